"""Papers of orders and shipments out of the book: sums, running total, serials, packages, parties of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.acts.book import change_notice_address
from models.acts.order_lines import type_price
from models.acts.orders import LineFact, draft_order, issue_order, route_order
from models.acts.shipments import CountedPairs, PackageFact, ShippedPair, ship_pairs
from models.errors import Refusal
from models.rules.words import Side
from models.sheets.bill_of_sale import BillOfSaleSheet
from models.sheets.gathering import PaperKind, gather
from models.sheets.packing_memorandum import PackingMemorandumSheet
from models.sheets.purchase_order import PurchaseOrderSheet
from models.store import Store
from tests.builders import JUNE_30, do, result
from tests.story import BOX, SHIPPED, ordered_book, ship, with_pairs

SEPTEMBER_29 = date(2000, 9, 29)
TWO_BOXES = (PackageFact("Outdoor units"), PackageFact("Indoor units", holds_memorandum=True))


def order_paper(store: Store, number: str = "PO-001", on: date = JUNE_30) -> PurchaseOrderSheet:
    with store.reading() as session:
        sheet = gather(session, PaperKind.PURCHASE_ORDER, number, on)
    assert isinstance(sheet, PurchaseOrderSheet)
    return sheet


def bill(store: Store, on: date = SHIPPED) -> BillOfSaleSheet:
    with store.reading() as session:
        sheet = gather(session, PaperKind.BILL_OF_SALE, "PO-001", on)
    assert isinstance(sheet, BillOfSaleSheet)
    return sheet


def memorandum(store: Store, on: date = SHIPPED) -> PackingMemorandumSheet:
    with store.reading() as session:
        sheet = gather(session, PaperKind.PACKING_MEMORANDUM, "SH-0001", on)
    assert isinstance(sheet, PackingMemorandumSheet)
    return sheet


def test_the_first_order_lists_its_pairs_by_type_and_warns_that_the_contract_counts_204(store: Store) -> None:
    ordered_book(store)
    sheet = order_paper(store)
    assert [(group.title, group.pairs, len(group.lines)) for group in sheet.groups] == [
        ("75 OC-3 radio pairs", 75, 7),
        ("272 DS-3 radio pairs", 272, 6),
    ]
    assert all(group.ends and group.ends.balanced for group in sheet.groups)
    assert (sheet.pairs, sheet.pairs_before, sheet.pairs_in_all) == (204, 0, 500)
    assert sheet.remarks == ("PO-001 lists 347 pairs, 143 more than the 204 the contract counts for batch 1.",)


def test_the_second_order_stands_after_the_204_of_the_first(store: Store) -> None:
    ordered_book(store)
    number = result(do(store, draft_order, SEPTEMBER_29, form="LTR-PO"), "order")
    sheet = order_paper(store, number, SEPTEMBER_29)
    assert (sheet.batch, sheet.pairs, sheet.pairs_before) == ("Second batch", 106, 204)
    assert sheet.ship_on == SEPTEMBER_29


def test_a_group_has_its_subtotal_and_pair_price_when_all_its_lines_have_prices_the_order_its_total(
    store: Store,
) -> None:
    pairs = {"OC-3": 3, "DS-3": 1}
    do(store, draft_order, JUNE_30, pairs=pairs)
    for line in range(1, 5):
        do(store, type_price, JUNE_30, order="PO-001", line=line, price=Decimal("100.10"))
    first, second = order_paper(store).groups
    assert (first.subtotal, first.price_per_pair) == (Decimal("1801.80"), Decimal("600.60"))
    assert (second.subtotal, second.price_per_pair, order_paper(store).total) == (None, None, None)
    for line in range(5, 9):
        do(store, type_price, JUNE_30, order="PO-001", line=line, price=Decimal("10"))
    assert order_paper(store).total == Decimal("1861.80")


def test_lines_of_no_radio_type_are_other_equipment_without_ends(store: Store) -> None:
    do(store, draft_order, JUNE_30, pairs={"OC-3": 1, "DS-3": 1}, lines=(LineFact("Rack, 19 inch", 2),))
    group = order_paper(store).groups[-1]
    assert (group.title, group.pairs, group.ends, group.price_per_pair) == ("Other equipment", 0, None, None)


def test_the_order_prints_the_last_routing_given_by_its_day(store: Store) -> None:
    ordered_book(store)
    do(store, route_order, JUNE_30, order="PO-001", words="By truck")
    do(store, route_order, SHIPPED, order="PO-001", words="By air", orally=True)
    assert order_paper(store).routing == "By truck, given in writing on June 30, 2000"
    assert order_paper(store, on=SHIPPED).routing == "By air, given orally on July 5, 2000"


def test_a_paper_goes_to_the_address_in_force_on_its_day(store: Store) -> None:
    ordered_book(store)
    moved = {"name": "Winstar Wireless, Inc.", "address": ("685 Third Avenue", "31st Floor", "New York, NY 10017")}
    do(store, change_notice_address, JUNE_30, party=Side.WINSTAR, attention="Notices", fax="", **moved,
       effective_from=SHIPPED)  # fmt: skip
    assert order_paper(store).head.recipient.address == (
        "7799 Leesburg Pike, Suite 700 South",
        "Tysons Corner, VA 22043",
    )
    assert order_paper(store, on=SHIPPED).head.recipient.address == (
        "685 Third Avenue, 31st Floor",
        "New York, NY 10017",
    )


def test_there_is_no_paper_before_there_is_a_record(store: Store) -> None:
    ordered_book(store)
    for kind, subject in ((PaperKind.PURCHASE_ORDER, "PO-002"), (PaperKind.BILL_OF_SALE, "PO-002"),
                          (PaperKind.PACKING_MEMORANDUM, "SH-0001")):  # fmt: skip
        with store.reading() as session, pytest.raises(Refusal, match=f"no .* {subject} in this book"):
            gather(session, kind, subject, JUNE_30)


def test_the_bill_of_sale_conveys_what_was_shipped_by_its_day_with_both_serials(store: Store) -> None:
    ordered_book(store)
    ship(store, 2)
    ship(store, 1, 3, on=date(2000, 7, 20))
    first = bill(store)
    assert [(pair.number, pair.near_serial, pair.far_serial) for pair in first.pairs] == [
        ("P-0001", "NEC-0001-A", "NEC-0001-B"),
        ("P-0002", "NEC-0002-A", "NEC-0002-B"),
    ]
    assert first.remarks == (
        "2 radio pairs of the 204 of this batch had been shipped by July 5, 2000. This bill conveys those.",
    )
    assert len(bill(store, date(2000, 7, 20)).pairs) == 3


def test_the_bill_of_sale_of_a_whole_batch_says_only_which_serials_are_missing(store: Store) -> None:
    do(store, draft_order, JUNE_30, pairs={"OC-3": 2})
    do(store, issue_order, JUNE_30, order="PO-001")
    pairs = (ShippedPair("OC-3", "A1", "B1"), ShippedPair("OC-3", "A2"))
    do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=BOX, pairs=pairs)
    assert bill(store).pairs[1].far_serial == ""
    assert bill(store).remarks == ("1 end on Schedule A has no serial on record yet.",)


def test_the_memorandum_lists_each_pair_with_its_bands_and_says_where_it_is(store: Store) -> None:
    ordered_book(store)
    pairs = (ShippedPair("OC-3", "A1", "B1", "3A", "3B", package=1), ShippedPair("OC-3", "A2", package=1))
    do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=TWO_BOXES, pairs=pairs)
    sheet = memorandum(store)
    assert [(line.description, line.quantity, line.serials) for line in sheet.lines] == [
        ("OC-3 radio pair P-0001, bands 3A and 3B", 2, ("A1", "B1")),
        ("OC-3 radio pair P-0002", 2, ("A2",)),
    ]
    assert sheet.head.number == "PM-0001"
    assert sheet.head.delivery == "With the shipment, in package 2"
    assert sheet.remarks == ("1 end is not listed by serial.",)
    assert sheet.ship_to.name == "SAVVIS/MERIDIAN"


def test_the_memorandum_names_the_package_of_pairs_that_are_not_all_in_one(store: Store) -> None:
    ordered_book(store)
    counted = (CountedPairs("OC-3", 3, package=1), CountedPairs("DS-3", 2, package=2))
    do(store, ship_pairs, SHIPPED, order="PO-001", shipped_on=SHIPPED, packages=TWO_BOXES, counted_pairs=counted)
    assert [(line.description, line.quantity) for line in memorandum(store).lines] == [
        ("OC-3 radio pairs P-0001 to P-0003, package 1", 6),
        ("DS-3 radio pairs P-0004 to P-0005, package 2", 4),
    ]


def test_a_memorandum_stays_the_same_when_its_pairs_are_received(store: Store) -> None:
    with_pairs(store, 3)
    assert memorandum(store).lines == memorandum(store, date(2000, 8, 1)).lines
