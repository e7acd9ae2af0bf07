"""A book that can only be read says so before anything is typed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.book import close_day
from models.engine import why_not_written
from models.store import Store
from tests.builders import do
from tests.ui.frame import NOVEMBER_28, open_window, place_of, press
from ui.main_window import MainWindow
from ui.screens import SCREENS
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")
WHY = "test.pairbook can only be read here: the file is read-only. Nothing can be recorded in it."
PAGES = [one for one in SCREENS if one.key in ("buildings", "orders", "cases")]


@pytest.fixture
def may_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the book's file may be written, to be changed by a test; nobody bars the user that tests may run as."""
    may, ask = [False], os.access
    monkeypatch.setattr(os, "access", lambda path, mode: may[0] if path == place_of(store) else ask(path, mode))
    return may


@pytest.fixture
def window(qtbot: QtBot, store: Store, may_write: list[bool]) -> Iterator[MainWindow]:
    made = open_window(qtbot, store, screens=PAGES)
    yield made
    made.close()


def told(window: MainWindow) -> list[str]:
    """The notices over a window."""
    return [one.accessibleName() for one in window.findChildren(Toast) if one.isVisible()]


def test_the_window_says_so_when_it_opens(window: MainWindow) -> None:
    assert WHY in window.trouble.accessibleName()
    assert window.trouble.isVisible()


@pytest.mark.parametrize(("page", "key"), [("orders", "N"), ("cases", "N"), ("buildings", "Ctrl+I")])
def test_no_form_and_no_import_is_begun(qtbot: QtBot, window: MainWindow, page: str, key: str) -> None:
    window.go(page)
    press(qtbot, window, key)
    assert told(window) == [WHY]
    assert QApplication.activeModalWidget() is None
    press(qtbot, window, "F1")
    assert QApplication.activeModalWidget() is not None
    press(qtbot, window, "Escape")


def test_what_needs_no_form_is_refused_with_the_reason(window: MainWindow) -> None:
    assert window.shown.do(close_day, day=NOVEMBER_28, name="Storm", why="Order") is None
    assert window.shown.notice is not None
    assert WHY in window.shown.notice.accessibleName()


def test_undo_says_why_not(qtbot: QtBot, store: Store, may_write: list[bool]) -> None:
    do(store, close_day, on=NOVEMBER_28, day=NOVEMBER_28, name="Storm", why="Order")
    window = open_window(qtbot, store, screens=PAGES)
    press(qtbot, window, "Ctrl+Z")
    assert told(window) == [WHY]
    window.close()


def test_a_file_that_may_be_written_again_takes_acts_at_once(window: MainWindow, may_write: list[bool]) -> None:
    may_write[0] = True
    assert window.shown.do(close_day, day=NOVEMBER_28, name="Storm", why="Order") is not None


def test_a_folder_that_may_only_be_read_bars_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = place_of(store).parent
    monkeypatch.setattr(os, "access", lambda path, _mode: path != folder)
    assert why_not_written(store.engine).startswith(f"test.pairbook can only be read here: its folder {folder.name} is")


def test_a_book_that_may_be_written_is_not_barred(any_store: Store) -> None:
    assert why_not_written(any_store.engine) == ""


def test_a_server_that_only_lets_read_bars(any_store: Store) -> None:
    if any_store.engine.dialect.name == "sqlite":
        pytest.skip("a file has no such mode")
    engine = any_store.engine.execution_options(postgresql_readonly=True)
    assert why_not_written(engine) == (
        "This book can only be read: it is a copy of the book. Nothing can be recorded in it."
    )
