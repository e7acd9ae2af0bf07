"""The credits toward future support that Winstar has issued (EXD-3.2, EXD-7.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.book import terms
from models.queries.filled import holds
from models.queries.prices import prices
from models.rules.clause import Known
from models.rules.prices import PriceFacts
from models.rules.service_credits import CLAUSES, note_amount
from models.rules.service_facts import CreditFacts, CreditKind
from models.rules.terms import Terms
from models.tables import Link
from models.tables.service import CreditNote, CreditNoteLink

__all__ = ["credit_notes"]


def credit_notes(session: Session, as_of: date) -> tuple[CreditFacts, ...]:
    """Every credit note issued by a day, in the order of issue; its amount by the figure typed in, or None."""
    if not holds(session, CreditNote):
        return ()
    links: dict[int, list[str]] = defaultdict(list)
    query = select(CreditNoteLink.note_id, Link.number).join(Link, Link.id == CreditNoteLink.link_id)
    for key, number in session.execute(query.order_by(Link.id)):
        links[key].append(number)
    rows = session.scalars(
        select(CreditNote).where(CreditNote.issued_on <= as_of).order_by(CreditNote.issued_on, CreditNote.id)
    )
    typed, law = prices(session), terms(session, as_of)
    return tuple(
        CreditFacts(
            row.number,
            CreditKind(row.kind),
            row.earned_on,
            row.issued_on,
            row.amount if row.amount is not None else _amount(row, typed, law),
            CLAUSES[CreditKind(row.kind)],
            row.units,
            tuple(links[row.id]),
        )
        for row in rows
    )


def _amount(row: CreditNote, typed: Sequence[PriceFacts], law: Terms) -> Decimal | None:
    """What a note issued without an amount comes to, once its figure is typed in."""
    amount = note_amount(CreditKind(row.kind), row.units, row.earned_on, typed, law)
    return amount.value if isinstance(amount, Known) else None
