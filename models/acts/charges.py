"""Acts on invoices (EXB-6, EXD-4, E-3, EXB-4, EXA-2d, LTR-3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.acts import money_records, records
from models.acts.days import refuse_day
from models.acts.invoice_records import ExtraLine, Paper, record, refuse_days
from models.acts.money_records import refuse_withdrawn, whole_cents
from models.errors import Refusal
from models.queries.state import state
from models.rules.charge_facts import InvoiceKind, LineFacts, LineKind
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown, day_words
from models.rules.costs import cost_state, why_not_charge
from models.rules.drafts import cost_line, installation_lines, maintenance_lines, monthly_lines
from models.rules.invoices import charged_statements
from models.rules.maintenance_charges import month_of, month_words, served
from models.rules.services_minimum import true_up
from models.rules.state import State

__all__ = [
    "ExtraLine",
    "Units",
    "invoice_costs",
    "invoice_installation",
    "invoice_maintenance",
    "invoice_monthly",
    "invoice_services",
    "invoice_transfer_tax",
    "receive_invoice",
    "withdraw_invoice",
]


@dataclass(frozen=True, slots=True)
class Units:
    """So many units of a monthly price."""

    price: str
    units: int


@act(says="Recorded {invoice}, installation by {letter}")
def invoice_installation(
    doing: Doing,
    *,
    letter: str,
    issued_on: date,
    received_on: date | None = None,
    extra: tuple[ExtraLine, ...] = (),
    printed: Decimal | None = None,
) -> Mapping[str, object]:
    """Records Winstar's invoice for the Links of a Letter: share x price, work out of scope, tax (B-6(a))."""
    records.letter(doing.session, letter)
    now, tariff = _now(doing)
    links = list(now.link_standings.values())
    lines = installation_lines(letter, links, tariff, now.money.statements, now.money.invoices)
    if not lines:
        raise Refusal(
            f"No Link of {letter} is to be invoiced on {day_words(doing.on)}: none is accepted, or each stands on an "
            "invoice (B-6(a)).",
            "EXB-6a",
        )
    written = records.letter(doing.session, letter).issued_on
    if issued_on < written:
        raise Refusal(f"{letter} is dated {day_words(written)}; it was not invoiced before (B-6(a)).", "EXB-6a")
    paper = Paper(InvoiceKind.INSTALLATION, issued_on, received_on, subject=letter, printed=printed)
    return {"invoice": record(doing, now, paper, lines, extra), "letter": letter}


@act(says="Recorded {invoice}, operation and maintenance for {of}")
def invoice_maintenance(
    doing: Doing,
    *,
    month: date,
    issued_on: date,
    received_on: date | None = None,
    extra: tuple[ExtraLine, ...] = (),
    printed: Decimal | None = None,
) -> Mapping[str, object]:
    """Records the monthly invoice in advance: every Link in service, the first month by its days (D-4(b)).

    It is due on receipt.
    """
    now, tariff = _now(doing)
    links = served(now.links, now.link_standings, doing.on, now.readings, now.cases.terminated_on)
    lines = maintenance_lines(links, month, tariff, now.money.invoices)
    if not lines:
        raise Refusal(
            f"No Link has maintenance to be invoiced for {month_words(month_of(month))} on {day_words(doing.on)} "
            "(D-4(a)).",
            "EXD-4A",
        )
    paper = Paper(InvoiceKind.MAINTENANCE, issued_on, received_on, month=month_of(month), printed=printed)
    return {"invoice": record(doing, now, paper, lines, extra), "of": month_words(month_of(month))}


@act(says="Recorded {invoice}, {kind} for {of}")
def invoice_monthly(
    doing: Doing,
    *,
    kind: InvoiceKind,
    month: date,
    units: tuple[Units, ...],
    issued_on: date,
    due_on: date,
    received_on: date | None = None,
    extra: tuple[ExtraLine, ...] = (),
    printed: Decimal | None = None,
) -> Mapping[str, object]:
    """Records a monthly invoice for collocation by the price list E-3, or for backhaul and in-building connections.

    The agreement sets no day for it; the day the invoice names is typed.
    """
    now, tariff = _now(doing)
    lines = monthly_lines(kind, month, [(one.price, one.units) for one in units], tariff)
    if isinstance(lines, str):
        raise Refusal(lines, kind.clause)
    if not lines:
        raise Refusal("Name at least one price and how many units of it are charged.", kind.clause)
    paper = Paper(kind, issued_on, received_on, due_on, month_of(month), printed=printed)
    number = record(doing, now, paper, lines, extra)
    return {"invoice": number, "of": month_words(month_of(month)), "kind": kind.words.lower()}


@act(says="Recorded {invoice} for {statement}")
def invoice_costs(
    doing: Doing,
    *,
    statement: str,
    issued_on: date,
    due_on: date,
    received_on: date | None = None,
    extra: tuple[ExtraLine, ...] = (),
    printed: Decimal | None = None,
) -> Mapping[str, object]:
    """Records the invoice for a cost statement: a move at cost, work out of scope at cost plus ten percent (B-4)."""
    money_records.statement(doing.session, statement)
    now, tariff = _now(doing)
    facts = next((one for one in now.money.statements if one.number == statement), None)
    if facts is None:
        raise Refusal(f"{statement} is not open yet on {day_words(doing.on)}.")
    charged = statement in charged_statements(now.money.invoices)
    if barred := why_not_charge(cost_state(facts, charged, doing.on), facts):
        raise Refusal(barred, facts.kind.clause)
    paper = Paper(InvoiceKind.COSTS, issued_on, received_on, due_on, subject=statement, printed=printed)
    return {
        "invoice": record(doing, now, paper, (cost_line(facts, tariff),), extra),
        "statement": statement,
    }


@act(says="Recorded {invoice}, tax on the equipment of {order}")
def invoice_transfer_tax(
    doing: Doing,
    *,
    order: str,
    amount: Decimal,
    issued_on: date,
    due_on: date,
    received_on: date | None = None,
    words: str = "Sales or use tax",
) -> Mapping[str, object]:
    """Records the sales or use tax on the transfer of an order's equipment, as typed (A-2(d))."""
    records.order(doing.session, order)
    now, _ = _now(doing)
    line = LineFacts(LineKind.TAX, words.strip(), order, whole_cents(amount, "A tax"))
    paper = Paper(InvoiceKind.TRANSFER_TAX, issued_on, received_on, due_on, subject=order)
    return {"invoice": record(doing, now, paper, (line,), ()), "order": order}


@act(says="Recorded {invoice} to Winstar: {kind} for {of}")
def invoice_services(
    doing: Doing,
    *,
    kind: InvoiceKind,
    month: date,
    issued_on: date,
    due_on: date,
    amount: Decimal | None = None,
    words: str = "",
) -> Mapping[str, object]:
    """Records Customer's invoice to Winstar: services, the shortfall of a quarter or of the year (Letter 3).

    Of a shortfall the amount is computed where none is typed; the letter sets no day, so the invoice's is typed.
    """
    if not kind.is_services:
        raise Refusal(f"{kind.words} is not invoiced to Winstar (Letter 3).", "LTR-3")
    now, tariff = _now(doing)
    total = amount if amount is not None else _shortfall(now, tariff, kind, month)
    said = words.strip() or f"{kind.words}, {month_words(month_of(month))}"
    line = LineFacts(LineKind.CHARGE, said, "", whole_cents(total, "An invoice"))
    paper = Paper(kind, issued_on, None, due_on, month_of(month))
    return {
        "invoice": record(doing, now, paper, (line,), ()),
        "kind": kind.words.lower(),
        "of": month_words(month_of(month)),
    }


def _shortfall(now: State, tariff: Tariff, kind: InvoiceKind, month: date) -> Decimal:
    """The computed shortfall of a quarter or of the year; a Refusal says what it waits for."""
    if kind is InvoiceKind.PSA_SERVICES:
        raise Refusal("Type what was billed for the services.", "LTR-3")
    short: Known[Decimal] | Unknown | None = None
    if kind is InvoiceKind.PSA_TRUE_UP:
        short = true_up(now.money.invoices, tariff)
    for one in now.money.quarters:
        if kind is InvoiceKind.PSA_SHORTFALL and one.starts <= month <= one.ends:
            if one.invoice:
                raise Refusal(f"The shortfall of {one.name} is on {one.invoice} already (Letter 3).", "LTR-3")
            short = one.shortfall
    if short is None:
        raise Refusal(f"The letter asks for no minimum in {month_words(month_of(month))} (Letter 3).", "LTR-3")
    if isinstance(short, Unknown):
        raise Refusal(f"{short.sentence} Type the amount (Letter 3).", "LTR-3")
    if not short.value:
        raise Refusal("Nothing is short (Letter 3).", "LTR-3")
    return short.value


@act(says="Received {invoice} on {day}")
def receive_invoice(
    doing: Doing, *, invoice: str, received_on: date, printed: Decimal | None = None
) -> Mapping[str, object]:
    """Records the receipt of an invoice, on which maintenance is due (D-4(b)), and its total as printed."""
    refuse_day(doing, received_on, "An invoice cannot be received")
    row = money_records.invoice(doing.session, invoice)
    refuse_withdrawn(row)
    refuse_days(row.issued_on, received_on)
    if row.received_on is not None and (row.received_on != received_on or printed in (None, row.printed)):
        raise Refusal(f"{invoice} was received on {day_words(row.received_on)}.", InvoiceKind(row.kind).clause)
    row.received_on = received_on
    if printed is not None:
        row.printed = whole_cents(printed, "The total of an invoice")
    return {"invoice": invoice, "day": day_words(received_on)}


@act(says="Withdrew {invoice}")
def withdraw_invoice(doing: Doing, *, invoice: str) -> Mapping[str, object]:
    """Withdraws an invoice; one with payments or reductions on it stays until they are withdrawn."""
    row = money_records.invoice(doing.session, invoice)
    refuse_withdrawn(row)
    now = state(doing.session, doing.on)
    if doing.on < row.issued_on:
        raise Refusal(f"{invoice} was issued on {day_words(row.issued_on)}; it cannot be withdrawn before.")
    keys = {invoice, f"{invoice}:interest"}
    paid = [one.number for one in now.money.payments for key, _ in one.applied if key in keys]
    paid += [one.number for one in now.money.reductions if one.due in keys]
    if paid:
        raise Refusal(f"{paid[0]} was applied to {invoice}; withdraw it first.", InvoiceKind(row.kind).clause)
    row.withdrawn_on = doing.on
    return {"invoice": invoice}


def _now(doing: Doing) -> tuple[State, Tariff]:
    """The book on the day of the act, and what its charges are computed from."""
    now = state(doing.session, doing.on)
    return now, Tariff(now.terms, now.money.prices, now.money.rates, now.readings)
