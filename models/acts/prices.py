"""Acts on the figures withheld from the public text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts.days import refuse_outside
from models.acts.money_records import price_typed
from models.errors import Refusal
from models.queries.book import terms
from models.rules.charge_facts import RateName, money
from models.rules.clause import day_words
from models.rules.prices import TABLES
from models.tables.money import Price, Rate

__all__ = ["enter_price", "enter_rate"]

LONGEST = 3_650  # days


@act(says="Entered {name}: {amount}, from {day}")
def enter_price(
    doing: Doing, *, price: str, amount: Decimal, holds_from: date, source: str = ""
) -> Mapping[str, object]:
    """Types in a figure the public text withholds, with the day it holds from and the paper it was read in."""
    asked = terms(doing.session, doing.on).price(price)
    if asked is None:
        known = ", ".join(one.id for one in terms(doing.session, doing.on).price_placeholder)
        raise Refusal(f"The agreement has no figure named {price:.40}; it has {known}.")
    if price in TABLES:
        raise Refusal(f"{asked.name}: this is no single figure; it is typed {TABLES[price]}.", asked.clause)
    price_typed(amount, asked.name, asked.clause)
    refuse_outside(doing, holds_from, f"{asked.name} does not hold")
    same = select(Price).where(Price.price == price, Price.holds_from == holds_from).order_by(Price.id.desc())
    last = doing.session.scalars(same.limit(1)).first()
    if last is not None and last.amount == amount:
        raise Refusal(f"{asked.name} is {money(amount)} from {day_words(holds_from)} already.", asked.clause)
    doing.session.add(Price(price=price, amount=amount, holds_from=holds_from, source=source.strip()))
    return {"name": asked.name, "amount": money(amount), "day": day_words(holds_from)}


@act(says="Entered {name}: {percent}, from {day}")
def enter_rate(
    doing: Doing, *, rate: RateName, percent: Decimal, holds_from: date, days: int | None = None, source: str = ""
) -> Mapping[str, object]:
    """Types in a rate a rule asks for and no text states, in percent, with the day it holds from.

    A share of the installation charge below 100 needs the days after receipt on which the rest is due.
    """
    share = rate is RateName.INSTALLATION_SHARE
    if percent < 0 or (share and percent > 100):
        raise Refusal(f"{percent:f} is no such rate; it lies between 0 and 100 percent.", rate.clause)
    if share and percent < 100 and days is None:
        raise Refusal("Say how many days after receipt of the Letter the rest is due (AMB-17).", rate.clause)
    if share and not percent:
        raise Refusal("A share of the installation charge is more than nothing.", rate.clause)
    if days is not None and not 1 <= days <= LONGEST:
        raise Refusal(f"The rest is due 1 to {LONGEST:,} days after receipt; {days:,} was typed.", rate.clause)
    refuse_outside(doing, holds_from, "The rate does not hold")
    doing.session.add(Rate(rate=rate.value, value=percent, days=days, holds_from=holds_from, source=source.strip()))
    return {"name": rate.words, "percent": f"{percent:f}", "day": day_words(holds_from)}
