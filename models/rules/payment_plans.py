"""The payment plan of a batch: the rows of its table as typed, or its instalments as computed (EXA-2b, LTR-SCHED)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.amortisation import Split, amortised, due_days, first_quarter, periodic_rate, split
from models.rules.batch_price import Sum, batch_price, down_payment, financed
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.letter_condition import Continued, revised
from models.rules.plan_facts import Condition175, Instalment, Plan, PlanFacts, Revised, RowKind, plan_number
from models.rules.plan_sums import total, worth
from models.rules.prices import PriceFacts, price_on
from models.rules.purchasing import OrderFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.terms_money import LaterBatches

__all__ = ["payment_plan", "row_words", "table_words"]

COMPUTED, INITIAL, LETTER_TABLE = "EXA-2b-ii", "A-2", "LTR-SCHED"
CONTINUED_PRICE = "letter_continued_quarterly"
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything a plan is made of."""

    order: OrderFacts
    typed: PlanFacts
    prices: Sequence[PriceFacts]
    terms: Terms
    as_of: date
    readings: Readings

    @property
    def later(self) -> LaterBatches:
        """The terms of every batch after the first."""
        return self.terms.on(self.bought_on).payment.later_batches

    @property
    def table(self) -> str:
        """The table that fixes the payments, or the rule that computes them."""
        agreed = self.terms.batch(self.order.batch)
        return agreed.schedule if agreed and agreed.schedule in self.terms.schedules else COMPUTED

    @property
    def bought_on(self) -> date:
        """The day the batch is bought: that of the agreement, or of its order (AMB-32)."""
        agreed = self.terms.batch(self.order.batch)
        return agreed.date if agreed else self.order.ordered_on

    @property
    def checked(self) -> bool:
        """Whether the terms of later batches say anything of this one (AMB-20)."""
        return self.table != INITIAL or self.readings.initial_batch_payments == "check_terms"

    def amount(self, number: int) -> Decimal | None:
        """The amount typed for a row; the last one that holds decides."""
        held = [one for one in self.typed.amounts if one.number == number and one.holds_from <= self.as_of]
        return max(enumerate(held), key=lambda one: (one[1].holds_from, one[0]))[1].amount if held else None


@clause("EXA-2a", "EXA-2b-i", "EXA-2b-ii", "A-2", "LTR-1", "LTR-SCHED")
def payment_plan(
    order: OrderFacts,
    typed: PlanFacts,
    prices: Sequence[PriceFacts],
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
    condition: Condition175 | None = None,
) -> Plan:
    """How a batch is paid, as known on a day: typed rows win over computed ones, and what is missing stays unknown."""
    case = _Case(order, typed, prices, terms, as_of, readings)
    price = batch_price(order, typed, case.table, prices, terms, as_of)
    dates = dict(_dates(case))
    start = min(dates)
    down = down_payment(price, case.amount(start), case.table, prices, terms, case.bought_on, as_of)
    owed = financed(price, down)
    signed = tuple(_rows(case, dates, down, owed))
    revisions: tuple[Revised, ...] = ()
    if case.table == LETTER_TABLE and condition is not None:
        revisions = revised(signed, condition, _continued(case), as_of, readings)
    in_force = next((one for one in revisions if one.in_force), None)
    rows = in_force.rows if in_force else signed
    return Plan(
        plan_number(order.number),
        order.number,
        order.batch,
        order.batch_pairs,
        case.bought_on,
        case.table,
        price,
        owed,
        signed,
        rows,
        total(rows, _clauses(case), open_ended=in_force is not None and in_force.open_ended),
        _worth(case, signed, owed),
        revisions,
    )


def _dates(case: _Case) -> Iterator[tuple[int, date]]:
    """The day of every payment by its number; 0 is a down payment that its table does not print."""
    readings = case.readings
    if case.table == COMPUTED:
        days = due_days(case.bought_on, case.later, readings, case.typed.due_day)
    else:
        days = case.terms.schedules[case.table]
    if case.table == LETTER_TABLE:
        day = case.typed.due_day or int(readings.letter_due_day)
        days = tuple(one.replace(day=day) for one in days)
    if days[0] > case.bought_on or case.table == COMPUTED:
        yield 0, case.bought_on
    yield from enumerate(days, 1)


def _rows(case: _Case, dates: dict[int, date], down: Sum, owed: Sum) -> Iterator[Instalment]:
    """The down payment, then the instalments in their order."""
    (start, first_on), *quarters = sorted(dates.items())
    typed = case.amount(start)
    computed = down.value if isinstance(down, Known) and case.table != INITIAL else None
    amount = typed if typed is not None else computed
    why = down.why if case.table != INITIAL or typed is not None else _not_typed(case, start, first_on)
    balance = owed.value if isinstance(owed, Known) and case.checked else None
    yield Instalment(start, first_on, amount, RowKind.DOWN, start, amount, balance=balance, typed=typed is not None,
                     why=why)  # fmt: skip
    yield from _quarters(case, quarters, owed)


def _quarters(case: _Case, quarters: Sequence[tuple[int, date]], owed: Sum) -> tuple[Instalment, ...]:
    """The quarterly rows: as typed, else computed, else with no amount."""
    typed = [case.amount(number) for number, _ in quarters]
    if any(one is not None for one in typed) or case.table != COMPUTED:
        return _typed_rows(case, quarters, typed, owed)
    if isinstance(owed, Unknown) or case.readings.amortization == "typed":
        return tuple(
            Instalment(number, day, None, row=number, why=_not_computed(case, owed)) for number, day in quarters
        )
    parts = amortised(owed.value, case.bought_on, [day for _, day in quarters], case.later, case.readings)
    return _with_parts(case, quarters, parts, owed, typed=False)


def _typed_rows(
    case: _Case, quarters: Sequence[tuple[int, date]], typed: Sequence[Decimal | None], owed: Sum
) -> tuple[Instalment, ...]:
    """Rows as typed, with their interest and principal where what is financed is known and bears interest."""
    payments = [one for one in typed if one is not None]
    if len(payments) == len(typed) and isinstance(owed, Known) and case.checked:
        rate, first = _rate(case, quarters)
        return _with_parts(case, quarters, split(owed.value, payments, rate, first), owed, typed=True)
    complete, rows = len(payments) == len(typed), []
    for position, ((number, day), amount) in enumerate(zip(quarters, typed, strict=True)):
        left = sum(payments[position + 1 :], NOTHING) if complete and not case.checked else None
        why = _not_typed(case, number, day) if amount is None else _as_typed(case, number, day, amount)
        rows.append(
            Instalment(
                number, day, amount, row=number, scheduled=amount, balance=left, typed=amount is not None, why=why
            )
        )
    return tuple(rows)


def _rate(case: _Case, quarters: Sequence[tuple[int, date]]) -> tuple[Decimal, Decimal]:
    """The interest of a quarter, and how much of one the first row carries."""
    return periodic_rate(case.later, case.readings), first_quarter(case.bought_on, quarters[0][1], case.readings)


def _with_parts(
    case: _Case, quarters: Sequence[tuple[int, date]], parts: Sequence[Split], owed: Sum, *, typed: bool
) -> tuple[Instalment, ...]:
    """Rows with what of them is interest and principal, each with its figures."""
    rate, first = _rate(case, quarters)
    rows, before = [], owed.value if isinstance(owed, Known) else NOTHING
    for position, ((number, day), part) in enumerate(zip(quarters, parts, strict=True), 1):
        share = first if position == 1 else Decimal(1)
        why = _split_why(case, number, day, part, before, rate * share, typed=typed)
        rows.append(
            Instalment(number, day, part.payment, row=number, scheduled=part.payment, interest=part.interest,
                       principal=part.principal, balance=part.balance, typed=typed, why=why)
        )  # fmt: skip
        before = part.balance
    return tuple(rows)


READINGS = ("AMB-18", "AMB-19", "AMB-21", "AMB-32")


def _split_why(case: _Case, number: int, day: date, part: Split, before: Decimal, rate: Decimal, *, typed: bool) -> Why:
    """How one instalment comes about, with its numbers filled in."""
    shown = f"{rate.quantize(Decimal('0.00000001')).normalize():f}"
    facts = (
        ("Due", day_words(day)),
        ("Payment", f"{part.payment:,}{', as typed' if typed else ''}"),
        ("Interest", f"{before:,} x {shown} = {part.interest:,}"),
        ("Principal", f"{part.payment:,} - {part.interest:,} = {part.principal:,}"),
        ("Balance", f"{before:,} {'-' if part.principal >= 0 else '+'} {abs(part.principal):,} = {part.balance:,}"),
    )
    later = case.later
    rule = f"{later.instalments} quarterly instalments at {later.annual_rate:.0%} a year on the balance"
    return Why(_row_rule(case, number, rule, typed), (COMPUTED, *_table(case)), facts, readings=READINGS)


def _row_rule(case: _Case, number: int, rule: str, typed: bool) -> str:
    """The rule of a row in words."""
    return f"{row_words(case.table, number)}, as typed" if typed else rule


def _table(case: _Case) -> tuple[str, ...]:
    """The clause of the printed table, where there is one."""
    return () if case.table == COMPUTED else (case.table,)


def _as_typed(case: _Case, number: int, day: date, amount: Decimal) -> Why:
    """Why a row that was typed is due."""
    facts = (("Due", day_words(day)), ("Amount", f"{amount:,}"))
    readings = ("AMB-20", "AMB-21") if case.table == INITIAL else ("AMB-21", "AMB-25")
    return Why(f"{row_words(case.table, number)}, as typed", _table(case) or (COMPUTED,), facts, readings=readings)


def _not_typed(case: _Case, number: int, day: date) -> Why:
    """Why a row has no amount."""
    facts = (("Due", day_words(day)), ("Amount", "not entered"))
    return Why(f"{row_words(case.table, number)}: the amount is typed", _table(case) or (COMPUTED,), facts)


def _not_computed(case: _Case, owed: Sum) -> Why:
    """Why an instalment cannot be computed."""
    missing = owed.missing if isinstance(owed, Unknown) else "the reading takes the rows as typed, and none is"
    return Why("The price paid off in quarterly instalments", (COMPUTED,), (("Missing", missing),), readings=READINGS)


def _continued(case: _Case) -> Continued:
    """What the letter has paid in a quarter while the pairs are missing, as far as it is known on the day."""

    def amount(due_on: date) -> Decimal | None:
        found = price_on(CONTINUED_PRICE, case.prices, case.terms, min(due_on, case.as_of))
        return found.value if isinstance(found, Known) else None

    return amount


def _worth(case: _Case, signed: Sequence[Instalment], owed: Sum) -> Sum | None:
    """What the typed rows are worth on the day of purchase (K18); None where nothing says what they should be."""
    quarters = [row for row in signed if row.kind is not RowKind.DOWN]
    if not case.checked or not any(row.typed for row in quarters):
        return None
    rate, first = _rate(case, [(row.number, row.due_on) for row in quarters])
    return worth(quarters, owed, rate, first, _clauses(case))


def _clauses(case: _Case) -> tuple[str, ...]:
    """The clauses a plan follows."""
    return tuple(dict.fromkeys((case.table, COMPUTED))) if case.checked else (case.table,)


def table_words(table: str) -> str:
    """The table of a plan as sentences name it."""
    return {INITIAL: "Schedule A-2", LETTER_TABLE: "the letter's table"}.get(table, "Exhibit A, 2(b)")


def row_words(table: str, number: int) -> str:
    """One payment of a plan as sentences name it."""
    if number == 0:
        return "Down payment"
    return f"Row {number} of Schedule A-2" if table == INITIAL else f"Instalment {number}"
