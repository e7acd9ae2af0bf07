"""A State with sums in it, for the tests of the watch of money: says only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.rules.charge_facts import InvoiceFacts, InvoiceKind, LineFacts, LineKind, RateFacts
from models.rules.charges import Tariff
from models.rules.money_facts import MoneyBook, PayeeFacts
from models.rules.prices import PriceFacts
from models.rules.services_minimum import quarters
from models.rules.state import State
from models.rules.sums import Records, sums
from tests.rules.law import TERMS, day

__all__ = ["PRICES", "TARIFF", "dollars", "invoice", "moneyed", "paper"]

D = Decimal


def dollars(words: str) -> Decimal:
    """A sum written 1,250.00."""
    return D(words.replace(",", ""))


PRICES = tuple(
    PriceFacts(name, dollars(amount), day("2000-06-30"))
    for name, amount in (
        ("installation_per_link", "2,500.00"),
        ("om_per_link_month", "310.00"),
        ("co_rack_month", "400.00"),
        ("m63_backhaul_month", "120.00"),
        ("psa_quarterly_minimum", "50,000.00"),
        ("psa_minimum_2001", "250,000.00"),
        ("bsa_prepayment", "900,000.00"),
    )
)
TARIFF = Tariff(TERMS, PRICES)


def paper(number: str = "INV-0001", kind: InvoiceKind = InvoiceKind.MAINTENANCE, **facts: object) -> InvoiceFacts:
    """An invoice without lines unless told otherwise."""
    return InvoiceFacts(**{"number": number, "kind": kind, "issued_on": day("2001-02-26"), **facts})


def invoice(amount: str, received: str = "2001-03-01", **facts: object) -> InvoiceFacts:
    """A maintenance invoice of one line, received on a day."""
    line = LineFacts(LineKind.CHARGE, "Maintenance", "L-0001", dollars(amount))
    return paper(**{"received_on": day(received), "lines": (line,), "month": day("2001-03-01"), **facts})


def moneyed(
    state: State,
    *,
    prices: tuple[PriceFacts, ...] = PRICES,
    rates: tuple[RateFacts, ...] = (),
    payees: tuple[PayeeFacts, ...] = (),
    **records: object,
) -> State:
    """The State with every sum its Links and these records make."""
    tariff = Tariff(state.terms, prices, rates, state.readings)
    of = Records(**{"links": tuple(state.link_standings.values()), **records})
    made = sums(of, tariff, state.calendar, state.as_of)
    book = MoneyBook(
        prices,
        rates,
        payees,
        tuple(of.invoices),
        tuple(of.statements),
        tuple(of.payments),
        tuple(of.reductions),
        made.entries,
        made.charges,
        quarters(of.invoices, tariff),
    )
    return replace(state, money=book)
