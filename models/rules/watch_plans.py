"""What the watch says of payment plans, their instalments and the condition of the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from models.rules.clause import clause, day_words
from models.rules.dues import Due
from models.rules.findings import Finding, Urgency
from models.rules.letter_condition import condition
from models.rules.plan_facts import InstalmentStanding, InstalmentState, Plan, RowKind
from models.rules.plan_sums import down_gap, financing_gap
from models.rules.state import State
from models.rules.words import Side, counted

__all__ = ["WATCHERS", "calls_possible", "condition_175", "financing_differs", "instalments_due", "sums_called_in"]

COMING = (InstalmentState.FUTURE, InstalmentState.DUE)


def _money(amount: Decimal | None) -> str:
    """A sum in a sentence."""
    return "an amount not entered" if amount is None else f"{amount:,.2f}"


@clause("EXA-2b-i", "EXA-2b-ii", "EXA-2c-i", "A-2", "LTR-SCHED")
def instalments_due(state: State) -> Iterator[Finding]:
    """R12: of every plan the payments that are late, and the next one; of a batch without an order its next day."""
    planned = {plan.batch for plan in state.plans.plans}
    for batch in state.terms.equipment.batch:
        if batch.number not in planned and batch.date <= state.as_of:
            yield from _of_schedule(state, batch.schedule)
    for plan in state.plans.plans:
        coming = False
        for row in plan.rows:
            standing = state.plans.standings[plan.key(row.number)]
            if standing.state.late or (standing.state in COMING and not coming):
                yield _instalment(state, plan, row.number, standing)
                coming = standing.state in COMING


def _of_schedule(state: State, schedule: str) -> Iterator[Finding]:
    """The next payment of a printed table whose order is not recorded."""
    days = state.terms.schedules.get(schedule, ())
    coming = [(number, day) for number, day in enumerate(days, 1) if day >= state.as_of]
    for number, due_on in coming[:1]:
        found = Finding(
            "R12",
            schedule,
            f"Pay instalment {number} of {len(days)}",
            f"{state.customer} pays instalment {number} of {len(days)} by {day_words(due_on)}. "
            "The amount is not entered.",
            Side.CUSTOMER,
            ("schedule", schedule),
            detail="amount not entered",
        )
        yield state.due(due_on, found, rolls=True)


def _instalment(state: State, plan: Plan, number: int, standing: InstalmentStanding) -> Finding:
    """One payment of a plan, coming or late."""
    row = plan.row(number)
    assert row is not None
    name = _name(plan, number, row.kind)
    unpaid = "The amount is not entered." if row.amount is None else f"{_money(standing.open)} is open."
    found = Finding(
        "R12",
        "LTR-2" if row.kind is RowKind.CONTINUED else plan.table,
        f"Pay {name} of {plan.number}",
        f"{state.customer} pays {name} of {plan.number} by {day_words(row.due_on)}. {unpaid}{_late(state, standing)}",
        Side.CUSTOMER,
        ("instalment", standing.key),
        detail="amount not entered" if row.amount is None else _money(standing.open),
        act="record_payment",
        button="Record payment",
        why=row.why,
    )
    return state.due(row.due_on, found, rolls=True)


def _name(plan: Plan, number: int, kind: RowKind) -> str:
    """A payment in a sentence: instalment 5 of 24."""
    if kind is RowKind.CONTINUED:
        return f"continued payment {number}"
    if number == 0:
        return "the down payment"
    return f"instalment {number} of {max(row.number for row in plan.rows)}"


def _late(state: State, standing: InstalmentStanding) -> str:
    """What a late payment may lead to."""
    if standing.state is InstalmentState.ACCELERABLE:
        return f" {state.winstar} may call in everything unpaid and demand a late charge."
    if standing.state is not InstalmentState.OVERDUE:
        return ""
    if standing.last_day is None:
        return f" {state.winstar} may call in everything once its notice of the breach has run."
    return f" {state.winstar} may call in everything from {day_words(_next(standing.last_day))}."


def _next(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


@clause("EXA-2c-i", "EXA-2c-ii")
def sums_called_in(state: State) -> Iterator[Finding]:
    """R12: the sum that was called in, and late charges demanded, until they are paid."""
    for due in state.plans.dues:
        standing = state.plans.standings[due.key]
        if due.record[0] == "instalment" or standing.state.settled:
            continue
        yield state.due(due.due_on, _demanded(state, due, standing), rolls=True)


def _demanded(state: State, due: Due, standing: InstalmentStanding) -> Finding:
    """One sum that Winstar demanded."""
    return Finding(
        "R12",
        due.clause,
        f"Pay {due.key}",
        f"{state.customer} owes {_money(standing.open)}: {due.words[0].lower()}{due.words[1:]}.",
        Side.CUSTOMER,
        due.record,
        detail=due.missing or _money(standing.open),
        act="record_payment",
        button="Record payment",
        missing=due.missing,
        why=due.why,
    )


@clause("EXA-2c-i", "EXA-2c-ii")
def calls_possible(state: State) -> Iterator[Finding]:
    """C14: every payment over which Winstar may call in everything, as long as nothing was."""
    if state.plans.election(state.as_of) is not None:
        return
    for due in state.plans.accelerable:
        standing = state.plans.standings[due.key]
        days = counted(state.terms.on(due.due_on).payment.acceleration_days, "day")
        yield Finding(
            "C14",
            "EXA-2c-i",
            f"{due.key} may be called in",
            f"{due.key} was due on {day_words(due.due_on)} and is more than {days} late. {state.winstar} may call in "
            "everything that is unpaid, and demand a late charge.",
            Side.WINSTAR,
            ("instalment", due.key),
            chip="May be called in",
            detail=_money(standing.open),
            act="accelerate",
            button="Call in",
            urgency=Urgency.STANDING,
            why=standing.why,
        )


@clause("EXA-2b-ii", "LTR-SCHED")
def financing_differs(state: State) -> Iterator[Finding]:
    """K18: typed rows that are not worth what is financed, or a down payment that is not its share."""
    for plan in state.plans.plans:
        gap, down = financing_gap(plan), down_gap(plan, state.terms)
        said = []
        if gap is not None:
            more = "more" if gap > 0 else "less"
            said.append(f"The typed rows are worth {abs(gap):,.2f} {more} than what is financed.")
        if down is not None:
            more = "more" if down > 0 else "less"
            share = f"{state.terms.on(plan.bought_on).payment.later_batches.down_share:.0%}"
            said.append(f"The down payment is {abs(down):,.2f} {more} than {share} of the price.")
        if said:
            yield Finding(
                "K18",
                "EXA-2b-ii",
                f"{plan.number}: the typed rows do not make its price",
                " ".join(said),
                None,
                ("plan", plan.number),
                chip="To know",
                detail=_money(gap if gap is not None else down),
                urgency=Urgency.STANDING,
                why=plan.worth.why if plan.worth is not None else None,
            )


@clause("LTR-2")
def condition_175(state: State) -> Iterator[Finding]:
    """R15: the pairs to be installed and accepted for the letter's payments, from its day until they are."""
    asked = condition(state.stock.pairs, state.stock.orders, state.terms, state.as_of, state.readings)
    if asked is None or asked.day is not None:
        return
    instead = "If not, the reduced quarterly payment goes on."
    if asked.missed(state.as_of):
        instead = f"They were not; {state.customer} pays the reduced quarterly payment until they are."
    found = Finding(
        "R15",
        "LTR-2",
        f"Install and accept {asked.needed} pairs",
        f"{state.winstar} installs and {state.customer} accepts {asked.needed} pairs by {day_words(asked.by)}; "
        f"{asked.count} are. {instead}",
        None,
        ("counter", "accepted"),
        detail=f"{asked.count} of {asked.needed}",
        why=asked.why,
    )
    yield state.due(asked.by, found)


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    instalments_due,  # R12
    sums_called_in,  # R12
    calls_possible,  # C14
    financing_differs,  # K18
    condition_175,  # R15
)
"""Every check and reminder here, for the watch."""
