"""The files attached to papers as proofs of their delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.tables import Proof

__all__ = ["ProofRow", "proof_content", "proofs"]


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A proof as a list shows it: its number, the paper it proves, the file's name, size and hash."""

    number: str
    paper: str
    name: str
    attached_on: date
    size: int
    sha256: str


def proofs(session: Session, as_of: date, paper: str = "") -> list[ProofRow]:
    """The proofs attached by a day, of one paper or of all, the latest first."""
    query = select(
        Proof.number, Proof.subject, Proof.name, Proof.attached_on, func.length(Proof.content), Proof.sha256
    ).where(Proof.attached_on <= as_of)
    if paper:
        query = query.where(Proof.subject == paper)
    return [ProofRow(*row) for row in session.execute(query.order_by(Proof.id.desc()))]


def proof_content(session: Session, number: str) -> tuple[str, bytes]:
    """The file's name and its bytes as they were attached; a Refusal says that there is no such proof."""
    row = session.execute(select(Proof.name, Proof.content).where(Proof.number == number)).one_or_none()
    if row is None:
        raise Refusal(f"There is no proof {number} in this book.")
    return row.name, row.content
