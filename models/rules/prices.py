"""The figures withheld from the public text: each typed in with the day it holds from, or not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.terms import Terms

__all__ = ["TABLES", "PriceFacts", "price_on"]

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "a2_amounts": "in the rows of the payment plan of the first batch",
        "a3_line_prices": "in the lines of the first purchase order",
        "letter_line_prices": "in the lines of the order of September 29, 2000",
        "letter_quarters": "in the rows of the payment plan of the second batch",
        "letter_actual_number": "as the pairs of the order of September 29, 2000",
    }
)
"""The withheld figures that are whole tables or counts, and where each is typed instead."""


@dataclass(frozen=True, slots=True)
class PriceFacts:
    """A figure as it was typed: which, how much, from which day on, and out of which paper."""

    id: str
    amount: Decimal
    holds_from: date
    source: str = ""


@clause("A-1", "B-6", "D-4", "E-3", "EXD-3.2", "EXD-7.2", "LTR-2", "LTR-3")
def price_on(price_id: str, prices: Sequence[PriceFacts], terms: Terms, on: date) -> Known[Decimal] | Unknown:
    """The figure of that name that holds on a day, or that it is not entered; the last one typed for a day decides."""
    asked = terms.price(price_id)
    name, clauses = (asked.name, (asked.clause,)) if asked else (price_id, ())
    held = [one for one in prices if one.id == price_id and one.holds_from <= on]
    if not held:
        return Unknown(f"{name} is not entered", Why(f"{name}, as typed", clauses))
    last = max(enumerate(held), key=lambda one: (one[1].holds_from, one[0]))[1]
    typed = f"{last.amount:,}, from {day_words(last.holds_from)}{f', {last.source}' if last.source else ''}"
    return Known(last.amount, Why(f"{name}, as typed", clauses, ((name, typed),)))
