"""Tests of breaches: their days to the day, when they are Events of Default, and what each reading changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.case_facts import CaseBook, DefaultFacts, DefaultKind
from models.rules.clause import Known, Unknown
from models.rules.defaults import (
    DefaultState,
    counted_from,
    cure_by,
    default_event,
    default_standing,
    plan_by,
    why_not_cure,
    why_not_plan,
    why_not_start,
    why_not_terminate,
    why_not_waive,
)
from models.rules.delivery import Delivery
from models.rules.readings import RECOMMENDED, Readings
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, by_courier, by_hand, day

MARCH_1 = day("2001-03-01")
BREACH = DefaultFacts(
    "DEF-001",
    DefaultKind.BREACH,
    Side.CUSTOMER,
    "EXB-5b-1",
    "Links were not tested.",
    True,
    MARCH_1,
    noticed_on=MARCH_1,
    delivery=by_hand(MARCH_1),
)
HARD = replace(BREACH, curable=False)
UNPAID = replace(
    BREACH,
    kind=DefaultKind.PAYMENT,
    giver=Side.WINSTAR,
    clause="EXA-2b-ii",
    due_on=day("2001-09-15"),
    opened_on=day("2001-09-20"),
    noticed_on=None,
    delivery=Delivery(),
)


def last(default: DefaultFacts, readings: Readings = RECOMMENDED) -> date | str:
    """The last day to cure, or what is missing for it."""
    found = cure_by(default, CALENDAR, TERMS, readings)
    assert found is not None
    return found.value if isinstance(found, Known) else found.missing


def state(default: DefaultFacts, on: str, readings: Readings = RECOMMENDED) -> str:
    """The state of a breach on a day."""
    return default_standing(default, CALENDAR, TERMS, day(on), readings).state.value


@pytest.mark.parametrize(
    ("noticed", "plan", "cure", "hard_cure"),
    [
        ("2001-03-01", "2001-03-16", "2001-03-31", "2001-04-30"),  # the worked example of Part 8
        ("2001-01-31", "2001-02-15", "2001-03-02", "2001-04-01"),
        ("2004-02-14", "2004-02-29", "2004-03-15", "2004-04-14"),
        ("2000-12-15", "2000-12-30", "2001-01-14", "2001-02-13"),
        ("2009-12-01", "2009-12-16", "2009-12-31", "2010-01-30"),
    ],
)
def test_plan_and_cure_run_from_the_notice(noticed: str, plan: str, cure: str, hard_cure: str) -> None:
    easy = replace(BREACH, noticed_on=day(noticed), delivery=by_hand(day(noticed)))
    hard = replace(easy, curable=False)
    planned = plan_by(hard, CALENDAR, TERMS)
    assert plan_by(easy, CALENDAR, TERMS) is None
    assert isinstance(planned, Known)
    assert (planned.value, last(easy), last(hard)) == (day(plan), day(cure), day(hard_cure))


@given(st.dates(date(2000, 6, 30), date(2029, 12, 31)))
def test_the_days_agree_with_an_independent_count(on: date) -> None:
    hard = replace(HARD, noticed_on=on, delivery=by_hand(on))
    assert last(hard) == on + relativedelta(days=60)
    assert last(replace(hard, curable=True)) == on + relativedelta(days=30)


def test_a_notice_by_courier_counts_one_business_day_later() -> None:
    sent = replace(BREACH, delivery=by_courier(day("2001-03-02")))
    found = counted_from(sent, CALENDAR)
    assert isinstance(found, Known)
    assert (found.value, last(sent)) == (day("2001-03-05"), day("2001-04-04"))


def test_the_derivation_of_the_cure_says_how_it_was_counted() -> None:
    found = cure_by(BREACH, CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert found.why.facts == (
        ("Notice given", "Thu 1 Mar 2001"),
        ("Sum", "Thu 1 Mar 2001 + 30 days, the day of the notice not counted"),
    )
    assert found.why.clauses == ("MA-1.1k", "MA-13.2")


@pytest.mark.parametrize(
    ("on", "said", "event"),
    [
        ("2001-03-01", "running", None),
        ("2001-03-31", "running", None),
        ("2001-04-01", "event", "2001-04-01"),
        ("2005-01-01", "event", "2001-04-01"),
    ],
)
def test_a_breach_is_an_event_of_default_the_day_after_its_last_day(on: str, said: str, event: str | None) -> None:
    now = default_standing(BREACH, CALENDAR, TERMS, day(on))
    assert (now.state, now.event_on) == (said, day(event) if event else None)


def test_a_breach_that_needs_longer_fails_without_a_plan_on_day_sixteen() -> None:
    assert state(HARD, "2001-03-16") == "running"
    assert state(HARD, "2001-03-17") == "event"
    planned = replace(HARD, plan_on=day("2001-03-16"))
    assert [state(planned, on) for on in ("2001-04-30", "2001-05-01")] == ["running", "event"]
    late = default_event(replace(HARD, plan_on=day("2001-03-20")), CALENDAR, TERMS, day("2001-03-25"))
    assert isinstance(late, Known)
    assert (late.value, ("Plan", "Tue 20 Mar 2001") in late.why.facts) == (day("2001-03-17"), True)


def test_what_is_due_next_is_the_plan_and_then_the_cure() -> None:
    now = default_standing(HARD, CALENDAR, TERMS, MARCH_1)
    assert (now.next_words, now.next_on) == ("Plan for the cure", day("2001-03-16"))
    after = default_standing(replace(HARD, plan_on=MARCH_1), CALENDAR, TERMS, MARCH_1)
    assert (after.next_words, after.next_on) == ("Cure", day("2001-04-30"))


ENDS = [
    ({"cured_on": day("2001-03-31")}, "cured"),
    ({"cured_on": day("2001-04-01")}, "cured_late"),
    ({"waived_on": day("2001-04-02"), "waiver": "Letter"}, "waived"),
    ({"waived_on": day("2001-04-02")}, "waived"),
    ({"termination_noticed_on": day("2001-04-02"), "terminated_on": day("2001-05-01")}, "terminated"),
    ({"delivery": Delivery()}, "waiting"),
]


@pytest.mark.parametrize(("facts", "said"), ENDS)
def test_how_a_breach_ends(facts: dict[str, date], said: str) -> None:
    ended = replace(BREACH, **facts)
    assert state(ended, "2001-06-01") == said
    assert DefaultState(said).words
    assert DefaultState(said).is_open == (said == "waiting")
    assert default_standing(ended, CALENDAR, TERMS, day("2001-06-01")).next_on is None


SUMS = [  # due, last safe day, first day of the default
    ("2001-09-15", "2001-09-30", "2001-10-01"),  # the worked example of Part 8
    ("2001-12-15", "2001-12-30", "2001-12-31"),
    ("2004-02-14", "2004-02-29", "2004-03-01"),
]


@pytest.mark.parametrize(("due", "safe", "first"), SUMS)
def test_a_sum_under_exhibit_a_waits_fifteen_days_without_notice(due: str, safe: str, first: str) -> None:
    unpaid = replace(UNPAID, due_on=day(due))
    assert last(unpaid) == day(safe)
    assert [state(unpaid, on) for on in (safe, first)] == ["running", "event"]


def test_the_thirty_days_come_first_where_the_reading_says_so() -> None:
    first = Readings(payment_cure="thirty_days_first")
    assert last(UNPAID, first) == "no notice of breach is recorded for DEF-001"
    assert state(UNPAID, "2002-01-01", first) == "waiting"
    noticed = replace(UNPAID, noticed_on=day("2001-10-01"), delivery=by_hand(day("2001-10-01")))
    assert last(noticed, first) == day("2001-10-31")
    found = cure_by(noticed, CALENDAR, TERMS, first)
    assert found is not None
    assert "AMB-38" in found.why.readings


def test_other_sums_wait_thirty_days_from_the_notice() -> None:
    service = replace(UNPAID, clause="EXD-4A", noticed_on=MARCH_1, delivery=by_hand(MARCH_1))
    assert last(service) == day("2001-03-31")


def test_without_its_due_date_nothing_is_counted() -> None:
    unknown = replace(UNPAID, due_on=None)
    assert last(unknown) == "the day the sum of DEF-001 was due is not entered"
    assert isinstance(default_event(unknown, CALENDAR, TERMS, day("2002-01-01")), Unknown)
    now = default_standing(unknown, CALENDAR, TERMS, day("2002-01-01"))
    assert (now.state, now.next_on) == ("running", None)


def test_a_last_day_may_roll_where_the_reading_says_so() -> None:
    rolls = Readings(roll="roll_due_date")
    assert last(BREACH) == day("2001-03-31")
    assert last(BREACH, rolls) == day("2001-04-02")
    assert [state(BREACH, on, rolls) for on in ("2001-04-02", "2001-04-03")] == ["running", "event"]


def test_an_untrue_representation_is_an_event_at_once() -> None:
    untrue = replace(BREACH, kind=DefaultKind.REPRESENTATION)
    assert cure_by(untrue, CALENDAR, TERMS) is None
    assert plan_by(untrue, CALENDAR, TERMS) is None
    now = default_standing(untrue, CALENDAR, TERMS, MARCH_1)
    assert (now.state, now.event_on, now.next_on) == ("event", MARCH_1, None)
    assert [one.words for one in DefaultKind] == ["Breach", "Unpaid sum", "Untrue representation"]


def test_termination_needs_an_event_of_default_and_a_day_to_come() -> None:
    def why(stated: str, noticed: str, default: DefaultFacts = BREACH) -> str | None:
        return why_not_terminate(default, day(stated), day(noticed), CALENDAR, TERMS)

    assert why("2001-04-01", "2001-04-01") is None
    assert "no Event of Default on Sat 31 Mar 2001 (8.1)" in (why("2001-04-01", "2001-03-31") or "")
    assert "states a day before it" in (why("2001-04-01", "2001-04-02") or "")
    assert why("2001-05-01", "2001-05-01", replace(BREACH, cured_on=day("2001-04-20"))) is None
    assert "was waived on" in (why("2001-05-01", "2001-05-01", replace(BREACH, waived_on=MARCH_1)) or "")
    assert why_not_waive(replace(BREACH, cured_on=MARCH_1)) is None
    assert "8.1" in (why_not_waive(replace(BREACH, termination_noticed_on=MARCH_1)) or "")


BARS = [  # start, plan, cure, waive
    (BREACH, "", "asks for no plan", "", ""),
    (HARD, "", "", "", ""),
    (replace(HARD, started_on=MARCH_1, plan_on=MARCH_1), "was started on", "was given on", "", ""),
    (replace(HARD, cured_on=MARCH_1), "was cured on", "was cured on", "was cured on", ""),
    (replace(HARD, waived_on=MARCH_1), "was waived on", "was waived on", "was waived on", "was waived on"),
    (replace(HARD, termination_noticed_on=MARCH_1), "ended by", "ended by", "ended by", "ended by"),
    (replace(BREACH, kind=DefaultKind.REPRESENTATION), "no cure for it", "asks for no plan", "no cure for it", ""),
]


@pytest.mark.parametrize(("default", "start", "plan", "cure", "waive"), BARS)
def test_what_bars_each_step_of_a_cure(default: DefaultFacts, start: str, plan: str, cure: str, waive: str) -> None:
    asked = ((why_not_start, start), (why_not_plan, plan), (why_not_cure, cure), (why_not_waive, waive))
    for why_not, said in asked:
        reason = why_not(default)
        assert said in (reason or "") if said else reason is None


def test_a_book_of_cases_finds_a_default_and_the_earliest_termination() -> None:
    ended = replace(HARD, number="DEF-002", termination_noticed_on=MARCH_1, terminated_on=day("2001-05-01"))
    book = CaseBook(defaults=(BREACH, ended))
    assert (book.default("DEF-002"), book.default("DEF-009"), book.total) == (ended, None, 2)
    assert (book.terminated_on, CaseBook(defaults=(BREACH,)).terminated_on) == (day("2001-05-01"), None)
    assert (BREACH.breaching, UNPAID.breaching) == (Side.WINSTAR, Side.CUSTOMER)


@given(st.integers(0, 120), st.integers(0, 120))
def test_an_event_once_there_stays_whatever_the_day_looked_from(first: int, later: int) -> None:
    early, late = sorted((MARCH_1 + timedelta(days=first), MARCH_1 + timedelta(days=first + later)))
    before = default_event(BREACH, CALENDAR, TERMS, early)
    after = default_event(BREACH, CALENDAR, TERMS, late)
    assert isinstance(before, Unknown) or (isinstance(after, Known) and before.value == after.value)


def test_while_a_cure_runs_its_days_are_the_derivation_and_then_the_event_s() -> None:
    running = default_standing(BREACH, CALENDAR, TERMS, day("2001-03-02"))
    assert running.next_on == day("2001-03-31")
    assert running.why == cure_by(BREACH, CALENDAR, TERMS).why
    event = default_standing(BREACH, CALENDAR, TERMS, day("2001-05-01"))
    assert event.state is DefaultState.EVENT
    assert event.why == default_event(BREACH, CALENDAR, TERMS, day("2001-05-01")).why


@pytest.mark.parametrize(("waiver", "said"), [("Letter of May 2", "Letter of May 2"), ("", "not entered")])
def test_a_waiver_says_the_writing_it_stands_in(waiver: str, said: str) -> None:
    waived = replace(BREACH, waived_on=day("2001-03-10"), waiver=waiver)
    assert default_standing(waived, CALENDAR, TERMS, day("2001-03-11")).why.facts == (("Signed writing", said),)
