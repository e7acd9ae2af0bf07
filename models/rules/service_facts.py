"""The records of outages, maintenance, relocations and credits (Exhibit D), as the rules look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from models.rules.prices import PriceFacts
from models.rules.words import Side

__all__ = [
    "Cause",
    "CreditFacts",
    "CreditKind",
    "Disturbance",
    "DisturbanceFacts",
    "EventFacts",
    "MarkFacts",
    "MoveFacts",
    "MoveKind",
    "MoveReason",
    "OutageFacts",
    "ReportFacts",
    "ServiceBook",
    "SuspensionCause",
    "SuspensionFacts",
    "WindowFacts",
    "WorkFacts",
    "WorkKind",
]


class Cause(StrEnum):
    """What brought an outage about."""

    EQUIPMENT = "equipment"
    CONNECTIVITY = "connectivity"
    POWER = "power"
    INTERFERENCE = "interference"
    MAINTENANCE = "maintenance"
    CUSTOMER = "customer"
    THIRD_PARTY = "third_party"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The cause in words."""
        return {
            "equipment": "Failure of Equipment",
            "connectivity": "Failure of Local Connectivity",
            "maintenance": "Scheduled maintenance",
            "customer": "Act or omission of Customer",
            "third_party": "Act of a third party",
        }.get(self, self.capitalize())


@dataclass(frozen=True, slots=True)
class OutageFacts:
    """An outage: its Links, its moments, and what was found of its cause; a moment nobody recorded is None."""

    number: str  # OUT-0001
    links: tuple[str, ...]
    zone: str  # the site's time zone, America/New_York
    reported_at: datetime | None = None  # Customer's notification, received by Winstar
    known_at: datetime | None = None  # Winstar became aware otherwise
    access_needed: bool = False
    access_at: datetime | None = None
    responded_at: datetime | None = None
    restored_at: datetime | None = None
    cause: Cause | None = None
    customer_share: int | None = None  # of the cause, in percent; the rest is Winstar's
    judged_on: date | None = None  # the day cause and share were settled
    event: str = ""  # FM-0001, the force majeure it is put down to
    window: str = ""  # MW-0001, the scheduled maintenance it belongs to
    words: str = ""
    found: str = ""
    contractor: str = ""

    @property
    def start(self) -> datetime:
        """The moment from which the outage is counted: reported or otherwise known, whichever came first."""
        return min(one for one in (self.reported_at, self.known_at) if one is not None)


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """Scheduled maintenance: its Links, from when to when, and whether the signal is expected to break (EXD-1.4)."""

    number: str  # MW-0001
    links: tuple[str, ...]
    zone: str
    start: datetime
    end: datetime
    planned_on: date
    interrupts: bool = True
    notified_on: date | None = None
    despite: str = ""  # why no time between midnight and 6:00 was practicable
    cancelled_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A force majeure one party relies on: the duty it stops, from when to when, and what 10.3 asks of it."""

    number: str  # FM-0001
    party: Side
    kind: str
    duty: str
    zone: str
    start: datetime
    claimed_on: date
    end: datetime | None = None
    unpreventable: bool = False
    no_workaround: bool = False
    efforts: str = ""


class SuspensionCause(StrEnum):
    """Why Winstar may suspend: Customer interferes with the network, or has not paid for support."""

    INTERFERENCE = "interference"
    ARREARS = "arrears"

    @property
    def words(self) -> str:
        """The cause in words."""
        return {"interference": "Interference with the Winstar Network", "arrears": "Support charges unpaid"}[self]


@dataclass(frozen=True, slots=True)
class SuspensionFacts:
    """Interference notified, or support suspended: the notice, and from when to when service was suspended."""

    number: str  # SU-0001
    cause: SuspensionCause
    zone: str
    notice_on: date
    words: str
    links: tuple[str, ...] = ()  # none named: all
    start: datetime | None = None
    end: datetime | None = None
    cured_on: date | None = None

    def covers(self, link: str) -> bool:
        """Whether the suspension is of this Link."""
        return not self.links or link in self.links


class MoveKind(StrEnum):
    """Who wants Equipment moved: Winstar (EXD-5) or Customer (EXB-4)."""

    RELOCATION = "relocation"
    MOVE = "move"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"relocation": "Relocation by Winstar", "move": "Move for Customer"}[self]


class MoveReason(StrEnum):
    """The reasons for which Winstar may relocate Equipment, and Customer's request."""

    REQUIRED = "required"
    CONDEMNATION = "condemnation"
    DAMAGE = "damage"
    FORCE_MAJEURE = "force_majeure"
    OPERATIONAL = "operational"
    REQUEST = "request"

    @property
    def words(self) -> str:
        """The reason in words."""
        return {
            "required": "Required by a third party or an authority",
            "condemnation": "Condemnation",
            "damage": "Risk of damage to the network",
            "force_majeure": "Force majeure",
            "operational": "Other operational reason",
            "request": "Customer's request",
        }[self]


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """Equipment moved: which Link, why, on what notice, taken down and put up when, and the new Link it became."""

    number: str  # RL-0001 or MV-0001
    kind: MoveKind
    link: str
    reason: MoveReason
    notice_on: date  # Winstar's notice received, or Customer's request
    planned_on: date | None = None
    to: str = ""  # building number; empty: storage
    store: str = ""  # the place of storage
    owner: str = ""  # whose storage
    despite: str = ""  # why the full notice was not practicable
    consent_on: date | None = None
    removed_on: date | None = None
    installed_on: date | None = None
    successor: str = ""  # the new Link
    cancelled_on: date | None = None
    contractor: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """A building or hub Winstar says it provides with local connectivity, with the proof (EXD-7.1)."""

    place: str  # B-0001, or a hub's code
    name: str
    connected_on: date
    marked_on: date
    proof: str
    ended_on: date | None = None
    hub: bool = False


class CreditKind(StrEnum):
    """What a credit toward future support is given for."""

    AVAILABILITY = "availability"
    TARGET = "target"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"availability": "Availability", "target": "Installation Target"}[self]


@dataclass(frozen=True, slots=True)
class CreditFacts:
    """A credit note: what it is for, when it was earned and issued, and its amount; None while no price is entered."""

    number: str  # CN-0001
    kind: CreditKind
    earned_on: date  # last day of the quarter, or the day the Links were counted
    issued_on: date
    amount: Decimal | None
    clause: str
    units: int = 0  # how many Links it is for
    links: tuple[str, ...] = ()  # those that failed; none for the Installation Target


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """An availability report: the quarter it is of, and the day it was issued."""

    first: date
    last: date
    issued_on: date


class Disturbance(StrEnum):
    """Why Winstar disturbs Customer's service to control its licences (MA-5.3d)."""

    FCC_REQUEST = "fcc_request"
    EMERGENCY = "emergency"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason in words."""
        return {
            "fcc_request": "Request of the FCC",
            "emergency": "Emergency restoration",
            "other": "Other control of the licences",
        }[self]


@dataclass(frozen=True, slots=True)
class DisturbanceFacts:
    """A disturbance of Customer's service by Winstar, and the day its notice was given."""

    number: str  # DN-0001
    links: tuple[str, ...]
    reason: Disturbance
    on: date
    notice_on: date | None
    words: str


class WorkKind(StrEnum):
    """The Equipment Support Services (EXD-1.1)."""

    TESTING = "testing"
    MAINTENANCE = "maintenance"
    MONITORING = "monitoring"
    SPARING = "sparing"
    SPECTRUM = "spectrum"
    RESTORATION = "restoration"
    REPAIR = "repair"

    @property
    def words(self) -> str:
        """The service in words."""
        return "Spectrum management" if self is WorkKind.SPECTRUM else self.capitalize()


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """A work order: which support service, on which Link, by whom, opened and done when."""

    number: str  # WO-0001
    kind: WorkKind
    link: str
    opened_on: date
    done_on: date | None
    contractor: str
    words: str
    outage: str = ""


@dataclass(frozen=True, slots=True)
class ServiceBook:
    """The records of outages, maintenance, relocations and credits (Exhibit D)."""

    outages: tuple[OutageFacts, ...] = ()
    windows: tuple[WindowFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    suspensions: tuple[SuspensionFacts, ...] = ()
    moves: tuple[MoveFacts, ...] = ()
    marks: tuple[MarkFacts, ...] = ()
    credits: tuple[CreditFacts, ...] = ()
    reports: tuple[ReportFacts, ...] = ()
    disturbances: tuple[DisturbanceFacts, ...] = ()
    work: tuple[WorkFacts, ...] = ()
    prices: tuple[PriceFacts, ...] = ()
    zones: Mapping[str, str] = field(default_factory=dict)  # of Links, by number
