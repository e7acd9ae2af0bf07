"""The day a sum may still be paid when its date is no business day (General Construction Law, sections 24 and 25)."""

from __future__ import annotations

from datetime import date, timedelta

from models.rules.business_days import Calendar
from models.rules.clause import clause

__all__ = ["payable_until", "public_holiday"]

FEBRUARY, JUNE, NOVEMBER = 2, 6, 11
SUNDAY, MONDAY = 6, 0


@clause("MA-13.12")
def payable_until(due_on: date, calendar: Calendar) -> date:
    """The last day a sum may be paid on as if on its date: that date, or the next day neither closed nor a holiday."""
    day = due_on
    while not calendar.is_open(day) or public_holiday(day):
        day += timedelta(days=1)
    return day


@clause("MA-13.12")
def public_holiday(day: date) -> str:
    """A New York public holiday on which banks are open: Lincoln's Birthday, Flag Day, the general Election Day."""
    if day.month == FEBRUARY and (day.day == 12 or (day.day == 13 and day.weekday() == MONDAY)):
        return "Lincoln's Birthday"
    if day.month == JUNE and day.weekday() == SUNDAY and 8 <= day.day <= 14:
        return "Flag Day"
    if day.month == NOVEMBER and day.weekday() == 1 and 2 <= day.day <= 8:
        return "Election Day"
    return ""
