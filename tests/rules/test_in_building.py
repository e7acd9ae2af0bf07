"""Schedule E-2: four options, their steps, and Option 3 that makes no lit building."""

from __future__ import annotations

import pytest

from models.rules.clause import Known, Unknown
from models.rules.in_building import STEPS, counts_as_lit, dslam_offer, open_steps, option_of, steps
from models.rules.permit_facts import Dslam, InBuildingFacts
from tests.rules.law import TERMS, nov


def plan(option: str = "1a", **facts: object) -> InBuildingFacts:
    return InBuildingFacts(**{"building": "B-0001", "option": option, "chosen_on": nov(1), **facts})


@pytest.mark.parametrize(
    ("option", "number", "lit"), [("1a", 7, True), ("1b", 3, True), ("2", 3, True), ("3", 2, False)]
)
def test_each_option_has_its_steps_and_only_option_3_makes_no_lit_building(option: str, number: int, lit: bool) -> None:
    assert len(steps(option, TERMS)) == number
    answer = counts_as_lit(plan(option), TERMS)
    assert isinstance(answer, Known)
    assert answer.value == lit


def test_the_options_are_those_of_the_terms() -> None:
    assert list(STEPS) == [one.id for one in TERMS.in_building_option]
    found = option_of(plan("1b"), TERMS)
    assert found is not None
    assert found.name == "OC-3 to one customer or floor"


def test_the_steps_name_the_parties_and_the_agreements_figures() -> None:
    words = [one.words for one in (*steps("1a", TERMS), *steps("1b", TERMS))]
    assert "Winstar runs the Category 5 vertical cable for all customers of SAVVIS" in words
    assert "Winstar ends the cable in 110 blocks on every 3rd floor, top to bottom" in words
    assert "Winstar runs a 6-pair multimode fiber from the indoor unit to the closet" in words


def test_steps_done_are_no_longer_open() -> None:
    left = open_steps(plan("1b", done=(("fiber", nov(2)), ("panel", nov(3)))), TERMS)
    assert [one.key for one in left] == ["conduit"]


def test_without_an_option_nothing_can_be_said() -> None:
    answer = counts_as_lit(plan(""), TERMS)
    assert isinstance(answer, Unknown)
    assert answer.missing == "no option of Schedule E-2 is chosen for B-0001"
    assert (steps("", TERMS), open_steps(plan(""), TERMS), option_of(plan(""), TERMS)) == ((), (), None)


def test_how_a_dslam_is_housed() -> None:
    said = dslam_offer(plan(dslam=Dslam.PORT, dslam_from=nov(3)))
    assert isinstance(said, Known)
    assert said.why.facts == (("DSLAM", "Port in Winstar's own, from Fri 3 Nov 2000"),)
    assert isinstance(dslam_offer(plan(dslam=Dslam.NONE)), Known)
    assert isinstance(dslam_offer(plan()), Unknown)
