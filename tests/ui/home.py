"""Where a widget lives while it is tested."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


class Home:
    """A window that shows widgets, active, so that they take keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._windows: list[QWidget] = []

    def show(self, widget: QWidget, width: int = 900, height: int = 500) -> QWidget:
        window = QWidget()
        window.setObjectName("page")
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        window.resize(width, height)
        self._windows.append(window)
        self._qtbot.addWidget(window)
        with self._qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return window
