"""The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.collocation_facts import CollocationBook
from models.rules.state import State

__all__ = ["collocation_book"]


def collocation_book(session: Session, now: State) -> CollocationBook:
    """The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), on the day of a State."""
    return CollocationBook()
