"""The rows of the ledger as pages and workbooks show them, made of the State of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.dues import PaymentFacts, ReductionFacts, ReductionKind
from models.rules.findings import chip_of
from models.rules.ledger import Entry, StreamLedger, SumState, ledger
from models.rules.state import State
from models.rules.words import Side, counted, listed, party, short_day

__all__ = ["DueRow", "LedgerRow", "LineKind", "due_rows", "ledger_rows"]


@dataclass(frozen=True, slots=True)
class DueRow:
    """One sum with the names of who owes it and of where it stands on a day."""

    entry: Entry
    as_of: date
    payer: str
    payer_side: Side
    disputed: str = ""  # the dispute about it, which stops no due date (MA-12.3)

    @property
    def key(self) -> str:
        """The key of the sum."""
        return self.entry.due.key

    @property
    def amount(self) -> Decimal | None:
        """The whole sum."""
        return self.entry.due.amount

    @property
    def open(self) -> Decimal | None:
        """What is left to pay."""
        return self.entry.open

    @property
    def settled(self) -> Decimal:
        """What was paid or taken off."""
        return self.entry.paid + self.entry.reduced

    @property
    def standing(self) -> str:
        """Where it stands, in the words of a chip."""
        now = self.entry.state
        if now.is_settled or now is SumState.NOT_KNOWN:
            return now.words
        if now is SumState.ACCELERABLE:
            return f"{chip_of(self.entry.due_on, self.as_of)}, accelerable"
        return chip_of(self.entry.due_on, self.as_of)

    @property
    def until(self) -> str:
        """The later day it may still be paid on, where its date is no business day."""
        until = self.entry.payable_until
        return "" if until == self.entry.due_on else f"until {short_day(until, self.as_of)}"


class LineKind(StrEnum):
    """What a line of the ledger is."""

    STREAM = "stream"
    PAYMENT = "payment"
    REDUCTION = "reduction"

    @property
    def words(self) -> str:
        """The head of the group."""
        return {"stream": "Streams", "payment": "Payments", "reduction": "Taken off without money"}[self]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger: a stream with its balance, a payment, or what was taken off a sum."""

    key: str
    kind: LineKind
    name: str
    second: str
    payer: str
    on: date | None = None
    charged: Decimal | None = None
    reduced: Decimal | None = None
    paid: Decimal | None = None
    open: Decimal | None = None
    overdue: Decimal | None = None
    balance: StreamLedger | None = None
    payment: PaymentFacts | None = None
    reduction: ReductionFacts | None = None


def _disputed(one: Entry, now: State) -> str:
    """The open dispute about a sum or its record, or nothing."""
    about = {one.due.key, one.due.record[1]}
    found = (case for case in now.cases.disputes if case.record[1] in about)
    return next((case.number for case in found if case.resolved_on is None or case.resolved_on > now.as_of), "")


def due_rows(now: State) -> tuple[DueRow, ...]:
    """Every sum, the earliest due first."""
    return tuple(
        DueRow(one, now.as_of, party(now.terms, one.due.payer), one.due.payer, _disputed(one, now))
        for one in now.money.entries
    )


def ledger_rows(now: State) -> tuple[LedgerRow, ...]:
    """The balance of every stream, then every payment and reduction, the latest first."""
    streams = [_stream(one, now) for one in ledger(now.money.entries)]
    payments = [_payment(one, now) for one in reversed(now.money.payments)]
    return (*streams, *payments, *_reductions(now))


def _stream(of: StreamLedger, now: State) -> LedgerRow:
    """A stream with its balance."""
    lacks = f"{counted(of.unpriced, 'sum')} without an amount" if of.unpriced else ""
    return LedgerRow(
        f"{of.stream} {of.payer}",
        LineKind.STREAM,
        of.stream.words,
        lacks,
        party(now.terms, of.payer),
        None,
        of.charged,
        of.reduced,
        of.paid + of.paid_unpriced,
        of.open,
        of.overdue,
        of,
    )


def _payment(of: PaymentFacts, now: State) -> LedgerRow:
    """A payment with the sums it pays."""
    applied = [key.removesuffix(":installation") for key, _ in of.applied]
    said = f"for {listed(applied, 3)}" if applied else "on account"
    name, payer = f"{of.number}, {of.method}", party(now.terms, of.payer)
    return LedgerRow(of.number, LineKind.PAYMENT, name, said, payer, of.paid_on, paid=of.amount, payment=of)


def _reductions(now: State) -> Iterator[LedgerRow]:
    """What was taken off sums, each number once for every sum it reduced."""
    for of in reversed(now.money.reductions):
        one = now.money.entry(of.due)
        payer = party(now.terms, one.due.payer) if one is not None else ""
        name = f"{of.number}, {ReductionKind(of.kind).words.lower()}"
        yield LedgerRow(
            f"{of.number} {of.due}",
            LineKind.REDUCTION,
            name,
            f"off {of.due}",
            payer,
            of.on,
            reduced=of.amount,
            reduction=of,
        )
