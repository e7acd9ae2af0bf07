"""What every document is before it is a page: frozen values that become JSON and come back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Protocol, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = [
    "Head",
    "Money",
    "Party",
    "Place",
    "Sheet",
    "Signatory",
    "Withheld",
    "from_json",
    "texts",
    "to_json",
    "withhold",
]

S = TypeVar("S")


class Withheld(Enum):
    """The one value a figure has in a redacted copy."""

    FIGURE = "[***]"


# What is plainly a sum of money wherever it is typed: $12, USD 9650.00, 16,497.52.
SUM_IN_TEXT = r"(?:\$|\bUSD)\s?\d[\d,]*(?:\.\d+)?|(?<![\w.,-])\d{1,3}(?:,\d{3})+\.\d\d(?![\w-]|[.,]\d)"

# A sum in a sheet: None while nobody has entered it. A Decimal in a sheet is always money, and money is withheld.
Money: TypeAlias = Decimal | Withheld | None


@dataclass(frozen=True, slots=True)
class Party:
    """A party to a document with the address notices to it go to."""

    name: str
    address: tuple[str, ...] = ()
    attention: str = ""
    telephone: str = ""
    fax: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A hub or a building: its number in the book, its name and its address on one line."""

    number: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs; empty words leave a line to write on."""

    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What every document says of itself: its number, day, parties, agreement and way of delivery.

    `made_on` is the day this revision was made, where that is not the day the document is dated.
    """

    number: str
    dated: date
    sender: Party
    recipient: Party
    agreement: str
    delivery: str = ""
    revision: int = 0
    copies: tuple[Party, ...] = ()
    made_on: date | None = None


class Sheet(Protocol):
    """Any document's frozen content."""

    @property
    def head(self) -> Head:
        """What the document says of itself."""


def to_json(value: object) -> object:
    """A sheet, or any part of one, as plain JSON: dates and sums become text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"A sheet cannot keep {value!r}.")


def from_json(cls: type[S], data: object) -> S:
    """The sheet of this class that the JSON was made from."""
    return cast(S, _read(cls, data))


@cache
def _hints(cls: type) -> Mapping[str, object]:
    return get_type_hints(cls)


def _read(hint: object, data: object) -> object:
    """A value of the hinted type out of plain JSON."""
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(data, dict):
        return hint(**{name: _read(_hints(hint)[name], value) for name, value in data.items()})
    if get_origin(hint) in (Union, UnionType):
        return _read_one_of(get_args(hint), data)
    if get_origin(hint) is tuple and isinstance(data, list):
        inner = get_args(hint)
        hints = (inner[0],) * len(data) if inner[-1] is Ellipsis else inner
        return tuple(_read(each, item) for each, item in zip(hints, data, strict=True))
    if hint is date and isinstance(data, str):
        return date.fromisoformat(data)
    if hint is Decimal and isinstance(data, str):
        return Decimal(data)
    if isinstance(hint, type) and type(data) is hint:
        return data
    raise TypeError(f"{data!r} is not {hint}.")


def _read_one_of(hints: tuple[object, ...], data: object) -> object:
    """A value of a type that may also be missing."""
    if data is None and NoneType in hints:
        return None
    [hint] = [each for each in hints if each not in (NoneType, Withheld)]
    return _read(hint, data)


def _leaves(value: object) -> Iterator[object]:
    """Every text, number and day inside a sheet, in the order of its fields."""
    if is_dataclass(value) and not isinstance(value, type):
        value = tuple(getattr(value, field.name) for field in fields(value))
    if isinstance(value, tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def texts(sheet: object) -> tuple[str, ...]:
    """Every text of a sheet, as it was typed."""
    return tuple(leaf for leaf in _leaves(sheet) if isinstance(leaf, str))


def withhold(sheet: S) -> S:
    """The redacted copy: no sum is left in it, neither as a figure nor inside a text."""
    figures = {leaf for leaf in _leaves(sheet) if isinstance(leaf, Decimal)}
    return cast(S, _withheld(sheet, _figures_in_text(figures)))


def _figures_in_text(figures: set[Decimal]) -> re.Pattern[str]:
    """Finds these sums however they are written, and whatever else in a text is plainly a sum."""
    spelled = {form.format(figure) for figure in figures for form in ("{:,.2f}", "{:.2f}")}
    spelled |= {
        form.format(figure)
        for figure in figures
        for form in ("{:,.0f}", "{:.0f}")
        if figure >= 1000 and figure == figure.to_integral_value()
    }
    longest_first = sorted(map(re.escape, spelled), key=len, reverse=True)
    known = "|".join(longest_first) or r"(?!)"
    return re.compile(rf"{SUM_IN_TEXT}|(?<![\w.,-])(?:{known})(?![\w-]|[.,]\d)")


def _withheld(value: object, figures: re.Pattern[str]) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _withheld(getattr(value, field.name), figures) for field in fields(value)}
        return type(value)(**parts)
    if isinstance(value, tuple):
        return tuple(_withheld(item, figures) for item in value)
    if isinstance(value, Decimal):
        return Withheld.FIGURE
    if isinstance(value, str):
        return figures.sub(Withheld.FIGURE.value, value)
    return value
