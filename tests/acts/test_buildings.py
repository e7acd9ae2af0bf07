"""Winstar's word on buildings and their selection."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.buildings import decide_eligibility, select_buildings, withdraw_selection
from models.acts.customer_list import import_customer_list
from models.errors import Refusal
from models.queries.buildings import BuildingRow, buildings
from models.rules.customer_list import ListRow
from models.store import Store
from tests.builders import do

AUG_25, SEP_1, SEP_8 = date(2000, 8, 25), date(2000, 9, 1), date(2000, 9, 8)


@pytest.fixture
def listed(any_store: Store) -> Store:
    rows = tuple(ListRow(n, f"Tower {n}", f"{n} Main St", "Seattle", "WA", "98101") for n in range(1, 4))
    do(any_store, import_customer_list, on=AUG_25, rows=rows, source="list.xlsx", confirmed="A test list")
    return any_store


def row(store: Store, number: str, as_of: date) -> BuildingRow:
    with store.reading() as session:
        return next(one for one in buildings(session, as_of) if one.number == number)


def test_a_building_is_eligible_from_the_day_winstar_said_so(listed: Store) -> None:
    do(listed, decide_eligibility, on=SEP_1, buildings=("B-0001",), word="eligible")
    assert row(listed, "B-0001", AUG_25).standing == "waiting"
    assert row(listed, "B-0001", SEP_1).standing == "eligible"


def test_only_an_eligible_building_is_selected(listed: Store) -> None:
    with pytest.raises(Refusal, match="not an Eligible Location"):
        do(listed, select_buildings, on=SEP_1, buildings=("B-0001",))
    do(listed, decide_eligibility, on=SEP_1, buildings=("B-0001", "B-0002"), word="eligible")
    done = do(listed, select_buildings, on=SEP_8, buildings=("B-0001", "B-0002"))
    assert done.sentence == "Selected 2 buildings"
    assert row(listed, "B-0002", SEP_8).standing == "selected"
    with pytest.raises(Refusal, match="is selected since Fri 8 Sep 2000"):
        do(listed, select_buildings, on=SEP_8, buildings=("B-0001",))


def test_a_refusal_by_winstar_needs_its_reason_and_bars_selection(listed: Store) -> None:
    with pytest.raises(Refusal, match="Record why Winstar refused") as refusal:
        do(listed, decide_eligibility, on=SEP_1, buildings=("B-0003",), word="refused")
    assert refusal.value.clause == "MA-13.6"
    do(listed, decide_eligibility, on=SEP_1, buildings=("B-0003",), word="refused", reason="No line of sight")
    with pytest.raises(Refusal, match="No line of sight"):
        do(listed, select_buildings, on=SEP_8, buildings=("B-0003",))


def test_a_selection_withdrawn_is_gone_from_that_day_and_can_be_made_again(listed: Store) -> None:
    do(listed, decide_eligibility, on=SEP_1, buildings=("B-0001",), word="eligible")
    do(listed, select_buildings, on=SEP_1, buildings=("B-0001",))
    do(listed, withdraw_selection, on=SEP_8, buildings=("B-0001",), reason="Lease ended")
    assert row(listed, "B-0001", SEP_1).standing == "selected"
    assert row(listed, "B-0001", SEP_8).standing == "eligible"
    do(listed, select_buildings, on=SEP_8, buildings=("B-0001",))
    assert row(listed, "B-0001", SEP_8).standing == "selected"


def test_what_is_not_selected_cannot_be_withdrawn(listed: Store) -> None:
    with pytest.raises(Refusal, match="is not selected"):
        do(listed, withdraw_selection, on=SEP_8, buildings=("B-0001",))


def test_a_building_the_book_does_not_know_is_named(listed: Store) -> None:
    with pytest.raises(Refusal, match="no building B-0999"):
        do(listed, decide_eligibility, on=SEP_1, buildings=("B-0999",), word="eligible")
