"""Every date rule at the days where counts go wrong, 2000 to 2030, against dateutil and the holidays package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.acceptance import LetterState, clock, standing
from models.rules.claims import claim_by
from models.rules.clause import Known, Why
from models.rules.customer_list import addition_window, first_list_due, quarter_of
from models.rules.cycles import cycle_day, initial_due
from models.rules.delivery import received
from models.rules.findings import Finding
from models.rules.links import LinkFacts, charge_due, link_standing
from models.rules.notice_facts import NoticeFacts, NoticeKind
from models.rules.notices import window
from models.rules.readings import Readings
from tests.rules.law import CALENDAR, TERMS, by_courier, by_hand, letter
from tests.rules.oracles import BOUNDARY, business_days_after, days_after, first_open, is_open, quarter_end, years_on
from tests.rules.watched import watched

NO_WHY = Why("", ())


def value(answer: object) -> date:
    """The day a rule gives."""
    assert isinstance(answer, Known)
    assert isinstance(answer.value, date)
    return answer.value


def last_day(receipt: date, reading: str = "exclude_receipt_day") -> date:
    """The last day for the answer to a letter received on a day."""
    answer = clock(letter(by_hand(receipt)), CALENDAR, readings=Readings(lal_count=reading))
    assert isinstance(answer, Known)
    return answer.value.last_day


RECEIPTS: dict[str, Callable[[date], date]] = {
    "exclude_receipt_day": lambda day: business_days_after(day, 3),
    "close_of_business": lambda day: business_days_after(day, 3),
    "roll_receipt": lambda day: business_days_after(first_open(day), 3),
    "include_receipt_day": lambda day: business_days_after(day, 2 if is_open(day) else 3),
}


@pytest.mark.parametrize("reading", RECEIPTS)
def test_the_three_business_days_end_where_the_oracle_says(reading: str) -> None:
    wrong = [day for day in BOUNDARY if last_day(day, reading) != RECEIPTS[reading](day)]
    assert wrong == []


def test_a_letter_is_open_on_its_last_day_and_deemed_installed_on_the_next() -> None:
    for day in BOUNDARY[::3]:
        one, last = letter(by_hand(day), issued_on=day), business_days_after(day, 3)
        before, after = (standing(one, CALENDAR, TERMS, when) for when in (last, last + timedelta(days=1)))
        assert (before.state, after.state, after.on) == (LetterState.DUE_TODAY, LetterState.DEEMED, last)


def test_the_courier_takes_one_business_day() -> None:
    wrong = [day for day in BOUNDARY if value(received(by_courier(day), CALENDAR, "it")) != business_days_after(day, 1)]
    assert wrong == []


COUNTS: dict[str, tuple[Callable[[date], object], int]] = {
    "initial notice": (lambda day: initial_due(Known(day, NO_WHY), TERMS), 15),
    "first cycle": (lambda day: cycle_day(1, None, [day], 30), 30),
    "second cycle": (lambda day: cycle_day(2, None, [day], 30), 60),
    "customer list": (lambda day: first_list_due(day, 60), 60),
    "installation window": (
        lambda day: window(NoticeFacts("N-0001", NoticeKind.INITIAL, day), Known(day, NO_WHY), TERMS),
        75,
    ),
}


@pytest.mark.parametrize("name", COUNTS)
def test_calendar_days_are_counted_as_the_oracle_counts_them(name: str) -> None:
    rule, days = COUNTS[name]
    assert [day for day in BOUNDARY if value(rule(day)) != days_after(day, days)] == []


def test_the_installation_charge_is_due_thirty_days_after_receipt() -> None:
    for day in BOUNDARY[::3]:
        link = LinkFacts("L-0001", "P-0001", "B-0001", day, letters=(letter(by_hand(day), issued_on=day),))
        now = link_standing(link, CALENDAR, TERMS, day + timedelta(days=10))
        assert now is not None
        assert value(charge_due(now, TERMS)) == days_after(day, 30)


def test_a_claim_is_notified_within_a_year_leap_years_too() -> None:
    assert [day for day in BOUNDARY if value(claim_by(day, TERMS)) != years_on(day, 1)] == []


def test_quarters_begin_and_end_as_the_oracle_says() -> None:
    for day in BOUNDARY:
        quarter = quarter_of(day)
        assert quarter.first <= day <= quarter.last == quarter_end(day)
        assert value(addition_window(day, [day])) == quarter_end(day) + timedelta(days=1)


def test_what_is_due_on_a_closed_day_may_be_met_on_the_first_open_one() -> None:
    assert [day for day in BOUNDARY if CALENDAR.rolled(day) != first_open(day)] == []


def test_a_finding_says_until_when_it_may_be_met() -> None:
    found = Finding("R11", "EXB-6a", "", "", None, ("book", ""))
    state = watched(date(2000, 11, 28))
    saturday, monday = date(2000, 12, 2), date(2000, 12, 4)
    rolled = state.due(saturday, found, rolls=True)
    assert (rolled.due_on, rolled.may_be_met_by) == (saturday, monday)
    assert state.due(monday, found, rolls=True).may_be_met_by is None


@given(st.dates(date(2000, 1, 3), date(2030, 12, 1)), st.integers(0, 40), st.sampled_from(sorted(RECEIPTS)))
def test_a_letter_received_later_is_never_deemed_installed_earlier(day: date, later: int, reading: str) -> None:
    assert last_day(day, reading) <= last_day(day + timedelta(days=later), reading)
    assert is_open(last_day(day, reading))
