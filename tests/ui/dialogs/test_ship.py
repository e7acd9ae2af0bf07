"""The form of a shipment: packages with one memorandum, pairs by count or as pasted rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from models.queries.shipments import ShipmentDetail, shipment
from models.store import Store
from tests.story import SHIPPED, ordered_book
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.ship import ShipDialog
from ui.dialogs.shipped_rows import read_rows
from ui.screens.shipments import ShipmentsScreen


@pytest.fixture
def form(qtbot: QtBot, store: Store, light: object) -> Iterator[ShipDialog]:
    ordered_book(store)
    window = open_window(qtbot, store, as_of=SHIPPED, screens=(ShipmentsScreen,))
    page = window.built["shipments"]
    press(qtbot, window, "N")
    settled(qtbot, window.desk)
    assert isinstance(page, ShipmentsScreen)
    assert isinstance(page._dialog, ShipDialog)
    yield page._dialog
    window.close()


@pytest.fixture
def confirm(qtbot: QtBot, form: ShipDialog) -> Callable[[], ShipmentDetail]:
    """Ctrl+Enter, and the shipment it recorded."""

    def confirmed() -> ShipmentDetail:
        press(qtbot, form, "Ctrl+Return")
        settled(qtbot, form.desk)
        return form.desk.read(shipment, form.shipment, form.desk.as_of)

    return confirmed


def test_twelve_pairs_are_shipped_by_count(
    form: ShipDialog, qtbot: QtBot, confirm: Callable[[], ShipmentDetail]
) -> None:
    assert form.primary.toolTip() == "Type how many pairs."
    form.counts["OC-3"].setFocus()
    type_in(qtbot, form, "12")
    found = confirm()
    assert (found.row.radios, found.row.memorandum_package) == ({"OC-3": 12}, 1)


def test_more_than_the_order_lists_is_barred_at_once(form: ShipDialog, qtbot: QtBot) -> None:
    form.counts["OC-3"].setFocus()
    type_in(qtbot, form, "76")
    assert form.primary.toolTip() == "PO-001 has 75 OC-3 pairs left to ship, not 76 (A-3)."


def test_pasted_rows_bring_their_serials(form: ShipDialog, confirm: Callable[[], ShipmentDetail]) -> None:
    form.how.choose("listed")
    form.pasted.setPlainText("Type\tNear\tFar\nOC-3\tNEC-1-A\tNEC-1-B\t3A\t3B\t2\nDS3 DMC-7 DMC-8")
    form.packages.setPlainText("Outdoor units\nIndoor units")
    form.memorandum.choose("2")
    found = confirm()
    assert [(pair.radio, pair.near, pair.far, pair.package) for pair in found.pairs] == [
        ("OC-3", "NEC-1-A", "NEC-1-B", 2), ("DS-3", "DMC-7", "DMC-8", None),
    ]  # fmt: skip
    assert found.row.memorandum_package == 2


def test_a_shipment_needs_a_package_for_its_memorandum(form: ShipDialog, qtbot: QtBot) -> None:
    form.counts["DS-3"].setFocus()
    type_in(qtbot, form, "4")
    form.packages.clear()
    assert form.primary.toolTip() == "No package is named. One package has to hold the packing memorandum (A-4)."


def test_a_package_that_is_not_there_is_told(form: ShipDialog) -> None:
    form.how.choose("listed")
    form.pasted.setPlainText("OC-3\tA-1\tA-2\t\t\t3")
    assert form.primary.toolTip() == "There is no package 3."


def test_a_day_that_has_not_come_is_barred(form: ShipDialog, qtbot: QtBot) -> None:
    form.counts["OC-3"].setFocus()
    type_in(qtbot, form, "1")
    form.day.setFocus()
    form.day.selectAll()
    type_in(qtbot, form, "6 jul 2000")
    assert form.primary.toolTip() == "Thu 6 Jul 2000 has not come yet."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("FOX a b", "Row 1: “FOX” is not a radio type such as OC-3."),
        ("OC-3 a b\nDS-3 c A", "Row 2: the serial A stands in row 1 too."),
        ("OC-3 a b c d 1 x", "Row 1: it has 7 cells; the most are type, two serials, two bands and a package."),
        ("OC-3 a b 3A 3B x", "Row 1: “x” is not the number of a package."),
    ],
)
def test_a_row_that_is_no_pair_is_told(text: str, problem: str) -> None:
    assert read_rows(text).problem == problem


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_pairs_come_out_of_a_workbook_by_its_headings(
    form: ShipDialog, confirm: Callable[[], ShipmentDetail], tmp_path: Path
) -> None:
    heads = ("Pair", "Band, near", "Near S/N", "Band, far", "Far S/N", "Type", "Package")
    rows = (
        ("P-1", "1 low", "NEC-1-A", "1 high", "NEC-1-B", "OC-3", 1),
        ("P-2", None, 773118, None, "X9", "DS-3", None),
    )
    form.take_file(book(tmp_path / "memo.xlsx", ("Packing memorandum 10233",), heads, *rows))
    assert form.wanted == {"OC-3": 1, "DS-3": 1}
    found = confirm()
    assert [(pair.near, pair.far, pair.near_band, pair.package) for pair in found.pairs] == [
        ("NEC-1-A", "NEC-1-B", "1 low", 1), ("773118", "X9", "", None),
    ]  # fmt: skip


def test_a_cell_without_a_serial_is_named(form: ShipDialog, tmp_path: Path) -> None:
    form.take_file(book(tmp_path / "memo.xlsx", ("Type", "Near", "Far"), ("OC-3", "A-1", 7.7e18)))
    assert form._listed.problem == "C2: Excel stored a number, and digits may be lost. Type the serial."
    form.pasted.setPlainText("OC-3 A-1 A-2")
    assert form._listed.problem == ""


def test_a_file_without_pairs_says_so(form: ShipDialog, tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_text("no workbook")
    form.take_file(book(tmp_path / "memo.xlsx", ("Remarks",), ("none",)))
    assert form._why_not.text() == "No sheet of memo.xlsx has headings for a type and its serials."
    form.take_file(tmp_path / "notes.xlsx")
    assert "notes.xlsx" in form._why_not.text()
    assert form.how.chosen == "counted"
