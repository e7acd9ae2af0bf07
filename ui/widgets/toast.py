"""The notice of what was just done, with its undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QStyle, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.button import Button, IconButton
from ui.widgets.text import Label

__all__ = ["Toast"]

SECONDS, FADE = 8, 120


class Toast(QWidget):
    """Stands at the foot of a window for some seconds; the pointer over it keeps it."""

    def __init__(self, window: QWidget, sentence: str, undo: Callable[[], object] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedHeight(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(Label(sentence, "name"))
        if undo is not None:
            button = Button("Undo", "default", "undo-2", "Ctrl+Z", small=True)
            button.clicked.connect(lambda: (self.close(), undo()))
            row.addWidget(button)
        close = IconButton("x", "Close this notice", "quiet", small=True)
        close.clicked.connect(self.close)
        row.addWidget(close)
        self.setAccessibleName(sentence)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.close)
        window.installEventFilter(self)

    @classmethod
    def show_over(cls, window: QWidget, sentence: str, undo: Callable[[], object] | None = None) -> Toast:
        """Shows a notice over a window, in place of the one before."""
        for old in window.findChildren(Toast):
            old.close()
        toast = cls(window, sentence, undo)
        toast._place()
        toast.show()
        toast.raise_()
        toast._fade_in()
        toast._timer.start()
        return toast

    def _place(self) -> None:
        self.adjustSize()
        self.setFixedWidth(min(self.sizeHint().width(), self._window.width() - 48))
        self.move((self._window.width() - self.width()) // 2, self._window.height() - self.height() - 44)

    def _fade_in(self) -> None:
        if not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(FADE)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.finished.connect(lambda: effect.setEnabled(False))
        fade.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window changes."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def enterEvent(self, event: QEvent) -> None:
        """Stays while the pointer is over it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes some seconds after."""
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box."""
        paint.box(QPainter(self), self.rect().toRectF(), 8, theme.color("surface"), theme.color("line2"))
