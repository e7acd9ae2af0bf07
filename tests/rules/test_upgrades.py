"""Tests of the upgrade by sell-back: its window by both readings, its thirty days, and what bars it (EXA-5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.case_facts import UpgradeFacts
from models.rules.clause import Known, Unknown
from models.rules.delivery import Delivery
from models.rules.readings import RECOMMENDED, Readings
from models.rules.upgrades import (
    UpgradeState,
    earliest_sale_back,
    greater,
    last_notice,
    open_to_dispute,
    order_clause_covers,
    upgrade_standing,
    why_not_agree,
    why_not_offer,
    why_not_replace,
    why_not_sell_back,
    why_not_upgrade,
    why_not_withdraw,
)
from tests.rules.law import CALENDAR, TERMS, by_courier, by_hand, day

BY_END = Readings(upgrade_deadline="notice_by_end")
PAIRS = (("P-0001", "DS-3"), ("P-0002", "DS-3"))
MAY_1 = day("2001-05-01")
NOTICED = UpgradeFacts("UP-001", MAY_1, by_hand(MAY_1), "OC-3", PAIRS)
AGREED = replace(NOTICED, agreed_on=day("2001-05-20"), effective_on=day("2001-05-31"))
SOLD = replace(AGREED, sold_on=day("2001-05-31"))


def test_the_last_safe_notice_lets_its_thirty_days_end_inside_the_first_year() -> None:
    safe, by_end = last_notice(TERMS), last_notice(TERMS, BY_END)
    assert (safe.value, by_end.value) == (TERMS.upgrade.safe_notice_date, TERMS.upgrade.window_end)
    assert safe.value == day("2001-05-31")
    assert safe.why.readings == by_end.why.readings == ("AMB-31",)


@pytest.mark.parametrize(
    ("given", "first"), [("2001-05-01", "2001-05-31"), ("2001-05-31", "2001-06-30"), ("2001-01-30", "2001-03-01")]
)
def test_the_pairs_are_sold_back_thirty_days_after_the_notice_at_the_earliest(given: str, first: str) -> None:
    found = earliest_sale_back(replace(NOTICED, delivery=by_hand(day(given))), CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert found.value == day(first)


DISPUTES = [  # the day it counts as given, in effect, disputed by the one reading and by the other
    ("2001-05-31", "2001-06-30", False, False),
    ("2001-06-01", None, True, False),
    ("2001-06-30", None, True, False),
    ("2001-07-01", None, True, True),
    ("2001-05-01", "2001-07-01", True, False),
]


@pytest.mark.parametrize(("given", "effective", "inside", "by_end"), DISPUTES)
def test_what_is_open_to_dispute_by_each_reading(given: str, effective: str | None, inside: bool, by_end: bool) -> None:
    one = replace(NOTICED, delivery=by_hand(day(given)), effective_on=day(effective) if effective else None)
    assert [bool(open_to_dispute(one, CALENDAR, TERMS, read)) for read in (RECOMMENDED, BY_END)] == [inside, by_end]


def test_a_notice_by_courier_on_the_last_safe_day_is_open_to_dispute() -> None:
    late = replace(NOTICED, delivery=by_courier(day("2001-05-31")))
    assert open_to_dispute(late, CALENDAR, TERMS) == (
        "The notice of UP-001 counts from Fri 1 Jun 2001; Thu 31 May 2001 was the last safe day (A-5)."
    )


NOTICES = [
    ("2000-06-29", "OC-3", PAIRS, (), "is open from Fri 30 Jun 2000 to Sat 30 Jun 2001 only"),
    ("2000-06-30", "OC-3", PAIRS, (), None),
    ("2001-06-30", "OC-3", PAIRS, (), None),
    ("2001-07-01", "OC-3", PAIRS, (), "is open from"),
    ("2001-05-01", "OC-3", PAIRS, (NOTICED,), "may be used once in the Term; UP-001 of Tue 1 May 2001 uses it"),
    ("2001-05-01", "OC-3", PAIRS, (replace(NOTICED, withdrawn_on=MAY_1),), None),
    ("2001-05-01", "OC-3", (), (), "at least one pair"),
    ("2001-05-01", "DS-3", PAIRS, (), "DS-3 is not of greater capacity than DS-3"),
    ("2001-05-01", "OC-3", (*PAIRS, ("P-0003", "OC-3")), (), "OC-3 is not of greater capacity than OC-3"),
    ("2001-05-01", "OC-3", (("P-0003", "Odd"),), (), "OC-3 is not of greater capacity than Odd"),
    ("2001-05-01", "", PAIRS, (), "It cannot be said that nothing carries more"),
]


@pytest.mark.parametrize(("on", "radio", "pairs", "earlier", "said"), NOTICES)
def test_what_bars_a_notice_of_upgrade(
    on: str, radio: str, pairs: tuple[tuple[str, str], ...], earlier: tuple[UpgradeFacts, ...], said: str | None
) -> None:
    reason = why_not_upgrade(radio, pairs, day(on), earlier, TERMS)
    assert said in (reason or "") if said else reason is None


def test_capacity_is_compared_where_it_is_known() -> None:
    assert [greater(*two, TERMS) for two in (("OC-3", "DS-3"), ("DS-3", "OC-3"), ("OC-12", "DS-3"))] == [
        True,
        False,
        None,
    ]


def test_the_orders_own_clause_is_narrower() -> None:
    assert order_clause_covers(NOTICED)
    assert not order_clause_covers(replace(NOTICED, pairs=()))
    assert not order_clause_covers(replace(NOTICED, pairs=(("P-0001", "OC-3"),)))


def test_the_parties_agree_before_anything_is_sold_back() -> None:
    assert why_not_agree(NOTICED, day("2001-05-31"), CALENDAR, TERMS) is None
    assert "at the earliest" in (why_not_agree(NOTICED, day("2001-05-30"), CALENDAR, TERMS) or "")
    unsent = replace(NOTICED, delivery=Delivery())
    assert "do not run yet" in (why_not_agree(unsent, day("2001-05-31"), CALENDAR, TERMS) or "")
    assert "agreement first" in (why_not_sell_back(NOTICED, day("2001-05-31")) or "")
    assert "has not come yet" in (why_not_sell_back(AGREED, day("2001-05-30")) or "")
    assert why_not_sell_back(AGREED, day("2001-05-31")) is None


def test_what_is_sold_back_is_done_with() -> None:
    for reason in (
        why_not_offer(SOLD),
        why_not_withdraw(SOLD),
        why_not_sell_back(SOLD, day("2001-06-30")),
        why_not_agree(SOLD, day("2001-06-30"), CALENDAR, TERMS),
    ):
        assert reason == "The pairs of UP-001 were sold back on Thu 31 May 2001 (A-5)."
    assert why_not_offer(NOTICED) is why_not_withdraw(NOTICED) is None


REPLACEMENTS = [
    (AGREED, {"OC-3": 2}, None),
    (SOLD, {"OC-3": 2}, None),
    (AGREED, {"OC-3": 1, "DS-3": 1}, "DS-3 is not of greater capacity"),
    (AGREED, {"OC-3": 3}, "PO-002 lists 3 pairs; UP-001 sells 2 back"),
    (AGREED, {}, "It cannot be said that nothing carries more"),
    (NOTICED, {"OC-3": 2}, "agreement first"),
    (replace(AGREED, order="PO-003"), {"OC-3": 2}, "PO-003 replaces the pairs"),
    (replace(AGREED, withdrawn_on=day("2001-06-01")), {"OC-3": 2}, "was withdrawn"),
]


@pytest.mark.parametrize(("upgrade", "pairs", "said"), REPLACEMENTS)
def test_what_order_replaces_the_pairs(upgrade: UpgradeFacts, pairs: dict[str, int], said: str | None) -> None:
    reason = why_not_replace(upgrade, "PO-002", pairs, TERMS)
    assert said in (reason or "") if said else reason is None


STANDINGS = [
    (NOTICED, "noticed", "2001-05-31"),
    (replace(NOTICED, prices_on=day("2001-05-10"), repurchase=Decimal(900)), "priced", "2001-05-31"),
    (AGREED, "agreed", "2001-05-31"),
    (SOLD, "sold_back", None),
    (replace(SOLD, order="PO-002"), "replaced", None),
    (replace(NOTICED, withdrawn_on=day("2001-05-25")), "withdrawn", None),
]


@pytest.mark.parametrize(("upgrade", "state", "next_on"), STANDINGS)
def test_where_an_upgrade_stands(upgrade: UpgradeFacts, state: str, next_on: str | None) -> None:
    now = upgrade_standing(upgrade, CALENDAR, TERMS)
    assert (now.state, now.next_on) == (state, day(next_on) if next_on else None)
    assert UpgradeState(state).words
    assert UpgradeState(state).is_open == (state not in ("replaced", "withdrawn"))


def test_without_the_receipt_of_its_notice_no_day_is_known() -> None:
    now = upgrade_standing(replace(NOTICED, delivery=Delivery()), CALENDAR, TERMS)
    assert (now.next_on, now.missing) == (None, "how and when the notice of UP-001 was delivered is not recorded")
    assert isinstance(earliest_sale_back(replace(NOTICED, delivery=Delivery()), CALENDAR, TERMS), Unknown)


def test_an_agreement_without_its_day_sells_nothing_back() -> None:
    half = replace(AGREED, effective_on=None)
    assert why_not_sell_back(half, day("2001-06-01")) == "UP-001 needs both parties' agreement first (A-5)."
