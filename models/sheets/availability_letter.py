"""What a Link Availability Letter says: Winstar makes Links available, Customer countersigns or objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.clause import CountedDay
from models.sheets.sheet import Head, Place, Signatory

__all__ = ["AvailabilityLetterSheet", "LinkOnPaper"]


@dataclass(frozen=True, slots=True)
class LinkOnPaper:
    """A Link as papers name it: its two ends, the radio pair between them and where it reaches the network."""

    number: str
    pair: str
    radio: str
    hub: Place
    location: Place
    near_serial: str = ""
    far_serial: str = ""
    installed_on: date | None = None
    switch_site: str = ""


@dataclass(frozen=True, slots=True)
class AvailabilityLetterSheet:
    """A Link Availability Letter, with its answer date once the receipt is known."""

    head: Head
    links: tuple[LinkOnPaper, ...]
    answer_days: int
    charge_days: int
    specification: str = ""
    received_on: date | None = None
    received_how: str = ""
    days: tuple[CountedDay, ...] = ()
    answer_by: date | None = None
    charge_due_on: date | None = None
    replaces: str = ""
    remarks: tuple[str, ...] = ()
    signatory: Signatory = Signatory()
    countersignatory: Signatory = Signatory()
