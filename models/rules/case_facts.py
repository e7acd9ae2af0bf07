"""The records of defaults, disputes, claims, security and upgrades, as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.delivery import Delivery
from models.rules.words import Side

__all__ = [
    "AssignmentGround",
    "CaseBook",
    "ClaimFacts",
    "ClaimKind",
    "DefaultFacts",
    "DefaultKind",
    "DisputeFacts",
    "FormalGround",
    "InstrumentFacts",
    "InstrumentKind",
    "LogFacts",
    "LogKind",
    "Record",
    "SaleFacts",
    "SaleKind",
    "SaleTerms",
    "SecurityFacts",
    "TakenPair",
    "UpgradeFacts",
]

Record = tuple[str, str]
"""The kind and the number of a record in the book that a case is about; both empty where there is none."""

NO_RECORD: Record = ("", "")
NOT_SENT = Delivery()


class DefaultKind(StrEnum):
    """What a party holds against the other: a breach, an unpaid sum, an untrue representation."""

    BREACH = "breach"
    PAYMENT = "payment"
    REPRESENTATION = "representation"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"payment": "Unpaid sum", "representation": "Untrue representation"}.get(self, "Breach")


@dataclass(frozen=True, slots=True)
class DefaultFacts:
    """A breach: who holds it against the other, its clause, its notice, its cure, and what followed."""

    number: str
    kind: DefaultKind
    giver: Side
    clause: str
    facts: str
    curable: bool
    opened_on: date
    record: Record = NO_RECORD
    due_on: date | None = None  # an unpaid sum
    noticed_on: date | None = None
    delivery: Delivery = NOT_SENT
    started_on: date | None = None
    plan_on: date | None = None
    cured_on: date | None = None
    waived_on: date | None = None
    waiver: str = ""
    termination_noticed_on: date | None = None
    terminated_on: date | None = None

    @property
    def breaching(self) -> Side:
        """The side that is in breach."""
        return Side.WINSTAR if self.giver is Side.CUSTOMER else Side.CUSTOMER


class FormalGround(StrEnum):
    """Why a dispute left the executives: their talks failed, or one of the exceptions of 12.1(b)."""

    TALKS_FAILED = "talks_failed"
    INJUNCTION = "injunction"
    LIMITATION = "limitation"
    CREDITORS = "creditors"

    @property
    def words(self) -> str:
        """The ground in words."""
        return {
            "talks_failed": "The executives have not resolved it",
            "injunction": "Only a court's immediate relief helps",
            "limitation": "A limitation period would run out",
            "creditors": "To keep a position before other creditors",
        }[self]


@dataclass(frozen=True, slots=True)
class DisputeFacts:
    """A dispute: its request, the executives, the arbitration, its end."""

    number: str
    asked_by: Side
    asked_on: date
    topic: str
    facts: str = ""
    record: Record = NO_RECORD
    customer_executive: str = ""
    customer_appointed_on: date | None = None
    winstar_executive: str = ""
    winstar_appointed_on: date | None = None
    formal_on: date | None = None
    ground: FormalGround | None = None
    customer_arbitrator: str = ""
    customer_arbitrator_on: date | None = None
    winstar_arbitrator: str = ""
    winstar_arbitrator_on: date | None = None
    chair: str = ""
    chair_on: date | None = None
    award_on: date | None = None
    award: str = ""
    resolved_on: date | None = None
    resolution: str = ""


class ClaimKind(StrEnum):
    """Where a claim comes from."""

    FAILURE = "failure"
    TAX = "tax"
    INDEMNITY = "indemnity"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"failure": "Claim", "tax": "Tax claim", "indemnity": "Indemnity claim"}[self]


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim one party has to notify to the other: known, notified, settled."""

    number: str
    kind: ClaimKind
    side: Side
    what: str
    known_on: date
    facts: str = ""
    clause: str = ""
    record: Record = NO_RECORD
    amount: Decimal | None = None
    noticed_on: date | None = None
    delivery: Delivery = NOT_SENT
    controller: Side | None = None
    controls_on: date | None = None
    settled_on: date | None = None
    settlement: str = ""


class InstrumentKind(StrEnum):
    """Papers that may run out."""

    RESALE = "resale"
    EXEMPTION = "exemption"
    FINANCING = "financing"
    SECURITY_AGREEMENT = "security_agreement"

    @property
    def words(self) -> str:
        """The paper in words."""
        return {
            "resale": "Resale certificate",
            "exemption": "Exemption certificate",
            "financing": "UCC-1 financing statement",
            "security_agreement": "Security agreement",
        }[self]

    @property
    def secures(self) -> bool:
        """Whether it perfects the security interest; the others are tax certificates."""
        return self in (InstrumentKind.FINANCING, InstrumentKind.SECURITY_AGREEMENT)


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """A tax certificate or a filing: asked for, given, until when it holds, and by what it was renewed."""

    number: str
    kind: InstrumentKind
    side: Side
    office: str = ""
    reference: str = ""
    asked_on: date | None = None
    given_on: date | None = None
    expires_on: date | None = None
    renews: str = ""
    renewed_by: str = ""
    ended_on: date | None = None
    note: str = ""


class LogKind(StrEnum):
    """Things that are remembered with their day."""

    POSITION = "position"
    ASSIGNMENT = "assignment"
    WAIVER = "waiver"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"position": "Regulatory position", "assignment": "Assignment", "waiver": "Waiver"}[self]


class AssignmentGround(StrEnum):
    """What lets a party assign the agreement."""

    CONSENT = "consent"
    ASSETS = "assets"
    AFFILIATE = "affiliate"
    MERGER = "merger"
    SPIN_OFF = "spin_off"

    @property
    def words(self) -> str:
        """The ground in words."""
        return {
            "consent": "The other party's written consent",
            "assets": "All or nearly all of its assets go with it",
            "affiliate": "To an Affiliate; the assignor stays guarantor",
            "merger": "To a successor in a merger or acquisition",
            "spin_off": "To a successor Affiliate in Customer's spin-off",
        }[self]


@dataclass(frozen=True, slots=True)
class LogFacts:
    """A public position, an assignment or a waiver; `agreed_on` is the consultation or the consent."""

    number: str
    kind: LogKind
    side: Side
    on: date
    subject: str
    note: str = ""
    other: str = ""
    ground: AssignmentGround | None = None
    agreed_on: date | None = None
    record: Record = NO_RECORD


class SaleKind(StrEnum):
    """How the security is sold."""

    PUBLIC = "public"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class SaleTerms:
    """The day, hour and place of a sale, as the notice or the latest announcement states them."""

    on: date | None = None
    at: str = ""
    place: str = ""
    announced_on: date | None = None  # an adjournment


@dataclass(frozen=True, slots=True)
class SaleFacts:
    """One lot that was sold."""

    lot: int
    sold_on: date
    buyer: str
    price: Decimal
    by_winstar: bool = False
    fair_value: Decimal | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenPair:
    """A pair taken under the security interest, and what became of it."""

    tag: str
    taken_on: date
    redeemed_on: date | None = None
    lot: int | None = None

    @property
    def held(self) -> bool:
        """Whether Winstar holds it still."""
        return self.redeemed_on is None and self.lot is None


@dataclass(frozen=True, slots=True)
class SecurityFacts:
    """Winstar's remedies against the radios after one default."""

    number: str
    default: str
    opened_on: date
    noticed_on: date | None = None
    delivery: Delivery = NOT_SENT
    sale: SaleKind | None = None
    stated: SaleTerms = SaleTerms()
    adjournments: tuple[SaleTerms, ...] = ()
    pairs: tuple[TakenPair, ...] = ()
    sales: tuple[SaleFacts, ...] = ()
    costs: tuple[tuple[date, str, Decimal], ...] = ()
    retained_on: date | None = None
    retained_value: Decimal | None = None
    applied_on: date | None = None
    obligations: Decimal | None = None
    closed_on: date | None = None
    closing: str = ""

    @property
    def now(self) -> SaleTerms:
        """When and where the sale is to be, after all adjournments."""
        return self.adjournments[-1] if self.adjournments else self.stated

    @property
    def held(self) -> tuple[str, ...]:
        """The pairs Winstar holds still."""
        return tuple(pair.tag for pair in self.pairs if pair.held)


@dataclass(frozen=True, slots=True)
class UpgradeFacts:
    """An upgrade by sell-back: its notice, its pairs, what was agreed, the order that replaces them."""

    number: str
    noticed_on: date
    delivery: Delivery = NOT_SENT
    radio: str = ""  # of the pairs bought instead
    pairs: tuple[tuple[str, str], ...] = ()  # tag and radio of those sold back
    prices_on: date | None = None
    repurchase: Decimal | None = None
    purchase: Decimal | None = None
    agreed_on: date | None = None
    effective_on: date | None = None
    method: str = ""
    fair_value: Decimal | None = None
    order: str = ""
    sold_on: date | None = None
    withdrawn_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseBook:
    """The records of defaults, disputes, claims, security and upgrades, as known on a day."""

    defaults: tuple[DefaultFacts, ...] = ()
    disputes: tuple[DisputeFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    instruments: tuple[InstrumentFacts, ...] = ()
    log: tuple[LogFacts, ...] = ()
    security: tuple[SecurityFacts, ...] = ()
    upgrades: tuple[UpgradeFacts, ...] = ()

    def default(self, number: str) -> DefaultFacts | None:
        """The default of that number."""
        return next((one for one in self.defaults if one.number == number), None)

    @property
    def total(self) -> int:
        """How many cases there are."""
        parts = (self.defaults, self.disputes, self.claims, self.instruments, self.log, self.security, self.upgrades)
        return sum(len(part) for part in parts)

    @property
    def terminated_on(self) -> date | None:
        """The earliest day as of which the agreement was terminated."""
        return min((one.terminated_on for one in self.defaults if one.terminated_on), default=None)
