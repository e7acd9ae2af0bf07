"""How days, sums and counts read on paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.sheets.sheet import Money, Withheld
from reports.wording import count, day, day_or_blank, day_with_weekday, joined, money, number_word, or_unset


def test_days_are_written_out() -> None:
    assert day(date(2000, 11, 28)) == "November 28, 2000"
    assert day_with_weekday(date(2000, 11, 28)) == "Tuesday, November 28, 2000"
    assert day_or_blank(None)[0] == "not known"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("16497.52"), "$16,497.52"),
        (Decimal(0), "$0.00"),
        (Decimal(-12), "−$12.00"),
        (None, "not entered"),
        (Withheld.FIGURE, "[***]"),
    ],
)
def test_sums_are_in_dollars_unknown_or_withheld(value: Money, printed: str) -> None:
    assert money(value)[0] == printed


def test_a_sum_nobody_entered_is_set_apart_from_a_known_one() -> None:
    assert money(None)[1].font != money(Decimal(1))[1].font


def test_counts_agree_with_their_nouns() -> None:
    assert count(1, "radio pair") == "1 radio pair"
    assert count(1200, "antenna") == "1,200 antennas"
    assert number_word(3) == "three"
    assert number_word(45) == "45"


def test_an_empty_text_says_that_it_was_not_entered() -> None:
    assert or_unset(" ")[0] == "not entered"
    assert or_unset("FOB")[0] == "FOB"
    assert joined(("a", "", "b")) == "a, b"
