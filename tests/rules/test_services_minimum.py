"""What Winstar buys of Customer: quarters, the year's true-up, and the prepayment (LTR-3, LTR-4)."""

from __future__ import annotations

from dataclasses import replace

from models.rules.charge_facts import InvoiceFacts, InvoiceKind, LineFacts, LineKind
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown
from models.rules.prices import PriceFacts
from models.rules.services_minimum import prepayment, quarters, to_invoice, true_up
from models.rules.words import Side
from tests.rules.law import TERMS, day, terms
from tests.rules.moneyed import PRICES, TARIFF, dollars, paper

BEFORE = Tariff(terms(day("2000-09-28")), PRICES)


def billed(number: str, month: str, amount: str | None, kind: InvoiceKind = InvoiceKind.PSA_SERVICES) -> InvoiceFacts:
    """An invoice of Customer to Winstar."""
    line = LineFacts(LineKind.CHARGE, "Services", amount=None if amount is None else dollars(amount))
    return paper(number, kind, month=day(month), due_on=day("2001-05-01"), lines=(line,))


def test_a_quarter_is_short_of_its_minimum_by_what_was_not_used() -> None:
    used = [billed("INV-0001", "2001-01-01", "12,000.00"), billed("INV-0002", "2001-03-01", "8,000.00")]
    first, second, *_ = quarters(used, TARIFF)
    assert (first.name, first.starts, first.ends) == ("1Q01", day("2001-01-01"), day("2001-03-31"))
    assert isinstance(first.shortfall, Known)
    assert first.shortfall.value == dollars("30,000.00")
    assert first.shortfall.why.facts[-1] == ("Sum", "max(0, 50,000.00 - 20,000.00) = 30,000.00")
    assert isinstance(second.shortfall, Known)
    assert second.shortfall.value == dollars("50,000.00")


def test_a_quarter_used_beyond_its_minimum_is_not_short() -> None:
    first = quarters([billed("INV-0001", "2001-02-01", "60,000.00")], TARIFF)[0]
    assert isinstance(first.shortfall, Known)
    assert first.shortfall.value == 0


def test_a_quarter_knows_the_invoice_of_its_shortfall() -> None:
    short = billed("INV-0003", "2001-03-01", "30,000.00", InvoiceKind.PSA_SHORTFALL)
    assert [one.invoice for one in quarters([short], TARIFF)] == ["INV-0003", "", "", ""]


def test_nothing_is_said_without_the_minimum_or_an_amount() -> None:
    lacking = quarters([], Tariff(TERMS))[0].shortfall
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "Quarterly minimum of professional services is not entered"
    unknown = quarters([billed("INV-0001", "2001-01-01", None)], TARIFF)[0].shortfall
    assert isinstance(unknown, Unknown)
    assert unknown.missing == "INV-0001 has no amount: the amount for Services is not entered"


def test_the_year_closes_with_the_minimum_less_all_that_was_billed() -> None:
    all_billed = [
        billed("INV-0001", "2001-01-01", "40,000.00"),
        billed("INV-0002", "2001-03-01", "10,000.00", InvoiceKind.PSA_SHORTFALL),
        billed("INV-0003", "2001-12-01", "75,000.00"),
        billed("INV-0004", "2002-01-01", "99,000.00"),
    ]
    year = true_up(all_billed, TARIFF)
    assert isinstance(year, Known)
    assert year.value == dollars("125,000.00")


def test_before_the_letter_there_is_no_minimum_and_no_prepayment() -> None:
    assert quarters([], BEFORE) == ()
    assert prepayment(BEFORE) is None
    year = true_up([], BEFORE)
    assert isinstance(year, Unknown)
    assert year.missing == "no minimum of professional services is agreed yet"


def test_the_prepayment_is_owed_by_winstar_on_october_2_2000() -> None:
    due = prepayment(TARIFF)
    assert due is not None
    assert (due.payer, due.due_on, due.amount) == (Side.WINSTAR, day("2000-10-02"), dollars("900,000.00"))
    lacking = prepayment(replace(TARIFF, prices=()))
    assert lacking is not None
    assert (lacking.amount, lacking.missing) == (None, "Prepayment for internet services is not entered")


def test_a_quarter_and_the_year_are_spoken_of_fifteen_days_before_they_close() -> None:
    def named(as_of: str, *invoices: InvoiceFacts) -> list[str]:
        found = to_invoice(invoices, TARIFF, quarters(invoices, TARIFF), day(as_of))
        return [name for name, *_ in found]

    assert named("2001-03-15") == []
    assert named("2001-03-16") == ["1Q01"]
    assert named("2001-12-15") == ["1Q01", "2Q01", "3Q01"]
    assert named("2001-12-16") == ["1Q01", "2Q01", "3Q01", "4Q01", "2001"]
    closed = billed("INV-0009", "2001-12-01", "1.00", InvoiceKind.PSA_TRUE_UP)
    assert named("2001-12-31", closed) == ["1Q01", "2Q01", "3Q01", "4Q01"]
    year = to_invoice((), TARIFF, quarters((), TARIFF), day("2001-12-31"))[-1]
    assert year[1] == day("2001-12-31")


def test_the_minimum_of_the_year_is_that_of_its_last_day() -> None:
    later = PriceFacts("psa_minimum_2001", dollars("300,000.00"), day("2001-12-01"))
    year = true_up([], replace(TARIFF, prices=(*PRICES, later)))
    assert isinstance(year, Known)
    assert year.value == dollars("300,000.00")
