"""How an order's paper says it is paid: only where its instalments are computed and level."""

from datetime import date
from decimal import Decimal

from models.acts.book import choose_reading
from models.sheets.gathering.purchase_order import gather
from models.sheets.gathering.source import Source
from models.sheets.purchase_order import PaymentPlan
from models.store import Store
from tests.builders import do
from tests.plan_story import OWN, planned_book
from tests.rules.law import day


def plan(store: Store, order: str, as_of: date = OWN) -> PaymentPlan | None:
    with store.reading() as session:
        return gather(Source(session, as_of, (order,)), order).plan


def test_a_later_batch_says_its_down_payment_and_its_instalments(store: Store) -> None:
    planned_book(store)
    assert plan(store, "PO-003") == PaymentPlan(
        "30%",
        Decimal("72000.00"),
        Decimal("168000.00"),
        "11%",
        24,
        Decimal("9654.73"),
        day("2001-03-15"),
        day("2006-12-15"),
        Decimal("9654.75"),
    )


def test_a_typed_table_is_no_part_of_an_order(store: Store) -> None:
    planned_book(store)
    assert plan(store, "PO-001") is None
    assert plan(store, "PO-002") is None


def test_instalments_that_are_not_level_are_not_told_as_one(store: Store) -> None:
    planned_book(store)
    do(store, choose_reading, OWN, key="amortization", value="level_principal", why="To see")
    assert plan(store, "PO-003") is None
