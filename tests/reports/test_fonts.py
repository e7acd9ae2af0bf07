"""The letters of printed pages and what stands behind them."""

from __future__ import annotations

import pytest

from reports.fonts import BOLD, ITALIC, MARK, MEDIUM, REGULAR, SEMIBOLD, code_point, missing, plain, runs, width


@pytest.mark.parametrize("font", [REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC])
def test_european_names_are_set_in_our_own_letters(font: str) -> None:
    assert runs("Łukasz Žižka, Erdős, 16,497.52", font) == ((font, "Łukasz Žižka, Erdős, 16,497.52"),)


def test_a_letter_our_font_lacks_comes_from_the_font_behind_it() -> None:
    assert runs("5 Ж", REGULAR) == ((REGULAR, "5 "), ("Noto-Regular", "Ж"))
    assert runs("5 Ж", BOLD) == ((BOLD, "5 "), ("Noto-Bold", "Ж"))


def test_a_letter_no_font_has_is_marked_and_never_dropped() -> None:
    assert runs("中x中", REGULAR) == ((REGULAR, f"{MARK}x{MARK}"),)
    assert missing(["中x中", "ж א"]) == ("中", "א")


@pytest.mark.parametrize("char", ["\u202e", "\u200f", "\x00", "\ud800", "\ufeff", "\u00ad", "\u2066"])
def test_what_cannot_be_seen_is_marked(char: str) -> None:
    assert runs(f"a{char}b") == ((REGULAR, f"a{MARK}b"),)
    assert missing([f"a{char}b"]) == (char,)


def test_accents_typed_apart_are_joined() -> None:
    assert plain("Erdo\u030bs") == "Erdős"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_is_one(end: str) -> None:
    assert plain(f"a{end}b") == "a\nb"


def test_figures_are_all_equally_wide() -> None:
    assert len({width(digit, REGULAR) for digit in "0123456789"}) == 1


def test_a_character_is_named_so_that_it_can_be_looked_up() -> None:
    assert code_point("中") == "U+4E2D"
    assert code_point("\U0001f4e1") == "U+1F4E1"
