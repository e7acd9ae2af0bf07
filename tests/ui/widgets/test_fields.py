"""Fields to type in: filters, dates, problems."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.home import Home
from ui.widgets.date_field import PROBLEM, DateField
from ui.widgets.fields import Field, FilterField, LongText, SearchField

Key = Qt.Key
DAY = date(2000, 11, 28)


@pytest.fixture
def day_field(home: Home) -> DateField:
    field = DateField(DAY)
    home.show(field)
    return field


def type_over(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_typed_day_is_told_at_once_and_written_out_on_leaving(day_field: DateField, qtbot: QtBot) -> None:
    type_over(qtbot, day_field, "12/1/2000")
    assert day_field.day == date(2000, 12, 1)
    qtbot.keyClick(day_field, Key.Key_Return)
    assert day_field.text() == "Fri 1 Dec 2000"


def test_what_is_no_day_is_named_on_leaving_and_gives_no_day(day_field: DateField, qtbot: QtBot) -> None:
    type_over(qtbot, day_field, "31 feb")
    with qtbot.waitSignal(day_field.problem) as told:
        qtbot.keyClick(day_field, Key.Key_Return)
    assert told.args == [PROBLEM]
    assert day_field.day is None
    with qtbot.waitSignal(day_field.problem) as told:
        type_over(qtbot, day_field, "1 mar 2000")
    assert told.args == [""]


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Key.Key_Up, date(2000, 11, 29)), (Key.Key_Down, date(2000, 11, 27)), (Key.Key_PageUp, date(2000, 12, 28)),
     (Key.Key_PageDown, date(2000, 10, 28))],
)  # fmt: skip
def test_arrows_step_a_day_and_page_keys_a_month(
    day_field: DateField, qtbot: QtBot, key: Qt.Key, expected: date
) -> None:
    with qtbot.waitSignal(day_field.changed) as told:
        qtbot.keyClick(day_field, key)
    assert told.args == [expected]


def test_a_month_back_from_its_last_day_stays_in_the_month(day_field: DateField, qtbot: QtBot) -> None:
    day_field.set_day(date(2001, 3, 31))
    qtbot.keyClick(day_field, Key.Key_PageDown)
    assert day_field.day == date(2001, 2, 28)


def test_an_empty_field_is_no_day_and_no_problem(day_field: DateField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(day_field.problem):
        day_field.selectAll()
        qtbot.keyClick(day_field, Key.Key_Delete)
        qtbot.keyClick(day_field, Key.Key_Return)
    assert day_field.day is None
    assert not day_field.has_problem


def test_an_empty_field_steps_to_the_day_it_is_near(home: Home, qtbot: QtBot) -> None:
    field = DateField(near=DAY)
    home.show(field)
    qtbot.keyClick(field, Key.Key_Up)
    assert field.day == DAY


def test_a_day_can_be_picked_from_the_calendar(day_field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClick(day_field, Key.Key_F4)
    month = day_field.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    assert month.selectedDate() == QDate(2000, 11, 28)
    with qtbot.waitSignal(day_field.changed) as told:
        month.clicked.emit(QDate(2000, 12, 9))
    assert told.args == [date(2000, 12, 9)]
    assert day_field.text() == "Sat 9 Dec 2000"


def test_setting_a_day_is_not_told(day_field: DateField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(day_field.changed):
        day_field.set_day(None)
    assert day_field.text() == ""


def test_escape_clears_a_filter(home: Home, qtbot: QtBot) -> None:
    field = FilterField("Filter these letters")
    home.show(field)
    qtbot.keyClicks(field, "boston")
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, Key.Key_Escape)
    assert told.args == [""]


def test_the_find_field_moves_in_its_list_and_is_left_with_escape(home: Home, qtbot: QtBot) -> None:
    field = SearchField()
    home.show(field)
    with qtbot.waitSignal(field.moved) as told:
        qtbot.keyClick(field, Key.Key_Down)
    assert told.args == [1]
    qtbot.keyClicks(field, "x")
    with qtbot.assertNotEmitted(field.left):
        qtbot.keyClick(field, Key.Key_Escape)
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Key.Key_Escape)


def test_a_problem_takes_the_place_of_the_hint_and_gives_it_back(home: Home) -> None:
    field = Field("Quantity", QLineEdit(), "From the order line.")
    home.show(field)
    field.set_problem("Type a whole number.")
    assert field.problem == "Type a whole number."
    assert field.editor.accessibleDescription() == "Type a whole number."
    field.set_problem("")
    assert field.problem == ""
    assert [label.text() for label in field.findChildren(QLabel)] == ["Quantity", "From the order line."]


def test_a_label_names_its_editor(home: Home) -> None:
    field = Field("Far-end serial", QLineEdit())
    home.show(field)
    assert field.editor.accessibleName() == "Far-end serial"
    assert field.editor.hasFocus()


def test_tab_leaves_a_long_text(home: Home, qtbot: QtBot) -> None:
    text = LongText("Say what was tested")
    window = home.show(text)
    after = QLineEdit()
    window.layout().addWidget(after)
    qtbot.waitUntil(after.isVisible)
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.toPlainText() == ""
    assert after.hasFocus()
