"""Work charged by its cost: moves without mark-up, out of scope with ten percent, repairs by share (EXB-4, B-6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.charge_facts import LineFacts, LineKind, WorkFacts, WorkKind, WorkState, money
from models.rules.clause import Known, Why, clause, day_words
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = [
    "Overcharged",
    "charged",
    "markup_of",
    "overcharged",
    "why_not_charge",
    "why_not_line",
    "why_not_work_on",
    "work_state",
]

HUNDRED = Decimal(100)
Overcharged = tuple[str, Decimal, Decimal]
"""A cost billed otherwise than by its clause: its words, what was billed, what the clause gives."""


@clause("EXB-4", "B-6", "EXD-3.3", "EXE-4b", "EXE-4c")
def markup_of(kind: WorkKind, terms: Terms) -> Decimal:
    """The mark-up on the cost of a work: ten percent out of scope, none on moves and repairs."""
    if kind is WorkKind.OUT_OF_SCOPE:
        return terms.installation.out_of_scope_markup
    return terms.installation.macd_markup if kind is WorkKind.MOVE else Decimal(0)


@clause("EXB-4", "B-6", "EXD-3.3", "EXE-4b", "EXE-4c")
def charged(work: WorkFacts, terms: Terms) -> Known[Decimal]:
    """What Customer pays for a work: its costs with the mark-up of its kind, and of a repair only Customer's share."""
    factor = 1 + markup_of(work.kind, terms)
    share = work.customer_share if work.customer_share is not None else HUNDRED
    cost = sum((one.cost for one in work.costs), Decimal(0))
    total = sum((_charged(one.cost, factor, share) for one in work.costs), Decimal(0))
    of = f" x {share:f}%" if share != HUNDRED else ""
    facts = (
        *((one.words, f"{money(one.cost)}{f', voucher {one.voucher}' if one.voucher else ''}") for one in work.costs),
        ("Sum", f"{money(cost)} x {factor:.2f}{of} = {money(total)}"),
    )
    readings = ("AMB-33",) if work.kind is WorkKind.MOVE else ()
    return Known(
        total, Why(f"{work.kind.words}: its costs, by {work.number}", (work.kind.clause,), facts, (), readings)
    )


def _charged(cost: Decimal, factor: Decimal, share: Decimal) -> Decimal:
    """What is charged for one cost, to the cent."""
    return cents(cost * factor * share / HUNDRED)


@clause("EXB-4", "B-6")
def overcharged(work: WorkFacts, terms: Terms) -> tuple[Overcharged, ...]:
    """K22: the costs billed otherwise than their clause allows: a move with mark-up, other than ten percent."""
    if work.kind not in (WorkKind.MOVE, WorkKind.OUT_OF_SCOPE):
        return ()
    factor = 1 + markup_of(work.kind, terms)
    pairs = ((one, cents(one.cost * factor)) for one in work.costs if one.billed is not None)
    return tuple(
        (one.words, one.billed, right) for one, right in pairs if one.billed is not None and one.billed != right
    )


@clause("EXB-4", "EXD-3.3")
def work_state(work: WorkFacts, invoiced: bool, as_of: date) -> WorkState:
    """How far a work has come on a day."""
    if work.cancelled_on is not None and work.cancelled_on <= as_of:
        return WorkState.CANCELLED
    if work.done_on is None or work.done_on > as_of:
        return WorkState.REQUESTED
    return WorkState.CHARGED if invoiced else WorkState.DONE


@clause("EXB-4", "EXD-3.3")
def why_not_work_on(state: WorkState, work: WorkFacts) -> str | None:
    """Why a work can be neither done, costed nor cancelled any more."""
    if state is WorkState.CANCELLED and work.cancelled_on is not None:
        return f"{work.number} was cancelled on {day_words(work.cancelled_on)}."
    return f"{work.number} is on an invoice; withdraw that first." if state is WorkState.CHARGED else None


@clause("EXB-4", "B-6", "EXD-3.3")
def why_not_charge(state: WorkState, work: WorkFacts) -> str | None:
    """Why a work cannot be invoiced: it is not done, has no cost, or is charged or cancelled already."""
    if barred := why_not_work_on(state, work):
        return barred
    if state is WorkState.REQUESTED:
        return f"{work.number} is not done yet; it is charged by its actual cost ({work.kind.clause})."
    return None if work.costs else f"{work.number} has no cost recorded; record its vouchers first."


@clause("EXB-3", "EXD-3.3")
def why_not_line(lines: Sequence[LineFacts], payer: Side, terms: Terms) -> str | None:
    """K25: why lines cannot stand on an invoice: roof costs are Winstar's, and no line is less than nothing."""
    bearer = Side(terms.installation.roof_cost_payer)
    for line in lines:
        if line.kind is LineKind.ROOF and payer is not bearer:
            return f"{party(terms, bearer)} pays roof costs; they are no charge of {party(terms, payer)} (B-3)."
        if line.amount is not None and line.amount < 0:
            return f"A line cannot be less than nothing; {money(line.amount)} was typed for {line.words}."
    return None
