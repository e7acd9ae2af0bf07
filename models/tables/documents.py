"""Issued papers: frozen with their sheet, bytes and hash; never changed, never removed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key

__all__ = ["Document"]


class Document(Base):
    """One issued paper; a correction is a further revision of the same number."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("kind", "number", "revision"),)

    id: Mapped[Key]
    kind: Mapped[str]
    number: Mapped[str]
    revision: Mapped[int]
    subject: Mapped[str] = mapped_column(index=True)  # the record it is about: PO-001, SH-0001, LAL-0001
    title: Mapped[str]
    issued_on: Mapped[date]
    sheet: Mapped[str] = mapped_column(Text)  # JSON of what the paper says
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
