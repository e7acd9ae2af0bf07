"""The figures withheld from the public text, as typed in."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.prices import PriceFacts
from models.tables.money import Price

__all__ = ["prices"]


def prices(session: Session) -> tuple[PriceFacts, ...]:
    """Every figure typed in, in the order they were typed."""
    rows = session.scalars(select(Price).order_by(Price.id))
    return tuple(PriceFacts(row.price, row.amount, row.holds_from, row.source) for row in rows)
