"""The line at the foot of the window: the book, when it was saved and backed up, its calendar, and the named undo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from models.engine import is_server, place_words
from ui import icons, theme, words
from ui.backups import Backups
from ui.desk import Desk
from ui.widgets import paint

__all__ = ["StatusLine", "moment_words", "place_name"]


def place_name(place: str) -> str:
    """What a book is called in one word: its file's name, or its database."""
    return place_words(place).rpartition("/")[2] if is_server(place) else Path(place).name


def moment_words(moment: datetime, now: datetime) -> str:
    """An instant in local time: 14:02 today, or the day and the time."""
    here, today = moment.astimezone(), now.astimezone().date()
    clock = f"{here.hour}:{here.minute:02d}"
    return clock if here.date() == today else f"{words.day_words(here.date(), today)} {clock}"


class StatusItem(QAbstractButton):
    """An icon and words; some can be pressed.

    Signals: clicked().
    """

    def __init__(self, icon: str, key: str = "", pressable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._key, self._pressable = icon, "text2", key, pressable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(27)

    def set(self, said: str, icon: str = "", ink: str = "text2", tip: str = "") -> None:
        """Says something else."""
        self.setText(said)
        self._icon, self._ink = icon or self._icon, ink
        self.setAccessibleName(said)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The icon, the words, the key."""
        wide = (
            20 + paint.width_of(self.text(), theme.font(12)) + (paint.keycap_width(self._key) + 10 if self._key else 0)
        )
        return QSize(round(wide) + 4, 27)

    def minimumSizeHint(self) -> QSize:
        """Words may be cut in a small window."""
        return QSize(60, 27)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        painter, body = QPainter(self), self.rect().toRectF()
        if self.hasFocus():
            paint.focus_ring(painter, body, 4)
        ink = theme.color("text3" if not self.isEnabled() else self._ink)
        icons.paint(painter, self._icon, QRectF(0, body.center().y() - 7, 14, 14), theme.color(self._ink))
        wide = paint.keycap_width(self._key) if self._key else 0
        said = ink if not (self._pressable and self.underMouse() and self.isEnabled()) else theme.color("text")
        said = theme.color("text2") if self._ink == "ok" else said
        paint.words(painter, body.adjusted(20, -0.5, -wide - 4, -0.5), self.text(), theme.font(12), said)
        if self._key:
            place = QRectF(body.right() - wide, body.top(), wide, body.height())
            paint.keycap(painter, place, self._key, theme.color("text3"), theme.color("line2"))


class StatusLine(QWidget):
    """What a person wants to be sure of without asking.

    Signals: undo() when the named undo is pressed; backup() when the last backup is.
    """

    undo = Signal()
    backup = Signal()

    def __init__(self, desk: Desk, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._backups = desk, backups
        self._trouble = ""
        self.setFixedHeight(28)
        self.book = StatusItem("book-open")
        self.saved = StatusItem("check")
        self.backed = StatusItem("archive", pressable=True)
        self.days = StatusItem("calendar-days")
        self.jobs = StatusItem("loader")
        self.undo_item = StatusItem("undo-2", "Ctrl+Z", pressable=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 1, 16, 0)
        box.setSpacing(20)
        for item in (self.book, self.saved, self.backed, self.days, self.jobs):
            box.addWidget(item)
        box.addStretch(1)
        box.addWidget(self.undo_item)
        self.jobs.hide()
        self.undo_item.clicked.connect(self.undo)
        self.backed.clicked.connect(self.backup)
        desk.history_changed.connect(self.refresh)
        desk.as_of_changed.connect(self.refresh)
        backups.changed.connect(self.refresh)
        desk.trouble.connect(self._tell_trouble)
        self.refresh()

    def refresh(self) -> None:
        """Says it all anew."""
        desk = self._desk
        self.book.set(place_name(desk.place), tip=place_words(desk.place))
        if self._trouble:
            self.saved.set("Not saved", "triangle-alert", "bad", self._trouble)
        elif desk.saved_at is not None:
            self.saved.set(f"Saved {moment_words(desk.saved_at, desk.now())}", "check", "ok")
        self._say_backup()
        if desk.calendar.covers(desk.as_of):
            self.days.set(f"Business Days: Citibank, N.A. {desk.as_of.year}", "calendar-days", "text2")
        else:
            self.days.set(f"No closed days known for {desk.as_of.year}", "calendar-x", "warn")
        self.undo_item.set(f"Undo: {desk.undoable.sentence}" if desk.undoable else "Nothing to undo")
        self.undo_item.setEnabled(desk.undoable is not None)

    def _say_backup(self) -> None:
        last = self._backups.last
        if not self._backups.possible:
            self.backed.set("Backed up by its server", "archive", tip="A book on a server is backed up there.")
            return
        said = "No backup yet" if last is None else f"Last backup {moment_words(last, self._desk.now())}"
        self.backed.set(said, "archive", "warn" if last is None else "text2", "Back up this book now")

    def set_jobs(self, count: int) -> None:
        """How many things are under way in the background."""
        self.jobs.setVisible(count > 0)
        self.jobs.set(f"{words.count_words(count, 'thing')} under way")

    def _tell_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("side"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
