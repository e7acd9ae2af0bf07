"""The packing memorandum: what each package of a shipment holds, and which one holds the memorandum."""

from __future__ import annotations

from collections.abc import Iterator

from models.sheets.packing_memorandum import Package, PackingMemorandumSheet
from reports.blocks import BODY, NAME, NOTE, Block, para
from reports.parts import addressed, facts, fill_in, opening, remarks
from reports.tables import Column, Table
from reports.wording import Cell, count, day_or_blank, joined, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Packing Memorandum"
CLAUSE = "Exhibit A, section 4"
LINES = Table((Column("Description", 44), Column("Quantity", 11, figures=True), Column("Serials", 45)))
PACKAGES = Table((Column("Package", 16), Column("Contents", 56), Column("Memorandum", 28)))


def draw(sheet: PackingMemorandumSheet) -> Iterator[Block]:
    """The strips of a packing memorandum."""
    yield from opening(sheet.head, TITLE, CLAUSE, addressed("Ship to", sheet.ship_to))
    yield from facts(*_facts(sheet))
    yield LINES.head()
    for line in sheet.lines:
        yield LINES.row(line.description, f"{line.quantity:,}", joined(line.serials) or "No serials")
    yield PACKAGES.head(above=16)
    for package in sheet.packages:
        yield _package(package, len(sheet.packages))
    yield para(_in_all(sheet), NOTE, above=6)
    yield from remarks(sheet.remarks)
    packed = (("Packed by", ""), ("Packed on", ""))
    received = (("Received and counted by", ""), ("Received on", ""))
    yield fill_in(*packed, *received, above=16)


def _facts(sheet: PackingMemorandumSheet) -> Iterator[tuple[str, Cell]]:
    yield "Purchase order", (sheet.order, NAME)
    yield "Shipment", (sheet.shipment, NAME)
    yield "Shipped on", day_or_blank(sheet.shipped_on)
    yield "Packages", (f"{len(sheet.packages)}", BODY)
    yield "Carrier", or_unset(sheet.carrier)
    yield "Waybill", or_unset(sheet.waybill)
    yield "Routing followed", (sheet.routing or "None given", BODY)


def _package(package: Package, of: int) -> Block:
    holds = ("Holds this memorandum", NAME) if package.holds_memorandum else ""
    return PACKAGES.row(f"{package.number} of {of}", or_unset(package.contents, unknown="not recorded"), holds)


def _in_all(sheet: PackingMemorandumSheet) -> str:
    holding = [package.number for package in sheet.packages if package.holds_memorandum]
    where = f"package {holding[0]} holds" if len(holding) == 1 else "no single package holds"
    return (
        f"{count(sheet.units, 'unit')} in {count(len(sheet.packages), 'package')}; {where} this memorandum. "
        f"Every package and shipping paper carries order number {sheet.order}."
    )
