"""Acts on the figures withheld from the public text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.errors import Refusal
from models.queries.book import terms
from models.rules.clause import day_words
from models.tables.money import Price

__all__ = ["enter_price"]


@act(says="Entered {name}: {amount}, from {day}")
def enter_price(
    doing: Doing, *, price: str, amount: Decimal, holds_from: date, source: str = ""
) -> Mapping[str, object]:
    """Types in a figure the public text withholds, with the day it holds from and the paper it was read in."""
    asked = terms(doing.session, doing.on).price(price)
    if asked is None:
        known = ", ".join(one.id for one in terms(doing.session, doing.on).price_placeholder)
        raise Refusal(f"The agreement has no figure named {price:.40}; it has {known}.")
    if amount < 0:
        raise Refusal(f"{asked.name} cannot be less than nothing; {amount:,} was typed.", asked.clause)
    doing.session.add(Price(price=price, amount=amount, holds_from=holds_from, source=source.strip()))
    return {"name": asked.name, "amount": f"{amount:,}", "day": day_words(holds_from)}
