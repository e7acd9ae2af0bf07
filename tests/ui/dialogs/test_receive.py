"""Receiving under real keys: every serial gets its mark at once, and nothing else is written than was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.orders import draft_order, issue_order
from models.acts.shipments import CountedPairs, ShippedPair, ship_pairs
from models.queries.pairs import on_hand, pairs
from models.queries.receipts import receipts
from models.store import Store
from tests.builders import JUNE_30, do
from tests.story import BOX, DEPOT, SHIPPED, ordered_book, ship
from tests.ui.dialogs.alone import Alone
from ui.dialogs.receive import ReceiveDialog

JULY_10, JULY_12 = date(2000, 7, 10), date(2000, 7, 12)


@pytest.fixture
def alone(qtbot: QtBot, light: object) -> Iterator[Alone]:
    made = Alone(qtbot)
    yield made
    made.close()


def receiving(alone: Alone, store: Store, number: str = "SH-0001", as_of: date = JULY_12) -> ReceiveDialog:
    return alone.open(store, as_of, lambda desk, window: ReceiveDialog(desk, number, window))


def marks(form: ReceiveDialog) -> list[tuple[str | None, str]]:
    return [(line.serial, line.mark) for line in form.table.shown]


def places(store: Store, as_of: date = JULY_12) -> dict[str, str]:
    with store.reading() as session:
        return {row.tag: row.place for row in pairs(session, as_of)}


def test_each_scan_shows_its_mark_at_once_and_what_is_missing_stays_in_transit(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    form = receiving(alone, store)
    alone.scan("NEC-0001-A", "NEC-0001-B", "NEC-0001-B", "ZZ-9", "NEC-0002-A")
    assert marks(form) == [
        ("NEC-0002-A", "Matched"), ("ZZ-9", "Extra"), ("NEC-0001-B", "Repeated"), ("NEC-0001-B", "Matched"),
        ("NEC-0001-A", "Matched"), ("NEC-0002-B", "Missing"),
    ]  # fmt: skip
    assert form.summary.text() == "3 matched, 1 missing, 1 extra and 1 repeated. 1 of 2 pairs there."
    assert form.primary.text() == "Receive 1 pair"
    alone.keys("Ctrl+Return")
    assert places(store) == {"P-0001": DEPOT, "P-0002": "In transit"}


def test_the_scan_field_has_the_keyboard_and_gets_it_back_from_anywhere(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    form = receiving(alone, store)
    assert form.focusWidget() is form.scan
    form.view.focus()
    alone.keys(" N")
    assert form.focusWidget() is form.scan
    alone.scan("EC-0001-A")
    assert marks(form)[0] == ("NEC-0001-A", "Matched")


def test_two_serials_on_a_line_are_a_pair_and_backspace_takes_the_last_step_back(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    form = receiving(alone, store)
    alone.scan("WRONG")
    alone.keys("Backspace")
    alone.scan("nec-0001-a NEC-0001-B")
    assert [mark for _, mark in marks(form)] == ["Matched", "Matched"]
    alone.keys("Backspace")
    assert [mark for _, mark in marks(form)] == ["Missing", "Missing"]


def test_a_serial_listed_with_a_blank_is_one_serial(alone: Alone, store: Store) -> None:
    ordered_book(store)
    listed = (ShippedPair("OC-3", "NEC 1 A", "NEC 1 B"),)
    do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=listed)
    form = receiving(alone, store)
    alone.scan("NEC 1 A", "nec1b")
    assert form.primary.text() == "Receive 1 pair"


def test_a_list_is_pasted_and_taken_back_as_one_step(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    form = receiving(alone, store)
    QApplication.clipboard().setText("NEC-0001-A\tNEC-0001-B\nNEC-0002-A\tNEC-0002-B\n")
    alone.keys("Ctrl+V")
    assert form.primary.text() == "Receive 2 pairs"
    alone.keys("Backspace")
    assert form.primary.text() == "Receive 0 pairs"


def test_a_workbook_gives_pairs_and_names_the_cells_it_could_not_take(
    alone: Alone, store: Store, tmp_path: Path
) -> None:
    ordered_book(store)
    ship(store, 3)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ("Pair", "Type", "Near serial", "Far serial"),
        ("P-0001", "OC-3", "NEC-0001-A", "NEC-0001-B"),
        ("P-0002", "OC-3", "NEC-0002-A", 7.73131e18),
        ("P-0003", "OC-3", "NEC-0003-A", "NEC-0003-B"),
    ):
        sheet.append(line)
    book.save(tmp_path / "serials.xlsx")
    form = receiving(alone, store)
    form.take_file(tmp_path / "serials.xlsx")
    assert form.primary.text() == "Receive 2 pairs"
    assert form.table.shown[0].words == "D3: Excel stored a number, and digits may be lost. Type the serial."
    assert form.summary.text() == "5 matched, 1 missing and 1 not taken. 2 of 3 pairs there."


def test_a_file_that_is_no_workbook_or_holds_no_serials_says_so(alone: Alone, store: Store, tmp_path: Path) -> None:
    ordered_book(store)
    ship(store, 1)
    (tmp_path / "notes.xlsx").write_text("no workbook")
    (tmp_path / "words.csv").write_text("Remarks\nnothing here\n")
    form = receiving(alone, store)
    form.take_file(tmp_path / "notes.xlsx")
    form.take_file(tmp_path / "words.csv")
    assert form._why_not.text() == "No column of words.csv holds serials."
    assert form.primary.text() == "Receive 0 pairs"


def test_pairs_only_counted_are_filled_in_by_what_is_read(alone: Alone, store: Store) -> None:
    ordered_book(store)
    counted = (CountedPairs("OC-3", 2),)
    do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, counted_pairs=counted)
    form = receiving(alone, store)
    assert marks(form) == [(None, "Missing"), (None, "Missing")]
    assert form.table.shown[0].words == "The memorandum lists no serial for either end."
    alone.scan("N-1 F-1")
    assert marks(form) == [("F-1", "New"), ("N-1", "New"), (None, "Missing")]
    alone.keys("Ctrl+Return")
    with store.reading() as session:
        assert {row.ends for row in pairs(session, JULY_12)} == {("N-1", "F-1"), (None, None)}


def test_all_are_there_receives_what_nobody_read_and_records_no_serial_as_read(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    form = receiving(alone, store)
    alone.scan("NEC-0001-A")
    form._all.click()
    assert [mark for _, mark in marks(form)] == ["Matched", "Not read", "Not read", "Not read"]
    assert form.summary.text() == "1 matched. 2 of 2 pairs there, 2 of them not read."
    alone.keys("Ctrl+Return")
    assert set(places(store).values()) == {DEPOT}
    with store.reading() as session:
        (receipt,) = receipts(session, "SH-0001", JULY_12)
    assert [one.serial for one in receipt.marks] == ["NEC-0001-A"]


def test_enter_on_a_missing_pair_takes_it_as_there(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    form = receiving(alone, store)
    form.view.focus()
    form.view.select(("missing", "P-0002", "NEC-0002-A"))
    alone.keys("Return")
    assert form.unread == ("P-0002",)
    assert form.primary.text() == "Receive 1 pair"


def test_one_end_can_be_recorded_today_and_the_other_another_day(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    form = receiving(alone, store)
    alone.scan("NEC-0001-A")
    assert form.primary.text() == "Record what was read"
    alone.keys("Ctrl+Return")
    again = receiving(alone, store)
    alone.scan("NEC-0001-B")
    assert again.primary.text() == "Receive 1 pair"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2000, 7, 4), "SH-0001 was shipped on Wed 5 Jul 2000; it cannot come before."),
        (date(2000, 7, 13), "Thu 13 Jul 2000 has not come yet."),
        (JULY_10, "Read a serial, or say that the pairs are there."),
    ],
)
def test_the_day_has_to_fit(alone: Alone, store: Store, day: date, words: str) -> None:
    ordered_book(store)
    ship(store, 1)
    form = receiving(alone, store)
    form.day.set_day(day)
    form._check()
    assert form.primary.toolTip() == words
    assert not form.primary.isEnabled()


def test_pairs_go_into_a_store_that_is_new(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    form = receiving(alone, store)
    form.place.setCurrentIndex(form.place.count() - 1)
    form.place.activated.emit(form.place.currentIndex())
    alone.keys(" Chicago depot", "Ctrl+Return")
    assert form.place.place == "Chicago depot"
    form._all.click()
    alone.keys("Ctrl+Return")
    assert places(store) == {"P-0001": "Chicago depot"}


def test_on_hand_is_the_same_before_and_after_receipt_for_title_passed_at_shipment(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 12)
    form = receiving(alone, store, as_of=JULY_10)
    form._all.click()
    alone.keys("Ctrl+Return")
    with store.reading() as session:
        before, after = on_hand(session, SHIPPED), on_hand(session, JULY_10)
    assert (before.total, before.in_transit, before.in_store) == (12, 12, 0)
    assert (after.total, after.in_transit, after.in_store) == (12, 0, 12)


def test_without_a_shipment_nothing_can_be_received(alone: Alone, store: Store) -> None:
    do(store, issue_order, JUNE_30, order=str(do(store, draft_order, JUNE_30, form="A-3").result["order"]))
    form = receiving(alone, store, "")
    assert form.primary.toolTip() == "No shipment is in transit."


def test_another_shipment_marks_what_was_read_anew(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    ship(store, 1, first=2)
    form = receiving(alone, store)
    alone.scan("NEC-0002-A")
    assert form.table.shown[0].words == "It belongs to P-0002, which is not in this shipment."
    form.shipment.choose("SH-0002")
    form.shipment.changed.emit("SH-0002")
    assert marks(form)[0] == ("NEC-0002-A", "Matched")
