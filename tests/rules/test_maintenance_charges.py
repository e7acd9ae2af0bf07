"""Maintenance by month: Radio Install Date, first month, end of the term, interest by day, suspension (EXD-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.charge_facts import RateFacts, RateName
from models.rules.clause import Known, Unknown
from models.rules.invoices import line_amount
from models.rules.links import LinkFacts, LinkStanding, LinkState
from models.rules.maintenance_charges import (
    Served,
    interest,
    interest_from,
    interest_rate,
    last_day_served,
    lines_for,
    month_of,
    month_words,
    next_month,
    radio_install_date,
    served,
    suspension_from,
)
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.moneyed import TARIFF, dollars

LINK = Served("L-0001", day("2001-03-10"))
PHYSICAL, FULL = Readings(radio_install_date="physical"), Readings(om_first_month="full_month")
OWN_TERM = Readings(om_term="months_120")
DUE = day("2001-03-01")


def sums_of(lines: tuple[object, ...]) -> list[Decimal]:
    """What lines come to."""
    amounts = [line_amount(line, TARIFF) for line in lines]
    return [one.value for one in amounts if isinstance(one, Known)]


def test_maintenance_is_charged_from_acceptance_or_from_mounting_as_read() -> None:
    accepted = radio_install_date("L-0001", nov(8), nov(24))
    assert isinstance(accepted, Known)
    assert accepted.value == nov(24)
    mounted = radio_install_date("L-0001", nov(8), None, PHYSICAL)
    assert isinstance(mounted, Known)
    assert (mounted.value, mounted.why.readings) == (nov(8), ("AMB-28",))
    waiting = radio_install_date("L-0001", nov(8), None)
    assert isinstance(waiting, Unknown)
    assert waiting.missing == "L-0001 is not accepted or deemed installed"


def test_the_links_served_are_those_whose_date_has_come_with_the_day_they_left() -> None:
    links = (
        LinkFacts("L-0001", "P-0001", "B-0001", nov(1), removed_on=nov(30)),
        LinkFacts("L-0002", "P-0002", "B-0002", nov(1), removed_on=day("2001-05-01")),
        LinkFacts("L-0003", "P-0003", "B-0003", nov(1)),
        LinkFacts("L-0004", "P-0004", "B-0004", day("2001-02-01")),
    )
    standings = {
        "L-0001": LinkStanding("L-0001", LinkState.REMOVED, nov(30), accepted_on=nov(9)),
        "L-0002": LinkStanding("L-0002", LinkState.ACCEPTED, nov(9), accepted_on=nov(9)),
        "L-0003": LinkStanding("L-0003", LinkState.INSTALLED, nov(1)),
    }
    assert served(links, standings, day("2000-12-01")) == (
        Served("L-0001", nov(9), nov(30)), Served("L-0002", nov(9)),
    )  # fmt: skip
    assert [one.number for one in served(links, standings, nov(1), PHYSICAL)] == ["L-0001", "L-0002", "L-0003"]
    ended = served(links, standings, day("2001-06-01"), terminated_on=day("2001-04-15"))
    assert [one.removed_on for one in ended] == [nov(30), day("2001-04-15")]


def test_the_first_month_is_charged_by_its_days_and_the_next_ones_whole() -> None:
    lines = lines_for([LINK], day("2001-04-01"), TARIFF)
    assert [line.words for line in lines] == ["L-0001, Mar 2001, 22 of 31 days", "L-0001, Apr 2001"]
    assert sums_of(lines) == [dollars("220.00"), dollars("310.00")]
    assert sums_of(lines_for([LINK], day("2001-03-01"), replace(TARIFF, readings=FULL))) == [dollars("310.00")]


def test_a_link_that_starts_on_the_first_is_charged_a_whole_month() -> None:
    (line,) = lines_for([replace(LINK, starts=day("2001-03-01"))], day("2001-03-01"), TARIFF)
    assert line.days is None


@pytest.mark.parametrize(
    ("starts", "days", "amount"),
    [("2001-02-28", 1, "11.07"), ("2004-02-28", 2, "21.38"), ("2004-02-29", 1, "10.69"), ("2000-12-31", 1, "10.00")],
)
def test_the_days_of_a_month_are_its_own(starts: str, days: int, amount: str) -> None:
    (line,) = lines_for([Served("L-0001", day(starts))], month_of(day(starts)), TARIFF)
    assert line.days == days
    assert sums_of((line,)) == [dollars(amount)]


def test_months_charged_before_are_not_charged_again_and_later_ones_not_yet() -> None:
    charged = {("L-0001", day("2001-03-01"))}
    assert [line.priced_on for line in lines_for([LINK], day("2001-04-01"), TARIFF, charged)] == [day("2001-04-01")]
    assert lines_for([LINK], day("2001-02-01"), TARIFF) == ()


def test_a_removed_link_pays_the_month_it_left_in_and_no_more() -> None:
    gone = replace(LINK, removed_on=day("2001-04-02"))
    assert [line.priced_on for line in lines_for([gone], day("2001-06-01"), TARIFF)] == [
        day("2001-03-01"), day("2001-04-01"),
    ]  # fmt: skip
    gone = replace(LINK, removed_on=day("2001-04-01"))
    assert [line.priced_on for line in lines_for([gone], day("2001-06-01"), TARIFF)] == [day("2001-03-01")]


def test_maintenance_ends_with_the_exhibit_or_after_120_months_of_each_link() -> None:
    assert last_day_served(LINK.starts, TERMS) == day("2010-06-30")
    assert last_day_served(LINK.starts, TERMS, OWN_TERM) == day("2011-03-09")
    assert last_day_served(day("2004-02-29"), TERMS, OWN_TERM) == day("2014-02-28")
    both = Readings(om_term="months_120", om_first_month="full_month")
    assert last_day_served(LINK.starts, TERMS, both) == day("2011-02-28")


def test_no_month_after_the_term_is_charged() -> None:
    assert lines_for([LINK], day("2012-01-01"), TARIFF)[-1].priced_on == day("2010-06-01")
    own = lines_for([LINK], day("2012-01-01"), replace(TARIFF, readings=OWN_TERM))
    assert (own[-1].priced_on, own[-1].days) == (day("2011-03-01"), 9)


def test_months_follow_one_another() -> None:
    assert (next_month(day("2000-12-01")), next_month(day("2001-01-01"))) == (day("2001-01-01"), day("2001-02-01"))
    assert month_words(day("2001-02-01")) == "Feb 2001"


def test_interest_begins_on_day_31_and_suspension_on_day_61() -> None:
    assert interest_from(DUE, TERMS) == day("2001-04-01")
    assert suspension_from(DUE, TERMS) == day("2001-05-01")


@pytest.mark.parametrize(
    ("as_of", "sum_"),
    [("2001-03-31", "0.00"), ("2001-04-01", "0.50"), ("2001-04-30", "15.00"), ("2001-05-31", "30.50")],
)
def test_simple_interest_is_a_thirtieth_of_the_month_a_day(as_of: str, sum_: str) -> None:
    assert interest(DUE, dollars("1,000.00"), (), TARIFF, day(as_of)).value == dollars(sum_)


def test_read_from_the_due_date_the_first_30_days_bear_interest_too_once_they_have_passed() -> None:
    tariff = replace(TARIFF, readings=Readings(om_interest_from="due_date"))
    assert interest(DUE, dollars("1,000.00"), (), tariff, day("2001-03-31")).value == 0
    assert interest(DUE, dollars("1,000.00"), (), tariff, day("2001-04-01")).value == dollars("15.50")


def test_compound_interest_bears_interest_after_each_30_days() -> None:
    tariff = replace(TARIFF, readings=Readings(om_interest_from="compound"))
    assert interest(DUE, dollars("1,000.00"), (), tariff, day("2001-04-30")).value == dollars("15.00")
    assert interest(DUE, dollars("1,000.00"), (), tariff, day("2001-05-30")).value == dollars("30.23")


def test_a_payment_stops_interest_on_what_it_paid_after_its_day() -> None:
    half = [(day("2001-04-10"), dollars("500.00"))]
    assert interest(DUE, dollars("1,000.00"), half, TARIFF, day("2001-04-30")).value == dollars("10.00")
    whole = [(day("2001-04-10"), dollars("1,000.00"))]
    assert interest(DUE, dollars("1,000.00"), whole, TARIFF, day("2001-12-31")).value == dollars("5.00")


def test_paid_within_30_days_bears_none() -> None:
    paid = [(day("2001-03-31"), dollars("1,000.00"))]
    asked = interest(DUE, dollars("1,000.00"), paid, TARIFF, day("2001-06-30"))
    assert asked.value == 0
    assert asked.why.readings == ("AMB-29",)


def test_the_lower_legal_maximum_is_the_rate() -> None:
    cap = RateFacts(RateName.LEGAL_INTEREST, Decimal("1.2"), day("2000-06-30"), source="Counsel's letter")
    tariff = replace(TARIFF, rates=(cap,))
    assert interest_rate(tariff, DUE, DUE).value == Decimal("0.012")
    assert interest_rate(replace(TARIFF, rates=(replace(cap, percent=Decimal(2)),)), DUE, DUE).value == Decimal("0.015")
    assert interest(DUE, dollars("1,000.00"), (), tariff, day("2001-04-30")).value == dollars("12.00")
    assert ("Legal maximum", "not entered") in interest_rate(TARIFF, DUE, DUE).why.facts


@given(
    cents=st.integers(1, 10**8),
    days=st.integers(0, 900),
    paid=st.lists(st.tuples(st.integers(0, 900), st.integers(1, 10**8)), max_size=4),
)
def test_interest_is_the_sum_of_its_days_and_never_falls(cents: int, days: int, paid: list[tuple[int, int]]) -> None:
    amount = Decimal(cents) / 100
    settled = [(DUE + timedelta(days=after), Decimal(each) / 100) for after, each in paid]
    as_of = DUE + timedelta(days=days)
    asked = interest(DUE, amount, settled, TARIFF, as_of).value
    assert asked == by_day(amount, settled, as_of)
    assert interest(DUE, amount, settled, TARIFF, as_of + timedelta(days=1)).value >= asked


def by_day(amount: Decimal, settled: list[tuple[date, Decimal]], as_of: date) -> Decimal:
    """An oracle that goes through the days one by one."""
    total, day_ = Decimal(0), DUE + timedelta(days=31)
    while day_ <= as_of:
        left = max(Decimal(0), amount - sum((each for on, each in settled if on < day_), Decimal(0)))
        total += left * Decimal("0.0005")
        day_ += timedelta(days=1)
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_term_that_ends_on_the_first_of_a_month_charges_that_one_day() -> None:
    link = Served("L-0001", day("2000-09-02"))
    tariff = replace(TARIFF, readings=OWN_TERM)
    assert last_day_served(link.starts, TERMS, tariff.readings) == day("2010-09-01")
    last = lines_for((link,), day("2010-12-01"), tariff)[-1]
    assert (last.priced_on, last.days, last.words) == (day("2010-09-01"), 1, "L-0001, Sep 2010, 1 of 30 days")


def test_a_link_counts_as_served_on_its_very_day() -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(1))
    now = {"L-0001": LinkStanding("L-0001", LinkState.ACCEPTED, nov(9), accepted_on=nov(9))}
    assert [len(served((link,), now, on)) for on in (nov(8), nov(9))] == [0, 1]


def test_interest_says_its_rate_and_the_day_it_begins() -> None:
    none = interest(DUE, dollars("1,000.00"), (), TARIFF, day("2001-03-31"))
    assert none.why.rule == "No interest before Sun 1 Apr 2001, day 31 after the invoice was due"
    some = interest(DUE, dollars("1,000.00"), (), TARIFF, day("2001-04-01"))
    assert ("Agreed", "1.5% a month") in some.why.facts
    assert some.why.facts[-1][1].startswith("1,000.00 due, 1.500% / 30 x 1 days")
    assert some.why.rule.endswith("from day 31 after the due date")


def test_compound_interest_over_five_years_agrees_with_the_formula() -> None:
    tariff = replace(TARIFF, readings=Readings(om_interest_from="compound"))
    last = day("2001-04-01") + timedelta(days=60 * 30 - 1)
    whole = Decimal(1000) * (Decimal("1.015") ** 60 - 1)
    assert interest(DUE, dollars("1,000.00"), (), tariff, last).value == whole.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_link_is_served_no_more_from_the_day_it_is_removed() -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(1), removed_on=nov(20))
    now = {"L-0001": LinkStanding("L-0001", LinkState.ACCEPTED, nov(9), accepted_on=nov(9))}
    assert [served((link,), now, on)[0].removed_on for on in (nov(19), nov(20))] == [None, nov(20)]
