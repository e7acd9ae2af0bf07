"""Every sum between the parties on a day: instalments, installation charges, invoices, interest, the prepayment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.rules.business_days import Calendar
from models.rules.charge_facts import CostStatement, InvoiceFacts, InvoiceKind
from models.rules.charges import Tariff, installation_dues, installation_key
from models.rules.clause import clause
from models.rules.dues import Due, PaymentFacts, ReductionFacts
from models.rules.invoices import charged_statements, interest_due, invoice_due
from models.rules.ledger import Entry, entries
from models.rules.links import LinkStanding
from models.rules.services_minimum import prepayment

__all__ = ["Records", "Sums", "not_invoiced", "sums"]


@dataclass(frozen=True, slots=True)
class Records:
    """What the sums of a day are made of."""

    links: Sequence[LinkStanding] = ()
    instalments: Sequence[Due] = ()
    invoices: Sequence[InvoiceFacts] = ()
    statements: Sequence[CostStatement] = ()
    payments: Sequence[PaymentFacts] = ()
    reductions: Sequence[ReductionFacts] = ()
    moved: Collection[str] = field(default_factory=frozenset)  # Links made by a move or relocation


@dataclass(frozen=True, slots=True)
class Sums:
    """Every sum with what settled it, and the installation charges by their keys, invoiced or not."""

    entries: tuple[Entry, ...]
    charges: Mapping[str, Due]


@clause("MA-4.1", "MA-4.2", "MA-4.3", "MA-4.4", "MA-4.5", "EXB-6a", "EXD-4B", "LTR-4")
def sums(of: Records, tariff: Tariff, calendar: Calendar, as_of: date) -> Sums:
    """Every sum on a day; an invoice takes the place of its charges, and unpaid maintenance bears interest."""
    charged = charged_statements(of.invoices)
    apart = [one for one in of.statements if one.number not in charged]
    charges = {one.key: one for one in installation_dues(of.links, tariff, apart, of.moved)}
    streams = {one.number: one.kind.stream for one in of.statements}
    asked = [invoice_due(one, tariff, charges, streams.get(one.subject)) for one in of.invoices]
    known = [one for one in (*asked, prepayment(tariff)) if one is not None]
    covered = {key for one in known for key in one.covers}
    open_charges = [one for one in charges.values() if one.key not in covered]
    dues = [*of.instalments, *open_charges, *known]
    settled = (of.payments, of.reductions, calendar, tariff.terms, as_of, tariff.readings)
    whole = entries(dues, *settled)
    interest = [one for one in (interest_due(each, tariff, as_of) for each in whole) if one is not None]
    if interest:
        whole = entries([*dues, *interest], *settled)
    return Sums(whole, charges)


@clause("EXB-6a")
def not_invoiced(charges: Mapping[str, Due], invoices: Sequence[InvoiceFacts]) -> tuple[Due, ...]:
    """The installation charges that stand on no invoice."""
    of = (one for one in invoices if one.kind is InvoiceKind.INSTALLATION)
    on_paper = {installation_key(number) for one in of for number in one.links}
    return tuple(due for key, due in charges.items() if key not in on_paper)
