"""The slow part of an import, fit for a worker thread: reading the workbook, and looking its list through."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.list_review import Fixes, Layout, PlainTable, Review, Table, review
from models.queries.buildings import column_maps, proposals
from models.queries.list_changes import decisions
from models.queries.ranking import ListPartRow, list_parts
from models.rules.customer_list import (
    EarlierProposal,
    ListFault,
    first_list_faults,
    proposed_earlier,
    why_held,
)
from models.rules.earlier import Doubt, doubts, undecided
from models.rules.terms import CustomerList
from reports.excel.read import read_workbook
from ui.desk import Desk
from ui.screens.building_page import listed_buildings

__all__ = ["ListFile", "Looked", "look_through", "pasted_list", "read_list"]

LIST_KIND = "customer_list"
PASTED = "Rows from the clipboard"


@dataclass(frozen=True, slots=True)
class ListFile:
    """What a list is read from: its name, its tables, and the layouts remembered from earlier lists."""

    turn: int
    name: str
    sheets: tuple[Table, ...]
    remembered: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Looked:
    """A list looked through: its review, what is wrong with it as a whole, and why it would be held."""

    turn: int
    review: Review
    faults: tuple[ListFault, ...]
    held: str
    first: bool
    doubts: tuple[Doubt, ...] = ()


def read_list(desk: Desk, path: Path, turn: int, cancelled: Callable[[], bool]) -> ListFile:
    """Reads a workbook behind its guard: the sheets with anything on them, those it shows first."""
    filled = [sheet for sheet in read_workbook(path, cancelled=cancelled).sheets if sheet.rows]
    filled.sort(key=lambda sheet: not sheet.visible)
    return ListFile(turn, path.name, tuple(filled), desk.read(column_maps, LIST_KIND))


def pasted_list(desk: Desk, text: str, turn: int) -> ListFile:
    """Rows copied in a spreadsheet program, as a table of text."""
    rows = [[cell.strip() or None for cell in line] for line in csv.reader(text.splitlines(), delimiter="\t")]
    wide = max(map(len, rows), default=0)
    table = PlainTable("Pasted", [[*row, *[None] * (wide - len(row))] for row in rows], typed=False)
    return ListFile(turn, PASTED, (table,), desk.read(column_maps, LIST_KIND))


def look_through(
    desk: Desk,
    sheet: Table,
    layout: Layout,
    fixes: Fixes,
    *,
    leave_out: bool,
    as_of: date,
    rules: CustomerList,
    turn: int,
) -> Looked:
    """Holds a list against the book; `leave_out` leaves every row with a problem out."""
    listed = desk.read(listed_buildings, as_of)
    found = review(sheet, layout, listed, fixes)
    while leave_out and found.problem_rows:
        fixes = fixes.leave_out(*(row.number for row in found.problem_rows))
        found = review(sheet, layout, listed, fixes)
    parts = desk.read(list_parts, date.max)
    earlier = [EarlierProposal(key, address, day) for key, address, day in desk.read(proposals)]
    new = () if found.errors else found.new_rows
    return Looked(
        turn,
        found,
        _faults(found, earlier, None if parts else rules.buildings),
        held_words(desk, parts, as_of) if parts and found.new_rows else "",
        not parts,
        undecided(doubts(new, earlier), desk.read(decisions)),
    )


def _faults(found: Review, earlier: Sequence[EarlierProposal], buildings: int | None) -> tuple[ListFault, ...]:
    """What is wrong with the list as a whole; a first list has its number of buildings."""
    rows = found.new_rows
    if found.errors:
        return ()
    first = first_list_faults(rows, buildings) if buildings is not None else ()
    return (*proposed_earlier(rows, earlier), *first)


def held_words(desk: Desk, parts: Sequence[ListPartRow], as_of: date) -> str:
    """Why new buildings would not count at once, or nothing."""
    days = [part.effective_on for part in parts if part.kind == "addition"]
    first_on = next((part.delivered_on for part in parts if part.kind == "first"), None)
    per_quarter = desk.terms.customer_list.additions_per_calendar_quarter
    return why_held(as_of, days, per_quarter, first_on, desk.readings) or ""
