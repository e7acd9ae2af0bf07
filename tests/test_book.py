"""A book is started once, on either engine, and knows its terms by date."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.book import choose_reading, close_day, open_day, start_book
from models.errors import Refusal
from models.queries import book
from models.rules.clause import Known
from models.store import Store
from tests.builders import START, do


def test_a_started_book_knows_its_terms_by_date(any_store: Store) -> None:
    with any_store.reading() as session:
        assert len(book.terms(session, date(2000, 9, 28)).equipment.batch) == 1
        assert len(book.terms(session, date(2000, 9, 29)).equipment.batch) == 2
        assert len(book.addresses(session, date(2000, 7, 1))) == 4


def test_a_book_is_started_only_once(store: Store) -> None:
    with pytest.raises(Refusal, match="started already"):
        do(store, start_book, **START)


def test_a_day_marked_closed_moves_the_count_and_can_be_opened_again(any_store: Store) -> None:
    day = date(2000, 11, 24)
    do(any_store, close_day, day=day, name="Closed by order", why="Notice on the bank's door")
    with any_store.reading() as session:
        last = book.calendar(session).count(date(2000, 11, 22), 3)
    assert isinstance(last, Known)
    assert last.value == date(2000, 11, 29)
    do(any_store, open_day, day=day, why="Misread")
    with any_store.reading() as session:
        assert book.calendar(session).is_open(day)


def test_a_reading_is_chosen_with_its_reason_and_from_its_day_on(store: Store) -> None:
    with pytest.raises(Refusal, match="Say why"):
        do(store, choose_reading, key="on_hand", value="storage", why=" ")
    do(store, choose_reading, on=date(2000, 8, 1), key="on_hand", value="storage", why="Agreed by the parties")
    with pytest.raises(Refusal, match="is none of them"):
        do(store, choose_reading, key="initial_pairs", value="348", why="Agreed by the parties")
    with store.reading() as session:
        assert book.readings(session, date(2000, 7, 31)).on_hand == "owned_not_installed"
        assert book.readings(session, date(2000, 8, 1)).on_hand == "storage"
