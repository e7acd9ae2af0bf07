"""Work charged by its cost: moves without mark-up, out of scope with ten percent, repairs by share (EXB-4, B-6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.charge_facts import CostKind, CostState, CostStatement, LineFacts, LineKind, money
from models.rules.clause import Known, Why, clause, day_words
from models.rules.terms import Terms
from models.rules.words import Side, party, tag_of

__all__ = [
    "Overcharged",
    "charged",
    "cost_state",
    "markup_of",
    "overcharged",
    "why_not_charge",
    "why_not_cost",
    "why_not_line",
]

HUNDRED = Decimal(100)
Overcharged = tuple[str, Decimal, Decimal]
"""A cost billed otherwise than by its clause: its words, what was billed, what the clause gives."""


@clause("EXB-4", "B-6", "EXD-3.3", "EXE-4b", "EXE-4c")
def markup_of(kind: CostKind, terms: Terms) -> Decimal:
    """The mark-up on the cost of a work: ten percent out of scope, none on moves and repairs."""
    if kind is CostKind.OUT_OF_SCOPE:
        return terms.installation.out_of_scope_markup
    return terms.installation.macd_markup if kind is CostKind.MOVE else Decimal(0)


@clause("EXB-4", "B-6", "EXD-3.3", "EXE-4b", "EXE-4c")
def charged(of: CostStatement, terms: Terms) -> Known[Decimal]:
    """What Customer pays for a work: its costs with the mark-up of its kind, and of a repair only Customer's share."""
    factor = 1 + markup_of(of.kind, _law(of, terms))
    share = of.customer_share if of.customer_share is not None else HUNDRED
    cost = sum((one.cost for one in of.costs), Decimal(0))
    total = sum((_charged(one.cost, factor, share) for one in of.costs), Decimal(0))
    part = f" x {share:f}%" if share != HUNDRED else ""
    facts = (
        *((one.words, f"{money(one.cost)}{f', voucher {one.voucher}' if one.voucher else ''}") for one in of.costs),
        ("Sum", f"{money(cost)} x {factor:.2f}{part} = {money(total)}"),
    )
    readings = ("AMB-33",) if of.kind is CostKind.MOVE else ()
    return Known(total, Why(f"{of.kind.words}: its costs, by {of.number}", (of.kind.clause,), facts, (), readings))


def _law(of: CostStatement, terms: Terms) -> Terms:
    """The terms of the day the work was done; while it goes on, those of the day looked from."""
    return terms if of.closed_on is None else terms.on(of.closed_on)


def _charged(cost: Decimal, factor: Decimal, share: Decimal) -> Decimal:
    """What is charged for one cost, to the cent."""
    return cents(cost * factor * share / HUNDRED)


@clause("EXB-4", "B-6")
def overcharged(of: CostStatement, terms: Terms) -> tuple[Overcharged, ...]:
    """K22: the costs billed otherwise than their clause allows: a move with mark-up, other than ten percent."""
    if of.kind not in (CostKind.MOVE, CostKind.OUT_OF_SCOPE):
        return ()
    factor = 1 + markup_of(of.kind, _law(of, terms))
    pairs = ((one, cents(one.cost * factor)) for one in of.costs if one.billed is not None)
    return tuple(
        (one.words, one.billed, right) for one, right in pairs if one.billed is not None and one.billed != right
    )


@clause("EXB-4", "EXD-3.3")
def cost_state(of: CostStatement, invoiced: bool, as_of: date) -> CostState:
    """How far a cost statement has come on a day."""
    if of.cancelled_on is not None and of.cancelled_on <= as_of:
        return CostState.CANCELLED
    if of.closed_on is None or of.closed_on > as_of:
        return CostState.OPEN
    return CostState.CHARGED if invoiced else CostState.CLOSED


@clause("EXB-4", "EXD-3.3")
def why_not_cost(state: CostState, of: CostStatement) -> str | None:
    """Why a cost statement can be neither added to, closed nor cancelled any more."""
    if state is CostState.CANCELLED and of.cancelled_on is not None:
        return f"{of.number} was cancelled on {day_words(of.cancelled_on)}."
    return f"{of.number} is on an invoice; withdraw that first." if state is CostState.CHARGED else None


@clause("EXB-4", "B-6", "EXD-3.3")
def why_not_charge(state: CostState, of: CostStatement) -> str | None:
    """Why a cost statement cannot be invoiced: it is open, has no cost, or is charged or cancelled already."""
    if barred := why_not_cost(state, of):
        return barred
    if state is CostState.OPEN:
        return f"{of.number} is still open; work is charged when it is done, by its cost ({tag_of(of.kind.clause)})."
    return None if of.costs else f"{of.number} has no cost recorded; record its vouchers first."


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
