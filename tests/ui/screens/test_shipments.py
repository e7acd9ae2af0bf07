"""The page of shipments under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts.pairs import receive_pairs
from models.pair_review import ScannedPair
from models.queries.shipments import ShipmentStanding
from models.store import Store
from tests.builders import do
from tests.story import DEPOT, RECEIVED, SHIPPED, ordered_book, serials, ship
from tests.ui.frame import open_window, press, settled
from ui.dialogs.pages import PagesDialog
from ui.dialogs.receive import ReceiveDialog
from ui.dialogs.ship import ShipDialog
from ui.main_window import MainWindow
from ui.row_view import RowView
from ui.screens.shipments import ShipmentsScreen
from ui.widgets.timeline import Timeline

pytestmark = pytest.mark.usefixtures("light")
Open = Callable[..., ShipmentsScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = RECEIVED) -> ShipmentsScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(ShipmentsScreen,)))
        page = windows[-1].built["shipments"]
        assert isinstance(page, ShipmentsScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(store: Store, opened: Open) -> ShipmentsScreen:
    """A page with twelve pairs on their way."""
    ordered_book(store)
    ship(store, 12)
    return opened(store)


def keys(qtbot: QtBot, page: ShipmentsScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page, chord)
        settled(qtbot, page.desk)


def said(page: ShipmentsScreen) -> list[str]:
    assert page.inspector is not None
    return [label.text() for label in page.inspector.findChildren(QLabel)]


def test_pairs_on_their_way_are_at_the_customers_risk(page: ShipmentsScreen) -> None:
    assert page.head.sentence.text().startswith("12 pairs shipped, 0 received, 12 in transit at SAVVIS's risk.")
    assert page.table.rows[0].standing is ShipmentStanding.IN_TRANSIT


def test_enter_opens_a_shipment_with_both_serials_of_its_pairs(page: ShipmentsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "Return")
    assert "Wed 5 Jul 2000, to SAVVIS" in said(page)
    assert "Radio pairs, memorandum PM-0001" in said(page)
    assert page.inspector is not None
    [pairs] = page.inspector.findChildren(RowView)
    assert (pairs.table.rows[0].near, pairs.table.rows[0].far) == ("NEC-0001-A", "NEC-0001-B")


def test_what_a_receipt_found_is_told(page: ShipmentsScreen, qtbot: QtBot) -> None:
    scanned = tuple(ScannedPair(one.near, one.far) for one in serials(8))
    facts = {"shipment": "SH-0001", "received_on": RECEIVED, "place": DEPOT, "scanned": scanned}
    do(page.desk.store, receive_pairs, on=RECEIVED, **facts)
    page.refill()
    settled(qtbot, page.desk)
    keys(qtbot, page, "Return")
    assert page.table.rows[0].standing is ShipmentStanding.PART_RECEIVED
    assert page.inspector is not None
    [events] = page.inspector.findChildren(Timeline)
    assert "16 matched" in events.accessibleName() + events.accessibleDescription()


def test_r_receives_the_shipment(page: ShipmentsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "R")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReceiveDialog)
    dialog.reject()


@pytest.mark.parametrize("key", ["P", "Ctrl+P"])
def test_the_packing_memorandum_opens_as_it_will_print(key: str, page: ShipmentsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, key)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PagesDialog)
    dialog.reject()


def test_n_ships_twelve_more(page: ShipmentsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "N")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShipDialog)
    dialog.counts["OC-3"].setFocus()
    keys(qtbot, page, "1", "2", "Ctrl+Return")
    assert [(row.number, row.pairs) for row in page.table.shown] == [("SH-0002", 12), ("SH-0001", 12)]
    assert page.view.current().number == "SH-0002"


def test_a_shipment_leads_to_its_order(page: ShipmentsScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.record_asked) as told:
        press(qtbot, page, "O")
    assert told.args == ["order", "PO-001"]


def test_w_says_when_title_passed(page: ShipmentsScreen) -> None:
    found = page.why()
    assert found is not None
    assert found[0].clauses == ("EXA-3",)


def test_a_book_without_orders_ships_nothing_and_says_why(store: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(store, SHIPPED)
    assert page.why_not_ship() == "No issued order has pairs left to ship (A-3)."
    keys(qtbot, page, "N")
    assert QApplication.activeModalWidget() is None
