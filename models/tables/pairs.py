"""Radio pairs, their two ends, the places they stand in, the movements between, receipts, and links."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Base, Key

__all__ = ["End", "Link", "Movement", "Pair", "Place", "Receipt", "ReceiptMark"]


class Pair(Base):
    """A radio pair: two ends that are bought, shipped, installed and counted as one."""

    __tablename__ = "pairs"

    id: Mapped[Key]
    tag: Mapped[str] = mapped_column(unique=True)  # P-0001
    radio: Mapped[str]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id"), index=True)
    package: Mapped[int | None]
    ends: Mapped[list[End]] = relationship(order_by="End.side.desc()")


class End(Base):
    """One radio of a pair; near stands at the hub, far at the building."""

    __tablename__ = "ends"
    __table_args__ = (CheckConstraint("side IN ('near', 'far')", name="side"),)

    id: Mapped[Key]
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"), index=True)
    side: Mapped[str]
    serial: Mapped[str]  # empty while only the band is known
    serial_key: Mapped[str | None] = mapped_column(unique=True)  # upper case, no spaces; absent with the serial
    band: Mapped[str]


class Place(Base):
    """Somewhere a pair can be: supplier, transit, a store, a building, repair; or where it went for good."""

    __tablename__ = "places"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('supplier', 'transit', 'store', 'building', 'repair', 'sold_back', 'lost', "
            "'repossessed', 'sold_under_security')",
            name="kind",
        ),
    )

    id: Mapped[Key]
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), unique=True)


class Movement(Base):
    """A pair going from one place to another; append-only. It names the pair by its tag, see DECISIONS."""

    __tablename__ = "movements"
    __table_args__ = (CheckConstraint("from_place_id <> to_place_id", name="somewhere_else"),)

    id: Mapped[Key]
    tag: Mapped[str] = mapped_column(index=True)
    from_place_id: Mapped[int] = mapped_column(ForeignKey("places.id"))
    to_place_id: Mapped[int] = mapped_column(ForeignKey("places.id"))
    moved_on: Mapped[date]
    note: Mapped[str]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("movements.id"), unique=True)


class Receipt(Base):
    """One session of receiving pairs of a shipment into a store."""

    __tablename__ = "receipts"

    id: Mapped[Key]
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"))
    received_on: Mapped[date]


class ReceiptMark(Base):
    """What became of one serial in a receipt: matched, new, missing, extra or repeated."""

    __tablename__ = "receipt_marks"
    __table_args__ = (CheckConstraint("mark IN ('matched', 'new', 'missing', 'extra', 'repeated')", name="mark"),)

    id: Mapped[Key]
    receipt_id: Mapped[int] = mapped_column(ForeignKey("receipts.id"), index=True)
    position: Mapped[int]
    serial: Mapped[str]
    mark: Mapped[str]
    tag: Mapped[str]  # the pair it belongs to, or empty


class Link(Base):
    """A pair mounted between a hub and a building (MA-1.1o)."""

    __tablename__ = "links"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # L-0001
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"), index=True)
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    hub_id: Mapped[int] = mapped_column(ForeignKey("hubs.id"))
    installed_on: Mapped[date]
    near_place: Mapped[str]  # where the near end stands at the hub, e.g. roof, mast 2
    far_place: Mapped[str]  # where the far end stands at the building
    removed_on: Mapped[date | None]
