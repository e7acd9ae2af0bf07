"""Disputes: the executives' 30 days, the arbitration, and performance meanwhile (MA-12.0 to MA-12.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.case_facts import DisputeFacts, FormalGround
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.terms import Terms
from models.rules.words import Side, listed, party

__all__ = [
    "DisputeStanding",
    "DisputeState",
    "appointments_missing",
    "arbitrators_missing",
    "dispute_standing",
    "excuses",
    "talks_end",
    "why_not_appoint",
    "why_not_arbitrator",
    "why_not_award",
    "why_not_go_formal",
    "why_not_resolve",
]


class DisputeState(StrEnum):
    """How far a dispute has come."""

    ASKED = "asked"
    TALKS = "talks"
    TALKS_OVER = "talks_over"
    ARBITRATION = "arbitration"
    COURT = "court"
    AWARDED = "awarded"
    RESOLVED = "resolved"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "asked": "Executives to be appointed",
            "talks": "Executives meet",
            "talks_over": "Open to arbitration",
            "arbitration": "Arbitration",
            "court": "Before a court",
            "awarded": "Decided",
            "resolved": "Resolved",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether the dispute goes on."""
        return self not in (DisputeState.AWARDED, DisputeState.RESOLVED)


def _appointments(dispute: DisputeFacts) -> tuple[tuple[Side, str, date | None], ...]:
    """Each party's executive and the day of the appointment."""
    return (
        (Side.CUSTOMER, dispute.customer_executive, dispute.customer_appointed_on),
        (Side.WINSTAR, dispute.winstar_executive, dispute.winstar_appointed_on),
    )


@clause("MA-12.1")
def appointments_missing(dispute: DisputeFacts) -> tuple[Side, ...]:
    """The parties that have not appointed their executive."""
    return tuple(side for side, _, day in _appointments(dispute) if day is None)


@clause("MA-12.1", "MA-1.1f")
def talks_end(dispute: DisputeFacts, terms: Terms) -> Known[date] | Unknown:
    """The last of the executives' days: 30 days from the later of the two appointments."""
    law = terms.on(max((day for _, _, day in _appointments(dispute) if day is not None), default=date.max))
    days = law.disputes.executive_days
    rule = f"{days} days from the later appointment of the two executives"
    missing = appointments_missing(dispute)
    if missing:
        names = listed([f"{party(terms, side)}'s" for side in missing])
        return Unknown(f"the appointment of {names} executive is not recorded", Why(rule, ("MA-12.1",)))
    appointed = [(side, who, day) for side, who, day in _appointments(dispute) if day is not None]
    later = max(day for _, _, day in appointed)
    facts = [
        (f"{party(terms, side)} appointed", f"{who}, {day_words(day)}".strip(", ")) for side, who, day in appointed
    ]
    facts.append(("Sum", f"{day_words(later)} + {days} days"))
    return Known(later + timedelta(days=days), Why(rule, ("MA-12.1", "MA-1.1f"), tuple(facts)))


@clause("MA-12.2")
def arbitrators_missing(dispute: DisputeFacts) -> tuple[Side | None, ...]:
    """The arbitrators still to be appointed: each party's, then the third (None), whom those two appoint."""
    days = ((Side.CUSTOMER, dispute.customer_arbitrator_on), (Side.WINSTAR, dispute.winstar_arbitrator_on))
    return tuple(side for side, day in (*days, (None, dispute.chair_on)) if day is None)


@clause("MA-12.3")
def excuses(dispute: DisputeFacts, as_of: date) -> str:
    """What a dispute excuses: nothing, least of all a payment, except what the issue itself makes impossible."""
    if dispute.resolved_on is not None and dispute.resolved_on <= as_of:
        return ""
    return f"{dispute.number} is open: both parties keep performing, and a dispute over payment stops no due date."


@dataclass(frozen=True, slots=True)
class DisputeStanding:
    """Where a dispute stands on a day: its state since when, the next day due, and how that came about."""

    number: str
    state: DisputeState
    on: date
    next_on: date | None
    next_words: str
    why: Why


@clause("MA-12.0", "MA-12.1", "MA-12.2")
def dispute_standing(dispute: DisputeFacts, terms: Terms, as_of: date) -> DisputeStanding:
    """Where a dispute stands at the end of a day."""
    end = talks_end(dispute, terms)
    if dispute.resolved_on is not None:
        return _standing(dispute, DisputeState.RESOLVED, dispute.resolved_on, end.why)
    if dispute.award_on is not None:
        why = Why("The arbitrators' award is final between the parties", ("MA-12.2",))
        return _standing(dispute, DisputeState.AWARDED, dispute.award_on, why)
    if dispute.formal_on is not None:
        court = dispute.ground is FormalGround.INJUNCTION
        return _standing(dispute, DisputeState.COURT if court else DisputeState.ARBITRATION, dispute.formal_on, end.why)
    if isinstance(end, Unknown):
        return _standing(dispute, DisputeState.ASKED, dispute.asked_on, end.why)
    if end.value < as_of:
        return _standing(dispute, DisputeState.TALKS_OVER, end.value + timedelta(days=1), end.why)
    words = "Executives' last day"
    return DisputeStanding(dispute.number, DisputeState.TALKS, dispute.asked_on, end.value, words, end.why)


def _standing(dispute: DisputeFacts, state: DisputeState, on: date, why: Why) -> DisputeStanding:
    """A standing with nothing due next."""
    return DisputeStanding(dispute.number, state, on, None, "", why)


def _ended(dispute: DisputeFacts) -> str | None:
    """How a dispute ended already, or None."""
    if dispute.resolved_on is not None:
        return f"{dispute.number} was resolved on {day_words(dispute.resolved_on)} (12.1)."
    if dispute.award_on is not None:
        return f"{dispute.number} was decided by the award of {day_words(dispute.award_on)} (12.2)."
    return None


@clause("MA-12.1")
def why_not_appoint(dispute: DisputeFacts, side: Side, terms: Terms) -> str | None:
    """Why a party cannot appoint its executive, or None."""
    if side not in appointments_missing(dispute):
        day = dispute.customer_appointed_on if side is Side.CUSTOMER else dispute.winstar_appointed_on
        assert day is not None
        return f"{party(terms, side)} appointed its executive for {dispute.number} on {day_words(day)} (12.1)."
    if dispute.formal_on is not None:
        return f"{dispute.number} left the executives on {day_words(dispute.formal_on)} (12.2)."
    return _ended(dispute)


@clause("MA-12.1", "MA-12.2")
def why_not_go_formal(dispute: DisputeFacts, ground: FormalGround, on: date, terms: Terms) -> str | None:
    """Why a dispute cannot go to arbitration or to a court, or None: the talks come first unless excepted."""
    if dispute.formal_on is not None:
        return f"{dispute.number} left the executives on {day_words(dispute.formal_on)} already (12.2)."
    if ended := _ended(dispute):
        return ended
    if ground is not FormalGround.TALKS_FAILED:
        return None
    end = talks_end(dispute, terms)
    if isinstance(end, Unknown):
        return f"{dispute.number} stays with the executives: {end.missing} (12.1)."
    if on <= end.value:
        last = day_words(end.value)
        return f"{dispute.number} stays with the executives until {last}; arbitration may follow the day after (12.1)."
    return None


@clause("MA-12.2")
def why_not_arbitrator(dispute: DisputeFacts, side: Side | None) -> str | None:
    """Why an arbitrator cannot be appointed, or None: each party one, and those two the third (`side` None)."""
    if ended := _ended(dispute):
        return ended
    if dispute.formal_on is None:
        return f"{dispute.number} is not in arbitration yet (12.2)."
    missing = arbitrators_missing(dispute)
    if side not in missing:
        return f"That arbitrator of {dispute.number} is appointed already (12.2)."
    if side is None and len(missing) > 1:
        return f"The parties' two arbitrators appoint the third; {dispute.number} does not have both yet (12.2)."
    return None


@clause("MA-12.2")
def why_not_award(dispute: DisputeFacts) -> str | None:
    """Why no award can be recorded, or None: three arbitrators make it."""
    if ended := _ended(dispute):
        return ended
    if dispute.formal_on is None:
        return f"{dispute.number} is not in arbitration yet (12.2)."
    if arbitrators_missing(dispute):
        return f"Three arbitrators decide; not all of {dispute.number} are appointed (12.2)."
    return None


@clause("MA-12.1", "MA-12.2")
def why_not_resolve(dispute: DisputeFacts) -> str | None:
    """Why a dispute cannot be recorded as resolved between the parties, or None."""
    return _ended(dispute)
