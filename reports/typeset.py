"""Setting text into lines: a style, and words broken to a width without any markup.

What is typed is never parsed, so nothing in it can be a tag, a file or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from reports.fonts import glyphs, plain, runs, width

__all__ = ["Color", "Line", "Style", "one_line", "set_text"]

Color: TypeAlias = tuple[float, float, float]
# The spaces of a printed day, which a line should not end on.
DAY = re.compile(r"([A-Z][a-z]{2,8}) (\d{1,2}), (?=\d{4}\b)")
CACHED = 400  # longer texts are set anew: they are rare, and a cache of them would be large


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: font, size, distance of its lines, colour and side."""

    font: str
    size: float
    leading: float
    color: Color
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its pieces by font, its style and how wide it came out."""

    runs: tuple[tuple[str, str], ...]
    style: Style
    width: float


def set_text(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """The lines of a text in a column so wide; an empty text has none."""
    return _set_cached(text, style, room) if len(text) <= CACHED else _set(text, style, room)


def one_line(text: str, style: Style, room: float) -> Line:
    """The first line of a text, with an ellipsis where the rest was left out."""
    lines = set_text(text, style, room)
    if len(lines) <= 1:
        return lines[0] if lines else _line("", style)
    first = "".join(piece for _, piece in lines[0].runs)
    while first and width(first + "…", style.font) * style.size / 1000 > room:
        first = first[:-1]
    return _line(first + "…", style)


def _set(text: str, style: Style, room: float) -> tuple[Line, ...]:
    if not text:
        return ()
    paragraphs = DAY.sub("\\1\N{NO-BREAK SPACE}\\2,\N{NO-BREAK SPACE}", plain(text)).split("\n")
    return tuple(_line(words, style) for each in paragraphs for words in _filled(each, style, room))


_set_cached = lru_cache(maxsize=4096)(_set)


def _line(text: str, style: Style) -> Line:
    return Line(runs(text, style.font), style, width(text, style.font) * style.size / 1000)


def _filled(paragraph: str, style: Style, room: float) -> Iterator[str]:
    """The paragraph's words, as many to a line as fit."""
    limit = room * 1000 / style.size
    space = width(" ", style.font)
    line: list[str] = []
    used = 0.0
    for word in _pieces(paragraph, style.font, limit):
        needed = width(word, style.font)
        if line and used + space + needed > limit:
            yield " ".join(line)
            line, used = [], 0.0
        used += needed + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _pieces(paragraph: str, font: str, limit: float) -> Iterator[str]:
    """The words of a paragraph, with a word too long for any line cut to fit."""
    for word in filter(None, paragraph.split(" ")):
        if width(word, font) <= limit:
            yield word
        else:
            yield from _cut(word, font, limit)


def _cut(word: str, font: str, limit: float) -> Iterator[str]:
    """A word in pieces that each fit a line; every piece has at least one character."""
    found = glyphs(font)
    start, used = 0, 0.0
    for place, char in enumerate(word):
        advance = found[char][1]
        if place > start and used + advance > limit:
            yield word[start:place]
            start, used = place, 0.0
        used += advance
    yield word[start:]
