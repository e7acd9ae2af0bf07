"""The charge for installing a Link: its sum, its day, and what may be claimed while the Link is objected to (EXB-6)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.charge_facts import CostKind, CostStatement, RateFacts, RateName, money, rate_on
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.costs import charged
from models.rules.dues import Due, Stream
from models.rules.links import LinkStanding, LinkState, charge_due, charged_since
from models.rules.prices import PriceFacts, price_on
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, listed

__all__ = [
    "PRICE",
    "Tariff",
    "installation_dues",
    "installation_key",
    "installation_share",
    "installation_sum",
    "may_be_claimed",
]

PRICE = "installation_per_link"
WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Tariff:
    """What every charge is computed from: the terms and readings in force, the prices and rates typed."""

    terms: Terms
    prices: Sequence[PriceFacts] = ()
    rates: Sequence[RateFacts] = ()
    readings: Readings = RECOMMENDED

    def price(self, price_id: str, on: date) -> Known[Decimal] | Unknown:
        """The price of that name that holds on a day."""
        return price_on(price_id, self.prices, self.terms, on)


def installation_key(link: str, *, rest: bool = False) -> str:
    """What the installation charge of a Link is named by: L-0001:installation."""
    return f"{link}:installation{' rest' if rest else ''}"


@clause("EXB-6a")
def installation_share(tariff: Tariff, on: date) -> Known[Decimal] | Unknown:
    """The share of the charge that is due after the Letter: all of it, or the share typed (AMB-17)."""
    rule = "Share of the installation charge due after the Letter"
    if tariff.readings.installation_share != "typed":
        share = tariff.terms.on(on).installation.share
        return Known(share, Why(rule, ("EXB-6a",), (("Share", f"{share:f}"),), readings=("AMB-17",)))
    typed = rate_on(RateName.INSTALLATION_SHARE, tariff.rates, on)
    if isinstance(typed, Unknown):
        return typed
    share = typed.value.percent / 100
    return Known(share, Why(rule, ("EXB-6a",), (("Share", f"{typed.value.percent:f}%"),), readings=("AMB-17",)))


@clause("EXB-6a", "B-6", "EXB-6b")
def installation_sum(
    link: str, on: date, tariff: Tariff, works: Sequence[CostStatement] = (), *, rest: bool = False
) -> Known[Decimal] | Unknown:
    """The charge for a Link: share x price per Link, and its work out of scope at cost plus ten percent."""
    rule = "Share x price per Link + work out of scope at its cost and the mark-up"
    share, price = installation_share(tariff, on), tariff.price(PRICE, on)
    if isinstance(share, Unknown):
        return replace(share, why=replace(share.why, readings=("AMB-17",)))
    if isinstance(price, Unknown):
        return Unknown(price.missing, Why(rule, ("EXB-6a", "B-6"), readings=("AMB-17",)))
    part = WHOLE - share.value if rest else share.value
    standard = cents(part * price.value)
    extra = [] if rest else [charged(work, tariff.terms) for work in works]
    total = standard + sum((one.value for one in extra), Decimal(0))
    formula = f"{part:f} x {money(price.value)}" + "".join(f" + {money(one.value)}" for one in extra)
    facts = (
        ("Link", link),
        ("Price per Link", money(price.value)),
        *(("Out of scope", work.number) for work in works if not rest),
        ("Sum", f"{formula} = {money(total)}"),
    )
    return Known(total, Why(rule, ("EXB-6a", "B-6"), facts, readings=("AMB-17",)))


@clause("EXB-6a", "EXB-5b-4")
def may_be_claimed(link: LinkStanding, terms: Terms) -> Known[date] | Unknown:
    """While a Link is objected to: the day its charge may be claimed for, counted from its first Letter (AMB-17)."""
    law = terms if link.letter_on is None else terms.on(link.letter_on)
    days = law.installation.due_days_after_letter_receipt
    rule = f"{days} days after receipt of the first Letter, as may be claimed"
    if link.state is not LinkState.OBJECTED or link.letter_on is None:
        return Unknown(f"{link.number} is not objected to", Why(rule, ("EXB-6a",), readings=("AMB-17",)))
    claimed = link.letter_on + timedelta(days=days)
    facts = (("First Letter received", day_words(link.letter_on)), ("May be claimed for", day_words(claimed)))
    return Known(claimed, Why(rule, ("EXB-6a",), facts, readings=("AMB-17",)))


@clause("EXB-6a", "B-6", "EXB-4")
def installation_dues(
    links: Sequence[LinkStanding], tariff: Tariff, works: Sequence[CostStatement] = (), moved: Collection[str] = ()
) -> tuple[Due, ...]:
    """The installation charges of Links whose day is known; a Link made by a move pays only what the move cost."""
    found: list[Due] = []
    for link in links:
        due = charge_due(link, tariff.terms, tariff.readings)
        if isinstance(due, Known) and link.number not in moved:
            found.extend(_dues(link, due, tariff, works))
    return tuple(found)


def _dues(link: LinkStanding, due: Known[date], tariff: Tariff, works: Sequence[CostStatement]) -> Iterator[Due]:
    """The charge of one Link, and the rest of it where only a share is due after the Letter."""
    received = charged_since(link, tariff.readings)
    assert received is not None  # its day is known
    mine = [one for one in works if _joins(one, link.number, due.value)]
    yield _due(link, due.value, installation_sum(link.number, received, tariff, mine), due.why)
    typed = rate_on(RateName.INSTALLATION_SHARE, tariff.rates, received)
    if tariff.readings.installation_share != "typed" or isinstance(typed, Unknown) or typed.value.days is None:
        return
    later = received + timedelta(days=typed.value.days)
    yield _due(link, later, installation_sum(link.number, received, tariff, rest=True), due.why, rest=True)


def _joins(work: CostStatement, link: str, due_on: date) -> bool:
    """Whether work out of scope is charged with the installation of a Link."""
    done = work.closed_on is not None and work.closed_on <= due_on and work.cancelled_on is None
    return work.kind is CostKind.OUT_OF_SCOPE and work.subject == link and done


def _due(link: LinkStanding, on: date, asked: Known[Decimal] | Unknown, day: Why, *, rest: bool = False) -> Due:
    """One charge as a sum that is due; its derivation says the day and the sum."""
    why = replace(day, facts=(*day.facts, *asked.why.facts), clauses=(*day.clauses, "B-6"))
    return Due(
        installation_key(link.number, rest=rest),
        Stream.INSTALLATION,
        Side.CUSTOMER,
        on,
        asked.value if isinstance(asked, Known) else None,
        f"{'Rest of the installation' if rest else 'Installation'} of {listed([link.number])}",
        "EXB-6a",
        ("link", link.number),
        why,
        missing="" if isinstance(asked, Known) else asked.missing,
    )
