"""How the acts on money find their records and judge a sum typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.ledger import Entry
from models.rules.state import State
from models.tables import Base
from models.tables.money import CostStatement, Invoice, Payment, Reduction

__all__ = [
    "cents_or_nothing",
    "entry_of",
    "invoice",
    "payment",
    "price_typed",
    "reduction",
    "refuse_withdrawn",
    "statement",
    "whole_cents",
]

R = TypeVar("R", bound=Base)

CENT, MOST = Decimal("0.01"), Decimal(1_000_000_000)
"""What every sum is a multiple of, and the most that a single one comes to here."""


def _one(session: Session, kind: type[R], column: InstrumentedAttribute[Any], key: str, what: str) -> R:
    """The record with that key; a Refusal says that there is none."""
    row = session.scalar(select(kind).where(column == key))
    if row is None:
        raise Refusal(f"There is no {what} {key} in this book.")
    return row


def payment(session: Session, number: str) -> Payment:
    """The payment of that number, PAY-0001."""
    return _one(session, Payment, Payment.number, number, "payment")


def reduction(session: Session, number: str) -> Reduction:
    """The reduction of that number, RED-0001."""
    return _one(session, Reduction, Reduction.number, number, "reduction")


def invoice(session: Session, number: str) -> Invoice:
    """The invoice of that number, INV-0001."""
    return _one(session, Invoice, Invoice.number, number, "invoice")


def statement(session: Session, number: str) -> CostStatement:
    """The cost statement of that number, CS-0001."""
    return _one(session, CostStatement, CostStatement.number, number, "cost statement")


def entry_of(now: State, key: str) -> Entry:
    """The sum of that key on the day of a State."""
    found = now.money.entry(key)
    if found is None:
        raise Refusal(f"There is no sum {key} on {day_words(now.as_of)}.")
    return found


def whole_cents(amount: Decimal, what: str, clause: str = "") -> Decimal:
    """A sum of money that is more than nothing and has no fraction of a cent; a Refusal says which fails."""
    if amount == 0:
        raise Refusal(f"{what} is more than nothing; 0 was typed.", clause)
    return cents_or_nothing(amount, what, clause)


def price_typed(amount: Decimal, what: str, clause: str = "") -> Decimal:
    """A price, which is never nothing: one that is not known is not in the book."""
    if amount == 0:
        raise Refusal(f"{what} is more than nothing; 0 was typed. A price that is not known is left out.", clause)
    return whole_cents(amount, what, clause)


def cents_or_nothing(amount: Decimal, what: str, clause: str = "") -> Decimal:
    """A sum of money that may be nothing: a Refusal where it is less, a slip of the pen, or finer than a cent."""
    if amount < 0:
        raise Refusal(f"{what} is more than nothing; {amount:,} was typed.", clause)
    if amount > MOST:
        raise Refusal(f"{what} is at most {MOST:,}; {amount:,} was typed. Look at the paper.", clause)
    if amount != amount.quantize(CENT):
        raise Refusal(f"{what} has a fraction of a cent: {amount:,}.", clause)
    return amount


def refuse_withdrawn(row: Payment | Reduction | Invoice) -> None:
    """Refuses a record that was withdrawn before."""
    if row.withdrawn_on is not None:
        raise Refusal(f"{row.number} was withdrawn on {day_words(row.withdrawn_on)}.")
