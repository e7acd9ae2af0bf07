"""What the status report says: where the radio pairs stand and what is due, as of one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Money

__all__ = ["Counter", "DueGroup", "DueRow", "StatusReportSheet", "SumDue"]


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter: its name, its figure and a word on what it means."""

    title: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SumDue:
    """One sum of money, such as what falls due in 30 days."""

    title: str
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due: what, by whom, when, how pressing and under which clause."""

    what: str
    who: str
    due_on: date | None
    state: str
    clause: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DueGroup:
    """The things that are pressing alike, such as everything overdue."""

    title: str
    rows: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class StatusReportSheet:
    """The status report of the day its head is dated."""

    head: Head
    counters: tuple[Counter, ...]
    groups: tuple[DueGroup, ...]
    sums: tuple[SumDue, ...] = ()
    remarks: tuple[str, ...] = ()
