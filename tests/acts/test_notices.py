"""Radio Pair Notices from the draft to the last line: issued, delivered, chosen from, declined, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.buildings import decide_eligibility, plan_pairs, select_buildings, withdraw_selection
from models.acts.customer_list import import_customer_list
from models.acts.notice_lines import decline_buildings, forecast_buildings, schedule_buildings
from models.acts.notices import (
    confirm_inventory_event,
    draft_notice,
    edit_notice,
    issue_notice,
    record_notice_copy,
    record_notice_delivery,
    withdraw_notice,
)
from models.errors import Refusal
from models.queries.buildings import building_facts
from models.queries.state import state
from models.rules.buildings import BuildingState, building_standing
from models.rules.customer_list import ListRow
from models.rules.notice_facts import LineState, NoticeBook, NoticeState
from models.rules.state import State
from models.store import Store
from tests.builders import do, result

AUG_25, SEP_1, SEP_8 = date(2000, 8, 25), date(2000, 9, 1), date(2000, 9, 8)
NOV_1, NOV_9, NOV_10, NOV_14 = date(2000, 11, 1), date(2000, 11, 9), date(2000, 11, 10), date(2000, 11, 14)
JAN_23, JAN_24 = date(2001, 1, 23), date(2001, 1, 24)
BY_HAND = {"channel": "hand", "delivered_on": "2000-11-09"}


def fill(book: Store) -> None:
    """Eight listed buildings; B-0003 is refused and B-0006 not decided."""
    rows = tuple(ListRow(n, f"Tower {n}", f"{n} Main St", "Seattle", "WA", "98101") for n in range(1, 9))
    do(book, import_customer_list, on=AUG_25, rows=rows, source="list.xlsx", confirmed="A test list")
    good = tuple(f"B-{n:04}" for n in (1, 2, 4, 5, 7, 8))
    do(book, decide_eligibility, on=SEP_1, buildings=good, word="eligible")
    do(book, decide_eligibility, on=SEP_1, buildings=("B-0003",), word="refused", reason="No line of sight")


@pytest.fixture
def listed(any_store: Store) -> Store:
    fill(any_store)
    return any_store


@pytest.fixture
def noticed(store: Store) -> Store:
    """The Initial Notice of five buildings, given on November 9."""
    fill(store)
    give(store)
    return store


def give(book: Store, on: date = NOV_9, **facts: Any) -> str:
    """A notice drafted, issued and delivered by hand on a day."""
    facts = {"buildings": tuple(f"B-{n:04}" for n in (1, 2, 4, 5, 7)), **facts}
    notice = result(do(book, draft_notice, on=on, **facts), "notice")
    do(book, issue_notice, on=on, notice=notice, issued_on=on)
    do(book, record_notice_delivery, on=on, notice=notice, delivery={"channel": "hand", "delivered_on": on.isoformat()})
    return notice


def now(book: Store, as_of: date) -> State:
    with book.reading() as session:
        return state(session, as_of)


def notices(book: Store, as_of: date) -> NoticeBook:
    return now(book, as_of).notices


def lines(book: Store, as_of: date) -> dict[str, LineState]:
    return {line.building: line.state for line in notices(book, as_of).lines}


def stands(book: Store, building: str, as_of: date) -> BuildingState:
    with book.reading() as session:
        return building_standing(building_facts(session, as_of, numbers=(building,))[building]).state


def test_a_draft_proposes_the_approved_buildings_by_rank_and_asks_why_it_skips_the_others(listed: Store) -> None:
    done = do(listed, draft_notice, on=NOV_1)
    assert done.sentence == "Drafted RPN-0001, the Initial Radio Pair Notice, of 6 buildings"
    [notice] = notices(listed, NOV_1).notices
    assert [line.building for line in notice.lines] == ["B-0001", "B-0002", "B-0004", "B-0005", "B-0007", "B-0008"]
    assert [(one.building, one.rank, str(one.reason)) for one in notice.facts.skips] == [
        ("B-0003", 3, "no_line_of_sight"), ("B-0006", 6, "no_approval"),
    ]  # fmt: skip
    assert notice.state is NoticeState.DRAFT
    assert stands(listed, "B-0001", NOV_1) is BuildingState.ELIGIBLE


def test_a_draft_is_edited_until_it_is_issued(listed: Store) -> None:
    do(listed, draft_notice, on=NOV_1)
    skip = {"building": "B-0001", "reason": "hub_capacity", "note": "Two ports left"}
    do(listed, edit_notice, on=NOV_1, notice="RPN-0001", buildings=("B-0004", "B-0002"), skips=(skip,), shortfall="Few")
    [notice] = notices(listed, NOV_1).notices
    assert [(line.building, line.position) for line in notice.lines] == [("B-0002", 1), ("B-0004", 2)]
    assert [(one.building, one.note) for one in notice.facts.skips] == [
        ("B-0001", "Two ports left"), ("B-0003", "No line of sight"),
    ]  # fmt: skip
    do(listed, issue_notice, on=NOV_9, notice="RPN-0001", issued_on=NOV_9)
    with pytest.raises(Refusal, match="RPN-0001 was issued on Thu 9 Nov 2000; what it names stays"):
        do(listed, edit_notice, on=NOV_9, notice="RPN-0001", buildings=("B-0001",))


def test_a_notice_runs_from_the_day_it_counts_as_given(listed: Store) -> None:
    do(listed, draft_notice, on=NOV_1)
    with pytest.raises(Refusal, match="RPN-0001 is a draft"):
        do(listed, record_notice_delivery, on=NOV_9, notice="RPN-0001", delivery=BY_HAND)
    do(listed, issue_notice, on=NOV_9, notice="RPN-0001", issued_on=NOV_9)
    fax = {"channel": "fax", "sent_on": "2000-11-09", "confirmed": True}
    done = do(listed, record_notice_delivery, on=NOV_9, notice="RPN-0001", delivery=fax)
    assert done.sentence.startswith("Recorded delivery of RPN-0001: not given yet, the copy of the fax of RPN-0001")
    assert notices(listed, NOV_9).notices[0].state is NoticeState.NOT_GIVEN
    do(listed, record_notice_copy, on=NOV_10, notice="RPN-0001", copy_channel="courier", copy_on=NOV_10)
    [notice] = notices(listed, NOV_10).given
    assert (notice.given_on, notice.window_ends) == (NOV_9, JAN_23)
    assert now(listed, NOV_10).stock.initial_notice_on == NOV_9


def test_undo_takes_a_notice_back_whole(listed: Store) -> None:
    done = do(listed, draft_notice, on=NOV_1)
    listed.undo(done.act_id, NOV_1)
    assert notices(listed, NOV_14).notices == ()
    done = do(listed, draft_notice, on=NOV_1, buildings=("B-0002",))
    assert result(done, "notice") == "RPN-0001"


def test_a_selection_is_made_from_a_line(noticed: Store) -> None:
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0001", "B-0002"))
    assert lines(noticed, NOV_10) == {
        "B-0001": LineState.SELECTED, "B-0002": LineState.SELECTED, "B-0004": LineState.LISTED,
        "B-0005": LineState.LISTED, "B-0007": LineState.LISTED,
    }  # fmt: skip
    counts = now(noticed, NOV_10).counters
    assert (counts.selected.value, counts.selected.of, counts.noticed.value) == (2, 5, 5)
    with pytest.raises(Refusal, match="Tower 8 is on no Radio Pair Notice") as refusal:
        do(noticed, select_buildings, on=NOV_10, buildings=("B-0008",))
    assert refusal.value.clause == "EXB-2f"
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0008",), direction="Agreed by telephone on November 10")
    assert now(noticed, NOV_10).counters.selected.value == 3


def test_a_selection_made_before_the_notices_is_that_of_the_first_line(store: Store) -> None:
    fill(store)
    do(store, select_buildings, on=SEP_8, buildings=("B-0001",), direction="Rank 1 first")
    give(store)
    assert lines(store, NOV_9)["B-0001"] is LineState.SELECTED
    do(store, withdraw_selection, on=NOV_10, buildings=("B-0001",), reason="Lease ends")
    assert (lines(store, NOV_9)["B-0001"], lines(store, NOV_10)["B-0001"]) == (LineState.SELECTED, LineState.LISTED)


def test_a_line_is_scheduled_then_late_and_one_not_chosen_lapses(noticed: Store) -> None:
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0001", "B-0002"))
    done = do(noticed, schedule_buildings, on=NOV_14, buildings=("B-0001",), scheduled_for=date(2000, 12, 4))
    assert done.sentence == "Scheduled Tower 1 for Mon 4 Dec 2000"
    assert stands(noticed, "B-0001", NOV_14) is BuildingState.SCHEDULED
    assert stands(noticed, "B-0004", NOV_14) is BuildingState.NOTICED
    assert lines(noticed, JAN_23)["B-0001"] is LineState.SCHEDULED
    assert [lines(noticed, JAN_24)[one] for one in ("B-0001", "B-0002", "B-0004")] == [
        LineState.LATE, LineState.LATE, LineState.LAPSED,
    ]  # fmt: skip
    assert stands(noticed, "B-0001", JAN_24) is BuildingState.LATE


def test_a_lapsed_line_is_chosen_with_a_fresh_forecast(noticed: Store) -> None:
    with pytest.raises(Refusal, match="Give a fresh forecast with it"):
        do(noticed, select_buildings, on=JAN_24, buildings=("B-0001",))
    do(noticed, select_buildings, on=JAN_24, buildings=("B-0001",), forecast_on=date(2001, 3, 1))
    assert lines(noticed, date(2001, 3, 1))["B-0001"] is LineState.SELECTED
    assert lines(noticed, date(2001, 3, 2))["B-0001"] is LineState.LATE
    do(noticed, forecast_buildings, on=JAN_24, buildings=("B-0002",), forecast_on=date(2001, 2, 1))
    assert lines(noticed, JAN_24)["B-0002"] is LineState.LISTED
    assert lines(noticed, date(2001, 2, 2))["B-0002"] is LineState.LAPSED


def test_winstar_declines_with_a_reason_and_what_is_left_of_the_two_percent_is_said(noticed: Store) -> None:
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0001",))
    with pytest.raises(Refusal, match="Say why Winstar declined"):
        do(noticed, decline_buildings, on=NOV_10, buildings=("B-0001",), reason=" ")
    done = do(noticed, decline_buildings, on=NOV_10, buildings=("B-0001",), reason="Too costly")
    assert done.sentence == "Winstar declined Tower 1; 1 building beyond the 0 it may"
    assert lines(noticed, NOV_10)["B-0001"] is LineState.DECLINED
    assert now(noticed, NOV_10).counters.selected.value == 0
    assert stands(noticed, "B-0001", NOV_10) is BuildingState.DECLINED
    done = do(noticed, decline_buildings, on=NOV_10, buildings=("B-0002",), reason="Roof refused", own_choice=False)
    assert done.sentence == "Winstar declined Tower 2"
    assert now(noticed, NOV_10).counters.declined.tags == ("B-0001",)
    with pytest.raises(Refusal, match=r"Winstar declined Tower 1 on Fri 10 Nov \(B-2\(h\)\)"):
        do(noticed, select_buildings, on=NOV_10, buildings=("B-0001",))


def test_pairs_are_planned_from_a_day_on(noticed: Store) -> None:
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0001",))
    done = do(noticed, plan_pairs, on=NOV_14, buildings=("B-0001",), pairs=3)
    assert done.sentence == "Planned 3 pairs for Tower 1"
    planned = [now(noticed, day).stock.planned["B-0001"] for day in (NOV_10, NOV_14)]
    assert planned == [1, 3]
    with pytest.raises(Refusal, match="Tower 2 is not selected"):
        do(noticed, plan_pairs, on=NOV_14, buildings=("B-0002",), pairs=3)


def test_a_notice_nobody_chose_from_is_withdrawn_with_the_reason(noticed: Store) -> None:
    with pytest.raises(Refusal, match="Say why RPN-0001 was withdrawn"):
        do(noticed, withdraw_notice, on=NOV_14, notice="RPN-0001", withdrawn_on=NOV_14, why="")
    do(noticed, withdraw_notice, on=NOV_14, notice="RPN-0001", withdrawn_on=NOV_14, why="Wrong list")
    assert lines(noticed, NOV_10)["B-0001"] is LineState.LISTED
    assert lines(noticed, NOV_14) == {}
    assert now(noticed, NOV_14).stock.initial_notice_on is None
    assert result(do(noticed, draft_notice, on=NOV_14), "kind") == "Initial Radio Pair Notice"


def test_the_second_notice_is_an_additional_one_and_waits_for_the_first(listed: Store) -> None:
    do(listed, draft_notice, on=NOV_1, buildings=("B-0001", "B-0002"))
    done = do(listed, draft_notice, on=NOV_1)
    assert done.sentence == "Drafted RPN-0002, the Additional Radio Pair Notice, of 4 buildings"
    with pytest.raises(Refusal, match="RPN-0001, the Initial Radio Pair Notice, is still a draft") as refusal:
        do(listed, issue_notice, on=NOV_9, notice="RPN-0002", issued_on=NOV_9)
    assert refusal.value.clause == "EXB-2d"


def test_the_inventory_event_is_confirmed_once(listed: Store) -> None:
    do(listed, confirm_inventory_event, on=NOV_9, event_on=NOV_1, words="Winstar's letter of November 8")
    assert now(listed, NOV_9).counters.event_on == NOV_1
    assert now(listed, NOV_1).counters.event_on is None
    with pytest.raises(Refusal, match="confirmed as Wed 1 Nov 2000"):
        do(listed, confirm_inventory_event, on=NOV_9, event_on=NOV_9, words="Another")


def test_the_inventory_event_does_not_come_before_the_agreement(listed: Store) -> None:
    with pytest.raises(
        Refusal, match=r"begins on Fri 30 Jun 2000\. The Inventory Event cannot have come on Thu 29 Jun"
    ):
        do(listed, confirm_inventory_event, on=NOV_9, event_on=date(2000, 6, 29), words="By letter")


def test_a_building_named_twice_is_on_the_notice_once(listed: Store) -> None:
    drafted = do(listed, draft_notice, on=NOV_9, buildings=("B-0001", "B-0001"))
    assert drafted.sentence == "Drafted RPN-0001, the Initial Radio Pair Notice, of 1 building"
    edited = do(listed, edit_notice, on=NOV_9, notice="RPN-0001", buildings=("B-0002", "B-0001", "B-0002"))
    assert edited.sentence == "Changed RPN-0001, now of 2 buildings"


def test_a_notice_that_is_not_there_is_named(listed: Store) -> None:
    with pytest.raises(Refusal, match="no Radio Pair Notice RPN-0009"):
        do(listed, issue_notice, on=NOV_9, notice="RPN-0009", issued_on=NOV_9)
