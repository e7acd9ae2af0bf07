"""Pairs to be shipped as rows of text: type, near serial, far serial, and what follows them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from models.acts.shipments import ShippedPair
from models.pair_review import serial_key

__all__ = ["ReadRows", "read_rows"]

RADIO = re.compile(r"(OC|DS)[- ]?(\d+)", re.IGNORECASE)
MOST_CELLS = 6


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The pairs that rows name, and the first thing wrong with them."""

    pairs: tuple[ShippedPair, ...]
    problem: str = ""

    @property
    def radios(self) -> dict[str, int]:
        """How many pairs of each type."""
        return dict(Counter(pair.radio for pair in self.pairs))


def read_rows(text: str) -> ReadRows:
    """The pairs of rows pasted out of a workbook or typed with blanks between; a row of heads is passed over."""
    rows = [_cells(line) for line in text.splitlines() if line.strip()]
    if rows and not RADIO.fullmatch(rows[0][0]) and len(rows) > 1:
        rows = rows[1:]
    pairs: list[ShippedPair] = []
    for number, cells in enumerate(rows, 1):
        problem = _problem(cells)
        if problem:
            return ReadRows(tuple(pairs), f"Row {number}: {problem}")
        pairs.append(_pair(cells))
    return ReadRows(tuple(pairs), _twice(pairs))


def _cells(line: str) -> list[str]:
    """The cells of a row: between tabs, else between blanks or commas."""
    return [cell.strip() for cell in (line.split("\t") if "\t" in line else re.split(r"[,;\s]+", line.strip()))]


def _problem(cells: list[str]) -> str:
    """What is wrong with a row, or nothing."""
    if not RADIO.fullmatch(cells[0]):
        return f"“{cells[0]}” is not a radio type such as OC-3."
    if len(cells) > MOST_CELLS:
        return f"it has {len(cells)} cells; the most are type, two serials, two bands and a package."
    package = cells[5] if len(cells) == MOST_CELLS else ""
    return f"“{package}” is not the number of a package." if package and not package.isdigit() else ""


def _pair(cells: list[str]) -> ShippedPair:
    found = RADIO.fullmatch(cells[0])
    assert found is not None
    near, far, near_band, far_band, package = [*cells[1:], "", "", "", "", ""][:5]
    radio = f"{found[1].upper()}-{found[2]}"
    return ShippedPair(radio, near, far, near_band, far_band, int(package) if package else None)


def _twice(pairs: list[ShippedPair]) -> str:
    """The serial that stands twice, or nothing."""
    seen: dict[str, int] = {}
    for number, pair in enumerate(pairs, 1):
        for serial in filter(None, (pair.near, pair.far)):
            if serial_key(serial) in seen:
                return f"Row {number}: the serial {serial} stands in row {seen[serial_key(serial)]} too."
            seen[serial_key(serial)] = number
    return ""
