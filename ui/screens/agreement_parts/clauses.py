"""The register of clauses, searchable, each in our own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reports.columns import Column, Kind
from ui.clause_register import ClauseRow, register, resolved
from ui.row_table import RowTable
from ui.screen import Screen
from ui.screens.agreement_parts.part import Part
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.fields import Choice
from ui.widgets.text import Label

__all__ = ["ClausesPart"]

COLUMNS: tuple[Column[ClauseRow], ...] = (
    Column("Clause", lambda row: row.tag, kind=Kind.TAG, width=12),
    Column("Title", lambda row: row.title, width=26),
    Column("What it says", lambda row: row.summary, width=40, grow=1),
    Column("This program", lambda row: row.does_words or None, width=18, missing="not used", fold=1),
)


class ClausesPart(Part):
    """All clauses in the order of the agreement."""

    key, words = "clauses", "Clauses"
    sentence = "Each clause in our own words. The signed documents decide."

    def __init__(self, screen: Screen) -> None:
        table: RowTable[ClauseRow] = RowTable(COLUMNS, key=lambda row: row.id, sentence=lambda row: row.summary)
        super().__init__(
            screen, table, "Search the clauses", "J and K walk the clauses; their text stands at the right."
        )
        parts = dict.fromkeys(row.part for row in register())
        self.part = Choice((("", "All parts"), *((part, part) for part in parts)), name="Part of the agreement")
        self.part.changed.connect(self._narrow)
        self.filters.addWidget(self.part)
        self.view.tag_opened.connect(lambda row, _column: self.select(row.id))

    def _narrow(self, part: str) -> None:
        self.table.set_filter("part", (lambda row: row.part == part) if part else None)

    def rows(self) -> tuple[ClauseRow, ...]:
        """The register; it comes with the program and is the same in every book."""
        return register()

    def select(self, key: str) -> bool:
        """Goes to a clause by its id or its tag."""
        row = resolved(key)
        if row is None:
            return False
        self.part.choose("")
        return super().select(row.id)

    def show_record(self, row: ClauseRow) -> None:
        """The clause in full."""
        self.inspector.set_head(row.tag, sentence=row.title)
        self.inspector.add_section("", _paragraph(row.summary))
        facts = (
            Fact("Where", row.place),
            Fact("Name in the register", row.id),
            Fact("This program", row.does_words or "not used"),
        )
        self.inspector.add_section("In the agreement", DefinitionList(facts))
        self.inspector.add_section(
            "", Label("Summed up in our own words; the signed documents decide.", "hint", wrap=True)
        )


def _paragraph(text: str) -> QWidget:
    """Words that are read, not skimmed."""
    label = Label(text, wrap=True)
    label.setMinimumHeight(20)
    return label
