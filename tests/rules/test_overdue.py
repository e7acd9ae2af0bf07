"""Payments not made in time: where each stands, and what lateness costs (EXA-2c; Part 4.2; 10.7 of the register)."""

from decimal import Decimal

import pytest

from models.rules.clause import Known, Unknown
from models.rules.dues import ReductionFacts
from models.rules.overdue import Missed, last_safe_day, late_charge, yearly_words
from models.rules.plan_facts import InstalmentState
from models.rules.readings import RECOMMENDED, Readings
from tests.rules.law import TERMS, day
from tests.rules.plan_cases import R, book, million, paid, paid_through, second_batch

FIFTH = "PP-003:5"
INSTALMENT = Decimal("40228.04")
DAYS = [
    ("2001-12-14", InstalmentState.FUTURE),
    ("2001-12-15", InstalmentState.DUE),
    ("2001-12-16", InstalmentState.OVERDUE),
    ("2001-12-30", InstalmentState.OVERDUE),
    ("2001-12-31", InstalmentState.ACCELERABLE),
]


@pytest.mark.parametrize(("as_of", "state"), DAYS)
def test_a_payment_is_overdue_the_day_after_and_may_be_called_in_on_day_16(as_of: str, state: InstalmentState) -> None:
    now = book(million(*paid_through(4)), as_of).standings[FIFTH]
    assert (now.state, now.open, now.last_day) == (state, INSTALMENT, day("2001-12-30"))
    assert now.may_be_paid_by == day("2001-12-17")


def test_where_the_due_date_itself_rolls_everything_counts_from_monday() -> None:
    rolls = Readings(roll="roll_due_date")
    found = {on: book(million(*paid_through(4)), on, rolls).standings[FIFTH] for on in ("2001-12-17", "2002-01-02")}
    assert found["2001-12-17"].state is InstalmentState.DUE
    assert (found["2002-01-02"].state, found["2002-01-02"].last_day) == (
        InstalmentState.ACCELERABLE,
        day("2002-01-01"),
    )


def test_paid_in_parts_it_is_paid_on_the_day_of_the_last() -> None:
    parts = (paid(FIFTH, "40000.00", "2001-12-10"), paid(FIFTH, "228.04", "2001-12-20"))
    now = book(million(*paid_through(4), *parts), "2001-12-31").standings[FIFTH]
    assert (now.state, now.paid, now.settled_on) == (InstalmentState.PAID, INSTALMENT, day("2001-12-20"))
    before = book(million(*paid_through(4), *parts), "2001-12-19").standings[FIFTH]
    assert (before.state, before.open) == (InstalmentState.OVERDUE, Decimal("228.04"))


def test_taken_off_in_full_it_is_offset() -> None:
    offset = ReductionFacts("OF-0001", FIFTH, day("2001-12-15"), INSTALMENT, "offset", "LTR-5")
    now = book(million(*paid_through(4), reductions=(offset,)), "2002-02-01").standings[FIFTH]
    assert (now.state, now.reduced, now.state.words) == (InstalmentState.REDUCED, INSTALMENT, "Offset in full")
    assert now.state.settled


def test_a_row_offset_to_nothing_is_settled_without_money() -> None:
    from tests.rules.plan_cases import accepted

    now = book(second_batch(accepted(175, day("2002-07-20"))), "2002-08-01").standings["PP-002:8"]
    assert (now.state, now.open) == (InstalmentState.REDUCED, 0)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2000-09-14", "future"), ("2000-09-15", "due"), ("2000-09-16", "not_known"), ("2001-09-16", "not_known")],
)
def test_without_an_amount_nothing_is_said_to_be_overdue(as_of: str, state: str) -> None:
    now = book(second_batch(), as_of).standings["PP-001:2"]
    assert (now.state.value, now.open) == (state, None)
    assert not now.state.late
    assert now.days_late(day("2000-09-15"), day(as_of)) == 0


def test_days_late_are_counted_from_the_due_date() -> None:
    now = book(million(*paid_through(4)), "2002-01-10").standings[FIFTH]
    assert now.days_late(day("2001-12-15"), day("2002-01-10")) == 26


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2001-12-15", "2001-12-30"),
        ("2001-09-15", "2001-09-30"),
        ("2004-02-15", "2004-03-01"),
        ("2001-02-15", "2001-03-02"),
    ],
)
def test_the_last_safe_day_is_15_days_after_the_due_date(due: str, last: str) -> None:
    found = last_safe_day(day(due), TERMS)
    assert isinstance(found, Known)
    assert found.value == day(last)
    assert found.why.readings == ("AMB-21", "AMB-38")


def test_by_the_other_reading_the_30_days_of_a_notice_run_first() -> None:
    first = Readings(payment_cure="thirty_days_first")
    assert isinstance(last_safe_day(day("2001-12-15"), TERMS, first), Unknown)
    late, early = (last_safe_day(day("2001-12-15"), TERMS, first, day(on)) for on in ("2001-12-20", "2001-11-01"))
    assert isinstance(late, Known)
    assert isinstance(early, Known)
    assert (late.value, early.value) == (day("2002-01-19"), day("2001-12-30"))


@pytest.mark.parametrize(
    ("notices", "as_of", "state"),
    [
        ({}, "2002-06-01", InstalmentState.OVERDUE),
        ({FIFTH: day("2001-12-20")}, "2002-01-19", InstalmentState.OVERDUE),
        ({FIFTH: day("2001-12-20")}, "2002-01-20", InstalmentState.ACCELERABLE),
        ({"PP-003": day("2001-12-20")}, "2002-01-20", InstalmentState.ACCELERABLE),
        ({FIFTH: day("2002-03-01")}, "2002-02-01", InstalmentState.OVERDUE),
    ],
)
def test_under_it_nothing_may_be_called_in_without_a_notice(
    notices: dict[str, object], as_of: str, state: InstalmentState
) -> None:
    sources = million(*paid_through(4), notices=notices)
    assert book(sources, as_of, Readings(payment_cure="thirty_days_first")).standings[FIFTH].state is state


MISSED = Missed(FIFTH, INSTALMENT, day("2001-12-15"), day("2001-12-30"), day("2002-01-10"))
CALLED = Known(Decimal("634087.33"), last_safe_day(day("2001-12-15"), TERMS).why)


@pytest.mark.parametrize(
    ("reading", "charge", "said"),
    [
        ("flat_once", "7241.05", "0.18 x 40,228.04 = 7,241.05"),
        ("from_first_day", "7241.05", "0.18 x 40,228.04 = 7,241.05"),
        ("per_annum", "515.80", "0.18 x 40,228.04 x 26 / 365 = 515.80"),
        ("accelerated_sum", "114135.72", "0.18 x 634,087.33 = 114,135.72"),
    ],
)
def test_the_late_charge_by_every_reading(reading: str, charge: str, said: str) -> None:
    found = late_charge(MISSED, TERMS, Readings(late_charge=reading), CALLED)
    assert isinstance(found, Known)
    assert (found.value, dict(found.why.facts)["Late charge"]) == (Decimal(charge), said)
    assert found.why.readings == ("AMB-23",)


def test_a_share_of_the_sum_called_in_waits_for_one() -> None:
    asked = Readings(late_charge="accelerated_sum")
    none = late_charge(MISSED, TERMS, asked)
    unknown = late_charge(MISSED, TERMS, asked, Unknown("rows of PP-001 have no amount", CALLED.why))
    assert isinstance(none, Unknown)
    assert isinstance(unknown, Unknown)
    assert (none.missing, unknown.missing) == ("nothing has been called in", "rows of PP-001 have no amount")


def test_the_late_charge_stands_beside_a_warning_of_the_law() -> None:
    found = late_charge(MISSED, TERMS, RECOMMENDED)
    assert dict(found.why.facts)["Beside the law"] == (
        "For 26 days this comes to 253% a year; the law may allow less than the agreement says."
    )
    at_once = Missed(FIFTH, R, day("2001-12-15"), day("2001-12-30"), day("2001-12-15"))
    assert yearly_words(R, at_once) == "The law may allow less than the agreement says."


@pytest.mark.parametrize("state", list(InstalmentState))
def test_every_state_has_words_and_is_settled_or_late_or_neither(state: InstalmentState) -> None:
    assert state.words[0].isupper()
    assert not (state.settled and state.late)


def test_the_last_cents_leave_an_instalment_open() -> None:
    now = book(million(*paid_through(4), paid(FIFTH, "40227.54", "2001-12-10")), "2001-12-20").standings[FIFTH]
    assert (now.state, now.open) == (InstalmentState.OVERDUE, Decimal("0.50"))


def test_a_charge_is_put_beside_the_law_from_the_first_day_late() -> None:
    def said(until: str) -> str:
        missed = Missed("Instalment 5", Decimal("1000.00"), day("2001-12-15"), day("2001-12-30"), day(until))
        return yearly_words(Decimal("180.00"), missed)

    assert said("2001-12-16").startswith("For 1 day this comes to 6570% a year")
    assert said("2001-12-15") == "The law may allow less than the agreement says."
