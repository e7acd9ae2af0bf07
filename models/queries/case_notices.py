"""The notices of cases as they had gone by a day, and the rows of a table in the order they were made."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from models.queries.filled import holds
from models.rules.delivery import Channel, Delivery, as_known
from models.tables import Delivery as DeliveryRow
from models.tables.base import Base
from models.tables.cases import Claim, Default, SecurityCase, Upgrade

__all__ = ["Sent", "by", "rows_of"]

R = TypeVar("R", bound=Base)


def rows_of(session: Session, kind: type[R]) -> list[R]:
    """Every row of a table in the order they were made."""
    return list(session.scalars(select(kind).order_by(kind.__table__.c.id))) if holds(session, kind) else []


class Sent:
    """The notices of cases as they had gone by a day."""

    def __init__(self, session: Session, as_of: date) -> None:
        self.as_of = as_of
        papers = [one for one in (Default, Claim, SecurityCase, Upgrade) if holds(session, one)]
        named = [select(one.delivery_id).where(one.delivery_id.is_not(None)) for one in papers]
        query = select(DeliveryRow).where(DeliveryRow.id.in_(union_all(*named))) if named else None
        self.rows = {row.id: row for row in session.scalars(query)} if query is not None else {}

    def by(self, day: date | None) -> date | None:
        """A day, if it had come."""
        return by(day, self.as_of)

    def of(self, key: int | None) -> Delivery:
        """How a notice had gone."""
        row = self.rows.get(key) if key is not None else None
        if row is None:
            return Delivery()
        values: dict[str, Any] = {one.name: getattr(row, one.name) for one in fields(Delivery)}
        for name in ("channel", "copy_channel"):
            values[name] = Channel(values[name]) if values[name] else None
        return as_known(Delivery(**values), self.as_of)


def by(day: date | None, as_of: date) -> date | None:
    """A day, if it had come."""
    return day if day is not None and day <= as_of else None
