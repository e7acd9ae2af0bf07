"""The records of the payment plans of the batches (EXA-2, LTR-2), read out of the book as of a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.filled import holds
from models.queries.payments import payments, reductions
from models.queries.prices import prices
from models.rules.case_facts import CaseBook, DefaultKind
from models.rules.plan_book import PlanSources, make_book
from models.rules.plan_facts import (
    AccelerationFacts,
    LateChargeFacts,
    Per,
    PlanBook,
    PlanFacts,
    PlanPrice,
    TypedAmount,
)
from models.rules.state import State
from models.tables import Order
from models.tables.plans import Acceleration, LateCharge, PlanAmount, PlanDay
from models.tables.plans import PlanPrice as PriceRow

__all__ = ["plan_book", "plan_sources", "typed_facts"]


def plan_book(session: Session, now: State) -> PlanBook:
    """The payment plans on the day of a State, and where each of their sums stands."""
    return make_book(plan_sources(session, now), now.terms, now.calendar, now.as_of, now.readings)


def plan_sources(session: Session, now: State) -> PlanSources:
    """Everything the plans of a day are made of."""
    charges = select(LateCharge).where(LateCharge.demanded_on <= now.as_of).order_by(LateCharge.id)
    elections = select(Acceleration).where(Acceleration.elected_on <= now.as_of).order_by(Acceleration.id)
    return PlanSources(
        orders=now.stock.orders,
        pairs=now.stock.pairs,
        typed=typed_facts(session, now.as_of),
        prices=prices(session),
        payments=payments(session, now.as_of),
        reductions=reductions(session, now.as_of),
        charges=tuple(
            LateChargeFacts(row.number, row.due, row.demanded_on, row.amount, row.waived_on)
            for row in (session.scalars(charges) if holds(session, LateCharge) else ())
        ),
        accelerations=tuple(
            AccelerationFacts(row.number, row.due, row.elected_on, row.withdrawn_on)
            for row in (session.scalars(elections) if holds(session, Acceleration) else ())
        ),
        notices=_notices(now.cases),
    )


def typed_facts(session: Session, as_of: date) -> dict[str, PlanFacts]:
    """What was typed for each plan and holds by a day, by its order."""
    amounts: dict[str, list[TypedAmount]] = defaultdict(list)
    typed: dict[str, list[PlanPrice]] = defaultdict(list)
    rows = select(Order.number, PlanAmount).join(Order, Order.id == PlanAmount.order_id)
    for order, row in session.execute(rows.where(PlanAmount.holds_from <= as_of).order_by(PlanAmount.id)):
        amounts[order].append(TypedAmount(row.number, row.amount, row.holds_from, row.source))
    priced = select(Order.number, PriceRow).join(Order, Order.id == PriceRow.order_id)
    for order, price in session.execute(priced.where(PriceRow.holds_from <= as_of).order_by(PriceRow.id)):
        typed[order].append(PlanPrice(price.amount, Per(price.per), price.holds_from, price.source))
    dated = select(Order.number, PlanDay.day).join(Order, Order.id == PlanDay.order_id)
    dated = dated.where(PlanDay.holds_from <= as_of).order_by(PlanDay.holds_from, PlanDay.id)
    days = {order: day for order, day in session.execute(dated)} if holds(session, PlanDay) else {}
    return {
        order: PlanFacts(order, tuple(amounts[order]), tuple(typed[order]), days.get(order))
        for order in {*amounts, *typed, *days}
    }


def _notices(cases: CaseBook) -> dict[str, date]:
    """The day a breach by an unpaid sum was notified, by the sum or the plan it is about."""
    return {
        one.record[1]: one.noticed_on
        for one in cases.defaults
        if one.kind is DefaultKind.PAYMENT and one.noticed_on is not None and one.cured_on is None
    }
