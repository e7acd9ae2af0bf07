"""The forms of charges: invoices of every kind, their receipt, cost statements, and how a party is paid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.act import Act
from models.acts.charges import (
    invoice_costs,
    invoice_installation,
    invoice_maintenance,
    invoice_monthly,
    invoice_services,
    invoice_transfer_tax,
    receive_invoice,
    withdraw_invoice,
)
from models.acts.costs import cancel_cost_statement, close_cost_statement, open_cost_statement, record_cost
from models.acts.payments import designate_payee
from models.queries.charge_rows import ChargeRow
from models.rules.charge_facts import CostKind, InvoiceKind, LineKind
from models.rules.drafts import MONTHLY
from models.rules.words import Side
from ui.desk import Desk
from ui.dialogs.act_form import ActForm, Ask

__all__ = [
    "cancel",
    "close",
    "cost",
    "draft",
    "how_paid",
    "monthly",
    "receive",
    "services",
    "statement",
    "tax",
    "withdraw",
]

PRINTED = Ask("printed", "Total as printed, USD", "Empty: what the lines come to.")
EXTRA = Ask(
    "extra",
    "Further lines",
    "Taxes are typed; roof costs are Winstar's and are refused.",
    columns=(Ask("words", "For"), Ask("amount", "Amount, USD"), Ask("kind", "Kind", value=LineKind.TAX.value)),
)


def _dated(desk: Desk, *, due: bool = False) -> tuple[Ask, ...]:
    """The days of an invoice."""
    days = (Ask("issued_on", "Issued on", value=desk.as_of), Ask("received_on", "Received on"))
    return (*days, Ask("due_on", "Due on", "The day the invoice names.")) if due else days


def draft(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form of the invoice a row is the draft of, or of a closed cost statement."""
    if row.kind is not None and row.kind.is_services:
        return services(desk, parent, row)
    title = f"Invoice: {row.what.lower()}, {row.of}"
    act: Act = invoice_costs
    given: dict[str, object] = {"statement": row.key}
    if row.kind is InvoiceKind.INSTALLATION:
        act, given = invoice_installation, {"letter": row.subject}
    elif row.kind is InvoiceKind.MAINTENANCE:
        act, given = invoice_maintenance, {"month": row.month}
    asks = (*_dated(desk, due=act is invoice_costs), EXTRA, PRINTED)
    return ActForm(desk, act, title, parent=parent, primary="Record invoice", icon="receipt", given=given, asks=asks)


def monthly(desk: Desk, parent: QWidget) -> ActForm:
    """The form of a monthly invoice for collocation, backhaul or in-building connections."""
    prices = [one for names in MONTHLY.values() for one in names]
    named = [(one, found.name) for one in prices if (found := desk.terms.price(one)) is not None]
    asks = (
        Ask("kind", "For", choices=[(kind.value, kind.words) for kind in MONTHLY]),
        Ask("month", "Month", "Any day of it.", value=desk.as_of.replace(day=1)),
        Ask("units", "Charged", columns=(Ask("price", "Price", choices=named), Ask("units", "Units"))),
        *_dated(desk, due=True),
        EXTRA,
        PRINTED,
    )
    title = "Invoice: collocation or connectivity"
    return ActForm(desk, invoice_monthly, title, parent=parent, primary="Record invoice", icon="receipt", asks=asks)


def services(desk: Desk, parent: QWidget, row: ChargeRow | None = None) -> ActForm:
    """The form of Customer's invoice to Winstar under the Professional Services Agreement."""
    kind = row.kind.value if row is not None and row.kind is not None else None
    month = row.month if row is not None else None
    kinds = [(kind.value, kind.words) for kind in InvoiceKind if kind.is_services]
    asks = (
        Ask("kind", "For", choices=kinds, value=kind),
        Ask("month", "Month", "Any day of it.", value=month or desk.as_of.replace(day=1)),
        Ask("amount", "Amount, USD", "Empty: the shortfall as computed."),
        Ask("issued_on", "Issued on", value=desk.as_of),
        Ask("due_on", "Due on", "The day the invoice names."),
        Ask("words", "For what"),
    )
    title = f"Invoice to {desk.party(Side.WINSTAR)}"
    return ActForm(desk, invoice_services, title, parent=parent, primary="Record invoice", icon="receipt", asks=asks)


def tax(desk: Desk, orders: Sequence[str], parent: QWidget) -> ActForm:
    """The form of the tax on the equipment of an order."""
    asks = (
        Ask("order", "Order", choices=[(one, one) for one in orders]),
        Ask("amount", "Tax, USD"),
        *_dated(desk, due=True),
        Ask("words", "Tax", value="Sales or use tax"),
    )
    title = "Tax on equipment"
    return ActForm(desk, invoice_transfer_tax, title, parent=parent, primary="Record tax", icon="receipt", asks=asks)


def receive(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form of an invoice's receipt."""
    asks = (Ask("received_on", "Received on", value=desk.as_of), PRINTED)
    return ActForm(
        desk, receive_invoice, f"Record receipt of {row.key}", parent=parent, primary="Record receipt",
        icon="mail-check", given={"invoice": row.key}, asks=asks,
    )  # fmt: skip


def withdraw(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form that withdraws an invoice."""
    return ActForm(
        desk, withdraw_invoice, f"Withdraw {row.key}", parent=parent, primary="Withdraw", icon="undo-2",
        given={"invoice": row.key},
    )  # fmt: skip


def statement(desk: Desk, subjects: Sequence[tuple[str, str]], parent: QWidget) -> ActForm:
    """The form that opens a cost statement on a Link or a move."""
    asks = (
        Ask("kind", "Kind", choices=[(kind.value, kind.words) for kind in CostKind]),
        Ask("opened_on", "Opened on", value=desk.as_of),
        Ask("subject", "Link or move", choices=subjects),
        Ask("words", "Work"),
    )
    title = "Open a cost statement"
    return ActForm(desk, open_cost_statement, title, parent=parent, primary="Open", icon="hammer", asks=asks)


def cost(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form of one cost."""
    asks = (
        Ask("words", "Cost of"),
        Ask("cost", "Actual cost, USD"),
        Ask("incurred_on", "Incurred on", value=desk.as_of),
        Ask("voucher", "Voucher"),
        Ask("billed", "Billed, USD", "As the invoice has it; empty where that is not known."),
    )
    return ActForm(
        desk, record_cost, f"Record a cost on {row.key}", parent=parent, icon="plus",
        given={"statement": row.key}, asks=asks,
    )  # fmt: skip


def close(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form that closes a cost statement when its work is done."""
    given: dict[str, object] = {"statement": row.key}
    asks: tuple[Ask, ...] = (Ask("closed_on", "Done on", value=desk.as_of),)
    if row.what == CostKind.REPAIR.words:
        hint = "Empty: Customer caused it alone."
        asks = (*asks, Ask("customer_share", "Customer's share, percent", hint, plain=True))
    else:
        given["customer_share"] = None
    return ActForm(
        desk, close_cost_statement, f"Close {row.key}", parent=parent, primary="Close", given=given, asks=asks
    )


def cancel(desk: Desk, row: ChargeRow, parent: QWidget) -> ActForm:
    """The form that cancels a cost statement."""
    return ActForm(
        desk, cancel_cost_statement, f"Cancel {row.key}", parent=parent, primary="Cancel the statement",
        icon="ban", given={"statement": row.key},
    )  # fmt: skip


def how_paid(desk: Desk, parent: QWidget) -> ActForm:
    """The form of how a party wants to be paid."""
    asks = (
        Ask("payee", "Paid to", choices=[(side.value, desk.party(side)) for side in reversed(Side)]),
        Ask("method", "By"),
        Ask("holds_from", "From", value=desk.as_of),
        Ask("account", "Account", "Bank, routing number, account number; a wire needs it."),
        Ask("address", "Address for checks", lines=3),
    )
    return ActForm(
        desk, designate_payee, "How a party is paid", parent=parent, primary="Record", icon="landmark", asks=asks
    )
