"""Letters for several Links, repairs after objections, late entries, and the two readings of what an objection does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.acceptance import LetterState, chip_words, standing
from models.rules.answers import (
    channel_effect,
    links_to_answer,
    objection_gate,
    why_not_countersign,
    why_not_object,
    why_not_sign_again,
)
from models.rules.business_days import Calendar
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import AnswerFacts, LetterFacts, Mark, MarkKind, Rework, part
from models.rules.letter_steps import why_not_replace, why_not_rework
from models.rules.readings import Readings
from tests.rules.law import CALENDAR, NOT_SENT, TERMS, by_hand, letter, nov, objection, signed, stands

ONE, TWO = "L-0001", "L-0002"
SAME = Readings(objection_effect="same_letter")
DEC_4, DEC_5 = date(2000, 12, 4), date(2000, 12, 5)
BOTH = letter(by_hand(nov(22)), links=(ONE, TWO))  # the answer is due on Tuesday, November 28


def of(one: str, answer: AnswerFacts) -> AnswerFacts:
    """An answer about one Link."""
    return replace(answer, links=(one,))


def with_answers(*answers: AnswerFacts, **facts: object) -> LetterFacts:
    """The Letter for both Links with its answers."""
    return replace(BOTH, answers=answers, **facts)


SPLIT = with_answers(of(ONE, objection(nov(24), by_hand(nov(24)))))
OBJECTED = letter(by_hand(nov(22)), objection(nov(24), by_hand(nov(24))), links=(ONE,))
REPAIRED = replace(OBJECTED, reworks=(Rework(nov(28), nov(29)),))


def test_a_letter_is_one_while_its_links_are_answered_together() -> None:
    whole = with_answers(signed(nov(24), by_hand(nov(24))))
    assert part(whole, ONE) is whole
    assert part(SPLIT, "L-0009") is SPLIT
    assert standing(whole, CALENDAR, TERMS, nov(27)).parts == ()
    assert standing(whole, CALENDAR, TERMS, nov(27)).of(ONE).state is LetterState.ACCEPTED


def test_each_link_has_what_concerns_it() -> None:
    told = replace(SPLIT, reworks=(Rework(nov(27), nov(27), link=ONE),), marks=(mark(link=TWO),))
    assert [len(part(told, one).answers) for one in (ONE, TWO)] == [1, 0]
    assert [len(part(told, one).reworks) for one in (ONE, TWO)] == [1, 0]
    assert [len(part(told, one).marks) for one in (ONE, TWO)] == [0, 1]


def mark(kind: MarkKind = MarkKind.OVERTURNED, link: str = "", **facts: object) -> Mark:
    """What an entry of December 5 did."""
    return Mark(**{"kind": kind, "marked_on": DEC_5, "deemed_on": nov(28), "cause": "it", "link": link, **facts})


@pytest.mark.parametrize(
    ("as_of", "state", "chip"),
    [
        (nov(23), LetterState.RUNNING, "3 Business Days left"),
        (nov(24), LetterState.RUNNING, "2 Business Days left, 1 of 2"),
        (nov(28), LetterState.DUE_TODAY, "Due today, 1 of 2"),
        (nov(29), LetterState.OBJECTED, "Objected 24 Nov, 1 of 2"),
    ],
)
def test_the_whole_stands_as_the_link_that_asks_most(as_of: date, state: LetterState, chip: str) -> None:
    now = stands(SPLIT, as_of)
    assert (now.state, chip_words(now, as_of)) == (state, chip)
    assert [name for name, _ in now.parts] == [ONE, TWO]
    assert now.of(TWO).state is (LetterState.DEEMED if as_of == nov(29) else state)


def test_links_that_are_answered_apart_may_stand_alike() -> None:
    alike = with_answers(*(of(one, signed(nov(24), by_hand(nov(24)))) for one in (ONE, TWO)))
    assert chip_words(stands(alike, nov(27)), nov(27)) == "Accepted 24 Nov"


def test_an_answer_is_about_links_that_await_one() -> None:
    law = (CALENDAR, TERMS, nov(27))
    assert links_to_answer(SPLIT, *law) == (TWO,)
    assert why_not_countersign(SPLIT, *law) is None
    assert why_not_countersign(SPLIT, *law, links=(TWO,)) is None
    assert why_not_countersign(SPLIT, *law, links=(ONE,)) == (
        "L-0001: LAL-0158 was objected to on Fri 24 Nov 2000. The Link waits for a new Letter (B-5(b))."
    )
    assert why_not_countersign(BOTH, *law, links=("L-0009",)) == (
        "LAL-0158 does not name L-0009; it names L-0001 and L-0002 (1.1(n))."
    )
    closed = why_not_object(SPLIT, CALENDAR, TERMS, nov(29))
    assert closed is not None
    assert closed.startswith("L-0001: LAL-0158 was objected to on Fri 24 Nov 2000.")
    assert "L-0002: The 3 Business Days for LAL-0158 ended on Tue 28 Nov 2000" in closed


def test_an_objection_is_judged_by_the_link_it_is_about() -> None:
    draft = of(TWO, objection(nov(27), by_hand(nov(27))))
    assert why_not_object(SPLIT, CALENDAR, TERMS, nov(27), draft) is None
    assert why_not_object(SPLIT, CALENDAR, TERMS, nov(27), of(ONE, draft)) is not None


def test_a_copy_is_signed_once_for_each_link() -> None:
    one = with_answers(of(ONE, replace(signed(nov(24)), number="CS-0001")))
    assert why_not_sign_again(one, nov(27), (TWO,)) is None
    assert why_not_sign_again(one, nov(23), (ONE,)) is None
    assert why_not_sign_again(BOTH, nov(27)) is None
    said = "LAL-0158 was countersigned on Fri 24 Nov 2000 as CS-0001. Record how CS-0001 went (13.2)."
    assert why_not_sign_again(one, nov(27), (ONE,)) == said
    assert why_not_sign_again(one, nov(27)) == said
    again = replace(one, reworks=(Rework(nov(27), nov(27)),))
    assert why_not_sign_again(again, nov(28), (ONE,)) is None


# -- repairs and the two readings (AMB-05) ---------------------------------------------------------------------


def test_by_the_recommended_reading_a_repair_does_not_start_the_letter_again() -> None:
    assert stands(REPAIRED, DEC_4).state is LetterState.OBJECTED


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (nov(28), LetterState.OBJECTED),
        (nov(29), LetterState.RUNNING),
        (DEC_4, LetterState.DUE_TODAY),
        (DEC_5, LetterState.DEEMED),
    ],
)
def test_by_the_other_reading_the_same_letter_runs_anew_from_word_of_the_repair(
    as_of: date, state: LetterState
) -> None:
    now = stands(REPAIRED, as_of, SAME)
    assert now.state is state
    if state is not LetterState.OBJECTED:
        assert (now.due_on, now.started_on, now.received_on) == (DEC_4, nov(29), nov(22))
        assert ("Customer told", "Wed 29 Nov 2000") in now.why.facts
        assert "AMB-05" in now.why.readings


def test_what_is_answered_after_the_repair_closes_the_same_letter() -> None:
    on_the_day = replace(REPAIRED, answers=(*REPAIRED.answers, signed(nov(29), by_hand(nov(29)))))
    assert stands(on_the_day, DEC_5, SAME).state is LetterState.ACCEPTED
    twice = replace(
        REPAIRED,
        answers=(*REPAIRED.answers, objection(nov(30), by_hand(nov(30)))),
        reworks=(*REPAIRED.reworks, Rework(DEC_4, DEC_4)),
    )
    assert stands(twice, date(2000, 12, 1), SAME).state is LetterState.OBJECTED
    assert stands(twice, DEC_5, SAME).due_on == date(2000, 12, 7)


def test_a_letter_that_another_follows_does_not_go_on() -> None:
    followed = replace(REPAIRED, replaced_by="LAL-0160", replaced_on=nov(29))
    assert stands(followed, DEC_5, SAME).state is LetterState.OBJECTED


def test_a_repair_told_past_the_table_of_closed_days_leaves_the_objection() -> None:
    short = Calendar(CALENDAR.closed, last=nov(30))
    assert standing(REPAIRED, short, TERMS, nov(30), SAME).state is LetterState.OBJECTED


def test_what_follows_an_objection_depends_on_the_reading() -> None:
    law = (CALENDAR, TERMS, DEC_4)
    assert why_not_replace(OBJECTED, *law) is None
    assert why_not_replace(OBJECTED, *law, SAME) == (
        "By the reading in force LAL-0158 itself goes on after the repair (AMB-05)."
    )
    assert why_not_replace(replace(OBJECTED, replaced_by="LAL-0160"), *law) == "LAL-0160 already follows LAL-0158."
    assert "was not objected to" in str(why_not_replace(BOTH, CALENDAR, TERMS, nov(24)))
    assert why_not_replace(letter(NOT_SENT, withdrawn_on=nov(20), links=(ONE,)), *law) is None
    awaited = why_not_countersign(OBJECTED, *law, readings=SAME)
    assert awaited is not None
    assert awaited.endswith("The Link waits for word of the repair (AMB-05).")


@pytest.mark.parametrize(
    ("facts", "done_on", "link", "reason"),
    [
        (OBJECTED, nov(27), "", None),
        (SPLIT, nov(27), "", None),
        (SPLIT, nov(27), ONE, None),
        (SPLIT, nov(27), TWO, "L-0002 was not objected to; there is nothing to repair (B-5(b))."),
        (BOTH, nov(27), "", "LAL-0158 was not objected to; there is nothing to repair (B-5(b))."),
        (OBJECTED, nov(23), "", "LAL-0158 was objected to on Fri 24 Nov 2000; it was not repaired before (B-5(b))."),
        (
            replace(OBJECTED, replaced_by="LAL-0160", replaced_on=nov(25)), nov(27), "",
            "LAL-0160 of Sat 25 Nov 2000 follows LAL-0158; what is repaired since concerns that letter (B-5(b)).",
        ),
    ],
)  # fmt: skip
def test_only_what_was_objected_to_is_repaired(
    facts: LetterFacts, done_on: date, link: str, reason: str | None
) -> None:
    assert why_not_rework(facts, done_on, CALENDAR, TERMS, nov(27), link=link) == reason


# -- what late entries did -------------------------------------------------------------------------------------


def test_an_overturned_standing_says_what_it_was() -> None:
    late = replace(OBJECTED, marks=(mark(cause="the objection of Fri 24 Nov 2000"), mark(MarkKind.LATE)))
    said = (
        "It stood as deemed installed on Tue 28 Nov 2000 until the objection of Fri 24 Nov 2000 was entered on "
        "Tue 5 Dec 2000."
    )
    now = stands(late, DEC_5)
    assert (now.overturned, now.note, now.why.facts[-1]) == (said, said, ("Overturned", said))
    assert stands(late, DEC_4).overturned == ""
    assert stands(replace(late, answers=()), DEC_5).overturned == ""
    split = replace(SPLIT, marks=(mark(link=ONE, cause="it"),))
    assert stands(split, DEC_5).overturned == stands(split, DEC_5).of(ONE).overturned != ""


# -- the close of business (AMB-01) ----------------------------------------------------------------------------


@pytest.mark.parametrize(("hour", "in_time"), [("16:59", True), ("17:00", True), ("17:01", False), ("", True)])
def test_by_one_reading_the_last_day_ends_at_five(hour: str, in_time: bool) -> None:
    closes = Readings(lal_count="close_of_business")
    draft = objection(nov(28), Delivery(Channel.HAND, delivered_on=nov(28), received_at=hour))
    facts = letter(by_hand(nov(22)), draft)
    assert (stands(facts, nov(29), closes).state is LetterState.OBJECTED) is in_time
    gate = objection_gate(letter(by_hand(nov(22))), draft, CALENDAR, TERMS, nov(28), closes)[-1]
    assert gate.met is in_time
    assert stands(facts, nov(29)).state is LetterState.OBJECTED


def test_the_way_says_until_when_it_counts_on_the_last_day() -> None:
    closes = Readings(lal_count="close_of_business")
    told = [channel_effect(Channel.HAND, day, nov(28), CALENDAR, readings=closes).words for day in (nov(27), nov(28))]
    assert told == ["counts today", "counts today until 17:00"]


def test_a_copy_signed_before_the_repair_was_told_does_not_accept_what_was_repaired() -> None:
    answers = (signed(nov(23), by_hand(nov(29))), objection(nov(24), by_hand(nov(24))))
    repaired = letter(by_hand(nov(22)), *answers, reworks=(Rework(nov(27), nov(27)),))
    assert stands(repaired, nov(30), Readings(objection_effect="same_letter")).state is LetterState.DUE_TODAY


def test_a_repair_may_be_done_on_the_day_of_the_objection_and_of_the_letter_that_follows() -> None:
    law = (CALENDAR, TERMS, nov(27))
    assert why_not_rework(OBJECTED, nov(24), *law) is None
    assert why_not_rework(replace(OBJECTED, replaced_by="LAL-0160", replaced_on=nov(25)), nov(25), *law) is None
    accepted = letter(by_hand(nov(22)), signed(nov(24), by_hand(nov(24))), links=(ONE,))
    assert "was not objected to" in str(why_not_rework(accepted, nov(27), *law))


def test_a_copy_signed_on_the_letter_s_own_day_or_on_that_of_the_repair_is_signed_already() -> None:
    copied = replace(signed(nov(1)), number="CS-0001")
    assert "as CS-0001" in str(why_not_sign_again(replace(BOTH, answers=(copied,)), nov(1)))
    again = replace(signed(nov(24)), number="CS-0001")
    told = replace(BOTH, answers=(again,), reworks=(Rework(nov(27), nov(27)),))
    assert "as CS-0001" in str(why_not_sign_again(told, nov(26)))
    assert why_not_sign_again(told, nov(27)) is None


def test_word_of_the_repair_on_the_very_day_of_the_objection_starts_the_letter_again() -> None:
    told = replace(OBJECTED, reworks=(Rework(nov(24), nov(24)),))
    now = stands(told, nov(24), SAME)
    assert (now.state, now.started_on) == (LetterState.RUNNING, nov(24))


def test_an_objection_made_on_the_day_the_repair_was_told_is_not_a_second_one() -> None:
    on_the_day = replace(REPAIRED, answers=(*REPAIRED.answers, objection(nov(29), by_hand(nov(29)))))
    assert stands(on_the_day, nov(29), SAME).state is LetterState.RUNNING
    the_day_after = replace(REPAIRED, answers=(*REPAIRED.answers, objection(nov(30), by_hand(nov(30)))))
    assert stands(the_day_after, nov(30), SAME).state is LetterState.OBJECTED


def test_from_the_day_another_letter_follows_it_the_repaired_one_stands_as_objected() -> None:
    followed = replace(REPAIRED, replaced_by="LAL-0160", replaced_on=nov(30))
    assert stands(followed, nov(29), SAME).state is LetterState.RUNNING
    assert stands(followed, nov(30), SAME).state is LetterState.OBJECTED
