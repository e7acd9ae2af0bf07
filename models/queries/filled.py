"""Which tables hold anything: most books have no dispute and no suspension, and need not be asked for them."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.kept import KEPT
from models.tables import Base

__all__ = ["filled", "holds"]

FILLED = "filled tables"
ASKED = text(
    " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})"  # noqa: S608  the names of our own tables
        for name in sorted(Base.metadata.tables)
    )
)


def filled(session: Session) -> frozenset[str]:
    """The tables that hold anything; a session that only reads sees one state and asks once."""
    known: frozenset[str] | None = session.info.get(FILLED)
    if known is None:
        known = frozenset(session.scalars(ASKED))
        if KEPT in session.info:
            session.info[FILLED] = known
    return known


def holds(session: Session, kind: type[Base]) -> bool:
    """Whether a table is worth reading; a session that writes may be filling it, and reads it in any case."""
    return KEPT not in session.info or kind.__tablename__ in filled(session)
