"""Acts on Link tests: the plan proposed and agreed, and what the tests of a letter's Link gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.queries.link_tests import plan_in_force
from models.rules.clause import day_words
from models.rules.link_test_plan import PlanFacts, why_not_agree
from models.rules.words import counted, listed
from models.tables import Letter, LetterLink, Link, TestItem, TestPlan, TestResult

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
    _refuse_same_plan(doing, plan)
    doing.session.add(plan)
    return {"version": version, "what": counted(len(names), "test")}


def _refuse_same_plan(doing: Doing, plan: TestPlan) -> None:
    """Refuses a version that asks for the tests of the last one."""
    last = doing.session.scalars(select(TestPlan).order_by(TestPlan.version.desc()).limit(1)).first()
    tests = [[(item.name, item.limit, item.unit) for item in one.items] for one in (plan, last) if one is not None]
    if last is not None and tests[0] == tests[1]:
        raise Refusal(f"Version {last.version} of the test plan has these tests already (B-5(a)).", "EXB-5a")


@act(says="The parties agreed version {version} of the Link test plan on {day}")
def agree_test_plan(doing: Doing, *, version: int, agreed_on: date) -> Mapping[str, object]:
    """Records the day on which the parties agreed a version of the Link test plan (EXB-5a)."""
    plans = {plan.version: plan for plan in doing.session.scalars(select(TestPlan))}
    facts = [PlanFacts(one.version, one.proposed_on, one.agreed_on) for one in plans.values()]
    if reason := why_not_agree(version, facts, agreed_on, doing.on):
        raise Refusal(reason, "EXB-5a")
    plans[version].agreed_on = agreed_on
    return {"day": day_words(agreed_on)}


@act(says="Entered {what} for {name}")
def record_test_results(
    doing: Doing,
    *,
    letter: str,
    results: tuple[ResultFact, ...],
    tested_on: date,
    link: str = "",
    again: bool = False,
) -> Mapping[str, object]:
    """Records what tests of a letter's Link gave, by the names of the plan in force on the day (EXB-5b-2).

    A test of another day, or one made `again` on the same day, is kept beside the earlier ones; otherwise the day's
    result is corrected. One that says nothing takes the latest away. `link` names the Link where a letter has several.
    """
    row = records.letter(doing.session, letter)
    _refuse_day(doing, row, tested_on)
    if not results:
        raise Refusal("Enter the result of at least one test (B-5(b)).", "EXB-5b-2")
    tested = _tested(doing, row, link)
    plan = plan_in_force(doing.session, tested_on)
    items = {item.name.casefold(): item for item in (plan.items if plan is not None else ())}
    for one in results:
        item = items.get(one.item.strip().casefold())
        if plan is None or item is None:
            raise Refusal(_no_such_test(plan, one.item, tested_on), "EXB-5a")
        _write(doing, TestResult(letter_id=row.id, link_id=tested.id, item_id=item.id, tested_on=tested_on), one, again)
    name = f"{tested.number} of {letter}" if link else letter
    return {"what": counted(len(results), "test result"), "name": name}


def _no_such_test(plan: TestPlan | None, name: str, tested_on: date) -> str:
    """That the plan in force on a day does not hold a test."""
    if plan is None:
        return f"No Link test plan was proposed by {day_words(tested_on)} (B-5(a))."
    names = ", ".join(item.name for item in plan.items)
    which = f"Version {plan.version} of the Link test plan, in force on {day_words(tested_on)},"
    return f"{which} has no test {name}; it has {names} (B-5(a))."


def _tested(doing: Doing, letter: Letter, link: str) -> Link:
    """The Link of a letter that was tested; it has to be named where the letter has several."""
    query = select(Link).join(LetterLink, LetterLink.link_id == Link.id).where(LetterLink.letter_id == letter.id)
    links = {row.number: row for row in doing.session.scalars(query.order_by(LetterLink.id))}
    names = listed(list(links))
    if link and link not in links:
        raise Refusal(f"{letter.number} does not name {link}; it names {names} (1.1(n)).", "MA-1.1n")
    if not link and len(links) > 1:
        raise Refusal(f"{letter.number} names {names}; say which of them was tested (B-5(b)).", "EXB-5b-2")
    return links[link] if link else next(iter(links.values()))


def _refuse_day(doing: Doing, letter: Letter, tested_on: date) -> None:
    """Refuses a day of testing before the letter, after it was withdrawn, or after the day of the act."""
    day = day_words(tested_on)
    if letter.withdrawn_on is not None and tested_on >= letter.withdrawn_on:
        withdrawn = day_words(letter.withdrawn_on)
        raise Refusal(f"{letter.number} was withdrawn on {withdrawn}; nothing is tested for it (B-5(b)).", "EXB-5b-2")
    if tested_on < letter.issued_on:
        issued = day_words(letter.issued_on)
        raise Refusal(f"{letter.number} is dated {issued}; its tests cannot be of {day} (B-5(b)).", "EXB-5b-2")
    if tested_on > doing.on:
        raise Refusal(
            f"{day} has not come yet on {day_words(doing.on)}; nothing can have been tested then.", "EXB-5b-2"
        )


def _write(doing: Doing, made: TestResult, fact: ResultFact, again: bool) -> None:
    """Writes one result: another beside the earlier ones, or in the place of the day's, or takes that away."""
    query = select(TestResult).where(
        TestResult.letter_id == made.letter_id,
        TestResult.link_id == made.link_id,
        TestResult.item_id == made.item_id,
        TestResult.tested_on <= made.tested_on,
    )
    order = (TestResult.tested_on.desc(), TestResult.attempt.desc())
    before = doing.session.scalars(query.order_by(*order).limit(1)).first()
    if fact.says_nothing:
        if before is not None:
            doing.session.delete(before)
        return
    if before is not None and before.tested_on != made.tested_on:
        before = None
    if before is None or again:
        made.attempt = before.attempt + 1 if before is not None else 1
        doing.session.add(made)
        before = made
    before.result, before.tested, before.passed = fact.result.strip(), fact.tested.strip(), fact.passed
