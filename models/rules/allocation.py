"""The allocation of the price over the lines of Schedule M-6.3, each by its own typed price (MA-6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.charge_facts import money
from models.rules.clause import Known, Unknown, Why, clause
from models.rules.prices import PriceFacts, price_on
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.terms_money import AllocationRow
from models.rules.words import counted, listed

__all__ = ["Allocated", "Allocation", "allocation"]

RACK = "co_rack_month"


@dataclass(frozen=True, slots=True)
class Allocated:
    """One line of the table: its monthly price where it has one, the price per unit, and the total."""

    name: str
    price: str
    quantity: int
    months: int
    years: int
    monthly: Decimal | None
    unit: Known[Decimal] | Unknown
    total: Known[Decimal] | Unknown


@dataclass(frozen=True, slots=True)
class Allocation:
    """The whole table with its total, which is not complete while a price is missing."""

    rows: tuple[Allocated, ...]
    total: Known[Decimal] | Unknown


@clause("MA-6.3", "M-6.3")
def allocation(prices: Sequence[PriceFacts], terms: Terms, on: date, readings: Readings = RECOMMENDED) -> Allocation:
    """The table on a day: one-time lines unit x quantity, monthly ones x 12 x 10; the 30 offices as read (AMB-34)."""
    rows = tuple(_row(row, prices, terms, on, readings) for row in terms.allocation_row)
    rule = "The sum of the lines of Schedule M-6.3"
    facts = tuple((row.name, money(row.total.value)) for row in rows if isinstance(row.total, Known))
    missing = [row.name for row in rows if isinstance(row.total, Unknown)]
    if missing:
        said = f"not complete, {counted(len(missing), 'price is', 'prices are')} not entered: {listed(missing, 6)}"
        return Allocation(rows, Unknown(said, Why(rule, ("M-6.3",), facts, readings=("AMB-34",))))
    total = sum((row.total.value for row in rows if isinstance(row.total, Known)), Decimal(0))
    why = Why(rule, ("M-6.3",), (*facts, ("Sum", money(total))), readings=("AMB-34",))
    return Allocation(rows, Known(total, why))


def _row(row: AllocationRow, prices: Sequence[PriceFacts], terms: Terms, on: date, readings: Readings) -> Allocated:
    """One line of the table; 30 racks take the price of a rack."""
    racks = row.by_rack and readings.central_office_units == "racks"
    name = RACK if racks else row.price
    typed = price_on(name, prices, terms, on)
    months, years = (row.months_per_year, row.years) if row.monthly else (1, 1)
    amb = ("AMB-34",) if row.by_rack else ()
    rule = f"{row.name}: price x {f'{months} months x {years} years x ' if row.monthly else ''}{row.quantity} units"
    if isinstance(typed, Unknown):
        lacks = Unknown(typed.missing, Why(rule, ("M-6.3",), readings=amb))
        return Allocated(row.name, name, row.quantity, months, years, None, lacks, lacks)
    unit, monthly = typed.value * months * years, f" x {months} x {years}" if row.monthly else ""
    said = f"{money(typed.value)}{monthly} x {row.quantity} = {money(unit * row.quantity)}"
    why = Why(rule, ("M-6.3",), (*typed.why.facts, ("Sum", said)), readings=amb)
    price = typed.value if row.monthly else None
    total = Known(unit * row.quantity, why)
    return Allocated(row.name, name, row.quantity, months, years, price, Known(unit, why), total)
