"""The Link test plan is proposed and agreed in versions; results belong to the version in force when they were made."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.letters import new_letter
from models.acts.link_tests import ItemFact, ResultFact, agree_test_plan, propose_test_plan, record_test_results
from models.errors import Refusal
from models.queries.letter_page import letter
from models.queries.link_tests import test_plan as plan_on
from models.queries.link_tests import test_plans as plans_on
from models.store import Store
from tests.builders import JUNE_30, do, result
from tests.planted import plant

JULY_28, NOV_14 = date(2000, 7, 28), date(2000, 11, 14)
NOV_27, NOV_28 = date(2000, 11, 27), date(2000, 11, 28)
LEVEL, ERRORS = "Receive level, near end", "Bit error rate, 24 h"


def issued(store: Store, on: date = NOV_14, link: str = "L-0001") -> str:
    """A letter for a newly planted link."""
    plant(store)
    return result(do(store, new_letter, on=on, links=(link,), issued_on=on), "letter")


def test_the_proposed_plan_is_used_until_one_is_agreed(any_store: Store) -> None:
    with any_store.reading() as session:
        plan = plan_on(session, JULY_28)
    assert plan is not None
    assert (plan.version, plan.agreed_on) == (1, None)
    done = do(any_store, agree_test_plan, on=JULY_28, version=1, agreed_on=JULY_28)
    assert done.sentence == "The parties agreed version 1 of the Link test plan on Fri 28 Jul 2000"
    with any_store.reading() as session:
        known, unknown = plan_on(session, JULY_28), plan_on(session, date(2000, 7, 27))
    assert known is not None
    assert unknown is not None
    assert (known.agreed_on, unknown.agreed_on) == (JULY_28, None)


def test_a_result_belongs_to_the_version_in_force_when_it_was_tested(any_store: Store) -> None:
    do(any_store, agree_test_plan, on=JULY_28, version=1, agreed_on=JULY_28)
    do(any_store, propose_test_plan, on=NOV_14, items=(ItemFact("Throughput", "≥ 150", "Mbit/s"),))
    old, other = issued(any_store), issued(any_store, NOV_14, "L-0002")
    level = (ResultFact(LEVEL, "−38.6", True),)
    do(any_store, record_test_results, on=NOV_27, letter=old, results=level, tested_on=NOV_27)
    do(any_store, agree_test_plan, on=NOV_28, version=2, agreed_on=NOV_28)
    with any_store.reading() as session:
        kept, fresh = letter(session, old, NOV_28), letter(session, other, NOV_28)
        assert (kept.plan.version, kept.row.tests.done, fresh.plan.version) == (1, 1, 2)
        assert [(one.version, one.standing) for one in plans_on(session, NOV_28)] == [(2, "in_force"), (1, "amended")]
        assert [one.version for one in plans_on(session, JULY_28)] == [1]
    with pytest.raises(Refusal, match="Version 2 of the Link test plan, in force on Tue 28 Nov 2000, has no test"):
        do(any_store, record_test_results, on=NOV_28, letter=old, results=level, tested_on=NOV_28)
    faster = (ResultFact("Throughput", "155", True),)
    do(any_store, record_test_results, on=NOV_28, letter=old, results=faster, tested_on=NOV_28)
    with any_store.reading() as session:
        assert [one.name for one in letter(session, old, NOV_28).tests] == ["Throughput"]
        assert letter(session, old, NOV_27).tests[0].result == "−38.6"


def test_a_test_made_again_keeps_the_earlier_result(any_store: Store) -> None:
    number = issued(any_store)
    made = (("−45", False, NOV_27, False), ("−44", False, NOV_28, False), ("−38.6", True, NOV_28, True))
    for level, passed, tested_on, again in made:
        facts = (ResultFact(LEVEL, level, passed),)
        do(any_store, record_test_results, on=NOV_28, letter=number, results=facts, tested_on=tested_on, again=again)
    with any_store.reading() as session:
        page = letter(session, number, NOV_28)
    assert (page.tests[0].result, page.row.tests.done, page.row.tests.failed) == ("−38.6", 1, 0)
    assert [one.result for one in page.tests[0].earlier] == ["−44", "−45"]


def test_of_several_links_each_is_tested_for_itself(any_store: Store) -> None:
    plant(any_store, 2)
    number = result(do(any_store, new_letter, on=NOV_14, links=("L-0001", "L-0002"), issued_on=NOV_14), "letter")
    some = (ResultFact(LEVEL, "−38.6", True),)
    with pytest.raises(Refusal, match="names L-0001 and L-0002; say which of them was tested"):
        do(any_store, record_test_results, on=NOV_28, letter=number, results=some, tested_on=NOV_28)
    with pytest.raises(Refusal, match="does not name L-0009"):
        do(any_store, record_test_results, on=NOV_28, letter=number, results=some, tested_on=NOV_28, link="L-0009")
    facts = {"letter": number, "results": some, "tested_on": NOV_28, "link": "L-0002"}
    done = do(any_store, record_test_results, on=NOV_28, **facts)
    assert done.sentence == "Entered 1 test result for L-0002 of LAL-0001"
    with any_store.reading() as session:
        page = letter(session, number, NOV_28)
    assert [one.link for one in page.tests if one.done] == ["L-0002"]
    assert (page.row.tests.total, page.row.tests.done) == (2 * len(page.plan.items), 1)


def test_a_plan_names_every_test_once(store: Store) -> None:
    for items, reason in (
        ((), "at least one test"),
        ((ItemFact(" ", "5"),), "every test has a name"),
        ((ItemFact("Alarms", "closed"), ItemFact("alarms ", "open")), "the test Alarms twice"),
    ):
        with pytest.raises(Refusal, match=reason):
            do(store, propose_test_plan, items=items)


def test_a_plan_is_agreed_once_and_on_a_day_that_can_be(store: Store) -> None:
    for version, agreed_on, reason in (
        (2, JULY_28, "no version 2"),
        (1, date(2000, 6, 29), "was proposed on Fri 30 Jun 2000"),
        (1, NOV_14, "has not come yet"),
    ):
        with pytest.raises(Refusal, match=reason):
            do(store, agree_test_plan, on=JULY_28, version=version, agreed_on=agreed_on)
    do(store, agree_test_plan, on=JULY_28, version=1, agreed_on=JULY_28)
    with pytest.raises(Refusal, match="was agreed on Fri 28 Jul 2000"):
        do(store, agree_test_plan, on=JULY_28, version=1, agreed_on=JULY_28)


def test_results_are_entered_corrected_and_removed(any_store: Store) -> None:
    number = issued(any_store)
    facts = (ResultFact(LEVEL, "−38.6", True), ResultFact(ERRORS.upper(), "4.1e-7", False, "24 h soak"))
    done = do(any_store, record_test_results, on=NOV_28, letter=number, results=facts, tested_on=NOV_28)
    assert done.sentence == "Entered 2 test results for LAL-0001"
    with any_store.reading() as session:
        page, before = letter(session, number, NOV_28), letter(session, number, date(2000, 11, 27))
    assert (page.row.tests.done, page.row.tests.failed, before.row.tests.done) == (2, 1, 0)
    assert {test.name: test.tested for test in page.tests if test.done} == {LEVEL: "", ERRORS: "24 h soak"}
    again = (ResultFact(LEVEL, "−39.0", True), ResultFact(ERRORS), ResultFact("Alarm contacts"))
    do(any_store, record_test_results, on=NOV_28, letter=number, results=again, tested_on=NOV_28)
    with any_store.reading() as session:
        assert [test.result for test in letter(session, number, NOV_28).tests if test.done] == ["−39.0"]


def test_a_failure_counts_as_done_before_its_result_is_written_down(store: Store) -> None:
    number = issued(store)
    facts = (ResultFact(LEVEL, passed=False), ResultFact(ERRORS, tested="soak is running"))
    do(store, record_test_results, on=NOV_28, letter=number, results=facts, tested_on=NOV_28)
    with store.reading() as session:
        tests = letter(session, number, NOV_28).row.tests
    assert (tests.done, tests.failed) == (1, 1)


def test_results_that_cannot_be_are_refused(store: Store) -> None:
    number = issued(store)
    some = (ResultFact(LEVEL, "−38.6", True),)
    for results, tested_on, reason in (
        ((), NOV_28, "at least one test"),
        ((ResultFact("Colour", "blue"),), NOV_28, f"has no test Colour; it has {LEVEL}"),
        (some, JUNE_30, "its tests cannot be of Fri 30 Jun 2000"),
        (some, date(2000, 11, 29), "has not come yet"),
    ):
        with pytest.raises(Refusal, match=reason):
            do(store, record_test_results, on=NOV_28, letter=number, results=results, tested_on=tested_on)


def test_every_act_on_tests_can_be_taken_back(any_store: Store) -> None:
    proposed = do(any_store, propose_test_plan, items=(ItemFact("Throughput", "≥ 150", "Mbit/s"),))
    agreed = do(any_store, agree_test_plan, on=JULY_28, version=2, agreed_on=JULY_28)
    number = issued(any_store)
    facts = (ResultFact("Throughput", "155", True),)
    entered = do(any_store, record_test_results, on=NOV_28, letter=number, results=facts, tested_on=NOV_28)
    any_store.undo(entered.act_id, NOV_28)
    with any_store.reading() as session:
        assert letter(session, number, NOV_28).row.tests.done == 0
    any_store.undo(agreed.act_id, NOV_28)
    with any_store.reading() as session:
        assert [one.agreed_on for one in plans_on(session, NOV_28)] == [None, None]
    with pytest.raises(Refusal, match=r"“Recorded LAL-0001 .*” rests on it\. Undo that first"):
        any_store.undo(proposed.act_id, NOV_28)
