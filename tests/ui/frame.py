"""Opens the real window on a book, presses real keys, and waits for its readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.builders import clock
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.page import Pages
from ui.screens import SCREENS
from ui.settings import Settings

NOVEMBER_28 = date(2000, 11, 28)


def place_of(store: Store) -> Path:
    """The file of a test's book."""
    return Path(store.engine.url.database or "")


def make_desk(store: Store, as_of: date = NOVEMBER_28) -> Desk:
    """A desk over a test's book, with settings of its own beside it; close it."""
    place = place_of(store)
    return Desk(store, str(place), clock, Settings(place.parent / "home"), as_of=as_of, today=NOVEMBER_28)


def open_window(
    qtbot: QtBot,
    store: Store,
    *,
    as_of: date = NOVEMBER_28,
    screens: Pages = SCREENS,
    size: tuple[int, int] = (1440, 900),
) -> MainWindow:
    """The window on a book, shown, active and settled."""
    window = MainWindow(make_desk(store, as_of), screens)
    qtbot.addWidget(window, before_close_func=lambda _window: None)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    settled(qtbot, window.desk)
    return window


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Waits until nothing is being read."""
    qtbot.waitUntil(lambda: desk.reading == 0)


def target(qtbot: QtBot, window: QWidget) -> QWidget:
    """What a key pressed now reaches: in the dialog when one is open."""
    modal = QApplication.activeModalWidget()
    if modal is None:
        return QApplication.focusWidget() or window
    modal.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is modal)
    return modal.focusWidget() or modal


def press(qtbot: QtBot, window: QWidget, keys: str) -> None:
    """Presses a key or a chord such as Ctrl+K on whatever has the focus."""
    for chord in keys.split(" "):
        combination = QKeySequence(chord)[0]
        qtbot.keyClick(target(qtbot, window), combination.key(), combination.keyboardModifiers())


def type_in(qtbot: QtBot, window: QWidget, text: str) -> None:
    """Types letters into whatever has the focus, as a person or a scanner does."""
    qtbot.keyClicks(target(qtbot, window), text)
