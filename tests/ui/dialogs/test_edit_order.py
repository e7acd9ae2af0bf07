"""The head of a draft under real keys: only what differs is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.acts.orders import draft_order
from models.queries.orders import OrderDetail, order
from models.store import Store
from tests.builders import JUNE_30, do
from tests.ui.dialogs.alone import Alone
from ui.dialogs.edit_order import EditOrder

JULY_12 = date(2000, 7, 12)


@pytest.fixture
def alone(qtbot: QtBot, light: object) -> Iterator[Alone]:
    made = Alone(qtbot)
    yield made
    made.close()


def editing(alone: Alone, store: Store, **facts: object) -> EditOrder:
    do(store, draft_order, JUNE_30, **facts)
    return alone.open(store, JULY_12, lambda desk, window: EditOrder(desk, desk.read(order, "PO-001", JULY_12), window))


def now(store: Store) -> OrderDetail:
    with store.reading() as session:
        return order(session, "PO-001", JULY_12)


def test_days_and_destination_are_changed_and_the_rest_stays(alone: Alone, store: Store) -> None:
    form = editing(alone, store, pairs={"OC-3": 2})
    assert form.primary.toolTip() == "Nothing was changed."
    before = now(store)
    form.ordered_on.set_day(date(2000, 7, 3))
    form.deliver_by.set_day(date(2000, 8, 1))
    form.ship_to.setPlainText("SAVVIS\n1 Main St\nChicago, IL")
    assert set(form.changes) == {"ordered_on", "deliver_by", "ship_to"}
    alone.keys("Ctrl+Return")
    after = now(store)
    assert (after.row.ordered_on, after.deliver_by) == (date(2000, 7, 3), date(2000, 8, 1))
    assert after.ship_to == ("SAVVIS", "1 Main St", "Chicago, IL")
    assert after.payment_terms == before.payment_terms


def test_a_day_of_delivery_is_taken_out_again(alone: Alone, store: Store) -> None:
    form = editing(alone, store, pairs={"OC-3": 2}, deliver_by=date(2000, 8, 1))
    form.deliver_by.set_day(None)
    form._check()
    assert form.changes == {"no_deliver_by": True}
    alone.keys("Ctrl+Return")
    assert now(store).deliver_by is None


def test_the_day_of_schedule_a_3_is_the_agreements(alone: Alone, store: Store) -> None:
    form = editing(alone, store, form="A-3")
    assert not form.ordered_on.isEnabled()
    form.texts["attention"].setText("Receiving dock")
    alone.keys("Ctrl+Return")
    assert now(store).attention == "Receiving dock"


@pytest.mark.parametrize(
    ("ordered_on", "deliver_by", "words"),
    [
        (date(2000, 7, 13), None, "Thu 13 Jul 2000 has not come yet."),
        (date(2000, 7, 3), date(2000, 7, 1), "It cannot be delivered before it is ordered."),
    ],
)
def test_the_days_have_to_fit(
    alone: Alone, store: Store, ordered_on: date, deliver_by: date | None, words: str
) -> None:
    form = editing(alone, store, pairs={"OC-3": 2})
    form.ordered_on.set_day(ordered_on)
    form.deliver_by.set_day(deliver_by)
    form._check()
    assert form.primary.toolTip() == words


def test_an_order_goes_somewhere(alone: Alone, store: Store) -> None:
    form = editing(alone, store, pairs={"OC-3": 2})
    form.ship_to.clear()
    assert form.primary.toolTip() == "Say where the order is to be shipped."
