"""Offsets, charge-backs and credits used: on both sums, carried, withdrawn, and refused with the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.charges import invoice_maintenance, invoice_services, invoice_transfer_tax
from models.acts.payments import Applied, record_payment
from models.acts.prices import enter_price
from models.acts.reductions import charge_back, set_off, use_credit, withdraw_reduction
from models.acts.service import issue_credit_note
from models.errors import Refusal
from models.rules.charge_facts import InvoiceKind
from models.rules.ledger import SumState
from models.rules.service_facts import CreditKind
from models.store import Store
from tests.acts.paid_book import LINK_CHARGE, entry, on_day, priced_book
from tests.builders import do

MARCH, MAY = date(2001, 3, 1), date(2001, 5, 1)


def refused(store: Store, act: Any, on: date = MAY, **facts: Any) -> str:
    """Why an act is refused."""
    with pytest.raises(Refusal) as refusal:
        do(store, act, on, **facts)
    return refusal.value.sentence


def arrears(store: Store) -> None:
    """An equipment sum of 1,000.00 due on March 1, 2001, and 400.00 Winstar owes since then for services."""
    priced_book(store)
    due = {"issued_on": MARCH, "due_on": MARCH}
    do(store, invoice_transfer_tax, MARCH, order="PO-001", amount=Decimal("1000.00"), **due)
    services = {"kind": InvoiceKind.PSA_SERVICES, "month": MARCH, "amount": Decimal("400.00")}
    do(store, invoice_services, MARCH, **services, **due)


def test_an_offset_takes_the_same_off_both_sums(any_store: Store) -> None:
    arrears(any_store)
    done = do(any_store, set_off, MAY, due="INV-0001", against="INV-0002")
    assert done.sentence == "Set off 400.00 of INV-0001 against INV-0002 as RED-0001"
    assert entry(any_store, "INV-0001", MAY).open == Decimal("600.00")
    assert entry(any_store, "INV-0002", MAY).state is SumState.REDUCED
    assert entry(any_store, "INV-0002", date(2001, 4, 30)).state is SumState.OVERDUE


def test_an_offset_is_no_more_than_the_arrears_and_only_for_the_equipment(store: Store) -> None:
    arrears(store)
    assert refused(store, set_off, due="INV-0001", against="INV-0002", amount=Decimal("400.01")) == (
        "At most 400.00 of INV-0001 can be offset; 400.01 was typed (Letter 5)."
    )
    assert "is not owed for the Equipment" in refused(store, set_off, due=LINK_CHARGE, against="INV-0002")
    assert "not owed under the Professional" in refused(store, set_off, due="INV-0001", against="BSA:prepayment")
    do(store, set_off, MAY, due="INV-0001", against="INV-0002", amount=Decimal("100.00"))
    do(store, withdraw_reduction, MAY, reduction="RED-0001")
    assert entry(store, "INV-0001", MAY).open == Decimal("1000.00")
    assert refused(store, withdraw_reduction, reduction="RED-0001") == "RED-0001 was withdrawn on Tue 1 May 2001."
    assert "There is no reduction" in refused(store, withdraw_reduction, reduction="RED-0009")


def test_a_reduction_is_not_withdrawn_before_it_was_made(store: Store) -> None:
    arrears(store)
    do(store, set_off, MAY, due="INV-0001", against="INV-0002")
    assert "cannot be withdrawn before" in refused(store, withdraw_reduction, MARCH, reduction="RED-0001")


def test_the_cost_of_an_instruction_not_followed_is_deducted_from_any_invoice(any_store: Store) -> None:
    arrears(any_store)
    facts: dict[str, Any] = {"due": LINK_CHARGE, "shipment": "SH-0001", "amount": Decimal("85.00")}
    do(any_store, charge_back, MAY, **facts, reason="Sent by air, not by truck")
    assert entry(any_store, LINK_CHARGE, MAY).open == Decimal("2415.00")
    assert refused(any_store, charge_back, **facts, reason=" ") == (
        "Say which instruction was not followed and what it cost (A-4)."
    )
    more = {**facts, "amount": Decimal("2415.01")}
    assert refused(any_store, charge_back, **more, reason="Air") == (
        "L-0001:installation has 2,415.00 open; 2,415.01 is more."
    )
    assert "no shipment" in refused(any_store, charge_back, **{**facts, "shipment": "SH-0099"}, reason="Air")


def test_a_credit_that_is_not_there_cannot_be_used(store: Store) -> None:
    arrears(store)
    do(store, invoice_maintenance, MARCH, month=MARCH, issued_on=MARCH, received_on=MARCH)
    assert refused(store, use_credit, credit="CN-0001", due="INV-0003") == (
        "There is no credit note CN-0001 on Tue 1 May 2001."
    )


def test_a_sum_reduced_and_paid_is_settled(store: Store) -> None:
    arrears(store)
    do(store, set_off, MAY, due="INV-0001", against="INV-0002")
    facts = {"paid_on": MAY, "amount": Decimal("600.00"), "applied": (Applied("INV-0001"),)}
    do(store, record_payment, MAY, **facts)
    found = entry(store, "INV-0001", MAY)
    assert (found.state, found.paid, found.reduced) == (SumState.PAID, Decimal("600.00"), Decimal("400.00"))
    assert [one.number for one in on_day(store, MAY).money.reductions] == ["RED-0001", "RED-0001"]


def test_a_credit_is_used_on_maintenance_and_what_is_left_is_carried(any_store: Store) -> None:
    priced_book(any_store)
    july, august = date(2001, 7, 31), date(2001, 8, 1)
    figure = {"price": "sla_credit_per_link_month", "amount": Decimal("10.00"), "holds_from": date(2000, 6, 30)}
    do(any_store, enter_price, MARCH, **figure)
    note = {"kind": CreditKind.TARGET, "earned_on": date(2001, 7, 30), "issued_on": july}
    do(any_store, issue_credit_note, july, **note)
    for month in (MARCH, july):
        do(any_store, invoice_maintenance, july, month=month, issued_on=july, received_on=july)
    assert entry(any_store, "INV-0002", july).due.amount == Decimal("1200.00")
    do(any_store, use_credit, august, credit="CN-0001", due="INV-0002", amount=Decimal("10.00"))
    done = do(any_store, use_credit, august, credit="CN-0001", due="INV-0002")
    assert done.sentence == "Used 1,000.00 of CN-0001 on INV-0002 as RED-0002"
    assert entry(any_store, "INV-0002", august).open == Decimal("190.00")
    again = refused(any_store, use_credit, august, credit="CN-0001", due="INV-0001")
    assert again == "Nothing of the credit is left (D-7.2)."
