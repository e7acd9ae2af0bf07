"""One act, one transaction, one journal entry; undo and redo; two writers; the news."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Executable, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from models.act import Doing, act
from models.acts.book import change_notice_address, close_day, open_day, start_book
from models.acts.documents import issue_document
from models.acts.orders import draft_order, issue_order
from models.acts.places import add_place
from models.engine import open_book
from models.errors import Refusal, Unreachable
from models.journal import broken_link
from models.queries import book
from models.store import Store
from models.tables import Entry, Hub, Movement, Place
from tests.builders import JUNE_30, clock, do, no_paper, opened
from tests.conftest import copied

FRIDAY = date(2000, 11, 24)
ADDRESS = {
    "party": "winstar", "name": "Winstar Wireless, Inc.", "address": ("1 New Street",), "attention": "Counsel",
    "fax": "", "effective_from": date(2001, 1, 1),
}  # fmt: skip


@act(says="Added hub {code}")
def add_hub_then_fail(doing: Doing, *, code: str, fail: bool = False) -> dict[str, object]:
    """Adds a hub, and may fail after it."""
    place = {"street": "", "city": "", "state": "", "zip": "", "latitude": None, "longitude": None}
    doing.session.add(Hub(code=code, name=code, **place))
    doing.session.flush()
    if fail:
        raise Refusal("No.", "MA-1.1o")
    return {}


@act(says="Moved {tag}")
def move_once(doing: Doing, *, tag: str) -> dict[str, object]:
    """Moves a pair from the supplier to transit."""
    first, second = doing.session.scalars(select(Place.id).order_by(Place.id).limit(2))
    doing.session.add(
        Movement(tag=tag, from_place_id=first, to_place_id=second, moved_on=doing.on, note="", reverses_id=None)
    )
    return {}


def entries(store: Store) -> list[Entry]:
    with store.reading() as session:
        found = list(session.scalars(select(Entry).order_by(Entry.id)))
        session.expunge_all()
    return found


def hubs(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(Hub.code).order_by(Hub.id)))


def test_an_act_leaves_one_entry_with_its_sentence_day_and_tables(any_store: Store) -> None:
    done = do(any_store, close_day, on=FRIDAY, day=FRIDAY, name="Storm", why="The bank said so")
    entry = entries(any_store)[-1]
    assert entry.sentence == done.sentence == "Marked Fri 24 Nov 2000 as closed: Storm"
    assert (entry.recorded_on, entry.by, entry.at) == (FRIDAY, "Provisioning desk", "2000-11-28T14:02:00+00:00")
    assert done.touched == {"closed_days", "journal"}


def test_a_refused_act_leaves_nothing(any_store: Store) -> None:
    before = len(entries(any_store))
    with pytest.raises(Refusal):
        do(any_store, add_hub_then_fail, code="PHL-1", fail=True)
    assert hubs(any_store) == []
    assert len(entries(any_store)) == before


def test_an_act_id_is_used_once_however_often_it_is_sent(any_store: Store) -> None:
    for _ in range(3):
        any_store.do(add_hub_then_fail, {"code": "PHL-1"}, JUNE_30, act_id="same")
    assert hubs(any_store) == ["PHL-1"]


def test_undo_redo_and_undo_again(any_store: Store) -> None:
    do(any_store, close_day, on=FRIDAY, day=FRIDAY, name="Storm", why="The bank said so")
    said = []
    for step in ("undo", "redo", "undo"):
        target = any_store.undoable() if step == "undo" else any_store.redoable()
        assert target is not None
        assert target.sentence == "Marked Fri 24 Nov 2000 as closed: Storm"
        said.append(any_store.undo(target.act_id, FRIDAY).sentence.partition(":")[0])
    assert said == ["Undo", "Redo", "Undo"]
    with any_store.reading() as session:
        assert book.calendar(session).is_open(FRIDAY)


def test_undo_walks_back_through_several_acts_and_redo_forward_again(store: Store) -> None:
    for code in ("A-1", "A-2", "A-3"):
        do(store, add_hub_then_fail, code=code)
    for _ in range(3):
        store.undo(store.undoable().act_id, JUNE_30)  # type: ignore[union-attr]
    assert hubs(store) == []
    for _ in range(3):
        store.undo(store.redoable().act_id, JUNE_30)  # type: ignore[union-attr]
    assert hubs(store) == ["A-1", "A-2", "A-3"]
    assert store.redoable() is None


def test_after_a_new_act_there_is_nothing_to_redo(store: Store) -> None:
    do(store, add_hub_then_fail, code="A-1")
    store.undo(store.undoable().act_id, JUNE_30)  # type: ignore[union-attr]
    do(store, add_hub_then_fail, code="A-2")
    assert store.redoable() is None


def test_the_start_of_a_book_cannot_be_undone(store: Store) -> None:
    assert store.undoable() is None
    with pytest.raises(Refusal, match="cannot be undone; correct it by a later entry"):
        store.undo(entries(store)[0].act_id, JUNE_30)


def test_what_was_changed_since_is_not_undone_over_it(any_store: Store) -> None:
    closed = do(any_store, close_day, on=FRIDAY, day=FRIDAY, name="Storm", why="The bank said so")
    do(any_store, open_day, on=FRIDAY, day=FRIDAY, why="It opened after all")
    with pytest.raises(Refusal, match="was changed since"):
        any_store.undo(closed.act_id, FRIDAY)


def test_what_was_undone_is_not_undone_twice(store: Store) -> None:
    done = do(store, add_hub_then_fail, code="A-1")
    store.undo(done.act_id, JUNE_30)
    with pytest.raises(Refusal, match="has been undone already"):
        store.undo(done.act_id, JUNE_30)


def test_a_movement_is_undone_by_an_opposite_one_on_the_same_day(any_store: Store) -> None:
    done = do(any_store, move_once, on=FRIDAY, tag="P-0001")
    any_store.undo(done.act_id, date(2000, 12, 1))
    with any_store.reading() as session:
        there, back = session.scalars(select(Movement).order_by(Movement.id))
        assert (back.from_place_id, back.to_place_id) == (there.to_place_id, there.from_place_id)
        assert (back.moved_on, back.reverses_id) == (FRIDAY, there.id)


@act(says="Moved {tag} on")
def move_on(doing: Doing, *, tag: str) -> dict[str, object]:
    """Moves a pair from transit to a store."""
    second, third = list(doing.session.scalars(select(Place.id).order_by(Place.id).limit(3)))[1:]
    doing.session.add(
        Movement(tag=tag, from_place_id=second, to_place_id=third, moved_on=doing.on, note="", reverses_id=None)
    )
    return {}


def test_a_movement_the_pair_has_gone_on_from_is_not_undone_until_the_later_one_is(store: Store) -> None:
    first = do(store, move_once, on=FRIDAY, tag="P-0001")
    later = do(store, move_on, on=FRIDAY, tag="P-0001")
    with pytest.raises(Refusal, match="P-0001 has been moved since"):
        store.undo(first.act_id, FRIDAY)
    store.undo(later.act_id, FRIDAY)
    store.undo(first.act_id, FRIDAY)


def test_a_place_the_ledger_names_stays_when_the_act_that_made_it_is_undone(any_store: Store) -> None:
    @act(says="Moved {tag} to a new place")
    def move_to_new(doing: Doing, *, tag: str) -> dict[str, object]:
        """Makes a place and moves a pair there."""
        place = Place(kind="store", name="New store", building_id=None)
        doing.session.add(place)
        doing.session.flush()
        doing.session.add(
            Movement(tag=tag, from_place_id=1, to_place_id=place.id, moved_on=doing.on, note="", reverses_id=None)
        )
        return {}

    done = do(any_store, move_to_new, tag="P-0001")
    any_store.undo(done.act_id, JUNE_30)
    with any_store.reading() as session:
        assert "New store" in session.scalars(select(Place.name)).all()
    any_store.undo(any_store.redoable().act_id, JUNE_30)  # type: ignore[union-attr]


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1000"])
@pytest.mark.parametrize("table", ["journal", "movements"])
def test_the_append_only_books_refuse_change(any_store: Store, table: str, statement: str) -> None:
    do(any_store, move_once, tag="P-0001")
    with pytest.raises(DBAPIError, match="append-only"), any_store.engine.begin() as connection:
        connection.execute(text(statement.format(table)))


@pytest.mark.parametrize("statement", [insert(Hub).values(name="x"), update(Hub).values(name="x"), delete(Hub)])
def test_an_act_may_not_change_rows_past_the_journal(store: Store, statement: Executable) -> None:
    @act(says="Cheated")
    def cheat(doing: Doing) -> dict[str, object]:
        """Changes rows in bulk."""
        doing.session.execute(statement)
        return {}

    with pytest.raises(RuntimeError, match="one by one"):
        do(store, cheat)


HUBS = [
    {"code": code, "name": code, "street": "", "city": "", "state": "", "zip": "", "latitude": Decimal("39.95")}
    for code in ("PHL-1", "PHL-2")
]


@act(says="Added hubs at once")
def add_hubs_at_once(doing: Doing) -> dict[str, object]:
    """Adds two hubs in one statement, behind one added alone."""
    doing.session.add(Hub(**{**HUBS[0], "code": "NYC-1"}))
    return {"ids": doing.add_many(Hub, HUBS)}


@act(says="Added hubs one by one")
def add_hubs_one_by_one(doing: Doing) -> dict[str, object]:
    """Adds the same hubs one by one."""
    doing.session.add_all([Hub(**{**HUBS[0], "code": "NYC-1"}), *(Hub(**hub) for hub in HUBS)])
    return {}


def test_rows_added_at_once_are_journalled_as_if_one_by_one(any_store: Store) -> None:
    done = do(any_store, add_hubs_at_once)
    assert done.result["ids"] == [2, 3]
    any_store.undo(done.act_id, JUNE_30)
    do(any_store, add_hubs_one_by_one)
    with any_store.reading() as session:
        at_once, _undone, one_by_one = session.scalars(select(Entry.images).where(Entry.id > done.entry - 1))
    assert at_once == one_by_one


def test_no_rows_at_all_may_be_added_at_once(store: Store) -> None:
    @act(says="Added nothing")
    def add_nothing(doing: Doing) -> dict[str, object]:
        """Adds no rows."""
        return {"ids": doing.add_many(Hub, [])}

    assert do(store, add_nothing).result["ids"] == []


def test_a_record_with_an_issued_paper_is_not_taken_away(any_store: Store) -> None:
    drafted = do(any_store, draft_order, form="A-3")
    issued = do(any_store, issue_order, order="PO-001")
    do(any_store, issue_document, kind="purchase_order", subject="PO-001")
    any_store.undo(issued.act_id, JUNE_30)
    with pytest.raises(Refusal, match="the paper PO-001 has been issued about PO-001"):
        any_store.undo(drafted.act_id, JUNE_30)


def test_two_writers_wait_for_each_other_and_lose_nothing(any_store: Store) -> None:
    def add(first: int) -> None:
        for number in range(first, first + 15):
            do(any_store, add_hub_then_fail, code=f"H-{number:03}")

    threads = [threading.Thread(target=add, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hubs(any_store)) == 45
    assert [entry.id for entry in entries(any_store)] == list(range(1, 47))
    assert broken_link(entries(any_store)) is None


def test_the_news_names_the_tables_touched_since(store: Store, tmp_path: Path) -> None:
    other = Store(open_book(str(tmp_path / "test.pairbook")), clock, "Field desk", no_paper)
    newest, _ = other.news(0)
    assert other.news(newest) == (newest, frozenset())
    do(store, change_notice_address, **ADDRESS)
    assert other.news(newest) == (newest + 1, {"notice_addresses", "journal"})
    other.close()


def test_a_fact_of_the_wrong_kind_is_named(store: Store) -> None:
    with pytest.raises(Refusal, match="The fact day is 'soon'; it should be a date as 2000-11-28"):
        do(store, close_day, day="soon", name="x", why="y")
    with pytest.raises(Refusal, match="close_day lacks why"):
        do(store, close_day, day=FRIDAY, name="x")
    with pytest.raises(Refusal, match="has no fact named colour"):
        do(store, close_day, day=FRIDAY, name="x", why="y", colour="red")


def test_an_unfinished_book_says_so(tmp_path: Path) -> None:
    from models.errors import NotABook
    from tests.builders import new_store

    store = new_store(str(tmp_path / "empty.pairbook"), started=False)
    with store.reading() as session, pytest.raises(NotABook, match="has not been started"):
        book.book(session)
    assert start_book.undoable is False
    store.close()


def test_who_writes_waits_for_another_writer_and_then_says_so(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.engine.WAIT", 200)
    place = any_store.engine.url.render_as_string(hide_password=False)
    other = Store(open_book(place.removeprefix("sqlite:///")), clock, "Field desk", no_paper)

    @act(says="Waited")
    def wait(doing: Doing) -> dict[str, object]:
        """Lets another writer try in the meantime."""
        with pytest.raises(Unreachable, match=r"is being written by another program\. Nothing was changed"):
            do(other, add_hub_then_fail, code="PHL-1")
        doing.session.add(
            Hub(code="PHL-2", name="", street="", city="", state="", zip="", latitude=None, longitude=None)
        )
        return {}

    do(any_store, wait)
    do(other, add_hub_then_fail, code="PHL-1")
    other.close()
    assert hubs(any_store) == ["PHL-2", "PHL-1"]


def test_a_reading_sees_one_state_however_long_it_lasts(server: str, started_there: str) -> None:
    place = copied(server, "one_state", started_there)
    store, other = opened(place), opened(place)
    with store.reading() as session:
        before = session.scalar(select(func.count()).select_from(Entry))
        do(other, add_hub_then_fail, code="PHL-1")
        assert session.scalar(select(func.count()).select_from(Entry)) == before
        assert session.scalar(select(Hub.code)) is None
    assert hubs(store) == ["PHL-1"]
    store.close()
    other.close()


def test_small_and_capital_letters_are_the_same_beyond_ascii_on_both_engines(any_store: Store) -> None:
    do(any_store, add_place, name="Café Ångström")
    with pytest.raises(Refusal, match="There is a place Café Ångström already"):
        do(any_store, add_place, name="CAFÉ ÅNGSTRÖM")


def test_who_did_it_and_for_which_day_are_kept_like_any_fact(store: Store) -> None:
    with pytest.raises(Refusal, match="The name of who does it holds a character that cannot be kept"):
        store.do(add_hub_then_fail, {"code": "PHL-1"}, JUNE_30, by="desk\0")
    with pytest.raises(Refusal, match="The day of the act is 9999-12-31"):
        store.do(add_hub_then_fail, {"code": "PHL-1"}, date.max)
    assert hubs(store) == []


def test_what_the_tables_cannot_hold_beside_what_is_there_is_refused(any_store: Store) -> None:
    do(any_store, add_hub_then_fail, code="PHL-1")
    with pytest.raises(Refusal, match=r"^The book cannot hold this beside what is in it: .+\. Nothing was changed\.$"):
        do(any_store, add_hub_then_fail, code="PHL-1")
    assert hubs(any_store) == ["PHL-1"]
