"""The State of a day holds what is recorded by then, read in few statements, and the watch finds what is due."""

from __future__ import annotations

from datetime import date

from sqlalchemy import event

from models.acts.answers import countersign, object_to_letter
from models.acts.letters import new_letter, record_letter_delivery
from models.acts.link_tests import agree_test_plan
from models.queries.letters import accepted_links
from models.queries.state import findings, state
from models.rules.inventory import PlaceKind
from models.rules.letter_facts import FailedItem
from models.rules.links import LinkState
from models.rules.watch import Group, group_of
from models.store import Store
from tests.builders import do
from tests.planted import MOUNTED, RECEIVED, SHIPPED, by_fax, by_hand, plant

NOV_14, NOV_22, NOV_24, NOV_28 = date(2000, 11, 14), date(2000, 11, 22), date(2000, 11, 24), date(2000, 11, 28)


def a_rollout(store: Store) -> None:
    """Four links: a letter due today, one without a copy of its fax, one objected to, and none."""
    plant(store, 4, pairs=3, buildings=5, selected=2)
    for number, delivery in enumerate((by_hand(NOV_22), by_fax(NOV_22), by_hand(NOV_22)), 1):
        do(store, new_letter, on=NOV_14, links=(f"L-{number:04}",), issued_on=NOV_14)
        do(store, record_letter_delivery, on=NOV_22, letter=f"LAL-{number:04}", delivery=delivery)
    do(
        store, object_to_letter, on=NOV_24, letter="LAL-0003", made_on=NOV_24, signed_by="Provisioning desk",
        items=(FailedItem("Bit error rate, 24 h", "4.1e-7"),), explanation="Soaked.", delivery=by_hand(NOV_24),
    )  # fmt: skip


def test_the_watch_finds_what_is_due_and_what_is_missing(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        found = {(one.code, one.record): one for one in findings(session, NOV_28)}
    answer = found["R10", ("letter", "LAL-0001")]
    assert (answer.due_on, group_of(answer), answer.detail) == (NOV_28, Group.TODAY, "1 Market St, Philadelphia")
    assert ("K17", ("letter", "LAL-0002")) in found
    assert ("K16", ("link", "L-0003")) in found
    assert ("K16", ("link", "L-0004")) in found
    assert ("R1", ("test_plan", "")) in found


def test_what_is_settled_is_found_no_more(store: Store) -> None:
    a_rollout(store)
    told = {"letter": "LAL-0001", "made_on": NOV_28, "signed_by": "Provisioning desk"}
    do(store, countersign, on=NOV_28, **told, delivery=by_hand(NOV_28))
    do(store, agree_test_plan, on=NOV_28, version=1, agreed_on=date(2000, 7, 28))
    with store.reading() as session:
        found = {(one.code, one.record) for one in findings(session, NOV_28)}
        earlier = {(one.code, one.record) for one in findings(session, NOV_24)}
    assert ("R10", ("letter", "LAL-0001")) not in found
    assert ("R1", ("test_plan", "")) not in found
    assert ("R11", ("due", "L-0001:installation")) in found
    assert ("R10", ("letter", "LAL-0001")) in earlier


def test_a_link_stands_as_its_letters_say(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        now, after = state(session, NOV_28), state(session, date(2000, 11, 29))
        accepted = accepted_links(session, date(2000, 11, 29))
    assert [one.state for one in now.link_standings.values()] == [
        LinkState.LETTER_OUT,
        LinkState.LETTER_OUT,
        LinkState.OBJECTED,
        LinkState.INSTALLED,
    ]
    assert after.link_standings["L-0001"].state is LinkState.DEEMED
    assert accepted == {"L-0001": (NOV_28, "deemed")}


def test_a_pair_has_the_days_of_its_way_and_of_its_link(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        pairs = {pair.tag: pair for pair in state(session, date(2000, 11, 29)).stock.pairs}
        early = {pair.tag: pair for pair in state(session, date(2000, 7, 12)).stock.pairs}
    mounted, stored = pairs["P-0001"], pairs["P-0007"]
    assert (mounted.shipped_on, mounted.received_on, mounted.installed_on) == (SHIPPED, RECEIVED, MOUNTED)
    assert (mounted.letter_on, mounted.accepted_on, mounted.deemed) == (NOV_22, NOV_28, True)
    assert (mounted.place, mounted.link, mounted.building) == (PlaceKind.BUILDING, "L-0001", "B-0001")
    assert (stored.place, stored.link, stored.listed) == (PlaceKind.STORE, "", True)
    assert early["P-0001"].place is PlaceKind.TRANSIT
    assert early["P-0001"].received_on is None


def test_a_movement_taken_back_and_made_again_counts_once(any_store: Store) -> None:
    plant(any_store, 0, pairs=1)
    with any_store.reading() as session:
        assert state(session, NOV_28).stock.pairs[0].received_on == RECEIVED
    done = any_store.undoable()
    assert done is not None
    planted = any_store.undo(done.act_id, NOV_28)
    with any_store.reading() as session:
        assert state(session, NOV_28).stock.pairs == ()
    any_store.undo(planted.act_id, NOV_28)
    with any_store.reading() as session:
        again = state(session, NOV_28).stock.pairs[0]
    assert (again.place, again.received_on) == (PlaceKind.STORE, RECEIVED)


def test_an_empty_book_has_its_duties_already(any_store: Store) -> None:
    with any_store.reading() as session:
        codes = [one.code for one in findings(session, date(2000, 7, 3))]
    assert {"R1", "R2", "C1"} <= set(codes)


def test_the_state_is_read_in_a_fixed_number_of_statements(store: Store) -> None:
    a_rollout(store)
    statements: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    with store.reading() as session:
        state(session, NOV_28)
    first = len(statements)
    plant(store, 6)
    statements.clear()
    with store.reading() as session:
        state(session, NOV_28)
    assert len(statements) == first <= 85
