"""What a written objection says: which test items a Link failed, and how the tests were made and came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.availability_letter import LinkOnPaper
from models.sheets.sheet import Head, Signatory

__all__ = ["FailedItem", "ObjectionSheet"]


@dataclass(frozen=True, slots=True)
class FailedItem:
    """One test item the Link failed: its limit, its result and what was seen."""

    item: str
    limit: str
    result: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionSheet:
    """A written objection to one letter."""

    head: Head
    letter: str
    letter_dated: date
    link: LinkOnPaper
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
