"""Prices typed in, charges, payments and what reduces a sum (MA-4, MA-6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Cents, Key

__all__ = ["Price"]


class Price(Base):
    """A figure withheld from the public text, as it was typed in; rows are added, never changed."""

    __tablename__ = "prices"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[Key]
    price: Mapped[str] = mapped_column(index=True)  # name in the terms: om_per_link_month
    amount: Mapped[Decimal] = mapped_column(Cents)
    holds_from: Mapped[date]
    source: Mapped[str]
