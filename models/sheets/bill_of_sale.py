"""What a bill of sale says: Winstar conveys the equipment of one batch to Customer, listed by serial."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Signatory

__all__ = ["BillOfSaleSheet", "RelatedItem", "SoldPair"]


@dataclass(frozen=True, slots=True)
class SoldPair:
    """One radio pair with the serials of both its ends; an end nobody has scanned has no serial."""

    number: str
    radio: str
    near_serial: str = ""
    far_serial: str = ""
    shipped_on: date | None = None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Equipment that goes with the pairs and carries no serial."""

    description: str
    quantity: int


@dataclass(frozen=True, slots=True)
class BillOfSaleSheet:
    """A bill of sale with its own Schedule A."""

    head: Head
    batch: str
    orders: tuple[str, ...]
    pairs: tuple[SoldPair, ...]
    related: tuple[RelatedItem, ...] = ()
    remarks: tuple[str, ...] = ()
    signatory: Signatory = Signatory()
    witness: Signatory = Signatory()
