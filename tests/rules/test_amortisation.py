"""How a batch is paid off: due days, instalments to the cent, and every other way to read it (Part 4.1)."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.amortisation import (
    amortised,
    cents,
    days_360,
    due_days,
    first_quarter,
    methods,
    periodic_rate,
    present_value,
    split,
)
from models.rules.readings import Readings
from tests.rules.law import TERMS, day

LATER = TERMS.payment.later_batches
BOUGHT = day("2000-09-29")
DAYS = due_days(BOUGHT, LATER)
FINANCED = Decimal("700000.00")
BALANCES = """
    679021.96 657467.02 635319.32 612562.56 589179.99 565154.40 540468.11 515102.94 489040.23 462260.80 434744.93
    406472.38 377422.33 347573.40 316903.63 285390.44 253010.64 219740.39 185555.21 150429.94 114338.72 77254.99
    39151.46 0.00
""".split()  # noqa: SIM905


def test_the_batch_of_part_4_1_is_paid_off_to_the_cent() -> None:
    rows = amortised(FINANCED, BOUGHT, DAYS, LATER)
    assert [str(row.balance) for row in rows] == BALANCES
    assert {row.payment for row in rows[:-1]} == {Decimal("40228.04")}
    assert rows[-1].payment == Decimal("40228.13")
    assert sum(row.interest for row in rows) == Decimal("265473.05")


@pytest.mark.parametrize(
    ("number", "interest", "principal"),
    [
        (1, "19250.00", "20978.04"),
        (2, "18673.10", "21554.94"),
        (5, "16845.47", "23382.57"),
        (24, "1076.67", "39151.46"),
    ],
)
def test_each_instalment_is_interest_on_the_balance_and_principal(number: int, interest: str, principal: str) -> None:
    row = amortised(FINANCED, BOUGHT, DAYS, LATER)[number - 1]
    assert (row.interest, row.principal) == (Decimal(interest), Decimal(principal))


METHODS = [
    ("40228.04", "40228.13", "965473.05", "265473.05"),
    ("48416.67", "29968.67", "940624.98", "240624.98"),
    ("40060.56", "40060.61", "961453.49", "261453.49"),
    ("40059.91", "40059.81", "961437.74", "261437.74"),
    ("39761.39", "39761.54", "954273.51", "254273.51"),
]


def test_the_table_of_alternatives_of_part_4_1() -> None:
    made = methods(FINANCED, BOUGHT, DAYS, LATER)
    assert [tuple(map(str, (one.first, one.last, one.total, one.interest))) for one in made] == METHODS
    assert [one.in_force for one in made] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ({"amortization": "level_principal"}, 1),
        ({"first_period": "stub_30_360"}, 2),
        ({"first_period": "stub_act_365"}, 3),
        ({"amortization": "effective_rate"}, 4),
    ],
)
def test_each_reading_is_carried_out_and_marked_in_the_table(reading: dict[str, str], row: int) -> None:
    chosen = Readings(**reading)
    rows = amortised(FINANCED, BOUGHT, DAYS, LATER, chosen)
    assert (str(rows[0].payment), str(rows[-1].payment)) == METHODS[row][:2]
    assert [one.in_force for one in methods(FINANCED, BOUGHT, DAYS, LATER, chosen)].index(True) == row


@pytest.mark.parametrize(
    ("bought", "first"),
    [
        ("2000-06-30", "2000-09-15"),
        ("2000-09-01", "2000-12-15"),
        ("2000-09-15", "2000-12-15"),
        ("2000-09-29", "2000-12-15"),
        ("2000-10-01", "2001-03-15"),
        ("2000-12-31", "2001-03-15"),
        ("2004-02-29", "2004-06-15"),
    ],
)
def test_the_first_instalment_is_in_the_quarter_after_the_purchase(bought: str, first: str) -> None:
    days = due_days(day(bought), LATER)
    assert days[0] == day(first)
    assert len(days) == 24
    assert days[-1] == day(first) + relativedelta(months=69)


@pytest.mark.parametrize(
    ("bought", "first"),
    [
        ("2000-09-01", "2000-09-15"),
        ("2000-09-15", "2000-09-15"),
        ("2000-09-16", "2000-12-15"),
        ("2000-12-16", "2001-03-15"),
    ],
)
def test_or_on_the_first_fifteenth_on_or_after_it(bought: str, first: str) -> None:
    days = due_days(day(bought), LATER, Readings(first_instalment="next_fifteenth"))
    assert days == tuple(day(first) + relativedelta(months=3 * number) for number in range(24))


def test_both_printed_tables_are_the_days_of_their_batches() -> None:
    assert due_days(day("2000-06-30"), LATER) == TERMS.schedules["A-2"][1:]
    assert due_days(BOUGHT, LATER) == TERMS.schedules["LTR-SCHED"]
    assert due_days(BOUGHT, LATER, day=1)[0] == day("2000-12-01")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2000-09-29", "2000-12-15", 76), ("2001-09-15", "2002-01-10", 115), ("2001-01-31", "2001-03-31", 60),
     ("2000-02-29", "2001-02-28", 359), ("2001-12-15", "2001-12-15", 0)],
)  # fmt: skip
def test_days_are_counted_in_months_of_thirty(start: str, end: str, days: int) -> None:
    assert days_360(day(start), day(end)) == days


def test_the_first_quarter_is_whole_unless_the_days_are_counted() -> None:
    first = day("2000-12-15")
    assert first_quarter(BOUGHT, first) == 1
    assert first_quarter(BOUGHT, first, Readings(first_period="stub_30_360")) == Decimal(76) / 90
    assert first_quarter(BOUGHT, first, Readings(first_period="stub_act_365")) == Decimal(308) / 365


def test_eleven_per_cent_is_2_75_a_quarter_or_the_rate_that_makes_eleven() -> None:
    assert periodic_rate(LATER) == Decimal("0.0275")
    effective = periodic_rate(LATER, Readings(amortization="effective_rate"))
    assert round(effective, 9) == Decimal("0.026433327")
    assert round((1 + effective) ** 4, 20) == Decimal("1.11")


def test_without_interest_the_parts_are_equal() -> None:
    rows = amortised(Decimal("2400.00"), BOUGHT, DAYS, replace(LATER, annual_rate=Decimal(0)))
    assert {row.payment for row in rows} == {Decimal("100.00")}


@pytest.mark.parametrize(("amount", "rounded"), [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68")])
def test_half_a_cent_goes_up(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)


def test_the_present_value_of_the_rows_is_what_is_financed() -> None:
    steps = [Decimal("20000.00")] * 4 + [Decimal("48839.28")] * 19 + [Decimal("48839.34")]
    assert present_value(steps, Decimal("0.0275")) == Decimal("742000.01")
    level = [row.payment for row in amortised(FINANCED, BOUGHT, DAYS, LATER)]
    assert abs(present_value(level, Decimal("0.0275")) - FINANCED) <= Decimal("0.05")


def test_typed_rows_that_pay_the_sum_off_end_at_nothing() -> None:
    steps = [Decimal("20000.00")] * 4 + [Decimal("48839.28")] * 19 + [Decimal("48839.34")]
    rows = split(Decimal("742000.00"), steps, Decimal("0.0275"), Decimal(1))
    assert (rows[0].interest, rows[0].principal) == (Decimal("20405.00"), Decimal("-405.00"))
    assert rows[-1].balance == 0


def test_typed_rows_that_do_not_leave_a_balance() -> None:
    rows = split(Decimal("1000.00"), [Decimal("500.00"), Decimal("500.00")], Decimal("0.0275"), Decimal(1))
    assert rows[-1].balance == Decimal("42.01")


def oracle(financed: Decimal, number: int, rate: Decimal) -> list[Decimal]:
    """The balances of a level loan by the closed formula, each year by itself and not step by step."""
    growth = 1 + rate
    level = financed * rate * growth**number / (growth**number - 1)
    return [financed * growth**k - level * (growth**k - 1) / rate for k in range(1, number + 1)]


prices = st.decimals("0.00", "50000000.00", places=2)
bought_days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
ways = st.builds(
    Readings,
    amortization=st.sampled_from(["level", "level_principal", "effective_rate"]),
    first_period=st.sampled_from(["full_quarter", "stub_30_360", "stub_act_365"]),
    first_instalment=st.sampled_from(["quarter_after_purchase", "next_fifteenth"]),
)


@given(prices, bought_days, ways)
def test_every_schedule_pays_the_whole_off_and_ends_at_nothing(price: Decimal, bought: date, way: Readings) -> None:
    days = due_days(bought, LATER, way)
    rows = amortised(price, bought, days, LATER, way)
    assert sum(row.principal for row in rows) == price
    assert sum(row.payment for row in rows) == price + sum(row.interest for row in rows)
    assert rows[-1].balance == 0
    assert all(row.payment == row.interest + row.principal for row in rows)
    assert len(set(days)) == 24
    assert days == tuple(sorted(days))
    assert days[0] >= bought


@given(prices, bought_days)
def test_the_balances_agree_with_the_closed_formula(price: Decimal, bought: date) -> None:
    rows = amortised(price, bought, due_days(bought, LATER), LATER)
    for row, balance in zip(rows, oracle(price, 24, Decimal("0.0275")), strict=True):
        assert abs(row.balance - balance) <= Decimal("0.40")
    level = price * Decimal("0.0275") / (1 - Decimal("1.0275") ** -24)
    assert rows[0].payment == level.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("last", "interest", "balance"),
    [("542.01", "14.51", "0"), ("542.03", "14.53", "0"), ("541.99", "14.49", "0"), ("542.04", "14.51", "-0.03")],
)
def test_a_last_row_off_by_no_more_than_a_cent_a_row_takes_up_the_rounding(
    last: str, interest: str, balance: str
) -> None:
    rows = split(Decimal("1000.00"), [Decimal("500.00"), Decimal(last)], Decimal("0.0275"), Decimal(1))
    assert (rows[1].interest, rows[1].balance) == (Decimal(interest), Decimal(balance))


def test_only_the_first_typed_row_bears_interest_for_a_part_of_its_quarter() -> None:
    rows = split(Decimal("1000.00"), [Decimal("13.75")] * 3, Decimal("0.0275"), Decimal("0.5"))
    assert [one.interest for one in rows] == [Decimal("13.75"), Decimal("27.50"), Decimal("27.88")]


def test_a_first_row_that_is_a_cent_off_keeps_its_interest() -> None:
    rows = split(Decimal("1000.00"), [Decimal("1027.51"), Decimal("5.00")], Decimal("0.0275"), Decimal(1))
    assert (rows[0].interest, rows[0].balance) == (Decimal("27.50"), Decimal("-0.01"))
