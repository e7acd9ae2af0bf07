"""A list as the screen shows it, on its way to a workbook or a text table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from reports.columns import Column

__all__ = ["Grid", "plain_grid"]

R = TypeVar("R")
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Grid(Generic[R]):
    """A list as the screen shows it: its title, its columns, its rows, and the sentences that stand above it."""

    title: str
    columns: Sequence[Column[R]]
    rows: Sequence[R]
    notes: tuple[str, ...] = ()


def plain_grid(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Grid[Sequence[object]]:
    """A grid of plain values under headings, each column as wide as what it holds."""
    columns: list[Column[Sequence[object]]] = []
    for at, heading in enumerate(headings):
        held = [str(row[at]) for row in rows if row[at] is not None]
        width = min(max(map(len, [heading, *held])) + 2, WIDEST)
        columns.append(Column(heading, itemgetter(at), width=width))
    return Grid(title, columns, rows)
