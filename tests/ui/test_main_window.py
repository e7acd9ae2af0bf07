"""The window on an empty book, under real keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.book import close_day
from models.store import Store
from models.tables import Base
from tests.builders import do
from tests.ui.frame import open_window, press, settled, type_in
from ui.screens import SCREENS

pytestmark = pytest.mark.usefixtures("light")


@pytest.mark.parametrize("kind", SCREENS)
def test_each_page_reads_tables_that_exist_and_builds_on_an_empty_book(kind: type, qtbot: QtBot, store: Store) -> None:
    assert kind.reads <= set(Base.metadata.tables)
    window = open_window(qtbot, store)
    assert isinstance(window.go(kind.key), kind)
    settled(qtbot, window.desk)
    window.close()


def test_ctrl_k_finds_an_action_and_enter_runs_it(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store)
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "journal")
    press(qtbot, window, "Return")
    assert window.shown.key == "journal"
    window.close()


def test_ctrl_z_takes_the_last_act_back_and_ctrl_shift_z_does_it_again(qtbot: QtBot, store: Store) -> None:
    day = date(2000, 11, 24)
    do(store, close_day, day=day, name="Storm", why="Order of the governor")
    window = open_window(qtbot, store)
    press(qtbot, window, "Ctrl+Z")
    assert window.desk.calendar.is_open(day)
    press(qtbot, window, "Ctrl+Shift+Z")
    assert not window.desk.calendar.is_open(day)
    window.close()


def test_letters_go_into_the_find_box_and_not_to_the_page(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store)
    press(qtbot, window, "/")
    type_in(qtbot, window, "wjk/")
    assert window.top.finder.text() == "wjk/"
    press(qtbot, window, "Escape Escape")
    assert QApplication.focusWidget() is not window.top.finder
    window.close()
