"""The book itself: one agreement, its terms, addresses, amendments, readings and table of closed days."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key

__all__ = ["Amendment", "Book", "ClosedDay", "NoticeAddress", "ReadingChoice"]


class Book(Base):
    """The one row that says which agreement this book keeps and in whose place its users stand."""

    __tablename__ = "book"
    __table_args__ = (CheckConstraint("id = 1", name="one_book"),)

    id: Mapped[Key]
    title: Mapped[str]
    terms: Mapped[str] = mapped_column(Text)  # the terms file as JSON, amendments left out
    stands_for: Mapped[str]  # "customer" or "winstar"
    sample: Mapped[bool]
    calendar_first: Mapped[date]
    calendar_last: Mapped[date]


class ClosedDay(Base):
    """A weekday on which Citibank, N.A. is not open: its name, where that comes from, who entered it and why."""

    __tablename__ = "closed_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str]
    source: Mapped[str]
    entered_by: Mapped[str]
    why: Mapped[str]


class NoticeAddress(Base):
    """Where a party takes notices, from a day on (MA-13.2)."""

    __tablename__ = "notice_addresses"

    id: Mapped[Key]
    party: Mapped[str]
    copy: Mapped[bool]
    name: Mapped[str]
    address: Mapped[str]  # lines parted by newlines
    attention: Mapped[str]
    fax: Mapped[str]
    effective_from: Mapped[date]


class Amendment(Base):
    """A signed change of the terms, in force from its day on (MA-13.13)."""

    __tablename__ = "amendments"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    effective_on: Mapped[date]
    instrument: Mapped[str]
    clause: Mapped[str]
    data: Mapped[str] = mapped_column(Text)  # JSON as in the terms file: changes, batches, orders, schedule


class ReadingChoice(Base):
    """A reading chosen instead of the default, from a day on, with the reason."""

    __tablename__ = "reading_choices"

    id: Mapped[Key]
    key: Mapped[str]
    value: Mapped[str]
    chosen_on: Mapped[date]
    why: Mapped[str]
    chosen_by: Mapped[str] = mapped_column(server_default="")
