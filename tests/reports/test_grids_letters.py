"""How letters are worded in lists: their tests and the days that were counted."""

from __future__ import annotations

from datetime import date

import pytest

from models.queries.link_tests import Tally
from models.rules.acceptance import LetterState
from models.rules.clause import CountedDay
from reports.columns import Tone
from reports.grids_letters import LETTERS, clock_icon, clock_tone, counted_words, tally_words


@pytest.mark.parametrize(
    ("tally", "said"),
    [(Tally(), "no plan"), (Tally(6), "none yet"), (Tally(6, 4), "4 of 6"), (Tally(6, 6, 2), "2 of 6 failed")],
)
def test_tests_are_told_in_few_words(tally: Tally, said: str) -> None:
    assert tally_words(tally) == said


def test_counted_days_name_the_closed_weekday_between_them() -> None:
    days = (
        CountedDay(date(2000, 11, 22), 1),
        CountedDay(date(2000, 11, 23), None, "Thanksgiving Day"),
        CountedDay(date(2000, 11, 24), 2),
        CountedDay(date(2000, 11, 25), None, "Saturday"),
        CountedDay(date(2000, 11, 27), 3),
    )
    assert counted_words(days) == "Wed 22, Fri 24, Mon 27; Thu 23 closed"
    assert counted_words(days[:1]) == "Wed 22"


@pytest.mark.parametrize("state", LetterState)
def test_every_state_has_its_dress_and_a_missing_fact_the_dashed_one(state: LetterState) -> None:
    assert clock_icon(state) is not None
    missing = state in (LetterState.NOT_SENT, LetterState.RECEIPT_UNKNOWN)
    assert (clock_tone(state) is Tone.MISSING) is missing


def test_a_due_day_that_is_not_known_says_so() -> None:
    (due,) = (column for column in LETTERS if column.title == "Due")
    assert due.missing == "cannot say"
