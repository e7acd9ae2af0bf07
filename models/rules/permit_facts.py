"""The records of permits, approvals, insurance, warranties and in-building plans, as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.words import Side

__all__ = [
    "ApprovalFacts",
    "ApprovalKind",
    "CertificateFacts",
    "ClaimFacts",
    "Cover",
    "Dslam",
    "GrantFacts",
    "InBuildingFacts",
    "PermitFacts",
    "PermitKind",
    "RouteFacts",
    "WarrantyFacts",
]


class Cover(StrEnum):
    """The three insurances Customer keeps for every Space (EXE-6)."""

    GENERAL_LIABILITY = "general_liability"
    EMPLOYERS_LIABILITY = "employers_liability"
    WORKERS_COMPENSATION = "workers_compensation"

    @property
    def words(self) -> str:
        """The cover in a sentence."""
        return {
            "general_liability": "Comprehensive general liability",
            "employers_liability": "Employers' liability",
        }.get(self, "Workers' compensation")


class PermitKind(StrEnum):
    """What kind of right a site needs (MA-5.3)."""

    PERMIT = "permit"
    LICENCE = "licence"
    CONSENT = "consent"
    RIGHT_OF_WAY = "right_of_way"
    FILING = "filing"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return self.value.replace("_", " ").capitalize()


class ApprovalKind(StrEnum):
    """What a consent is asked for (MA-13.6)."""

    ELIGIBLE_LOCATION = "eligible_location"
    SUPPLIER = "supplier"
    CONTRACTOR = "contractor"
    ALTERATION = "alteration"
    SHARING = "sharing"
    SIGN = "sign"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return {
            "eligible_location": "Eligible Location",
            "sharing": "Sharing of space",
            "sign": "Sign outside",
        }.get(self, self.value.capitalize())

    @property
    def sole_discretion(self) -> bool:
        """Whether it may be refused for any reason (EXE-5c, EXE-5d)."""
        return self in (ApprovalKind.SHARING, ApprovalKind.SIGN)

    @property
    def works(self) -> bool:
        """Whether it is about someone who works in a Space."""
        return self in (ApprovalKind.SUPPLIER, ApprovalKind.CONTRACTOR)


class Dslam(StrEnum):
    """How Winstar houses a DSLAM in a building (EXE-2)."""

    OPEN = ""
    RACK = "rack"
    PORT = "port"
    NONE = "none"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return {"rack": "Rack space", "port": "Port in Winstar's own", "none": "None"}.get(self, "not decided")


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate of insurance; without a facility it covers every Space."""

    number: str
    cover: Cover
    insurer: str
    policy: str
    holds_from: date
    expires_on: date
    per_occurrence: Decimal | None = None
    statutory: bool = False
    additional_insured: bool = False
    furnished_on: date | None = None
    cancelled_on: date | None = None
    facility: str = ""


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """A permit as it was obtained or renewed."""

    obtained_on: date
    expires_on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PermitFacts:
    """A permit a building or a facility needs, and each time it was obtained."""

    number: str
    kind: PermitKind
    what: str
    owner: Side
    asked_on: date
    building: str = ""
    facility: str = ""
    grants: tuple[GrantFacts, ...] = ()
    dropped_on: date | None = None

    @property
    def site(self) -> str:
        """The number of the building or the facility it is for."""
        return self.building or self.facility


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """A consent asked of the other party; `told_on` is the contractor's notice of EXE-1k."""

    number: str
    kind: ApprovalKind
    subject: str
    asked_by: Side
    asked_on: date
    building: str = ""
    facility: str = ""
    answered_on: date | None = None
    granted: bool | None = None
    words: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim under a warranty."""

    claimed_on: date
    defect: str
    settled_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class WarrantyFacts:
    """A manufacturer's warranty on a component."""

    number: str
    component: str
    maker: str
    starts_on: date
    ends_on: date
    passed_through: bool = True
    pair: str = ""
    claims: tuple[ClaimFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class InBuildingFacts:
    """How the Link is brought into a building, and the steps of it that are done."""

    building: str
    option: str
    chosen_on: date
    dslam: Dslam = Dslam.OPEN
    dslam_from: date | None = None
    done: tuple[tuple[str, date], ...] = ()  # step and day
    name: str = ""


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """The switch site a hub's traffic is carried to; none while nobody has said."""

    hub: str
    site: str = ""
    pop: str = ""
    since: date | None = None
    links: int = 0
