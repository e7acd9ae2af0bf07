"""Where a Link stands, its installation charge, and its next Letter."""

from dataclasses import replace

import pytest

from models.rules.clause import Known, Unknown
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkFacts, LinkStanding, LinkState, charge_due, link_standing, why_not_issue_letter
from models.rules.readings import Readings
from tests.rules.law import CALENDAR, NOT_SENT, TERMS, by_fax, by_hand, day, letter, nov, objection, signed

OUT = letter(by_hand(nov(13)), number="LAL-0144", issued_on=nov(10))
OBJECTED = replace(OUT, answers=(objection(nov(16), by_hand(nov(16))),))
NEW = letter(by_hand(nov(22)), number="LAL-0158", issued_on=nov(21))
LINK = LinkFacts("L-0004", "P-0004", "B-0012", nov(8))


def now(letters: tuple[LetterFacts, ...], on: int, **facts: object) -> LinkStanding:
    found = link_standing(replace(LINK, letters=letters, **facts), CALENDAR, TERMS, nov(on))
    assert found is not None
    return found


STATES = [
    ((), 8, LinkState.INSTALLED, 8),
    ((OUT,), 9, LinkState.INSTALLED, 8),
    ((replace(OUT, delivery=NOT_SENT),), 15, LinkState.INSTALLED, 8),
    ((replace(OUT, delivery=by_fax(nov(13))),), 15, LinkState.LETTER_OUT, 8),
    ((OUT,), 16, LinkState.LETTER_OUT, 13),
    ((OUT,), 17, LinkState.DEEMED, 16),
    ((OBJECTED,), 17, LinkState.OBJECTED, 16),
    ((OBJECTED, NEW), 28, LinkState.LETTER_OUT, 22),
    ((OBJECTED, NEW), 29, LinkState.DEEMED, 28),
    ((OBJECTED, replace(NEW, answers=(signed(nov(24), by_hand(nov(24))),))), 29, LinkState.ACCEPTED, 24),
    ((replace(OUT, withdrawn_on=nov(12)), NEW), 24, LinkState.LETTER_OUT, 22),
    ((replace(OUT, delivery=NOT_SENT, withdrawn_on=nov(12)),), 24, LinkState.INSTALLED, 8),
]


@pytest.mark.parametrize(("letters", "as_of", "state", "on"), STATES, ids=range(len(STATES)))
def test_a_link_stands_by_its_letters(letters: tuple[LetterFacts, ...], as_of: int, state: LinkState, on: int) -> None:
    found = now(letters, as_of)
    assert (found.state, found.on) == (state, nov(on))


def test_there_is_no_link_before_its_pair_is_mounted() -> None:
    assert link_standing(LINK, CALENDAR, TERMS, nov(7)) is None


def test_a_removed_link_keeps_the_day_it_was_accepted() -> None:
    found = now((OUT,), 30, removed_on=nov(20))
    assert (found.state, found.on, found.accepted_on, found.deemed) == (LinkState.REMOVED, nov(20), nov(16), True)
    assert now((OUT,), 19, removed_on=nov(20)).state is LinkState.DEEMED


def test_the_first_letter_received_is_remembered_after_an_objection() -> None:
    found = now((OBJECTED, NEW), 29)
    assert (found.letter, found.letter_on, found.charged_from) == ("LAL-0158", nov(13), nov(22))
    assert now((OUT,), 12).letter_on is None


def test_the_states_have_words() -> None:
    assert [one.words for one in LinkState] == [
        "Installed", "Letter out", "Objected", "Accepted", "Deemed installed", "Removed"
    ]  # fmt: skip


def test_the_charge_runs_from_the_letter_that_led_to_acceptance() -> None:
    found = now((OBJECTED, NEW), 29)
    due = charge_due(found, TERMS)
    assert isinstance(due, Known)
    assert due.value == day("2000-12-22")
    assert due.why.facts == (("Letter", "LAL-0158"), ("Received", "Wed 22 Nov 2000"), ("Due", "Fri 22 Dec 2000"))


def test_by_the_other_reading_the_charge_runs_from_the_first_letter() -> None:
    first = Readings(installation_clock="first_letter")
    due = charge_due(now((OBJECTED, NEW), 29), TERMS, first)
    assert isinstance(due, Known)
    assert due.value == day("2000-12-13")
    nothing = charge_due(now((), 29), TERMS, first)
    assert isinstance(nothing, Unknown)
    assert nothing.missing == "no Letter has been received"


def test_no_charge_is_due_before_acceptance() -> None:
    due = charge_due(now((OBJECTED,), 20), TERMS)
    assert isinstance(due, Unknown)
    assert due.missing == "L-0004 is not accepted or deemed installed"


ISSUE = [
    ((), 8, None),
    ((OBJECTED,), 17, None),
    ((replace(OUT, delivery=NOT_SENT, withdrawn_on=nov(12)),), 13, None),
    ((), 7, "L-0004 was installed on Wed 8 Nov 2000; its Letter cannot be older (B-5(b))."),
    ((OUT,), 14, "L-0004 already has the Letter LAL-0144 (B-5(b))."),
    ((OUT,), 20, "L-0004 already has the Letter LAL-0144 (B-5(b))."),
]


@pytest.mark.parametrize(("letters", "on", "reason"), ISSUE, ids=range(len(ISSUE)))
def test_a_link_has_one_letter_at_a_time(letters: tuple[LetterFacts, ...], on: int, reason: str | None) -> None:
    assert why_not_issue_letter([replace(LINK, letters=letters)], nov(on), CALENDAR, TERMS) == reason


def test_a_letter_names_a_link_that_stands() -> None:
    assert why_not_issue_letter([], nov(9), CALENDAR, TERMS) == (
        "A Link Availability Letter names at least one Link (1.1(n))."
    )
    gone = replace(LINK, removed_on=nov(9))
    assert why_not_issue_letter([gone], nov(9), CALENDAR, TERMS) == "L-0004 was removed on Thu 9 Nov 2000."
    assert why_not_issue_letter([gone], nov(8), CALENDAR, TERMS) is None


def test_a_link_without_a_letter_says_that_it_is_only_mounted() -> None:
    now = link_standing(LinkFacts("L-0009", "P-0009", "B-0009", nov(8)), CALENDAR, TERMS, nov(28))
    assert now is not None
    assert now.why is not None
    assert now.why.facts[-1] == ("Letter", "none is recorded")


def test_a_link_is_removed_on_the_very_day_it_is_taken_down() -> None:
    assert now((), 20, removed_on=nov(20)).state is LinkState.REMOVED
    assert now((), 19, removed_on=nov(20)).state is LinkState.INSTALLED


def test_a_letter_is_received_on_its_very_day() -> None:
    assert now((OUT,), 13).letter_on == nov(13)
