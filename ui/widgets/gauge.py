"""A duty as a thin bar with the amount it asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.columns import Tone
from ui import theme
from ui.widgets import paint

__all__ = ["Gauge"]

CHIP_ROOM = 106
BARS = {Tone.INFO: "s2", Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad", Tone.DEEM: "deem"}


class Gauge(QWidget):
    """One row: words, bar with a tick at what is needed, figure, state.

    Signals: clicked() by pointer, Enter or Space.
    """

    clicked = Signal()

    def __init__(
        self,
        words: str = "",
        figure: int | None = None,
        need: int = 0,
        tone: Tone = Tone.NEUTRAL,
        chip_words: str = "",
        icon: str = "",
        whole: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set(words, figure, need, tone, chip_words, icon, whole)

    def set(
        self,
        words: str,
        figure: int | None,
        need: int,
        tone: Tone,
        chip_words: str = "",
        icon: str = "",
        whole: int | None = None,
    ) -> None:
        """Shows another state of the duty; a figure of None cannot be said."""
        self._words, self._figure, self._need, self._tone = words, figure, need, tone
        self._chip, self._icon = chip_words, icon
        self._whole = whole or max(need, figure or 0, 1)
        said = "cannot say" if figure is None else f"{figure:,}"
        self.setAccessibleName(f"{words}: {said} of {need:,}, {chip_words}")
        self.update()

    def sizeHint(self) -> QSize:
        """A row."""
        return QSize(440, 42)

    def minimumSizeHint(self) -> QSize:
        """A low row."""
        return QSize(300, 30)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the records behind the figure."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the records behind the figure."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the row from left to right."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        right = body.right()
        if self._chip:
            wide = paint.chip_width(self._chip, self._tone, self._icon)
            paint.chip(painter, QRectF(right - wide, 0, wide + 1, body.height()), self._chip, self._tone, self._icon)
        figures = right - CHIP_ROOM - 76
        bar = min(body.width() * 0.2, 110.0) if body.width() > 400 else min(max(figures - 190, 0.0), 60.0)
        words = QRectF(0, -0.5, figures - bar - (28 if bar else 10), body.height())
        paint.words(painter, words, self._words, theme.font(13, 500), theme.color("text"))
        if bar > 24:
            self._draw_bar(painter, QRectF(figures - bar - 14, body.center().y() - 3, bar, 6))
        said = "–" if self._figure is None else f"{self._figure:,}"
        font = theme.font(15, 600)
        paint.words(painter, QRectF(figures, -0.5, 60, body.height()), said, font, theme.color("text"))
        start = figures + paint.width_of(said, font) + 6
        of = f"of {self._need:,}"
        paint.words(painter, QRectF(start, 0, 60, body.height()), of, theme.font(12), theme.color("text3"))
        if self.hasFocus():
            paint.focus_ring(painter, body.adjusted(-4, 2, 0, -2), 4)

    def _draw_bar(self, painter: QPainter, where: QRectF) -> None:
        paint.box(painter, where, 3, theme.color("neutS"))
        done = QRectF(where)
        done.setWidth(where.width() * min((self._figure or 0) / self._whole, 1.0))
        if done.width() > 0:
            paint.box(painter, done, 3, theme.color(BARS.get(self._tone, "s2")))
        x = where.left() + where.width() * min(self._need / self._whole, 1.0)
        painter.fillRect(QRectF(x - 1, where.top() - 4, 2, where.height() + 8), theme.color("text"))
