"""The rows of charges, sums, the ledger, prices and the allocation, as pages and workbooks show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.acts.charges import invoice_installation, invoice_maintenance
from models.acts.costs import open_cost_statement, record_cost
from models.acts.payments import Applied, record_payment
from models.acts.prices import enter_price
from models.acts.reductions import charge_back
from models.queries.charge_rows import ChargeGroup, charge_rows
from models.queries.ledger import LineKind, due_rows, ledger_rows
from models.queries.price_rows import allocation_lines, price_rows
from models.rules.charge_facts import CostKind, RateName
from models.rules.clause import Unknown
from models.store import Store
from reports.columns import Tone
from reports.grids_money import ALLOCATION, CHARGES, DUES, LEDGER, PRICES, charge_tone, sum_icon, sum_tone
from tests.acts.paid_book import LINK_CHARGE, on_day, priced_book
from tests.builders import do

DAY, LATER = date(2000, 11, 28), date(2000, 12, 20)


def test_what_is_not_invoiced_comes_before_invoices_and_costs(store: Store) -> None:
    letter = priced_book(store)
    do(store, open_cost_statement, DAY, kind=CostKind.EXTRA, words="Keys cut", opened_on=DAY)
    do(store, record_cost, DAY, statement="CS-0001", words="Keys", cost=Decimal("40.00"), incurred_on=DAY)
    rows = charge_rows(on_day(store, DAY))
    assert [(row.key, row.total) for row in rows] == [
        ("maintenance 2000-11-01", Decimal("90.00")),
        ("maintenance 2000-12-01", Decimal("390.00")),
        (f"installation {letter}", Decimal("2500.00")),
        ("CS-0001", Decimal("40.00")),
    ]
    assert [row.number for row in rows] == ["", "", "", "CS-0001"]


def test_an_invoice_takes_its_draft_away_and_says_when_its_receipt_is_missing(store: Store) -> None:
    letter = priced_book(store)
    do(store, invoice_installation, DAY, letter=letter, issued_on=DAY)
    do(store, invoice_maintenance, DAY, month=DAY, issued_on=DAY)
    rows = {row.key: row for row in charge_rows(on_day(store, DAY))}
    assert f"installation {letter}" not in rows
    assert (rows["INV-0001"].standing, charge_tone(rows["INV-0001"])) == ("19 days", Tone.OUTLINE)
    assert (rows["INV-0002"].standing, charge_tone(rows["INV-0002"])) == ("Receipt not recorded", Tone.MISSING)
    assert "maintenance 2000-11-01" not in rows


def test_a_charge_paid_is_not_asked_to_be_invoiced(store: Store) -> None:
    letter = priced_book(store)
    facts = {"paid_on": DAY, "amount": Decimal("2500.00"), "applied": (Applied(LINK_CHARGE),)}
    do(store, record_payment, DAY, **facts)
    assert f"installation {letter}" not in {row.key for row in charge_rows(on_day(store, DAY))}


def test_a_sum_says_where_it_stands_and_until_when_it_may_be_paid(store: Store) -> None:
    priced_book(store)
    rows = {row.key: row for row in due_rows(on_day(store, DAY))}
    charge = rows[LINK_CHARGE]
    assert (charge.standing, charge.until, charge.settled) == ("19 days", "until Mon 18 Dec", Decimal(0))
    assert (sum_tone(charge), sum_icon(charge)) == (Tone.INFO, "")
    late = {row.key: row for row in due_rows(on_day(store, LATER))}[LINK_CHARGE]
    assert (late.standing, sum_tone(late), late.disputed) == ("3 days late", Tone.BAD, "")


def test_the_ledger_has_streams_then_payments_then_what_was_taken_off(store: Store) -> None:
    priced_book(store)
    do(store, record_payment, LATER, paid_on=LATER, amount=Decimal("2000.00"), applied=(Applied(LINK_CHARGE),))
    facts = {"due": LINK_CHARGE, "shipment": "SH-0001", "amount": Decimal("85.00"), "reason": "Sent by air"}
    do(store, charge_back, LATER, **facts)
    rows = ledger_rows(on_day(store, LATER))
    installation = next(row for row in rows if row.name == "Installation")
    assert (installation.charged, installation.reduced, installation.paid, installation.open) == (
        Decimal("2500.00"), Decimal("85.00"), Decimal("2000.00"), Decimal("415.00"),
    )  # fmt: skip
    kinds = [row.kind for row in rows]
    assert kinds == sorted(kinds, key=list(LineKind).index)
    assert [(row.name, row.second) for row in rows if row.kind is not LineKind.STREAM] == [
        ("PAY-0001, wire", "for L-0001"), ("RED-0001, charge-back", f"off {LINK_CHARGE}"),
    ]  # fmt: skip


def test_every_figure_that_can_be_typed_is_listed_with_what_waits_for_it(store: Store) -> None:
    do(store, enter_price, DAY, price="om_per_link_month", amount=Decimal("300.00"), holds_from=DAY, source="D-4")
    rows = {row.id: row for row in price_rows(on_day(store, DAY))}
    assert "a2_amounts" not in rows
    assert (rows["om_per_link_month"].amount, rows["om_per_link_month"].source) == (Decimal("300.00"), "D-4")
    assert (rows["bsa_prepayment"].amount, rows["bsa_prepayment"].waiting) == (None, 1)
    assert [row.rate for row in rows.values() if row.rate] == list(RateName)
    assert {row.id: row for row in price_rows(on_day(store, date(2000, 11, 27)))}["om_per_link_month"].amount is None


def test_the_allocation_ends_with_a_total_that_names_what_is_missing(store: Store) -> None:
    lines = allocation_lines(on_day(store, DAY))
    assert [line.name for line in lines][-1] == "Total"
    assert isinstance(lines[-1].total, Unknown)
    assert lines[-1].total.missing.startswith("not complete, 6 prices are not entered")


def test_every_column_has_words_for_every_row(store: Store) -> None:
    priced_book(store)
    now = on_day(store, LATER)
    for columns, rows in (
        (DUES, due_rows(now)),
        (CHARGES, charge_rows(now)),
        (LEDGER, ledger_rows(now)),
        (PRICES, price_rows(now)),
        (ALLOCATION, allocation_lines(now)),
    ):
        for column in columns:
            for row in rows:
                value = column.value(row)
                assert value is not None or column.missing is not None
                assert column.text is None or isinstance(column.text(row), str)
    assert {row.group for row in charge_rows(now)} == {ChargeGroup.DRAFT}


def test_a_quarter_that_closes_stands_among_what_is_not_invoiced(store: Store) -> None:
    priced_book(store)
    rows = {row.key: row for row in charge_rows(on_day(store, date(2001, 3, 20)))}
    assert (rows["1Q01"].standing, rows["1Q01"].total, rows["1Q01"].payer) == (
        "Closes Sat 31 Mar", Decimal("50000.00"), "Winstar",
    )  # fmt: skip
    assert {row.key: row for row in charge_rows(on_day(store, date(2001, 4, 2)))}["1Q01"].standing == "Closed"
