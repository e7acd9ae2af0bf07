"""Buildings that are one, may be, or only share an address."""

import random
import time
from decimal import Decimal

import pytest

from models.list_review import Fate, Field, Fixes, Review
from models.list_review.twins import Spot, doubtful_pairs, same_name, spot, tell_apart
from tests.list_review.lists import cells_of, clean_row, reviewed, sentences, table

Place = tuple[float, float]


def at(name: str, street: str, zip_code: str = "98101", place: Place | None = None, id_: int = 0) -> Spot:
    """A building of Seattle to compare."""
    latitude, longitude = map(Decimal, map(str, place)) if place else (None, None)
    return spot(id_, name, street, "Seattle", "WA", zip_code, latitude, longitude)


def of(*buildings: tuple[str, str], place: Place | None = None, **more: object) -> Review:
    """The review of a list of names and streets."""
    fields = {"latitude": place[0], "longitude": place[1]} if place else {}
    rows = [
        cells_of(clean_row(rank, name=name, street=street, **fields))
        for rank, (name, street) in enumerate(buildings, 1)
    ]
    return reviewed(table(*rows), **more)


def test_one_address_in_two_spellings_bars_both_rows() -> None:
    looked = of(("1918 Eighth Avenue", "1918 Eighth Avenue"), ("Plaza 600", "1918 EIGHTH Ave"))
    (error,) = looked.errors
    assert error.cells == ("C2", "C3")
    assert [row.fate for row in looked.rows] == [Fate.PROBLEM, Fate.PROBLEM]
    assert "confirm that they are two buildings" in error.remedy


def test_many_rows_at_one_address_are_one_error() -> None:
    looked = of(*[("Smith Tower", "506 Second Ave")] * 9)
    (error,) = looked.errors
    assert error.rows == tuple(range(2, 11))
    assert error.sentence.startswith("Rows 2, 3, 4, 5, 6 and 4 more have one address:")
    assert error.where == "Sheet1!C2, C3, C4, C5, C6 and 4 more"


def test_leaving_one_of_them_out_frees_the_other() -> None:
    looked = of(("Smith Tower", "506 Second Ave"), ("Smith Tower", "506 2nd Ave"), fixes=Fixes().leave_out(3))
    assert looked.ready
    assert looked.rows[1].fate is Fate.LEFT_OUT
    assert looked.rows[1].text(Field.NAME) == "Smith Tower"


def test_phases_of_one_building_are_told_apart_and_said() -> None:
    looked = of(("Research Phase I", "850 Republican St"), ("Research Phase II", "850 Republican Street"))
    assert looked.ready
    assert [row.apart for row in looked.new_rows] == ["I", "II"]
    assert sentences(looked.notes) == ["It shares the address of row 2; they were taken for buildings of their own."]


def test_a_unit_and_another_name_tell_buildings_of_a_mall_apart() -> None:
    looked = of(("Penney", "401 Northgate Way Ste 475"), ("Nordstrom", "401 Northgate Way"))
    assert [row.apart for row in looked.new_rows] == ["STE 475", ""]


def test_a_unit_alone_does_not() -> None:
    assert len(of(("999 Third", "999 3rd Ave, Suite 1550"), ("999 Third", "999 Third Ave")).errors) == 1


def test_a_confirmed_building_is_told_apart_by_its_name() -> None:
    looked = of(("Smith Tower", "506 Second Ave"), ("Annex", "506 2nd Ave"), fixes=Fixes().confirm_apart(3))
    assert [row.apart for row in looked.new_rows] == ["", "ANNEX"]


def test_rows_without_a_street_are_not_compared() -> None:
    looked = of(("Smith Tower", ""), ("Annex", ""))
    assert {problem.sentence for problem in looked.errors} == {"The street address is missing."}


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        (("Bldg A", "Bldg B"), ("A", "B")),
        (("Queen Anne Square East (200)", "Queen Anne Square West (220)"), ("EAST 200", "WEST 220")),
        (("City Place", "City Place II"), None),
        (("Smith Tower", "Rainier Tower"), None),
        (("Smith Tower", "Smith Tower"), None),
        (("Tower 1", "Tower 2", "Tower 3"), ("1", "2", "3")),
    ],
)
def test_names_tell_buildings_apart_by_what_numbers_or_places_them(
    names: tuple[str, ...], marks: tuple[str, ...] | None
) -> None:
    assert tell_apart([at(name, "1 Main St") for name in names]) == marks


def test_names_are_the_same_whatever_their_case_and_signs() -> None:
    assert same_name("  O'Shea-Building ", "OSHEA  BUILDING")
    assert not same_name("Smith Tower", "Smith")


HERE = (47.6, -122.3)
NEAR = (47.6003, -122.3)  # 33 metres north
FAR = (47.61, -122.3)


@pytest.mark.parametrize(
    ("one", "other", "doubtful"),
    [
        (("A", "501 Elliott Ave W"), ("B", "501 Elliot Ave W"), True),
        (("A", "1101 Madison"), ("B", "1101 Madison St"), True),
        (("A", "401 Northgate Way"), ("B", "401 NE Northgate Way"), True),
        (("A", "100 Main St N"), ("B", "100 Main St S"), False),
        (("A", "705 5th Ave"), ("B", "705 2nd Ave"), False),
        (("A", "705 5th Ave"), ("B", "705 5th St"), False),
        (("A", "705 5th"), ("B", "705 5th St"), True),
        (("A", "501 Elliott Ave"), ("B", "503 Elliott Ave"), False),
        (("A", "Pier 91"), ("B", "Pier 92"), False),
        (("A", "501 Elliott Ave", "98101"), ("B", "501 Elliot Ave", "98104"), False),
        (("A", "501 Elliott Ave", "98101", HERE), ("B", "501 Elliot Ave", "98104", NEAR), True),
        (("Harbor Steps", "1 Pike St", "98101", HERE), ("Harbor Steps", "9 Union St", "98101", NEAR), True),
        (("Harbor Steps", "1 Pike St", "98101", HERE), ("Harbor Steps", "9 Union St", "98101", FAR), False),
        (("Harbor Steps", "1 Pike St", "98101", HERE), ("Harbor Steps", "9 Pike St", "98101", NEAR), False),
        (("Harbor Steps", "1 Pike St", "98101", HERE), ("Harbor Steps 77", "9 Pike St", "98101", HERE), True),
        (("Steps East", "1 Pike St", "98101", HERE), ("Steps West", "9 Union St", "98101", NEAR), False),
        (("Harbor Steps", "1 Pike St", "98101", HERE), ("Olive Court", "9 Union St", "98101", NEAR), False),
        (("Harbor Steps", "1 Pike St"), ("Harbor Steps", "9 Union St"), False),
    ],
)  # fmt: skip
def test_pairs_that_may_be_one_building_are_found(one: tuple[str, ...], other: tuple[str, ...], doubtful: bool) -> None:
    pairs = list(doubtful_pairs([at(*one, id_=1)], [at(*other, id_=2)]))
    assert bool(pairs) is doubtful


def test_a_pair_is_found_once_and_only_if_one_of_them_is_new() -> None:
    one, other = at("A", "501 Elliott Ave W", place=HERE, id_=1), at("B", "501 Elliot Ave W", place=HERE, id_=2)
    assert len(list(doubtful_pairs([one, other], []))) == 1
    assert list(doubtful_pairs([], [one, other])) == []


def test_a_doubtful_pair_is_said_and_both_are_imported() -> None:
    looked = of(("A", "501 Elliott Ave W"), ("B", "501 Elliot Ave W"))
    assert looked.ready
    assert sentences(looked.notes) == [
        "Row 2 (“A, 501 Elliott Ave W”) may be the building of row 3 (“B, 501 Elliot Ave W”); it was taken for another."
    ]


def test_a_place_given_to_many_tells_nothing() -> None:
    annexes = [f"Harbor Steps Annex {'x' * number}" for number in range(30)]
    rows = [at(name, f"{len(name)} Road {name}", place=HERE, id_=len(name)) for name in annexes]
    assert list(doubtful_pairs(rows, [])) == []


def test_twenty_thousand_rows_are_compared_in_a_few_seconds() -> None:
    chance = random.Random(2000)
    spots = [
        at(f"Tower {n}", f"{n % 900} Street {n}", place=(47 + chance.random(), -122 - chance.random()), id_=n)
        for n in range(4_000)
    ] + [at("Smith Tower", "506 Second Ave", place=HERE, id_=-n) for n in range(1, 16_000)]
    started = time.perf_counter()
    list(doubtful_pairs(spots, []))
    assert time.perf_counter() - started < 10
