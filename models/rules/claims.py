"""Claims and what may run out: the year for a claim, a tax claim's 30 Business Days, certificates, filings, the log."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.case_facts import AssignmentGround, ClaimFacts, ClaimKind, InstrumentFacts, LogFacts, LogKind
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.delivery import received
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, counted, party

__all__ = [
    "ClaimStanding",
    "ClaimState",
    "InstrumentState",
    "claim_by",
    "claim_notified",
    "claim_standing",
    "consultation_missing",
    "guarantor",
    "instrument_state",
    "notify_by",
    "why_not_assign",
    "why_not_control",
    "why_not_end_instrument",
    "why_not_notify",
    "why_not_renew",
    "why_not_settle",
    "years_after",
]


def years_after(day: date, years: int) -> date:
    """The same day so many years on; February 29 ends with February where there is none (GCL 30)."""
    last = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


@clause("MA-12.2", "MA-13.12")
def claim_by(known_on: date, terms: Terms) -> Known[date]:
    """The last day to notify a claim: one year after its facts were known or should have been."""
    years = terms.on(known_on).disputes.claim_notice_years
    last = years_after(known_on, years)
    facts = (("Facts known", day_words(known_on)), ("Sum", f"{day_words(known_on)} + {counted(years, 'year')}"))
    rule = f"{counted(years, 'year')} from the day the facts were or should have been known"
    return Known(last, Why(rule, ("MA-12.2", "MA-13.12"), facts))


@clause("MA-12.2", "MA-6.4d", "MA-11.1", "MA-11.2")
def notify_by(claim: ClaimFacts, calendar: Calendar, terms: Terms) -> Known[date] | Unknown:
    """The last day to notify a claim: 30 Business Days for a tax claim, one year for any other."""
    if claim.kind is not ClaimKind.TAX:
        return claim_by(claim.known_on, terms)
    return _tax_notice(claim.known_on, calendar, terms)


@clause("MA-6.4d", "MA-1.1c")
def _tax_notice(received_on: date, calendar: Calendar, terms: Terms) -> Known[date] | Unknown:
    """30 Business Days from the day a tax claim was received."""
    days = terms.on(received_on).taxes.claim_notice_business_days
    counted = calendar.count(received_on, days)
    why = Why(
        f"{days} Business Days from the day the claim was received",
        ("MA-6.4d", *counted.why.clauses),
        (("Received", day_words(received_on)), *counted.why.facts),
        counted.why.days,
        counted.why.readings,
    )
    return Known(counted.value, why) if isinstance(counted, Known) else Unknown(counted.missing, why)


@clause("MA-13.2")
def claim_notified(claim: ClaimFacts, calendar: Calendar, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The day the other party was notified of a claim."""
    if claim.noticed_on is None:
        why = Why("The day the notice of the claim counts as given", ("MA-13.2",))
        return Unknown(f"no notice of {claim.number} is recorded", why)
    return received(claim.delivery, calendar, f"the notice of {claim.number}", readings)


class ClaimState(StrEnum):
    """How far a claim has come."""

    OPEN = "open"
    SENT = "sent"
    LAPSED = "lapsed"
    NOTIFIED = "notified"
    NOTIFIED_LATE = "notified_late"
    SETTLED = "settled"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "open": "To be notified",
            "sent": "Notice not counted yet",
            "lapsed": "Not notified in time",
            "notified": "Notified",
            "notified_late": "Notified late",
            "settled": "Settled",
        }[self]


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """Where a claim stands on a day, the last day to notify it, and how that came about."""

    number: str
    state: ClaimState
    on: date
    next_on: date | None
    missing: str
    why: Why


@clause("MA-12.2", "MA-6.4d")
def claim_standing(
    claim: ClaimFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> ClaimStanding:
    """Where a claim stands at the end of a day."""
    due, given = notify_by(claim, calendar, terms), claim_notified(claim, calendar, readings)
    last = due.value if isinstance(due, Known) else None
    if claim.settled_on is not None:
        return ClaimStanding(claim.number, ClaimState.SETTLED, claim.settled_on, None, "", due.why)
    if isinstance(given, Known):
        late = last is not None and given.value > last
        state = ClaimState.NOTIFIED_LATE if late else ClaimState.NOTIFIED
        return ClaimStanding(claim.number, state, given.value, None, "", due.why)
    if last is not None and last < as_of:
        return ClaimStanding(claim.number, ClaimState.LAPSED, last, last, "", due.why)
    state = ClaimState.OPEN if claim.noticed_on is None else ClaimState.SENT
    missing = given.missing if state is ClaimState.SENT else "" if last else _missing(due)
    return ClaimStanding(claim.number, state, claim.known_on, last, missing, due.why)


def _missing(due: Known[date] | Unknown) -> str:
    """What is missing for the last day of a claim."""
    return due.missing if isinstance(due, Unknown) else ""


def _settled(claim: ClaimFacts) -> str | None:
    """That a claim is settled, or None."""
    return f"{claim.number} was settled on {day_words(claim.settled_on)}." if claim.settled_on is not None else None


@clause("MA-12.2", "MA-6.4d")
def why_not_notify(claim: ClaimFacts) -> str | None:
    """Why a claim cannot be notified, or None; one notified late is recorded as late."""
    if claim.noticed_on is not None:
        return f"{claim.number} was notified by the notice of {day_words(claim.noticed_on)} (12.2)."
    return _settled(claim)


@clause("MA-6.4d")
def why_not_control(claim: ClaimFacts, side: Side, terms: Terms) -> str | None:
    """Why a party cannot elect to control the response to a claim, or None: only for the tax return it signed."""
    if claim.kind is not ClaimKind.TAX:
        return f"{claim.number} is no tax claim; only the signer of a return may elect to control one (6.4(d))."
    if claim.controls_on is not None and claim.controller is not None:
        name = party(terms, claim.controller)
        return f"{name} controls the response to {claim.number} since {day_words(claim.controls_on)} (6.4(d))."
    return _settled(claim)


@clause("MA-12.0")
def why_not_settle(claim: ClaimFacts) -> str | None:
    """Why a claim cannot be recorded as settled, or None."""
    return _settled(claim)


class InstrumentState(StrEnum):
    """Whether a certificate or a filing holds."""

    ASKED = "asked"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    RENEWED = "renewed"
    ENDED = "ended"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "asked": "Asked for",
            "in_force": "In force",
            "expired": "Lapsed",
            "renewed": "Renewed",
            "ended": "Ended",
        }[self]


@clause("MA-6.4c", "M-6.2-2")
def instrument_state(paper: InstrumentFacts, as_of: date) -> InstrumentState:
    """Whether a certificate or a filing holds on a day; its last day is the one typed in."""
    if paper.ended_on is not None:
        return InstrumentState.ENDED
    if paper.renewed_by:
        return InstrumentState.RENEWED
    if paper.given_on is None:
        return InstrumentState.ASKED
    lapsed = paper.expires_on is not None and paper.expires_on < as_of
    return InstrumentState.EXPIRED if lapsed else InstrumentState.IN_FORCE


@clause("MA-6.4c", "M-6.2-2")
def why_not_renew(paper: InstrumentFacts) -> str | None:
    """Why a certificate or a filing cannot be renewed, or None."""
    if paper.renewed_by:
        return f"{paper.number} was renewed by {paper.renewed_by}."
    if paper.ended_on is not None:
        return f"{paper.number} ended on {day_words(paper.ended_on)}."
    return None


@clause("MA-6.4c", "M-6.2-2")
def why_not_end_instrument(paper: InstrumentFacts) -> str | None:
    """Why a certificate or a filing cannot be ended, or None."""
    return why_not_renew(paper)


@clause("MA-13.1", "MA-1.1a")
def why_not_assign(entry: LogFacts) -> str | None:
    """Why an assignment does not hold, or None: it needs written consent or one of the four exceptions."""
    if entry.ground is None:
        return "Say what lets the party assign: written consent, or one of the exceptions of 13.1."
    if entry.ground is AssignmentGround.SPIN_OFF and entry.side is not Side.CUSTOMER:
        return "Only Customer may assign to a successor Affiliate in a spin-off (13.1(b))."
    if entry.ground is AssignmentGround.CONSENT and entry.agreed_on is None:
        return "The other party's written consent comes first; enter its day (13.1(b))."
    if entry.ground is AssignmentGround.CONSENT and entry.agreed_on is not None and entry.agreed_on > entry.on:
        given = day_words(entry.agreed_on)
        return f"The consent of {given} comes after the assignment of {day_words(entry.on)}; it comes first (13.1(b))."
    return None


@clause("MA-13.1")
def guarantor(entry: LogFacts) -> bool:
    """Whether the assignor stays liable as guarantor: of an Affiliate it assigned to."""
    return entry.kind is LogKind.ASSIGNMENT and entry.ground is AssignmentGround.AFFILIATE


@clause("MA-2")
def consultation_missing(entry: LogFacts) -> bool:
    """Whether Customer took a public position without consulting Winstar first."""
    if entry.kind is not LogKind.POSITION or entry.side is not Side.CUSTOMER:
        return False
    return entry.agreed_on is None or entry.agreed_on > entry.on
