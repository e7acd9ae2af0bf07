"""Permits, approvals, insurance, warranties, in-building plans, access to sites, and Winstar's switch sites."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Cents, Key

__all__ = [
    "Approval",
    "HubRoute",
    "InBuildingPlan",
    "InBuildingStep",
    "InsuranceCertificate",
    "Permit",
    "PermitGrant",
    "SiteAccess",
    "SwitchSite",
    "Warranty",
    "WarrantyClaim",
]


class Permit(Base):
    """A permit, licence, consent or right of way that a site needs, and who has to obtain it (MA-5.3, EXB-7)."""

    __tablename__ = "permits"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # PT-0001
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"), index=True)
    kind: Mapped[str]
    what: Mapped[str]
    owner: Mapped[str]  # the party that obtains it
    asked_on: Mapped[date]
    dropped_on: Mapped[date | None]
    why_dropped: Mapped[str]


class PermitGrant(Base):
    """A permit as it was obtained or renewed; no expiry means it holds until it is taken back (MA-5.3)."""

    __tablename__ = "permit_grants"

    id: Mapped[Key]
    permit_id: Mapped[int] = mapped_column(ForeignKey("permits.id"), index=True)
    obtained_on: Mapped[date]
    expires_on: Mapped[date | None]
    reference: Mapped[str]


class Approval(Base):
    """A consent one party asked of the other, and its answer (MA-13.6)."""

    __tablename__ = "approvals"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # AP-0001
    kind: Mapped[str]
    subject: Mapped[str]
    asked_by: Mapped[str]
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"))
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"))
    asked_on: Mapped[date]
    answered_on: Mapped[date | None]
    granted: Mapped[bool | None]
    words: Mapped[str]
    told_on: Mapped[date | None]  # the contractor told in writing to look only to Customer for payment (EXE-1k)


class InsuranceCertificate(Base):
    """A certificate of insurance; without a facility it covers every Space (EXE-6)."""

    __tablename__ = "insurance_certificates"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # IC-001
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"))
    cover: Mapped[str]
    insurer: Mapped[str]
    policy: Mapped[str]
    per_occurrence: Mapped[Decimal | None] = mapped_column(Cents)
    statutory: Mapped[bool]
    additional_insured: Mapped[bool]
    known_on: Mapped[date]
    holds_from: Mapped[date]
    expires_on: Mapped[date]
    furnished_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]


class Warranty(Base):
    """A manufacturer's warranty on a component, passed through to Customer or enforced by Winstar (EXD-1.2)."""

    __tablename__ = "warranties"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # WT-0001
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"))
    component: Mapped[str]
    maker: Mapped[str]
    passed_through: Mapped[bool]
    known_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class WarrantyClaim(Base):
    """A claim made under a warranty, and what came of it (EXD-1.2)."""

    __tablename__ = "warranty_claims"

    id: Mapped[Key]
    warranty_id: Mapped[int] = mapped_column(ForeignKey("warranties.id"), index=True)
    claimed_on: Mapped[date]
    defect: Mapped[str]
    settled_on: Mapped[date | None]
    outcome: Mapped[str]


class InBuildingPlan(Base):
    """How the Link is brought into a building from a day on, and how a DSLAM is housed there (E-2, EXE-2)."""

    __tablename__ = "in_building_plans"
    __table_args__ = (CheckConstraint("dslam IN ('', 'rack', 'port', 'none')", name="dslam"),)

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    option: Mapped[str]  # 1a, 1b, 2, 3; empty while none is chosen
    dslam: Mapped[str]
    chosen_on: Mapped[date]
    remarks: Mapped[str]


class InBuildingStep(Base):
    """A step of a building's in-building installation that was done (E-2)."""

    __tablename__ = "in_building_steps"

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    option: Mapped[str]
    step: Mapped[str]
    done_on: Mapped[date]
    words: Mapped[str]


class SiteAccess(Base):
    """Whom to ask for access to a building or a facility from a day on, and how to get in (MA-5.2)."""

    __tablename__ = "site_accesses"

    id: Mapped[Key]
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    facility_id: Mapped[int | None] = mapped_column(ForeignKey("facilities.id"), index=True)
    contact: Mapped[str]
    telephone: Mapped[str]
    instructions: Mapped[str]
    holds_from: Mapped[date]


class SwitchSite(Base):
    """A Winstar switch site where Customer has a cage (C-2)."""

    __tablename__ = "switch_sites"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    zip: Mapped[str]
    cage: Mapped[str]
    added_on: Mapped[date]


class HubRoute(Base):
    """The switch site a hub's traffic is carried to from a day on, and the POP behind it (EXC-2)."""

    __tablename__ = "hub_routes"
    __table_args__ = (UniqueConstraint("hub_id", "holds_from"),)

    id: Mapped[Key]
    hub_id: Mapped[int] = mapped_column(ForeignKey("hubs.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("switch_sites.id"))
    holds_from: Mapped[date]
    pop: Mapped[str]
