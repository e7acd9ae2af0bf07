"""What a scan learns of a sheet before it is read: its reach, its formulas, its error cells, its hidden rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.excel.guard import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, BadWorkbook

__all__ = ["SheetFacts", "cell_name", "column_letters", "refuse_far"]


@dataclass(slots=True)
class SheetFacts:
    """The facts of one sheet; rows and columns count from 1, 0 when the sheet is empty."""

    last_row: int = 0
    last_column: int = 0
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        """Notes a cell that holds something."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The address of a cell within its sheet: C26."""
    return f"{column_letters(column)}{row}"


def refuse_far(name: str, title: str, facts: SheetFacts) -> None:
    """Refuses a sheet that reaches further than any list does."""
    sheet = f"“{title}”"
    if facts.last_row > MOST_ROWS:
        reach = f"reaches row {facts.last_row:,}; the most that is read is {MOST_ROWS:,} rows"
    elif facts.last_column > MOST_COLUMNS:
        reach = f"reaches column {column_letters(facts.last_column)}; the most that is read is {MOST_COLUMNS} columns"
    elif facts.last_row * facts.last_column > MOST_CELLS:
        reach = f"reaches {cell_name(facts.last_row, facts.last_column)}, further than any list of buildings"
    else:
        return
    raise BadWorkbook(f"Sheet {sheet} of “{name}” {reach}. Save the list alone in a workbook of its own.")
