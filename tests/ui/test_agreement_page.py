"""The Agreement page: clauses, terms, readings, closed days and parties, from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.queries import book as books
from models.store import Store
from tests.ui.frame import open_window, press, type_in
from ui.dialogs.amendment import NEW, AmendmentDialog
from ui.dialogs.reading import ReadingDialog
from ui.main_window import MainWindow
from ui.screens.agreement import AgreementScreen
from ui.screens.agreement_parts.days import CloseDayDialog, OpenDayDialog
from ui.screens.agreement_parts.parties import AddressDialog
from ui.widgets.dialog import Dialog

pytestmark = pytest.mark.usefixtures("light")
FRIDAY = date(2000, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    made = open_window(qtbot, store, screens=(AgreementScreen,))
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> AgreementScreen:
    assert isinstance(window.shown, AgreementScreen)
    return window.shown


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """The open dialog of a kind."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_a_clause_is_opened_by_its_id_or_its_tag(page: AgreementScreen) -> None:
    assert page.go_to("EXB-5b-4")
    assert page.part.view.current().clause.id == "EXB-5b-4"
    assert page.go_to("13.2")
    assert page.part.view.current().clause.id == "MA-13.2"
    assert not page.go_to("no such clause")


def test_the_clauses_are_searched_by_their_words(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    press(qtbot, window, "Ctrl+F")
    type_in(qtbot, window, "citibank")
    assert "MA-1.1c" in [row.clause.id for row in page.part.table.shown]
    press(qtbot, window, "Escape")
    assert len(page.part.table.shown) == len(page.part.table.rows)


def test_the_terms_follow_the_day_and_name_what_an_amendment_changed(page: AgreementScreen) -> None:
    page.go_to("terms")
    later = {row.name: row for row in page.part.table.rows}
    assert later["Batch 2"].value == "106 pairs on Fri 29 Sep 2000"
    assert later["Batch 2"].before == "not in the first text"
    page.desk.as_of = date(2000, 9, 28)
    assert "Batch 2" not in {row.name for row in page.part.table.rows}
    assert "before any amendment" in page.head.sentence.text()


def test_another_reading_is_chosen_with_its_reason_and_undone_by_ctrl_z(
    qtbot: QtBot, window: MainWindow, page: AgreementScreen
) -> None:
    page.go_to("AMB-08")
    press(qtbot, window, "C")
    dialog = dialog_of(window, ReadingDialog)
    assert not dialog.primary.isEnabled()
    press(qtbot, window, "Down Tab")
    type_in(qtbot, window, "Agreed by the parties")
    press(qtbot, window, "Ctrl+Return")
    assert page.desk.readings.on_hand == "storage"
    press(qtbot, window, "Ctrl+Z")
    assert page.desk.readings.on_hand == "owned_not_installed"


def test_a_closed_day_is_added_from_the_keyboard(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    page.go_to("days")
    press(qtbot, window, "N")
    dialog = dialog_of(window, CloseDayDialog)
    type_in(qtbot, window, "24 nov 2000")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "Bank closed by order")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "Notice on the door")
    press(qtbot, window, "Ctrl+Return")
    assert not dialog.isVisible()
    assert not page.desk.calendar.is_open(FRIDAY)
    assert page.part.view.current().why == "Notice on the door"


def test_a_refused_day_is_said_in_the_dialog_which_stays(
    qtbot: QtBot, window: MainWindow, page: AgreementScreen
) -> None:
    page.go_to("days")
    press(qtbot, window, "N")
    dialog = dialog_of(window, CloseDayDialog)
    type_in(qtbot, window, "25 nov 2000")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "Saturday")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "x")
    press(qtbot, window, "Ctrl+Return")
    assert dialog.isVisible()
    assert any("weekend" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_a_day_is_marked_open_with_its_reason(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    page.go_to("2000-11-23")
    press(qtbot, window, "O")
    dialog_of(window, OpenDayDialog)
    type_in(qtbot, window, "The bank was open")
    press(qtbot, window, "Ctrl+Return")
    assert page.desk.calendar.is_open(date(2000, 11, 23))


def test_a_notice_address_is_changed_from_its_day_on(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    page.go_to("parties")
    press(qtbot, window, "C")
    dialog = dialog_of(window, AddressDialog)
    assert isinstance(dialog, AddressDialog)
    dialog.attention.setText("Provisioning desk")
    press(qtbot, window, "Ctrl+Return")
    rows = page.desk.read(books.addresses, page.desk.as_of)
    assert "Provisioning desk" in [row.attention for row in rows]
    assert all(row.attention != "Provisioning desk" for row in page.desk.read(books.addresses, date(2000, 11, 27)))


def test_ctrl_right_walks_the_parts(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    keys = []
    for _ in range(6):
        keys.append(page.part.key)
        press(qtbot, window, "Ctrl+Right")
    assert keys == ["clauses", "terms", "amendments", "readings", "days", "parties"]
    assert page.part.key == "clauses"
    assert QApplication.focusWidget() is page.part.view.grid


def test_the_list_shown_can_be_exported(page: AgreementScreen) -> None:
    page.go_to("days")
    grid = page.export_shown()
    assert grid.title == "Agreement, Closed days"
    assert len(grid.rows) == len(page.part.table.shown) == 8


# -- what a reading would change ---------------------------------------------------------------------------------------


def test_what_a_reading_would_change_is_shown_before_it_is_chosen(
    qtbot: QtBot, window: MainWindow, page: AgreementScreen
) -> None:
    page.go_to("AMB-04")
    press(qtbot, window, "C")
    dialog = dialog_of(window, ReadingDialog)
    assert isinstance(dialog, ReadingDialog)
    press(qtbot, window, "Down")
    qtbot.waitUntil(lambda: dialog.effect.text() == "Nothing of this day would change.")
    assert dialog.value == "letter_received"


def test_the_first_batch_takes_a_number_the_parties_type(
    qtbot: QtBot, window: MainWindow, page: AgreementScreen
) -> None:
    page.go_to("AMB-06")
    press(qtbot, window, "C")
    dialog = dialog_of(window, ReadingDialog)
    assert isinstance(dialog, ReadingDialog)
    press(qtbot, window, "Down Down")
    assert dialog.number_field.isVisible()
    assert not dialog.primary.isEnabled()
    dialog.number.setFocus()
    type_in(qtbot, window, "210")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "Agreed in writing")
    press(qtbot, window, "Ctrl+Return")
    assert page.desk.readings.initial_pairs == "210"
    assert page.part.view.current().words == "210 pairs, as typed by the parties."


# -- amendments --------------------------------------------------------------------------------------------------------


def test_an_amendment_is_entered_from_the_keyboard_and_undone(
    qtbot: QtBot, window: MainWindow, page: AgreementScreen
) -> None:
    page.go_to("amendments")
    assert [row.number for row in page.part.table.rows] == [1]
    press(qtbot, window, "N")
    dialog = dialog_of(window, AmendmentDialog)
    assert isinstance(dialog, AmendmentDialog)
    type_in(qtbot, window, "Second letter agreement")
    dialog.summary.setFocus()
    type_in(qtbot, window, "The Minimum Inventory falls to 90 pairs.")
    dialog.search.setFocus()
    type_in(qtbot, window, "minimum inventory")
    qtbot.waitUntil(lambda: [row.figure.path for row in dialog.table.shown][:1] == ["inventory.minimum_pairs"])
    assert not dialog.primary.isEnabled()
    dialog.table.edited.emit(dialog.table.shown[0], NEW, "-3")
    assert dialog.table.shown[0].problem.endswith("cannot be less than nothing; -3 was typed.")
    assert not dialog.primary.isEnabled()
    dialog.table.edited.emit(dialog.table.shown[0], NEW, "90")
    assert dialog.table.shown[0].problem == ""
    press(qtbot, window, "Ctrl+Return")
    assert page.desk.terms.inventory.minimum_pairs == 90
    assert page.part.table.rows[0].changes[0].after == "90"
    press(qtbot, window, "Ctrl+Z")
    assert page.desk.terms.inventory.minimum_pairs == 102


def test_an_amendment_may_add_pairs_and_a_price(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    page.go_to("amendments")
    press(qtbot, window, "N")
    dialog = dialog_of(window, AmendmentDialog)
    assert isinstance(dialog, AmendmentDialog)
    dialog.instrument.setText("Third letter")
    dialog.summary.setPlainText("50 pairs more.")
    dialog.pairs.set_value(50)
    assert dialog._missing() == "Pairs it adds have a number and a day."
    dialog.bought_on.set_day(date(2000, 11, 28))
    dialog.price.setText("Price of one pair of batch 3")
    press(qtbot, window, "Ctrl+Return")
    assert page.desk.terms.batch(3).pairs == 50
    assert page.desk.terms.price("price_of_one_pair_of_batch_3") is not None
    names = [one.name for one in page.part.table.rows[0].changes]
    assert names == ["Batch 3", "Price of one pair of batch 3"]


# -- parties and why ---------------------------------------------------------------------------------------------------


def test_the_book_stands_in_the_other_place_by_one_key(qtbot: QtBot, window: MainWindow, page: AgreementScreen) -> None:
    page.go_to("parties")
    press(qtbot, window, "S")
    assert page.desk.book.stands_for == "winstar"
    press(qtbot, window, "Ctrl+Z")
    assert page.desk.book.stands_for == "customer"


@pytest.mark.parametrize(
    ("part", "title"),
    [("AMB-08", "AMB-08"), ("2000-11-23", "Why is Thu 23 Nov 2000 closed?"), ("terms", "Name")],
)
def test_w_tells_how_a_term_a_reading_or_a_day_comes_about(page: AgreementScreen, part: str, title: str) -> None:
    page.go_to(part)
    why = page.why()
    assert why is not None
    assert why[1] == title
    assert why[0].clauses


def test_slips_are_a_filter_of_the_clauses(page: AgreementScreen) -> None:
    page.part.table.set_facets({"slips"})
    assert {row.clause.id for row in page.part.table.shown} >= {"EXB-2h", "EXB-6a"}
    page.part.table.set_facets({"none"})
    assert all(row.clause.does == ("none",) for row in page.part.table.shown)
