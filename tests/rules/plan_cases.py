"""What the tests of payment plans start from: orders, the letter's table with invented sums, and pairs accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from models.rules.dues import PaymentFacts
from models.rules.inventory import PairFacts
from models.rules.plan_book import PlanSources, make_book
from models.rules.plan_facts import Per, PlanBook, PlanFacts, PlanPrice, TypedAmount
from models.rules.prices import PriceFacts
from models.rules.purchasing import OrderFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.words import Side
from tests.rules.law import CALENDAR, day, terms
from tests.rules.test_purchasing import FIRST, SECOND

SEPTEMBER_29 = day("2000-09-29")
OCTOBER_1 = day("2001-10-01")
MILLION = Decimal("1000000.00")
R, S, LAST = Decimal("20000.00"), Decimal("48839.28"), Decimal("48839.34")

THIRD = OrderFacts("PO-003", SEPTEMBER_29, 3, 100, issued_on=SEPTEMBER_29, listed={"OC-3": 100})
"""The batch of Part 4.1: a million paid for on September 29, 2000."""
PRICED = PlanFacts("PO-003", prices=(PlanPrice(MILLION, Per.BATCH, SEPTEMBER_29),))

CONTINUED = PriceFacts("letter_continued_quarterly", R, SEPTEMBER_29)
PRICE_OF_LETTER = PriceFacts("letter_price_per_contract", Decimal("10000.00"), SEPTEMBER_29)


def letter_rows() -> tuple[TypedAmount, ...]:
    """The letter's table in the two steps of Part 4.3: four quarters at 20,000.00, twenty at 48,839.28."""
    sums = [R] * 4 + [S] * 19 + [LAST]
    return tuple(TypedAmount(number, amount, SEPTEMBER_29) for number, amount in enumerate(sums, 1))


LETTER = PlanFacts("PO-002", letter_rows())


def accepted(count: int, last: date, *, deemed: bool = False, order: str = "PO-001") -> tuple[PairFacts, ...]:
    """So many pairs, one accepted a day, the last on a day."""
    return tuple(
        PairFacts(
            f"P-{number:04}",
            order=order,
            shipped_on=day("2000-06-30"),
            accepted_on=last - timedelta(days=count - number),
            deemed=deemed,
        )
        for number in range(1, count + 1)
    )


def paid(key: str, amount: Decimal | str, on: str) -> PaymentFacts:
    """One payment applied to one sum."""
    return PaymentFacts(f"PAY-{key}-{on}", day(on), Side.CUSTOMER, Decimal(amount), ((key, Decimal(amount)),))


def million(*payments: PaymentFacts, **more: object) -> PlanSources:
    """The batch of Part 4.1 with what was paid on it."""
    return replace(PlanSources((THIRD,), typed={"PO-003": PRICED}, payments=payments), **more)


def paid_through(last: int, payment: str = "40228.04") -> tuple[PaymentFacts, ...]:
    """The down payment and the instalments up to a number, each on its day."""
    days = ["2000-12-15", "2001-03-15", "2001-06-15", "2001-09-15", "2001-12-15", "2002-03-15"]
    made = [paid("PP-003:0", "300000.00", "2000-09-29")]
    return (*made, *(paid(f"PP-003:{number}", payment, on) for number, on in enumerate(days[:last], 1)))


def second_batch(pairs: Sequence[PairFacts] = (), **more: object) -> PlanSources:
    """The letter's batch with its table, its price and what goes on while the pairs are missing."""
    sources = PlanSources((FIRST, SECOND), tuple(pairs), {"PO-002": LETTER}, (CONTINUED, PRICE_OF_LETTER))
    return replace(sources, **more)


def book(sources: PlanSources, as_of: str, readings: Readings = RECOMMENDED) -> PlanBook:
    """The plans of a day."""
    return make_book(sources, terms(day(as_of)), CALENDAR, day(as_of), readings)
