"""The terms in force on the as-of day, and what the amendments made of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.queries import book as books
from models.rules.clause import Why
from reports.columns import Column, Kind
from resources.register import resolved
from ui import words
from ui.row_table import Group, RowTable
from ui.screen import Screen
from ui.screens.agreement_parts.part import Part
from ui.term_rows import SECTIONS, TermRow, term_rows
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.text import Label

__all__ = ["TermsPart"]


def _tag(row: TermRow) -> str:
    """The clause of a term as the screen names it."""
    found = resolved(row.clause)
    return found.tag if found else row.clause


COLUMNS: tuple[Column[TermRow], ...] = (
    Column("Term", lambda row: row.name, width=34),
    Column("In force", lambda row: row.value, width=40, grow=1),
    Column("At first", lambda row: row.before or None, width=22, missing="the same", fold=1),
    Column("Clause", _tag, kind=Kind.TAG, width=14),
)


class TermsPart(Part):
    """Every number the rules work with."""

    key, words = "terms", "Terms"

    def __init__(self, screen: Screen) -> None:
        table: RowTable[TermRow] = RowTable(
            COLUMNS,
            key=lambda row: (row.section, row.name),
            group=lambda row: row.section,
            groups=tuple(Group(name, name) for name in SECTIONS),
        )
        super().__init__(screen, table, "Filter the terms", "A press on the clause opens its text.")
        self.view.tag_opened.connect(lambda row, _column: screen.clause_asked.emit(row.clause))
        self.view.opened.connect(lambda row: screen.clause_asked.emit(row.clause))

    def said(self) -> str:
        """Which amendments are in force."""
        count = len(self.desk.terms.amendments)
        amended = f"with {words.count_words(count, 'amendment')}" if count else "before any amendment"
        return f"In force on {words.day_words(self.desk.as_of)}, {amended}."

    def rows(self) -> tuple[TermRow, ...]:
        """The terms in force beside those at first."""
        now = self.desk.terms
        first: Any = self.desk.read(books.terms, date.min)
        return term_rows(now, first)

    def show_record(self, row: TermRow) -> None:
        """The term with its clause."""
        found = resolved(row.clause)
        self.inspector.set_head(row.name, sentence=row.section)
        facts = [Fact("In force", row.value), Fact("At first", row.before or "the same")]
        facts.append(Fact("Clause", f"{found.title}, {found.place}" if found else row.clause))
        self.inspector.add_section("", DefinitionList(facts))
        if found is not None:
            self.inspector.add_section("What the clause says", Label(found.summary, wrap=True))

    def why(self) -> tuple[Why, str] | None:
        """Which text and which amendments make the term what it is."""
        row = self.view.current()
        if row is None:
            return None
        changed = self.desk.terms.amendments if row.before else ()
        told = ((f"Amendment {one.number}", f"{words.day_words(one.on)}, {one.instrument}") for one in changed)
        facts = (("In force", row.value), ("At first", row.before or "the same"), *told)
        rule = f"{row.name}, as the agreement and its amendments have it on {words.day_words(self.desk.as_of)}"
        return Why(rule, tuple(dict.fromkeys((row.clause, "MA-13.13"))), facts), row.name
