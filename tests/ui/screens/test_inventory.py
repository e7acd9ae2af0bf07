"""The page of the pairs under real keys: what is on hand, receiving, moving, the other radio at an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from models.queries.pairs import on_hand
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


def test_pairs_are_received_by_scanning_with_one_repeated_one_extra_and_one_missing(
    qtbot: QtBot, opened: Open, store: Store
) -> None:
    ordered_book(store)
    ship(store, 2)
    page = opened(store)
    press(qtbot, page.window(), "R")
    dialog = form(ReceiveDialog)
    assert isinstance(dialog, ReceiveDialog)
    for serial in ("NEC-0001-A", "NEC-0001-B", "NEC-0001-B", "ZZ-9", "NEC-0002-A"):
        type_in(qtbot, dialog, serial)
        press(qtbot, dialog, "Return")
    marks = {(one.serial, one.mark.value) for one in dialog.table.rows}
    assert marks == {
        ("NEC-0001-A", "matched"), ("NEC-0001-B", "matched"), ("NEC-0001-B", "repeated"), ("ZZ-9", "extra"),
        ("NEC-0002-A", "matched"), ("NEC-0002-B", "missing"),
    }  # fmt: skip
    assert dialog.primary.text() == "Receive 1 pair"
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert {row.tag: row.standing.value for row in page.table.rows} == {"P-0001": "in_store", "P-0002": "in_transit"}


def test_the_last_serial_is_taken_back_and_a_line_of_two_is_a_pair(qtbot: QtBot, opened: Open, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    page = opened(store)
    press(qtbot, page.window(), "R")
    dialog = form(ReceiveDialog)
    assert isinstance(dialog, ReceiveDialog)
    type_in(qtbot, dialog, "WRONG")
    press(qtbot, dialog, "Return Backspace")
    type_in(qtbot, dialog, "nec-0001-a NEC-0001-B")
    press(qtbot, dialog, "Return")
    assert [one.mark.value for one in dialog.table.rows] == ["matched", "matched"]
    assert dialog.summary.text() == "2 matched. 1 pair complete."


def test_serials_come_out_of_a_workbook(qtbot: QtBot, opened: Open, store: Store, tmp_path: Path) -> None:
    ordered_book(store)
    ship(store, 3)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Near", "Far"])
    for number in (1, 2, 3):
        sheet.append([f"NEC-{number:04d}-A", f"NEC-{number:04d}-B"])
    book.save(tmp_path / "serials.xlsx")
    page = opened(store)
    press(qtbot, page.window(), "R")
    dialog = form(ReceiveDialog)
    assert isinstance(dialog, ReceiveDialog)
    dialog.take_file(tmp_path / "serials.xlsx")
    assert dialog.primary.text() == "Receive 3 pairs"
    (tmp_path / "notes.xlsx").write_text("no workbook")
    dialog.take_file(tmp_path / "notes.xlsx")
    assert dialog.primary.text() == "Receive 3 pairs"


def test_a_pair_is_moved_to_a_new_store_and_what_is_on_hand_stays(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_pairs(store, 2)
    page = opened(store)
    press(qtbot, page.window(), "M")
    dialog = form(MovePairs)
    assert isinstance(dialog, MovePairs)
    dialog.to.choose("new store")
    dialog.name.setText("Chicago depot")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert sorted(row.place for row in page.table.rows) == ["Chicago depot", "SAVVIS/MERIDIAN store"]
    with store.reading() as session:
        assert on_hand(session, JULY_12).total == 2


def test_an_installed_pair_is_not_moved_by_hand(opened: Open, store: Store) -> None:
    with_links(store, 1)
    page = opened(store, SEP_15)
    assert page.why_not_move() == "P-0001 is installed. Remove its Link first (1.1(o))."


def test_another_radio_at_the_far_end_keeps_the_pair(qtbot: QtBot, opened: Open, store: Store) -> None:
    with_pairs(store, 1)
    page = opened(store)
    press(qtbot, page.window(), "S")
    dialog = form(SwapEnd)
    assert isinstance(dialog, SwapEnd)
    dialog.side.choose("far")
    dialog.serial.setText("NEC-0999-B")
    assert not dialog.primary.isEnabled()
    dialog.why.setText("Dead on arrival")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.table.rows[0].ends == ("NEC-0001-A", "NEC-0999-B")


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
