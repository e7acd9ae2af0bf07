"""New York's public holidays, on which a payment or act may be left to the next Business Day (MA-13.12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from models.rules.clause import clause

__all__ = ["bank_holiday_on_saturday", "public_holidays"]

MONDAY, TUESDAY, THURSDAY = 0, 1, 3
FIXED = (
    (1, 1, "New Year's Day", 0),
    (2, 12, "Lincoln's Birthday", 0),
    (6, 19, "Juneteenth", 2021),
    (7, 4, "Independence Day", 0),
    (11, 11, "Veterans Day", 0),
    (12, 25, "Christmas Day", 0),
)
"""Holidays of a fixed date, and from which year on; on a Sunday the Monday after is one too."""

STATE_ONLY = frozenset({"Lincoln's Birthday", "Election Day"})
"""Public holidays on which banks are open."""


@clause("MA-13.12")
@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The public holidays of a year by New York's General Construction Law, section 24; Flag Day is a Sunday."""
    return dict(sorted(_holidays(year)))


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    for month, number, name, since in FIXED:
        day = date(year, month, number)
        if year >= since:
            yield day, name
            if day.weekday() == 6:
                yield day + timedelta(days=1), name
    yield _nth(year, 1, MONDAY, 3), "Martin Luther King Jr. Day"
    yield _nth(year, 2, MONDAY, 3), "Washington's Birthday"
    yield _nth(year, 6, MONDAY, 0), "Memorial Day"
    yield _nth(year, 6, 6, 2), "Flag Day"
    yield _nth(year, 9, MONDAY, 1), "Labor Day"
    yield _nth(year, 10, MONDAY, 2), "Columbus Day"
    yield _nth(year, 11, MONDAY, 1) + timedelta(days=1), "Election Day"
    yield _nth(year, 11, THURSDAY, 4), "Thanksgiving Day"


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The so many-th weekday of a month; the zeroth is the last one before it begins."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


@clause("MA-1.1c")
def bank_holiday_on_saturday(day: date) -> str | None:
    """The bank holiday that falls on a Saturday, or None; no weekday is closed for it."""
    name = public_holidays(day.year).get(day) if day.weekday() == 5 else None
    return None if name in STATE_ONLY else name
