"""The order of the Customer List on a day: the latest place given to each building, ranked 1 to n (EXB-1a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import ListPart, Placing

__all__ = ["STEP", "ListPartRow", "Ranked", "held_from", "list_parts", "position_at", "ranking"]

STEP = 2**32
"""The gap left between two neighbours, so that a move writes one row; positions are 64-bit integers."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One building's place in the list."""

    building_id: int
    rank: int
    position: int
    part_id: int


def ranking(session: Session, as_of: date) -> list[Ranked]:
    """The list in order of priority as it stands on a day."""
    rows = session.execute(
        select(Placing.building_id, Placing.position, Placing.part_id)
        .where(Placing.placed_on <= as_of)
        .order_by(Placing.placed_on, Placing.id)
    )
    latest = {row.building_id: row for row in rows}
    listed = sorted(
        (row for row in latest.values() if row.position is not None), key=lambda row: (row.position, row.building_id)
    )
    return [Ranked(row.building_id, rank, row.position, row.part_id) for rank, row in enumerate(listed, 1)]


def held_from(session: Session, as_of: date) -> dict[int, date]:
    """The buildings delivered but held for a later quarter, and the day their addition takes effect (EXB-1c)."""
    rows = session.execute(
        select(Placing.building_id, ListPart.effective_on)
        .join(ListPart, ListPart.id == Placing.part_id)
        .where(ListPart.delivered_on <= as_of, ListPart.effective_on > as_of, Placing.placed_on > as_of)
    )
    return {row.building_id: row.effective_on for row in rows}


def position_at(others: Sequence[int], rank: int) -> int | None:
    """A position that puts a building at a rank among the others; None when no gap is left there."""
    before = others[rank - 2] if rank > 1 else (others[0] - 2 * STEP if others else 0)
    after = others[rank - 1] if rank <= len(others) else (others[-1] + 2 * STEP if others else 2 * STEP)
    middle = (before + after) // 2
    return middle if before < middle < after else None


@dataclass(frozen=True, slots=True)
class ListPartRow:
    """One delivery of the Customer List."""

    kind: str
    delivered_on: date
    effective_on: date
    source: str
    buildings: int


def list_parts(session: Session, as_of: date) -> list[ListPartRow]:
    """The first list and its additions delivered by a day, in order."""
    rows = session.scalars(select(ListPart).where(ListPart.delivered_on <= as_of).order_by(ListPart.id))
    return [ListPartRow(row.kind, row.delivered_on, row.effective_on, row.source, row.buildings) for row in rows]
