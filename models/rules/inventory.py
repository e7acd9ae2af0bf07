"""The counters of the rollout as of a day, each with its derivation and the records behind it (EXB-2, Part 12.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = [
    "Confirmation",
    "PairFacts",
    "PlaceKind",
    "installed_day",
    "installed_pairs",
    "inventory_event",
    "need",
    "on_hand_pairs",
    "process_end",
    "shipped_pairs",
    "target",
    "title_day",
]


class PlaceKind(StrEnum):
    """The kinds of place a pair can be in."""

    SUPPLIER = "supplier"
    TRANSIT = "transit"
    STORE = "store"
    BUILDING = "building"
    REPAIR = "repair"
    SOLD_BACK = "sold_back"
    LOST = "lost"
    REPOSSESSED = "repossessed"
    SOLD_UNDER_SECURITY = "sold_under_security"

    @property
    def is_gone(self) -> bool:
        """Whether a pair in such a place is no longer Customer's to install."""
        return self in GONE


GONE = (PlaceKind.SOLD_BACK, PlaceKind.LOST, PlaceKind.REPOSSESSED, PlaceKind.SOLD_UNDER_SECURITY)


@dataclass(frozen=True, slots=True)
class PairFacts:
    """A radio pair and its days; `place` is where it is on the day looked from."""

    tag: str
    radio: str = ""
    order: str = ""
    place: PlaceKind = PlaceKind.SUPPLIER
    shipped_on: date | None = None
    received_on: date | None = None  # at a store
    installed_on: date | None = None  # mounted at both ends
    letter_on: date | None = None  # first Letter received by Customer
    accepted_on: date | None = None  # accepted or deemed installed
    deemed: bool = False
    removed_on: date | None = None  # taken down again
    gone_on: date | None = None  # sold back, lost, repossessed or sold, as place says
    sold_on: date | None = None  # the date of the Bill of Sale that conveys it
    link: str = ""
    building: str = ""
    listed: bool = True  # at a building of the Customer List


def _by(day: date | None, as_of: date) -> bool:
    """Whether something happened by a day."""
    return day is not None and day <= as_of


@clause("EXB-2a", "EXB-5b-4")
def installed_day(pair: PairFacts, readings: Readings = RECOMMENDED) -> date | None:
    """The day a pair counts as installed, by the reading in force (AMB-04)."""
    days = {"physical": pair.installed_on, "letter_received": pair.letter_on}
    return days.get(readings.installed, pair.accepted_on)


@clause("EXB-2a", "EXB-2g", "EXA-5")
def installed_pairs(
    pairs: Sequence[PairFacts],
    as_of: date,
    day: Callable[[PairFacts], date | None],
    readings: Readings = RECOMMENDED,
) -> tuple[str, ...]:
    """The pairs whose `day` has come, each once; sold back ones leave, later removal takes nothing back (AMB-15)."""
    return tuple(pair.tag for pair in pairs if _by(day(pair), as_of) and _counts(pair, as_of, readings))


def _counts(pair: PairFacts, as_of: date, readings: Readings) -> bool:
    """Whether an installed pair is counted still."""
    if readings.pair_count == "net_in_service":
        return not _by(pair.removed_on, as_of) and not _by(pair.gone_on, as_of)
    return not (pair.place is PlaceKind.SOLD_BACK and _by(pair.gone_on, as_of))


@clause("EXA-3", "BOS")
def title_day(pair: PairFacts, readings: Readings = RECOMMENDED) -> date | None:
    """The day title to a pair passes: that of its shipment, or by the other reading of its Bill of Sale (AMB-32)."""
    return pair.sold_on if readings.title_date == "bill_of_sale" else pair.shipped_on


@clause("EXA-3")
def shipped_pairs(pairs: Sequence[PairFacts], as_of: date, readings: Readings = RECOMMENDED) -> tuple[str, ...]:
    """The pairs whose title has passed to Customer."""
    return tuple(pair.tag for pair in pairs if _by(title_day(pair, readings), as_of))


@clause("EXB-2b", "EXA-3")
def on_hand_pairs(pairs: Sequence[PairFacts], as_of: date, readings: Readings = RECOMMENDED) -> tuple[str, ...]:
    """The pairs on hand: Customer's own, not installed or back in a store, and not gone (AMB-08)."""
    return tuple(pair.tag for pair in pairs if _on_hand(pair, as_of, readings))


def _on_hand(pair: PairFacts, as_of: date, readings: Readings) -> bool:
    """Whether a pair counts toward the Minimum Inventory."""
    if not _by(title_day(pair, readings), as_of) or _by(pair.gone_on, as_of):
        return False
    if pair.place is PlaceKind.STORE:
        return True
    if _by(installed_day(pair, readings), as_of) or readings.on_hand == "storage":
        return False
    return readings.on_hand == "owned_not_installed" or pair.place is PlaceKind.BUILDING


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The day of the Inventory Event as the parties confirmed it, and since when it is confirmed."""

    event_on: date
    confirmed_on: date


@clause("EXB-2a")
def inventory_event(
    pairs: Sequence[PairFacts],
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
    confirmed: Confirmation | None = None,
) -> Known[date] | Unknown:
    """The day the 102nd pair was installed; it happens once, whatever is removed later, and a confirmed day stays."""
    why = Why("The day {} are installed", ("EXB-2a", "EXB-5b-4"), readings=("AMB-04", "AMB-15"))
    found = _reached(pairs, _Wanted(terms, lambda law: law.inventory.event_installed_pairs), why, as_of, readings)
    if confirmed is None or confirmed.confirmed_on > as_of or confirmed.event_on > as_of:
        return found
    counted_on = day_words(found.value) if isinstance(found, Known) else found.missing
    facts = (("Confirmed", f"{day_words(confirmed.event_on)}, on {day_words(confirmed.confirmed_on)}"),)
    return Known(confirmed.event_on, replace(found.why, facts=(*facts, ("Counted", counted_on))))


@clause("EXB-2g")
def process_end(
    pairs: Sequence[PairFacts], terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day the process ends: the 500th pair is installed at a building of the Customer List."""
    rule = "The day {} are installed at buildings of the Customer List"
    why = Why(rule, ("EXB-2g", "EXB-5b-4"), readings=("AMB-04", "AMB-15"))
    wanted = _Wanted(terms, lambda law: law.inventory.end_installed_pairs)
    return _reached([pair for pair in pairs if pair.listed], wanted, why, as_of, readings)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many pairs are asked for, by the terms of each day."""

    terms: Terms
    figure: Callable[[Terms], int]

    def on(self, day: date) -> int:
        """How many by the terms of a day."""
        return self.figure(self.terms.on(day))


def _reached(
    pairs: Sequence[PairFacts], wanted: _Wanted, why: Why, as_of: date, readings: Readings
) -> Known[date] | Unknown:
    """The day so many pairs were installed as its own terms ask for; one sold back before leaves the count again."""
    steps = [(day, 1, pair.tag) for pair in pairs if (day := installed_day(pair, readings)) and day <= as_of]
    steps += [
        (pair.gone_on, -1, pair.tag)
        for pair in pairs
        if pair.gone_on
        and pair.gone_on <= as_of
        and pair.place is PlaceKind.SOLD_BACK
        and installed_day(pair, readings)
    ]
    steps += [(day, 0, "") for day, _ in wanted.terms.earlier if day <= as_of]  # an amendment may ask for fewer
    reached = 0
    for day, step, tag in sorted(steps):
        reached += step
        asked = wanted.on(day)
        if reached >= asked:
            fact = (f"Pair number {asked}", f"{tag}, installed on {day_words(day)}")
            if not tag:
                fact = (f"Asked for since {day_words(day)}", f"{counted(asked, 'pair')}, {reached} installed by then")
            rule = why.rule.format(counted(asked, "pair"))
            return Known(day, Why(rule, why.clauses, (fact,), readings=why.readings))
    where, asked = " at listed buildings" if "Customer List" in why.rule else "", wanted.on(as_of)
    why = replace(why, rule=why.rule.format(counted(asked, "pair")))
    return Unknown(f"{reached} of {counted(asked, 'pair')} are installed{where}", why)


@clause("EXB-2b", "EXB-2g")
def target(installed: int, event_on: date | None, terms: Terms) -> int:
    """The Minimum Inventory: none before the Inventory Event, then 102, or what is left to install if that is less."""
    if event_on is None:
        return 0
    return max(0, min(terms.inventory.minimum_pairs, terms.inventory.end_installed_pairs - installed))


@clause("EXB-2e", "EXA-1a")
def need(required: int, on_hand: int, on_order: int, left: int) -> int:
    """How many pairs Customer has to buy: what is short after those on order, and no more than are left to buy."""
    return min(max(0, required - on_hand - on_order), left)
