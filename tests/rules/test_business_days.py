"""Business Days against the bank's own holidays, 2000 to 2030."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown
from tests.rules.law import CALENDAR, XFED, day, nov

CLOSED = """
2000 01-17 02-21 05-29 07-04 09-04 10-09 11-23 12-25
2001 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-25
2002 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25
2003 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25
2004 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 01-01
2005 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26
2006 01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-23 12-25
"""

WORKED = [  # receipt, last of three Business Days, what a careless calendar would get wrong
    ("2000-11-09", "2000-11-14", "Veterans Day on a Saturday leaves Friday open"),
    ("2000-10-06", "2000-10-12", "Columbus Day"),
    ("2001-09-10", "2001-09-13", "the banks stayed open in the week of September 11, 2001"),
    ("2004-06-10", "2004-06-15", "the banks were open on the day of mourning of June 11, 2004"),
    ("2004-12-22", "2004-12-27", "Christmas Day on a Saturday leaves Friday open"),
    ("2001-03-01", "2001-03-06", "no holiday at all"),
]


def known_day(start: date, days: int) -> date:
    answer = CALENDAR.count(start, days)
    assert isinstance(answer, Known)
    return answer.value


@pytest.mark.parametrize("line", CLOSED.split("\n")[1:-1], ids=lambda line: line[:4])
def test_the_closed_weekdays_of_a_year_are_the_federal_reserves(line: str) -> None:
    year, *days = line.split()
    first = date(int(year), 1, 1)
    weekdays = [first + timedelta(days=n) for n in range(365 + (int(year) % 4 == 0))]
    closed = [one for one in weekdays if one.weekday() < 5 and not CALENDAR.is_open(one)]
    assert closed == sorted(day(f"{year}-{one}") for one in days)


@pytest.mark.parametrize("year", range(2000, 2031))
def test_every_count_of_three_in_a_year_agrees_with_a_walk_over_the_holidays(year: int) -> None:
    start = date(year, 1, 1)
    while start.year == year:
        walk, left = start, 3
        while left:
            walk += timedelta(days=1)
            left -= walk.weekday() < 5 and walk not in XFED
        assert known_day(start, 3) == walk
        start += timedelta(days=1)


@pytest.mark.parametrize(("receipt", "last", "why"), WORKED, ids=[case[2] for case in WORKED])
def test_three_business_days_end_on_the_worked_date(receipt: str, last: str, why: str) -> None:
    assert known_day(day(receipt), 3) == day(last)


def test_thirty_business_days_for_a_tax_claim() -> None:
    assert known_day(day("2001-03-01"), 30) == day("2001-04-12")


def test_the_start_is_not_counted_and_every_skipped_day_says_why() -> None:
    answer = CALENDAR.count(nov(22), 3)
    assert [(one.day.day, one.number) for one in answer.why.days] == [
        (23, None), (24, 1), (25, None), (26, None), (27, 2), (28, 3)
    ]  # fmt: skip
    assert [one.why for one in answer.why.skipped] == [
        "Thanksgiving Day, Citibank, N.A. closed", "Saturday", "Sunday"
    ]  # fmt: skip
    assert answer.why.facts == (("Counted from", "Wed 22 Nov 2000, not counted itself"),)


@given(st.dates(date(2000, 1, 1), date(2039, 12, 1)), st.integers(1, 30))
def test_a_count_never_ends_on_a_closed_day(start: date, days: int) -> None:
    assert CALENDAR.is_open(known_day(start, days))


@given(st.dates(date(2000, 1, 1), date(2039, 12, 1)), st.integers(0, 60), st.integers(1, 30), st.integers(0, 5))
def test_later_starts_and_longer_counts_never_end_earlier(start: date, later: int, days: int, more: int) -> None:
    assert known_day(start + timedelta(days=later), days) >= known_day(start, days)
    assert known_day(start, days + more) >= known_day(start, days)


@given(st.dates(date(2000, 1, 1), date(2039, 12, 1)), st.integers(1, 30))
def test_as_many_business_days_are_left_as_were_counted(start: date, days: int) -> None:
    assert CALENDAR.left(start, known_day(start, days)) == days


def test_none_are_left_on_the_last_day_and_after_it() -> None:
    assert CALENDAR.left(nov(28), nov(28)) == 0
    assert CALENDAR.left(nov(29), nov(28)) == 0


def test_a_count_past_the_table_is_not_known() -> None:
    short = Calendar(last=nov(27))
    answer = short.count(nov(24), 3)
    assert isinstance(answer, Unknown)
    assert answer.sentence == "Cannot be computed: the table of closed days ends on Mon 27 Nov 2000."
    assert [one.day for one in answer.why.days] == [nov(25), nov(26), nov(27)]


def test_the_table_covers_its_first_and_its_last_day() -> None:
    assert [Calendar(first=nov(2), last=nov(4)).covers(nov(one)) for one in range(1, 6)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert Calendar().covers(date(2000, 1, 1))
    assert not Calendar().covers(date(1999, 12, 31))
    assert Calendar().covers(date(2040, 12, 31))
    assert not Calendar().covers(date(2041, 1, 1))


def test_a_count_before_the_table_is_not_known() -> None:
    answer = Calendar(first=nov(27)).count(nov(22), 1)
    assert isinstance(answer, Unknown)
    assert answer.missing == "the table of closed days starts on Mon 27 Nov 2000"


def test_somebody_may_close_a_day_of_the_bank() -> None:
    own = Calendar({**CALENDAR.closed, day("2001-09-11"): "Branches closed"})
    answer = own.count(day("2001-09-10"), 3)
    assert isinstance(answer, Known)
    assert answer.value == day("2001-09-14")
    assert own.why_closed(day("2001-09-11")) == "Branches closed, Citibank, N.A. closed"


@pytest.mark.parametrize(
    ("due", "rolled"),
    [
        ("2000-07-30", "2000-07-31"),
        ("2001-09-15", "2001-09-17"),
        ("2001-05-28", "2001-05-29"),
        ("2000-12-15", "2000-12-15"),
    ],
)
def test_what_is_due_on_a_closed_day_may_be_done_on_the_next_business_day(due: str, rolled: str) -> None:
    assert CALENDAR.rolled(day(due)) == day(rolled)


SATURDAYS = replace(CALENDAR, reading="us_bank_and_saturday")
STATE = replace(CALENDAR, reading="new_york_state")


@pytest.mark.parametrize(
    ("calendar", "start", "last"),
    [
        (CALENDAR, "2000-11-03", "2000-11-08"),  # Friday before Election Day
        (SATURDAYS, "2000-11-03", "2000-11-07"),  # Saturday counts
        (STATE, "2000-11-03", "2000-11-09"),  # Election Day does not
        (SATURDAYS, "2000-11-10", "2000-11-15"),  # Veterans Day on a Saturday stays closed
        (STATE, "2001-02-09", "2001-02-15"),  # Lincoln's Birthday
        (STATE, "2000-11-22", "2000-11-28"),  # Thanksgiving is on both lists
    ],
)
def test_three_business_days_as_each_reading_counts_them(calendar: Calendar, start: str, last: str) -> None:
    answer = calendar.count(day(start), 3)
    assert isinstance(answer, Known)
    assert answer.value == day(last)
    assert "AMB-02" in answer.why.readings


def test_a_closed_day_of_the_state_says_so() -> None:
    assert STATE.why_closed(nov(7)) == "Election Day, a public holiday in New York"
    assert STATE.why_closed(nov(23)) == "Thanksgiving Day, Citibank, N.A. closed"
    assert STATE.why_closed(nov(8)) is None
    assert SATURDAYS.why_closed(nov(4)) is None
    assert SATURDAYS.why_closed(nov(11)) == "Veterans Day, Citibank, N.A. closed"
    assert SATURDAYS.why_closed(nov(5)) == "Sunday"


def test_a_count_says_in_words_what_it_counts() -> None:
    for days, words in ((1, "1 Business Day after Wed 22 Nov 2000"), (3, "3 Business Days after Wed 22 Nov 2000")):
        assert CALENDAR.count(nov(22), days).why.rule == words
