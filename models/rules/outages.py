"""Outages: whether Winstar responded within three hours and restored service within five (EXD-3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.rules.clause import Why, clause, day_words
from models.rules.moments import Span, common, day_at, day_ends, length_words, minutes, moment_words
from models.rules.service_facts import OutageFacts, SuspensionCause, SuspensionFacts
from models.rules.terms import Terms
from models.rules.terms_service import ServiceLevels

__all__ = [
    "Standing",
    "Verdict",
    "is_down",
    "known_outage",
    "known_outages",
    "levels_of",
    "response",
    "restoration",
    "shares",
    "suspended",
    "why_not_outage",
    "why_not_times",
]


class Standing(StrEnum):
    """How a clock of an outage stands."""

    MET = "met"
    MISSED = "missed"
    RUNNING = "running"
    LATE = "late"  # runs still, past its time
    STILL = "still"  # does not run

    @property
    def is_open(self) -> bool:
        """Whether what the clock waits for has not come."""
        return self in (Standing.RUNNING, Standing.LATE, Standing.STILL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One clock of an outage at a moment: how it stands, the minutes that ran, and by when it is met."""

    standing: Standing
    words: str
    minutes: int | None
    by: datetime | None
    why: Why


def known_outage(outage: OutageFacts, at: datetime) -> OutageFacts | None:
    """An outage as it was known at a moment: later moments and judgements dropped; None before it was noticed."""

    def past(when: datetime | None) -> datetime | None:
        return when if when is not None and when <= at else None

    if outage.start > at:
        return None
    day = day_at(at - timedelta(microseconds=1), outage.zone)
    judged = outage.judged_on is not None and outage.judged_on <= day
    return replace(
        outage,
        reported_at=past(outage.reported_at),
        known_at=past(outage.known_at),
        access_at=past(outage.access_at),
        responded_at=past(outage.responded_at),
        restored_at=past(outage.restored_at),
        cause=outage.cause if judged else None,
        customer_share=outage.customer_share if judged else None,
        judged_on=outage.judged_on if judged else None,
        found=outage.found if judged else "",
        event=outage.event if judged else "",
        window=outage.window if judged else "",
    )


def known_outages(outages: Sequence[OutageFacts], as_of: date) -> tuple[OutageFacts, ...]:
    """The outages noticed by the end of a day at their site, as they were known then."""
    found = (known_outage(one, day_ends(as_of, one.zone)) for one in outages)
    return tuple(one for one in found if one is not None)


def is_down(outage: OutageFacts, at: datetime) -> bool:
    """Whether the outage lasts at a moment."""
    return outage.start <= at and (outage.restored_at is None or outage.restored_at > at)


@clause("MA-5.1", "EXD-4B")
def suspended(
    suspensions: Sequence[SuspensionFacts],
    link: str,
    at: datetime,
    cause: SuspensionCause = SuspensionCause.INTERFERENCE,
) -> tuple[Span, ...]:
    """The stretches up to a moment in which a Link was suspended for a cause."""
    return tuple(
        Span(one.start, min(one.end or at, at))
        for one in suspensions
        if one.cause is cause and one.covers(link) and one.start is not None and one.start < at
    )


def _all_suspended(outage: OutageFacts, suspensions: Sequence[SuspensionFacts], at: datetime) -> tuple[Span, ...]:
    """The stretches in which every Link of an outage was suspended for interference."""
    found: tuple[Span, ...] = (Span(outage.start, at),) if at > outage.start else ()
    for link in outage.links:
        found = common(found, suspended(suspensions, link, at))
    return found


@clause("EXD-3.1", "MA-13.13")
def levels_of(outage: OutageFacts, terms: Terms) -> ServiceLevels:
    """The hours an outage is answered by: those in force on the day it was reported or known."""
    return terms.on(day_at(outage.start, outage.zone)).service_levels


@clause("EXD-3.1", "MA-5.1")
def response(outage: OutageFacts, suspensions: Sequence[SuspensionFacts], terms: Terms, at: datetime) -> Verdict:
    """Whether Winstar started work within its hours of Customer's notification; a duty that runs with access only."""
    hours = levels_of(outage, terms).response_hours
    rule = f"Winstar starts work within {hours} hours of Customer's notification, given access where it is needed"
    facts = _facts(outage, "reported_at", "access_at", "responded_at")
    if outage.reported_at is None:
        return _still("Not reported", rule, (*facts, ("Runs", "not: Customer has not notified Winstar")))
    if outage.access_needed and outage.access_at is None:
        return _still("No access", rule, (*facts, ("Runs", "not: access is needed and was not given")))
    waits = outage.access_at if outage.access_needed else None
    start = max(outage.reported_at, waits) if waits else outage.reported_at
    if outage.responded_at is None and outage.restored_at is not None:
        facts = (*facts, ("Restored", moment_words(outage.restored_at, outage.zone)))
        if outage.restored_at - start > timedelta(hours=hours):
            return _still("Start not recorded", rule, facts)
    done = outage.responded_at or outage.restored_at
    return _verdict(_Clock(outage, "Responded", start, done, hours, rule, facts), suspensions, at)


@clause("EXD-3.1", "MA-5.1")
def restoration(outage: OutageFacts, suspensions: Sequence[SuspensionFacts], terms: Terms, at: datetime) -> Verdict:
    """Whether service was restored within its hours of notification or of knowing otherwise; a goal, not a duty."""
    hours = levels_of(outage, terms).restore_goal_hours
    rule = f"Winstar's goal is to restore service within {hours} hours of notification, or of knowing otherwise"
    facts = _facts(outage, "reported_at", "known_at", "restored_at")
    return _verdict(_Clock(outage, "Restored", outage.start, outage.restored_at, hours, rule, facts), suspensions, at)


MOMENTS = {
    "reported_at": "Reported",
    "known_at": "Otherwise known",
    "access_at": "Access",
    "responded_at": "Work started",
    "restored_at": "Restored",
}


def _facts(outage: OutageFacts, *names: str) -> tuple[tuple[str, str], ...]:
    """The outage and those of its moments that a clock depends on."""
    found = [("Outage", outage.number)]
    for name in names:
        when: datetime | None = getattr(outage, name)
        words = moment_words(when, outage.zone) if when else "not recorded"
        if name == "access_at" and when is None and not outage.access_needed:
            words = "not needed"
        found.append((MOMENTS[name], words))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Clock:
    """A clock of an outage: what it waits for, from when, until when, and within how many hours."""

    outage: OutageFacts
    done_words: str
    start: datetime
    done: datetime | None
    hours: int
    rule: str
    facts: tuple[tuple[str, str], ...]


def _still(words: str, rule: str, facts: tuple[tuple[str, str], ...]) -> Verdict:
    """A clock that does not run."""
    return Verdict(Standing.STILL, words, None, None, Why(rule, ("EXD-3.1",), facts))


def _verdict(of: _Clock, suspensions: Sequence[SuspensionFacts], at: datetime) -> Verdict:
    """How a clock that runs stands at a moment; what was suspended for interference does not count."""
    end = max(of.start, of.done or at)
    stopped = _all_suspended(of.outage, suspensions, end)
    ran = minutes([Span(of.start, end)]) - minutes(common(stopped, [Span(of.start, end)]))
    allowed = of.hours * 60
    by = of.start + timedelta(minutes=allowed + minutes(common(stopped, [Span(of.start, end)])))
    facts = (
        *of.facts,
        *([("Suspended", length_words(minutes(common(stopped, [Span(of.start, end)]))))] if stopped else []),
        ("Ran", f"{length_words(ran)} of {length_words(allowed)}"),
        ("By", moment_words(by, of.outage.zone)),
    )
    clauses = ("EXD-3.1", "MA-5.1") if stopped else ("EXD-3.1",)
    in_time = ran <= allowed
    if of.done is not None:
        standing = Standing.MET if in_time else Standing.MISSED
        words = f"{of.done_words} in {length_words(ran)}"
    else:
        standing = Standing.RUNNING if in_time else Standing.LATE
        words = f"{length_words(allowed - ran)} left" if in_time else f"{length_words(ran - allowed)} late"
    return Verdict(standing, words, ran, by, Why(of.rule, clauses, facts))


@clause("EXD-3.3")
def shares(outage: OutageFacts) -> str:
    """Who bears the repair, by the shares of the cause found: one party, or both according to their share."""
    share = outage.customer_share
    if share is None:
        return "Cause not settled"
    if share == 100:
        return "Caused by Customer: at its cost, no credit"
    if share == 0:
        return "At Winstar's cost"
    return f"Cost shared: Customer {share}%, Winstar {100 - share}%"


@clause("EXD-3.1")
def why_not_times(outage: OutageFacts) -> str | None:
    """Why the moments of an outage cannot stand together, or None."""
    if outage.reported_at is None and outage.known_at is None:
        return "Say when the outage was reported, or when Winstar knew of it otherwise (D-3.1)."
    for name in ("access_at", "responded_at", "restored_at"):
        when: datetime | None = getattr(outage, name)
        if when is not None and when < outage.start:
            start = moment_words(outage.start, outage.zone)
            return f"{MOMENTS[name]} {moment_words(when, outage.zone)} lies before the outage of {start} (D-3.1)."
    if outage.responded_at and outage.restored_at and outage.restored_at < outage.responded_at:
        began = moment_words(outage.responded_at, outage.zone)
        return (
            f"Work on {outage.number or 'the outage'} started {began}; service was not restored by it before (D-3.1)."
        )
    return None


@clause("EXD-3.1", "EXD-6")
def why_not_outage(links: Sequence[str], standing: Sequence[str], day: date, terms: Terms) -> str | None:
    """Why an outage of these Links cannot be taken down, or None; `standing` are those mounted on the day."""
    if not links:
        return "Name at least one Link that is out of service (D-3.1)."
    odd = next((link for link in links if link not in standing), None)
    if odd is not None:
        return f"{odd} was not mounted on {day_words(day)} (D-3.1)."
    if day > terms.agreement.term_end:
        return f"Exhibit D ended on {day_words(terms.agreement.term_end)} (D-6)."
    return None
