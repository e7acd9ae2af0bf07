"""The ways to narrow the list of letters: by state, city, way and day of receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from models.queries.letters import LetterRow
from models.rules.acceptance import LetterState
from reports.columns import Tone
from ui.dialogs.ways import NAMES
from ui.row_table import Facet

__all__ = ["CHANNELS", "FACETS", "RECEIVED", "Test", "by_channel", "by_city", "by_receipt", "cities_of"]

Test = Callable[[LetterRow], bool]
State = LetterState


def _in(*states: LetterState) -> Test:
    return lambda row: row.state in states


FACETS: tuple[Facet[LetterRow], ...] = (
    Facet("running", "Running", _in(State.RUNNING), Tone.INFO),
    Facet("due", "Due today", _in(State.DUE_TODAY), Tone.WARN),
    Facet("deemed", "Deemed", _in(State.DEEMED), Tone.DEEM),
    Facet("objected", "Objected", _in(State.OBJECTED), Tone.BAD),
    Facet("missing", "No receipt", _in(State.RECEIPT_UNKNOWN, State.NOT_SENT), Tone.MISSING),
    Facet("accepted", "Accepted", _in(State.ACCEPTED), Tone.OK),
)

CHANNELS = (("", "Any channel"), *((channel.value, name) for channel, name in NAMES.items()), ("none", "Not recorded"))
RECEIVED = (
    ("", "Received: any time"),
    ("today", "Received today"),
    ("week", "Received in 7 days"),
    ("month", "Received this month"),
    ("none", "Receipt not known"),
)


def cities_of(rows: Sequence[LetterRow]) -> list[tuple[str, str]]:
    """The cities of the letters to choose from, each with its count."""
    counted = Counter(row.city for row in rows)
    return [("", "Any city"), *((city, f"{city} ({count:,})") for city, count in sorted(counted.items()))]


def by_city(city: str) -> Test | None:
    """Letters for Links in a city; None lifts the filter."""
    return (lambda row: row.city == city) if city else None


def by_channel(key: str) -> Test | None:
    """Letters that came one way."""
    if not key:
        return None
    return lambda row: (row.channel or "none") == key


def by_receipt(key: str, as_of: date) -> Test | None:
    """Letters received in a stretch of days that ends with the day looked from."""
    if not key:
        return None
    if key == "none":
        return lambda row: row.received_on is None
    first = {"today": as_of, "week": as_of - timedelta(days=6), "month": as_of.replace(day=1)}[key]
    return lambda row: row.received_on is not None and first <= row.received_on <= as_of
