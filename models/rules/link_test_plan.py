"""The Link test plan in its versions: which is in force on a day, and by which a test is judged (EXB-5a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.clause import clause, day_words

__all__ = ["PlanFacts", "PlanStanding", "plan_standing", "version_in_force", "why_not_agree"]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A version of the plan: when it was proposed, and when the parties agreed it."""

    version: int
    proposed_on: date
    agreed_on: date | None = None


class PlanStanding(StrEnum):
    """Where a version of the plan stands."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PASSED_OVER = "passed_over"

    @property
    def words(self) -> str:
        """The standing in words."""
        return {
            "proposed": "Proposed",
            "in_force": "In force",
            "amended": "Amended since",
            "passed_over": "Never agreed",
        }[self]


@clause("EXB-5a")
def version_in_force(plans: Sequence[PlanFacts], day: date) -> int | None:
    """The version last agreed by a day; while none is, the one last proposed; None before the first."""
    agreed = [(one.agreed_on, one.version) for one in plans if one.agreed_on is not None and one.agreed_on <= day]
    if agreed:
        return max(agreed)[1]
    return max((one.version for one in plans if one.proposed_on <= day), default=None)


@clause("EXB-5a")
def plan_standing(version: int, plans: Sequence[PlanFacts], day: date) -> PlanStanding:
    """Where one version stands on a day: a later agreement amends it, or passes it over."""
    mine = next(one for one in plans if one.version == version)
    agreed = mine.agreed_on is not None and mine.agreed_on <= day
    now = version_in_force(plans, day)
    if agreed:
        return PlanStanding.IN_FORCE if now == version else PlanStanding.AMENDED
    later = any(one.agreed_on and one.agreed_on <= day and one.version > version for one in plans)
    return PlanStanding.PASSED_OVER if later else PlanStanding.PROPOSED


@clause("EXB-5a")
def why_not_agree(version: int, plans: Sequence[PlanFacts], agreed_on: date, on: date) -> str | None:
    """Why a version cannot have been agreed on a day, recorded on another, or None."""
    mine = next((one for one in plans if one.version == version), None)
    if mine is None:
        return f"There is no version {version} of the Link test plan (B-5(a))."
    day, name = day_words(agreed_on), f"Version {version} of the Link test plan"
    if mine.agreed_on is not None:
        return f"{name} was agreed on {day_words(mine.agreed_on)} (B-5(a))."
    if agreed_on < mine.proposed_on:
        return f"{name} was proposed on {day_words(mine.proposed_on)}; it cannot have been agreed on {day} (B-5(a))."
    if agreed_on > on:
        return f"{day} has not come yet on {day_words(on)}; nothing can have been agreed then (B-5(a))."
    return None
