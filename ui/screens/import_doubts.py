"""The rows of a list that may have been proposed to Winstar before, each to be decided by a person (EXB-1b)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.earlier import Doubt
from ui.widgets.fields import Choice
from ui.widgets.layout import empty
from ui.widgets.text import Label
from ui.words import count_words

__all__ = ["Doubts", "Pair", "pair_of"]

MOST = 60
Pair = tuple[int, str]
"""What names a doubt: the rank of its row, and the address of the earlier proposal."""

CHOICES = [("", "Not decided"), ("another", "Another building"), ("same", "The same building")]


def pair_of(doubt: Doubt) -> Pair:
    """What names a doubt."""
    return doubt.row.rank, doubt.proposal.name


class Doubts(QWidget):
    """Each doubt with what was decided of it.

    Signals: decided(rank, proposal, "another", "same" or empty).
    """

    decided = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[Pair, Choice] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.hide()

    def show_doubts(self, doubts: Sequence[Doubt], said: Mapping[Pair, bool]) -> None:
        """Shows the doubts; those shown already keep their fields."""
        self.setVisible(bool(doubts))
        if [pair_of(one) for one in doubts[:MOST]] == list(self.choices):
            return
        empty(self._rows)
        self.choices = {}
        if doubts:
            self._rows.addWidget(Label(f"{count_words(len(doubts), 'row')} to decide", "card"))
        for doubt in doubts[:MOST]:
            self._add(doubt, said.get(pair_of(doubt)))

    def _add(self, doubt: Doubt, same: bool | None) -> None:
        """One doubt: both addresses, and the choice."""
        pair = pair_of(doubt)
        chosen = "" if same is None else "same" if same else "another"
        choice = Choice(CHOICES, chosen, name=f"{doubt.row.name} and {doubt.proposal.name}")
        choice.changed.connect(lambda key: self.decided.emit(*pair, key))
        self.choices[pair] = choice
        self._rows.addWidget(Label(doubt.sentence, "body", "warn", wrap=True))
        self._rows.addWidget(choice)
