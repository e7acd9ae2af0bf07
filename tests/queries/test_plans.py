"""Payment plans as pages show them: each plan in a line, its rows, and what else it could be."""

from datetime import date
from decimal import Decimal

import pytest

from models.acts.plans import accelerate
from models.queries.plans import PlanDetail, plan_detail, plan_details
from models.queries.state import state
from models.store import Store
from tests.builders import do
from tests.plan_story import pay, planned_book
from tests.rules.law import day


def details(store: Store, as_of: date) -> dict[str, PlanDetail]:
    with store.reading() as session:
        return {one.row.number: one for one in plan_details(state(session, as_of))}


def test_every_plan_is_told_in_a_line(store: Store) -> None:
    planned_book(store)
    rows = {number: one.row for number, one in details(store, day("2000-12-01")).items()}
    first, second, third = rows.values()
    assert (first.order, first.table, first.missing, first.total, first.state) == (
        "PO-001",
        "Schedule A-2",
        25,
        None,
        "Planned",
    )
    assert (second.price, second.paid, second.complete) == (Decimal("1060000.00"), Decimal("318000.00"), True)
    assert (third.total, third.next_on, third.next_amount) == (
        Decimal("303713.54"),
        day("2001-03-15"),
        Decimal("9654.73"),
    )


@pytest.mark.parametrize(
    ("as_of", "words"), [("2000-11-20", "Active"), ("2001-03-16", "Overdue"), ("2001-04-10", "Called in")]
)
def test_a_plan_goes_from_active_to_overdue_to_called_in(store: Store, as_of: str, words: str) -> None:
    planned_book(store)
    do(store, accelerate, day("2001-04-02"), due="PP-003:1", elected_on=day("2001-04-02"))
    assert details(store, day(as_of))["PP-003"].row.state == words


def test_paid_in_full_a_plan_is_paid(store: Store) -> None:
    planned_book(store)
    for number in range(1, 24):
        pay(store, f"PP-003:{number}", "9654.73", day("2001-01-02"))
    pay(store, "PP-003:24", "9654.75", day("2001-01-02"))
    found = details(store, day("2001-01-02"))["PP-003"]
    assert (found.row.state, found.row.next_on) == ("Paid", None)


def test_a_row_says_by_which_other_day_it_may_be_paid(store: Store) -> None:
    planned_book(store)
    rows = details(store, day("2001-09-16"))["PP-003"].rows
    assert (rows[3].due_on, rows[3].may_be_paid_by, rows[3].late) == (day("2001-09-15"), day("2001-09-17"), 1)
    assert (rows[1].may_be_paid_by, rows[1].words, rows[1].quarter) == (None, "Instalment 1", "1Q01")


def test_the_ways_to_pay_off_are_given_where_the_price_is_known_and_terms_ask_for_interest(store: Store) -> None:
    planned_book(store)
    found = details(store, day("2000-12-01"))
    assert [len(one.methods) for one in found.values()] == [0, 5, 5]
    assert found["PP-002"].gap == Decimal("0.01")


def test_one_plan_is_found_by_its_order(store: Store) -> None:
    planned_book(store)
    with store.reading() as session:
        found = plan_detail(session, "PO-003", day("2000-12-01"))
        assert plan_detail(session, "PO-003", day("2000-11-19")) is None
    assert found is not None
    assert found.row.number == "PP-003"


def test_while_the_pairs_are_missing_the_rows_are_continued(store: Store) -> None:
    planned_book(store)
    found = details(store, day("2001-11-01"))["PP-002"]
    assert [row.words for row in found.rows[4:6]] == ["Instalment 4", "Continued"]
    assert found.plan.open_ended


def test_the_due_date_moves_where_the_reading_moves_it(store: Store) -> None:
    from models.acts.book import choose_reading

    planned_book(store)
    do(store, choose_reading, day("2001-01-01"), key="roll", value="roll_due_date", why="To see")
    row = details(store, day("2001-09-16"))["PP-003"].rows[3]
    assert (row.due_on, row.may_be_paid_by, row.late) == (day("2001-09-17"), None, 0)
