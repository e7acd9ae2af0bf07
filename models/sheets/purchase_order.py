"""What a purchase order says: Customer orders radio pairs and their related equipment from Winstar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Money, Party, Signatory

__all__ = ["Ends", "OrderGroup", "OrderLine", "PaymentPlan", "PurchaseOrderSheet"]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line: what, how many, for how much each and in all."""

    description: str
    quantity: int
    price: Money = None
    extended: Money = None


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends a group adds up to, beside the number its radio pairs need of each."""

    outdoor: int
    indoor: int
    antennas: int
    needed: int

    @property
    def balanced(self) -> bool:
        """Whether outdoor units, indoor units and antennas each make two ends for every pair."""
        return self.outdoor == self.indoor == self.antennas == self.needed


@dataclass(frozen=True, slots=True)
class OrderGroup:
    """The lines of one radio type with their subtotal and the price of one pair."""

    title: str
    pairs: int
    lines: tuple[OrderLine, ...]
    subtotal: Money = None
    price_per_pair: Money = None
    ends: Ends | None = None


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """How the total is paid: a part with the order, the rest in level instalments."""

    down_share: str
    down: Money
    financed: Money
    rate: str
    instalments: int
    instalment: Money
    first_on: date
    last_on: date
    last: Money


@dataclass(frozen=True, slots=True)
class PurchaseOrderSheet:
    """A purchase order as it is issued."""

    head: Head
    ship_to: Party
    groups: tuple[OrderGroup, ...]
    pairs: int
    pairs_before: int
    pairs_in_all: int
    batch: str = ""
    payment_terms: str = ""
    delivery_terms: str = ""
    ship_on: date | None = None
    deliver_by: date | None = None
    routing: str = ""
    total: Money = None
    plan: PaymentPlan | None = None
    remarks: tuple[str, ...] = ()
    signatory: Signatory = Signatory()

    @property
    def unpriced(self) -> int:
        """How many lines have no price, which is why a total may be missing."""
        return sum(line.price is None for group in self.groups for line in group.lines)

    @property
    def lines(self) -> int:
        """How many lines the order has."""
        return sum(len(group.lines) for group in self.groups)
