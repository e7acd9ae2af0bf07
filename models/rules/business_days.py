"""Business Days: the days on which Citibank, N.A. is open (MA-1.1c); all other counts are calendar days (MA-1.1f)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.rules.clause import CountedDay, Known, Unknown, Why, clause, day_words
from models.rules.public_holidays import bank_holiday_on_saturday, public_holidays

__all__ = ["Calendar"]

WEEKEND = {5: "Saturday", 6: "Sunday"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The book's own table of closed days, from its first to its last day, both included.

    `reading` says which days the bank keeps (AMB-02); New York's public holidays are law and need no table.
    """

    closed: Mapping[date, str] = field(default_factory=dict)
    first: date = date(2000, 1, 1)
    last: date = date(2040, 12, 31)
    reading: str = "us_bank"

    def covers(self, day: date) -> bool:
        """Whether the table says anything about this day."""
        return self.first <= day <= self.last

    @clause("MA-1.1c")
    def why_closed(self, day: date) -> str | None:
        """Why a day is no Business Day, or None when it is one."""
        name = self.closed.get(day)
        if day.weekday() == 5 and self.reading == "us_bank_and_saturday":
            name = name or bank_holiday_on_saturday(day)
        elif day.weekday() in WEEKEND:
            return WEEKEND[day.weekday()]
        if name:
            return f"{name}, Citibank, N.A. closed"
        public = public_holidays(day.year).get(day) if self.reading == "new_york_state" else None
        return f"{public}, a public holiday in New York" if public else None

    def is_open(self, day: date) -> bool:
        """Whether a day is a Business Day."""
        return self.why_closed(day) is None

    @clause("MA-1.1c", "MA-1.1f")
    def count(self, start: date, days: int) -> Known[date] | Unknown:
        """The last of `days` Business Days after `start`; the start is day 0 and is not counted (AMB-01)."""
        rule = f"{days} Business Day{'s' * (days != 1)} after {day_words(start)}"
        passed: list[CountedDay] = []
        number, day = 0, start
        while number < days:
            day += timedelta(days=1)
            if not self.covers(day):
                missing = f"the table of closed days ends on {day_words(self.last)}"
                if day < self.first:
                    missing = f"the table of closed days starts on {day_words(self.first)}"
                return Unknown(missing, Why(rule, ("MA-1.1c",), days=tuple(passed)))
            reason = self.why_closed(day)
            number += reason is None
            passed.append(CountedDay(day, None if reason else number, reason or ""))
        why = Why(
            rule,
            ("MA-1.1c", "MA-1.1f"),
            (("Counted from", f"{day_words(start)}, not counted itself"),),
            tuple(passed),
            ("AMB-01", "AMB-02"),
        )
        return Known(day, why)

    def left(self, today: date, last: date) -> int:
        """How many Business Days remain after `today`, up to and including `last`; 0 when none."""
        span = (last - today).days
        return sum(self.is_open(today + timedelta(days=n)) for n in range(1, span + 1))

    @clause("MA-13.12")
    def rolled(self, due: date) -> date:
        """The day by which something due may still be done: itself, or the next day both lists leave open (AMB-21).

        The statute lets pass weekends and public holidays; a day on which the bank is closed is passed over too.
        """
        day = due
        while day.weekday() in WEEKEND or not self.is_open(day) or day in public_holidays(day.year):
            day += timedelta(days=1)
        return day
