"""The Customer List: when it is due, what may stand on it, when it may be added to (EXB-1)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import clauses_of
from models.rules.customer_list import (
    EarlierProposal,
    ListRow,
    Quarter,
    addition_window,
    first_list_due,
    first_list_faults,
    key_of,
    proposed_earlier,
    quarter_of,
    why_held,
)
from models.rules.readings import Readings
from tests.rules.law import TERMS, day

DAYS = st.dates(date(2000, 1, 1), date(2010, 12, 31))


def row(rank: int, street: str = "", **fields: object) -> ListRow:
    made = ListRow(rank, f"Tower {rank}", street or f"{rank} Main Street", "Seattle", "WA", "98101")
    return replace(made, **fields)


def test_the_first_list_is_due_sixty_days_after_the_effective_date() -> None:
    due = first_list_due(TERMS.agreement.effective_date, TERMS.customer_list.due_days_after_effective)
    assert due.value == day("2000-08-29")
    assert due.why.facts[0] == ("Effective Date", "Fri 30 Jun 2000")
    assert "EXB-1a" in due.why.clauses


@pytest.mark.parametrize(
    ("on", "quarter", "first", "last"),
    [
        ("2000-01-01", Quarter(2000, 1), "2000-01-01", "2000-03-31"),
        ("2000-03-31", Quarter(2000, 1), "2000-01-01", "2000-03-31"),
        ("2000-04-01", Quarter(2000, 2), "2000-04-01", "2000-06-30"),
        ("2000-09-30", Quarter(2000, 3), "2000-07-01", "2000-09-30"),
        ("2000-12-31", Quarter(2000, 4), "2000-10-01", "2000-12-31"),
    ],
)
def test_quarters_are_those_of_the_calendar(on: str, quarter: Quarter, first: str, last: str) -> None:
    assert quarter_of(day(on)) == quarter
    assert (quarter.first, quarter.last) == (day(first), day(last))


def test_quarters_follow_one_another_over_the_year() -> None:
    assert Quarter(2000, 4).next == Quarter(2001, 1) > Quarter(2000, 4)
    assert Quarter(2000, 3).words == "the third quarter of 2000"


@given(DAYS)
def test_a_day_lies_in_its_quarter(on: date) -> None:
    assert quarter_of(on).first <= on <= quarter_of(on).last


def test_the_first_addition_of_a_quarter_counts_at_once() -> None:
    window = addition_window(day("2000-11-28"), [day("2000-09-30")])
    assert window.value == day("2000-11-28")
    assert why_held(day("2000-11-28"), [day("2000-09-30")]) is None


def test_a_second_addition_is_held_until_the_next_quarter() -> None:
    window = addition_window(day("2000-11-28"), [day("2000-10-02")])
    assert window.value == day("2001-01-01")
    assert ("Already added to", "in the fourth quarter of 2000, from Mon 2 Oct 2000") in window.why.facts


def test_held_additions_follow_one_another() -> None:
    earlier = [day("2000-10-02"), day("2001-01-01"), day("2001-04-01")]
    assert addition_window(day("2000-12-31"), earlier).value == day("2001-07-01")


def test_an_addition_recorded_late_counts_in_its_own_quarter() -> None:
    assert addition_window(day("2000-09-15"), [day("2000-10-02")]).value == day("2000-09-15")


def test_two_additions_a_quarter_could_be_agreed_on() -> None:
    assert addition_window(day("2000-11-28"), [day("2000-10-02")], per_quarter=2).value == day("2000-11-28")
    held = addition_window(day("2000-11-28"), [day("2000-11-02"), day("2000-10-02")], per_quarter=2)
    assert held.value == day("2001-01-01")
    assert held.why.facts[1][1].endswith("from Mon 2 Oct 2000 and Thu 2 Nov 2000")


def test_the_words_of_a_held_addition_name_both_days() -> None:
    sentence = why_held(day("2000-11-28"), [day("2000-10-02")])
    assert sentence is not None
    assert "of Mon 2 Oct 2000" in sentence
    assert "until Mon 1 Jan 2001 (B-1(c))." in sentence


@given(st.lists(DAYS, max_size=12))
def test_no_quarter_ever_gets_two_additions(delivered: list[date]) -> None:
    effective: list[date] = []
    for each in sorted(delivered):
        effective.append(addition_window(each, effective).value)
        assert effective[-1] >= each
    assert len({quarter_of(each) for each in effective}) == len(effective)


def test_the_list_agreed_on_has_no_faults() -> None:
    assert first_list_faults([row(rank) for rank in range(1, 751)], 750) == ()


def test_a_list_of_749_is_to_be_confirmed() -> None:
    (fault,) = first_list_faults([row(rank) for rank in range(1, 750)], 750)
    assert fault.sentence == "The list names 749 buildings; the first Customer List has 750 (B-1(a))."
    assert (fault.check, fault.bars) == ("K1", False)


def test_a_rank_given_twice_leaves_another_missing() -> None:
    rows = [row(1), row(2), replace(row(2), street="9 Pine St"), row(4)]
    twice, missing = first_list_faults(rows, 4)
    assert twice.sentence == "Rank 2 is given more than once (B-1(a))."
    assert missing.sentence == "Rank 3 is missing (B-1(a))."
    assert missing.ranks == (3,)


def test_many_missing_ranks_are_not_all_named() -> None:
    (missing,) = first_list_faults([row(rank) for rank in range(11, 21)], 10)
    assert missing.sentence == "Ranks 1, 2, 3, 4, 5 and 5 more are missing (B-1(a))."


def test_a_building_on_the_list_twice_is_named_with_its_ranks() -> None:
    rows = [row(1, "1201 Third Avenue"), row(2, "1201 3rd Ave")]
    (fault,) = first_list_faults(rows, 2)
    assert fault.sentence == "1201 Third Avenue stands on the list at ranks 1 Tower 1, 2 Tower 2."
    assert fault.ranks == (1, 2)


def test_buildings_told_apart_at_one_address_are_two() -> None:
    rows = [row(1, "850 Republican St", apart="I"), row(2, "850 Republican Street", apart="II")]
    assert first_list_faults(rows, 2) == ()


def test_a_building_proposed_earlier_bars_the_list() -> None:
    proposal = EarlierProposal(key_of(row(2)), "Union Tower", day("2000-05-02"))
    (fault,) = proposed_earlier([row(1), row(2)], [proposal])
    assert (fault.check, fault.bars, fault.ranks) == ("K2", True, (2,))
    assert "Tower 2, 2 Main Street was proposed to Winstar as Union Tower on Tue 2 May 2000" in fault.sentence


def test_an_earlier_proposal_of_unknown_day_is_said_so() -> None:
    (fault,) = proposed_earlier([row(2)], [EarlierProposal(key_of(row(2)), "TOWER 2")])
    assert "was proposed to Winstar earlier;" in fault.sentence


def test_rules_cite_their_clauses() -> None:
    assert clauses_of(addition_window) == ("EXB-1c",)
    assert clauses_of(first_list_faults) == ("EXB-1a",)
    assert clauses_of(proposed_earlier) == ("EXB-1b",)


def test_by_the_other_reading_the_quarter_of_the_first_list_has_no_addition() -> None:
    later = Readings(additions_start="next_quarter")
    window = addition_window(day("2000-09-01"), [], first_on=day("2000-08-25"), readings=later)
    assert window.value == day("2000-10-01")
    assert window.why.facts[1] == ("First list", "delivered in the third quarter of 2000")
    assert why_held(day("2000-09-01"), [], first_on=day("2000-08-25"), readings=later) == (
        "The Customer List was delivered in the third quarter of 2000, and additions begin with the quarter after it. "
        "This one is held until Sun 1 Oct 2000 (B-1(c))."
    )
    assert addition_window(day("2000-09-01"), [], first_on=day("2000-08-25")).value == day("2000-09-01")


def test_five_ranks_are_all_named_and_no_fault_of_a_first_list_bars_it() -> None:
    rows = [row(rank) for rank in range(6, 11)]
    [missing] = first_list_faults(rows, 5)
    assert (missing.sentence, missing.bars) == ("Ranks 1, 2, 3, 4, 5 are missing (B-1(a)).", False)
    twins = first_list_faults([row(1), row(2, "1 Main Street"), row(2)], 3)
    assert [fault.bars for fault in twins] == [False, False, False]
