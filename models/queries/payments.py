"""Payments and reductions as the rules look at them, and how the parties want to be paid."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from models.queries.filled import holds
from models.rules.dues import PaymentFacts, PaymentMethod, ReductionFacts, ReductionKind
from models.rules.money_facts import PayeeFacts
from models.rules.words import Side
from models.tables.money import PayeeAccount, Payment, Reduction

__all__ = ["payees", "payments", "reductions"]

CLAUSES = {ReductionKind.OFFSET: "LTR-5", ReductionKind.CHARGE_BACK: "EXA-4", ReductionKind.CREDIT: "EXD-7.2"}


def payments(session: Session, as_of: date) -> tuple[PaymentFacts, ...]:
    """The payments made by a day and not withdrawn by then, in the order of their days."""
    stands = or_(Payment.withdrawn_on.is_(None), Payment.withdrawn_on > as_of)
    query = select(Payment).where(Payment.paid_on <= as_of, stands).order_by(Payment.paid_on, Payment.id)
    rows = session.scalars(query.options(selectinload(Payment.parts)))
    return tuple(
        PaymentFacts(
            row.number,
            row.paid_on,
            Side(row.payer),
            row.amount,
            tuple((part.due, part.amount) for part in row.parts if part.applied_on <= as_of),
            row.method,
            reference=row.reference,
        )
        for row in rows
    )


def reductions(session: Session, as_of: date) -> tuple[ReductionFacts, ...]:
    """What was taken off sums by a day and stands; an offset takes as much off the sum of the other party."""
    if not holds(session, Reduction):
        return ()
    stands = or_(Reduction.withdrawn_on.is_(None), Reduction.withdrawn_on > as_of)
    query = select(Reduction).where(Reduction.given_on <= as_of, stands).order_by(Reduction.given_on, Reduction.id)
    return tuple(
        ReductionFacts(
            row.number, due, row.given_on, row.amount, row.kind, CLAUSES[ReductionKind(row.kind)], row.source
        )
        for row in session.scalars(query)
        for due in filter(None, (row.due, row.against))
    )


def payees(session: Session, as_of: date) -> tuple[PayeeFacts, ...]:
    """How the parties want to be paid, every designation made by a day, in the order they hold."""
    if not holds(session, PayeeAccount):
        return ()
    query = select(PayeeAccount).where(PayeeAccount.holds_from <= as_of)
    rows = session.scalars(query.order_by(PayeeAccount.holds_from, PayeeAccount.id))
    return tuple(
        PayeeFacts(Side(row.payee), PaymentMethod(row.method), row.holds_from, row.account, row.address) for row in rows
    )
