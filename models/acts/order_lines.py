"""Acts on the lines of an order: what is ordered, how many, and for how much each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.purchasing import Part, part_of
from models.rules.words import counted
from models.tables import Order, OrderLine, OrderPairs

__all__ = [
    "LineFact",
    "add_order_line",
    "count_pairs",
    "draft_of",
    "edit_order_line",
    "new_lines",
    "paste_order_lines",
    "remove_order_line",
    "type_price",
]

MOST = 1_000_000
RADIO = re.compile(r"\b(OC|DS)[- ]?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line as it is typed or pasted; radio type and part are read out of the description when left out."""

    description: str
    quantity: int
    radio: str = ""
    part: Part | None = None
    price: Decimal | None = None


def draft_of(doing: Doing, number: str) -> Order:
    """The order of that number, if it is a draft still; its lines and terms are fixed once it is issued."""
    row = records.order(doing.session, number)
    if row.cancelled_on is not None:
        raise Refusal(f"{number} was cancelled on {day_words(row.cancelled_on)}.", "A-3")
    if row.issued_on is not None:
        issued = day_words(row.issued_on)
        raise Refusal(f"{number} was issued on {issued}; what it orders is fixed. Prices can still be typed.", "A-3")
    return row


def new_lines(lines: Iterable[LineFact], known: Sequence[OrderLine] = ()) -> list[OrderLine]:
    """Lines to go behind those an order has, each checked."""
    radios = {line.radio for line in known if line.radio}
    made: list[OrderLine] = []
    for position, line in enumerate(lines, len(known) + 1):
        part = line.part or part_of(line.description)
        row = OrderLine(
            position=position,
            radio=_radio(line, part, radios),
            part=part.value,
            description=_described(line.description),
            quantity=_quantity(line.quantity),
            price=_price(line.price),
        )
        radios |= {row.radio} - {""}
        made.append(row)
    return made


def _described(text: str) -> str:
    """A description on one line; a Refusal when there is none."""
    words = " ".join(text.split())
    if not words:
        raise Refusal("Describe what the line orders.", "A-3")
    return words


def _quantity(quantity: int) -> int:
    """A quantity that can be ordered."""
    if not 1 <= quantity <= MOST:
        raise Refusal(f"The quantity has to be between 1 and {MOST:,}; {quantity} is not.", "A-3")
    return quantity


def _price(price: Decimal | None) -> Decimal | None:
    """A price in whole cents, or None while it is not entered."""
    if price is None:
        return None
    if price < 0 or price >= 10**12 or price != round(price, 2):
        raise Refusal(f"{price} is not a price in dollars and whole cents.", "A-3")
    return price


def _radio(line: LineFact, part: Part, radios: set[str]) -> str:
    """The radio type of a line: as given, as its description says, or the only one the order has."""
    if line.radio.strip():
        return line.radio.strip()
    if found := RADIO.search(line.description):
        return f"{found[1].upper()}-{found[2]}"
    if len(radios) == 1:
        return next(iter(radios))
    if part is Part.ACCESSORY:
        return ""
    raise Refusal(f"Say whether “{line.description}” is for OC-3 or DS-3 pairs.", "A-3")


def count_pairs(doing: Doing, order: Order, lines: Sequence[OrderLine]) -> None:
    """Counts the pairs an order's lines make up, two outdoor units to a pair; the batch of an own order follows."""
    units: dict[str, int] = {}
    for line in lines:
        each = {Part.ODU: 1, Part.PAIR: 2}.get(Part(line.part), 0)
        if each and line.radio:
            units[line.radio] = units.get(line.radio, 0) + each * line.quantity
    wanted = {radio: count // 2 for radio, count in units.items() if count > 1}
    for row in order.pairs:
        if row.radio in wanted:
            row.pairs = wanted[row.radio]
        else:
            doing.session.delete(row)
    known = {row.radio for row in order.pairs}
    order.pairs.extend(OrderPairs(radio=radio, pairs=wanted[radio]) for radio in wanted if radio not in known)
    if not order.form:
        order.batch_pairs = sum(wanted.values())


def _line(order: Order, position: int) -> OrderLine:
    """The line at a position."""
    row = next((line for line in order.lines if line.position == position), None)
    if row is None:
        raise Refusal(f"{order.number} has no line {position}; it has {counted(len(order.lines), 'line')}.", "A-3")
    return row


@act(says="Added line {line} to {order}: {quantity} × {description}")
def add_order_line(
    doing: Doing,
    *,
    order: str,
    description: str,
    quantity: int,
    radio: str = "",
    part: Part | None = None,
    price: Decimal | None = None,
) -> Mapping[str, object]:
    """Adds one line to a drafted order (A-3)."""
    row = draft_of(doing, order)
    [line] = new_lines([LineFact(description, quantity, radio, part, price)], row.lines)
    row.lines.append(line)
    count_pairs(doing, row, row.lines)
    return {"line": line.position}


@act(says="Pasted {count} into {order}")
def paste_order_lines(doing: Doing, *, order: str, lines: tuple[LineFact, ...]) -> Mapping[str, object]:
    """Adds many lines to a drafted order, all of them or none (A-3)."""
    row = draft_of(doing, order)
    if not lines:
        raise Refusal("There are no lines to paste.", "A-3")
    row.lines.extend(new_lines(lines, row.lines))
    count_pairs(doing, row, row.lines)
    return {"count": counted(len(lines), "line")}


@act(says="Changed line {line} of {order}")
def edit_order_line(
    doing: Doing,
    *,
    order: str,
    line: int,
    description: str | None = None,
    quantity: int | None = None,
    radio: str | None = None,
    part: Part | None = None,
) -> Mapping[str, object]:
    """Changes one line of a drafted order; what is left out stays (A-3)."""
    row = draft_of(doing, order)
    changed = _line(row, line)
    if description is not None:
        changed.description = _described(description)
    if quantity is not None:
        changed.quantity = _quantity(quantity)
    if radio is not None:
        changed.radio = radio.strip()
    if part is not None:
        changed.part = part.value
    count_pairs(doing, row, row.lines)
    return {}


@act(says="Removed line {line} of {order}: {description}")
def remove_order_line(doing: Doing, *, order: str, line: int) -> Mapping[str, object]:
    """Takes one line out of a drafted order; the lines behind it move up (A-3)."""
    row = draft_of(doing, order)
    gone = _line(row, line)
    left = [one for one in row.lines if one is not gone]
    for position, one in enumerate(left, 1):
        one.position = position
    count_pairs(doing, row, left)
    doing.session.delete(gone)
    return {"description": gone.description}


@act(says="{words} for line {line} of {order}")
def type_price(doing: Doing, *, order: str, line: int, price: Decimal | None) -> Mapping[str, object]:
    """Types the unit price of a line, or takes it out again; also after the order was issued (A-3)."""
    row = records.order(doing.session, order)
    if row.cancelled_on is not None:
        raise Refusal(f"{order} was cancelled on {day_words(row.cancelled_on)}.", "A-3")
    _line(row, line).price = _price(price)
    return {"words": "Took out the price" if price is None else f"Typed {price:,.2f}"}
