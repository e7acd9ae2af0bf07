"""When title and risk pass: at shipment, FOB shipping point, or with the Bill of Sale (EXA-3, AMB-32)."""

from __future__ import annotations

from datetime import date

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = ["owner", "risk", "title_passed"]

READ = ("AMB-32",)


@clause("EXA-3", "BOS")
def title_passed(
    shipped_on: date | None, what: str, readings: Readings = RECOMMENDED, sold_on: date | None = None
) -> Known[date] | Unknown:
    """The day title in a pair or a shipment passes: that of shipment, or of its Bill of Sale as it may be read."""
    rule = "Title and risk pass on shipment, FOB shipping point"
    if shipped_on is None:
        return Unknown(f"{what} has not been shipped", Why(rule, ("EXA-3",), readings=READ))
    facts = (("Shipped", day_words(shipped_on)),)
    if readings.title_date != "bill_of_sale":
        return Known(shipped_on, Why(rule, ("EXA-3",), facts, readings=READ))
    rule, clauses = "Title passes on the date of the Bill of Sale that conveys what was shipped", ("EXA-3", "BOS")
    if sold_on is None:
        return Unknown(f"no Bill of Sale conveys {what}", Why(rule, clauses, facts, readings=READ))
    return Known(sold_on, Why(rule, clauses, (*facts, ("Bill of Sale", day_words(sold_on))), readings=READ))


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
