"""The letter's 175 pairs, and how its payments go on when they are missed (LTR-2; Part 4.3 to the cent)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.inventory import PlaceKind
from models.rules.letter_condition import RESUMES, condition, resumed, revised
from models.rules.plan_facts import Condition175, Instalment, Revised, RowKind
from models.rules.readings import RECOMMENDED, Readings
from tests.rules.law import TERMS, day, terms
from tests.rules.plan_cases import LAST, OCTOBER_1, SEPTEMBER_29, R, S, accepted
from tests.rules.test_purchasing import FIRST, SECOND

TOTAL = Decimal("1056785.66")
SIGNED = tuple(
    Instalment(number, due_on, amount, row=number, scheduled=amount)
    for number, (due_on, amount) in enumerate(
        zip(TERMS.schedules["LTR-SCHED"], [R] * 4 + [S] * 19 + [LAST], strict=True), 1
    )
)


def stand(met: str | None, readings: Readings = RECOMMENDED, as_of: str = "2007-12-31") -> Condition175:
    pairs = accepted(175, day(met)) if met else accepted(174, day("2001-09-01"))
    found = condition(pairs, (FIRST, SECOND), TERMS, day(as_of), readings)
    assert found is not None
    return found


def ways(met: str | None, as_of: str, amount: Decimal | None = R) -> dict[str, Revised]:
    made = revised(SIGNED, stand(met, as_of=as_of), lambda _day: amount, day(as_of))
    return {one.resume: one for one in made}


def shown(rows: tuple[Instalment, ...], first: int, last: int) -> list[tuple[str, str, str, str]]:
    return [
        (row.quarter, row.kind.value, str(row.offset), str(row.amount)) for row in rows if first <= row.number <= last
    ]


CASE_1 = [
    ("3Q01", "schedule", "0.00", "20000.00"),
    ("4Q01", "continued", "0.00", "20000.00"),
    ("1Q02", "schedule", "20000.00", "28839.28"),
    ("2Q02", "schedule", "0.00", "48839.28"),
    ("3Q02", "schedule", "0.00", "48839.28"),
    ("4Q02", "schedule", "0.00", "48839.28"),
]
CASE_2 = [
    ("3Q01", "schedule", "0.00", "20000.00"),
    ("4Q01", "continued", "0.00", "20000.00"),
    ("1Q02", "continued", "0.00", "20000.00"),
    ("2Q02", "continued", "0.00", "20000.00"),
    ("3Q02", "schedule", "48839.28", "0.00"),
    ("4Q02", "schedule", "11160.72", "37678.56"),
]


@pytest.mark.parametrize(("met", "rows"), [("2002-02-10", CASE_1), ("2002-07-20", CASE_2)])
def test_the_worked_cases_of_part_4_3(met: str, rows: list[tuple[str, str, str, str]]) -> None:
    made = ways(met, "2002-12-31")
    assert shown(made["slide"].rows, 4, 9) == rows
    assert shown(made["calendar"].rows, 4, 9) == rows


@pytest.mark.parametrize(
    ("met", "resume", "count", "last", "total", "lapsed"),
    [
        ("2002-02-10", "slide", 25, "4Q06", "1056785.66", "0.00"),
        ("2002-02-10", "calendar", 24, "3Q06", "1007946.38", "48839.28"),
        ("2002-02-10", "catch_up", 24, "3Q06", "1056785.66", "0.00"),
        ("2002-07-20", "slide", 27, "2Q07", "1056785.66", "0.00"),
        ("2002-07-20", "calendar", 24, "3Q06", "910267.82", "146517.84"),
        ("2002-07-20", "catch_up", 24, "3Q06", "1056785.66", "0.00"),
    ],
)
def test_both_ways_to_resume_stand_side_by_side(
    met: str, resume: str, count: int, last: str, total: str, lapsed: str
) -> None:
    one = ways(met, "2002-12-31")[resume]
    assert (len(one.rows), one.rows[-1].quarter, one.open_ended) == (count, last, False)
    assert isinstance(one.total, Known)
    assert isinstance(one.unpaid, Known)
    assert (one.total.value, one.unpaid.value) == (Decimal(total), Decimal(lapsed))
    assert one.in_force is (resume == "slide")


def test_catching_up_pays_all_skipped_rows_with_the_first_one_resumed() -> None:
    row = ways("2002-07-20", "2002-12-31")["catch_up"].rows[7]
    assert (row.quarter, row.scheduled, row.offset, row.amount) == (
        "3Q02",
        Decimal("195357.12"),
        Decimal("60000.00"),
        Decimal("135357.12"),
    )


@pytest.mark.parametrize("met", ["2001-09-01", "2001-10-01"])
def test_met_in_time_the_table_stays_as_signed(met: str) -> None:
    assert ways(met, "2002-12-31") == {}
    assert sum((row.amount or 0 for row in SIGNED), Decimal(0)) == TOTAL


def test_on_its_own_day_the_condition_is_not_missed_yet() -> None:
    assert ways(None, "2001-10-01") == {}
    assert set(ways(None, "2001-10-02")) == set(RESUMES)


def test_met_before_the_next_payment_nothing_was_continued() -> None:
    made = ways("2001-12-15", "2001-12-31")
    assert {row.kind for row in made["slide"].rows} == {RowKind.SCHEDULE}
    assert made["slide"].total.value == TOTAL


def test_never_met_the_payments_go_on_without_an_end() -> None:
    one = ways(None, "2002-03-20")["slide"]
    assert one.open_ended
    assert {row.amount for row in one.rows} == {R}
    assert one.last_on == day("2006-09-15")
    assert isinstance(one.unpaid, Known)
    assert one.unpaid.value == TOTAL - 6 * R


def test_beyond_its_table_the_next_payment_is_still_named() -> None:
    for resume in RESUMES:
        rows = ways(None, "2007-01-02")[resume].rows
        assert [row.quarter for row in rows[-2:]] == ["4Q06", "1Q07"]
        assert rows[-1].number == 26


def test_met_after_the_table_has_ended_the_rows_follow_or_lapse() -> None:
    made = ways("2006-11-01", "2006-12-31")
    assert made["slide"].rows[24].row == 5
    assert made["slide"].total.value == TOTAL
    assert made["calendar"].rows[-1].quarter == "3Q06"
    assert len(made["catch_up"].rows) == 25
    assert made["catch_up"].total.value == TOTAL


def test_what_goes_on_not_entered_makes_the_rest_not_known() -> None:
    one = ways("2002-02-10", "2002-12-31", None)["slide"]
    assert [row.amount for row in one.rows[3:7]] == [R, None, None, None]
    assert isinstance(one.total, Unknown)
    assert one.total.missing == "the payment that goes on is not entered"


def test_a_row_not_typed_makes_the_table_not_complete() -> None:
    rows = (*SIGNED[:6], replace(SIGNED[6], amount=None), *SIGNED[7:])
    made = revised(rows, stand("2002-02-10"), lambda _day: R, day("2002-12-31"))
    assert isinstance(made[0].unpaid, Unknown)
    assert made[0].unpaid.missing == "the table is not complete"


def test_the_down_payment_is_never_touched() -> None:
    down = Instalment(0, SEPTEMBER_29, Decimal("318000.00"), RowKind.DOWN)
    rows = resumed((down, *SIGNED), OCTOBER_1, None, lambda _day: R, "slide", day("2002-01-01"))
    assert rows[0] is down


def test_a_table_that_ends_before_the_condition_is_not_revised() -> None:
    assert revised(SIGNED[:4], stand(None), lambda _day: R, day("2002-01-01")) == ()


def test_the_first_of_march_is_an_example_that_a_reading_follows() -> None:
    rows = tuple(replace(row, due_on=row.due_on.replace(day=1)) for row in SIGNED)
    made = resumed(rows, OCTOBER_1, day("2002-02-10"), lambda _day: R, "slide", day("2002-12-31"))
    (march,) = [row for row in made if row.due_on == day("2002-03-01")]
    assert march.amount == S - R


@pytest.mark.parametrize(
    ("count", "last", "met"),
    [(174, "2001-09-01", None), (175, "2001-09-01", "2001-09-01"), (200, "2001-09-26", "2001-09-01")],
)
def test_the_condition_is_met_on_the_day_of_pair_number_175(count: int, last: str, met: str | None) -> None:
    found = condition(accepted(count, day(last)), (FIRST, SECOND), TERMS, day("2002-01-01"))
    assert found is not None
    assert (found.count, found.day) == (count, day(met) if met else None)
    assert found.missed(day("2002-01-01")) is (met is None)


def test_there_is_no_condition_before_the_letter() -> None:
    assert condition((), (), terms(day("2000-09-28")), day("2000-09-28")) is None


def test_pairs_accepted_later_are_not_known_yet() -> None:
    found = condition(accepted(175, day("2001-09-01")), (), TERMS, day("2001-08-31"))
    assert found is not None
    assert (found.count, found.day) == (174, None)


def test_links_deemed_installed_count_unless_the_reading_says_not() -> None:
    pairs = accepted(175, day("2001-09-01"), deemed=True)
    yes = condition(pairs, (), TERMS, OCTOBER_1)
    no = condition(pairs, (), TERMS, OCTOBER_1, Readings(deemed_counts_as_accepted="no"))
    assert yes is not None
    assert no is not None
    assert (yes.count, no.count) == (175, 0)
    assert "AMB-24" in no.why.readings


def test_only_the_second_batch_counts_by_the_other_reading() -> None:
    pairs = (*accepted(120, day("2001-09-01")), *accepted(60, day("2001-09-01"), order="PO-002"))
    found = condition(pairs, (FIRST, SECOND), TERMS, OCTOBER_1, Readings(condition_pairs="second_batch"))
    assert found is not None
    assert found.count == 60


def test_pairs_sold_back_leave_the_count_and_removed_ones_only_by_the_net_reading() -> None:
    pairs = list(accepted(175, day("2001-09-01")))
    gone = day("2001-08-01")
    pairs[0] = replace(pairs[0], place=PlaceKind.SOLD_BACK, gone_on=gone)
    pairs[1] = replace(pairs[1], removed_on=gone)
    found = condition(pairs, (), TERMS, OCTOBER_1)
    net = condition(pairs, (), TERMS, OCTOBER_1, Readings(pair_count="net_in_service"))
    assert found is not None
    assert net is not None
    assert (found.count, net.count) == (174, 173)


def test_a_pair_that_left_before_it_was_accepted_again_counts() -> None:
    (pair,) = accepted(1, day("2001-09-01"))
    found = condition([replace(pair, removed_on=day("2001-08-01"))], (), TERMS, OCTOBER_1,
                      Readings(pair_count="net_in_service"))  # fmt: skip
    assert found is not None
    assert found.count == 1


def test_pairs_not_accepted_do_not_count() -> None:
    pair = replace(accepted(1, OCTOBER_1)[0], accepted_on=None)
    found = condition([pair], (), TERMS, OCTOBER_1)
    assert found is not None
    assert found.count == 0


@given(st.dates(date(2001, 10, 2), date(2008, 12, 31)), st.decimals("0.00", "48839.28", places=2))
def test_whenever_it_is_met_sliding_and_catching_up_pay_the_table(met: date, amount: Decimal) -> None:
    for resume in ("slide", "catch_up"):
        rows = resumed(SIGNED, OCTOBER_1, met, lambda _day: amount, resume, met + timedelta(days=400))
        assert sum(row.offset or 0 for row in rows) <= sum(row.amount or 0 for row in rows if row.kind == "continued")
        if sum(row.offset or 0 for row in rows) == sum(row.amount or 0 for row in rows if row.kind == "continued"):
            assert sum(row.amount or 0 for row in rows) == TOTAL
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert all(row.amount is not None and row.amount >= 0 for row in rows)


def test_what_a_count_of_the_condition_says_follows_the_readings() -> None:
    assert stand(None).day is None
    said = [dict(stand(None, readings).why.facts) for readings in (
        RECOMMENDED, Readings(condition_pairs="second_batch"), Readings(deemed_counts_as_accepted="no"),
    )]  # fmt: skip
    assert [one["Pairs of"] for one in said] == ["every batch", "the second batch", "every batch"]
    assert [one["Links deemed installed"] for one in said] == ["count", "count", "do not count"]


def test_a_resumed_row_shows_what_was_taken_off_it() -> None:
    row = ways("2002-02-10", "2002-12-31")["slide"].rows[5]
    assert dict(row.why.facts)["Less what was paid meanwhile"] == "48,839.28 - 20,000.00 = 28,839.28"
    unknown = ways("2002-02-10", "2002-12-31", None)["slide"].rows[5]
    assert dict(unknown.why.facts)["Less what was paid meanwhile"] == "not known"


def moved(on: date) -> tuple[Instalment, ...]:
    """The table as far as it was paid in 2000, and a row on a day."""
    return (*SIGNED[:1], replace(SIGNED[4], number=2, due_on=on))


def test_a_row_on_the_very_day_of_the_condition_waits_for_it() -> None:
    rows = resumed(moved(OCTOBER_1), OCTOBER_1, day("2001-10-15"), lambda _day: R, "slide", day("2001-12-31"))
    assert [row.kind for row in rows][:2] == [RowKind.SCHEDULE, RowKind.CONTINUED]
    stands = stand("2002-02-10")
    assert revised(moved(OCTOBER_1), stands, lambda _day: R, day("2002-03-01"))
    assert not revised(moved(day("2001-09-30")), stands, lambda _day: R, day("2002-03-01"))


def test_three_months_after_october_is_january() -> None:
    rows = resumed(moved(day("2001-10-15")), OCTOBER_1, None, lambda _day: R, "slide", day("2002-02-01"))
    assert [row.due_on for row in rows[1:]] == [day("2001-10-15"), day("2002-01-15"), day("2002-04-15")]


def test_without_an_end_what_fell_due_by_the_day_is_counted_with_it_and_one_more_row_is_named() -> None:
    one = ways(None, "2006-12-15")["slide"]
    assert one.rows[-1].due_on == day("2007-03-15")
    assert dict(one.total.why.facts)["Quarterly payments"] == "25, the last on Thu 15 Mar 2007"
    assert dict(ways(None, "2006-12-14")["slide"].total.why.facts)["Quarterly payments"].startswith("24, ")


def test_a_pair_sold_back_on_the_day_it_was_accepted_leaves_the_count() -> None:
    (pair,) = accepted(1, day("2001-09-01"))
    found = condition([replace(pair, place=PlaceKind.SOLD_BACK, gone_on=day("2001-09-01"))], (), TERMS, OCTOBER_1)
    assert found is not None
    assert found.count == 0
