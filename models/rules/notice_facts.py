"""The records of the Radio Pair Notices and their lines (EXB-2), as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NoticeBook"]


@dataclass(frozen=True, slots=True)
class NoticeBook:
    """The records of the Radio Pair Notices and their lines (EXB-2)."""
