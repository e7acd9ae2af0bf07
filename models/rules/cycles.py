"""The 30-day cycles of Additional Radio Pair Notices and purchases (EXB-2d, EXB-2e; AMB-09)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, takewhile

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.notice_facts import NoticeBook
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["Cycle", "cycle_day", "initial_due", "next_day", "notice_cycles", "passed_days"]

Every = Callable[[date], int]
"""How many days the cycle has that begins on a day."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One day by which a notice is due: its number, the notice that answers it, and how far that is off."""

    number: int  # 0 for the Initial Notice
    due: Known[date]
    met_by: date  # the due date, or the next Business Day
    notice: str = ""
    given_on: date | None = None
    early: bool = False  # given in the cycle before its own

    @property
    def days_late(self) -> int:
        """How many days after its day the notice was given; 0 when in time or not given."""
        if self.given_on is None or self.given_on <= self.met_by:
            return 0
        return (self.given_on - self.due.value).days


@clause("EXB-2c", "MA-1.1f")
def initial_due(event: Known[date] | Unknown, terms: Terms) -> Known[date] | Unknown:
    """The last day for the Initial Radio Pair Notice: 15 days after the Inventory Event."""
    law = terms.on(event.value) if isinstance(event, Known) else terms
    days = law.inventory.initial_notice_days_after_event
    rule = f"{days} days after the Inventory Event"
    if isinstance(event, Unknown):
        return Unknown(event.missing, Why(rule, ("EXB-2c",), readings=("AMB-04", "AMB-09")))
    due = event.value + timedelta(days=days)
    facts = (
        ("Inventory Event", f"{day_words(event.value)}, not counted itself"),
        ("Sum", f"{day_words(event.value)} + {days} days = {day_words(due)}"),
    )
    return Known(due, Why(rule, ("EXB-2c", "MA-1.1f"), facts, readings=("AMB-04", "AMB-09")))


@clause("EXB-2d", "EXB-2e", "MA-1.1f")
def cycle_day(
    number: int,
    event_on: date | None,
    given: Sequence[date],
    every: int,
    readings: Readings = RECOMMENDED,
) -> Known[date] | Unknown:
    """The day of a cycle, counted from 1; `given` are the days the Initial and the Additional Notices were given."""
    if not given:
        missing = "the Initial Radio Pair Notice has not been given"
        return Unknown(missing, Why("30-day cycles run from the Initial Notice", ("EXB-2d",), readings=("AMB-09",)))
    return _day(number, event_on, given, lambda _day: every, readings)


def _day(number: int, event_on: date | None, given: Sequence[date], every: Every, readings: Readings) -> Known[date]:
    """The day of a cycle once the Initial Notice is given."""
    if readings.cycle_anchor == "inventory_event" and event_on is not None:
        return _counted("the Inventory Event", event_on, number, every)
    if readings.cycle_anchor == "previous_notice":
        known = min(number, len(given))
        what = "the Initial Notice" if known == 1 else f"Additional Notice {known - 1}"
        return _counted(what, given[known - 1], number - known + 1, every)
    if readings.cycle_anchor == "calendar_month":
        return _month_end(given[0], number)
    return _counted("the Initial Notice", given[0], number, every)


def _counted(what: str, start: date, number: int, every: Every) -> Known[date]:
    """A day so many cycles after a start, each as long as the terms of the day it begins on have it."""
    day, lengths = start, list[int]()
    for _ in range(number):
        lengths.append(every(day))
        day += timedelta(days=lengths[-1])
    said = " + ".join(f"{len(list(of))} x {days}" for days, of in groupby(lengths))
    facts = (
        (f"Counted from {what}", f"{day_words(start)}, not counted itself"),
        ("Sum", f"{day_words(start)} + {said} days = {day_words(day)}"),
    )
    long = " and ".join(str(days) for days, _ in groupby(lengths))
    rule = f"{counted(number, 'cycle')} of {long} days after {what}"
    return Known(day, Why(rule, ("EXB-2d", "EXB-2e", "MA-1.1f"), facts, readings=("AMB-09",)))


def _month_end(start: date, number: int) -> Known[date]:
    """The last day of a later calendar month."""
    months = start.year * 12 + start.month - 1 + number + 1
    day = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    facts = (("Initial Notice", day_words(start)), ("Calendar month", f"number {number} after it"))
    rule = f"The end of calendar month {number} after the Initial Notice"
    return Known(day, Why(rule, ("EXB-2d", "EXB-2e"), facts, readings=("AMB-09",)))


def _days(
    event_on: date | None, given: Sequence[date], every: Every, readings: Readings
) -> Iterator[tuple[int, Known[date]]]:
    """The cycles one after another; none while the Initial Notice is not given."""
    number = 0
    while given:
        number += 1
        yield number, _day(number, event_on, given, every, readings)


def _every(terms: Terms, days: Callable[[Terms], int]) -> Every:
    """How long the cycle is that begins on a day, by the terms of that day."""
    return lambda day: days(terms.on(day))


def _given(book: NoticeBook) -> tuple[date, ...]:
    """The days on which the Initial and the Additional Notices were given, once the first was."""
    if book.initial is None or book.initial.given_on is None:
        return ()
    later = (one.given_on for one in book.additional if one.given_on is not None)
    return (book.initial.given_on, *later)


@clause("EXB-2c", "EXB-2d", "EXB-2g")
def notice_cycles(
    book: NoticeBook,
    event: Known[date] | Unknown,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> tuple[Cycle, ...]:
    """Every notice due by a day or given by it, and the next one; none after the process has ended (EXB-2g)."""
    due = initial_due(event, terms)
    if isinstance(due, Unknown):
        return ()
    given, first = _given(book), book.initial
    met_by = calendar.rolled(due.value)
    if not given or first is None:
        return () if book.ended_on else (Cycle(0, due, met_by),)
    event_on = event.value if isinstance(event, Known) else None
    every = _every(terms, lambda law: law.inventory.additional_notice_every_days)
    found, before = [Cycle(0, due, met_by, first.number, given[0])], given[0]
    while before <= as_of or len(found) < len(given):
        number = len(found)
        day = _day(number, event_on, given, every, readings)
        cycle = Cycle(number, day, calendar.rolled(day.value))
        if number < len(given):
            answer = book.additional[number - 1].number
            cycle = replace(cycle, notice=answer, given_on=given[number], early=given[number] <= before)
        elif book.ended_on is not None and day.value >= book.ended_on:
            break
        found.append(cycle)
        before = day.value
    return tuple(found)


@clause("EXB-2e", "EXB-2g")
def passed_days(
    book: NoticeBook, event_on: date | None, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> tuple[Known[date], ...]:
    """The days of purchase checks that have come by a day, before the process ended."""
    every, last = _every(terms, lambda law: law.inventory.purchase_every_days), as_of
    if book.ended_on is not None:
        last = min(last, book.ended_on - timedelta(days=1))
    days = (day for _, day in _days(event_on, _given(book), every, readings))
    return tuple(takewhile(lambda day: day.value <= last, days))


@clause("EXB-2e", "EXB-2g")
def next_day(
    book: NoticeBook, event_on: date | None, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The next day of a purchase check, the day itself included."""
    every = _every(terms, lambda law: law.inventory.purchase_every_days)
    if book.ended_on is not None and book.ended_on <= as_of:
        end = terms.inventory.end_installed_pairs
        why = Why(f"The process ends with {end} pairs at listed buildings", ("EXB-2g",), readings=("AMB-15",))
        return Unknown(f"the process ended on {day_words(book.ended_on)}", why)
    coming = (day for _, day in _days(event_on, _given(book), every, readings) if day.value >= as_of)
    return next(coming, cycle_day(1, event_on, (), every(as_of), readings))  # without a notice, what is missing
