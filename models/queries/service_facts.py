"""The records of outages, maintenance, relocations and credits (Exhibit D), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.service_facts import ServiceBook
from models.rules.state import State

__all__ = ["service_book"]


def service_book(session: Session, now: State) -> ServiceBook:
    """The records of outages, maintenance, relocations and credits (Exhibit D), on the day of a State."""
    return ServiceBook()
