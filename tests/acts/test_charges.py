"""Invoices of every kind: what they come to, when they are due, what they take the place of, and every no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.charges import (
    ExtraLine,
    Units,
    invoice_costs,
    invoice_installation,
    invoice_maintenance,
    invoice_monthly,
    invoice_services,
    invoice_transfer_tax,
    receive_invoice,
    withdraw_invoice,
)
from models.acts.costs import cancel_cost_statement, close_cost_statement, open_cost_statement, record_cost
from models.acts.payments import Applied, record_payment, withdraw_payment
from models.acts.prices import enter_price, enter_rate
from models.errors import Refusal
from models.rules.charge_facts import CostKind, InvoiceKind, LineKind, RateName
from models.rules.dues import Stream
from models.rules.ledger import SumState
from models.rules.words import Side
from models.store import Store
from tests.acts.paid_book import LINK_CHARGE, entry, on_day, priced_book
from tests.builders import do, result

NOV_28, DEC_1, APRIL = date(2000, 11, 28), date(2000, 12, 1), date(2001, 4, 2)
TAX = ExtraLine("New York sales tax", Decimal("206.25"))


def refused(store: Store, act: Any, on: date, **facts: Any) -> str:
    """Why an act is refused."""
    with pytest.raises(Refusal) as refusal:
        do(store, act, on, **facts)
    return refusal.value.sentence


def maintenance(store: Store, month: date = DEC_1, on: date = DEC_1, **facts: Any) -> str:
    """A maintenance invoice; gives its number."""
    return result(do(store, invoice_maintenance, on, month=month, issued_on=on, **facts), "invoice")


def test_an_installation_invoice_takes_the_place_of_the_charge_and_adds_its_tax(any_store: Store) -> None:
    letter = priced_book(any_store)
    done = do(any_store, invoice_installation, NOV_28, letter=letter, issued_on=NOV_28, extra=(TAX,))
    assert result(done, "invoice") == "INV-0001"
    found = entry(any_store, "INV-0001", NOV_28)
    assert (found.due_on, found.due.amount, found.due.stream) == (
        date(2000, 12, 17), Decimal("2706.25"), Stream.INSTALLATION,
    )  # fmt: skip
    assert entry(any_store, LINK_CHARGE, NOV_28).due.key == "INV-0001"
    again = refused(any_store, invoice_installation, NOV_28, letter=letter, issued_on=NOV_28)
    assert again.startswith(f"No Link of {letter} is to be invoiced")
    assert entry(any_store, LINK_CHARGE, date(2000, 11, 27)).due.key == LINK_CHARGE


def test_a_roof_cost_is_refused_on_an_invoice_to_customer(store: Store) -> None:
    letter = priced_book(store)
    roof = (ExtraLine("Roof rent", Decimal("900.00"), LineKind.ROOF),)
    assert refused(store, invoice_installation, NOV_28, letter=letter, issued_on=NOV_28, extra=roof) == (
        "Winstar pays roof costs; they are no charge of SAVVIS (B-3)."
    )


def test_maintenance_is_charged_in_advance_with_the_first_month_by_its_days(any_store: Store) -> None:
    priced_book(any_store)
    number = maintenance(any_store)
    with any_store.reading():
        invoice = on_day(any_store, DEC_1).money.invoice(number)
    assert invoice is not None
    assert [line.words for line in invoice.lines] == ["L-0001, Nov 2000, 9 of 30 days", "L-0001, Dec 2000"]
    assert on_day(any_store, DEC_1).money.entry(number) is None
    do(any_store, receive_invoice, date(2000, 12, 4), invoice=number, received_on=date(2000, 12, 4))
    found = entry(any_store, number, date(2000, 12, 4))
    assert (found.due.amount, found.due_on, found.state) == (Decimal("390.00"), date(2000, 12, 4), SumState.DUE)
    assert on_day(any_store, date(2000, 12, 3)).money.entry(number) is None


def test_a_month_is_charged_once(store: Store) -> None:
    priced_book(store)
    maintenance(store)
    assert refused(store, invoice_maintenance, DEC_1, month=DEC_1, issued_on=DEC_1) == (
        "No Link has maintenance to be invoiced for Dec 2000 on Fri 1 Dec 2000 (D-4(a))."
    )
    number = maintenance(store, date(2001, 1, 1), date(2001, 1, 2), received_on=date(2001, 1, 2))
    assert entry(store, number, date(2001, 1, 2)).due.amount == Decimal("300.00")


def test_a_month_is_invoiced_in_advance_by_a_month_and_no_more(store: Store) -> None:
    priced_book(store)
    facts = {"issued_on": DEC_1}
    assert refused(store, invoice_maintenance, DEC_1, month=date(2001, 12, 1), **facts) == (
        "Operation and maintenance for Dec 2001 is invoiced in advance by a month and no more: from Thu 1 Nov 2001 on, "
        "not on Fri 1 Dec 2000."
    )
    assert "from Mon 1 Jan 2001 on" in refused(store, invoice_maintenance, DEC_1, month=date(2001, 2, 28), **facts)
    do(store, invoice_maintenance, DEC_1, month=date(2001, 1, 31), **facts)


def test_an_invoice_is_issued_and_falls_due_within_the_term(store: Store) -> None:
    priced_book(store)
    tax = {"order": "PO-001", "amount": Decimal("90.00"), "issued_on": DEC_1}
    assert "The Term ends on" in refused(store, invoice_transfer_tax, DEC_1, **tax, due_on=date(2010, 7, 1))
    before = {**tax, "issued_on": date(2000, 6, 29), "due_on": DEC_1}
    assert refused(store, invoice_transfer_tax, DEC_1, **before) == (
        "The agreement begins on Fri 30 Jun 2000. An invoice cannot be issued on Thu 29 Jun 2000."
    )


def test_an_unpaid_maintenance_invoice_bears_interest_until_it_is_paid(any_store: Store) -> None:
    priced_book(any_store)
    number = maintenance(any_store, received_on=DEC_1)
    assert entry(any_store, f"{number}:interest", date(2001, 1, 30)).due.amount == Decimal("5.85")
    pay = {"paid_on": date(2001, 1, 30), "amount": Decimal("395.85")}
    both = (Applied(number), Applied(f"{number}:interest"))
    do(any_store, record_payment, date(2001, 1, 30), **pay, applied=both)
    assert entry(any_store, f"{number}:interest", APRIL).state is SumState.PAID


def test_collocation_is_charged_by_the_price_list_and_due_as_its_invoice_says(any_store: Store) -> None:
    priced_book(any_store)
    facts: dict[str, Any] = {
        "kind": InvoiceKind.COLLOCATION, "month": DEC_1, "issued_on": DEC_1, "due_on": date(2000, 12, 31),
    }  # fmt: skip
    do(any_store, invoice_monthly, DEC_1, **facts, units=(Units("co_rack_month", 2),), printed=Decimal("820.00"))
    found = entry(any_store, "INV-0001", DEC_1)
    assert (found.due.amount, found.due.words) == (Decimal("820.00"), "Collocation, Dec 2000")
    assert "none of them" in refused(any_store, invoice_monthly, DEC_1, **facts, units=(Units("a2_amounts", 1),))
    assert refused(any_store, invoice_monthly, DEC_1, **facts, units=()) == (
        "Name at least one price and how many units of it are charged."
    )


def test_a_price_entered_later_makes_the_sum_known(store: Store) -> None:
    priced_book(store)
    facts = {"kind": InvoiceKind.CONNECTIVITY, "month": DEC_1, "issued_on": DEC_1, "due_on": date(2000, 12, 31)}
    do(store, invoice_monthly, DEC_1, **facts, units=(Units("m63_backhaul_month", 3),))
    assert entry(store, "INV-0001", DEC_1).due.missing == "Backhaul of a Link is not entered"
    do(store, enter_price, DEC_1, price="m63_backhaul_month", amount=Decimal("120.00"), holds_from=date(2000, 6, 30))
    assert entry(store, "INV-0001", DEC_1).due.amount == Decimal("360.00")


def extra_work(store: Store, kind: CostKind = CostKind.OUT_OF_SCOPE, subject: str = "L-0001") -> str:
    """A statement of one cost, closed on November 28."""
    opened = do(store, open_cost_statement, NOV_28, kind=kind, words="Crane", opened_on=NOV_28, subject=subject)
    number = result(opened, "statement")
    cost = {"statement": number, "words": "Crane hire", "cost": Decimal("200.00"), "incurred_on": NOV_28}
    do(store, record_cost, NOV_28, **cost, voucher="V-17")
    do(store, close_cost_statement, NOV_28, statement=number, closed_on=NOV_28)
    return number


def test_work_out_of_scope_joins_the_installation_invoice_and_is_then_charged(any_store: Store) -> None:
    letter = priced_book(any_store)
    number = extra_work(any_store)
    assert entry(any_store, LINK_CHARGE, NOV_28).due.amount == Decimal("2720.00")
    do(any_store, invoice_installation, NOV_28, letter=letter, issued_on=NOV_28)
    assert entry(any_store, "INV-0001", NOV_28).due.amount == Decimal("2720.00")
    assert refused(any_store, cancel_cost_statement, NOV_28, statement=number) == (
        "CS-0001 is on an invoice; withdraw that first."
    )


def test_a_cost_statement_is_invoiced_in_its_own_stream(any_store: Store) -> None:
    priced_book(any_store)
    number = extra_work(any_store, CostKind.REPAIR)
    facts = {"statement": number, "issued_on": NOV_28, "due_on": DEC_1}
    do(any_store, invoice_costs, NOV_28, **facts, extra=(ExtraLine("Sales tax", Decimal("16.50")),))
    found = entry(any_store, "INV-0001", NOV_28)
    assert (found.due.amount, found.due.stream) == (Decimal("216.50"), Stream.MAINTENANCE)
    assert refused(any_store, invoice_costs, NOV_28, **facts) == "CS-0001 is on an invoice; withdraw that first."


def test_every_act_on_a_cost_statement_in_every_state(store: Store) -> None:
    priced_book(store)
    open_facts: dict[str, Any] = {"kind": CostKind.REPAIR, "words": "Antenna hit", "opened_on": NOV_28}
    assert "There is no link" in refused(store, open_cost_statement, NOV_28, **open_facts)
    assert refused(store, open_cost_statement, NOV_28, **{**open_facts, "words": " "}) == "Say what the work is."
    move = {**open_facts, "kind": CostKind.MOVE, "subject": "MV-0009"}
    assert refused(store, open_cost_statement, NOV_28, **move) == (
        "There is no move MV-0009 on Tue 28 Nov 2000; record the move first (B-4)."
    )
    do(store, open_cost_statement, NOV_28, **open_facts, subject="L-0001")
    cost: dict[str, Any] = {"statement": "CS-0001", "words": "Labour", "cost": Decimal(80), "incurred_on": NOV_28}
    assert "its costs are not older" in refused(
        store, record_cost, NOV_28, **{**cost, "incurred_on": date(2000, 11, 1)}
    )
    do(store, record_cost, NOV_28, **cost)
    bill = {"statement": "CS-0001", "issued_on": DEC_1, "due_on": DEC_1}
    assert refused(store, invoice_costs, DEC_1, **bill) == (
        "CS-0001 is still open; work is charged when it is done, by its cost (D-3.3)."
    )
    close: dict[str, Any] = {"statement": "CS-0001", "closed_on": DEC_1}
    assert "cannot be closed before" in refused(
        store, close_cost_statement, DEC_1, **{**close, "closed_on": date(2000, 11, 2)}
    )
    assert "between 0 and 100" in refused(store, close_cost_statement, DEC_1, **close, customer_share=Decimal(101))
    do(store, close_cost_statement, DEC_1, **close, customer_share=Decimal(40))
    assert refused(store, close_cost_statement, DEC_1, **close) == "CS-0001 was closed on Fri 1 Dec 2000."
    assert (
        refused(store, record_cost, DEC_1, **{**cost, "incurred_on": DEC_1}) == "CS-0001 was closed on Fri 1 Dec 2000."
    )
    do(store, cancel_cost_statement, DEC_1, statement="CS-0001")
    assert refused(store, invoice_costs, DEC_1, **bill) == "CS-0001 was cancelled on Fri 1 Dec 2000."
    assert "There is no cost statement" in refused(store, cancel_cost_statement, DEC_1, statement="CS-0009")
    assert "was opened on" in refused(store, cancel_cost_statement, date(2000, 11, 2), statement="CS-0001")


def test_only_a_repair_is_shared(store: Store) -> None:
    priced_book(store)
    do(store, open_cost_statement, NOV_28, kind=CostKind.EXTRA, words="Keys cut", opened_on=NOV_28)
    close = {"statement": "CS-0001", "closed_on": NOV_28, "customer_share": Decimal(50)}
    assert refused(store, close_cost_statement, NOV_28, **close) == (
        "Only a repair is shared; CS-0001 is not one (D-3.3)."
    )


def test_the_tax_on_equipment_is_typed_for_its_order(any_store: Store) -> None:
    priced_book(any_store)
    facts = {"order": "PO-001", "amount": Decimal("1200.00"), "issued_on": DEC_1, "due_on": DEC_1}
    do(any_store, invoice_transfer_tax, DEC_1, **facts)
    assert entry(any_store, "INV-0001", DEC_1).due.stream is Stream.EQUIPMENT


def test_customer_invoices_services_and_the_shortfall_of_a_quarter(any_store: Store) -> None:
    priced_book(any_store)
    facts: dict[str, Any] = {"issued_on": APRIL, "due_on": date(2001, 5, 2)}
    used = {**facts, "kind": InvoiceKind.PSA_SERVICES, "month": date(2001, 2, 1), "amount": Decimal("20000.00")}
    do(any_store, invoice_services, APRIL, **used)
    short: dict[str, Any] = {**facts, "kind": InvoiceKind.PSA_SHORTFALL, "month": date(2001, 3, 1)}
    do(any_store, invoice_services, APRIL, **short)
    found = entry(any_store, "INV-0002", APRIL)
    assert (found.due.amount, found.due.payer) == (Decimal("30000.00"), Side.WINSTAR)
    assert refused(any_store, invoice_services, APRIL, **short) == (
        "The shortfall of 1Q01 is on INV-0002 already (Letter 3)."
    )


def test_services_that_cannot_be_invoiced_say_why(store: Store) -> None:
    priced_book(store)
    facts: dict[str, Any] = {"issued_on": APRIL, "due_on": APRIL, "month": date(2001, 2, 1)}
    assert refused(store, invoice_services, APRIL, **facts, kind=InvoiceKind.MAINTENANCE) == (
        "Operation and maintenance is not invoiced to Winstar (Letter 3)."
    )
    assert refused(store, invoice_services, APRIL, **facts, kind=InvoiceKind.PSA_SERVICES) == (
        "Type what was billed for the services."
    )
    later = {**facts, "month": date(2002, 2, 1)}
    assert refused(store, invoice_services, APRIL, **later, kind=InvoiceKind.PSA_SHORTFALL) == (
        "The letter asks for no minimum in Feb 2002 (Letter 3)."
    )
    do(store, invoice_services, APRIL, **facts, kind=InvoiceKind.PSA_SERVICES, amount=Decimal("250000.00"))
    assert (
        refused(store, invoice_services, APRIL, **facts, kind=InvoiceKind.PSA_TRUE_UP) == "Nothing is short (Letter 3)."
    )


def test_a_shortfall_without_its_minimum_asks_for_the_amount(store: Store) -> None:
    facts = {"issued_on": APRIL, "due_on": APRIL, "month": date(2001, 2, 1), "kind": InvoiceKind.PSA_SHORTFALL}
    assert refused(store, invoice_services, APRIL, **facts) == (
        "Cannot be computed: Quarterly minimum of professional services is not entered. Type the amount (Letter 3)."
    )


def test_an_invoice_is_withdrawn_only_without_payments(any_store: Store) -> None:
    priced_book(any_store)
    number = maintenance(any_store, received_on=DEC_1)
    do(any_store, record_payment, DEC_1, paid_on=DEC_1, amount=Decimal("390.00"), applied=(Applied(number),))
    assert refused(any_store, withdraw_invoice, DEC_1, invoice=number) == (
        "PAY-0001 was applied to INV-0001; withdraw it first."
    )
    do(any_store, withdraw_payment, DEC_1, payment="PAY-0001")
    assert "cannot be withdrawn before" in refused(any_store, withdraw_invoice, NOV_28, invoice=number)
    do(any_store, withdraw_invoice, DEC_1, invoice=number)
    assert on_day(any_store, DEC_1).money.invoices == ()
    gone = "INV-0001 was withdrawn on Fri 1 Dec 2000."
    assert refused(any_store, withdraw_invoice, DEC_1, invoice=number) == gone
    assert refused(any_store, receive_invoice, DEC_1, invoice=number, received_on=DEC_1) == gone
    assert maintenance(any_store) == "INV-0002"


def test_the_days_of_an_invoice_follow_one_another(store: Store) -> None:
    priced_book(store)
    facts: dict[str, Any] = {"month": DEC_1, "issued_on": DEC_1}
    assert "has not come yet" in refused(store, invoice_maintenance, NOV_28, **facts)
    assert "was not received on" in refused(store, invoice_maintenance, DEC_1, **facts, received_on=NOV_28)
    number = maintenance(store)
    assert "was not received on" in refused(store, receive_invoice, DEC_1, invoice=number, received_on=NOV_28)
    do(store, receive_invoice, DEC_1, invoice=number, received_on=DEC_1, printed=Decimal("400.00"))
    assert entry(store, number, DEC_1).due.amount == Decimal("400.00")


def test_rates_are_typed_in_percent_with_what_they_need(any_store: Store) -> None:
    facts: dict[str, Any] = {"rate": RateName.INSTALLATION_SHARE, "holds_from": NOV_28}
    assert "how many days" in refused(any_store, enter_rate, NOV_28, **facts, percent=Decimal(80))
    assert "between 0 and 100" in refused(any_store, enter_rate, NOV_28, **facts, percent=Decimal(101), days=90)
    do(any_store, enter_rate, NOV_28, **facts, percent=Decimal("80.5"), days=90)
    (rate,) = on_day(any_store, NOV_28).money.rates
    assert (rate.percent, rate.days) == (Decimal("80.5"), 90)


@pytest.mark.parametrize("typed", ["2500", "2500.5", "2500.00", "2.5E+3"])
def test_a_price_is_taken_back_however_it_was_typed(any_store: Store, typed: str) -> None:
    facts = {"price": "om_per_link_month", "holds_from": NOV_28, "amount": Decimal(typed)}
    done = do(any_store, enter_price, NOV_28, **facts)
    any_store.undo(done.act_id, NOV_28)
    assert on_day(any_store, NOV_28).money.prices == ()
    last = any_store.redoable()
    assert last is not None
    any_store.undo(last.act_id, NOV_28)
    assert [one.amount for one in on_day(any_store, NOV_28).money.prices] == [Decimal(typed)]


def test_prices_are_typed_whole_and_never_below_nothing(store: Store) -> None:
    facts = {"price": "om_per_link_month", "holds_from": NOV_28}
    assert "fraction of a cent" in refused(store, enter_price, NOV_28, **facts, amount=Decimal("1.005"))
    assert "is more than nothing; -1 was typed" in refused(store, enter_price, NOV_28, **facts, amount=Decimal(-1))
    assert refused(store, enter_price, NOV_28, **facts, amount=Decimal(0)) == (
        "Maintenance charge for a Link is more than nothing; 0 was typed. A price that is not known is left out."
    )
    assert "has no figure named" in refused(store, enter_price, NOV_28, **{**facts, "price": "x"}, amount=Decimal(1))
    whole = refused(store, enter_price, NOV_28, **{**facts, "price": "a2_amounts"}, amount=Decimal(1))
    assert "typed in the rows of the payment plan of the first batch" in whole
    said = do(store, enter_price, NOV_28, **facts, amount=Decimal(2500)).sentence
    assert said == "Entered Maintenance charge for a Link: 2,500.00, from Tue 28 Nov 2000"
