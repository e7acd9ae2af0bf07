"""What the book has already is not written a second time; the refusal names it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.act import Act
from models.acts.book import change_notice_address, choose_reading
from models.acts.case_log import log_position
from models.acts.cases import give_breach_notice
from models.acts.charges import invoice_transfer_tax, receive_invoice
from models.acts.claims import record_claim
from models.acts.collocation import add_facility, note_demarcation, record_lease, record_lien
from models.acts.costs import open_cost_statement
from models.acts.disputes import open_dispute
from models.acts.in_building import set_site_access
from models.acts.maintenance import open_work_order, record_disturbance, schedule_maintenance
from models.acts.payments import designate_payee, record_payment
from models.acts.permits import ask_approval, enter_certificate, require_permit
from models.acts.places import add_hub, add_switch_site
from models.acts.prices import enter_price
from models.acts.service import claim_force_majeure
from models.errors import Refusal
from models.store import Store
from tests.acts.paid_book import priced_book
from tests.builders import JUNE_30, do
from tests.service_story import NY, with_service

DAY = date(2000, 11, 28)
ROOM = {"facility": "CF-001"}


def housed_book(store: Store) -> None:
    """A book with a facility."""
    do(store, add_facility, JUNE_30, name="Broad St CO", street="401 N Broad St", city="Philadelphia")


def invoiced_book(store: Store) -> None:
    """A priced book with an invoice."""
    priced_book(store)
    do(store, invoice_transfer_tax, DAY, **TAX)


def serving_book(store: Store) -> None:
    """A book with a Link in service."""
    with_service(store)


TAX = {"order": "PO-001", "amount": Decimal("90.00"), "issued_on": DAY, "due_on": DAY}
NIGHT = {"links": ("L-0001",), "starts_at": "2000-11-30 02:00", "ends_at": "2000-11-30 03:00"}
COVER = {"cover": "general_liability", "insurer": "Mutual", "policy": "1", "holds_from": DAY, "expires_on": DAY}
CO = {"name": "Broad St CO", "street": "401 N Broad St", "city": "Philadelphia"}
HUB = {"name": "Broad St Hub", "street": "401 N Broad St", "city": "Philadelphia"}
ADDRESS = {
    "party": "customer", "name": "SAVVIS", "address": ("717 Office Parkway",), "attention": "Counsel", "fax": "",
    "effective_from": DAY,
}  # fmt: skip
BREACH = {"giver": "customer", "clause": "EXB-1a", "facts": "No list came", "noticed_on": DAY}
STORM = {
    "party": "winstar", "kind": "lightning", "duty": "Restore L-0001", "started_at": "2000-11-28 02:00",
    "claimed_on": DAY, "zone": NY,
}  # fmt: skip
FREE = {"key": "list_changes", "value": "free", "why": "Agreed"}

TWINS: tuple[tuple[Callable[[Store], object], Act, dict[str, Any], dict[str, Any], str], ...] = (
    (serving_book, add_facility, CO, {"name": "broad st co"}, "as CF-001"),
    (housed_book, require_permit, {**ROOM, "what": "Roof access"}, {}, "as PT-0001"),
    (housed_book, ask_approval, {"kind": "contractor", "subject": "Allied", "asked_on": DAY}, {}, "as AP-0001"),
    (housed_book, enter_certificate, COVER, {}, "as IC-001"),
    (housed_book, record_lien, {"claimant": "Allied", "learned_on": DAY}, {}, "as LN-001"),
    (housed_book, record_lease, {**ROOM, "learned_on": DAY}, {}, "in the book already"),
    (housed_book, note_demarcation, {**ROOM, "where": "Rack 1"}, {}, "in the book already"),
    (housed_book, set_site_access, {**ROOM, "contact": "Guard"}, {}, "in the book already"),
    (housed_book, add_hub, {"code": "PHL-2", **HUB}, {"code": "PHL-3"}, "in the book already as PHL-2"),
    (housed_book, add_switch_site, {"code": "PHL-S", **HUB}, {"code": "PHL-T"}, "in the book already as PHL-S"),
    (housed_book, change_notice_address, ADDRESS, {}, "in the book already"),
    (housed_book, choose_reading, FREE, {}, "is free already"),
    (housed_book, give_breach_notice, BREACH, {}, "as DEF-001"),
    (housed_book, open_dispute, {"asked_by": "customer", "asked_on": DAY, "topic": "The list"}, {}, "as DIS-001"),
    (
        housed_book, record_claim, {"kind": "tax", "side": "customer", "what": "Use tax", "known_on": DAY}, {},
        "as CLM-001",
    ),
    (housed_book, log_position, {"taken_on": DAY, "subject": "Access"}, {}, "as LOG-001"),
    (housed_book, record_payment, {"paid_on": DAY, "amount": "9.00", "reference": "W-1"}, {}, "as PAY-0001"),
    (
        housed_book, designate_payee, {"payee": "winstar", "method": "wire", "account": "1", "holds_from": DAY}, {},
        "in the book already",
    ),
    (
        housed_book, enter_price, {"price": "om_per_link_month", "amount": "9.00", "holds_from": DAY}, {},
        "is 9.00 from Tue 28 Nov 2000 already",
    ),
    (serving_book, schedule_maintenance, NIGHT, {}, "MW-0001 is planned for L-0001 at that time already"),
    (serving_book, open_work_order, {"link": "L-0001", "kind": "testing", "opened_on": DAY}, {}, "as WO-0001"),
    (
        serving_book, record_disturbance,
        {"links": ("L-0001",), "reason": "emergency", "happened_on": DAY, "words": "Retuned"}, {}, "as DN-0001",
    ),
    (serving_book, claim_force_majeure, STORM, {}, "as FM-0001"),
    (
        serving_book, open_cost_statement,
        {"kind": "repair", "words": "Mast", "opened_on": DAY, "subject": "L-0001"}, {}, "as CS-0001",
    ),
    (priced_book, invoice_transfer_tax, TAX, {}, "INV-0001 of Tue 28 Nov 2000 says the same"),
    (invoiced_book, receive_invoice, {"invoice": "INV-0001", "received_on": DAY}, {}, "was received on Tue 28 Nov"),
)  # fmt: skip


@pytest.mark.parametrize(("book", "act", "facts", "other", "words"), TWINS, ids=lambda one: getattr(one, "name", None))
def test_what_is_in_the_book_is_not_written_twice(
    store: Store, book: Callable[[Store], object], act: Act, facts: dict[str, Any], other: dict[str, Any], words: str
) -> None:
    book(store)
    do(store, act, DAY, **facts)
    with pytest.raises(Refusal, match=words):
        do(store, act, DAY, **{**facts, **other})


def test_what_differs_is_written(store: Store) -> None:
    housed_book(store)
    do(store, enter_certificate, DAY, **COVER)
    assert do(store, enter_certificate, DAY, **{**COVER, "policy": "2"}).sentence.startswith(
        "Entered certificate IC-002"
    )
