"""Purchase orders as of a day: their lines and prices, what was shipped and received, and what is odd about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.queries.book import readings, terms
from models.queries.filled import holds
from models.queries.movements import moves, received_on
from models.rules.clause import Known, Unknown, day_words
from models.rules.inventory import PlaceKind
from models.rules.purchasing import (
    Ends,
    LineFacts,
    OrderFacts,
    Part,
    as_read,
    bought_orders,
    ends,
    ends_warning,
    lines_warning,
    order_total,
    priced_total,
    why_not_issue_order,
)
from models.rules.shipping import ShipmentFacts, shipped_warning
from models.rules.terms import Terms
from models.rules.words import counted, listed
from models.tables import Movement, Order, OrderLine, OrderPairs, Pair, Place, Shipment
from models.tables.cases import Upgrade

__all__ = [
    "OrderDetail",
    "OrderLineRow",
    "OrderRow",
    "OrderStanding",
    "RadioRow",
    "last_day",
    "order",
    "order_facts",
    "orders",
    "pairs_words",
]


SOLD_BACK = PlaceKind.SOLD_BACK


class OrderStanding(StrEnum):
    """How far an order has come (10.5 of the register)."""

    DRAFT = "draft"
    ISSUED = "issued"
    PART_SHIPPED = "part_shipped"
    SHIPPED = "shipped"
    RECEIVED = "received"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """How the standing is named on screen."""
        return "Part shipped" if self is OrderStanding.PART_SHIPPED else self.capitalize()


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as a list shows it; `total` is None while a line has no price."""

    number: str
    batch: int
    heading: str
    form: str
    ordered_on: date
    issued_on: date | None
    cancelled_on: date | None
    lines: int
    listed: int  # pairs its lines make up
    batch_pairs: int  # pairs the contract counts
    shipped: int
    received: int
    total: Decimal | None
    unpriced: int
    standing: OrderStanding
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderLineRow:
    """One line of an order; without a price it has no amount either."""

    position: int
    radio: str
    part: str
    description: str
    quantity: int
    price: Decimal | None
    extended: Decimal | None


@dataclass(frozen=True, slots=True)
class RadioRow:
    """The pairs of one radio type of an order: listed by its lines, shipped and received."""

    radio: str
    listed: int
    shipped: int
    received: int


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """A whole order: its row, lines, terms of delivery, and where it stands in the commitment of 500 pairs."""

    row: OrderRow
    lines: tuple[OrderLineRow, ...]
    radios: tuple[RadioRow, ...]
    ends: tuple[Ends, ...]
    total: Known[Decimal] | Unknown
    priced_total: Decimal
    before: int  # pairs of the orders before this one
    after: int
    committed: int
    deliver_by: date | None
    ship_on: date | None  # as the agreement's own form says
    ship_to: tuple[str, ...]
    attention: str
    telephone: str
    delivery_terms: str
    payment_terms: str
    routing: tuple[str, ...]  # every instruction with its day, oldest first
    why_not_issue: str | None

    @property
    def running_words(self) -> str:
        """Where the order stands in the commitment: 24 pairs, 310 ordered before, 334 of 500 after."""
        pairs = counted(self.row.batch_pairs, "pair")
        return f"{pairs}, {self.before} ordered before, {self.after} of {self.committed} after"


def order_facts(
    session: Session, numbers: Iterable[str] | None = None, as_of: date = date.max
) -> dict[str, OrderFacts]:
    """What the rules look at, by order number: all orders, or those named, as their batches are read on a day."""
    query = select(
        Order.id,
        Order.number,
        Order.ordered_on,
        Order.batch,
        Order.batch_pairs,
        Order.form,
        Order.issued_on,
        Order.cancelled_on,
    ).order_by(Order.batch)
    if numbers is not None:
        query = query.where(Order.number.in_(tuple(numbers)))
    lines = _lines(session)
    pairs: dict[int, dict[str, int]] = defaultdict(dict)
    for row in session.execute(select(OrderPairs.order_id, OrderPairs.radio, OrderPairs.pairs).order_by(OrderPairs.id)):
        pairs[row.order_id][row.radio] = row.pairs
    back, replaces, in_force = _sold_back(session), _replacements(session), readings(session, as_of)
    found = (
        OrderFacts(
            row.number,
            row.ordered_on,
            row.batch,
            row.batch_pairs,
            row.form,
            row.issued_on,
            row.cancelled_on,
            tuple(lines[row.id]),
            pairs[row.id],
            tuple(back[row.id]),
            replaces.get(row.id, ""),
        )
        for row in session.execute(query)
    )
    return {one.number: as_read(one, in_force) for one in found}


def _sold_back(session: Session) -> dict[int, list[date]]:
    """The day of every pair sold back, by the order it was bought on; it does not come back from there."""
    gone = select(Movement.tag).join(Place, Place.id == Movement.to_place_id).where(Place.kind == SOLD_BACK.value)
    rows = session.execute(select(Pair.tag, Pair.order_id).where(Pair.tag.in_(gone)).order_by(Pair.id)).all()
    ways = moves(session, tags=[row.tag for row in rows]) if rows else {}
    found: dict[int, list[date]] = defaultdict(list)
    for row in rows:
        last = ways[row.tag][-1]
        if last.to_kind is SOLD_BACK:
            found[row.order_id].append(last.on)
    return found


def _replacements(session: Session) -> dict[int, str]:
    """The upgrade whose pairs an order replaces, by the order."""
    if not holds(session, Upgrade):
        return {}
    query = select(Upgrade.order_id, Upgrade.number).where(Upgrade.order_id.is_not(None))
    return {order: number for order, number in session.execute(query) if order is not None}


def _lines(session: Session) -> dict[int, list[LineFacts]]:
    """The lines of every order, by its id."""
    rows = session.execute(
        select(
            OrderLine.order_id,
            OrderLine.description,
            OrderLine.quantity,
            OrderLine.radio,
            OrderLine.part,
            OrderLine.price,
        ).order_by(OrderLine.order_id, OrderLine.position)
    )
    found: dict[int, list[LineFacts]] = defaultdict(list)
    for row in rows:
        found[row.order_id].append(LineFacts(row.description, row.quantity, row.radio, Part(row.part), row.price))
    return found


def last_day(facts: Iterable[OrderFacts], day: date) -> date:
    """A day by which every order recorded so far is known, so that a later one still counts against the commitment."""
    days = [one for fact in facts for one in (fact.ordered_on, fact.issued_on) if one is not None]
    return max([day, *days])


def _seen(facts: OrderFacts, as_of: date) -> OrderFacts:
    """An order as it was known on a day."""
    issued = facts.issued_on if facts.issued_on is not None and facts.issued_on <= as_of else None
    cancelled = facts.cancelled_on if facts.cancelled_on is not None and facts.cancelled_on <= as_of else None
    return replace(facts, issued_on=issued, cancelled_on=cancelled)


Tally = Mapping[tuple[str, str], int]
"""How many pairs, by order and radio type."""


def _tallies(session: Session, as_of: date) -> tuple[Tally, Tally]:
    """How many pairs were shipped, and how many received, by a day."""
    rows = session.execute(
        select(Order.number, Pair.radio, Pair.tag)
        .join(Order, Order.id == Pair.order_id)
        .join(Shipment, Shipment.id == Pair.shipment_id)
        .where(Shipment.shipped_on <= as_of)
    ).all()
    ways = moves(session, as_of) if rows else {}
    shipped = Counter((row.number, row.radio) for row in rows)
    received = Counter((row.number, row.radio) for row in rows if received_on(ways.get(row.tag, ())))
    return shipped, received


def _of(tally: Tally, number: str) -> int:
    """How many pairs of one order."""
    return sum(count for (order_number, _), count in tally.items() if order_number == number)


def orders(session: Session, as_of: date) -> list[OrderRow]:
    """Every order dated by a day, the latest batch first; drafts among them."""
    shipped, received = _tallies(session, as_of)
    headings = {row.number: row.heading for row in session.execute(select(Order.number, Order.heading))}
    return [
        _row(_seen(facts, as_of), headings[number], shipped, received, as_of)
        for number, facts in reversed(order_facts(session, as_of=as_of).items())
        if facts.ordered_on <= as_of
    ]


def _row(facts: OrderFacts, heading: str, shipped: Tally, received: Tally, as_of: date) -> OrderRow:
    """One order as the list shows it."""
    gone, come = _of(shipped, facts.number), _of(received, facts.number)
    total = order_total(facts)
    return OrderRow(
        facts.number,
        facts.batch,
        heading or pairs_words(facts.listed),
        facts.form,
        facts.ordered_on,
        facts.issued_on,
        facts.cancelled_on,
        len(facts.lines),
        facts.listed_pairs,
        facts.batch_pairs,
        gone,
        come,
        total.value if isinstance(total, Known) and facts.lines else None,
        sum(line.price is None for line in facts.lines),
        _standing(facts, gone, come),
        _warnings(facts, gone, as_of),
    )


def pairs_words(pairs: Mapping[str, int]) -> str:
    """The pairs of an order as its heading names them: 75 OC-3 and 272 DS-3 radio pairs."""
    parts = [f"{count} {radio}" for radio, count in pairs.items()]
    return f"{listed(parts)} radio {'pair' if list(pairs.values()) == [1] else 'pairs'}" if parts else "No pairs yet"


def _standing(facts: OrderFacts, shipped: int, received: int) -> OrderStanding:
    """How far an order has come; it is shipped when the pairs the contract counts are."""
    if facts.cancelled_on is not None:
        return OrderStanding.CANCELLED
    if facts.issued_on is None:
        return OrderStanding.DRAFT
    if not shipped:
        return OrderStanding.ISSUED
    if shipped < facts.batch_pairs:
        return OrderStanding.PART_SHIPPED
    return OrderStanding.RECEIVED if received == shipped else OrderStanding.SHIPPED


def _warnings(facts: OrderFacts, shipped: int, as_of: date) -> tuple[str, ...]:
    """What is odd about an order, in sentences (K5, K6, K7)."""
    if facts.cancelled_on is not None or not facts.lines:
        return ()
    shipments = (ShipmentFacts("", facts.number, as_of, shipped),)
    found = (lines_warning(facts), ends_warning(facts), shipped_warning(facts, shipments))
    return tuple(one for one in found if one)


def order(session: Session, number: str, as_of: date) -> OrderDetail:
    """One order whole; a Refusal says that there is none by a day."""
    row = session.scalar(select(Order).where(Order.number == number, Order.ordered_on <= as_of))
    if row is None:
        raise Refusal(f"There is no order {number} in this book on {day_words(as_of)}.")
    everything = order_facts(session, as_of=as_of)
    facts, others = _seen(everything[number], as_of), [one for key, one in everything.items() if key != number]
    shipped, received = _tallies(session, as_of)
    in_force = terms(session, as_of)
    form = in_force.form(row.form)
    before = sum(one.batch_pairs for one in bought_orders(others, as_of) if _earlier(one, facts))
    return OrderDetail(
        row=_row(facts, row.heading, shipped, received, as_of),
        lines=tuple(_line(line) for line in row.lines),
        radios=tuple(
            RadioRow(radio, pairs, shipped.get((number, radio), 0), received.get((number, radio), 0))
            for radio, pairs in facts.listed.items()
        ),
        ends=ends(facts),
        total=order_total(facts),
        priced_total=priced_total(facts),
        before=before,
        after=before + facts.batch_pairs,
        committed=in_force.equipment.total_pairs,
        deliver_by=row.deliver_by,
        ship_on=form.ship_date if form else None,
        ship_to=tuple(row.ship_to.splitlines()),
        attention=row.attention,
        telephone=row.telephone,
        delivery_terms=row.delivery_terms,
        payment_terms=row.payment_terms,
        routing=_routing(row.routing, as_of),
        why_not_issue=_why_not_issue(facts, others, in_force, as_of),
    )


def _routing(log: str, as_of: date) -> tuple[str, ...]:
    """The routing instructions given by a day; each line of the log begins with its own."""
    lines = sorted(log.splitlines(), key=lambda line: line[:10])
    return tuple(line for line in lines if line[:10] <= as_of.isoformat())


def _earlier(one: OrderFacts, than: OrderFacts) -> bool:
    """Whether an order comes before another; before a draft come all that stand."""
    return than.issued_on is None or (one.ordered_on, one.batch) < (than.ordered_on, than.batch)


def _why_not_issue(facts: OrderFacts, others: list[OrderFacts], in_force: Terms, as_of: date) -> str | None:
    """Why an order cannot be issued on a day, or None; an order already issued needs no reason."""
    if facts.issued_on is not None:
        return None
    return why_not_issue_order(facts, others, in_force, last_day(others, as_of))


def _line(line: OrderLine) -> OrderLineRow:
    """One line with its amount."""
    extended = None if line.price is None else line.price * line.quantity
    return OrderLineRow(line.position, line.radio, line.part, line.description, line.quantity, line.price, extended)
