"""Facets, segments, cards and lists of choices."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from reports.columns import Column, Tone
from tests.ui.home import Home
from ui.row_table import Facet, RowTable
from ui.widgets.choice_cards import ChoiceCards
from ui.widgets.facet_bar import FacetBar
from ui.widgets.fields import Choice
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    late: bool


def table() -> RowTable[Thing]:
    facets = (
        Facet[Thing]("late", "Late", lambda row: row.late),
        Facet[Thing]("fine", "Fine", lambda row: not row.late),
    )
    made: RowTable[Thing] = RowTable(
        (Column[Thing]("Name", lambda row: row.name),), key=lambda row: row.name, facets=facets
    )
    made.set_rows([Thing("a", True), Thing("b", False), Thing("c", False)])
    return made


def pills(bar: FacetBar) -> list[QAbstractButton]:
    return bar.findChildren(QAbstractButton)


def test_facets_narrow_the_table_and_show_its_counts(home: Home, qtbot: QtBot) -> None:
    rows = table()
    bar = FacetBar.of(rows)
    home.show(bar)
    assert [pill.accessibleName() for pill in pills(bar)] == ["All, 3", "Late, 1", "Fine, 2"]
    qtbot.mouseClick(pills(bar)[1], Qt.MouseButton.LeftButton)
    assert [row.name for row in rows.shown] == ["a"]
    rows.set_text("b")
    assert [pill.accessibleName() for pill in pills(bar)] == ["All, 1", "Late, 0", "Fine, 1"]


def test_a_second_press_shows_everything_again(home: Home, qtbot: QtBot) -> None:
    bar = FacetBar.of(table())
    home.show(bar)
    for _ in range(2):
        qtbot.mouseClick(pills(bar)[1], Qt.MouseButton.LeftButton)
    assert bar.chosen == frozenset()
    assert pills(bar)[0].isChecked()


def test_clearing_the_table_clears_the_facets(home: Home, qtbot: QtBot) -> None:
    rows = table()
    bar = FacetBar.of(rows)
    home.show(bar)
    qtbot.keyClick(pills(bar)[2], Qt.Key.Key_Return)
    assert bar.chosen == {"fine"}
    rows.clear_filters()
    assert bar.chosen == frozenset()


def test_pills_take_less_air_where_there_is_less_room(home: Home, qtbot: QtBot) -> None:
    bar = FacetBar.of(table())
    home.show(bar, 600, 40)
    roomy = pills(bar)[0].width()
    narrow = bar.sizeHint().width() - 12
    bar.setFixedWidth(narrow)
    qtbot.waitUntil(lambda: pills(bar)[0].width() < roomy)
    assert max(pill.geometry().right() for pill in pills(bar)) < narrow


def test_arrows_and_pointer_move_the_segment(home: Home, qtbot: QtBot) -> None:
    segments = Segmented([("table", "Table", "table"), ("map", "Map", "map")])
    home.show(segments)
    with qtbot.waitSignal(segments.changed) as told:
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert told.args == ["map"]
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert segments.chosen == "table"


def test_cards_are_chosen_with_the_arrows(home: Home, qtbot: QtBot) -> None:
    cards = ChoiceCards([("hand", "By hand", "counts today"), ("fax", "Fax", "too late", Tone.BAD)], "hand")
    home.show(cards)
    first = cards.findChildren(QAbstractButton)[0]
    first.setFocus()
    with qtbot.waitSignal(cards.changed) as told:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert told.args == ["fax"]
    assert cards.chosen == "fax"


def test_a_choice_survives_other_choices_if_it_is_among_them(home: Home, qtbot: QtBot) -> None:
    choice = Choice([("", "Any city"), ("bos", "Boston")], "bos")
    home.show(choice)
    choice.set_choices([("", "Any city"), ("aus", "Austin"), ("bos", "Boston")])
    assert choice.chosen == "bos"
    choice.set_choices([("", "Any city")])
    assert choice.chosen == ""


def test_only_the_user_changes_a_choice_with_a_signal(home: Home, qtbot: QtBot) -> None:
    choice = Choice([("a", "A"), ("b", "B")])
    home.show(choice)
    with qtbot.assertNotEmitted(choice.changed):
        choice.choose("b")
    with qtbot.waitSignal(choice.changed) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert told.args == ["a"]
