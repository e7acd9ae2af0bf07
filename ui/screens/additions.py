"""What the page of buildings says of additions to the Customer List: open, used, or held for a later quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.queries.buildings import BuildingRow
from models.queries.ranking import ListPartRow
from models.rules.customer_list import addition_window, quarter_of
from models.rules.readings import Readings
from models.rules.words import capital
from ui.words import count_words, day_words, list_words, plural

__all__ = ["additions_words", "list_words_of"]


def additions_words(
    parts: Sequence[ListPartRow], held: Sequence[BuildingRow], as_of: date, per_quarter: int, readings: Readings
) -> tuple[str, str]:
    """Whether the list can be added to now, as a fact and a sentence (EXB-1c)."""
    days = [part.effective_on for part in parts if part.kind == "addition"]
    first_on = next((part.delivered_on for part in parts if part.kind == "first"), None)
    window, quarter = addition_window(as_of, days, per_quarter, first_on, readings).value, quarter_of(as_of)
    if window == as_of:
        fact = f"An addition is open until {day_words(quarter.last)}."
        return fact, f"{capital(quarter.words)} has none yet; there is one in a calendar quarter."
    used = list_words([day_words(day) for day in days if quarter_of(day) == quarter])
    has = f"{capital(quarter.words)} has its addition of {used}"
    if not used:
        has = f"{capital(quarter.words)} is that of the first list and has no addition"
    if not held:
        return f"{has}.", f"A further one is held until {day_words(window)}."
    return held_words(held), f"{has}. A further one is held until {day_words(window)}."


def held_words(held: Sequence[BuildingRow]) -> str:
    """How many buildings are held, and until when."""
    until = Counter(row.held_until for row in held)
    days = sorted(day for day in until if day is not None)
    if len(days) == 1:
        verb = plural(len(held), "is", "are")
        return f"{count_words(len(held), 'building')} {verb} held until {day_words(days[0])}."
    counted = [f"{until[day]:,} until {day_words(day)}" for day in days]
    return f"{count_words(len(held), 'building')} are held: {list_words(counted)}."


def list_words_of(parts: Sequence[ListPartRow], listed: int) -> str:
    """The list in a sentence: when it was delivered, its additions, and how long it is."""
    first = next((part for part in parts if part.kind == "first"), None)
    if first is None:
        return ""
    added = len(parts) - 1
    more = f" with {count_words(added, 'addition')}" if added else ""
    day = day_words(first.delivered_on).partition(" ")[2]
    return f"Customer List of {day}{more}. {count_words(listed, 'building')} in order of priority."
