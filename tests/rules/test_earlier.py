"""Rows of the list that may be a building proposed before: found, and left for a person to decide (EXB-1b)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.rules.addresses import address_key
from models.rules.customer_list import EarlierProposal, ListRow, key_of
from models.rules.earlier import Decision, doubts, undecided
from tests.rules.law import day

ROW = ListRow(7, "Tower 7", "1201 Third Avenue", "Seattle", "WA", "98101")


def proposed(street: str, city: str = "Seattle", state: str = "WA", zip_code: str = "98101") -> EarlierProposal:
    key = address_key(street, city, state, zip_code)
    return EarlierProposal(key, f"{street}, {city}, {state} {zip_code}", day("2000-05-02"))


CASES = [  # the address proposed before, whether it is asked about
    (("1201 3rd Ave",), False),  # the same building: no doubt
    (("1201 Third",), True),  # no street word
    (("1201 Third Avenue S",), True),  # a direction more
    (("1201 Third Avenue", "Seattle", "WA", "98104"), True),  # another ZIP in the same city
    (("1201 Third Avenue", "Tacoma", "WA", "98402"), False),  # another city
    (("1202 Third Avenue",), False),  # another house
    (("1201 Fourth Avenue",), False),  # another street
    (("1201 Third Street",), False),  # Third Street is not Third Avenue
    (("One Union Square",), False),
]


@pytest.mark.parametrize(("address", "asked"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_an_address_spelled_nearly_alike_is_asked_about(address: tuple[str, ...], asked: bool) -> None:
    assert bool(doubts([ROW], [proposed(*address)])) == asked


def test_a_typing_error_in_the_road_is_a_doubt() -> None:
    row = replace(ROW, street="400 Westlake Avenue")
    [found] = doubts([row], [proposed("400 Westlak Avenue")])
    assert found.sentence == (
        "Tower 7, 400 Westlake Avenue, Seattle may be the building proposed to Winstar on Tue 2 May 2000 as "
        "400 Westlak Avenue, Seattle, WA 98101. Say whether it is that building (B-1(b))."
    )


def test_two_directions_are_two_buildings() -> None:
    row = replace(ROW, street="400 N Westlake Avenue")
    assert doubts([row], [proposed("400 S Westlake Avenue")]) == ()


def test_a_proposal_without_a_zip_lies_where_its_city_is() -> None:
    there = EarlierProposal(address_key("1201 Third", "Seattle", "WA", ""), "1201 Third, somewhere")
    [found] = doubts([ROW], [there])
    assert "on Tue" not in found.sentence
    assert doubts([replace(ROW, city="Tacoma")], [there]) == ()


def test_a_proposal_without_a_house_number_is_compared_with_nothing() -> None:
    assert doubts([replace(ROW, street="Union Square")], [proposed("Union Sqare")]) == ()
    assert doubts([ROW], []) == ()


def test_what_was_decided_is_not_asked_again() -> None:
    [found] = doubts([ROW], [proposed("1201 Third")])
    decision = Decision(found.proposal.key, key_of(ROW), "", same=False, reason="Another tower")
    assert undecided([found], [decision]) == ()
    assert undecided([found], [replace(decision, apart="PHASE II")]) == (found,)


def test_the_place_of_a_proposal_is_the_last_of_its_name() -> None:
    there = EarlierProposal(
        address_key("1201 Third Avenue", "Seattle", "WA", "98104"), "1201 Third Avenue, Floor 2, Seattle, WA 98104"
    )
    assert doubts([ROW], [there])


def test_a_name_is_no_house_number() -> None:
    row = replace(ROW, street="Union Square")
    assert doubts([row], [proposed("Union Square North")]) == ()


def test_numbered_streets_of_other_numbers_are_other_streets_however_alike() -> None:
    row = replace(ROW, street="1201 5th Avenue")
    assert doubts([row], [proposed("1201 15th Avenue")]) == ()


@pytest.mark.parametrize(("road", "asked"), [("Abcdefghijklmnopqxyz", True), ("Abcdefghijklmnopwxyz", False)])
def test_three_letters_in_twenty_are_a_typing_error_and_four_are_not(road: str, asked: bool) -> None:
    row = replace(ROW, street="1201 Abcdefghijklmnopqrst")
    assert bool(doubts([row], [proposed(f"1201 {road}")])) is asked
