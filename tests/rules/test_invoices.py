"""What invoices come to and when they are due; interest as a sum of its own; what brings suspended support back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.charge_facts import (
    CostFacts,
    CostKind,
    CostStatement,
    InvoiceKind,
    LineFacts,
    LineKind,
    RateFacts,
    RateName,
    rate_on,
)
from models.rules.charges import Tariff, installation_dues
from models.rules.clause import Known, Unknown
from models.rules.dues import PaymentFacts, Stream
from models.rules.invoices import (
    arrears,
    computed_total,
    invoice_due,
    invoice_due_on,
    invoice_total,
    line_amount,
    line_facts,
)
from models.rules.ledger import SumState
from models.rules.links import LinkStanding, LinkState
from models.rules.sums import Records, not_invoiced, sums
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, day, nov
from tests.rules.moneyed import TARIFF, dollars, invoice, paper

MARCH = day("2001-03-01")
WHOLE = LineFacts(LineKind.CHARGE, "L-0001, Mar 2001", "L-0001", price="om_per_link_month", priced_on=MARCH)
TAX = LineFacts(LineKind.TAX, "Sales tax", amount=dollars("18.60"))
LINK = LinkStanding("L-0004", LinkState.ACCEPTED, nov(24), letter="LAL-0158", accepted_on=nov(24), charged_from=nov(22))
INSTALLED = LineFacts(
    LineKind.CHARGE, "Installation of L-0004", "L-0004", price="installation_per_link", priced_on=nov(22)
)


def value(asked: Known[Decimal] | Unknown) -> Decimal:
    """A known answer."""
    assert isinstance(asked, Known), asked
    return asked.value


def test_a_line_is_its_amount_or_units_of_a_price_in_part_by_days() -> None:
    assert value(line_amount(TAX, TARIFF)) == dollars("18.60")
    assert value(line_amount(WHOLE, TARIFF)) == dollars("310.00")
    part = line_amount(replace(WHOLE, units=Decimal(2), days=22), TARIFF)
    assert value(part) == dollars("440.00")
    assert part.why.facts == (("L-0001, Mar 2001", "2 x 310.00 x 22/31 days = 440.00"),)


def test_a_line_without_price_or_amount_says_what_it_lacks() -> None:
    lacking = line_amount(LineFacts(LineKind.OTHER, "Cabling"), TARIFF)
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "the amount for Cabling is not entered"
    assert isinstance(line_amount(WHOLE, Tariff(TERMS)), Unknown)
    assert isinstance(line_amount(replace(WHOLE, priced_on=None), TARIFF), Unknown)


def test_an_invoice_comes_to_its_lines_and_is_not_complete_without_a_price() -> None:
    of = paper(lines=(WHOLE, TAX))
    assert value(computed_total(of, TARIFF)) == dollars("328.60")
    lacking = computed_total(of, Tariff(TERMS))
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "Maintenance charge for a Link is not entered"
    empty = computed_total(paper(), TARIFF)
    assert isinstance(empty, Unknown)
    assert empty.missing == "it has no lines"


def test_the_total_as_printed_wins_over_the_lines() -> None:
    assert value(invoice_total(paper(lines=(WHOLE,), printed=dollars("312.00")), TARIFF)) == dollars("312.00")
    assert value(invoice_total(paper(lines=(WHOLE,)), TARIFF)) == dollars("310.00")


def test_maintenance_is_due_on_receipt_and_never_before() -> None:
    received = invoice_due_on(paper(received_on=MARCH), {})
    assert isinstance(received, Known)
    assert received.value == MARCH
    assert invoice_due(paper(lines=(WHOLE,)), TARIFF, {}) is None


def test_an_installation_invoice_is_due_by_its_letter() -> None:
    charges = {one.key: one for one in installation_dues([LINK], TARIFF)}
    of = paper(kind=InvoiceKind.INSTALLATION, lines=(INSTALLED, TAX))
    due = invoice_due(of, TARIFF, charges)
    assert due is not None
    assert (due.due_on, due.amount, due.covers) == (day("2000-12-22"), dollars("2,518.60"), ("L-0004:installation",))
    none = invoice_due_on(of, {})
    assert isinstance(none, Unknown)
    assert none.missing == "L-0004 has no Letter that asks for a charge"


def test_other_invoices_are_due_on_the_day_they_name() -> None:
    of = paper(kind=InvoiceKind.COLLOCATION, due_on=MARCH, month=MARCH, lines=(TAX,))
    due = invoice_due(of, TARIFF, {})
    assert due is not None
    assert (due.due_on, due.words, due.stream) == (MARCH, "Collocation, Mar 2001", Stream.COLLOCATION)
    lacking = invoice_due_on(paper(kind=InvoiceKind.CONNECTIVITY), {})
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "the day INV-0001 is due is not entered"


@pytest.mark.parametrize("kind", list(InvoiceKind))
def test_every_kind_of_invoice_has_a_payer_a_stream_words_and_a_clause(kind: InvoiceKind) -> None:
    assert kind.payer is (Side.WINSTAR if kind.stream is Stream.SERVICES else Side.CUSTOMER)
    assert kind.words
    assert kind.clause


@pytest.mark.parametrize("kind", list(CostKind))
def test_every_kind_of_cost_has_a_stream_words_and_a_clause(kind: CostKind) -> None:
    assert kind.stream in (Stream.INSTALLATION, Stream.MAINTENANCE, Stream.COLLOCATION)
    assert kind.words
    assert kind.clause


def test_an_invoice_for_costs_takes_the_stream_of_the_work() -> None:
    of = paper(kind=InvoiceKind.COSTS, due_on=MARCH, subject="CS-0001", lines=(TAX,))
    due = invoice_due(of, TARIFF, {}, CostKind.REPAIR.stream)
    assert due is not None
    assert (due.stream, due.words) == (Stream.MAINTENANCE, "Work at cost, CS-0001")


def test_an_unpaid_invoice_bears_interest_as_a_sum_of_its_own() -> None:
    made = sums(Records(invoices=(invoice("1,000.00"),)), TARIFF, CALENDAR, day("2001-04-30"))
    one = {each.due.key: each for each in made.entries}
    assert one["INV-0001:interest"].due.amount == dollars("15.00")
    assert one["INV-0001:interest"].due_on == day("2001-04-01")
    owed = arrears(made.entries, day("2001-04-30"))
    assert value(owed) == dollars("1,015.00")


def test_nothing_but_an_open_maintenance_invoice_of_known_amount_bears_interest() -> None:
    late = day("2001-06-30")
    unknown = sums(Records(invoices=(paper(received_on=MARCH),)), TARIFF, CALENDAR, late)
    assert [one.due.key for one in unknown.entries if one.due.stream is Stream.MAINTENANCE] == ["INV-0001"]
    owed = arrears(unknown.entries, late)
    assert isinstance(owed, Unknown)
    assert owed.missing == "1 charge has no amount: Operation and maintenance"
    other = paper(kind=InvoiceKind.COLLOCATION, due_on=MARCH, lines=(TAX,))
    assert "INV-0001:interest" not in {
        one.due.key for one in sums(Records(invoices=(other,)), TARIFF, CALENDAR, late).entries
    }


def test_interest_paid_and_the_invoice_paid_brings_support_back() -> None:
    paid = PaymentFacts(
        "PAY-0001", day("2001-04-30"), Side.CUSTOMER, dollars("1,015.00"),
        (("INV-0001", dollars("1,000.00")), ("INV-0001:interest", dollars("15.00"))), "wire",
    )  # fmt: skip
    made = sums(Records(invoices=(invoice("1,000.00"),), payments=(paid,)), TARIFF, CALENDAR, day("2001-08-01"))
    states = {one.due.key: one.state for one in made.entries if one.due.stream is Stream.MAINTENANCE}
    assert set(states.values()) == {SumState.PAID}
    assert value(arrears(made.entries, day("2001-08-01"))) == 0


def test_an_invoice_takes_the_place_of_the_charges_it_is_for_and_keeps_what_was_paid_on_them() -> None:
    early = PaymentFacts(
        "PAY-0001", day("2000-12-01"), Side.CUSTOMER, dollars("100.00"), (("L-0004:installation", dollars("100.00")),)
    )
    of = paper(kind=InvoiceKind.INSTALLATION, lines=(INSTALLED,))
    before = sums(Records(links=(LINK,), payments=(early,)), TARIFF, CALENDAR, day("2001-02-27"))
    after = sums(Records(links=(LINK,), payments=(early,), invoices=(of,)), TARIFF, CALENDAR, day("2001-02-27"))
    kept = next(one for one in before.entries if one.due.key == "L-0004:installation")
    now = next(one for one in after.entries if one.due.key == "INV-0001")
    assert kept.open == now.open == dollars("2,400.00")
    assert [due.key for due in not_invoiced(before.charges, ())] == ["L-0004:installation"]
    assert not_invoiced(after.charges, (of,)) == ()
    assert not_invoiced(after.charges, (replace(of, kind=InvoiceKind.MAINTENANCE),)) != ()


def test_a_rate_is_that_of_its_day_and_says_what_is_missing() -> None:
    first = RateFacts(RateName.LEGAL_INTEREST, Decimal("1.4"), MARCH)
    later = replace(first, percent=Decimal("1.1"), holds_from=day("2002-01-01"), source="Counsel")
    held = rate_on(RateName.LEGAL_INTEREST, (later, first), MARCH)
    assert isinstance(held, Known)
    assert held.value is first
    last = rate_on(RateName.LEGAL_INTEREST, (later, first), day("2002-01-01"))
    assert last.why.facts[0][1] == "1.1, from Tue 1 Jan 2002, Counsel"
    lacking = rate_on(RateName.INSTALLATION_SHARE, (first,), MARCH)
    assert isinstance(lacking, Unknown)
    assert lacking.why.clauses == ("EXB-6a",)


def test_links_charged_alike_for_a_month_are_one_fact() -> None:
    part = replace(WHOLE, words="L-0003, Mar 2001, 22 of 31 days", subject="L-0003", days=22)
    of = (WHOLE, replace(WHOLE, words="L-0002, Mar 2001", subject="L-0002"), part, TAX)
    assert line_facts(of, TARIFF) == (
        ("2 Links, Mar 2001", "2 x 310.00 = 620.00"),
        ("L-0003, Mar 2001, 22 of 31 days", "310.00 x 22/31 days = 220.00"),
        ("Sales tax", "18.60"),
    )
    assert line_facts(of[:2], Tariff(TERMS)) == (("2 Links, Mar 2001", "not entered"),)


def test_an_installation_invoice_shows_why_its_charge_is_due_on_that_day() -> None:
    charges = {one.key: one for one in installation_dues([LINK], TARIFF)}
    of = paper(kind=InvoiceKind.INSTALLATION, lines=(INSTALLED,))
    assert invoice_due_on(of, charges).why == charges["L-0004:installation"].why


def test_a_charge_is_in_arrears_from_its_own_day() -> None:
    made = sums(Records(invoices=(invoice("1,000.00"),)), TARIFF, CALENDAR, MARCH)
    assert value(arrears(made.entries, MARCH)) == dollars("1,000.00")
    assert value(arrears(made.entries, day("2001-02-28"))) == 0


def test_of_two_rates_from_one_day_the_one_entered_last_holds() -> None:
    first = RateFacts(RateName.LEGAL_INTEREST, Decimal("1.4"), MARCH)
    again = replace(first, percent=Decimal("1.2"))
    held = rate_on(RateName.LEGAL_INTEREST, (first, again), MARCH)
    assert isinstance(held, Known)
    assert held.value is again


def test_an_invoice_charges_for_the_links_of_its_charges_alone() -> None:
    cost = LineFacts(LineKind.COST, "Work", "CS-0001", amount=dollars("1.00"))
    bare = replace(WHOLE, subject="")
    assert paper(lines=(WHOLE, cost, bare, TAX)).links == ("L-0001",)


def test_work_is_charged_in_the_stream_of_what_it_was_done_for() -> None:
    assert {kind: kind.stream for kind in CostKind} == {
        CostKind.MOVE: Stream.INSTALLATION,
        CostKind.OUT_OF_SCOPE: Stream.INSTALLATION,
        CostKind.REPAIR: Stream.MAINTENANCE,
        CostKind.DAMAGE: Stream.COLLOCATION,
        CostKind.EXTRA: Stream.COLLOCATION,
    }


def test_work_out_of_scope_joins_the_charge_unless_it_stands_on_an_invoice() -> None:
    work = CostStatement("CS-0001", CostKind.OUT_OF_SCOPE, "Crane", nov(1), "L-0004", nov(30),
                         costs=(CostFacts("Crane", dollars("100.00"), nov(5)),))  # fmt: skip
    joined = sums(Records(links=(LINK,), statements=(work,)), TARIFF, CALENDAR, nov(30))
    assert joined.charges["L-0004:installation"].amount == dollars("2,610.00")
    line = LineFacts(LineKind.COST, "Crane", "CS-0001", amount=dollars("110.00"))
    billed = paper(kind=InvoiceKind.COSTS, due_on=MARCH, subject="CS-0001", lines=(line,))
    apart = sums(Records(links=(LINK,), statements=(work,), invoices=(billed,)), TARIFF, CALENDAR, nov(30))
    assert apart.charges["L-0004:installation"].amount == dollars("2,500.00")
