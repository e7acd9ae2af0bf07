"""The rows of the ledger as pages and workbooks show them, made of the State of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.dues import Stream
from models.rules.findings import chip_of
from models.rules.ledger import Entry, StreamLedger, SumState, ledger
from models.rules.state import State
from models.rules.words import Side, party, short_day

__all__ = ["DueRow", "LedgerRow", "due_rows", "ledger_rows"]


@dataclass(frozen=True, slots=True)
class DueRow:
    """One sum with the names of who owes it and of where it stands on a day."""

    entry: Entry
    as_of: date
    payer: str
    payer_side: Side

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
        if now.is_settled:
            return now.words
        if now is SumState.ACCELERABLE:
            return f"{chip_of(self.entry.due_on, self.as_of)}, accelerable"
        return chip_of(self.entry.due_on, self.as_of)

    @property
    def until(self) -> str:
        """The later day it may still be paid on, where its date is no business day."""
        until = self.entry.payable_until
        return "" if until == self.entry.due_on else f"until {short_day(until, self.as_of)}"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The balance of one stream, or of all streams of one payer."""

    name: str
    payer: str
    balance: StreamLedger


def due_rows(now: State) -> tuple[DueRow, ...]:
    """Every sum, the earliest due first."""
    return tuple(DueRow(one, now.as_of, party(now.terms, one.due.payer), one.due.payer) for one in now.money.entries)


def ledger_rows(now: State) -> tuple[LedgerRow, ...]:
    """The balance of every stream."""
    return tuple(
        LedgerRow(Stream(one.stream).words, party(now.terms, one.payer), one) for one in ledger(now.money.entries)
    )
