"""Shipments pass title and risk, hold one packing memorandum, and never more than was ordered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.orders import cancel_order, draft_order, issue_order, route_order
from models.acts.pairs import correct_serial, move_pairs
from models.acts.shipments import CountedPairs, PackageFact, ShippedPair, ship_pairs
from models.errors import Refusal
from models.queries.movements import moves
from models.queries.orders import OrderStanding, orders
from models.queries.pairs import PairStanding, pairs
from models.queries.shipments import ShipmentStanding, shipment, shipment_facts, shipments
from models.store import Store
from tests.builders import do, result
from tests.story import BOX, SHIPPED, ordered_book, serials, ship

NOV_28 = date(2000, 11, 28)


def send(store: Store, **facts: Any) -> str:
    given = {"order": "PO-001", "shipped_on": SHIPPED, "packages": BOX, **facts}
    return result(do(store, ship_pairs, SHIPPED, **given), "shipment")


def test_shipped_pairs_are_customers_and_in_transit_with_their_serials(any_store: Store) -> None:
    ordered_book(any_store)
    done = do(any_store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=serials(2))
    assert done.sentence == "Shipped 2 pairs of PO-001 as SH-0001"
    assert done.result["memorandum"] == "PM-0001"
    with any_store.reading() as session:
        rows = pairs(session, SHIPPED)
        [row] = shipments(session, SHIPPED)
    assert [(one.tag, one.standing, one.place, one.ends) for one in rows] == [
        ("P-0002", PairStanding.IN_TRANSIT, "In transit", ("NEC-0002-A", "NEC-0002-B")),
        ("P-0001", PairStanding.IN_TRANSIT, "In transit", ("NEC-0001-A", "NEC-0001-B")),
    ]
    assert (row.standing, row.risk) == (ShipmentStanding.IN_TRANSIT, "in transit, SAVVIS's risk")


def test_pairs_can_be_shipped_by_count_or_with_one_serial(any_store: Store) -> None:
    ordered_book(any_store)
    number = send(any_store, pairs=(ShippedPair("OC-3", near="A1"),), counted_pairs=(CountedPairs("DS-3", 3, 1),))
    with any_store.reading() as session:
        found = shipment(session, number, SHIPPED)
        rows = pairs(session, SHIPPED)
    assert found.row.radios == {"OC-3": 1, "DS-3": 3}
    assert [pair.package for pair in found.pairs] == [None, 1, 1, 1]
    assert [(row.scanned, row.one_end_missing) for row in rows] == [(0, False), (0, False), (0, False), (1, True)]


def test_the_packages_are_kept_with_the_one_that_holds_the_memorandum(store: Store) -> None:
    ordered_book(store)
    boxes = (PackageFact("Outdoor units"), PackageFact("Indoor units", holds_memorandum=True))
    number = send(store, packages=boxes, pairs=(ShippedPair("OC-3", "A", "B", package=2),), carrier=" Overland ")
    with store.reading() as session:
        found = shipment(session, number, SHIPPED)
        [facts] = shipment_facts(session, SHIPPED)
    assert [(one.contents, one.holds_memorandum, one.pairs) for one in found.packages] == [
        ("Outdoor units", False, 0),
        ("Indoor units", True, 1),
    ]
    assert (found.row.carrier, found.row.memorandum_package, facts.pairs) == ("Overland", 2, 1)


def test_a_shipment_goes_where_the_order_says_by_its_last_routing(store: Store) -> None:
    ordered_book(store)
    do(store, route_order, date(2000, 7, 3), order="PO-001", words="By truck")
    do(store, route_order, SHIPPED, order="PO-001", words="By air: express", ship_to=("Depot", "1 Dock Rd"))
    number = send(store, pairs=serials(1))
    with store.reading() as session:
        row = shipment(session, number, SHIPPED).row
    assert (row.ship_to, row.routing) == (("Depot", "1 Dock Rd"), "By air: express")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "at least one pair"),
        ({"pairs": serials(1), "packages": ()}, "No package is named"),
        ({"pairs": serials(1), "packages": (PackageFact(),)}, "holds the packing memorandum"),
        ({"pairs": serials(1), "packages": (*BOX, *BOX)}, "only one may"),
        ({"pairs": (ShippedPair("OC-3", package=2),)}, "no package 2; the shipment has 1 package"),
        ({"counted_pairs": (CountedPairs("OC-3", 76),)}, "75 OC-3 pairs left to ship, not 76"),
        ({"counted_pairs": (CountedPairs("OC-12", 1),)}, "0 OC-12 pairs left"),
        ({"counted_pairs": (CountedPairs("OC-3", 1_000_000),)}, "347 pairs left"),
        ({"pairs": (*serials(1), ShippedPair("OC-3", "nec-0001 -a"))}, "listed twice: as the near end of pair 1"),
        ({"pairs": (ShippedPair("OC-3", "S", "S"),)}, "and as the far end of pair 1"),
        ({"pairs": serials(1), "shipped_on": date(2000, 6, 29)}, "cannot be shipped on Thu 29 Jun 2000"),
        ({"pairs": serials(1), "shipped_on": date(2000, 7, 6)}, "has not come yet"),
    ],
)
def test_a_shipment_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    ordered_book(store)
    with pytest.raises(Refusal, match=words):
        send(store, **facts)
    with store.reading() as session:
        assert shipments(session, NOV_28) == []


def test_a_serial_of_another_pair_in_the_book_is_refused_by_name(store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    with pytest.raises(Refusal, match=r"NEC-0002-B, the far end of pair 1, is in the book as an end of P-0002"):
        send(store, pairs=(ShippedPair("OC-3", "X", "NEC-0002-B"),))


def test_nothing_is_shipped_against_a_draft_or_a_cancelled_order(store: Store) -> None:
    number = result(do(store, draft_order, SHIPPED, pairs={"OC-3": 5}), "order")
    with pytest.raises(Refusal, match="Only an issued order"):
        send(store, order=number, pairs=serials(1))
    do(store, issue_order, SHIPPED, order=number)
    do(store, cancel_order, SHIPPED, order=number)
    with pytest.raises(Refusal, match="not in force"):
        send(store, order=number, pairs=serials(1))


def test_an_order_that_was_shipped_against_cannot_be_cancelled(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    with pytest.raises(Refusal, match="SH-0001 was shipped against it on Wed 5 Jul 2000, and title passed"):
        do(store, cancel_order, NOV_28, order="PO-001")


def test_an_order_shows_how_far_it_was_shipped(store: Store) -> None:
    number = result(do(store, draft_order, SHIPPED, pairs={"OC-3": 2}), "order")
    do(store, issue_order, SHIPPED, order=number)
    found = []
    for first in (0, 1, 2):
        if first:
            ship(store, 1, first, order=number)
        with store.reading() as session:
            found.append(orders(session, SHIPPED)[0].standing)
    assert found == [OrderStanding.ISSUED, OrderStanding.PART_SHIPPED, OrderStanding.SHIPPED]


def test_more_shipped_than_the_contract_counts_is_said_beside_the_order(store: Store) -> None:
    ordered_book(store)
    send(store, counted_pairs=(CountedPairs("DS-3", 205),))
    with store.reading() as session:
        [row] = orders(session, SHIPPED)
    assert row.warnings == (
        "PO-001 lists 347 pairs, 143 more than the 204 the contract counts for batch 1.",
        "205 pairs were shipped against PO-001; the contract counts 204 for batch 1.",
    )


def test_an_undone_shipment_leaves_its_opposite_movements_and_its_tags_are_not_used_again(any_store: Store) -> None:
    ordered_book(any_store)
    done = do(any_store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=serials(2))
    any_store.undo(done.act_id, SHIPPED)
    with any_store.reading() as session:
        assert (pairs(session, NOV_28), shipments(session, NOV_28), dict(moves(session))) == ([], [], {})
    again = do(any_store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=serials(1))
    assert (again.result["shipment"], again.result["tags"]) == ("SH-0001", ("P-0003",))


def test_a_shipment_is_undone_and_redone(any_store: Store) -> None:
    ordered_book(any_store)
    done = do(any_store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=serials(2))
    undone = any_store.undo(done.act_id, SHIPPED)
    any_store.undo(undone.act_id, SHIPPED)
    with any_store.reading() as session:
        assert [(row.tag, row.place) for row in pairs(session, SHIPPED)] == [
            ("P-0002", "In transit"),
            ("P-0001", "In transit"),
        ]


def test_a_shipment_whose_pairs_have_moved_on_is_not_undone(store: Store) -> None:
    ordered_book(store)
    done = do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=serials(1))
    do(store, move_pairs, SHIPPED, tags=("P-0001",), to="Lost", moved_on=SHIPPED, note="Truck burnt")
    with pytest.raises(Refusal, match="P-0001 has been moved since"):
        store.undo(done.act_id, SHIPPED)


def test_a_band_may_be_known_before_its_serial(any_store: Store) -> None:
    ordered_book(any_store)
    banded = (ShippedPair("OC-3", "NEC-1-A", near_band="3A", far_band="3B"),)
    facts = {"order": "PO-001", "shipped_on": SHIPPED, "packages": BOX, "pairs": banded}
    do(any_store, ship_pairs, SHIPPED, **facts)
    with any_store.reading() as session:
        [row] = pairs(session, SHIPPED)
    assert (row.near, row.far, row.near_band, row.far_band) == ("NEC-1-A", None, "3A", "3B")
    typed = do(any_store, correct_serial, SHIPPED, tag="P-0001", side="far", serial="NEC-1-B")
    assert typed.sentence == "Typed the far end of P-0001: NEC-1-B"
    with any_store.reading() as session:
        [row] = pairs(session, SHIPPED)
    assert (row.far, row.far_band) == ("NEC-1-B", "3B")
    any_store.undo(typed.act_id, SHIPPED)
    with any_store.reading() as session:
        assert pairs(session, SHIPPED)[0].far is None
