"""The words of the payment plans on the Payments page, and why something cannot be done with them now."""

from __future__ import annotations

from models.queries.plans import InstalmentRow, PlanDetail
from models.rules.acceleration import why_not_accelerate, why_not_demand
from models.rules.plan_facts import LateChargeFacts
from models.rules.state import State
from ui.words import count_words, money_words

__all__ = [
    "charge_of",
    "plan_words",
    "why_not_call_in",
    "why_not_day",
    "why_not_demand_one",
    "why_not_pay",
    "why_not_waive",
    "why_not_withdraw",
]

NONE_CHOSEN = "Choose a payment in the list first."


def plan_words(detail: PlanDetail, *, whole: bool = False) -> str:
    """A plan in a few words, or in the sentence under the title of the page."""
    row, plan = detail.row, detail.plan
    short = f"{row.number}, batch {row.batch}, {count_words(row.pairs, 'pair')}"
    if not whole:
        return short
    if row.missing:
        sums = f"{count_words(row.missing, 'row')} of {row.rows} not entered"
    elif plan.open_ended:
        sums = "payments go on until the pairs are accepted"
    else:
        sums = f"{money_words(row.total)} in {count_words(row.rows, 'payment')}"
    paid = f"; {money_words(row.paid)} is paid" if row.paid else ""
    return f"{row.order} by {row.table}: {sums}{paid}."


def charge_of(state: State | None, row: InstalmentRow | None) -> LateChargeFacts | None:
    """The late charge demanded on a payment and not waived."""
    if state is None or row is None:
        return None
    return next((one for one in state.plans.charges if one.key == row.key and one.waived_on is None), None)


def why_not_pay(row: InstalmentRow | None) -> str:
    """Why no payment can be recorded on the row chosen."""
    if row is None:
        return NONE_CHOSEN
    if row.state.settled:
        return f"{row.key} is settled."
    return "" if row.key and row.open != 0 else f"{row.key} was called in; pay the sum called in."


def why_not_demand_one(state: State | None, row: InstalmentRow | None) -> str:
    """Why no late charge can be demanded on the row chosen."""
    if state is None or row is None:
        return NONE_CHOSEN
    return why_not_demand(state.plans, row.key, state.as_of, state.readings) or ""


def why_not_call_in(state: State | None, row: InstalmentRow | None) -> str:
    """Why not everything can be called in over the row chosen."""
    if state is None or row is None:
        return NONE_CHOSEN
    return why_not_accelerate(state.plans, row.key, state.as_of) or ""


def why_not_day(detail: PlanDetail | None) -> str:
    """Why the due day of the plan cannot be set."""
    if detail is None:
        return "There is no payment plan yet."
    return "Schedule A-2 prints the day of every payment." if detail.plan.table == "A-2" else ""


def why_not_waive(state: State | None, row: InstalmentRow | None) -> str:
    """Why there is no late charge to waive."""
    return "" if charge_of(state, row) else "No late charge was demanded on this payment."


def why_not_withdraw(state: State | None) -> str:
    """Why there is no election to withdraw."""
    if state is None or state.plans.election(state.as_of) is None:
        return "Nothing has been called in."
    return ""
