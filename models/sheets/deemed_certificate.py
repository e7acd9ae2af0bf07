"""What a certificate of deemed installation says: the days were counted, and nothing had arrived at their end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.clause import CountedDay
from models.sheets.availability_letter import LinkOnPaper
from models.sheets.sheet import Head

__all__ = ["DeemedCertificateSheet"]


@dataclass(frozen=True, slots=True)
class DeemedCertificateSheet:
    """The record that the Links of a letter are deemed installed, with its day count."""

    head: Head
    letter: str
    letter_dated: date
    links: tuple[LinkOnPaper, ...]
    received_on: date
    days: tuple[CountedDay, ...]
    answer_days: int
    effective_on: date
    received_how: str = ""
    calendar: str = ""
    arrived_late: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
