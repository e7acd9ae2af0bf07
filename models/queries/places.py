"""The places pairs stand in, and how many stand there on a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.movements import moves
from models.rules.inventory import PlaceKind
from models.tables import Building, Place

__all__ = ["PlaceRow", "places"]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with the number of pairs there; `building` is empty for all others."""

    name: str
    kind: PlaceKind
    building: str
    pairs: int


def places(session: Session, as_of: date) -> list[PlaceRow]:
    """Every place of the book by kind and name; buildings only when a pair is there."""
    there = Counter(way[-1].to_place_id for way in moves(session, as_of).values() if way)
    query = select(Place.id, Place.name, Place.kind, Building.number, Building.name.label("building"))
    rows = [
        PlaceRow(row.building or row.name, PlaceKind(row.kind), row.number or "", there[row.id])
        for row in session.execute(query.outerjoin(Building, Building.id == Place.building_id))
        if row.number is None or there[row.id]
    ]
    return sorted(rows, key=lambda row: (list(PlaceKind).index(row.kind), row.name))
