"""Buying the 500 pairs: batches, what is left, what an order lists and costs (Exhibit A, 1 and 2; Schedule A-3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted, listed

__all__ = [
    "FIRST_BATCH",
    "Ends",
    "LineFacts",
    "OrderFacts",
    "Part",
    "as_read",
    "bought",
    "bought_orders",
    "ends",
    "ends_warning",
    "ends_why",
    "left_to_buy",
    "lines_warning",
    "lines_why",
    "order_total",
    "ordered",
    "part_of",
    "priced_total",
    "why_not_issue_order",
    "why_not_order",
]


FIRST_BATCH = 1


class Part(StrEnum):
    """What an order line buys: whole pairs, one of the three things every end needs, or something besides."""

    PAIR = "pair"
    IDU = "idu"
    ODU = "odu"
    ANTENNA = "antenna"
    ACCESSORY = "accessory"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line of an order; a price not entered is None."""

    description: str
    quantity: int
    radio: str = ""
    part: Part | None = None
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """A purchase order: the batch of pairs it is in the contract, and what its lines list."""

    number: str
    ordered_on: date
    batch: int
    batch_pairs: int
    form: str = ""
    issued_on: date | None = None
    cancelled_on: date | None = None
    lines: tuple[LineFacts, ...] = ()
    listed: Mapping[str, int] = field(default_factory=dict)  # pairs by radio
    sold_back: tuple[date, ...] = ()  # the day of each of its pairs that was sold back
    replaces: str = ""  # the upgrade whose pairs it replaces

    @property
    def listed_pairs(self) -> int:
        """How many pairs its lines make up."""
        return sum(self.listed.values())

    def stands(self, as_of: date) -> bool:
        """Whether the order was issued by a day and not cancelled by then."""
        issued = self.issued_on is not None and max(self.issued_on, self.ordered_on) <= as_of
        return issued and not (self.cancelled_on is not None and self.cancelled_on <= as_of)


WORDS_OF_PARTS = (
    (Part.ACCESSORY, re.compile(r"\b(?:spare|cable|mount)", re.IGNORECASE)),
    (Part.PAIR, re.compile(r"\b(?:radio )?pairs?\b", re.IGNORECASE)),
    (Part.IDU, re.compile(r"\bIDUs?\b|indoor unit", re.IGNORECASE)),
    (Part.ODU, re.compile(r"\bODUs?\b|outdoor unit", re.IGNORECASE)),
    (Part.ANTENNA, re.compile(r"\bantennas?\b", re.IGNORECASE)),
)


@clause("A-3", "LTR-PO")
def part_of(description: str) -> Part:
    """What a line buys, by the words of its description: pairs, units, antennas or accessories."""
    return next((part for part, words in WORDS_OF_PARTS if words.search(description)), Part.ACCESSORY)


@clause("EXA-1b", "A-3")
def as_read(order: OrderFacts, readings: Readings) -> OrderFacts:
    """The order with the pairs its batch counts as the first batch is read: 204, 347, or a number typed (AMB-06)."""
    pairs = readings.initial_pairs
    if order.batch != FIRST_BATCH or pairs == RECOMMENDED.initial_pairs or not pairs.isdecimal():
        return order
    return replace(order, batch_pairs=int(pairs))


def bought_orders(orders: Sequence[OrderFacts], as_of: date) -> tuple[OrderFacts, ...]:
    """The orders that stand on a day, by batch."""
    return tuple(sorted((one for one in orders if one.stands(as_of)), key=lambda one: one.batch))


@clause("EXA-1a")
def ordered(orders: Sequence[OrderFacts], as_of: date) -> int:
    """How many pairs were ordered by a day, those sold back since among them."""
    return sum(one.batch_pairs for one in bought_orders(orders, as_of))


@clause("EXA-1a", "EXA-1b", "LTR-1", "LTR-PO", "EXA-5")
def bought(orders: Sequence[OrderFacts], as_of: date) -> Known[int]:
    """How many pairs are bought by a day: the contract's pairs of every batch less those sold back (AMB-06, AMB-31)."""
    standing = bought_orders(orders, as_of)
    facts = [(f"Batch {one.batch}, {one.number}", _batch_words(one)) for one in standing]
    back = {one.number: sum(day <= as_of for day in one.sold_back) for one in standing}
    facts += [(f"Sold back of {number}", counted(pairs, "pair")) for number, pairs in back.items() if pairs]
    upgraded = any(back.values()) or any(one.replaces for one in standing)
    rule = "The pairs of every batch ordered by that day" + (", less those sold back" if upgraded else "")
    forms = tuple(one.form for one in standing if one.form)
    cited = ("EXA-1a", "EXA-1b", "LTR-1", *forms, *(("EXA-5",) if upgraded else ()))
    readings = ("AMB-06", *(("AMB-31",) if upgraded else ()))
    total = sum(one.batch_pairs for one in standing) - sum(back.values())
    return Known(total, Why(rule, cited, tuple(facts), readings=readings))


def _batch_words(order: OrderFacts) -> str:
    """What a batch bought and when, and whose pairs it replaces."""
    words = f"{counted(order.batch_pairs, 'pair')} on {day_words(order.ordered_on)}"
    return f"{words}, for those sold back in {order.replaces}" if order.replaces else words


@clause("EXA-1a")
def left_to_buy(orders: Sequence[OrderFacts], terms: Terms, as_of: date) -> Known[int]:
    """How many of the committed pairs are not bought yet."""
    total, done = terms.equipment.total_pairs, bought(orders, as_of)
    facts = (("Committed", counted(total, "pair")), *done.why.facts)
    why = Why("Committed pairs less those bought", ("EXA-1a",), facts, readings=done.why.readings)
    return Known(total - done.value, why)


@clause("EXA-1a")
def why_not_order(pairs: int, orders: Sequence[OrderFacts], terms: Terms, on: date) -> str | None:
    """Why a batch of so many pairs cannot be ordered, or None: the total may not pass the 500."""
    if pairs < 1:
        return "An order buys at least one pair (A-1(a))."
    left, total = left_to_buy(orders, terms, on).value, terms.equipment.total_pairs
    if pairs <= left:
        return None
    over = f"{counted(pairs, 'pair')} would bring the total to {total - left + pairs}"
    return f"{over}; the agreement ends at {total}, of which {left} are left to buy (A-1(a))."


@clause("EXA-1a", "A-3")
def why_not_issue_order(order: OrderFacts, others: Sequence[OrderFacts], terms: Terms, on: date) -> str | None:
    """Why a drafted order cannot be issued, or None; a missing price does not bar it, it prints as not entered."""
    if order.cancelled_on is not None:
        return f"{order.number} was cancelled on {day_words(order.cancelled_on)}."
    if order.issued_on is not None:
        return f"{order.number} was issued on {day_words(order.issued_on)}."
    if not order.lines:
        return f"{order.number} has no lines. An order needs at least one (A-3)."
    return why_not_order(order.batch_pairs, [one for one in others if one.number != order.number], terms, on)


@dataclass(frozen=True, slots=True)
class Ends:
    """How many of each thing the lines of one radio type list, against the pairs they should make."""

    radio: str
    pairs: int
    idu: int
    odu: int
    antenna: int

    @property
    def balanced(self) -> bool:
        """Whether indoor units, outdoor units and antennas each come to two for every pair."""
        return self.idu == self.odu == self.antenna == 2 * self.pairs

    @property
    def words(self) -> str:
        """What is listed beside what the pairs need."""
        listed_ends = f"indoor units {self.idu}, outdoor units {self.odu}, antennas {self.antenna}"
        return f"{counted(self.pairs, 'pair')} need {2 * self.pairs} of each; {listed_ends}"


@clause("A-3", "LTR-PO")
def ends(order: OrderFacts) -> tuple[Ends, ...]:
    """What an order lists for the ends of its pairs, one for each radio type in the order of the lines."""
    radios = dict.fromkeys([line.radio for line in order.lines] + list(order.listed))

    def total(radio: str, part: Part) -> int:
        lines = [(line.quantity, line.part or part_of(line.description)) for line in order.lines if line.radio == radio]
        whole = 2 * sum(quantity for quantity, what in lines if what is Part.PAIR)
        return whole + sum(quantity for quantity, what in lines if what is part)

    return tuple(
        Ends(
            radio,
            order.listed.get(radio, 0),
            total(radio, Part.IDU),
            total(radio, Part.ODU),
            total(radio, Part.ANTENNA),
        )
        for radio in radios
    )


@clause("A-3", "LTR-PO")
def ends_warning(order: OrderFacts) -> str | None:
    """Why the ends of an order do not come to two for every pair, or None (K5)."""
    odd = [
        f"{counted(one.idu, 'indoor unit')}, {counted(one.odu, 'outdoor unit')} and "
        f"{counted(one.antenna, 'antenna')} for {counted(one.pairs, f'{one.radio} pair'.strip())}"
        for one in ends(order)
        if not one.balanced
    ]
    return f"{order.number} lists {listed(odd)}; every pair needs two of each." if odd else None


@clause("A-3", "LTR-PO")
def ends_why(order: OrderFacts) -> Why:
    """What an order lists for the ends of its pairs, beside what they need."""
    facts = tuple((one.radio or "Radio not named", one.words) for one in ends(order))
    rule = "Every pair needs two indoor units, two outdoor units and two antennas, one for each end"
    return Why(rule, (order.form or "A-3",), facts)


@clause("EXA-1b", "A-3", "LTR-1")
def lines_warning(order: OrderFacts) -> str | None:
    """That an order lists another number of pairs than the contract counts for its batch, or None (K6, AMB-06)."""
    if not order.listed or order.listed_pairs == order.batch_pairs:
        return None
    difference = order.listed_pairs - order.batch_pairs
    words = f"{abs(difference)} {'more' if difference > 0 else 'fewer'}"
    lists = f"{order.number} lists {counted(order.listed_pairs, 'pair')}"
    return f"{lists}, {words} than the {order.batch_pairs} the contract counts for batch {order.batch}."


@clause("EXA-1b", "EXA-3", "A-3")
def lines_why(order: OrderFacts, readings: Readings) -> Why:
    """What an order lists beside what the contract counts, and which schedule its shipments follow (AMB-07)."""
    facts = [(radio, counted(number, "pair")) for radio, number in order.listed.items()]
    facts += [("Listed", counted(order.listed_pairs, "pair")), ("Counted", counted(order.batch_pairs, "pair"))]
    if order.batch == FIRST_BATCH:
        facts.append(("Schedule 1-A of Exhibit A, 3", f"read as Schedule {readings.order_schedule}"))
    rule = "The pairs of the order's lines beside those of its batch; the agreement goes before an order (13.14)"
    return Why(rule, ("EXA-1b", "A-3", "MA-13.14"), tuple(facts), readings=("AMB-06", "AMB-07"))


@clause("A-3", "EXA-2a")
def order_total(order: OrderFacts) -> Known[Decimal] | Unknown:
    """What an order costs, or how many of its lines have no price."""
    rule = "Quantity times unit price, over all lines"
    unpriced = sum(line.price is None for line in order.lines)
    if unpriced:
        has = "has" if unpriced == 1 else "have"
        missing = f"{counted(unpriced, 'line')} {has} no price"
        return Unknown(missing, Why(rule, ("A-3",), (("Lines priced", f"{len(order.lines) - unpriced}"),)))
    return Known(priced_total(order), Why(rule, ("A-3",), (("Lines priced", f"{len(order.lines)}"),)))


@clause("A-3")
def priced_total(order: OrderFacts) -> Decimal:
    """What the lines with a price come to."""
    return sum((line.price * line.quantity for line in order.lines if line.price is not None), Decimal("0.00"))
