"""What a payment schedule says: how one batch is paid, row by row, and what of it nobody has entered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.sheets.sheet import Head, Money

__all__ = ["PaymentScheduleSheet", "ScheduledPayment"]


@dataclass(frozen=True, slots=True)
class ScheduledPayment:
    """One payment of a plan; `pay_by` is the day it may still be paid where that is another than the day it is due."""

    name: str
    due_on: date
    payment: Money
    interest: Money = None
    principal: Money = None
    balance: Money = None
    pay_by: date | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PaymentScheduleSheet:
    """The payments of one batch as they stand on the day of the paper."""

    head: Head
    plan: str
    order: str
    batch: str
    pairs: int
    table: str
    bought_on: date
    price: Money
    total: Money
    rows: tuple[ScheduledPayment, ...]
    rate: str = ""
    method: str = ""
    open_ended: bool = False
    missing: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def amortised(self) -> bool:
        """Whether the rows are split into interest and principal."""
        return any(row.balance is not None for row in self.rows)
