"""Relocations by Winstar on 60 days' notice, and moves for Customer (EXD-5, EXB-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.readings import Readings
from models.rules.relocations import (
    MoveState,
    earliest_relocation,
    known_moves,
    letter_after_move,
    move_state,
    why_not_put_up,
    why_not_relocate,
    why_not_take_down,
)
from models.rules.service_facts import MoveFacts, MoveKind, MoveReason
from tests.rules.law import TERMS, day

PLANNED = MoveFacts(
    "RL-0001",
    MoveKind.RELOCATION,
    "L-0001",
    MoveReason.DAMAGE,
    date(2000, 10, 2),
    planned_on=date(2000, 12, 1),
    to="B-2",
)
TAKEN = replace(PLANNED, removed_on=date(2000, 12, 1))
DONE = replace(TAKEN, installed_on=date(2000, 12, 4), successor="L-0009")
CANCELLED = replace(PLANNED, cancelled_on=date(2000, 10, 20))
STORED = replace(TAKEN, kind=MoveKind.MOVE, number="MV-0001", reason=MoveReason.REQUEST, to="", store="Store")


@pytest.mark.parametrize(
    ("notice", "earliest"),
    [
        ("2000-10-02", "2000-12-01"),
        ("2000-12-31", "2001-03-01"),
        ("2004-01-01", "2004-03-01"),
        ("2001-01-01", "2001-03-02"),
    ],
)
def test_winstar_relocates_sixty_days_after_its_notice(notice: str, earliest: str) -> None:
    found = earliest_relocation(day(notice), TERMS)
    assert found.value == day(earliest)
    assert found.why.clauses == ("EXD-5.1", "MA-13.12")


@given(st.dates(date(2000, 6, 30), date(2010, 6, 30)))
def test_the_sixty_days_are_plain_days(notice: date) -> None:
    assert earliest_relocation(notice, TERMS).value == date.fromordinal(notice.toordinal() + 60)


def test_a_shorter_notice_wants_its_reason() -> None:
    early = replace(PLANNED, planned_on=PLANNED.notice_on + timedelta(days=59))
    assert why_not_relocate(PLANNED, TERMS) is None
    assert why_not_relocate(early, TERMS) == (
        "Notice of Mon 2 Oct 2000 allows a relocation from Fri 1 Dec 2000 on, 60 days later. "
        "Say why that much notice was not practicable (D-5.1)."
    )
    assert why_not_relocate(replace(early, despite="The city closes the roof"), TERMS) is None
    assert why_not_relocate(replace(PLANNED, planned_on=None), TERMS) is None
    assert why_not_relocate(replace(PLANNED, reason=MoveReason.REQUEST), TERMS) == (
        "A move at Customer's request is a move, not a relocation (B-4)."
    )


@pytest.mark.parametrize(
    ("move", "state", "words"),
    [
        (PLANNED, MoveState.PLANNED, "Planned"),
        (TAKEN, MoveState.MOVING, "Taken down"),
        (DONE, MoveState.DONE, "Put up again"),
        (CANCELLED, MoveState.CANCELLED, "Cancelled"),
        (STORED, MoveState.STORED, "In storage"),
    ],
)
def test_a_move_stands_where_its_days_say(move: MoveFacts, state: MoveState, words: str) -> None:
    assert (move_state(move), move_state(move).words) == (state, words)


@pytest.mark.parametrize(
    ("move", "down", "up"),
    [
        (PLANNED, None, "L-0001 has not been taken down for RL-0001 yet."),
        (TAKEN, "L-0001 was taken down on Fri 1 Dec 2000.", None),
        (
            DONE,
            "L-0001 was taken down on Fri 1 Dec 2000.",
            "RL-0001 was put up again on Mon 4 Dec 2000 as L-0009.",
        ),
        (CANCELLED, "RL-0001 was cancelled on Fri 20 Oct 2000.", "RL-0001 was cancelled on Fri 20 Oct 2000."),
        (
            STORED,
            "L-0001 was taken down on Fri 1 Dec 2000.",
            "MV-0001 names no building. Say at which one the pair is put up (B-4).",
        ),
    ],
)
def test_every_step_in_every_state_of_a_move(move: MoveFacts, down: str | None, up: str | None) -> None:
    assert (why_not_take_down(move, day("2000-12-04")), why_not_put_up(move, day("2000-12-04"))) == (down, up)


def test_nothing_is_taken_down_before_notice_or_put_up_before_it_came_down() -> None:
    assert why_not_take_down(PLANNED, day("2000-10-01")) == (
        "The notice of RL-0001 is of Mon 2 Oct 2000; nothing was taken down before."
    )
    asked = replace(PLANNED, kind=MoveKind.MOVE, reason=MoveReason.REQUEST)
    assert "The request of" in str(why_not_take_down(asked, day("2000-10-01")))
    assert why_not_put_up(TAKEN, day("2000-11-30")) == (
        "L-0001 was taken down on Fri 1 Dec 2000; it was not put up before."
    )


@pytest.mark.parametrize(("consent", "allowed"), [(None, False), ("2000-12-02", False), ("2000-12-01", True)])
def test_another_operational_reason_needs_customers_consent(consent: str | None, allowed: bool) -> None:
    move = replace(PLANNED, reason=MoveReason.OPERATIONAL, consent_on=day(consent) if consent else None)
    assert (why_not_take_down(move, day("2000-12-01")) is None) == allowed


def test_a_move_is_known_with_what_had_happened_by_the_day() -> None:
    assert known_moves((DONE,), day("2000-10-01")) == ()
    assert known_moves((DONE,), day("2000-12-01")) == (TAKEN,)
    assert known_moves((DONE,), day("2000-12-04")) == (DONE,)


@pytest.mark.parametrize(
    ("move", "reading", "needed"),
    [
        (STORED, "new_letter", True),
        (STORED, "no_new_letter", False),
        (PLANNED, "no_new_letter", True),
    ],
)
def test_a_moved_link_needs_a_letter_by_the_reading_and_a_relocated_one_always(
    move: MoveFacts, reading: str, needed: bool
) -> None:
    found = letter_after_move(move, Readings(move_letter=reading))
    assert (found.value, found.why.readings) == (needed, ("AMB-33",))


def test_every_reason_and_kind_has_words() -> None:
    assert len({one.words for one in MoveReason}) == 6
    assert [one.words for one in MoveKind] == ["Relocation by Winstar", "Move for Customer"]


def test_a_move_may_be_taken_down_put_up_and_known_on_its_very_day() -> None:
    assert why_not_take_down(PLANNED, PLANNED.notice_on) is None
    assert why_not_put_up(TAKEN, date(2000, 12, 1)) is None
    assert [len(known_moves((PLANNED,), on)) for on in (date(2000, 10, 1), date(2000, 10, 2))] == [0, 1]
