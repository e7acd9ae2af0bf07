"""A white card on the page, with or without a head."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import Label

__all__ = ["Card"]


class Card(QFrame):
    """A surface with a hairline edge; things are added below its head."""

    def __init__(
        self,
        title: str = "",
        sentence: str = "",
        corner: QWidget | None = None,
        margin: int = 16,
        ground: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin + 1, margin, margin + 1, margin)
        self.body.setSpacing(4)
        self.title = Label(title, "card")
        self.sentence = Label(sentence, "hint", "text2", wrap=True)
        if title or corner is not None:
            host = QWidget()
            host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            head = QHBoxLayout(host)
            head.setContentsMargins(0, 0, 0, 0)
            head.setSpacing(8)
            head.addWidget(self.title)
            head.addStretch(1)
            if corner is not None:
                head.addWidget(corner)
            self.body.addWidget(host)
            self.setAccessibleName(title)
        if sentence:
            self.body.addWidget(self.sentence)
        if title or sentence:
            self.body.addSpacing(8)
        self._slack = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.body.addItem(self._slack)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Puts a widget or a layout below what is there; one that grows takes the room left at the foot."""
        last = self.body.count() - 1
        growing = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Ignored)
        if stretch or (isinstance(thing, QWidget) and thing.sizePolicy().verticalPolicy() in growing):
            self._slack.changeSize(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if isinstance(thing, QLayout):
            self.body.insertLayout(last, thing, stretch)
        else:
            self.body.insertWidget(last, thing, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the surface and its edge."""
        painter = QPainter(self)
        where: QRectF = self.rect().toRectF()
        paint.box(painter, where, 8, theme.color(self._ground), theme.color("line"))
