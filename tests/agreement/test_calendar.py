"""The calendar of the agreement and its letter: each of its days, and the worked days of every period in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.acceptance import clock
from models.rules.business_days import Calendar
from models.rules.case_facts import ClaimFacts, ClaimKind, DefaultFacts, DefaultKind, DisputeFacts, SecurityFacts
from models.rules.claims import claim_by, notify_by
from models.rules.clause import Known, Why
from models.rules.collocation_facts import LeaseFacts, LienFacts
from models.rules.counters import ListFacts, Stock
from models.rules.customer_list import addition_window, first_list_due
from models.rules.cycles import cycle_day, initial_due
from models.rules.defaults import cure_by, plan_by
from models.rules.delivery import Delivery
from models.rules.disputes import talks_end
from models.rules.facilities import removal_due, renewal_effort_due
from models.rules.links import LinkStanding, LinkState, charge_due
from models.rules.maintenance_charges import interest_from, suspension_from
from models.rules.notice_facts import NoticeFacts, NoticeKind
from models.rules.notices import window
from models.rules.overdue import last_safe_day
from models.rules.plan_facts import InstalmentState
from models.rules.relocations import earliest_relocation
from models.rules.security import first_sale_day
from models.rules.spaces import lien_due
from models.rules.target_credits import measuring_days
from models.rules.term import term_end
from models.rules.upgrades import last_notice
from models.rules.watch import findings
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, by_courier, by_fax, by_hand, day, letter, nov
from tests.rules.plan_cases import book, million, paid_through, second_batch
from tests.rules.spaces import facility
from tests.rules.watched import watched

JUNE_30 = TERMS.agreement.effective_date
NO_WHY = Why("", ())
MARCH_1 = day("2001-03-01")

OWN_DAYS = """
2000-06-30 Fri            Effective Date
2000-07-30 Sun 2000-07-31 Link test plan
2000-08-29 Tue            Customer List
2000-09-29 Fri            Letter
2000-10-02 Mon            Prepayment
2001-03-31 Sat            Services 1Q01
2001-05-31 Thu            Last safe upgrade notice
2001-06-30 Sat            Upgrade window
2001-06-30 Sat            Installation Target
2001-06-30 Sat            Services 2Q01
2001-07-30 Mon            Credit 1
2001-08-30 Thu            Credit 2
2001-09-30 Sun            Credit 3
2001-09-30 Sun            Services 3Q01
2001-10-01 Mon            175 pairs
2001-10-30 Tue            Credit 4
2001-11-30 Fri            Credit 5
2001-12-30 Sun            Credit 6
2001-12-31 Mon            Services 4Q01
2002-03-01 Fri            Payment of the example
2010-06-30 Wed            Term
"""
"""The days of the register's calendar that are no instalment: the day, its weekday, and the day it may still be met."""

INSTALMENTS = """
2000-12-15 Fri; 2001-03-15 Thu; 2001-06-15 Fri; 2001-09-15 Sat 2001-09-17; 2001-12-15 Sat 2001-12-17;
2002-03-15 Fri; 2002-06-15 Sat 2002-06-17; 2002-09-15 Sun 2002-09-16; 2002-12-15 Sun 2002-12-16;
2003-03-15 Sat 2003-03-17; 2003-06-15 Sun 2003-06-16; 2003-09-15 Mon; 2003-12-15 Mon;
2004-03-15 Mon; 2004-06-15 Tue; 2004-09-15 Wed; 2004-12-15 Wed; 2005-03-15 Tue; 2005-06-15 Wed; 2005-09-15 Thu;
2005-12-15 Thu; 2006-03-15 Wed; 2006-06-15 Thu
"""
"""The quarterly days both tables have; the letter's goes on to September 15, 2006, the first one begins before."""


def value(answer: object) -> date:
    """The day a rule gives."""
    assert isinstance(answer, Known)
    assert isinstance(answer.value, date)
    return answer.value


def found(code: str, as_of: date) -> tuple[date, date | None]:
    """The day of a finding, and the day by which it may still be met."""
    state = watched(as_of, stock=Stock(list=ListFacts()))
    [one] = [one for one in findings(state) if one.code == code]
    assert one.due_on is not None
    return one.due_on, one.may_be_met_by


def own_days() -> Iterator[tuple[str, date, date | None]]:
    """The days that are no instalment, as the rules give them."""
    services, internet = TERMS.professional_services, TERMS.internet_services
    assert services is not None
    assert internet is not None
    assert TERMS.condition is not None
    assert TERMS.condition.example_payment_date is not None
    yield "Effective Date", JUNE_30, None
    yield "Link test plan", *found("R1", day("2000-07-20"))
    yield "Customer List", *found("R2", day("2000-08-08"))
    yield "Letter", TERMS.amendments[0].on, None
    yield "Prepayment", internet.due, None
    for ends in services.quarter_ends:
        yield f"Services {(ends.month + 2) // 3}Q{ends.year % 100:02}", ends, None
    yield "Last safe upgrade notice", last_notice(TERMS).value, None
    yield "Upgrade window", TERMS.upgrade.window_end, None
    yield "Installation Target", *found("R14", day("2001-06-01"))
    for number, measured_on in enumerate(measuring_days(TERMS, day("2001-12-31")), 1):
        yield f"Credit {number}", measured_on, None
    yield "175 pairs", *found("R15", day("2001-09-01"))
    yield "Payment of the example", TERMS.condition.example_payment_date, None
    yield "Term", term_end(TERMS).value, None


def test_every_day_of_the_calendar_that_is_no_instalment() -> None:
    printed = []
    for line in OWN_DAYS.strip().splitlines():
        on, weekday, rolled, words = line[:10], line[11:14], line[15:25].strip(), line[26:].strip()
        assert f"{day(on):%a}" == weekday
        printed.append((words, day(on), day(rolled) if rolled else None))
    assert sorted(own_days()) == sorted(printed)


@pytest.mark.parametrize(
    ("plan", "first", "last"),
    [
        ("PP-001", [("2000-06-30", "Fri"), ("2000-09-15", "Fri")], []),
        ("PP-002", [("2000-09-29", "Fri")], [("2006-09-15", "Fri")]),
    ],
)
def test_every_instalment_of_both_tables_with_the_day_it_may_still_be_paid(
    plan: str, first: list[tuple[str, str]], last: list[tuple[str, str]]
) -> None:
    printed = [tuple(one.split()) for one in INSTALMENTS.split(";")]
    now = book(second_batch(), "2000-11-28")
    made = now.plan(plan)
    assert made is not None
    got = []
    for row in made.rows:
        until = now.standings[made.key(row.number)].may_be_paid_by
        rolled = () if until == row.due_on else (until.isoformat(),)
        got.append((row.due_on.isoformat(), f"{row.due_on:%a}", *rolled))
    assert got == [*first, *printed, *last]


LETTERS = [  # how it came, and the last day for the answer
    (by_hand(nov(17)), "2000-11-22"),
    (by_hand(nov(18)), "2000-11-22"),
    (by_hand(nov(22)), "2000-11-28"),
    (by_hand(day("2000-12-23")), "2000-12-28"),
    (by_hand(day("2001-05-25")), "2001-05-31"),
    (by_fax(nov(19), nov(20)), "2000-11-22"),
    (by_courier(nov(17)), "2000-11-24"),
]


@pytest.mark.parametrize(("came", "last"), LETTERS)
def test_a_letter_is_answered_by_the_third_business_day(came: Delivery, last: str) -> None:
    running = clock(letter(came), CALENDAR)
    assert isinstance(running, Known)
    assert running.value.last_day == day(last)


def breach(**facts: object) -> DefaultFacts:
    """A breach noticed by hand on March 1, 2001."""
    whole = DefaultFacts("DEF-001", DefaultKind.BREACH, Side.CUSTOMER, "EXB-7", "", True, MARCH_1)
    return replace(whole, noticed_on=MARCH_1, delivery=by_hand(MARCH_1), **facts)


TALKS = DisputeFacts(
    "DIS-001", Side.CUSTOMER, day("2001-02-20"), "A Letter",
    customer_appointed_on=day("2001-02-26"), winstar_appointed_on=MARCH_1,
)  # fmt: skip
SALE = SecurityFacts("SEC-001", "DEF-001", MARCH_1, noticed_on=MARCH_1, delivery=by_hand(MARCH_1))
TAX = ClaimFacts("CLM-001", ClaimKind.TAX, Side.CUSTOMER, "Sales tax", MARCH_1)
ENDED = facility(ended_on=JUNE_30.replace(year=2001))
ACCEPTED = LinkStanding("L-0001", LinkState.ACCEPTED, nov(22), "LAL-0001", nov(17), nov(22), charged_from=nov(17))
EVENT = Known(MARCH_1, NO_WHY)
N0 = day("2001-03-14")
FIRST = NoticeFacts("RPN-0001", NoticeKind.INITIAL, N0)
ADDED = nov(3)
ONE_DAY = timedelta(days=1)

PERIODS = [  # what, the day the rules give, the day the register has
    ("quarterly addition", lambda: value(addition_window(nov(28), [ADDED])), "2001-01-01"),
    ("Customer List", lambda: value(first_list_due(JUNE_30, 60)), "2000-08-29"),
    ("Initial Notice", lambda: value(initial_due(EVENT, TERMS)), "2001-03-16"),
    ("Additional Notice 1", lambda: value(cycle_day(1, MARCH_1, [N0], 30)), "2001-04-13"),
    ("Additional Notice 2", lambda: value(cycle_day(2, MARCH_1, [N0], 30)), "2001-05-13"),
    ("Additional Notice 3", lambda: value(cycle_day(3, MARCH_1, [N0], 30)), "2001-06-12"),
    ("Additional Notice 4", lambda: value(cycle_day(4, MARCH_1, [N0], 30)), "2001-07-12"),
    ("window of a line", lambda: value(window(FIRST, Known(N0, NO_WHY), TERMS)), "2001-05-28"),
    ("installation charge", lambda: value(charge_due(ACCEPTED, TERMS)), "2000-12-17"),
    ("last safe day", lambda: value(last_safe_day(day("2001-09-15"), TERMS)), "2001-09-30"),
    ("plan of a cure", lambda: value(plan_by(breach(curable=False), CALENDAR, TERMS)), "2001-03-16"),
    ("cure", lambda: value(cure_by(breach(), CALENDAR, TERMS)), "2001-03-31"),
    ("longer cure", lambda: value(cure_by(breach(curable=False), CALENDAR, TERMS)), "2001-04-30"),
    ("sale of the security", lambda: value(first_sale_day(SALE, CALENDAR, TERMS)), "2001-03-16"),
    ("tax claim", lambda: value(notify_by(TAX, CALENDAR, TERMS)), "2001-04-12"),
    ("claim", lambda: value(claim_by(MARCH_1, TERMS)), "2002-03-01"),
    ("executives' talks", lambda: value(talks_end(TALKS, TERMS)), "2001-03-31"),
    ("last day without interest", lambda: interest_from(MARCH_1, TERMS) - ONE_DAY, "2001-03-31"),
    ("last day before suspension", lambda: suspension_from(MARCH_1, TERMS) - ONE_DAY, "2001-04-30"),
    ("relocation noticed on April 2", lambda: value(earliest_relocation(day("2001-04-02"), TERMS)), "2001-06-01"),
    ("abandonment", lambda: value(removal_due(ENDED, TERMS)), "2001-07-30"),
    ("lien", lambda: value(lien_due(LienFacts("LN-001", JUNE_30.replace(year=2001)), TERMS)), "2001-07-30"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "on"), [one[1:] for one in PERIODS], ids=[one[0] for one in PERIODS])
def test_each_worked_period_ends_on_its_day(rule, on: str) -> None:
    assert rule() == day(on)


def test_a_lease_that_ends_with_2003_is_to_be_renewed_by_september_2() -> None:
    held = facility(leases=(LeaseFacts(JUNE_30, day("2003-12-31")),))
    assert value(renewal_effort_due(held, TERMS)) == day("2003-09-02")


def test_a_sum_due_on_september_15_may_be_called_in_from_october_1() -> None:
    sources = million(*paid_through(3))
    states = [book(sources, on).standings["PP-003:4"].state for on in ("2001-09-30", "2001-10-01")]
    assert states == [InstalmentState.OVERDUE, InstalmentState.ACCELERABLE]


def test_a_cycle_on_a_sunday_may_be_met_on_monday_and_stays() -> None:
    assert CALENDAR.rolled(day("2001-05-13")) == day("2001-05-14")
    assert value(cycle_day(3, MARCH_1, [N0], 30)) - day("2001-05-13") == timedelta(days=30)


HOLIDAYS = """
2000 01-01 Sat, 01-17 Mon, 02-21 Mon, 05-29 Mon, 07-04 Tue, 09-04 Mon, 10-09 Mon, 11-11 Sat, 11-23 Thu, 12-25 Mon
2001 01-01 Mon, 01-15 Mon, 02-19 Mon, 05-28 Mon, 07-04 Wed, 09-03 Mon, 10-08 Mon, 11-12 Mon, 11-22 Thu, 12-25 Tue
2002 01-01 Tue, 01-21 Mon, 02-18 Mon, 05-27 Mon, 07-04 Thu, 09-02 Mon, 10-14 Mon, 11-11 Mon, 11-28 Thu, 12-25 Wed
"""


@pytest.mark.parametrize("line", HOLIDAYS.strip().splitlines(), ids=lambda line: line[:4])
def test_the_bank_is_closed_on_the_holidays_of_the_calendar_and_on_no_other_weekday(line: str) -> None:
    year, _, rest = line.partition(" ")
    named = [one.split() for one in rest.split(", ")]
    assert [f"{day(f'{year}-{on}'):%a}" for on, _ in named] == [weekday for _, weekday in named]
    first = date(int(year), 1, 1)
    weekdays = [one for n in range(366) if (one := first + timedelta(days=n)).year == first.year and one.weekday() < 5]
    closed = [f"{one:%m-%d}" for one in weekdays if not CALENDAR.is_open(one)]
    assert closed == [on for on, weekday in named if weekday != "Sat"]


def test_good_friday_is_no_holiday_of_the_bank_and_juneteenth_is_one_from_2021() -> None:
    assert CALENDAR.is_open(day("2001-04-13"))
    assert CALENDAR.is_open(day("2020-06-19"))
    assert not Calendar(CALENDAR.closed).is_open(day("2023-06-19"))
