"""The payment plans of a day: every plan, its dues, what Winstar demanded and called in, and where each sum stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from models.rules.acceleration import accelerated_sum
from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, clause
from models.rules.dues import Due, PaymentFacts, ReductionFacts, Stream
from models.rules.inventory import PairFacts
from models.rules.ledger import Entry, entries
from models.rules.letter_condition import condition
from models.rules.overdue import instalment_standing
from models.rules.payment_plans import payment_plan, row_words
from models.rules.plan_facts import (
    AccelerationFacts,
    InstalmentStanding,
    InstalmentState,
    LateChargeFacts,
    Plan,
    PlanBook,
    PlanFacts,
    RowKind,
)
from models.rules.prices import PriceFacts
from models.rules.purchasing import OrderFacts, bought_orders
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side

__all__ = ["CalledIn", "PlanSources", "called_in", "dues_of", "make_book", "plans_on"]


@dataclass(frozen=True, slots=True)
class PlanSources:
    """The records the plans are made of."""

    orders: tuple[OrderFacts, ...] = ()
    pairs: tuple[PairFacts, ...] = ()
    typed: Mapping[str, PlanFacts] = field(default_factory=dict)  # by order
    prices: tuple[PriceFacts, ...] = ()
    payments: tuple[PaymentFacts, ...] = ()
    reductions: tuple[ReductionFacts, ...] = ()
    charges: tuple[LateChargeFacts, ...] = ()
    accelerations: tuple[AccelerationFacts, ...] = ()
    notices: Mapping[str, date] = field(default_factory=dict)  # day a breach was notified, by the sum's key or plan


@clause("EXA-2b-i", "EXA-2b-ii", "LTR-1", "LTR-2")
def plans_on(sources: PlanSources, terms: Terms, on: date, readings: Readings = RECOMMENDED) -> tuple[Plan, ...]:
    """The plans of the orders that stand on a day, by batch."""
    stand = condition(sources.pairs, sources.orders, terms, on, readings)
    return tuple(
        payment_plan(
            order,
            sources.typed.get(order.number, PlanFacts(order.number)),
            sources.prices,
            terms,
            on,
            readings,
            stand,
        )
        for order in bought_orders(sources.orders, on)
    )


@clause("EXA-2a", "EXA-2b-i", "EXA-2b-ii", "LTR-SCHED")
def dues_of(plan: Plan) -> Iterator[Due]:
    """Every payment of a plan as a sum that is or will be due."""
    for row in plan.rows:
        words = f"{_words(plan, row.number, row.kind)}, batch {plan.batch}"
        missing = "" if row.amount is not None else f"the amount of {plan.key(row.number)}"
        yield Due(
            plan.key(row.number),
            Stream.EQUIPMENT,
            Side.CUSTOMER,
            row.due_on,
            row.amount,
            words,
            "LTR-2" if row.kind is RowKind.CONTINUED else plan.table,
            ("instalment", plan.key(row.number)),
            row.why,
            missing=missing,
        )


def _words(plan: Plan, number: int, kind: RowKind) -> str:
    """A payment in a few words."""
    if kind is RowKind.CONTINUED:
        return f"Continued payment {number}"
    return row_words(plan.table, number)


@clause("EXA-2c-i", "EXA-2c-ii", "MA-8.2")
def make_book(
    sources: PlanSources, terms: Terms, calendar: Calendar, as_of: date, readings: Readings = RECOMMENDED
) -> PlanBook:
    """The plans as they stand on a day, with what was demanded and called in by then."""
    plans = plans_on(sources, terms, as_of, readings)
    charges = tuple(one for one in sources.charges if one.demanded_on <= as_of)
    elected = tuple(one for one in sources.accelerations if one.elected_on <= as_of)
    dues = [due for plan in plans for due in dues_of(plan)]
    standing = next((one for one in elected if one.stands(as_of)), None)
    replaced: tuple[Due, ...] = ()
    if standing is not None:
        gone = called_in(sources, terms, calendar, standing.elected_on, readings)
        replaced = tuple(due for due in dues if due.key in gone.keys)
        dues = [due for due in dues if due.key not in gone.keys]
        dues.append(_accelerated_due(standing, gone))
    dues += [_charge_due(one) for one in charges if not _waived(one, as_of)]
    held = entries(dues, sources.payments, sources.reductions, calendar, terms, as_of, readings)
    old = entries(replaced, sources.payments, sources.reductions, calendar, terms, as_of, readings)
    standings = {one.due.key: _standing(one, sources, terms, as_of, readings, called_in=False) for one in held}
    standings |= {one.due.key: _standing(one, sources, terms, as_of, readings, called_in=True) for one in old}
    may_call = any(one.state is InstalmentState.ACCELERABLE for one in standings.values())
    return PlanBook(
        plans=plans,
        dues=tuple(one.due for one in held),
        replaced=replaced,
        standings=standings,
        charges=tuple(replace(one, waived_on=_by(one.waived_on, as_of)) for one in charges),
        accelerations=tuple(replace(one, withdrawn_on=_by(one.withdrawn_on, as_of)) for one in elected),
        to_call_in=called_in(sources, terms, calendar, as_of, readings).sum if may_call else None,
        condition=condition(sources.pairs, sources.orders, terms, as_of, readings),
    )


def _by(day: date | None, as_of: date) -> date | None:
    """A day as known on another."""
    return day if day is not None and day <= as_of else None


def _waived(charge: LateChargeFacts, as_of: date) -> bool:
    """Whether a late charge is waived by a day."""
    return _by(charge.waived_on, as_of) is not None


def _standing(
    entry: Entry, sources: PlanSources, terms: Terms, as_of: date, readings: Readings, *, called_in: bool
) -> InstalmentStanding:
    """Where one sum stands."""
    key = entry.due.key
    plan = key.partition(":")[0]
    noticed = sources.notices.get(key, sources.notices.get(plan))
    return instalment_standing(
        entry,
        terms,
        as_of,
        readings,
        called_in=called_in,
        may_be_called_in=entry.due.record[0] != "acceleration",
        noticed_on=_by(noticed, as_of),
    )


@dataclass(frozen=True, slots=True)
class CalledIn:
    """What an election calls in: the keys it replaces, and the sum."""

    keys: tuple[str, ...]
    sum: Known[Decimal] | Unknown


@clause("EXA-2c-i")
def called_in(
    sources: PlanSources,
    terms: Terms,
    calendar: Calendar,
    on: date,
    readings: Readings = RECOMMENDED,
) -> CalledIn:
    """What is due at once if Winstar calls everything in on a day: the unpaid payments of every plan."""
    plans = plans_on(sources, terms, on, readings)
    dues = [due for plan in plans for due in dues_of(plan)]
    found = entries(dues, sources.payments, sources.reductions, calendar, terms, on, readings)
    held = {one.due.key: one for one in found}
    keys = tuple(key for key, one in held.items() if not one.state.is_settled)
    return CalledIn(keys, accelerated_sum(plans, held, on, terms, readings))


def _accelerated_due(election: AccelerationFacts, gone: CalledIn) -> Due:
    """The sum called in; what was paid on the payments it replaces counts toward it."""
    return Due(
        election.number,
        Stream.EQUIPMENT,
        Side.CUSTOMER,
        election.elected_on,
        gone.sum.value if isinstance(gone.sum, Known) else None,
        f"Everything unpaid, called in over {election.key}",
        "EXA-2c-i",
        ("acceleration", election.number),
        gone.sum.why,
        covers=gone.keys,
        missing=gone.sum.missing if isinstance(gone.sum, Unknown) else "",
    )


def _charge_due(charge: LateChargeFacts) -> Due:
    """A late charge that was demanded."""
    return Due(
        charge.number,
        Stream.EQUIPMENT,
        Side.CUSTOMER,
        charge.demanded_on,
        charge.amount,
        f"Late charge on {charge.key}",
        "EXA-2c-ii",
        ("charge", charge.number),
    )
