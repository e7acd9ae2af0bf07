"""Records planted straight into the tables, for tests of what comes after: links, their pairs and buildings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from models.act import Doing, act
from models.rules.delivery import Channel, Delivery
from models.store import Store
from models.tables import (
    Building,
    Eligibility,
    End,
    Hub,
    Link,
    ListPart,
    Movement,
    Order,
    OrderPairs,
    Package,
    Pair,
    Place,
    Placing,
    Selection,
    Shipment,
)
from tests.builders import do

SHIPPED, RECEIVED, MOUNTED = date(2000, 7, 10), date(2000, 7, 14), date(2000, 8, 1)


def by_hand(day: date, at: str = "") -> Delivery:
    """Delivered by hand on a day."""
    return Delivery(Channel.HAND, delivered_on=day, received_at=at)


def by_courier(day: date) -> Delivery:
    """Handed to the overnight courier on a day."""
    return Delivery(Channel.COURIER, sent_on=day, proof="Airbill 8214 5530 1177")


def by_fax(day: date, copy_on: date | None = None) -> Delivery:
    """A confirmed fax, with its copy by courier if that is given."""
    copy = Channel.COURIER if copy_on else None
    return Delivery(Channel.FAX, sent_on=day, confirmed=True, copy_channel=copy, copy_on=copy_on)


def plant(
    store: Store, links: int = 1, *, pairs: int = 0, buildings: int = 0, selected: int = 0, on: date = MOUNTED
) -> None:
    """Plants links mounted on a day, further pairs in the store, further buildings, and some of those selected."""
    do(store, planted, on=on, links=links, pairs=pairs, buildings=buildings, selected=selected)


@act(says="Planted {links} links")
def planted(doing: Doing, *, links: int, pairs: int = 0, buildings: int = 0, selected: int = 0) -> Mapping[str, object]:
    """Plants an order of 204, one shipment of all pairs, and links mounted on the day recorded for."""
    part = _frame(doing, links + pairs)
    first = doing.session.scalar(select(func.max(Building.id))) or 0
    for number in range(first + 1, first + links + buildings + 1):
        _building(doing, number, part)
    doing.session.flush()
    for number in range(first + links + 1, first + links + selected + 1):
        doing.session.add(
            Selection(building_id=number, pairs=1, selected_on=doing.on, withdrawn_on=None, reason="", direction="")
        )
    earlier = doing.session.scalar(select(func.max(Pair.id))) or 0
    for number in range(earlier + 1, earlier + links + pairs + 1):
        _pair(doing, number)
    doing.session.flush()
    for offset in range(1, links + 1):
        _link(doing, earlier + offset, first + offset)
    return {}


def _frame(doing: Doing, pairs: int) -> int:
    """The order, its shipment, a hub and the Customer List, planted once; gives the list's id."""
    session = doing.session
    part = session.scalar(select(ListPart.id))
    if part is not None:
        return part
    order = Order(
        number="PO-001",
        form="A-3",
        heading="75 OC-3 and 272 DS-3 radio pairs",
        batch=1,
        batch_pairs=204,
        ordered_on=date(2000, 6, 30),
        deliver_by=None,
        ship_to="SAVVIS/MERIDIAN",
        attention="",
        telephone="",
        delivery_terms="",
        payment_terms="",
        routing="",
        issued_on=date(2000, 6, 30),
        cancelled_on=None,
    )
    order.pairs.append(OrderPairs(radio="OC-3", pairs=204))
    shipment = Shipment(
        number="SH-0001",
        memorandum="PM-0001",
        order_id=1,
        shipped_on=SHIPPED,
        carrier="",
        ship_to="",
        routing="",
    )
    shipment.packages.append(Package(position=1, contents="", holds_memorandum=True))
    session.add(order)
    session.flush()
    session.add(shipment)
    session.add(
        Hub(
            code="PHL-2", name="Market East", street="1 Hub St", city="Philadelphia", state="PA", zip="19107",
            latitude=None, longitude=None,
        )
    )  # fmt: skip
    delivered = date(2000, 8, 1)
    session.add(ListPart(kind="first", delivered_on=delivered, effective_on=delivered, source="", buildings=750))
    session.flush()
    return 1


def _building(doing: Doing, number: int, part: int) -> None:
    """A listed, eligible building."""
    doing.session.add(
        Building(
            number=f"B-{number:04}", name=f"House {number}", street=f"{number} Market St", city="Philadelphia",
            state="PA", zip="19103", key=f"{number} MARKET ST | 19103", apart="", floors=None, latitude=None,
            longitude=None, remarks="",
        )
    )  # fmt: skip
    doing.session.flush()
    day = date(2000, 8, 1)
    doing.session.add(Placing(building_id=number, part_id=part, position=number * 1024, placed_on=day))
    doing.session.add(Eligibility(building_id=number, standing="eligible", decided_on=day, reason=""))


def _pair(doing: Doing, number: int) -> None:
    """A pair shipped and received into the store."""
    tag = f"P-{number:04}"
    pair = Pair(tag=tag, radio="OC-3", order_id=1, shipment_id=1, package=1)
    for side in ("near", "far"):
        serial = f"{side[0].upper()}{number:05}"
        pair.ends.append(End(side=side, serial=serial, serial_key=serial, band="1"))
    doing.session.add(pair)
    for start, end, day in (("supplier", "transit", SHIPPED), ("transit", "store", RECEIVED)):
        _move(doing, tag, start, end, day)


def _move(doing: Doing, tag: str, start: str, end: str, day: date, *, building: int | None = None) -> None:
    """A movement between two kinds of places; only buildings have more than one place of their kind."""
    places = {place.kind: place.id for place in doing.session.scalars(select(Place).where(Place.building_id.is_(None)))}
    goal = building if building is not None else places[end]
    doing.session.add(
        Movement(tag=tag, from_place_id=places[start], to_place_id=goal, moved_on=day, note="", reverses_id=None)
    )


def _link(doing: Doing, pair: int, building: int) -> None:
    """A pair mounted between the hub and a building on the day recorded for."""
    place = Place(kind="building", name=f"At B-{building:04}", building_id=building)
    doing.session.add(place)
    doing.session.flush()
    _move(doing, f"P-{pair:04}", "store", "building", doing.on, building=place.id)
    doing.session.add(
        Link(
            number=f"L-{pair:04}", pair_id=pair, building_id=building, hub_id=1, installed_on=doing.on,
            near_place="roof, mast 2", far_place="roof", removed_on=None,
        )
    )  # fmt: skip
