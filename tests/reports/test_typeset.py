"""Text set into lines."""

from __future__ import annotations

import time

import pytest

from reports.blocks import BODY
from reports.typeset import Line, one_line, set_text


def words(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece for _, piece in line.runs) for line in lines]


def test_words_fill_lines_and_no_line_is_wider_than_its_column() -> None:
    lines = set_text("The quick brown fox jumps over the lazy dog. " * 9, BODY, 150)
    assert all(line.width <= 150 for line in lines)
    assert " ".join(words(lines)) == " ".join(["The quick brown fox jumps over the lazy dog."] * 9)


def test_a_word_wider_than_the_column_is_cut_and_loses_nothing() -> None:
    word = "AL3L" * 100
    lines = set_text(word, BODY, 90)
    assert all(line.width <= 90 for line in lines)
    assert "".join(words(lines)) == word


def test_a_column_narrower_than_a_letter_still_gets_one_letter_a_line() -> None:
    assert words(set_text("abc", BODY, 1)) == ["a", "b", "c"]


def test_paragraphs_stay_apart_and_an_empty_text_has_no_line() -> None:
    assert words(set_text("one\n\ntwo", BODY, 200)) == ["one", "", "two"]
    assert set_text("", BODY, 200) == ()


def test_a_day_is_never_broken_over_two_lines() -> None:
    found = words(set_text("Master Agreement dated as of June 30, 2000", BODY, 150))
    assert found[-1] == "June\N{NO-BREAK SPACE}30,\N{NO-BREAK SPACE}2000"


def test_one_line_ends_in_an_ellipsis_when_something_is_left_out() -> None:
    line = one_line("word " * 100, BODY, 100)
    assert words((line,))[0].endswith("…")
    assert line.width <= 100
    assert words((one_line("short", BODY, 100),)) == ["short"]


@pytest.mark.parametrize("text", ["x" * 200_000, "word " * 50_000, "Ж中" * 50_000])
def test_a_very_long_text_is_set_in_no_time(text: str) -> None:
    start = time.perf_counter()
    set_text(text, BODY, 400)
    assert time.perf_counter() - start < 2
