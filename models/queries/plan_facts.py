"""The records of the payment plans of the batches (EXA-2, LTR-2), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.plan_facts import PlanBook
from models.rules.state import State

__all__ = ["plan_book"]


def plan_book(session: Session, now: State) -> PlanBook:
    """The records of the payment plans of the batches (EXA-2, LTR-2), on the day of a State."""
    return PlanBook()
