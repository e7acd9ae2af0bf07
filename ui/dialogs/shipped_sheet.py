"""A sheet of pairs to be shipped as the rows of text that the form of a shipment reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.list_review.fields import heading_key
from ui.dialogs.serial_rows import BadCell, serial_of

if TYPE_CHECKING:
    from reports.excel.read import Raw, Sheet

__all__ = ["text_of_sheet"]

HEADINGS_WITHIN = 40
ORDER = ("type", "near", "far", "near band", "far band", "package")
RADIO = ("type", "radio", "radiotype", "model")


def text_of_sheet(sheet: Sheet) -> tuple[str, tuple[BadCell, ...]]:
    """The rows under the headings, in the order the form asks for, and the cells that hold no serial."""
    heading, columns = _headings(sheet)
    bad: list[BadCell] = []
    lines = []
    for number in range(heading + 1, len(sheet.rows) + 1):
        cells = [_cell(sheet, number, columns.get(what, 0), what, bad) for what in ORDER]
        if any(cells):
            lines.append("\t".join(cells).rstrip("\t"))
    return ("\n".join(lines) if heading else ""), tuple(bad)


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row that announces type and serials, with the column of each; 0 where there is none."""
    for number, row in enumerate(sheet.rows[:HEADINGS_WITHIN], 1):
        found = {what: at for at, cell in reversed(list(enumerate(row, 1))) if (what := _what(cell))}
        if "type" in found and ("near" in found or "far" in found):
            return number, found
    return 0, {}


def _what(cell: Raw) -> str:
    """What a heading announces, or nothing."""
    key = heading_key(cell) if isinstance(cell, str) else ""
    side = next((side for side in ("near", "far") if side in key), "")
    if side:
        return f"{side} band" if "band" in key else "" if "place" in key else side
    if "package" in key or key == "box":
        return "package"
    return "type" if key in RADIO else ""


def _cell(sheet: Sheet, row: int, column: int, what: str, bad: list[BadCell]) -> str:
    """One cell as text; serials are looked at closely."""
    if not column or column > len(sheet.rows[row - 1]):
        return ""
    if what in ("near", "far"):
        held = serial_of(sheet, row, column)
        if isinstance(held, BadCell):
            bad.append(held)
            return ""
        return held
    value = sheet.cell(row, column).value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
