"""The rows of a table that name a building, read one by one; and the rows that do not, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from models.list_review.fields import Field, heading_key
from models.list_review.findings import Problem, Severity
from models.list_review.layout import Layout
from models.list_review.reading import RowReading, shown
from models.list_review.table import Table, cell_name
from models.rules.customer_list import ListRow

__all__ = ["Candidate", "read_rows", "say_together"]

TOTALS = {"total", "totals", "grandtotal", "subtotal", "sum", "count", "buildings", "totalbuildings", "endoflist"}


@dataclass(slots=True)
class Candidate:
    """One row that names a building: what was read of it, and what there is to say."""

    sheet: str
    row: int
    cells: Mapping[Field, str]
    texts: Mapping[Field, str]
    number: str = ""
    rank: int | None = None
    name: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    floors: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    remarks: str = ""
    apart: str = ""
    left_out: bool = False
    found: list[Problem] = field(default_factory=list)

    @property
    def wrong(self) -> bool:
        """Whether an error bars it."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def error(self, field: Field, sentence: str, remedy: str) -> None:
        """Says what bars the row."""
        self._say(Severity.ERROR, field, sentence, remedy)

    def note(self, field: Field, sentence: str) -> None:
        """Says something of the row that does not bar it."""
        self._say(Severity.NOTE, field, sentence, "")

    def _say(self, severity: Severity, field: Field, sentence: str, remedy: str) -> None:
        cells = (self.cells[field],) if field in self.cells else ()
        text = self.texts.get(field, "")
        self.found.append(Problem(severity, sentence, remedy, cells, (self.row,), field, text, self.sheet))

    def said_with(self, other: Candidate) -> bool:
        """Whether an error of both rows was said already."""
        return any({self.row, other.row} <= set(problem.rows) for problem in self.found)

    def list_row(self) -> ListRow | None:
        """The clean row; None while an error bars it."""
        if self.wrong or self.rank is None:
            return None
        return ListRow(
            self.rank, self.name, self.street, self.city, self.state, self.zip,
            self.floors, self.latitude, self.longitude, self.remarks, self.apart,
        )  # fmt: skip


def say_together(candidates: Sequence[Candidate], field: Field, sentence: str, remedy: str) -> None:
    """Says one error that bars several rows, at the cells of one field."""
    cells = tuple(each.cells[field] for each in candidates if field in each.cells)
    rows = tuple(each.row for each in candidates)
    last = candidates[-1]
    text = last.texts.get(field, "")
    problem = Problem(Severity.ERROR, sentence, remedy, cells, rows, field, text, last.sheet)
    for each in candidates:
        each.found.append(problem)


def read_rows(
    table: Table, layout: Layout, corrections: Mapping[str, str], left_out: frozenset[int]
) -> tuple[list[Candidate], list[Problem]]:
    """The candidates of a table in order, and the notes on the rows that name no building."""
    candidates: list[Candidate] = []
    ranked = 0
    asides = _above(table, layout)
    headings = [heading_key(use.heading) for use in layout.columns]
    for row in range(layout.heading_row + 1, len(table.rows) + 1):
        filled = _filled(table, layout, row)
        if aside := _aside(table, row, filled, layout, headings):
            asides.append(aside)
            continue
        candidates.append(_read(table, layout, row, corrections, row in left_out, ranked))
        ranked += row not in left_out
    return candidates, asides


def _filled(table: Table, layout: Layout, row: int) -> dict[Field | None, object]:
    """The cells of a row that hold something, by field; those of columns not imported count too."""
    found: dict[Field | None, object] = {}
    for use in layout.columns:
        at = (row, use.column)
        held = table.rows[row - 1][use.column - 1]
        if isinstance(held, str):
            held = held.strip() or None
        held = held if held is not None else table.formulas.get(at) or table.faults.get(at)
        if held is not None:
            found[use.field] = held
    return found


def _above(table: Table, layout: Layout) -> list[Problem]:
    """Notes on the rows above the headings."""
    notes: list[Problem] = []
    for row in range(1, layout.heading_row):
        words = " ".join(shown(value) for value in table.rows[row - 1] if value is not None)
        if words:
            sentence = f"Row {row} stands above the headings and is not a building: “{words}”."
            notes.append(_row_note(table, row, sentence))
    return notes


def _row_note(table: Table, row: int, sentence: str, value: str = "") -> Problem:
    return Problem(Severity.NOTE, sentence, "", (cell_name(row, 1),), (row,), None, value, table.title)


def _aside(
    table: Table, row: int, filled: Mapping[Field | None, object], layout: Layout, headings: Sequence[str]
) -> Problem | None:
    """The note on a row that names no building: a blank row, a total, the headings again, a line of text."""
    if not filled:
        return _row_note(table, row, "A blank row was passed over.")
    cells = table.rows[row - 1]
    again = zip(layout.columns, headings, strict=True)
    if layout.heading_row and all(heading_key(cells[use.column - 1]) == heading for use, heading in again):
        return _row_note(table, row, f"Row {row} repeats the headings.", _in_words(filled))
    nameless = not ({Field.NAME, Field.STREET} <= set(filled)) and not isinstance(filled.get(Field.RANK), int)
    if nameless and any(heading_key(value) in TOTALS for value in filled.values() if isinstance(value, str)):
        words = _in_words(filled)
        return _row_note(table, row, f"Row {row} is a total and not a building: “{words}”.", words)
    alone = len(filled) == 1 and isinstance(next(iter(filled.values())), str)
    if alone and Field.NAME not in filled and Field.STREET not in filled:
        words = _in_words(filled)
        return _row_note(table, row, f"Row {row} holds one line of text and no building: “{words}”.", words)
    return None


def _in_words(filled: Mapping[Field | None, object]) -> str:
    """What stands in a row."""
    return " ".join(shown(value) for value in filled.values())


def _read(
    table: Table, layout: Layout, row: int, corrections: Mapping[str, str], left_out: bool, before: int
) -> Candidate:
    """Reads the fields of one row."""
    reading = RowReading(table, layout, row, corrections)
    rank = reading.rank() if layout.rank_from is None else layout.rank_from + before
    name, street = reading.required(Field.NAME), reading.required(Field.STREET)
    city, state, beside = reading.place()
    zip_code = reading.zip(state, beside)
    floors = reading.floors()
    latitude, longitude = reading.coordinates(state)
    return Candidate(
        sheet=table.title,
        row=row,
        cells={field: reading.cell(field) for field in reading.columns},
        texts={field: reading.quoted(field) for field in reading.columns},
        number=reading.text(Field.NUMBER),
        rank=rank,
        name=name,
        street=street,
        city=city,
        state=state,
        zip=zip_code,
        floors=floors,
        latitude=latitude,
        longitude=longitude,
        remarks=reading.text(Field.REMARKS),
        left_out=left_out,
        found=reading.found,
    )
