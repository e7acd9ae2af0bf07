"""The records of prices, charges, payments and reductions (MA-4, MA-6), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.queries.payments import payees, payments, reductions
from models.queries.prices import prices
from models.rules.dues import Due
from models.rules.ledger import entries
from models.rules.money_facts import MoneyBook
from models.rules.state import State

__all__ = ["money_book"]


def money_book(session: Session, now: State) -> MoneyBook:
    """The records of prices, charges, payments and reductions (MA-4, MA-6), on the day of a State."""
    paid, reduced = payments(session, now.as_of), reductions(session, now.as_of)
    dues: tuple[Due, ...] = getattr(now.plans, "dues", ())
    return MoneyBook(
        prices=prices(session),
        payees=payees(session, now.as_of),
        payments=paid,
        reductions=reduced,
        entries=entries(dues, paid, reduced, now.calendar, now.terms, now.as_of, now.readings),
    )
