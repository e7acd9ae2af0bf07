"""The status report: the counters and the list of what is due, on one page when they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.sheets.status_report import DueGroup, DueRow, StatusReportSheet
from reports.blocks import BODY, INK, LABEL, NAME, NOTE, QUIET, WIDTH, Block, Rule, para, stack
from reports.fonts import SEMIBOLD
from reports.parts import letterhead, remarks
from reports.tables import Column, Table
from reports.typeset import Style
from reports.wording import Cell, day_or_blank, day_with_weekday, money

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Status Report"
CLAUSE = ""
DUE = Table(
    (
        Column("What is due", 39),
        Column("Who owes it", 13),
        Column("Due", 18),
        Column("State", 20),
        Column("Clause", 10),
    ),
    pad=2.4,
)

ACROSS = 5
SPACE = 16.0
FIGURE = Style(SEMIBOLD, 15, 20, INK)
SUM = Style(SEMIBOLD, 11, 20, INK)


def draw(sheet: StatusReportSheet) -> Iterator[Block]:
    """The strips of a status report."""
    yield from letterhead(sheet.head, TITLE)
    yield para(f"As of {day_with_weekday(sheet.head.dated)}. {sheet.head.agreement}.", QUIET, above=8)
    counters = [((each.title, LABEL), (each.value, FIGURE), (each.note, NOTE)) for each in sheet.counters]
    sums = [((each.title, LABEL), money(each.amount, SUM), (each.note, NOTE)) for each in sheet.sums]
    yield from _counters([*counters, *sums])
    yield DUE.head(above=16)
    for group in sheet.groups:
        yield from _group(group)
    if not any(group.rows for group in sheet.groups):
        yield para("Nothing is due.", BODY, above=6)
    yield from remarks(sheet.remarks)


def _counters(cells: Sequence[tuple[Cell, Cell, Cell]]) -> Iterator[Block]:
    """The counters, so many to a row, their figures on one line however tall the titles are."""
    step = (WIDTH + SPACE) / ACROSS
    for start in range(0, len(cells), ACROSS):
        row = cells[start : start + ACROSS]
        spans = [(place * step, step - SPACE) for place in range(len(row))]
        titles = tuple(stack(x, room, title) for (x, room), (title, _, _) in zip(spans, row, strict=True))
        figures = tuple(stack(x, room, *rest) for (x, room), (_, *rest) in zip(spans, row, strict=True))
        yield Block(titles, above=9, pad=3, over=Rule(), keep=True)
        yield Block(figures)


def _group(group: DueGroup) -> Iterator[Block]:
    if not group.rows:
        return
    yield DUE.group(f"{group.title}, {len(group.rows)}")
    for row in group.rows:
        yield _row(row, group.title)


def _row(row: DueRow, group: str) -> Block:
    what = [(row.what, BODY), *([(row.detail, NOTE)] if row.detail else [])]
    due, state, clause = day_or_blank(row.due_on), (row.state, NAME), (row.clause, QUIET)
    return DUE.row(what, (row.who, QUIET), due, state, clause, group=group)
