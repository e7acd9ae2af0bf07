"""The three Business Days of a Link Availability Letter, and what becomes of it (Exhibit B, 5(b))."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.acceptance import Clock, LetterState, chip_words, clock, defects, standing
from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, day_words
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import FailedItem, LetterFacts
from models.rules.links import LinkFacts, charge_due, link_standing
from models.rules.readings import RECOMMENDED, Readings
from tests.rules.law import (
    CALENDAR,
    FAILED,
    TERMS,
    by_courier,
    by_fax,
    by_hand,
    day,
    letter,
    nov,
    objection,
    signed,
    stands,
)

DEADLINES = [  # how and when it came; receipt; the three Business Days; installation charge due
    ("by hand, Friday", by_hand(nov(17)), "2000-11-17", "11-20 11-21 11-22", "2000-12-17"),
    ("fax with copy, Friday evening", by_fax(nov(17), nov(17)), "2000-11-17", "11-20 11-21 11-22", "2000-12-17"),
    ("fax on a Saturday, with copy", by_fax(nov(18), nov(20)), "2000-11-18", "11-20 11-21 11-22", "2000-12-18"),
    ("fax on a Sunday, with copy", by_fax(nov(19), nov(20)), "2000-11-19", "11-20 11-21 11-22", "2000-12-19"),
    ("courier handed over Friday", by_courier(nov(17)), "2000-11-20", "11-21 11-22 11-24", "2000-12-20"),
    ("by hand, day before Thanksgiving", by_hand(nov(22)), "2000-11-22", "11-24 11-27 11-28", "2000-12-22"),
    ("by hand on Thanksgiving", by_hand(nov(23)), "2000-11-23", "11-24 11-27 11-28", "2000-12-23"),
    ("Saturday before Christmas", by_hand(day("2000-12-23")), "2000-12-23", "12-26 12-27 12-28", "2001-01-22"),
    ("Friday before Memorial Day", by_hand(day("2001-05-25")), "2001-05-25", "05-29 05-30 05-31", "2001-06-24"),
    ("Veterans Day, a Saturday", by_hand(nov(11)), "2000-11-11", "11-13 11-14 11-15", "2000-12-11"),
    ("Thursday before Veterans Day 2001", by_hand(day("2001-11-08")), "2001-11-08", "11-09 11-13 11-14", "2001-12-08"),
]  # fmt: skip
every_deadline = pytest.mark.parametrize(
    ("came", "receipt", "days", "charge"), [case[1:] for case in DEADLINES], ids=[case[0] for case in DEADLINES]
)

WEDNESDAY = letter(by_hand(nov(22)))  # answer due on Tuesday, November 28


def running(one: LetterFacts, readings: Readings = RECOMMENDED) -> Clock:
    answer = clock(one, CALENDAR, readings=readings)
    assert isinstance(answer, Known)
    return answer.value


@every_deadline
def test_the_three_business_days_after_receipt(came: Delivery, receipt: str, days: str, charge: str) -> None:
    now = running(letter(came))
    assert now.received_on == day(receipt)
    assert [one.day for one in now.days if one.number] == [day(f"{receipt[:4]}-{one}") for one in days.split()]
    assert now.last_day == day(f"{receipt[:4]}-{days[-5:]}")
    assert now.deemed_from == now.last_day + timedelta(days=1)


@every_deadline
def test_silence_is_deemed_installed_from_the_first_moment_after_day_three(
    came: Delivery, receipt: str, days: str, charge: str
) -> None:
    last = running(letter(came)).last_day
    assert stands(letter(came), last).state is LetterState.DUE_TODAY
    after = stands(letter(came), last + timedelta(days=1))
    assert (after.state, after.on) == (LetterState.DEEMED, last)
    assert ("Nothing complete received", f"deemed installed on {day_words(last)}") in after.why.facts


@every_deadline
def test_the_installation_charge_is_due_thirty_days_after_receipt(
    came: Delivery, receipt: str, days: str, charge: str
) -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(1), letters=(letter(came),))
    now = link_standing(link, CALENDAR, TERMS, day("2002-01-01"))
    assert now is not None
    due = charge_due(now, TERMS)
    assert isinstance(due, Known)
    assert due.value == day(charge)


def test_a_letter_nobody_sent_has_no_clock() -> None:
    now = stands(letter(Delivery()), nov(28))
    assert (now.state, now.due_on) == (LetterState.NOT_SENT, None)
    assert now.missing == "how and when LAL-0158 was delivered is not recorded"


def test_a_missing_fact_of_the_delivery_leaves_the_receipt_unknown() -> None:
    now = stands(letter(by_fax(nov(17))), nov(28))
    assert now.state is LetterState.RECEIPT_UNKNOWN
    assert now.missing == "the copy of the fax of LAL-0158 by hand, courier or certified mail is not recorded"


def test_a_fax_waits_for_its_copy_and_then_counts_from_the_day_it_was_sent() -> None:
    came = letter(by_fax(nov(17), nov(21)))
    assert stands(came, nov(20)).state is LetterState.RECEIPT_UNKNOWN
    assert stands(came, nov(21)).due_on == nov(22)


def test_a_letter_on_its_way_runs_already_towards_a_known_day() -> None:
    came = letter(by_courier(nov(17)))
    assert stands(came, nov(16)).state is LetterState.NOT_SENT
    now = stands(came, nov(18))
    assert (now.state, now.received_on, now.due_on) == (LetterState.RUNNING, nov(20), nov(24))


def test_the_days_left_are_those_of_the_clause() -> None:
    left = {n: stands(WEDNESDAY, nov(n)).business_days_left for n in (22, 23, 24, 26, 27, 28)}
    assert left == {22: 3, 23: 3, 24: 2, 26: 2, 27: 1, 28: 0}
    assert stands(WEDNESDAY, nov(29)).business_days_left is None


def test_the_derivation_shows_receipt_last_day_and_what_silence_brings() -> None:
    why = stands(WEDNESDAY, nov(24)).why
    assert why.rule == "3 Business Days after Customer's receipt"
    assert why.facts == (
        ("Delivered by hand", "Wed 22 Nov 2000"),
        ("Received", "Wed 22 Nov 2000"),
        ("Counted from", "Wed 22 Nov 2000, not counted itself"),
        ("Last day for the answer", "Tue 28 Nov 2000"),
        ("If silent", "deemed installed when Tue 28 Nov 2000 ends"),
    )
    assert why.readings == ("AMB-01", "AMB-02", "AMB-03", "AMB-05")
    assert why.clauses[0] == "EXB-5b-4"


ANSWERED = [  # answer; state and day as of December 4
    ("countersigned, by hand on day 3", signed(nov(28), by_hand(nov(28))), LetterState.ACCEPTED, 28),
    ("countersigned, by hand on day 1", signed(nov(24), by_hand(nov(24))), LetterState.ACCEPTED, 24),
    ("countersigned, courier on day 2", signed(nov(27), by_courier(nov(27))), LetterState.ACCEPTED, 28),
    ("countersigned, courier on day 3", signed(nov(28), by_courier(nov(28))), LetterState.DEEMED, 28),
    ("countersigned, by hand on day 4", signed(nov(28), by_hand(nov(29))), LetterState.DEEMED, 28),
    ("countersigned, nobody knows how it went", signed(nov(24)), LetterState.DEEMED, 28),
    ("objected, by hand on day 3", objection(nov(28), by_hand(nov(28))), LetterState.OBJECTED, 28),
    ("objected, fax on day 3, copy after", objection(nov(28), by_fax(nov(28), nov(29))), LetterState.OBJECTED, 28),
    ("objected, fax on day 3, no copy", objection(nov(28), by_fax(nov(28))), LetterState.DEEMED, 28),
    ("objected, courier on day 3", objection(nov(28), by_courier(nov(28))), LetterState.DEEMED, 28),
    ("objected, no failed item", objection(nov(27), by_hand(nov(27)), failed=()), LetterState.DEEMED, 28),
    ("objected, no explanation", objection(nov(27), by_hand(nov(27)), explanation=" "), LetterState.DEEMED, 28),
    (
        "objected, an item without result",
        objection(nov(27), by_hand(nov(27)), failed=(*FAILED, FailedItem("Protection switch"))),
        LetterState.DEEMED,
        28,
    ),
]


@pytest.mark.parametrize(("answer", "state", "on"), [case[1:] for case in ANSWERED], ids=[case[0] for case in ANSWERED])
def test_an_answer_counts_when_winstar_has_it_complete_and_in_time(answer, state: LetterState, on: int) -> None:
    now = stands(replace(WEDNESDAY, answers=(answer,)), day("2000-12-04"))
    assert (now.state, now.on) == (state, nov(on))


def test_an_answer_is_not_known_before_winstar_has_it() -> None:
    sent = replace(WEDNESDAY, answers=(signed(nov(24), by_courier(nov(24))),))
    before = stands(sent, nov(26))
    assert before.state is LetterState.RUNNING
    assert before.note == (
        "The countersigned Letter of Fri 24 Nov 2000 counts as received by Winstar on Mon 27 Nov 2000."
    )
    assert stands(sent, nov(23)).note == ""
    assert stands(sent, nov(27)).state is LetterState.ACCEPTED


def test_an_answer_in_time_that_is_entered_late_overturns_deemed() -> None:
    assert stands(WEDNESDAY, nov(30)).state is LetterState.DEEMED
    entered = replace(WEDNESDAY, answers=(signed(nov(27), by_hand(nov(27))),))
    assert stands(entered, nov(30)).state is LetterState.ACCEPTED


NOBODY_KNOWS = "how and when the answer was delivered is not recorded"

NOTES = [
    (
        signed(nov(28), by_hand(nov(29))),
        "Late copy filed: the countersigned Letter of Tue 28 Nov 2000 reached Winstar on Wed 29 Nov 2000.",
    ),
    (
        objection(nov(28), by_hand(nov(29))),
        "Late objection filed: the objection of Tue 28 Nov 2000 reached Winstar on Wed 29 Nov 2000.",
    ),
    (
        objection(nov(27), by_hand(nov(27)), failed=()),
        "The objection of Mon 27 Nov 2000 does not stop the clock: it names no failed test item.",
    ),
    (
        signed(nov(24)),
        f"The countersigned Letter of Fri 24 Nov 2000 has not reached Winstar: {NOBODY_KNOWS}.",
    ),
]


@pytest.mark.parametrize(("answer", "note"), NOTES, ids=range(len(NOTES)))
def test_an_answer_that_does_not_count_is_noted_beside_deemed(answer, note: str) -> None:
    now = stands(replace(WEDNESDAY, answers=(answer,)), nov(29))
    assert (now.state, now.note) == (LetterState.DEEMED, note)


def test_an_answer_that_will_come_too_late_is_noted_while_there_is_time() -> None:
    now = stands(replace(WEDNESDAY, answers=(signed(nov(28), by_courier(nov(28))),)), nov(28))
    assert now.state is LetterState.DUE_TODAY
    assert now.note.endswith("counts as received by Winstar on Wed 29 Nov 2000, too late.")


def test_the_first_complete_answer_decides() -> None:
    both = (signed(nov(27), by_hand(nov(27))), objection(nov(24), by_hand(nov(24))))
    now = stands(replace(WEDNESDAY, answers=both), nov(29))
    assert (now.state, now.on) == (LetterState.OBJECTED, nov(24))
    assert now.note == "The countersigned Letter of Mon 27 Nov 2000 reached Winstar on Mon 27 Nov 2000."
    assert ("Received by Winstar", "the objection of Fri 24 Nov 2000, Fri 24 Nov 2000") in now.why.facts


def test_a_letter_may_be_withdrawn_until_something_closes_it() -> None:
    unsent = letter(Delivery(), withdrawn_on=nov(20))
    assert stands(unsent, nov(19)).state is LetterState.NOT_SENT
    assert stands(unsent, nov(20)).state is LetterState.WITHDRAWN
    out = replace(WEDNESDAY, withdrawn_on=nov(28))
    assert (stands(out, nov(29)).state, stands(out, nov(29)).on) == (LetterState.WITHDRAWN, nov(28))
    late = replace(WEDNESDAY, withdrawn_on=nov(29))
    assert stands(late, nov(30)).state is LetterState.DEEMED
    accepted = replace(out, answers=(signed(nov(24), by_hand(nov(24))),))
    assert stands(accepted, nov(29)).state is LetterState.ACCEPTED


def test_past_the_table_of_closed_days_no_deadline_is_made_up() -> None:
    short = Calendar(last=nov(24))
    answer = clock(WEDNESDAY, short)
    assert isinstance(answer, Unknown)
    assert answer.missing == "the table of closed days ends on Fri 24 Nov 2000"
    assert standing(WEDNESDAY, short, TERMS, nov(24)).state is LetterState.RECEIPT_UNKNOWN


READINGS = [
    ("roll_receipt", by_hand(nov(18)), "2000-11-24"),
    ("roll_receipt", by_hand(nov(17)), "2000-11-22"),
    ("include_receipt_day", by_hand(nov(17)), "2000-11-21"),
    ("include_receipt_day", by_hand(nov(18)), "2000-11-22"),
    ("close_of_business", by_hand(nov(17)), "2000-11-22"),
]


@pytest.mark.parametrize(("reading", "came", "last"), READINGS)
def test_the_other_readings_of_the_count(reading: str, came: Delivery, last: str) -> None:
    assert running(letter(came), Readings(lal_count=reading)).last_day == day(last)


def test_an_answer_after_five_is_late_only_where_the_day_ends_then() -> None:
    evening = Delivery(Channel.HAND, received_on=nov(28), received_at="17:30")
    answered = replace(WEDNESDAY, answers=(signed(nov(28), evening),))
    assert stands(answered, nov(29)).state is LetterState.ACCEPTED
    strict = stands(answered, nov(29), Readings(lal_count="close_of_business"))
    assert (strict.state, strict.note[:15]) == (LetterState.DEEMED, "Late copy filed")


def test_what_an_objection_lacks() -> None:
    assert defects(objection(nov(27))) == ()
    assert defects(signed(nov(27))) == ()
    empty = objection(nov(27), failed=(FailedItem("Protection switch", " "),), explanation="")
    assert defects(empty) == (
        "Protection switch has no result",
        "it does not explain the testing and its results",
    )


CHIPS = [
    (letter(Delivery()), 28, "Not sent"),
    (letter(by_fax(nov(17))), 28, "Receipt not recorded"),
    (WEDNESDAY, 24, "2 Business Days left"),
    (WEDNESDAY, 27, "1 Business Day left"),
    (WEDNESDAY, 28, "Due today"),
    (WEDNESDAY, 29, "Deemed installed 28 Nov"),
    (replace(WEDNESDAY, answers=(objection(nov(24), by_hand(nov(24))),)), 29, "Objected 24 Nov"),
    (replace(WEDNESDAY, answers=(signed(nov(24), by_hand(nov(24))),)), 29, "Accepted 24 Nov"),
    (replace(WEDNESDAY, withdrawn_on=nov(24)), 29, "Withdrawn 24 Nov"),
]


@pytest.mark.parametrize(("one", "on", "words"), CHIPS, ids=[case[2] for case in CHIPS])
def test_the_words_of_the_chip(one: LetterFacts, on: int, words: str) -> None:
    assert chip_words(stands(one, nov(on)), nov(on)) == words


def test_the_chip_names_the_year_when_it_is_another() -> None:
    as_of = day("2001-02-01")
    assert chip_words(stands(WEDNESDAY, as_of), as_of) == "Deemed installed 28 Nov 2000"


@given(st.dates(date(2000, 7, 1), date(2010, 6, 30)), st.integers(0, 12))
def test_whatever_the_receipt_a_silent_letter_is_deemed_exactly_when_its_days_are_over(receipt: date, n: int) -> None:
    silent = letter(by_hand(receipt), issued_on=receipt)
    last, as_of = running(silent).last_day, receipt + timedelta(days=n)
    now = stands(silent, as_of)
    assert now.closes_well == (as_of > last)
    assert now.state.is_open == (as_of <= last)


def test_an_answer_on_the_last_day_is_not_late() -> None:
    both = (objection(nov(24), by_hand(nov(24))), signed(nov(28), by_hand(nov(28))))
    filed = stands(replace(WEDNESDAY, answers=both), nov(29))
    assert filed.note == "The countersigned Letter of Tue 28 Nov 2000 reached Winstar on Tue 28 Nov 2000."
    coming = stands(replace(WEDNESDAY, answers=(signed(nov(27), by_courier(nov(27))),)), nov(27))
    assert coming.note.endswith("counts as received by Winstar on Tue 28 Nov 2000.")
