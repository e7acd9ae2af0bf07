"""Amendments entered by their parties: which figures of the terms they may change, and to what (MA-13.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, get_type_hints

from models.rules.clause import clause, day_words
from models.rules.figure_names import FIGURES, SECTIONS
from models.rules.terms import Terms, terms_on

__all__ = ["ChangedTerm", "Figure", "NewBatch", "NewPrice", "figure", "figures", "why_not_amend", "why_not_change"]

Value = int | Decimal | date | bool | str

SHARES = ("share", "rate", "standard", "markup")


@dataclass(frozen=True, slots=True)
class ChangedTerm:
    """A figure as an amendment leaves it: its path in the terms, and the new value as text."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class NewBatch:
    """Pairs an amendment adds to those agreed, and the day they are bought."""

    pairs: int
    date: date


@dataclass(frozen=True, slots=True)
class NewPrice:
    """A withheld figure an amendment brings: its short name, what it is, and for what it is asked."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the terms that an amendment may change: its path, its words, its clause and its present value."""

    path: str
    name: str
    section: str
    clause: str
    kind: type
    value: Value

    @property
    def words(self) -> str:
        """The present value in words."""
        return told(self.value)

    def read(self, text: str) -> Value:
        """What was typed as this figure takes it; a ValueError says in a sentence what is wrong with it."""
        typed = text.strip()
        value = _typed(self, typed)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            if value < 0:
                raise ValueError(f"{self.name} cannot be less than nothing; {typed} was typed.")
            if value > 1 and self.path.endswith(SHARES):
                raise ValueError(f"{self.name} is a share of one, such as 0.02; {typed} is more than all of it.")
            if self.path.endswith("day_of_month") and not 1 <= value <= 31:
                raise ValueError(f"{self.name} is a day from 1 to 31; {typed} was typed.")
        if value == self.value:
            raise ValueError(f"{self.name} is {self.words} already.")
        return value


def told(value: Value) -> str:
    """A figure in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, str):
        return value or "nothing"
    return str(value) if isinstance(value, int) and value < 10_000 else f"{value:,}"


def _typed(asked: Figure, typed: str) -> Value:
    """A text as the type of a figure."""
    try:
        if asked.kind is bool:
            return {"yes": True, "true": True, "no": False, "false": False}[typed.lower()]
        if asked.kind is date:
            return date.fromisoformat(typed)
        if asked.kind is int:
            return int(typed.replace(",", ""))
        if asked.kind is Decimal:
            number = Decimal(typed.replace(",", ""))
            if number.is_finite():
                return number
            raise ValueError(typed)
    except (KeyError, ValueError, InvalidOperation):
        asks = {bool: "yes or no", date: "a day as 2001-10-01", int: "a whole number"}.get(asked.kind, "a number")
        raise ValueError(f"{asked.name} is {asks}; {typed or 'nothing'} was typed.") from None
    if not typed:
        raise ValueError(f"{asked.name} is not told.")
    return typed


@clause("MA-13.13")
def figures(terms: Terms) -> tuple[Figure, ...]:
    """Every figure that an amendment may change and these terms have, in the order of the agreement."""
    found = (_figure(terms, path) for path in FIGURES)
    return tuple(one for one in found if one is not None)


def _figure(terms: Terms, path: str) -> Figure | None:
    """The figure at a path, or None where these terms have no such part."""
    part: Any = terms
    for step in path.split(".")[:-1]:
        part = getattr(part, step)
        if part is None:
            return None
    last = path.rpartition(".")[2]
    name, clause_id = FIGURES[path]
    kind = get_type_hints(type(part))[last]
    return Figure(path, name, SECTIONS[path.partition(".")[0]], clause_id, kind, getattr(part, last))


def figure(terms: Terms, path: str) -> Figure | None:
    """The figure at a path, or None."""
    return _figure(terms, path) if path in FIGURES else None


@clause("MA-13.13")
def why_not_change(terms: Terms, path: str, text: str) -> str | None:
    """Why a figure cannot be changed to what was typed, or None."""
    found = figure(terms, path)
    if found is None:
        near = get_close_matches(path, [one.path for one in figures(terms)], 1)
        return f"The terms have no figure {path}.{f' Did you mean {near[0]}?' if near else ''}"
    try:
        found.read(text)
    except ValueError as error:
        return str(error)
    return None


@clause("MA-13.13", "EXA-1a")
def why_not_amend(data: Mapping[str, Any], amendment: Mapping[str, Any]) -> str | None:
    """Why an amendment cannot stand beside the terms and the amendments there are, or None; `data` holds them all."""
    day = date.fromisoformat(amendment["on"])
    others = list(data.get("amendment", ()))
    for on in sorted({day, *(date.fromisoformat(str(one["on"])) for one in others)}):
        if on < day:
            continue
        terms = terms_on({**data, "amendment": [*others, amendment]}, on)
        agreed, total = sum(batch.pairs for batch in terms.equipment.batch), terms.equipment.total_pairs
        if agreed > total:
            return f"The batches would come to {agreed} pairs on {day_words(on)}; the agreement ends at {total}."
    return None
