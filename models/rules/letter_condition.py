"""The letter's condition of 175 pairs, and how the payments of its table go on when it is missed (LTR-2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.inventory import PairFacts, PlaceKind
from models.rules.plan_facts import Condition175, Instalment, Revised, RowKind
from models.rules.purchasing import OrderFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["RESUMES", "Continued", "condition", "counting_pairs", "resumed", "revised"]

READINGS = ("AMB-24", "AMB-15")
SECOND_BATCH = 2
NOTHING = Decimal("0.00")

RESUMES = {
    "slide": "The rows that were skipped follow later, in order",
    "calendar": "Each row belongs to its quarter, and skipped rows lapse",
    "catch_up": "All skipped rows fall due with the first one resumed",
}
"""The ways to take the letter's table up again (AMB-25)."""

Continued = Callable[[date], Decimal | None]
"""What is paid in a quarter while the pairs are missing."""


@clause("LTR-2", "EXB-5b-4")
def counting_pairs(
    pairs: Sequence[PairFacts], orders: Sequence[OrderFacts], readings: Readings = RECOMMENDED
) -> tuple[PairFacts, ...]:
    """The accepted pairs that count toward the condition, by the readings in force (AMB-24)."""
    second = {order.number for order in orders if order.batch == SECOND_BATCH}
    only_second = readings.condition_pairs == "second_batch"
    signed_only = readings.deemed_counts_as_accepted == "no"
    return tuple(
        pair
        for pair in pairs
        if pair.accepted_on is not None
        and not (only_second and pair.order not in second)
        and not (signed_only and pair.deemed)
    )


@clause("LTR-2", "EXB-5b-4", "LTR-1")
def condition(
    pairs: Sequence[PairFacts],
    orders: Sequence[OrderFacts],
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> Condition175 | None:
    """Where the condition stands on a day; None where the terms in force have none."""
    asked = terms.condition
    if asked is None:
        return None
    reached, met = 0, None
    amended = ((day, 0, "") for day, _ in terms.earlier)  # an amendment may ask for fewer
    for day, step, tag in sorted((*_steps(counting_pairs(pairs, orders, readings), readings), *amended)):
        if day > as_of:
            break
        reached += step
        then = terms.on(day).condition
        if met is None and then is not None and reached >= then.pairs:
            met = (day, f"{tag}, accepted" if tag else f"{then.pairs} asked for by amendment")
    why = _why(asked.pairs, reached, met, readings)
    found = Known(met[0], why) if met else Unknown(f"{reached} of {counted(asked.pairs, 'pair')} are accepted", why)
    return Condition175(asked.pairs, asked.by, reached, found, why)


def _why(needed: int, count: int, met: tuple[date, str] | None, readings: Readings) -> Why:
    """How the count came about."""
    only = "the second batch" if readings.condition_pairs == "second_batch" else "every batch"
    deemed = "count" if readings.deemed_counts_as_accepted == "yes" else "do not count"
    facts = [("Pairs of", only), ("Links deemed installed", deemed), ("Accepted", f"{count} of {needed}")]
    if met:
        facts.append((f"Pair number {needed}", f"{met[1]} on {day_words(met[0])}"))
    rule = f"The day {counted(needed, 'pair')} are installed and accepted"
    return Why(rule, ("LTR-2", "EXB-5b-4"), tuple(facts), readings=READINGS)


def _steps(pairs: Sequence[PairFacts], readings: Readings) -> Iterator[tuple[date, int, str]]:
    """Every change of the count: a pair accepted, and one that leaves it again (AMB-15)."""
    for pair in pairs:
        assert pair.accepted_on is not None  # only such pairs count
        yield pair.accepted_on, 1, pair.tag
        net = readings.pair_count == "net_in_service"
        left = [pair.gone_on] if net or pair.place is PlaceKind.SOLD_BACK else []
        left += [pair.removed_on] if net else []
        days = [day for day in left if day is not None and day >= pair.accepted_on]
        if days:
            yield min(days), -1, pair.tag


@dataclass(slots=True)
class _Account:
    """What was paid while the pairs were missing, and is not yet offset; None once a sum in it is not known."""

    paid: Decimal | None = NOTHING

    def add(self, amount: Decimal | None) -> None:
        """Counts one continued payment."""
        self.paid = None if self.paid is None or amount is None else self.paid + amount

    def offset(self, scheduled: Decimal | None) -> Decimal | None:
        """Takes what it can off a row, and carries the rest forward."""
        if self.paid == NOTHING:
            return NOTHING
        if self.paid is None or scheduled is None:
            self.paid = None
            return None
        taken = min(self.paid, scheduled)
        self.paid -= taken
        return taken


@clause("LTR-2", "LTR-SCHED")
def resumed(
    signed: Sequence[Instalment],
    by: date,
    met_on: date | None,
    continued: Continued,
    resume: str,
    as_of: date,
) -> tuple[Instalment, ...]:
    """The rows in force once the condition was missed: continued payments, then the table, less what was paid."""
    fixed = [row for row in signed if row.kind is RowKind.DOWN or row.due_on < by]
    waiting = [row for row in signed if row not in fixed]
    rows, account, skipped = list(fixed), _Account(), []
    quarters = _quarters(waiting)
    while True:
        number, due_on, own = next(quarters)
        if met_on is None or due_on < met_on:
            if met_on is None and own is None and rows[-1].due_on > as_of:
                break
            amount = continued(due_on)
            account.add(amount)
            rows.append(Instalment(number, due_on, amount, RowKind.CONTINUED, why=_continued_why(due_on, amount)))
            skipped += [own] if own else []
            continue
        due, skipped = _taken_up(own, skipped, resume)
        if due is None:
            break
        rows.append(_offset(due, number, due_on, account))
    return tuple(rows)


def _quarters(waiting: Sequence[Instalment]) -> Iterator[tuple[int, date, Instalment | None]]:
    """The quarters of the rows from the condition's day on, with the row of each, and then on without end."""
    for row in waiting:
        yield row.number, row.due_on, row
    number, due_on = waiting[-1].number, waiting[-1].due_on
    while True:
        number += 1
        year, month = (due_on.year + 1, due_on.month - 9) if due_on.month > 9 else (due_on.year, due_on.month + 3)
        due_on = date(year, month, due_on.day)
        yield number, due_on, None


def _taken_up(
    own: Instalment | None, skipped: list[Instalment], resume: str
) -> tuple[Instalment | None, list[Instalment]]:
    """The row a resumed quarter pays, and those still skipped after it."""
    if resume == "calendar":
        return own, skipped
    queue = skipped + ([own] if own else [])
    if not queue:
        return None, []
    if resume == "catch_up":
        return _together(queue), []
    return queue[0], queue[1:]


def _together(rows: Sequence[Instalment]) -> Instalment:
    """Several rows of the table paid at once, under the last of them."""
    last = rows[-1]
    return replace(
        last,
        amount=_sum([row.amount for row in rows]),
        interest=_sum([row.interest for row in rows]),
        principal=_sum([row.principal for row in rows]),
    )


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """What amounts come to, or None while one of them is not known."""
    known = [one for one in amounts if one is not None]
    return sum(known, NOTHING) if len(known) == len(amounts) else None


def _offset(due: Instalment, number: int, due_on: date, account: _Account) -> Instalment:
    """A row of the table in its new quarter, less what was paid meanwhile."""
    offset = account.offset(due.amount)
    amount = None if due.amount is None or offset is None else due.amount - offset
    said = "not known" if offset is None or amount is None else f"{due.amount:,} - {offset:,} = {amount:,}"
    facts = (
        ("Row of the table", f"{due.number}, of {due.quarter}"),
        ("Less what was paid meanwhile", said),
        ("Counted as paid", "every continued payment that fell due"),
    )
    why = Why("The letter's row, less the payments continued while the pairs were missing",
              ("LTR-2", "LTR-SCHED"), facts, readings=("AMB-25",))  # fmt: skip
    return replace(
        due, number=number, due_on=due_on, amount=amount, row=due.number, scheduled=due.amount, offset=offset, why=why
    )


def _continued_why(due_on: date, amount: Decimal | None) -> Why:
    """Why a continued payment is due."""
    said = "not entered" if amount is None else f"{amount:,}"
    facts = (("Due", day_words(due_on)), ("Continued payment", said))
    return Why("The quarterly payment that goes on while the pairs are missing", ("LTR-2",), facts,
               readings=("AMB-24", "AMB-25"))  # fmt: skip


@clause("LTR-2", "LTR-SCHED")
def revised(
    signed: Sequence[Instalment],
    stand: Condition175,
    continued: Continued,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> tuple[Revised, ...]:
    """The table by every way to resume it, once the condition was missed; nothing before that."""
    if not stand.missed(as_of) or not any(row.due_on >= stand.by for row in signed):
        return ()
    return tuple(_revised(signed, stand, continued, as_of, resume, readings) for resume in RESUMES)


def _revised(
    signed: Sequence[Instalment],
    stand: Condition175,
    continued: Continued,
    as_of: date,
    resume: str,
    readings: Readings,
) -> Revised:
    """The table by one way to resume it."""
    rows = resumed(signed, stand.by, stand.day, continued, resume, as_of)
    open_ended = stand.day is None
    whole = _sum([row.amount for row in signed if row.kind is not RowKind.DOWN])
    counted_rows = [row for row in rows if row.kind is not RowKind.DOWN and (not open_ended or row.due_on <= as_of)]
    paid = _sum([row.amount for row in counted_rows])
    why = Why(
        RESUMES[resume],
        ("LTR-2", "LTR-SCHED"),
        (
            (f"{counted(stand.needed, 'pair')} accepted", day_words(stand.day) if stand.day else "not yet"),
            ("Quarterly payments", f"{len(counted_rows)}, the last on {day_words(rows[-1].due_on)}"),
            ("The table as signed", "not complete" if whole is None else f"{whole:,}"),
            ("Paid by these rows", "not known" if paid is None else f"{paid:,}"),
        ),
        readings=("AMB-25", "AMB-24"),
    )
    missing = "the table is not complete" if whole is None else "the payment that goes on is not entered"
    total = Unknown(missing, why) if paid is None else Known(paid, why)
    left = Unknown(missing, why) if paid is None or whole is None else Known(whole - paid, why)
    return Revised(resume, RESUMES[resume], rows, total, left, open_ended, resume == readings.letter_resume)
