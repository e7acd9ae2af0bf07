"""What Winstar has to buy of Customer: professional services of 2001, and prepaid internet services (LTR-3, LTR-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from models.rules.charge_facts import InvoiceFacts, InvoiceKind, money
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.dues import Due, Stream
from models.rules.invoices import invoice_total
from models.rules.words import Side

__all__ = ["ANNUAL", "PREPAYMENT", "QUARTERLY", "Quarter", "prepayment", "quarters", "to_invoice", "true_up"]

ANNUAL, QUARTERLY, PREPAYMENT = "psa_minimum_2001", "psa_quarterly_minimum", "bsa_prepayment"
NOTHING = Decimal(0)
LEAD = 15  # days before a quarter closes in which its invoice is spoken of (R23)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of professional services: what was used, what is short, and the invoice for that."""

    ends: date
    used: Known[Decimal] | Unknown
    shortfall: Known[Decimal] | Unknown
    invoice: str = ""

    @property
    def name(self) -> str:
        """The quarter as the letter names it: 1Q01."""
        return f"{(self.ends.month + 2) // 3}Q{self.ends.year % 100:02}"

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.ends.year, self.ends.month - 2, 1)


@clause("LTR-3")
def quarters(invoices: Sequence[InvoiceFacts], tariff: Tariff) -> tuple[Quarter, ...]:
    """The quarters of the minimum with their shortfalls; none before the letter asked for one."""
    asked = tariff.terms.professional_services
    return tuple(_quarter(ends, invoices, tariff) for ends in asked.quarter_ends) if asked is not None else ()


def _quarter(ends: date, invoices: Sequence[InvoiceFacts], tariff: Tariff) -> Quarter:
    """One quarter: the services invoiced for its months against the quarterly minimum."""
    blank = Quarter(ends, Unknown("", Why("", ())), Unknown("", Why("", ())))
    mine = [one for one in invoices if one.month is not None and blank.starts <= one.month <= ends]
    used = _billed(mine, (InvoiceKind.PSA_SERVICES,), tariff, f"Professional services invoiced for {blank.name}")
    invoice = next((one.number for one in mine if one.kind is InvoiceKind.PSA_SHORTFALL), "")
    least = tariff.price(QUARTERLY, ends)
    rule = f"Quarterly minimum less what was used in {blank.name}, if that is less"
    return Quarter(ends, used, _short(least, used, rule), invoice)


def _short(least: Known[Decimal] | Unknown, used: Known[Decimal] | Unknown, rule: str) -> Known[Decimal] | Unknown:
    """A minimum less what was used or billed, never below nothing."""
    for one in (least, used):
        if isinstance(one, Unknown):
            return Unknown(one.missing, Why(rule, ("LTR-3",)))
    assert isinstance(least, Known)
    assert isinstance(used, Known)
    short = max(NOTHING, least.value - used.value)
    said = f"max(0, {money(least.value)} - {money(used.value)}) = {money(short)}"
    return Known(short, Why(rule, ("LTR-3",), (*used.why.facts, ("Sum", said))))


def _billed(
    invoices: Sequence[InvoiceFacts], kinds: Sequence[InvoiceKind], tariff: Tariff, rule: str
) -> Known[Decimal] | Unknown:
    """What some invoices come to together."""
    mine = [(one, invoice_total(one, tariff)) for one in invoices if one.kind in kinds]
    for one, total in mine:
        if isinstance(total, Unknown):
            return Unknown(f"{one.number} has no amount: {total.missing}", Why(rule, ("LTR-3",)))
    facts = tuple((one.number, money(total.value)) for one, total in mine if isinstance(total, Known))
    billed = sum((total.value for _, total in mine if isinstance(total, Known)), NOTHING)
    return Known(billed, Why(rule, ("LTR-3",), facts))


@clause("LTR-3")
def to_invoice(
    invoices: Sequence[InvoiceFacts], tariff: Tariff, of: Sequence[Quarter], as_of: date
) -> tuple[tuple[str, date, InvoiceKind, Known[Decimal] | Unknown], ...]:
    """The quarters, and the year, that close within 15 days or have closed and whose shortfall is not invoiced."""
    soon = as_of + timedelta(days=LEAD)
    found = [
        (one.name, one.ends, InvoiceKind.PSA_SHORTFALL, one.shortfall)
        for one in of
        if one.ends <= soon and not one.invoice
    ]
    billed = any(one.kind is InvoiceKind.PSA_TRUE_UP for one in invoices)
    if of and of[-1].ends <= soon and not billed:
        year = of[-1].ends
        found.append((str(year.year), year, InvoiceKind.PSA_TRUE_UP, true_up(invoices, tariff)))
    return tuple(one for one in found if not (isinstance(one[3], Known) and not one[3].value))


@clause("LTR-3")
def true_up(invoices: Sequence[InvoiceFacts], tariff: Tariff) -> Known[Decimal] | Unknown:
    """What is invoiced at the end of the year: the Minimum less what was billed for it before, shortfalls included."""
    asked = tariff.terms.professional_services
    rule = "Minimum of the year less what was billed for it"
    if asked is None:
        return Unknown("no minimum of professional services is agreed yet", Why(rule, ("LTR-3",)))
    mine = [one for one in invoices if one.month is not None and one.month.year == asked.year]
    kinds = (InvoiceKind.PSA_SERVICES, InvoiceKind.PSA_SHORTFALL)
    return _short(tariff.price(ANNUAL, asked.quarter_ends[-1]), _billed(mine, kinds, tariff, rule), rule)


@clause("LTR-4")
def prepayment(tariff: Tariff) -> Due | None:
    """The prepayment for internet services as a sum Winstar owes; None before the letter asked for it."""
    asked = tariff.terms.internet_services
    if asked is None:
        return None
    price = tariff.price(PREPAYMENT, asked.due)
    why = Why("Prepaid, due and owing on the day the letter names", ("LTR-4",), (("Due", day_words(asked.due)),))
    return Due(
        "BSA:prepayment",
        Stream.SERVICES,
        Side.WINSTAR,
        asked.due,
        price.value if isinstance(price, Known) else None,
        "Prepayment for internet services",
        "LTR-4",
        ("due", "BSA:prepayment"),
        replace(why, facts=(*why.facts, *price.why.facts)),
        missing="" if isinstance(price, Known) else price.missing,
    )
