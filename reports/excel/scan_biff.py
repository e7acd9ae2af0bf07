"""The scan of the binary workbooks: the records of .xls (BIFF) and of .xlsb, read only as far as the facts need."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reports.excel.facts import SheetFacts
from reports.excel.guard import BadWorkbook, damaged, locked
from reports.excel.ole import ole_streams

__all__ = ["scan_xls", "scan_xlsb", "xlsb_sheets"]

FAULTS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
UNKNOWN_FORMULA = "="  # a binary workbook keeps its formulas as tokens, not as text

BOF, EOF, FILEPASS, BOUNDSHEET, DIMENSIONS = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200
FORMULA, MULRK, BOOLERR, ROW = 0x0006, 0x00BD, 0x0205, 0x0208
SINGLE_CELLS = {0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, FORMULA, BOOLERR}
XLS_ROWS, XLS_COLUMNS = 65_536, 256
ROW_IS_HIDDEN = 0x20
WIDE_DIMENSIONS = 14

XLSB_ROW, XLSB_CELLS, XLSB_FORMULAS, XLSB_FAULTS, XLSB_SHEET = 0, range(2, 12), range(8, 12), (3, 11), 156


def scan_xls(name: str, data: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet of an Excel 97-2003 workbook by its title."""
    sheets: dict[str, SheetFacts] = {}
    for stream in ole_streams(data, ("workbook", "book")):
        titles: dict[int, str] = {}
        facts = SheetFacts()
        for position, record, body in _xls_records(stream):
            if record == FILEPASS:
                raise BadWorkbook(locked(name))
            if record == BOUNDSHEET:
                titles[struct.unpack_from("<I", body)[0]] = _xls_title(body)
            elif record == BOF:
                facts = sheets.setdefault(titles[position], SheetFacts()) if position in titles else SheetFacts()
            elif record == DIMENSIONS:
                _refuse_dimensions(name, body)
            else:
                _note_xls(facts, record, body)
    return sheets


def _xls_records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The records of a BIFF stream: where each starts, what it is, what it holds."""
    at = 0
    while at + 4 <= len(stream):
        record, size = struct.unpack_from("<HH", stream, at)
        yield at, record, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _xls_title(body: bytes) -> str:
    """The title in a sheet's entry: one or two bytes to a letter."""
    count, wide = body[6], body[7] & 1
    return body[8 : 8 + count * 2].decode("utf-16-le") if wide else body[8 : 8 + count].decode("latin-1")


def _refuse_dimensions(name: str, body: bytes) -> None:
    """Refuses a sheet that claims senseless room; the reader would set that room aside before looking further."""
    wide_rows = len(body) >= WIDE_DIMENSIONS
    first_row, end_row, first_column, end_column = struct.unpack_from("<IIHH" if wide_rows else "<HHHH", body)
    if not (first_row <= end_row <= XLS_ROWS and first_column <= end_column <= XLS_COLUMNS):
        raise BadWorkbook(damaged(name))


def _note_xls(facts: SheetFacts, record: int, body: bytes) -> None:
    """Notes one record of a sheet, when it is a cell that holds something or a hidden row."""
    if record == ROW:
        row, options = struct.unpack_from("<H10xH", body)
        if options & ROW_IS_HIDDEN:
            facts.hidden_rows.add(row + 1)
        return
    if record not in SINGLE_CELLS and record != MULRK:
        return
    row, column = struct.unpack_from("<HH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if record == MULRK else column
    facts.reach(row + 1, last + 1)
    if record == FORMULA:
        facts.formulas[row + 1, column + 1] = UNKNOWN_FORMULA
        if body[12:14] == b"\xff\xff" and body[6] == 2:
            facts.faults[row + 1, column + 1] = FAULTS.get(body[8], "#VALUE!")
    elif record == BOOLERR and body[7]:
        facts.faults[row + 1, column + 1] = FAULTS.get(body[6], "#VALUE!")


def scan_xlsb(part: bytes) -> SheetFacts:
    """The facts of one sheet of a binary workbook."""
    facts = SheetFacts()
    row = 0
    for record, body in _xlsb_records(part):
        if record == XLSB_ROW:
            row = struct.unpack_from("<I", body)[0] + 1
        elif record in XLSB_CELLS:
            column = struct.unpack_from("<I", body)[0] + 1
            facts.reach(row, column)
            if record in XLSB_FORMULAS:
                facts.formulas[row, column] = UNKNOWN_FORMULA
            if record in XLSB_FAULTS:
                facts.faults[row, column] = FAULTS.get(body[8], "#VALUE!")
    return facts


def xlsb_sheets(part: bytes) -> dict[str, str]:
    """The sheets of a binary workbook by title, each with the id of its relation."""
    found: dict[str, str] = {}
    for record, body in _xlsb_records(part):
        if record == XLSB_SHEET:
            relation, after = _wide(body, 8)
            title, _ = _wide(body, after)
            found[title] = relation
    return found


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """A counted string of two-byte letters, and where it ends."""
    end = at + 4 + struct.unpack_from("<I", body, at)[0] * 2
    return body[at + 4 : end].decode("utf-16-le"), end


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a binary part: kind and size are numbers of seven bits to a byte."""
    at = 0
    while at < len(part):
        record, at = part[at], at + 1
        if record & 0x80:
            record, at = (record & 0x7F) | (part[at] << 7), at + 1
        size = shift = 0
        more = True
        while more and shift < 28:
            size |= (part[at] & 0x7F) << shift
            more, shift, at = bool(part[at] & 0x80), shift + 7, at + 1
        yield record, part[at : at + size]
        at += size
