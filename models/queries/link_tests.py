"""The Link test plan in its versions, and what the tests of letters' links gave (EXB-5a, EXB-5b-2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from models.rules.link_test_plan import PlanFacts, PlanStanding, plan_standing, version_in_force
from models.tables import Letter, LetterLink, Link, TestItem, TestPlan, TestResult

__all__ = [
    "EarlierResult",
    "PlanItem",
    "PlanRow",
    "Tally",
    "TestRow",
    "plan_in_force",
    "plan_of",
    "results",
    "tallies",
    "test_plan",
    "test_plans",
    "tests_by",
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
    standing: PlanStanding = PlanStanding.PROPOSED


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """What a test gave before it was made again, and by which version of the plan."""

    version: int
    name: str
    result: str
    passed: bool | None
    tested: str
    tested_on: date


@dataclass(frozen=True, slots=True)
class TestRow:
    """One test of a letter's plan with its latest result; passed is None while nobody has said."""

    __test__ = False  # pytest is not meant to collect it

    position: int
    name: str
    limit: str
    unit: str
    result: str = ""
    passed: bool | None = None
    tested: str = ""
    tested_on: date | None = None
    link: str = ""  # named where a letter has several
    earlier: tuple[EarlierResult, ...] = ()  # the latest first

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


# -- the plan --------------------------------------------------------------------------------------------------


def plan_in_force(session: Session, day: date) -> TestPlan | None:
    """The plan last agreed by a day; while none is, the one last proposed (EXB-5a)."""
    plans = {plan.version: plan for plan in session.scalars(select(TestPlan))}
    version = version_in_force(_facts(plans.values()), day)
    return plans[version] if version is not None else None


def _facts(plans: Iterable[TestPlan]) -> list[PlanFacts]:
    """The versions as the rules look at them."""
    return [PlanFacts(plan.version, plan.proposed_on, plan.agreed_on) for plan in plans]


def test_plan(session: Session, as_of: date) -> PlanRow | None:
    """The plan in force on a day with its tests, or None before the first was proposed."""
    plan = plan_in_force(session, as_of)
    return next((one for one in test_plans(session, as_of) if plan is not None and one.version == plan.version), None)


def test_plans(session: Session, as_of: date) -> list[PlanRow]:
    """Every version proposed by a day, the newest first."""
    return [one for one in _all_plans(session, as_of) if one.proposed_on <= as_of]


def _all_plans(session: Session, as_of: date) -> list[PlanRow]:
    """Every version as it stood on a day, the newest first."""
    plans = list(session.scalars(select(TestPlan).options(selectinload(TestPlan.items)).order_by(-TestPlan.version)))
    facts = _facts(plans)
    return [
        PlanRow(
            plan.version,
            plan.proposed_on,
            plan.agreed_on if plan.agreed_on is not None and plan.agreed_on <= as_of else None,
            tuple(PlanItem(item.name, item.limit, item.unit) for item in plan.items),
            plan_standing(plan.version, facts, as_of),
        )
        for plan in plans
    ]


def plan_of(session: Session, letter: str, as_of: date, closed_on: date | None = None) -> PlanRow | None:
    """The plan a letter's links are tested by: that of the latest results, else the one in force until it closed."""
    closed = {} if closed_on is None else {letter: closed_on}
    version = _versions(session, as_of, [letter], _made(session, as_of, [letter]), closed).get(letter)
    return next((one for one in _all_plans(session, as_of) if one.version == version), None)


# -- the results -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Made:
    """One result as recorded, with its item and version."""

    letter: str
    link: str
    version: int
    position: int
    name: str
    result: str
    passed: bool | None
    tested: str
    tested_on: date

    @property
    def earlier(self) -> EarlierResult:
        """The result as one that was followed by another."""
        return EarlierResult(self.version, self.name, self.result, self.passed, self.tested, self.tested_on)


def _made(session: Session, as_of: date, letters: Sequence[str] | None) -> dict[str, list[_Made]]:
    """The results recorded for tests made by a day, in the order of the tests, by the letter's number."""
    query = (
        select(
            Letter.number,
            Link.number.label("link"),
            TestPlan.version,
            TestItem.position,
            TestItem.name,
            TestResult.result,
            TestResult.passed,
            TestResult.tested,
            TestResult.tested_on,
        )
        .join(Letter, Letter.id == TestResult.letter_id)
        .join(TestItem, TestItem.id == TestResult.item_id)
        .join(TestPlan, TestPlan.id == TestItem.plan_id)
        .outerjoin(Link, Link.id == TestResult.link_id)
        .where(TestResult.tested_on <= as_of)
        .order_by(TestResult.tested_on, TestResult.attempt, TestResult.id)
    )
    if letters is not None:
        query = query.where(Letter.number.in_(letters))
    found: dict[str, list[_Made]] = defaultdict(list)
    for row in session.execute(query):
        found[row.number].append(
            _Made(
                row.number,
                row.link or "",
                row.version,
                row.position,
                row.name,
                row.result,
                row.passed,
                row.tested,
                row.tested_on,
            )
        )
    return found


def _versions(
    session: Session,
    as_of: date,
    letters: Sequence[str] | None,
    made: Mapping[str, Sequence[_Made]],
    closed: Mapping[str, date],
) -> dict[str, int | None]:
    """The version of the plan each letter is tested by: that of its latest result, else the one in force."""
    query = select(Letter.number)
    if letters is not None:
        query = query.where(Letter.number.in_(letters))
    facts = _facts(session.scalars(select(TestPlan)))
    days = {as_of, *closed.values()}
    in_force = {day: version_in_force(facts, day) for day in days}
    return {
        number: made[number][-1].version if made.get(number) else in_force[closed.get(number, as_of)]
        for number in session.scalars(query)
    }


def tests_of(session: Session, letter: str, as_of: date) -> tuple[TestRow, ...]:
    """Every test of a letter's plan in order, with its latest result where one was recorded by a day."""
    return results(session, letter, plan_of(session, letter, as_of), as_of)


def tests_by(session: Session, letter: str, tested_on: date) -> tuple[PlanRow | None, tuple[TestRow, ...]]:
    """The plan by which a test made on a day is judged, and its tests with what is recorded by then."""
    plan = test_plan(session, tested_on)
    return plan, results(session, letter, plan, tested_on)


def results(session: Session, letter: str, plan: PlanRow | None, as_of: date) -> tuple[TestRow, ...]:
    """The tests of a version with a letter's results: for each of its links where it has several."""
    if plan is None:
        return ()
    made = _made(session, as_of, [letter]).get(letter, [])
    links = _links(session, letter)
    named = links if len(links) > 1 else [""]
    return tuple(
        _row(position, item, plan.version, link, [one for one in made if link in ("", one.link)])
        for link in named
        for position, item in enumerate(plan.items, 1)
    )


def _row(position: int, item: PlanItem, version: int, link: str, made: list[_Made]) -> TestRow:
    """One test with its latest result by this version; those before it, and those by other versions, are earlier."""
    mine = [one for one in made if one.name.casefold() == item.name.casefold()]
    last = next((one for one in reversed(mine) if one.version == version), None)
    earlier = tuple(one.earlier for one in reversed(mine) if one is not last)
    row = TestRow(position, item.name, item.limit, item.unit, link=link, earlier=earlier)
    if last is None:
        return row
    return replace(row, result=last.result, passed=last.passed, tested=last.tested, tested_on=last.tested_on)


def _links(session: Session, letter: str) -> list[str]:
    """The links a letter names, in its order."""
    query = (
        select(Link.number)
        .join(LetterLink, LetterLink.link_id == Link.id)
        .join(Letter, Letter.id == LetterLink.letter_id)
        .where(Letter.number == letter)
        .order_by(LetterLink.id)
    )
    return list(session.scalars(query))


def tallies(
    session: Session, as_of: date, numbers: Iterable[str] | None = None, closed: Mapping[str, date] | None = None
) -> dict[str, Tally]:
    """How far the tests of each letter are, by its number; `closed` tells when letters were closed."""
    letters = None if numbers is None else tuple(numbers)
    made, links = _made(session, as_of, letters), _link_counts(session, letters)
    versions = _versions(session, as_of, letters, made, closed or {})
    sizes = {plan.version: len(plan.items) for plan in _all_plans(session, as_of)}
    found = {}
    for number, version in versions.items():
        latest = {(one.link, one.position): one for one in made.get(number, ()) if one.version == version}
        done = [one for one in latest.values() if one.result or one.passed is not None]
        total = sizes.get(version or 0, 0) * max(links.get(number, 1), 1)
        found[number] = Tally(total, len(done), sum(one.passed is False for one in done))
    return found


def _link_counts(session: Session, letters: Sequence[str] | None) -> dict[str, int]:
    """How many links each letter names."""
    query = select(Letter.number).join(LetterLink, LetterLink.letter_id == Letter.id)
    if letters is not None:
        query = query.where(Letter.number.in_(letters))
    counts: dict[str, int] = defaultdict(int)
    for number in session.scalars(query):
        counts[number] += 1
    return counts
