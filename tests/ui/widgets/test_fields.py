"""Fields to type in: filters, dates, problems."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.home import Home
from ui.widgets.date_field import PROBLEM, DateField
from ui.widgets.fields import Field, FilterField, LongText, SearchField
from ui.widgets.month import HEAD, SIDE, Month
from ui.widgets.number_field import MoneyField, NumberField

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
    month = day_field.findChild(Month)
    assert month.accessibleName() == "Tuesday 28 November 2000"
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(month, key)
    with qtbot.waitSignal(day_field.changed) as told:
        qtbot.keyClick(month, Key.Key_Return)
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


def test_a_press_in_the_month_picks_the_day(home: Home, qtbot: QtBot) -> None:
    month = Month(DAY)
    home.show(month)
    with qtbot.waitSignal(month.picked) as told:
        qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(SIDE * 3 + 5, HEAD + 5))
    assert told.args == [date(2000, 11, 1)]


def test_a_closed_day_says_why(home: Home, qtbot: QtBot) -> None:
    month = Month(DAY, lambda day: "Thanksgiving" if day == date(2000, 11, 23) else None)
    home.show(month)
    month.go(date(2000, 11, 23))
    assert month.accessibleName() == "Thursday 23 November 2000, Thanksgiving"


def test_a_number_is_read_with_commas_and_stepped(home: Home, qtbot: QtBot) -> None:
    field = NumberField(24, 1, 5000)
    home.show(field)
    type_over(qtbot, field, "1,200")
    assert field.value == 1200
    qtbot.keyClick(field, Key.Key_Up)
    assert (field.value, field.text()) == (1201, "1,201")


def test_a_number_beyond_the_range_is_no_number(home: Home, qtbot: QtBot) -> None:
    field = NumberField(24, 1, 500)
    home.show(field)
    type_over(qtbot, field, "501")
    with qtbot.waitSignal(field.problem) as told:
        qtbot.keyClick(field, Key.Key_Return)
    assert told.args == ["Type a whole number from 1 to 500."]
    assert field.value is None


@pytest.mark.parametrize(
    ("typed", "value"), [("22400", "22400.00"), ("$22,400.5", "22400.50"), ("9.999", None), ("x", None)]
)
def test_a_sum_is_read_to_the_cent_and_never_rounded(home: Home, qtbot: QtBot, typed: str, value: str | None) -> None:
    field = MoneyField()
    home.show(field)
    qtbot.keyClicks(field, typed)
    assert field.value == (Decimal(value) if value else None)


def test_a_price_taken_out_is_not_entered(home: Home, qtbot: QtBot) -> None:
    field = MoneyField(Decimal("9650"))
    home.show(field)
    field.selectAll()
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, Key.Key_Delete)
    assert told.args == [None]
    assert field.placeholderText() == "not entered"
