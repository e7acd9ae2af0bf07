"""The gate of an objection, the effect of each way of sending, and what bars an answer."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.answers import (
    channel_effect,
    gate_words,
    objection_gate,
    why_not_countersign,
    why_not_object,
)
from models.rules.business_days import Calendar
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import AnswerFacts, FailedItem, LetterFacts
from models.rules.letter_steps import why_not_receive, why_not_replace, why_not_withdraw
from tests.rules.law import (
    CALENDAR,
    FAILED,
    NOT_SENT,
    TERMS,
    by_courier,
    by_fax,
    by_hand,
    letter,
    nov,
    objection,
    signed,
)

WEDNESDAY = letter(by_hand(nov(22)))  # answer due on Tuesday, November 28
TODAY = nov(28)
ACCEPTED = replace(WEDNESDAY, answers=(signed(nov(24), by_hand(nov(24))),))
OBJECTED = replace(WEDNESDAY, answers=(objection(nov(24), by_hand(nov(24))),))
WITHDRAWN = letter(NOT_SENT, withdrawn_on=nov(20))
WAITING = letter(by_fax(nov(17)))
NO_COPY = "the copy of the fax of LAL-0158 by hand, courier or certified mail is not recorded"

EFFECTS = [
    (Channel.HAND, TODAY, False, TODAY, True, "counts today"),
    (Channel.COURIER, TODAY, False, nov(29), False, "counts Wed 29 Nov, too late"),
    (Channel.COURIER, nov(27), False, TODAY, True, "counts Tue 28 Nov"),
    (Channel.COURIER, nov(22), False, nov(24), True, "counts Fri 24 Nov"),
    (Channel.FAX, TODAY, False, None, None, "waits for the copy"),
    (Channel.FAX, TODAY, True, TODAY, True, "counts today"),
    (Channel.CERTIFIED_MAIL, TODAY, False, None, None, "counts when its receipt is accepted in writing"),
    (Channel.HAND, nov(29), False, None, False, "too late"),
]


@pytest.mark.parametrize(("channel", "as_of", "copied", "counts_on", "in_time", "words"), EFFECTS)
def test_each_way_of_sending_says_when_it_would_count(
    channel: Channel, as_of: date, copied: bool, counts_on: date | None, in_time: bool | None, words: str
) -> None:
    effect = channel_effect(channel, as_of, TODAY, CALENDAR, copied)
    assert (effect.counts_on, effect.in_time, effect.words) == (counts_on, in_time, words)


def test_a_courier_past_the_table_of_closed_days_cannot_say() -> None:
    effect = channel_effect(Channel.COURIER, nov(27), TODAY, Calendar(last=nov(27)))
    assert (effect.in_time, effect.words) == (None, "the table of closed days ends on Mon 27 Nov 2000")


def gate(draft: AnswerFacts, one: LetterFacts = WEDNESDAY, as_of: date = TODAY) -> dict[str, bool | None]:
    return {item.words: item.met for item in objection_gate(one, draft, CALENDAR, TERMS, as_of)}


CONTENTS = ["Names the failed items", "Gives a result for each", "Explains the testing and its results"]


def test_an_empty_draft_has_everything_to_come() -> None:
    met = gate(objection(TODAY, failed=(), explanation=""))
    assert met == {
        "In writing": None,
        **dict.fromkeys(CONTENTS, False),
        "Received by Winstar in time": None,
    }


def test_a_complete_objection_by_hand_waits_only_to_arrive() -> None:
    draft = objection(TODAY, Delivery(Channel.HAND))
    assert gate(draft) == {"In writing": True, **dict.fromkeys(CONTENTS, True), "Received by Winstar in time": None}
    arrived = replace(draft, delivery=by_hand(TODAY))
    assert gate(arrived)["Received by Winstar in time"] is True
    assert gate_words(objection_gate(WEDNESDAY, arrived, CALENDAR, TERMS, TODAY))[0] == "This stops the clock"


def test_the_items_without_a_result_are_named() -> None:
    draft = objection(TODAY, failed=(*FAILED, FailedItem("Errored seconds, 24 h"), FailedItem("Protection switch")))
    items = objection_gate(WEDNESDAY, draft, CALENDAR, TERMS, TODAY)
    assert items[2].details == ("Errored seconds, 24 h", "Protection switch")
    assert gate_words(items) == ("This would not stop the clock yet", "Missing: gives a result for each.")


ARRIVALS = [
    (Delivery(Channel.COURIER), False, ("by the end of Tue 28 Nov 2000", "counts Wed 29 Nov, too late")),
    (Delivery(Channel.FAX), None, ("by the end of Tue 28 Nov 2000", "waits for the copy")),
    (Delivery(Channel.FAX, copy_channel=Channel.HAND), None, ("by the end of Tue 28 Nov 2000", "counts today")),
    (by_hand(nov(29)), False, ("by the end of Tue 28 Nov 2000", "counts Wed 29 Nov")),
    (NOT_SENT, None, ("by the end of Tue 28 Nov 2000", "no way of sending is chosen")),
]


@pytest.mark.parametrize(("came", "met", "details"), ARRIVALS, ids=range(len(ARRIVALS)))
def test_the_gate_says_when_winstar_would_have_it(came: Delivery, met: bool | None, details: tuple[str, ...]) -> None:
    item = objection_gate(WEDNESDAY, objection(TODAY, came), CALENDAR, TERMS, TODAY)[-1]
    assert (item.met, item.details) == (met, details)


def test_without_a_receipt_the_gate_cannot_say_what_is_in_time() -> None:
    item = objection_gate(WAITING, objection(TODAY), CALENDAR, TERMS, TODAY)[-1]
    assert item.met is None
    assert item.details == (NO_COPY,)


def test_a_gate_that_waits_says_for_what() -> None:
    items = objection_gate(WEDNESDAY, objection(TODAY, Delivery(Channel.HAND)), CALENDAR, TERMS, TODAY)
    assert gate_words(items) == ("This stops the clock once it arrives", "Still open: received by Winstar in time.")


BARRED = [
    (letter(NOT_SENT), TODAY, "LAL-0158 has not come to SAVVIS. Record how and when it came (13.2)."),
    (
        WAITING,
        TODAY,
        f"The receipt of LAL-0158 cannot be computed: {NO_COPY} (13.2).",
    ),
    (ACCEPTED, TODAY, "LAL-0158 was countersigned and received in time on Fri 24 Nov 2000 (B-5(b))."),
    (OBJECTED, TODAY, "LAL-0158 was objected to on Fri 24 Nov 2000. The Link waits for a new Letter (B-5(b))."),
    (WITHDRAWN, TODAY, "LAL-0158 was withdrawn on Mon 20 Nov 2000."),
    (
        WEDNESDAY,
        nov(29),
        "The 3 Business Days for LAL-0158 ended on Tue 28 Nov 2000; the Link is deemed installed (B-5(b)).",
    ),
]


@pytest.mark.parametrize(("one", "as_of", "words"), BARRED, ids=range(len(BARRED)))
def test_a_closed_letter_takes_no_answer_and_says_why(one: LetterFacts, as_of: date, words: str) -> None:
    assert why_not_countersign(one, CALENDAR, TERMS, as_of) == words
    assert why_not_object(one, CALENDAR, TERMS, as_of) == words


def test_a_running_letter_may_be_countersigned_and_objected_to() -> None:
    assert why_not_countersign(WEDNESDAY, CALENDAR, TERMS, TODAY) is None
    assert why_not_object(WEDNESDAY, CALENDAR, TERMS, TODAY) is None
    assert why_not_object(WEDNESDAY, CALENDAR, TERMS, TODAY, objection(TODAY, Delivery(Channel.HAND))) is None


def test_an_answer_of_day_three_may_still_be_entered_on_day_four() -> None:
    assert why_not_countersign(WEDNESDAY, CALENDAR, TERMS, nov(29), made_on=TODAY) is None
    assert why_not_object(WEDNESDAY, CALENDAR, TERMS, nov(29), objection(TODAY, by_hand(TODAY))) is None


def test_an_answer_is_not_older_than_the_receipt_nor_younger_than_today() -> None:
    assert why_not_countersign(WEDNESDAY, CALENDAR, TERMS, TODAY, made_on=nov(21)) == (
        "LAL-0158 was received on Wed 22 Nov 2000; an answer of Tue 21 Nov 2000 would be older (B-5(b))."
    )
    assert why_not_countersign(WEDNESDAY, CALENDAR, TERMS, nov(24), made_on=nov(27)) == (
        "Mon 27 Nov 2000 has not come yet on Fri 24 Nov 2000; LAL-0158 cannot be answered then."
    )


def test_an_incomplete_objection_is_refused_with_what_it_needs() -> None:
    draft = objection(TODAY, Delivery(Channel.COURIER), failed=(FailedItem("Protection switch"),), explanation="")
    assert why_not_object(WEDNESDAY, CALENDAR, TERMS, TODAY, draft) == (
        "This objection would not stop the clock. Not met: gives a result for each: Protection switch; explains the "
        "testing and its results: nothing written; received by Winstar in time: by the end of Tue 28 Nov 2000, counts "
        "Wed 29 Nov, too late (B-5(b))."
    )


def test_an_objection_whose_delivery_cannot_be_is_refused() -> None:
    draft = objection(TODAY, by_fax(nov(27), TODAY))
    assert why_not_object(WEDNESDAY, CALENDAR, TERMS, TODAY, draft) == (
        "The objection of Tue 28 Nov 2000 is dated Tue 28 Nov 2000; it cannot have been sent on Mon 27 Nov 2000 (13.2)."
    )


def test_receipt_may_be_recorded_and_corrected() -> None:
    assert why_not_receive(letter(NOT_SENT), by_courier(nov(17)), CALENDAR, TODAY) is None
    assert why_not_receive(ACCEPTED, by_hand(nov(21)), CALENDAR, TODAY) is None
    assert why_not_receive(letter(NOT_SENT), by_fax(nov(17)), CALENDAR, TODAY) is None


def test_receipt_cannot_be_older_than_the_letter_or_younger_than_its_answer() -> None:
    early = why_not_receive(letter(NOT_SENT, issued_on=nov(20)), by_hand(nov(17)), CALENDAR, TODAY)
    assert early == "LAL-0158 is dated Mon 20 Nov 2000; it cannot have been delivered on Fri 17 Nov 2000 (13.2)."
    assert why_not_receive(ACCEPTED, by_hand(nov(27)), CALENDAR, TODAY) == (
        "The countersigned Letter of Fri 24 Nov 2000 cannot come before the receipt of LAL-0158 on "
        "Mon 27 Nov 2000 (B-5(b))."
    )
    assert why_not_receive(WITHDRAWN, by_hand(nov(21)), CALENDAR, TODAY) == "LAL-0158 was withdrawn on Mon 20 Nov 2000."


def test_only_a_letter_customer_has_not_received_may_be_withdrawn() -> None:
    assert why_not_withdraw(letter(NOT_SENT), CALENDAR, TERMS, TODAY) is None
    assert why_not_withdraw(letter(by_courier(TODAY)), CALENDAR, TERMS, TODAY) is None
    assert why_not_withdraw(WEDNESDAY, CALENDAR, TERMS, TODAY) == (
        "SAVVIS received LAL-0158 on Wed 22 Nov 2000; its days run (B-5(b))."
    )
    assert why_not_withdraw(WITHDRAWN, CALENDAR, TERMS, TODAY) == "LAL-0158 was withdrawn on Mon 20 Nov 2000."


def test_a_new_letter_follows_an_objection_or_a_withdrawal_once() -> None:
    assert why_not_replace(OBJECTED, CALENDAR, TERMS, TODAY) is None
    assert why_not_replace(WITHDRAWN, CALENDAR, TERMS, TODAY) is None
    followed = replace(OBJECTED, replaced_by="LAL-0166")
    assert why_not_replace(followed, CALENDAR, TERMS, TODAY) == "LAL-0166 already follows LAL-0158."
    assert (why_not_replace(ACCEPTED, CALENDAR, TERMS, TODAY) or "").startswith("LAL-0158 was not objected to")


def test_every_step_of_a_letter_may_fall_on_the_day_it_waits_for() -> None:
    assert why_not_countersign(WEDNESDAY, CALENDAR, TERMS, nov(22)) is None
    assert why_not_receive(ACCEPTED, by_hand(nov(24)), CALENDAR, TODAY) is None
    on_the_day = why_not_receive(WITHDRAWN, by_hand(nov(20)), CALENDAR, nov(20))
    assert on_the_day == "LAL-0158 was withdrawn on Mon 20 Nov 2000."
    assert why_not_withdraw(WEDNESDAY, CALENDAR, TERMS, nov(22)) == (
        "SAVVIS received LAL-0158 on Wed 22 Nov 2000; its days run (B-5(b))."
    )
    assert why_not_withdraw(ACCEPTED, CALENDAR, TERMS, TODAY) == (
        "SAVVIS received LAL-0158 on Wed 22 Nov 2000; its days run (B-5(b))."
    )
