"""Amounts of a payment plan out of pasted text or a workbook: by the day beside each, else in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ui.words import read_day

if TYPE_CHECKING:
    from reports.excel.read import Raw, Sheet

__all__ = ["ReadAmounts", "amounts_in_sheet", "amounts_in_text"]

SUM = re.compile(r"\(?-?[$ ]*[\d,]+(?:\.\d+)?\)?")
QUARTER = re.compile(r"([1-4])Q(\d{2})")


@dataclass(frozen=True, slots=True)
class ReadAmounts:
    """What was read: the amounts by the number of their row, and what could not be taken, in words."""

    amounts: Mapping[int, Decimal]
    bad: tuple[str, ...] = ()


def amounts_in_text(text: str, days: Mapping[int, date], start: int) -> ReadAmounts:
    """The amounts of pasted lines; a line that names a day or quarter goes to its row, others follow from `start`."""
    return _placed([re.split(r"\t|;| {2,}", line.strip()) for line in text.splitlines()], days, start)


def amounts_in_sheet(sheet: Sheet, days: Mapping[int, date]) -> ReadAmounts:
    """The amounts of a sheet, row by row."""
    return _placed(sheet.rows, days, min(days))


def _placed(rows: Iterable[Sequence[Raw]], days: Mapping[int, date], start: int) -> ReadAmounts:
    """Each row's amount at the plan's row it is for."""
    found: dict[int, Decimal] = {}
    bad: list[str] = []
    following = [number for number in days if number >= start]
    for cells in rows:
        read = [_amount(cell) for cell in cells]
        sums = [one for one in read if one is not None]
        if not sums:
            continue
        named = next((number for cell in cells if (number := _named(cell, days)) is not None), None)
        number = named if named is not None else (following[0] if following else None)
        if number is None:
            bad.append(f"{sums[-1]:,} is more than the plan has rows.")
        elif sums[-1] < 0 or sums[-1] != round(sums[-1], 2):
            bad.append(f"{sums[-1]:,} is no sum in whole cents.")
        else:
            found[number] = sums[-1].quantize(Decimal("0.01"))
        following = [one for one in following if number is None or one > number]
    return ReadAmounts(found, tuple(bad))


def _amount(cell: Raw) -> Decimal | None:
    """A cell as a sum of money, or None."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, (date, datetime)):
        return None
    if isinstance(cell, (int, float)):
        return Decimal(str(cell))
    said = str(cell).strip()
    if not SUM.fullmatch(said) or not any(sign.isdigit() for sign in said):
        return None
    bare = said.strip("() ").replace("$", "").replace(",", "").replace(" ", "")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        return None
    return -amount if said.startswith("(") else amount


def _named(cell: Raw, days: Mapping[int, date]) -> int | None:
    """The row of the plan a cell names by its day or by its quarter, 4Q00."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, str):
        quarter = QUARTER.fullmatch(cell.strip().upper())
        if quarter:
            wanted = (int(quarter[1]), int(quarter[2]))
            return next(
                (number for number, day in days.items() if number and (_quarter(day), day.year % 100) == wanted), None
            )
        if not re.search(r"[A-Za-z/-]", cell):
            return None
        cell = read_day(cell, min(days.values()))
    if not isinstance(cell, date):
        return None
    return next((number for number, day in days.items() if day == cell), None)


def _quarter(day: date) -> int:
    """The quarter of a day."""
    return (day.month + 2) // 3
