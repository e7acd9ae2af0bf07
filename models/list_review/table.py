"""A raw table as the review takes it, and the names of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

__all__ = ["PlainTable", "Table", "cell_name", "column_letters", "full_name"]


class Table(Protocol):
    """What the review needs of a sheet; rows and columns are counted from 1, `rows[0]` is row 1."""

    @property
    def title(self) -> str:
        """The title of the sheet."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Its rows, all equally long; None for an empty cell."""

    @property
    def formulas(self) -> Mapping[tuple[int, int], str]:
        """The formulas by row and column; the row's value is the last calculated one."""

    @property
    def faults(self) -> Mapping[tuple[int, int], str]:
        """The error cells, such as #REF!."""

    @property
    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        """The merged ranges: first row, first column, last row, last column."""

    @property
    def hidden_rows(self) -> AbstractSet[int]:
        """The rows the workbook does not show."""

    @property
    def typed(self) -> bool:
        """Whether a number can be told from its digits; false for a text table."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table of values alone, such as one pasted from elsewhere."""

    title: str
    rows: Sequence[Sequence[object]]
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: AbstractSet[int] = frozenset()
    typed: bool = True


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1: A, Z, AA; every cell of a list asks for its own."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell within its sheet: C26."""
    return f"{column_letters(column)}{row}"


def full_name(title: str, cell: str) -> str:
    """The name of a cell within its workbook, as Excel writes it: Sheet1!C26, 'Customer List'!C26."""
    return f"{title}!{cell}" if title.isidentifier() else f"'{title.replace(chr(39), chr(39) * 2)}'!{cell}"
