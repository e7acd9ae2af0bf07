"""What another reading would change of a day: computed by trying it out, with nothing written."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.book import choose_reading
from models.acts.letters import new_letter, record_letter_delivery
from models.queries.book import calendar, readings
from models.queries.readings import ChangeKind, ReadingEffect, reading_effect, readings_told
from models.store import Store
from tests.builders import do
from tests.planted import by_hand, plant

NOV_3, NOV_6 = date(2000, 11, 3), date(2000, 11, 6)


@pytest.fixture
def book(store: Store) -> Store:
    """Two letters received on the Friday before Election Day, and one mounted Link without a letter."""
    plant(store, 3)
    for number in (1, 2):
        do(store, new_letter, on=NOV_3, links=(f"L-{number:04}",), issued_on=NOV_3)
        do(store, record_letter_delivery, on=NOV_3, letter=f"LAL-{number:04}", delivery=by_hand(NOV_3))
    return store


def effect(store: Store, key: str, value: str, day: date = NOV_6) -> ReadingEffect:
    with store.reading() as session:
        return reading_effect(session, day, key, value)


def test_due_dates_move_with_the_business_days(book: Store) -> None:
    found = effect(book, "business_days", "new_york_state")
    moved = [one for one in found.changes if one.kind is ChangeKind.DUE_DATE]
    assert {one.record for one in moved} == {("letter", "LAL-0001"), ("letter", "LAL-0002")}
    assert {(one.before, one.after) for one in moved} == {("Wed 8 Nov 2000", "Thu 9 Nov 2000")}
    assert found.words.startswith("2 due dates")
    assert found.words.endswith("would change.")


def test_figures_and_standings_change_with_what_installed_means(book: Store) -> None:
    found = effect(book, "installed", "letter_received")
    figures = {one.subject: (one.before, one.after) for one in found.changes if one.kind is ChangeKind.FIGURE}
    assert figures["Installed"] == ("0 of 102", "2 of 102")
    assert (found.key, found.value) == ("installed", "letter_received")


def test_a_reading_that_bears_on_nothing_changes_nothing(book: Store) -> None:
    assert effect(book, "customer_entity", "missouri").words == "Nothing of this day would change."


def test_trying_out_writes_nothing_and_leaves_the_readings_as_they_are(book: Store) -> None:
    with book.reading() as session:
        before = readings(session, NOV_6)
        reading_effect(session, NOV_6, "business_days", "new_york_state")
        assert readings(session, NOV_6) == before
        assert calendar(session, NOV_6).reading == "us_bank"


def test_a_chosen_reading_of_the_bank_holds_from_its_day(any_store: Store) -> None:
    why = "The bank was asked."
    do(any_store, choose_reading, on=NOV_6, key="business_days", value="us_bank_and_saturday", why=why)
    with any_store.reading() as session:
        assert [calendar(session, day).reading for day in (NOV_3, NOV_6)] == ["us_bank", "us_bank_and_saturday"]
        (row,) = readings_told(session, NOV_6, ("AMB-02",))
        assert row.standing == "Chosen by Provisioning desk on Mon 6 Nov 2000: The bank was asked."
        assert not row.is_recommended
        assert [one.reading.key for one in readings_told(session, NOV_6, ("AMB-03",))] == [
            "receipt_basis", "after_hours_cutoff",
        ]  # fmt: skip
        assert readings_told(session, NOV_6, ()) == ()
