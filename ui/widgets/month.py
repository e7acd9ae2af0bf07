"""A month to pick a day from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from ui import theme, words
from ui.widgets import paint
from ui.widgets.button import IconButton
from ui.widgets.pressable import ENTER
from ui.widgets.text import Label

__all__ = ["Month", "MonthPopup", "add_months"]

SIDE, HEAD = 34, 24
WEEK = 7
Closed = Callable[[date], str | None]
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


def add_months(day: date, months: int) -> date:
    """The same day of another month, or the last one that month has."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))


class Month(QWidget):
    """Six weeks of days from Sunday on; days that are closed are struck through and say why.

    Signals: picked(date) by pointer or Enter; turned(date) when the cursor moves.
    """

    picked = Signal(object)
    turned = Signal(object)

    def __init__(self, day: date, closed: Closed | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed = closed
        self._hovered: date | None = None
        self.setFixedSize(SIDE * WEEK, HEAD + SIDE * 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.go(day)

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    def go(self, day: date) -> None:
        """Moves the cursor."""
        self._day = day
        why = self._closed(day) if self._closed is not None else None
        self.setAccessibleName(words.long_day(day) + (f", {why}" if why else ""))
        self.turned.emit(day)
        self.update()

    def _first(self) -> date:
        start = self._day.replace(day=1)
        return start - timedelta(days=(start.weekday() + 1) % WEEK)

    def _place(self, number: int) -> QRectF:
        return QRectF(number % WEEK * SIDE, HEAD + number // WEEK * SIDE, SIDE, SIDE)

    def _day_at(self, where: QPoint) -> date | None:
        column, line = where.x() // SIDE, (where.y() - HEAD) // SIDE
        if where.y() < HEAD or not (0 <= column < WEEK and 0 <= line < 6):
            return None
        return self._first() + timedelta(days=line * WEEK + column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days and weeks, Page keys by months, Enter picks."""
        key = event.key()
        if key in STEPS:
            self.go(self._day + timedelta(days=STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(add_months(self._day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in ENTER:
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Picks the day under the pointer."""
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.go(day)
            self.picked.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the pointer."""
        self._hovered = self._day_at(event.position().toPoint())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Says why a day is closed when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and self._closed is not None:
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), (self._closed(day) if day is not None else None) or "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the names of the days and the six weeks."""
        painter = QPainter(self)
        for column, name in enumerate(("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa")):
            place = QRectF(column * SIDE, 0, SIDE, HEAD - 4)
            paint.words(painter, place, name, theme.font(11, 500), theme.color("text3"), paint.CENTRE)
        for number in range(WEEK * 6):
            self._draw(painter, self._place(number), self._first() + timedelta(days=number))

    def _draw(self, painter: QPainter, where: QRectF, day: date) -> None:
        body = where.adjusted(2, 2, -2, -2)
        here, other = day == self._day, day.month != self._day.month
        closed = day.weekday() >= 5 or (self._closed is not None and self._closed(day) is not None)
        if here:
            paint.box(painter, body, 6, theme.color("accent"))
        elif day == self._hovered:
            paint.box(painter, body, 6, theme.color("hover"))
        ink = "onacc" if here else "text3" if other or closed else "text"
        font = theme.font(11 if other else 13, 600 if here else 400)
        paint.words(painter, where, str(day.day), font, theme.color(ink), paint.CENTRE)
        if closed and day.weekday() < 5 and not other:
            line = QRectF(where.center().x() - 8, where.center().y(), 16, 1)
            painter.fillRect(line, theme.color(ink))


class MonthPopup(QWidget):
    """A month in a box of its own, with its name and arrows to its neighbours.

    Signals: picked(date).
    """

    picked = Signal(object)

    def __init__(self, day: date, closed: Closed | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.month = Month(day, closed)
        self._title = Label("", "section")
        head = QHBoxLayout()
        head.addSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        for icon, name, by in (("chevron-left", "Month before", -1), ("chevron-right", "Month after", 1)):
            button = IconButton(icon, name, "quiet", small=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, by=by: self.month.go(add_months(self.month.day, by)))
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.month)
        self.month.turned.connect(self._name)
        self.month.picked.connect(self._pick)
        self._name(day)

    def _name(self, day: date) -> None:
        self._title.setText(f"{words.MONTHS[day.month - 1]} {day.year}")

    def _pick(self, day: date) -> None:
        self.close()
        self.picked.emit(day)

    def open_at(self, day: date, where: QPoint) -> None:
        """Shows the month of a day, below a field."""
        self.month.go(day)
        self.move(where)
        self.show()
        self.month.setFocus()

    def sizeHint(self) -> QSize:
        """The month and its head."""
        return QSize(SIDE * WEEK + 20, HEAD + SIDE * 6 + 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box."""
        paint.box(QPainter(self), self.rect().toRectF(), 8, theme.color("surface"), theme.color("line2"))
