"""A State is shared by the readers of one book for as long as the book stands as it was read."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from models.acts.book import close_day
from models.kept import Kept
from models.queries.book import supposing
from models.queries.state import state
from models.rules.state import State
from models.store import Store
from tests.builders import JUNE_30, do, opened

NOVEMBER_28 = date(2000, 11, 28)


def read(store: Store, as_of: date = NOVEMBER_28) -> State:
    """The State of a day, in a reading of its own."""
    with store.reading() as session:
        return state(session, as_of)


def test_two_readers_of_one_book_share_its_state(any_store: Store) -> None:
    assert read(any_store) is read(any_store)


def test_an_act_and_its_undo_are_seen_at_once(any_store: Store) -> None:
    day = date(2000, 11, 27)
    assert read(any_store).calendar.is_open(day)
    done = do(any_store, close_day, JUNE_30, day=day, name="Snow", why="The banks were shut by snow")
    assert not read(any_store).calendar.is_open(day)
    any_store.undo(done.act_id, JUNE_30)
    assert read(any_store).calendar.is_open(day)


def test_what_another_program_writes_is_seen_at_once(store: Store) -> None:
    day = date(2000, 11, 27)
    assert read(store).calendar.is_open(day)
    other = opened(str(Path(store.engine.url.database or "")))
    do(other, close_day, JUNE_30, day=day, name="Snow", why="The banks were shut by snow")
    other.close()
    assert not read(store).calendar.is_open(day)


def test_another_day_is_read_anew(store: Store) -> None:
    assert read(store).as_of == NOVEMBER_28
    assert read(store, JUNE_30).as_of == JUNE_30


def test_what_is_only_supposed_is_not_kept_for_others(store: Store) -> None:
    before = read(store).readings
    with store.reading() as session, supposing(session, {"installed": "letter_received"}):
        supposed = state(session, NOVEMBER_28).readings
    assert supposed != before
    assert read(store).readings == before


def test_an_act_reads_the_book_as_it_is_writing_it(store: Store) -> None:
    read(store)
    with store._writing() as session:
        assert state(session, NOVEMBER_28) is not state(session, NOVEMBER_28)


def test_who_asks_while_it_is_being_read_waits_for_the_same_answer() -> None:
    kept, begun, go_on, answers = Kept(), threading.Event(), threading.Event(), []

    def slow() -> object:
        begun.set()
        assert go_on.wait(10)
        return object()

    readers = [threading.Thread(target=lambda: answers.append(kept.at("head", slow))) for _ in range(2)]
    for reader in readers:
        reader.start()
    assert begun.wait(10)
    go_on.set()
    for reader in readers:
        reader.join(10)
    assert answers[0] is answers[1]


def test_a_reading_that_failed_is_not_kept() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.at("head", lambda: 1 / 0)
    assert kept.at("head", lambda: "read") == "read"
