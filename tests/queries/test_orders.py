"""How orders, shipments and pairs are named as far as they have come, and orders as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.orders import cancel_order, draft_order
from models.acts.pairs import receive_pairs
from models.acts.shipments import CountedPairs, ship_pairs
from models.pair_review import Mark
from models.queries.orders import OrderRow, OrderStanding, orders, pairs_words
from models.queries.pairs import PairStanding
from models.queries.shipments import ShipmentStanding
from models.store import Store
from tests.builders import JUNE_30, do
from tests.story import BOX, DEPOT, RECEIVED, SHIPPED, ordered_book, serials


def rows(store: Store, as_of: date) -> list[OrderRow]:
    with store.reading() as session:
        return orders(session, as_of)


def test_standings_are_named_in_plain_words() -> None:
    assert [one.words for one in OrderStanding] == [
        "Draft",
        "Issued",
        "Part shipped",
        "Shipped",
        "Received",
        "Cancelled",
    ]
    assert [one.words for one in ShipmentStanding] == ["In transit", "Part received", "Received"]
    assert [one.words for one in PairStanding][-6:] == [
        "Deemed installed",
        "Under repair",
        "Sold back",
        "Lost",
        "Repossessed",
        "Sold under security",
    ]
    assert [one.words for one in Mark] == ["Matched", "New", "Missing", "Extra", "Repeated"]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ({}, "No pairs yet"),
        ({"OC-3": 1}, "1 OC-3 radio pair"),
        ({"OC-3": 75, "DS-3": 272}, "75 OC-3 and 272 DS-3 radio pairs"),
    ],
)
def test_a_heading_counts_the_pairs(pairs: dict[str, int], words: str) -> None:
    assert pairs_words(pairs) == words


def test_an_order_is_seen_as_it_was_known_on_a_day(any_store: Store) -> None:
    ordered_book(any_store)
    do(any_store, draft_order, SHIPPED, pairs={"OC-3": 4})
    do(any_store, cancel_order, RECEIVED, order="PO-002")
    assert rows(any_store, date(2000, 6, 29)) == []
    assert [(row.number, row.standing) for row in rows(any_store, JUNE_30)] == [("PO-001", OrderStanding.ISSUED)]
    assert [row.standing for row in rows(any_store, SHIPPED)] == [OrderStanding.DRAFT, OrderStanding.ISSUED]
    assert [row.standing for row in rows(any_store, RECEIVED)] == [OrderStanding.CANCELLED, OrderStanding.ISSUED]
    assert rows(any_store, RECEIVED)[0].warnings == ()


def test_an_order_is_received_when_all_that_was_shipped_has_come(store: Store) -> None:
    ordered_book(store)
    facts = {"shipped_on": SHIPPED, "packages": BOX, "pairs": serials(4)}
    do(store, ship_pairs, SHIPPED, order="PO-001", counted_pairs=(CountedPairs("DS-3", 200),), **facts)
    tags = tuple(f"P-{number:04d}" for number in range(1, 205))
    for part in (tags[:4], tags[4:]):
        facts = {"shipment": "SH-0001", "received_on": RECEIVED, "place": DEPOT, "unscanned": part}
        do(store, receive_pairs, RECEIVED, **facts)
        [row] = rows(store, RECEIVED)
        assert row.standing is (OrderStanding.RECEIVED if row.received == 204 else OrderStanding.SHIPPED)
    assert (row.shipped, row.received, row.batch_pairs) == (204, 204, 204)
