"""The Link test plan in its versions, and what the tests of letters' links gave (EXB-5a, EXB-5b-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.tables import Letter, TestItem, TestPlan, TestResult

__all__ = [
    "PlanItem",
    "PlanRow",
    "Tally",
    "TestRow",
    "plan_in_force",
    "plan_of",
    "tallies",
    "test_plan",
    "test_plans",
    "tests_of",
]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One test of a plan and its limit."""

    name: str
    limit: str
    unit: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A version of the Link test plan; agreed_on is None while it is only proposed."""

    version: int
    proposed_on: date
    agreed_on: date | None
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class TestRow:
    """One test of a letter's plan with its result; passed is None while nobody has said."""

    __test__ = False  # pytest is not meant to collect it

    position: int
    name: str
    limit: str
    unit: str
    result: str = ""
    passed: bool | None = None
    tested: str = ""
    tested_on: date | None = None

    @property
    def done(self) -> bool:
        """Whether the test was made: it has a result, or somebody said that it passed or failed."""
        return bool(self.result) or self.passed is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tests a letter's plan has, how many are done, and how many failed."""

    total: int = 0
    done: int = 0
    failed: int = 0


def plan_in_force(session: Session, day: date) -> TestPlan | None:
    """The plan last agreed by a day; while none is, the one last proposed (EXB-5a)."""
    agreed = select(TestPlan).where(TestPlan.agreed_on <= day).order_by(TestPlan.agreed_on.desc(), TestPlan.id.desc())
    proposed = select(TestPlan).where(TestPlan.proposed_on <= day).order_by(TestPlan.version.desc())
    return session.scalars(agreed.limit(1)).first() or session.scalars(proposed.limit(1)).first()


def test_plan(session: Session, as_of: date) -> PlanRow | None:
    """The plan in force on a day with its tests, or None before the first was proposed."""
    plan = plan_in_force(session, as_of)
    return _plan_row(plan, as_of) if plan else None


def test_plans(session: Session, as_of: date) -> list[PlanRow]:
    """Every version proposed by a day, the newest first."""
    plans = session.scalars(select(TestPlan).where(TestPlan.proposed_on <= as_of).order_by(TestPlan.version.desc()))
    return [_plan_row(plan, as_of) for plan in plans]


def plan_of(session: Session, letter: str, as_of: date) -> PlanRow | None:
    """The plan a letter's links are tested by: the one in force when it was issued."""
    plan = session.scalar(select(TestPlan).join(Letter, Letter.plan_id == TestPlan.id).where(Letter.number == letter))
    return _plan_row(plan, as_of) if plan else None


def _plan_row(plan: TestPlan, as_of: date) -> PlanRow:
    """A version as it stood on a day."""
    agreed_on = plan.agreed_on if plan.agreed_on is not None and plan.agreed_on <= as_of else None
    items = tuple(PlanItem(item.name, item.limit, item.unit) for item in plan.items)
    return PlanRow(plan.version, plan.proposed_on, agreed_on, items)


def tests_of(session: Session, letter: str, as_of: date) -> tuple[TestRow, ...]:
    """Every test of a letter's plan in order, with its result where one was recorded by a day."""
    query = (
        select(
            TestItem.position,
            TestItem.name,
            TestItem.limit,
            TestItem.unit,
            TestResult.result,
            TestResult.passed,
            TestResult.tested,
            TestResult.tested_on,
        )
        .join(Letter, Letter.plan_id == TestItem.plan_id)
        .outerjoin(
            TestResult,
            (TestResult.item_id == TestItem.id) & (TestResult.letter_id == Letter.id) & (TestResult.tested_on <= as_of),
        )
        .where(Letter.number == letter)
        .order_by(TestItem.position)
    )
    return tuple(
        TestRow(
            row.position, row.name, row.limit, row.unit, row.result or "", row.passed, row.tested or "", row.tested_on
        )
        for row in session.execute(query)
    )


def tallies(session: Session, as_of: date, numbers: Iterable[str] | None = None) -> dict[str, Tally]:
    """How far the tests of each letter are, by its number."""
    counting = select(TestItem.plan_id, func.count()).group_by(TestItem.plan_id)
    totals = {plan_id: number for plan_id, number in session.execute(counting)}
    made = (TestResult.result != "") | TestResult.passed.is_not(None)
    failed = TestResult.passed.is_(False)
    query = (
        select(
            Letter.number,
            Letter.plan_id,
            func.sum(case((made, 1), else_=0)),
            func.sum(case((failed, 1), else_=0)),
        )
        .outerjoin(TestResult, (TestResult.letter_id == Letter.id) & (TestResult.tested_on <= as_of))
        .group_by(Letter.number, Letter.plan_id)
    )
    if numbers is not None:
        query = query.where(Letter.number.in_(tuple(numbers)))
    return {
        number: Tally(totals.get(plan_id, 0), int(done), int(wrong))
        for number, plan_id, done, wrong in session.execute(query)
    }
