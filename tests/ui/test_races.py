"""A key pressed before its record is read acts on the record under the cursor, and what bars it is told."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.acts.collocation import add_facility
from models.store import Store
from reports.columns import Column
from tests.ui.frame import open_window, press, settled
from ui.desk import Desk
from ui.list_screen import ListScreen
from ui.main_window import MainWindow
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens import SCREENS
from ui.screens.collocation import CollocationScreen
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")


@dataclass(frozen=True, slots=True)
class Thing:
    """A record of the tests."""

    number: str


class Slow(ListScreen):
    """A page whose list and whose records take a while to be read."""

    key, title, icon = "journal", "Slow", "file-text"
    reads = frozenset({"journal"})
    opens = frozenset({"thing"})
    there: tuple[str, ...] = ("T-1", "T-2")

    def __init__(self, desk: Desk) -> None:
        self.done: list[str] = []
        self.read: Thing | None = None
        table: RowTable[Thing] = RowTable((Column("Thing", lambda row: row.number),), key=lambda row: row.number)
        super().__init__(desk, table, self._things, inspector=300)

    def _things(self, _session: Session, _as_of: date) -> Sequence[Thing]:
        time.sleep(0.1)
        return [Thing(number) for number in self.there]

    def _thing(self, _session: Session, row: Thing) -> Thing:
        time.sleep(0.1)
        return row

    def show_record(self, row: Thing | None) -> None:
        """Reads the record in a worker thread."""
        if row is not None:
            self.desk.read_later(self._thing, row, then=self._take, key=(id(self), "thing"))

    def _take(self, row: Thing) -> None:
        self.read = row

    def page_actions(self) -> Sequence[ScreenAction]:
        """One act that can be done, and one that cannot."""
        return [
            ScreenAction("Do", "D", "check", lambda: self.done.append(self.read.number if self.read else "none")),
            ScreenAction("Never", "N", "check", lambda: self.done.append("never"), lambda: "Not on this day."),
        ]


def shown(window: MainWindow) -> Slow:
    """The page of the tests."""
    page = window.shown
    assert isinstance(page, Slow)
    return page


def test_a_key_right_after_the_cursor_moved_acts_on_the_row_it_moved_to(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Slow,))
    press(qtbot, window, "J D")
    assert shown(window).done == ["T-2"]
    window.close()


def test_a_key_right_after_a_record_was_asked_for_acts_on_that_one(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Slow,))
    page = shown(window)
    page.there = ("T-1", "T-2", "T-3")
    page.refill()
    window.open_record("thing", "T-3")
    press(qtbot, window, "D")
    assert page.done == ["T-3"]
    window.close()


def test_a_record_that_is_not_there_is_not_jumped_to_later(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Slow,))
    page = shown(window)
    assert not page.go_to("T-3")
    page.there = ("T-1", "T-2", "T-3")
    page.refill()
    window.desk.wait_for(page)
    assert page.view.current() == Thing("T-1")
    window.close()


def test_a_key_that_is_barred_says_why(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Slow,))
    press(qtbot, window, "N")
    assert [one.accessibleName() for one in window.findChildren(Toast)] == ["Not on this day."]
    assert shown(window).done == []
    window.close()


def test_the_list_has_the_keyboard_when_a_book_opens_before_its_rows_are_read(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Slow,))
    assert shown(window).view.grid.hasFocus()
    window.close()


class Empty(Slow):
    """The same page, with something in place of its list until that is read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view.set_empty(EmptyState("sun", "Nothing is due", "Nothing falls due."))


def test_a_list_that_stood_empty_gets_the_keyboard_with_its_rows(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(Empty,))
    assert shown(window).view.grid.hasFocus()
    press(qtbot, window, "J D")
    assert shown(window).done == ["T-2"]
    window.close()


def test_a_record_made_while_its_page_was_hidden_is_gone_to_once_it_is_read(qtbot: QtBot, store: Store) -> None:
    pages = [one for one in SCREENS if one.key in ("collocation", "journal")]
    window = open_window(qtbot, store, screens=pages)
    window.go("journal")
    settled(qtbot, window.desk)
    window.desk.do(add_facility, name="Allied switch room", city="Philadelphia", state="PA")
    window.open_record("facility", "CF-001")
    settled(qtbot, window.desk)
    page = window.shown
    assert isinstance(page, CollocationScreen)
    assert page.part.view.current() is not None
    assert page.part.table.key_of(page.part.view.current()) == "CF-001"
    assert page.inspector_open
    window.close()
