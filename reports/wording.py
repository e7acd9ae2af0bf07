"""How days, sums and counts read on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.sheets.sheet import Money, Withheld
from reports.blocks import BODY, UNSET
from reports.typeset import Style

__all__ = [
    "Cell",
    "count",
    "day",
    "day_or_blank",
    "day_with_weekday",
    "joined",
    "money",
    "number_word",
    "or_unset",
]

NOT_ENTERED = "not entered"
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
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# A text with the style it is set in.
Cell = tuple[str, Style]


def day(value: date) -> str:
    """A day as printed documents write it: November 28, 2000."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def day_with_weekday(value: date) -> str:
    """A day with its weekday: Tuesday, November 28, 2000."""
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def day_or_blank(value: date | None, style: Style = BODY) -> Cell:
    """A day, or the words that it is not known."""
    return (day(value), style) if value else ("not known", UNSET)


def money(value: Money, style: Style = BODY, unknown: str = NOT_ENTERED) -> Cell:
    """A sum in dollars, the mark of a withheld figure, or the words for a sum nobody has entered."""
    if value is None:
        return unknown, Style(UNSET.font, style.size, style.leading, UNSET.color, style.align)
    if isinstance(value, Withheld):
        return value.value, style
    sign = "−" if value < 0 else ""
    return f"{sign}${abs(value):,.2f}", style


def or_unset(text: str, style: Style = BODY, unknown: str = NOT_ENTERED) -> Cell:
    """A text, or the words that it was not entered."""
    return (text, style) if text.strip() else (unknown, UNSET)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 line, 24 radio pairs."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """A small number as a word, a large one in figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def joined(parts: Iterable[str], separator: str = ", ") -> str:
    """The parts that say something, in a row."""
    return separator.join(part for part in parts if part.strip())
