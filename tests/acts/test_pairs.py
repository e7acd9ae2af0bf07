"""Pairs are received serial by serial, moved where they may go, and their serials corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.links import install_pair
from models.acts.pairs import correct_serial, move_pairs, receive_pairs, swap_end, turn_pair
from models.acts.places import add_place
from models.acts.shipments import CountedPairs, ShippedPair, ship_pairs
from models.errors import Refusal
from models.pair_review import EndSide, Mark, ScannedPair
from models.queries.pairs import PairRow, PairStanding, pairs
from models.queries.shipments import ShipmentDetail, ShipmentStanding, shipment
from models.rules.inventory import PlaceKind
from models.store import Done, Store
from tests.builders import do
from tests.story import BOX, DEPOT, INSTALLED, RECEIVED, SHIPPED, ordered_book, ship, with_buildings, with_pairs

LATER = date(2000, 7, 12)


def receive(store: Store, *scanned: tuple[str, str], on: date = RECEIVED, **facts: Any) -> Done:
    given = {"shipment": "SH-0001", "received_on": on, "place": DEPOT, **facts}
    return do(store, receive_pairs, on, scanned=tuple(ScannedPair(*one) for one in scanned), **given)


def nec(number: int) -> tuple[str, str]:
    return f"NEC-{number:04d}-A", f"NEC-{number:04d}-B"


def pair(store: Store, tag: str = "P-0001", as_of: date = INSTALLED) -> PairRow:
    with store.reading() as session:
        [row] = pairs(session, as_of, tags=[tag])
    return row


def read(store: Store, as_of: date = INSTALLED) -> ShipmentDetail:
    with store.reading() as session:
        return shipment(session, "SH-0001", as_of)


def test_a_receipt_marks_every_serial_and_moves_what_is_complete(any_store: Store) -> None:
    ordered_book(any_store)
    ship(any_store, 3)
    done = receive(any_store, nec(1), (nec(2)[0], "STRANGER"), nec(1))
    assert done.sentence == (
        "Received 1 pair of SH-0001 at SAVVIS/MERIDIAN store; 3 missing, 1 extra and 2 repeated by serial"
    )
    found = read(any_store)
    [receipt] = found.receipts
    assert [receipt.count(mark) for mark in Mark] == [3, 0, 3, 1, 2]
    assert (found.row.standing, found.row.received, found.row.in_transit) == (ShipmentStanding.PART_RECEIVED, 1, 2)
    assert [one.received_on for one in found.pairs] == [RECEIVED, None, None]
    assert found.row.extra == 1


def test_a_partial_receipt_is_completed_later(any_store: Store) -> None:
    ordered_book(any_store)
    ship(any_store, 2)
    receive(any_store, nec(1), (nec(2)[0], ""))
    assert pair(any_store, "P-0002").standing is PairStanding.IN_TRANSIT
    receive(any_store, ("", nec(2)[1]), on=LATER)
    assert (pair(any_store, "P-0002").place, pair(any_store, "P-0002").received_on) == (DEPOT, LATER)
    assert read(any_store).row.standing is ShipmentStanding.RECEIVED
    assert read(any_store, RECEIVED).row.standing is ShipmentStanding.PART_RECEIVED


def test_serials_that_were_not_listed_are_filled_in(any_store: Store) -> None:
    ordered_book(any_store)
    facts = {"pairs": (ShippedPair("OC-3", near="N1"),), "counted_pairs": (CountedPairs("OC-3", 1),)}
    do(any_store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, **facts)
    done = receive(any_store, ("N1", "F1"), ("N2", "F2"))
    assert (done.result["new"], done.result["matched"], done.result["tags"]) == (3, 1, ("P-0001", "P-0002"))
    assert (pair(any_store).ends, pair(any_store, "P-0002").ends) == (("N1", "F1"), ("N2", "F2"))
    any_store.undo(done.act_id, RECEIVED)
    assert pair(any_store).ends == ("N1", None)
    assert (pair(any_store).place, read(any_store).receipts) == ("In transit", ())


def test_pairs_are_received_without_reading_them(store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    receive(store, unscanned=("P-0002",))
    assert (pair(store).place, pair(store, "P-0002").place) == ("In transit", DEPOT)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "at least one serial"),
        ({"unscanned": ("P-0009",)}, "P-0009 is not among the pairs of SH-0001"),
        ({"unscanned": ("P-0001",), "place": "In transit"}, "is not a store"),
        ({"unscanned": ("P-0001",), "place": "Moon"}, "no place Moon"),
        ({"unscanned": ("P-0001",), "received_on": date(2000, 7, 4)}, "was shipped on Wed 5 Jul 2000"),
        ({"unscanned": ("P-0001",), "received_on": date(2000, 7, 11)}, "has not come yet"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    ordered_book(store)
    ship(store, 1)
    with pytest.raises(Refusal, match=words):
        receive(store, **facts)


def test_a_pair_is_not_received_twice(store: Store) -> None:
    with_pairs(store, 1)
    with pytest.raises(Refusal, match="not among the pairs"):
        receive(store, unscanned=("P-0001",))
    assert receive(store, nec(1), on=LATER).result["repeated"] == 2


def test_a_serial_of_another_shipment_is_extra_and_fills_nothing(store: Store) -> None:
    with_pairs(store, 1)
    facts = {"shipped_on": SHIPPED, "packages": BOX, "counted_pairs": (CountedPairs("OC-3", 1),)}
    do(store, ship_pairs, SHIPPED, order="PO-001", **facts)
    done = receive(store, (nec(1)[0], "NEW"), shipment="SH-0002")
    assert (done.result["extra"], done.result["tags"]) == (2, ())


def test_pairs_move_between_stores_into_repair_and_back(any_store: Store) -> None:
    with_pairs(any_store, 2)
    do(any_store, add_place, LATER, name="Chicago depot")
    done = do(any_store, move_pairs, LATER, tags=("P-0001", "P-0002"), to="Chicago depot", moved_on=LATER)
    assert done.sentence == "Moved 2 pairs to Chicago depot"
    do(any_store, move_pairs, LATER, tags=("P-0001",), to="Under repair", moved_on=LATER, note="No power")
    assert pair(any_store).standing is PairStanding.REPAIR
    repaired = do(any_store, move_pairs, LATER, tags=("P-0001",), to=DEPOT, moved_on=LATER)
    assert (pair(any_store).place, pair(any_store, "P-0002").place) == (DEPOT, "Chicago depot")
    any_store.undo(repaired.act_id, LATER)
    assert pair(any_store).place == "Under repair"


def test_a_lost_pair_can_be_found_and_a_pair_can_be_lost_in_transit(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    do(store, move_pairs, LATER, tags=("P-0001",), to="Lost", moved_on=LATER, note="Truck burnt")
    assert pair(store).standing is PairStanding.LOST
    do(store, move_pairs, LATER, tags=("P-0001",), to=DEPOT, moved_on=LATER)
    assert pair(store).standing is PairStanding.IN_STORE


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"tags": ()}, "at least one pair"),
        ({"tags": ("P-0007",)}, "no pair P-0007"),
        ({"to": DEPOT}, "is at SAVVIS/MERIDIAN store already"),
        ({"to": "In transit"}, "cannot go from SAVVIS/MERIDIAN store to In transit"),
        ({"to": "Lost", "note": " "}, "Say how it came to that"),
        ({"moved_on": date(2000, 7, 9)}, "since Mon 10 Jul 2000; it cannot leave on Sun 9 Jul 2000"),
        ({"moved_on": date(2000, 7, 13)}, "has not come yet"),
    ],
)
def test_a_move_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_pairs(store, 1)
    with pytest.raises(Refusal, match=words):
        do(store, move_pairs, LATER, **{"tags": ("P-0001",), "to": "Under repair", "moved_on": LATER, **facts})


def test_pairs_in_transit_installed_or_sold_back_are_not_moved_by_hand(store: Store) -> None:
    with_pairs(store, 2)
    ship(store, 1, 3)
    with_buildings(store, 1)
    facts = {"building": "B-0001", "hub": "PHL-2", "installed_on": INSTALLED}
    do(store, install_pair, INSTALLED, tag="P-0001", **facts)
    do(store, move_pairs, LATER, tags=("P-0002",), to="Sold back", moved_on=LATER, note="Upgrade agreed")
    for tag, words in (("P-0001", "Remove its Link"), ("P-0002", "was sold back"), ("P-0003", "Receive it into")):
        with pytest.raises(Refusal, match=words):
            do(store, move_pairs, INSTALLED, tags=(tag,), to=DEPOT, moved_on=INSTALLED)
    with pytest.raises(Refusal, match="goes to a building by its installation"):
        do(store, move_pairs, INSTALLED, tags=("P-0002",), to="Tower 1", moved_on=INSTALLED)


def test_moving_is_all_or_nothing(store: Store) -> None:
    with_pairs(store, 1)
    ship(store, 1, 2)
    with pytest.raises(Refusal, match="P-0002 is in transit"):
        do(store, move_pairs, LATER, tags=("P-0001", "P-0002"), to="Under repair", moved_on=LATER)
    assert pair(store).place == DEPOT


def test_a_serial_is_corrected_with_its_reason(any_store: Store) -> None:
    with_pairs(any_store, 1)
    with pytest.raises(Refusal, match="Say why"):
        do(any_store, correct_serial, LATER, tag="P-0001", side=EndSide.FAR, serial="F9")
    done = do(any_store, correct_serial, LATER, tag="P-0001", side=EndSide.FAR, serial="F9 ", why="8 read as 9")
    assert done.sentence == "Corrected the far end of P-0001: F9 instead of NEC-0001-B"
    assert (pair(any_store).ends, pair(any_store).far_band) == (("NEC-0001-A", "F9"), "3B")
    any_store.undo(done.act_id, LATER)
    assert pair(any_store).ends == nec(1)


def test_a_serial_not_known_yet_is_typed_without_a_reason(store: Store) -> None:
    ordered_book(store)
    facts = {"shipped_on": SHIPPED, "packages": BOX, "counted_pairs": (CountedPairs("OC-3", 1),)}
    do(store, ship_pairs, SHIPPED, order="PO-001", **facts)
    done = do(store, correct_serial, LATER, tag="P-0001", side=EndSide.NEAR, serial="N1")
    assert done.sentence == "Typed the near end of P-0001: N1"
    assert (pair(store).ends, pair(store).one_end_missing) == (("N1", None), True)


@pytest.mark.parametrize(
    ("serial", "words"),
    [
        ("nec-0002-a", "in the book as an end of P-0002"),
        ("NEC-0001-B", "in the book as an end of P-0001"),
        ("NEC-0001-A", "is NEC-0001-A already"),
        (" ", "Type or scan"),
    ],
)
def test_a_serial_that_cannot_be_is_refused(store: Store, serial: str, words: str) -> None:
    with_pairs(store, 2)
    with pytest.raises(Refusal, match=words):
        do(store, correct_serial, LATER, tag="P-0001", side=EndSide.NEAR, serial=serial, why="Misread")


def test_the_spelling_of_a_serial_is_corrected(store: Store) -> None:
    with_pairs(store, 1)
    do(store, correct_serial, LATER, tag="P-0001", side=EndSide.NEAR, serial="nec-0001-A", why="As printed")
    assert pair(store).near == "nec-0001-A"


def test_an_end_is_swapped_and_the_old_serial_is_free_again(any_store: Store) -> None:
    with_pairs(any_store, 2)
    facts = {"side": EndSide.FAR, "swapped_on": LATER, "why": "Dead on arrival, RMA 5512"}
    done = do(any_store, swap_end, LATER, tag="P-0001", serial="SPARE-1", **facts)
    assert done.sentence == "Swapped the far end of P-0001: SPARE-1 instead of NEC-0001-B"
    do(any_store, swap_end, LATER, tag="P-0002", serial="NEC-0001-B", **facts)
    assert (pair(any_store).far, pair(any_store, "P-0002").far) == ("SPARE-1", "NEC-0001-B")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"why": " "}, "Say why"),
        ({"swapped_on": date(2000, 7, 4)}, "was shipped on Wed 5 Jul 2000"),
        ({"swapped_on": date(2000, 7, 13)}, "has not come yet"),
        ({"tag": "P-0002"}, "is not known; type it first"),
    ],
)
def test_a_swap_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_pairs(store, 1)
    shipped = {"shipped_on": SHIPPED, "packages": BOX, "counted_pairs": (CountedPairs("OC-3", 1),)}
    do(store, ship_pairs, SHIPPED, order="PO-001", **shipped)
    given = {"tag": "P-0001", "side": EndSide.FAR, "serial": "S", "swapped_on": LATER, "why": "Broken", **facts}
    with pytest.raises(Refusal, match=words):
        do(store, swap_end, LATER, **given)


def test_a_pair_listed_the_wrong_way_round_is_turned(any_store: Store) -> None:
    with_pairs(any_store, 1)
    done = do(any_store, turn_pair, LATER, tag="P-0001", why="Bands say so")
    row = pair(any_store)
    assert (row.near, row.near_band, row.far) == ("NEC-0001-B", "3B", "NEC-0001-A")
    any_store.undo(done.act_id, LATER)
    assert pair(any_store).near == "NEC-0001-A"


def test_a_pair_is_turned_with_a_reason_and_with_serials_only(store: Store) -> None:
    ordered_book(store)
    shipped = {"shipped_on": SHIPPED, "packages": BOX, "counted_pairs": (CountedPairs("OC-3", 1),)}
    do(store, ship_pairs, SHIPPED, order="PO-001", **shipped)
    with pytest.raises(Refusal, match="Say why"):
        do(store, turn_pair, LATER, tag="P-0001", why="")
    with pytest.raises(Refusal, match="No serial of P-0001 is known"):
        do(store, turn_pair, LATER, tag="P-0001", why="Listed so")


def test_places_are_named_once_and_only_stores_and_repair_shops_by_hand(store: Store) -> None:
    do(store, add_place, name="Chicago  depot")
    with pytest.raises(Refusal, match="There is a place Chicago depot already"):
        do(store, add_place, name="chicago depot")
    with pytest.raises(Refusal, match="Only stores and repair shops"):
        do(store, add_place, name="Limbo", kind=PlaceKind.LOST)
    with pytest.raises(Refusal, match="Name the place"):
        do(store, add_place, name=" ")
