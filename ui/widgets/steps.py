"""The steps of a task in several parts, and where one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import paint

__all__ = ["Steps"]

DISC, GAP, LINE = 24, 8, 32


class Steps(QWidget):
    """Numbered discs with words; those behind are ticked, the present one is solid."""

    def __init__(self, words: Sequence[str], at: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go(at)

    def go(self, at: int) -> None:
        """Moves to a step."""
        self._at = at
        self.setAccessibleName(f"Step {at + 1} of {len(self._words)}: {self._words[at]}")
        self.update()

    @property
    def at(self) -> int:
        """The number of the step, from 0."""
        return self._at

    def _width(self, said: str) -> float:
        return DISC + GAP + paint.width_of(said, theme.font(13, 600))

    def sizeHint(self) -> QSize:
        """All steps and the lines between them."""
        wide = sum(map(self._width, self._words)) + (LINE + 2 * 12) * (len(self._words) - 1)
        return QSize(round(wide) + 2, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the steps from left to right."""
        painter = QPainter(self)
        x, middle = 0.0, self.height() / 2
        for number, said in enumerate(self._words):
            disc = QRectF(x, middle - DISC / 2, DISC, DISC)
            self._draw_disc(painter, disc, number)
            here = number == self._at
            place = QRectF(x + DISC + GAP, -0.5, self._width(said), self.height())
            font = theme.font(13, 600 if here else 400)
            paint.words(painter, place, said, font, theme.color("text" if here else "text2"))
            x += self._width(said)
            if number + 1 < len(self._words):
                painter.fillRect(QRectF(x + 12, middle, LINE, 1), theme.color("line2"))
                x += LINE + 24

    def _draw_disc(self, painter: QPainter, where: QRectF, number: int) -> None:
        if number < self._at:
            paint.box(painter, where, DISC / 2, theme.color("accentS"))
            icons.paint(painter, "check", where.adjusted(6, 6, -6, -6), theme.color("accentT"), 2.4)
            return
        here = number == self._at
        if here:
            paint.box(painter, where, DISC / 2, theme.color("accent"))
        else:
            paint.box(painter, where, DISC / 2, None, theme.color("line2"))
        ink = theme.color("onacc" if here else "text2")
        paint.words(painter, where.adjusted(0, -0.5, 0, -0.5), str(number + 1), theme.font(12, 600), ink, paint.CENTRE)
