"""Every list that can be written to a workbook: its query, its columns, and the sheets beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from models.errors import Refusal
from models.queries.buildings import buildings
from models.queries.counters import counters
from models.queries.documents import documents
from models.queries.letters import letters
from models.queries.links import links
from models.queries.pairs import pairs
from models.rules.counters import Counter
from reports.columns import Column
from reports.excel.write import Grid
from reports.grids_buildings import CUSTOMER_LIST
from reports.grids_documents import DOCUMENT_LIST
from reports.grids_inventory import COUNTERS, INVENTORY, counters_grid
from reports.grids_letters import LETTERS
from reports.grids_links import LINK_LIST

__all__ = ["ALL", "LISTS", "Listed", "grids_of"]

ALL = "all"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its title, the query `(session, as_of) -> rows`, and its columns."""

    title: str
    rows: Callable[[Session, date], Sequence[Any]]
    columns: Sequence[Column[Any]]

    def grid(self, session: Session, as_of: date) -> Grid[Any]:
        """The list as of a day."""
        return Grid(self.title, self.columns, self.rows(session, as_of))


def _counters(session: Session, as_of: date) -> tuple[Counter, ...]:
    return tuple(counters(session, as_of))


LISTS: Mapping[str, Listed] = MappingProxyType(
    {
        "inventory": Listed("Inventory", pairs, INVENTORY),
        "counters": Listed("Counters", _counters, COUNTERS),
        "customer-list": Listed("Customer List", buildings, CUSTOMER_LIST),
        "links": Listed("Links", links, LINK_LIST),
        "letters": Listed("Letters", letters, LETTERS),
        "documents": Listed("Documents", documents, DOCUMENT_LIST),
    }
)


def grids_of(session: Session, name: str, as_of: date) -> list[Grid[Any]]:
    """The sheets of one list, or of all; the inventory comes with the counters of the day."""
    names = {ALL: tuple(LISTS), "inventory": ("inventory", "counters")}.get(name, (name,))
    unknown = next((one for one in names if one not in LISTS), None)
    if unknown is not None:
        raise Refusal(f"There is no list {unknown}. The lists are {', '.join(LISTS)} and {ALL}.")
    return [_grid(session, one, as_of) for one in names]


def _grid(session: Session, name: str, as_of: date) -> Grid[Any]:
    """One sheet; the counters say above them which day they are of."""
    if name == "counters":
        return counters_grid(_counters(session, as_of), as_of)
    return LISTS[name].grid(session, as_of)
