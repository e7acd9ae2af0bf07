"""The four ways a notice may go, each with what it would bring, as cards two by two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.rules.delivery import Channel
from reports.columns import Tone
from ui.widgets.choice_cards import Way

__all__ = ["NAMES", "Effect", "Ways"]

NAMES = {
    Channel.HAND: "By hand",
    Channel.COURIER: "Overnight courier",
    Channel.FAX: "Fax with a copy",
    Channel.CERTIFIED_MAIL: "Certified mail",
}
Effect = Callable[[Channel], tuple[str, Tone | None]]
"""What sending a paper one way brings, in words, and the tone of these words."""


class Ways(QWidget):
    """A choice among the ways of 13.2; none is chosen until somebody says.

    Signals: changed() when the user chose another way.
    """

    changed = Signal()

    def __init__(self, effect: Effect, chosen: Channel | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[Channel, Way] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.setAccessibleName("How it goes")
        for number, channel in enumerate(NAMES):
            words, tone = effect(channel)
            card = Way(NAMES[channel], words, tone, self)
            card.clicked.connect(lambda _=False: self.changed.emit())
            card.stepped.connect(lambda by, at=number: self._step(at + by))
            self._cards[channel] = card
            grid.addWidget(card, number // 2, number % 2)
        if chosen is not None:
            self._cards[chosen].setChecked(True)

    @property
    def chosen(self) -> Channel | None:
        """The way chosen, or None."""
        return next((channel for channel, card in self._cards.items() if card.isChecked()), None)

    @property
    def first(self) -> QWidget:
        """The card chosen, or the first."""
        return self._cards[self.chosen or Channel.HAND]

    def choose(self, channel: Channel) -> None:
        """Chooses a way as the user would."""
        self._cards[channel].setChecked(True)
        self.changed.emit()

    def _step(self, to: int) -> None:
        channel = list(NAMES)[to % len(NAMES)]
        self.choose(channel)
        self._cards[channel].setFocus()
