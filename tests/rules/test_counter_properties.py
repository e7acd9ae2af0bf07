"""What must hold of the counters whatever the book: order of entry, later facts, and the movements behind on hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.rules.counters import Counters, Stock, counters
from models.rules.inventory import PairFacts, PlaceKind
from models.rules.notice_facts import SelectionFacts, SiteLink
from models.rules.purchasing import OrderFacts
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.noticed import book, declined_lines, notice, site

FIRST, LAST = day("2000-06-30"), day("2001-06-30")
DAYS = st.dates(FIRST, LAST)
STEPS = ("shipped_on", "received_on", "installed_on", "letter_on", "accepted_on")


@st.composite
def pair_lives(draw: st.DrawFn) -> tuple[PairFacts, ...]:
    """Pairs at every stage of their lives, each step no earlier than the one before."""
    lives = draw(st.lists(st.tuples(DAYS, st.lists(st.integers(0, 90), max_size=4), st.booleans()), max_size=12))
    made = []
    for number, (start, gaps, sold) in enumerate(lives, 1):
        days, at = [start], start
        for gap in gaps:
            at += timedelta(days=gap)
            days.append(at)
        facts = dict(zip(STEPS, days, strict=False))
        stored = PlaceKind.STORE if len(days) > 1 else PlaceKind.TRANSIT
        place = PlaceKind.BUILDING if "installed_on" in facts else stored
        gone = {"gone_on": at + timedelta(days=5), "place": PlaceKind.SOLD_BACK} if sold else {"place": place}
        made.append(PairFacts(f"P-{number:04}", **facts, **gone))
    return tuple(made)


ORDERS = (OrderFacts("PO-001", FIRST, 1, 204, issued_on=FIRST), OrderFacts("PO-002", day("2000-09-29"), 2, 106))


def count(stock: Stock, as_of: date, **readings: str) -> Counters:
    return counters(stock, TERMS, as_of, Readings(**readings))


@given(pair_lives(), DAYS, st.randoms())
def test_no_counter_depends_on_the_order_of_entry(lives: tuple[PairFacts, ...], as_of: date, mixed) -> None:
    shuffled = list(lives)
    mixed.shuffle(shuffled)
    one, other = count(Stock(lives, ORDERS), as_of), count(Stock(tuple(shuffled), ORDERS[::-1]), as_of)
    assert [each.value for each in one] == [each.value for each in other]
    assert [frozenset(each.tags) for each in one] == [frozenset(each.tags) for each in other]
    assert one.event_on == other.event_on


def _known(pair: PairFacts, as_of: date) -> PairFacts | None:
    """A pair as it was known on a day: later steps are not there yet."""
    if pair.shipped_on is None or pair.shipped_on > as_of:
        return None
    later = {name: None for name in (*STEPS, "gone_on") if (on := getattr(pair, name)) is not None and on > as_of}
    if "gone_on" in later:
        later["place"] = PlaceKind.BUILDING if pair.installed_on and pair.installed_on <= as_of else PlaceKind.STORE
    return replace(pair, **later)  # type: ignore[arg-type]


@given(pair_lives(), DAYS)
def test_facts_added_later_change_no_earlier_view(lives: tuple[PairFacts, ...], as_of: date) -> None:
    known = tuple(one for pair in lives if (one := _known(pair, as_of)) is not None)
    before, after = count(Stock(known, ORDERS), as_of), count(Stock(lives, ORDERS), as_of)
    names = ("bought", "shipped", "on_hand", "mounted", "letter_received", "installed", "accepted", "target", "need")
    assert [getattr(before, name).value for name in names] == [getattr(after, name).value for name in names]


@given(pair_lives(), DAYS)
def test_on_hand_equals_the_movements(lives: tuple[PairFacts, ...], as_of: date) -> None:
    came = sum(pair.shipped_on is not None and pair.shipped_on <= as_of for pair in lives)
    went = sum(
        min(one for one in (pair.accepted_on, pair.gone_on, date.max) if one is not None) <= as_of
        for pair in lives
        if pair.shipped_on is not None and pair.shipped_on <= as_of and pair.place is not PlaceKind.STORE
    )
    back = [pair for pair in lives if pair.place is PlaceKind.STORE and pair.gone_on and pair.gone_on <= as_of]
    assert count(Stock(lives), as_of).on_hand.value == came - went - len(back)


@given(pair_lives(), DAYS)
def test_the_three_counts_of_installed_never_cross(lives: tuple[PairFacts, ...], as_of: date) -> None:
    now = count(Stock(lives), as_of)
    assert now.mounted.value >= now.letter_received.value >= now.installed.value >= now.installed_on_list.value


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 40), st.integers(0, 40)), max_size=12), st.randoms())
def test_the_counters_of_notices_depend_on_no_order_of_entry(choices, mixed) -> None:
    made: dict[int, list[SelectionFacts]] = {}
    for number, start, kept in choices:
        on = nov(9) + timedelta(days=start)
        made.setdefault(number, []).append(SelectionFacts(on, 1, on + timedelta(days=kept), "RPN-0001"))
    links = {1: (SiteLink("L-0001", nov(13), nov(17)),)}
    lines = declined_lines("RPN-0001", 1, 9, 2, nov(20))

    def of(numbers: list[int]) -> Counters:
        sites = [site(n, *mixed.sample(made.get(n, []), len(made.get(n, []))), links=links.get(n, ())) for n in numbers]
        found = book(notice(lines=lines), sites=sites, as_of=nov(28))
        return count(Stock(notices=found, initial_notice_on=nov(9)), nov(28))

    numbers = list(range(1, 10))
    mixed.shuffle(numbers)
    one, other = of(list(range(1, 10))), of(numbers)
    assert [each.value for each in one] == [each.value for each in other]
    assert one.selected.of == other.selected.of == one.noticed.value - one.declined.value
