"""Invoices, cost statements and typed rates, as the rules of charges look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.dues import Stream
from models.rules.words import Side

__all__ = [
    "CostFacts",
    "CostKind",
    "CostState",
    "CostStatement",
    "InvoiceFacts",
    "InvoiceKind",
    "LineFacts",
    "LineKind",
    "RateFacts",
    "RateName",
    "money",
    "rate_on",
]


def money(amount: Decimal) -> str:
    """A sum as derivations and sentences write it: 16,497.52."""
    return f"{amount:,.2f}"


class RateName(StrEnum):
    """The rates a rule asks for and no text states; each is typed in percent."""

    LEGAL_INTEREST = "legal_interest_month"
    INSTALLATION_SHARE = "installation_share"

    @property
    def words(self) -> str:
        """What the rate is called."""
        return {
            "legal_interest_month": "Highest interest the law permits, percent a month",
            "installation_share": "Share of the installation charge due after the Letter, percent",
        }[self]

    @property
    def clause(self) -> str:
        """The clause that asks for it."""
        return {"legal_interest_month": "EXD-4B", "installation_share": "EXB-6a"}[self]


@dataclass(frozen=True, slots=True)
class RateFacts:
    """A rate as it was typed, in percent, with the day it holds from; `days` is when the rest of a share is due."""

    name: RateName
    percent: Decimal
    holds_from: date
    days: int | None = None
    source: str = ""


@clause("EXB-6a", "EXD-4B")
def rate_on(name: RateName, rates: Sequence[RateFacts], on: date) -> Known[RateFacts] | Unknown:
    """The rate of that name that holds on a day, or that it is not entered."""
    held = [one for one in rates if one.name is name and one.holds_from <= on]
    if not held:
        return Unknown(f"{name.words} is not entered", Why(f"{name.words}, as typed", (name.clause,)))
    last = max(enumerate(held), key=lambda one: (one[1].holds_from, one[0]))[1]
    said = f"{last.percent:f}, from {day_words(last.holds_from)}{f', {last.source}' if last.source else ''}"
    return Known(last, Why(f"{name.words}, as typed", (name.clause,), ((name.words, said),)))


class LineKind(StrEnum):
    """What a line of an invoice is for."""

    CHARGE = "charge"
    COST = "cost"
    TAX = "tax"
    OTHER = "other"
    ROOF = "roof"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"tax": "Sales or use tax", "roof": "Roof cost"}.get(self, self.capitalize())


class InvoiceKind(StrEnum):
    """What an invoice is for; the kind says its stream, who pays it and which clause asks for it."""

    INSTALLATION = "installation"
    MAINTENANCE = "maintenance"
    COLLOCATION = "collocation"
    CONNECTIVITY = "connectivity"
    COSTS = "costs"
    TRANSFER_TAX = "transfer_tax"
    PSA_SERVICES = "psa_services"
    PSA_SHORTFALL = "psa_shortfall"
    PSA_TRUE_UP = "psa_true_up"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {
            "installation": "Installation",
            "maintenance": "Operation and maintenance",
            "collocation": "Collocation",
            "connectivity": "Connectivity and backhaul",
            "costs": "Work at cost",
            "transfer_tax": "Sales or use tax on equipment",
            "psa_services": "Professional services",
            "psa_shortfall": "Shortfall of a quarter",
            "psa_true_up": "Shortfall of the year",
        }[self]

    @property
    def clause(self) -> str:
        """The clause that asks for it."""
        return {
            "installation": "EXB-6a",
            "maintenance": "EXD-4B",
            "collocation": "E-3",
            "connectivity": "EXC-1",
            "costs": "EXB-4",
            "transfer_tax": "EXA-2d",
        }.get(self, "LTR-3")

    @property
    def is_services(self) -> bool:
        """Whether it is an invoice of Customer to Winstar under the Professional Services Agreement."""
        return self.startswith("psa_")

    @property
    def payer(self) -> Side:
        """Who pays it."""
        return Side.WINSTAR if self.is_services else Side.CUSTOMER

    @property
    def stream(self) -> Stream:
        """The stream of money it belongs to; a cost statement has that of its kind."""
        if self.is_services:
            return Stream.SERVICES
        return {"costs": Stream.INSTALLATION, "transfer_tax": Stream.EQUIPMENT}.get(self) or Stream(self.value)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line of an invoice: an amount as typed, or so many units of a price, of a month in part where `days` says."""

    kind: LineKind
    words: str
    subject: str = ""
    amount: Decimal | None = None
    price: str = ""
    units: Decimal = Decimal(1)
    priced_on: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """An invoice as it was recorded; `printed` is its total as the paper has it."""

    number: str
    kind: InvoiceKind
    issued_on: date
    received_on: date | None = None
    due_on: date | None = None
    month: date | None = None
    subject: str = ""
    printed: Decimal | None = None
    lines: tuple[LineFacts, ...] = ()

    @property
    def links(self) -> tuple[str, ...]:
        """The Links its lines charge for."""
        return tuple(line.subject for line in self.lines if line.kind is LineKind.CHARGE and line.subject)


class CostKind(StrEnum):
    """The kinds of work that are charged by their cost."""

    MOVE = "move"
    OUT_OF_SCOPE = "out_of_scope"
    REPAIR = "repair"
    DAMAGE = "damage"
    EXTRA = "extra"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {
            "move": "Move",
            "out_of_scope": "Work out of scope",
            "repair": "Repair Customer caused",
            "damage": "Damage to a facility",
            "extra": "Service beyond the Exhibit",
        }[self]

    @property
    def clause(self) -> str:
        """The clause that says who pays for it."""
        return {
            "move": "EXB-4",
            "out_of_scope": "B-6",
            "repair": "EXD-3.3",
            "damage": "EXE-4c",
            "extra": "EXE-4b",
        }[self]

    @property
    def stream(self) -> Stream:
        """The stream its charge belongs to."""
        if self is CostKind.REPAIR:
            return Stream.MAINTENANCE
        return Stream.COLLOCATION if self in (CostKind.DAMAGE, CostKind.EXTRA) else Stream.INSTALLATION


class CostState(StrEnum):
    """How far a cost statement has come."""

    OPEN = "open"
    CLOSED = "closed"
    CHARGED = "charged"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class CostFacts:
    """One cost with its voucher, and what was billed for it."""

    words: str
    cost: Decimal
    incurred_on: date
    voucher: str = ""
    billed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CostStatement:
    """What a work cost: the Link it was done on or the move it was part of, and each cost with its voucher."""

    number: str  # CS-0001
    kind: CostKind
    words: str
    opened_on: date
    subject: str = ""  # L-0001 or MV-0001
    closed_on: date | None = None
    customer_share: Decimal | None = None  # in percent, of a repair that both caused
    cancelled_on: date | None = None
    costs: tuple[CostFacts, ...] = ()
