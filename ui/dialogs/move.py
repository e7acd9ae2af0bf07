"""The form that moves pairs from one store to another, to repair, or off the book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.pairs import move_pairs
from models.acts.places import add_place
from models.errors import Refusal
from models.queries.places import places
from models.rules.inventory import PlaceKind
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.words import count_words

__all__ = ["MovePairs"]

GOALS = (PlaceKind.STORE, PlaceKind.REPAIR, PlaceKind.LOST, PlaceKind.SOLD_BACK)
NEW = "new store"


class MovePairs(ActDialog):
    """Records that pairs went from where they are to another place."""

    def __init__(self, desk: Desk, tags: Sequence[str], parent: QWidget) -> None:
        what = tags[0] if len(tags) == 1 else count_words(len(tags), "pair")
        super().__init__(desk, f"Move {what}", "Every movement stays in the ledger.", "Move", "move-right", parent)
        self._tags = tuple(tags)
        goals = [one for one in desk.read(places, desk.as_of) if one.kind in GOALS]
        choices = [(one.name, f"{one.name}, {count_words(one.pairs, 'pair')}") for one in goals]
        self.to = Choice([("", "Choose a place"), *choices, (NEW, "A new store...")], name="Where to")
        self.name = QLineEdit()
        self.name.setPlaceholderText("For example: Chicago depot")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.note = QLineEdit()
        self.note.setPlaceholderText("For example: nearer to the sites of December")
        host = QWidget()
        host.setLayout(row(Field("Where to", self.to), Field("Moved on", self.day), spacing=12))
        self.add(host)
        self._name_field = Field("Name of the new store", self.name)
        self.add(self._name_field)
        self.add(Field("Note", self.note))
        self._name_field.hide()
        self.to.changed.connect(self._on_goal)
        self.day.changed.connect(lambda _day: self._check())
        self.name.textChanged.connect(lambda _text: self._check())
        self._check()

    def _on_goal(self, goal: str) -> None:
        self._name_field.setVisible(goal == NEW)
        self._check()

    def _check(self) -> None:
        named = self.to.chosen != NEW or bool(self.name.text().strip())
        lacks = (
            "" if self.to.chosen else "Choose where the pairs go.",
            "" if named else "Type the name of the new store.",
            "Type the day they were moved." if self.day.day is None else "",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records the movement, and the new store before it."""
        goal = self.to.chosen
        if goal == NEW:
            goal = self.name.text().strip()
            try:
                if self.desk.do(add_place, name=goal) is None:
                    return
            except Refusal as refusal:
                self.say(refusal.sentence)
                return
        self.do(move_pairs, tags=self._tags, to=goal, moved_on=self.day.day, note=self.note.text().strip())
