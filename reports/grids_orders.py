"""The columns of orders, their lines and shipments: as their pages show them, and as a workbook holds them."""

from __future__ import annotations

from dataclasses import dataclass

from models.queries.orders import OrderLineRow, OrderRow, OrderStanding
from models.queries.shipments import ShipmentRow, ShipmentStanding, ShippedPairRow
from reports.columns import Align, Column, Kind, Tone

__all__ = [
    "LINES",
    "LINE_PRICE",
    "ORDERS",
    "ORDER_LIST",
    "SHIPMENTS",
    "SHIPMENT_LIST",
    "SHIPPED",
    "LineShown",
    "order_icon",
    "order_tone",
    "radios_words",
    "shipment_icon",
    "shipment_tone",
]

ORDER_DRESS = {
    OrderStanding.DRAFT: (Tone.OUTLINE, "pencil"),
    OrderStanding.ISSUED: (Tone.INFO, "send"),
    OrderStanding.PART_SHIPPED: (Tone.INFO, "truck"),
    OrderStanding.SHIPPED: (Tone.INFO, "truck"),
    OrderStanding.RECEIVED: (Tone.OK, "check"),
    OrderStanding.CANCELLED: (Tone.NEUTRAL, "ban"),
}
SHIPMENT_DRESS = {
    ShipmentStanding.IN_TRANSIT: (Tone.INFO, "truck"),
    ShipmentStanding.PART_RECEIVED: (Tone.WARN, "package-open"),
    ShipmentStanding.RECEIVED: (Tone.OK, "check"),
}


def order_tone(row: OrderRow) -> Tone:
    """The tone of the chip that says how far an order has come."""
    return ORDER_DRESS[row.standing][0]


def order_icon(row: OrderRow) -> str:
    """The icon of that chip."""
    return ORDER_DRESS[row.standing][1]


def shipment_tone(row: ShipmentRow) -> Tone:
    """The tone of the chip that says how much of a shipment has come."""
    return SHIPMENT_DRESS[row.standing][0]


def shipment_icon(row: ShipmentRow) -> str:
    """The icon of that chip."""
    return SHIPMENT_DRESS[row.standing][1]


def radios_words(row: ShipmentRow) -> str:
    """The pairs of a shipment by radio type: 75 OC-3, 129 DS-3."""
    return ", ".join(f"{count} {radio}" for radio, count in row.radios.items())


def _total_missing(row: OrderRow) -> str:
    """An order's total in words while it has none."""
    return "not complete" if row.lines else "no lines yet"


def _total_words(row: OrderRow) -> str:
    return _total_missing(row) if row.total is None else f"{row.total:,.2f}"


def _of_pairs(count: int, row: OrderRow) -> str:
    return f"{count:,} of {row.batch_pairs:,}" if row.issued_on is not None else "none"


ORDERS: tuple[Column[OrderRow], ...] = (
    Column("Order", lambda row: row.number, width=9),
    Column("For", lambda row: row.heading, width=24, grow=1),
    Column("Batch", lambda row: row.batch, kind=Kind.NUMBER, width=6, fold=3),
    Column("Dated", lambda row: row.ordered_on, kind=Kind.DATE, width=13, fold=2),
    Column(
        "Shipped", lambda row: row.shipped, text=lambda row: _of_pairs(row.shipped, row), align=Align.RIGHT,
        width=11, fold=1, spoken="Pairs shipped of those the contract counts",
    ),
    Column(
        "Total, USD", lambda row: row.total, text=_total_words, kind=Kind.MONEY,
        tone=lambda row: Tone.WARN if row.total is None and row.lines else None, width=14,
    ),
    Column("State", lambda row: row.standing.words, kind=Kind.CHIP, tone=order_tone, icon=order_icon, width=15),
)  # fmt: skip
"""The orders on their page."""

ORDER_LIST: tuple[Column[OrderRow], ...] = (
    Column("Order", lambda row: row.number, width=10),
    Column("Batch", lambda row: row.batch, kind=Kind.NUMBER, width=7),
    Column("For", lambda row: row.heading, width=32),
    Column("Form", lambda row: row.form or None, missing="", width=10),
    Column("Dated", lambda row: row.ordered_on, kind=Kind.DATE, width=14),
    Column("Issued", lambda row: row.issued_on, kind=Kind.DATE, missing="not yet", width=14),
    Column("Cancelled", lambda row: row.cancelled_on, kind=Kind.DATE, missing="", width=14),
    Column("Standing", lambda row: row.standing.words, width=14),
    Column("Pairs by the contract", lambda row: row.batch_pairs, kind=Kind.NUMBER, width=12),
    Column("Pairs by the lines", lambda row: row.listed, kind=Kind.NUMBER, width=12),
    Column("Shipped", lambda row: row.shipped, kind=Kind.NUMBER, width=9),
    Column("Received", lambda row: row.received, kind=Kind.NUMBER, width=9),
    Column("Lines", lambda row: row.lines, kind=Kind.NUMBER, width=7),
    Column("Lines without a price", lambda row: row.unpriced, kind=Kind.NUMBER, width=12),
    Column("Total, USD", lambda row: row.total, kind=Kind.MONEY, missing="not complete", width=16),
    Column("What is odd", lambda row: " ".join(row.warnings) or None, missing="", width=48),
)
"""The orders in a workbook."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of an order, and what of it may still be typed."""

    line: OrderLineRow
    draft: bool  # what it orders may change
    open: bool  # its price may be typed


def _unpriced(row: LineShown) -> Tone | None:
    return Tone.WARN if row.line.price is None else None


LINE_PRICE: Column[LineShown] = Column(
    "Unit price, USD", lambda row: row.line.price, kind=Kind.MONEY, missing="not entered", tone=_unpriced,
    editable=lambda row: row.open, width=14,
)  # fmt: skip

LINES: tuple[Column[LineShown], ...] = (
    Column("", lambda row: row.line.position, width=3, spoken="Line"),
    Column("Item", lambda row: row.line.description, editable=lambda row: row.draft, width=26, grow=1),
    Column("Type", lambda row: row.line.radio or None, missing="", width=7, fold=1),
    Column("Qty", lambda row: row.line.quantity, kind=Kind.NUMBER, editable=lambda row: row.draft, width=7,
           spoken="Quantity"),
    LINE_PRICE,
    Column("Amount, USD", lambda row: row.line.extended, kind=Kind.MONEY, missing="not known",
           width=14),
)  # fmt: skip
"""The lines of one order."""

SHIPMENTS: tuple[Column[ShipmentRow], ...] = (
    Column("Shipment", lambda row: row.number, width=9),
    Column("Memorandum", lambda row: row.memorandum, width=12, fold=4),
    Column("Order", lambda row: row.order, width=8, fold=2),
    Column("Shipped", lambda row: row.shipped_on, kind=Kind.DATE, width=13),
    Column("Pairs", lambda row: row.pairs, kind=Kind.NUMBER, width=6),
    Column("Type", radios_words, width=18, grow=1, fold=1),
    Column("Received", lambda row: row.received, text=lambda row: f"{row.received:,} of {row.pairs:,}",
           align=Align.RIGHT, width=12),
    Column("Carrier", lambda row: row.carrier or None, missing="not entered", width=16, fold=3),
    Column("State", lambda row: row.standing.words, kind=Kind.CHIP, tone=shipment_tone, icon=shipment_icon, width=16),
)  # fmt: skip
"""The shipments on their page."""

SHIPMENT_LIST: tuple[Column[ShipmentRow], ...] = (
    Column("Shipment", lambda row: row.number, width=10),
    Column("Packing memorandum", lambda row: row.memorandum, width=14),
    Column("Memorandum in package", lambda row: row.memorandum_package, kind=Kind.NUMBER, width=12),
    Column("Order", lambda row: row.order, width=10),
    Column("Shipped", lambda row: row.shipped_on, kind=Kind.DATE, width=14),
    Column("Title and risk passed", lambda row: row.shipped_on, kind=Kind.DATE, width=14),
    Column("Carrier", lambda row: row.carrier or None, missing="not entered", width=20),
    Column("Shipped to", lambda row: ", ".join(row.ship_to), width=40),
    Column("Routing", lambda row: row.routing or None, missing="none given", width=30),
    Column("Packages", lambda row: row.packages, kind=Kind.NUMBER, width=9),
    Column("Pairs", lambda row: row.pairs, kind=Kind.NUMBER, width=7),
    Column("By type", radios_words, width=20),
    Column("Received", lambda row: row.received, kind=Kind.NUMBER, width=9),
    Column("In transit", lambda row: row.in_transit, kind=Kind.NUMBER, width=9),
    Column("Extra serials", lambda row: row.extra, kind=Kind.NUMBER, width=9),
    Column("Last received", lambda row: row.received_on, kind=Kind.DATE, missing="not yet", width=14),
    Column("Standing", lambda row: row.standing.words, width=14),
)
"""The shipments in a workbook."""


def _came(row: ShippedPairRow) -> Tone | None:
    return None if row.received_on else Tone.WARN


def _came_words(row: ShippedPairRow) -> str:
    day = row.received_on
    return f"{day.day} {day:%b}" if day else "not yet"


SHIPPED: tuple[Column[ShippedPairRow], ...] = (
    Column("Pair", lambda row: row.tag, width=7),
    Column("Near", lambda row: row.near, kind=Kind.SERIAL, missing="not listed", width=10, grow=1),
    Column("Far", lambda row: row.far, kind=Kind.SERIAL, missing="not listed", width=10, grow=1),
    Column(
        "Came", lambda row: row.received_on, text=_came_words, kind=Kind.DATE, tone=_came, width=8, spoken="Received on"
    ),
)
"""The pairs of a shipment beside the list."""
