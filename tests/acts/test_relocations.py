"""Equipment taken down and put up again as a new Link, for Winstar's reasons or at Customer's request."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.act import Act
from models.acts.book import choose_reading
from models.acts.buildings import decide_eligibility
from models.acts.links import remove_link
from models.acts.relocations import (
    cancel_move,
    consent_to_relocation,
    plan_relocation,
    put_up_move,
    request_move,
    take_down_move,
)
from models.errors import Refusal
from models.queries.letter_facts import link_facts
from models.queries.state import state
from models.rules.buildings import Word
from models.rules.links import LinkState
from models.rules.service_facts import MoveFacts, MoveReason
from models.rules.state import State
from models.store import Store
from tests.builders import do, result
from tests.service_story import NOW, with_service
from tests.story import DEPOT

MOVE = {"link": "L-0001", "requested_on": NOW, "to": "B-0003"}
LATER = date(2000, 12, 8)


@pytest.fixture
def served(store: Store) -> Store:
    """Two Links in service and a third building."""
    return with_third(store)


def with_third(store: Store) -> Store:
    """Two Links in service; B-0003 is eligible and has none."""
    with_service(store, 3)
    do(store, remove_link, date(2000, 9, 12), link="L-0003", removed_on=date(2000, 9, 12), to=DEPOT, why="Spare")
    return store


def now(store: Store, as_of: date = LATER) -> State:
    """The book on a day."""
    with store.reading() as session:
        return state(session, as_of)


def move(store: Store, as_of: date = LATER) -> MoveFacts:
    """The one move of a book."""
    [found] = now(store, as_of).service.moves
    return found


def moved(store: Store, **facts: Any) -> None:
    """L-0001 moved to B-0003 at Customer's request."""
    do(store, request_move, NOW, **{**MOVE, **facts})
    do(store, take_down_move, date(2000, 12, 4), move="MV-0001", removed_on=date(2000, 12, 4), to=DEPOT)
    do(store, put_up_move, date(2000, 12, 5), move="MV-0001", hub="PHL-2", installed_on=date(2000, 12, 5))


def test_a_move_for_customer_ends_one_link_and_makes_another(any_store: Store) -> None:
    with_third(any_store)
    asked = do(any_store, request_move, NOW, **MOVE)
    assert asked.sentence == "Recorded Customer's request MV-0001 to move L-0001 to Tower 3"
    down = do(
        any_store, take_down_move, LATER, move="MV-0001", removed_on=date(2000, 12, 4), to=DEPOT, contractor="Mast Co"
    )
    assert down.sentence == "Took down L-0001 for MV-0001, P-0001 to SAVVIS/MERIDIAN store"
    up = do(any_store, put_up_move, LATER, move="MV-0001", hub="PHL-2", installed_on=date(2000, 12, 5))
    assert up.sentence == "Put up P-0001 at Tower 3 for MV-0001: L-0001 becomes L-0004"
    facts = move(any_store)
    assert (facts.successor, facts.removed_on, facts.installed_on) == ("L-0004", date(2000, 12, 4), date(2000, 12, 5))
    assert now(any_store).link_standings["L-0004"].moved_from == "L-0001"
    assert move(any_store, date(2000, 12, 4)).successor == ""
    any_store.undo(up.act_id, LATER)
    any_store.undo(down.act_id, LATER)
    assert now(any_store).link_standings["L-0001"].state is LinkState.DEEMED
    assert move(any_store).removed_on is None


def test_a_moved_link_needs_its_own_letter_by_the_recommended_reading(served: Store) -> None:
    moved(served)
    assert now(served).link_standings["L-0004"].state is LinkState.INSTALLED
    with served.reading() as session:
        [alone] = link_facts(session, ["L-0004"]).values()
    assert [letter.number for letter in alone.carried] == ["LAL-0001"]


def test_by_the_other_reading_the_letter_goes_on_with_the_pair(served: Store) -> None:
    do(served, choose_reading, key="move_letter", value="no_new_letter", why="Agreed by the parties")
    moved(served)
    one = now(served).link_standings["L-0004"]
    assert (one.state, one.accepted_on, one.letter) == (LinkState.DEEMED, date(2000, 9, 11), "LAL-0001")


def test_a_pair_that_is_moved_stays_counted_once(served: Store) -> None:
    before = now(served, NOW).counters.installed.value
    moved(served)
    assert now(served).counters.installed.value == before


def test_a_relocation_follows_its_notice_and_makes_a_new_link(any_store: Store) -> None:
    with_third(any_store)
    facts = {
        "link": "L-0001",
        "reason": MoveReason.DAMAGE,
        "notice_on": date(2000, 10, 2),
        "planned_on": date(2000, 12, 1),
    }
    done = do(any_store, plan_relocation, NOW, **facts, to="B-0003")
    assert done.sentence == (
        "Recorded the relocation RL-0001 of L-0001: risk of damage to the network, notice of Mon 2 Oct 2000"
    )
    do(any_store, take_down_move, LATER, move="RL-0001", removed_on=date(2000, 12, 1), to=DEPOT)
    done = do(any_store, put_up_move, LATER, move="RL-0001", hub="PHL-2", installed_on=date(2000, 12, 2))
    assert result(done, "successor") == "L-0004"
    with any_store.reading() as session:
        assert link_facts(session)["L-0004"].carried == ()


def test_another_operational_reason_waits_for_customers_consent(served: Store) -> None:
    facts = {"link": "L-0001", "reason": MoveReason.OPERATIONAL, "notice_on": date(2000, 9, 20), "to": "B-0003"}
    do(served, plan_relocation, NOW, **facts)
    with pytest.raises(Refusal, match="Customer has to consent first"):
        do(served, take_down_move, NOW, move="RL-0001", removed_on=NOW, to=DEPOT)
    do(served, consent_to_relocation, NOW, move="RL-0001", consent_on=NOW)
    with pytest.raises(Refusal, match="Customer consented on Tue 28 Nov 2000"):
        do(served, consent_to_relocation, NOW, move="RL-0001", consent_on=NOW)
    do(served, take_down_move, NOW, move="RL-0001", removed_on=NOW, to=DEPOT)


def test_a_move_into_storage_ends_the_link_and_can_be_put_up_later(served: Store) -> None:
    do(served, request_move, NOW, link="L-0001", requested_on=NOW, storage=DEPOT)
    do(served, take_down_move, NOW, move="MV-0001", removed_on=NOW)
    assert (move(served, NOW).store, move(served, NOW).owner) == (DEPOT, "Winstar")
    with pytest.raises(Refusal, match="MV-0001 names no building"):
        do(served, put_up_move, LATER, move="MV-0001", hub="PHL-2", installed_on=LATER)
    do(served, put_up_move, LATER, move="MV-0001", hub="PHL-2", installed_on=LATER, to="B-0003")
    assert move(served).successor == "L-0004"


def test_a_move_is_cancelled_with_its_reason_before_anything_came_down(served: Store) -> None:
    do(served, request_move, NOW, **MOVE)
    with pytest.raises(Refusal, match="Say why"):
        do(served, cancel_move, NOW, move="MV-0001", cancelled_on=NOW, why="")
    do(served, cancel_move, NOW, move="MV-0001", cancelled_on=NOW, why="Tenant left")
    with pytest.raises(Refusal, match="was cancelled on"):
        do(served, cancel_move, NOW, move="MV-0001", cancelled_on=NOW, why="Tenant left")
    do(served, request_move, NOW, **MOVE)
    do(served, take_down_move, NOW, move="MV-0002", removed_on=NOW, to=DEPOT)
    with pytest.raises(Refusal, match="the move goes on"):
        do(served, cancel_move, NOW, move="MV-0002", cancelled_on=NOW, why="Tenant left")


RELOCATE = {"link": "L-0001", "reason": MoveReason.DAMAGE, "notice_on": NOW, "to": "B-0003"}


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (request_move, {**MOVE, "storage": DEPOT}, "one of the two"),
        (request_move, {**MOVE, "to": ""}, "one of the two"),
        (request_move, {**MOVE, "to": "B-0001"}, "L-0001 is at Tower 1 already"),
        (request_move, {**MOVE, "to": "B-0002"}, "Tower 2 is not an Eligible Location"),
        (request_move, {**MOVE, "link": "L-0003"}, "L-0003 was removed on Tue 12 Sep 2000"),
        (request_move, {**MOVE, "to": "", "storage": "Lost"}, "Lost is not a store"),
        (request_move, {**MOVE, "requested_on": LATER}, "has not come yet"),
        (plan_relocation, {**RELOCATE, "planned_on": LATER}, "allows a relocation from Sat 27 Jan 2001 on"),
        (plan_relocation, {**RELOCATE, "reason": MoveReason.REQUEST}, "not a relocation"),
        (plan_relocation, {**RELOCATE, "consent_on": LATER}, "has not come yet"),
        (take_down_move, {"move": "MV-0009", "removed_on": NOW}, "no move MV-0009"),
    ],
)
def test_a_move_that_cannot_be_is_refused(served: Store, act: Act, facts: dict[str, Any], words: str) -> None:
    do(served, decide_eligibility, NOW, buildings=("B-0002",), word=Word.REFUSED, reason="Roof closed")
    with pytest.raises(Refusal, match=words):
        do(served, act, NOW, **facts)


def test_a_link_is_moved_once_at_a_time_and_kept_somewhere_meanwhile(served: Store) -> None:
    do(served, request_move, NOW, **MOVE)
    with pytest.raises(Refusal, match="is being moved under MV-0001 already"):
        do(served, plan_relocation, NOW, **RELOCATE)
    with pytest.raises(Refusal, match="MV-0001 needs no consent"):
        do(served, consent_to_relocation, NOW, move="MV-0001", consent_on=NOW)
    with pytest.raises(Refusal, match="Name the store"):
        do(served, take_down_move, NOW, move="MV-0001", removed_on=NOW)
