"""Acts on payment plans, on both engines: every act in every state is done, or refused with its clause (10.5, 10.7)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.orders import draft_order, issue_order
from models.acts.payments import Applied, record_payment
from models.acts.plans import (
    RowAmount,
    accelerate,
    demand_late_charge,
    enter_instalments,
    enter_plan_price,
    set_due_day,
    waive_late_charge,
    withdraw_acceleration,
)
from models.errors import Refusal
from models.queries.plans import called_in_now
from models.queries.state import state
from models.rules.clause import Known
from models.rules.plan_facts import InstalmentState, Per, PlanBook
from models.store import Store
from tests.builders import do, result
from tests.rules.law import day
from tests.story import ordered_book

BOUGHT = day("2000-09-29")
LATE = day("2002-01-10")


def plans(store: Store, as_of: date) -> PlanBook:
    with store.reading() as session:
        return state(session, as_of).plans


def a_million(store: Store) -> None:
    """Order PO-001 for 100 pairs at a million, bought on September 29, 2000; instalments 1 to 4 are paid."""
    number = result(do(store, draft_order, BOUGHT, pairs={"OC-3": 100}, ordered_on=BOUGHT), "order")
    do(store, issue_order, BOUGHT, order=number)
    price = {"plan": "PP-001", "price": Decimal("1000000.00"), "per": Per.BATCH, "holds_from": BOUGHT}
    do(store, enter_plan_price, BOUGHT, **price)
    pay(store, "PP-001:0", "300000.00", "2000-09-29")
    for number_, on in enumerate(("2000-12-15", "2001-03-15", "2001-06-15", "2001-09-15"), 1):
        pay(store, f"PP-001:{number_}", "40228.04", on)


def pay(store: Store, key: str, amount: str, on: str) -> None:
    facts = {"paid_on": day(on), "amount": Decimal(amount), "applied": (Applied(key, Decimal(amount)),)}
    do(store, record_payment, day(on), **facts)


def refused(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.sentence, refusal.value.clause


def rows(*amounts: str | None) -> tuple[RowAmount, ...]:
    return tuple(RowAmount(number, None if one is None else Decimal(one)) for number, one in enumerate(amounts, 1))


def test_the_rows_of_schedule_a_2_are_typed(any_store: Store) -> None:
    ordered_book(any_store)
    done = do(any_store, enter_instalments, plan="PP-001", amounts=rows("1.00", "2.50"), holds_from=day("2000-06-30"))
    assert done.sentence == "Entered 2 rows of PP-001, from Fri 30 Jun 2000"
    plan = plans(any_store, day("2000-06-30")).plan("PP-001")
    assert plan is not None
    assert [row.amount for row in plan.rows[:3]] == [Decimal("1.00"), Decimal("2.50"), None]


def test_an_amount_is_taken_back_or_typed_anew_from_another_day(any_store: Store) -> None:
    ordered_book(any_store)
    do(any_store, enter_instalments, plan="PP-001", amounts=rows("1.00", "2.50"), holds_from=day("2000-06-30"))
    do(any_store, enter_instalments, plan="PP-001", amounts=rows(None), holds_from=day("2000-06-30"))
    changed = (RowAmount(2, Decimal("3.00")),)
    do(any_store, enter_instalments, plan="PP-001", amounts=changed, holds_from=day("2001-01-01"), source="Amendment 2")
    amounts = {}
    for on in ("2000-12-31", "2001-01-01"):
        plan = plans(any_store, day(on)).plan("PP-001")
        assert plan is not None
        amounts[on] = [row.amount for row in plan.rows[:2]]
    assert amounts == {"2000-12-31": [None, Decimal("2.50")], "2001-01-01": [None, Decimal("3.00")]}


def test_what_was_typed_is_undone_whole(any_store: Store) -> None:
    ordered_book(any_store)
    before = plans(any_store, day("2000-06-30"))
    done = do(any_store, enter_instalments, plan="PP-001", amounts=rows("1.00"), holds_from=day("2000-06-30"))
    any_store.undo(done.act_id, LATE)
    assert plans(any_store, day("2000-06-30")) == before


REFUSED: list[tuple[Any, dict[str, Any], str, str]] = [
    (enter_instalments, {"plan": "PP-009", "amounts": rows("1.00")}, "There is no payment plan PP-009", "EXA-2b-ii"),
    (enter_instalments, {"plan": "PP-001", "amounts": ()}, "No row was named", "A-2"),
    (
        enter_instalments,
        {"plan": "PP-001", "amounts": (RowAmount(26, None),)},
        "PP-001 has the rows 1 to 25; 26 is none of them.",
        "A-2",
    ),
    (
        enter_instalments,
        {"plan": "PP-001", "amounts": rows("-1.00")},
        "Row 1 is more than nothing; -1.00 was typed.",
        "A-2",
    ),
    (enter_instalments, {"plan": "PP-001", "amounts": rows("1.005")}, "Row 1 has a fraction of a cent: 1.005.", "A-2"),
    (enter_instalments, {"plan": "PP-001", "amounts": rows("1.00") * 2}, "A row is named twice", "A-2"),
    (
        enter_plan_price,
        {"plan": "PP-001", "price": Decimal(-1), "per": Per.PAIR},
        "A price is more than nothing; -1 was typed.",
        "EXA-2a",
    ),
    (
        enter_plan_price,
        {"plan": "PP-001", "price": Decimal("0.001"), "per": Per.PAIR},
        "A price has a fraction of a cent",
        "EXA-2a",
    ),
    (set_due_day, {"plan": "PP-001", "due_day": 1, "why": "Letter"}, "Schedule A-2 prints the day", "A-2"),
]


@pytest.mark.parametrize(("act", "facts", "sentence", "clause"), REFUSED)
def test_what_cannot_be_is_refused_with_its_clause(
    store: Store, act: Any, facts: dict[str, Any], sentence: str, clause: str
) -> None:
    ordered_book(store)
    said, cited = refused(lambda: do(store, act, holds_from=day("2000-06-30"), **facts))
    assert said.startswith(sentence)
    assert cited == clause


def test_the_price_of_a_later_batch_makes_its_instalments(any_store: Store) -> None:
    a_million(any_store)
    plan = plans(any_store, LATE).plan("PP-001")
    assert plan is not None
    assert [row.amount for row in plan.rows[:2]] == [Decimal("300000.00"), Decimal("40228.04")]


def test_a_price_by_the_pair_is_for_all_pairs_of_the_batch(any_store: Store) -> None:
    a_million(any_store)
    facts = {"plan": "PP-001", "price": Decimal("9000.00"), "per": Per.PAIR, "holds_from": BOUGHT}
    done = do(any_store, enter_plan_price, BOUGHT, **facts)
    assert done.sentence == "Entered the price of PP-001: 9,000.00 for one radio pair, from Fri 29 Sep 2000"
    plan = plans(any_store, LATE).plan("PP-001")
    assert plan is not None
    assert plan.rows[0].amount == Decimal("270000.00")


def test_the_due_day_of_a_later_batch_is_set(any_store: Store) -> None:
    a_million(any_store)
    do(any_store, set_due_day, BOUGHT, plan="PP-001", due_day=1, holds_from=BOUGHT, why="The letter's example")
    plan = plans(any_store, LATE).plan("PP-001")
    assert plan is not None
    assert plan.rows[1].due_on == day("2000-12-01")


@pytest.mark.parametrize(
    ("due_day", "why", "said"),
    [(0, "x", "Day 0 is not in every month"), (29, "x", "Day 29 is not"), (1, " ", "Say why the day is another")],
)
def test_a_due_day_is_in_every_month_and_has_a_reason(store: Store, due_day: int, why: str, said: str) -> None:
    a_million(store)
    facts = {"plan": "PP-001", "due_day": due_day, "holds_from": BOUGHT, "why": why}
    assert refused(lambda: do(store, set_due_day, BOUGHT, **facts))[0].startswith(said)


def test_a_late_charge_is_demanded_paid_or_waived(any_store: Store) -> None:
    a_million(any_store)
    done = do(any_store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE)
    assert done.sentence == "Demanded late charge LC-001 on PP-001:5: 7,241.05"
    due = plans(any_store, LATE).due("LC-001")
    assert due is not None
    assert due.amount == Decimal("7241.05")
    do(any_store, waive_late_charge, LATE, charge="LC-001", waived_on=LATE, why="Letter of January 10, 2002")
    assert plans(any_store, LATE).due("LC-001") is None


def test_an_amount_typed_on_the_demand_is_kept(any_store: Store) -> None:
    a_million(any_store)
    do(any_store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE, amount=Decimal("500.00"))
    due = plans(any_store, LATE).due("LC-001")
    assert due is not None
    assert due.amount == Decimal("500.00")


def test_what_was_paid_after_the_15_days_still_bears_the_charge(store: Store) -> None:
    a_million(store)
    pay(store, "PP-001:5", "40000.00", "2001-12-20")
    pay(store, "PP-001:5", "228.04", "2002-01-05")
    done = do(store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE)
    assert result(done, "sum") == "41.05"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"due": "PP-001:5", "demanded_on": day("2001-12-30")}, "PP-001:5 falls due on Sat 15 Dec 2001"),
        ({"due": "PP-001:4", "demanded_on": LATE}, "PP-001:4 was paid in time"),
        ({"due": "PP-001:99", "demanded_on": LATE}, "There is no payment PP-001:99"),
        ({"due": "PP-001:5", "demanded_on": day("2002-01-11")}, "Fri 11 Jan 2002 has not come yet"),
        (
            {"due": "PP-001:5", "demanded_on": LATE, "amount": Decimal(0)},
            "A late charge is more than nothing; 0 was typed.",
        ),
        (
            {"due": "PP-001:5", "demanded_on": LATE, "amount": Decimal("0.001")},
            "A late charge has a fraction of a cent: 0.001.",
        ),
    ],
)
def test_a_late_charge_not_due_is_refused(store: Store, facts: dict[str, Any], sentence: str) -> None:
    a_million(store)
    assert refused(lambda: do(store, demand_late_charge, LATE, **facts))[0].startswith(sentence)


def test_a_late_charge_by_a_reading_that_waits_for_the_sum_is_refused_until_there_is_one(store: Store) -> None:
    from models.acts.book import choose_reading

    a_million(store)
    do(store, choose_reading, LATE, key="late_charge", value="accelerated_sum", why="To see")
    said = refused(lambda: do(store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE))[0]
    assert said == "The late charge cannot be computed: nothing has been called in."
    do(store, accelerate, LATE, due="PP-001:5", elected_on=LATE)
    done = do(store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE)
    assert result(done, "sum") == "114,135.72"


def test_a_waiver_needs_a_charge_a_day_and_a_reason_and_is_given_once(store: Store) -> None:
    a_million(store)
    facts = {"charge": "LC-001", "waived_on": LATE, "why": "Letter"}
    assert refused(lambda: do(store, waive_late_charge, LATE, **facts))[0].startswith("There is no late charge LC-001")
    do(store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE)
    early = {**facts, "waived_on": day("2002-01-09")}
    assert "is before that" in refused(lambda: do(store, waive_late_charge, LATE, **early))[0]
    assert refused(lambda: do(store, waive_late_charge, LATE, **{**facts, "why": ""}))[0].startswith("Say why")
    do(store, waive_late_charge, LATE, **facts)
    assert "already" in refused(lambda: do(store, waive_late_charge, LATE, **facts))[0]


def test_a_charge_that_was_paid_is_not_waived(store: Store) -> None:
    a_million(store)
    do(store, demand_late_charge, LATE, due="PP-001:5", demanded_on=LATE)
    pay(store, "LC-001", "100.00", "2002-01-10")
    facts = {"charge": "LC-001", "waived_on": LATE, "why": "Letter"}
    said = refused(lambda: do(store, waive_late_charge, LATE, **facts))[0]
    assert said == "100.00 was paid on LC-001; withdraw that payment first."


def test_everything_unpaid_is_called_in_and_taken_back(any_store: Store) -> None:
    a_million(any_store)
    done = do(any_store, accelerate, LATE, due="PP-001:5", elected_on=LATE)
    assert done.sentence == "Called in everything unpaid over PP-001:5: AC-001"
    due = plans(any_store, LATE).due("AC-001")
    assert due is not None
    assert due.amount == Decimal("634087.33")
    do(any_store, withdraw_acceleration, LATE, acceleration="AC-001", withdrawn_on=LATE, why="Agreed anew")
    assert plans(any_store, LATE).standings["PP-001:5"].state is InstalmentState.ACCELERABLE


def test_an_election_undone_leaves_no_trace(any_store: Store) -> None:
    a_million(any_store)
    before = plans(any_store, LATE)
    any_store.undo(do(any_store, accelerate, LATE, due="PP-001:5", elected_on=LATE).act_id, LATE)
    assert plans(any_store, LATE) == before


def test_nothing_is_called_in_before_day_16_or_twice(store: Store) -> None:
    a_million(store)
    on = day("2001-12-30")
    said, clause = refused(lambda: do(store, accelerate, on, due="PP-001:5", elected_on=on))
    assert clause == "EXA-2c-i"
    assert said.endswith("nothing can be called in before (A-2(c)).")
    do(store, accelerate, LATE, due="PP-001:5", elected_on=LATE)
    said = refused(lambda: do(store, accelerate, LATE, due="PP-001:5", elected_on=LATE))[0]
    assert said == "Everything was called in on Thu 10 Jan 2002 already, AC-001."


def test_an_election_is_withdrawn_once_after_its_day_and_before_it_is_paid(store: Store) -> None:
    a_million(store)
    facts = {"acceleration": "AC-001", "withdrawn_on": LATE, "why": "Agreed anew"}
    assert refused(lambda: do(store, withdraw_acceleration, LATE, **facts))[0].startswith("There is no election")
    do(store, accelerate, LATE, due="PP-001:5", elected_on=LATE)
    early = {**facts, "withdrawn_on": day("2002-01-09")}
    assert "is before that" in refused(lambda: do(store, withdraw_acceleration, LATE, **early))[0]
    pay(store, "AC-001", "5000.00", "2002-01-10")
    assert "withdraw that payment first" in refused(lambda: do(store, withdraw_acceleration, LATE, **facts))[0]


def test_an_election_withdrawn_is_not_withdrawn_again(store: Store) -> None:
    a_million(store)
    do(store, accelerate, LATE, due="PP-001:5", elected_on=LATE)
    facts = {"acceleration": "AC-001", "withdrawn_on": LATE, "why": "Agreed anew"}
    do(store, withdraw_acceleration, LATE, **facts)
    assert "already" in refused(lambda: do(store, withdraw_acceleration, LATE, **facts))[0]


def test_what_winstar_may_call_in_is_known_from_the_day_it_may(store: Store) -> None:
    a_million(store)
    with store.reading() as session:
        found = called_in_now(state(session, LATE))
        early = called_in_now(state(session, day("2001-12-30")))
    assert isinstance(found, Known)
    assert found.value == Decimal("634087.33")
    assert early is None
