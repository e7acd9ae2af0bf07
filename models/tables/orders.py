"""Purchase orders and shipments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Base, Cents, Key

__all__ = ["Order", "OrderLine", "OrderPairs", "Package", "Shipment"]


class Order(Base):
    """A purchase order; each one is a batch of the pairs committed to (EXA-1, EXA-2b)."""

    __tablename__ = "orders"
    __table_args__ = (CheckConstraint("batch_pairs >= 0", name="batch_pairs"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # PO-001
    form: Mapped[str]  # A-3, LTR-PO, or empty for an order of our own
    heading: Mapped[str]
    batch: Mapped[int] = mapped_column(unique=True)
    batch_pairs: Mapped[int]  # what the contract counts; the lines may say otherwise (AMB-06)
    ordered_on: Mapped[date]
    deliver_by: Mapped[date | None]
    ship_to: Mapped[str]
    attention: Mapped[str]
    telephone: Mapped[str]
    delivery_terms: Mapped[str]
    payment_terms: Mapped[str]
    routing: Mapped[str]
    issued_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    lines: Mapped[list[OrderLine]] = relationship(order_by="OrderLine.position")
    pairs: Mapped[list[OrderPairs]] = relationship(order_by="OrderPairs.radio")


class OrderLine(Base):
    """One line of an order; its price is absent until it is typed."""

    __tablename__ = "order_lines"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("price IS NULL OR price >= 0", name="price"),
    )

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    position: Mapped[int]
    radio: Mapped[str]  # OC-3 or DS-3
    part: Mapped[str]  # idu, odu, antenna or accessory
    description: Mapped[str]
    quantity: Mapped[int]
    price: Mapped[Decimal | None] = mapped_column(Cents)


class OrderPairs(Base):
    """How many pairs of one radio type the order's lines make up."""

    __tablename__ = "order_pairs"
    __table_args__ = (UniqueConstraint("order_id", "radio"), CheckConstraint("pairs > 0", name="pairs"))

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    radio: Mapped[str]
    pairs: Mapped[int]


class Shipment(Base):
    """Pairs handed to the carrier; title and risk pass on this day (EXA-3)."""

    __tablename__ = "shipments"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SH-0001
    memorandum: Mapped[str] = mapped_column(unique=True)  # PM-0001
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    shipped_on: Mapped[date]
    carrier: Mapped[str]
    ship_to: Mapped[str]
    routing: Mapped[str]
    packages: Mapped[list[Package]] = relationship(order_by="Package.position")


class Package(Base):
    """One package of a shipment; exactly one holds the packing memorandum (EXA-4)."""

    __tablename__ = "packages"
    __table_args__ = (UniqueConstraint("shipment_id", "position"),)

    id: Mapped[Key]
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id"))
    position: Mapped[int]
    contents: Mapped[str]
    holds_memorandum: Mapped[bool]
