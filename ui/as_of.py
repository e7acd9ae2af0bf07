"""The as-of control: which day the window looks from, and the popup that changes it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme, words
from ui.desk import Desk
from ui.sheet import SHADE, Sheet
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.widgets.text import Label

__all__ = ["AsOfButton", "AsOfPopup"]


class AsOfButton(QAbstractButton):
    """Says from which day the book is read; filled when that is not today.

    Signals: clicked().
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elsewhere = self.short = False
        self._day = date(2000, 6, 30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_day(self, day: date, today: date) -> None:
        """Shows a day, and whether it is another than today."""
        self._day, self._elsewhere = day, day != today
        tip = "Lists are read and acts are recorded for this day (Ctrl+D)."
        self.setAccessibleName(self._words())
        self.setAccessibleDescription(tip)
        self.setToolTip(f"{self._words()}. {tip}")
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        said = f"As of {words.day_words(self._day)}"
        return f"{said} (not today)" if self._elsewhere and not self.short else said

    def sizeHint(self) -> QSize:
        """The icon, the words, the arrow."""
        return QSize(round(paint.width_of(self._words(), theme.font(13, 500))) + 66, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the control."""
        painter, body = QPainter(self), self.rect().toRectF()
        fill = "accentS" if self._elsewhere else "hover" if self.underMouse() else "surface"
        paint.box(painter, body, 6, theme.color(fill), theme.color("accent" if self._elsewhere else "line2"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 6)
        ink = theme.color("accentT" if self._elsewhere else "text")
        quiet = ink if self._elsewhere else theme.color("text2")
        icons.paint(painter, "calendar-clock", QRectF(12, 8, 16, 16), quiet)
        paint.words(painter, body.adjusted(36, -0.5, -26, -0.5), self._words(), theme.font(13, 500), ink)
        icons.paint(painter, "chevron-down", QRectF(body.width() - 26, 9, 14, 14), quiet)


class AsOfPopup(Sheet):
    """Picks the day: typed, from the calendar, a day back or forth, or today; leaving it closes it.

    Signals: left() when it is closed by a key or a choice, for the page to have the keyboard again.
    """

    left = Signal()

    def __init__(self, desk: Desk, control: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._control = desk, control
        self.field = DateField(desk.as_of, near=desk.as_of)
        self.field.returnPressed.connect(self._take)
        typed = Field("Read the book as of", self.field, "Up and Down step a day, Page Up and Page Down a month.")
        self.field.problem.connect(typed.set_problem)
        back = Button("A day back", icon="chevron-left", small=True)
        on = Button("A day on", icon="chevron-right", small=True)
        back.clicked.connect(lambda: self._go(self._desk.as_of - timedelta(days=1)))
        on.clicked.connect(lambda: self._go(self._desk.as_of + timedelta(days=1)))
        self.today = Button(f"Back to today, {words.day_words(desk.today)}", "primary", "calendar-check")
        self.today.clicked.connect(self._to_today)
        box = QVBoxLayout(self)
        box.setContentsMargins(SHADE + 16, SHADE + 14, SHADE + 16, SHADE + 16)
        box.setSpacing(12)
        box.addWidget(typed)
        box.addLayout(row(back, on, 0))
        box.addWidget(self.today)
        self.today.setVisible(desk.as_of != desk.today)
        box.addWidget(Label("Every list is read and every act is recorded for this day.", "hint", wrap=True))
        self.setFixedWidth(320 + 2 * SHADE)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def open(self) -> None:
        """Shows the sheet under its control."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()

    def _place(self) -> None:
        self.adjustSize()
        right = self._control.mapTo(self.window(), QPoint(self._control.width(), self._control.height() + 4))
        self.move(right.x() - self.width() + SHADE, right.y() - SHADE)

    def close_sheet(self) -> None:
        """Goes, and gives the keyboard back to the page."""
        self.hide()
        self.deleteLater()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Closes when the keyboard goes elsewhere, but not into its own calendar."""
        at = new
        while at is not None and at is not self:
            at = at.parentWidget()
        if new is not None and at is None and self.isVisible():
            self.close_sheet()

    def _go(self, day: date) -> None:
        self._desk.as_of = day
        self.field.set_day(day)
        self.today.setVisible(day != self._desk.today)
        self._place()

    def _to_today(self) -> None:
        self._go(self._desk.today)
        self._leave()

    def _take(self) -> None:
        """Enter reads the book as of the day typed."""
        if self.field.day is not None:
            self._go(self.field.day)
            self._leave()

    def _leave(self) -> None:
        self.left.emit()
        if self.isVisible():
            self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the day as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)
