"""One order in the inspector: what is odd, its days, its pairs by type, its terms of delivery and its routing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.orders import OrderDetail
from models.queries.plans import PlanDetail
from models.rules.clause import Known
from models.rules.words import tag_of
from reports.grids_orders import order_icon, order_tone
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.text import Label
from ui.words import count_words, day_words, money_words

__all__ = ["show_order"]

Opened = Callable[[str, str], object]
NEXT = 4
"""How many of the payments to come are named one by one."""


def show_order(inspector: Inspector, order: OrderDetail, plan: PlanDetail | None, as_of: date, opened: Opened) -> None:
    """Fills the inspector with an order."""
    row = order.row
    chip = Chip(row.standing.words, order_tone(row), order_icon(row))
    inspector.set_head(row.number, chip, row.heading)
    inspector.clear()
    if row.warnings:
        inspector.add_section("To know", _paragraphs(row.warnings, "warn"))
    days = DefinitionList(_days(order, as_of), label_width=68)
    days.tag_opened.connect(lambda _tag: opened("clause", row.form))
    inspector.add_section("Days", days)
    if order.radios:
        inspector.add_section("Pairs", DefinitionList(_pairs(order), label_width=68), order.running_words.split(",")[0])
        inspector.add_section("Ends", DefinitionList(_ends(order), label_width=68), "two of each a pair")
    if plan is not None:
        inspector.add_section("Payment", _payment(plan, as_of, opened), plan.row.table)
    inspector.add_section("Delivery", DefinitionList(_delivery(order), label_width=68))
    said = order.routing or ("No instruction yet.",)
    inspector.add_section("Routing", _paragraphs(tuple(map(_dated, said)), "" if order.routing else "text3"))


def _paragraphs(said: tuple[str, ...], ink: str) -> QWidget:
    """Sentences one under another."""
    host = QWidget()
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for one in said:
        layout.addWidget(Label(one, "body", ink, wrap=True))
    return host


def _dated(line: str) -> str:
    """A line of the routing log with its day in words."""
    day, blank, rest = line.partition(" ")
    try:
        return f"{day_words(date.fromisoformat(day))}, {rest}"
    except ValueError:
        return f"{day}{blank}{rest}"


def _days(order: OrderDetail, as_of: date) -> list[Fact]:
    row = order.row
    facts = [Fact("Dated", day_words(row.ordered_on), tag_of(row.form) if row.form else "")]
    issued = day_words(row.issued_on) if row.issued_on else "not yet"
    facts.append(Fact("Issued", issued, ink="" if row.issued_on else "text3"))
    if row.cancelled_on:
        facts.append(Fact("Cancelled", day_words(row.cancelled_on)))
    if order.ship_on:
        facts.append(Fact("Ship on", day_words(order.ship_on)))
    if order.deliver_by or not order.ship_on:
        by = day_words(order.deliver_by) if order.deliver_by else "not entered"
        facts.append(Fact("Deliver by", by, ink="" if order.deliver_by else "text3"))
    return facts


def _pairs(order: OrderDetail) -> list[Fact]:
    """How far the pairs of each type have come."""
    return [Fact(one.radio, f"{one.listed} listed, {one.shipped} shipped, {one.received} received")
            for one in order.radios]  # fmt: skip


def _ends(order: OrderDetail) -> list[Fact]:
    """The ends check: indoor units, outdoor units and antennas of each type."""
    return [
        Fact(one.radio, f"{one.idu} indoor, {one.odu} outdoor, {one.antenna} antennas",
             ink="" if one.balanced else "warn")
        for one in order.ends
        if one.radio
    ]  # fmt: skip


def _payment(detail: PlanDetail, as_of: date, opened: Opened) -> QWidget:
    """The plan the order is paid by: what it comes to, what is late, and its next payments."""
    row = detail.row
    facts = [Fact("Plan", f"{row.number}, {row.state.lower()}", link=True)]
    total = detail.plan.total
    said = money_words(total.value) if isinstance(total, Known) else total.missing
    facts.append(Fact("In all", said, ink="" if isinstance(total, Known) else "text3"))
    if row.paid:
        facts.append(Fact("Paid", money_words(row.paid)))
    late = [one for one in detail.rows if one.state.late]
    if late:
        facts.append(Fact("Late", f"{count_words(len(late), 'payment')} since {day_words(late[0].due_on)}", ink="bad"))
    coming = [one for one in detail.rows if one.due_on >= as_of and not one.state.settled]
    facts += [Fact(day_words(one.due_on, as_of), money_words(one.payment)) for one in coming[:NEXT]]
    if len(coming) > NEXT:
        more, last = count_words(len(coming) - NEXT, "more payment"), day_words(coming[-1].due_on)
        facts.append(Fact("Then", f"{more}, the last {last}", ink="text3"))
    shown = DefinitionList(facts, label_width=96)
    shown.link_opened.connect(lambda _label: opened("plan", row.number))
    return shown


def _delivery(order: OrderDetail) -> list[Fact]:
    said = [
        ("Ship to", ", ".join(order.ship_to)),
        ("Attention", order.attention),
        ("Telephone", order.telephone),
        ("Terms", order.delivery_terms),
        ("Payment", order.payment_terms),
    ]
    return [Fact(label, value or "not entered", ink="" if value else "text3") for label, value in said]
