"""What a Radio Pair Notice says: the buildings it lists in order of rank, and those it passes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Place, Signatory

__all__ = ["NoticedPlace", "PassedOver", "RadioPairNoticeSheet"]


@dataclass(frozen=True, slots=True)
class NoticedPlace:
    """A building the notice lists, with its rank in the Customer List when it was named."""

    position: int
    place: Place
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A better-ranked building the notice leaves out, and why."""

    place: Place
    rank: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RadioPairNoticeSheet:
    """An Initial or Additional Radio Pair Notice, with its windows once it is given."""

    head: Head
    initial: bool
    which: str  # Initial, or First Additional, Second Additional
    lines: tuple[NoticedPlace, ...]
    window_days: int
    passed_over: tuple[PassedOver, ...] = ()
    shortfall: str = ""
    listed_before: int = 0
    may_decline: int = 0
    declined: int = 0
    given_on: date | None = None
    window_ends: date | None = None
    remarks: tuple[str, ...] = ()
    signatory: Signatory = Signatory()

    @property
    def listed(self) -> int:
        """How many buildings the notices list once this one is given."""
        return self.listed_before + len(self.lines)
