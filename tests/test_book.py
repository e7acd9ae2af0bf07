"""A book is started once, on either engine, and knows its terms by date."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.book import change_notice_address, choose_reading, close_day, open_day, stand_for, start_book
from models.errors import Refusal
from models.queries import book
from models.rules.clause import Known
from models.rules.words import Side
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


def test_the_book_stands_for_the_other_party_by_an_act_that_can_be_undone(any_store: Store) -> None:
    done = do(any_store, stand_for, party=Side.WINSTAR)
    assert done.sentence == "Stands in the place of Winstar from now on"
    with any_store.reading() as session:
        assert book.book(session).stands_for == "winstar"
    with pytest.raises(Refusal, match="This book stands in the place of Winstar already"):
        do(any_store, stand_for, party=Side.WINSTAR)
    any_store.undo(done.act_id, date(2000, 6, 30))
    with any_store.reading() as session:
        assert book.book(session).stands_for == "customer"


def test_the_first_batch_is_read_as_typed_with_its_number(store: Store) -> None:
    with pytest.raises(Refusal, match="Type the number of pairs the first batch counts"):
        do(store, choose_reading, key="initial_pairs", value="typed", why="Agreed")
    with pytest.raises(Refusal, match="it is at least one"):
        do(store, choose_reading, key="initial_pairs", value="typed", why="Agreed", number=0)
    done = do(store, choose_reading, key="initial_pairs", value="typed", why="Agreed", number=210)
    assert done.sentence == "Chose the reading initial_pairs = 210"
    with store.reading() as session:
        assert book.readings(session, date(2000, 7, 1)).initial_pairs == "210"


def test_every_address_is_kept_and_the_latest_by_its_day_is_in_force(any_store: Store) -> None:
    told = {"party": Side.WINSTAR, "name": "Winstar", "attention": "Notices desk", "fax": ""}
    do(any_store, change_notice_address, **told, address=("685 Third Avenue",), effective_from=date(2000, 11, 6))
    do(any_store, change_notice_address, **told, address=("1 Main St",), effective_from=date(2000, 8, 1))
    with any_store.reading() as session:
        found = {row.effective_from: row.address for row in book.addresses(session, date(2000, 11, 28))
                 if row.party == "winstar" and not row.copy}  # fmt: skip
        assert found == {date(2000, 11, 6): ("685 Third Avenue",)}
        assert len([one for one in book.address_facts(session) if one.party is Side.WINSTAR and not one.copy]) == 3
    with pytest.raises(Refusal, match="A notice address has a name and at least one line"):
        do(any_store, change_notice_address, **{**told, "name": " "}, address=("x",), effective_from=date(2001, 1, 1))
