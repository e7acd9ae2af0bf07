"""The register of clauses, searchable: what each says, what carries it out, and the slips in its text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.rules.clause import Why
from reports.columns import Column, Kind, Tone
from reports.coverage import Coverage, coverage, summary_words
from resources.register import DOES, defects_of, register, resolved
from ui.row_table import Facet, RowTable
from ui.screen import Screen
from ui.screens.agreement_parts.part import Part, stacked
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.facet_bar import FacetBar
from ui.widgets.fields import Choice
from ui.widgets.text import Label
from ui.words import count_words

__all__ = ["ClausesPart"]

COLUMNS: tuple[Column[Coverage], ...] = (
    Column("Clause", lambda row: row.clause.tag, kind=Kind.TAG, width=12),
    Column("Title", lambda row: row.clause.title, width=26),
    Column("What it says", lambda row: row.clause.summary, width=40, grow=1, fold=2),
    Column("This program", lambda row: row.clause.does_words or None, width=34, missing="not used"),
    Column("Rules", lambda row: len(row.rules) or None, kind=Kind.NUMBER, width=8, missing="", fold=1),
    Column("Tests", lambda row: len(row.tests) or None, kind=Kind.NUMBER, width=8, missing="", fold=1),
    Column(
        "Text",
        lambda row: "Slip" if row.defects else None,
        kind=Kind.CHIP,
        tone=lambda _row: Tone.WARN,
        icon=lambda _row: "triangle-alert",
        width=10,
        text=lambda row: "Slip" if row.defects else "",
    ),
)


def _does(key: str) -> Facet[Coverage]:
    """The clauses of which the program does one thing."""
    words = DOES[key]
    return Facet(key, words[0].upper() + words[1:], lambda row: key in row.clause.does)


FACETS = (
    *(_does(key) for key in DOES),
    Facet[Coverage]("slips", "Slips", lambda row: bool(row.defects), Tone.WARN),
)


class ClausesPart(Part):
    """All clauses in the order of the agreement."""

    key, words = "clauses", "Clauses"

    def __init__(self, screen: Screen) -> None:
        table: RowTable[Coverage] = RowTable(
            COLUMNS, key=lambda row: row.clause.id, facets=FACETS, sentence=lambda row: row.clause.summary
        )
        super().__init__(
            screen, table, "Search the clauses", "J and K walk the clauses; their text stands at the right."
        )
        self._found: tuple[Coverage, ...] = ()
        parts = dict.fromkeys(one.part for one in register())
        self.part = Choice((("", "All parts"), *((part, part) for part in parts)), name="Part of the agreement")
        self.part.changed.connect(self._narrow)
        self.filters.addWidget(self.part)
        self.box.insertWidget(0, FacetBar.of(table))
        self.view.tag_opened.connect(lambda row, _column: self.select(row.clause.id))

    def _narrow(self, part: str) -> None:
        self.table.set_filter("part", (lambda row: row.clause.part == part) if part else None)

    def said(self) -> str:
        """How many clauses are carried out."""
        return summary_words(self._found) if self._found else "Looking up the rules that carry out each clause."

    def rows(self) -> tuple[Coverage, ...]:
        """The register, the same in every book; what carries each clause out takes seconds to look up, once."""
        if self._found:
            return self._found
        self.desk.read_later(lambda _session: coverage(), then=self._take, key=(id(self), "coverage"))
        return tuple(Coverage(one, (), (), defects_of((one.id,))) for one in register())

    def _take(self, found: tuple[Coverage, ...]) -> None:
        """Shows what carries the clauses out; the clause under the cursor stays."""
        self._found = found
        self.refill()
        if self.isVisibleTo(self.screen_):
            self.screen_.head.set_sentence(self.said())

    def select(self, key: str) -> bool:
        """Goes to a clause by its id or its tag."""
        found = resolved(key)
        if found is None:
            return False
        self.part.choose("")
        return super().select(found.id)

    def why(self) -> tuple[Why, str] | None:
        """What the program does with the clause under the cursor, and by which rules."""
        row = self.view.current()
        if row is None:
            return None
        facts = (
            ("Says", row.clause.summary),
            ("This program", row.clause.does_words or "not used"),
            *(("Rule", rule.says) for rule in row.rules),
        )
        return Why(f"{row.clause.title}, {row.clause.place}", (row.clause.id,), facts), row.clause.tag

    def show_record(self, row: Coverage) -> None:
        """The clause in full, the slips in its text, and what carries it out."""
        one = row.clause
        chip = Chip("Slip in the text", Tone.WARN, "triangle-alert") if row.defects else None
        self.inspector.set_head(one.tag, chip, one.title)
        self.inspector.add_section("", _paragraph(one.summary))
        for slip in row.defects:
            told = (Fact("What is odd", slip.odd), Fact("Handled", slip.handling), Fact("Where", slip.place))
            self.inspector.add_section("Slip in the text", DefinitionList(told))
        facts = (
            Fact("Where", one.place),
            Fact("Name in the register", one.id),
            Fact("This program", one.does_words or "not used"),
            *(Fact("Printed on", paper) for paper in row.papers),
        )
        self.inspector.add_section("In the agreement", DefinitionList(facts))
        if row.rules:
            carried = stacked([(rule.name, rule.says) for rule in row.rules])
            self.inspector.add_section("Carried out by", carried, count_words(len(row.rules), "rule"))
        if row.tests:
            self.inspector.add_section("Held by tests", Label(", ".join(row.tests), "hint", wrap=True))
        self.inspector.add_section(
            "", Label("Summed up in our own words; the signed documents decide.", "hint", wrap=True)
        )


def _paragraph(text: str) -> QWidget:
    """Words that are read, not skimmed."""
    label = Label(text, wrap=True)
    label.setMinimumHeight(20)
    return label
