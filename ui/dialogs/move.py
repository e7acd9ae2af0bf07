"""The form that moves pairs from one store to another, to repair, or off the book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.pairs import move_pairs
from models.queries.pairs import PairRow
from models.rules.inventory import PlaceKind
from ui.desk import Desk
from ui.dialogs.place import PlaceChoice
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.words import count_words, day_words

__all__ = ["MovePairs"]

GOALS = (PlaceKind.STORE, PlaceKind.REPAIR, PlaceKind.LOST, PlaceKind.SOLD_BACK)


class MovePairs(ActDialog):
    """Records that pairs went from where they are to another place."""

    def __init__(self, desk: Desk, pairs: Sequence[PairRow], parent: QWidget) -> None:
        self._pairs = tuple(pairs)
        what = self._pairs[0].tag if len(self._pairs) == 1 else count_words(len(self._pairs), "pair")
        here = {one.place for one in self._pairs}
        said = f"{self._from(here)} Every movement stays in the ledger."
        super().__init__(desk, f"Move {what}", said, "Move", "move-right", parent)
        alone = next(iter(here)) if len(here) == 1 else ""
        self.to = PlaceChoice(desk, GOALS, "Where to", ask="Choose a place", leave_out=alone)
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.day.set_closed(desk.calendar.why_closed)
        self.note = QLineEdit()
        self.note.setPlaceholderText("For example: nearer to the sites of December")
        moved = Field("Moved on", self.day)
        self.day.problem.connect(moved.set_problem)
        host = QWidget()
        host.setLayout(row(Field("Where to", self.to), moved, spacing=12))
        self.add(host)
        self._note = Field("Note", self.note)
        self.add(self._note)
        self.to.changed.connect(self._check)
        self.day.changed.connect(self._check)
        self.note.textChanged.connect(self._check)
        self._check()

    def _from(self, here: set[str]) -> str:
        """Where the pairs are."""
        if len(here) == 1:
            return f"Now at {next(iter(here))}."
        return f"Now at {count_words(len(here), 'place')}."

    def _check(self, *_: object) -> None:
        self._note.set_hint("The pairs leave the inventory; say how it came to that." if self.to.leaves else "")
        latest = max(one.since for one in self._pairs)
        day = self.day.day
        lacks = (
            "" if self.to.place else "Choose where the pairs go.",
            "Type the day they were moved." if day is None else "",
            f"{day_words(day)} has not come yet." if day is not None and day > self.desk.as_of else "",
            f"They came there only on {day_words(latest)}." if day is not None and day < latest else "",
            "Say how it came to that." if self.to.leaves and not self.note.text().strip() else "",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records the movement."""
        tags = tuple(one.tag for one in self._pairs)
        self.do(move_pairs, tags=tags, to=self.to.place, moved_on=self.day.day, note=self.note.text().strip())
