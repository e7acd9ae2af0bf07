"""The records of the security interest and of upgrades, read out of the book as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.case_notices import Sent, rows_of
from models.rules.case_facts import SaleFacts, SaleKind, SaleTerms, SecurityFacts, TakenPair, UpgradeFacts
from models.rules.delivery import Delivery
from models.tables import Order, Pair
from models.tables.cases import (
    Default,
    SaleAdjournment,
    SecurityCase,
    SecurityCost,
    SecurityPair,
    SecuritySale,
    Upgrade,
    UpgradePair,
)

__all__ = ["security_facts", "upgrade_facts"]


class _Parts(NamedTuple):
    """What belongs to a security case, by its id."""

    adjournments: Mapping[int, list[SaleAdjournment]]
    pairs: Mapping[int, list[SecurityPair]]
    sales: Mapping[int, list[SecuritySale]]
    costs: Mapping[int, list[SecurityCost]]


def security_facts(session: Session, sent: Sent) -> tuple[SecurityFacts, ...]:
    """Every case of Winstar's remedies as known."""
    rows = [row for row in rows_of(session, SecurityCase) if row.opened_on <= sent.as_of]
    if not rows:
        return ()
    parts = _Parts(*(_grouped(session, one) for one in (SaleAdjournment, SecurityPair, SecuritySale, SecurityCost)))
    defaults = {key: number for key, number in session.execute(select(Default.id, Default.number))}
    return tuple(_security_case(row, defaults[row.default_id], parts, sent) for row in rows)


def _grouped(session: Session, kind: type[Any]) -> dict[int, list[Any]]:
    """The rows of a table by the case they belong to."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows_of(session, kind):
        found[row.case_id].append(row)
    return found


def _security_case(row: SecurityCase, default: str, parts: _Parts, sent: Sent) -> SecurityFacts:
    """One case of Winstar's remedies."""
    as_of = sent.as_of
    sold = {one.id: one for one in parts.sales.get(row.id, ()) if one.sold_on <= as_of}
    lots = {key: one.lot for key, one in sold.items()}
    taken = [one for one in parts.pairs.get(row.id, ()) if one.taken_on <= as_of]
    noticed, retained, applied = sent.by(row.noticed_on), sent.by(row.retained_on), sent.by(row.applied_on)
    return SecurityFacts(
        number=row.number,
        default=default,
        opened_on=row.opened_on,
        noticed_on=noticed,
        delivery=sent.of(row.delivery_id) if noticed else Delivery(),
        sale=SaleKind(row.sale) if noticed and row.sale else None,
        stated=SaleTerms(row.sale_on, row.sale_at, row.sale_place) if noticed else SaleTerms(),
        adjournments=tuple(
            SaleTerms(one.sale_on, one.sale_at, one.sale_place, one.announced_on)
            for one in parts.adjournments.get(row.id, ())
            if one.announced_on <= as_of
        ),
        pairs=tuple(
            TakenPair(one.tag, one.taken_on, sent.by(one.redeemed_on), lots.get(one.sale_id or 0)) for one in taken
        ),
        sales=tuple(_sale(one, taken) for one in sold.values()),
        costs=tuple(
            (one.spent_on, one.what, one.amount) for one in parts.costs.get(row.id, ()) if one.spent_on <= as_of
        ),
        retained_on=retained,
        retained_value=row.retained_value if retained else None,
        applied_on=applied,
        obligations=row.obligations if applied or retained else None,
        closed_on=sent.by(row.closed_on),
        closing=row.closing if sent.by(row.closed_on) else "",
    )


def _sale(row: SecuritySale, taken: Iterable[SecurityPair]) -> SaleFacts:
    """One lot with its pairs."""
    tags = tuple(one.tag for one in taken if one.sale_id == row.id)
    return SaleFacts(row.lot, row.sold_on, row.buyer, row.price, row.by_winstar, row.fair_value, tags)


def upgrade_facts(session: Session, sent: Sent) -> tuple[UpgradeFacts, ...]:
    """Every upgrade as known."""
    rows = [row for row in rows_of(session, Upgrade) if row.noticed_on <= sent.as_of]
    if not rows:
        return ()
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    query = select(UpgradePair.upgrade_id, UpgradePair.tag, Pair.radio).join(Pair, Pair.tag == UpgradePair.tag)
    for key, tag, radio in session.execute(query.order_by(UpgradePair.id)):
        pairs[key].append((tag, radio))
    orders = {row.id: row for row in session.scalars(select(Order))}
    return tuple(_upgrade(row, tuple(pairs[row.id]), orders.get(row.order_id or 0), sent) for row in rows)


def _upgrade(row: Upgrade, pairs: tuple[tuple[str, str], ...], order: Order | None, sent: Sent) -> UpgradeFacts:
    """One upgrade; an order that replaces its pairs is known from its own day."""
    told, agreed = sent.by(row.prices_on), sent.by(row.agreed_on)
    return UpgradeFacts(
        number=row.number,
        noticed_on=row.noticed_on,
        delivery=sent.of(row.delivery_id),
        radio=row.radio,
        pairs=pairs,
        prices_on=told,
        repurchase=row.repurchase if told else None,
        purchase=row.purchase if told else None,
        agreed_on=agreed,
        effective_on=row.effective_on if agreed else None,
        method=row.method if agreed else "",
        fair_value=row.fair_value if agreed else None,
        order=order.number if order is not None and order.ordered_on <= sent.as_of else "",
        sold_on=sent.by(row.sold_on),
        withdrawn_on=sent.by(row.withdrawn_on),
        note=row.note,
    )
