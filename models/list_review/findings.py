"""What the review has to say: errors that bar a row, notes that do not, and notes of one kind put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.list_review.fields import Field
from models.list_review.table import full_name

__all__ = ["FIRST_CELLS", "Problem", "Severity", "put_together"]

FIRST_CELLS = 5


class Severity(StrEnum):
    """Whether a problem bars its row."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say about a list: where, which value, what of it, what to do.

    `cells` and `rows` are those it is about; notes of one kind are put together, and `count` says how many they were.
    """

    severity: Severity
    sentence: str
    remedy: str = ""
    cells: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    field: Field | None = None
    value: str = ""
    sheet: str = ""
    count: int = 1

    @property
    def where(self) -> str:
        """Its cells by name, the first few of many: Sheet1!E4, E5, E6 and 397 more."""
        if not self.cells:
            return self.sheet
        named = ", ".join([full_name(self.sheet, self.cells[0]), *self.cells[1:FIRST_CELLS]])
        more = max(self.count, len(self.cells)) - min(len(self.cells), FIRST_CELLS)
        return f"{named} and {more:,} more" if more else named


def put_together(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors one by one in the order of the sheet; notes of one field and one sentence as one."""
    errors: list[Problem] = []
    notes: dict[tuple[str, Field | None], list[Problem]] = {}
    for problem in found:
        if problem.severity is Severity.ERROR:
            errors.append(problem)
        else:
            notes.setdefault((problem.sentence, problem.field), []).append(problem)
    return (*sorted(errors, key=_place), *(_one_note(alike) for alike in notes.values()))


def _one_note(alike: list[Problem]) -> Problem:
    """One note for several alike, with the first one's value."""
    first = alike[0]
    if len(alike) == 1:
        return first
    cells = tuple(cell for problem in alike for cell in problem.cells)
    rows = tuple(row for problem in alike for row in problem.rows)
    return Problem(
        Severity.NOTE, first.sentence, first.remedy, cells, rows, first.field, first.value, first.sheet, len(alike)
    )


def _place(problem: Problem) -> tuple[int, int, str]:
    """Where a problem stands in the sheet: by its last row, then by column; those of the columns themselves first."""
    if not problem.rows or not problem.cells:
        return (max(problem.rows, default=0), 0, "")
    letters = re.sub(r"[0-9]", "", problem.cells[-1])
    return (max(problem.rows), len(letters), letters)
