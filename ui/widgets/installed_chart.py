"""What was installed: bars by month, a line of the total so far, and the amount owed by a day."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

__all__ = ["InstalledChart"]

LEFT, TOP, BOTTOM, RIGHT = 30, 22, 22, 6


class InstalledChart(QWidget):
    """Months as (name, count or None for those to come); `now` is the number of the month under way."""

    def __init__(
        self,
        months: Sequence[tuple[str, int | None]] = (),
        target: int = 0,
        target_words: str = "",
        now: int = -1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set(months, target, target_words, now)

    def set(
        self, months: Sequence[tuple[str, int | None]], target: int = 0, target_words: str = "", now: int = -1
    ) -> None:
        """Shows other months."""
        self._months, self._target, self._target_words, self._now = tuple(months), target, target_words, now
        self._totals: list[int] = []
        for _, count in self._months:
            if count is not None:
                self._totals.append((self._totals[-1] if self._totals else 0) + count)
        said = [f"{name} {count}" for name, count in self._months if count is not None]
        total = self._totals[-1] if self._totals else 0
        self.setAccessibleName(f"Installed by month: {', '.join(said)}; {total:,} in all. {target_words}")
        self.update()

    def sizeHint(self) -> QSize:
        """A square of a card."""
        return QSize(280, 220)

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(180, 110)

    def _scale(self) -> tuple[int, int]:
        """The step of the axis and its top."""
        most = max([self._target, *self._totals, 4])
        rough = most / 4
        power = 10 ** math.floor(math.log10(rough))
        step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough)
        step = max(int(step), 1)
        return step, max(step * math.ceil(most / step), most)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the axis, the bars, the target and the line."""
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().toRectF().adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        step, top = self._scale()
        axis = theme.font(11)
        for value in range(0, top + 1, step):
            y = area.bottom() - area.height() * value / top
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color("line"))
            label = QRectF(0, y - 8, LEFT - 7, 16)
            paint.words(painter, label, f"{value:,}", axis, theme.color("text3"), paint.RIGHT)
        self._draw_bars(painter, area, top)
        self._draw_target(painter, area, top)
        self._draw_line(painter, area, top)

    def _x(self, area: QRectF, number: int) -> float:
        slot = area.width() / len(self._months)
        return area.left() + slot * (number + 0.5)

    def _draw_bars(self, painter: QPainter, area: QRectF, top: int) -> None:
        slot = area.width() / len(self._months)
        wide = max(min(slot * 0.6, 14), 4)
        every = 1 if slot > 30 else 2
        for number, (name, count) in enumerate(self._months):
            x = self._x(area, number)
            here = number == self._now
            if count:
                high = area.height() * count / top
                bar = QRectF(x - wide / 2, area.bottom() - high, wide, high)
                paint.box(painter, bar, 2, theme.color("s4" if here else "s3"))
            if here or (number % every == 0 and abs(number - self._now) >= every):
                font = theme.font(11, 600 if here else 400)
                ink = theme.color("text" if here else "text3")
                paint.words(painter, QRectF(x - 20, area.bottom() + 5, 40, 16), name, font, ink, paint.CENTRE)

    def _draw_target(self, painter: QPainter, area: QRectF, top: int) -> None:
        if not self._target:
            return
        y = area.bottom() - area.height() * self._target / top
        painter.setPen(QPen(theme.color("text2"), 1.3, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        place = QRectF(area.left(), y - 18, area.width(), 16)
        paint.words(painter, place, self._target_words, theme.font(11, 500), theme.color("text"), paint.RIGHT)

    def _draw_line(self, painter: QPainter, area: QRectF, top: int) -> None:
        points = [
            QPointF(self._x(area, number), area.bottom() - area.height() * total / top)
            for number, total in enumerate(self._totals)
        ]
        if not points:
            return
        painter.setPen(QPen(theme.color("focus"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        for point in points:
            ring = QRectF(point.x() - 3, point.y() - 3, 6, 6)
            paint.box(painter, ring, 3, theme.color("surface"), theme.color("focus"), 1.5)
        last = points[-1]
        place = QRectF(last.x() + 8, last.y() - 11, 60, 18)
        paint.words(painter, place, f"{self._totals[-1]:,}", theme.font(13, 600), theme.color("text"))
