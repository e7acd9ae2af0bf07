"""The Inventory Event, the Minimum Inventory and what has to be bought, counted as Exhibit B, 2 has it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.counters import Counter, Counters, ListFacts, Stock, counters
from models.rules.inventory import (
    Confirmation,
    PairFacts,
    PlaceKind,
    inventory_event,
    need,
    on_hand_pairs,
    process_end,
    target,
)
from models.rules.purchasing import OrderFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import terms_on
from tests.rules.law import DATA, TERMS, day, nov, pairs, terms
from tests.rules.noticed import noticed

END = day("2002-12-31")
FIRST = day("2000-07-03")  # the day the first pair is installed; one a day follows


def bought(number: int) -> tuple[OrderFacts, ...]:
    return (OrderFacts("PO-001", day("2000-06-30"), 1, number, issued_on=day("2000-06-30")),)


def count(stock: Stock, as_of: date = END, readings: Readings = RECOMMENDED) -> Counters:
    return counters(stock, TERMS, as_of, readings)


def test_by_the_other_reading_title_waits_for_the_bill_of_sale() -> None:
    by_bill = Readings(title_date="bill_of_sale")
    sold = replace(pairs(1)[0], tag="P-0009", sold_on=nov(1))
    stock = Stock((*pairs(2), sold), bought(204))
    assert [count(stock).shipped.value, count(stock).on_hand.value] == [3, 3]
    assert count(stock, nov(1), by_bill).shipped.tags == ("P-0009",)
    assert count(stock, nov(1), by_bill).on_hand.tags == ("P-0009",)
    assert count(stock, day("2000-10-31"), by_bill).on_hand.value == 0
    assert count(stock, nov(1), by_bill).shipped.why.rule.endswith("on the date of their Bill of Sale")


NEEDS = [  # installed, target; with the 204: on hand, need, bought after; with the 310: the same
    (101, 0, 103, 0, 204, 209, 0, 310),
    (102, 102, 102, 0, 204, 208, 0, 310),
    (103, 102, 101, 1, 205, 207, 0, 310),
    (150, 102, 55, 47, 252, 160, 0, 310),
    (208, 102, 44, 58, 310, 102, 0, 310),
    (209, 102, 101, 1, 311, 101, 1, 311),
    (240, 102, 71, 31, 342, 71, 31, 342),
    (300, 102, 42, 60, 402, 42, 60, 402),
    (397, 102, 5, 97, 499, 5, 97, 499),
    (398, 102, 101, 1, 500, 101, 1, 500),
    (399, 101, 101, 0, 500, 101, 0, 500),
    (450, 50, 50, 0, 500, 50, 0, 500),
    (499, 1, 1, 0, 500, 1, 0, 500),
    (500, 0, 0, 0, 500, 0, 0, 500),
]
CASES = [(row[0], row[1], *row[2:5]) for row in NEEDS] + [(row[0], row[1], *row[5:8]) for row in NEEDS]


@pytest.mark.parametrize(("installed", "wanted", "on_hand", "to_buy", "after"), CASES)
def test_need_is_what_is_short_up_to_the_500(
    installed: int, wanted: int, on_hand: int, to_buy: int, after: int
) -> None:
    owned = installed + on_hand
    now = count(Stock(pairs(owned, installed), bought(owned)))
    assert (now.installed.value, now.on_hand.value) == (installed, on_hand)
    assert (now.target.value, now.need.value) == (wanted, to_buy)
    assert owned + now.need.value == after
    assert now.on_hand.short == max(0, wanted - on_hand)


@given(st.integers(0, 120), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_need_never_passes_what_is_left_nor_what_is_short(wanted: int, on_hand: int, coming: int, left: int) -> None:
    buy = need(wanted, on_hand, coming, left)
    assert 0 <= buy <= left
    assert buy == 0 or on_hand + coming + buy <= wanted


def test_pairs_on_order_count_against_the_need_and_are_not_on_hand() -> None:
    now = count(Stock(pairs(248, 150), bought(310)))
    assert (now.bought.value, now.shipped.value, now.on_order.value) == (310, 248, 62)
    assert (now.on_hand.value, now.on_hand.short, now.need.value, now.left_to_buy.value) == (98, 4, 0, 190)
    assert now.need.why.facts == (
        ("Minimum Inventory", "102"), ("On hand", "98"), ("Still to ship", "62"), ("Left to order", "190")
    )  # fmt: skip


def test_more_shipped_than_ordered_leaves_nothing_on_order() -> None:
    assert count(Stock(pairs(250), bought(204))).on_order.value == 0


@pytest.mark.parametrize(
    ("installed", "event_on"), [(101, None), (102, FIRST + timedelta(101)), (103, FIRST + timedelta(101))]
)
def test_the_inventory_event_is_the_day_of_the_102nd_pair(installed: int, event_on: date | None) -> None:
    now = count(Stock(pairs(204, installed), bought(204)))
    assert now.event_on == event_on


def test_the_inventory_event_names_the_pair_or_says_how_many_are_installed() -> None:
    reached = inventory_event(pairs(204, 102), TERMS, END)
    assert isinstance(reached, Known)
    assert reached.why.facts == (("Pair number 102", "P-0102, installed on Thu 12 Oct 2000"),)
    before = inventory_event(pairs(204, 102), TERMS, day("2000-10-11"))
    assert isinstance(before, Unknown)
    assert before.sentence == "Cannot be computed: 101 of 102 pairs are installed."


def gone(pair: PairFacts, on: date, place: PlaceKind) -> PairFacts:
    return replace(pair, gone_on=on, place=place)


def test_a_pair_sold_back_before_the_event_leaves_the_count_and_after_it_undoes_nothing() -> None:
    first, *rest = pairs(204, 102)
    sold = gone(first, day("2000-09-01"), PlaceKind.SOLD_BACK)
    assert count(Stock((sold, *rest), bought(204))).event_on is None
    later = gone(first, day("2000-12-01"), PlaceKind.SOLD_BACK)
    now = count(Stock((later, *rest), bought(204)))
    assert (now.event_on, now.installed.value) == (day("2000-10-12"), 101)
    unused = gone(rest[-1], day("2000-09-01"), PlaceKind.SOLD_BACK)
    assert count(Stock((first, *rest[:-1], unused), bought(204))).event_on == day("2000-10-12")


def test_a_pair_lost_after_acceptance_stays_counted_and_one_before_is_off_hand() -> None:
    first, second, *rest = pairs(10, 1)
    lost = (gone(first, nov(1), PlaceKind.LOST), gone(second, nov(1), PlaceKind.LOST), *rest)
    now = count(Stock(lost, bought(10)))
    assert (now.installed.value, now.on_hand.value) == (1, 8)
    net = count(Stock(lost, bought(10)), readings=Readings(pair_count="net_in_service"))
    assert net.installed.value == 0
    removed = (replace(first, removed_on=nov(1)), *rest)
    assert count(Stock(removed, bought(10)), readings=Readings(pair_count="net_in_service")).installed.value == 0


PLACES = [  # place, shipped, accepted; on hand by each reading
    (PlaceKind.SUPPLIER, False, False, "no no no"),
    (PlaceKind.TRANSIT, True, False, "yes no no"),
    (PlaceKind.STORE, True, False, "yes yes yes"),
    (PlaceKind.BUILDING, True, False, "yes no yes"),
    (PlaceKind.BUILDING, True, True, "no no no"),
    (PlaceKind.REPAIR, True, False, "yes no no"),
    (PlaceKind.STORE, True, True, "yes yes yes"),
]


@pytest.mark.parametrize(("place", "shipped", "accepted", "on_hand"), PLACES)
def test_where_a_pair_counts_as_on_hand(place: PlaceKind, shipped: bool, accepted: bool, on_hand: str) -> None:
    pair = PairFacts(
        "P-0001", place=place, shipped_on=nov(1) if shipped else None, accepted_on=nov(9) if accepted else None
    )
    ways = ("owned_not_installed", "storage", "storage_plus_allocated")
    counts = ["yes" if on_hand_pairs([pair], END, Readings(on_hand=way)) else "no" for way in ways]
    assert " ".join(counts) == on_hand


def test_only_what_is_sold_back_lost_repossessed_or_sold_is_gone() -> None:
    gone = (PlaceKind.SOLD_BACK, PlaceKind.LOST, PlaceKind.REPOSSESSED, PlaceKind.SOLD_UNDER_SECURITY)
    assert tuple(place for place in PlaceKind if place.is_gone) == gone


def test_installed_is_counted_three_ways_and_the_reading_chooses_one() -> None:
    mounted = PairFacts("P-0001", shipped_on=nov(1), installed_on=nov(6))
    out = replace(mounted, tag="P-0002", letter_on=nov(8))
    accepted = replace(out, tag="P-0003", accepted_on=nov(13), listed=False)
    stock = Stock((mounted, out, accepted))
    now = count(stock)
    assert now.mounted.tags == ("P-0001", "P-0002", "P-0003")
    assert now.letter_received.tags == ("P-0002", "P-0003")
    assert now.installed.tags == ("P-0003",)
    assert now.installed_on_list.tags == ()
    assert count(stock, readings=Readings(installed="letter_received")).installed.value == 2
    physical = count(stock, readings=Readings(installed="physical")).installed
    assert (physical.value, physical.why.rule) == (3, "Pairs mounted at both ends")
    assert count(stock, nov(12)).installed.value == 0


def test_deemed_pairs_are_accepted_toward_the_175_unless_the_reading_says_no() -> None:
    signed, deemed = pairs(2, 2)
    stock = Stock((signed, replace(deemed, deemed=True)))
    assert (count(stock).accepted.value, count(stock).accepted.of) == (2, 175)
    assert count(stock, readings=Readings(deemed_counts_as_accepted="no")).accepted.tags == ("P-0001",)


def test_before_the_letter_of_september_29_no_175_are_asked_for() -> None:
    now = counters(Stock(), terms(day("2000-09-28")), day("2000-09-28"))
    assert now.accepted.of is None
    assert now.accepted.short == 0


def test_selected_buildings_are_a_duty_only_from_the_initial_notice() -> None:
    stock = Stock(pairs(310, 150), bought(310), selected=("B-0001", "B-0002"), notices=noticed(120))
    before = count(stock).selected
    assert (before.value, before.of, before.short) == (2, None, 0)
    after = count(replace(stock, initial_notice_on=day("2000-10-20"))).selected
    assert (after.of, after.short, after.tags) == (102, 100, ("B-0001", "B-0002"))
    assert after.why.facts == (("To be selected", "102: the least of 102, 120, 350 = 102"),)


def test_no_more_selections_are_asked_for_than_lines_are_open() -> None:
    stock = Stock(pairs(310, 150), bought(310), initial_notice_on=nov(1), notices=noticed(60))
    assert count(stock).selected.of == 60
    assert count(stock, readings=Readings(selection_requirement="notice_of_102")).selected.of == 102


def test_a_selected_building_stands_for_the_pairs_planned_there_by_the_other_reading() -> None:
    stock = Stock(selected=("B-0001", "B-0002"), planned={"B-0001": 3})
    assert count(stock).selected.value == 2
    planned = count(stock, readings=Readings(pairs_per_building="planned")).selected
    assert (planned.value, planned.tags) == (4, ("B-0001", "B-0002"))


def test_the_buildings_on_notices_are_counted_with_what_winstar_declined() -> None:
    now = count(Stock(notices=noticed(120, declined=1)))
    assert (now.noticed.value, now.declined.value, now.declines_left.value) == (120, 1, 1)
    assert now.declined.tags == ("B-0001",)
    assert now.declines_left.why.facts[1] == ("Sum", "0.02 x 120 = 2.40, rounded down 2")


def test_a_confirmed_inventory_event_stays_where_the_parties_put_it() -> None:
    known = Confirmation(day("2000-10-14"), nov(1))
    confirmed = Stock(pairs(204, 102), bought(204), confirmed=known)
    assert count(confirmed).event_on == day("2000-10-14")
    assert count(confirmed, day("2000-10-31")).event_on == day("2000-10-12")
    early = count(Stock(pairs(204, 101), bought(204), confirmed=known)).event
    assert isinstance(early, Known)
    assert early.why.facts[1] == ("Counted", "101 of 102 pairs are installed")


def test_the_process_ends_with_500_pairs_at_listed_buildings() -> None:
    ended = process_end(pairs(500, 500), TERMS, END)
    assert isinstance(ended, Known)
    assert ended.value == FIRST + timedelta(499)
    first, *rest = pairs(500, 500)
    unlisted = process_end((replace(first, listed=False), *rest), TERMS, END)
    assert isinstance(unlisted, Unknown)
    assert unlisted.missing == "499 of 500 pairs are installed at listed buildings"


def test_the_minimum_inventory_starts_with_the_event_and_never_goes_below_none() -> None:
    assert target(102, None, TERMS) == 0
    assert target(102, nov(1), TERMS) == 102
    assert target(501, nov(1), TERMS) == 0


def test_the_customer_list_and_its_additions_of_the_quarter() -> None:
    the_list = ListFacts(day("2000-08-29"), 810, (day("2000-09-20"), nov(3)))
    now = count(Stock(list=the_list, waiting=("LAL-0158",)), nov(28))
    assert (now.list_rows.value, now.list_rows.of) == (810, 750)
    assert (now.additions.value, now.additions.of) == (1, 1)
    assert now.additions.why.facts == (("Added", "Fri 3 Nov 2000"),)
    assert now.letters_waiting.tags == ("LAL-0158",)
    assert count(Stock(list=the_list), nov(2)).additions.value == 0
    assert count(Stock()).list_rows.why.facts == (("Delivered", "not delivered"),)


def test_every_counter_cites_its_clause_and_comes_in_order() -> None:
    found = list(count(Stock(pairs(204, 102), bought(204))))
    assert [one.name for one in found][:4] == ["Committed", "Ordered", "Left to order", "Still to ship"]
    assert len(found) == 20
    assert all(isinstance(one, Counter) and one.why.clauses and one.why.rule for one in found)


def test_the_five_running_totals_add_up_to_the_500() -> None:
    now = count(Stock(pairs(248, 150), bought(310)))
    assert now.installed.value + now.on_hand.value + now.on_order.value + now.left_to_buy.value == now.committed.value


def test_a_pair_sold_back_leaves_the_count_once_and_from_its_own_day() -> None:
    first, *rest = pairs(204, 103)
    sold = gone(first, day("2000-09-01"), PlaceKind.SOLD_BACK)
    assert count(Stock((sold, *rest), bought(204))).event_on == day("2000-10-13")
    last = gone(first, day("2000-10-12"), PlaceKind.SOLD_BACK)
    assert count(Stock((last, *rest), bought(204)), day("2000-10-12")).event_on is None


def test_a_confirmed_event_counts_from_the_day_it_was_confirmed_for() -> None:
    at_once = Stock(pairs(204, 102), bought(204), confirmed=Confirmation(day("2000-10-14"), day("2000-10-14")))
    assert count(at_once, day("2000-10-14")).event_on == day("2000-10-14")
    assert count(at_once, day("2000-10-13")).event_on == day("2000-10-12")


def test_an_addition_of_the_day_counts_in_its_quarter() -> None:
    assert count(Stock(list=ListFacts(day("2000-08-29"), 810, (nov(3),))), nov(3)).additions.value == 1


def test_an_amendment_that_asks_for_fewer_pairs_makes_its_own_day_the_event() -> None:
    fewer = {"number": 2, "on": "2000-11-01", "instrument": "Letter", "clause": "LTR-0", "summary": ""}
    fewer["changes"] = {"inventory.event_installed_pairs": 100}
    law = terms_on({**DATA, "amendment": [*DATA["amendment"], fewer]}, nov(1))
    reached = inventory_event(pairs(204, 101, on=day("2000-07-23")), law, nov(1))
    assert isinstance(reached, Known)
    assert reached.value == day("2000-11-01")
