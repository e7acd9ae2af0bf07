"""Invoices, cost statements and typed rates as the rules look at them, as of a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from models.queries.filled import holds
from models.rules.charge_facts import (
    CostFacts,
    CostKind,
    CostStatement,
    InvoiceFacts,
    InvoiceKind,
    LineFacts,
    LineKind,
    RateFacts,
    RateName,
)
from models.tables.money import CostStatement as CostRow
from models.tables.money import Invoice, InvoiceLine, Rate

__all__ = ["invoices", "rates", "statements"]


def invoices(session: Session, as_of: date) -> tuple[InvoiceFacts, ...]:
    """The invoices issued by a day and not withdrawn by then, in the order of their numbers."""
    stands = or_(Invoice.withdrawn_on.is_(None), Invoice.withdrawn_on > as_of)
    query = select(Invoice).where(Invoice.issued_on <= as_of, stands).order_by(Invoice.id)
    rows = session.scalars(query.options(selectinload(Invoice.lines)))
    return tuple(
        InvoiceFacts(
            row.number,
            InvoiceKind(row.kind),
            row.issued_on,
            row.received_on if row.received_on is not None and row.received_on <= as_of else None,
            row.due_on,
            row.month,
            row.subject,
            row.printed,
            tuple(map(_line, row.lines)),
        )
        for row in rows
    )


def _line(row: InvoiceLine) -> LineFacts:
    """One line of an invoice."""
    return LineFacts(
        LineKind(row.kind), row.words, row.subject, row.amount, row.price, row.units, row.priced_on, row.days
    )


def statements(session: Session, as_of: date) -> tuple[CostStatement, ...]:
    """The cost statements opened by a day with the costs incurred by then, in the order of their numbers."""
    if not holds(session, CostRow):
        return ()
    query = select(CostRow).where(CostRow.opened_on <= as_of).order_by(CostRow.id)
    rows = session.scalars(query.options(selectinload(CostRow.costs)))
    return tuple(
        CostStatement(
            row.number,
            CostKind(row.kind),
            row.words,
            row.opened_on,
            row.subject,
            _by(row.closed_on, as_of),
            row.customer_share if _by(row.closed_on, as_of) else None,
            _by(row.cancelled_on, as_of),
            tuple(
                CostFacts(one.words, one.cost, one.incurred_on, one.voucher, one.billed)
                for one in row.costs
                if one.incurred_on <= as_of
            ),
        )
        for row in rows
    )


def _by(day: date | None, as_of: date) -> date | None:
    """A day, if it has come."""
    return day if day is not None and day <= as_of else None


def rates(session: Session) -> tuple[RateFacts, ...]:
    """Every rate typed in, in the order they were typed."""
    if not holds(session, Rate):
        return ()
    rows = session.scalars(select(Rate).order_by(Rate.id))
    return tuple(RateFacts(RateName(row.rate), row.value, row.holds_from, row.days, row.source) for row in rows)
