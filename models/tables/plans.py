"""What is typed of payment plans, and what Winstar demanded and called in (EXA-2, LTR-2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Cents, Key

__all__ = ["Acceleration", "LateCharge", "PlanAmount", "PlanDay", "PlanPrice"]


class PlanAmount(Base):
    """The amount of one row of a plan as typed; rows are added, never changed, and none takes an amount back."""

    __tablename__ = "plan_amounts"
    __table_args__ = (CheckConstraint("amount IS NULL OR amount >= 0", name="amount"),)

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    number: Mapped[int]  # 0 is a down payment its table does not print
    amount: Mapped[Decimal | None] = mapped_column(Cents)
    holds_from: Mapped[date]
    source: Mapped[str]


class PlanPrice(Base):
    """The price of a batch as typed for its plan; rows are added, never changed."""

    __tablename__ = "plan_prices"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    amount: Mapped[Decimal] = mapped_column(Cents)
    per: Mapped[str]  # pair or batch
    holds_from: Mapped[date]
    source: Mapped[str]


class PlanDay(Base):
    """The day of the month on which the instalments of a plan fall due, where it is not the agreement's own."""

    __tablename__ = "plan_days"
    __table_args__ = (CheckConstraint("day BETWEEN 1 AND 28", name="day"),)

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    day: Mapped[int]
    holds_from: Mapped[date]
    why: Mapped[str]


class LateCharge(Base):
    """A late charge that Winstar demanded on an instalment (EXA-2c)."""

    __tablename__ = "late_charges"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # LC-001
    due: Mapped[str] = mapped_column(index=True)  # PP-001:5
    demanded_on: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Cents)
    waived_on: Mapped[date | None]
    why: Mapped[str]


class Acceleration(Base):
    """Winstar's election to call in everything that is unpaid (EXA-2c)."""

    __tablename__ = "accelerations"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # AC-001
    due: Mapped[str]  # the payment whose lateness gave the right
    elected_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    why: Mapped[str]
