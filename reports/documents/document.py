"""What the program knows about a kind of document before one is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.sheets.sheet import Sheet
from reports.blocks import Block

__all__ = ["Document"]

S = TypeVar("S", bound=Sheet)


@dataclass(frozen=True, slots=True)
class Document(Generic[S]):
    """A kind of document: its title, its clause in words and by id, its sheet, its drawing and its numbering."""

    title: str
    clause: str
    clauses: tuple[str, ...]
    sheet: type[S]
    draw: Callable[[S], Iterator[Block]]
    prefix: str
    digits: int = 4

    def number(self, count: int) -> str:
        """The number of the document that is the count-th of its kind, such as LAL-0017."""
        return f"{self.prefix}-{count:0{self.digits}}"
