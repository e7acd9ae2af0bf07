"""What the page of the Orders reads at once, and why something cannot be done with an order now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.queries.orders import OrderDetail, OrderRow, order, order_facts, orders
from models.queries.plans import PlanDetail, plan_details
from models.queries.shipments import shipment_facts
from models.queries.state import state
from models.rules.purchasing import OrderFacts
from models.rules.shipping import PackageFacts, ShipmentFacts, why_not_ship
from ui.words import count_words, day_words

__all__ = [
    "OrderPage",
    "order_page",
    "why_not_cancel",
    "why_not_change",
    "why_not_price",
    "why_not_route",
    "why_not_ship_any",
]

NONE_CHOSEN = "Choose an order first."
BOX = (PackageFacts(1, holds_memorandum=True),)


@dataclass(frozen=True, slots=True)
class OrderPage:
    """The rows, every order whole, and what the rules look at."""

    rows: tuple[OrderRow, ...]
    details: Mapping[str, OrderDetail]
    facts: Mapping[str, OrderFacts]
    shipments: tuple[ShipmentFacts, ...]
    plans: Mapping[str, PlanDetail]  # of the orders that stand


def order_page(session: Any, as_of: date) -> OrderPage:
    """The page as of a day."""
    rows = tuple(orders(session, as_of))
    details = {row.number: order(session, row.number, as_of) for row in rows}
    plans = {one.plan.order: one for one in plan_details(state(session, as_of))}
    return OrderPage(rows, details, order_facts(session), shipment_facts(session), plans)


def why_not_route(detail: OrderDetail | None) -> str:
    """Why no routing can be recorded for an order: it was cancelled."""
    if detail is None:
        return NONE_CHOSEN
    on = detail.row.cancelled_on
    return f"{detail.row.number} was cancelled on {day_words(on)}." if on is not None else ""


def why_not_change(detail: OrderDetail | None) -> str:
    """Why what an order buys cannot be changed: only a draft can."""
    reason = why_not_route(detail)
    if reason or detail is None or detail.row.issued_on is None:
        return reason
    return f"{detail.row.number} was issued on {day_words(detail.row.issued_on)}; what it orders is fixed (A-3)."


def why_not_price(detail: OrderDetail | None) -> str:
    """Why no price can be typed; an issued order still takes one."""
    return why_not_route(detail) or ("" if detail is not None and detail.lines else "The order has no lines yet.")


def why_not_cancel(detail: OrderDetail | None) -> str:
    """Why an order cannot be cancelled: something was shipped against it."""
    reason = why_not_route(detail)
    if reason or detail is None or not detail.row.shipped:
        return reason
    shipped = count_words(detail.row.shipped, "pair")
    return f"{shipped} of {detail.row.number} were shipped, and title passed (A-3)."


def why_not_ship_any(page: OrderPage | None, detail: OrderDetail | None, as_of: date) -> str:
    """Why no pair of an order can be shipped on a day, in the words of the rule."""
    if page is None or detail is None:
        return NONE_CHOSEN
    facts = page.facts[detail.row.number]
    if facts.stands(as_of) and all(one.listed <= one.shipped for one in detail.radios):
        return f"All pairs of {detail.row.number} are shipped."
    return why_not_ship(facts, 1, BOX, page.shipments, as_of) or ""
