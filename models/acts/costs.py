"""Acts on cost statements: moves, work out of scope, repairs Customer caused, damage, extras (EXB-4, B-6, EXD-3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.acts import money_records, records
from models.acts.days import refuse_day
from models.acts.money_records import whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.charges import invoices, statements
from models.queries.state import state
from models.rules.charge_facts import CostKind, CostStatement
from models.rules.clause import day_words
from models.rules.costs import cost_state, why_not_cost
from models.rules.invoices import charged_statements
from models.rules.service_facts import MoveKind
from models.tables.money import CostLine
from models.tables.money import CostStatement as CostRow

__all__ = ["cancel_cost_statement", "close_cost_statement", "open_cost_statement", "record_cost"]

ON_LINKS = (CostKind.OUT_OF_SCOPE, CostKind.REPAIR)


@act(says="Opened {statement}: {words}")
def open_cost_statement(
    doing: Doing, *, kind: CostKind, words: str, opened_on: date, subject: str = ""
) -> Mapping[str, object]:
    """Opens a statement of what a work costs: a move MV-0001, or work out of scope or a repair on a Link L-0001."""
    refuse_day(doing, opened_on, "A cost statement cannot be opened")
    if not words.strip():
        raise Refusal("Say what the work is.", kind.clause)
    subject = subject.strip()
    _refuse_subject(doing, kind, subject)
    number = records.next_number(doing.session, CostRow.number, "CS")
    row = CostRow(number=number, kind=kind.value, subject=subject, words=words.strip(), opened_on=opened_on)
    refuse_twin(doing, row, kind.clause, "kind", "subject", "words", "opened_on", "closed_on", "cancelled_on")
    doing.session.add(row)
    return {"statement": number, "words": words.strip()}


def _refuse_subject(doing: Doing, kind: CostKind, subject: str) -> None:
    """Refuses a statement on no Link, on no move, or on Winstar's own relocation, which is free (AMB-33)."""
    if kind in ON_LINKS:
        records.link(doing.session, subject)
    if kind is not CostKind.MOVE:
        return
    move = next((one for one in state(doing.session, doing.on).service.moves if one.number == subject), None)
    if move is None:
        raise Refusal(f"There is no move {subject} on {day_words(doing.on)}; record the move first (B-4).", "EXB-4")
    if move.kind is MoveKind.RELOCATION:
        raise Refusal(f"{subject} is a relocation by Winstar, which Customer does not pay for (D-5).", "EXD-5.1")


@act(says="Recorded {cost} on {statement}: {words}")
def record_cost(
    doing: Doing,
    *,
    statement: str,
    words: str,
    cost: Decimal,
    incurred_on: date,
    voucher: str = "",
    billed: Decimal | None = None,
) -> Mapping[str, object]:
    """Records an actual cost with its voucher, and what was billed for it where that is known (B-4(b))."""
    refuse_day(doing, incurred_on, "A cost cannot be incurred")
    row, _ = _open(doing, statement)
    if row.closed_on is not None:
        raise Refusal(f"{statement} was closed on {day_words(row.closed_on)}.", CostKind(row.kind).clause)
    if incurred_on < row.opened_on:
        raise Refusal(f"{statement} was opened on {day_words(row.opened_on)}; its costs are not older.")
    if not words.strip():
        raise Refusal("Say what the cost was for.", CostKind(row.kind).clause)
    if voucher.strip() and any(one.voucher.lower() == voucher.strip().lower() for one in row.costs):
        raise Refusal(f"{statement} holds the voucher {voucher.strip():.40} already.", CostKind(row.kind).clause)
    row.costs.append(
        CostLine(
            words=words.strip(),
            cost=whole_cents(cost, "A cost"),
            billed=whole_cents(billed, "What was billed") if billed is not None else None,
            voucher=voucher.strip(),
            incurred_on=incurred_on,
        )
    )
    return {"statement": statement, "cost": f"{cost:,.2f}", "words": words.strip()}


@act(says="Closed {statement}")
def close_cost_statement(
    doing: Doing, *, statement: str, closed_on: date, customer_share: Decimal | None = None
) -> Mapping[str, object]:
    """Closes a statement when the work is done; of a repair, with Customer's share in percent (D-3.3)."""
    refuse_day(doing, closed_on, "A cost statement cannot be closed")
    row, facts = _open(doing, statement)
    last = max((one.incurred_on for one in row.costs), default=row.opened_on)
    if row.closed_on is not None:
        raise Refusal(f"{statement} was closed on {day_words(row.closed_on)}.", facts.kind.clause)
    if closed_on < last:
        raise Refusal(f"{statement} has a cost of {day_words(last)}; it cannot be closed before.")
    if customer_share is not None and not 0 <= customer_share <= 100:
        raise Refusal(f"{customer_share:f} is no share; it lies between 0 and 100 percent.", "EXD-3.3")
    if customer_share is not None and facts.kind is not CostKind.REPAIR:
        raise Refusal(f"Only a repair is shared; {statement} is not one (D-3.3).", "EXD-3.3")
    row.closed_on, row.customer_share = closed_on, customer_share
    return {"statement": statement}


@act(says="Cancelled {statement}")
def cancel_cost_statement(doing: Doing, *, statement: str) -> Mapping[str, object]:
    """Cancels a statement; nothing of it is charged."""
    row, _ = _open(doing, statement)
    row.cancelled_on = doing.on
    return {"statement": statement}


def _open(doing: Doing, number: str) -> tuple[CostRow, CostStatement]:
    """A statement that is neither cancelled nor on an invoice."""
    row = money_records.statement(doing.session, number)
    facts = next((one for one in statements(doing.session, doing.on) if one.number == number), None)
    if facts is None:
        raise Refusal(f"{number} was opened on {day_words(row.opened_on)}, after {day_words(doing.on)}.")
    charged = number in charged_statements(invoices(doing.session, doing.on))
    if barred := why_not_cost(cost_state(facts, charged, doing.on), facts):
        raise Refusal(barred, facts.kind.clause)
    return row, facts
