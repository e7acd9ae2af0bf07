"""Amounts out of pasted lines and sheets: by their day or quarter, else in their order."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from tests.rules.law import TERMS, day
from ui.dialogs.plan_sheet import amounts_in_sheet, amounts_in_text

DAYS = {0: day("2000-09-29"), **dict(enumerate(TERMS.schedules["LTR-SCHED"], 1))}


def sheet(*rows: tuple[Any, ...]) -> Any:
    return SimpleNamespace(rows=rows)


def test_a_column_of_sums_fills_the_rows_from_the_one_chosen() -> None:
    read = amounts_in_text("20,000.00\n$48,839.28\n 48839.28 \n", DAYS, 4)
    assert read.amounts == {4: Decimal("20000.00"), 5: Decimal("48839.28"), 6: Decimal("48839.28")}
    assert read.bad == ()


@pytest.mark.parametrize(
    "line", ["12/15/2000\t20,000.00", "15 Dec 2000\t20,000.00", "2000-12-15\t20000", "4Q00\t20000.00", "4q00  $20,000"]
)
def test_a_line_that_names_its_day_or_quarter_goes_to_its_row(line: str) -> None:
    assert amounts_in_text(line, DAYS, 9).amounts == {1: Decimal("20000.00")}


def test_after_a_named_row_the_next_follow_it() -> None:
    assert amounts_in_text("1Q01\t10\n20\n30", DAYS, 0).amounts == {2: 10, 3: 20, 4: 30}


def test_heads_and_words_are_passed_over() -> None:
    read = amounts_in_text("Date\tPayment\n\nDown Payment 30%\t318,000.00\nSubject to contract\n", DAYS, 0)
    assert read.amounts == {0: Decimal("318000.00")}


def test_more_lines_than_rows_and_sums_that_cannot_be_are_told() -> None:
    read = amounts_in_text("10\n20\n", DAYS, 24)
    assert (read.amounts, read.bad) == ({24: 10}, ("20 is more than the plan has rows.",))
    assert amounts_in_text("(5.00)", DAYS, 1).bad == ("-5.00 is no sum in whole cents.",)
    assert amounts_in_text("1.005", DAYS, 1).bad == ("1.005 is no sum in whole cents.",)
    assert amounts_in_text("1,,.", DAYS, 1).amounts == {}


def test_a_day_that_is_no_due_date_names_no_row() -> None:
    assert amounts_in_text("16 Dec 2000\t10", DAYS, 3).amounts == {3: 10}
    assert amounts_in_text("4Q09\t10", DAYS, 3).amounts == {3: 10}


def test_cells_of_a_sheet_are_read_by_their_kind() -> None:
    read = amounts_in_sheet(
        sheet(("Date", "Payment"), (date(2000, 12, 15), 20000.5), (None, True), ("3Q01", 48839), ("", None)), DAYS
    )
    assert read.amounts == {1: Decimal("20000.50"), 4: Decimal("48839.00")}
