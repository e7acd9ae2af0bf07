"""The counters of the rollout as of a day: each a number, why, and the records behind it (Exhibits A and B)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from models.rules.allowance import allowance, noticed
from models.rules.buildings import BuildingFacts
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.customer_list import quarter_of
from models.rules.inventory import (
    Confirmation,
    PairFacts,
    installed_day,
    installed_pairs,
    inventory_event,
    need,
    on_hand_pairs,
    shipped_pairs,
    target,
)
from models.rules.notice_facts import NoticeBook
from models.rules.purchasing import OrderFacts, bought, bought_orders, left_to_buy, ordered
from models.rules.readings import RECOMMENDED, Readings
from models.rules.selecting import required
from models.rules.terms import Terms

__all__ = ["Counter", "Counters", "ListFacts", "Stock", "counters"]


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The Customer List: the day it was delivered, its buildings, and the days of its additions."""

    delivered_on: date | None = None
    buildings: int = 0
    additions: tuple[date, ...] = ()
    first_rows: int | None = None  # buildings of the first list
    unagreed: tuple[date, ...] = ()  # days on which ranks changed or buildings left with no agreement recorded
    proposed: tuple[tuple[str, str], ...] = ()  # listed buildings proposed before: number and name


@dataclass(frozen=True, slots=True)
class Stock:
    """The records the counters count."""

    pairs: tuple[PairFacts, ...] = ()
    orders: tuple[OrderFacts, ...] = ()
    selected: tuple[str, ...] = ()  # buildings selected and not installed
    waiting: tuple[str, ...] = ()  # Letters that await an answer
    list: ListFacts = ListFacts()
    initial_notice_on: date | None = None  # the day the Initial Radio Pair Notice counts as given
    notices: NoticeBook = NoticeBook()
    planned: Mapping[str, int] = field(default_factory=dict)  # pairs planned at each building selected
    sites: tuple[BuildingFacts, ...] = ()  # buildings where a Link stands, with Winstar's word and the choice of them
    confirmed: Confirmation | None = None  # the Inventory Event, as the parties confirmed its day


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter: its code in the register, its name, the answer, and the records behind it."""

    code: str
    name: str
    answer: Known[int]
    tags: tuple[str, ...] = ()
    of: int | None = None

    @property
    def value(self) -> int:
        """The number."""
        return self.answer.value

    @property
    def why(self) -> Why:
        """How the number came about."""
        return self.answer.why

    @property
    def short(self) -> int:
        """How many are missing to what is asked for; 0 when none."""
        return max(0, (self.of or 0) - self.value)


@dataclass(frozen=True, slots=True)
class Counters:
    """The counters of one day, and the day of the Inventory Event."""

    event: Known[date] | Unknown
    committed: Counter
    bought: Counter
    left_to_buy: Counter
    on_order: Counter
    shipped: Counter
    on_hand: Counter
    mounted: Counter
    letter_received: Counter
    installed: Counter
    installed_on_list: Counter
    accepted: Counter
    target: Counter
    need: Counter
    noticed: Counter
    declined: Counter
    declines_left: Counter
    selected: Counter
    letters_waiting: Counter
    list_rows: Counter
    additions: Counter

    def __iter__(self) -> Iterator[Counter]:
        """Every counter, in the order of the fields."""
        return iter([getattr(self, one.name) for one in fields(self) if one.name != "event"])

    @property
    def event_on(self) -> date | None:
        """The day of the Inventory Event, or None before it."""
        return self.event.value if isinstance(self.event, Known) else None


@clause("EXA-1a", "EXB-1a", "EXB-2b", "EXB-2e", "EXB-2f", "LTR-2")
def counters(stock: Stock, terms: Terms, as_of: date, readings: Readings = RECOMMENDED) -> Counters:
    """Every counter of the rollout as of a day."""
    tally = _tally(stock, terms, as_of, readings)
    return Counters(
        event=tally.event,
        committed=_plain("C0", "Committed", terms.equipment.total_pairs, "Pairs to be bought over the Term", "EXA-1a"),
        bought=_bought(tally),
        left_to_buy=Counter("C2", "Left to order", left_to_buy(stock.orders, terms, as_of)),
        on_order=_on_order(tally),
        shipped=_shipped(tally),
        on_hand=_on_hand(tally),
        mounted=_installed(tally, "Mounted", "Pairs mounted at both ends", lambda pair: pair.installed_on),
        letter_received=_installed(
            tally, "Letter received", "Pairs whose Letter Customer received", lambda pair: pair.letter_on
        ),
        installed=_contract(tally),
        installed_on_list=_on_list(tally),
        accepted=_accepted(tally),
        target=_target(tally),
        need=_need(tally),
        **_of_notices(tally),
        selected=_selected(tally),
        letters_waiting=_of("C11", "Letters waiting", stock.waiting, "Letters that await an answer", "EXB-5b-4"),
        list_rows=_list_rows(tally),
        additions=_additions(tally),
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """What the counters share: the records, and those found shipped, on hand and installed."""

    stock: Stock
    terms: Terms
    as_of: date
    readings: Readings
    event: Known[date] | Unknown
    shipped: tuple[str, ...]
    on_hand: tuple[str, ...]
    installed: tuple[str, ...]
    bought: Known[int]

    @property
    def event_on(self) -> date | None:
        """The day of the Inventory Event, or None before it."""
        return self.event.value if isinstance(self.event, Known) else None

    @property
    def on_order(self) -> int:
        """How many pairs are ordered and not shipped."""
        return max(0, ordered(self.stock.orders, self.as_of) - len(self.shipped))

    @property
    def required(self) -> int:
        """The Minimum Inventory on the day."""
        return target(len(self.installed), self.event_on, self.terms)


def _tally(stock: Stock, terms: Terms, as_of: date, readings: Readings) -> _Tally:
    """The records sorted into those shipped, on hand and installed."""
    return _Tally(
        stock,
        terms,
        as_of,
        readings,
        inventory_event(stock.pairs, terms, as_of, readings, stock.confirmed),
        shipped_pairs(stock.pairs, as_of, readings),
        on_hand_pairs(stock.pairs, as_of, readings),
        installed_pairs(stock.pairs, as_of, lambda pair: installed_day(pair, readings), readings),
        bought(stock.orders, as_of),
    )


def _plain(code: str, name: str, value: int, rule: str, *clauses: str) -> Counter:
    """A counter that is a number of the terms or of another record."""
    return Counter(code, name, Known(value, Why(rule, clauses)))


def _of(code: str, name: str, tags: tuple[str, ...], rule: str, *clauses: str) -> Counter:
    """A counter of records."""
    return Counter(code, name, Known(len(tags), Why(rule, clauses)), tags)


def _bought(tally: _Tally) -> Counter:
    """C1: the pairs of every batch ordered."""
    orders = tuple(one.number for one in bought_orders(tally.stock.orders, tally.as_of))
    return Counter("C1", "Ordered", tally.bought, orders, tally.terms.equipment.total_pairs)


def _shipped(tally: _Tally) -> Counter:
    """C7: the pairs whose title has passed, on shipment or by the other reading with their Bill of Sale (AMB-32)."""
    by_bill = tally.readings.title_date == "bill_of_sale"
    rule = "Pairs whose title has passed to Customer" + (", on the date of their Bill of Sale" if by_bill else "")
    why = Why(rule, ("EXA-3",), readings=("AMB-32",))
    return Counter("C7", "Shipped", Known(len(tally.shipped), why), tally.shipped)


def _on_order(tally: _Tally) -> Counter:
    """C7: ordered and not shipped."""
    facts = (("Ordered", str(ordered(tally.stock.orders, tally.as_of))), ("Shipped", str(len(tally.shipped))))
    why = Why("Ordered pairs less those shipped", ("EXB-2e", "EXA-3"), facts)
    return Counter("C7", "Still to ship", Known(tally.on_order, why))


def _on_hand(tally: _Tally) -> Counter:
    """C6: Customer's own pairs, not installed and not gone."""
    facts = (("Shipped", str(len(tally.shipped))), ("Installed", str(len(tally.installed))))
    rule = "Customer's own pairs, not installed and not gone"
    why = Why(rule, ("EXB-2b", "EXA-3"), facts, readings=("AMB-08", "AMB-04"))
    return Counter("C6", "On hand", Known(len(tally.on_hand), why), tally.on_hand, tally.required)


def _installed(tally: _Tally, name: str, rule: str, day: Callable[[PairFacts], date | None]) -> Counter:
    """C3: installed pairs by one of the days that may mean installed (AMB-04)."""
    tags = installed_pairs(tally.stock.pairs, tally.as_of, day, tally.readings)
    why = Why(rule, ("EXB-2a",), readings=("AMB-04", "AMB-15"))
    return Counter("C3", name, Known(len(tags), why), tags)


def _contract(tally: _Tally) -> Counter:
    """C4: installed in the contract's sense, by the reading in force."""
    rules = {"physical": "Pairs mounted at both ends", "letter_received": "Pairs whose Letter Customer received"}
    rule = rules.get(tally.readings.installed, "Pairs of Links accepted or deemed installed")
    why = Why(rule, ("EXB-2a", "EXB-5b-4"), readings=("AMB-04", "AMB-15"))
    wanted = tally.terms.inventory.event_installed_pairs
    return Counter("C4", "Installed", Known(len(tally.installed), why), tally.installed, wanted)


def _on_list(tally: _Tally) -> Counter:
    """C5: installed at buildings of the Customer List."""
    at_list = {pair.tag for pair in tally.stock.pairs if pair.listed}
    tags = tuple(tag for tag in tally.installed if tag in at_list)
    why = Why("Installed pairs at buildings of the Customer List", ("EXB-2g",), readings=("AMB-04", "AMB-15"))
    end = tally.terms.inventory.end_installed_pairs
    return Counter("C5", "Installed at listed buildings", Known(len(tags), why), tags, end)


def _accepted(tally: _Tally) -> Counter:
    """C13: installed and accepted, toward the condition of the letter where it is in force."""
    signed_only = tally.readings.deemed_counts_as_accepted == "no"
    pairs = [pair for pair in tally.stock.pairs if not (signed_only and pair.deemed)]
    tags = installed_pairs(pairs, tally.as_of, lambda pair: pair.accepted_on, tally.readings)
    condition = tally.terms.condition
    why = Why("Pairs of Links countersigned in time or deemed installed", ("LTR-2", "EXB-5b-4"), readings=("AMB-24",))
    return Counter("C13", "Accepted", Known(len(tags), why), tags, condition.pairs if condition else None)


def _target(tally: _Tally) -> Counter:
    """C8: the Minimum Inventory."""
    event = day_words(tally.event_on) if tally.event_on else "not reached"
    facts = (("Inventory Event", event), ("Installed", str(len(tally.installed))))
    least = tally.terms.inventory.minimum_pairs
    rule = f"{least} from the Inventory Event on, or what is left to install"
    why = Why(rule, ("EXB-2b", "EXB-2g"), facts, readings=("AMB-08",))
    return Counter("C8", "Minimum Inventory", Known(tally.required, why))


def _need(tally: _Tally) -> Counter:
    """C8: what Customer has to buy."""
    left = tally.terms.equipment.total_pairs - tally.bought.value
    facts = (
        ("Minimum Inventory", str(tally.required)),
        ("On hand", str(len(tally.on_hand))),
        ("Still to ship", str(tally.on_order)),
        ("Left to order", str(left)),
    )
    rule = "What is short after the pairs still to ship, up to what is left to order"
    why = Why(rule, ("EXB-2e", "EXA-1a"), facts, readings=("AMB-08",))
    return Counter("C8", "To order", Known(need(tally.required, len(tally.on_hand), tally.on_order, left), why))


def _of_notices(tally: _Tally) -> dict[str, Counter]:
    """C9: the buildings on notices, those of them Winstar declined, and how many more it may decline."""
    book = tally.stock.notices
    listed, may = noticed(book), allowance(book, tally.terms, tally.readings)
    numbers = tuple((one.number, f"{len(one.lines)} lines") for one in book.given)
    rule = "Different buildings on the notices given"
    return {
        "noticed": Counter("C9", "On notices", Known(len(listed), Why(rule, ("EXB-2c", "EXB-2d"), numbers)), listed),
        "declined": Counter("C9", "Declined", Known(len(may.value.declined), may.why), may.value.declined),
        "declines_left": Counter(
            "C9", f"Left of the {tally.terms.inventory.declined_share:.0%}", Known(may.value.left, may.why)
        ),
    }


def _selected(tally: _Tally) -> Counter:
    """C10: buildings selected and not installed; by the other reading each stands for the pairs planned there."""
    stock = tally.stock
    wanted = required(
        len(tally.installed),
        stock.initial_notice_on,
        len(stock.notices.open_lines),
        tally.terms,
        tally.readings,
    )
    facts: tuple[tuple[str, str], ...] = ()
    rule, value = "Buildings selected and not installed", len(stock.selected)
    if tally.readings.pairs_per_building == "planned":
        rule, value = "Pairs planned at buildings selected and not installed", sum(_planned(stock))
        facts = (("Buildings selected", str(len(stock.selected))), ("Pairs planned there", str(value)))
    if wanted is not None:
        facts = (*facts, ("To be selected", f"{wanted.value}: {wanted.why.facts[-1][1]}"))
    why = Why(rule, ("EXB-2f",), facts, readings=("AMB-10", "AMB-47"))
    return Counter("C10", "Selected", Known(value, why), stock.selected, wanted.value if wanted else None)


def _planned(stock: Stock) -> Iterator[int]:
    """The pairs planned at each building selected; one where no number is planned (AMB-47)."""
    return (stock.planned.get(building, 1) for building in stock.selected)


def _list_rows(tally: _Tally) -> Counter:
    """C17: buildings on the Customer List."""
    the_list, wanted = tally.stock.list, tally.terms.customer_list.buildings
    delivered = day_words(the_list.delivered_on) if the_list.delivered_on else "not delivered"
    why = Why("Buildings on the Customer List", ("EXB-1a",), (("Delivered", delivered),), readings=("AMB-16",))
    return Counter("C17", "On the Customer List", Known(the_list.buildings, why), (), wanted)


def _additions(tally: _Tally) -> Counter:
    """C17: additions to the Customer List in the calendar quarter of the day."""
    quarter = quarter_of(tally.as_of)
    days = [day for day in tally.stock.list.additions if quarter_of(day) == quarter and day <= tally.as_of]
    why = Why("Additions in this calendar quarter", ("EXB-1c",), tuple(("Added", day_words(day)) for day in days))
    allowed = tally.terms.customer_list.additions_per_calendar_quarter
    return Counter("C17", "Additions this quarter", Known(len(days), why), (), allowed)
