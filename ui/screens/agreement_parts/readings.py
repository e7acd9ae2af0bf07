"""Texts that can be read in several ways: which reading is in force, its alternatives, and choosing another."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from models.acts.book import choose_reading
from models.errors import Refusal
from models.queries import book as books
from models.queries.book import ReadingRow
from models.store import Done
from reports.columns import Column, Kind, Tone
from ui import words
from ui.clause_tags import ClauseTags
from ui.desk import Desk
from ui.row_table import Facet, RowTable
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.dialog import Dialog
from ui.widgets.facet_bar import FacetBar
from ui.widgets.fields import Field, LongText
from ui.widgets.text import Label

__all__ = ["ReadingDialog", "ReadingsPart", "offers"]


def offers(row: ReadingRow) -> list[tuple[str, str]]:
    """The readings one can choose from: value and words, the default first."""
    reading = row.reading
    return [(reading.default, reading.words), *((one.value, one.words) for one in reading.alternatives)]


def in_force(row: ReadingRow) -> str:
    """The words of the reading in force."""
    return dict(offers(row)).get(row.value, row.value)


COLUMNS: tuple[Column[ReadingRow], ...] = (
    Column("No.", lambda row: row.reading.amb, width=9),
    Column("Question", lambda row: row.reading.question, width=40, grow=2),
    Column("Read as", in_force, width=40, grow=2),
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


class ReadingDialog(Dialog):
    """Chooses how a text is read from the as-of day on, with the reason."""

    def __init__(self, desk: Desk, row: ReadingRow, parent: QWidget | None = None) -> None:
        said = f"{row.reading.question} The choice holds from {words.day_words(desk.as_of)}."
        super().__init__(f"Choose the reading of {row.reading.amb}", said, "Choose this reading", parent=parent)
        self._desk, self._row = desk, row
        self.done_: Done | None = None
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, (value, said) in enumerate(offers(row)):
            button = QRadioButton()
            button.setAccessibleName(said)
            button.setChecked(value == row.value)
            self._group.addButton(button, line)
            label = Label(said + (" (recommended)" if value == row.reading.default else ""), wrap=True)
            grid.addWidget(button, line, 0)
            grid.addWidget(label, line, 1)
        self.form.addLayout(grid)
        self.why = LongText("Agreed by the parties in their call of that day", lines=3)
        self.reason = Field("Why", self.why, "Kept with the choice, so that the next reader knows.")
        self.add(self.reason)
        self.form.addStretch(1)
        self._group.idToggled.connect(lambda *_: self._gate())
        self.why.textChanged.connect(self._gate)
        self.confirmed.connect(self._choose)
        self._gate()

    @property
    def value(self) -> str:
        """The reading marked."""
        return offers(self._row)[max(self._group.checkedId(), 0)][0]

    def _gate(self) -> None:
        if self.value == self._row.value:
            self.set_gate("This reading is in force already.")
        else:
            self.set_gate("" if self.why.toPlainText().strip() else "Say why.")

    def _choose(self) -> None:
        try:
            done = self._desk.do(
                choose_reading, key=self._row.reading.key, value=self.value, why=self.why.toPlainText().strip()
            )
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if done is not None:
            self.done_ = done
            self.accept()


class ReadingsPart(Part):
    """Every ambiguity of the text with the reading in force."""

    key, words = "readings", "Readings"
    sentence = "Where the text can be read in several ways, this is how this book reads it."

    def __init__(self, screen: Screen) -> None:
        table: RowTable[ReadingRow] = RowTable(COLUMNS, key=lambda row: row.reading.key, facets=FACETS)
        super().__init__(screen, table, "Filter the readings", "Enter chooses another reading.")
        self.filters.addWidget(FacetBar.of(table))
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
        dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.done_))
        dialog.open()

    def show_record(self, row: ReadingRow) -> None:
        """The question, the reading in force and why, the other ways to read it, the clauses."""
        chip = Chip("Chosen", Tone.INFO, "pencil") if row.chosen_on else Chip("Recommended", Tone.OUTLINE)
        self.inspector.set_head(row.reading.amb, chip, row.reading.key)
        self.inspector.add_section("", Label(row.reading.question, "name", wrap=True))
        facts = [Fact("Read as", in_force(row)), Fact("Why", row.why)]
        if row.chosen_on:
            facts.append(Fact("Since", words.day_words(row.chosen_on)))
        self.inspector.add_section("In force", DefinitionList(facts))
        others = [said for value, said in offers(row) if value != row.value]
        self.inspector.add_section("It could also be read", DefinitionList([Fact("Or", said) for said in others]))
        tags = ClauseTags(row.reading.clauses)
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Clauses", tags)
        self.inspector.set_actions([[self.screen_.button(self.page_actions()[0], "primary")]])
