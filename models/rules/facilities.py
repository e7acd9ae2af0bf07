"""Facilities: their Collocation Schedules, when a licence begins and ends, and what follows (Exhibit E, 1 and 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.collocation_facts import EndReason, FacilityFacts, MoveFacts, ScheduleFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = [
    "FacilityStanding",
    "FacilityState",
    "binding",
    "facility_standing",
    "lease",
    "licence_end",
    "licence_start",
    "licensed",
    "move_earliest",
    "move_warning",
    "removal_due",
    "renewal_effort_due",
    "schedule_in_force",
    "title_lost",
]


class FacilityState(StrEnum):
    """How far a facility has come."""

    NO_SCHEDULE = "no_schedule"
    UNSIGNED = "unsigned"
    UNKNOWN = "unknown"
    COMING = "coming"
    LICENSED = "licensed"
    ENDED = "ended"
    REMOVED = "removed"
    ABANDONED = "abandoned"

    @property
    def words(self) -> str:
        """The state as a chip says it."""
        return {
            "no_schedule": "No Schedule",
            "unsigned": "Not signed by both",
            "unknown": "Start not known",
            "coming": "Licence to come",
            "licensed": "Licensed",
            "ended": "Licence ended",
            "removed": "Cleared",
        }.get(self, "Abandoned, title lost")


@dataclass(frozen=True, slots=True)
class FacilityStanding:
    """Where a facility stands on a day, since when, and why."""

    number: str
    state: FacilityState
    on: date | None
    start: Known[date] | Unknown
    end: Known[date] | Unknown
    why: Why
    missing: str = ""


def schedule_in_force(facility: FacilityFacts) -> ScheduleFacts | None:
    """The last version of its Collocation Schedule that both parties signed."""
    signed = [one for one in facility.schedules if one.signed_on is not None]
    return max(signed, key=lambda one: one.version, default=None)


@clause("EXE-1b", "E-1")
def binding(facility: FacilityFacts) -> Known[date] | Unknown:
    """The day Exhibit E came to bind the parties for a facility: both have signed a Collocation Schedule for it."""
    rule = "The day the second party signed the Collocation Schedule"
    if not facility.schedules:
        return Unknown(f"{facility.number} has no Collocation Schedule", Why(rule, ("EXE-1b",)))
    signed = [one for one in facility.schedules if one.signed_on is not None]
    if not signed:
        last = facility.schedules[-1]
        sides = (("Customer", last.customer_signed_on), (facility.affiliate or "Winstar", last.winstar_signed_on))
        lacking = " and ".join(name for name, day in sides if day is None)
        facts = tuple((f"Signed by {name}", day_words(day)) for name, day in sides if day is not None)
        missing = f"the signature of {lacking} under the Collocation Schedule of {facility.number} is not recorded"
        return Unknown(missing, Why(rule, ("EXE-1b",), facts))
    first = min(signed, key=lambda one: one.version)
    assert first.customer_signed_on is not None
    assert first.winstar_signed_on is not None
    facts = (
        ("Signed by Customer", day_words(first.customer_signed_on)),
        (f"Signed by {facility.affiliate or 'Winstar'}", day_words(first.winstar_signed_on)),
    )
    return Known(max(first.customer_signed_on, first.winstar_signed_on), Why(rule, ("EXE-1b",), facts))


@clause("EXE-3a")
def licence_start(facility: FacilityFacts) -> Known[date] | Unknown:
    """The day the licence begins: the Requested Service Date, or the day the Space is ready, whichever is later."""
    rule = "The later of the Requested Service Date and the day Winstar finished preparing the Space"
    why = Why(rule, ("EXE-3a", "EXE-1b"))
    signed = binding(facility)
    if isinstance(signed, Unknown):
        return Unknown(signed.missing, Why(rule, why.clauses, signed.why.facts))
    signed_ones = [one for one in facility.schedules if one.signed_on is not None]
    requested = min(signed_ones, key=lambda one: one.version).requested_on
    facts = [("Signed by both", day_words(signed.value))]
    if requested is None:
        missing = f"the Collocation Schedule of {facility.number} names no Requested Service Date"
        return Unknown(missing, Why(rule, why.clauses, tuple(facts)))
    facts.append(("Requested Service Date", day_words(requested)))
    if facility.prepared_on is None:
        missing = f"the day Winstar finished preparing {facility.number} is not recorded"
        return Unknown(missing, Why(rule, why.clauses, tuple(facts)))
    facts.append(("Space ready", day_words(facility.prepared_on)))
    return Known(max(requested, facility.prepared_on), Why(rule, why.clauses, tuple(facts)))


def lease(facility: FacilityFacts) -> Known[date | None] | Unknown:
    """The day Winstar's own interest in a facility ends as it was last learned; None where it needs no lease."""
    if not facility.leases:
        return Unknown(
            f"the day Winstar's lease of {facility.number} ends is not entered",
            Why("The end of Winstar's lease", ("EXE-3a",)),
        )
    last = max(facility.leases, key=lambda one: one.learned_on)
    ends = "no lease is needed" if last.ends_on is None else day_words(last.ends_on)
    source = f", {last.source}" if last.source else ""
    facts = (("Winstar's lease ends", f"{ends} (learned {day_words(last.learned_on)}{source})"),)
    return Known(last.ends_on, Why("The end of Winstar's lease, as it was last learned", ("EXE-3a",), facts))


@clause("EXE-3a", "EXE-3c", "EXE-5d", "MA-3")
def licence_end(facility: FacilityFacts, terms: Terms, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The day the licence ends: with the Term or Winstar's lease, whichever is earlier, or the day it was ended."""
    rule = "The earlier of the end of the Term and the end of Winstar's lease"
    clauses, used = ("EXE-3a", "MA-3"), ("AMB-37", "AMB-49")
    term_end = terms.agreement.term_end
    facts = [("End of the Term", day_words(term_end))]
    held = lease(facility)
    facts += held.why.facts
    leased = min(held.value or term_end, term_end) if isinstance(held, Known) else term_end
    if facility.ended_on is not None:
        reason = facility.end_reason or EndReason.AGREED
        cited = {EndReason.TAKING: "EXE-3c", EndReason.SHARING: "EXE-5d"}.get(reason, "EXE-3a")
        facts.append(("Ended", f"{day_words(facility.ended_on)}, {reason.words}"))
        why = Why(
            "The day the licence was ended, if it had not ended before", (cited, *clauses), tuple(facts), (), used
        )
        return Known(min(facility.ended_on, leased), why)
    why = Why(rule, clauses, tuple(facts), readings=used)
    return Unknown(held.missing, why) if isinstance(held, Unknown) else Known(leased, why)


def licensed(facility: FacilityFacts, terms: Terms, day: date, readings: Readings = RECOMMENDED) -> bool:
    """Whether Customer holds the licence of a Space on a day; an end nobody knows has not come."""
    start, end = licence_start(facility), licence_end(facility, terms, readings)
    begun = isinstance(start, Known) and start.value <= day
    return begun and not (isinstance(end, Known) and end.value < day)


@clause("EXE-3a")
def renewal_effort_due(facility: FacilityFacts, terms: Terms) -> Known[date] | Unknown | None:
    """The day by which Winstar tries to renew a lease that ends before the Term; None where none does."""
    held, term_end = lease(facility), terms.agreement.term_end
    if isinstance(held, Unknown):
        return Unknown(held.missing, Why(_effort_rule(_effort_days(terms)), ("EXE-3a",)))
    ends = held.value
    if facility.ended_on is not None or ends is None or ends >= term_end:
        return None
    days = _effort_days(terms.reached(lambda law: ends - timedelta(days=_effort_days(law))))
    due, rule = ends - timedelta(days=days), _effort_rule(days)
    sum_words = f"{day_words(ends)} less {counted(days, 'day')} = {day_words(due)}"
    facts = (*held.why.facts, ("End of the Term", day_words(term_end)), ("Sum", sum_words))
    return Known(due, Why(rule, ("EXE-3a", "MA-1.1f"), facts))


def _effort_days(law: Terms) -> int:
    """How many days before the end of a lease its renewal is tried."""
    return law.collocation.lease_renewal_effort_days_before


def _effort_rule(days: int) -> str:
    """The rule of the effort to renew."""
    return f"{counted(days, 'day')} before the end of a lease that ends before the Term"


@clause("EXE-3b")
def removal_due(facility: FacilityFacts, terms: Terms, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The last day to take Customer's equipment out before it counts as abandoned."""
    end = licence_end(facility, terms, readings)
    law = terms.on(end.value) if isinstance(end, Known) else terms
    days = law.collocation.abandoned_after_days
    rule = f"{counted(days, 'day')} after the licence ended"
    if isinstance(end, Unknown):
        return Unknown(end.missing, Why(rule, ("EXE-3b",), end.why.facts, readings=end.why.readings))
    due = end.value + timedelta(days=days)
    facts = (*end.why.facts, ("Sum", f"{day_words(end.value)} plus {counted(days, 'day')} = {day_words(due)}"))
    return Known(due, Why(rule, ("EXE-3b", "MA-1.1f"), facts, readings=end.why.readings))


@clause("EXE-3b")
def title_lost(
    facility: FacilityFacts, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> Known[date] | None:
    """The day Customer lost title to what it left behind: the day after the last day to remove it; None if it did not.

    Where no item stands and none was taken out late, nothing was left behind.
    """
    due = removal_due(facility, terms, readings)
    if isinstance(due, Unknown) or due.value >= as_of:
        return None
    out_on = max(filter(None, (facility.removed_on, facility.last_out_on)), default=None)
    if not facility.items and (out_on is None or out_on <= due.value):
        return None
    removed = "not all" if facility.items or out_on is None else day_words(out_on)
    facts = (*due.why.facts, ("Last day to remove", day_words(due.value)), ("Removed", removed))
    rule = "What is not removed by that day is abandoned; Customer loses all rights and title"
    return Known(due.value + timedelta(days=1), Why(rule, ("EXE-3b",), facts, readings=due.why.readings))


@clause("EXE-1b", "EXE-3a", "EXE-3b")
def facility_standing(
    facility: FacilityFacts, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> FacilityStanding:
    """Where a facility stands on a day."""
    start, end = licence_start(facility), licence_end(facility, terms, readings)

    def stands(state: FacilityState, on: date | None, why: Why, missing: str = "") -> FacilityStanding:
        return FacilityStanding(facility.number, state, on, start, end, why, missing)

    if isinstance(start, Unknown):
        state = FacilityState.NO_SCHEDULE if not facility.schedules else FacilityState.UNKNOWN
        if facility.schedules and schedule_in_force(facility) is None:
            state = FacilityState.UNSIGNED
        return stands(state, None, start.why, start.missing)
    if isinstance(end, Known) and end.value < as_of:
        lost = title_lost(facility, terms, as_of, readings)
        if lost is not None:
            return stands(FacilityState.ABANDONED, lost.value, lost.why)
        if facility.removed_on is not None or not facility.items:
            return stands(FacilityState.REMOVED, facility.removed_on or facility.last_out_on or end.value, end.why)
        return stands(FacilityState.ENDED, end.value, end.why)
    if start.value > as_of:
        return stands(FacilityState.COMING, start.value, start.why)
    return stands(FacilityState.LICENSED, start.value, start.why, end.missing if isinstance(end, Unknown) else "")


@clause("EXE-5f")
def move_earliest(move: MoveFacts, terms: Terms) -> Known[date]:
    """The earliest day Winstar may move a Space: so many days after its written notice, sooner in an emergency."""
    days = terms.on(move.noticed_on).collocation.space_relocation_notice_days
    noticed = ("Written notice", day_words(move.noticed_on))
    if move.emergency:
        rule = "In an emergency, such time as may be reasonable"
        return Known(move.noticed_on, Why(rule, ("EXE-5f",), (noticed, ("Emergency", move.why or "yes"))))
    earliest = move.noticed_on + timedelta(days=days)
    sum_words = f"{day_words(move.noticed_on)} plus {counted(days, 'day')} = {day_words(earliest)}"
    rule = f"{counted(days, 'day')} after the prior written notice"
    return Known(earliest, Why(rule, ("EXE-5f", "MA-1.1f"), (noticed, ("Sum", sum_words))))


@clause("EXE-5f")
def move_warning(move: MoveFacts, terms: Terms) -> str | None:
    """That a Space is to be moved sooner than its notice allows, or None."""
    earliest = move_earliest(move, terms).value
    if move.moves_on >= earliest:
        return None
    return (
        f"{move.number} moves the Space on {day_words(move.moves_on)}; by the notice of {day_words(move.noticed_on)} "
        f"the earliest day is {day_words(earliest)}."
    )
