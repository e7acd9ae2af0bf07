"""What a written objection says: which test items failed, and how the tests were made and came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.availability_letter import LinkOnPaper
from models.sheets.sheet import Head, Signatory

__all__ = ["FailedItem", "ObjectionSheet"]


@dataclass(frozen=True, slots=True)
class FailedItem:
    """One test item that failed: its limit, its result and how it was tested."""

    item: str
    limit: str
    result: str
    tested: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionSheet:
    """A written objection to one letter."""

    head: Head
    letter: str
    letter_dated: date
    links: tuple[LinkOnPaper, ...]
    failed: tuple[FailedItem, ...]
    items_tested: int
    explanation: str
    answer_days: int
    received_on: date | None = None
    must_arrive_by: date | None = None
    tested_on: date | None = None
    tested_by: str = ""
    remarks: tuple[str, ...] = ()
    signatory: Signatory = Signatory()
