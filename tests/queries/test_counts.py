"""The numbers of the sidebar."""

from __future__ import annotations

from datetime import date

from models.queries.counts import PageCount, counts
from models.store import Store
from tests.planted import plant


def test_an_empty_book_has_no_numbers_but_what_is_due(store: Store) -> None:
    with store.reading() as session:
        found = counts(session, date(2000, 6, 30))
    assert {page for page, count in found.items() if count.total} == set()


def test_links_pairs_and_letters_are_counted_as_of_the_day(any_store: Store) -> None:
    plant(any_store, links=2, pairs=3, buildings=4, selected=1)
    with any_store.reading() as session:
        found = counts(session, date(2000, 11, 28))
    assert found["links"].total == 2
    assert found["buildings"].total >= 4
    assert found["orders"].total == 1


def test_a_count_is_read_aloud() -> None:
    assert PageCount(750).words == "750 in all"
    assert PageCount(164, 14, 2).words == "164 in all, 14 waiting, 2 late"
    assert PageCount().words == "none"
