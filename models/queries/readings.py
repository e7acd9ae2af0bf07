"""The readings a derivation used, as they stand on a day, and what another reading would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.queries.book import ReadingRow, reading_rows

__all__ = ["readings_told"]


def readings_told(session: Session, as_of: date, numbers: Sequence[str]) -> tuple[ReadingRow, ...]:
    """The readings of these ambiguities (AMB-01) as of a day, in the order of the register."""
    wanted = frozenset(numbers)
    if not wanted:
        return ()
    return tuple(row for row in reading_rows(session, as_of) if row.reading.amb in wanted)
