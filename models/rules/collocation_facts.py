"""The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), as the rules look at them.

Every fact dated later than the day looked from is absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.permit_facts import (
    ApprovalFacts,
    CertificateFacts,
    InBuildingFacts,
    PermitFacts,
    RouteFacts,
    WarrantyFacts,
)
from models.rules.words import Side

__all__ = [
    "Against",
    "CabinetFacts",
    "CollocationBook",
    "EndReason",
    "FacilityFacts",
    "FacilityKind",
    "InterferenceFacts",
    "ItemFacts",
    "LeaseFacts",
    "LienFacts",
    "MoveFacts",
    "Purpose",
    "ScheduleFacts",
    "Settled",
    "SpaceChargeFacts",
    "SpaceChargeKind",
    "SpaceWorkFacts",
    "VisitFacts",
]


class FacilityKind(StrEnum):
    """What a Terminal Facility is: a central office, a hub, or room for a DSLAM in a building (E-3)."""

    CENTRAL_OFFICE = "central_office"
    HUB = "hub"
    B_SITE = "b_site"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return {"central_office": "Central office", "hub": "Hub"}.get(self, "“B” site (DSLAM)")


class EndReason(StrEnum):
    """Why a licence ended other than by its time (EXE-3c, EXE-5d)."""

    AGREED = "agreed"
    TAKING = "taking"
    SHARING = "sharing"
    TERMINATION = "termination"

    @property
    def words(self) -> str:
        """The reason in a sentence."""
        return {
            "agreed": "by agreement",
            "taking": "the site was taken by eminent domain",
            "sharing": "space was given to others without consent",
        }.get(self, "the agreement was terminated")


class Purpose(StrEnum):
    """What a visit is for; every purpose but a look or a repair is work that needs an approved contractor (EXE-5a)."""

    LOOK = "look"
    REPAIR = "repair"
    DELIVERY = "delivery"
    INSTALLATION = "installation"
    REPLACEMENT = "replacement"
    REMOVAL = "removal"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return "Inspection" if self is Purpose.LOOK else self.value.capitalize()

    @property
    def is_work(self) -> bool:
        """Whether suppliers and contractors have to be approved before it begins."""
        return self not in (Purpose.LOOK, Purpose.REPAIR)


class Settled(StrEnum):
    """How a lien was done away with (EXE-1k)."""

    DISCHARGED = "discharged"
    BONDED = "bonded"

    @property
    def words(self) -> str:
        """The way in a sentence."""
        return "discharged" if self is Settled.DISCHARGED else "bonded off"


class Against(StrEnum):
    """What a lien is filed against (EXE-1k)."""

    SPACE = "space"
    PREMISES = "premises"
    FACILITY = "facility"
    EQUIPMENT = "equipment"

    @property
    def words(self) -> str:
        """What it is in a sentence."""
        return {"space": "the Space", "premises": "the Premises", "facility": "the Terminal Facility"}.get(
            self, "the Equipment"
        )


class SpaceChargeKind(StrEnum):
    """What Customer pays for in a facility besides the price list (EXE-4b, EXE-4c)."""

    SERVICE = "service"
    DAMAGE = "damage"


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """A version of a Collocation Schedule: what it fixes, and who signed and attached what on which day (E-1)."""

    version: int
    dated_on: date
    racks: int | None = None
    cabinets: int | None = None
    shelves: int | None = None
    requested_on: date | None = None
    escort: bool = True
    customer_signed_on: date | None = None
    winstar_signed_on: date | None = None
    drawings: str = ""
    drawings_on: date | None = None
    work_tasks: str = ""
    work_tasks_on: date | None = None

    @property
    def signed_on(self) -> date | None:
        """The day the second party signed; None until both did."""
        if self.customer_signed_on is None or self.winstar_signed_on is None:
            return None
        return max(self.customer_signed_on, self.winstar_signed_on)


@dataclass(frozen=True, slots=True)
class LeaseFacts:
    """Winstar's own interest in a facility; without an end it needs no lease."""

    learned_on: date
    ends_on: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class CabinetFacts:
    """A cabinet and the floor it stands on."""

    name: str
    square_feet: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """A piece of Customer's equipment that stands in a cabinet."""

    number: str
    cabinet: str
    name: str
    watts: int | None = None
    pounds: int | None = None
    switches: bool = False
    placed_on: date | None = None
    serial: str = ""
    despite: str = ""


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit to a Space; one not signed out yet has no end."""

    number: str
    visitor: str
    purpose: Purpose
    in_on: date
    in_at: str
    out_on: date | None = None
    out_at: str = ""
    escorted: bool = True
    contractor: str = ""
    despite: str = ""


@dataclass(frozen=True, slots=True)
class SpaceWorkFacts:
    """Work Winstar does itself on Customer's installation, and its advance notice."""

    number: str
    work: str
    begins_on: date
    notified_on: date | None = None
    notified_by: str = ""
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """A change of a Space's place: its written notice, its day, and the day it was done."""

    number: str
    noticed_on: date
    moves_on: date
    to_place: str
    why: str = ""
    emergency: bool = False
    moved_on: date | None = None


@dataclass(frozen=True, slots=True)
class FacilityFacts:
    """A Terminal Facility with everything recorded of it."""

    number: str
    kind: FacilityKind
    name: str
    address: str = ""
    affiliate: str = ""
    hub: str = ""
    building: str = ""
    schedules: tuple[ScheduleFacts, ...] = ()
    leases: tuple[LeaseFacts, ...] = ()
    prepared_on: date | None = None
    renewal_effort_on: date | None = None
    taking_on: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None
    removed_on: date | None = None
    last_out_on: date | None = None  # the last day an item was taken out
    demarcation: str = ""
    cabinets: tuple[CabinetFacts, ...] = ()
    items: tuple[ItemFacts, ...] = ()
    visits: tuple[VisitFacts, ...] = ()
    works: tuple[SpaceWorkFacts, ...] = ()
    moves: tuple[MoveFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class LienFacts:
    """A lien, the day Customer learned of it, and how it was settled."""

    number: str
    learned_on: date
    claimant: str = ""
    against: Against = Against.SPACE
    facility: str = ""
    filed_on: date | None = None
    amount: Decimal | None = None
    settled_on: date | None = None
    settled_how: Settled | None = None


@dataclass(frozen=True, slots=True)
class InterferenceFacts:
    """A disturbance one party told the other of."""

    number: str
    caused_by: Side
    noticed_on: date
    words: str
    facility: str = ""
    building: str = ""
    suspended_on: date | None = None
    cured_on: date | None = None


@dataclass(frozen=True, slots=True)
class SpaceChargeFacts:
    """A further service, or damage to repay; an amount not entered is None."""

    number: str
    facility: str
    kind: SpaceChargeKind
    words: str
    rendered_on: date
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CollocationBook:
    """The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3)."""

    facilities: tuple[FacilityFacts, ...] = ()
    certificates: tuple[CertificateFacts, ...] = ()
    approvals: tuple[ApprovalFacts, ...] = ()
    permits: tuple[PermitFacts, ...] = ()
    liens: tuple[LienFacts, ...] = ()
    warranties: tuple[WarrantyFacts, ...] = ()
    in_building: tuple[InBuildingFacts, ...] = ()
    interferences: tuple[InterferenceFacts, ...] = ()
    charges: tuple[SpaceChargeFacts, ...] = ()
    sites: tuple[str, ...] = ()
    routes: tuple[RouteFacts, ...] = ()

    def facility(self, number: str) -> FacilityFacts | None:
        """The facility of that number, if there is one."""
        return next((one for one in self.facilities if one.number == number), None)
