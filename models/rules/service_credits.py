"""The credits Winstar owes toward future support: what was earned, what is issued, and what is left to issue (C16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.availability import OC3_PRICE, Availability
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.prices import PriceFacts, price_on
from models.rules.service_facts import CreditFacts, CreditKind
from models.rules.target_credits import TARGET_PRICE, TargetCredit, as_price
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["CLAUSES", "Earned", "earned", "left_to_issue", "note_amount"]

CLAUSES = {CreditKind.AVAILABILITY: "EXD-3.2", CreditKind.TARGET: "EXD-7.2"}
PRICES = {CreditKind.AVAILABILITY: OC3_PRICE, CreditKind.TARGET: TARGET_PRICE}


@dataclass(frozen=True, slots=True)
class Earned:
    """A credit Customer has earned: for what, on which day, for how many Links, which of them, and the sum."""

    kind: CreditKind
    earned_on: date
    units: int
    links: tuple[str, ...]
    amount: Known[Decimal] | Unknown
    why: Why


@clause("EXD-3.2", "EXD-7.2")
def note_amount(
    kind: CreditKind, units: int, earned_on: date, prices: Sequence[PriceFacts], terms: Terms
) -> Known[Decimal] | Unknown:
    """What a credit for so many Links comes to, by the figure that holds on the day it was earned."""
    price = price_on(PRICES[kind], prices, terms, earned_on)
    rule = f"{kind.words}: a credit for each Link"
    facts = (("Earned", day_words(earned_on)), ("Links", str(units)))
    if isinstance(price, Unknown):
        return Unknown(price.missing, Why(rule, (CLAUSES[kind],), facts))
    total = units * price.value
    summed = ("Credit", f"{units} x {price.value:,.2f} = {total:,.2f}")
    return Known(total, Why(rule, (CLAUSES[kind],), (*facts, *as_price(price), summed)))


@clause("EXD-3.2", "EXD-7.2")
def earned(
    quarters: Iterable[Availability], months: Sequence[TargetCredit], prices: Sequence[PriceFacts], terms: Terms
) -> tuple[Earned, ...]:
    """Every credit earned: one for each quarter, of the OC-3 Links that failed in it, one for each month short."""
    failed: dict[date, list[Availability]] = {}
    for one in quarters:
        failed.setdefault(one.period.last, []).append(one)
    found = [_quarter(last, links, prices, terms) for last, links in failed.items()]
    found += [
        Earned(CreditKind.TARGET, month.measured_on, month.short, (), month.amount, month.why) for month in months
    ]
    return tuple(sorted(found, key=lambda one: (one.earned_on, one.kind)))


def _quarter(last: date, links: Sequence[Availability], prices: Sequence[PriceFacts], terms: Terms) -> Earned:
    """The credit for the Links that failed in a quarter."""
    amount = note_amount(CreditKind.AVAILABILITY, len(links), last, prices, terms)
    lines = tuple((one.link, f"{one.counted:,} min down, {one.allowed:.3f} allowed") for one in links)
    readings = tuple(dict.fromkeys(name for one in links for name in one.why.readings))
    rule = f"{counted(len(links), 'OC-3 Link')} below the standard in {links[0].period.words}"
    why = Why(rule, ("EXD-3.2",), (*lines, *amount.why.facts), readings=readings)
    numbers = tuple(one.link for one in links)
    return Earned(CreditKind.AVAILABILITY, last, len(links), numbers, amount, why)


@clause("EXD-3.2", "EXD-7.2")
def left_to_issue(
    earned: Sequence[Earned], notes: Sequence[CreditFacts], prices: Sequence[PriceFacts], terms: Terms
) -> tuple[Earned, ...]:
    """The credits earned for which no credit note was issued, or for fewer Links than were earned."""
    found = []
    for one in earned:
        issued = [note for note in notes if (note.kind, note.earned_on) == (one.kind, one.earned_on)]
        links = tuple(link for link in one.links if not any(link in note.links for note in issued))
        units = len(links) if one.links else one.units - sum(note.units for note in issued)
        if units > 0:
            amount = note_amount(one.kind, units, one.earned_on, prices, terms)
            found.append(Earned(one.kind, one.earned_on, units, links, amount, one.why))
    return tuple(found)
