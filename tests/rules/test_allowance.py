"""The 2% of Locations that Winstar may leave out, by each reading (EXB-2h; AMB-13)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.allowance import allowance, noticed
from models.rules.notice_facts import NoticeBook
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.noticed import book, chosen, declined_lines, notice, site
from tests.rules.noticed import noticed as one_notice
from tests.rules.test_notices import link

AS_OF = day("2001-06-30")


def notices(*sizes: tuple[int, int]) -> NoticeBook:
    """Notices of so many buildings each, the first of them declined."""
    made, first = [], 1
    for number, (size, declined) in enumerate(sizes, 1):
        name, on = f"RPN-{number:04}", nov(9 + number)
        lines = declined_lines(name, first, first + size - 1, declined, on)
        made.append(notice(number, on, lines=lines))
        first += size
    return book(*made, as_of=AS_OF)


@pytest.mark.parametrize(("listed", "allowed"), [(102, 2), (202, 4), (302, 6), (502, 10), (49, 0), (50, 1), (99, 1)])
def test_two_percent_of_the_buildings_listed_so_far_rounded_down(listed: int, allowed: int) -> None:
    found = allowance(one_notice(listed), TERMS)
    assert (found.value.allowed, found.value.left) == (allowed, allowed)
    assert found.value.allowed == int(Decimal("0.02") * listed)
    assert found.why.readings == ("AMB-13",)


READINGS = [  # two notices of 149 and 101, with 3 and 2 declined: allowed, declined, beyond, left
    ("cumulative_floor", 5, 5, (), 0),
    ("cumulative_ceiling", 5, 5, (), 0),
    ("per_notice_floor", 4, 5, ("B-0003",), 0),
    ("customer_list", 15, 5, (), 10),
    ("further_pairs_only", 5, 5, ("B-0001", "B-0002", "B-0003", "B-0150", "B-0151"), 5),
]


@pytest.mark.parametrize(("reading", "allowed", "declined", "beyond", "left"), READINGS)
def test_each_reading_counts_its_own_way(reading: str, allowed: int, declined: int, beyond, left: int) -> None:
    found = allowance(notices((149, 3), (101, 2)), TERMS, Readings(two_percent=reading)).value
    assert (found.allowed, len(found.declined), found.beyond, found.left) == (allowed, declined, beyond, left)


def test_the_ceiling_lets_one_more_go() -> None:
    of_101 = one_notice(101)
    assert allowance(of_101, TERMS).value.allowed == 2
    up = allowance(of_101, TERMS, Readings(two_percent="cumulative_ceiling"))
    assert (up.value.allowed, up.why.facts[1]) == (3, ("Sum", "0.02 x 101 = 2.02, rounded up 3"))


def test_what_is_declined_first_is_within_the_two_percent() -> None:
    later = declined_lines("RPN-0001", 1, 60, 1, nov(20))
    earlier = declined_lines("RPN-0001", 2, 60, 1, nov(15))[0]
    made = book(notice(lines=[later[0], earlier, *later[2:]]), as_of=AS_OF)
    assert allowance(made, TERMS).value.beyond == ("B-0001",)


def test_a_decline_for_a_reason_outside_winstars_choice_does_not_count() -> None:
    made = book(notice(lines=declined_lines("RPN-0001", 1, 60, 2, nov(20), own=False)), as_of=AS_OF)
    assert allowance(made, TERMS).value.declined == ()


def test_a_building_on_two_notices_counts_once() -> None:
    twice = book(
        notice(1, lines=declined_lines("RPN-0001", 1, 60, 1, nov(15))),
        notice(2, nov(20), lines=declined_lines("RPN-0002", 1, 60, 1, nov(24))),
        as_of=AS_OF,
    )
    assert len(noticed(twice)) == 60
    assert allowance(twice, TERMS).value.declined == ("B-0001",)


def test_a_notice_not_given_or_withdrawn_lists_nothing() -> None:
    made = book(notice(), notice(2, nov(20), 4, 6, withdrawn_on=nov(24)), notice(3, nov(21), 7, 9, issued_on=None))
    assert noticed(made) == ("B-0001", "B-0002", "B-0003")


def test_by_one_reading_only_further_pairs_may_be_declined() -> None:
    first = notice(1, nov(9), 1, 60)
    served = site(1, chosen(nov(10)), links=(link(nov(13), nov(17)),))
    again = notice(2, nov(20), lines=declined_lines("RPN-0002", 1, 1, 1, nov(24)))
    found = allowance(
        book(first, again, sites=(served,), as_of=AS_OF), TERMS, Readings(two_percent="further_pairs_only")
    )
    assert (found.value.declined, found.value.beyond) == (("B-0001",), ())
    assert found.why.facts[-1] == ("Of further pairs", "1")


@given(st.integers(1, 300), st.integers(0, 20))
def test_declined_is_what_is_within_and_what_is_beyond(listed: int, declined: int) -> None:
    found = allowance(one_notice(listed, min(listed, declined)), TERMS).value
    assert found.left >= 0
    assert len(found.declined) - len(found.beyond) + found.left == found.allowed
