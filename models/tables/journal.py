"""The journal: one entry per user's act, append-only, chained by hash."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key

__all__ = ["Entry"]


class Entry(Base):
    """One act: who did what and when, the facts to do it again, and the images of the rows it changed."""

    __tablename__ = "journal"

    id: Mapped[Key]
    act_id: Mapped[str] = mapped_column(unique=True)  # made by the client, written once
    act: Mapped[str]
    sentence: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)  # canonical JSON
    images: Mapped[str] = mapped_column(Text)  # canonical JSON: [{table, key, before, after}, ...] in order
    touched: Mapped[str]  # table names in order, parted by commas
    recorded_on: Mapped[date]
    by: Mapped[str]
    at: Mapped[str]  # UTC, ISO 8601
    undoes: Mapped[str | None]  # act_id of the entry this one takes back
    undoable: Mapped[bool]
    prev_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
