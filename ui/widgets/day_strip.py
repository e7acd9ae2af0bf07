"""A count of Business Days drawn day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.clause import CountedDay
from ui import icons, theme, words
from ui.widgets import paint

__all__ = ["DayStrip"]

HEIGHT, LINE, GAP, RADIUS = 78, 20, 5, 6


class DayStrip(QWidget):
    """The day of receipt, then every day after it: counted, or skipped and why."""

    def __init__(
        self,
        received: date | None = None,
        days: Sequence[CountedDay] = (),
        as_of: date | None = None,
        received_words: str = "Received",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(received, days, as_of, received_words)

    def set(
        self,
        received: date | None,
        days: Sequence[CountedDay],
        as_of: date | None,
        received_words: str = "Received",
    ) -> None:
        """Shows another count."""
        self._received, self._as_of, self._word = received, as_of, received_words
        self._days = tuple(day for day in days if day.day != received)
        self._last = max((day.number for day in self._days if day.number is not None), default=0)
        self.setAccessibleName(self.sentence())
        self.updateGeometry()
        self.update()

    def notes(self) -> list[str]:
        """One line for every skipped weekday, naming why."""
        skipped = [day for day in self._days if day.number is None and day.day.weekday() < 5]
        return [f"{words.day_words(day.day)[:-5]} skipped: {day.why}" for day in skipped]

    def sentence(self) -> str:
        """The strip as it is read aloud."""
        said = []
        if self._received is not None:
            said.append(f"{self._word} {words.long_day(self._received)}")
        for day in self._days:
            name = words.long_day(day.day).rsplit(" ", 1)[0]
            if day.number is None:
                said.append(f"{name} skipped, {day.why or 'not a Business Day'}")
            else:
                said.append(f"{name} is day {day.number}{', ' + self._when(day.day) if self._when(day.day) else ''}")
        return "; ".join(said) + "."

    def _when(self, day: date) -> str:
        if self._as_of is None:
            return ""
        return "today" if day == self._as_of else "passed" if day < self._as_of else ""

    def sizeHint(self) -> QSize:
        """The boxes, and a line for each skipped holiday."""
        notes = self.notes()
        return QSize(340, HEIGHT + (6 + LINE * len(notes) if notes else 0))

    def minimumSizeHint(self) -> QSize:
        """Narrow boxes."""
        return QSize(200, self.sizeHint().height())

    def _widths(self, kinds: Sequence[str]) -> list[float]:
        """Skipped weekends are about half as wide as other days."""
        share = {"weekend": 0.6, "closed": 1.1}
        weights = [share.get(kind, 1.0) for kind in kinds]
        room = self.width() - GAP * (len(kinds) - 1)
        unit = min(room / max(sum(weights), 1), 72)
        return [unit * weight for weight in weights]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a box for every day and the notes below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        days: list[tuple[str, CountedDay]] = [(self._kind(day), day) for day in self._days]
        if self._received is not None:
            days.insert(0, ("received", CountedDay(self._received, None)))
        if not days:
            return
        x = 0.0
        for (kind, day), wide in zip(days, self._widths([kind for kind, _ in days]), strict=True):
            self._draw(painter, QRectF(x, 0, wide, HEIGHT - 2), kind, day)
            x += wide + GAP
        self._draw_notes(painter)

    def _kind(self, day: CountedDay) -> str:
        if day.number is None:
            return "weekend" if day.day.weekday() >= 5 else "closed"
        return "last" if day.number == self._last else "counted"

    def _draw_notes(self, painter: QPainter) -> None:
        y = HEIGHT + 4.0
        for note in self.notes():
            icons.paint(painter, "landmark", QRectF(0, y + 3, 14, 14), theme.color("text3"))
            place = QRectF(20, y, self.width() - 20, LINE)
            paint.words(painter, place, note, theme.font(12), theme.color("text2"))
            y += LINE

    def _draw(self, painter: QPainter, where: QRectF, kind: str, day: CountedDay) -> None:
        grey, ink = theme.color("text3"), theme.color("text")
        if kind in ("weekend", "closed"):
            self._hatch(painter, where)
            paint.box(painter, where, RADIUS, None, theme.color("line"))
            ink = grey
        elif kind == "counted":
            paint.box(painter, where, RADIUS, theme.color("accentS"))
        elif kind == "last":
            paint.box(painter, where, RADIUS, theme.color("warnS"), theme.color("warn"), 1.6)
        else:
            paint.box(painter, where, RADIUS, theme.color("surface"), theme.color("line2"))
        number = theme.font(15, 600)
        self._line(painter, where, 5, 15, words.day_words(day.day)[:3], theme.font(11, 500), ink)
        self._line(painter, where, 21, 19, str(day.day.day), number, ink)
        self._draw_foot(painter, where, kind, day, ink)

    def _draw_foot(self, painter: QPainter, where: QRectF, kind: str, day: CountedDay, ink: QColor) -> None:
        small = theme.font(11, 400)
        if kind == "weekend":
            self._line(painter, where, 41, 15, "–", small, ink)
            return
        if kind in ("received", "closed"):
            name = "inbox" if kind == "received" else "landmark"
            icons.paint(painter, name, QRectF(where.center().x() - 6.5, 41, 13, 13), theme.color("text2"))
            self._line(painter, where, 57, 15, self._word if kind == "received" else "Closed", small, ink)
            return
        tone = theme.color("warn" if kind == "last" else "accentT")
        self._line(painter, where, 41, 15, f"Day {day.number}", theme.font(12, 600), tone)
        said = theme.color("warn" if kind == "last" else "text2")
        self._line(painter, where, 57, 15, self._when(day.day), small, said)

    @staticmethod
    def _line(painter: QPainter, where: QRectF, top: float, high: float, said: str, font: QFont, ink: QColor) -> None:
        place = QRectF(where.left(), where.top() + top, where.width(), high)
        paint.words(painter, place, said, font, ink, paint.CENTRE)

    @staticmethod
    def _hatch(painter: QPainter, where: QRectF) -> None:
        """Slanted lines over a day that does not count."""
        path = QPainterPath()
        path.addRoundedRect(where, RADIUS, RADIUS)
        painter.save()
        painter.fillPath(path, theme.color("sunk"))
        painter.setClipPath(path)
        painter.setPen(QPen(theme.color("line"), 1))
        x = where.left() - where.height()
        while x < where.right():
            painter.drawLine(QPointF(x, where.bottom()), QPointF(x + where.height(), where.top()))
            x += 6
        painter.restore()
