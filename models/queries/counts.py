"""How many there are of everything the sidebar names, and what of it waits or is late, in one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.queries.ranking import ranking
from models.queries.state import state
from models.rules.state import State
from models.rules.watch import Finding, Group, Urgency, findings, group_of
from models.tables import Document, Order, Shipment

__all__ = ["PageCount", "counts"]

PAGE_OF = {
    "building": "buildings",
    "customer_list": "buildings",
    "notice": "notices",
    "link": "links",
    "letter": "letters",
    "pair": "inventory",
    "counter": "inventory",
    "order": "orders",
    "batch": "orders",
    "shipment": "shipments",
    "schedule": "payments",
    "due": "payments",
    "invoice": "payments",
    "payment": "payments",
    "price": "payments",
    "cost_statement": "payments",
    "services_quarter": "payments",
    "plan": "payments",
    "instalment": "payments",
    "charge": "payments",
    "acceleration": "payments",
    "default": "cases",
    "dispute": "cases",
    "claim": "cases",
    "instrument": "cases",
    "log": "cases",
    "security": "cases",
    "upgrade": "cases",
    "outage": "service",
    "quarter": "service",
    "credit": "service",
    "window": "service",
    "move": "service",
    "suspension": "service",
    "disturbance": "service",
    "facility": "collocation",
    "permit": "collocation",
    "certificate": "collocation",
    "approval": "collocation",
    "warranty": "collocation",
    "lien": "collocation",
    "interference": "collocation",
    "in_building": "collocation",
    "switch_site": "collocation",
}
"""The page on which the record of a finding is settled."""

SOON = (Group.OVERDUE, Group.TODAY, Group.NEXT)


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many records a page holds, how many wait for somebody, and how many things are late."""

    total: int = 0
    waiting: int = 0
    late: int = 0

    @property
    def words(self) -> str:
        """The count as it is read aloud."""
        said = [f"{self.total:,} in all"] if self.total else []
        said += [f"{self.waiting:,} waiting"] if self.waiting else []
        said += [f"{self.late:,} late"] if self.late else []
        return ", ".join(said) or "none"


def counts(session: Session, as_of: date) -> Mapping[str, PageCount]:
    """The count of each page by its key, as of a day; a page with nothing has none."""
    now = state(session, as_of)
    found = findings(now)
    totals = _totals(session, now)
    waiting = _by_page(found, Urgency.TODAY) | {"letters": len(now.stock.waiting)}
    waiting["today"] = sum(group_of(one) in SOON for one in found)
    late = _by_page(found, Urgency.OVERDUE)
    pages = {*totals, *waiting, *late}
    made = {page: PageCount(totals.get(page, 0), waiting.get(page, 0), late.get(page, 0)) for page in pages}
    return {page: count for page, count in made.items() if count != PageCount()}


def _by_page(found: tuple[Finding, ...], urgency: Urgency) -> dict[str, int]:
    """How many findings of an urgency each page has."""
    return dict(Counter(PAGE_OF.get(one.record[0], "today") for one in found if one.urgency is urgency))


def _totals(session: Session, now: State) -> dict[str, int]:
    """How many records each page holds; pairs count while they are on hand, Links while they are mounted."""
    as_of = now.as_of
    asked = {
        "orders": select(func.count(Order.id)).where(
            Order.ordered_on <= as_of, or_(Order.cancelled_on.is_(None), Order.cancelled_on > as_of)
        ),
        "shipments": select(func.count(Shipment.id)).where(Shipment.shipped_on <= as_of),
        "documents": select(func.count(func.distinct(Document.number))).where(Document.issued_on <= as_of),
    }
    numbers = session.execute(select(*(one.scalar_subquery() for one in asked.values()))).one()
    return {
        "buildings": len(ranking(session, as_of)),
        "notices": len(now.notices.notices),
        "links": now.counters.mounted.value,
        "letters": len(now.letters),
        "inventory": now.counters.on_hand.value,
        "payments": len(now.money.payments),
        "cases": now.cases.total,
        "service": len(now.service.outages),
        "collocation": len(now.collocation.facilities),
        **dict(zip(asked, numbers, strict=True)),
    }
