"""What every sum between the parties has in common: its stream, who owes it, when, how much, and what settled it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.clause import Why
from models.rules.words import Side

__all__ = ["Due", "PaymentFacts", "PaymentMethod", "ReductionFacts", "ReductionKind", "Stream"]


class Stream(StrEnum):
    """The streams of money: the five of MA-4, and what the letter adds in Customer's favour (LTR-3, LTR-4)."""

    EQUIPMENT = "equipment"
    INSTALLATION = "installation"
    CONNECTIVITY = "connectivity"
    MAINTENANCE = "maintenance"
    COLLOCATION = "collocation"
    SERVICES = "services"

    @property
    def words(self) -> str:
        """The stream in words."""
        return {
            "equipment": "Equipment",
            "installation": "Installation",
            "connectivity": "Connectivity and backhaul",
            "maintenance": "Operation and maintenance",
            "collocation": "Collocation",
            "services": "Professional and internet services",
        }[self]


class PaymentMethod(StrEnum):
    """The ways of paying that 6.2 names."""

    WIRE = "wire"
    CHECK = "check"
    DRAFT = "draft"

    @property
    def words(self) -> str:
        """The way in words."""
        return self.capitalize()


class ReductionKind(StrEnum):
    """What may reduce a sum without money."""

    OFFSET = "offset"
    CHARGE_BACK = "charge_back"
    CREDIT = "credit"

    @property
    def words(self) -> str:
        """The reduction in words."""
        return {"offset": "Offset", "charge_back": "Charge-back"}.get(self, "Credit used")


@dataclass(frozen=True, slots=True)
class Due:
    """One sum that is or will be due; an amount nobody typed is None. `key` names it for payments and reductions."""

    key: str  # PP-001:5 for instalment 5 of a payment plan, INV-0001 for an invoice
    stream: Stream
    payer: Side
    due_on: date
    amount: Decimal | None
    words: str
    clause: str
    record: tuple[str, str]
    why: Why | None = None
    covers: tuple[str, ...] = ()  # keys this sum had before, under which it may have been paid
    missing: str = ""  # what the amount waits for


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment made: its number, day, payer, method, and which sums it was applied to."""

    number: str
    paid_on: date
    payer: Side
    amount: Decimal
    applied: tuple[tuple[str, Decimal], ...] = ()  # key of a Due, and how much of it
    method: str = ""
    withdrawn_on: date | None = None
    reference: str = ""

    @property
    def on_account(self) -> Decimal:
        """What of it is applied to no sum yet."""
        return self.amount - sum((amount for _, amount in self.applied), Decimal(0))


@dataclass(frozen=True, slots=True)
class ReductionFacts:
    """A sum taken off a Due without money: an offset, a credit used, a charge-back."""

    number: str
    due: str
    on: date
    amount: Decimal
    kind: str
    clause: str
    source: str = ""  # number of the credit note or case it comes from
