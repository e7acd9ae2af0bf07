"""The ledger: what was charged, taken off and paid of every sum, where it stands, and each stream's balance (MA-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.dues import Due, PaymentFacts, ReductionFacts, Stream
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, counted, listed

__all__ = [
    "Entry",
    "Settlement",
    "StreamLedger",
    "SumState",
    "accelerable",
    "ahead",
    "entries",
    "is_late",
    "ledger",
    "liability_cap",
    "overdue",
    "purchase_price",
    "total_open",
]

NOTHING = Decimal(0)


class SumState(StrEnum):
    """Where a sum stands (10.7 of the register); not known once its day has passed and its amount is not entered."""

    FUTURE = "future"
    DUE = "due"
    OVERDUE = "overdue"
    ACCELERABLE = "accelerable"
    ACCELERATED = "accelerated"
    PAID = "paid"
    REDUCED = "reduced"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        named = {"due": "Due today", "accelerated": "Called in", "reduced": "Settled without money",
                 "not_known": "Amount not entered"}  # fmt: skip
        return named.get(self, self.capitalize())

    @property
    def is_settled(self) -> bool:
        """Whether nothing of the sum is left."""
        return self in (SumState.PAID, SumState.REDUCED)


@dataclass(frozen=True, slots=True)
class Settlement:
    """One payment or reduction as far as it settles one sum."""

    number: str
    on: date
    amount: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One sum with all that settled it by a day."""

    due: Due
    due_on: date  # the day in force: the due date, moved only where the reading moves it
    payable_until: date
    state: SumState
    paid: Decimal = NOTHING
    reduced: Decimal = NOTHING
    settlements: tuple[Settlement, ...] = ()

    @property
    def open(self) -> Decimal | None:
        """What is left to pay; None while the amount is not known."""
        return None if self.due.amount is None else self.due.amount - self.reduced - self.paid

    @property
    def overpaid(self) -> Decimal:
        """What was paid or taken off beyond the sum."""
        return max(NOTHING, -self.open) if self.open is not None else NOTHING

    @property
    def paid_short(self) -> bool:
        """Whether something was paid, and less than the sum."""
        return bool(self.paid) and self.open is not None and self.open > 0


@clause("EXA-2c-i", "EXD-4B", "MA-8.2", "MA-12.3")
def entries(
    dues: Iterable[Due],
    payments: Sequence[PaymentFacts],
    reductions: Sequence[ReductionFacts],
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> tuple[Entry, ...]:
    """Every sum with what settled it by a day, the earliest due first; neither a dispute nor an end stops one."""
    by_key: dict[str, list[Settlement]] = {}
    for payment in payments:
        if payment.paid_on <= as_of:
            for key, amount in payment.applied:
                by_key.setdefault(key, []).append(Settlement(payment.number, payment.paid_on, amount, "Paid"))
    for one in reductions:
        if one.on <= as_of:
            by_key.setdefault(one.due, []).append(Settlement(one.number, one.on, one.amount, one.kind))
    found = [_entry(due, by_key, calendar, terms, as_of, readings) for due in dues]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.due.key)))


def _entry(
    due: Due,
    by_key: dict[str, list[Settlement]],
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings,
) -> Entry:
    """One sum with its settlements, in the order of their days."""
    settled = sorted(
        (one for key in (due.key, *due.covers) for one in by_key.get(key, ())), key=lambda one: (one.on, one.number)
    )
    paid = sum((one.amount for one in settled if one.words == "Paid"), NOTHING)
    reduced = sum((one.amount for one in settled if one.words != "Paid"), NOTHING)
    until = calendar.rolled(due.due_on)
    due_on = until if readings.roll == "roll_due_date" else due.due_on
    left = None if due.amount is None else due.amount - paid - reduced
    state = _state(due.stream, due_on, left, paid, terms, as_of)
    return Entry(due, due_on, until, state, paid, reduced, tuple(settled))


def _state(stream: Stream, due_on: date, left: Decimal | None, paid: Decimal, terms: Terms, as_of: date) -> SumState:
    """Where a sum stands by what is left of it and its day."""
    if left is not None and left <= 0:
        return SumState.PAID if paid else SumState.REDUCED
    if due_on > as_of:
        return SumState.FUTURE
    if due_on == as_of:
        return SumState.DUE
    if left is None:
        return SumState.NOT_KNOWN
    grace = timedelta(days=terms.on(due_on).payment.acceleration_days)
    accelerable = stream is Stream.EQUIPMENT and as_of > due_on + grace
    return SumState.ACCELERABLE if accelerable else SumState.OVERDUE


@dataclass(frozen=True, slots=True)
class StreamLedger:
    """One stream of one payer: the sums whose amount is known balance; the others are counted beside them."""

    stream: Stream
    payer: Side
    charged: Decimal
    reduced: Decimal
    paid: Decimal
    overdue: Decimal
    unpriced: int
    paid_unpriced: Decimal

    @property
    def open(self) -> Decimal:
        """What is left of the charges that are known."""
        return self.charged - self.reduced - self.paid


@clause("MA-4.1", "MA-4.2", "MA-4.3", "MA-4.4", "MA-4.5", "MA-6.2")
def ledger(of: Sequence[Entry]) -> tuple[StreamLedger, ...]:
    """The balance of every stream that has a sum, in the order of the agreement's services."""
    keys = sorted({(one.due.stream, one.due.payer) for one in of}, key=lambda key: (list(Stream).index(key[0]), key[1]))
    return tuple(_stream(stream, payer, of) for stream, payer in keys)


def _stream(stream: Stream, payer: Side, of: Sequence[Entry]) -> StreamLedger:
    """The balance of one stream of one payer."""
    mine = [one for one in of if one.due.stream is stream and one.due.payer is payer]
    known = [one for one in mine if one.due.amount is not None]
    unpriced = [one for one in mine if one.due.amount is None]
    return StreamLedger(
        stream,
        payer,
        sum((one.due.amount or NOTHING for one in known), NOTHING),
        sum((one.reduced for one in known), NOTHING),
        sum((one.paid for one in known), NOTHING),
        sum((one.open or NOTHING for one in known if is_late(one)), NOTHING),
        len(unpriced),
        sum((one.paid for one in unpriced), NOTHING),
    )


def is_late(one: Entry) -> bool:
    """Whether a sum was not paid by its day; of one whose amount is not entered nobody can say."""
    return one.state in (SumState.OVERDUE, SumState.ACCELERABLE)


@clause("EXA-2c-i")
def accelerable(of: Sequence[Entry]) -> Known[Decimal] | Unknown:
    """C14: what is open of the sums over which Winstar may call in everything; it has to have an amount."""
    grace = [one for one in of if one.state is SumState.ACCELERABLE]
    return total_open(grace, "Open sums under Exhibit A that are late beyond their days")


@clause("EXA-2b-i", "EXA-2b-ii", "EXB-6a", "EXD-4B")
def ahead(of: Sequence[Entry], as_of: date, days: int) -> Known[Decimal] | Unknown:
    """C14: what falls due from a day on within so many days, the day itself included."""
    last = as_of + timedelta(days=days)
    mine = [one for one in of if not one.state.is_settled and as_of <= one.due_on <= last]
    return total_open(mine, f"Open sums due from {day_words(as_of)} to {day_words(last)}")


@clause("EXA-2c-i", "EXB-6a", "EXD-4B")
def overdue(of: Sequence[Entry]) -> Known[Decimal] | Unknown:
    """C14: what was due and is not paid."""
    passed = [one for one in of if is_late(one) or one.state is SumState.NOT_KNOWN]
    return total_open(passed, "Open sums whose day has passed")


@clause("MA-6.2")
def total_open(of: Sequence[Entry], rule: str) -> Known[Decimal] | Unknown:
    """What is open of some sums together, or which of them have no amount."""
    missing = [one.due.words for one in of if one.due.amount is None]
    facts = tuple((one.due.key, f"{one.open:,.2f}" if one.open is not None else "not entered") for one in of)
    if missing:
        named = f"{counted(len(missing), 'sum has', 'sums have')} no amount: {listed(missing)}"
        return Unknown(named, Why(rule, ("MA-6.2",), facts))
    total = sum((one.open or NOTHING for one in of), NOTHING)
    return Known(total, Why(rule, ("MA-6.2",), (*facts, ("Together", f"{total:,.2f}"))))


@clause("MA-10.2", "MA-10.1")
def liability_cap(payments: Sequence[PaymentFacts], on: date) -> Known[Decimal]:
    """C15: what Customer has actually paid Winstar by a day, principal and interest."""
    made = [one for one in payments if one.payer is Side.CUSTOMER and one.paid_on <= on]
    facts = tuple((one.number, f"{one.amount:,.2f} on {day_words(one.paid_on)}") for one in made)
    rule = f"All that Customer paid Winstar by {day_words(on)}, principal and interest"
    total = sum((one.amount for one in made), NOTHING)
    return Known(total, Why(rule, ("MA-10.2",), (*facts, ("Together", f"{total:,.2f}"))))


@clause("MA-1.1u", "MA-6.1")
def purchase_price(of: Sequence[Entry]) -> Known[Decimal] | Unknown:
    """All that Customer was charged or will be by the schedules, whatever for, or which sums have no amount."""
    mine = [one for one in of if one.due.payer is Side.CUSTOMER]
    rule = "Every charge and instalment of Customer, of all five services"
    streams = [stream for stream in Stream if any(one.due.stream is stream for one in mine)]
    sums = {
        stream: sum((one.due.amount or NOTHING for one in mine if one.due.stream is stream), NOTHING)
        for stream in streams
    }
    why = Why(rule, ("MA-1.1u", "MA-4.1"), tuple((stream.words, f"{sums[stream]:,.2f}") for stream in streams))
    missing = [one.due.words for one in mine if one.due.amount is None]
    if missing:
        return Unknown(f"{counted(len(missing), 'sum has', 'sums have')} no amount: {listed(missing)}", why)
    return Known(sum(sums.values(), NOTHING), why)
