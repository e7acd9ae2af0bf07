"""Dates, money and counts in the words the screen uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "count_words",
    "day_words",
    "late_words",
    "list_words",
    "long_day",
    "money_words",
    "number_words",
    "plural",
    "read_day",
]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day_words(day: date | None, as_of: date | None = None, missing: str = "not known") -> str:
    """A day as tables write it: Tue 28 Nov 2000, without the year when it is that of `as_of`."""
    if day is None:
        return missing
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return words if as_of is not None and as_of.year == day.year else f"{words} {day.year}"


def long_day(day: date) -> str:
    """A day in full: Tuesday 28 November 2000."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def money_words(amount: Decimal | None, missing: str = "not entered") -> str:
    """A sum as tables write it: 16,497.52; a sum nobody entered says so."""
    return missing if amount is None else f"{amount:,.2f}"


def plural(count: int, one: str, many: str = "") -> str:
    """The noun that goes with a count."""
    return one if count == 1 else (many or f"{one}s")


def count_words(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 pair, 1,200 pairs."""
    return f"{count:,} {plural(count, one, many)}"


def number_words(count: int) -> str:
    """A small count as a word, a large one in figures."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else f"{count:,}"


def late_words(due: date, as_of: date) -> str:
    """How far a due date is: 2 days late, due today, 11 days."""
    days = (due - as_of).days
    if days < 0:
        return f"{count_words(-days, 'day')} late"
    return "due today" if days == 0 else count_words(days, "day")


def list_words(words: Sequence[str]) -> str:
    """Several words as a phrase: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def read_day(text: str, near: date) -> date | None:
    """The day a person typed (28 nov 2000, 11/28/2000, 2000-11-28, nov 28, today), or None."""
    words = text.strip().lower()
    spoken = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if words in spoken:
        return near + timedelta(days=spoken[words])
    parts = [part for part in re.split(r"[\s,./\-]+", words) if part]
    if parts and _is_weekday(parts[0]):
        parts = parts[1:]
    return _from_parts(parts, near) if 2 <= len(parts) <= 3 else None


def _is_weekday(word: str) -> bool:
    return len(word) >= 2 and any(day.lower().startswith(word) for day in WEEKDAYS)


def _month_of(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(word)), None)


def _from_parts(parts: list[str], near: date) -> date | None:
    """The day of two or three parts; figures alone are month, day, year, as the agreement's parties write."""
    named = next((i for i, part in enumerate(parts) if _month_of(part) is not None), None)
    figures = [part for i, part in enumerate(parts) if i != named]
    if not all(part.isdecimal() for part in figures):
        return None
    numbers = [int(part) for part in figures]
    year_first = len(figures[0]) == 4
    if named is not None:
        month = _month_of(parts[named]) or 0
    elif year_first:
        month = numbers.pop(1)
    else:
        month = numbers.pop(0)
    if year_first:
        numbers.reverse()
    if not 1 <= len(numbers) <= 2:
        return None
    year = _full_year(numbers[1], near) if len(numbers) == 2 else near.year
    try:
        return date(year, month, numbers[0])
    except ValueError:
        return None


def _full_year(year: int, near: date) -> int:
    """A year of two figures is the one nearest the given day."""
    if year >= 100:
        return year
    century = near.year - near.year % 100
    return min((century + year + shift for shift in (-100, 0, 100)), key=lambda full: abs(full - near.year))
