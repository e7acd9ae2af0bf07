"""The forms of the acts on payments of a plan: pay, price, late charge, call in, and taking those back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from models.acts.payments import Applied, record_payment
from models.acts.plans import (
    accelerate,
    demand_late_charge,
    enter_plan_price,
    waive_late_charge,
    withdraw_acceleration,
)
from models.queries.plans import InstalmentRow, PlanDetail, called_in_now, charge_for
from models.rules.clause import Known, Unknown
from models.rules.plan_facts import Per
from models.rules.state import State
from ui.desk import Desk
from ui.dialogs.act_form import ActForm, Ask
from ui.words import day_words, money_words

__all__ = ["call_in_form", "demand_form", "payment_form", "price_form", "waive_form", "withdraw_form"]


def payment_form(desk: Desk, row: InstalmentRow, parent: QWidget) -> ActForm:
    """Records a payment applied to one row of a plan; what goes beyond it stays on account."""
    sentence = f"A payment on {row.key}, due {day_words(row.due_on)}."
    if row.may_be_paid_by is not None:
        sentence = f"{sentence[:-1]}; it may be paid until {day_words(row.may_be_paid_by)}."
    return ActForm(
        desk,
        record_payment,
        "Record payment",
        sentence,
        parent=parent,
        icon="banknote",
        given={"applied": (Applied(row.key),)},
        asks=(Ask("paid_on", value=desk.as_of), Ask("amount", value=row.open), Ask("method"), Ask("reference")),
    )


def price_form(desk: Desk, detail: PlanDetail, parent: QWidget) -> ActForm:
    """Types the price of a batch in, and says what its plan would be."""
    share = desk.terms.on(detail.plan.bought_on).payment.later_batches.down_share

    def effect(facts: Mapping[str, Any]) -> str:
        price: Decimal = facts["price"] * (detail.plan.pairs if facts["per"] == Per.PAIR.value else 1)
        down = money_words((price * share).quantize(Decimal("0.01")))
        return f"The batch costs {money_words(price)}; {share:.0%} of it is {down}."

    known = detail.plan.price
    missing = f" At present {known.missing}." if isinstance(known, Unknown) else ""
    return ActForm(
        desk,
        enter_plan_price,
        "Price of the batch",
        f"What the {detail.plan.pairs} pairs of {detail.plan.order} cost.{missing}",
        parent=parent,
        icon="tag",
        given={"plan": detail.plan.number},
        asks=(
            Ask("price"),
            Ask("per", "For", value=Per.PAIR),
            Ask("holds_from", value=detail.plan.bought_on),
            Ask("source", "Read in"),
        ),
        effect=effect,
    )


def demand_form(desk: Desk, state: State, row: InstalmentRow, parent: QWidget) -> ActForm:
    """Records Winstar's demand of a late charge, with its sum by the reading in force and the warning of the law."""
    found = charge_for(state, row.key)
    facts = dict(found.why.facts)
    said = f"{facts.get('Late charge', '')}. {facts.get('Beside the law', '')}" if isinstance(found, Known) else ""
    return ActForm(
        desk,
        demand_late_charge,
        "Demand the late charge",
        f"{found.why.rule}. {said or f'It cannot be computed: {_missing(found)}.'}",
        parent=parent,
        icon="percent",
        given={"due": row.key},
        asks=(
            Ask("demanded_on", value=desk.as_of),
            Ask("amount", hint="What the demand says; empty for the sum above"),
        ),
    )


def call_in_form(desk: Desk, state: State, row: InstalmentRow, parent: QWidget) -> ActForm:
    """Records Winstar's election, with what becomes due at once."""
    found = called_in_now(state)
    sentence = "The full amount remaining unpaid becomes due at once, without notice."
    if isinstance(found, Known):
        sentence = f"{sentence} On {day_words(desk.as_of)} that is {money_words(found.value)}."
    elif found is not None:
        sentence = f"{sentence} It cannot be computed: {found.missing}."
    return ActForm(
        desk,
        accelerate,
        "Call in everything",
        sentence,
        parent=parent,
        primary="Call in",
        icon="octagon-alert",
        given={"due": row.key},
        asks=(Ask("elected_on", "Elected on", value=desk.as_of), Ask("why", "Paper, or why", lines=2)),
    )


def waive_form(desk: Desk, state: State, row: InstalmentRow, parent: QWidget) -> ActForm:
    """Records that Winstar gave a late charge up."""
    charge = next(one.number for one in state.plans.charges if one.key == row.key and one.waived_on is None)
    asks = (Ask("waived_on", value=desk.as_of), Ask("why", lines=2, placeholder="The signed writing, and why"))
    return ActForm(desk, waive_late_charge, "Waive the late charge", parent=parent, given={"charge": charge}, asks=asks)


def withdraw_form(desk: Desk, state: State, parent: QWidget) -> ActForm:
    """Records that Winstar took its election back."""
    standing = state.plans.election(state.as_of)
    assert standing is not None
    asks = (Ask("withdrawn_on", value=desk.as_of), Ask("why", lines=2, placeholder="The signed writing, and why"))
    given = {"acceleration": standing.number}
    return ActForm(desk, withdraw_acceleration, "Withdraw the election", parent=parent, given=given, asks=asks)


def _missing(found: Known[Decimal] | Unknown) -> str:
    """What an unknown sum waits for."""
    return found.missing if isinstance(found, Unknown) else ""
