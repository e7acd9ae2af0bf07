"""The ledger of movements: the way each pair has gone by a day, without what was taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.rules.inventory import PlaceKind
from models.tables import Movement, Place

__all__ = ["Move", "moves", "received_on"]


@dataclass(frozen=True, slots=True)
class Move:
    """A pair went from one place to another on a day."""

    tag: str
    on: date
    from_kind: PlaceKind
    from_place: str
    to_kind: PlaceKind
    to_place: str
    to_place_id: int
    note: str


def moves(session: Session, as_of: date | None = None, tags: Iterable[str] | None = None) -> dict[str, list[Move]]:
    """The movements that stand of every pair, or of those named, in order; the last one says where the pair is."""
    start, end = aliased(Place), aliased(Place)
    query = (
        select(
            Movement.id,
            Movement.tag,
            Movement.moved_on,
            Movement.note,
            Movement.reverses_id,
            start.kind.label("from_kind"),
            start.name.label("from_place"),
            end.kind.label("to_kind"),
            end.name.label("to_place"),
            end.id.label("to_place_id"),
        )
        .join(start, start.id == Movement.from_place_id)
        .join(end, end.id == Movement.to_place_id)
        .order_by(Movement.id)
    )
    if as_of is not None:
        query = query.where(Movement.moved_on <= as_of)
    if tags is not None:
        query = query.where(Movement.tag.in_(tuple(tags)))
    found: dict[str, list[Move]] = defaultdict(list)
    rows = session.execute(query).all()
    standing = _standing({row.id: row.reverses_id for row in rows})
    for row in sorted(rows, key=lambda row: (row.moved_on, row.id)):
        if row.id not in standing:
            continue
        found[row.tag].append(
            Move(
                row.tag,
                row.moved_on,
                PlaceKind(row.from_kind),
                row.from_place,
                PlaceKind(row.to_kind),
                row.to_place,
                row.to_place_id,
                row.note,
            )
        )
    return found


def _standing(reverses: Mapping[int, int | None]) -> set[int]:
    """The movements nothing has reversed; reversing a reversal makes the first one stand again."""
    depth: dict[int, int] = {}
    for row, reversed_row in reverses.items():
        depth[row] = 0 if reversed_row is None else depth[reversed_row] + 1
    reversed_rows = set(reverses.values())
    return {row for row in reverses if row not in reversed_rows and depth[row] % 2 == 0}


def received_on(way: Iterable[Move]) -> date | None:
    """The day a pair first came into a store; None while it has not."""
    return next((move.on for move in way if move.to_kind is PlaceKind.STORE), None)
