"""What the watch says of payments and invoices that do not fit: short, by another way, too large, without a price."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.charge_facts import money
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown, clause, day_words
from models.rules.costs import overcharged
from models.rules.dues import ReductionKind, Stream
from models.rules.findings import Finding, Urgency
from models.rules.invoices import computed_total, is_interest
from models.rules.ledger import Entry
from models.rules.offset import credit_left
from models.rules.payees import other_method
from models.rules.state import State
from models.rules.words import Side, counted, listed

__all__ = [
    "CHECKS",
    "costs_with_markup",
    "credits_unused",
    "invoices_differ",
    "offsets_too_large",
    "on_account",
    "paid_otherwise",
    "paid_short",
    "prices_missing",
]


@clause("MA-6.2")
def paid_short(state: State) -> Iterator[Finding]:
    """K19: every sum that was paid short and whose day has come."""
    for one in state.money.entries:
        if one.paid_short and one.due_on <= state.as_of and one.open is not None:
            last = one.settlements[-1].number
            yield Finding(
                "K19",
                "MA-6.2",
                f"Pay the rest of {one.due.key}",
                f"{one.due.key} was paid {money(one.open)} short; {last} was the last on it.",
                one.due.payer,
                ("due", one.due.key),
                chip=f"{money(one.open)} short",
                detail=one.due.words,
                act="record_payment",
                button="Record payment",
                urgency=Urgency.STANDING,
                why=one.due.why,
            )


@clause("MA-6.2")
def paid_otherwise(state: State) -> Iterator[Finding]:
    """K19: every payment made by another way than its payee takes."""
    for payment in state.money.payments:
        if wrong := other_method(payment, state.money.payees):
            yield Finding(
                "K19",
                "MA-6.2",
                f"Check how {payment.number} was made",
                f"{payment.number} of {day_words(payment.paid_on)} was {wrong}.",
                payment.payer,
                ("payment", payment.number),
                chip=payment.method.capitalize(),
                act="designate_payee",
                button="How to be paid",
                urgency=Urgency.STANDING,
            )


@clause("MA-6.2")
def on_account(state: State) -> Iterator[Finding]:
    """K19: every payment of which something is applied to no sum."""
    for payment in state.money.payments:
        if payment.on_account:
            yield Finding(
                "K19",
                "MA-6.2",
                f"Apply {payment.number}",
                f"{money(payment.on_account)} of {payment.number} is on account; say which sums it pays.",
                payment.payer,
                ("payment", payment.number),
                chip=f"{money(payment.on_account)} on account",
                act="apply_payment",
                button="Apply payment",
                urgency=Urgency.STANDING,
            )


@clause("LTR-5")
def offsets_too_large(state: State) -> Iterator[Finding]:
    """K21: every offset that is larger than its sums, as when a payment was recorded after it."""
    seen: set[str] = set()
    for one in state.money.reductions:
        entry = state.money.entry(one.due)
        over = entry is None or entry.overpaid
        if one.kind != ReductionKind.OFFSET or not over or one.number in seen:
            continue
        seen.add(one.number)
        yield Finding(
            "K21",
            "LTR-5",
            f"Check the offset {one.number}",
            f"{one.number} takes {money(one.amount)} off {one.due}, which is more than is left of it (Letter 5).",
            Side.CUSTOMER,
            ("due", one.due),
            chip="Too large",
            act="withdraw_reduction",
            button="Open sum",
        )


@clause("EXB-4", "B-6")
def costs_with_markup(state: State) -> Iterator[Finding]:
    """K22: every move billed with a mark-up, and work out of scope billed other than at cost and ten percent."""
    for one in state.money.statements:
        wrong = overcharged(one, state.terms) if one.cancelled_on is None else ()
        if wrong:
            said = listed([f"{words} at {money(billed)}, not {money(right)}" for words, billed, right in wrong], 3)
            yield Finding(
                "K22",
                one.kind.clause,
                f"Check what was billed on {one.number}",
                f"{one.number} ({one.kind.words.lower()}) was billed otherwise than its clause allows: {said}.",
                Side.WINSTAR,
                ("cost_statement", one.number),
                chip="Mark-up",
                detail=one.words,
                button="Open costs",
            )


@clause("EXB-6a", "EXD-4B", "E-3")
def invoices_differ(state: State) -> Iterator[Finding]:
    """C14: every invoice whose printed total is not what its lines come to."""
    tariff = Tariff(state.terms, state.money.prices, state.money.rates, state.readings)
    for invoice in state.money.invoices:
        by_lines = computed_total(invoice, tariff)
        if invoice.printed is None or isinstance(by_lines, Unknown) or by_lines.value == invoice.printed:
            continue
        yield Finding(
            "C14",
            invoice.kind.clause,
            f"Check {invoice.number}",
            f"{invoice.number} asks for {money(invoice.printed)}; its lines come to {money(by_lines.value)}.",
            invoice.kind.payer,
            ("invoice", invoice.number),
            chip=f"{money(invoice.printed - by_lines.value)} apart",
            button="Open invoice",
            why=by_lines.why,
        )


@clause("A-1", "B-6", "D-4", "E-3", "LTR-3", "LTR-4")
def prices_missing(state: State) -> Iterator[Finding]:
    """K26: the figures not entered that sums of this book wait for, as one finding."""
    waits: dict[str, list[Entry]] = {}
    for one in state.money.entries:
        if one.due.missing and one.due.stream is not Stream.EQUIPMENT:
            waits.setdefault(one.due.missing, []).append(one)
    if not waits:
        return
    sums = sum(len(of) for of in waits.values())
    first = next(iter(waits.values()))[0]
    yield Finding(
        "K26",
        first.due.clause,
        f"Enter {counted(len(waits), 'price')}",
        f"{counted(sums, 'sum has', 'sums have')} no amount: {listed(sorted(waits), 3)}.",
        None,
        ("price", "missing"),
        chip=f"{counted(sums, 'sum')} not known",
        act="enter_price",
        button="Enter price",
        missing=listed(sorted(waits), 3),
        urgency=Urgency.STANDING,
        why=first.due.why,
    )


@clause("EXD-3.2", "EXD-7.2")
def credits_unused(state: State) -> Iterator[Finding]:
    """C16: a service credit that is left while a maintenance invoice is open."""
    invoice = next((one for one in state.money.entries if _takes_credit(one)), None)
    if invoice is None:
        return
    for note in state.service.credits:
        left = credit_left(note.amount, note.number, state.money.reductions)
        if isinstance(left, Known) and left.value > 0:
            yield Finding(
                "C16",
                note.clause,
                f"Use {note.number} on {invoice.due.key}",
                f"{money(left.value)} of {note.number} is left; {state.customer} may use it on {invoice.due.key}.",
                Side.CUSTOMER,
                ("due", invoice.due.key),
                chip=f"{money(left.value)} left",
                act="use_credit",
                button="Use credit",
                urgency=Urgency.STANDING,
                why=left.why,
            )


def _takes_credit(one: Entry) -> bool:
    """Whether a sum is a maintenance invoice with something open."""
    maintenance = one.due.stream is Stream.MAINTENANCE and one.due.clause == "EXD-4B"
    return maintenance and not is_interest(one) and bool(one.open)


CHECKS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    paid_short,
    paid_otherwise,
    on_account,
    offsets_too_large,
    costs_with_markup,
    invoices_differ,
    prices_missing,
    credits_unused,
)
"""Every check of payments and invoices."""
