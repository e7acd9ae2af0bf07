"""Tests of the security interest: the days of a sale, redemption, retention, and proceeds to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.case_facts import SaleFacts, SaleKind, SaleTerms, SecurityFacts, TakenPair
from models.rules.clause import Known, Unknown, Why
from models.rules.defaults import DefaultStanding, DefaultState
from models.rules.delivery import Delivery
from models.rules.security import (
    SecurityState,
    after_retention,
    first_safe_day,
    first_sale_day,
    outside_hours,
    proceeds,
    security_standing,
    why_not_act,
    why_not_adjourn,
    why_not_announce,
    why_not_apply,
    why_not_redeem,
    why_not_repossess,
    why_not_retain,
    why_not_sell,
    why_not_state_sale,
)
from tests.rules.law import CALENDAR, TERMS, by_courier, by_hand, day

JAN_2, MARCH_1, MARCH_16 = day("2001-01-02"), day("2001-03-01"), day("2001-03-16")
OPEN = SecurityFacts("SEC-001", "DEF-001", JAN_2, pairs=(TakenPair("P-0001", JAN_2), TakenPair("P-0002", JAN_2)))
NOTICED = replace(OPEN, noticed_on=MARCH_1, delivery=by_hand(MARCH_1), sale=SaleKind.PRIVATE)
PUBLIC = replace(NOTICED, sale=SaleKind.PUBLIC, stated=SaleTerms(day("2001-03-20"), "10:00", "Herndon"))
LOT = SaleFacts(1, MARCH_16, "A dealer", Decimal("9000.00"), tags=("P-0001", "P-0002"))
SOLD = replace(NOTICED, sales=(LOT,), pairs=(TakenPair("P-0001", JAN_2, lot=1), TakenPair("P-0002", JAN_2, lot=1)))
KEPT = replace(NOTICED, retained_on=MARCH_16, retained_value=Decimal("7000"), obligations=Decimal("9000"))


@pytest.mark.parametrize(
    ("noticed", "first"),
    [
        ("2001-03-01", "2001-03-16"),  # the worked example of Part 8
        ("2000-12-20", "2001-01-04"),
        ("2004-02-20", "2004-03-06"),
        ("2000-11-08", "2000-11-23"),
    ],
)
def test_a_sale_is_possible_fifteen_days_after_the_notice_and_safe_on_day_sixteen(noticed: str, first: str) -> None:
    case = replace(NOTICED, noticed_on=day(noticed), delivery=by_hand(day(noticed)))
    found, safe = first_sale_day(case, CALENDAR, TERMS), first_safe_day(case, CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert isinstance(safe, Known)
    assert (found.value, safe.value) == (day(first), day(first) + timedelta(days=1))
    assert found.why.facts[2][0] == "First safe day"


def test_the_notice_counts_when_it_counts_as_given() -> None:
    sent = replace(NOTICED, delivery=by_courier(MARCH_1))
    found = first_sale_day(sent, CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert found.value == day("2001-03-17")
    unknown = first_safe_day(OPEN, CALENDAR, TERMS)
    assert isinstance(unknown, Unknown)
    assert unknown.missing == "no notice of sale is recorded for SEC-001"


STANDINGS = [
    (OPEN, "2001-03-01", "open", None),
    (replace(NOTICED, delivery=Delivery()), "2001-03-01", "open", None),
    (NOTICED, "2001-03-15", "noticed", "2001-03-16"),
    (NOTICED, "2001-03-16", "sale_possible", None),
    (PUBLIC, "2001-03-15", "noticed", "2001-03-20"),
    (PUBLIC, "2001-03-18", "sale_possible", "2001-03-20"),
    (SOLD, "2001-03-18", "sold", None),
    (KEPT, "2001-03-18", "retained", None),
    (replace(SOLD, applied_on=day("2001-03-20")), "2001-03-21", "applied", None),
    (replace(OPEN, closed_on=day("2001-03-20")), "2001-03-21", "closed", None),
    (replace(NOTICED, pairs=(TakenPair("P-0001", JAN_2, MARCH_1),)), "2001-03-21", "redeemed", None),
]


@pytest.mark.parametrize(("case", "on", "state", "next_on"), STANDINGS)
def test_where_the_remedies_stand(case: SecurityFacts, on: str, state: str, next_on: str | None) -> None:
    now = security_standing(case, CALENDAR, TERMS, day(on))
    assert (now.state, now.next_on) == (state, day(next_on) if next_on else None)
    assert SecurityState(state).words
    assert SecurityState(state).is_open == (state not in ("applied", "closed", "redeemed"))


@pytest.mark.parametrize("state", list(DefaultState))
def test_only_an_uncured_event_of_default_gives_remedies(state: DefaultState) -> None:
    now = DefaultStanding("DEF-001", state, MARCH_1, None, None, "", Why("", ()))
    allowed = state in (DefaultState.EVENT, DefaultState.TERMINATED)
    assert (why_not_act(now) is None) == allowed
    assert (why_not_repossess(OPEN, now) is None) == allowed
    assert "was closed" in (why_not_repossess(replace(OPEN, closed_on=MARCH_1), now) or "")


HOURS = [
    (SaleTerms(day("2001-03-20"), "09:00", "Herndon"), None),
    (SaleTerms(day("2001-03-20"), "17:00", "Herndon"), None),
    (SaleTerms(day("2001-03-20"), "08:59", "Herndon"), "08:59 lies outside 09:00 to 17:00"),
    (SaleTerms(day("2001-03-20"), "17:01", "Herndon"), "17:01 lies outside"),
    (SaleTerms(day("2001-03-17"), "10:00", "Herndon"), "Sat 17 Mar 2001 is not a Business Day (Saturday)"),
    (SaleTerms(day("2001-05-28"), "10:00", "Herndon"), "Memorial Day"),
    (SaleTerms(), None),
]


@pytest.mark.parametrize(("sale", "said"), HOURS)
def test_a_public_sale_is_held_in_ordinary_business_hours(sale: SaleTerms, said: str | None) -> None:
    reason = outside_hours(sale, CALENDAR)
    assert said in (reason or "") if said else reason is None
    stated = why_not_state_sale(SaleKind.PUBLIC, sale, CALENDAR)
    assert (stated is None) == (said is None and sale.on is not None)
    assert why_not_state_sale(SaleKind.PRIVATE, sale, CALENDAR) is None


def test_a_sale_is_adjourned_forward_by_the_day_it_was_set_for() -> None:
    to = day("2001-04-03")
    assert why_not_adjourn(PUBLIC, to, day("2001-03-20")) is None
    assert "nothing to adjourn" in (why_not_adjourn(NOTICED, to, MARCH_16) or "")
    assert "on that day or before" in (why_not_adjourn(PUBLIC, to, day("2001-03-21")) or "")
    assert "to a later day" in (why_not_adjourn(PUBLIC, day("2001-03-20"), MARCH_16) or "")
    again = replace(PUBLIC, adjournments=(SaleTerms(to, "10:00", "Herndon", day("2001-03-20")),))
    assert again.now.on == to
    assert "to a later day" in (why_not_adjourn(again, to, to) or "")
    assert "was closed" in (why_not_adjourn(replace(PUBLIC, closed_on=MARCH_16), to, MARCH_16) or "")


def test_customer_may_redeem_until_the_sale() -> None:
    assert why_not_redeem(PUBLIC, ("P-0001",)) is None
    assert "was not taken" in (why_not_redeem(PUBLIC, ("P-0009",)) or "")
    assert "redemption ends with the sale" in (why_not_redeem(SOLD, ("P-0001",)) or "")
    gone = replace(PUBLIC, pairs=(TakenPair("P-0001", JAN_2, MARCH_1),))
    assert "was redeemed on Thu 1 Mar 2001" in (why_not_redeem(gone, ("P-0001",)) or "")
    assert "Winstar kept the radios" in (why_not_redeem(KEPT, ("P-0001",)) or "")


SALES = [
    (NOTICED, LOT, None),
    (NOTICED, replace(LOT, sold_on=day("2001-03-15")), "Fri 16 Mar 2001 at the earliest"),
    (OPEN, LOT, "no notice of sale is recorded"),
    (PUBLIC, LOT, "The public sale stands for Tue 20 Mar 2001"),
    (PUBLIC, replace(LOT, sold_on=day("2001-03-20")), None),
    (SOLD, LOT, "was sold in lot 1"),
    (KEPT, LOT, "Winstar kept"),
    (NOTICED, replace(LOT, by_winstar=True), "enter the fair market value"),
    (NOTICED, replace(LOT, by_winstar=True, fair_value=Decimal("9000.01")), "is below the fair market value"),
    (NOTICED, replace(LOT, by_winstar=True, fair_value=Decimal("9000.00")), None),
]


@pytest.mark.parametrize(("case", "sale", "said"), SALES)
def test_what_bars_a_sale(case: SecurityFacts, sale: SaleFacts, said: str | None) -> None:
    reason = why_not_sell(case, sale, CALENDAR, TERMS)
    assert said in (reason or "") if said else reason is None


def test_the_other_steps_have_their_time() -> None:
    assert why_not_announce(OPEN) is None
    assert "adjourn the sale instead" in (why_not_announce(NOTICED) or "")
    assert why_not_retain(NOTICED) is None
    assert "holds no radio" in (why_not_retain(SOLD) or "")
    assert "Winstar kept" in (why_not_retain(KEPT) or "")
    assert why_not_apply(SOLD) is None
    assert "Nothing of SEC-001 has been sold" in (why_not_apply(NOTICED) or "")
    assert "were applied" in (why_not_apply(replace(SOLD, applied_on=MARCH_16)) or "")


def split(price: str, costs: str, owed: str) -> tuple[str, ...]:
    """Costs paid, obligations paid, Customer's rest, costs left, still owed."""
    case = replace(
        SOLD,
        sales=(replace(LOT, price=Decimal(price)),),
        costs=((MARCH_16, "Auction", Decimal(costs)),),
        obligations=Decimal(owed),
    )
    found = proceeds(case)
    assert isinstance(found, Known)
    one = found.value
    return tuple(str(x) for x in (one.costs, one.obligations, one.customer, one.costs_left, one.still_owed))


def test_the_proceeds_go_to_costs_then_to_what_is_owed_then_to_customer() -> None:
    assert split("9000.00", "450.25", "8000.00") == ("450.25", "8000.00", "549.75", "0.00", "0.00")
    assert split("9000.00", "450.25", "9000.00") == ("450.25", "8549.75", "0.00", "0.00", "450.25")
    assert split("400.00", "450.25", "9000.00") == ("400.00", "0.00", "0.00", "50.25", "9000.00")
    unknown = proceeds(SOLD)
    assert isinstance(unknown, Unknown)
    assert unknown.missing == "what Customer owes is not entered"


CENTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2))


@given(CENTS, CENTS, CENTS)
def test_the_three_steps_sum_to_the_proceeds(price: Decimal, costs: Decimal, owed: Decimal) -> None:
    first, second, third, costs_left, still_owed = (Decimal(x) for x in split(str(price), str(costs), str(owed)))
    assert first + second + third == price
    assert first + costs_left == costs
    assert second + still_owed == owed
    assert third == 0 or (costs_left == 0 and still_owed == 0)


def test_the_worth_of_radios_kept_is_taken_off_what_is_in_default() -> None:
    found = after_retention(KEPT)
    assert isinstance(found, Known)
    assert (found.value, found.why.facts[2]) == (Decimal("2000"), ("Sum", "9,000 - 7,000 = 2,000"))
    covered = after_retention(replace(KEPT, retained_value=Decimal("9500")))
    assert isinstance(covered, Known)
    assert covered.value == 0
    for missing in ({"obligations": None}, {"retained_value": None}):
        assert isinstance(after_retention(replace(KEPT, **missing)), Unknown)


def test_pairs_held_are_those_neither_sold_nor_redeemed() -> None:
    pairs = (TakenPair("P-0001", JAN_2), TakenPair("P-0002", JAN_2, MARCH_1), TakenPair("P-0003", JAN_2, lot=1))
    assert replace(OPEN, pairs=pairs).held == ("P-0001",)
    assert [date.fromisoformat("2001-01-02")] == [one.taken_on for one in pairs[:1]]


@pytest.mark.parametrize(
    "sale",
    [
        SaleTerms(None, "10:00", "Herndon"),
        SaleTerms(day("2001-03-20"), "", "Herndon"),
        SaleTerms(day("2001-03-20"), "10:00", " "),
    ],
)
def test_a_public_sale_states_its_day_its_hour_and_its_place(sale: SaleTerms) -> None:
    assert why_not_state_sale(SaleKind.PUBLIC, sale, CALENDAR) == (
        "The notice of a public sale states its day, its hour and its place (M-6.2(3))."
    )


def test_the_remedies_stand_since_the_notice_and_then_since_the_first_day_of_a_sale() -> None:
    before, after = (security_standing(NOTICED, CALENDAR, TERMS, day(on)) for on in ("2001-03-15", "2001-03-16"))
    assert (before.on, after.on) == (MARCH_1, MARCH_16)
    assert ("First safe day", "Sat 17 Mar 2001") in after.why.facts


def test_a_stated_sale_is_named_by_its_kind() -> None:
    public = security_standing(PUBLIC, CALENDAR, TERMS, day("2001-03-15"))
    assert public.next_words == "Public sale"
    private = security_standing(replace(PUBLIC, sale=None), CALENDAR, TERMS, day("2001-03-15"))
    assert private.next_words == "Private sale"


def test_radios_worth_just_what_is_in_default_leave_nothing_owed() -> None:
    found = after_retention(replace(KEPT, retained_value=Decimal("9000")))
    assert isinstance(found, Known)
    assert found.why.facts[2] == ("Sum", "9,000 - 9,000 = 0.00")
    more = after_retention(replace(KEPT, retained_value=Decimal("9001")))
    assert more.why.facts[2] == ("Sum", "9,001 covers it")
