"""A connection to the server cut at any byte: an act is done once or not at all, and the next one works."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from models.acts.orders import draft_order
from models.acts.places import add_hub
from models.errors import Refusal, Unreachable
from models.store import Store
from tests.builders import JUNE_30, do, opened, result
from tests.reliability.checks import entries, ids, whole
from tests.reliability.clerk import Clerk
from tests.reliability.conftest import figure, times
from tests.reliability.proxy import Cut, Door

HUB = {"code": "PHL-9", "name": "A hub"}
CUTS = times(25)


@pytest.fixture
def door(server: str) -> Iterator[Door]:
    """The door to the server of this run."""
    with Door(server) as door:
        yield door


@pytest.fixture
def store(door: Door, place_there: str) -> Iterator[Store]:
    """The rollout on the server, opened through the door."""
    book = opened(door.to(place_there))
    yield book
    book.close()


def times_done(store: Store, act_id: str) -> int:
    return [entry.act_id for entry in entries(store)].count(act_id)


def test_cut_before_the_server_hears_of_it_the_act_is_not_done_and_says_so(door: Door, store: Store) -> None:
    door.cut = Cut.BEFORE_COMMIT
    with pytest.raises(Unreachable, match=r"The book on 127\.0\.0\.1 cannot be reached: .+ has not been changed\.$"):
        store.do(add_hub, HUB, JUNE_30, act_id="once")
    assert times_done(store, "once") == 0
    store.do(add_hub, HUB, JUNE_30, act_id="once")
    assert times_done(store, "once") == 1


def test_cut_before_its_answer_is_heard_the_act_is_done_and_gives_its_numbers(door: Door, store: Store) -> None:
    door.cut = Cut.AFTER_COMMIT
    done = do(store, draft_order, pairs={"OC-3": 2})
    assert door.cuts == 1
    assert result(done, "order") == "PO-002"
    assert times_done(store, done.act_id) == 1


def test_an_undo_whose_answer_is_lost_is_done_once(door: Door, store: Store) -> None:
    hub = do(store, add_hub, **HUB)
    door.cut = Cut.AFTER_COMMIT
    done = store.undo(hub.act_id, JUNE_30, new_id="undo once")
    again = store.undo(hub.act_id, JUNE_30, new_id="undo once")
    assert (done.sentence, again.entry) == ("Undo: Added the hub PHL-9", done.entry)
    assert times_done(store, "undo once") == 1


@pytest.mark.parametrize("cut", [Cut.BEFORE_COMMIT, Cut.AFTER_COMMIT])
def test_while_nobody_can_look_nothing_is_promised_and_the_same_act_again_is_done_once(
    door: Door, store: Store, cut: Cut
) -> None:
    before = len(entries(store))
    door.cut, door.locked = cut, True
    with pytest.raises(Unreachable, match="nobody knows yet whether it was saved"):
        do(store, draft_order, pairs={"OC-3": 2})
    with pytest.raises(Unreachable, match="cannot be reached"):
        do(store, draft_order, pairs={"OC-3": 2})
    door.locked = False
    assert result(do(store, draft_order, pairs={"OC-3": 2}), "order") == "PO-002"
    assert len(entries(store)) == before + 1
    assert result(do(store, draft_order, pairs={"OC-3": 2}), "order") == "PO-003"


def test_connections_that_died_while_nobody_worked_are_not_noticed(door: Door, store: Store) -> None:
    before = len(entries(store))
    for number in range(3):
        door.slam()
        do(store, add_hub, code=f"NYC-{number}", name="A hub")
    assert len(entries(store)) == before + 3


def test_a_reading_that_is_cut_says_so_and_the_next_one_works(door: Door, store: Store) -> None:
    door.cut, door.after = Cut.SOMEWHERE, 40
    with pytest.raises(Unreachable, match="cannot be reached"):
        entries(store)
    assert entries(store)


@pytest.mark.timeout(3600)
def test_cut_at_any_byte_every_act_asked_for_until_it_is_done_is_done_once(
    door: Door, store: Store, place_there: str, random: Random
) -> None:
    before, clerk = len(entries(store)), Clerk("C", random)
    done: list[str] = []
    asked = 0
    while door.cuts < CUTS:
        act_id, ask = clerk.choose(store)
        door.after = random.randrange(6000)
        door.cut = random.choice([Cut.SOMEWHERE, Cut.SOMEWHERE, Cut.BEFORE_COMMIT, Cut.AFTER_COMMIT])
        for _ in range(9):
            asked += 1
            try:
                ask()
            except Unreachable:
                continue
            except Refusal:
                break
            done.append(act_id)
            break
        door.cut = Cut.NEVER
    kept = ids(place_there)[before:]
    figure(f"{door.cuts} cuts in {asked} acts asked for, {len(kept)} done, 0 lost, 0 twice")
    assert kept == done
    assert whole(place_there) == before + len(done)
