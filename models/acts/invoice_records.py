"""How acts write an invoice: its head, its lines, and what no invoice can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.act import Doing
from models.acts import records
from models.acts.days import refuse_future
from models.acts.money_records import whole_cents
from models.errors import Refusal
from models.rules.charge_facts import InvoiceKind, LineFacts, LineKind
from models.rules.clause import day_words
from models.rules.costs import why_not_line
from models.rules.state import State
from models.tables.money import Invoice, InvoiceLine

__all__ = ["ExtraLine", "Paper", "record", "refuse_days"]


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """A further line of an invoice with its amount: a tax, something else, a roof cost (which is refused)."""

    words: str
    amount: Decimal
    kind: LineKind = LineKind.TAX


@dataclass(frozen=True, slots=True)
class Paper:
    """The head of an invoice."""

    kind: InvoiceKind
    issued_on: date
    received_on: date | None = None
    due_on: date | None = None
    month: date | None = None
    subject: str = ""
    printed: Decimal | None = None


def refuse_days(issued_on: date, received_on: date) -> None:
    """Refuses an invoice received before it was issued."""
    if received_on < issued_on:
        raise Refusal(f"It was issued on {day_words(issued_on)}; it was not received on {day_words(received_on)}.")


def record(doing: Doing, now: State, paper: Paper, lines: Sequence[LineFacts], extra: Sequence[ExtraLine]) -> str:
    """Writes an invoice with its lines, and gives its number."""
    refuse_future(doing, paper.issued_on, "An invoice cannot be issued")
    if paper.received_on is not None:
        refuse_future(doing, paper.received_on, "An invoice cannot be received")
        refuse_days(paper.issued_on, paper.received_on)
    if paper.printed is not None:
        whole_cents(paper.printed, "The total of an invoice")
    whole = [*lines, *(LineFacts(one.kind, one.words.strip() or one.kind.words, "", one.amount) for one in extra)]
    if barred := why_not_line(whole, paper.kind.payer, now.terms):
        raise Refusal(barred, "EXB-3")
    number = records.next_number(doing.session, Invoice.number, "INV")
    doing.session.add(
        Invoice(
            number=number,
            kind=paper.kind.value,
            payer=paper.kind.payer.value,
            issued_on=paper.issued_on,
            received_on=paper.received_on,
            due_on=paper.due_on,
            month=paper.month,
            subject=paper.subject,
            printed=paper.printed,
            lines=[_line(position, one) for position, one in enumerate(whole, 1)],
        )
    )
    return number


def _line(position: int, line: LineFacts) -> InvoiceLine:
    """One line as it is kept."""
    return InvoiceLine(
        position=position,
        kind=line.kind.value,
        words=line.words,
        subject=line.subject,
        priced_on=line.priced_on,
        price=line.price,
        units=line.units,
        days=line.days,
        amount=line.amount,
    )
