"""A field for a day: typed, stepped with the arrows, or picked from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui import words
from ui.widgets.fields import IconField, set_state
from ui.widgets.month import Closed, MonthPopup, add_months

__all__ = ["DateField"]

PROBLEM = "Type a day such as 28 Nov 2000 or 11/28/2000."


class DateField(IconField):
    """A day or nothing. Days are read in many writings; Up and Down step a day, Page keys a month.

    Signals: changed(date or None) for every new value; problem(str) with a sentence, empty when all is well.
    """

    changed = Signal(object)
    problem = Signal(str)

    def __init__(self, day: date | None = None, near: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__("calendar", "28 Nov 2000", "", parent)
        self._day, self._near = day, near or day
        self._calendar: MonthPopup | None = None
        self._closed: Closed | None = None
        self.setAccessibleName("Day")
        self._write()
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    @property
    def day(self) -> date | None:
        """The day in the field; None when it is empty or cannot be read."""
        return self._day

    @property
    def has_problem(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.text().strip()) and self._day is None

    def set_day(self, day: date | None) -> None:
        """Puts a day into the field, without a signal."""
        self._day = day
        self._write()
        set_state(self, "")

    def _write(self) -> None:
        self.setText(words.day_words(self._day, missing="") if self._day is not None else "")

    def _take(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.changed.emit(day)

    def _read(self, text: str) -> None:
        self._take(words.read_day(text, self._anchor()) if text.strip() else None)
        if not self.has_problem:
            self._tell("")

    def _settle(self) -> None:
        """On leaving: a day is written out in full, anything else is named as a problem."""
        if self.has_problem:
            self._tell(PROBLEM)
        else:
            self._tell("")
            self._write()

    def _tell(self, sentence: str) -> None:
        state = "error" if sentence else ""
        if (self.property("state") or "") != state:
            set_state(self, state)
            self.problem.emit(sentence)

    def _anchor(self) -> date:
        return self._day or self._near or date(2000, 6, 30)

    def _step(self, days: int = 0, months: int = 0) -> None:
        day = self._anchor()
        if self._day is not None:
            day = add_months(day, months) + timedelta(days=days)
        self._take(day)
        self._write()
        self._tell("")

    def set_closed(self, closed: Closed) -> None:
        """Tells the calendar why a day is no Business Day, or None if it is one."""
        self._closed = closed

    def _why_closed(self, day: date) -> str | None:
        return self._closed(day) if self._closed is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys step; Alt+Down and F4 open the calendar."""
        key = event.key()
        opens = key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_PageUp: (0, 1),
            Qt.Key.Key_PageDown: (0, -1),
        }
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif opens:
            self.open_calendar()
        elif key in steps:
            self._step(*steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The icon opens the calendar."""
        super().mousePressEvent(event)
        if event.position().x() < 30 and not self.isReadOnly():
            self.open_calendar()

    def open_calendar(self) -> None:
        """Shows the month of the day in the field."""
        if self._calendar is None:
            self._calendar = MonthPopup(self._anchor(), self._why_closed, self)
            self._calendar.picked.connect(self._picked)
        self._calendar.open_at(self._anchor(), self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _picked(self, day: date) -> None:
        self._take(day)
        self._write()
        self._tell("")
        self.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a day in full."""
        hint = super().sizeHint()
        hint.setWidth(160)
        return hint
