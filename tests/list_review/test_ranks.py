"""Ranks given once, and the words for those that are missing."""

import pytest

from models.list_review.words import list_words, ranges
from tests.list_review.lists import changed, clean_table, reviewed, sentences


def test_a_rank_given_twice_bars_every_row_that_has_it() -> None:
    looked = reviewed(changed(clean_table(4), A4=2, A5=2))
    assert sentences(looked.errors) == ["Rank 2 is given to rows 3, 4 and 5."]
    assert [row.number for row in looked.problem_rows] == [3, 4, 5]


def test_a_missing_rank_is_said() -> None:
    looked = reviewed(changed(clean_table(3), A4=4))
    assert sentences(looked.notes) == ["Rank 3 is missing."]
    assert looked.notes[0].where == "Sheet1"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([3], "3"),
        ([1, 2, 3], "1 to 3"),
        ([3, 7, 8, 57], "3, 7 to 8 and 57"),
        ([1, 3, 5, 7, 9, 11], "1, 3, 5, 7, 9 and 11"),
        ([1, 3, 5, 7, 9, 11, 13, 14], "1, 3, 5, 7, 9 and 3 more"),
    ],
)
def test_neighbouring_numbers_are_said_as_one(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words


def test_a_long_row_of_words_is_cut() -> None:
    assert list_words(list("abcdef")) == "a, b, c, d, e and f"
    assert list_words(list("abcdefg")) == "a, b, c, d, e and 2 more"
