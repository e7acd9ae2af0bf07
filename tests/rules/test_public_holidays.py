"""New York's public holidays against an independent calendar, and the days on which an act may still be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest

from models.rules.public_holidays import bank_holiday_on_saturday, public_holidays
from tests.rules.law import CALENDAR, XFED, day

OWN = {"Flag Day", "Election Day"}  # public holidays of the statute that the independent calendar lacks
NOT_THE_STATUTES = "Susan B. Anthony Day"  # a day of commemoration, no public holiday


@pytest.mark.parametrize("year", range(2000, 2041))
def test_the_public_holidays_agree_with_an_independent_calendar(year: int) -> None:
    oracle = {
        one for one, name in holidays.US(subdiv="NY", years=year).items()
        if one.year == year and name != NOT_THE_STATUTES
        and not (one.weekday() == 4 and "observed" in name)
    }  # fmt: skip
    mine = {one for one, name in public_holidays(year).items() if name not in OWN}
    assert mine == {one for one in oracle if one not in election_days(year)}


def election_days(year: int) -> set[date]:
    return {one for one, name in public_holidays(year).items() if name == "Election Day"}


@pytest.mark.parametrize(
    ("year", "name", "on"),
    [
        (2000, "Election Day", "2000-11-07"),
        (2001, "Election Day", "2001-11-06"),
        (2004, "Election Day", "2004-11-02"),
        (2005, "Election Day", "2005-11-08"),  # November 1 is a Tuesday: the one after the first Monday
        (2000, "Flag Day", "2000-06-11"),
        (2001, "Lincoln's Birthday", "2001-02-12"),
        (2000, "Memorial Day", "2000-05-29"),
        (2001, "Memorial Day", "2001-05-28"),
    ],
)
def test_holidays_of_the_state_fall_on_their_days(year: int, name: str, on: str) -> None:
    assert public_holidays(year)[day(on)] == name


def test_a_sunday_holiday_makes_monday_one_and_a_saturday_holiday_no_friday() -> None:
    assert public_holidays(2006)[date(2006, 2, 12)] == public_holidays(2006)[date(2006, 2, 13)] == "Lincoln's Birthday"
    assert date(2000, 11, 10) not in public_holidays(2000)
    assert date(2000, 6, 19) not in public_holidays(2000)


@pytest.mark.parametrize(
    ("due", "rolled"),
    [
        ("2000-11-07", "2000-11-08"),  # Election Day
        ("2001-02-10", "2001-02-13"),  # a Saturday before Lincoln's Birthday
        ("2001-02-12", "2001-02-13"),
        ("2006-02-12", "2006-02-14"),  # Lincoln's Birthday on a Sunday
        ("2000-11-11", "2000-11-13"),  # Veterans Day on a Saturday
        ("2000-12-31", "2001-01-02"),
    ],
)
def test_what_is_due_on_a_public_holiday_may_be_done_after_it(due: str, rolled: str) -> None:
    assert CALENDAR.rolled(day(due)) == day(rolled)


def test_an_open_saturday_is_no_day_to_roll_to() -> None:
    assert replace(CALENDAR, reading="us_bank_and_saturday").rolled(day("2000-12-02")) == day("2000-12-04")


def test_bank_holidays_on_saturdays_are_the_federal_reserves() -> None:
    walk = date(2000, 1, 1)
    while walk.year < 2041:
        if walk.weekday() == 5:
            assert (bank_holiday_on_saturday(walk) is not None) == (walk in XFED), walk
        walk += timedelta(days=1)
    assert bank_holiday_on_saturday(date(2000, 11, 13)) is None
