"""Hubs are added by hand or from a list, all or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.acts.places import HubFact, add_hub, import_hubs
from models.errors import Refusal
from models.queries.links import HubRow, hubs
from models.store import Store
from tests.builders import do

PHL = HubFact("PHL-2", "Broad St Hub", "401 N Broad St", "Philadelphia", "PA", "19108", Decimal("39.95951"))
SEA = HubFact("SEA-1", "Westin Hub", "2001 6th Ave", "Seattle", "WA")


def read(store: Store) -> list[HubRow]:
    with store.reading() as session:
        return hubs(session, date(2000, 7, 1))


def test_a_list_of_hubs_comes_in_whole_and_the_second_time_changes_nothing(any_store: Store) -> None:
    done = do(any_store, import_hubs, hubs=(SEA, PHL))
    assert done.sentence == "Imported hubs: 2 new"
    assert [(hub.code, hub.latitude) for hub in read(any_store)] == [("PHL-2", Decimal("39.95951")), ("SEA-1", None)]
    with pytest.raises(Refusal, match="Nothing changes: the book has 2 hubs"):
        do(any_store, import_hubs, hubs=(SEA, PHL))
    any_store.undo(done.act_id, date(2000, 7, 1))
    assert read(any_store) == []


def test_a_known_hub_is_brought_up_to_date(store: Store) -> None:
    do(store, import_hubs, hubs=(PHL,))
    moved = HubFact("PHL-2", "Broad Street Hub", "401 N Broad St", "Philadelphia", "PA", "19108", PHL.latitude)
    assert do(store, import_hubs, hubs=(moved, SEA)).sentence == "Imported hubs: 1 new, 1 changed"
    assert read(store)[0].name == "Broad Street Hub"


def test_a_hub_typed_by_hand_is_tidied(store: Store) -> None:
    do(store, add_hub, code=" PHL-2 ", name="Broad  St Hub")
    assert [(hub.code, hub.name) for hub in read(store)] == [("PHL-2", "Broad St Hub")]
    with pytest.raises(Refusal, match="There is a hub PHL-2 already"):
        do(store, add_hub, code="PHL-2", name="Another")


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ((), "no hubs"),
        ((SEA, SEA), "SEA-1 stands in the list twice"),
        ((HubFact("", "Nameless"),), "needs a code and a name"),
        ((HubFact("X", "X", latitude=Decimal("95.1")),), "between -90 and 90"),
        ((HubFact("X", "X", longitude=Decimal("-180.5")),), "between -180 and 180"),
    ],
)
def test_a_list_with_an_odd_hub_is_refused_whole(store: Store, listed: tuple[HubFact, ...], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        do(store, import_hubs, hubs=(PHL, *listed) if listed else ())
    assert read(store) == []
