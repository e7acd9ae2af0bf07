"""The Link test plan in its versions: proposed, in force, amended, passed over."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.link_test_plan import PlanFacts, PlanStanding, plan_standing, version_in_force, why_not_agree

JUN_30, JUL_28, AUG_1, AUG_10 = date(2000, 6, 30), date(2000, 7, 28), date(2000, 8, 1), date(2000, 8, 10)
PLANS = (PlanFacts(1, JUN_30, JUL_28), PlanFacts(2, JUL_28), PlanFacts(3, AUG_1, AUG_10))


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(2000, 6, 29), None), (JUN_30, 1), (date(2000, 7, 27), 1), (JUL_28, 1), (AUG_1, 1), (AUG_10, 3)],
)
def test_the_version_last_agreed_is_in_force(day: date, version: int | None) -> None:
    assert version_in_force(PLANS, day) == version


def test_while_none_is_agreed_the_last_proposed_one_is_used() -> None:
    assert version_in_force((PlanFacts(1, JUN_30), PlanFacts(2, JUL_28)), AUG_1) == 2


@pytest.mark.parametrize(
    ("version", "day", "stands", "words"),
    [
        (1, JUN_30, PlanStanding.PROPOSED, "Proposed"),
        (1, JUL_28, PlanStanding.IN_FORCE, "In force"),
        (1, AUG_10, PlanStanding.AMENDED, "Amended since"),
        (2, AUG_1, PlanStanding.PROPOSED, "Proposed"),
        (2, AUG_10, PlanStanding.PASSED_OVER, "Never agreed"),
        (3, AUG_1, PlanStanding.PROPOSED, "Proposed"),
        (3, AUG_10, PlanStanding.IN_FORCE, "In force"),
    ],
)
def test_every_version_has_its_standing(version: int, day: date, stands: PlanStanding, words: str) -> None:
    found = plan_standing(version, PLANS, day)
    assert (found, found.words) == (stands, words)


@pytest.mark.parametrize(
    ("version", "agreed_on", "reason"),
    [
        (2, AUG_1, None),
        (4, AUG_1, "There is no version 4"),
        (1, AUG_1, "was agreed on Fri 28 Jul 2000"),
        (2, JUN_30, "was proposed on Fri 28 Jul 2000; it cannot have been agreed on Fri 30 Jun 2000"),
        (2, date(2000, 8, 11), "has not come yet on Thu 10 Aug 2000"),
    ],
)
def test_a_version_is_agreed_once_and_on_a_day_that_can_be(version: int, agreed_on: date, reason: str | None) -> None:
    found = why_not_agree(version, PLANS, agreed_on, AUG_10)
    assert found is None if reason is None else reason in str(found)


def test_a_version_may_be_agreed_the_day_it_is_proposed_and_the_day_it_is_recorded() -> None:
    assert why_not_agree(2, PLANS, JUL_28, AUG_10) is None
    assert why_not_agree(2, PLANS, AUG_10, AUG_10) is None
