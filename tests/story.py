"""Stories other tests start from: an ordered book, pairs in a store, eligible buildings, links."""

from __future__ import annotations

from datetime import date, timedelta

from models.acts.buildings import decide_eligibility
from models.acts.customer_list import import_customer_list
from models.acts.links import Installation, install_pairs
from models.acts.orders import draft_order, issue_order
from models.acts.pairs import receive_pairs
from models.acts.places import HubFact, import_hubs
from models.acts.shipments import PackageFact, ShippedPair, ship_pairs
from models.pair_review import ScannedPair
from models.rules.buildings import Word
from models.rules.customer_list import ListRow
from models.store import Store
from tests.builders import JUNE_30, do, result
from tests.told import told_once

__all__ = [
    "BOX",
    "DEPOT",
    "INSTALLED",
    "LISTED",
    "RECEIVED",
    "SHIPPED",
    "ordered_book",
    "serials",
    "ship",
    "with_buildings",
    "with_links",
    "with_pairs",
]

DEPOT = "SAVVIS/MERIDIAN store"
SHIPPED = date(2000, 7, 5)
RECEIVED = date(2000, 7, 10)
LISTED = date(2000, 8, 25)
INSTALLED = date(2000, 9, 5)
OC_3 = 75
BOX = (PackageFact("Radio pairs", holds_memorandum=True),)


@told_once
def ordered_book(store: Store) -> str:
    """Order PO-001 with the lines of Schedule A-3, issued on June 30, 2000."""
    number = result(do(store, draft_order, JUNE_30, form="A-3"), "order")
    do(store, issue_order, JUNE_30, order=number)
    return number


def serials(count: int, first: int = 1) -> tuple[ShippedPair, ...]:
    """So many pairs with serials NEC-0001-A and NEC-0001-B and on; the first 75 are OC-3, as A-3 lists them."""
    return tuple(
        ShippedPair("OC-3" if number <= OC_3 else "DS-3", f"NEC-{number:04d}-A", f"NEC-{number:04d}-B", "3A", "3B")
        for number in range(first, first + count)
    )


def ship(store: Store, count: int, first: int = 1, on: date = SHIPPED, order: str = "PO-001") -> str:
    """A shipment of so many pairs with their serials; gives its number."""
    facts = {"order": order, "shipped_on": on, "packages": BOX, "pairs": serials(count, first)}
    return result(do(store, ship_pairs, on, **facts), "shipment")


@told_once
def with_pairs(store: Store, count: int) -> tuple[str, ...]:
    """An ordered book with pairs P-0001 and on, shipped on July 5 and received into the store on July 10, 2000."""
    ordered_book(store)
    number = ship(store, count)
    scanned = tuple(ScannedPair(one.near, one.far) for one in serials(count))
    facts = {"shipment": number, "received_on": RECEIVED, "place": DEPOT, "scanned": scanned}
    do(store, receive_pairs, RECEIVED, **facts)
    return tuple(f"P-{number:04d}" for number in range(1, count + 1))


@told_once
def with_buildings(store: Store, count: int) -> tuple[str, ...]:
    """Hub PHL-2 and eligible buildings B-0001 and on, of a list taken in on August 25, 2000."""
    do(store, import_hubs, JUNE_30, hubs=(HubFact("PHL-2", "Broad St Hub", "401 N Broad St", "Philadelphia", "PA"),))
    rows = tuple(
        ListRow(rank, f"Tower {rank}", f"{rank} Market St", "Philadelphia", "PA", "19103")
        for rank in range(1, count + 1)
    )
    do(store, import_customer_list, LISTED, rows=rows, source="list.xlsx", confirmed="A short list for a test")
    numbers = tuple(f"B-{rank:04d}" for rank in range(1, count + 1))
    do(store, decide_eligibility, LISTED, buildings=numbers, word=Word.ELIGIBLE)
    return numbers


@told_once
def with_links(store: Store, count: int, *, a_day: int = 10) -> tuple[str, ...]:
    """Links L-0001 and on between PHL-2 and buildings B-0001 and on, ten a day from September 5, 2000."""
    tags, buildings = with_pairs(store, count), with_buildings(store, count)
    lines = tuple(
        Installation(tag, building, "PHL-2", INSTALLED + timedelta(days=number // a_day), "Roof", "Penthouse")
        for number, (tag, building) in enumerate(zip(tags, buildings, strict=True))
    )
    do(store, install_pairs, lines[-1].installed_on, lines=lines)
    return tuple(f"L-{number:04d}" for number in range(1, count + 1))
