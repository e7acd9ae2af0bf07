"""The watch on repairs, overturned standings, late answers, and on each of the Business Days of a Letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.findings import Finding, Urgency
from models.rules.letter_facts import LetterFacts, Mark, MarkKind, Rework
from models.rules.links import LinkFacts
from models.rules.readings import Readings
from models.rules.words import Side
from tests.rules.law import by_hand, letter, nov, objection, signed
from tests.rules.watched import found, watched

DEC_5 = date(2000, 12, 5)
SAME = Readings(objection_effect="same_letter")
TOO_LATE = "The courier would be too late; by hand or by fax with its copy it still counts today."
OBJECTED = letter(by_hand(nov(22)), objection(nov(24), by_hand(nov(24))), links=("L-0001",))


def link(facts: LetterFacts) -> LinkFacts:
    """The Link of a letter."""
    return LinkFacts("L-0001", "P-0001", "B-0012", nov(14), letters=(facts,))


def found_of(facts: LetterFacts, day: date, code: str, readings: Readings = Readings()) -> list[Finding]:  # noqa: B008
    """What the watch finds of one code."""
    return found(watched(day, links=(link(facts),), readings=readings), code)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (nov(22), "Its first Business Day is still to come."),
        (nov(24), "It is Business Day 1 of 3."),
        (nov(27), "It is Business Day 2 of 3."),
        (nov(28), f"It is Business Day 3 of 3. {TOO_LATE}"),
    ],
)
def test_every_business_day_of_a_letter_says_which_it_is(day: date, said: str) -> None:
    [one] = found_of(letter(by_hand(nov(22)), links=("L-0001",)), day, "R10")
    assert one.sentence.endswith(f"the Link is deemed installed. {said}")


def test_a_letter_still_on_its_way_has_no_business_day_yet() -> None:
    going = letter(replace(by_hand(nov(22)), received_on=nov(22)), links=("L-0001",))
    [one] = found_of(going, nov(23), "R10")
    assert one.sentence.endswith("Its first Business Day is still to come.")


def test_an_objected_link_waits_for_its_new_letter_repaired_or_not() -> None:
    [before] = found_of(OBJECTED, nov(27), "K16")
    assert (before.subject, before.act, before.party) == ("New Letter for L-0001", "new_letter", Side.WINSTAR)
    assert before.sentence.endswith("Winstar corrects L-0001 and issues a new Letter.")
    repaired = replace(OBJECTED, reworks=(Rework(nov(27), nov(28)),))
    [told] = found_of(repaired, nov(28), "K16")
    assert told.sentence.endswith("L-0001 was repaired on Mon 27 Nov 2000; Winstar issues a new Letter.")
    assert found_of(repaired, nov(27), "K16")[0].sentence == before.sentence


def test_by_the_other_reading_it_waits_for_its_repair_and_then_for_the_answer() -> None:
    [one] = found_of(OBJECTED, nov(27), "K16", SAME)
    assert (one.subject, one.act, one.button) == ("Repair of L-0001", "record_rework", "Record repair")
    assert one.sentence.endswith("Winstar repairs L-0001 and tells SAVVIS; then LAL-0158 goes on (AMB-05).")
    repaired = replace(OBJECTED, reworks=(Rework(nov(27), nov(28)),))
    assert found_of(repaired, nov(28), "K16", SAME) == []
    assert [one.due_on for one in found_of(repaired, nov(28), "R10", SAME)] == [date(2000, 12, 1)]


def marked(facts: LetterFacts, kind: MarkKind, seen_on: date | None = None, link: str = "") -> LetterFacts:
    """A letter with what an entry of December 5 did to it."""
    return replace(facts, marks=(Mark(kind, DEC_5, nov(28), "the objection of Fri 24 Nov 2000", link, seen_on),))


@pytest.mark.parametrize(
    ("seen_on", "day", "number"),
    [(None, DEC_5, 1), (None, nov(30), 0), (DEC_5, DEC_5, 0), (date(2000, 12, 6), DEC_5, 1)],
)
def test_an_overturned_standing_is_told_until_it_is_seen(seen_on: date | None, day: date, number: int) -> None:
    assert len(found_of(marked(OBJECTED, MarkKind.OVERTURNED, seen_on), day, "K15")) == number


def test_an_overturned_standing_says_what_it_was_and_what_it_is() -> None:
    [one] = found_of(marked(OBJECTED, MarkKind.OVERTURNED, link="L-0001"), DEC_5, "K15")
    assert one.subject == "L-0001 of LAL-0158 is no longer deemed installed"
    assert one.sentence.endswith("Now: Objected 24 Nov. Every date that rested on it has changed.")
    assert (one.urgency, one.act, one.party) == (Urgency.STANDING, "see_marks", None)
    silent = replace(OBJECTED, answers=())
    assert found_of(marked(silent, MarkKind.OVERTURNED), DEC_5, "K15") == []


def test_a_late_answer_is_told_while_the_letter_stands_as_deemed() -> None:
    late = letter(by_hand(nov(22)), signed(nov(28), by_hand(nov(29))), links=("L-0001",))
    [one] = found_of(marked(late, MarkKind.LATE), DEC_5, "K15")
    assert one.sentence == (
        "The objection of Fri 24 Nov 2000 came too late: the last day was Tue 28 Nov 2000. It is filed; LAL-0158 stays "
        "deemed installed."
    )
    assert found_of(marked(OBJECTED, MarkKind.LATE), DEC_5, "K15") == []


def test_nothing_is_told_of_a_letter_not_issued_yet() -> None:
    later = replace(marked(OBJECTED, MarkKind.OVERTURNED), issued_on=date(2000, 12, 20))
    assert found_of(later, DEC_5, "K15") == []
