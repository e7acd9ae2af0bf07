"""Reading a text table: its letters, its delimiter, and every value as the text it is."""

from __future__ import annotations

import codecs
import csv
from io import StringIO

from reports.excel.facts import SheetFacts, cell_name, refuse_far
from reports.excel.guard import MOST_CHARACTERS, BadWorkbook
from reports.excel.text import held, looks_live

__all__ = ["read_csv"]

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 50


def read_csv(name: str, data: bytes) -> tuple[tuple[tuple[str | None, ...], ...], tuple[str, ...]]:
    """The rows of a text table, equally long, and what had to be said while reading it."""
    text, said = _decode(name, data)
    rows = _split(name, text)
    width = max((len(row) for row in rows), default=0)
    refuse_far(name, name, SheetFacts(len(rows), width))
    if not any(any(row) for row in rows):
        raise BadWorkbook(f"“{name}” holds no cell with anything in it.")
    table = tuple(
        tuple(_value(name, row[at], number, at + 1) if at < len(row) else None for at in range(width))
        for number, row in enumerate(rows, 1)
    )
    return table, said


def _decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a sentence when its letters had to be guessed."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), ()
    if b"\0" in data:
        raise BadWorkbook(f"“{name}” is not a text table: it holds bytes that are no text.")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        said = f"“{name}” is not written in UTF-8; it was read as Windows-1252. Look at names with accents."
        return data.decode("cp1252", "replace"), (said,)


def _split(name: str, text: str) -> list[list[str]]:
    """The rows, by the delimiter the file names (sep=;) or the one that splits its first rows most evenly."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return _rows(name, rest, first.strip()[-1])
    return max((_rows(name, text, mark) for mark in DELIMITERS), key=_evenness)


def _rows(name: str, text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise BadWorkbook(f"“{name}” is not a text table: a quotation mark is opened and never closed.") from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    """How well a delimiter fits: how many of the first rows have the commonest width above one, and that width."""
    widths = [len(row) for row in rows[:SAMPLE_ROWS] if len(row) > 1]
    return max(((widths.count(width), width) for width in widths), default=(0, 0))


def _value(name: str, text: str, row: int, column: int) -> str | None:
    """One value; the apostrophe that keeps a formula asleep in a text table is not part of it."""
    if len(text) > MOST_CHARACTERS:
        raise BadWorkbook(
            f"Cell {cell_name(row, column)} of “{name}” holds {len(text):,} characters; "
            f"the most that is read is {MOST_CHARACTERS:,}."
        )
    guarded = text.startswith("'") and looks_live(text.lstrip("'"))
    return held(text[1:] if guarded else text)
