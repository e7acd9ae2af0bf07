"""The form of a signed amendment: its instrument and day, the figures it changes, the pairs and prices it adds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.acts.amendments import enter_amendment
from models.queries import book as books
from models.rules.amending import ChangedTerm, Figure, NewBatch, NewPrice, figures
from reports.columns import Column, Kind
from resources.register import resolved
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, FilterField, LongText
from ui.widgets.layout import row
from ui.widgets.number_field import NumberField
from ui.widgets.text import Label

__all__ = ["AmendmentDialog", "FigureRow"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the terms with the value typed for it, and what is wrong with that."""

    figure: Figure
    typed: str = ""
    problem: str = ""


def _tag(found: FigureRow) -> str:
    """The clause of a figure as the screen names it."""
    clause = resolved(found.figure.clause)
    return clause.tag if clause else found.figure.clause


NEW = Column[FigureRow](
    "New value",
    lambda one: one.typed or None,
    width=20,
    missing="",
    editable=lambda _one: True,
    problem=lambda one: one.problem,
)
COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("Section", lambda one: one.figure.section, width=20, fold=1),
    Column("Figure", lambda one: one.figure.name, width=30, grow=1),
    Column("In force", lambda one: one.figure.words, width=22),
    NEW,
    Column("Clause", _tag, kind=Kind.TAG, width=12),
)


class AmendmentDialog(ActDialog):
    """Enters an amendment; a figure is changed by typing into its row."""

    wide = 940

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk,
            "New amendment",
            "A writing signed by both parties changes terms from its own day on (13.13).",
            "Enter amendment",
            "file-pen",
            parent,
        )
        self.typed: dict[str, str] = {}
        self._make_fields()
        self._make_list()
        self._lay_out()
        self._fill()
        self.instrument.setFocus()

    def _make_fields(self) -> None:
        desk = self.desk
        self.instrument = QLineEdit()
        self.instrument.setPlaceholderText("Second letter agreement of March 1, 2001")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.clause = QLineEdit("MA-13.13")
        self.summary = LongText("The Minimum Inventory falls to 90 pairs.", lines=2)
        self.pairs = NumberField(least=1)
        self.bought_on = DateField(None, near=desk.as_of)
        self.price, self.unit = QLineEdit(), QLineEdit()
        self.price.setPlaceholderText("Price of one pair of the third batch")
        self.unit.setPlaceholderText("pair")
        for editor in (self.instrument, self.summary, self.price, self.pairs, self.bought_on):
            editor.textChanged.connect(lambda *_: self._gate_now())
        self.day.changed.connect(lambda _day: self._fill())

    def _make_list(self) -> None:
        self.table: RowTable[FigureRow] = RowTable(COLUMNS, key=lambda one: one.figure.path)
        self.view = RowView(self.table, hint="F2 or a digit types the new value.", name="Figures")
        self.view.setMinimumHeight(250)
        self.view.edited.connect(self._edited)
        self.search = FilterField("Search the figures")
        self.search.changed.connect(self.table.set_text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Field("Instrument", self.instrument), 3)
        head.addWidget(Field("In force from", self.day), 2)
        head.addWidget(Field("Clause", self.clause), 1)
        self.form.addLayout(head)
        self.add(Field("What it changes, in a sentence", self.summary))
        self.form.addLayout(row(Label("Figures it changes", "section"), 0, self.search))
        self.add(self.view, 1)
        more = QHBoxLayout()
        more.setSpacing(12)
        more.addWidget(Field("Pairs it adds", self.pairs), 1)
        more.addWidget(Field("Bought on", self.bought_on), 1)
        more.addWidget(Field("Price it withholds", self.price), 2)
        more.addWidget(Field("For each", self.unit), 1)
        self.form.addLayout(more)

    # -- figures ---------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """The figures in force on the amendment's own day, with what was typed for them."""
        day = self.day.day
        if day is not None:
            self.table.set_rows([self._row(one) for one in figures(self.desk.read(books.terms, day))])
        self._gate_now()

    def _row(self, one: Figure) -> FigureRow:
        typed = self.typed.get(one.path, "")
        if not typed:
            return FigureRow(one)
        try:
            one.read(typed)
        except ValueError as error:
            return FigureRow(one, typed, str(error))
        return FigureRow(one, typed)

    def _edited(self, found: FigureRow, _column: Column[FigureRow], text: str) -> None:
        self.typed[found.figure.path] = text.strip()
        self._fill()

    # -- recording -------------------------------------------------------------------------------------------

    def _missing(self) -> str:
        """What is still to be said, or nothing."""
        changed = [one for one in self.table.rows if one.typed]
        wrong = next((one.problem for one in changed if one.problem), "")
        if not self.instrument.text().strip():
            return "Name the instrument."
        if self.day.day is None:
            return "Name the day it is in force from."
        if not self.summary.toPlainText().strip():
            return "Say in a sentence what it changes."
        if (self.pairs.value is None) != (self.bought_on.day is None):
            return "Pairs it adds have a number and a day."
        if not (changed or self.pairs.value or self.price.text().strip()):
            return "Type the new value of a figure, or what it adds."
        return wrong

    def _gate_now(self) -> None:
        self.set_gate(self._missing())

    def record(self) -> None:
        """Enters the amendment."""
        day, bought_on, price = self.day.day, self.bought_on.day, self.price.text().strip()
        assert isinstance(day, date)
        pairs = self.pairs.value
        batches = (NewBatch(pairs, bought_on),) if pairs and bought_on else ()
        prices = (NewPrice(_short(price), price, self.unit.text().strip()),) if price else ()
        self.do(
            enter_amendment,
            effective_on=day,
            instrument=self.instrument.text().strip(),
            summary=self.summary.toPlainText().strip(),
            clause=self.clause.text().strip(),
            changes=tuple(ChangedTerm(one.figure.path, one.typed) for one in self.table.rows if one.typed),
            batches=batches,
            prices=prices,
        )


def _short(name: str) -> str:
    """The short name of a price, made of its words: price_of_one_pair."""
    return "_".join("".join(one for one in word if one.isalnum()) for word in name.lower().split())
