"""Which Link a Link was before its Equipment was moved (EXB-4, EXD-5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.queries.filled import holds
from models.rules.service_facts import MoveKind
from models.tables import Link
from models.tables.service import Move

__all__ = ["Moved", "links_before", "moved_links", "with_earlier"]


class Moved(NamedTuple):
    """The Link that was moved, and whether its Letters may go on with the new one: only in a move for Customer."""

    link: str
    carries: bool


def moved_links(session: Session) -> dict[str, Moved]:
    """What every moved Link was before, by its number."""
    if not holds(session, Move):
        return {}
    after = aliased(Link)
    query = select(after.number, Link.number, Move.kind).join(Link, Link.id == Move.link_id)
    rows = session.execute(query.join(after, after.id == Move.successor_id))
    return {successor: Moved(link, kind == MoveKind.MOVE.value) for successor, link, kind in rows}


def links_before(moved: Mapping[str, Moved], number: str) -> tuple[str, ...]:
    """The Links whose Letters may go on with a Link, the first one first (AMB-33)."""
    before = moved.get(number)
    return (*links_before(moved, before.link), before.link) if before is not None and before.carries else ()


def with_earlier(moved: Mapping[str, Moved], numbers: Iterable[str]) -> tuple[str, ...]:
    """Links with those whose Letters may go on with them."""
    return tuple(one for number in numbers for one in (*links_before(moved, number), number))
