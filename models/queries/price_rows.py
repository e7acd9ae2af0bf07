"""The rows of prices, rates and of the allocation, made of the State of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.allocation import Allocated, allocation
from models.rules.charge_facts import RateName
from models.rules.clause import Known, Unknown, Why
from models.rules.prices import TABLES, PriceFacts
from models.rules.state import State

__all__ = ["AllocationLine", "PriceRow", "allocation_lines", "price_rows"]


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One withheld figure or rate: what it is, the one in force, since when and out of which paper."""

    id: str
    name: str
    unit: str
    clause: str
    amount: Decimal | None
    holds_from: date | None
    source: str
    waiting: int  # sums of the book that wait for it
    history: tuple[PriceFacts, ...] = ()
    rate: RateName | None = None


@dataclass(frozen=True, slots=True)
class AllocationLine:
    """One line of Schedule M-6.3, or its total."""

    name: str
    row: Allocated | None
    total: Known[Decimal] | Unknown

    @property
    def why(self) -> Why:
        """How its total came about."""
        return self.total.why


def price_rows(now: State) -> tuple[PriceRow, ...]:
    """Every figure that can be typed, in the order of the agreement, then the rates."""
    placed = [one for one in now.terms.price_placeholder if one.id not in TABLES]
    waits = [one.due.missing for one in now.money.entries if one.due.missing]
    rows = []
    for one in placed:
        typed = tuple(each for each in now.money.prices if each.id == one.id)
        held = [each for each in typed if each.holds_from <= now.as_of]
        last = max(enumerate(held), key=lambda each: (each[1].holds_from, each[0]))[1] if held else None
        rows.append(
            PriceRow(
                one.id,
                one.name,
                one.unit.removeprefix("USD ").replace("USD", ""),
                one.clause,
                last.amount if last else None,
                last.holds_from if last else None,
                last.source if last else "",
                sum(missing.startswith(one.name) for missing in waits),
                typed,
            )
        )
    return (*rows, *(_rate(name, now) for name in RateName))


def _rate(name: RateName, now: State) -> PriceRow:
    """A rate that no text states."""
    held = [one for one in now.money.rates if one.name is name and one.holds_from <= now.as_of]
    last = max(enumerate(held), key=lambda each: (each[1].holds_from, each[0]))[1] if held else None
    words, _, unit = name.words.rpartition(", ")
    return PriceRow(
        name.value,
        words,
        unit,
        name.clause,
        last.percent if last else None,
        last.holds_from if last else None,
        last.source if last else "",
        0,
        (),
        name,
    )


def allocation_lines(now: State) -> tuple[AllocationLine, ...]:
    """The lines of Schedule M-6.3 and their total."""
    made = allocation(now.money.prices, now.terms, now.as_of, now.readings)
    return (*(AllocationLine(row.name, row, row.total) for row in made.rows), AllocationLine("Total", None, made.total))
