"""What the page of buildings reads: the rows by where they belong, the facts behind each, and the deliveries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.list_review import Listed
from models.queries.buildings import BuildingRow, building_facts, buildings, known_buildings
from models.queries.ranking import ListPartRow, list_parts
from models.rules.buildings import BuildingFacts, BuildingState
from reports.columns import Tone
from ui.row_table import Facet

__all__ = ["FACETS", "PARTS", "ListPage", "list_page", "listed_buildings", "places_of", "stands_in"]

PARTS = {"listed": "On the list", "held": "Held", "off": "Off the list"}
State = BuildingState


def _in(*states: BuildingState) -> Callable[[BuildingRow], bool]:
    return lambda row: row.standing in states


FACETS: tuple[Facet[BuildingRow], ...] = (
    Facet("accepted", "Accepted", _in(State.ACCEPTED, State.DEEMED), Tone.OK),
    Facet("mounted", "Mounted", _in(State.INSTALLED, State.LETTER_OUT, State.OBJECTED), Tone.INFO),
    Facet("selected", "Selected", _in(State.SELECTED, State.SCHEDULED, State.LATE), Tone.INFO),
    Facet("eligible", "Eligible", _in(State.ELIGIBLE, State.NOTICED)),
    Facet("waiting", "Waiting", _in(State.WAITING)),
    Facet("refused", "Refused", _in(State.REFUSED, State.DECLINED)),
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Everything the page shows, read at once."""

    rows: Mapping[str, tuple[BuildingRow, ...]]  # by part: those of PARTS
    facts: Mapping[str, BuildingFacts]
    parts: tuple[ListPartRow, ...]
    first_on: date | None  # delivery of the first list, also when that is after the day looked from

    @property
    def listed(self) -> int:
        """How many buildings are on the list."""
        return len(self.rows["listed"])

    def part_of(self, number: str) -> str:
        """Which rows a building is among; empty when the book does not have it."""
        return next((part for part, rows in self.rows.items() if any(row.number == number for row in rows)), "")


def list_page(session: Any, as_of: date) -> ListPage:
    """The page as of a day."""
    rows: dict[str, list[BuildingRow]] = {part: [] for part in PARTS}
    for row in buildings(session, as_of):
        rows["held" if row.held_until else "off" if row.rank is None else "listed"].append(row)
    return ListPage(
        {part: tuple(held) for part, held in rows.items()},
        building_facts(session, as_of),
        tuple(list_parts(session, as_of)),
        next((part.delivered_on for part in list_parts(session, date.max)), None),
    )


def listed_buildings(session: Any, as_of: date) -> list[Listed]:
    """Every building of the book as the review of a list compares it."""
    return [Listed(one.number, one.row) for one in known_buildings(session, as_of)]


def places_of(rows: Sequence[BuildingRow]) -> list[tuple[str, str]]:
    """The cities of the rows to choose from, after the states when there are several; each with its count."""
    states, cities = Counter(row.state for row in rows), Counter(row.place for row in rows)
    whole = [(f"{state}|", f"All of {state} ({count:,})") for state, count in sorted(states.items())]
    each = [(place, f"{place} ({count:,})") for place, count in sorted(cities.items())]
    return [("", "Any city"), *(whole if len(states) > 1 else []), *each]


def stands_in(where: str) -> Callable[[BuildingRow], bool] | None:
    """The test of a place chosen from those; None for any city."""
    if not where:
        return None
    return lambda row: where in (row.place, f"{row.state}|")
