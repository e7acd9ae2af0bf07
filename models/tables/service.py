"""Outages, maintenance, relocations, suspensions and credits (Exhibit D)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Cents, Key

__all__ = [
    "AvailabilityReport",
    "ConnectedPlace",
    "CreditNote",
    "CreditNoteLink",
    "DisturbanceLink",
    "DisturbanceNotice",
    "ForceMajeure",
    "MaintenanceLink",
    "MaintenanceWindow",
    "Move",
    "Outage",
    "OutageLink",
    "Site",
    "Suspension",
    "SuspensionLink",
    "WorkOrder",
]


class Site(Base):
    """What the work at a building has to know: its time zone, and whom and what access takes (MA-5.2)."""

    __tablename__ = "sites"

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), unique=True)
    zone: Mapped[str]  # America/New_York
    contact: Mapped[str]
    telephone: Mapped[str]
    access: Mapped[str]  # instructions and security rules


class Outage(Base):
    """An outage ticket (EXD-3.1); its moments are UTC, 2000-11-28T19:05, and absent while nobody recorded them."""

    __tablename__ = "outages"
    __table_args__ = (
        CheckConstraint("reported_at IS NOT NULL OR known_at IS NOT NULL", name="noticed"),
        CheckConstraint("customer_share BETWEEN 0 AND 100", name="share"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # OUT-0001
    zone: Mapped[str]
    reported_at: Mapped[str | None]
    known_at: Mapped[str | None]
    access_needed: Mapped[bool]
    access_at: Mapped[str | None]
    responded_at: Mapped[str | None]
    restored_at: Mapped[str | None]
    words: Mapped[str]
    contractor: Mapped[str]
    cause: Mapped[str | None]
    customer_share: Mapped[int | None]  # percent of the cause
    judged_on: Mapped[date | None]
    found: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("force_majeures.id"), index=True)
    window_id: Mapped[int | None] = mapped_column(ForeignKey("maintenance_windows.id"), index=True)


class OutageLink(Base):
    """A Link an outage is of."""

    __tablename__ = "outage_links"
    __table_args__ = (UniqueConstraint("outage_id", "link_id"),)

    id: Mapped[Key]
    outage_id: Mapped[int] = mapped_column(ForeignKey("outages.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class ForceMajeure(Base):
    """A force majeure a party relies on, and the duty it stops (MA-10.3)."""

    __tablename__ = "force_majeures"
    __table_args__ = (CheckConstraint("party IN ('customer', 'winstar')", name="party"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # FM-0001
    party: Mapped[str]
    kind: Mapped[str]
    duty: Mapped[str]
    zone: Mapped[str]
    started_at: Mapped[str]
    ended_at: Mapped[str | None]
    claimed_on: Mapped[date]
    unpreventable: Mapped[bool]
    no_workaround: Mapped[bool]
    efforts: Mapped[str]


class MaintenanceWindow(Base):
    """Scheduled maintenance (EXD-1.4)."""

    __tablename__ = "maintenance_windows"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # MW-0001
    zone: Mapped[str]
    starts_at: Mapped[str]
    ends_at: Mapped[str]
    planned_on: Mapped[date]
    interrupts: Mapped[bool]
    notified_on: Mapped[date | None]
    despite: Mapped[str]  # why no time between midnight and 6:00 was practicable
    cancelled_on: Mapped[date | None]
    words: Mapped[str]


class MaintenanceLink(Base):
    """A Link that is worked on in a maintenance window."""

    __tablename__ = "maintenance_links"
    __table_args__ = (UniqueConstraint("window_id", "link_id"),)

    id: Mapped[Key]
    window_id: Mapped[int] = mapped_column(ForeignKey("maintenance_windows.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class Suspension(Base):
    """A notice of interference (MA-5.1) or of unpaid support (EXD-4B), and the suspension that followed, if any."""

    __tablename__ = "suspensions"
    __table_args__ = (CheckConstraint("cause IN ('interference', 'arrears')", name="cause"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SU-0001
    cause: Mapped[str]
    zone: Mapped[str]
    notice_on: Mapped[date]
    words: Mapped[str]
    started_at: Mapped[str | None]
    ended_at: Mapped[str | None]
    cured_on: Mapped[date | None]


class SuspensionLink(Base):
    """A Link a suspension is of; a suspension without any is of all."""

    __tablename__ = "suspension_links"
    __table_args__ = (UniqueConstraint("suspension_id", "link_id"),)

    id: Mapped[Key]
    suspension_id: Mapped[int] = mapped_column(ForeignKey("suspensions.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class Move(Base):
    """Equipment moved, by Winstar (EXD-5) or for Customer (EXB-4), and the Link it became."""

    __tablename__ = "moves"
    __table_args__ = (CheckConstraint("kind IN ('relocation', 'move')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # RL-0001 or MV-0001
    kind: Mapped[str]
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)
    reason: Mapped[str]
    notice_on: Mapped[date]
    planned_on: Mapped[date | None]
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    owner: Mapped[str]  # whose storage
    despite: Mapped[str]  # why the full notice was not practicable
    consent_on: Mapped[date | None]
    removed_on: Mapped[date | None]
    installed_on: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("links.id"), unique=True)
    cancelled_on: Mapped[date | None]
    contractor: Mapped[str]
    words: Mapped[str]


class ConnectedPlace(Base):
    """A building or hub Winstar provides with local connectivity, with the proof (EXD-7.1)."""

    __tablename__ = "connected_places"
    __table_args__ = (CheckConstraint("(building_id IS NULL) <> (hub_id IS NULL)", name="one_place"),)

    id: Mapped[Key]
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    hub_id: Mapped[int | None] = mapped_column(ForeignKey("hubs.id"), index=True)
    connected_on: Mapped[date]
    marked_on: Mapped[date]
    proof: Mapped[str]
    ended_on: Mapped[date | None]
    ended_because: Mapped[str]


class CreditNote(Base):
    """A credit toward future support, as issued; the amount is absent where no price was entered (EXD-3.2, EXD-7.2)."""

    __tablename__ = "credit_notes"
    __table_args__ = (CheckConstraint("kind IN ('availability', 'target')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CN-0001
    kind: Mapped[str]
    earned_on: Mapped[date]
    issued_on: Mapped[date]
    units: Mapped[int]
    amount: Mapped[Decimal | None] = mapped_column(Cents)


class CreditNoteLink(Base):
    """A Link that failed its quarter, for which a credit note was issued."""

    __tablename__ = "credit_note_links"
    __table_args__ = (UniqueConstraint("note_id", "link_id"),)

    id: Mapped[Key]
    note_id: Mapped[int] = mapped_column(ForeignKey("credit_notes.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class AvailabilityReport(Base):
    """The report of a quarter's availability, as issued."""

    __tablename__ = "availability_reports"
    __table_args__ = (UniqueConstraint("first", "last"),)

    id: Mapped[Key]
    first: Mapped[date]
    last: Mapped[date]
    issued_on: Mapped[date]


class DisturbanceNotice(Base):
    """A disturbance of Customer's service by Winstar, and when its notice was given (MA-5.3d)."""

    __tablename__ = "disturbance_notices"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # DN-0001
    reason: Mapped[str]
    happened_on: Mapped[date]
    notice_on: Mapped[date | None]
    words: Mapped[str]


class DisturbanceLink(Base):
    """A Link that was disturbed."""

    __tablename__ = "disturbance_links"
    __table_args__ = (UniqueConstraint("notice_id", "link_id"),)

    id: Mapped[Key]
    notice_id: Mapped[int] = mapped_column(ForeignKey("disturbance_notices.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class WorkOrder(Base):
    """A piece of the Equipment Support Services (EXD-1.1), and the contractor who does it (EXD-2)."""

    __tablename__ = "work_orders"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # WO-0001
    kind: Mapped[str]
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)
    outage_id: Mapped[int | None] = mapped_column(ForeignKey("outages.id"), index=True)
    opened_on: Mapped[date]
    done_on: Mapped[date | None]
    contractor: Mapped[str]
    words: Mapped[str]
