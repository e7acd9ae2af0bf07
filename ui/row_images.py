"""The rows an act changed, in three columns: field, before, after."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import words
from ui.widgets.text import Label, Rule

__all__ = ["FieldChange", "RowImage", "RowImages", "fact_words", "images_of"]

MOST_ROWS, MOST_PARTS, LONGEST, UNBROKEN = 30, 12, 160, 32
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row an act added, changed or took away."""

    table: str
    key: str
    verb: str
    fields: tuple[FieldChange, ...]


def fact_words(value: object) -> str:
    """A value of a fact or a row in words; long ones are cut."""
    if value is None or value == "":
        return "not entered"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and len(value) > 3 and not isinstance(value[0], str):
        return words.count_words(len(value), "entry", "entries")
    if isinstance(value, Mapping):
        given = [f"{name.replace('_', ' ')} {fact_words(one)}" for name, one in value.items() if one not in (None, "")]
        return ", ".join(given) if len(value) <= MOST_PARTS else words.count_words(len(value), "part")
    said = ", ".join(map(fact_words, value)) if isinstance(value, list) else str(value)
    if ISO_DAY.fullmatch(said):
        return words.day_words(date.fromisoformat(said))
    if said.startswith(("{", "[")):
        return f"a text of {words.count_words(len(said), 'letter')}"
    if len(said) > UNBROKEN and " " not in said:
        return f"{said[:UNBROKEN]}..."
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}..."


def images_of(text: str) -> list[RowImage]:
    """The row images of a journal entry out of its JSON."""
    return [_image(one) for one in json.loads(text)]


def _image(one: Mapping[str, Any]) -> RowImage:
    before, after = one["before"] or {}, one["after"] or {}
    verb = "added" if one["before"] is None else "taken away" if one["after"] is None else "changed"
    names = dict.fromkeys((*before, *after))
    fields = tuple(
        FieldChange(name.replace("_", " "), _old(before, name, verb), _old(after, name, verb))
        for name in names
        if name not in one["key"] and (verb == "changed" or {before.get(name), after.get(name)} - {None, ""})
    )
    key = ", ".join(map(fact_words, one["key"].values()))
    return RowImage(one["table"].replace("_", " "), key, verb, fields)


def _old(side: Mapping[str, Any], name: str, verb: str) -> str:
    """A value on one side; a side that does not exist says nothing."""
    return fact_words(side.get(name)) if side or verb == "changed" else ""


class RowImages(QWidget):
    """All rows of an entry, one under the other; of very many the first ones."""

    def __init__(self, images: Sequence[RowImage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for image in images[:MOST_ROWS]:
            box.addWidget(Label(f"{image.table} {image.key}, {image.verb}", "name"))
            box.addLayout(self._grid(image))
            box.addWidget(Rule())
        if len(images) > MOST_ROWS:
            box.addWidget(Label(f"And {words.count_words(len(images) - MOST_ROWS, 'row')} more.", "hint"))

    @staticmethod
    def _grid(image: RowImage) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 112)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        heads = ("Field", "Before", "After") if image.verb == "changed" else ("Field", "", "")
        if image.verb == "changed":
            for column, head in enumerate(heads):
                grid.addWidget(Label(head, "axis"), 0, column)
        for line, change in enumerate(image.fields, 1):
            grid.addWidget(Label(change.field, "hint"), line, 0, Qt.AlignmentFlag.AlignTop)
            if image.verb == "changed":
                grid.addWidget(Label(change.before, "hint", "text2", wrap=True), line, 1)
                grid.addWidget(Label(change.after, "hint", "text", wrap=True), line, 2)
            else:
                grid.addWidget(Label(change.before or change.after, "hint", "text", wrap=True), line, 1, 1, 2)
        return grid
