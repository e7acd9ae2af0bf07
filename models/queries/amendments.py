"""The amendments of the terms, each with what it changed from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models.queries.book import terms_data
from models.rules.amending import figure
from models.rules.clause import day_words
from models.rules.terms import Terms, terms_on
from models.rules.words import counted

__all__ = ["AmendmentRow", "ChangeRow", "amendments"]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing an amendment changed: its words, what it was and what it is."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment: its number, from when, by which instrument, and what it changed."""

    number: int
    effective_on: date
    instrument: str
    clause: str
    summary: str
    changes: tuple[ChangeRow, ...]
    in_force: bool


def amendments(session: Session, as_of: date) -> list[AmendmentRow]:
    """Every amendment entered, the latest first; those whose day has not come are not in force."""
    data = terms_data(session)
    rows = [_row(data, one, as_of) for one in data["amendment"]]
    return sorted(rows, key=lambda row: (row.effective_on, row.number), reverse=True)


def _row(data: Mapping[str, Any], one: Mapping[str, Any], as_of: date) -> AmendmentRow:
    """An amendment beside the terms of the day before it."""
    on = date.fromisoformat(one["on"])
    before, after = terms_on(data, on - timedelta(days=1)), terms_on(data, on)
    changes = (*_figures(one, before, after), *_additions(one))
    return AmendmentRow(one["number"], on, one["instrument"], one["clause"], one["summary"], changes, on <= as_of)


def _figures(one: Mapping[str, Any], before: Terms, after: Terms) -> Iterator[ChangeRow]:
    """The figures it changed."""
    for path in one.get("changes", {}):
        new, old = figure(after, path), figure(before, path)
        if new is not None:
            yield ChangeRow(new.name, old.words if old else "not in the terms", new.words)


def _additions(one: Mapping[str, Any]) -> Iterator[ChangeRow]:
    """The pairs, prices, orders and schedules it added."""
    for batch in one.get("batch", ()):
        day = day_words(date.fromisoformat(batch["date"]))
        yield ChangeRow(f"Batch {batch['number']}", "", f"{counted(batch['pairs'], 'pair')} bought on {day}")
    for price in one.get("price_placeholder", ()):
        yield ChangeRow(price["name"], "", "a price to be typed")
    for order in one.get("order", ()):
        yield ChangeRow("Purchase order", "", order["heading"])
    if "condition" in one:
        by = day_words(date.fromisoformat(one["condition"]["by"]))
        yield ChangeRow("Condition", "", f"{counted(one['condition']['pairs'], 'pair')} accepted by {by}")
    if "schedule" in one:
        count = counted(len(one["schedule"]["due_dates"]), "payment")
        yield ChangeRow("Payments", "", f"{count}, {one['schedule']['title']}")
