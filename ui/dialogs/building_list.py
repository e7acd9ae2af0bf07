"""Forms around the Customer List: a building taken off it, one proposed before it, a selection for several pairs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.buildings import drop_building, record_proposal, select_buildings
from models.queries.buildings import BuildingRow
from ui.desk import Desk
from ui.dialogs.eligibility import named
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import row

__all__ = ["DropBuilding", "RecordProposal", "SelectForPairs"]


class DropBuilding(ActDialog):
    """Takes a building off the list by agreement of the parties."""

    def __init__(self, desk: Desk, building: BuildingRow, parent: QWidget) -> None:
        sentence = f"{named([building])}. Its history stays in the book."
        super().__init__(desk, "Take off the Customer List", sentence, "Take off", "list-x", parent)
        self._building = building.number
        self.why = LongText("For example: agreed by both parties in a letter of that day; the building is torn down", 3)
        self.add(Field("Who agreed to it, and why", self.why, "The list is not changed by one party alone (AMB-16)."))
        self.why.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self.set_gate("" if self.why.toPlainText().strip() else "Say who agreed to it, and why.")

    def record(self) -> None:
        """Takes the building off."""
        self.do(drop_building, building=self._building, why=self.why.toPlainText().strip())


class RecordProposal(ActDialog):
    """Records a building that was proposed before the list, and which the list therefore leaves out (B-1)."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = f"A building proposed to {desk.party('winstar')} before may not stand on the Customer List (B-1)."
        super().__init__(desk, "Record an earlier proposal", sentence, "Record proposal", "history", parent)
        self.street, self.city, self.state, self.zip = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.day = DateField(near=desk.as_of)
        self.state.setMaxLength(2)
        self.add(Field("Street address", self.street))
        place = QWidget()
        state, zip_code = Field("State", self.state), Field("ZIP", self.zip)
        state.setFixedWidth(64)
        zip_code.setFixedWidth(112)
        place.setLayout(row(Field("City", self.city), state, zip_code, spacing=12))
        self.add(place)
        self.add(Field("Proposed on", self.day, "The day it was proposed."))
        for editor in (self.street, self.city, self.state, self.zip):
            editor.textChanged.connect(self._check)
        self.day.changed.connect(lambda _day: self._check())
        self._check()

    def _check(self) -> None:
        texts = {"street address": self.street, "city": self.city, "state": self.state, "ZIP": self.zip}
        missing = [name for name, editor in texts.items() if not editor.text().strip()]
        missing += [] if self.day.day else ["day"]
        self.set_gate(f"Type the {missing[0]}." if missing else "")

    def record(self) -> None:
        """Records the proposal."""
        self.do(
            record_proposal,
            street=self.street.text().strip(),
            city=self.city.text().strip(),
            state=self.state.text().strip().upper(),
            zip_code=self.zip.text().strip(),
            proposed_on=self.day.day,
        )


class SelectForPairs(ActDialog):
    """Selects buildings for several pairs each."""

    wide = 480

    def __init__(self, desk: Desk, rows: Sequence[BuildingRow], parent: QWidget) -> None:
        super().__init__(desk, "Select for several pairs", f"{named(rows)}.", "Select", "bookmark", parent)
        self._numbers = tuple(one.number for one in rows)
        self.pairs = QLineEdit("2")
        self.pairs.setFixedWidth(96)
        self.pairs.selectAll()
        self.add(Field("Pairs for each building", self.pairs, "The selection is met when as many are accepted."))
        self.pairs.textChanged.connect(self._check)

    def _check(self) -> None:
        text = self.pairs.text().strip()
        known = text.isascii() and text.isdigit() and 1 <= int(text) <= 99
        self.set_gate("" if known else "Type a whole number of pairs.")

    def record(self) -> None:
        """Selects the buildings."""
        self.do(select_buildings, buildings=self._numbers, pairs=int(self.pairs.text()))
