"""A pair is mounted between a hub and a building that the rules allow, and taken down again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.book import choose_reading
from models.acts.buildings import decide_eligibility, edit_building, select_buildings
from models.acts.links import Installation, install_pair, install_pairs, remove_link
from models.acts.pairs import move_pairs
from models.errors import Refusal
from models.queries.links import LinkRow, hubs, links
from models.queries.pair_page import pair
from models.queries.pairs import PairStanding, pairs
from models.queries.places import places
from models.rules.buildings import Word
from models.rules.inventory import PlaceKind
from models.rules.links import LinkState
from models.store import Done, Store
from tests.builders import do
from tests.story import DEPOT, INSTALLED, LISTED, ship, with_buildings, with_links, with_pairs

LATER = date(2000, 10, 2)


def install(store: Store, tag: str = "P-0001", building: str = "B-0001", **facts: Any) -> Done:
    given = {"hub": "PHL-2", "installed_on": INSTALLED, "near_place": "Roof", "far_place": "Mast 2", **facts}
    return do(store, install_pair, LATER, tag=tag, building=building, **given)


def read(store: Store, as_of: date = LATER) -> list[LinkRow]:
    with store.reading() as session:
        return links(session, as_of)


def standing(store: Store, tag: str = "P-0001", as_of: date = LATER) -> tuple[PairStanding, str]:
    with store.reading() as session:
        [row] = pairs(session, as_of, tags=[tag])
    return row.standing, row.place


def test_an_installed_pair_is_a_link_and_stands_at_its_building(any_store: Store) -> None:
    with_pairs(any_store, 1)
    with_buildings(any_store, 1)
    assert install(any_store).sentence == "Installed P-0001 at Tower 1 as L-0001"
    [link] = read(any_store)
    assert (link.number, link.tag, link.hub, link.building) == ("L-0001", "P-0001", "PHL-2", "B-0001")
    assert (link.near_place, link.far_place, link.standing.state) == ("Roof", "Mast 2", LinkState.INSTALLED)
    assert standing(any_store) == (PairStanding.INSTALLED, "Tower 1")
    assert standing(any_store, as_of=date(2000, 9, 4)) == (PairStanding.IN_STORE, DEPOT)


def test_an_installation_is_undone_and_done_again(any_store: Store) -> None:
    with_pairs(any_store, 1)
    with_buildings(any_store, 1)
    any_store.undo(install(any_store).act_id, LATER)
    assert (read(any_store), standing(any_store)) == ([], (PairStanding.IN_STORE, DEPOT))
    install(any_store)
    assert [link.number for link in read(any_store)] == ["L-0001"]


def test_many_installations_are_one_act_in_the_order_of_their_days(any_store: Store) -> None:
    with_pairs(any_store, 3)
    with_buildings(any_store, 3)
    days = (date(2000, 9, 7), INSTALLED, INSTALLED)
    lines = tuple(Installation(f"P-000{n}", f"B-000{n}", "PHL-2", day) for n, day in enumerate(days, 1))
    done = do(any_store, install_pairs, LATER, lines=lines)
    assert done.sentence == "Installed 3 pairs: L-0001 to L-0003"
    assert done.result["links"] == ("L-0003", "L-0001", "L-0002")


@pytest.mark.parametrize(
    ("facts", "words", "clause"),
    [
        ({"tag": "P-0003"}, "P-0003 is in transit since Wed 5 Jul 2000", "MA-1.1o"),
        ({"installed_on": date(2000, 7, 9)}, "in transit since", "MA-1.1o"),
        ({"building": "B-0002"}, "not an Eligible Location", "MA-1.1h"),
        ({"building": "B-0003"}, "refused Tower 3 on Fri 25 Aug 2000: No sight", "MA-1.1h"),
        ({"tag": "P-0009"}, "no pair P-0009", "EXA-1a"),
        ({"hub": "SEA-1"}, "no hub SEA-1", "MA-1.1o"),
        ({"installed_on": date(2000, 10, 3)}, "has not come yet", ""),
    ],
)
def test_an_installation_that_cannot_be_is_refused(
    store: Store, facts: dict[str, Any], words: str, clause: str
) -> None:
    with_pairs(store, 2)
    ship(store, 1, 3)
    with_buildings(store, 3)
    do(store, decide_eligibility, LISTED, buildings=("B-0002",), word=Word.OPEN)
    do(store, decide_eligibility, LISTED, buildings=("B-0003",), word=Word.REFUSED, reason="No sight")
    with pytest.raises(Refusal, match=words) as refusal:
        install(store, **facts)
    assert refusal.value.clause == clause


def test_a_building_the_rules_bar_takes_a_pair_for_a_reason_that_is_kept(store: Store) -> None:
    with_pairs(store, 1)
    with_buildings(store, 1)
    do(store, decide_eligibility, LISTED, buildings=("B-0001",), word=Word.OPEN)
    install(store, despite="Approved by telephone")
    with store.reading() as session:
        told = pair(session, "P-0001", LATER).events[0].second
    assert told.startswith("L-0001, hub PHL-2. Tower 1 is not an Eligible Location")
    assert told.endswith("Installed nevertheless: Approved by telephone")


def test_a_reason_does_not_mount_a_pair_that_is_in_a_link(store: Store) -> None:
    with_pairs(store, 1)
    with_buildings(store, 2)
    install(store)
    with pytest.raises(Refusal, match="P-0001 is already in the Link L-0001"):
        install(store, building="B-0002", despite="Wanted there")


def test_a_building_takes_as_many_pairs_as_it_was_selected_for(store: Store) -> None:
    with_pairs(store, 3)
    with_buildings(store, 1)
    do(store, select_buildings, LISTED, buildings=("B-0001",), pairs=2)
    lines = tuple(Installation(f"P-000{n}", "B-0001", "PHL-2", INSTALLED) for n in (1, 2, 3))
    with pytest.raises(Refusal, match="selected for 2 pairs and has the Link L-0002"):
        do(store, install_pairs, LATER, lines=lines)
    do(store, install_pairs, LATER, lines=lines[:2])
    with pytest.raises(Refusal, match="at least one pair"):
        do(store, install_pairs, LATER, lines=())


def test_the_same_pair_twice_in_one_act_is_refused(store: Store) -> None:
    with_pairs(store, 1)
    with_buildings(store, 2)
    lines = tuple(Installation("P-0001", building, "PHL-2", INSTALLED) for building in ("B-0001", "B-0002"))
    with pytest.raises(Refusal, match="already in the Link L-0001"):
        do(store, install_pairs, LATER, lines=lines)


def test_a_pair_moved_later_cannot_have_been_installed_before(store: Store) -> None:
    with_pairs(store, 1)
    with_buildings(store, 1)
    do(store, move_pairs, LATER, tags=("P-0001",), to="Under repair", moved_on=LATER)
    with pytest.raises(Refusal, match="at Under repair since Mon 2 Oct 2000"):
        install(store)
    with pytest.raises(Refusal, match="P-0001 is under repair"):
        install(store, installed_on=LATER)


def test_a_removed_link_leaves_its_pair_in_a_store_for_another(any_store: Store) -> None:
    with_links(any_store, 1)
    facts = {"removed_on": date(2000, 9, 20), "to": DEPOT, "why": "Roof sold"}
    done = do(any_store, remove_link, LATER, link="L-0001", **facts)
    assert done.sentence == "Removed L-0001 from Tower 1, P-0001 to SAVVIS/MERIDIAN store"
    assert standing(any_store) == (PairStanding.IN_STORE, DEPOT)
    assert standing(any_store, as_of=date(2000, 9, 19)) == (PairStanding.INSTALLED, "Tower 1")
    assert [link.removed_on for link in read(any_store, date(2000, 9, 19))] == [None]
    again = install(any_store, installed_on=LATER)
    assert [(link.number, link.removed_on) for link in read(any_store)] == [
        ("L-0002", None),
        ("L-0001", date(2000, 9, 20)),
    ]
    any_store.undo(again.act_id, LATER)
    any_store.undo(done.act_id, LATER)
    assert standing(any_store) == (PairStanding.INSTALLED, "Tower 1")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"removed_on": date(2000, 9, 4)}, "was installed on Tue 5 Sep 2000"),
        ({"removed_on": date(2000, 10, 3)}, "has not come yet"),
        ({"to": "Lost"}, "neither a store nor a repair shop"),
        ({"why": " "}, "Say why"),
        ({"link": "L-0009"}, "no link L-0009"),
    ],
)
def test_a_removal_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_links(store, 1)
    with pytest.raises(Refusal, match=words):
        do(store, remove_link, LATER, **{"link": "L-0001", "removed_on": LATER, "to": DEPOT, "why": "Moved", **facts})


def test_a_link_is_removed_once(store: Store) -> None:
    with_links(store, 1)
    facts = {"link": "L-0001", "removed_on": LATER, "to": "Under repair", "why": "Struck by lightning"}
    do(store, remove_link, LATER, **facts)
    with pytest.raises(Refusal, match="was removed on Mon 2 Oct 2000"):
        do(store, remove_link, LATER, **facts)


def test_buildings_of_one_name_are_places_of_their_own(store: Store) -> None:
    with_pairs(store, 2)
    with_buildings(store, 2)
    do(store, edit_building, LISTED, building="B-0002", name="Tower 1")
    install(store)
    install(store, "P-0002", "B-0002")
    with store.reading() as session:
        there = [(one.name, one.building, one.pairs) for one in places(session, LATER) if one.building]
    assert there == [("Tower 1", "B-0001", 1), ("Tower 1", "B-0002", 1)]


def test_after_the_inventory_event_a_building_has_to_be_selected(store: Store) -> None:
    with_pairs(store, 103)
    with_buildings(store, 2)
    do(store, choose_reading, key="installed", value="physical", why="Agreed by the parties")
    lines = tuple(Installation(f"P-{n:04d}", "B-0001", "PHL-2", INSTALLED) for n in range(1, 103))
    do(store, install_pairs, LATER, lines=lines)
    with pytest.raises(Refusal, match="Tower 2 is not selected"):
        install(store, "P-0103", "B-0002", installed_on=LATER)
    do(store, select_buildings, LATER, buildings=("B-0002",))
    assert install(store, "P-0103", "B-0002", installed_on=LATER).result["link"] == "L-0103"


def test_a_hub_counts_the_links_that_end_there(store: Store) -> None:
    with_links(store, 2)
    do(store, remove_link, LATER, link="L-0001", removed_on=LATER, to=DEPOT, why="Moved")
    with store.reading() as session:
        assert [hubs(session, day)[0].links for day in (LISTED, INSTALLED, LATER)] == [0, 2, 1]


def test_places_count_what_stands_there(store: Store) -> None:
    with_links(store, 2)
    ship(store, 1, 3)
    with store.reading() as session:
        then, now = places(session, date(2000, 7, 20)), places(session, LATER)
    assert [(one.kind, one.pairs) for one in now if one.pairs] == [
        (PlaceKind.TRANSIT, 1),
        (PlaceKind.BUILDING, 1),
        (PlaceKind.BUILDING, 1),
    ]
    assert [(one.name, one.pairs) for one in then if one.pairs] == [("In transit", 1), (DEPOT, 2)]
