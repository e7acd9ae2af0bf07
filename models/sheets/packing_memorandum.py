"""What a packing memorandum says: one per shipment, with the order number and what each package holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Party

__all__ = ["Package", "PackedLine", "PackingMemorandumSheet"]


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the shipment and what it holds."""

    number: int
    contents: str
    holds_memorandum: bool = False


@dataclass(frozen=True, slots=True)
class PackedLine:
    """One kind of equipment in the shipment, with the serials of its units."""

    description: str
    quantity: int
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackingMemorandumSheet:
    """The packing memorandum of one shipment."""

    head: Head
    order: str
    shipment: str
    ship_to: Party
    packages: tuple[Package, ...]
    lines: tuple[PackedLine, ...]
    shipped_on: date | None = None
    carrier: str = ""
    waybill: str = ""
    routing: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def units(self) -> int:
        """How many units the shipment holds in all."""
        return sum(line.quantity for line in self.lines)
