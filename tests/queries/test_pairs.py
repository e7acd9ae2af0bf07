"""Pairs as of a day: where the movements say they are, whatever was recorded later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from models.acts.book import choose_reading
from models.acts.letters import new_letter, record_letter_delivery
from models.acts.links import install_pair, remove_link
from models.acts.pairs import correct_serial, move_pairs, receive_pairs, swap_end, turn_pair
from models.acts.shipments import ship_pairs
from models.errors import Refusal
from models.pair_review import EndSide
from models.queries.links import links, miles
from models.queries.movements import moves
from models.queries.orders import order, orders
from models.queries.pair_page import PairEventKind, pair
from models.queries.pairs import PairStanding, on_hand, on_hand_of, pairs
from models.queries.places import places
from models.queries.shipments import shipment, shipments
from models.rules.delivery import Channel, Delivery
from models.rules.inventory import PlaceKind
from models.store import Store
from models.tables import Hub
from tests.builders import do, new_store
from tests.story import (
    BOX,
    DEPOT,
    INSTALLED,
    RECEIVED,
    SHIPPED,
    ordered_book,
    serials,
    ship,
    with_buildings,
    with_links,
)

LATER = date(2000, 10, 2)
NOV_28 = date(2000, 11, 28)


def everything(store: Store, as_of: date) -> list[object]:
    """All lists of a day; routing, prices and serials are of no day."""
    with store.reading() as session:
        return [
            [replace(row, near=None, far=None) for row in pairs(session, as_of)],
            [replace(row, near=None, far=None) for row in links(session, as_of)],
            orders(session, as_of),
            shipments(session, as_of),
            places(session, as_of),
            on_hand(session, as_of),
        ]


def test_a_day_looks_the_same_whatever_is_recorded_later(any_store: Store) -> None:
    with_links(any_store, 2)
    ship(any_store, 2, 3, on=date(2000, 9, 6))
    before = everything(any_store, LATER)
    on = date(2000, 10, 3)
    ship(any_store, 1, 5, on=on)
    do(any_store, receive_pairs, on, shipment="SH-0002", received_on=on, place=DEPOT, unscanned=("P-0003",))
    do(any_store, move_pairs, on, tags=("P-0003",), to="Under repair", moved_on=on)
    do(any_store, remove_link, on, link="L-0001", removed_on=on, to=DEPOT, why="Moved")
    do(any_store, new_letter, on, links=("L-0002",), issued_on=on)
    assert everything(any_store, LATER) == before
    assert everything(any_store, on) != before


def test_nothing_is_there_before_it_was_shipped(store: Store) -> None:
    with_links(store, 1)
    with store.reading() as session:
        assert pairs(session, date(2000, 7, 4)) == []
        assert on_hand(session, date(2000, 7, 4)).total == 0
        with pytest.raises(Refusal, match="no pair P-0001 in this book on Tue 4 Jul 2000"):
            pair(session, "P-0001", date(2000, 7, 4))
        with pytest.raises(Refusal, match="no shipment SH-0001 in this book on Tue 4 Jul 2000"):
            shipment(session, "SH-0001", date(2000, 7, 4))
        with pytest.raises(Refusal, match="no order PO-001 in this book on Thu 29 Jun 2000"):
            order(session, "PO-001", date(2000, 6, 29))


def test_pairs_on_hand_are_customers_own_and_not_accepted(any_store: Store) -> None:
    with_links(any_store, 3)
    ship(any_store, 2, 4)
    do(any_store, new_letter, INSTALLED, links=("L-0001",), issued_on=INSTALLED)
    by_hand = Delivery(Channel.HAND, delivered_on=INSTALLED, proof="Signed")
    do(any_store, record_letter_delivery, INSTALLED, letter="LAL-0001", delivery=by_hand)
    with any_store.reading() as session:
        found = on_hand(session, LATER)
        [row] = pairs(session, LATER, tags=["P-0001"])
    assert (found.total, found.in_transit, found.in_store, found.installed) == (4, 2, 0, 2)
    assert (row.standing, row.accepted_on, row.letter) == (PairStanding.DEEMED, date(2000, 9, 8), "LAL-0001")


def test_on_hand_follows_the_reading_in_force(store: Store) -> None:
    with_links(store, 2)
    ship(store, 2, 3)
    do(store, choose_reading, LATER, key="on_hand", value="storage", why="Agreed by the parties")
    with store.reading() as session:
        assert on_hand(session, LATER - timedelta(days=1)).total == 4
        assert on_hand(session, LATER).total == 0
        assert on_hand_of(pairs(session, LATER), ["P-0003"]).in_transit == 1


def test_the_page_of_a_pair_tells_what_happened_to_it_latest_first(any_store: Store) -> None:
    with_links(any_store, 1)
    do(any_store, swap_end, LATER, tag="P-0001", side=EndSide.FAR, serial="S1", swapped_on=date(2000, 9, 9), why="DOA")
    done = do(any_store, turn_pair, LATER, tag="P-0001", why="Bands say so")
    any_store.undo(done.act_id, LATER)
    do(any_store, new_letter, LATER, links=("L-0001",), issued_on=INSTALLED)
    by_hand = Delivery(Channel.HAND, delivered_on=date(2000, 9, 11), proof="Signed")
    do(any_store, record_letter_delivery, LATER, letter="LAL-0001", delivery=by_hand)
    do(any_store, remove_link, LATER, link="L-0001", removed_on=LATER, to=DEPOT, why="Roof sold")
    do(any_store, move_pairs, LATER, tags=("P-0001",), to="Under repair", moved_on=LATER, note="Dent")
    with any_store.reading() as session:
        page, then = pair(session, "P-0001", LATER), pair(session, "P-0001", INSTALLED)
    assert [(one.on, one.kind, one.words) for one in page.events] == [
        (LATER, PairEventKind.REPAIR, "Sent to repair: Under repair"),
        (LATER, PairEventKind.REMOVED, f"L-0001 removed from Tower 1 to {DEPOT}"),
        (date(2000, 9, 14), PairEventKind.DEEMED, "Deemed installed by LAL-0001"),
        (date(2000, 9, 11), PairEventKind.LETTER, "Link Availability Letter LAL-0001 received"),
        (date(2000, 9, 9), PairEventKind.SERIAL, "Swapped the far end of P-0001: S1 instead of NEC-0001-B"),
        (INSTALLED, PairEventKind.INSTALLED, "Installed at Tower 1"),
        (RECEIVED, PairEventKind.RECEIVED, f"Received at {DEPOT}"),
        (SHIPPED, PairEventKind.SHIPPED, "Shipped as SH-0001, title and risk passed"),
    ]
    assert page.link is None
    assert then.link is not None
    assert [one.second for one in then.events] == [
        "L-0001, hub PHL-2",
        "SH-0001",
        "Packing memorandum PM-0001, PO-001",
    ]


def test_the_page_of_a_pair_says_when_it_was_lost_found_or_sold_back(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    ways = (("Lost", "Truck burnt"), (DEPOT, ""), ("Sold back", "Upgrade agreed"))
    for to, note in ways:
        do(store, move_pairs, LATER, tags=("P-0001",), to=to, moved_on=LATER, note=note)
    do(store, correct_serial, LATER, tag="P-0001", side=EndSide.NEAR, serial="N", why="Misread")
    with store.reading() as session:
        page = pair(session, "P-0001", LATER)
    assert [one.words for one in page.events][:4] == [
        "Corrected the near end of P-0001: N instead of NEC-0001-A",
        f"Sold back from {DEPOT}",
        f"Moved from Lost to {DEPOT}",
        "Lost at In transit",
    ]


Read = Callable[[Session, date], object]


@pytest.mark.parametrize(
    ("read", "most"),
    [(pairs, 19), (links, 17), (orders, 9), (shipments, 8), (places, 2), (on_hand, 30)],
)
def test_a_list_takes_the_same_few_statements_however_long_it_is(store: Store, read: Read, most: int) -> None:
    with_links(store, 2)
    few = statements(store, read)
    ship(store, 20, 3)
    assert statements(store, read) == few <= most


def statements(store: Store, read: Read) -> int:
    """How many statements a query sends."""
    sent: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    engine: Engine = store.engine
    event.listen(engine, "before_cursor_execute", count)
    with store.reading() as session:
        read(session, NOV_28)
    event.remove(engine, "before_cursor_execute", count)
    return len(sent)


def test_a_distance_is_known_when_both_positions_are() -> None:
    start = Hub(latitude=39.95951, longitude=-75.16152)
    assert miles(start, Hub(latitude=39.95243, longitude=-75.16357)) == pytest.approx(0.5, abs=0.01)
    assert miles(start, Hub(latitude=None, longitude=None)) is None


STEPS = st.lists(
    st.tuples(st.sampled_from(["ship", "receive", "move", "install", "remove", "undo"]), st.integers(1, 6)),
    min_size=5,
    max_size=25,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_on_hand_is_what_the_movements_say_after_any_story(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = new_store(str(Path(folder, "story.pairbook")))
        ordered_book(store)
        with_buildings(store, 6)
        for number, (what, pick) in enumerate(steps):
            step(store, what, pick, INSTALLED + timedelta(days=number))
            check(store, INSTALLED + timedelta(days=number))
        store.close()


def step(store: Store, what: str, pick: int, on: date) -> None:
    """One step of a story; a step that cannot be is refused and changes nothing."""
    tag, there = f"P-{pick:04d}", (DEPOT, "Under repair")[pick % 2]
    try:
        if what == "ship":
            do(store, ship_pairs, on, order="PO-001", shipped_on=on, packages=BOX, pairs=serials(1, pick))
        elif what == "receive":
            facts = {"received_on": on, "place": DEPOT, "unscanned": (tag,)}
            do(store, receive_pairs, on, shipment=f"SH-{pick:04d}", **facts)
        elif what == "move":
            do(store, move_pairs, on, tags=(tag,), to=there, moved_on=on)
        elif what == "install":
            do(store, install_pair, on, tag=tag, building=f"B-{pick:04d}", hub="PHL-2", installed_on=on)
        elif what == "remove":
            do(store, remove_link, on, link=f"L-{pick:04d}", removed_on=on, to=there, why="Moved")
        elif (last := store.undoable()) is not None:
            store.undo(last.act_id, on)
    except Refusal:
        return


def check(store: Store, as_of: date) -> None:
    """The pairs shipped and not accepted are on hand, each at the end of an unbroken way."""
    with store.reading() as session:
        rows, ways, hand = pairs(session, as_of), moves(session, as_of), on_hand(session, as_of)
        standing = {link.tag for link in links(session, as_of) if link.removed_on is None}
    assert sorted(ways) == sorted(row.tag for row in rows) == sorted(hand.tags)
    for row in rows:
        way = ways[row.tag]
        assert way[0].from_kind is PlaceKind.SUPPLIER
        assert all(one.to_place == then.from_place for one, then in pairwise(way))
        assert (row.place_kind is PlaceKind.BUILDING) == (row.tag in standing)
