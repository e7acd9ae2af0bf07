"""Which buildings a notice names, in what order, and whom it passes over (EXB-2c, EXB-2d; AMB-10 to AMB-12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.rules.buildings import BuildingFacts, Word
from models.rules.clause import clauses_of
from models.rules.links import LinkStanding, LinkState
from models.rules.notice_facts import NoticeBook, NoticeKind, Skipped
from models.rules.proposing import (
    first_buildings,
    guessed_reason,
    number_asked,
    passed_over,
    propose,
    remaining,
    why_not_name,
    why_short,
)
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.noticed import book, building, notice


def at(number: int, word: Word = Word.ELIGIBLE, reason: str = "", **facts: object) -> BuildingFacts:
    made = BuildingFacts(
        building(number), f"Tower {number}", number, day("2000-08-29"), word, day("2000-09-15"), reason
    )
    return replace(made, **facts)


LIST = tuple(at(rank) for rank in range(1, 301))
NONE = NoticeBook()


def test_the_initial_notice_is_proposed_with_as_many_as_have_to_be_selected() -> None:
    found = propose(LIST, NONE, TERMS)
    assert (found.value.kind, len(found.value.buildings), found.value.asked) == (NoticeKind.INITIAL, 102, 102)
    assert (found.value.buildings[0], found.value.buildings[-1]) == ("B-0001", "B-0102")
    assert found.value.skips == ()
    assert found.why.clauses == ("EXB-2c", "EXB-1a")


def test_an_additional_notice_is_proposed_with_the_next_hundred() -> None:
    found = propose(LIST, book(notice(1, nov(9), 1, 102)), TERMS).value
    assert (found.kind, len(found.buildings), found.buildings[0]) == (NoticeKind.ADDITIONAL, 100, "B-0103")
    rest = propose(LIST[:150], book(notice(1, nov(9), 1, 102)), TERMS).value
    assert (len(rest.buildings), rest.left) == (48, 48)


def test_the_proposal_of_a_draft_does_not_count_itself_as_named() -> None:
    draft = book(notice(1, nov(9), 1, 3, issued_on=None))
    assert propose(LIST, draft, TERMS).value.buildings[0] == "B-0004"
    again = propose(LIST, draft, TERMS, "RPN-0001").value
    assert (again.kind, again.buildings[0]) == (NoticeKind.INITIAL, "B-0001")


def test_buildings_with_a_link_off_the_list_or_named_already_are_left_out_and_a_withdrawn_notice_names_none() -> None:
    served = at(1, links=(LinkStanding("L-0001", LinkState.INSTALLED, nov(1)),))
    off = at(2, rank=None)
    withdrawn = book(notice(1, nov(9), 3, 4, withdrawn_on=nov(10)))
    assert [one.number for one in remaining((off, at(5), served, at(4), at(3)), withdrawn)] == [
        "B-0003", "B-0004", "B-0005",
    ]  # fmt: skip
    assert [one.number for one in remaining((at(3), at(5)), book(notice(1, nov(9), 3, 4)))] == ["B-0005"]


REASONS = [
    (at(1), (None, "")),
    (at(1, Word.OPEN), (Skipped.NO_APPROVAL, "")),
    (at(1, Word.REFUSED, "No line of sight"), (Skipped.NO_LINE_OF_SIGHT, "No line of sight")),
    (at(1, Word.REFUSED, "Roof owner said no"), (Skipped.ROOF_REFUSED, "Roof owner said no")),
    (at(1, Word.REFUSED, "Hub is full"), (Skipped.HUB_CAPACITY, "Hub is full")),
    (at(1, Word.REFUSED, "Survey failed"), (Skipped.NO_APPROVAL, "Survey failed")),
    (at(1, Word.REFUSED), (Skipped.NO_APPROVAL, "")),
]


@pytest.mark.parametrize(("one", "reason"), REASONS)
def test_winstars_own_word_gives_the_reason_for_a_skip(one: BuildingFacts, reason) -> None:
    assert guessed_reason(one) == reason


def test_a_better_rank_left_out_is_passed_over_with_its_reason_or_none() -> None:
    free = (at(1), at(2, Word.OPEN), at(3), at(4), at(5), at(6, rank=None))
    skips = passed_over(free, {"B-0004"}, {"B-0003": (Skipped.HUB_CAPACITY, "Two ports")})
    assert [(one.building, one.rank, one.reason, one.note) for one in skips] == [
        ("B-0001", 1, None, ""),
        ("B-0002", 2, Skipped.NO_APPROVAL, ""),
        ("B-0003", 3, Skipped.HUB_CAPACITY, "Two ports"),
    ]
    assert passed_over(free, set()) == ()


BARS = [
    (at(9, rank=None), "Tower 9 is not on the Customer List (B-2)."),
    (at(9, Word.REFUSED, "No line of sight"), "Tower 9 was refused by Winstar: No line of sight (1.1(h))."),
    (at(9, Word.REFUSED), "Tower 9 was refused by Winstar (1.1(h))."),
    (at(2), "Tower 2 is on RPN-0001 and not installed yet (B-2)."),
    (at(2, selected_on=nov(10)), None),
    (at(9), None),
    (at(9, Word.OPEN), None),
]


@pytest.mark.parametrize(("one", "why"), BARS)
def test_what_bars_a_building_from_a_notice(one: BuildingFacts, why: str | None) -> None:
    assert why_not_name(one, book(notice(1, nov(9), 1, 3))) == why
    assert why_not_name(at(2), book(notice(1, nov(9), 1, 3)), "RPN-0001") is None


A, B = NoticeKind.INITIAL, NoticeKind.ADDITIONAL
SHORT = [  # kind, named, left, reading, whether it is odd
    (A, 102, 300, {}, False), (A, 101, 300, {}, True), (A, 130, 300, {}, False),
    (A, 60, 60, {"selection_requirement": "notice_of_102"}, True),
    (B, 100, 300, {}, False), (B, 99, 300, {}, True), (B, 48, 48, {}, False), (B, 101, 300, {}, True),
    (B, 48, 48, {"additional_buildings": "at_least_hundred"}, True),
    (B, 120, 300, {"additional_buildings": "at_least_hundred"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "named", "left", "reading", "odd"), SHORT)
def test_a_number_of_buildings_that_asks_for_a_reason(kind, named: int, left: int, reading: dict, odd: bool) -> None:
    found = why_short(kind, named, left, TERMS, Readings(**reading))
    assert bool(found) == odd
    assert found is None or found.startswith(f"It names {named} buildings; an") or "the Initial" in found


def test_the_first_102_go_by_rank_of_the_list_or_by_customers_own_order() -> None:
    served = at(1, links=(LinkStanding("L-0001", LinkState.INSTALLED, nov(1)),))
    buildings = (at(4, selected_on=day("2000-09-20")), served, at(3), at(2, Word.OPEN), at(5, selected_on=nov(1)))
    assert first_buildings(buildings) == ("B-0003", "B-0004", "B-0005")
    assert first_buildings(buildings, Readings(first_buildings="order_as_selection")) == ("B-0004", "B-0005")
    assert "AMB-48" not in clauses_of(first_buildings)


def test_the_numbers_come_from_the_terms() -> None:
    assert (number_asked(A, TERMS), number_asked(B, TERMS)) == (102, 100)


def test_the_order_of_selection_is_that_of_the_days_and_on_one_day_that_of_the_ranks() -> None:
    early, late = day("2000-09-20"), nov(1)
    buildings = (at(4, selected_on=late), at(6, selected_on=early), at(5, selected_on=early))
    chosen = first_buildings(buildings, Readings(first_buildings="order_as_selection"))
    assert chosen == ("B-0005", "B-0006", "B-0004")


def test_an_open_word_is_no_approval_whatever_it_says() -> None:
    assert guessed_reason(at(1, Word.OPEN, "No line of sight")) == (Skipped.NO_APPROVAL, "No line of sight")


def test_a_building_without_a_rank_passes_over_nobody() -> None:
    assert passed_over((at(1), at(6, rank=None)), {"B-0006"}) == ()
