"""What a column of a grid becomes in a workbook: one or two columns of native values, each with its format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from reports.columns import Column, Kind
from reports.excel.text import carryable

__all__ = ["Slot", "Value", "native", "slots_of"]

Value = str | int | float | Decimal | date | datetime | None

TEXT_FORMAT = "@"
DATE_FORMAT = "d mmm yyyy"
FORMATS = {Kind.DATE: DATE_FORMAT, Kind.MONEY: "#,##0.00", Kind.SERIAL: TEXT_FORMAT, Kind.PAIR: TEXT_FORMAT}
LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a workbook: its heading, where its value comes from, its number format ("" for none), its width."""

    title: str
    value: Callable[[Any], object]
    format: str
    width: int


def slots_of(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> list[Slot]:
    """The workbook columns of a grid: pairs give two, a second voice gives its own, buttons give none."""
    slots: list[Slot] = []
    for column in columns:
        number_format = FORMATS.get(column.kind, "")
        if column.kind is Kind.PAIR:
            slots += _ends(column)
        elif column.kind is not Kind.ACTION:
            slots.append(Slot(column.full_title, _source(column), number_format, column.width))
        if column.second is not None and any(map(column.second, rows)):
            slots.append(Slot(f"{column.full_title}, more", column.second, "", column.width))
    return slots


def _ends(column: Column[Any]) -> list[Slot]:
    """The two ends of a pair, each in a column of its own."""
    value = column.value

    def end(which: int) -> Callable[[Any], object]:
        def of(row: Any) -> object:
            pair = value(row)
            return pair[which] if isinstance(pair, tuple) else None

        return of

    return [
        Slot(f"{column.full_title}, {words} end", end(which), TEXT_FORMAT, column.width)
        for which, words in enumerate(("near", "far"))
    ]


def _source(column: Column[Any]) -> Callable[[Any], object]:
    """Where a column's workbook value comes from: its words where it is read as words, else its native value."""
    if column.text is None or column.kind in (Kind.DATE, Kind.NUMBER, Kind.MONEY, Kind.SERIAL):
        return column.value
    return column.text


def native(value: object) -> Value:
    """A value as a workbook holds it; what it has no kind for becomes text."""
    if value is None:
        return None
    if isinstance(value, str):
        text = carryable(str(value))
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float | Decimal):
        return value if isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value if isinstance(value, date) else carryable(str(value))
