"""The guide is read in the window: its pages, its links, and where words stand in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.frame import open_window, press, settled, type_in
from ui.screens.guide import GuideScreen


def guide(qtbot: QtBot, store: Store) -> GuideScreen:
    window = open_window(qtbot, store, as_of=date(2000, 11, 28), screens=(GuideScreen,))
    screen = window.go("guide")
    settled(qtbot, window.desk)
    assert isinstance(screen, GuideScreen)
    return screen


def shown(screen: GuideScreen) -> str:
    return screen.text.toPlainText().splitlines()[0]


def test_the_first_page_is_open_and_down_opens_the_next(qtbot: QtBot, store: Store) -> None:
    screen = guide(qtbot, store)
    assert shown(screen) == "Pairbook, the user's guide"
    screen.pages.setFocus()
    press(qtbot, screen.window(), "Down")
    assert shown(screen) == "Getting started"


def test_a_link_opens_its_page(qtbot: QtBot, store: Store) -> None:
    screen = guide(qtbot, store)
    screen.text.anchorClicked.emit(QUrl("letters.md"))
    assert "Letter" in shown(screen)


def test_words_looked_for_leave_the_pages_that_have_them(qtbot: QtBot, store: Store) -> None:
    screen = guide(qtbot, store)
    screen.words.setFocus()
    type_in(qtbot, screen.window(), "Thanksgiving")
    assert 0 < screen.pages.count() < 12
    assert "Thanksgiving" in screen.text.toPlainText()
    assert screen.text.textCursor().selectedText() == "Thanksgiving"


def test_words_in_no_page_are_said_to_be_in_none(qtbot: QtBot, store: Store) -> None:
    screen = guide(qtbot, store)
    screen.words.setFocus()
    type_in(qtbot, screen.window(), "zeppelin")
    assert shown(screen) == "No page of the guide has these words."
