"""The worked sums of the register: the batch of a million row by row, the letter's table, and every other formula."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.rules.amortisation import amortised, due_days
from models.rules.clause import Known
from models.rules.overdue import Missed, late_charge
from tests.rules.law import CALENDAR, TERMS, day
from tests.rules.plan_cases import LAST, SEPTEMBER_29, R, S, book, million, second_batch

LATER = TERMS.payment.later_batches
FINANCED = Decimal("700000.00")
ROWS = """
 1 4Q00 2000-12-15 Fri 40228.04 19250.00 20978.04 679021.96
 2 1Q01 2001-03-15 Thu 40228.04 18673.10 21554.94 657467.02
 3 2Q01 2001-06-15 Fri 40228.04 18080.34 22147.70 635319.32
 4 3Q01 2001-09-15 Sat 40228.04 17471.28 22756.76 612562.56
 5 4Q01 2001-12-15 Sat 40228.04 16845.47 23382.57 589179.99
20 3Q05 2005-09-15 Thu 40228.04 5102.77 35125.27 150429.94
21 4Q05 2005-12-15 Thu 40228.04 4136.82 36091.22 114338.72
22 1Q06 2006-03-15 Wed 40228.04 3144.31 37083.73 77254.99
23 2Q06 2006-06-15 Thu 40228.04 2124.51 38103.53 39151.46
24 3Q06 2006-09-15 Fri 40228.13 1076.67 39151.46 0.00
"""


@pytest.mark.parametrize("line", ROWS.strip().splitlines(), ids=lambda line: line[3:7])
def test_every_printed_row_of_the_batch_of_a_million(line: str) -> None:
    number, quarter, *printed = line.split()
    plan = book(million(), "2000-11-28").plan("PP-003")
    assert plan is not None
    row = plan.row(int(number))
    assert row is not None
    sums = (row.amount, row.interest, row.principal, row.balance)
    assert [row.due_on.isoformat(), f"{row.due_on:%a}", *map(str, sums)] == printed
    assert row.quarter == quarter


def test_the_instalment_is_its_factor_of_what_is_financed_and_its_share_of_the_price() -> None:
    factor = Decimal("0.0574686330")
    rows = amortised(Decimal("10000000000.00"), SEPTEMBER_29, due_days(SEPTEMBER_29, LATER), LATER)
    assert round(rows[0].payment / Decimal(10_000_000_000), 10) == factor
    assert round(factor * Decimal("0.70"), 9) == Decimal("0.040228043")
    assert amortised(FINANCED, SEPTEMBER_29, due_days(SEPTEMBER_29, LATER), LATER)[0].payment == Decimal("40228.04")


def test_the_late_charge_of_the_example_is_demanded_after_december_30() -> None:
    missed = Missed("Instalment 5", Decimal("40228.04"), day("2001-12-15"), day("2001-12-30"), day("2001-12-31"))
    found = late_charge(missed, TERMS)
    assert isinstance(found, Known)
    assert found.value == Decimal("7241.05")
    assert CALENDAR.rolled(missed.last_day) == day("2001-12-31")


def test_the_letters_price_makes_its_down_payment_and_what_is_financed() -> None:
    plan = book(second_batch(), "2000-11-28").plan("PP-002")
    assert plan is not None
    assert isinstance(plan.price, Known)
    assert isinstance(plan.financed, Known)
    down = plan.row(0)
    assert down is not None
    assert (plan.price.value, down.amount, plan.financed.value) == (
        Decimal("1060000.00"), Decimal("318000.00"), Decimal("742000.00"),
    )  # fmt: skip
    assert (Decimal("20000.00"), Decimal("48839.28"), Decimal("48839.34")) == (R, S, LAST)
