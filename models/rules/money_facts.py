"""The records of prices, charges, payments and reductions (MA-4, MA-6), as the rules look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from models.rules.charge_facts import CostStatement, InvoiceFacts, RateFacts
from models.rules.dues import Due, PaymentFacts, PaymentMethod, ReductionFacts
from models.rules.ledger import Entry
from models.rules.prices import PriceFacts
from models.rules.services_minimum import Quarter
from models.rules.words import Side

__all__ = ["MoneyBook", "PayeeFacts"]


@dataclass(frozen=True, slots=True)
class PayeeFacts:
    """How a party wants to be paid from a day on (MA-6.2)."""

    payee: Side
    method: PaymentMethod
    holds_from: date
    account: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """The records of prices, charges, payments and reductions (MA-4, MA-6), and every sum they make."""

    prices: tuple[PriceFacts, ...] = ()
    rates: tuple[RateFacts, ...] = ()
    payees: tuple[PayeeFacts, ...] = ()
    invoices: tuple[InvoiceFacts, ...] = ()
    statements: tuple[CostStatement, ...] = ()
    payments: tuple[PaymentFacts, ...] = ()
    reductions: tuple[ReductionFacts, ...] = ()
    entries: tuple[Entry, ...] = ()
    charges: Mapping[str, Due] = field(default_factory=dict)  # installation charges by key, invoiced or not
    quarters: tuple[Quarter, ...] = ()

    @property
    def dues(self) -> tuple[Due, ...]:
        """Every sum that is or will be due."""
        return tuple(one.due for one in self.entries)

    def entry(self, key: str) -> Entry | None:
        """The sum of that key."""
        return next((one for one in self.entries if key in (one.due.key, *one.due.covers)), None)

    def invoice(self, number: str) -> InvoiceFacts | None:
        """The invoice of that number."""
        return next((one for one in self.invoices if one.number == number), None)

    def on_account(self) -> Decimal:
        """What was paid and applied to no sum."""
        return sum((one.on_account for one in self.payments), Decimal(0))
