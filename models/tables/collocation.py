"""Customer's equipment in Winstar's facilities: schedules, leases, cabinets, visits, liens, moves (Exhibit E)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Cents, Coordinate, Key
from models.tables.permits import (
    Approval,
    HubRoute,
    InBuildingPlan,
    InBuildingStep,
    InsuranceCertificate,
    Permit,
    PermitGrant,
    SiteAccess,
    SwitchSite,
    Warranty,
    WarrantyClaim,
)

__all__ = [
    "Approval",
    "Cabinet",
    "CollocatedItem",
    "CollocationSchedule",
    "Facility",
    "FacilityDay",
    "FacilityLease",
    "HubRoute",
    "InBuildingPlan",
    "InBuildingStep",
    "InsuranceCertificate",
    "Interference",
    "Lien",
    "Permit",
    "PermitGrant",
    "SiteAccess",
    "SpaceCharge",
    "SpaceMove",
    "SpaceWork",
    "SwitchSite",
    "Visit",
    "Warranty",
    "WarrantyClaim",
]


class Facility(Base):
    """A Terminal Facility: one place within a building where Customer has, or is to have, a Space (EXE-1a, E-1-ATT)."""

    __tablename__ = "facilities"
    __table_args__ = (CheckConstraint("kind IN ('central_office', 'hub', 'b_site')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CF-001
    kind: Mapped[str]
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    zip: Mapped[str]
    affiliate: Mapped[str]  # the Winstar Affiliate that signs; empty: Winstar itself
    hub_id: Mapped[int | None] = mapped_column(ForeignKey("hubs.id"))
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"))
    added_on: Mapped[date]


class CollocationSchedule(Base):
    """A Collocation Schedule in the form of E-1, or an amendment of it; each side signs on its own day (EXE-1b)."""

    __tablename__ = "collocation_schedules"
    __table_args__ = (UniqueConstraint("facility_id", "version"),)

    id: Mapped[Key]
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    version: Mapped[int]
    dated_on: Mapped[date]
    racks: Mapped[int | None]
    cabinets: Mapped[int | None]
    shelves: Mapped[int | None]
    requested_on: Mapped[date | None]  # the Requested Service Date
    escort: Mapped[bool]
    customer_signed_on: Mapped[date | None]
    winstar_signed_on: Mapped[date | None]
    drawings: Mapped[str]  # Attachment 1, as it is filed
    drawings_on: Mapped[date | None]
    work_tasks: Mapped[str]  # Attachment 2
    work_tasks_on: Mapped[date | None]


class FacilityDay(Base):
    """Something that happened to a facility on a day: prepared, licence ended, equipment out (EXE-3)."""

    __tablename__ = "facility_days"

    id: Mapped[Key]
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    kind: Mapped[str]
    happened_on: Mapped[date]
    known_on: Mapped[date]  # earlier than happened_on for an end that is announced
    words: Mapped[str]


class FacilityLease(Base):
    """What is known from a day on of Winstar's own interest in a facility; no end means it needs no lease (EXE-3a)."""

    __tablename__ = "facility_leases"

    id: Mapped[Key]
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    learned_on: Mapped[date]
    ends_on: Mapped[date | None]
    source: Mapped[str]


class Cabinet(Base):
    """A cabinet in a Space with the floor it stands on (EXE-5c)."""

    __tablename__ = "cabinets"
    __table_args__ = (UniqueConstraint("facility_id", "name"),)

    id: Mapped[Key]
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"))
    name: Mapped[str]
    square_feet: Mapped[Decimal | None] = mapped_column(Coordinate)
    added_on: Mapped[date]


class CollocatedItem(Base):
    """A piece of Customer's equipment in a cabinet, with its heat and weight (EXE-5c)."""

    __tablename__ = "collocated_items"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # EQ-0001
    cabinet_id: Mapped[int] = mapped_column(ForeignKey("cabinets.id"), index=True)
    name: Mapped[str]
    serial: Mapped[str]
    watts: Mapped[int | None]
    pounds: Mapped[int | None]
    switches: Mapped[bool]  # provides switching or transmission
    placed_on: Mapped[date]
    removed_on: Mapped[date | None]
    despite: Mapped[str]  # why it was placed although a limit was passed


class Visit(Base):
    """A visit to a Space, from signing in to signing out (EXE-1h)."""

    __tablename__ = "visits"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CV-0001
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    visitor: Mapped[str]
    purpose: Mapped[str]
    contractor: Mapped[str]
    in_on: Mapped[date]
    in_at: Mapped[str]  # 14:02
    out_on: Mapped[date | None]
    out_at: Mapped[str]
    escorted: Mapped[bool]
    despite: Mapped[str]  # why it went ahead although a condition was unmet


class Lien(Base):
    """A lien filed through Customer's doing against a Space, the premises or the Equipment (EXE-1k)."""

    __tablename__ = "liens"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # LN-001
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"))
    against: Mapped[str]
    claimant: Mapped[str]
    filed_on: Mapped[date | None]
    learned_on: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Cents)
    settled_on: Mapped[date | None]
    settled_how: Mapped[str]  # discharged, bonded


class SpaceWork(Base):
    """Work on Customer's installation that Winstar does itself at Customer's cost, with its notice (EXE-5a)."""

    __tablename__ = "space_works"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SW-001
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    work: Mapped[str]
    known_on: Mapped[date]
    begins_on: Mapped[date]
    notified_on: Mapped[date | None]
    notified_by: Mapped[str]  # e-mail, or another comparable way
    cost: Mapped[Decimal | None] = mapped_column(Cents)


class SpaceMove(Base):
    """A change of a Space's place by Winstar, from its written notice to the day it was done (EXE-5f)."""

    __tablename__ = "space_moves"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SM-001
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    noticed_on: Mapped[date]
    moves_on: Mapped[date]
    emergency: Mapped[bool]
    to_place: Mapped[str]
    why: Mapped[str]
    moved_on: Mapped[date | None]


class Interference(Base):
    """A disturbance one party told the other of, from the notice to the cure (EXE-5e, MA-5.1, MA-5.3)."""

    __tablename__ = "interferences"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # IN-001
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"))
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"))
    caused_by: Mapped[str]
    noticed_on: Mapped[date]
    words: Mapped[str]
    suspended_on: Mapped[date | None]
    cured_on: Mapped[date | None]


class SpaceCharge(Base):
    """A further service, or damage to repay, in a facility (EXE-4b, EXE-4c)."""

    __tablename__ = "space_charges"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SC-001
    facility_id: Mapped[int] = mapped_column(ForeignKey("facilities.id"), index=True)
    kind: Mapped[str]  # service, damage
    words: Mapped[str]
    rendered_on: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Cents)
