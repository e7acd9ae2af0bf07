"""Another radio at an end, a serial put right, ends taken for each other: each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.queries.pair_page import pair
from models.queries.pairs import PairRow, pairs
from models.store import Store
from tests.story import ordered_book, ship, with_pairs
from tests.ui.dialogs.alone import Alone
from ui.dialogs.swap_end import SwapEnd

JULY_12 = date(2000, 7, 12)


@pytest.fixture
def alone(qtbot: QtBot, light: object) -> Iterator[Alone]:
    made = Alone(qtbot)
    yield made
    made.close()


def swapping(alone: Alone, store: Store) -> SwapEnd:
    return alone.open(store, JULY_12, lambda desk, window: SwapEnd(desk, desk.read(pairs, JULY_12)[0], window))


def row(store: Store) -> PairRow:
    with store.reading() as session:
        return pairs(session, JULY_12)[0]


def choose(form: SwapEnd, kind: str) -> None:
    form.kind.choose(kind)
    form.kind.changed.emit(kind)


def test_another_radio_takes_the_place_of_one_end_with_its_reason(alone: Alone, store: Store) -> None:
    with_pairs(store, 1)
    form = swapping(alone, store)
    form.side.choose("far")
    alone.keys(" NEC-0999-B")
    assert form.primary.toolTip() == "Say why the radio was changed."
    form.why.setText("Dead on arrival")
    alone.keys("Ctrl+Return")
    assert row(store).ends == ("NEC-0001-A", "NEC-0999-B")
    with store.reading() as session:
        event = pair(session, "P-0001", JULY_12).events[0]
    assert event.words == "Swapped the far end of P-0001: NEC-0999-B instead of NEC-0001-B"
    assert event.second == "Dead on arrival"


def test_a_serial_nobody_had_read_is_typed_without_a_reason(alone: Alone, store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    form = swapping(alone, store)
    choose(form, "correct")
    alone.keys(" NEC-0001-A")
    assert form.primary.toolTip() == "The near end is NEC-0001-A already."
    form.serial.setText("NEC-0007-A")
    assert form.primary.toolTip() == "Say why, so that the next reader knows."
    form.why.setText("A 1 was read as a 7")
    alone.keys("Ctrl+Return")
    assert row(store).near == "NEC-0007-A"


def test_ends_taken_for_each_other_are_turned_round(alone: Alone, store: Store) -> None:
    with_pairs(store, 1)
    form = swapping(alone, store)
    choose(form, "turn")
    assert not form.serial.isVisibleTo(form)
    assert form.primary.toolTip() == "Say why, so that the next reader knows."
    form.why.setText("The memorandum had them the wrong way round")
    alone.keys("Ctrl+Return")
    assert row(store).ends == ("NEC-0001-B", "NEC-0001-A")


def test_a_serial_of_another_pair_is_refused_and_the_form_stays(alone: Alone, store: Store) -> None:
    with_pairs(store, 2)
    form = swapping(alone, store)
    alone.keys(" NEC-0001-A")
    form.why.setText("Dead on arrival")
    alone.keys("Ctrl+Return")
    assert form._why_not.text() == "The serial NEC-0001-A is in the book as an end of P-0001."
    assert form.isVisible()
