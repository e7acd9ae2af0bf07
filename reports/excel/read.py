"""Reading other people's workbooks: sheets of plain values, with what a list of values cannot say told beside them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reports.excel import guard
from reports.excel.facts import SheetFacts, cell_name, refuse_far
from reports.excel.guard import MOST_CHARACTERS, BadWorkbook, Cancelled, Format
from reports.excel.read_csv import read_csv
from reports.excel.scan_biff import scan_xls, scan_xlsb, xlsb_sheets
from reports.excel.scan_ods import scan_ods
from reports.excel.scan_xlsx import parts_of, scan_xlsx, sheet_parts
from reports.excel.text import held

__all__ = ["BadWorkbook", "Cancelled", "Cell", "Raw", "Sheet", "Workbook", "read_workbook"]

Raw = str | int | float | bool | date | datetime | time | timedelta | None
WHOLE_UP_TO = 1e15
XLSB_SHEETS = "xl/worksheets/sheet"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its address, its value (the last calculated one of a formula), and its formula or error if any."""

    address: str
    value: Raw
    formula: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it stands: `rows[0]` is row 1, every row equally long; positions count from 1.

    `formulas` gives the text of formula cells ("=" alone when the format does not tell), `faults` the error cells,
    `merged` the merged ranges as (first row, first column, last row, last column).
    `typed` is false for a text table, where every value is text.
    """

    title: str
    rows: tuple[tuple[Raw, ...], ...]
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    visible: bool = True
    typed: bool = True

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a position counted from 1."""
        at = (row, column)
        address = cell_name(row, column)
        return Cell(address, self.rows[row - 1][column - 1], self.formulas.get(at, ""), self.faults.get(at, ""))


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that was read: its sheets in order, and what had to be said while reading."""

    path: Path
    format: Format
    sheets: tuple[Sheet, ...]
    said: tuple[str, ...] = ()

    def sheet(self, title: str) -> Sheet:
        """The sheet of this title."""
        return next(sheet for sheet in self.sheets if sheet.title == title)


def read_workbook(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Workbook:
    """A workbook behind the guard; raises BadWorkbook with a sentence, or Cancelled. Fit for a worker thread."""
    data = guard.fetch(path)
    kind = guard.format_of(path.name, data)
    if kind is Format.CSV:
        rows, said = read_csv(path.name, data)
        return Workbook(path, kind, (Sheet(path.stem, rows, typed=False),), said)
    try:
        return _read_packed(path, kind, data, cancelled)
    except (CalamineError, ExpatError, ParseError, DefusedXmlException, struct.error, ValueError, LookupError, OSError):
        raise BadWorkbook(guard.damaged(path.name)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise BadWorkbook(guard.damaged(path.name)) from None


def _read_packed(path: Path, kind: Format, data: bytes, cancelled: Callable[[], bool]) -> Workbook:
    """Reads any format but text: scan first, refuse what reaches too far, and only then let the reader at it."""
    name = path.name
    source: BytesIO
    if kind is Format.XLS:
        facts, source = scan_xls(name, data), BytesIO(data)
    else:
        parts = guard.unpack(name, data, cancelled)
        facts, source = _facts(name, kind, parts), guard.repack(parts)
    for title, of_sheet in facts.items():
        refuse_far(name, title, of_sheet)
    sheets: list[Sheet] = []
    with CalamineWorkbook.from_filelike(source) as book:
        for about in book.sheets_metadata:
            if cancelled():
                raise Cancelled
            if about.typ is SheetTypeEnum.WorkSheet and about.name in facts:
                visible = about.visible is SheetVisibleEnum.Visible
                sheets.append(_sheet(name, book.get_sheet_by_name(about.name), facts[about.name], visible))
    if not any(sheet.rows for sheet in sheets):
        raise BadWorkbook(f"“{name}” holds no cell with anything in it.")
    return Workbook(path, kind, tuple(sheets))


def _facts(name: str, kind: Format, parts: dict[str, bytes]) -> dict[str, SheetFacts]:
    """The facts of each sheet of a packed workbook; a part that no sheet names is measured all the same."""
    if kind is Format.ODS:
        return scan_ods(parts["content.xml"])
    if kind is Format.XLSX:
        by_part = {part: scan_xlsx(held) for part, held in parts.items() if b"sheetData" in held}
        titles = sheet_parts(parts)
    else:
        by_part = {part: scan_xlsb(held) for part, held in parts.items() if part.lower().startswith(XLSB_SHEETS)}
        titles = parts_of(xlsb_sheets(parts["xl/workbook.bin"]), parts, "xl/_rels/workbook.bin.rels")
    known_as = {part: title for title, part in titles.items()}
    for part, facts in by_part.items():
        refuse_far(name, known_as.get(part, part), facts)
    return {title: by_part[part] for title, part in titles.items() if part in by_part}


def _sheet(name: str, sheet: CalamineSheet, facts: SheetFacts, visible: bool) -> Sheet:
    """One sheet with plain values, ended where its last filled cell is."""
    try:
        rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    except _TooLong as found:
        raise BadWorkbook(_too_long(name, sheet, found)) from None
    told = {*facts.formulas, *facts.faults}
    least_height = max((row for row, _ in told), default=0)
    width = max([len(rows[0]) if rows else 0, *(column for _, column in told)])
    for row in rows:
        row.extend([None] * (width - len(row)))
    rows.extend([None] * width for _ in range(least_height - len(rows)))
    while len(rows) > least_height and not any(value is not None for value in rows[-1]):
        rows.pop()
    merged = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    hidden = frozenset(facts.hidden_rows)
    return Sheet(sheet.name, tuple(map(tuple, rows)), facts.formulas, facts.faults, merged, hidden, visible)


class _TooLong(Exception):
    """A cell holds more characters than are read."""


def _plain(value: Raw) -> Raw:
    """A value as Python has it: whole numbers as int, text that can be carried on, nothing for a blank cell."""
    if isinstance(value, str):
        if len(value) > MOST_CHARACTERS:
            raise _TooLong(value)
        return held(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE_UP_TO:
        return int(value)
    return value


def _too_long(name: str, sheet: CalamineSheet, found: _TooLong) -> str:
    """The sentence that says which cell is too long."""
    text = found.args[0]
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    address = next(cell_name(number, row.index(text) + 1) for number, row in rows if text in row)
    return (
        f"Cell {address} of sheet “{sheet.name}” in “{name}” holds {len(text):,} characters; "
        f"the most that is read is {MOST_CHARACTERS:,}."
    )
