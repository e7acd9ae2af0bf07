"""What a column of a list is: one description that the screen, the workbook and the paper all read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = ["Align", "Column", "Kind", "Tone"]

R = TypeVar("R")


class Kind(StrEnum):
    """How the value of a column is to be read and shown."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    SERIAL = "serial"
    CHIP = "chip"
    TAG = "tag"
    PAIR = "pair"  # the value is (near serial, far serial or None)
    DOT = "dot"  # a party with a dot before it, hollow for Tone.OUTLINE
    ACTION = "action"  # the words of a button; means nothing on paper


class Tone(StrEnum):
    """The legal state a colour stands for; never shown without words."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    DEEM = "deem"
    NEUTRAL = "neutral"
    MISSING = "missing"
    OUTLINE = "outline"


class Align(StrEnum):
    """The side of its cell a value stands at."""

    LEFT = "left"
    RIGHT = "right"


# Not slotted: Python 3.11 cannot make a slotted frozen Column[LetterRow](...) (python/cpython#103450).
@dataclass(frozen=True)
class Column(Generic[R]):
    """One column over rows of type R.

    `value` gives the native value: what is sorted, summed and written to a workbook.
    `text` gives other words for it; `second` a grey second voice; `missing` is said when the value is None.
    `tone` and `icon` dress a chip (or tint a cell); `problem` names what is wrong with a cell.
    `width` is in characters; `grow` shares what is left over; the highest `fold` hides first when space is short.
    """

    title: str
    value: Callable[[R], object]
    text: Callable[[R], str] | None = None
    kind: Kind = Kind.TEXT
    width: int = 12
    align: Align | None = None
    tone: Callable[[R], Tone | None] | None = None
    icon: Callable[[R], str] | None = None
    second: Callable[[R], str] | None = None
    missing: str = "not known"
    problem: Callable[[R], str] | None = None
    editable: Callable[[R], bool] | None = None
    grow: int = 0
    fold: int = 0
    spoken: str = ""

    @property
    def side(self) -> Align:
        """The side values stand at: numbers and money right, all else left, unless said otherwise."""
        if self.align is not None:
            return self.align
        return Align.RIGHT if self.kind in (Kind.NUMBER, Kind.MONEY) else Align.LEFT

    @property
    def full_title(self) -> str:
        """The name of the column as it is read aloud."""
        return self.spoken or self.title
