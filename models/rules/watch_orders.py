"""What the watch says of orders and shipments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.rules.clause import clause, day_words
from models.rules.findings import Finding, Urgency
from models.rules.purchasing import (
    FIRST_BATCH,
    OrderFacts,
    bought_orders,
    ends_warning,
    ends_why,
    lines_warning,
    lines_why,
)
from models.rules.shipping import ShipmentFacts, memorandum_warning, shipped_warning
from models.rules.state import State
from models.rules.words import Side, counted

__all__ = [
    "batches_without_order",
    "ends_unbalanced",
    "lines_differ",
    "memorandum_missing",
    "shipped_beyond",
]


def _orders(state: State) -> tuple[OrderFacts, ...]:
    """The orders that stand on the day looked from."""
    return bought_orders(state.stock.orders, state.as_of)


def _shipments(state: State) -> list[ShipmentFacts]:
    """The shipments made by the day looked from."""
    return [one for one in state.shipments if one.shipped_on <= state.as_of]


def _warning(code: str, clause_id: str, subject: str, sentence: str, record: tuple[str, str], party: Side) -> Finding:
    """Something about an order or a shipment that stands until its records are put right."""
    return Finding(code, clause_id, subject, sentence, party, record, chip="Check", urgency=Urgency.STANDING)


@clause("EXA-1b", "LTR-1")
def batches_without_order(state: State) -> Iterator[Finding]:
    """C1: every batch the terms fix for which no purchase order is recorded."""
    recorded = {order.batch for order in _orders(state)}
    for batch in state.terms.equipment.batch:
        if batch.date > state.as_of or batch.number in recorded:
            continue
        yield Finding(
            "C1",
            batch.clause,
            f"Record the order for batch {batch.number}",
            f"{state.customer} bought {counted(batch.pairs, 'pair')} on {day_words(batch.date)}; no purchase order for "
            "them is recorded, so they are not counted.",
            Side.CUSTOMER,
            ("batch", str(batch.number)),
            chip="Not recorded",
            detail=counted(batch.pairs, "pair"),
            act="draft_order",
            button="Draft order",
        )


@clause("A-3", "LTR-PO")
def ends_unbalanced(state: State) -> Iterator[Finding]:
    """K5: every order whose ends do not come to two of each for every pair."""
    for order in _orders(state):
        if sentence := ends_warning(order):
            cited, subject = order.form or "A-3", f"{order.number}: ends do not balance"
            found = _warning("K5", cited, subject, sentence, ("order", order.number), Side.CUSTOMER)
            yield replace(found, why=ends_why(order))


@clause("EXA-1b", "EXA-3", "A-3", "LTR-1")
def lines_differ(state: State) -> Iterator[Finding]:
    """K6: every order that lists another number of pairs than the contract counts (AMB-06, AMB-07)."""
    for order in _orders(state):
        if sentence := lines_warning(order):
            subject = f"{order.number} lists {order.listed_pairs} pairs, the contract counts {order.batch_pairs}"
            if order.batch == FIRST_BATCH and state.readings.order_schedule == "A-1":
                sentence += " Schedule 1-A is read as Schedule A-1: its lines do not bind the shipments (AMB-07)."
            found = _warning("K6", "EXA-1b", subject, sentence, ("order", order.number), Side.CUSTOMER)
            yield replace(found, why=lines_why(order, state.readings))


@clause("EXA-3", "EXA-1b")
def shipped_beyond(state: State) -> Iterator[Finding]:
    """K7: every order against which more was shipped than the contract counts."""
    shipments = _shipments(state)
    for order in _orders(state):
        if sentence := shipped_warning(order, shipments):
            yield _warning(
                "K7",
                "EXA-3",
                f"{order.number}: more shipped than counted",
                sentence,
                ("order", order.number),
                Side.WINSTAR,
            )


@clause("EXA-4")
def memorandum_missing(state: State) -> Iterator[Finding]:
    """K7: every shipment without exactly one package that holds the packing memorandum."""
    for shipment in _shipments(state):
        if sentence := memorandum_warning(shipment):
            subject = f"{shipment.number}: packing memorandum"
            yield _warning("K7", "EXA-4", subject, sentence, ("shipment", shipment.number), Side.WINSTAR)
