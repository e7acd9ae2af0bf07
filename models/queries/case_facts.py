"""The records of defaults, disputes, claims, security and upgrades, read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.case_facts import CaseBook
from models.rules.state import State

__all__ = ["case_book"]


def case_book(session: Session, now: State) -> CaseBook:
    """The records of defaults, disputes, claims, security and upgrades, on the day of a State."""
    return CaseBook()
