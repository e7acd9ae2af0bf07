"""When title and risk pass: at shipment, FOB shipping point (EXA-3, AMB-32)."""

from __future__ import annotations

from datetime import date

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = ["owner", "risk", "title_passed"]


@clause("EXA-3")
def title_passed(shipped_on: date | None, what: str) -> Known[date] | Unknown:
    """The day title and risk in a pair or a shipment pass to Customer: the day it is shipped."""
    rule, readings = "Title and risk pass on shipment, FOB shipping point", ("AMB-32",)
    if shipped_on is None:
        return Unknown(f"{what} has not been shipped", Why(rule, ("EXA-3",), readings=readings))
    return Known(shipped_on, Why(rule, ("EXA-3",), (("Shipped", day_words(shipped_on)),), readings=readings))


@clause("EXA-3")
def owner(shipped_on: date | None, as_of: date) -> Side:
    """Whose a pair is on a day: Customer's from the day it is shipped."""
    return Side.CUSTOMER if shipped_on is not None and shipped_on <= as_of else Side.WINSTAR


@clause("EXA-3")
def risk(shipped_on: date | None, received_on: date | None, terms: Terms, as_of: date) -> str:
    """Where a pair is on its way, and at whose risk, in words; empty once it has been received."""
    whose = owner(shipped_on, as_of)
    if received_on is not None and received_on <= as_of:
        return ""
    return f"{'not shipped' if whose is Side.WINSTAR else 'in transit'}, {party(terms, whose)}'s risk"
