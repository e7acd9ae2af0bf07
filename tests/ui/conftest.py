"""The look of the program on the application of the tests, and a home for widgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.home import Home
from ui import theme


def pytest_itemcollected(item: pytest.Item) -> None:
    """What the offscreen platform cannot do is no fault of a window."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def light(dressed: QApplication) -> Iterator[QApplication]:
    """The light theme, given back after the test."""
    _lighten()
    yield dressed
    _lighten()


def _lighten() -> None:
    """The light theme, where it is not in force already: dressing everything anew takes long."""
    if theme.choice() != "light":
        theme.set_theme("light")


@pytest.fixture
def home(light: QApplication, qtbot: QtBot) -> Home:
    """Shows a widget in an active window of its own."""
    return Home(qtbot)
