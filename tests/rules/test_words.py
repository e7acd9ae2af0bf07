"""How the rules word their sentences."""

import pytest

from models.rules.readings import RECOMMENDED, readings_from
from models.rules.terms import readings_of
from models.rules.words import Side, capital, counted, listed, party, short_day, tag_of
from tests.rules.law import DATA, TERMS, day, nov

TAGS = {
    "EXB-5b-4": "B-5(b)",
    "EXB-2a": "B-2(a)",
    "EXA-2b-ii": "A-2(b)",
    "EXA-3": "A-3",
    "EXD-7.1": "D-7.1",
    "MA-13.2": "13.2",
    "MA-1.1c": "1.1(c)",
    "MA-3": "3",
    "LTR-2": "Letter 2",
    "LTR-PO": "Letter, order",
    "LTR-SCHED": "Letter, table",
    "A-3": "Schedule A-3",
}


@pytest.mark.parametrize(("clause", "tag"), TAGS.items())
def test_a_clause_is_named_as_on_the_page(clause: str, tag: str) -> None:
    assert tag_of(clause) == tag


def test_parties_go_by_their_names() -> None:
    assert (party(TERMS, Side.CUSTOMER), party(TERMS, Side.WINSTAR)) == ("SAVVIS", "Winstar")


def test_a_day_leaves_out_the_year_one_looks_from() -> None:
    assert short_day(nov(28), day("2000-01-01")) == "Tue 28 Nov"
    assert short_day(nov(28), day("2001-01-01")) == "Tue 28 Nov 2000"


def test_numbers_agree_with_their_nouns() -> None:
    assert counted(1, "pair") == "1 pair"
    assert counted(0, "pair") == "0 pairs"
    assert counted(2, "Business Day") == "2 Business Days"


def test_lists_read_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert capital("the objection") == "The objection"


def test_every_reading_the_rules_depend_on_is_offered_with_its_default() -> None:
    offered = {one.key: one.default for one in readings_of(DATA)}
    assert readings_from(offered) == RECOMMENDED
    assert readings_from({"on_hand": "storage", "late_charge": "flat_once"}).on_hand == "storage"


def test_every_reading_the_rules_depend_on_is_among_the_offered_ones() -> None:
    offered = {one.key for one in readings_of(DATA)}
    assert {name for name in RECOMMENDED.__slots__} <= offered


def test_as_many_names_as_a_sentence_takes_are_all_named() -> None:
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
