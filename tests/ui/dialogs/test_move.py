"""Moving pairs under real keys: from store to store, to a new place, and off the book with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.queries.pairs import PairStanding, on_hand, pairs
from models.queries.places import places
from models.rules.inventory import PlaceKind
from models.store import Store
from tests.story import DEPOT, with_pairs
from tests.ui.dialogs.alone import Alone
from ui.dialogs.move import MovePairs

JULY_11, JULY_12 = date(2000, 7, 11), date(2000, 7, 12)


@pytest.fixture
def alone(qtbot: QtBot, light: object) -> Iterator[Alone]:
    made = Alone(qtbot)
    yield made
    made.close()


def moving(alone: Alone, store: Store, as_of: date = JULY_12) -> MovePairs:
    return alone.open(store, as_of, lambda desk, window: MovePairs(desk, desk.read(pairs, as_of), window))


def to_new_place(form: MovePairs) -> None:
    form.to.setCurrentIndex(form.to.count() - 1)
    form.to.activated.emit(form.to.currentIndex())


def test_a_pair_goes_to_a_new_store_and_stays_on_hand(alone: Alone, store: Store) -> None:
    with_pairs(store, 2)
    form = moving(alone, store)
    to_new_place(form)
    alone.keys(" Chicago depot", "Ctrl+Return")
    assert form.to.place == "Chicago depot"
    alone.keys("Ctrl+Return")
    with store.reading() as session:
        assert {row.place for row in pairs(session, JULY_12)} == {"Chicago depot"}
        assert {row.place for row in pairs(session, JULY_11)} == {DEPOT}
        assert on_hand(session, JULY_12).total == 2


def test_a_new_place_may_be_a_repair_shop_and_nothing_is_chosen_when_the_form_is_left(
    alone: Alone, store: Store
) -> None:
    with_pairs(store, 1)
    form = moving(alone, store)
    to_new_place(form)
    alone.keys("Escape")
    assert form.to.place == ""
    to_new_place(form)
    assert form.to.form is not None
    form.to.form.kind.choose("repair")
    alone.keys(" Radio shop", "Ctrl+Return", "Ctrl+Return")
    with store.reading() as session:
        assert [row.standing for row in pairs(session, JULY_12)] == [PairStanding.REPAIR]
        assert [row.kind for row in places(session, JULY_12) if row.name == "Radio shop"] == [PlaceKind.REPAIR]


def test_pairs_leave_the_inventory_only_with_a_reason(alone: Alone, store: Store) -> None:
    with_pairs(store, 1)
    form = moving(alone, store)
    form.to.choose("Lost")
    form.to.changed.emit("Lost")
    assert form.primary.toolTip() == "Say how it came to that."
    form.note.setText("Stolen from the truck")
    alone.keys("Ctrl+Return")
    with store.reading() as session:
        assert on_hand(session, JULY_12).total == 0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2000, 7, 9), "They came there only on Mon 10 Jul 2000."),
        (date(2000, 7, 13), "Thu 13 Jul 2000 has not come yet."),
    ],
)
def test_the_day_has_to_fit(alone: Alone, store: Store, day: date, words: str) -> None:
    with_pairs(store, 1)
    form = moving(alone, store)
    assert form.primary.toolTip() == "Choose where the pairs go."
    form.to.choose("Under repair")
    form.day.set_day(day)
    form._check()
    assert form.primary.toolTip() == words


def test_the_place_where_the_pairs_are_is_not_offered(alone: Alone, store: Store) -> None:
    with_pairs(store, 1)
    form = moving(alone, store)
    assert form.to.findData(DEPOT) == -1
    assert form.windowTitle() == "Move P-0001"
