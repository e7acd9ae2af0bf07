"""The act of shipping: pairs handed to the carrier, when title and risk pass to Customer (EXA-3, EXA-4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.letter_case import refuse
from models.errors import Refusal
from models.pair_review import EndSide, clean_serial, serial_key
from models.queries.ends import serials_elsewhere
from models.queries.orders import order_facts
from models.queries.shipments import shipment_facts
from models.rules.inventory import PlaceKind
from models.rules.purchasing import OrderFacts
from models.rules.shipping import PackageFacts, why_not_ship
from models.rules.words import counted
from models.tables import End, Movement, Order, Package, Pair, Place, Shipment

__all__ = ["CountedPairs", "PackageFact", "ShippedPair", "place_of_kind", "ship_pairs"]


@dataclass(frozen=True, slots=True)
class ShippedPair:
    """A pair as the packing memorandum lists it; a serial or band that is not listed is empty."""

    radio: str
    near: str = ""
    far: str = ""
    near_band: str = ""
    far_band: str = ""
    package: int | None = None

    @property
    def ends(self) -> tuple[tuple[EndSide, str, str], ...]:
        """Each end with its serial and band."""
        return (
            (EndSide.NEAR, clean_serial(self.near), self.near_band.strip()),
            (EndSide.FAR, clean_serial(self.far), self.far_band.strip()),
        )


@dataclass(frozen=True, slots=True)
class CountedPairs:
    """So many pairs of one radio type, shipped without their serials listed."""

    radio: str
    pairs: int
    package: int | None = None

    @property
    def pair(self) -> ShippedPair:
        """One of them."""
        return ShippedPair(self.radio, package=self.package)


@dataclass(frozen=True, slots=True)
class PackageFact:
    """One package: what is in it, and whether it holds the packing memorandum."""

    contents: str = ""
    holds_memorandum: bool = False


def place_of_kind(doing: Doing, kind: PlaceKind) -> Place:
    """The book's own place of a kind: its supplier, what is in transit, what is lost."""
    return doing.session.scalars(select(Place).where(Place.kind == kind.value).order_by(Place.id).limit(1)).one()


@act(says="Shipped {count} of {order} as {shipment}")
def ship_pairs(
    doing: Doing,
    *,
    order: str,
    shipped_on: date,
    packages: tuple[PackageFact, ...],
    pairs: tuple[ShippedPair, ...] = (),
    counted_pairs: tuple[CountedPairs, ...] = (),
    carrier: str = "",
    ship_to: tuple[str, ...] = (),
    routing: str = "",
) -> Mapping[str, object]:
    """Records pairs handed to the carrier, when title and risk pass, with one packing memorandum (EXA-3, EXA-4).

    Pairs are listed with their serials, or only counted by radio type; both may be mixed.
    """
    refuse_day(doing, shipped_on, "Pairs cannot be shipped")
    row = records.order(doing.session, order)
    facts = order_facts(doing.session, [order])[order]
    _refuse(doing, facts, len(pairs) + sum(abs(one.pairs) for one in counted_pairs), packages, shipped_on)
    listed = [*pairs, *(one.pair for one in counted_pairs for _ in range(one.pairs))]
    _refuse_radios(doing, facts, listed)
    _refuse_packages(listed, len(packages))
    _refuse_serials(doing, listed)
    shipment = _shipment(doing, row, shipped_on, packages)
    shipment.carrier = carrier.strip()
    shipment.ship_to = "\n".join(line.strip() for line in ship_to if line.strip()) or row.ship_to
    shipment.routing = routing.strip() or _last_routing(row, shipped_on)
    doing.session.add(shipment)
    doing.session.flush()
    tags = _pairs(doing, shipment, listed)
    return {
        "shipment": shipment.number,
        "memorandum": shipment.memorandum,
        "tags": tags,
        "count": counted(len(tags), "pair"),
    }


def _refuse(doing: Doing, order: OrderFacts, pairs: int, boxes: Sequence[PackageFact], on: date) -> None:
    """Refuses what the order or the packages bar: not in force, more than ordered, no memorandum (K7)."""
    packages = [PackageFacts(position, one.holds_memorandum) for position, one in enumerate(boxes, 1)]
    refuse(why_not_ship(order, pairs, packages, shipment_facts(doing.session), on), "EXA-3")


def _refuse_packages(pairs: Sequence[ShippedPair], packages: int) -> None:
    """Refuses a pair in a package that is not there."""
    outside = next((one.package for one in pairs if one.package is not None and not 1 <= one.package <= packages), None)
    if outside is not None:
        raise Refusal(f"There is no package {outside}; the shipment has {counted(packages, 'package')}.", "EXA-4")


def _refuse_radios(doing: Doing, order: OrderFacts, pairs: Sequence[ShippedPair]) -> None:
    """Refuses more pairs of a radio type than the order lists and has not shipped (K7)."""
    query = select(Pair.radio, func.count()).join(Order, Order.id == Pair.order_id).where(Order.number == order.number)
    gone = {radio: count for radio, count in doing.session.execute(query.group_by(Pair.radio))}
    for radio, count in Counter(one.radio for one in pairs).items():
        left = order.listed.get(radio, 0) - gone.get(radio, 0)
        if count > left:
            words = f"{counted(left, f'{radio} pair')} left to ship, not {count}"
            raise Refusal(f"{order.number} has {words} (A-3).", "EXA-3")


def _refuse_serials(doing: Doing, pairs: Sequence[ShippedPair]) -> None:
    """Refuses a serial that is used twice, here or elsewhere in the book (K9)."""
    seen: dict[str, str] = {}
    used = serials_elsewhere(doing.session, [serial for pair in pairs for _, serial, _ in pair.ends])
    for number, pair in enumerate(pairs, 1):
        for side, serial, _ in pair.ends:
            key, here = serial_key(serial), f"the {side.words} of pair {number}"
            if key in used:
                raise Refusal(f"The serial {serial}, {here}, is in the book as an end of {used[key]}.", "EXA-3")
            if key in seen:
                raise Refusal(f"The serial {serial} is listed twice: as {seen[key]} and as {here}.", "EXA-3")
            if key:
                seen[key] = here


def _shipment(doing: Doing, order: Order, shipped_on: date, packages: Sequence[PackageFact]) -> Shipment:
    """A shipment with its number, that of its packing memorandum, and its packages."""
    number = records.next_number(doing.session, Shipment.number, "SH")
    boxes = [
        Package(position=position, contents=one.contents.strip(), holds_memorandum=one.holds_memorandum)
        for position, one in enumerate(packages, 1)
    ]
    return Shipment(
        number=number,
        memorandum=number.replace("SH-", "PM-"),
        order_id=order.id,
        shipped_on=shipped_on,
        packages=boxes,
    )


def _last_routing(order: Order, on: date) -> str:
    """The words of the last routing instruction given by a day."""
    given = [line for line in order.routing.splitlines() if line[:10] <= on.isoformat()]
    return max(given, key=lambda line: line[:10]).partition(": ")[2] if given else ""


def _pairs(doing: Doing, shipment: Shipment, listed: Sequence[ShippedPair]) -> tuple[str, ...]:
    """Makes the pairs and ends of a shipment, and moves them from the supplier into transit."""
    supplier, transit = place_of_kind(doing, PlaceKind.SUPPLIER), place_of_kind(doing, PlaceKind.TRANSIT)
    first = int(records.next_tag(doing.session).rpartition("-")[2])
    tags = []
    for number, one in enumerate(listed, first):
        pair = Pair(
            tag=f"P-{number:04d}",
            radio=one.radio,
            order_id=shipment.order_id,
            shipment_id=shipment.id,
            package=one.package,
            ends=[
                End(side=side.value, serial=serial, serial_key=serial_key(serial) or None, band=band)
                for side, serial, band in one.ends
                if serial or band
            ],
        )
        moved = Movement(
            tag=pair.tag,
            from_place_id=supplier.id,
            to_place_id=transit.id,
            moved_on=shipment.shipped_on,
            note=shipment.number,
            reverses_id=None,
        )
        doing.session.add_all((pair, moved))
        tags.append(pair.tag)
    return tuple(tags)
