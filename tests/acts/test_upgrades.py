"""Tests of acts on the upgrade by sell-back (EXA-5, A-3-UP)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.links import install_pair
from models.acts.orders import draft_order, issue_order
from models.acts.pairs import receive_pairs
from models.acts.upgrades import (
    agree_upgrade,
    give_upgrade_notice,
    replace_upgraded,
    sell_back,
    tell_upgrade_prices,
    withdraw_upgrade,
)
from models.errors import Refusal
from models.pair_review import ScannedPair
from models.queries.case_facts import case_facts
from models.queries.state import state
from models.store import Store
from tests.builders import do
from tests.story import DEPOT, INSTALLED, RECEIVED, ordered_book, serials, ship, with_buildings

MAY_1, MAY_31, LATE = date(2001, 5, 1), date(2001, 5, 31), date(2001, 6, 20)
PAIRS = ("P-0001", "P-0002")
NOTICE = {"noticed_on": MAY_1, "tags": PAIRS, "delivery": {"channel": "hand", "delivered_on": "2001-05-01"}}
ONE = {"upgrade": "UP-001"}


def ds_3(store: Store) -> None:
    """Two DS-3 pairs in the store."""
    ordered_book(store)
    ship(store, 2, first=76)
    scanned = tuple(ScannedPair(one.near, one.far) for one in serials(2, 76))
    do(store, receive_pairs, RECEIVED, shipment="SH-0001", received_on=RECEIVED, place=DEPOT, scanned=scanned)


def order(store: Store, pairs: dict[str, int], on: date = LATE) -> str:
    """An order of our own, issued."""
    number = str(dict(do(store, draft_order, on=on, pairs=pairs).result)["order"])
    do(store, issue_order, on=on, order=number)
    return number


def counts(store: Store, as_of: date) -> tuple[int, int, int, int]:
    """Ordered, left to order, still to ship and on hand on a day."""
    with store.reading() as session:
        now = state(session, as_of).counters
    return now.bought.value, now.left_to_buy.value, now.on_order.value, now.on_hand.value


STEPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "notice": (give_upgrade_notice, NOTICE),
    "price": (tell_upgrade_prices, {**ONE, "prices_on": date(2001, 5, 10), "repurchase": Decimal("900.00")}),
    "agree": (agree_upgrade, {**ONE, "agreed_on": date(2001, 5, 20), "effective_on": MAY_31}),
    "sell": (sell_back, ONE),
    "order": (replace_upgraded, {**ONE, "order": "PO-002"}),
    "withdraw": (withdraw_upgrade, {**ONE, "withdrawn_on": date(2001, 5, 25)}),
}


def test_pairs_sold_back_leave_every_count_and_their_replacements_enter(any_store: Store) -> None:
    ds_3(any_store)
    for name in ("notice", "price", "agree", "sell"):
        do(any_store, STEPS[name][0], on=LATE, **STEPS[name][1])
    assert counts(any_store, date(2001, 5, 30)) == (204, 296, 202, 2)
    assert counts(any_store, MAY_31) == (202, 298, 202, 0)
    order(any_store, {"OC-3": 2})
    do(any_store, replace_upgraded, on=LATE, **ONE, order="PO-002")
    assert counts(any_store, LATE) == (204, 296, 204, 0)
    with any_store.reading() as session:
        why = state(session, LATE).counters.bought.why
        [found] = case_facts(session).upgrades
    assert ("Sold back of PO-001", "2 pairs") in why.facts
    assert ("Batch 3, PO-002", "2 pairs on Wed 20 Jun 2001, for those sold back in UP-001") in why.facts
    assert (found.order, found.repurchase, found.purchase) == ("PO-002", Decimal("900.00"), None)


GONE = "The pairs of UP-001 were sold back on Thu 31 May 2001 (A-5)."
WITHDRAWN = "UP-001 was withdrawn on Fri 25 May 2001 (A-5)."
USED = "The upgrade may be used once in the Term; UP-001 of Tue 1 May 2001 uses it (A-5)."
MACHINE = [
    ("notice", "notice", USED),
    ("notice", "price", ""),
    ("notice", "agree", ""),
    ("notice", "sell", "UP-001 needs both parties' agreement first (A-5)."),
    ("notice", "order", "UP-001 needs both parties' agreement first (A-5)."),
    ("notice", "withdraw", ""),
    ("notice agree", "sell", ""),
    ("notice agree", "order", ""),
    ("notice agree sell", "order", ""),
    ("notice agree order", "order", "PO-002 replaces the pairs of UP-001 (A-5)."),
    ("notice agree sell", "sell", GONE),
    ("notice agree sell", "agree", GONE),
    ("notice agree sell", "price", GONE),
    ("notice agree sell", "withdraw", GONE),
    ("notice agree sell", "notice", USED),
    ("notice withdraw", "notice", ""),
    ("notice withdraw", "price", WITHDRAWN),
    ("notice withdraw", "agree", WITHDRAWN),
    ("notice withdraw", "sell", WITHDRAWN),
    ("notice withdraw", "order", WITHDRAWN),
    ("notice withdraw", "withdraw", WITHDRAWN),
]


@pytest.mark.parametrize(("taken", "tried", "said"), MACHINE)
def test_every_act_in_every_state_of_an_upgrade(store: Store, taken: str, tried: str, said: str) -> None:
    ds_3(store)
    order(store, {"OC-3": 2}, on=MAY_31)
    for name in taken.split():
        do(store, STEPS[name][0], on=LATE, **STEPS[name][1])
    step, facts = STEPS[tried]
    if not said:
        assert do(store, step, on=LATE, **facts).touched >= {"upgrades"}
        return
    with pytest.raises(Refusal) as refused:
        do(store, step, on=LATE, **facts)
    assert (refused.value.sentence, refused.value.clause) == (said, "EXA-5")


WRONG = [
    ({"noticed_on": date(2001, 7, 1)}, "from Fri 30 Jun 2000 to Sat 30 Jun 2001 only; the notice is of Sun 1 Jul 2001"),
    ({"tags": ()}, "Name at least one pair"),
    ({"radio": "DS-3"}, "DS-3 is not of greater capacity than DS-3"),
    ({"radio": "OC-12"}, "It cannot be said that OC-12 carries more"),
]


@pytest.mark.parametrize(("facts", "said"), WRONG)
def test_an_upgrade_out_of_its_window_or_for_no_greater_capacity_is_refused(
    store: Store, facts: dict[str, Any], said: str
) -> None:
    ds_3(store)
    with pytest.raises(Refusal, match=said):
        do(store, give_upgrade_notice, on=date(2001, 7, 2), **{**NOTICE, "delivery": {}, **facts})


def test_it_takes_effect_after_thirty_days_and_not_before_its_day(store: Store) -> None:
    ds_3(store)
    do(store, give_upgrade_notice, on=LATE, **NOTICE)
    early = {"agreed_on": date(2001, 5, 20), "effective_on": date(2001, 5, 30)}
    with pytest.raises(Refusal, match="UP-001 takes effect on Thu 31 May 2001 at the earliest"):
        do(store, agree_upgrade, on=LATE, **ONE, **early)
    do(store, agree_upgrade, on=LATE, **ONE, agreed_on=date(2001, 5, 20), effective_on=date(2001, 6, 28))
    with pytest.raises(Refusal, match="that has not come yet"):
        do(store, sell_back, on=LATE, **ONE)


def test_an_installed_pair_is_taken_down_before_it_is_sold_back(store: Store) -> None:
    ds_3(store)
    with_buildings(store, 1)
    do(store, install_pair, on=INSTALLED, tag="P-0001", building="B-0001", hub="PHL-2", installed_on=INSTALLED)
    for name in ("notice", "agree"):
        do(store, STEPS[name][0], on=LATE, **STEPS[name][1])
    with pytest.raises(Refusal, match=r"P-0001 is installed at Tower 1. Remove its Link first"):
        do(store, sell_back, on=LATE, **ONE)


def test_an_order_that_fits_no_upgrade_does_not_replace_its_pairs(store: Store) -> None:
    ds_3(store)
    for name in ("notice", "agree"):
        do(store, STEPS[name][0], on=LATE, **STEPS[name][1])
    order(store, {"DS-3": 2})
    order(store, {"OC-3": 3})
    with pytest.raises(Refusal, match=r"PO-002 cannot replace them\. DS-3 is not of greater capacity"):
        do(store, replace_upgraded, on=LATE, **ONE, order="PO-002")
    with pytest.raises(Refusal, match="PO-003 lists 3 pairs; UP-001 sells 2 back"):
        do(store, replace_upgraded, on=LATE, **ONE, order="PO-003")
    with pytest.raises(Refusal, match="PO-001 is of Fri 30 Jun 2000, before the notice"):
        do(store, replace_upgraded, on=LATE, **ONE, order="PO-001")


def test_a_sell_back_taken_back_brings_the_pairs_and_the_counts_back(any_store: Store) -> None:
    ds_3(any_store)
    for name in ("notice", "agree"):
        do(any_store, STEPS[name][0], on=LATE, **STEPS[name][1])
    done = do(any_store, sell_back, on=LATE, **ONE)
    assert counts(any_store, LATE)[0] == 202
    any_store.undo(done.act_id, LATE)
    assert counts(any_store, LATE) == (204, 296, 202, 2)
    do(any_store, sell_back, on=LATE, **ONE)
    assert counts(any_store, LATE)[0] == 202
