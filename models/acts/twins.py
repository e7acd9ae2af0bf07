"""How acts refuse to write down a second time what the book has already."""

from __future__ import annotations

from typing import cast

from sqlalchemy import ColumnElement, String, func, select

from models.act import Doing
from models.errors import Refusal
from models.tables import Base

__all__ = ["refuse_twin", "twin_of"]


def twin_of(doing: Doing, row: Base, *names: str) -> Base | None:
    """The record in the book that is like a new one in the columns named; texts are alike in any case of letters."""
    kind = type(row)
    return doing.session.scalars(select(kind).where(*(_alike(row, name) for name in names)).limit(1)).first()


def refuse_twin(doing: Doing, row: Base, clause: str, *names: str) -> None:
    """Refuses a new record that is like one in the book in the columns named, with the number it has there."""
    twin = twin_of(doing, row, *names)
    if twin is not None:
        number = getattr(twin, "number", "")
        raise Refusal(f"That is in the book already{f' as {number}' if number else ''}; it is written once.", clause)


def _alike(row: Base, name: str) -> ColumnElement[bool]:
    """The condition that a record has in a column what a new one has."""
    column, value = row.__table__.columns[name], getattr(row, name)
    if value is None:
        return column.is_(None)
    if isinstance(column.type, String):
        return func.lower(column) == str(value).lower()
    return cast("ColumnElement[bool]", column == value)
