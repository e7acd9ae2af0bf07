"""The credits toward future support that Winstar has issued (EXD-3.2, EXD-7.2)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from models.rules.service_facts import CreditFacts

__all__ = ["credit_notes"]


def credit_notes(session: Session, as_of: date) -> tuple[CreditFacts, ...]:
    """Every credit note issued by a day, in the order of issue."""
    return ()
