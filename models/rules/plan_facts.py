"""The records of the payment plans of the batches (EXA-2, LTR-2), as the rules look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why
from models.rules.dues import Due

__all__ = [
    "AccelerationFacts",
    "Condition175",
    "Instalment",
    "InstalmentStanding",
    "InstalmentState",
    "LateChargeFacts",
    "Per",
    "Plan",
    "PlanBook",
    "PlanFacts",
    "PlanPrice",
    "Revised",
    "RowKind",
    "TypedAmount",
    "key_of",
    "plan_number",
]


def plan_number(order: str) -> str:
    """The plan of an order: PO-001 is paid by PP-001."""
    return f"PP-{order.removeprefix('PO-')}"


def key_of(plan: str, number: int) -> str:
    """What a payment of a plan is named by: PP-001:5."""
    return f"{plan}:{number}"


class Per(StrEnum):
    """What a typed price is for."""

    PAIR = "pair"
    BATCH = "batch"

    @property
    def words(self) -> str:
        """How it is named on screen."""
        return {"pair": "One radio pair", "batch": "The whole batch"}[self]


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """The amount of one row as it was typed, from which day on it holds, and out of which paper; None takes it back."""

    number: int
    amount: Decimal | None
    holds_from: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanPrice:
    """The price of a batch as it was typed for its plan."""

    amount: Decimal
    per: Per
    holds_from: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What was typed for the plan of one order, as known on a day."""

    order: str
    amounts: tuple[TypedAmount, ...] = ()
    prices: tuple[PlanPrice, ...] = ()
    due_day: int | None = None


@dataclass(frozen=True, slots=True)
class LateChargeFacts:
    """A late charge that Winstar demanded on an instalment (EXA-2c)."""

    number: str
    key: str
    demanded_on: date
    amount: Decimal
    waived_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccelerationFacts:
    """Winstar's election to call in everything that is unpaid, and the instalment that gave it the right (EXA-2c)."""

    number: str
    key: str
    elected_on: date
    withdrawn_on: date | None = None

    def stands(self, as_of: date) -> bool:
        """Whether everything is called in on a day."""
        return self.elected_on <= as_of and not (self.withdrawn_on is not None and self.withdrawn_on <= as_of)


class RowKind(StrEnum):
    """What a payment of a plan is."""

    DOWN = "down"
    SCHEDULE = "schedule"
    CONTINUED = "continued"

    @property
    def words(self) -> str:
        """How it is named on screen."""
        return {"down": "Down payment", "schedule": "Schedule", "continued": "Continued"}[self]


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan; what nobody typed and nothing computes is None."""

    number: int
    due_on: date
    amount: Decimal | None
    kind: RowKind = RowKind.SCHEDULE
    row: int | None = None  # the row of the table it stands in
    scheduled: Decimal | None = None  # that row before an offset
    offset: Decimal | None = Decimal("0.00")
    interest: Decimal | None = None
    principal: Decimal | None = None
    balance: Decimal | None = None
    typed: bool = False
    why: Why | None = None

    @property
    def quarter(self) -> str:
        """The quarter it is due in, as the letter's table names it: 4Q00."""
        return f"{(self.due_on.month + 2) // 3}Q{self.due_on.year % 100:02}"


@dataclass(frozen=True, slots=True)
class Revised:
    """The letter's table after its condition was missed, by one way to resume it (LTR-2)."""

    resume: str
    words: str
    rows: tuple[Instalment, ...]
    total: Known[Decimal] | Unknown
    unpaid: Known[Decimal] | Unknown  # what of the table is never paid, or not yet taken up
    open_ended: bool
    in_force: bool

    @property
    def last_on(self) -> date:
        """The day of its last row."""
        return self.rows[-1].due_on


@dataclass(frozen=True, slots=True)
class Condition175:
    """Where the condition of the letter stands: how many pairs count, and the day the last one needed was accepted."""

    needed: int
    by: date
    count: int
    met_on: Known[date] | Unknown
    why: Why

    @property
    def day(self) -> date | None:
        """The day it was met, or None while it is not."""
        return self.met_on.value if isinstance(self.met_on, Known) else None

    def missed(self, as_of: date) -> bool:
        """Whether its day has passed without it."""
        return as_of > self.by and (self.day is None or self.day > self.by)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one batch is paid: its price, the table as signed, and the rows in force on the day."""

    number: str
    order: str
    batch: int
    pairs: int
    bought_on: date
    table: str  # clause of the table or rule that fixes it: A-2, LTR-SCHED, EXA-2b-ii
    price: Known[Decimal] | Unknown
    financed: Known[Decimal] | Unknown
    signed: tuple[Instalment, ...]
    rows: tuple[Instalment, ...]
    total: Known[Decimal] | Unknown
    worth: Known[Decimal] | Unknown | None = None  # present value of the typed rows, where they are checked (K18)
    revisions: tuple[Revised, ...] = ()

    @property
    def computed(self) -> bool:
        """Whether its rows come out of the price, and not out of a table."""
        return self.table == "EXA-2b-ii" and not any(row.typed for row in self.signed)

    @property
    def missing(self) -> tuple[int, ...]:
        """The rows without an amount."""
        return tuple(row.number for row in self.signed if row.amount is None)

    @property
    def open_ended(self) -> bool:
        """Whether its payments go on without an end in sight."""
        return any(one.open_ended for one in self.revisions if one.in_force)

    def key(self, number: int) -> str:
        """The key of one of its payments."""
        return key_of(self.number, number)

    def row(self, number: int) -> Instalment | None:
        """One payment by its number."""
        return next((one for one in self.rows if one.number == number), None)


class InstalmentState(StrEnum):
    """Where a payment stands (10.7 of the register); not known where its amount is not entered."""

    FUTURE = "future"
    DUE = "due"
    PAID = "paid"
    OVERDUE = "overdue"
    ACCELERABLE = "accelerable"
    ACCELERATED = "accelerated"
    REDUCED = "reduced"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        """How it is named on screen."""
        named = {"due": "Due today", "accelerable": "May be called in", "accelerated": "Called in",
                 "reduced": "Offset in full", "not_known": "Amount not entered"}  # fmt: skip
        return named.get(self, self.capitalize())

    @property
    def settled(self) -> bool:
        """Whether nothing is owed on it any more."""
        return self in (InstalmentState.PAID, InstalmentState.REDUCED)

    @property
    def late(self) -> bool:
        """Whether its day has passed and it is owed."""
        return self in (InstalmentState.OVERDUE, InstalmentState.ACCELERABLE)


@dataclass(frozen=True, slots=True)
class InstalmentStanding:
    """Where one Due of a plan stands: what was paid and taken off, what is open, and the days that matter."""

    key: str
    state: InstalmentState
    open: Decimal | None
    paid: Decimal
    reduced: Decimal
    settled_on: date | None
    may_be_paid_by: date
    last_day: date | None  # the last safe day before it may be called in; None where a notice has to come first
    why: Why

    def days_late(self, due_on: date, as_of: date) -> int:
        """How many days it is late."""
        return max(0, (as_of - due_on).days) if self.state.late else 0


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The payment plans of the orders that stand on a day, their dues, and where each stands."""

    plans: tuple[Plan, ...] = ()
    dues: tuple[Due, ...] = ()
    replaced: tuple[Due, ...] = ()  # payments that a sum called in stands for
    standings: Mapping[str, InstalmentStanding] = field(default_factory=dict)
    charges: tuple[LateChargeFacts, ...] = ()
    accelerations: tuple[AccelerationFacts, ...] = ()
    to_call_in: Known[Decimal] | Unknown | None = None  # what Winstar may call in now; None while it may not
    condition: Condition175 | None = None

    def plan(self, number: str) -> Plan | None:
        """The plan of that number, if its order stands."""
        return next((one for one in self.plans if one.number == number), None)

    def due(self, key: str) -> Due | None:
        """The sum of that key, also where a sum called in stands for it."""
        return next((one for one in (*self.dues, *self.replaced) if one.key == key), None)

    def election(self, as_of: date) -> AccelerationFacts | None:
        """The election that stands on a day."""
        return next((one for one in self.accelerations if one.stands(as_of)), None)

    @property
    def accelerable(self) -> tuple[Due, ...]:
        """The sums for which Winstar may call in everything."""
        return tuple(one for one in self.dues if self.standings[one.key].state is InstalmentState.ACCELERABLE)
