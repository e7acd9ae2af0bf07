"""The parts pages are made of: strips across the page that hold columns of set lines.

Everything printed is such a strip, a paragraph as well as a table row or a signature, so that one flow breaks them
all over pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas

from reports.fonts import ITALIC, MEDIUM, REGULAR, SEMIBOLD
from reports.typeset import Color, Line, Style, set_text

__all__ = [
    "ACCENT",
    "BODY",
    "HAIR",
    "INK",
    "LABEL",
    "NAME",
    "NOTE",
    "QUIET",
    "STRONG",
    "UNSET",
    "WIDTH",
    "Art",
    "Block",
    "Rule",
    "Stack",
    "blank",
    "para",
    "section",
    "stack",
]

WIDTH = 492.0  # of the column of text on US Letter

INK: Color = (0.118, 0.114, 0.102)
SECOND: Color = (0.306, 0.294, 0.267)
THIRD: Color = (0.416, 0.400, 0.365)
HAIR: Color = (0.796, 0.776, 0.733)
ACCENT: Color = (0.122, 0.361, 0.525)
AMBER: Color = (0.494, 0.294, 0.0)

BODY = Style(REGULAR, 8.8, 12.6, INK)
NAME = Style(MEDIUM, 8.8, 12.6, INK)
STRONG = Style(SEMIBOLD, 8.8, 12.6, INK)
QUIET = Style(REGULAR, 8.8, 12.6, SECOND)
NOTE = Style(REGULAR, 7.8, 11.2, THIRD)
LABEL = Style(MEDIUM, 7.4, 11.2, THIRD)
SECTION = Style(SEMIBOLD, 10, 14, INK)
UNSET = Style(ITALIC, 8.8, 12.6, AMBER)

# Draws something of its own under the text of a strip, given its left edge, its top and its height.
Art: TypeAlias = Callable[[Canvas, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across a strip."""

    weight: float = 0.4
    color: Color = HAIR


@dataclass(frozen=True, slots=True)
class Stack:
    """Set lines one under the other in a column of the strip."""

    x: float
    width: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """How tall the lines are together."""
        return sum(line.style.leading for line in self.lines)

    def cut(self, room: float) -> tuple[Stack, Stack]:
        """The lines that fit into a height, and the others."""
        count = 0
        for line in self.lines:
            room -= line.style.leading
            if room < 0:
                break
            count += 1
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


@dataclass(frozen=True, slots=True)
class Block:
    """A strip across the page; `keep` holds it to the next one, `head` goes above it on a later page."""

    stacks: tuple[Stack, ...] = ()
    above: float = 0.0
    pad: float = 0.0
    over: Rule | None = None
    under: Rule | None = None
    art: Art | None = None
    keep: bool = False
    new_page: bool = False
    head: tuple[Block, ...] = ()

    @property
    def height(self) -> float:
        """How tall the strip is, without the space above it."""
        return max((each.height for each in self.stacks), default=0.0) + 2 * self.pad

    def cut(self, room: float) -> tuple[Block, Block] | None:
        """The strip in two, the first part no taller than the room; None if not a line of it fits."""
        parts = [each.cut(room - 2 * self.pad) for each in self.stacks]
        first = tuple(part for part, _ in parts)
        if not any(part.lines for part in first):
            return None
        rest = tuple(part for _, part in parts)
        return (
            replace(self, stacks=first, under=None, keep=False),
            replace(self, stacks=rest, over=None, art=None, above=0.0, new_page=False),
        )


def stack(x: float, room: float, *texts: tuple[str, Style]) -> Stack:
    """A column of texts, each in its style, one under the other."""
    return Stack(x, room, tuple(line for text, style in texts for line in set_text(text, style, room)))


def para(text: str, style: Style = BODY, *, above: float = 0.0, keep: bool = False) -> Block:
    """A paragraph. The text is set as it is typed: nothing in it is read as markup."""
    return Block((stack(0.0, WIDTH, (text, style)),), above=above, keep=keep)


def section(title: str, *, above: float = 14.0, new_page: bool = False) -> Block:
    """A small heading that stays with what follows it."""
    return Block((stack(0.0, WIDTH, (title, SECTION)),), above=above, keep=True, new_page=new_page)


def blank(height: float) -> Line:
    """White space inside a column."""
    return Line((), Style(REGULAR, 1, height, INK), 0.0)
