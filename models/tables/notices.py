"""Radio Pair Notices, their lines, and what was said of the Customer List beside its rows (EXB-1, EXB-2)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key

__all__ = [
    "Decline",
    "EventConfirmation",
    "LineDay",
    "ListAgreement",
    "Notice",
    "NoticeLine",
    "NoticeSkip",
    "ProposalDecision",
]


class Notice(Base):
    """A Radio Pair Notice; issued_on is absent while it is a draft (EXB-2c, EXB-2d)."""

    __tablename__ = "notices"
    __table_args__ = (CheckConstraint("kind IN ('initial', 'additional')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # RPN-0001
    kind: Mapped[str]
    drafted_on: Mapped[date]
    issued_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_why: Mapped[str]
    shortfall: Mapped[str]  # why it lists fewer buildings than the clause asks for
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)


class NoticeLine(Base):
    """A building named on a notice, with its rank in the Customer List when it was named."""

    __tablename__ = "notice_lines"
    __table_args__ = (UniqueConstraint("notice_id", "building_id"),)

    id: Mapped[Key]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    position: Mapped[int]
    rank: Mapped[int | None]


class NoticeSkip(Base):
    """A better-ranked building a notice passes over; the reason is absent while none was given (AMB-12)."""

    __tablename__ = "notice_skips"
    __table_args__ = (UniqueConstraint("notice_id", "building_id"),)

    id: Mapped[Key]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"))
    rank: Mapped[int]
    reason: Mapped[str | None]
    note: Mapped[str]


class LineDay(Base):
    """A day Winstar named for a line: when its work is scheduled, or a fresh forecast of when it will be done."""

    __tablename__ = "line_days"
    __table_args__ = (CheckConstraint("kind IN ('scheduled', 'forecast')", name="kind"),)

    id: Mapped[Key]
    line_id: Mapped[int] = mapped_column(ForeignKey("notice_lines.id"), index=True)
    kind: Mapped[str]
    day: Mapped[date]
    recorded_on: Mapped[date]


class Decline(Base):
    """Winstar will not install a line: by its own choice, or for a reason outside it (EXB-2h)."""

    __tablename__ = "declines"

    id: Mapped[Key]
    line_id: Mapped[int] = mapped_column(ForeignKey("notice_lines.id"), unique=True)
    declined_on: Mapped[date]
    own_choice: Mapped[bool]
    reason: Mapped[str]


class ProposalDecision(Base):
    """Whether a building like one proposed before is that building or another (EXB-1b)."""

    __tablename__ = "proposal_decisions"
    __table_args__ = (UniqueConstraint("proposal_id", "key", "apart"),)

    id: Mapped[Key]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"), index=True)
    key: Mapped[str]
    apart: Mapped[str]
    same: Mapped[bool]
    decided_on: Mapped[date]
    reason: Mapped[str]


class ListAgreement(Base):
    """The parties' agreement to what was changed in the Customer List on a day (AMB-16)."""

    __tablename__ = "list_agreements"

    id: Mapped[Key]
    changed_on: Mapped[date] = mapped_column(unique=True)
    agreed_on: Mapped[date]
    words: Mapped[str]


class EventConfirmation(Base):
    """The day of the Inventory Event as the parties confirmed it; nothing recorded later moves it (EXB-2a)."""

    __tablename__ = "event_confirmations"

    id: Mapped[Key]
    event_on: Mapped[date]
    confirmed_on: Mapped[date]
    words: Mapped[str]
