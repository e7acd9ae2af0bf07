"""How a rule cites its clause, and the derivation it returns with every date, count and sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

__all__ = ["CountedDay", "Known", "Unknown", "Why", "clause", "clauses_of", "day_words"]

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])


def clause(*ids: str) -> Callable[[F], F]:
    """Marks a rule with the ids of the clauses it carries out."""

    def mark(rule: F) -> F:
        setattr(rule, "clauses", ids)  # noqa: B010  a function has no declared attribute to assign
        return rule

    return mark


def clauses_of(rule: object) -> tuple[str, ...]:
    """The clause ids a rule was marked with; empty for anything unmarked."""
    ids = getattr(rule, "clauses", ())
    return ids if isinstance(ids, tuple) else ()


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number, or no number and why it was skipped."""

    day: date
    number: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """A derivation: the rule in words, its clauses, the facts used, the days counted and the readings in force."""

    rule: str
    clauses: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    days: tuple[CountedDay, ...] = ()
    readings: tuple[str, ...] = ()

    @property
    def skipped(self) -> tuple[CountedDay, ...]:
        """The days that were passed over in the count."""
        return tuple(day for day in self.days if day.number is None)

    @property
    def counted(self) -> tuple[CountedDay, ...]:
        """The days that were counted."""
        return tuple(day for day in self.days if day.number is not None)


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """An answer with its derivation."""

    value: T
    why: Why


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer: the fact that is missing, and the rule that needs it."""

    missing: str
    why: Why

    @property
    def sentence(self) -> str:
        """The words shown in place of the answer."""
        return f"Cannot be computed: {self.missing}."


def day_words(day: date) -> str:
    """A day as derivations and sentences write it: Tue 28 Nov 2000, whatever the locale."""
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"
