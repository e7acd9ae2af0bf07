"""Every act on a notice line in every state it can be in: the act, or the sentence with its clause (10.6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.acts.buildings import plan_pairs, select_buildings, withdraw_selection
from models.acts.links import install_pair
from models.acts.notice_lines import decline_buildings, forecast_buildings, schedule_buildings
from models.acts.notices import draft_notice, edit_notice, issue_notice, record_notice_delivery, withdraw_notice
from models.errors import Refusal
from models.rules.notice_facts import LineState
from models.store import Store
from tests.acts.test_notices import NOV_1, NOV_9, NOV_10, NOV_14, fill, give, notices
from tests.builders import do

LAPSED_ON, LATER = date(2001, 1, 24), date(2001, 3, 1)
ONE = ("B-0001",)
S = LineState


def made(store: Store, state: LineState) -> date:
    """A book whose first line is in a state, and the day it is."""
    fill(store)
    if state in (S.DRAFT, S.NOT_GIVEN):
        do(store, draft_notice, on=NOV_9, buildings=("B-0001", "B-0002"))
        if state is S.NOT_GIVEN:
            do(store, issue_notice, on=NOV_9, notice="RPN-0001", issued_on=NOV_9)
        return NOV_14
    give(store)
    if state is S.WITHDRAWN:
        do(store, withdraw_notice, on=NOV_10, notice="RPN-0001", withdrawn_on=NOV_10, why="Wrong list")
    if state in (S.SELECTED, S.SCHEDULED, S.LATE):
        do(store, select_buildings, on=NOV_10, buildings=ONE)
    if state is S.SCHEDULED:
        do(store, schedule_buildings, on=NOV_10, buildings=ONE, scheduled_for=NOV_14)
    if state is S.DECLINED:
        do(store, decline_buildings, on=NOV_10, buildings=ONE, reason="Cost")
    return LAPSED_ON if state in (S.LATE, S.LAPSED) else NOV_14


ACTS: dict[str, tuple[Any, Callable[[date], dict[str, Any]]]] = {
    "select": (select_buildings, lambda on: {"buildings": ONE}),
    "select with a forecast": (select_buildings, lambda on: {"buildings": ONE, "forecast_on": LATER}),
    "unselect": (withdraw_selection, lambda on: {"buildings": ONE}),
    "schedule": (schedule_buildings, lambda on: {"buildings": ONE, "scheduled_for": LATER}),
    "forecast": (forecast_buildings, lambda on: {"buildings": ONE, "forecast_on": LATER}),
    "plan": (plan_pairs, lambda on: {"buildings": ONE, "pairs": 2}),
    "decline": (decline_buildings, lambda on: {"buildings": ONE, "reason": "Cost"}),
    "edit": (edit_notice, lambda on: {"notice": "RPN-0001", "buildings": ("B-0001", "B-0004")}),
    "issue": (issue_notice, lambda on: {"notice": "RPN-0001", "issued_on": on}),
    "deliver": (
        record_notice_delivery,
        lambda on: {"notice": "RPN-0001", "delivery": {"channel": "hand", "delivered_on": "2000-11-09"}},
    ),
    "withdraw": (withdraw_notice, lambda on: {"notice": "RPN-0001", "withdrawn_on": on, "why": "Wrong list"}),
}
AFTER: dict[LineState, dict[str, LineState | str]] = {  # the state after the act, or the clause of the refusal
    S.DRAFT: {"edit": S.DRAFT, "issue": S.NOT_GIVEN, "withdraw": S.WITHDRAWN, "select": S.DRAFT,
              "select with a forecast": S.DRAFT},
    S.NOT_GIVEN: {"deliver": S.LISTED, "withdraw": S.WITHDRAWN, "select": S.NOT_GIVEN,
                  "select with a forecast": S.NOT_GIVEN},
    S.LISTED: {"select": S.SELECTED, "select with a forecast": S.SELECTED, "forecast": S.LISTED,
               "decline": S.DECLINED, "withdraw": S.WITHDRAWN, "deliver": S.LISTED},
    S.SELECTED: {"unselect": S.LISTED, "schedule": S.SCHEDULED, "forecast": S.SELECTED, "plan": S.SELECTED,
                 "decline": S.DECLINED, "deliver": S.SELECTED},
    S.SCHEDULED: {"unselect": S.LISTED, "schedule": S.SCHEDULED, "forecast": S.SCHEDULED, "plan": S.SCHEDULED,
                  "decline": S.DECLINED, "deliver": S.SCHEDULED},
    S.LATE: {"unselect": S.LAPSED, "schedule": S.LATE, "forecast": S.LATE, "plan": S.LATE, "decline": S.DECLINED,
             "deliver": S.LATE},
    S.LAPSED: {"select with a forecast": S.SELECTED, "forecast": S.LISTED, "decline": S.DECLINED,
               "withdraw": S.WITHDRAWN, "deliver": S.LAPSED},
    S.DECLINED: {"deliver": S.DECLINED},
    S.WITHDRAWN: {"select": S.WITHDRAWN, "select with a forecast": S.WITHDRAWN},
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("state", AFTER, ids=str)
def test_an_act_is_done_or_refused_with_its_clause(store: Store, state: LineState, name: str) -> None:
    on = made(store, state)
    act, facts = ACTS[name]
    wanted = AFTER[state].get(name)
    if wanted is None:
        with pytest.raises(Refusal) as refusal:
            do(store, act, on=on, **facts(on))
        assert refusal.value.clause
        assert refusal.value.sentence.endswith(".")
        return
    do(store, act, on=on, **facts(on))
    [notice] = notices(store, on).notices
    assert notice.lines[0].state is wanted


def test_a_pair_goes_to_no_building_winstar_declined(store: Store) -> None:
    on = made(store, S.DECLINED)
    facts = {"tag": "P-0001", "building": "B-0001", "hub": "SEA-1", "installed_on": on}
    with pytest.raises(Refusal):
        do(store, install_pair, on=on, **facts)


def test_what_is_drafted_later_is_not_known_before(store: Store) -> None:
    made(store, S.DRAFT)
    assert notices(store, NOV_1).notices == ()
