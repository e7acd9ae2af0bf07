"""Prices and rates typed in, invoices, cost statements, payments and what else reduces a sum (MA-4, MA-6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from models.tables.base import Base, Cents, Key

__all__ = [
    "CostLine",
    "CostStatement",
    "Invoice",
    "InvoiceLine",
    "PayeeAccount",
    "Payment",
    "PaymentPart",
    "Price",
    "Rate",
    "Reduction",
    "Share",
]


class Share(TypeDecorator[Decimal]):
    """A share or rate, kept digit by digit as it was typed."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Gives the digits as typed."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Gives the number."""
        return None if value is None else Decimal(value)


class Price(Base):
    """A figure withheld from the public text, as it was typed in; rows are added, never changed."""

    __tablename__ = "prices"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[Key]
    price: Mapped[str] = mapped_column(index=True)  # name in the terms: om_per_link_month
    amount: Mapped[Decimal] = mapped_column(Cents)
    holds_from: Mapped[date]
    source: Mapped[str]


class Rate(Base):
    """A share or rate that no text states and a rule asks for; rows are added, never changed."""

    __tablename__ = "rates"
    __table_args__ = (CheckConstraint("days IS NULL OR days >= 0", name="days"),)

    id: Mapped[Key]
    rate: Mapped[str] = mapped_column(index=True)  # legal_interest_month or installation_share
    value: Mapped[Decimal] = mapped_column(Share)
    days: Mapped[int | None]  # when the rest of a share is due, counted from receipt
    holds_from: Mapped[date]
    source: Mapped[str]


class PayeeAccount(Base):
    """How a party wants to be paid from a day on: by wire to an account, or by check or draft (MA-6.2)."""

    __tablename__ = "payee_accounts"

    id: Mapped[Key]
    payee: Mapped[str]
    method: Mapped[str]
    account: Mapped[str]
    address: Mapped[str]
    holds_from: Mapped[date]


class Invoice(Base):
    """An invoice of one party to the other; what its lines leave open the rules compute."""

    __tablename__ = "invoices"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # INV-0001
    kind: Mapped[str]
    payer: Mapped[str]
    issued_on: Mapped[date]
    received_on: Mapped[date | None]
    due_on: Mapped[date | None]  # typed where the agreement sets no day
    month: Mapped[date | None]  # first day of the month or quarter it is for
    subject: Mapped[str]  # the letter, cost statement or order it is about
    printed: Mapped[Decimal | None] = mapped_column(Cents)  # its total as the paper has it
    withdrawn_on: Mapped[date | None]
    lines: Mapped[list[InvoiceLine]] = relationship(order_by="InvoiceLine.position")


class InvoiceLine(Base):
    """One line of an invoice: an amount as typed, or so many units of a price that follows what is entered for it."""

    __tablename__ = "invoice_lines"
    __table_args__ = (UniqueConstraint("invoice_id", "position"),)

    id: Mapped[Key]
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"))
    position: Mapped[int]
    kind: Mapped[str]  # charge, cost, tax or other
    words: Mapped[str]
    subject: Mapped[str]  # the Link charged for
    priced_on: Mapped[date | None]  # the day whose price holds; the first of the month for a monthly charge
    price: Mapped[str]  # name of the figure: om_per_link_month
    units: Mapped[Decimal] = mapped_column(Share)
    days: Mapped[int | None]  # of a month charged in part
    amount: Mapped[Decimal | None] = mapped_column(Cents)


class CostStatement(Base):
    """What a work cost: a move, work out of scope, a repair Customer caused, damage, an extra."""

    __tablename__ = "cost_statements"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CS-0001
    kind: Mapped[str]
    subject: Mapped[str]  # L-0001 or MV-0001, or empty where it is neither
    words: Mapped[str]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    customer_share: Mapped[Decimal | None] = mapped_column(Share)  # of a repair both caused
    cancelled_on: Mapped[date | None]
    costs: Mapped[list[CostLine]] = relationship(order_by="CostLine.id")


class CostLine(Base):
    """One cost with its voucher, and what was billed for it."""

    __tablename__ = "cost_lines"
    __table_args__ = (CheckConstraint("cost >= 0", name="cost"),)

    id: Mapped[Key]
    statement_id: Mapped[int] = mapped_column(ForeignKey("cost_statements.id"), index=True)
    words: Mapped[str]
    cost: Mapped[Decimal] = mapped_column(Cents)
    billed: Mapped[Decimal | None] = mapped_column(Cents)
    voucher: Mapped[str]
    incurred_on: Mapped[date]


class Payment(Base):
    """A payment from one party to the other."""

    __tablename__ = "payments"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # PAY-0001
    paid_on: Mapped[date]
    payer: Mapped[str]
    method: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Cents)
    reference: Mapped[str]
    withdrawn_on: Mapped[date | None]
    parts: Mapped[list[PaymentPart]] = relationship(order_by="PaymentPart.id")


class PaymentPart(Base):
    """How much of a payment was applied to one sum that is due."""

    __tablename__ = "payment_parts"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    due: Mapped[str]  # key of the sum: PP-001:5, INV-0001
    amount: Mapped[Decimal] = mapped_column(Cents)
    applied_on: Mapped[date]


class Reduction(Base):
    """A sum taken off what is due without money: an offset, a charge-back, a credit used."""

    __tablename__ = "reductions"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # RED-0001
    kind: Mapped[str]  # offset, charge_back or credit
    due: Mapped[str]
    against: Mapped[str]  # the sum of the other party an offset settles
    source: Mapped[str]  # shipment of a charge-back, credit note of a credit
    given_on: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Cents)
    reason: Mapped[str]
    withdrawn_on: Mapped[date | None]
