"""What the watch says of facilities: occupancy (K24), licences, leases, abandonment and liens (R20, R21)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.collocation_facts import FacilityFacts
from models.rules.facilities import (
    FacilityState,
    facility_standing,
    lease,
    licence_end,
    licence_start,
    licensed,
    removal_due,
    renewal_effort_due,
    title_lost,
)
from models.rules.findings import Finding, Urgency
from models.rules.occupancy import Condition, occupancy_gate, unmet
from models.rules.permits import EXPIRY_LEAD
from models.rules.spaces import lien_due
from models.rules.state import State
from models.rules.watch_permits import WATCHERS as PERMIT_WATCHERS
from models.rules.watch_spaces import WATCHERS as SPACE_WATCHERS
from models.rules.words import Side, counted, listed, short_day, tag_of

__all__ = [
    "WATCHERS",
    "leases_due",
    "leases_unknown",
    "licences_ending",
    "liens_due",
    "occupancy_unmet",
    "preparations_awaited",
    "removals_due",
    "schedules_unsigned",
]


def _occupied(facility: FacilityFacts) -> bool:
    """Whether Customer is in a Space: equipment stands there, or somebody is in it now."""
    return bool(facility.items) or any(one.out_on is None for one in facility.visits)


@clause("EXE-1b", "EXE-1e", "EXE-5c", "EXE-6")
def occupancy_unmet(state: State) -> Iterator[Finding]:
    """K24: every Space that is occupied, or fitted out, although conditions of Exhibit E are not met."""
    for facility in state.collocation.facilities:
        if facility_standing(facility, state.terms, state.as_of, state.readings).state is FacilityState.ENDED:
            continue
        lacking = unmet(occupancy_gate(facility, state.collocation, state.terms, state.as_of, state.readings))
        if not _occupied(facility):
            lacking = tuple(one for one in lacking if one.clause == "EXE-1e")
        if lacking:
            yield _unmet(state, facility, lacking)


def _unmet(state: State, facility: FacilityFacts, lacking: tuple[Condition, ...]) -> Finding:
    """The conditions of one Space that are not met."""
    barred = any(one.bars for one in lacking)
    facts = tuple((tag_of(one.clause), one.detail or one.words) for one in lacking)
    cited = tuple(dict.fromkeys(one.clause for one in lacking))
    return Finding(
        "K24",
        lacking[0].clause,
        f"{facility.number}: {counted(len(lacking), 'condition')} of Exhibit E not met",
        " ".join(one.sentence for one in lacking),
        Side.CUSTOMER,
        ("facility", facility.number),
        chip="Not to be occupied" if barred else "Check",
        detail=facility.name,
        act=_settles(lacking[0]),
        button="Open facility",
        urgency=Urgency.UNDATED if barred else Urgency.STANDING,
        why=Why("Everything Exhibit E asks before a Space is occupied, as it stands that day", cited, facts),
    )


def _settles(condition: Condition) -> str:
    """The act that meets a condition."""
    return {
        "EXE-1b": "sign_collocation_schedule",
        "EXE-1c": "attach_to_schedule",
        "EXE-3a": "finish_preparation",
        "EXE-6": "enter_certificate",
    }.get(condition.clause, "remove_equipment")


@clause("EXE-1b")
def schedules_unsigned(state: State) -> Iterator[Finding]:
    """K24: every Collocation Schedule that one or both parties have not signed."""
    for facility in state.collocation.facilities:
        last = facility.schedules[-1] if facility.schedules else None
        if last is None or last.signed_on is not None:
            continue
        sides = ((Side.CUSTOMER, last.customer_signed_on), (Side.WINSTAR, last.winstar_signed_on))
        lacking = [side for side, day in sides if day is None]
        names = {Side.CUSTOMER: state.customer, Side.WINSTAR: facility.affiliate or state.winstar}
        who = listed([names[side] for side in lacking])
        found = Finding(
            "K24",
            "EXE-1b",
            f"Sign the Collocation Schedule of {facility.number}",
            f"Version {last.version} of {day_words(last.dated_on)} binds nobody until {who} "
            f"{'has' if len(lacking) == 1 else 'have'} signed it.",
            lacking[0] if len(lacking) == 1 else None,
            ("facility", facility.number),
            detail=facility.name,
            act="sign_collocation_schedule",
            button="Open facility",
        )
        yield found if last.requested_on is None else state.due(last.requested_on, found)


@clause("EXE-3a")
def preparations_awaited(state: State) -> Iterator[Finding]:
    """K24: every signed Schedule whose Requested Service Date has come while the Space is not ready."""
    for facility in state.collocation.facilities:
        start = licence_start(facility)
        signed = [one for one in facility.schedules if one.signed_on is not None]
        if isinstance(start, Known) or not signed or facility.prepared_on is not None:
            continue
        requested = signed[0].requested_on
        if requested is None or requested > state.as_of + timedelta(days=EXPIRY_LEAD):
            continue
        found = Finding(
            "K24",
            "EXE-3a",
            f"Prepare the Space in {facility.number}",
            f"{state.customer} asked for service from {day_words(requested)}; {state.winstar} has not finished "
            "preparing the Space, so the licence has not begun.",
            Side.WINSTAR,
            ("facility", facility.number),
            detail=facility.name,
            act="finish_preparation",
            button="Open facility",
            why=start.why,
        )
        yield state.due(requested, found)


@clause("EXE-3a")
def leases_due(state: State) -> Iterator[Finding]:
    """R20: the effort to renew every lease that ends before the Term, 120 days before it ends."""
    for facility in state.collocation.facilities:
        due = renewal_effort_due(facility, state.terms)
        if not isinstance(due, Known) or (due.value - state.as_of).days > EXPIRY_LEAD:
            continue
        held, effort = lease(facility), facility.renewal_effort_on
        assert isinstance(held, Known)
        assert held.value is not None
        newest = max(one.learned_on for one in facility.leases)
        if (effort is not None and effort >= newest) or held.value < state.as_of:
            continue
        found = Finding(
            "R20",
            "EXE-3a",
            f"Renew the lease of {facility.number}",
            f"{state.winstar}'s lease ends on {day_words(held.value)}, before the Term. {state.winstar} makes a good "
            f"faith effort to renew it by {short_day(due.value, state.as_of)}.",
            Side.WINSTAR,
            ("facility", facility.number),
            detail=facility.name,
            act="record_renewal_effort",
            button="Open facility",
            why=due.why,
        )
        yield state.due(due.value, found)


@clause("EXE-3a")
def leases_unknown(state: State) -> Iterator[Finding]:
    """R20: every licence whose end cannot be said because nobody entered Winstar's lease."""
    for facility in state.collocation.facilities:
        end = licence_end(facility, state.terms, state.readings)
        if isinstance(end, Unknown) and licensed(facility, state.terms, state.as_of, state.readings):
            yield Finding(
                "R20",
                "EXE-3a",
                f"Enter the lease of {facility.number}",
                f"The end of the licence cannot be said: {end.missing}.",
                Side.WINSTAR,
                ("facility", facility.number),
                chip="End not known",
                detail=facility.name,
                act="record_lease",
                button="Open facility",
                missing=end.missing,
                urgency=Urgency.STANDING,
                why=end.why,
            )


@clause("EXE-3a", "EXE-3b")
def licences_ending(state: State) -> Iterator[Finding]:
    """R20: every licence that ends within 60 days."""
    for facility in state.collocation.facilities:
        end = licence_end(facility, state.terms, state.readings)
        if not isinstance(end, Known) or not licensed(facility, state.terms, state.as_of, state.readings):
            continue
        if (end.value - state.as_of).days > EXPIRY_LEAD:
            continue
        found = Finding(
            "R20",
            "EXE-3a",
            f"The licence of {facility.number} ends",
            f"{state.customer} occupies the Space until {day_words(end.value)} and has "
            f"{counted(state.terms.collocation.abandoned_after_days, 'day')} from then to take its equipment out.",
            Side.CUSTOMER,
            ("facility", facility.number),
            detail=facility.name,
            act="record_equipment_out",
            button="Open facility",
            why=end.why,
        )
        yield state.due(end.value, found)


@clause("EXE-3b")
def removals_due(state: State) -> Iterator[Finding]:
    """R21: the last day to take equipment out after a licence ended; from the day after, title is lost."""
    for facility in state.collocation.facilities:
        now = facility_standing(facility, state.terms, state.as_of, state.readings)
        due = removal_due(facility, state.terms, state.readings)
        if not isinstance(due, Known) or now.state not in (FacilityState.ENDED, FacilityState.ABANDONED):
            continue
        lost = title_lost(facility, state.terms, state.as_of, state.readings)
        if lost is not None:
            if facility.items:
                yield _lost(state, facility, lost)
            continue
        found = Finding(
            "R21",
            "EXE-3b",
            f"Remove the equipment from {facility.number}",
            f"The licence ended. {counted(len(facility.items), 'item')} of {state.customer}'s "
            f"{'has' if len(facility.items) == 1 else 'have'} to be out by {day_words(due.value)}; what is left then "
            "is abandoned and its title lost.",
            Side.CUSTOMER,
            ("facility", facility.number),
            detail=facility.name,
            act="record_equipment_out",
            button="Open facility",
            why=due.why,
        )
        yield state.due(due.value, found)


def _lost(state: State, facility: FacilityFacts, lost: Known[date]) -> Finding:
    """What was left behind too long."""
    return Finding(
        "R21",
        "EXE-3b",
        f"{facility.number}: equipment abandoned",
        f"{counted(len(facility.items), 'item')} stayed beyond the last day to remove them; {state.customer} lost all "
        "rights and title to them.",
        Side.CUSTOMER,
        ("facility", facility.number),
        chip="Title lost",
        detail=facility.name,
        button="Open facility",
        urgency=Urgency.STANDING,
        why=lost.why,
    )


@clause("EXE-1k")
def liens_due(state: State) -> Iterator[Finding]:
    """R21: every lien that is neither discharged nor bonded off."""
    for lien in state.collocation.liens:
        if lien.settled_on is not None:
            continue
        due = lien_due(lien, state.terms)
        found = Finding(
            "R21",
            "EXE-1k",
            f"Clear the lien {lien.number} of {lien.claimant}",
            f"{state.customer} learned on {day_words(lien.learned_on)} of the lien against {lien.against.words}; it is "
            f"discharged or bonded off by {day_words(due.value)}.",
            Side.CUSTOMER,
            ("lien", lien.number),
            detail=lien.facility,
            act="settle_lien",
            button="Open lien",
            why=due.why,
        )
        yield state.due(due.value, found)


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    occupancy_unmet,
    schedules_unsigned,
    preparations_awaited,
    leases_due,
    leases_unknown,
    licences_ending,
    removals_due,
    liens_due,
    *SPACE_WATCHERS,
    *PERMIT_WATCHERS,
)
"""Every check and reminder here, for the watch."""
