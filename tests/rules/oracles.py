"""Other people's calendars, for tests to count with: dateutil's rules and the holidays package, 2000 to 2030."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, rrule

__all__ = ["BOUNDARY", "business_days_after", "days_after", "first_open", "is_open", "quarter_end", "years_on"]

YEARS = range(2000, 2031)
CLOSED = frozenset(holidays.financial_holidays("XFED", years=range(2000, 2033)))


def is_open(day: date) -> bool:
    """Whether the Federal Reserve is open on a day."""
    return day.weekday() < 5 and day not in CLOSED


def first_open(day: date) -> date:
    """A day itself, or the first one after it that is open."""
    return next(one.date() for one in rrule(DAILY, dtstart=day) if is_open(one.date()))


def business_days_after(day: date, number: int) -> date:
    """The so many-th open day after a day."""
    following = (one.date() for one in rrule(DAILY, dtstart=day + relativedelta(days=1)))
    counted = (one for one in following if is_open(one))
    return [next(counted) for _ in range(number)][-1]


def days_after(day: date, number: int) -> date:
    """A day so many calendar days later."""
    return day + relativedelta(days=number)


def years_on(day: date, years: int) -> date:
    """The same day some years on; February 29 becomes February 28."""
    return day + relativedelta(years=years)


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter of a day."""
    first = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    return first + relativedelta(months=3, days=-1)


@cache
def _boundary() -> tuple[date, ...]:
    """The first and last days of months, and those around every holiday, quarter end and leap day."""
    firsts = [date(year, month, 1) for year in YEARS for month in range(1, 13)]
    days = {first + timedelta(days=n) for first in firsts for n in (-1, 0)}
    days |= {holiday + timedelta(days=n) for holiday in CLOSED for n in (-2, -1, 0, 1)}
    days |= {quarter_end(first) + timedelta(days=n) for first in firsts for n in (-3, -2, -1, 0, 1, 2, 3)}
    days |= {date(year, 2, 28) + timedelta(days=n) for year in YEARS for n in (-1, 0, 1, 2)}
    return tuple(sorted(day for day in days if date(2000, 1, 3) <= day <= date(2030, 12, 31)))


BOUNDARY = _boundary()
"""The days on which a count of days is most easily wrong."""
