"""A form alone over an empty window, on a desk of its own, worked by real keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.frame import make_desk, press, type_in
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog

__all__ = ["Alone"]

F = TypeVar("F", bound=ActDialog)


class Alone:
    """Opens forms, and puts them away at the end."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._window = QWidget()
        self._desks: list[Desk] = []
        qtbot.addWidget(self._window)
        self._window.resize(1200, 800)
        with qtbot.waitExposed(self._window):
            self._window.show()

    def open(self, store: Store, as_of: date, make: Callable[[Desk, QWidget], F]) -> F:
        """The form, open."""
        self._desks.append(make_desk(store, as_of))
        form = make(self._desks[-1], self._window)
        form.open()
        return form

    def keys(self, *told: str) -> None:
        """Presses keys; what begins with a blank is typed."""
        for one in told:
            if one.startswith(" "):
                type_in(self._qtbot, self._window, one[1:])
            else:
                press(self._qtbot, self._window, one)

    def scan(self, *serials: str) -> None:
        """What a scanner does: the letters of each serial, then Enter."""
        for serial in serials:
            self.keys(f" {serial}", "Return")

    def close(self) -> None:
        """Puts forms and desks away."""
        for form in self._window.findChildren(ActDialog):
            form.close()
        for desk in self._desks:
            desk.close()
