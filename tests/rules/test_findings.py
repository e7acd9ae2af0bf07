"""How urgent a due date is, its words, and the group it is shown in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.findings import Finding, Group, Urgency, chip_of, group_of, order_of, urgency_of
from models.rules.readings import Readings
from models.rules.words import Side
from tests.rules.law import CALENDAR, day, nov
from tests.rules.watched import watched

TODAY = nov(28)
DUES = [
    ("2000-11-26", Urgency.OVERDUE, "2 days late"),
    ("2000-11-27", Urgency.OVERDUE, "1 day late"),
    ("2000-11-28", Urgency.TODAY, "Due today"),
    ("2000-11-29", Urgency.NEXT, "1 day"),
    ("2000-12-01", Urgency.NEXT, "3 days"),
    ("2000-12-03", Urgency.NEXT, "5 days"),
    ("2000-12-04", Urgency.SOON, "6 days"),
    ("2000-12-09", Urgency.SOON, "11 days"),
    ("2000-12-28", Urgency.SOON, "30 days"),
    ("2000-12-29", Urgency.LATER, "31 days"),
]
BARE = Finding("R2", "EXB-1a", "Deliver", "SAVVIS delivers.", Side.CUSTOMER, ("customer_list", ""))


@pytest.mark.parametrize(("due", "urgency", "chip"), DUES)
def test_a_due_date_is_as_urgent_as_the_days_left(due: str, urgency: Urgency, chip: str) -> None:
    assert urgency_of(day(due), TODAY, CALENDAR) is urgency
    assert chip_of(day(due), TODAY) == chip


def test_the_next_three_business_days_reach_over_a_holiday() -> None:
    assert urgency_of(nov(27), nov(21), CALENDAR) is Urgency.NEXT
    assert urgency_of(nov(28), nov(21), CALENDAR) is Urgency.SOON


@given(st.dates(date(2000, 7, 1), date(2010, 6, 30)), st.integers(-40, 80), st.integers(0, 40))
def test_nothing_becomes_less_urgent_as_days_pass(due: date, before: int, later: int) -> None:
    order = list(Urgency)
    then, now = due - timedelta(before + later), due - timedelta(before)
    assert order.index(urgency_of(due, now, CALENDAR)) <= order.index(urgency_of(due, then, CALENDAR))


def test_what_has_no_date_is_shown_with_what_is_next() -> None:
    assert group_of(BARE) is Group.NEXT
    assert group_of(watched(TODAY).due(nov(26), BARE)) is Group.OVERDUE


def test_the_groups_have_heads() -> None:
    assert [one.words for one in Group] == [
        "Overdue", "Due today", "Next 3 Business Days", "Next 30 days", "Later", "To know"
    ]  # fmt: skip


def test_a_due_date_on_a_closed_day_stays_and_shows_the_day_that_will_do() -> None:
    state = watched(TODAY)
    sunday = state.due(day("2000-12-17"), BARE, rolls=True)
    assert (sunday.due_on, sunday.may_be_met_by, sunday.chip) == (day("2000-12-17"), day("2000-12-18"), "19 days")
    assert state.due(day("2000-12-18"), BARE, rolls=True).may_be_met_by is None
    assert state.due(day("2000-12-17"), BARE).may_be_met_by is None


def test_by_the_other_reading_the_due_date_itself_moves() -> None:
    rolled = watched(TODAY, readings=Readings(roll="roll_due_date")).due(day("2000-12-17"), BARE, rolls=True)
    assert (rolled.due_on, rolled.may_be_met_by) == (day("2000-12-18"), None)


def test_findings_are_sorted_by_urgency_then_date_then_record() -> None:
    state = watched(TODAY)
    late, later = state.due(nov(27), BARE), state.due(nov(26), BARE)
    assert sorted([BARE, late, later], key=order_of) == [later, late, BARE]
    assert BARE.tag == "B-1(a)"


def test_of_equal_urgency_ours_stand_before_theirs_and_both_parties_count_as_ours() -> None:
    def finding(who: Side | None, due: int) -> Finding:
        return Finding("R1", "EXB-5a", "x", "x", who, ("x", ""), due_on=nov(due), urgency=Urgency.NEXT)

    theirs, ours, both = finding(Side.WINSTAR, 1), finding(Side.CUSTOMER, 3), finding(None, 2)
    found = [theirs, ours, both]
    assert sorted(found, key=lambda one: order_of(one, Side.CUSTOMER)) == [both, ours, theirs]
    assert sorted(found, key=lambda one: order_of(one, Side.WINSTAR)) == [theirs, both, ours]
    assert sorted(found, key=order_of) == [theirs, both, ours]
