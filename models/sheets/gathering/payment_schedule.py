"""Gathers the payment schedule of a batch: its rows as typed or computed, and how they were worked out."""

from __future__ import annotations

from models.errors import Refusal
from models.queries.plans import InstalmentRow, PlanDetail, plan_details
from models.queries.state import state
from models.rules.clause import day_words
from models.rules.words import counted
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import ordinal
from models.sheets.payment_schedule import PaymentScheduleSheet, ScheduledPayment

__all__ = ["about", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> PaymentScheduleSheet:
    """The schedule of a plan as it stands on the day."""
    detail = _found(source, subject)
    row, plan = detail.row, detail.plan
    later = source.terms.on(plan.bought_on).payment.later_batches
    return PaymentScheduleSheet(
        head=source.head("", source.as_of, source.records.stands_for),
        plan=row.number,
        order=row.order,
        batch=f"{ordinal(row.batch)} batch",
        pairs=row.pairs,
        table=row.table,
        bought_on=row.bought_on,
        price=row.price,
        total=row.total,
        rows=tuple(map(_payment, detail.rows)),
        rate=f"{later.annual_rate:.0%} a year" if plan.computed else "",
        method=next((one.words for one in detail.methods if one.in_force), "") if plan.computed else "",
        open_ended=plan.open_ended,
        missing=row.missing,
        remarks=_remarks(detail),
    )


def _found(source: Source, subject: str) -> PlanDetail:
    """The plan; a Refusal says that its order does not stand on the day."""
    plans = plan_details(state(source.session, source.as_of))
    found = next((one for one in plans if one.row.number == subject), None)
    if found is None:
        raise Refusal(f"There is no payment plan {subject} on {day_words(source.as_of)}. A plan stands with its order.")
    return found


def _payment(row: InstalmentRow) -> ScheduledPayment:
    return ScheduledPayment(
        name=row.words.removesuffix(" of Schedule A-2"),
        due_on=row.due_on,
        payment=row.payment,
        interest=row.interest,
        principal=row.principal,
        balance=row.balance,
        pay_by=row.may_be_paid_by,
        typed=row.typed,
    )


def _remarks(detail: PlanDetail) -> tuple[str, ...]:
    """What takes something off a payment, and the letter's way to go on without an end."""
    less = [f"{row.words} is less an offset of ${row.offset:,.2f}." for row in detail.rows if row.offset]
    ways = [f"{one.words}." for one in detail.plan.revisions if one.in_force]
    return (*less, *ways)


def about(sheet: PaymentScheduleSheet) -> str:
    """Which order is paid, and in how many payments."""
    return f"{sheet.order}, {counted(len(sheet.rows), 'payment')}"


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the schedule cannot be issued, with the clause, or None: a row not entered says so on it."""
    _found(source, subject)
    return None
