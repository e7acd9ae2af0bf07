"""Chips, tags and key caps as widgets of their own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.columns import Tone
from ui import theme
from ui.widgets import paint
from ui.widgets.pressable import Pressable

__all__ = ["Chip", "KeyCap", "Tag"]


class Chip(QWidget):
    """A state in words, on its colour, with its icon."""

    def __init__(
        self, words: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(words, tone, icon)

    def set(self, words: str, tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        """Shows another state."""
        self.words, self.tone, self.icon = words, tone, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the words with their icon."""
        return QSize(int(paint.chip_width(self.words, self.tone, self.icon)), paint.CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        paint.chip(QPainter(self), self.rect().toRectF(), self.words, self.tone, self.icon)


class Tag(Pressable):
    """A clause such as B-5(b); pressing it opens the text of the clause.

    Signals: clicked().
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(f"Clause {words}")
        self.setToolTip(f"Read {words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The tag with room above and below for the pointer."""
        return QSize(int(paint.tag_width(self.text())), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the tag in the middle of its height."""
        paint.tag(QPainter(self), self.rect().toRectF(), self.text(), self.hasFocus(), self.underMouse())


class KeyCap(QWidget):
    """The key that does a thing."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Key {paint.key_words(key)}")

    def sizeHint(self) -> QSize:
        """The size of the cap."""
        return QSize(int(paint.keycap_width(self._key)), paint.TAG_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cap."""
        ink, edge = theme.color("text3"), theme.color("line2")
        paint.keycap(QPainter(self), self.rect().toRectF(), self._key, ink, edge)
