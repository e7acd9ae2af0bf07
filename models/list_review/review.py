"""The review of a list before it is imported: what becomes of each row, what is wrong with it, what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from models.list_review.book import Change, Listed, Match, match_book
from models.list_review.candidates import Candidate, read_rows
from models.list_review.fields import Field
from models.list_review.findings import Problem, Severity, put_together
from models.list_review.layout import How, Layout
from models.list_review.ranks import check_ranks
from models.list_review.same import check_same, note_doubts
from models.list_review.table import Table, cell_name
from models.rules.customer_list import ListRow

__all__ = ["Fate", "Fixes", "Review", "ReviewedRow", "review"]


class Fate(StrEnum):
    """What becomes of a row when the list is imported."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a person decided: texts typed into cells, rows left out, rows confirmed as buildings of their own."""

    cells: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    def type(self, cell: str, text: str) -> Fixes:
        """With a text typed into a cell, in place of what the workbook holds."""
        return replace(self, cells={**self.cells, cell: text})

    def leave_out(self, *rows: int) -> Fixes:
        """With rows left out."""
        return replace(self, left_out=self.left_out.union(rows))

    def take_in(self, *rows: int) -> Fixes:
        """With rows taken in again."""
        return replace(self, left_out=self.left_out.difference(rows))

    def confirm_apart(self, *rows: int) -> Fixes:
        """With rows confirmed as buildings of their own, although another stands at the same address."""
        return replace(self, apart=self.apart.union(rows))


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """One row of the list with its fate; `row` is the clean row, `building` its number in the book if it has one."""

    number: int
    fate: Fate
    texts: Mapping[Field, str]
    cells: Mapping[Field, str]
    row: ListRow | None = None
    building: str = ""
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    def text(self, field: Field) -> str:
        """What the row shows in a field: the clean value, or what stands in the cell."""
        if field is Field.NUMBER:
            return self.building
        return _words(self.row, field) if self.row is not None else self.texts.get(field, "")

    def problem(self, field: Field) -> str:
        """What is wrong with a field of the row; empty when nothing is."""
        wrong = (each for each in self.problems if each.severity is Severity.ERROR and each.field is field)
        return next((each.sentence for each in wrong), "")

    def change(self, field: Field) -> Change | None:
        """How a field of the building would change."""
        return next((change for change in self.changes if change.field is field), None)


@dataclass(frozen=True)
class Review:
    """A list looked through: its rows with their fates, and what there is to say, errors first."""

    title: str
    layout: Layout
    rows: tuple[ReviewedRow, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps rows, or the whole list, from being imported."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @cached_property
    def notes(self) -> tuple[Problem, ...]:
        """What was done or seen, and is said."""
        return tuple(each for each in self.problems if each.severity is Severity.NOTE)

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows meet each fate."""
        found = Counter(row.fate for row in self.rows)
        return {fate: found[fate] for fate in Fate}

    @property
    def ready(self) -> bool:
        """Whether the list can be imported as it stands."""
        return not self.errors and bool(self.to_import)

    @cached_property
    def to_import(self) -> tuple[ReviewedRow, ...]:
        """The rows the import would write, in the order of the list."""
        return tuple(row for row in self.rows if row.fate in (Fate.NEW, Fate.CHANGED))

    @property
    def new_rows(self) -> tuple[ListRow, ...]:
        """The clean rows of buildings the book does not have yet."""
        return tuple(row.row for row in self.rows if row.fate is Fate.NEW and row.row is not None)

    @property
    def changed_rows(self) -> tuple[tuple[str, ListRow], ...]:
        """The clean rows of buildings that would change, each with its number in the book."""
        return tuple((row.building, row.row) for row in self.rows if row.fate is Fate.CHANGED and row.row is not None)

    @property
    def problem_rows(self) -> tuple[ReviewedRow, ...]:
        """The rows that errors bar."""
        return tuple(row for row in self.rows if row.fate is Fate.PROBLEM)


def review(table: Table, layout: Layout, listed: Sequence[Listed] = (), fixes: Fixes | None = None) -> Review:
    """The review of a table read by a layout, against the buildings the book lists, after what a person fixed."""
    fixes = fixes or Fixes()
    found = _of_layout(table, layout)
    if layout.missing or layout.doubled:
        return Review(table.title, layout, (), put_together(found))
    candidates, asides = read_rows(table, layout, fixes.cells, fixes.left_out)
    found += asides
    active = [each for each in candidates if not each.left_out]
    check_same(active, fixes.apart)
    matches = match_book(active, listed, fixes.apart)
    found += note_doubts(active, listed, matches, table.title)
    found += check_ranks(active, listed, matches, table.title)
    found += _of_sheet(table, layout, candidates)
    for each in active:
        found += (problem for problem in each.found if problem.rows[-1] == each.row)
    rows = tuple(_reviewed(each, matches.get(each.row)) for each in candidates)
    return Review(table.title, layout, rows, put_together(found))


def _of_layout(table: Table, layout: Layout) -> list[Problem]:
    """What is wrong with the columns themselves."""
    found: list[Problem] = []
    for group in layout.doubled:
        letters = " and ".join(use.letters for use in group)
        cells = tuple(cell_name(layout.heading_row, use.column) for use in group)
        sentence = f"Columns {letters} are both headed “{group[0].heading}”."
        remedy = "Choose which of them to read, and as what."
        found.append(Problem(Severity.ERROR, sentence, remedy, cells, value=group[0].heading, sheet=table.title))
    for missing in layout.missing:
        sentence = f"No column gives the {missing.noun}."
        remedy = "Choose its column" + (", or let the order of the rows be the rank." if missing is Field.RANK else ".")
        found.append(Problem(Severity.ERROR, sentence, remedy, field=missing, sheet=table.title))
    for use in layout.not_imported:
        if use.how is How.NOT:
            cells = (cell_name(max(layout.heading_row, 1), use.column),)
            sentence = f"Column {use.letters}{f', “{use.heading}”,' if use.heading else ''} is not imported."
            found.append(Problem(Severity.NOTE, sentence, "Choose what it holds.", cells, sheet=table.title))
    if not layout.heading_row:
        found.append(Problem(Severity.NOTE, "No row of headings was found; every row is read.", sheet=table.title))
    return found


def _of_sheet(table: Table, layout: Layout, candidates: Iterable[Candidate]) -> list[Problem]:
    """Notes on merged cells and hidden rows among the rows that are read."""
    read = {each.row for each in candidates}
    found: list[Problem] = []
    for top, left, bottom, right in table.merged:
        if read & set(range(top, bottom + 1)):
            area = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            sentence = f"The cells {area} are merged; only the first of them holds the value."
            found.append(Problem(Severity.NOTE, sentence, "", (cell_name(top, left),), sheet=table.title))
    hidden = sorted(read & set(table.hidden_rows))
    first = layout.columns[0].column
    found += (
        Problem(
            Severity.NOTE, "The workbook hides this row; it is read as well.", "", (cell_name(row, first),), (row,),
            sheet=table.title,
        )
        for row in hidden
    )  # fmt: skip
    return found


def _reviewed(candidate: Candidate, match: Match | None) -> ReviewedRow:
    """A candidate with its fate."""
    fate, row = Fate.NEW, candidate.list_row()
    changes: tuple[Change, ...] = ()
    building = match.listed.number if match else ""
    if candidate.left_out:
        fate, row = Fate.LEFT_OUT, None
    elif candidate.wrong:
        fate, row = Fate.PROBLEM, None
    elif match:
        fate, row, changes = Fate.CHANGED if match.changes else Fate.SAME, match.row, match.changes
    found = tuple(candidate.found)
    return ReviewedRow(candidate.row, fate, candidate.texts, candidate.cells, row, building, changes, found)


def _words(row: ListRow, field: Field) -> str:
    """A field of a clean row in words."""
    if field is Field.CITY_STATE:
        return f"{row.city}, {row.state}"
    value = getattr(row, field.value)
    return "" if value is None else str(value)
