"""What an invoice comes to and when it is due, out of its lines, its receipt and the clause it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.charge_facts import InvoiceFacts, InvoiceKind, LineFacts, LineKind, money
from models.rules.charges import Tariff, installation_key
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.dues import Due, Stream
from models.rules.ledger import Entry
from models.rules.maintenance_charges import PRICE as MAINTENANCE
from models.rules.maintenance_charges import interest, interest_from, next_month
from models.rules.words import Side, counted, listed

__all__ = [
    "arrears",
    "charged_statements",
    "computed_total",
    "interest_due",
    "interest_key",
    "invoice_due",
    "invoice_due_on",
    "invoice_total",
    "is_interest",
    "line_amount",
    "line_facts",
]


@clause("B-6", "D-4", "E-3", "EXA-2d", "EXB-6b", "MA-6.4a", "MA-6.4b")
def line_amount(line: LineFacts, tariff: Tariff) -> Known[Decimal] | Unknown:
    """What one line comes to: the amount typed, or its units of a price, of a month in part by days."""
    if line.amount is not None:
        return Known(line.amount, Why(line.words, (), ((line.words, money(line.amount)),)))
    on = line.priced_on
    if not line.price or on is None:
        return Unknown(f"the amount for {line.words} is not entered", Why(line.words, ()))
    price = tariff.price(line.price, on)
    if isinstance(price, Unknown):
        return price
    month = (next_month(on) - on).days if line.days is not None else 1
    total = cents(price.value * line.units * (line.days if line.days is not None else 1) / month)
    part = f" x {line.days}/{month} days" if line.days is not None else ""
    units = f"{line.units:f} x " if line.units != 1 else ""
    said = f"{units}{money(price.value)}{part} = {money(total)}"
    return Known(total, replace(price.why, facts=((line.words, said),)))


@clause("D-4", "EXD-4A")
def line_facts(lines: Sequence[LineFacts], tariff: Tariff) -> tuple[tuple[str, str], ...]:
    """What each line comes to, in words; Links charged alike for a month are one: 129 Links, Dec 2000."""
    alike: dict[tuple[str, date | None, Decimal, int | None], list[LineFacts]] = {}
    for number, line in enumerate(lines):
        apart = "" if line.price == MAINTENANCE else str(number)
        alike.setdefault((apart, line.priced_on, line.units, line.days), []).append(line)
    return tuple(fact for of in alike.values() for fact in _facts_of(of, line_amount(of[0], tariff)))


def _facts_of(of: Sequence[LineFacts], each: Known[Decimal] | Unknown) -> tuple[tuple[str, str], ...]:
    """Lines charged alike as one fact, a single line as its own."""
    if isinstance(each, Unknown):
        return ((_named(of), "not entered"),)
    if len(of) == 1:
        return each.why.facts
    total = each.value * len(of)
    return ((_named(of), f"{len(of)} x {money(each.value)} = {money(total)}"),)


def _named(of: Sequence[LineFacts]) -> str:
    """Lines charged alike by their number and their month; a single line by its words."""
    _, _, month = of[0].words.partition(", ")
    return of[0].words if len(of) == 1 else f"{len(of)} Links, {month}"


@clause("EXB-6a", "D-4", "E-3", "EXA-2d", "EXB-6b", "LTR-3")
def computed_total(invoice: InvoiceFacts, tariff: Tariff) -> Known[Decimal] | Unknown:
    """What the lines of an invoice come to by the records."""
    amounts = [line_amount(line, tariff) for line in invoice.lines]
    facts = line_facts(invoice.lines, tariff)
    missing = sorted({one.missing for one in amounts if isinstance(one, Unknown)})
    rule = f"The lines of {invoice.number}"
    if missing or not amounts:
        return Unknown(listed(missing) or "it has no lines", Why(rule, (invoice.kind.clause,), facts))
    total = sum((one.value for one in amounts if isinstance(one, Known)), Decimal(0))
    return Known(total, Why(rule, (invoice.kind.clause,), (*facts, ("Sum", money(total)))))


@clause("EXB-6a", "EXD-4B", "E-3", "LTR-3")
def invoice_total(invoice: InvoiceFacts, tariff: Tariff) -> Known[Decimal] | Unknown:
    """What an invoice asks for: its total as printed, where that is typed, or what its lines come to."""
    if invoice.printed is None:
        return computed_total(invoice, tariff)
    facts = (("Total as printed", money(invoice.printed)),)
    return Known(invoice.printed, Why(f"The total printed on {invoice.number}", (invoice.kind.clause,), facts))


@clause("EXB-6a", "EXD-4B", "LTR-3")
def invoice_due_on(invoice: InvoiceFacts, charges: Mapping[str, Due]) -> Known[date] | Unknown:
    """The day an invoice is due: maintenance on receipt, installation by its Links' Letters, others as typed."""
    rule, clauses = f"The day {invoice.number} is due", (invoice.kind.clause,)
    if invoice.kind is InvoiceKind.MAINTENANCE:
        if invoice.received_on is None:
            return Unknown(f"the receipt of {invoice.number} is not recorded", Why("Due on receipt", clauses))
        return Known(
            invoice.received_on, Why("Due on receipt", clauses, (("Received", day_words(invoice.received_on)),))
        )
    if invoice.kind is InvoiceKind.INSTALLATION:
        mine = [charges[key] for key in map(installation_key, invoice.links) if key in charges]
        if not mine:
            named = listed(invoice.links)
            return Unknown(f"{named} has no Letter that asks for a charge", Why(rule, clauses, readings=("AMB-17",)))
        first = min(mine, key=lambda due: due.due_on)
        return Known(first.due_on, first.why or Why(rule, clauses))
    if invoice.due_on is None:
        return Unknown(f"the day {invoice.number} is due is not entered", Why(rule, clauses))
    return Known(invoice.due_on, Why(rule, clauses, (("As the invoice has it", day_words(invoice.due_on)),)))


@clause("EXB-4", "B-6", "EXD-3.3")
def charged_statements(invoices: Iterable[InvoiceFacts]) -> frozenset[str]:
    """The cost statements that stand on an invoice."""
    return frozenset(line.subject for one in invoices for line in one.lines if line.kind is LineKind.COST)


@clause("EXB-6a", "EXD-4B", "E-3", "EXC-1", "LTR-3")
def invoice_due(
    invoice: InvoiceFacts, tariff: Tariff, charges: Mapping[str, Due], stream: Stream | None = None
) -> Due | None:
    """An invoice as a sum that is due; None while its day is not known."""
    day, total = invoice_due_on(invoice, charges), invoice_total(invoice, tariff)
    if isinstance(day, Unknown):
        return None
    installation = invoice.kind is InvoiceKind.INSTALLATION
    return Due(
        invoice.number,
        stream or invoice.kind.stream,
        invoice.kind.payer,
        day.value,
        total.value if isinstance(total, Known) else None,
        _words(invoice),
        invoice.kind.clause,
        ("invoice", invoice.number),
        replace(day.why, facts=(*day.why.facts, *total.why.facts)),
        tuple(map(installation_key, invoice.links)) if installation else (),
        "" if isinstance(total, Known) else total.missing,
    )


def _words(invoice: InvoiceFacts) -> str:
    """What an invoice is for, as lists name it."""
    if invoice.kind is InvoiceKind.INSTALLATION:
        return f"Installation of {listed(invoice.links)}"
    of = f", {day_words(invoice.month).split(' ', 2)[2]}" if invoice.month is not None else ""
    return f"{invoice.kind.words}{of or (f', {invoice.subject}' if invoice.subject else '')}"


def interest_key(invoice: str) -> str:
    """What the interest on an invoice is named by: INV-0003:interest."""
    return f"{invoice}:interest"


@clause("EXD-4B")
def is_interest(one: Entry) -> bool:
    """Whether a sum is the interest on an invoice."""
    return one.due.key == interest_key(one.due.record[1])


@clause("EXD-4B")
def interest_due(one: Entry, tariff: Tariff, as_of: date) -> Due | None:
    """The interest an unpaid maintenance invoice has borne by a day, as a sum of its own; None where there is none."""
    if one.due.clause != "EXD-4B" or one.due.amount is None:
        return None
    settled = [(each.on, each.amount) for each in one.settlements]
    borne = interest(one.due_on, one.due.amount, settled, tariff, as_of)
    if not borne.value:
        return None
    return Due(
        interest_key(one.due.key),
        Stream.MAINTENANCE,
        Side.CUSTOMER,
        interest_from(one.due_on, tariff.terms),
        borne.value,
        f"Interest on {one.due.key}",
        "EXD-4B",
        one.due.record,
        borne.why,
    )


@clause("EXD-4B")
def arrears(of: Iterable[Entry], as_of: date) -> Known[Decimal] | Unknown:
    """What brings suspended maintenance back: every maintenance charge whose day has come, with its interest."""
    mine = [one for one in of if one.due.stream is Stream.MAINTENANCE and one.due_on <= as_of]
    mine = [one for one in mine if not one.state.is_settled]
    rule = "Every maintenance charge and its interest, paid in full"
    facts = tuple((one.due.key, money(one.open)) for one in mine if one.open is not None)
    missing = [one.due.words for one in mine if one.open is None]
    if missing:
        said = f"{counted(len(missing), 'charge has', 'charges have')} no amount: {listed(missing)}"
        return Unknown(said, Why(rule, ("EXD-4B",), facts))
    return Known(sum((one.open or Decimal(0) for one in mine), Decimal(0)), Why(rule, ("EXD-4B",), facts))
