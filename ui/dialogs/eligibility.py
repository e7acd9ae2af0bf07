"""The form of Winstar's word on buildings: eligible, refused with the reason, or not decided yet (1.1(h))."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.acts.buildings import decide_eligibility
from models.queries.buildings import BuildingRow
from models.rules.buildings import Word
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.choice_cards import ChoiceCards
from ui.widgets.fields import Field, LongText
from ui.words import count_words

__all__ = ["WinstarsWord", "named"]


def named(rows: Sequence[BuildingRow]) -> str:
    """The one building by name and address, or how many there are."""
    if len(rows) == 1:
        return f"{rows[0].name}, {rows[0].street}, {rows[0].city}"
    return count_words(len(rows), "building")


class WinstarsWord(ActDialog):
    """Records what Winstar said of one building or of many."""

    def __init__(self, desk: Desk, rows: Sequence[BuildingRow], word: Word, parent: QWidget) -> None:
        winstar = desk.party("winstar")
        super().__init__(desk, f"{winstar}’s word", f"{named(rows)}.", "Record", "flag", parent)
        self._numbers = tuple(row.number for row in rows)
        self.words = ChoiceCards(
            [
                (Word.ELIGIBLE, "Eligible", "may be selected"),
                (Word.REFUSED, "Refused", "with its reason"),
                (Word.OPEN, "Not decided", "takes the word back"),
            ],
            word,
            f"What {winstar} said",
        )
        self.reason = LongText("For example: no line of sight to a hub", 3)
        self.reason_field = Field("Reason", self.reason, "Approval may not be withheld without reason (13.6).")
        self.add(self.words)
        self.add(self.reason_field)
        self.words.changed.connect(lambda _word: self._check())
        self.reason.textChanged.connect(self._check)
        self._check()
        if word is Word.REFUSED:
            self.reason.setFocus()

    def _check(self) -> None:
        """A refusal needs its reason."""
        refused = self.words.chosen == Word.REFUSED
        lacks = refused and not self.reason.toPlainText().strip()
        self.reason_field.set_hint(
            "Approval may not be withheld without reason (13.6)." if refused else "If one was given."
        )
        self.set_gate("Record why it was refused." if lacks else "")

    def record(self) -> None:
        """Records the word chosen."""
        reason = self.reason.toPlainText().strip()
        self.do(decide_eligibility, buildings=self._numbers, word=Word(self.words.chosen), reason=reason)
