"""What the welcome page is made of: the mark, the doors, the books opened before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from models.engine import is_server, place_words
from reports.columns import Tone
from ui import icons, theme, words
from ui.book_lock import share_words
from ui.settings import RecentBook
from ui.side_bar import mark
from ui.status_line import place_name
from ui.widgets import paint

__all__ = ["Door", "Mark", "RecentRow"]

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Mark(QWidget):
    """The mark of the program, large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        mark(QPainter(self), self.rect().toRectF())


class Door(QAbstractButton):
    """A way into the program: an icon, a title, a sentence and its key.

    Signals: clicked().
    """

    def __init__(self, icon: str, title: str, sentence: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._sentence, self._key = icon, sentence, key
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(196)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes in; the arrows go to the next door."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A third of the page."""
        return QSize(268, 196)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card."""
        painter, body = QPainter(self), self.rect().toRectF()
        here = self.hasFocus()
        paint.box(painter, body, 8, theme.color("hover" if self.isDown() else "surface"), theme.color("line"))
        if here:
            paint.focus_ring(painter, body, 8)
        elif self.underMouse():
            paint.box(painter, body, 8, None, theme.color("line2"))
        paint.box(painter, QRectF(20, 20, 40, 40), 6, theme.color("accentS" if here else "neutS"))
        icons.paint(painter, self._icon, QRectF(30, 30, 20, 20), theme.color("accentT" if here else "text2"))
        wide = paint.keycap_width(self._key)
        where = QRectF(body.right() - 20 - wide, 20, wide, 40)
        paint.keycap(painter, where, self._key, theme.color("text3"), theme.color("line2"))
        title = QRectF(20, 72, body.width() - 40, 28)
        paint.words(painter, title, self.text(), theme.font(15, 600), theme.color("text"))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(20, 102, body.width() - 40, body.height() - 110), flags, self._sentence)


class RecentRow(QAbstractButton):
    """A book opened before; Delete takes it off the list.

    Signals: clicked(); forgotten().
    """

    forgotten = Signal()

    def __init__(self, book: RecentBook, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self._server = is_server(book.place)
        self._name = f"Team book: {book.title}" if self._server else place_name(book.place)
        self._folder = place_words(book.place) if self._server else str(Path(book.place).parent)
        self._chip = self._state()
        self._when = self._when_words(now)
        self.setText(self._name)
        self.setAccessibleName(f"{self._name}, {self._folder}, {self._chip[0]}, last open {self._when}")
        self.setToolTip("Enter opens it. Delete takes it off this list; the book itself stays.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(42)

    def _state(self) -> tuple[str, Tone]:
        """How the book's place is."""
        if self._server:
            return "on a server", Tone.INFO
        share = share_words(self.book.place)
        if share:
            return share, Tone.WARN
        there = Path(self.book.place).exists()
        return ("saved", Tone.OK) if there else ("not there", Tone.MISSING)

    def _when_words(self, now: datetime) -> str:
        here, today = self.book.opened_at.astimezone(), now.astimezone().date()
        if here.date() == today:
            return f"today {here.hour}:{here.minute:02d}"
        return words.day_words(here.date(), today)

    @property
    def shared(self) -> bool:
        """Whether the book lies where two people can damage it."""
        return self._chip[1] is Tone.WARN

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete forgets, the arrows walk the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.forgotten.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws icon, name, place, state and when it was open."""
        painter, body = QPainter(self), self.rect().toRectF()
        if self.underMouse():
            painter.fillRect(body, theme.color("hover"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 7)
        middle = body.center().y()
        icon = "database" if self._server else "book-open"
        icons.paint(painter, icon, QRectF(15, middle - 8, 16, 16), theme.color("text2"))
        font, wide = theme.font(13), body.width()
        paint.words(painter, QRectF(43, 0, 200, 41), self._name, theme.font(13, 500), theme.color("text"))
        paint.words(painter, QRectF(255, 0, wide - 538, 41), self._folder, font, theme.color("text3"))
        icon = "users" if self._server else "triangle-alert" if self.shared else ""
        paint.chip(painter, QRectF(wide - 272, 0, 170, 42), *self._chip, icon)
        paint.words(painter, QRectF(wide - 116, 0, 100, 41), self._when, font, theme.color("text2"), RIGHT)
