"""The keys of the window: one list of actions, served wherever the focus is, but never letters into a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.screen import ScreenAction
from ui.widgets.toast import Toast

__all__ = ["Keys", "is_field"]

FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
OF_FIELDS = {
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Up", "Ctrl+Down", "Ctrl+Left", "Ctrl+Right"),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"),
}
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def is_field(widget: QObject | None) -> bool:
    """Whether letters typed now are meant for a field."""
    return isinstance(widget, FIELDS)


def pressed(event: QKeyEvent) -> str:
    """The name of what was pressed: Ctrl+K, N, /."""
    if event.text() == "/":
        return "/"
    return QKeySequence(QKeyCombination(event.modifiers() & ~KEYPAD, Qt.Key(event.key()))).toString()


class Keys(QObject):
    """Listens to whatever has the focus in its window, and runs the action of the key or tells what bars it."""

    def __init__(self, window: QWidget, actions: Callable[[], Sequence[ScreenAction]]) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        window.installEventFilter(self)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Listens to the widget that has the focus, and no longer to the one that had it."""
        if self._watched is not None and self._watched is not self._window and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None and new is not self._window and new.window() is self._window:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claims the keys of the actions before the widget or Qt makes something else of them."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        action = self.action_of(event, watched)
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            if why_not := action.gate():
                Toast.show_over(self._window, why_not)
            else:
                action.run()
        return True

    def action_of(self, event: QKeyEvent, watched: QObject) -> ScreenAction | None:
        """The action a key means while this widget has the focus."""
        name = pressed(event)
        typed = len(name) == 1 or name in OF_FIELDS
        if not name or (typed and is_field(watched)):
            return None
        return next((action for action in self._actions() if action.key == name), None)
