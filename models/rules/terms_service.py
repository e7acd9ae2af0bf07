"""The parts of the terms that speak of service, collocation, disputes and defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = [
    "Availability",
    "Collocation",
    "Defaults",
    "Disputes",
    "InBuildingOption",
    "InstallationTarget",
    "Insurance",
    "Relocation",
    "ServiceLevels",
]


@dataclass(frozen=True, slots=True)
class InstallationTarget:
    """How many Links are to be installed by which day, and from when a shortfall is credited (EXD-7)."""

    links: int
    due: date
    credit_starts: date
    first_credit_measured: date


@dataclass(frozen=True, slots=True)
class Availability:
    """The share of a quarter an OC-3 Link has to be available (EXD-3.2)."""

    standard: Decimal


@dataclass(frozen=True, slots=True)
class Relocation:
    """Notice before Winstar moves Equipment (EXD-5)."""

    notice_days: int


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """Response, restoration, availability, target and maintenance hours (EXD-1.4, EXD-3, EXD-5, EXD-7)."""

    outage_telephone: str
    response_hours: int
    restore_goal_hours: int
    maintenance_window: str
    oc3_availability: Availability
    installation_target: InstallationTarget
    relocation: Relocation


@dataclass(frozen=True, slots=True)
class Insurance:
    """What Customer has to be insured for before it occupies a Space (EXE-6)."""

    general_liability_per_occurrence: Decimal
    employers_liability_per_occurrence: Decimal
    workers_compensation: str
    additional_insured: str


@dataclass(frozen=True, slots=True)
class Collocation:
    """The limits and days of Exhibit E."""

    racks_per_facility: int
    lease_renewal_effort_days_before: int
    abandoned_after_days: int
    lien_discharge_days: int
    space_relocation_notice_days: int
    watts_per_cabinet: int
    pounds_per_square_foot: int
    central_office_quantity: int
    insurance: Insurance


@dataclass(frozen=True, slots=True)
class InBuildingOption:
    """One way to bring the Link into a building (E-2)."""

    id: str
    name: str
    clause: str
    counts_as_lit: bool
    vertical_cable: str = ""
    punch_down_every_floors: int = 0
    fiber_pairs: int = 0


@dataclass(frozen=True, slots=True)
class Disputes:
    """The stages of a dispute (MA-12)."""

    executive_days: int
    arbitrators: int
    place: str
    claim_notice_years: int


@dataclass(frozen=True, slots=True)
class Defaults:
    """The days in which a breach may be cured (MA-1.1k)."""

    cure_days: int
    plan_days: int
    hard_cure_days: int
