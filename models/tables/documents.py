"""Issued papers and proofs of delivery: frozen with their bytes and hash; never changed, never removed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key

__all__ = ["Document", "Proof"]


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


class Proof(Base):
    """A file that proves how a paper went: a fax report, an airbill, a return receipt (MA-13.2)."""

    __tablename__ = "proofs"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # PRF-0001
    subject: Mapped[str] = mapped_column(index=True)  # the paper it is about: LAL-0001, OBJ-0001
    name: Mapped[str]  # of the file
    attached_on: Mapped[date]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
