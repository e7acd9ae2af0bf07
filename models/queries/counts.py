"""How many there are of everything the sidebar names, in one reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.queries.ranking import ranking
from models.tables import Document, Letter, Link, Order, Pair, Shipment

__all__ = ["PageCount", "counts"]


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many records a page holds, how many wait for somebody, and how many of those are late."""

    total: int = 0
    waiting: int = 0
    late: int = 0

    @property
    def words(self) -> str:
        """The count as it is read aloud."""
        said = [f"{self.total:,} in all"] if self.total else []
        said += [f"{self.waiting:,} waiting"] if self.waiting else []
        said += [f"{self.late:,} late"] if self.late else []
        return ", ".join(said) or "none"


def counts(session: Session, as_of: date) -> Mapping[str, PageCount]:
    """The count of each page by its key, as of a day; a page without records has none."""
    asked: dict[str, Select[Any]] = {
        "links": select(func.count(Link.id)).where(Link.installed_on <= as_of, _later(Link.removed_on, as_of)),
        "letters": select(func.count(Letter.id)).where(Letter.issued_on <= as_of),
        "inventory": select(func.count(Pair.id)).join(Shipment).where(Shipment.shipped_on <= as_of),
        "orders": select(func.count(Order.id)).where(Order.ordered_on <= as_of, _later(Order.cancelled_on, as_of)),
        "shipments": select(func.count(Shipment.id)).where(Shipment.shipped_on <= as_of),
        "documents": select(func.count(Document.id)).where(Document.issued_on <= as_of),
    }
    numbers = session.execute(select(*(one.scalar_subquery() for one in asked.values()))).one()
    found = {"buildings": len(ranking(session, as_of)), **dict(zip(asked, numbers, strict=True))}
    return {key: PageCount(number) for key, number in found.items() if number}


def _later(column: InstrumentedAttribute[date | None], as_of: date) -> ColumnElement[bool]:
    """Whether something had not ended by a day."""
    return or_(column.is_(None), column > as_of)
