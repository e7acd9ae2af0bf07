"""The forms of a building: a new one for the Customer List, and what the book says of a known one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.acts.buildings import edit_building
from models.acts.customer_list import add_building, import_customer_list
from models.errors import Refusal
from models.list_review import Field as ListField
from models.list_review import Fixes, Listed, PlainTable, Problem, Review, find_layout, review
from models.queries.buildings import BuildingRow
from models.queries.ranking import ListPartRow
from models.rules.customer_list import addition_window, quarter_of, why_held
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.screens.building_page import listed_buildings
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import column, row
from ui.words import day_words

__all__ = ["AddBuilding", "EditBuilding"]

NAMES = (
    ListField.NUMBER,
    ListField.NAME,
    ListField.STREET,
    ListField.CITY,
    ListField.STATE,
    ListField.ZIP,
    ListField.FLOORS,
    ListField.LATITUDE,
    ListField.LONGITUDE,
    ListField.REMARKS,
)
NEEDED = (ListField.NAME, ListField.STREET, ListField.CITY, ListField.STATE, ListField.ZIP)
WIDTHS = {ListField.STATE: 64, ListField.ZIP: 112, ListField.FLOORS: 80}
TYPED_ROW = 2
POSITION = (ListField.LATITUDE, ListField.LONGITUDE)
FIGURES = (ListField.FLOORS, *POSITION)
READS: Mapping[ListField, type[int | Decimal]] = {ListField.FLOORS: int, **dict.fromkeys(POSITION, Decimal)}


class BuildingForm(QWidget):
    """The fields of a building; what is typed is looked through like a row of an imported list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {name: Field(name.words, QLineEdit()) for name in NAMES[1:]}
        for name, width in WIDTHS.items():
            self.fields[name].setFixedWidth(width)
        lines = [
            (ListField.NAME,),
            (ListField.STREET,),
            (ListField.CITY, ListField.STATE, ListField.ZIP),
            (ListField.FLOORS, ListField.LATITUDE, ListField.LONGITUDE),
            (ListField.REMARKS,),
        ]
        rows = []
        for names in lines:
            host = QWidget()
            host.setLayout(row(*(self.fields[name] for name in names), spacing=12))
            rows.append(host)
        self.setLayout(column(*rows, spacing=12))

    def editor(self, name: ListField) -> QLineEdit:
        """The line a field is typed in."""
        editor = self.fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def text(self, name: ListField) -> str:
        """What is typed in a field."""
        return self.editor(name).text().strip()

    def missing(self) -> str:
        """The first field a building cannot be without and that is empty."""
        return next((name.noun for name in NEEDED if not self.text(name)), "")

    def reviewed(self, listed: Sequence[Listed], number: str = "", apart: bool = False) -> Review:
        """The form as a list of one row, looked through against the book."""
        values = [number or None, *(self.text(name) or None for name in NAMES[1:])]
        table = PlainTable("Form", [[name.words for name in NAMES], values], typed=False)
        layout = find_layout(table).ranked_by_order(len(listed) + 1)
        return review(table, layout, listed, Fixes().confirm_apart(TYPED_ROW) if apart else None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Says at each field what is wrong with it."""
        wrong = {problem.field: problem for problem in reversed(problems)}
        for name, field in self.fields.items():
            problem = wrong.get(name)
            field.set_problem(f"{problem.sentence} {problem.remedy}".strip() if problem else "")


@dataclass(frozen=True, slots=True)
class Window:
    """What the calendar quarter says of an addition made now."""

    title: str
    sentence: str
    tone: Tone


def window_of(desk: Desk, parts: Sequence[ListPartRow]) -> Window:
    """Whether an addition made on the as-of day counts at once or is held (EXB-1c)."""
    days = [part.effective_on for part in parts if part.kind == "addition"]
    first_on = next((part.delivered_on for part in parts if part.kind == "first"), None)
    law = (desk.terms.customer_list.additions_per_calendar_quarter, first_on, desk.readings)
    day = addition_window(desk.as_of, days, *law).value
    held = why_held(desk.as_of, days, *law)
    if held:
        return Window(f"Held until {day_words(day)}.", held, Tone.WARN)
    after = addition_window(desk.as_of, [*days, day], *law).value
    sentence = (
        f"There is one in a calendar quarter. After this one, a further building is held until {day_words(after)}; "
        "import several together."
    )
    return Window(f"The addition of {quarter_of(day).words}.", sentence, Tone.INFO)


class AddBuilding(ActDialog):
    """Adds one building behind the last of the list, or holds it for a later quarter."""

    wide = 820

    def __init__(self, desk: Desk, parts: Sequence[ListPartRow], parent: QWidget) -> None:
        sentence = "It comes behind the last building; its rank can be typed afterwards."
        super().__init__(desk, "Add building", sentence, "Add building", "plus", parent)
        self._listed = desk.read(listed_buildings, desk.as_of)
        self.building = BuildingForm()
        self.apart = QCheckBox("It is a building of its own at that address")
        self.despite = LongText("For example: agreed with the other party", 2)
        self._despite = Field("Why it is added all the same", self.despite)
        for widget in (self.building, self.apart, self._despite):
            self.add(widget)
        self.apart.hide()
        self._despite.hide()
        window = window_of(desk, parts)
        self.gate.set(window.title, window.sentence, [], window.tone)
        self.gate.show()
        for name in NAMES[1:]:
            self.building.editor(name).textChanged.connect(self._check)
        self.despite.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        missing = self.building.missing()
        lacks = self._despite.isVisibleTo(self) and not self.despite.toPlainText().strip()
        why = "Say why it is added all the same." if lacks else ""
        self.set_gate(f"Type the {missing}." if missing else why)

    def record(self) -> None:
        """Adds the building once every field reads well."""
        found = self.building.reviewed(self._listed, apart=self.apart.isChecked())
        self.building.show_problems(found.errors)
        self.apart.setVisible(self.apart.isChecked() or any(one.field is ListField.STREET for one in found.errors))
        [typed] = found.rows
        if found.errors:
            self.say(found.errors[0].sentence)
        elif typed.building:
            known = next(one for one in self._listed if one.number == typed.building)
            self.say(f"{known.row.name} ({known.number}) stands at that address already.")
        elif self.despite.toPlainText().strip():
            reason = self.despite.toPlainText().strip()
            self.do(import_customer_list, rows=(typed.row,), source="a form", confirmed=reason)
        else:
            self.do(add_building, row=typed.row)

    def refused(self, refusal: Refusal) -> None:
        """A building proposed earlier can be added all the same, with the reason."""
        super().refused(refusal)
        if refusal.clause == "EXB-1b":
            self._despite.show()
            self._check()
            self.say(refusal.sentence)
            self.despite.setFocus()


class EditBuilding(ActDialog):
    """Corrects what the book says of a building."""

    def __init__(self, desk: Desk, building: BuildingRow, parent: QWidget) -> None:
        super().__init__(desk, f"Edit {building.name}", f"Building {building.number}.", "Save changes", "check", parent)
        self._building = building
        self._listed = desk.read(listed_buildings, desk.as_of)
        self.building = BuildingForm()
        self.add(self.building)
        for name, text in self._held().items():
            self.building.editor(name).setText(text)
            self.building.editor(name).textChanged.connect(self._check)
        self._check()

    def _held(self) -> Mapping[ListField, str]:
        """What the book says now."""
        one = self._building
        return {
            ListField.NAME: one.name,
            ListField.STREET: one.street,
            ListField.CITY: one.city,
            ListField.STATE: one.state,
            ListField.ZIP: one.zip,
            ListField.FLOORS: "" if one.floors is None else str(one.floors),
            ListField.LATITUDE: "" if one.latitude is None else f"{one.latitude:f}",
            ListField.LONGITUDE: "" if one.longitude is None else f"{one.longitude:f}",
            ListField.REMARKS: one.remarks,
        }

    def _changed(self) -> dict[ListField, str]:
        """The fields typed otherwise."""
        return {
            name: self.building.text(name) for name, text in self._held().items() if self.building.text(name) != text
        }

    def _check(self) -> None:
        missing, changed = self.building.missing(), self._changed()
        why = "" if changed else "Nothing is changed yet."
        if len([name for name in POSITION if self.building.text(name)]) == 1:
            why = "A position has a latitude and a longitude."
        self.set_gate(f"Type the {missing}." if missing else why)

    def record(self) -> None:
        """Saves the fields that were changed once they read well."""
        others = [one for one in self._listed if one.number != self._building.number]
        found = self.building.reviewed(others)
        changed = self._changed()
        errors = [one for one in found.errors if one.field in changed]
        self.building.show_problems(errors)
        if errors:
            self.say(errors[0].sentence)
            return
        facts: dict[str, Any] = {name.value: text for name, text in changed.items() if name not in FIGURES}
        facts |= {name.value: READS[name](changed[name]) for name in FIGURES if changed.get(name)}
        facts |= {"no_floors": True} if changed.get(ListField.FLOORS) == "" else {}
        facts |= {"no_position": True} if any(changed.get(name) == "" for name in POSITION) else {}
        if ListField.STATE in changed and found.rows[0].row is not None:
            facts["state"] = found.rows[0].row.state
        self.do(edit_building, building=self._building.number, **facts)
