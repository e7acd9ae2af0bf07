"""Shipments as of a day: their packages and pairs, what has come of them, and what each receipt found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.pair_review import EndSide, Mark
from models.queries.book import readings, terms
from models.queries.ends import ends_of
from models.queries.movements import Move, moves, received_on
from models.queries.receipts import ReceiptRow, receipts
from models.queries.stock import sold_on
from models.rules.clause import Known, Unknown, day_words
from models.rules.inventory import PlaceKind
from models.rules.shipping import PackageFacts, ShipmentFacts
from models.rules.title import risk, title_passed
from models.tables import Order, Package, Pair, Receipt, ReceiptMark, Shipment

__all__ = [
    "PackageRow",
    "ShipmentDetail",
    "ShipmentRow",
    "ShipmentStanding",
    "ShippedPairRow",
    "shipment",
    "shipment_facts",
    "shipments",
]


class ShipmentStanding(StrEnum):
    """How much of a shipment has come."""

    IN_TRANSIT = "in_transit"
    PART_RECEIVED = "part_received"
    RECEIVED = "received"

    @property
    def words(self) -> str:
        """How the standing is named on screen."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A shipment as a list shows it; title and risk passed on the day it was shipped."""

    number: str
    memorandum: str
    order: str
    shipped_on: date
    carrier: str
    ship_to: tuple[str, ...]
    routing: str
    packages: int
    memorandum_package: int | None
    radios: Mapping[str, int]
    pairs: int
    received: int
    in_transit: int
    extra: int  # serials that came and are not on the memorandum
    received_on: date | None  # the latest receipt
    standing: ShipmentStanding
    risk: str  # whose risk the pairs still under way are; empty when none is
    title: Known[date] | Unknown  # the day title passed, by the reading in force (AMB-32)


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One package of a shipment, and how many of its pairs are named to be in it."""

    position: int
    contents: str
    holds_memorandum: bool
    pairs: int


@dataclass(frozen=True, slots=True)
class ShippedPairRow:
    """A pair as its packing memorandum lists it, and the day it was received; an end not listed has no serial."""

    tag: str
    radio: str
    near: str | None
    far: str | None
    near_band: str
    far_band: str
    package: int | None
    received_on: date | None
    place: str


@dataclass(frozen=True, slots=True)
class ShipmentDetail:
    """A whole shipment."""

    row: ShipmentRow
    packages: tuple[PackageRow, ...]
    pairs: tuple[ShippedPairRow, ...]
    receipts: tuple[ReceiptRow, ...]


def shipment_facts(session: Session, as_of: date | None = None) -> tuple[ShipmentFacts, ...]:
    """What the rules look at: every shipment, or those of a day and before."""
    query = (
        select(
            Shipment.id,
            Shipment.number,
            Order.number.label("order"),
            Shipment.shipped_on,
            Shipment.memorandum,
            func.count(Pair.id).label("pairs"),
        )
        .join(Order, Order.id == Shipment.order_id)
        .join(Pair, Pair.shipment_id == Shipment.id)
        .group_by(Shipment.id, Shipment.number, Order.number, Shipment.shipped_on, Shipment.memorandum)
        .order_by(Shipment.id)
    )
    if as_of is not None:
        query = query.where(Shipment.shipped_on <= as_of)
    packages = _packages(session)
    return tuple(
        ShipmentFacts(row.number, row.order, row.shipped_on, row.pairs, tuple(packages[row.id]), row.memorandum)
        for row in session.execute(query)
    )


def _packages(session: Session) -> dict[int, list[PackageFacts]]:
    """The packages of every shipment, by its id."""
    found: dict[int, list[PackageFacts]] = defaultdict(list)
    rows = select(Package.shipment_id, Package.position, Package.holds_memorandum, Package.contents)
    for row in session.execute(rows.order_by(Package.shipment_id, Package.position)):
        found[row.shipment_id].append(PackageFacts(row.position, row.holds_memorandum, row.contents))
    return found


def shipments(session: Session, as_of: date) -> list[ShipmentRow]:
    """Every shipment of a day and before, the latest first."""
    return list(reversed(_rows(session, as_of).values()))


def _rows(session: Session, as_of: date) -> dict[str, ShipmentRow]:
    """The rows of all shipments by number, in the order they were shipped."""
    query = (
        select(Shipment, Order.number.label("order"), sold_on(as_of).label("sold_on"))
        .join(Order, Order.id == Shipment.order_id)
        .where(Shipment.shipped_on <= as_of)
        .order_by(Shipment.shipped_on, Shipment.id)
    )
    read = readings(session, as_of)
    packages, extras, ways = _packages(session), _extras(session, as_of), moves(session, as_of)
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in session.execute(select(Pair.shipment_id, Pair.tag, Pair.radio).order_by(Pair.id)):
        pairs[row.shipment_id].append((row.tag, row.radio))
    at_risk = risk(as_of, None, terms(session, as_of), as_of)
    return {
        row.Shipment.number: _row(
            row.Shipment,
            row.order,
            packages[row.Shipment.id],
            pairs[row.Shipment.id],
            ways,
            extras.get(row.Shipment.id, 0),
            at_risk,
            title_passed(row.Shipment.shipped_on, row.Shipment.number, read, row.sold_on),
        )
        for row in session.execute(query)
    }


def _extras(session: Session, as_of: date) -> dict[int, int]:
    """How many extra serials came with each shipment by a day."""
    rows = session.execute(
        select(Receipt.shipment_id, func.count(func.distinct(ReceiptMark.serial)))
        .join(ReceiptMark, ReceiptMark.receipt_id == Receipt.id)
        .where(ReceiptMark.mark == Mark.EXTRA.value, Receipt.received_on <= as_of)
        .group_by(Receipt.shipment_id)
    )
    return {shipment_id: count for shipment_id, count in rows}


def _row(
    row: Shipment,
    order: str,
    packages: list[PackageFacts],
    pairs: list[tuple[str, str]],
    ways: Mapping[str, list[Move]],
    extra: int,
    at_risk: str,
    title: Known[date] | Unknown,
) -> ShipmentRow:
    """One shipment as the list shows it."""
    days = [day for tag, _ in pairs if (day := received_on(ways.get(tag, ())))]
    under_way = sum(ways[tag][-1].to_kind is PlaceKind.TRANSIT for tag, _ in pairs if tag in ways)
    radios: dict[str, int] = defaultdict(int)
    for _, radio in pairs:
        radios[radio] += 1
    part = ShipmentStanding.PART_RECEIVED if days else ShipmentStanding.IN_TRANSIT
    return ShipmentRow(
        row.number,
        row.memorandum,
        order,
        row.shipped_on,
        row.carrier,
        tuple(row.ship_to.splitlines()),
        row.routing,
        len(packages),
        next((one.position for one in packages if one.holds_memorandum), None),
        dict(radios),
        len(pairs),
        len(days),
        under_way,
        extra,
        max(days, default=None),
        part if under_way else ShipmentStanding.RECEIVED,
        at_risk if under_way else "",
        title,
    )


def shipment(session: Session, number: str, as_of: date) -> ShipmentDetail:
    """One shipment whole; a Refusal says that there is none by a day."""
    row = _rows(session, as_of).get(number)
    if row is None:
        raise Refusal(f"There is no shipment {number} in this book on {day_words(as_of)}.")
    pairs = _pairs(session, number, as_of)
    packages = session.scalars(
        select(Package).join(Shipment).where(Shipment.number == number).order_by(Package.position)
    )
    return ShipmentDetail(
        row,
        tuple(
            PackageRow(
                one.position, one.contents, one.holds_memorandum, sum(pair.package == one.position for pair in pairs)
            )
            for one in packages
        ),
        pairs,
        receipts(session, number, as_of),
    )


def _pairs(session: Session, number: str, as_of: date) -> tuple[ShippedPairRow, ...]:
    """The pairs of a shipment in the order of the memorandum."""
    rows = session.execute(
        select(Pair.tag, Pair.radio, Pair.package).join(Shipment).where(Shipment.number == number).order_by(Pair.id)
    ).all()
    tags = [row.tag for row in rows]
    ends, ways = ends_of(session, tags), moves(session, as_of, tags)
    found = []
    for row in rows:
        near, near_band = ends.get(row.tag, {}).get(EndSide.NEAR, ("", ""))
        far, far_band = ends.get(row.tag, {}).get(EndSide.FAR, ("", ""))
        way = ways[row.tag]
        found.append(
            ShippedPairRow(
                row.tag,
                row.radio,
                near or None,
                far or None,
                near_band,
                far_band,
                row.package,
                received_on(way),
                way[-1].to_place,
            )
        )
    return tuple(found)
