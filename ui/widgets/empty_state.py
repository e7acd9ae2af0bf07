"""What stands where a list would be: what is missing, why it matters, how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets import paint
from ui.widgets.text import Label

__all__ = ["EmptyState"]


class Disc(QWidget):
    """A large icon in a disc."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(QSize(64, 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the disc and its icon."""
        painter = QPainter(self)
        paint.box(painter, self.rect().toRectF(), 32, theme.color("neutS"))
        icons.paint(painter, self._icon, QRectF(18, 18, 28, 28), theme.color("text2"), 1.5)


class EmptyState(QWidget):
    """An icon, a line, a sentence and up to two buttons, in the middle of the place."""

    def __init__(
        self, icon: str, title: str, sentence: str, buttons: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(title, "title", wrap=True)
        self._sentence = Label(sentence, "second", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(4)
        layout.addStretch(5)
        layout.addWidget(Disc(icon), 0, centre)
        layout.addSpacing(12)
        for label, wide in ((self._title, 560), (self._sentence, 430)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(wide)
            layout.addLayout(self._centred(label))
        layout.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(6)
        self.setAccessibleName(f"{title}. {sentence}")

    @staticmethod
    def _centred(label: Label) -> QHBoxLayout:
        """The label between two stretches: a layout asks an aligned item for the height of its whole width."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(label)
        row.addStretch(1)
        return row

    def set_words(self, title: str, sentence: str) -> None:
        """Says something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
