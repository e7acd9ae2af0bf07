"""Acts on Link tests: the plan proposed and agreed, and what the tests of a letter's Link gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.words import counted
from models.tables import Letter, TestItem, TestPlan, TestResult

__all__ = ["ItemFact", "ResultFact", "agree_test_plan", "propose_test_plan", "record_test_results"]


@dataclass(frozen=True, slots=True)
class ItemFact:
    """A test that a plan is to hold: its name, its limit and the unit of its results."""

    name: str
    limit: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ResultFact:
    """What one test gave; passed is None while nobody has said."""

    item: str
    result: str = ""
    passed: bool | None = None
    tested: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether it takes an earlier result away."""
        return not self.result.strip() and self.passed is None and not self.tested.strip()


@act(says="Proposed version {version} of the Link test plan, with {what}")
def propose_test_plan(doing: Doing, *, items: tuple[ItemFact, ...]) -> Mapping[str, object]:
    """Puts down a new version of the Link test plan; it is in force once it is agreed (EXB-5a)."""
    names = [item.name.strip() for item in items]
    if not all(names) or not names:
        raise Refusal("A test plan holds at least one test, and every test has a name (B-5(a)).", "EXB-5a")
    twice = next((name for name in names if [one.casefold() for one in names].count(name.casefold()) > 1), None)
    if twice is not None:
        raise Refusal(f"The plan names the test {twice} twice (B-5(a)).", "EXB-5a")
    version = (doing.session.scalar(select(func.max(TestPlan.version))) or 0) + 1
    plan = TestPlan(version=version, proposed_on=doing.on, agreed_on=None)
    for position, item in enumerate(items, 1):
        limit, unit = item.limit.strip(), item.unit.strip()
        plan.items.append(TestItem(position=position, name=item.name.strip(), limit=limit, unit=unit))
    doing.session.add(plan)
    return {"version": version, "what": counted(len(names), "test")}


@act(says="The parties agreed version {version} of the Link test plan on {day}")
def agree_test_plan(doing: Doing, *, version: int, agreed_on: date) -> Mapping[str, object]:
    """Records the day on which the parties agreed a version of the Link test plan (EXB-5a)."""
    plan = doing.session.scalar(select(TestPlan).where(TestPlan.version == version))
    if plan is None:
        raise Refusal(f"There is no version {version} of the Link test plan.", "EXB-5a")
    day, name = day_words(agreed_on), f"Version {version} of the Link test plan"
    if plan.agreed_on is not None:
        raise Refusal(f"{name} was agreed on {day_words(plan.agreed_on)} (B-5(a)).", "EXB-5a")
    if agreed_on < plan.proposed_on:
        proposed = day_words(plan.proposed_on)
        raise Refusal(f"{name} was proposed on {proposed}; it cannot have been agreed on {day}.", "EXB-5a")
    if agreed_on > doing.on:
        raise Refusal(f"{day} has not come yet on {day_words(doing.on)}; nothing can have been agreed then.", "EXB-5a")
    plan.agreed_on = agreed_on
    return {"day": day}


@act(says="Entered {what} for {letter}")
def record_test_results(
    doing: Doing, *, letter: str, results: tuple[ResultFact, ...], tested_on: date
) -> Mapping[str, object]:
    """Records what tests of a letter's Link gave, by the names of its plan; a result that says nothing is removed."""
    row = records.letter(doing.session, letter)
    _refuse_day(doing, row, tested_on)
    if not results:
        raise Refusal("Enter the result of at least one test (B-5(b)).", "EXB-5b-2")
    items = {
        item.name.casefold(): item
        for item in doing.session.scalars(select(TestItem).where(TestItem.plan_id == row.plan_id))
    }
    query = select(TestResult).where(TestResult.letter_id == row.id)
    known = {result.item_id: result for result in doing.session.scalars(query)}
    for one in results:
        item = items.get(one.item.strip().casefold())
        if item is None:
            names = ", ".join(item.name for item in sorted(items.values(), key=lambda item: item.position))
            raise Refusal(f"The test plan of {letter} has no test {one.item}; it has {names or 'none'}.", "EXB-5a")
        _write(doing, row, item, known.get(item.id), one, tested_on)
    return {"what": counted(len(results), "test result")}


def _refuse_day(doing: Doing, letter: Letter, tested_on: date) -> None:
    """Refuses a day of testing before the letter or after the day of the act."""
    day = day_words(tested_on)
    if tested_on < letter.issued_on:
        issued = day_words(letter.issued_on)
        raise Refusal(f"{letter.number} is dated {issued}; its tests cannot be of {day} (B-5(b)).", "EXB-5b-2")
    if tested_on > doing.on:
        raise Refusal(
            f"{day} has not come yet on {day_words(doing.on)}; nothing can have been tested then.", "EXB-5b-2"
        )


def _write(
    doing: Doing, letter: Letter, item: TestItem, before: TestResult | None, fact: ResultFact, tested_on: date
) -> None:
    """Writes one result in the place of an earlier one, or takes it away."""
    if fact.says_nothing:
        if before is not None:
            doing.session.delete(before)
        return
    if before is None:
        before = TestResult(letter_id=letter.id, item_id=item.id)
        doing.session.add(before)
    before.result, before.tested = fact.result.strip(), fact.tested.strip()
    before.passed, before.tested_on = fact.passed, tested_on
