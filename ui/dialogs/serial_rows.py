"""Serials out of a workbook: which columns hold them, each row as one reading, and every cell that holds none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.list_review.fields import heading_key
from models.pair_review import ScannedPair, clean_serial, serial_key

if TYPE_CHECKING:
    from reports.excel.read import Raw, Sheet

__all__ = ["BadCell", "ReadSerials", "read_serials", "serial_of"]

HEADINGS_WITHIN = 40
EXACT_BELOW = 10**15
SERIAL = re.compile(r"serial|barcode|s(?:/|_)?n\b", re.IGNORECASE)
NOT_A_SERIAL = re.compile(r"band|place|site|hub|lat|lon|package|type|date|day", re.IGNORECASE)
OTHER = re.compile(r"(?:P|PO|SH|PM|L|LAL|B|BOS)-\d+|(?:OC|DS)[- ]?\d+|\d{1,3}|\d+ ?GHz", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that should hold a serial and cannot be taken, with the reason and what to do."""

    address: str
    held: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadSerials:
    """The serials of a sheet: each row as one reading, and the cells that were not taken."""

    rows: tuple[ScannedPair, ...]
    bad: tuple[BadCell, ...]


def read_serials(sheet: Sheet, known: Collection[str] = ()) -> ReadSerials:
    """The serials of a sheet, found by their headings, or by what is `known`, or by their looks."""
    keys = frozenset(map(serial_key, known))
    heading, columns = _by_heading(sheet)
    if not columns:
        heading, columns = 0, _by_content(sheet, keys)
    rows: list[ScannedPair] = []
    bad: list[BadCell] = []
    for number in range(heading + 1, len(sheet.rows) + 1):
        held = [serial_of(sheet, number, column, keys) if column else "" for column in columns]
        bad += [one for one in held if isinstance(one, BadCell)]
        ends = [one if isinstance(one, str) else "" for one in held]
        if any(ends):
            rows.append(ScannedPair(*ends))
    return ReadSerials(tuple(rows), tuple(bad))


def _by_heading(sheet: Sheet) -> tuple[int, tuple[int, ...]]:
    """The row of the headings and the columns of the near and the far serial, 0 for one that is not there."""
    announced = [(number, _sides(row)) for number, row in enumerate(sheet.rows[:HEADINGS_WITHIN], 1)]
    number, found = max(announced, key=lambda one: len(one[1].keys() & {"near", "far"}) or bool(one[1]) / 2)
    if found.keys() & {"near", "far"}:
        return number, (found.get("near", 0), found.get("far", 0))
    return (number, (found["one"],)) if found else (0, ())


def _sides(row: Sequence[Raw]) -> dict[str, int]:
    """The first column that announces each kind of serial."""
    return {side: at for at, cell in reversed(list(enumerate(row, 1))) if (side := _side(cell))}


def _side(cell: Raw) -> str:
    """Which serial a heading announces: near, far, one of either, or none."""
    if not isinstance(cell, str) or any(sign.isdigit() for sign in cell) or NOT_A_SERIAL.search(cell):
        return ""
    key = heading_key(cell)
    return next((side for side in ("near", "far") if side in key), "one" if SERIAL.search(cell) else "")


def _by_content(sheet: Sheet, known: frozenset[str]) -> tuple[int, ...]:
    """The first two columns that hold known serials, else the first two whose texts could be serials."""
    wide = max(map(len, sheet.rows), default=0)
    columns = [[row[at] for row in sheet.rows if at < len(row)] for at in range(wide)]
    texts = [[clean_serial(str(cell)) for cell in cells if isinstance(cell, str | int | float)] for cells in columns]
    have = [at for at, cells in enumerate(texts, 1) if any(serial_key(cell) in known for cell in cells)]
    return tuple((have or [at for at, cells in enumerate(texts, 1) if _serials(cells)])[:2])


def _serials(cells: Sequence[str]) -> bool:
    """Whether most of a column's texts could be serials: with a digit, none twice, and no number of another kind."""
    fit = [cell for cell in cells if any(sign.isdigit() for sign in cell) and not OTHER.fullmatch(cell)]
    return len(fit) * 2 > len(cells) and len(set(fit)) * 2 > len(fit)


def serial_of(sheet: Sheet, row: int, column: int, known: frozenset[str] = frozenset()) -> str | BadCell:
    """The serial of a cell, empty when it holds nothing; or why what it holds is none."""
    cell = sheet.cell(row, column)
    if cell.value is None and not cell.formula and not cell.fault:
        return ""
    text = "" if isinstance(cell.value, bool) else _text(cell.value)
    words = _why_not(cell.value, text, cell.formula, cell.fault, known)
    return (
        BadCell(cell.address, text or str(cell.value if cell.value is not None else cell.fault), words)
        if words
        else text
    )


def _text(value: Raw) -> str:
    """A value as a serial; whole numbers lose the decimal Excel gives them."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean_serial(str(value)) if isinstance(value, str | int | float) else ""


def _why_not(value: Raw, text: str, formula: str, fault: str, known: frozenset[str]) -> str:
    """Why a cell is no serial, or nothing; a number may have lost its leading zeros on the way."""
    if fault:
        return f"It holds the error {fault}. Type the serial."
    if formula:
        return "It is a formula. Type the serial."
    if isinstance(value, bool | date | datetime | time | timedelta):
        return "It is no serial. Type it."
    if isinstance(value, int | float):
        if abs(value) >= EXACT_BELOW or (isinstance(value, float) and not value.is_integer()):
            return "Excel stored a number, and digits may be lost. Type the serial."
        longer = [key for key in known if key != text and key.isdigit() and key.lstrip("0") == text.lstrip("0")]
        if longer and text not in known:
            return f"Excel stored a number; the memorandum lists {longer[0]}. Type the serial."
    return ""
