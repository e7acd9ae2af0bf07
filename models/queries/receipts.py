"""Receipts of shipments: what each found, and the packing memorandum that the next is held against."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.pair_review import EndSide, ListedPair, Mark, serial_key
from models.queries.ends import ends_of
from models.queries.movements import moves
from models.rules.inventory import PlaceKind
from models.tables import Pair, Place, Receipt, ReceiptMark, Shipment

__all__ = ["MarkRow", "ReceiptRow", "listed_pairs", "receipts"]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What became of one serial in a receipt."""

    serial: str
    mark: Mark
    tag: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One session of receiving, with the mark of every serial."""

    received_on: date
    place: str
    marks: tuple[MarkRow, ...]

    def count(self, mark: Mark) -> int:
        """How many serials bear a mark."""
        return sum(one.mark is mark for one in self.marks)


def receipts(session: Session, number: str, as_of: date) -> tuple[ReceiptRow, ...]:
    """The receipts of a shipment in order, with their marks."""
    rows = session.execute(
        select(
            Receipt.id,
            Receipt.received_on,
            Place.name.label("place"),
            ReceiptMark.serial,
            ReceiptMark.mark,
            ReceiptMark.tag,
        )
        .join(Shipment, Shipment.id == Receipt.shipment_id)
        .join(Place, Place.id == Receipt.place_id)
        .outerjoin(ReceiptMark, ReceiptMark.receipt_id == Receipt.id)
        .where(Shipment.number == number, Receipt.received_on <= as_of)
        .order_by(Receipt.received_on, Receipt.id, ReceiptMark.position)
    )
    heads: dict[int, tuple[date, str]] = {}
    marks: dict[int, list[MarkRow]] = defaultdict(list)
    for row in rows:
        heads[row.id] = row.received_on, row.place
        if row.mark is not None:
            marks[row.id].append(MarkRow(row.serial, Mark(row.mark), row.tag))
    return tuple(ReceiptRow(day, place, tuple(marks[key])) for key, (day, place) in heads.items())


def listed_pairs(session: Session, number: str) -> tuple[ListedPair, ...]:
    """The packing memorandum of a shipment as receiving holds it against what is scanned."""
    rows = session.execute(select(Pair.tag).join(Shipment).where(Shipment.number == number).order_by(Pair.id))
    tags = [row.tag for row in rows]
    ends, ways, seen = ends_of(session, tags), moves(session, tags=tags), _seen(session, number)
    found = []
    for tag in tags:
        near, far = (ends.get(tag, {}).get(side, ("", ""))[0] for side in EndSide)
        found.append(
            ListedPair(
                tag,
                near,
                far,
                serial_key(near) in seen,
                serial_key(far) in seen,
                ways[tag][-1].to_kind is PlaceKind.TRANSIT,
            )
        )
    return tuple(found)


def _seen(session: Session, number: str) -> set[str]:
    """The serials of a shipment that a receipt has found already."""
    rows = session.scalars(
        select(ReceiptMark.serial)
        .join(Receipt, Receipt.id == ReceiptMark.receipt_id)
        .join(Shipment, Shipment.id == Receipt.shipment_id)
        .where(Shipment.number == number, ReceiptMark.mark.in_((Mark.MATCHED.value, Mark.NEW.value)))
    )
    return {serial_key(serial) for serial in rows}
