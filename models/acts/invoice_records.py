"""How acts write an invoice: its head, its lines, and what no invoice can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.act import Doing
from models.acts import records
from models.acts.days import refuse_after_term, refuse_day
from models.acts.money_records import whole_cents
from models.errors import Refusal
from models.queries.book import terms
from models.rules.charge_facts import InvoiceKind, LineFacts, LineKind
from models.rules.clause import day_words
from models.rules.costs import why_not_line
from models.rules.maintenance_charges import month_of, month_words, next_month
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
    refuse_day(doing, paper.issued_on, "An invoice cannot be issued")
    if paper.received_on is not None:
        refuse_day(doing, paper.received_on, "An invoice cannot be received")
        refuse_days(paper.issued_on, paper.received_on)
    if paper.due_on is not None:
        refuse_after_term(doing, paper.due_on, "No invoice falls due")
    _refuse_month(doing, paper)
    if paper.printed is not None:
        whole_cents(paper.printed, "The total of an invoice")
    whole = [*lines, *(LineFacts(one.kind, one.words.strip() or one.kind.words, "", one.amount) for one in extra)]
    if barred := why_not_line(whole, paper.kind.payer, now.terms):
        raise Refusal(barred, "EXB-3")
    for line in extra:
        whole_cents(line.amount, line.words.strip() or line.kind.words)
    _refuse_again(now, paper, whole)
    row = Invoice(
        number=records.next_number(doing.session, Invoice.number, "INV"),
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
    doing.session.add(row)
    return row.number


def _refuse_month(doing: Doing, paper: Paper) -> None:
    """Refuses a month in which there was no agreement, or one further ahead than the next."""
    if paper.month is None:
        return
    said, clause = month_words(paper.month), paper.kind.clause
    begins = terms(doing.session, doing.on).agreement.effective_date
    if paper.month < month_of(begins):
        raise Refusal(f"The agreement begins on {day_words(begins)}; nothing is charged for {said}.", clause)
    if paper.month > next_month(month_of(paper.issued_on)):
        opens = month_of(paper.month - timedelta(days=1))
        issued = day_words(paper.issued_on)
        what = f"{paper.kind.words} for {said} is invoiced in advance by a month and no more"
        raise Refusal(f"{what}: from {day_words(opens)} on, not on {issued}.", clause)


def _refuse_again(now: State, paper: Paper, lines: Sequence[LineFacts]) -> None:
    """Refuses an invoice that says what another one of the same day says."""
    for one in now.money.invoices:
        head = (one.kind, one.issued_on, one.month, one.subject)
        if head == (paper.kind, paper.issued_on, paper.month, paper.subject) and tuple(one.lines) == tuple(lines):
            again = f"{one.number} of {day_words(one.issued_on)} says the same."
            raise Refusal(f"{again} Withdraw it first, or type what differs.", paper.kind.clause)


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
