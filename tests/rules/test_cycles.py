"""The days on which notices are due and purchases checked: N0 + 30k, and the other ways to count (AMB-09)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown, Why
from models.rules.cycles import Cycle, cycle_day, initial_due, next_day, notice_cycles, passed_days
from models.rules.notice_facts import NoticeBook, NoticeFacts
from models.rules.readings import RECOMMENDED, Readings
from tests.rules.law import CALENDAR, TERMS, day
from tests.rules.noticed import book, notice

EVENT = Known(day("2001-03-01"), Why("", ()))
NO_EVENT = Unknown("101 of 102 pairs are installed", Why("", ()))
N0 = day("2001-03-14")
END = day("2001-12-31")


def cycles(*notices: NoticeFacts, as_of: date = END, readings: Readings = RECOMMENDED, **facts) -> tuple[Cycle, ...]:
    made = book(*notices, as_of=as_of, readings=readings, **facts)
    return notice_cycles(made, EVENT, CALENDAR, TERMS, as_of, readings)


def days(found: tuple[Cycle, ...]) -> list[date]:
    return [one.due.value for one in found]


def test_the_initial_notice_is_due_15_days_after_the_event() -> None:
    due = initial_due(EVENT, TERMS)
    assert isinstance(due, Known)
    assert due.value == day("2001-03-16")
    assert due.why.facts[1] == ("Sum", "Thu 1 Mar 2001 + 15 days = Fri 16 Mar 2001")
    assert initial_due(NO_EVENT, TERMS) == Unknown(NO_EVENT.missing, initial_due(NO_EVENT, TERMS).why)


@pytest.mark.parametrize(
    ("event", "due", "met_by"),
    [
        ("2001-03-01", "2001-03-16", "2001-03-16"),
        ("2000-12-10", "2000-12-25", "2000-12-26"),  # Christmas Day
        ("2001-06-15", "2001-06-30", "2001-07-02"),  # a Saturday
        ("2004-02-14", "2004-02-29", "2004-03-01"),  # a leap day, a Sunday
        ("2000-12-31", "2001-01-15", "2001-01-16"),  # Martin Luther King Day
    ],
)
def test_the_initial_notice_may_be_given_the_next_business_day(event: str, due: str, met_by: str) -> None:
    [first] = notice_cycles(NoticeBook(), Known(day(event), Why("", ())), CALENDAR, TERMS, day(event))
    assert (first.due.value, first.met_by) == (day(due), day(met_by))


def test_nothing_is_due_before_the_event() -> None:
    assert notice_cycles(NoticeBook(), NO_EVENT, CALENDAR, TERMS, END) == ()


def test_cycles_run_every_30_days_from_the_initial_notice_as_the_register_has_them() -> None:
    found = cycles(notice(on=N0), as_of=day("2001-06-20"))
    assert days(found) == [
        day("2001-03-16"), day("2001-04-13"), day("2001-05-13"), day("2001-06-12"), day("2001-07-12"),
    ]  # fmt: skip
    assert found[2].met_by == day("2001-05-14")  # May 13 is a Sunday; the cycle stays
    assert found[1].due.why.facts[1] == ("Sum", "Wed 14 Mar 2001 + 1 x 30 days = Fri 13 Apr 2001")


def test_a_late_notice_moves_no_later_cycle() -> None:
    found = cycles(notice(on=N0), notice(2, day("2001-04-20"), 4, 6), as_of=day("2001-05-01"))
    assert days(found)[:3] == [day("2001-03-16"), day("2001-04-13"), day("2001-05-13")]
    assert [(one.notice, one.days_late, one.early) for one in found] == [
        ("RPN-0001", 0, False), ("RPN-0002", 7, False), ("", 0, False),
    ]  # fmt: skip


def test_a_notice_given_on_the_next_business_day_is_in_time_and_one_a_day_later_is_not() -> None:
    on_monday = cycles(notice(on=N0), notice(2, day("2001-04-13"), 4, 6), notice(3, day("2001-05-14"), 7, 9))
    assert on_monday[2].days_late == 0
    on_tuesday = cycles(notice(on=N0), notice(2, day("2001-04-13"), 4, 6), notice(3, day("2001-05-15"), 7, 9))
    assert on_tuesday[2].days_late == 2


def test_two_notices_in_one_cycle_leave_the_second_early() -> None:
    found = cycles(notice(on=N0), notice(2, day("2001-04-10"), 4, 6), notice(3, day("2001-04-12"), 7, 9))
    assert [one.early for one in found[:3]] == [False, False, True]


ANCHORS = [  # reading, the first three cycles after two notices
    ("initial_notice", ["2001-04-13", "2001-05-13", "2001-06-12"]),
    ("inventory_event", ["2001-03-31", "2001-04-30", "2001-05-30"]),
    ("previous_notice", ["2001-04-13", "2001-05-20", "2001-06-19"]),
    ("calendar_month", ["2001-04-30", "2001-05-31", "2001-06-30"]),
]


@pytest.mark.parametrize(("anchor", "wanted"), ANCHORS)
def test_each_anchor_counts_its_own_way(anchor: str, wanted: list[str]) -> None:
    readings = Readings(cycle_anchor=anchor)
    given_on = (N0, day("2001-04-20"))
    found = [cycle_day(number, EVENT.value, given_on, 30, readings) for number in (1, 2, 3)]
    assert [one.value for one in found if isinstance(one, Known)] == [day(one) for one in wanted]
    assert all(one.why.readings == ("AMB-09",) for one in found)


def test_no_cycle_is_known_before_the_initial_notice() -> None:
    found = cycle_day(1, EVENT.value, (), 30)
    assert isinstance(found, Unknown)
    assert found.missing == "the Initial Radio Pair Notice has not been given"
    assert passed_days(NoticeBook(), EVENT.value, TERMS, END) == ()
    assert isinstance(next_day(NoticeBook(), EVENT.value, TERMS, END), Unknown)


def test_an_event_that_is_not_known_leaves_the_cycles_at_the_notice() -> None:
    readings = Readings(cycle_anchor="inventory_event")
    found = cycle_day(1, None, (N0,), 30, readings)
    assert isinstance(found, Known)
    assert found.value == day("2001-04-13")


def test_purchases_are_checked_on_the_same_days() -> None:
    made = book(notice(on=N0), as_of=END)
    assert [one.value for one in passed_days(made, EVENT.value, TERMS, day("2001-05-13"))] == [
        day("2001-04-13"), day("2001-05-13"),
    ]  # fmt: skip
    coming = next_day(made, EVENT.value, TERMS, day("2001-05-14"))
    assert isinstance(coming, Known)
    assert coming.value == day("2001-06-12")
    same = next_day(made, EVENT.value, TERMS, day("2001-06-12"))
    assert isinstance(same, Known)
    assert same.value == day("2001-06-12")


def test_the_end_of_the_process_ends_notices_and_purchases() -> None:
    ended_on = day("2001-05-01")
    found = cycles(notice(on=N0), as_of=END, ended_on=ended_on)
    assert days(found) == [day("2001-03-16"), day("2001-04-13")]
    made = book(notice(on=N0), as_of=END, ended_on=ended_on)
    assert [one.value for one in passed_days(made, EVENT.value, TERMS, END)] == [day("2001-04-13")]
    after = next_day(made, EVENT.value, TERMS, END)
    assert isinstance(after, Unknown)
    assert after.missing == "the process ended on Tue 1 May 2001"
    assert notice_cycles(NoticeBook(ended_on=ended_on), EVENT, CALENDAR, TERMS, END) == ()


@given(st.dates(day("2000-07-01"), day("2029-12-31")), st.integers(1, 40))
def test_a_cycle_is_always_30_days_after_the_one_before(n0: date, number: int) -> None:
    one, other = (cycle_day(k, None, (n0,), 30) for k in (number, number + 1))
    assert isinstance(one, Known)
    assert isinstance(other, Known)
    assert other.value - one.value == timedelta(days=30)
    assert one.value == n0 + relativedelta(days=30 * number)


@given(st.dates(day("2000-01-01"), day("2029-12-31")), st.integers(1, 40))
def test_a_calendar_month_ends_on_its_last_day(n0: date, number: int) -> None:
    found = cycle_day(number, None, (n0,), 30, Readings(cycle_anchor="calendar_month"))
    assert isinstance(found, Known)
    assert found.value == n0 + relativedelta(months=number, day=31)


def test_cycles_are_numbered_and_answered_in_order() -> None:
    third = notice(3, day("2001-05-10"), 7, 9)
    found = cycles(notice(on=N0), notice(2, day("2001-04-10"), 4, 6), third, as_of=day("2001-05-13"))
    assert [(one.number, one.notice) for one in found] == [(0, "RPN-0001"), (1, "RPN-0002"), (2, "RPN-0003"), (3, "")]
    assert [one.number for one in notice_cycles(NoticeBook(), EVENT, CALENDAR, TERMS, END)] == [0]


def test_on_the_day_of_a_cycle_the_next_one_is_named_already() -> None:
    assert days(cycles(notice(on=N0), as_of=day("2001-04-13")))[-1] == day("2001-05-13")
    assert days(cycles(notice(on=N0), as_of=day("2001-04-12")))[-1] == day("2001-04-13")


def test_a_notice_given_on_the_day_of_the_cycle_before_is_early() -> None:
    found = cycles(notice(on=N0), notice(2, day("2001-04-10"), 4, 6), notice(3, day("2001-04-13"), 7, 9))
    assert found[2].early
    later = cycles(notice(on=N0), notice(2, day("2001-04-10"), 4, 6), notice(3, day("2001-04-14"), 7, 9))
    assert not later[2].early


def test_the_day_the_process_ends_is_no_day_of_a_cycle_any_more() -> None:
    on_the_day = day("2001-04-13")
    assert days(cycles(notice(on=N0), as_of=END, ended_on=on_the_day)) == [day("2001-03-16")]
    made = book(notice(on=N0), as_of=END, ended_on=on_the_day)
    assert passed_days(made, EVENT.value, TERMS, END) == ()
    assert isinstance(next_day(made, EVENT.value, TERMS, on_the_day), Unknown)
    assert isinstance(next_day(made, EVENT.value, TERMS, day("2001-04-12")), Known)


def test_counted_from_the_notice_before_a_cycle_names_that_notice() -> None:
    found = [cycle_day(k, None, (N0, day("2001-04-20")), 30, Readings(cycle_anchor="previous_notice")) for k in (1, 2)]
    assert [one.why.facts[0][0] for one in found] == [
        "Counted from the Initial Notice", "Counted from Additional Notice 1",
    ]  # fmt: skip


def test_no_cycle_is_named_beyond_the_next_one() -> None:
    early = cycles(notice(on=N0), notice(2, day("2001-04-10"), 4, 6), as_of=day("2001-04-10"))
    assert days(early) == [day("2001-03-16"), day("2001-04-13")]


def test_a_purchase_day_on_the_eve_of_the_end_still_counts() -> None:
    made = book(notice(on=N0), as_of=END, ended_on=day("2001-04-14"))
    assert [one.value for one in passed_days(made, EVENT.value, TERMS, END)] == [day("2001-04-13")]
