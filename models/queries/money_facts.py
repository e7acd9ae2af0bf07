"""The records of prices, charges, payments and reductions (MA-4, MA-6), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.money_facts import MoneyBook
from models.rules.state import State

__all__ = ["money_book"]


def money_book(session: Session, now: State) -> MoneyBook:
    """The records of prices, charges, payments and reductions (MA-4, MA-6), on the day of a State."""
    return MoneyBook()
