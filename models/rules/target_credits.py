"""The Installation Target: which Links count, how many are missing each month, and what is credited (EXD-7)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.links import LinkFacts, LinkStanding
from models.rules.prices import PriceFacts, price_on
from models.rules.readings import RECOMMENDED, Readings
from models.rules.service_facts import MarkFacts
from models.rules.terms import Terms

__all__ = ["TARGET_PRICE", "Rollout", "TargetCredit", "as_price", "counted_links", "measuring_days", "target_credits"]

TARGET_PRICE = "sla_credit_per_link_month"


@dataclass(frozen=True, slots=True)
class Rollout:
    """What is counted toward the Installation Target: the Links, where they stand, and the buildings marked."""

    links: Sequence[LinkFacts] = ()
    standings: Mapping[str, LinkStanding] | None = None
    marks: Sequence[MarkFacts] = ()

    def accepted(self, on: date) -> Iterator[LinkFacts]:
        """The Links accepted or deemed installed by a day."""
        for link in self.links:
            now = (self.standings or {}).get(link.number)
            if now is not None and now.accepted_on is not None and now.accepted_on <= on:
                yield link


@clause("EXD-7.1")
def counted_links(rollout: Rollout, on: date, readings: Readings = RECOMMENDED) -> Known[int]:
    """C12: how many Links count toward the Installation Target on a day (AMB-27)."""
    links = list(rollout.accepted(on))
    if readings.target_links == "in_service":
        serving = [link for link in links if link.removed_on is None or link.removed_on > on]
        left = (("Accepted Links", str(len(links))), ("Of these removed", str(len(links) - len(serving))))
        rule = "Links accepted or deemed installed and in service on the day"
        return Known(len(serving), Why(rule, ("EXD-7.1",), left, readings=("AMB-27",)))
    pairs = {link.pair for link in links}
    marked = _marked(rollout.marks, {link.building for link in links}, on)
    facts = (
        ("Accepted Links", f"{len(pairs)}, each pair once"),
        ("Buildings marked", ", ".join(mark.place for mark in marked) or "none"),
        ("Counted", f"{len(pairs)} + {len(marked)} = {len(pairs) + len(marked)}"),
    )
    rule = "Links accepted or deemed installed, and other buildings marked as having local connectivity"
    return Known(len(pairs) + len(marked), Why(rule, ("EXD-7.1", "EXB-5b-4"), facts, readings=("AMB-27", "AMB-15")))


def _marked(marks: Sequence[MarkFacts], counted: set[str], on: date) -> list[MarkFacts]:
    """The marks that stand on a day, at places where no Link counts already; each place once."""
    standing = {
        mark.place: mark
        for mark in marks
        if max(mark.connected_on, mark.marked_on) <= on and (mark.ended_on is None or mark.ended_on > on)
    }
    return [mark for place, mark in sorted(standing.items()) if place not in counted]


@clause("EXD-7.2")
def measuring_days(terms: Terms, as_of: date, readings: Readings = RECOMMENDED) -> tuple[date, ...]:
    """The days by which missing Links are counted, every month on the 30th or the last of February (AMB-26)."""
    target = terms.installation_target
    early = readings.sla_first_credit == target.credit_starts.isoformat()
    day, days = target.credit_starts if early else target.first_credit_measured, []
    first, last = day, min(as_of, terms.agreement.term_end)
    while day <= last:
        days.append(day)
        day = _months_after(first, len(days))
    return tuple(days)


def _months_after(first: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class TargetCredit:
    """One month's credit: the day of the count, how many Links counted and were missing, and the sum."""

    measured_on: date
    counted: int
    short: int
    amount: Known[Decimal] | Unknown

    @property
    def why(self) -> Why:
        """How the sum came about."""
        return self.amount.why


@clause("EXD-7.2", "EXD-7.1")
def target_credits(
    rollout: Rollout, prices: Sequence[PriceFacts], terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> tuple[TargetCredit, ...]:
    """The credits of every month by a day, until a count finds the target reached."""
    found = []
    for day in measuring_days(terms, as_of, readings):
        count = counted_links(rollout, day, readings)
        short = terms.on(day).installation_target.links - count.value
        if short <= 0:
            break
        amount = _amount(short, count, prices, terms, day)
        found.append(TargetCredit(day, count.value, short, amount))
    return tuple(found)


def as_price(price: Known[Decimal]) -> tuple[tuple[str, str], ...]:
    """The facts of a figure under one short name."""
    return tuple(("Price", words) for _, words in price.why.facts)


def _amount(
    short: int, count: Known[int], prices: Sequence[PriceFacts], terms: Terms, on: date
) -> Known[Decimal] | Unknown:
    """The credit for so many missing Links, by the figure that holds on the day."""
    wanted = terms.on(on).installation_target.links
    price = price_on(TARGET_PRICE, prices, terms, on)
    facts = (("Counted on", day_words(on)), *count.why.facts, ("Missing", f"{wanted} - {count.value} = {short} Links"))
    rule, clauses = "A credit for each Link below the Installation Target, every month", ("EXD-7.2", "EXD-7.1")
    readings = ("AMB-26", *count.why.readings)
    if isinstance(price, Unknown):
        return Unknown(price.missing, Why(rule, clauses, facts, readings=readings))
    total = short * price.value
    summed = ("Credit", f"{short} x {price.value:,.2f} = {total:,.2f}")
    return Known(total, Why(rule, clauses, (*facts, *as_price(price), summed), readings=readings))
