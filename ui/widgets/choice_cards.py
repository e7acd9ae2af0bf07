"""A choice of one among a few that each need a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reports.columns import Tone
from ui import theme
from ui.widgets import paint

__all__ = ["ChoiceCards", "Way"]


class Way(QAbstractButton):
    """One choice: its words, and a sentence under them."""

    stepped = Signal(int)

    def __init__(self, words: str, sentence: str, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._tone = sentence, tone
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{words}, {sentence}" if sentence else words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines and the circle."""
        wide = max(paint.width_of(self.text(), theme.font(13, 500)), paint.width_of(self._sentence, theme.font(12)))
        return QSize(round(wide) + 44, 56)

    def minimumSizeHint(self) -> QSize:
        """The sentence may be cut."""
        return QSize(110, 56)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move to the neighbours; Enter is left to the dialog."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card with its circle."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        chosen = self.isChecked()
        ground = "accentS" if chosen else "hover" if self.underMouse() else "surface"
        paint.box(painter, body, 8, theme.color(ground), theme.color("accent" if chosen else "line2"), 1.5)
        if self.hasFocus():
            paint.focus_ring(painter, body, 8)
        circle = QRectF(12, 11, 14, 14)
        paint.box(painter, circle, 7, theme.color("surface"), theme.color("accent" if chosen else "field"), 1.3)
        if chosen:
            paint.box(painter, circle.adjusted(4, 4, -4, -4), 3, theme.color("accent"))
        room = body.adjusted(34, 8, -8, -28)
        paint.words(painter, room, self.text(), theme.font(13, 500), theme.color("text"))
        ink = paint.tone_ink(self._tone) if self._tone is not None else theme.color("text2")
        paint.words(painter, body.adjusted(34, 28, -8, -8), self._sentence, theme.font(12), ink)


class ChoiceCards(QWidget):
    """Cards given as (key, words, sentence) or (key, words, sentence, tone of the sentence).

    Signals: changed(str) with the key the user chose.
    """

    changed = Signal(str)

    def __init__(
        self, ways: Sequence[tuple[str, str, str] | tuple[str, str, str, Tone]], chosen: str = "",
        name: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._cards: dict[str, Way] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.setAccessibleName(name)
        self.set_ways(ways, chosen)

    def set_ways(self, ways: Sequence[tuple[str, str, str] | tuple[str, str, str, Tone]], chosen: str = "") -> None:
        """Other cards."""
        kept = chosen or self.chosen
        for card in self._cards.values():
            self._layout.removeWidget(card)
            card.deleteLater()
        self._cards = {}
        for way in ways:
            tone = way[3] if len(way) == 4 else None
            card = Way(way[1], way[2], tone, self)
            card.clicked.connect(lambda _=False, key=way[0]: self.changed.emit(key))
            card.stepped.connect(lambda by, key=way[0]: self._step(key, by))
            self._cards[way[0]] = card
            self._layout.addWidget(card, 1)
        if kept in self._cards:
            self._cards[kept].setChecked(True)

    @property
    def chosen(self) -> str:
        """The key in force, or nothing."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def choose(self, key: str) -> None:
        """Chooses a card without a signal."""
        self._cards[key].setChecked(True)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._cards)
        to = keys[(keys.index(key) + by) % len(keys)]
        self._cards[to].setChecked(True)
        self._cards[to].setFocus()
        self.changed.emit(to)
