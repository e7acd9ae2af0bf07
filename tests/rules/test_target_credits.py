"""The Installation Target of 102 Links, and the credit of each month for those that are missing (EXD-7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.links import LinkFacts
from models.rules.readings import Readings
from models.rules.service_facts import MarkFacts
from models.rules.target_credits import Rollout, counted_links, measuring_days, target_credits
from tests.rules.law import TERMS, day
from tests.rules.service import accepted, price, standings

EARLY, IN_SERVICE = Readings(sla_first_credit="2001-06-30"), Readings(target_links="in_service")


def links(count: int, on: date = date(2001, 7, 1), first: int = 1) -> tuple[LinkFacts, ...]:
    """So many accepted Links."""
    return tuple(accepted(number, on) for number in range(first, first + count))


def rollout(*some: LinkFacts, marks: tuple[MarkFacts, ...] = ()) -> Rollout:
    """Accepted Links, and buildings marked."""
    return Rollout(some, standings(*some), marks)


HUB = MarkFacts("PHL-2", "Hub 2", date(2001, 1, 10), date(2001, 1, 12), "Log of the hub", hub=True)


def test_the_examples_of_the_text_are_20_and_15_links_short() -> None:
    both = rollout(*links(82), *links(5, date(2001, 8, 20), 83))
    found = target_credits(both, (price("sla_credit_per_link_month", "100.00"),), TERMS, day("2001-08-31"))
    assert [(one.measured_on, one.counted, one.short) for one in found] == [
        (day("2001-07-30"), 82, 20),
        (day("2001-08-30"), 87, 15),
    ]
    assert [one.amount.value for one in found if isinstance(one.amount, Known)] == [Decimal(2000), Decimal(1500)]
    assert ("Credit", "20 x 100.00 = 2,000.00") in found[0].why.facts
    assert found[0].why.readings == ("AMB-26", "AMB-27", "AMB-15")


def test_without_its_price_a_credit_is_not_known_and_not_nothing() -> None:
    [one] = target_credits(rollout(*links(82)), (), TERMS, day("2001-07-30"))
    assert isinstance(one.amount, Unknown)
    assert one.amount.missing == "Credit for a Link missing from the Installation Target is not entered"
    assert ("Missing", "102 - 82 = 20 Links") in one.why.facts


def test_a_price_that_holds_later_does_not_change_an_earlier_credit() -> None:
    prices = (
        price("sla_credit_per_link_month", "100.00"),
        price("sla_credit_per_link_month", "9.00", date(2001, 8, 1)),
    )
    found = target_credits(rollout(*links(101)), prices, TERMS, day("2001-08-30"))
    assert [one.amount.value for one in found if isinstance(one.amount, Known)] == [Decimal(100), Decimal(9)]


def test_credits_end_with_the_count_that_finds_the_target_reached() -> None:
    some = rollout(*links(101), *links(1, date(2001, 9, 30), 102))
    found = target_credits(some, (), TERMS, day("2002-06-30"))
    assert [one.measured_on for one in found] == [day("2001-07-30"), day("2001-08-30")]
    assert target_credits(rollout(*links(102)), (), TERMS, day("2002-06-30")) == ()


@pytest.mark.parametrize(
    ("readings", "first"), [(Readings(), ["2001-07-30", "2001-08-30"]), (EARLY, ["2001-06-30", "2001-07-30"])]
)
def test_links_are_counted_every_month_from_the_first_day_of_the_reading(readings: Readings, first: list[str]) -> None:
    days = measuring_days(TERMS, day("2010-12-31"), readings)
    assert [one.isoformat() for one in days[:2]] == first
    assert (day("2002-02-28") in days, day("2004-02-29") in days, day("2002-03-30") in days) == (True, True, True)
    assert days[-1] == day("2010-06-30")
    assert measuring_days(TERMS, day(first[0]) - timedelta(days=1), readings) == ()


def test_the_days_agree_with_another_way_to_add_months() -> None:
    days = measuring_days(TERMS, day("2010-06-30"))
    assert list(days) == [days[0] + relativedelta(months=number) for number in range(len(days))]


def test_a_marked_hub_building_counts_from_the_day_it_is_marked() -> None:
    of = rollout(marks=(HUB,))
    assert [counted_links(of, day(on)).value for on in ("2001-01-11", "2001-01-12")] == [0, 1]
    ended = rollout(marks=(replace(HUB, ended_on=day("2001-03-01")),))
    assert [counted_links(ended, day(on)).value for on in ("2001-02-28", "2001-03-01")] == [1, 0]
    assert ("Buildings marked", "PHL-2") in counted_links(of, day("2001-02-01")).why.facts


def test_a_place_marked_twice_or_with_a_link_counts_once() -> None:
    twice = rollout(marks=(HUB, replace(HUB, marked_on=day("2001-02-01"))))
    assert counted_links(twice, day("2001-03-01")).value == 1
    at_link = replace(HUB, place="B-0001", hub=False)
    both = rollout(*links(1, date(2001, 2, 1)), marks=(at_link,))
    assert [counted_links(both, day(on)).value for on in ("2001-01-20", "2001-02-01")] == [1, 1]


def test_removed_links_stay_counted_unless_only_those_in_service_count() -> None:
    gone = rollout(
        accepted(1, date(2001, 2, 1), removed_on=date(2001, 3, 1)), accepted(2, date(2001, 2, 1)), marks=(HUB,)
    )
    assert counted_links(gone, day("2001-03-01")).value == 3
    assert [counted_links(gone, day(on), IN_SERVICE).value for on in ("2001-02-28", "2001-03-01")] == [2, 1]


def test_a_moved_pair_counts_once() -> None:
    first = accepted(1, date(2001, 2, 1), removed_on=date(2001, 3, 1))
    second = accepted(2, date(2001, 3, 10), pair=first.pair, moved_from="L-0001")
    of = rollout(first, second)
    assert [counted_links(of, day("2001-04-01"), one).value for one in (Readings(), IN_SERVICE)] == [1, 1]


def test_a_link_not_accepted_does_not_count() -> None:
    one = accepted(1, date(2001, 2, 1))
    assert counted_links(Rollout((one,), {}), day("2001-03-01")).value == 0
    assert counted_links(Rollout((one,)), day("2001-03-01")).value == 0
    assert counted_links(rollout(one), day("2001-01-31")).value == 0


@given(st.permutations(range(1, 9)), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_the_count_does_not_depend_on_the_order_of_entry(order: list[int], on: date) -> None:
    some = [accepted(number, date(2001, number, 15)) for number in order]
    assert counted_links(rollout(*some), on).value == sum(date(2001, number, 15) <= on for number in order)


def test_the_count_says_what_it_is_made_of() -> None:
    gone = replace(accepted(83, date(2001, 7, 1)), removed_on=date(2001, 7, 20))
    both = rollout(*links(82), gone, marks=(HUB,))
    serving = counted_links(both, day("2001-07-30"), IN_SERVICE)
    assert serving.why.facts == (("Accepted Links", "83"), ("Of these removed", "1"))
    assert ("Counted", "83 + 1 = 84") in counted_links(both, day("2001-07-30")).why.facts
