"""Permits, approvals and warranties: what stands, what has run out, what nobody has answered (MA-5.3, MA-13.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.clause import Known, Why, clause, day_words
from models.rules.permit_facts import ApprovalFacts, GrantFacts, PermitFacts, WarrantyFacts
from models.rules.reminders import leads_of
from models.rules.words import counted, listed

__all__ = [
    "ANSWER_DAYS",
    "EXPIRY_LEAD",
    "PermitStanding",
    "PermitState",
    "answer_awaited",
    "contractor_untold",
    "expires_soon",
    "last_grant",
    "missing_permits",
    "permit_standing",
    "permits_warning",
    "warranty_holds",
]

ANSWER_DAYS = 10
"""Days after which an unanswered request is spoken of; the agreement names none (MA-13.6)."""
EXPIRY_LEAD = max(leads_of("R20"))
"""Days before an expiry from which it is spoken of (R20)."""


class PermitState(StrEnum):
    """How a permit stands."""

    MISSING = "missing"
    HELD = "held"
    EXPIRED = "expired"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        """The state as a chip says it."""
        return {"missing": "Not obtained", "held": "Held", "expired": "Expired"}.get(self, "Not needed")

    @property
    def is_open(self) -> bool:
        """Whether it is still to be obtained or renewed."""
        return self in (PermitState.MISSING, PermitState.EXPIRED)


@dataclass(frozen=True, slots=True)
class PermitStanding:
    """Where a permit stands on a day, and until when it holds; without an expiry it holds until taken back."""

    state: PermitState
    on: date | None
    expires_on: date | None
    why: Why


def last_grant(permit: PermitFacts, as_of: date) -> GrantFacts | None:
    """The permit as it was last obtained by a day."""
    held = [one for one in permit.grants if one.obtained_on <= as_of]
    return max(held, key=lambda one: (one.expires_on or date.max, one.obtained_on), default=None)


@clause("MA-5.3", "EXB-7", "EXE-7")
def permit_standing(permit: PermitFacts, as_of: date) -> PermitStanding:
    """Whether a permit is held on a day."""
    rule, clauses = "A permit holds from the day it is obtained to its expiry", ("MA-5.3", "EXB-7")
    facts = [("Asked for", day_words(permit.asked_on))]
    grant = last_grant(permit, as_of)
    if grant is not None:
        expires = "no expiry" if grant.expires_on is None else f"to {day_words(grant.expires_on)}"
        reference = f", {grant.reference}" if grant.reference else ""
        facts.append(("Obtained", f"{day_words(grant.obtained_on)}, {expires}{reference}"))
    if permit.dropped_on is not None and permit.dropped_on <= as_of:
        facts.append(("Not needed", f"since {day_words(permit.dropped_on)}"))
        return PermitStanding(PermitState.DROPPED, permit.dropped_on, None, Why(rule, clauses, tuple(facts)))
    why = Why(rule, clauses, tuple(facts))
    if grant is None:
        return PermitStanding(PermitState.MISSING, None, None, why)
    if grant.expires_on is not None and grant.expires_on < as_of:
        return PermitStanding(PermitState.EXPIRED, grant.expires_on, grant.expires_on, why)
    return PermitStanding(PermitState.HELD, grant.obtained_on, grant.expires_on, why)


@clause("MA-5.3", "EXB-7", "EXE-7")
def missing_permits(site: str, permits: Sequence[PermitFacts], as_of: date) -> tuple[PermitFacts, ...]:
    """The permits of a building or a facility that are not held on a day."""
    return tuple(one for one in permits if one.site == site and permit_standing(one, as_of).state.is_open)


@clause("MA-5.3", "EXB-7")
def permits_warning(site: str, permits: Sequence[PermitFacts], as_of: date) -> str | None:
    """That permits are lacking where work is to be done or equipment stands, or None."""
    lacking = missing_permits(site, permits, as_of)
    if not lacking:
        return None
    names = listed([f"{one.what} ({one.number})" for one in lacking])
    return f"{counted(len(lacking), 'permit')} for {site} {'is' if len(lacking) == 1 else 'are'} not held: {names}."


@clause("MA-5.3", "EXE-6", "EXD-1.2")
def expires_soon(expires_on: date | None, as_of: date) -> bool:
    """Whether an expiry has come so near that it is spoken of, or has passed."""
    return expires_on is not None and (expires_on - as_of).days <= EXPIRY_LEAD


@clause("MA-13.6")
def answer_awaited(approval: ApprovalFacts) -> Known[date] | None:
    """The day from which an unanswered request is spoken of; None once it is answered.

    Nothing follows in the agreement from that day: it only says that no answer may be delayed without reason.
    """
    if approval.answered_on is not None:
        return None
    day = approval.asked_on + timedelta(days=ANSWER_DAYS)
    rule = f"Not to be delayed without reason; spoken of {ANSWER_DAYS} days after it was asked, the text names no days"
    if approval.kind.sole_discretion:
        rule = f"At Winstar's sole discretion; spoken of {ANSWER_DAYS} days after it was asked"
    return Known(day, Why(rule, ("MA-13.6",), (("Asked", day_words(approval.asked_on)),)))


@clause("EXE-1k")
def contractor_untold(approval: ApprovalFacts) -> bool:
    """Whether an approved contractor was not yet told in writing to look only to Customer for payment."""
    return approval.kind.works and bool(approval.granted) and approval.told_on is None


@clause("EXD-1.2")
def warranty_holds(warranty: WarrantyFacts, on: date) -> bool:
    """Whether a manufacturer's warranty covers a component on a day."""
    return warranty.starts_on <= on <= warranty.ends_on
