"""Dates, money and counts as the screen writes and reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ui import words

AS_OF = date(2000, 11, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "28 nov 2000", "28 Nov", "nov 28", "Nov 28, 2000", "11/28/2000", "11/28", "11/28/00", "2000-11-28",
        "Tue 28 Nov 2000", "tuesday 28 november 2000", "28 nov 00", "28.nov.2000", "today", "  28  Nov  2000 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_writings(typed: str) -> None:
    assert words.read_day(typed, AS_OF) == AS_OF


@pytest.mark.parametrize("typed", ["", "28", "nov", "31 feb 2000", "13/13/2000", "28 nov 2000 5", "soon", "2000 28 28"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert words.read_day(typed, AS_OF) is None


def test_what_is_written_can_be_read_again() -> None:
    assert words.read_day(words.day_words(date(2001, 1, 2)), AS_OF) == date(2001, 1, 2)


def test_two_figures_mean_the_nearest_century() -> None:
    assert words.read_day("1/15/99", AS_OF) == date(1999, 1, 15)


def test_the_year_is_left_out_when_it_is_the_one_we_are_in() -> None:
    assert words.day_words(AS_OF, AS_OF) == "Tue 28 Nov"
    assert words.day_words(date(2001, 1, 12), AS_OF) == "Fri 12 Jan 2001"


def test_what_is_missing_has_words() -> None:
    assert words.day_words(None) == "not known"
    assert words.money_words(None) == "not entered"


def test_money_has_commas_and_cents() -> None:
    assert words.money_words(Decimal("16497.5")) == "16,497.50"


@pytest.mark.parametrize(
    ("due", "said"),
    [(date(2000, 11, 26), "2 days late"), (date(2000, 11, 27), "1 day late"), (AS_OF, "due today"),
     (date(2000, 12, 9), "11 days")],
)  # fmt: skip
def test_lateness_is_said_in_plain_days(due: date, said: str) -> None:
    assert words.late_words(due, AS_OF) == said


def test_counts_and_lists_are_phrases() -> None:
    assert words.count_words(1, "pair") == "1 pair"
    assert words.count_words(1200, "copy", "copies") == "1,200 copies"
    assert words.number_words(2) == "two"
    assert words.list_words(["A", "B", "C"]) == "A, B and C"
