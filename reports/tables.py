"""Tables on paper: a head that comes again on every page, hairlines between rows, figures lined up at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reports.blocks import BODY, INK, LABEL, STRONG, WIDTH, Block, Rule, Stack, stack
from reports.typeset import one_line
from reports.wording import Cell

__all__ = ["Column", "Table"]

GUTTER = 12.0
HEAD_RULE = Rule(0.8, INK)
HAIRLINE = Rule()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its share of the width and whether it holds figures."""

    title: str
    share: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table over the whole width, row by row."""

    columns: tuple[Column, ...]
    pad: float = 3.2

    def head(self, *, above: float = 12.0) -> Block:
        """The titles of the columns; the first strip of the table."""
        titles = [[(column.title, LABEL)] for column in self.columns]
        return Block(self._stacks(titles), above=above, pad=3.2, keep=True, under=HEAD_RULE)

    def group(self, title: str) -> Block:
        """The name of the rows that follow."""
        named = (stack(0.0, WIDTH, (title, STRONG)),)
        return Block(named, above=5.0, pad=3.0, keep=True, under=HAIRLINE, head=_again(self, ""))

    def row(self, *cells: str | Cell | list[Cell], group: str = "", keep: bool = False, last: bool = False) -> Block:
        """One row; `last` has no hairline under it, since something else closes the table."""
        stacks = self._stacks([*map(_cells, cells)])
        under = None if last else HAIRLINE
        return Block(stacks, pad=self.pad, keep=keep, under=under, head=_again(self, group))

    def sums(self, *pairs: tuple[Cell, Cell]) -> Iterator[Block]:
        """Sums under the last column, with their words before them; held to what follows."""
        (before_x, before_room), (x, room) = _spans(self.columns)[-2:]
        for place, (words, figure) in enumerate(pairs):
            left = stack(0.0, before_x + before_room, _right(words))
            right = stack(x, room, _right(figure))
            yield Block((left, right), above=3.0 if place == 0 else 0.0, pad=0.6, keep=True)

    def _stacks(self, cells: Sequence[list[Cell]]) -> tuple[Stack, ...]:
        return tuple(
            stack(x, room, *(map(_right, cell) if column.figures else cell))
            for (x, room), column, cell in zip(_spans(self.columns), self.columns, cells, strict=True)
        )


def _cells(cell: str | Cell | list[Cell]) -> list[Cell]:
    """What a row was given for a column, as texts with their styles."""
    if isinstance(cell, str):
        return [(cell, BODY)]
    return cell if isinstance(cell, list) else [cell]


def _right(cell: Cell) -> Cell:
    return cell[0], replace(cell[1], align="right")


@lru_cache(maxsize=64)
def _spans(columns: tuple[Column, ...]) -> tuple[tuple[float, float], ...]:
    """Where each column begins and how wide it is."""
    shares = sum(column.share for column in columns)
    room = WIDTH - GUTTER * (len(columns) - 1)
    spans, x = [], 0.0
    for column in columns:
        spans.append((x, room * column.share / shares))
        x += spans[-1][1] + GUTTER
    return tuple(spans)


@lru_cache(maxsize=64)
def _again(table: Table, group: str) -> tuple[Block, ...]:
    """The head as it stands on top of a later page, with the name of a group that goes on there."""
    head = table.head(above=0.0)
    if not group:
        return (head,)
    line = one_line(f"{group}, continued", STRONG, WIDTH)
    return (head, Block((Stack(0.0, WIDTH, (line,)),), pad=3.0, under=HAIRLINE))
