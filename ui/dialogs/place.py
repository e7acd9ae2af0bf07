"""A choice among the places pairs stand in, and the form of a new one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.places import add_place
from models.queries.places import PlaceRow, places
from models.rules.inventory import PlaceKind
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.choice_cards import ChoiceCards
from ui.widgets.fields import Choice, Field
from ui.words import count_words

__all__ = ["AddPlace", "PlaceChoice"]

NEW = "\n"
"""The key of the last choice, which no place can have as its name."""


class AddPlace(ActDialog):
    """Adds a store or a repair shop."""

    def __init__(self, desk: Desk, parent: QWidget, kinds: Collection[PlaceKind] = tuple(PlaceKind)) -> None:
        super().__init__(desk, "New place", "Pairs stand in stores and repair shops.", "Add place", "warehouse", parent)
        ways = (
            (PlaceKind.STORE.value, "Store", "Pairs are received there."),
            (PlaceKind.REPAIR.value, "Repair shop", "Pairs come back from there."),
        )
        self.kind = ChoiceCards([way for way in ways if way[0] in kinds], PlaceKind.STORE.value, "What it is")
        self.name = QLineEdit()
        self.name.setPlaceholderText("For example: Chicago depot")
        self.add(Field("Name", self.name))
        self.add(self.kind)
        self.name.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self.set_gate("" if self.name.text().strip() else "Type the name of the place.")

    def record(self) -> None:
        """Adds the place."""
        self.do(add_place, name=self.name.text().strip(), kind=PlaceKind(self.kind.chosen))

    @property
    def place(self) -> str:
        """The name of the place added, or nothing."""
        return str(self.outcome.result["name"]) if self.outcome is not None else ""


class PlaceChoice(Choice):
    """The places of some kinds; the last choice opens the form of a new one and takes it.

    Signals: changed(str) with the name the user chose, also of a new place.
    """

    def __init__(
        self, desk: Desk, kinds: Collection[PlaceKind], name: str, *, ask: str = "", leave_out: str = ""
    ) -> None:
        self.desk, self._kinds, self._ask, self._left_out = desk, frozenset(kinds), ask, leave_out
        self._kept = ""
        self._places: dict[str, PlaceKind] = {}
        self.form: AddPlace | None = None
        super().__init__((), name=name)
        usual = max(self._rows(), key=lambda one: one.pairs, default=None)
        self._fill(usual.name if usual is not None and not ask else "")
        self.changed.connect(self._taken)

    def _rows(self) -> list[PlaceRow]:
        rows = self.desk.read(places, self.desk.as_of)
        return [one for one in rows if one.kind in self._kinds and one.name != self._left_out]

    def _fill(self, chosen: str) -> None:
        """The places as they are now, one of them chosen."""
        ask = [("", self._ask)] if self._ask else []
        rows = self._rows()
        self._places = {one.name: one.kind for one in rows}
        known = [(one.name, f"{one.name}, {count_words(one.pairs, 'pair')}") for one in rows]
        self.set_choices([*ask, *known, (NEW, "New place...")], chosen)
        self._kept = self.place

    @property
    def place(self) -> str:
        """The name of the place chosen, or nothing."""
        return "" if self.chosen == NEW else self.chosen

    @property
    def leaves(self) -> bool:
        """Whether pairs that go there leave the inventory."""
        kind = self._places.get(self.place)
        return kind is not None and kind.is_gone

    def _taken(self, key: str) -> None:
        """Keeps what was chosen, or asks for the new place and falls back until there is one."""
        if key != NEW:
            self._kept = key
            return
        self.setCurrentIndex(max(self.findData(self._kept), 0))
        form = AddPlace(self.desk, self.window(), self._kinds)
        form.accepted.connect(lambda: self._take_new(form.place))
        self.form = form
        form.open()

    def _take_new(self, name: str) -> None:
        self._fill(name)
        self.changed.emit(name)
