"""What a calendar file is made of: everything due on a day, whose it is, and what tells this book from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.book import book, terms
from models.queries.state import findings
from models.rules.findings import Finding
from models.rules.words import Side, party
from models.tables import Entry

__all__ = ["Dates", "dates"]


@dataclass(frozen=True, slots=True)
class Dates:
    """The findings of a day, the parties' names, the book's title and its mark, the hash its journal began with."""

    title: str
    mark: str
    names: Mapping[Side, str]
    findings: tuple[Finding, ...]


def dates(session: Session, as_of: date) -> Dates:
    """Everything due as looked at from a day."""
    mark = session.scalar(select(Entry.hash).order_by(Entry.id).limit(1)) or ""
    names = {side: party(terms(session, as_of), side) for side in Side}
    return Dates(book(session).title, mark, names, tuple(findings(session, as_of)))
