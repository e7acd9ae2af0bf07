"""The state of a line of a Radio Pair Notice, from the draft to its end (10.6; EXB-2c to EXB-2h)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown, clauses_of
from models.rules.delivery import Channel, Delivery
from models.rules.notice_facts import (
    DeclineFacts,
    LineFacts,
    LineStanding,
    LineState,
    NoticeKind,
    NoticeState,
    SiteFacts,
    SiteLink,
    Skipped,
    WorkDay,
)
from models.rules.notices import clause_of, line_standing, notice_book, window
from models.rules.readings import Readings
from tests.rules.law import CALENDAR, NOT_SENT, TERMS, by_courier, by_fax, by_hand, day, nov
from tests.rules.noticed import GIVEN, book, building, chosen, notice, site

ENDS = day("2001-01-23")  # 75 days after November 9, 2000
LATE = ENDS + timedelta(days=1)
TODAY = nov(28)


def line(
    *sites: SiteFacts, as_of: date = TODAY, number: int = 1, ended_on: date | None = None, **facts
) -> LineStanding:
    """The line of a building on one notice."""
    made = notice(lines=[LineFacts("RPN-0001", building(number), 1, number, **facts)])
    [found] = book(made, sites=sites, as_of=as_of, ended_on=ended_on).lines
    return found


WINDOWS = [  # given, last day of the window
    ("2001-03-14", "2001-05-28"),  # Memorial Day, as the register has it
    ("2000-12-15", "2001-02-28"),  # a month end
    ("2003-12-16", "2004-02-29"),  # a leap year's last of February
    ("2004-12-16", "2005-03-01"),  # and the year after
    ("2000-10-17", "2000-12-31"),  # a quarter end
    ("2000-11-09", "2001-01-23"),
]


@pytest.mark.parametrize(("given_on", "ends"), WINDOWS)
def test_a_window_ends_75_calendar_days_after_the_notice_was_given(given_on: str, ends: str) -> None:
    [one] = book(notice(on=day(given_on)), as_of=day("2005-12-31")).notices
    assert one.window_ends == day(ends) == day(given_on) + relativedelta(days=75)


WAYS = [  # how it went, and when it counts as given
    (by_hand(GIVEN), GIVEN),
    (by_courier(GIVEN), nov(10)),
    (by_courier(nov(10)), nov(13)),  # a Friday: the next Business Day is Monday
    (by_fax(GIVEN, copy_on=nov(10)), GIVEN),
    (Delivery(Channel.CERTIFIED_MAIL, sent_on=GIVEN, accepted_on=nov(14)), nov(14)),
]


@pytest.mark.parametrize(("came", "given_on"), WAYS, ids=[str(one[0].channel) + str(n) for n, one in enumerate(WAYS)])
def test_a_notice_is_given_when_13_2_says_so(came: Delivery, given_on: date) -> None:
    made = replace(notice(came=came), drafted_on=nov(1), issued_on=nov(8))
    assert book(made, as_of=nov(14)).notices[0].given_on == given_on
    assert book(made, as_of=given_on - timedelta(days=1)).notices[0].given_on is None


def test_a_window_says_how_it_was_counted() -> None:
    [one] = book(notice()).notices
    assert one.window.why.facts == (
        ("Notice", "RPN-0001"),
        ("Given", "Thu 9 Nov 2000, not counted itself"),
        ("Sum", "Thu 9 Nov 2000 + 75 days = Tue 23 Jan 2001"),
    )


def test_a_fax_without_its_copy_gives_no_notice_and_says_what_is_missing() -> None:
    [one] = book(notice(came=by_fax(GIVEN))).notices
    assert one.state is NoticeState.NOT_GIVEN
    assert isinstance(one.given, Unknown)
    assert isinstance(one.window, Unknown)
    assert "copy of the fax of RPN-0001" in one.window.missing


def test_a_draft_is_no_notice_yet() -> None:
    [one] = book(notice(issued_on=None, came=NOT_SENT)).notices
    assert (one.state, one.lines[0].state, one.given_on, one.window_ends) == (
        NoticeState.DRAFT,
        LineState.DRAFT,
        None,
        None,
    )
    assert isinstance(window(one.facts, one.given, TERMS), Unknown)
    assert book(notice(on=nov(20)), as_of=nov(19)).notices == ()


def test_a_notice_issued_and_not_sent_has_lines_nobody_can_choose() -> None:
    [one] = book(notice(came=NOT_SENT)).notices
    assert (one.state, one.lines[0].state) == (NoticeState.NOT_GIVEN, LineState.NOT_GIVEN)


def link(on: date, accepted_on: date | None = None, number: str = "L-0001") -> SiteLink:
    return SiteLink(number, on, accepted_on)


SELECTED = chosen(nov(13))
STATES = [  # what is recorded, the day looked from, the state, since when
    (site(1), {}, nov(28), LineState.LISTED, GIVEN),
    (site(1), {}, ENDS, LineState.LISTED, GIVEN),
    (site(1), {}, LATE, LineState.LAPSED, LATE),
    (site(1, SELECTED), {}, nov(28), LineState.SELECTED, nov(13)),
    (site(1, SELECTED), {}, nov(12), LineState.LISTED, GIVEN),
    (site(1, SELECTED), {}, LATE, LineState.LATE, LATE),
    (site(1, SELECTED), {"scheduled": (WorkDay(day("2000-12-04"), nov(20)),)}, nov(28), LineState.SCHEDULED, nov(13)),
    (site(1, SELECTED), {"scheduled": (WorkDay(day("2000-12-04"), nov(20)),)}, nov(19), LineState.SELECTED, nov(13)),
    (site(1, SELECTED), {"scheduled": (WorkDay(day("2000-12-04"), nov(20)),)}, LATE, LineState.LATE, LATE),
    (site(1, chosen(nov(13), withdrawn_on=nov(20))), {}, nov(28), LineState.LISTED, GIVEN),
    (site(1, chosen(nov(13), withdrawn_on=nov(20))), {}, nov(19), LineState.SELECTED, nov(13)),
    (site(1, chosen(nov(1), notice=0)), {}, nov(28), LineState.SELECTED, GIVEN),
    (site(1, SELECTED, links=(link(nov(20)),)), {}, nov(28), LineState.SELECTED, nov(13)),
    (site(1, SELECTED, links=(link(nov(20), nov(24)),)), {}, nov(28), LineState.DONE_IN_TIME, nov(24)),
    (site(1, SELECTED, links=(link(nov(20), ENDS),)), {}, ENDS, LineState.DONE_IN_TIME, ENDS),
    (site(1, SELECTED, links=(link(nov(20), LATE),)), {}, LATE, LineState.DONE_LATE, LATE),
    (site(1, SELECTED), {"declined": DeclineFacts(nov(20), True, "Cost")}, nov(28), LineState.DECLINED, nov(20)),
    (site(1, SELECTED), {"declined": DeclineFacts(nov(20), True, "Cost")}, nov(19), LineState.SELECTED, nov(13)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "facts", "as_of", "state", "on"), STATES, ids=[f"{case[3]}{n}" for n, case in enumerate(STATES)]
)
def test_a_line_stands_where_its_facts_put_it(
    at: SiteFacts, facts: dict, as_of: date, state: LineState, on: date
) -> None:
    found = line(at, as_of=as_of, **facts)
    assert (found.state, found.on) == (state, on)


def test_a_withdrawn_notice_withdraws_its_lines() -> None:
    [one] = book(notice(withdrawn_on=nov(20))).notices
    assert (one.state, one.lines[0].state, one.lines[0].on) == (NoticeState.WITHDRAWN, LineState.WITHDRAWN, nov(20))
    assert book(notice(withdrawn_on=nov(20)), as_of=nov(19)).lines[0].state is LineState.LISTED


def test_the_end_of_the_process_closes_every_open_line() -> None:
    open_line = line(site(1, SELECTED), ended_on=nov(27))
    assert (open_line.state, open_line.on) == (LineState.CLOSED_BY_END, nov(27))
    assert line(site(1, SELECTED), as_of=nov(26), ended_on=nov(27)).state is LineState.SELECTED
    done = line(site(1, SELECTED, links=(link(nov(20), nov(24)),)), ended_on=nov(27))
    assert done.state is LineState.DONE_IN_TIME


def test_a_lapsed_line_runs_again_to_a_fresh_forecast() -> None:
    fresh = {"forecasts": (WorkDay(day("2001-03-01"), day("2001-02-01")),)}
    assert line(site(1), as_of=day("2001-01-31"), **fresh).state is LineState.LAPSED
    assert line(site(1), as_of=day("2001-02-01"), **fresh).state is LineState.LISTED
    assert line(site(1), as_of=day("2001-03-02"), **fresh).state is LineState.LAPSED
    late = site(1, chosen(day("2001-02-05")))
    assert line(late, as_of=day("2001-03-01"), **fresh).state is LineState.SELECTED
    assert line(late, as_of=day("2001-03-02"), **fresh).state is LineState.LATE


def test_a_forecast_for_a_line_chosen_in_time_moves_no_window() -> None:
    told = {"forecasts": (WorkDay(day("2001-03-01"), day("2001-02-01")),)}
    found = line(site(1, SELECTED), as_of=day("2001-02-02"), **told)
    assert (found.state, found.until, found.forecast) == (LineState.LATE, ENDS, day("2001-03-01"))


def test_a_line_for_two_pairs_is_done_with_the_second() -> None:
    two = chosen(nov(13), pairs=2)
    one = (link(nov(20), nov(24)), link(nov(21), number="L-0002"))
    assert line(site(1, two, links=one)).state is LineState.SELECTED
    both = (link(nov(20), nov(24)), link(nov(21), nov(27), "L-0002"))
    found = line(site(1, two, links=both))
    assert (found.state, found.done_on, found.links) == (LineState.DONE_IN_TIME, nov(27), ("L-0001", "L-0002"))


def test_more_pairs_planned_after_the_first_is_installed_are_waited_for() -> None:
    again = (chosen(nov(13)), chosen(nov(25), pairs=2))
    found = line(site(1, *again, links=(link(nov(20), nov(24)), link(nov(26), nov(27), "L-0002"))))
    assert (found.state, found.pairs) == (LineState.SELECTED, 3)


def test_a_later_notice_takes_the_further_pair_and_not_the_first() -> None:
    first, second = notice(1, GIVEN, 1, 1), notice(2, day("2000-12-11"), 1, 1)
    links = (link(nov(20), nov(24)), link(day("2000-12-18"), day("2000-12-21"), "L-0002"))
    at = site(1, SELECTED, chosen(day("2000-12-12"), notice=2), links=links)
    one, two = book(first, second, sites=(at,), as_of=day("2000-12-28")).lines
    assert (one.state, one.links, one.further) == (LineState.DONE_IN_TIME, ("L-0001",), True)
    assert (two.state, two.links, two.further) == (LineState.DONE_IN_TIME, ("L-0002",), True)


def test_a_link_accepted_before_the_notice_is_not_its_doing() -> None:
    found = line(site(1, chosen(nov(1), notice=0), links=(link(nov(1), nov(6)),)))
    assert (found.state, found.links, found.further) == (LineState.SELECTED, (), True)


def test_notices_stand_in_the_order_they_were_given_whatever_their_order_of_entry() -> None:
    one, two, three = notice(1, nov(9)), notice(2, nov(20), 4, 6), notice(3, nov(15), 7, 9)
    assert [each.number for each in book(two, three, one).given] == ["RPN-0001", "RPN-0003", "RPN-0002"]
    assert [each.number for each in book(one, two, three).additional] == ["RPN-0003", "RPN-0002"]


def test_the_book_finds_notices_and_lines() -> None:
    found = book(notice(), notice(2, nov(20), 4, 6))
    assert found.line("B-0005") == found.additional[0].lines[1]
    assert found.line("B-0099") is None
    assert found.notice("RPN-0009") is None
    assert (len(found.open_lines), found.given[0].count(LineState.LISTED)) == (6, 3)
    assert book().initial is None


def test_every_state_has_its_words_and_says_whether_it_is_open() -> None:
    assert [one.words for one in LineState] == [
        "Draft", "Not given", "Listed", "Selected", "Scheduled", "Late", "Lapsed", "Declined", "Done in time",
        "Done late", "Closed by end", "Withdrawn",
    ]  # fmt: skip
    assert [one for one in LineState if one.is_open] == [
        LineState.LISTED, LineState.SELECTED, LineState.SCHEDULED, LineState.LATE,
    ]  # fmt: skip
    assert [one for one in LineState if one.is_chosen] == [LineState.SELECTED, LineState.SCHEDULED, LineState.LATE]
    assert [one for one in LineState if one.is_done] == [LineState.DONE_IN_TIME, LineState.DONE_LATE]
    assert [one.words for one in NoticeState] == ["Draft", "Not given", "Given", "Withdrawn"]
    assert Skipped.NO_LINE_OF_SIGHT.words == "No line of sight"
    assert NoticeKind.INITIAL.words == "Initial Radio Pair Notice"
    assert (line(site(1)).words, line(number=2).words) == ("Tower 1", "B-0002")


def test_the_receipt_its_receiver_recorded_goes_before_the_fax() -> None:
    came = Delivery(Channel.FAX, sent_on=GIVEN, confirmed=True, received_on=nov(10))
    assert book(notice(came=came)).notices[0].given_on == nov(10)
    only = Readings(receipt_basis="recorded_only")
    assert book(notice(), readings=only).notices[0].given_on is None


def test_the_clauses_are_cited() -> None:
    assert (clause_of(NoticeKind.INITIAL), clause_of(NoticeKind.ADDITIONAL)) == ("EXB-2c", "EXB-2d")
    assert "EXB-2f" in clauses_of(line_standing)
    assert "EXB-2h" in clauses_of(notice_book)


DAYS = st.dates(GIVEN, day("2001-06-30"))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5), DAYS, st.randoms())
def test_a_line_does_not_depend_on_the_order_of_entry_and_looks_at_no_later_fact(made, as_of, mixed) -> None:
    choices = tuple(chosen(min(one), withdrawn_on=max(one)) for one in made)
    shuffled = list(choices)
    mixed.shuffle(shuffled)
    known = tuple(
        chosen(one.selected_on, withdrawn_on=one.withdrawn_on if one.withdrawn_on <= as_of else None)
        for one in choices
        if one.selected_on <= as_of
    )
    assert line(site(1, *shuffled), as_of=as_of).state is line(site(1, *choices), as_of=as_of).state
    assert line(site(1, *known), as_of=as_of).state is line(site(1, *choices), as_of=as_of).state


@given(st.dates(day("2000-07-01"), day("2030-12-31")))
def test_a_window_is_never_shorter_than_75_days(on: date) -> None:
    found = window(notice(on=on), Known(on, book(notice(on=on), as_of=on).notices[0].given.why), TERMS)
    assert isinstance(found, Known)
    assert (found.value - on).days == 75
    assert CALENDAR.rolled(found.value) >= found.value


def test_every_fact_of_a_line_counts_from_its_own_day() -> None:
    declined = line(site(1, SELECTED), as_of=nov(20), declined=DeclineFacts(nov(20), True, "Cost"))
    assert declined.state is LineState.DECLINED
    assert line(site(1, SELECTED), as_of=nov(27), ended_on=nov(27)).state is LineState.CLOSED_BY_END
    assert line(site(1, SELECTED), as_of=nov(13)).state is LineState.SELECTED
    assert line(site(1, chosen(nov(13), withdrawn_on=nov(20))), as_of=nov(20)).state is LineState.LISTED
    assert book(notice(withdrawn_on=nov(20)), as_of=nov(20)).notices[0].state is NoticeState.WITHDRAWN
    assert line(site(1, SELECTED, links=(link(nov(20)),)), as_of=nov(20)).links == ("L-0001",)
    on_the_day = line(site(1, chosen(GIVEN), links=(link(GIVEN, GIVEN),)))
    assert (on_the_day.state, on_the_day.links) == (LineState.DONE_IN_TIME, ("L-0001",))


def test_a_line_chosen_on_the_last_day_of_its_window_runs_to_no_forecast() -> None:
    told = {"forecasts": (WorkDay(day("2001-03-01"), day("2001-01-25")),)}
    assert line(site(1, chosen(ENDS)), as_of=day("2001-01-25"), **told).until == ENDS
    assert line(site(1), as_of=LATE, forecasts=(WorkDay(day("2001-03-01"), ENDS),)).state is LineState.LAPSED


def test_a_pair_accepted_on_the_day_of_a_further_choice_is_not_counted_beside_it() -> None:
    again = (chosen(nov(13)), chosen(nov(24), pairs=2))
    assert line(site(1, *again, links=(link(nov(20), nov(24)),))).pairs == 2


def test_a_line_not_given_stands_since_the_day_its_notice_was_issued() -> None:
    [one] = book(replace(notice(came=NOT_SENT), drafted_on=nov(2))).notices
    assert (one.lines[0].state, one.lines[0].on) == (LineState.NOT_GIVEN, GIVEN)


def test_on_one_day_the_initial_notice_stands_before_the_additional_and_a_withdrawn_one_behind() -> None:
    initial, second = notice(3, nov(9), kind=NoticeKind.INITIAL), notice(2, nov(9), 4, 6)
    withdrawn = notice(4, nov(8), 7, 9, withdrawn_on=nov(10))
    found = book(withdrawn, second, initial).notices
    assert [one.number for one in found] == ["RPN-0003", "RPN-0002", "RPN-0004"]


def test_a_choice_made_before_any_notice_goes_to_the_first_line_that_stands() -> None:
    at = site(1, chosen(nov(1), notice=0))
    first, second = notice(1, GIVEN, 1, 1), notice(2, nov(20), 1, 1)
    assert [one.state for one in book(first, second, sites=(at,)).lines] == [LineState.SELECTED, LineState.LISTED]
    gone = replace(first, withdrawn_on=nov(15))
    states = {one.notice: one.state for found in book(gone, second, sites=(at,)).notices for one in found.lines}
    assert states == {"RPN-0001": LineState.WITHDRAWN, "RPN-0002": LineState.SELECTED}


def test_a_further_pair_is_one_beside_a_link_accepted_by_the_day() -> None:
    at = site(1, chosen(nov(1), notice=0), links=(link(nov(1), nov(6)), link(nov(20), nov(24), "L-0002")))
    found = [line(replace(at, links=at.links[1:]), as_of=nov(24)), line(replace(at, links=at.links[:1]), as_of=nov(24))]
    assert [one.further for one in found] == [False, True]
    before = site(1, links=(link(nov(10), nov(24)),))
    first, second = notice(1, GIVEN, 1, 1), notice(2, nov(23), 1, 1)
    assert book(first, second, sites=(before,), as_of=nov(24)).lines[1].further is True
    assert book(first, second, sites=(before,), as_of=nov(23)).lines[1].further is False
