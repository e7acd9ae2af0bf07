"""The list under real keys and a real pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from reports.columns import Column, Kind, Tone
from tests.ui.home import Home
from ui.row_table import Group, RowTable
from ui.row_view import RowView

Key = Qt.Key
Keys = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Due:
    name: str
    rank: int
    when: str
    act: str | None = None


ROWS = tuple(Due(f"LAL-{n:04}", n, "late" if n < 3 else "soon", "Open letter" if n == 2 else None) for n in range(1, 7))
COLUMNS = (
    Column[Due]("Letter", lambda row: row.name),
    Column[Due]("Rank", lambda row: row.rank, kind=Kind.NUMBER, editable=lambda row: True),
    Column[Due]("City", lambda row: "Boston", fold=1),
    Column[Due]("Clock", lambda row: row.when, kind=Kind.CHIP, tone=lambda row: Tone.WARN),
    Column[Due]("Clause", lambda row: "B-5(b)", kind=Kind.TAG),
    Column[Due]("", lambda row: row.act, kind=Kind.ACTION),
)


@pytest.fixture
def view(home: Home) -> RowView:
    table: RowTable[Due] = RowTable(COLUMNS, key=lambda row: row.name, as_of=date(2000, 11, 28))
    table.set_rows(ROWS)
    made = RowView(table, name="Letters")
    home.show(made)
    made.focus()
    return made


@pytest.fixture
def keys(view: RowView, qtbot: QtBot) -> Keys:
    return lambda key, modifier=Qt.KeyboardModifier.NoModifier: qtbot.keyClick(view.grid, key, modifier)


def names(rows: list[Due]) -> list[int]:
    return [row.rank for row in rows]


def test_j_and_k_and_the_arrows_walk_through_the_rows(view: RowView, keys: Keys) -> None:
    for key in (Key.Key_J, Key.Key_Down, Key.Key_J, Key.Key_K):
        keys(key)
    assert view.current() is ROWS[2]


def test_shift_and_the_arrows_extend_and_space_takes_one_out(view: RowView, keys: Keys) -> None:
    keys(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert names(view.selected()) == [1, 2, 3]
    keys(Key.Key_Space)
    assert names(view.selected()) == [1, 2]


def test_the_footer_counts(view: RowView, keys: Keys) -> None:
    view.table.set_text("lal-0001")
    assert view.findChildren(QLabel)[0].text() == "1 selected, 1 shown, 6 in all"


def test_enter_opens_the_row(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as told:
        keys(Key.Key_Return)
    assert told.args == [ROWS[0]]


def test_enter_on_a_button_presses_it(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    keys(Key.Key_Down)
    for _ in range(5):
        keys(Key.Key_Right)
    with qtbot.waitSignal(view.acted) as told, qtbot.assertNotEmitted(view.opened):
        keys(Key.Key_Return)
    assert told.args == [ROWS[1], COLUMNS[5]]


def test_a_click_presses_the_button_of_a_cell(view: RowView, qtbot: QtBot) -> None:
    where = view.grid.visualRect(view.table.index(1, 5)).center()
    with qtbot.waitSignal(view.acted):
        qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_enter_on_a_clause_opens_it(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    for _ in range(4):
        keys(Key.Key_Right)
    with qtbot.waitSignal(view.tag_opened) as told:
        keys(Key.Key_Return)
    assert told.args == [ROWS[0], COLUMNS[4]]


def test_a_digit_begins_to_edit_and_enter_hands_it_over(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    keys(Key.Key_Right)
    keys(Key.Key_4)
    editor = view.grid.findChild(QLineEdit, "cell")
    assert isinstance(editor, QLineEdit)
    with qtbot.waitSignal(view.typing) as typed:
        qtbot.keyClicks(editor, "2")
    assert typed.args == [ROWS[0], COLUMNS[1], "42"]
    with qtbot.waitSignal(view.edited) as told:
        qtbot.keyClick(editor, Key.Key_Return)
    assert told.args == [ROWS[0], COLUMNS[1], "42"]


def test_escape_leaves_the_cell_as_it_was(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    keys(Key.Key_Right)
    keys(Key.Key_F2)
    editor = view.grid.findChild(QLineEdit, "cell")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1"
    with qtbot.assertNotEmitted(view.edited), qtbot.waitSignal(view.typing_ended):
        qtbot.keyClick(editor, Key.Key_Escape)


def test_letters_are_left_to_the_page(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    keys(Key.Key_C)
    assert view.grid.findChild(QLineEdit, "cell") is None
    assert view.current() is ROWS[0]


def test_ctrl_c_copies_the_rows(view: RowView, keys: Keys) -> None:
    keys(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines()[1].split("\t") == [
        "LAL-0001", "1", "Boston", "late", "B-5(b)",
    ]  # fmt: skip


def test_the_same_row_stays_chosen_when_the_list_changes(view: RowView) -> None:
    assert view.select("LAL-0004")
    view.table.set_rows([Due("LAL-0000", 0, "late"), *ROWS])
    assert names(view.selected()) == [4]
    view.table.sort(1, Qt.SortOrder.DescendingOrder)
    assert view.current() is ROWS[3]


def test_new_facts_of_the_current_row_are_told(view: RowView, qtbot: QtBot) -> None:
    changed = replace(ROWS[0], when="met")
    with qtbot.waitSignal(view.current_changed) as told:
        view.table.set_rows([changed, *ROWS[1:]])
    assert told.args == [changed]


def test_group_heads_are_passed_over_and_enter_closes_them(home: Home, qtbot: QtBot) -> None:
    heads = (Group("late", "Overdue", Tone.BAD), Group("soon", "Soon"))
    table: RowTable[Due] = RowTable(COLUMNS, key=lambda row: row.name, group=lambda row: row.when, groups=heads)
    table.set_rows(ROWS)
    view = RowView(table)
    home.show(view)
    view.focus()
    assert view.current() is ROWS[0]
    view.step(1)
    view.step(1)
    assert view.current() is ROWS[2]
    view.grid.go_to(0)
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert table.rowCount() == 6


def test_a_narrow_list_folds_columns_away(view: RowView) -> None:
    view.window().resize(420, 300)
    QApplication.processEvents()
    assert view.grid.isColumnHidden(2)
    view.window().resize(900, 300)
    QApplication.processEvents()
    assert not view.grid.isColumnHidden(2)


def test_columns_fill_the_width(view: RowView) -> None:
    shown = sum(view.grid.columnWidth(i) for i in range(len(COLUMNS)) if not view.grid.isColumnHidden(i))
    assert shown == view.grid.viewport().width()


def test_a_press_on_a_head_sorts_and_a_third_gives_the_order_back(view: RowView, qtbot: QtBot) -> None:
    header = view.grid.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(1) + 30, 16)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        orders.append(view.table.sorted_by)
    assert orders == [(1, Qt.SortOrder.AscendingOrder), (1, Qt.SortOrder.DescendingOrder), None]


def test_the_menu_of_a_row_offers_its_button(view: RowView, keys: Keys, qtbot: QtBot) -> None:
    keys(Key.Key_Down)
    seen: list[str] = []
    view.menu_asked.connect(lambda row, menu: seen.extend(action.text() for action in menu.actions()))
    where = QPoint(40, 40)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, where)
    QApplication.sendEvent(view.grid.viewport(), asked)
    for menu in view.findChildren(QMenu):
        menu.close()
    assert "Open letter" in seen


def test_an_empty_list_gives_way_to_its_page(view: RowView) -> None:
    empty, nothing = QLabel("No letters yet"), QLabel("No letter matches")
    view.set_empty(empty)
    view.set_nothing(nothing)
    view.table.set_text("nowhere")
    assert nothing.isVisible()
    view.table.set_rows([])
    assert empty.isVisible()
    assert not view.grid.isVisible()


def test_the_list_can_be_painted_in_both_themes(view: RowView) -> None:
    assert not view.grab().isNull()
