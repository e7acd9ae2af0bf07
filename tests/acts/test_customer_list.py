"""Taking in the Customer List, its additions, and copies of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.acts.book import choose_reading
from models.acts.buildings import (
    drop_building,
    edit_building,
    move_buildings,
    record_list_agreement,
    record_proposal,
    relist_building,
)
from models.acts.customer_list import ChangedRow, Decided, add_building, import_customer_list
from models.errors import Refusal
from models.queries.buildings import column_maps
from models.queries.list_changes import compared, decisions, listed_proposals, unagreed_changes, versions
from models.queries.ranking import held_from, list_parts, ranking
from models.rules.customer_list import ListRow
from models.store import Store
from tests.builders import do

AUG_25 = date(2000, 8, 25)


def rows(count: int, first: int = 1) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(number, f"Tower {number}", f"{number} Main St", "Seattle", "WA", "98101", floors=10)
        for number in range(first, first + count)
    )


def take(store: Store, listed: tuple[ListRow, ...], on: date = AUG_25, **facts: object) -> dict[str, object]:
    given = {"rows": listed, "source": "list.xlsx", "confirmed": "A short list for a test", **facts}
    return dict(do(store, import_customer_list, on=on, **given).result)


def ranks(store: Store, as_of: date = AUG_25) -> list[int]:
    with store.reading() as session:
        return [one.building_id for one in ranking(session, as_of)]


def test_a_list_of_750_comes_in_whole_in_the_order_of_its_ranks(any_store: Store) -> None:
    take(any_store, tuple(reversed(rows(750))), confirmed="")
    assert ranks(any_store) == list(range(1, 751))


def test_a_list_of_another_length_needs_a_reason(store: Store) -> None:
    with pytest.raises(Refusal, match="names 3 buildings") as refusal:
        take(store, rows(3), confirmed="")
    assert refusal.value.clause == "EXB-1a"
    assert ranks(store) == []


def test_the_same_list_again_changes_nothing(store: Store) -> None:
    take(store, rows(5))
    with pytest.raises(Refusal, match="Nothing changes: all 5"):
        take(store, rows(5))


def test_an_addition_counts_at_once_and_the_second_in_its_quarter_from_the_next(any_store: Store) -> None:
    take(any_store, rows(3))
    assert take(any_store, rows(2, 4), on=date(2000, 11, 3))["held_until"] is None
    assert take(any_store, rows(2, 6), on=date(2000, 12, 1))["held_until"] == date(2001, 1, 1)
    assert ranks(any_store, date(2000, 12, 31)) == [1, 2, 3, 4, 5]
    assert ranks(any_store, date(2001, 1, 1)) == [1, 2, 3, 4, 5, 6, 7]
    with any_store.reading() as session:
        assert held_from(session, date(2000, 12, 1)) == {6: date(2001, 1, 1), 7: date(2001, 1, 1)}
        assert [part.kind for part in list_parts(session, date(2000, 12, 1))] == ["first", "addition", "addition"]


def test_a_corrected_copy_updates_buildings_and_follows_its_order(store: Store) -> None:
    take(store, rows(3))
    one, two, three = rows(3)
    done = take(store, (replace(one, rank=3), replace(two, floors=12), replace(three, rank=1)))
    assert (done["changed"], done["moved"]) == (1, 2)
    assert ranks(store) == [3, 2, 1]


def test_a_building_named_by_its_number_may_change_its_address(store: Store) -> None:
    take(store, rows(2))
    moved = replace(rows(1)[0], street="7 Pine Street")
    done = take(store, (), changed=(ChangedRow("B-0001", moved),))
    assert (done["new"], done["changed"]) == (0, 1)
    with pytest.raises(Refusal, match=r"Tower 2 \(B-0002\) stands at that address"):
        take(store, (), changed=(ChangedRow("B-0001", replace(moved, street="2 Main St.")),))


def test_the_mapping_of_a_layout_is_remembered(store: Store) -> None:
    for mapping in (("rank", "name"), ("rank", "remarks")):
        take(store, rows(2, 3 * len(mapping[1])), signature="#|Name", mapping=mapping)
        with store.reading() as session:
            assert column_maps(session, "customer_list") == {"#|Name": mapping}


def test_a_building_twice_in_one_list_is_refused_by_name(store: Store) -> None:
    twin = replace(rows(1)[0], rank=2, name="Same tower", street="1 MAIN STREET")
    with pytest.raises(Refusal, match="Same tower, 1 MAIN STREET stands in the list twice"):
        take(store, (*rows(1), twin))


def test_a_building_proposed_earlier_is_refused_unless_a_reason_is_given(store: Store) -> None:
    do(
        store, record_proposal, street="2 Main Street", city="Seattle", state="WA", zip_code="98101",
        proposed_on=date(2000, 5, 2),
    )  # fmt: skip
    take(store, rows(1))
    with pytest.raises(Refusal, match="was proposed to Winstar") as refusal:
        take(store, rows(1, 2), on=date(2000, 10, 2), confirmed="")
    assert refusal.value.clause == "EXB-1b"
    take(store, rows(1, 2), on=date(2000, 10, 2), confirmed="Winstar agreed")


def test_one_building_is_added_by_hand_and_only_behind_a_first_list(store: Store) -> None:
    with pytest.raises(Refusal, match="Import the first Customer List"):
        do(store, add_building, row=rows(1)[0])
    take(store, rows(2))
    done = do(store, add_building, on=date(2000, 10, 2), row=rows(1, 9)[0])
    assert done.sentence == "Added Tower 9 to the Customer List"
    assert ranks(store, date(2000, 10, 2)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("block", "rank", "order"),
    [
        (("B-0004",), 1, [4, 1, 2, 3, 5]),
        (("B-0001",), 5, [2, 3, 4, 5, 1]),
        (("B-0005",), 2, [1, 5, 2, 3, 4]),
        (("B-0004", "B-0005"), 2, [1, 4, 5, 2, 3]),
        (("B-0001", "B-0003"), 3, [2, 4, 1, 3, 5]),
    ],
)
def test_buildings_move_to_a_rank_and_the_others_close_up(
    store: Store, block: tuple[str, ...], rank: int, order: list[int]
) -> None:
    take(store, rows(5))
    do(store, move_buildings, on=date(2000, 9, 1), buildings=block, rank=rank)
    assert ranks(store, date(2000, 9, 1)) == order
    assert ranks(store, date(2000, 8, 31)) == [1, 2, 3, 4, 5], "the order of an earlier day stays"


def test_moves_into_one_gap_go_on_after_the_gap_is_used_up(store: Store) -> None:
    take(store, rows(4))
    for _ in range(40):
        do(store, move_buildings, on=AUG_25, buildings=(f"B-000{ranks(store)[2]}",), rank=2)
    assert sorted(ranks(store)) == [1, 2, 3, 4]


def test_a_move_beyond_the_list_says_its_bounds(store: Store) -> None:
    take(store, rows(5))
    with pytest.raises(Refusal, match="between 1 and 4; 5 is not"):
        do(store, move_buildings, on=AUG_25, buildings=("B-0001", "B-0002"), rank=5)
    with pytest.raises(Refusal, match="order stays as it is"):
        do(store, move_buildings, on=AUG_25, buildings=("B-0002",), rank=2)


def test_an_import_is_undone_whole(any_store: Store) -> None:
    done = do(any_store, import_customer_list, on=AUG_25, rows=rows(4), source="a.xlsx", confirmed="test")
    any_store.undo(done.act_id, AUG_25)
    assert ranks(any_store) == []
    assert take(any_store, rows(4))["new"] == 4


def test_a_building_leaves_the_list_only_by_agreement(store: Store) -> None:
    take(store, rows(3))
    with pytest.raises(Refusal, match="not changed by one party alone"):
        do(store, drop_building, on=date(2000, 9, 1), building="B-0002", why="")
    do(store, drop_building, on=date(2000, 9, 1), building="B-0002", why="Agreed on September 1")
    assert ranks(store, date(2000, 9, 1)) == [1, 3]


def test_a_corrected_address_may_not_be_that_of_another_building(store: Store) -> None:
    take(store, rows(2))
    with pytest.raises(Refusal, match=r"Tower 1 \(B-0001\) stands at that address"):
        do(store, edit_building, building="B-0002", street="1 Main Street")


def proposed(store: Store, street: str) -> None:
    do(
        store,
        record_proposal,
        street=street,
        city="Seattle",
        state="WA",
        zip_code="98101",
        proposed_on=date(2000, 5, 2),
    )


def nearly(street: str = "2 Main Street South") -> str:
    return f"{street}, Seattle, WA 98101"


def test_a_row_that_may_have_been_proposed_before_has_to_be_decided(any_store: Store) -> None:
    proposed(any_store, "2 Main Street South")
    with pytest.raises(Refusal, match="Tower 2, 2 Main St, Seattle may be the building proposed to Winstar") as refusal:
        take(any_store, rows(3))
    assert refusal.value.clause == "EXB-1b"
    another = Decided(2, nearly(), same=False, reason="Another tower")
    take(any_store, rows(3), decided=(another,))
    assert ranks(any_store) == [1, 2, 3]
    with any_store.reading() as session:
        assert [(one.same, one.reason) for one in decisions(session)] == [(False, "Another tower")]
        assert listed_proposals(session, AUG_25) == ()


def test_a_row_decided_to_be_the_building_proposed_before_bars_the_list_without_a_reason(store: Store) -> None:
    proposed(store, "2 Main Street South")
    same = Decided(2, nearly(), same=True)
    with pytest.raises(Refusal, match="the Customer List shall not contain it"):
        take(store, rows(3), decided=(same,), confirmed="")
    take(store, rows(3), decided=(same,), confirmed="Agreed with Winstar")
    with store.reading() as session:
        assert listed_proposals(session, AUG_25) == (("B-0002", "Tower 2"),)


def test_what_was_decided_is_not_asked_of_the_next_list(store: Store) -> None:
    proposed(store, "5 Main Street South")
    take(store, rows(3))
    take(store, rows(2, 4), on=date(2000, 9, 1), decided=(Decided(5, nearly("5 Main Street South"), same=False),))
    with pytest.raises(Refusal, match="Nothing changes"):
        take(store, rows(5), on=date(2000, 9, 2))


def test_the_reason_for_one_building_alone_is_the_decision(store: Store) -> None:
    proposed(store, "4 Main Street South")
    take(store, rows(3))
    with pytest.raises(Refusal, match="may be the building proposed"):
        do(store, add_building, on=date(2000, 9, 1), row=rows(1, 4)[0])
    take(store, rows(1, 4), on=date(2000, 9, 1), confirmed="Another tower")
    assert len(ranks(store, date(2000, 9, 1))) == 4


def test_a_building_taken_off_comes_back_with_the_next_list_as_an_addition(any_store: Store) -> None:
    take(any_store, rows(3))
    do(any_store, drop_building, on=date(2000, 9, 1), building="B-0001", why="Agreed by letter")
    back = take(any_store, rows(3), on=date(2000, 9, 5))
    assert (back["again"], back["what"]) == (1, "1 again")
    assert ranks(any_store, date(2000, 9, 4)) == [2, 3]
    assert ranks(any_store, date(2000, 9, 5)) == [2, 3, 1]
    with any_store.reading() as session:
        assert [part.buildings for part in list_parts(session, date(2000, 9, 5))] == [3, 1]


def test_a_building_taken_off_is_put_back_by_agreement(any_store: Store) -> None:
    take(any_store, rows(3))
    do(any_store, drop_building, on=date(2000, 9, 1), building="B-0001", why="Agreed by letter")
    with pytest.raises(Refusal, match="Say who agreed"):
        do(any_store, relist_building, on=date(2000, 9, 5), building="B-0001")
    do(any_store, relist_building, on=date(2000, 9, 5), building="B-0001", why="Agreed by letter of September 5")
    assert ranks(any_store, date(2000, 9, 5)) == [2, 3, 1]
    with pytest.raises(Refusal, match="Tower 1 is on the Customer List on Tue 5 Sep 2000"):
        do(any_store, relist_building, on=date(2000, 9, 5), building="B-0001", why="Again")


def test_by_the_other_reading_customer_changes_its_list_freely(store: Store) -> None:
    take(store, rows(3))
    with pytest.raises(Refusal, match="not changed by one party alone"):
        do(store, drop_building, on=date(2000, 9, 1), building="B-0001")
    do(store, choose_reading, on=date(2000, 9, 1), key="list_changes", value="free", why="Agreed so")
    do(store, drop_building, on=date(2000, 9, 1), building="B-0001")
    assert ranks(store, date(2000, 9, 1)) == [2, 3]


def test_a_change_of_ranks_waits_for_its_agreement(store: Store) -> None:
    take(store, rows(3))
    do(store, move_buildings, on=date(2000, 9, 12), buildings=("B-0003",), rank=1)
    with store.reading() as session:
        assert unagreed_changes(session, date(2000, 9, 11)) == ()
        assert unagreed_changes(session, date(2000, 9, 12)) == (date(2000, 9, 12),)
    do(store, record_list_agreement, on=date(2000, 9, 20), changed_on=date(2000, 9, 12), words="Winstar's fax")
    with store.reading() as session:
        assert unagreed_changes(session, date(2000, 9, 20)) == ()
        assert unagreed_changes(session, date(2000, 9, 19)) == (date(2000, 9, 12),)
    with pytest.raises(Refusal, match="waits for an agreement"):
        do(store, record_list_agreement, on=date(2000, 9, 20), changed_on=date(2000, 9, 12), words="Again")


def test_the_versions_of_the_list_and_two_days_side_by_side(any_store: Store) -> None:
    take(any_store, rows(3))
    do(any_store, move_buildings, on=date(2000, 9, 12), buildings=("B-0003",), rank=1)
    take(any_store, rows(1, 4), on=date(2000, 10, 2))
    do(any_store, drop_building, on=date(2000, 10, 9), building="B-0001", why="Agreed by letter")
    with any_store.reading() as session:
        found = versions(session, date(2000, 10, 31))
        changes = compared(session, AUG_25, date(2000, 10, 31))
    assert [(one.number, one.buildings, one.words, one.agreed) for one in found] == [
        (4, 3, "1 removed", "Agreed by letter"),
        (3, 4, "Addition from list.xlsx", ""),
        (2, 3, "1 moved", ""),
        (1, 3, "First list from list.xlsx", ""),
    ]
    assert [(one.number, one.change.words, one.before, one.after) for one in changes] == [
        ("B-0003", "Moved up", 3, 1),
        ("B-0004", "Added", None, 3),
        ("B-0001", "Removed", 1, None),
    ]


def test_by_the_other_reading_the_quarter_of_the_first_list_has_no_addition(store: Store) -> None:
    take(store, rows(3))
    do(store, choose_reading, on=AUG_25, key="additions_start", value="next_quarter", why="Agreed so")
    assert take(store, rows(1, 4), on=date(2000, 9, 1))["held_until"] == date(2000, 10, 1)
