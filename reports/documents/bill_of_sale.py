"""The bill of sale: Winstar conveys the equipment on its Schedule A to Customer, who does not sign."""

from __future__ import annotations

from collections.abc import Iterator

from models.sheets.bill_of_sale import BillOfSaleSheet, SoldPair
from reports.blocks import BODY, NAME, NOTE, UNSET, Block, para, section
from reports.parts import Signer, facts, opening, remarks, signatures
from reports.tables import Column, Table
from reports.wording import Cell, count, day, joined, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Bill of Sale"
CLAUSE = "Exhibit A, section 3, and its form of Bill of Sale"
PAIRS = Table(
    (
        Column("No.", 5),
        Column("Radio pair", 12),
        Column("Type", 18),
        Column("Near end serial", 21),
        Column("Far end serial", 21),
        Column("Shipped", 23),
    ),
    pad=1.4,
)
RELATED = Table((Column("Related equipment", 85), Column("Quantity", 15, figures=True)), pad=1.4)


def draw(sheet: BillOfSaleSheet) -> Iterator[Block]:
    """The strips of a bill of sale."""
    head = sheet.head
    yield from opening(head, TITLE, CLAUSE)
    yield from facts(
        ("Date", (day(head.dated), BODY)),
        ("Batch", or_unset(sheet.batch)),
        ("Purchase order", or_unset(joined(sheet.orders))),
        ("Radio pairs", (f"{len(sheet.pairs):,}", BODY)),
    )
    yield from _conveyance()
    yield from remarks(sheet.remarks)
    made_on = "Only Winstar signs this Bill of Sale. It is made on the day written above."
    yield para(made_on, above=10, keep=True)
    yield from signatures(
        Signer(head.sender.name, "By", sheet.signatory),
        Signer("Attest or witness", "In the presence of", sheet.witness),
        above=40,
    )
    yield from _schedule(sheet)


def _conveyance() -> Iterator[Block]:
    yield para(
        "By this Bill of Sale Winstar makes over to Customer, and to whoever follows Customer in title or takes "
        "an assignment from it, the whole of the Equipment on Schedule A.",
        above=26,
    )
    yield para(
        "Winstar does so for the price agreed in Exhibit A and on the terms of that Exhibit, all of which stay in "
        "force. A term that begins with a capital letter has the meaning Exhibit A gives it.",
        above=10,
    )


def _schedule(sheet: BillOfSaleSheet) -> Iterator[Block]:
    """Schedule A, on a page of its own."""
    yield section("Schedule A", new_page=True)
    related = f" and {count(len(sheet.related), 'kind')} of related equipment" if sheet.related else ""
    conveyed = f"{count(len(sheet.pairs), 'radio pair')}{related}, conveyed by {sheet.head.number or TITLE}."
    yield para(conveyed, keep=True)
    yield PAIRS.head(above=10)
    for number, pair in enumerate(sheet.pairs, start=1):
        yield PAIRS.row(*_pair(number, pair))
    if sheet.related:
        yield RELATED.head(above=16)
        for item in sheet.related:
            yield RELATED.row(item.description, f"{item.quantity:,}")
    yield para("End of Schedule A.", NOTE, above=8)


def _pair(number: int, pair: SoldPair) -> Iterator[str | Cell]:
    yield f"{number}"
    yield pair.number, NAME
    yield pair.radio
    yield from (or_unset(serial, unknown="not recorded") for serial in (pair.near_serial, pair.far_serial))
    yield (day(pair.shipped_on), BODY) if pair.shipped_on else ("not known", UNSET)
