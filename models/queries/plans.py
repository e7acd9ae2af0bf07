"""Payment plans as pages and papers show them: each plan, its rows with where they stand, and what else it could be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models.queries.state import state
from models.rules.acceleration import with_billed
from models.rules.amortisation import Method, methods
from models.rules.clause import Known, Unknown, Why
from models.rules.dues import Due
from models.rules.ledger import Entry, entries
from models.rules.overdue import Missed, late_charge
from models.rules.payment_plans import row_words, table_words
from models.rules.plan_facts import (
    Instalment,
    InstalmentState,
    Plan,
    RowKind,
)
from models.rules.plan_sums import difference
from models.rules.state import State

__all__ = [
    "InstalmentRow",
    "PlanDetail",
    "PlanRow",
    "called_in_now",
    "charge_for",
    "plan_detail",
    "plan_details",
]

Sum = Known[Decimal] | Unknown
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """One payment of a plan as a list shows it."""

    key: str
    number: int
    words: str
    quarter: str
    kind: RowKind
    due_on: date
    may_be_paid_by: date | None  # only where it is another day
    payment: Decimal | None
    interest: Decimal | None
    principal: Decimal | None
    balance: Decimal | None
    offset: Decimal | None
    typed: bool
    state: InstalmentState
    paid: Decimal
    open: Decimal | None
    last_day: date | None
    late: int
    why: Why | None
    standing_why: Why


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as a list shows it."""

    number: str
    order: str
    batch: int
    pairs: int
    bought_on: date
    table: str
    price: Decimal | None
    total: Decimal | None
    paid: Decimal
    rows: int
    missing: int
    next_on: date | None
    next_amount: Decimal | None
    late: int
    state: str

    @property
    def complete(self) -> bool:
        """Whether every row has an amount."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class PlanDetail:
    """A plan whole: its rows, the ways it could be paid off, the letter's alternatives, and its check."""

    row: PlanRow
    plan: Plan
    rows: tuple[InstalmentRow, ...]
    methods: tuple[Method, ...]
    gap: Decimal | None


def plan_details(now: State) -> tuple[PlanDetail, ...]:
    """The plans of a day, whole, in the order of their batches."""
    return tuple(_detail(now, plan) for plan in now.plans.plans)


def plan_detail(session: Session, order: str, as_of: date) -> PlanDetail | None:
    """The plan of one order, or None while the order does not stand."""
    now = state(session, as_of)
    return next((_detail(now, plan) for plan in now.plans.plans if plan.order == order), None)


def called_in_now(now: State) -> Sum | None:
    """What Winstar may call in on the day, other unpaid bills of Customer included; None while it may not."""
    return None if now.plans.to_call_in is None else with_billed(now.plans.to_call_in, _billed(now))


def _billed(now: State) -> tuple[Entry, ...]:
    """What else was billed and is not paid: no payment of a plan, and due by the day."""
    mine = {due.key for due in now.plans.dues if due.record[0] == "instalment"}
    return tuple(
        one
        for one in now.money.entries
        if one.due.key not in mine and one.due.payer == "customer" and one.due_on <= now.as_of and one.open
    )


def _detail(now: State, plan: Plan) -> PlanDetail:
    """A plan whole, as it stands on the day of a State."""
    rows = tuple(_row(now, plan, row) for row in plan.rows)
    return PlanDetail(_summary(plan, rows), plan, rows, _methods(now, plan), difference(plan))


def _row(now: State, plan: Plan, row: Instalment) -> InstalmentRow:
    """One payment with where it stands."""
    key = plan.key(row.number)
    standing = now.plans.standings[key]
    due_on = standing.may_be_paid_by if now.readings.roll == "roll_due_date" else row.due_on
    continued = row.kind is RowKind.CONTINUED
    return InstalmentRow(
        key=key,
        number=row.number,
        words="Continued" if continued else row_words(plan.table, row.number),
        quarter=row.quarter,
        kind=row.kind,
        due_on=due_on,
        may_be_paid_by=standing.may_be_paid_by if standing.may_be_paid_by != due_on else None,
        payment=row.amount,
        interest=row.interest,
        principal=row.principal,
        balance=row.balance,
        offset=row.offset,
        typed=row.typed,
        state=standing.state,
        paid=standing.paid,
        open=standing.open,
        last_day=standing.last_day,
        late=standing.days_late(due_on, now.as_of),
        why=row.why,
        standing_why=standing.why,
    )


def _summary(plan: Plan, rows: tuple[InstalmentRow, ...]) -> PlanRow:
    """A plan in one line (10.5: planned, active, paid or called in)."""
    ahead = next((row for row in rows if not row.state.settled and row.state is not InstalmentState.NOT_KNOWN), None)
    return PlanRow(
        plan.number,
        plan.order,
        plan.batch,
        plan.pairs,
        plan.bought_on,
        table_words(plan.table),
        plan.price.value if isinstance(plan.price, Known) else None,
        plan.total.value if isinstance(plan.total, Known) else None,
        sum((row.paid for row in rows), NOTHING),
        len(rows),
        sum(row.payment is None for row in rows),
        ahead.due_on if ahead else None,
        ahead.payment if ahead else None,
        sum(row.state.late for row in rows),
        _standing_words(rows),
    )


def _standing_words(rows: tuple[InstalmentRow, ...]) -> str:
    """How far a plan has come."""
    if any(row.state is InstalmentState.ACCELERATED for row in rows):
        return "Called in"
    if any(row.state.late for row in rows):
        return "Overdue"
    if all(row.state.settled for row in rows):
        return "Paid"
    return "Active" if any(row.paid for row in rows) else "Planned"


def _methods(now: State, plan: Plan) -> tuple[Method, ...]:
    """The ways of Part 4.1 to pay the batch off, where its price is known; nothing for the first batch (AMB-20)."""
    if not isinstance(plan.financed, Known) or plan.table == "A-2":
        return ()
    days = [row.due_on for row in plan.signed if row.kind is not RowKind.DOWN]
    return methods(
        plan.financed.value, plan.bought_on, days, now.terms.on(plan.bought_on).payment.later_batches, now.readings
    )


def charge_for(now: State, key: str) -> Sum:
    """What Winstar may demand on a payment that was late, by the reading in force."""
    due, standing = now.plans.due(key), now.plans.standings[key]
    assert due is not None
    last_day = standing.last_day or due.due_on
    trigger = due.due_on if now.readings.late_charge == "from_first_day" else last_day
    missed = Missed(key, _open_on(now, due, trigger), due.due_on, last_day, standing.settled_on or now.as_of)
    return late_charge(missed, now.terms, now.readings, _called(now))


def _open_on(now: State, due: Due, day: date) -> Decimal:
    """What was open of a payment at the end of a day."""
    paid = entries([due], now.money.payments, now.money.reductions, now.calendar, now.terms, day, now.readings)
    return paid[0].open or NOTHING


def _called(now: State) -> Sum | None:
    """The sum that was called in, if one was."""
    found = next((due for due in now.plans.dues if due.record[0] == "acceleration"), None)
    if found is None or found.why is None:
        return None
    return Unknown(found.missing, found.why) if found.amount is None else Known(found.amount, found.why)
