"""The parts of the terms that speak of money: payment, maintenance, upgrade, security, taxes, withheld prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = [
    "AllocationRow",
    "InternetServices",
    "LaterBatches",
    "Maintenance",
    "Payment",
    "PricePlaceholder",
    "ProfessionalServices",
    "Schedule",
    "Security",
    "Taxes",
    "Upgrade",
]


@dataclass(frozen=True, slots=True)
class LaterBatches:
    """How every batch after the first is paid (EXA-2b-ii)."""

    down_share: Decimal
    annual_rate: Decimal
    years: int
    instalments: int
    day_of_month: int
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """When a sum may be called in, what lateness costs, and what may be offset (EXA-2, M-6.2, LTR-5)."""

    acceleration_days: int
    late_charge_rate: Decimal
    sale_notice_days: int
    offset_allowed: bool
    offset_against: str
    offset_arrears_under: str
    later_batches: LaterBatches


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The sell-back for greater capacity (EXA-5)."""

    notice_days: int
    uses: int
    window_end: date
    safe_notice_date: date


@dataclass(frozen=True, slots=True)
class Security:
    """The security interest in the radios (M-6.2)."""

    priority: str
    collateral: str
    proceeds_order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maintenance:
    """The charge for operation and maintenance (EXD-4, EXD-6)."""

    interest_after_days: int
    interest_monthly_rate: Decimal
    suspend_after_days: int
    term_start: date
    term_years: int


@dataclass(frozen=True, slots=True)
class Taxes:
    """Notice of a tax claim (MA-6.4d)."""

    claim_notice_business_days: int


@dataclass(frozen=True, slots=True)
class AllocationRow:
    """One line of the allocation of the price (M-6.3)."""

    name: str
    clause: str
    monthly: bool
    quantity: int
    months_per_year: int = 12
    years: int = 10
    price: str = ""  # name of its withheld figure
    by_rack: bool = False  # its units may be read as racks (AMB-34)


@dataclass(frozen=True, slots=True)
class PricePlaceholder:
    """A figure withheld from the public text, to be typed in by who knows it."""

    id: str
    name: str
    clause: str
    unit: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The payment table of an amendment (LTR-SCHED)."""

    clause: str
    title: str
    due_day: int
    quarters: tuple[str, ...]
    due_dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ProfessionalServices:
    """The minimum of Customer's services that Winstar asks for in a year (LTR-3)."""

    clause: str
    year: int
    quarter_ends: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class InternetServices:
    """Winstar's prepayment for services (LTR-4)."""

    clause: str
    due: date
