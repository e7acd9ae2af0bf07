"""The Link test plan is proposed and agreed in versions; results belong to the plan a letter was issued under."""

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

JULY_28, NOV_14, NOV_28 = date(2000, 7, 28), date(2000, 11, 14), date(2000, 11, 28)
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


def test_a_new_version_is_in_force_for_letters_issued_once_it_is_agreed(any_store: Store) -> None:
    do(any_store, agree_test_plan, on=JULY_28, version=1, agreed_on=JULY_28)
    do(any_store, propose_test_plan, on=NOV_14, items=(ItemFact("Throughput", "≥ 150", "Mbit/s"),))
    old = issued(any_store)
    do(any_store, agree_test_plan, on=NOV_28, version=2, agreed_on=NOV_28)
    new = issued(any_store, NOV_28, "L-0002")
    with any_store.reading() as session:
        assert len(letter(session, old, NOV_28).tests) > 1
        assert [one.name for one in letter(session, new, NOV_28).tests] == ["Throughput"]
        assert [one.version for one in plans_on(session, NOV_28)] == [2, 1]
        assert [one.version for one in plans_on(session, JULY_28)] == [1]


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
    with pytest.raises(Refusal, match="later entries build on it"):
        any_store.undo(proposed.act_id, NOV_28)
