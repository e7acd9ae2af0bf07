"""The figures of Today: every counter, the bar of the 500 pairs, the goals with their days, and pairs by month."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from models.queries.state import state
from models.rules.acceptance import LetterStanding
from models.rules.clause import Known, Why, day_words
from models.rules.counters import Counter, Counters
from models.rules.inventory import PairFacts, installed_day
from models.rules.state import State
from models.rules.watch import Finding, unreviewed
from models.rules.watch import findings as found_in
from models.rules.words import short_day

__all__ = [
    "BarPart",
    "Goal",
    "Month",
    "PairBar",
    "Today",
    "counters",
    "goals",
    "installed_per_month",
    "pair_bar",
    "received",
    "today",
]

PairDay = Callable[[PairFacts], date | None]


def counters(session: Session, as_of: date) -> Counters:
    """Every counter of a day with its derivation and the records behind it."""
    return state(session, as_of).counters


@dataclass(frozen=True, slots=True)
class BarPart:
    """One stretch of the bar of pairs: how many, and which where they are known by tag."""

    key: str
    name: str
    value: int
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairBar:
    """Where the committed pairs are, in parts that exclude one another."""

    committed: int
    parts: tuple[BarPart, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the parts come to the pairs committed to."""
        return sum(part.value for part in self.parts) == self.committed

    @property
    def equation(self) -> str:
        """The sum of the parts in figures, pairs on hand as one: 150 + 98 + 62 + 190 = 500."""
        values = {part.key: part.value for part in self.parts}
        on_hand = values.pop("mounted") + values.pop("stored")
        shown = (values.pop("installed"), on_hand, *values.values())
        sign = "=" if self.adds_up else "≠"
        return f"{' + '.join(map(str, shown))} {sign} {self.committed}"


def pair_bar(of: State) -> PairBar:
    """The bar of a day: installed, on hand mounted and stored, on order, not yet ordered; gone if any is."""
    counts = of.counters
    mounted, on_hand = frozenset(counts.mounted.tags), frozenset(counts.on_hand.tags)
    installed = tuple(tag for tag in counts.installed.tags if tag not in on_hand)
    kept = on_hand.union(installed)
    parts = (
        _part("installed", "Accepted", installed),
        _part("mounted", "Mounted, not accepted", (tag for tag in counts.on_hand.tags if tag in mounted)),
        _part("stored", "On hand", (tag for tag in counts.on_hand.tags if tag not in mounted)),
        BarPart("on_order", "Still to ship", counts.on_order.value),
        BarPart("not_ordered", "Not yet ordered", counts.left_to_buy.value),
    )
    gone = _part("gone", "Sold back or lost", (tag for tag in counts.shipped.tags if tag not in kept))
    return PairBar(counts.committed.value, (*parts, gone) if gone.value else parts)


def _part(key: str, name: str, tags: Iterable[str]) -> BarPart:
    """A stretch of pairs known by tag."""
    named = tuple(tags)
    return BarPart(key, name, len(named), named)


def received(of: State) -> Counter:
    """The pairs that have come into a store by the day."""
    tags = tuple(pair.tag for pair in of.stock.pairs if pair.received_on is not None)
    return Counter("C6", "Received", Known(len(tags), Why("Pairs received into a store", ("EXA-4",))), tags)


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to be reached: its counter, the day it is to be reached by if there is one, and when it was."""

    key: str
    name: str
    counter: Counter
    by: date | None = None
    met_on: date | None = None

    @property
    def spare(self) -> int:
        """How many there are beyond what is asked for."""
        return max(0, self.counter.value - (self.counter.of or 0))

    def words(self, as_of: date) -> str:
        """How it stands in the few words of a chip: Short 4, 5 to spare, Met 26 Oct, 25 to go."""
        if not self.counter.of:
            return "Not asked for yet"
        if self.counter.short:
            waiting = self.by is not None and as_of <= self.by
            return f"{self.counter.short} to go" if waiting else f"Short {self.counter.short}"
        if self.met_on is not None:
            return f"Met {short_day(self.met_on, as_of)[4:]}"
        return f"{self.spare} to spare" if self.spare else "Met"


def goals(of: State) -> tuple[Goal, ...]:
    """The numbers the agreement asks for on a day: Minimum Inventory, selections, installed and accepted pairs."""
    counts, target, condition = of.counters, of.terms.installation_target, of.terms.condition
    installed = replace(counts.installed, of=target.links)
    found = [
        Goal("on_hand", "Minimum Inventory", counts.on_hand),
        Goal("selected", "Selected buildings", counts.selected),
        Goal(
            "installed",
            f"Installed by {_long(target.due)}",
            installed,
            target.due,
            _met_on(of, installed, lambda pair: installed_day(pair, of.readings)),
        ),
    ]
    if condition is not None:
        met_on = _met_on(of, counts.accepted, lambda pair: pair.accepted_on)
        found.append(Goal("accepted", f"Accepted by {_long(condition.by)}", counts.accepted, condition.by, met_on))
    return tuple(found)


def _long(day: date) -> str:
    """A goal's day as its name writes it: 30 Jun 2001."""
    return day_words(day)[4:]


def _met_on(of: State, counter: Counter, day: PairDay) -> date | None:
    """The day on which a counter of pairs reached what is asked for, or None while it has not."""
    counted = frozenset(counter.tags)
    days = sorted(on for pair in of.stock.pairs if pair.tag in counted and (on := day(pair)) is not None)
    wanted = counter.of or 0
    return days[wanted - 1] if 0 < wanted <= len(days) else None


@dataclass(frozen=True, slots=True)
class Month:
    """The pairs mounted and installed in one month, and in all by its end or the day looked from."""

    first: date
    mounted: int
    installed: int
    mounted_so_far: int
    installed_so_far: int


def installed_per_month(of: State) -> tuple[Month, ...]:
    """Every month from that of the first mounted pair to that of the day looked from."""
    counts = of.counters
    mounted = _by_month(of, counts.mounted, lambda pair: pair.installed_on)
    installed = _by_month(of, counts.installed, lambda pair: installed_day(pair, of.readings))
    found: list[Month] = []
    month, total, done = min(mounted, default=of.as_of), 0, 0
    while month <= of.as_of and mounted:
        total, done = total + mounted[month], done + installed[month]
        found.append(Month(month, mounted[month], installed[month], total, done))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(found)


def _by_month(of: State, counter: Counter, day: PairDay) -> Tally[date]:
    """How many pairs of a counter have their day in each month, by its first day."""
    counted = frozenset(counter.tags)
    return Tally(on.replace(day=1) for pair in of.stock.pairs if pair.tag in counted and (on := day(pair)) is not None)


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the first page shows of a day, gathered once."""

    state: State
    findings: tuple[Finding, ...]
    bar: PairBar
    received: Counter
    goals: tuple[Goal, ...]
    months: tuple[Month, ...]
    unreviewed: tuple[LetterStanding, ...]

    @property
    def counters(self) -> Counters:
        """Every counter of the day."""
        return self.state.counters

    @property
    def without_pair(self) -> int:
        """How many selected buildings have no pair on hand for them yet."""
        return max(0, self.counters.selected.value - self.counters.on_hand.value)


def today(session: Session, as_of: date) -> Today:
    """The first page of a day."""
    of = state(session, as_of)
    return Today(of, found_in(of), pair_bar(of), received(of), goals(of), installed_per_month(of), unreviewed(of))
