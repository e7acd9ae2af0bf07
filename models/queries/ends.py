"""The serials and bands of the ends of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.pair_review import EndSide, serial_key
from models.tables import End, Pair, Shipment

__all__ = ["Serials", "ends_of", "serials_elsewhere"]

Serials = Mapping[EndSide, tuple[str, str]]
"""The serial and band of each end of which either is known; what is not is empty."""


def ends_of(session: Session, tags: Iterable[str] | None = None) -> dict[str, Serials]:
    """The known serials and bands of every pair, or of those named, by tag."""
    query = select(Pair.tag, End.side, End.serial, End.band).join(Pair, Pair.id == End.pair_id)
    if tags is not None:
        query = query.where(Pair.tag.in_(tuple(tags)))
    found: dict[str, dict[EndSide, tuple[str, str]]] = defaultdict(dict)
    for row in session.execute(query):
        found[row.tag][EndSide(row.side)] = row.serial, row.band
    return dict(found)


def serials_elsewhere(session: Session, serials: Iterable[str], shipment_number: str = "") -> dict[str, str]:
    """Which of these serials belong to pairs of the book outside a shipment: serial key to tag."""
    keys = {serial_key(serial) for serial in serials} - {""}
    rows = session.execute(
        select(End.serial_key, Pair.tag)
        .join(Pair, Pair.id == End.pair_id)
        .join(Shipment, Shipment.id == Pair.shipment_id)
        .where(End.serial_key.in_(keys), Shipment.number != shipment_number)
    )
    return {str(key): tag for key, tag in rows}
