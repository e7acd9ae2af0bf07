"""The forms of what can be done with a sum: pay it, set it off, use a credit, charge back, take a payment back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from models.acts.payments import Applied, record_payment, withdraw_payment
from models.acts.reductions import charge_back, set_off, use_credit, withdraw_reduction
from models.queries.ledger import DueRow
from models.rules.charge_facts import money
from models.rules.words import Side
from ui.desk import Desk
from ui.dialogs.act_form import ActForm, Ask
from ui.words import day_words, money_words

__all__ = ["credit", "deduction", "offset", "payment", "taking_back"]

Choices = Sequence[tuple[str, str]]


def payment(desk: Desk, rows: Sequence[DueRow], every: Sequence[DueRow], parent: QWidget) -> ActForm:
    """The form of a payment, filled with the open sums chosen."""
    total = sum((row.open for row in rows if row.open is not None), Decimal(0))
    choices = [
        (row.key, f"{row.key}, {row.entry.due.words}, {money_words(row.open)}")
        for row in every
        if not row.entry.state.is_settled
    ]
    payers = [(side.value, desk.party(side.value)) for side in Side]
    asks = (
        Ask("amount", "Amount, USD", value=total or None),
        Ask("paid_on", "Paid on", value=desk.as_of),
        Ask(
            "applied",
            "Applied to",
            "An empty amount takes all that is open. What is applied to nothing stays on account.",
            value=tuple(Applied(row.key, row.open) for row in rows),
            columns=(Ask("due", "Sum", choices=choices), Ask("amount", "Amount, USD")),
        ),
        Ask("method", "Way of paying", value="wire"),
        Ask("payer", "Paid by", value=(rows[0].payer_side if rows else Side.CUSTOMER).value, choices=payers),
        Ask("reference", "Reference", placeholder="Number of the wire or check"),
    )
    return ActForm(desk, record_payment, "Record payment", parent=parent, icon="banknote", asks=asks)


def offset(desk: Desk, row: DueRow, invoices: Choices, parent: QWidget) -> ActForm:
    """The form of an offset against an unpaid invoice for professional services."""
    asks = (
        Ask("against", "Against", choices=invoices),
        Ask("amount", "Amount, USD", "Empty: as much as the letter allows."),
        Ask("reason", "Note"),
    )
    facts = {"due": row.key}
    return ActForm(
        desk, set_off, f"Set off {row.key}", parent=parent, primary="Set off", icon="arrow-left-right",
        given=facts, asks=asks,
    )  # fmt: skip


def credit(desk: Desk, row: DueRow, notes: Choices, parent: QWidget) -> ActForm:
    """The form that uses a credit on an invoice."""
    asks = (
        Ask("credit", "Credit note", choices=notes),
        Ask("amount", "Amount, USD", "Empty: all that is left and open."),
    )
    return ActForm(
        desk, use_credit, f"Use a credit on {row.key}", parent=parent, primary="Use credit", icon="hand-coins",
        given={"due": row.key}, asks=asks,
    )  # fmt: skip


def deduction(desk: Desk, row: DueRow, shipments: Sequence[str], parent: QWidget) -> ActForm:
    """The form of a charge-back."""
    asks = (
        Ask("shipment", "Shipment", choices=[(one, one) for one in shipments]),
        Ask("amount", "Increased cost, USD"),
        Ask("reason", "Instruction not followed", lines=3),
    )
    return ActForm(
        desk, charge_back, f"Charge back to {row.key}", parent=parent, primary="Charge back", icon="truck",
        given={"due": row.key}, asks=asks,
    )  # fmt: skip


def taking_back(desk: Desk, row: DueRow, parent: QWidget) -> ActForm:
    """The form that withdraws the payment or reduction made last on a sum, or another of its kind."""
    last = row.entry.settlements[-1]
    paid = last.words == "Paid"
    same = [one for one in row.entry.settlements if (one.words == "Paid") is paid]
    choices = [(one.number, f"{one.number}, {day_words(one.on)}, {money(one.amount)}") for one in reversed(same)]
    act, name = (withdraw_payment, "payment") if paid else (withdraw_reduction, "reduction")
    return ActForm(
        desk, act, f"Take back a {name} on {row.key}", parent=parent, primary="Take back", icon="undo-2",
        asks=(Ask(name, choices=choices, value=last.number),),
    )  # fmt: skip
