"""Addresses in one spelling (EXB-1b, AMB-16)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.addresses import address_key, place_key, plain_words, street_key, unit_of, zip5

SPELLINGS = [
    ("1201 Third Avenue", "1201 3RD AVE"),
    ("1201 3rd ave", "1201 3RD AVE"),
    ("1201  THIRD AVE.", "1201 3RD AVE"),
    ("One Battery Park Plaza, 24th Fl.", "1 BATTERY PARK PLZ"),
    ("24th Floor, One Battery Park Plaza", "1 BATTERY PARK PLZ"),
    ("1 World Trade Center", "1 WORLD TRADE CTR"),
    ("One World Trade Centre", "1 WORLD TRADE CTR"),
    ("Two Union Square", "2 UN SQ"),
    ("1918 EIGHTH Ave", "1918 8TH AVE"),
    ("Forty-Second Street", "42ND ST"),
    ("100 Twenty First St", "100 21ST ST"),
    ("11 Twentieth Street", "11 20TH ST"),
    ("1917 1Th Ave", "1917 1ST AVE"),
    ("17 111st Street", "17 111TH ST"),
    ("12 2d Avenue", "12 2ND AVE"),
    ("701 5 Ave", "701 5TH AVE"),
    ("300 - 5th Avenue", "300 5TH AVE"),
    ("2233 1st AVE.South", "2233 1ST AVE S"),
    ("4600 37th Ave S.W.", "4600 37TH AVE SW"),
    ("100 S E Street", "100 S E ST"),
    ("1100 Fairview Ave No.", "1100 FAIRVIEW AVE N"),
    ("9000 Rainier Ave So", "9000 RAINIER AVE S"),
    ("1461–1489 Elliot Ave W", "1461-1489 ELLIOT AVE W"),
    ("624 S. Dearborn Bldg.", "624 S DEARBORN BLDG"),
    ("999 3rd Avenue, Suite 1550", "999 3RD AVE"),
    ("Suite 700, 7799 Leesburg Pike", "7799 LEESBURG PIKE"),
    ("7799 Leesburg Pike, Suite 700 South", "7799 LEESBURG PIKE"),
    ("2633 EASTLAKE AVE E #307", "2633 EASTLAKE AVE E"),
    ("12 Rue Saint-Honoré", "12 RUE ST HONORE"),
    ("501 O'Shea Street", "501 OSHEA ST"),
    ("1015 & 1017 Olive Way", "1015 AND 1017 OLIVE WAY"),
    ("1100 Fairview Ave No., Suite 5", "1100 FAIRVIEW AVE N"),
    ("Suite 5", "SUITE 5"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "key"), SPELLINGS)
def test_a_street_has_one_spelling(written: str, key: str) -> None:
    assert street_key(written) == key


@pytest.mark.parametrize(
    ("street", "unit"),
    [
        ("999 3rd Avenue, Suite 1550", "STE 1550"),
        ("401 NE NORTHGATE WAY STE 475", "STE 475"),
        ("One Battery Park Plaza, 24th Fl.", "24TH FL"),
        ("6417 Roosevelt Way NE # 18-28", "# 18-28"),
        ("7799 Leesburg Pike, Suite 700 South", "STE 700 S"),
        ("100 Main St Floor", "FL"),
        ("999 3rd Avenue", ""),
        ("12 Suite Street", ""),
    ],
)
def test_the_unit_is_kept_apart_from_the_building(street: str, unit: str) -> None:
    assert unit_of(street) == unit


@pytest.mark.parametrize(
    ("code", "digits"),
    [("98101", "98101"), (" 98101 ", "98101"), ("98101-1234", "98101"), ("981011234", "98101"), ("9810", ""), ("", "")],
)
def test_a_zip_is_known_by_its_five_digits(code: str, digits: str) -> None:
    assert zip5(code) == digits


def test_a_letter_in_a_zip_makes_it_none() -> None:
    assert zip5("O98101") == ""


def test_one_building_has_one_key_within_its_zip() -> None:
    one = address_key("1201 Third Avenue", "Seattle", "WA", "98101-3000")
    assert one == address_key("1201 3RD AVE.", "SEATTLE", "wa", "98101")
    assert one != address_key("1201 Third Avenue", "Seattle", "WA", "98104")


def test_without_a_zip_the_city_and_state_stand_in() -> None:
    one = address_key("100 Main St", "Saint Louis", "mo", "")
    assert one == address_key("100 Main Street", "St. Louis", "MO", "n/a")
    assert one != address_key("100 Main Street", "Kansas City", "MO", "")


@pytest.mark.parametrize("city", ["New York", "NEW YORK CITY", "NYC"])
def test_new_york_has_one_name(city: str) -> None:
    assert place_key(city, "NY") == "NEW YORK, NY"


def test_letters_of_every_script_count_as_words() -> None:
    assert plain_words("Café Zürich – 東京") == ["CAFE", "ZURICH", "東京"]


@given(st.text())
def test_a_spelling_once_made_stays(street: str) -> None:
    assert street_key(street_key(street)) == street_key(street)


VOCABULARY = """
12 701 5 3 ONE TWENTY FIRST THIRD TENTH 42ND 1ST AVE AVENUE ST STREET N SOUTH E W SW NO SO SUITE STE FL FLOOR # 7A BLDG
MAIN PIKE SAINT
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=7).map(" ".join))
def test_a_spelling_made_of_address_words_stays(street: str) -> None:
    assert street_key(street_key(street)) == street_key(street)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from([" ", "  ", " \t "]))
def test_case_and_blanks_make_no_difference(words: list[str], gap: str) -> None:
    plain = " ".join(words)
    assert address_key(f" {gap.join(words).lower()} ", "seattle", "wa", "") == address_key(plain, "Seattle", "WA", "")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("One", "ONE"),
        ("One Broadway", "1 BROADWAY"),
        ("No", "NO"),
        ("Fairview No.", "FAIRVIEW N"),
        ("Forty Main St", "FORTY MAIN ST"),
        ("100 Twenty Tenth St", "100 TWENTY 10TH ST"),
        ("12 112th St", "12 112TH ST"),
        ("12 113th St", "12 113TH ST"),
        ("5 Ave", "5 AVE"),
        ("Broadway, Suite 5", "BROADWAY"),
    ],
)
def test_at_its_edges_an_address_keeps_what_is_no_short_form(written: str, key: str) -> None:
    assert street_key(written) == key
