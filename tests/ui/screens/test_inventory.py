"""The page of the pairs under real keys: what is on hand, receiving, moving, the other radio at an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.story import ordered_book, ship, with_links, with_pairs
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.move import MovePairs
from ui.dialogs.receive import ReceiveDialog
from ui.dialogs.swap_end import SwapEnd
from ui.main_window import MainWindow
from ui.screens.inventory import InventoryScreen

pytestmark = pytest.mark.usefixtures("light")
JULY_12, SEP_15 = date(2000, 7, 12), date(2000, 9, 15)
Open = Callable[..., InventoryScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = JULY_12) -> InventoryScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(InventoryScreen,)))
        page = windows[-1].built["inventory"]
        assert isinstance(page, InventoryScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


def form(kind: type) -> object:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_a_book_without_pairs_says_where_they_come_from(opened: Open, store: Store) -> None:
    page = opened(store)
    assert page.view.current() is None
    assert page.why_not_receive() == "No pair is in transit. Record a shipment first."


def test_the_page_says_how_many_are_on_hand_and_where(opened: Open, store: Store) -> None:
    with_pairs(store, 5)
    ship(store, 3, first=6, on=date(2000, 7, 11))
    page = opened(store)
    assert page.said(page.table.rows).startswith("8 pairs on hand: 5 in store and 3 in transit.")
    assert page.table.facet_counts()["transit"] == 3


def test_r_receives_the_shipment_of_the_pair_under_the_cursor(qtbot: QtBot, opened: Open, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    ship(store, 1, first=3)
    page = opened(store)
    page.view.select("P-0001")
    press(qtbot, page.window(), "R")
    dialog = form(ReceiveDialog)
    assert isinstance(dialog, ReceiveDialog)
    assert dialog.shipment.chosen == "SH-0001"
    type_in(qtbot, dialog, "NEC-0001-A NEC-0001-B")
    press(qtbot, dialog, "Return Ctrl+Return")
    settled(qtbot, page.desk)
    standings = {row.tag: row.standing.value for row in page.table.rows}
    assert standings == {"P-0001": "in_store", "P-0002": "in_transit", "P-0003": "in_transit"}


def test_m_moves_the_pairs_chosen(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_pairs(store, 3)
    page = opened(store)
    press(qtbot, page.window(), "Shift+Down M")
    dialog = form(MovePairs)
    assert isinstance(dialog, MovePairs)
    assert dialog.windowTitle() == "Move 2 pairs"
    dialog.to.choose("Under repair")
    dialog.to.changed.emit("Under repair")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert sorted(row.place for row in page.table.rows) == ["SAVVIS/MERIDIAN store", "Under repair", "Under repair"]


def test_what_is_on_hand_is_that_of_the_day_looked_from(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_pairs(store, 5)
    ship(store, 3, first=6, on=date(2000, 7, 11))
    page = opened(store)
    page.desk.as_of = date(2000, 7, 6)
    settled(qtbot, page.desk)
    assert page.said(page.table.rows).startswith("5 pairs on hand: 5 in transit.")
    page.desk.as_of = date(2000, 7, 4)
    settled(qtbot, page.desk)
    assert not page.table.rows


def test_an_installed_pair_is_not_moved_by_hand(opened: Open, store: Store) -> None:
    with_links(store, 1)
    page = opened(store, SEP_15)
    assert page.why_not_move() == "P-0001 is installed. Remove its Link first (1.1(o))."


def test_s_swaps_an_end_of_one_pair(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_pairs(store, 1)
    page = opened(store)
    press(qtbot, page.window(), "S")
    dialog = form(SwapEnd)
    assert isinstance(dialog, SwapEnd)
    dialog.why.setText("Dead on arrival")
    type_in(qtbot, dialog, "NEC-0999-A")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.table.rows[0].ends == ("NEC-0999-A", "NEC-0001-B")


def test_the_inspector_shows_both_ends_and_the_way_the_pair_went(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_links(store, 1)
    page = opened(store, SEP_15)
    press(qtbot, page.window(), "Return")
    settled(qtbot, page.desk)
    assert page.inspector is not None
    said = [
        widget.accessibleName() for widget in page.inspector.findChildren(object) if hasattr(widget, "accessibleName")
    ]
    assert any("Shipped" in words and "Installed" in words for words in said)


def test_the_workbook_holds_the_pairs_and_the_counters_of_the_day(
    qtbot: QtBot, opened: Open, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pairs(store, 3)
    page = opened(store)
    target = tmp_path / "inventory.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page._export()
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Inventory", "Counters"]
    tags = [row[0] for row in book["Inventory"].values]
    assert tags[-3:] == ["P-0003", "P-0002", "P-0001"]
