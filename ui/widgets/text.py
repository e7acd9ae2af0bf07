"""Words and rules on a page, always plain text and always in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

__all__ = ["STYLES", "Label", "Rule"]

# style: pixels, weight, ink
STYLES = {
    "welcome": (28, 600, "text"),
    "figure": (24, 600, "text"),
    "title": (20, 600, "text"),
    "card": (15, 600, "text"),
    "section": (13, 600, "text"),
    "name": (13, 500, "text"),
    "body": (13, 400, "text"),
    "second": (13, 400, "text2"),
    "field": (12, 500, "text2"),
    "hint": (12, 400, "text3"),
    "axis": (11, 400, "text3"),
    "serial": (13, 500, "text"),
}


class Label(QLabel):
    """A line or a paragraph of plain words in one of the styles of the program."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: str = "",
        wrap: bool = False,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        size, weight, usual = STYLES[style]
        self._ink = ink or usual
        self._elides = elides
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight, zero=style == "serial"))
        self.setWordWrap(wrap)
        across = QSizePolicy.Policy.Ignored if elides else QSizePolicy.Policy.Preferred
        down = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setProperty("ink", self._ink)

    def set_ink(self, ink: str) -> None:
        """Another colour token for the words."""
        if ink != self._ink:
            self._ink = ink
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """A line that may be cut asks for little; any other for all of its words."""
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elides else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words, cut at the right where they may be."""
        if not self._elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        where = self.contentsRect().toRectF()
        paint.words(painter, where, self.text(), self.font(), theme.color(self._ink), self.alignment())
        self.setToolTip(self.text() if paint.width_of(self.text(), self.font()) > where.width() + 1 else "")


class Rule(QFrame):
    """A hairline across the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        QPainter(self).fillRect(self.rect(), theme.color("line"))
