"""Acts on payment plans (EXA-2, LTR-2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day, refuse_outside
from models.acts.money_records import price_typed, whole_cents
from models.errors import Refusal
from models.queries.payments import payments
from models.queries.plans import charge_for
from models.queries.state import state
from models.rules.acceleration import why_not_accelerate, why_not_demand
from models.rules.clause import Unknown, day_words
from models.rules.plan_facts import Per, Plan, PlanBook
from models.rules.words import counted
from models.tables.plans import Acceleration, LateCharge, PlanAmount, PlanDay, PlanPrice

__all__ = [
    "RowAmount",
    "accelerate",
    "demand_late_charge",
    "enter_instalments",
    "enter_plan_price",
    "set_due_day",
    "waive_late_charge",
    "withdraw_acceleration",
]

LAST_DUE_DAY = 28
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class RowAmount:
    """The amount of one row of a payment plan; none takes the amount back."""

    number: int
    amount: Decimal | None


@act(says="Entered {what} of {plan}, from {day}")
def enter_instalments(
    doing: Doing, *, plan: str, amounts: tuple[RowAmount, ...], holds_from: date, source: str = ""
) -> Mapping[str, object]:
    """Types in the amounts of a plan's rows, as Schedule A-2 or the letter's table has them; typed rows win."""
    found = _plan(doing, plan)
    if not amounts:
        raise Refusal("No row was named. Give at least one row with its amount.", found.table)
    known = {row.number for row in found.signed}
    for one in amounts:
        _refuse_amount(found, one, known)
    if len({one.number for one in amounts}) < len(amounts):
        raise Refusal("A row is named twice; each has one amount.", found.table)
    refuse_outside(doing, holds_from, "Nothing of a plan holds")
    order = records.order(doing.session, found.order)
    for one in amounts:
        doing.session.add(
            PlanAmount(
                order_id=order.id,
                number=one.number,
                amount=one.amount,
                holds_from=holds_from,
                source=source.strip(),
            )
        )
    return {"what": counted(len(amounts), "row"), "day": day_words(holds_from)}


def _refuse_amount(found: Plan, one: RowAmount, known: set[int]) -> None:
    """Refuses a row the plan does not have, and a sum that cannot be."""
    if one.number not in known:
        last = max(known)
        raise Refusal(f"{found.number} has the rows {min(known)} to {last}; {one.number} is none of them.", found.table)
    if one.amount is not None:
        price_typed(one.amount, f"Row {one.number}", found.table)


@act(says="Entered the price of {plan}: {amount} for {what}, from {day}")
def enter_plan_price(
    doing: Doing, *, plan: str, price: Decimal, per: Per, holds_from: date, source: str = ""
) -> Mapping[str, object]:
    """Types in what a batch costs, by the pair or in all, where its order's lines do not say."""
    found = _plan(doing, plan)
    price_typed(price, "A price", "EXA-2a")
    refuse_outside(doing, holds_from, "Nothing of a plan holds")
    order = records.order(doing.session, found.order)
    doing.session.add(
        PlanPrice(order_id=order.id, amount=price, per=per.value, holds_from=holds_from, source=source.strip())
    )
    return {"amount": f"{price:,.2f}", "what": per.words.lower(), "day": day_words(holds_from)}


@act(says="Set the due day of {plan} to day {due_day} of the month, from {day}")
def set_due_day(doing: Doing, *, plan: str, due_day: int, holds_from: date, why: str) -> Mapping[str, object]:
    """Sets the day of the quarter's last month on which the instalments of a plan fall due (AMB-25)."""
    found = _plan(doing, plan)
    if found.table == "A-2":
        raise Refusal("Schedule A-2 prints the day of every payment.", "A-2")
    if not 1 <= due_day <= LAST_DUE_DAY:
        raise Refusal(f"Day {due_day} is not in every month; the days are 1 to {LAST_DUE_DAY}.", found.table)
    if not why.strip():
        raise Refusal("Say why the day is another than the agreement's.", found.table)
    refuse_outside(doing, holds_from, "Nothing of a plan holds")
    order = records.order(doing.session, found.order)
    doing.session.add(PlanDay(order_id=order.id, day=due_day, holds_from=holds_from, why=why.strip()))
    return {"day": day_words(holds_from)}


@act(says="Demanded late charge {charge} on {due}: {sum}")
def demand_late_charge(
    doing: Doing, *, due: str, demanded_on: date, amount: Decimal | None = None
) -> Mapping[str, object]:
    """Records that Winstar demanded a late charge on an instalment, as the reading has it unless an amount is typed."""
    refuse_day(doing, demanded_on, "A late charge cannot be demanded")
    now = state(doing.session, demanded_on)
    reason = why_not_demand(now.plans, due, demanded_on, now.readings)
    if reason is not None:
        raise Refusal(reason, "EXA-2c-ii")
    if amount is None:
        found = charge_for(now, due)
        if isinstance(found, Unknown):
            raise Refusal(f"The late charge cannot be computed: {found.missing}.", "EXA-2c-ii")
        amount = found.value
    whole_cents(amount, "A late charge", "EXA-2c-ii")
    number = records.next_number(doing.session, LateCharge.number, "LC", 3)
    doing.session.add(
        LateCharge(number=number, due=due, demanded_on=demanded_on, amount=amount, waived_on=None, why="")
    )
    return {"charge": number, "sum": f"{amount:,.2f}"}


@act(says="Waived late charge {charge}: {why}")
def waive_late_charge(doing: Doing, *, charge: str, waived_on: date, why: str) -> Mapping[str, object]:
    """Records that Winstar gave up a late charge it had demanded, in a signed writing (MA-13.7)."""
    refuse_day(doing, waived_on, "A late charge cannot be waived")
    row = doing.session.scalar(select(LateCharge).where(LateCharge.number == charge))
    if row is None:
        raise Refusal(f"There is no late charge {charge} in this book.", "EXA-2c-ii")
    if row.waived_on is not None:
        raise Refusal(f"{charge} was waived on {day_words(row.waived_on)} already.", "EXA-2c-ii")
    _refuse_before(waived_on, row.demanded_on, f"{charge} was demanded")
    _refuse_applied(doing, charge)
    row.waived_on, row.why = waived_on, _reason(why)
    return {}


@act(says="Called in everything unpaid over {due}: {acceleration}")
def accelerate(doing: Doing, *, due: str, elected_on: date, why: str = "") -> Mapping[str, object]:
    """Records that Winstar elects to call in the full amount unpaid, over a payment more than 15 days late."""
    refuse_day(doing, elected_on, "Nothing can be called in")
    reason = why_not_accelerate(state(doing.session, elected_on).plans, due, elected_on)
    if reason is not None:
        raise Refusal(reason, "EXA-2c-i")
    number = records.next_number(doing.session, Acceleration.number, "AC", 3)
    doing.session.add(Acceleration(number=number, due=due, elected_on=elected_on, withdrawn_on=None, why=why.strip()))
    return {"acceleration": number}


@act(says="Withdrew {acceleration}: {why}")
def withdraw_acceleration(doing: Doing, *, acceleration: str, withdrawn_on: date, why: str) -> Mapping[str, object]:
    """Records that Winstar took back its election, so that the instalments run on as they were."""
    refuse_day(doing, withdrawn_on, "An election cannot be withdrawn")
    row = doing.session.scalar(select(Acceleration).where(Acceleration.number == acceleration))
    if row is None:
        raise Refusal(f"There is no election {acceleration} in this book.", "EXA-2c-i")
    if row.withdrawn_on is not None:
        raise Refusal(f"{acceleration} was withdrawn on {day_words(row.withdrawn_on)} already.", "EXA-2c-i")
    _refuse_before(withdrawn_on, row.elected_on, f"{acceleration} was elected")
    _refuse_applied(doing, acceleration)
    row.withdrawn_on, row.why = withdrawn_on, _reason(why)
    return {}


def _book(doing: Doing) -> PlanBook:
    """The plans on the day an act is recorded for."""
    return state(doing.session, doing.on).plans


def _plan(doing: Doing, number: str) -> Plan:
    """The plan of that number; a Refusal says that its order does not stand on the day."""
    book = _book(doing)
    found = book.plan(number)
    if found is None:
        held = ", ".join(one.number for one in book.plans) or "none"
        raise Refusal(
            f"There is no payment plan {number:.40} on {day_words(doing.on)}; there is {held}. An order has its plan "
            "from the day it is issued.",
            "EXA-2b-ii",
        )
    return found


def _reason(why: str) -> str:
    """The reason given; a Refusal asks for it where there is none."""
    if not why.strip():
        raise Refusal("Say why, and in which paper Winstar said so.", "MA-13.7")
    return why.strip()


def _refuse_before(day: date, first: date, what: str) -> None:
    """Refuses a day before the one it takes back."""
    if day < first:
        raise Refusal(f"{what} on {day_words(first)}; {day_words(day)} is before that.", "EXA-2c-i")


def _refuse_applied(doing: Doing, key: str) -> None:
    """Refuses to take back a sum on which something was paid under its own number."""
    paid = sum(
        (amount for one in payments(doing.session, doing.on) for due, amount in one.applied if due == key), NOTHING
    )
    if paid:
        raise Refusal(f"{paid:,.2f} was paid on {key}; withdraw that payment first.", "EXA-2c-i")
