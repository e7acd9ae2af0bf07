"""What the watch says of charges, invoices, payments, offsets and prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from models.rules.charge_facts import InvoiceKind, money
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown, clause, day_words
from models.rules.drafts import maintenance_lines
from models.rules.dues import Stream
from models.rules.findings import Finding, Urgency
from models.rules.invoices import arrears, is_interest
from models.rules.ledger import Entry, SumState, total_open
from models.rules.maintenance_charges import interest_from, month_of, month_words, served, suspension_from
from models.rules.services_minimum import to_invoice
from models.rules.state import State
from models.rules.watch_ledger import CHECKS
from models.rules.words import Side, counted, listed

__all__ = [
    "WATCHERS",
    "installation_charges",
    "maintenance_due",
    "maintenance_to_invoice",
    "other_sums_due",
    "quarters_to_invoice",
    "receipts_of_invoices",
    "services_due",
    "suspension_possible",
]

NEAR = timedelta(days=30)


def _open(state: State, *streams: Stream) -> Iterator[Entry]:
    """The sums of some streams that are not settled and are due or near."""
    for one in state.money.entries:
        if one.due.stream in streams and not one.state.is_settled and one.due_on <= state.as_of + NEAR:
            yield one


def _tariff(state: State) -> Tariff:
    """What charges are computed from on the day."""
    return Tariff(state.terms, state.money.prices, state.money.rates, state.readings)


def _amount(of: Sequence[Entry]) -> str:
    """What some sums come to, as a sentence ends with it."""
    total = total_open(of, "")
    if isinstance(total, Known):
        return f"{money(total.value)} is open."
    return "The amount is not entered." if len(of) == 1 else "Not every amount is entered."


def _chip(of: Sequence[Entry]) -> str:
    """What stands in place of days late where the day of every sum has passed and no amount is entered."""
    return SumState.NOT_KNOWN.words if all(one.state is SumState.NOT_KNOWN for one in of) else ""


@clause("EXB-6a", "B-6")
def installation_charges(state: State) -> Iterator[Finding]:
    """R11: the installation charges that are not paid, one finding for each day; those late as one."""
    late: list[Entry] = []
    coming: dict[date, list[Entry]] = {}
    for one in _open(state, Stream.INSTALLATION):
        if one.due.clause != "EXB-6a":
            continue
        if one.due_on < state.as_of:
            late.append(one)
        else:
            coming.setdefault(one.due_on, []).append(one)
    for due_on, of in [*coming.items(), *([(late[0].due_on, late)] if late else [])]:
        yield state.due(due_on, _installation(state, due_on, of), rolls=True)


def _installation(state: State, due_on: date, of: Sequence[Entry]) -> Finding:
    """The installation charges of one day, or those late."""
    first = of[0].due
    named = first.words[0].lower() + first.words[1:] if len(of) == 1 else f"{len(of)} installation charges"
    when = f"by {day_words(due_on)}" if due_on >= state.as_of else f"since {day_words(due_on)}"
    owes = "pays" if due_on >= state.as_of else "owes"
    return Finding(
        "R11",
        "EXB-6a",
        f"Pay {named}",
        f"{state.customer} {owes} the {named} {when}. {_amount(of)}",
        Side.CUSTOMER,
        ("due", first.key),
        chip=_chip(of),
        detail=listed([one.due.key.split(":")[0] for one in of], most=3),
        act="record_payment",
        button="Record payment",
        why=first.why,
    )


@clause("EXD-4B")
def maintenance_due(state: State) -> Iterator[Finding]:
    """R17: every maintenance invoice not paid: from day 31 it bears interest, from day 61 Winstar may suspend."""
    for one in _open(state, Stream.MAINTENANCE):
        if is_interest(one):
            continue
        yield state.due(
            one.due_on,
            Finding(
                "R17",
                one.due.clause,
                f"Pay {one.due.key}",
                f"{state.customer} pays {one.due.key} ({one.due.words}). {_amount([one])}{_consequence(state, one)}",
                Side.CUSTOMER,
                ("due", one.due.key),
                chip=_chip([one]),
                detail=one.due.words,
                act="record_payment",
                button="Record payment",
                why=one.due.why,
            ),
            rolls=True,
        )


def _consequence(state: State, one: Entry) -> str:
    """What follows when a maintenance invoice stays unpaid, to be added to a sentence."""
    if one.due.clause != "EXD-4B":
        return ""
    first, ends = interest_from(one.due_on, state.terms), suspension_from(one.due_on, state.terms)
    bears = f"{'Since' if first <= state.as_of else 'From'} {day_words(first)} it bears interest"
    may = "may suspend support" if ends <= state.as_of else f"may suspend support from {day_words(ends)}"
    return f" {bears}, and {state.winstar} {may}."


@clause("EXD-4B")
def suspension_possible(state: State) -> Iterator[Finding]:
    """R17: where an invoice is unpaid for more than 60 days, that Winstar may suspend, and what brings support back."""
    old = [
        one
        for one in _open(state, Stream.MAINTENANCE)
        if one.due.clause == "EXD-4B" and suspension_from(one.due_on, state.terms) <= state.as_of
    ]
    old = [one for one in old if not is_interest(one)]
    if not old:
        return
    owed = arrears(state.money.entries, state.as_of)
    said = f"{money(owed.value)} with interest brings it back" if isinstance(owed, Known) else owed.missing
    yield Finding(
        "R17",
        "EXD-4B",
        "Support may be suspended",
        f"{listed([one.due.key for one in old])} {'is' if len(old) == 1 else 'are'} unpaid for more than "
        f"{state.terms.on(old[0].due_on).om.suspend_after_days} days. "
        f"{state.winstar} may suspend support; {said}.",
        Side.WINSTAR,
        ("due", old[0].due.key),
        detail=listed([one.due.key for one in old]),
        urgency=Urgency.STANDING,
        why=owed.why,
    )


@clause("EXD-4B")
def receipts_of_invoices(state: State) -> Iterator[Finding]:
    """R17: every maintenance invoice whose receipt is not recorded, so that nobody can say when it is due."""
    for invoice in state.money.invoices:
        if invoice.kind is InvoiceKind.MAINTENANCE and invoice.received_on is None:
            missing = f"the receipt of {invoice.number} is not recorded"
            yield Finding(
                "R17",
                "EXD-4B",
                f"Record receipt of {invoice.number}",
                f"{invoice.number} is due on receipt; {missing}.",
                Side.CUSTOMER,
                ("invoice", invoice.number),
                chip="Receipt missing",
                act="receive_invoice",
                button="Record receipt",
                missing=missing,
            )


@clause("EXD-4A", "EXD-4B")
def maintenance_to_invoice(state: State) -> Iterator[Finding]:
    """R17: that Winstar has maintenance of the month or before to invoice."""
    links = served(state.links, state.link_standings, state.as_of, state.readings, state.cases.terminated_on)
    month = month_of(state.as_of)
    lines = maintenance_lines(links, month, _tariff(state), state.money.invoices)
    if not lines:
        return
    count = len({line.subject for line in lines})
    yield Finding(
        "R17",
        "EXD-4B",
        f"Invoice maintenance for {month_words(month)}",
        f"{state.winstar} has not invoiced maintenance of {counted(count, 'Link')} up to {month_words(month)}. "
        "Nothing is due before the invoice is received.",
        Side.WINSTAR,
        ("invoice", f"maintenance {month.isoformat()}"),
        detail=counted(count, "Link"),
        act="invoice_maintenance",
        button="Record invoice",
        urgency=Urgency.STANDING,
    )


@clause("EXB-4", "E-3", "EXC-1", "EXA-2d", "EXE-4a")
def other_sums_due(state: State) -> Iterator[Finding]:
    """C14: every other sum of Customer that is due or near: collocation, connectivity, work at cost, taxes."""
    for one in _open(state, Stream.INSTALLATION, Stream.COLLOCATION, Stream.CONNECTIVITY, Stream.EQUIPMENT):
        if one.due.clause == "EXB-6a" or one.due.record[0] != "invoice":
            continue
        yield state.due(one.due_on, _sum(one, state.customer, "C14"), rolls=True)


@clause("LTR-3", "LTR-4")
def services_due(state: State) -> Iterator[Finding]:
    """R23: every sum that Winstar owes for professional and internet services and has not paid."""
    for one in _open(state, Stream.SERVICES):
        yield state.due(one.due_on, _sum(one, state.winstar, "R23"), rolls=True)


def _sum(one: Entry, who: str, code: str) -> Finding:
    """A sum that somebody is to pay."""
    return Finding(
        code,
        one.due.clause,
        f"Pay {one.due.words[0].lower()}{one.due.words[1:]}",
        f"{who} pays {one.due.key}: {one.due.words[0].lower()}{one.due.words[1:]}. {_amount([one])}",
        one.due.payer,
        ("due", one.due.key),
        chip=_chip([one]),
        detail=one.due.key,
        act="record_payment",
        button="Record payment",
        why=one.due.why,
    )


@clause("LTR-3")
def quarters_to_invoice(state: State) -> Iterator[Finding]:
    """R23: at the end of each quarter and of the year, the shortfall of professional services to be invoiced."""
    waiting = to_invoice(state.money.invoices, _tariff(state), state.money.quarters, state.as_of)
    for name, ends, _kind, short in waiting:
        yield state.due(ends, _shortfall(state, ends, name, short))


def _shortfall(state: State, ends: date, name: str, short: Known[Decimal] | Unknown) -> Finding:
    """A shortfall that Customer has to invoice."""
    closes = "closes" if ends >= state.as_of else "closed"
    said = f"{money(short.value)} is short so far." if isinstance(short, Known) else short.sentence
    return Finding(
        "R23",
        "LTR-3",
        f"Invoice the shortfall of {name}",
        f"{name} {closes} on {day_words(ends)}; {state.customer} invoices what {state.winstar} used too little. {said}",
        Side.CUSTOMER,
        ("services_quarter", name),
        act="invoice_services",
        button="Record invoice",
        missing="" if isinstance(short, Known) else short.missing,
        why=short.why,
    )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    installation_charges,
    maintenance_due,
    suspension_possible,
    receipts_of_invoices,
    maintenance_to_invoice,
    other_sums_due,
    services_due,
    quarters_to_invoice,
    *CHECKS,
)
"""Every check and reminder here, for the watch."""
