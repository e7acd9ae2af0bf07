"""What the next invoices would say: installation by Letter, maintenance by month, monthly charges (EXB-6, EXD-4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.charge_facts import CostKind, CostStatement, InvoiceFacts, InvoiceKind, LineFacts, LineKind
from models.rules.charges import PRICE, Tariff, installation_share
from models.rules.clause import Known, Unknown, clause
from models.rules.costs import charged
from models.rules.invoices import charged_statements
from models.rules.links import LinkStanding, charge_due, charged_since
from models.rules.maintenance_charges import Served, lines_for, month_of, month_words

__all__ = ["MONTHLY", "cost_line", "installation_lines", "invoiced_months", "maintenance_lines", "monthly_lines"]

MONTHLY = {
    InvoiceKind.COLLOCATION: ("co_collocation_month", "co_rack_month", "dslam_month"),
    InvoiceKind.CONNECTIVITY: ("m63_backhaul_month", "m63_in_building_month"),
}
"""The monthly prices an invoice of a kind may charge for."""


@clause("EXD-4B")
def invoiced_months(invoices: Sequence[InvoiceFacts]) -> frozenset[tuple[str, date]]:
    """The months of each Link that an invoice has charged."""
    lines = (line for one in invoices if one.kind is InvoiceKind.MAINTENANCE for line in one.lines)
    return frozenset((line.subject, line.priced_on) for line in lines if line.priced_on is not None)


@clause("EXD-4A", "EXD-4B", "D-4")
def maintenance_lines(
    links: Sequence[Served], month: date, tariff: Tariff, invoices: Sequence[InvoiceFacts]
) -> tuple[LineFacts, ...]:
    """The lines of the maintenance invoice for a month."""
    return lines_for(links, month_of(month), tariff, invoiced_months(invoices))


@clause("EXB-6a", "B-6")
def installation_lines(
    letter: str,
    links: Sequence[LinkStanding],
    tariff: Tariff,
    statements: Sequence[CostStatement],
    invoices: Sequence[InvoiceFacts],
) -> tuple[LineFacts, ...]:
    """The lines of the invoice for a Letter: each Link that pays and stands on no invoice, and its extras."""
    on_paper = {number for one in invoices if one.kind is InvoiceKind.INSTALLATION for number in one.links}
    found: list[LineFacts] = []
    for link in links:
        due = charge_due(link, tariff.terms, tariff.readings)
        received = charged_since(link, tariff.readings)
        if link.letter != letter or link.number in on_paper or isinstance(due, Unknown):
            continue
        assert received is not None  # its day is known
        share = installation_share(tariff, received)
        if isinstance(share, Known):
            said = f"Installation of {link.number}"
            found.append(LineFacts(LineKind.CHARGE, said, link.number, None, PRICE, share.value, received))
        found.extend(_extras(link.number, tariff, statements, charged_statements(invoices)))
    return tuple(found)


def _extras(
    link: str, tariff: Tariff, statements: Sequence[CostStatement], on_paper: frozenset[str]
) -> list[LineFacts]:
    """The work out of scope on a Link that is closed and on no invoice."""
    return [
        cost_line(one, tariff)
        for one in statements
        if one.kind is CostKind.OUT_OF_SCOPE
        and one.subject == link
        and one.closed_on is not None
        and one.cancelled_on is None
        and one.number not in on_paper
    ]


@clause("EXB-4", "B-6", "EXD-3.3", "EXE-4b", "EXE-4c")
def cost_line(of: CostStatement, tariff: Tariff) -> LineFacts:
    """A cost statement as a line of an invoice."""
    said = f"{of.kind.words}: {of.words}"
    return LineFacts(LineKind.COST, said, of.number, charged(of, tariff.terms).value)


@clause("E-3", "EXC-1", "EXC-2", "EXE-4a")
def monthly_lines(
    kind: InvoiceKind, month: date, units: Sequence[tuple[str, int]], tariff: Tariff
) -> tuple[LineFacts, ...] | str:
    """The lines of a monthly invoice: so many units of each price; a sentence where a price is not one of its kind."""
    first = month_of(month)
    known = MONTHLY.get(kind, ())
    found = []
    for price, count in units:
        asked = tariff.terms.price(price)
        if price not in known or asked is None:
            return f"{kind.words} is charged by {', '.join(known)}; {price:.40} is none of them."
        if count <= 0:
            return f"{asked.name}: {count} units were typed; an invoice charges for one or more."
        said = f"{asked.name}, {month_words(first)}{f', {count} units' if count > 1 else ''}"
        found.append(LineFacts(LineKind.CHARGE, said, "", None, price, Decimal(count), first))
    return tuple(found)
