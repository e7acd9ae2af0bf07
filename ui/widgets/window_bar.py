"""A stretch of days on a calendar of months, such as the window of a notice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme, words
from ui.widgets import paint

__all__ = ["WindowBar"]


class WindowBar(QWidget):
    """Words over a bar from `first` to `last` with the window on it: solid as far as done, dashed if not begun."""

    def __init__(
        self,
        said: str,
        side: str,
        first: date,
        last: date,
        start: date,
        end: date,
        done: float | None = None,
        as_of: date | None = None,
        months: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._side, self._span, self._window = said, side, (first, last), (start, end)
        self._done, self._as_of, self._months = done, as_of, months
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        window = f"{words.day_words(start)} to {words.day_words(end)}"
        self.setAccessibleName(f"{said}: {window}. {side}")

    def sizeHint(self) -> QSize:
        """Words, bar and perhaps the months."""
        return QSize(280, 34 + (18 if self._months else 0))

    def _x(self, day: date) -> float:
        first, last = self._span
        share = (day - first).days / max((last - first).days, 1)
        return self.width() * min(max(share, 0.0), 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words, the bar, the window, the day it is and the months."""
        painter = QPainter(self)
        line = QRectF(0, 0, self.width(), 18)
        side = theme.font(12)
        wide = paint.width_of(self._side, side)
        paint.words(painter, line, self._side, side, theme.color("text2"), paint.RIGHT)
        paint.words(painter, line.adjusted(0, 0, -wide - 8, 0), self._said, theme.font(12, 500), theme.color("text"))
        bar = QRectF(0, 22, self.width(), 8)
        paint.box(painter, bar, 4, theme.color("neutS"))
        left, right = self._x(self._window[0]), self._x(self._window[1])
        body = QRectF(left, 22, max(right - left, 4), 8)
        if self._done is None:
            paint.box(painter, body, 4, theme.color("surface"), theme.color("text3"), 1, dashed=True)
        else:
            paint.box(painter, body, 4, theme.color("s4"))
            part = QRectF(left, 22, body.width() * min(self._done, 1.0), 8)
            if part.width() > 2:
                paint.box(painter, part, 4, theme.color("s2"))
        if self._as_of is not None:
            painter.fillRect(QRectF(self._x(self._as_of) - 1, 18, 2, 15), theme.color("text"))
        if self._months:
            self._draw_months(painter)

    def _draw_months(self, painter: QPainter) -> None:
        first, last = self._span
        day = first.replace(day=1)
        while day <= last:
            place = QRectF(self._x(day), 35, 40, 16)
            if place.left() < self.width() - 24:
                paint.words(painter, place, words.MONTHS[day.month - 1][:3], theme.font(11), theme.color("text3"))
            day = (day.replace(day=28) + (date(2000, 1, 5) - date(2000, 1, 1))).replace(day=1)
