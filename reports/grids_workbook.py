"""The columns of lists as workbooks hold them: orders, shipments, what is due, and the journal."""

from __future__ import annotations

from dataclasses import dataclass

from models.queries.book import EntryRow
from models.queries.orders import OrderRow
from models.queries.shipments import ShipmentRow
from models.rules.findings import Finding, group_of
from reports.columns import Column, Kind

__all__ = ["DUE_LIST", "JOURNAL_LIST", "ORDER_LIST", "SHIPMENT_LIST", "DueLine"]

ORDER_LIST: tuple[Column[OrderRow], ...] = (
    Column("Order", lambda row: row.number, width=10),
    Column("Batch", lambda row: row.batch, kind=Kind.NUMBER, width=7),
    Column("Heading", lambda row: row.heading, width=36),
    Column("Form", lambda row: row.form or None, missing="", width=9),
    Column("Dated", lambda row: row.ordered_on, kind=Kind.DATE, width=13),
    Column("Issued", lambda row: row.issued_on, kind=Kind.DATE, missing="not yet", width=13),
    Column("Standing", lambda row: row.standing.words, width=14),
    Column("Pairs counted", lambda row: row.batch_pairs, kind=Kind.NUMBER, width=14),
    Column("Pairs listed", lambda row: row.listed, kind=Kind.NUMBER, width=13),
    Column("Shipped", lambda row: row.shipped, kind=Kind.NUMBER, width=9),
    Column("Received", lambda row: row.received, kind=Kind.NUMBER, width=9),
    Column("Lines", lambda row: row.lines, kind=Kind.NUMBER, width=7),
    Column("Lines without price", lambda row: row.unpriced, kind=Kind.NUMBER, width=19),
    Column("Total, USD", lambda row: row.total, kind=Kind.MONEY, missing="not entered", width=16),
    Column("To note", lambda row: " ".join(row.warnings) or None, missing="", width=60),
)
"""Purchase orders."""

SHIPMENT_LIST: tuple[Column[ShipmentRow], ...] = (
    Column("Shipment", lambda row: row.number, width=11),
    Column("Packing memorandum", lambda row: row.memorandum, width=20),
    Column("Order", lambda row: row.order, width=10),
    Column("Shipped", lambda row: row.shipped_on, kind=Kind.DATE, width=13),
    Column("Carrier", lambda row: row.carrier or None, missing="not entered", width=20),
    Column("Ship to", lambda row: ", ".join(row.ship_to) or None, missing="not entered", width=40),
    Column("Routing", lambda row: row.routing or None, missing="", width=24),
    Column("Packages", lambda row: row.packages, kind=Kind.NUMBER, width=9),
    Column("Memorandum in", lambda row: row.memorandum_package, kind=Kind.NUMBER, width=14),
    Column("Pairs", lambda row: row.pairs, kind=Kind.NUMBER, width=7),
    Column("Received", lambda row: row.received, kind=Kind.NUMBER, width=9),
    Column("In transit", lambda row: row.in_transit, kind=Kind.NUMBER, width=10),
    Column("Extra serials", lambda row: row.extra, kind=Kind.NUMBER, width=13),
    Column("Last received", lambda row: row.received_on, kind=Kind.DATE, missing="not yet", width=14),
    Column("Standing", lambda row: row.standing.words, width=15),
    Column("At whose risk", lambda row: row.risk or None, missing="", width=28),
)
"""Shipments."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing found, and the name of the party that owes it."""

    found: Finding
    who: str


DUE_LIST: tuple[Column[DueLine], ...] = (
    Column("When", lambda row: group_of(row.found).words, width=22),
    Column("What", lambda row: row.found.subject, width=40),
    Column("Detail", lambda row: row.found.detail or None, missing="", width=32),
    Column("Who owes it", lambda row: row.who, width=14),
    Column("Due", lambda row: row.found.due_on, kind=Kind.DATE, missing="no date", width=13),
    Column("May still be done on", lambda row: row.found.may_be_met_by, kind=Kind.DATE, missing="", width=20),
    Column("State", lambda row: row.found.chip or row.found.missing or None, missing="", width=24),
    Column("Clause", lambda row: row.found.tag, width=12),
    Column("In full", lambda row: row.found.sentence, width=60),
)
"""Everything due, odd or possible."""

JOURNAL_LIST: tuple[Column[EntryRow], ...] = (
    Column("Entry", lambda row: row.id, kind=Kind.NUMBER, width=8),
    Column("What was done", lambda row: row.sentence, width=60),
    Column("For the day", lambda row: row.recorded_on, kind=Kind.DATE, width=13),
    Column("By", lambda row: row.by, width=22),
    Column("Written, UTC", lambda row: row.at, width=34),
    Column("Undone", lambda row: "undone" if row.undone else None, missing="", width=9),
    Column("Act", lambda row: row.act, width=24),
    Column("Seal", lambda row: row.hash, kind=Kind.SERIAL, width=66),
)
"""The journal."""
