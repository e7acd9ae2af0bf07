"""Grids to workbooks: real dates and numbers, serials as text, and no text of ours or theirs that could run."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from reports.excel.archive import StillArchive
from reports.excel.text import carryable, looks_live
from reports.excel.values import DATE_FORMAT, TEXT_FORMAT, Slot, Value, native, slots_of
from reports.files import write_atomically
from reports.grid import Grid

__all__ = ["write_csv", "write_workbook"]

OpenSheet = Any
"""openpyxl's write-only sheet, of which its stubs know only a part."""

HEADING = Font(bold=True)
HEADING_FILL = PatternFill("solid", fgColor="E4EDF4")
NOTE = Font(color="5A5A55")
INSTANT_FORMAT = "d mmm yyyy hh:mm"
TITLE_LETTERS = 31


def write_workbook(path: Path, grids: Sequence[Grid[Any]], as_of: date) -> Path:
    """Writes a workbook of one sheet per grid; the same grids give the same bytes on every day and computer."""
    return write_atomically(path, lambda file: _write_into(file, grids, as_of))


def _write_into(file: BinaryIO, grids: Sequence[Grid[Any]], as_of: date) -> None:
    """Writes the package; every value is fetched first, so that a grid that fails leaves no sheet half open."""
    tables = [_Table.of(grid) for grid in grids]
    book = Workbook(write_only=True)
    book.properties.creator = "Pairbook"
    book.properties.created = book.properties.modified = datetime.combine(as_of, time())
    titles: list[str] = []
    for grid, table in zip(grids, tables, strict=True):
        titles.append(_sheet_title(grid.title, titles))
        _write_sheet(book.create_sheet(titles[-1]), grid.notes, table)
    ExcelWriter(book, StillArchive(file)).save()


@dataclass(frozen=True, slots=True)
class _Table:
    """A grid's workbook columns and the values under them."""

    slots: list[Slot]
    rows: list[list[Value]]

    @classmethod
    def of(cls, grid: Grid[Any]) -> _Table:
        """The table of a grid."""
        slots = slots_of(grid.columns, grid.rows)
        return cls(slots, [[native(slot.value(row)) for slot in slots] for row in grid.rows])


def _sheet_title(title: str, taken: Sequence[str]) -> str:
    """A title Excel takes: 31 letters at most, without its seven signs, unlike every other."""
    plain = "".join("-" if letter in "[]:*?/\\" else letter for letter in title).strip(" '") or "Sheet"
    short, number = plain[:TITLE_LETTERS], 1
    while short.casefold() in {other.casefold() for other in (*taken, "History")}:
        number += 1
        short = f"{plain[: TITLE_LETTERS - 5]} ({number})"
    return short


def _write_sheet(sheet: OpenSheet, notes: Sequence[str], table: _Table) -> None:
    """Writes one sheet: notes if any, headings that stay in sight, then the rows."""
    slots = table.slots
    heading_row = len(notes) + 2 if notes else 1
    last = f"{get_column_letter(max(len(slots), 1))}{heading_row + len(table.rows)}"
    for at, slot in enumerate(slots, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(slot.width, len(slot.title)) + 2
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.auto_filter.ref = f"A{heading_row}:{last}"
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for note in notes:
        sheet.append([_text_cell(sheet, note, font=NOTE)])
    if notes:
        sheet.append([])
    sheet.append([_text_cell(sheet, slot.title, font=HEADING, fill=HEADING_FILL) for slot in slots])
    cells = [_Cells(sheet, slot.format) for slot in slots]
    for row in table.rows:
        sheet.append([cell.of(value) for cell, value in zip(cells, row, strict=True)])
    sheet.close()


def _text_cell(sheet: OpenSheet, text: str, font: Font, fill: PatternFill | None = None) -> Cell:
    """A cell of our own words."""
    cell: Cell = WriteOnlyCell(sheet, carryable(text))
    cell.data_type = "s"
    cell.font = font
    if fill is not None:
        cell.fill = fill
    return cell


class _Cells:
    """The cells of one column, written one after another through the same few styled ones."""

    def __init__(self, sheet: OpenSheet, number_format: str) -> None:
        self.format = number_format
        self.styled = self._cell(sheet, number_format)
        self.asleep = self._cell(sheet, TEXT_FORMAT)
        self.asleep.quotePrefix = True
        self.instant = self._cell(sheet, INSTANT_FORMAT)
        self.day = self._cell(sheet, DATE_FORMAT)

    @staticmethod
    def _cell(sheet: OpenSheet, number_format: str) -> Cell:
        cell: Cell = WriteOnlyCell(sheet)
        if number_format:
            cell.number_format = number_format
        return cell

    def of(self, value: Value) -> Cell | Value:
        """The cell of a value; the bare value where no style is needed."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, datetime):
            return self._filled(self.instant, value)
        if isinstance(value, date):
            return self._filled(self.day, value)
        return self._filled(self.styled, value) if self.format and value is not None else value

    def _text(self, text: str) -> Cell | str:
        """Text that stays text: nothing that begins like a formula or reads like an error is left to be guessed at."""
        if looks_live(text):
            cell = self._filled(self.asleep, text)
        elif self.format or text.startswith("#"):
            cell = self._filled(self.styled, text)
        else:
            return text
        cell.data_type = "s"
        return cell

    @staticmethod
    def _filled(cell: Cell, value: Value) -> Cell:
        cell.value = value
        return cell


def write_csv(path: Path, grid: Grid[Any]) -> Path:
    """Writes a grid as a text table that Excel reads: UTF-8 with its mark, days as 2000-11-28, formulas kept asleep."""
    table = _Table.of(grid)

    def into(file: BinaryIO) -> None:
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([_asleep(native(slot.title)) for slot in table.slots])
        writer.writerows([_asleep(value) for value in row] for row in table.rows)
        text.detach()

    return write_atomically(path, into)


def _asleep(value: Value) -> Value:
    """A value of a text table; an apostrophe before text that a spreadsheet program could run."""
    if isinstance(value, str) and looks_live(value.lstrip("'")):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date) else value
