"""Texts that can be read in several ways: which reading is in force, its alternatives, and choosing another."""

from __future__ import annotations

from models.queries import book as books
from models.queries.book import ReadingRow
from models.rules.clause import Why
from reports.columns import Column, Kind, Tone
from ui import words
from ui.clause_tags import ClauseTags
from ui.dialogs.reading import ReadingDialog
from ui.row_table import Facet, RowTable
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.facet_bar import FacetBar
from ui.widgets.text import Label

__all__ = ["ReadingsPart"]


COLUMNS: tuple[Column[ReadingRow], ...] = (
    Column("No.", lambda row: row.reading.amb, width=9),
    Column("Question", lambda row: row.reading.question, width=40, grow=2),
    Column("Read as", lambda row: row.words, width=40, grow=2),
    Column(
        "Standing",
        lambda row: row.chosen_on,
        text=lambda row: f"Chosen {words.day_words(row.chosen_on)}" if row.chosen_on else "Recommended",
        kind=Kind.CHIP,
        tone=lambda row: Tone.INFO if row.chosen_on else Tone.OUTLINE,
        icon=lambda row: "pencil" if row.chosen_on else "",
        width=24,
    ),
)
FACETS = (Facet[ReadingRow]("chosen", "Chosen by the parties", lambda row: row.chosen_on is not None, Tone.INFO),)


class ReadingsPart(Part):
    """Every ambiguity of the text with the reading in force."""

    key, words = "readings", "Readings"
    sentence = "Where the text can be read in several ways, this is how this book reads it."

    def __init__(self, screen: Screen) -> None:
        table: RowTable[ReadingRow] = RowTable(COLUMNS, key=lambda row: row.reading.key, facets=FACETS)
        super().__init__(screen, table, "Filter the readings", "Enter chooses another reading.")
        self.box.insertWidget(0, FacetBar.of(table))
        self.view.opened.connect(lambda _row: self.choose())

    def rows(self) -> list[ReadingRow]:
        """The readings as of the day."""
        return self.desk.read(books.reading_rows, self.desk.as_of)

    def select(self, key: str) -> bool:
        """Goes to a reading by its key or by the number of its ambiguity."""
        found = next((row for row in self.table.rows if key in (row.reading.key, row.reading.amb)), None)
        return found is not None and super().select(found.reading.key)

    def page_actions(self) -> list[ScreenAction]:
        """Choosing another reading."""
        return [ScreenAction("Choose another reading...", "C", "pencil", self.choose, self._why_not)]

    def _why_not(self) -> str:
        return "" if self.view.current() is not None else "Choose a reading in the list first."

    def choose(self) -> None:
        """Asks for another reading and its reason."""
        row = self.view.current()
        if row is None:
            return
        dialog = ReadingDialog(self.desk, row, self.window())
        dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.outcome))
        dialog.open()

    def show_record(self, row: ReadingRow) -> None:
        """The question, the reading in force and why, the other ways to read it, the clauses."""
        chip = Chip("Chosen", Tone.INFO, "pencil") if row.chosen_on else Chip("Recommended", Tone.OUTLINE)
        self.inspector.set_head(row.reading.amb, chip)
        self.inspector.add_section("", Label(row.reading.question, "name", wrap=True))
        facts = [Fact("Read as", row.words), Fact("Standing", row.standing)]
        facts += [Fact("Why", row.reading.why)] if row.is_recommended else []
        self.inspector.add_section("In force", DefinitionList(facts))
        others = [said for value, said in row.offers if value != row.value]
        self.inspector.add_section("It could also be read", DefinitionList([Fact("Or", said) for said in others]))
        tags = ClauseTags(row.reading.clauses)
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Clauses", tags)
        self.inspector.set_actions([[self.screen_.button(self.page_actions()[0], "primary")]])

    def why(self) -> tuple[Why, str] | None:
        """How the text is read, for W."""
        row = self.view.current()
        if row is None:
            return None
        facts = (("Read as", row.words), ("Standing", row.standing))
        return Why(row.reading.question, row.reading.clauses, facts, readings=(row.reading.amb,)), row.reading.amb
