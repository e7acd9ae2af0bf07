"""The closed days a new book starts with: Federal Reserve bank holidays that fall on weekdays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["CALENDAR_FIRST", "CALENDAR_LAST", "SOURCE", "ClosedDayFact", "bank_holidays"]

CALENDAR_FIRST = date(2000, 1, 1)
CALENDAR_LAST = date(2040, 12, 31)
SOURCE = "Federal Reserve bank holidays"


@dataclass(frozen=True, slots=True)
class ClosedDayFact:
    """A day on which Citibank, N.A. is not open, and its name."""

    day: date
    name: str


def bank_holidays(first: date = CALENDAR_FIRST, last: date = CALENDAR_LAST) -> tuple[ClosedDayFact, ...]:
    """The bank holidays between two days; the book keeps them as data of its own from then on."""
    return tuple(_between(first, last))


def _between(first: date, last: date) -> Iterator[ClosedDayFact]:
    """Weekday holidays in order; a weekend needs no entry."""
    from holidays import financial_holidays  # slow to load, and only a new book needs it

    table = financial_holidays("XFED", years=range(first.year, last.year + 1))
    for day, name in sorted(table.items()):
        if first <= day <= last and day.weekday() < 5:
            yield ClosedDayFact(day, name.removesuffix(" (observed)"))
