"""The Payments page from the keyboard: due, charges, ledger, prices, allocation, and every form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.acts.charges import invoice_maintenance, invoice_services, invoice_transfer_tax
from models.acts.costs import open_cost_statement
from models.acts.payments import Applied, record_payment
from models.queries.charge_rows import ChargeGroup
from models.rules.charge_facts import CostKind, InvoiceKind
from models.rules.ledger import SumState
from models.store import Store
from tests.acts.paid_book import LINK_CHARGE, entry, on_day, priced_book
from tests.builders import do
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.main_window import MainWindow
from ui.screens.payments import PaymentsScreen

pytestmark = pytest.mark.usefixtures("light")
DAY = date(2000, 12, 20)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    """The page of a book with one priced, accepted Link, an equipment tax and arrears for services."""
    priced_book(store)
    due = {"issued_on": DAY, "due_on": date(2000, 12, 10)}
    do(store, invoice_transfer_tax, DAY, order="PO-001", amount=Decimal("1000.00"), **due)
    services = {"kind": InvoiceKind.PSA_SERVICES, "month": DAY, "amount": Decimal("400.00")}
    do(store, invoice_services, DAY, **services, **due)
    do(store, invoice_maintenance, DAY, month=DAY, issued_on=DAY, received_on=DAY)
    made = open_window(qtbot, store, as_of=DAY, screens=(PaymentsScreen,))
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> PaymentsScreen:
    assert isinstance(window.shown, PaymentsScreen)
    return window.shown


def form(window: MainWindow) -> ActForm:
    """The open form."""
    return next(one for one in window.findChildren(ActForm) if one.isVisible())


def keys_of(page: PaymentsScreen) -> list[Any]:
    """The keys of the rows shown."""
    return [page.part.table.key_of(row) for row in page.part.table.shown]


def test_what_is_due_stands_by_its_urgency_with_the_sums_of_the_day(page: PaymentsScreen) -> None:
    assert {LINK_CHARGE, "INV-0001", "INV-0003", "BSA:prepayment"} <= set(keys_of(page))
    assert "overdue" in page.head.sentence.text()
    assert page.part.figures._pairs[4][0].text() == "Paid to Winstar so far"


def test_a_sum_is_paid_from_the_keyboard(qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store) -> None:
    assert page.go_to(LINK_CHARGE)
    press(qtbot, window, "P")
    assert form(window).facts["amount"] == Decimal("2500.00")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert entry(store, LINK_CHARGE, DAY).state is SumState.PAID
    assert page.go_to(LINK_CHARGE)
    press(qtbot, window, "X")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert entry(store, LINK_CHARGE, DAY).state is SumState.OVERDUE


def test_a_refusal_is_said_in_the_form_which_stays(qtbot: QtBot, window: MainWindow, page: PaymentsScreen) -> None:
    page.go_to(LINK_CHARGE)
    press(qtbot, window, "P")
    type_in(qtbot, window, "10.00")
    press(qtbot, window, "Ctrl+Return")
    assert form(window).isVisible()
    press(qtbot, window, "Escape")


def test_an_equipment_sum_is_set_off_against_arrears(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    page.go_to(LINK_CHARGE)
    assert page.part.row_actions()[1].gate() == "Only what is owed for the Equipment may be offset (Letter 5)."
    page.go_to("INV-0001")
    press(qtbot, window, "O")
    press(qtbot, window, "Down")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert entry(store, "INV-0001", DAY).open == Decimal("600.00")


def test_streams_and_parties_narrow_the_list(page: PaymentsScreen) -> None:
    part = page.part
    part.payer.choose("winstar")
    part._narrow()
    assert set(keys_of(page)) == {"BSA:prepayment", "INV-0002"}
    part.stream.choose("maintenance")
    part._narrow()
    assert keys_of(page) == []
    assert part.select(LINK_CHARGE)
    assert LINK_CHARGE in keys_of(page)


def test_every_part_is_reached_and_read_by_its_key(qtbot: QtBot, window: MainWindow, page: PaymentsScreen) -> None:
    seen = [page.part.key]
    for _ in range(5):
        press(qtbot, window, "Ctrl+Right")
        seen.append(page.part.key)
        assert page.head.sentence.text()
        assert page.export_shown().rows == page.part.table.shown
    assert seen == ["due", "plans", "charges", "ledger", "prices", "allocation"]
    press(qtbot, window, "Ctrl+Left")
    assert page.part.key == "prices"


def test_every_row_of_every_part_can_be_opened_and_explained(page: PaymentsScreen) -> None:
    for key in ("due", "charges", "ledger", "prices", "allocation"):
        part = page.choose(key)
        for row in part.table.shown:
            part.view.select(part.table.key_of(row))
            part.show_record(row)
            part.why()
            assert all(isinstance(one.gate(), str) for one in page.page_actions())


def test_installation_is_invoiced_from_its_draft(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    part = page.choose("charges")
    draft = next(
        row for row in part.table.shown if row.group is ChargeGroup.DRAFT and row.kind is InvoiceKind.INSTALLATION
    )
    part.view.select(draft.key)
    press(qtbot, window, "N")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert entry(store, LINK_CHARGE, DAY).due.key == "INV-0004"


def test_an_invoice_is_received_and_withdrawn(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    part = page.choose("charges")
    assert part.select("INV-0003")
    press(qtbot, window, "O")
    assert (page.part.key, page.part.view.current().key) == ("due", "INV-0003")
    page.choose("charges").view.focus()
    press(qtbot, window, "X")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert on_day(store, DAY).money.invoice("INV-0003") is None


def test_a_cost_statement_is_opened_costed_closed_and_invoiced(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    do(store, open_cost_statement, DAY, kind=CostKind.EXTRA, words="Keys cut", opened_on=DAY)
    page.desk.touched.emit(frozenset({"cost_statements"}))
    settled(qtbot, window.desk)
    part = page.choose("charges")
    assert part.select("CS-0001")
    part.view.focus()
    press(qtbot, window, "A")
    type_in(qtbot, window, "Keys")
    press(qtbot, window, "Tab")
    type_in(qtbot, window, "40.00")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    press(qtbot, window, "D")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    (of,) = on_day(store, DAY).money.statements
    assert (of.closed_on, of.costs[0].cost) == (DAY, Decimal("40.00"))
    assert part.head_actions()[-1].gate() == ""


@pytest.mark.parametrize("key", ["C", "M", "S", "T"])
def test_every_form_of_a_charge_opens_and_closes(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, key: str
) -> None:
    page.choose("charges").view.focus()
    press(qtbot, window, key)
    assert form(window).isVisible()
    press(qtbot, window, "Escape")


def test_a_price_is_typed_in_its_row_from_the_effective_date_on(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    part = page.choose("prices")
    assert part.select("dslam_month")
    column = next(one for one in part.table.columns if one.title == "Figure in force")
    part.view.edited.emit(part.view.current(), column, "75.50")
    settled(qtbot, window.desk)
    (typed,) = [one for one in on_day(store, DAY).money.prices if one.id == "dslam_month"]
    assert (typed.amount, typed.holds_from) == (Decimal("75.50"), date(2000, 6, 30))
    part.view.edited.emit(part.view.current(), column, "seventy")
    assert page.notice is not None


def test_a_rate_is_entered_with_its_form(qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store) -> None:
    part = page.choose("prices")
    assert part.select("legal_interest_month")
    part.view.focus()
    press(qtbot, window, "N")
    type_in(qtbot, window, "1.25")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert on_day(store, DAY).money.rates[0].percent == Decimal("1.25")


def test_money_on_account_is_applied_from_the_ledger(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store
) -> None:
    do(store, record_payment, DAY, paid_on=DAY, amount=Decimal("2600.00"), applied=(Applied(LINK_CHARGE),))
    page.desk.touched.emit(frozenset({"payments"}))
    settled(qtbot, window.desk)
    part = page.choose("ledger")
    assert part.select("PAY-0001")
    part.view.focus()
    press(qtbot, window, "A")
    form(window).editors["applied"].widget.lines[0]["due"].widget.choose("INV-0003")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert entry(store, "INV-0003", DAY).paid == Decimal("100.00")
    press(qtbot, window, "H")
    press(qtbot, window, "Escape")
    part.select("PAY-0001")
    part.view.focus()
    press(qtbot, window, "X")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert on_day(store, DAY).money.payments == ()


def test_the_allocation_names_what_it_waits_for_and_leads_to_the_price(
    qtbot: QtBot, window: MainWindow, page: PaymentsScreen
) -> None:
    part = page.choose("allocation")
    assert page.head.sentence.text().startswith("Schedule M-6.3 is not complete, 6 prices are not entered")
    part.view.select("Backhaul")
    part.view.focus()
    press(qtbot, window, "N")
    assert (page.part.key, page.part.view.current().id) == ("prices", "m63_backhaul_month")


def test_a_record_of_another_part_is_found(page: PaymentsScreen) -> None:
    assert page.go_to("om_per_link_month")
    assert page.part.key == "prices"
    assert page.go_to("INV-0002")
    assert not page.go_to("INV-0099")


def test_an_empty_book_owes_the_prepayment_alone(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, as_of=date(2000, 9, 28), screens=(PaymentsScreen,))
    page = window.shown
    assert isinstance(page, PaymentsScreen)
    for key in ("due", "charges", "ledger", "prices", "allocation"):
        page.choose(key)
        assert page.head.sentence.text()
    window.close()


def test_a_finding_leads_to_its_sum_price_or_quarter(qtbot: QtBot, store: Store) -> None:
    priced_book(store)
    window = open_window(qtbot, store, as_of=date(2001, 3, 20), screens=(PaymentsScreen,))
    page = window.shown
    assert isinstance(page, PaymentsScreen)
    assert page.go_to("1Q01")
    assert (page.part.key, page.part.view.current().kind) == ("charges", InvoiceKind.PSA_SHORTFALL)
    press(qtbot, window, "N")
    assert form(window).facts["kind"] is InvoiceKind.PSA_SHORTFALL
    press(qtbot, window, "Escape")
    assert page.go_to("maintenance 2001-03-01")
    assert page.part.view.current().kind is InvoiceKind.MAINTENANCE
    assert not page.go_to("missing")
    window.close()


def test_several_sums_are_paid_at_once(qtbot: QtBot, window: MainWindow, page: PaymentsScreen, store: Store) -> None:
    part = page.part
    part._choose([row for row in part.table.shown if row.key in (LINK_CHARGE, "INV-0001")])
    press(qtbot, window, "P")
    assert form(window).facts["amount"] == Decimal("3500.00")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, window.desk)
    assert {entry(store, key, DAY).state for key in (LINK_CHARGE, "INV-0001")} == {SumState.PAID}
