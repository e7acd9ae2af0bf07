"""How the price of a batch is paid off: due days, level instalments, and every other way to read it (EXA-2b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from models.rules.clause import clause
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms_money import LaterBatches

__all__ = [
    "Method",
    "Split",
    "amortised",
    "cents",
    "days_360",
    "due_days",
    "first_quarter",
    "methods",
    "periodic_rate",
    "present_value",
    "split",
]

CENT = Decimal("0.01")
MONTHS_A_YEAR, MONTHS_A_QUARTER = 12, 3
DAYS_360, DAYS_365 = 360, 365


@dataclass(frozen=True, slots=True)
class Split:
    """One instalment: what is paid, what of it is interest and principal, and the balance after it."""

    payment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Method:
    """One way to pay a batch off, by its figures side by side with the others."""

    words: str
    first: Decimal
    last: Decimal
    total: Decimal
    interest: Decimal
    in_force: bool = False


def cents(amount: Decimal) -> Decimal:
    """A sum to the cent, half a cent upward."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@clause("EXA-2b-ii", "EXA-2c-i")
def days_360(start: date, end: date) -> int:
    """The days between two days in months of thirty days; the 31st counts as the 30th."""
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    return months * 30 + min(end.day, 30) - min(start.day, 30)


@clause("EXA-2b-ii")
def due_days(
    bought_on: date, later: LaterBatches, readings: Readings = RECOMMENDED, day: int | None = None
) -> tuple[date, ...]:
    """The days of the instalments: that day of the last month of every quarter from the first one on (AMB-18)."""
    quarter_end = -(-bought_on.month // MONTHS_A_QUARTER) * MONTHS_A_QUARTER
    quarters = [
        date(year, month, day or later.day_of_month)
        for year in range(bought_on.year, bought_on.year + later.years + 2)
        for month in later.months
    ]
    if readings.first_instalment == "next_fifteenth":
        coming = [one for one in quarters if one >= bought_on]
    else:
        coming = [one for one in quarters if (one.year, one.month) > (bought_on.year, quarter_end)]
    return tuple(coming[: later.instalments])


@clause("EXA-2b-ii")
def periodic_rate(later: LaterBatches, readings: Readings = RECOMMENDED) -> Decimal:
    """The interest of one quarter: the yearly rate over four, or the rate that makes the yearly one (AMB-19)."""
    quarters = len(later.months)
    if readings.amortization == "effective_rate":
        return Decimal((1 + later.annual_rate) ** (Decimal(1) / quarters)) - 1
    return later.annual_rate / quarters


@clause("EXA-2b-ii")
def first_quarter(bought_on: date, first_due: date, readings: Readings = RECOMMENDED) -> Decimal:
    """How much of a quarter the first instalment carries interest for: all of it, or the days since (AMB-19)."""
    if readings.first_period == "stub_30_360":
        return Decimal(days_360(bought_on, first_due) * 4) / DAYS_360
    if readings.first_period == "stub_act_365":
        return Decimal((first_due - bought_on).days * 4) / DAYS_365
    return Decimal(1)


def _level(financed: Decimal, rate: Decimal, first: Decimal, number: int) -> Decimal:
    """The equal instalment that pays a sum off, its first quarter being that much of one."""
    factor = rate / (1 - (1 + rate) ** -number) if rate else Decimal(1) / number
    return cents(financed * factor * (1 + rate * first) / (1 + rate))


@clause("EXA-2b-ii")
def amortised(
    financed: Decimal, bought_on: date, days: Sequence[date], later: LaterBatches, readings: Readings = RECOMMENDED
) -> tuple[Split, ...]:
    """The instalments that pay off what is financed, to the cent; the last one takes up the rounding (AMB-19)."""
    rate, first = periodic_rate(later, readings), first_quarter(bought_on, days[0], readings)
    number, balance, made = len(days), financed, []
    level, part = _level(financed, rate, first, number), cents(financed / number)
    for position in range(1, number + 1):
        interest = cents(balance * rate * (first if position == 1 else 1))
        principal = part if readings.amortization == "level_principal" else level - interest
        if position == number:
            principal = balance
        balance -= principal
        made.append(Split(principal + interest, interest, principal, balance))
    return tuple(made)


@clause("EXA-2b-ii", "LTR-SCHED")
def split(financed: Decimal, payments: Sequence[Decimal], rate: Decimal, first: Decimal) -> tuple[Split, ...]:
    """Typed payments as interest and principal; what a last row is off by less than a cent a row is its rounding."""
    balance, made = financed, []
    for position, payment in enumerate(payments, 1):
        interest = cents(balance * rate * (first if position == 1 else 1))
        if position == len(payments) and abs(balance + interest - payment) <= CENT * len(payments):
            interest = payment - balance
        principal = payment - interest
        balance -= principal
        made.append(Split(payment, interest, principal, balance))
    return tuple(made)


@clause("EXA-2b-ii")
def present_value(payments: Sequence[Decimal], rate: Decimal, first: Decimal = Decimal(1)) -> Decimal:
    """What quarterly payments are worth on the day of purchase at a rate a quarter, to the cent (K18)."""
    start = 1 + rate * first
    worth = sum((one / (start * (1 + rate) ** number) for number, one in enumerate(payments)), Decimal(0))
    return cents(worth)


METHODS: tuple[tuple[str, dict[str, str]], ...] = (
    ("Equal instalments, a whole first quarter", {}),
    ("Equal parts of principal, interest on the balance", {"amortization": "level_principal"}),
    ("Equal instalments, first days in months of 30", {"first_period": "stub_30_360"}),
    ("Equal instalments, first days over 365", {"first_period": "stub_act_365"}),
    ("Equal instalments, the rate as an effective one", {"amortization": "effective_rate"}),
)
"""The ways of Part 4.1 to pay a batch off, and the readings each stands for (AMB-19)."""


@clause("EXA-2b-ii")
def methods(
    financed: Decimal, bought_on: date, days: Sequence[date], later: LaterBatches, readings: Readings = RECOMMENDED
) -> tuple[Method, ...]:
    """Every way to pay off what is financed, side by side, and which of them is in force."""
    chosen = (readings.amortization, readings.first_period)
    plain = replace(readings, amortization="level", first_period="full_quarter")
    made = []
    for words, changes in METHODS:
        reading = replace(plain, **changes)
        rows = amortised(financed, bought_on, days, later, reading)
        total = sum((one.payment for one in rows), Decimal(0))
        same = (reading.amortization, reading.first_period) == chosen
        made.append(Method(words, rows[0].payment, rows[-1].payment, total, total - financed, same))
    return tuple(made)
