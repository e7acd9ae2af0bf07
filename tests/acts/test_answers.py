"""A letter is answered once and in time: countersigned, or objected to completely; what came late is kept and said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.answers import countersign, object_to_letter, record_answer_delivery
from models.acts.letters import new_letter, record_letter_delivery, review_deemed
from models.errors import Refusal
from models.queries.letter_page import LetterPage, letter
from models.queries.letters import accepted_links
from models.rules.acceptance import LetterState
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do, result
from tests.planted import by_courier, by_fax, by_hand, plant

NOV_14, NOV_22, NOV_24 = date(2000, 11, 14), date(2000, 11, 22), date(2000, 11, 24)
NOV_27, NOV_28, NOV_29, DEC_5 = date(2000, 11, 27), date(2000, 11, 28), date(2000, 11, 29), date(2000, 12, 5)
FAILED = (FailedItem("Bit error rate, 24 h", "4.1e-7", "24 h soak, both directions", "1e-9"),)
SIGNER = "Provisioning desk"


def received(store: Store, on: date = NOV_22) -> str:
    """A letter received by hand; received on November 22 its last day is November 28."""
    plant(store)
    number = result(do(store, new_letter, on=on, links=("L-0001",), issued_on=NOV_14), "letter")
    do(store, record_letter_delivery, on=on, letter=number, delivery=by_hand(on))
    return number


def page(store: Store, day: date, number: str = "LAL-0001") -> LetterPage:
    """The letter's page on a day."""
    with store.reading() as session:
        return letter(session, number, day)


def sign(store: Store, made_on: date, on: date, **facts: Any) -> str:
    """The letter countersigned; gives the journal's sentence."""
    return do(store, countersign, on=on, letter="LAL-0001", made_on=made_on, signed_by=SIGNER, **facts).sentence


def objected(store: Store, made_on: date, on: date, **facts: Any) -> str:
    """The letter objected to, completely unless told otherwise; gives the journal's sentence."""
    told = {"items": FAILED, "explanation": "Soaked for 24 hours.", **facts}
    return do(store, object_to_letter, on=on, letter="LAL-0001", made_on=made_on, signed_by=SIGNER, **told).sentence


def test_a_countersigned_letter_is_accepted_the_day_winstar_has_it(any_store: Store) -> None:
    received(any_store)
    sentence = sign(any_store, NOV_24, NOV_24, delivery=by_courier(NOV_24))
    assert sentence == "Countersigned LAL-0001 on Fri 24 Nov 2000 as CS-0001"
    assert page(any_store, NOV_24).row.state is LetterState.RUNNING
    after = page(any_store, NOV_27)
    assert (after.row.state, after.row.on, after.row.clock) == (LetterState.ACCEPTED, NOV_27, "Accepted 27 Nov")
    assert [(one.number, one.closes, one.signed_by) for one in after.answers] == [("CS-0001", True, SIGNER)]
    with any_store.reading() as session:
        assert accepted_links(session, NOV_24) == {}
        assert accepted_links(session, NOV_27) == {"L-0001": (NOV_27, "countersigned")}


def test_a_complete_objection_in_time_stops_the_clock(any_store: Store) -> None:
    received(any_store)
    sentence = objected(any_store, NOV_27, NOV_27, delivery=by_hand(NOV_27))
    assert sentence == "Objected to LAL-0001 on Mon 27 Nov 2000 by OBJ-0001"
    after = page(any_store, DEC_5)
    assert (after.row.state, after.row.on) == (LetterState.OBJECTED, NOV_27)
    assert after.answers[0].items == FAILED
    assert after.why_not_replace is None
    assert after.why_not_object is not None


def test_silence_accepts_the_link_as_deemed(store: Store) -> None:
    received(store)
    with store.reading() as session:
        assert accepted_links(session, NOV_28) == {}
        assert accepted_links(session, NOV_29) == {"L-0001": (NOV_28, "deemed")}


def test_an_incomplete_objection_is_refused_with_what_it_lacks(store: Store) -> None:
    received(store)
    lacking = (FailedItem("Protection switch"),)
    for facts, reason in (
        ({"items": ()}, "names the failed items"),
        ({"items": lacking}, "gives a result for each: Protection switch"),
        ({"explanation": " "}, "explains the testing and its results"),
        ({"delivery": by_courier(NOV_28)}, "received by Winstar in time"),
    ):
        with pytest.raises(Refusal, match=reason):
            objected(store, NOV_28, NOV_28, **facts)


def test_an_answer_made_after_the_last_day_is_refused(store: Store) -> None:
    received(store)
    for answer in (sign, objected):
        with pytest.raises(Refusal, match="ended on Tue 28 Nov 2000; the Link is deemed installed"):
            answer(store, NOV_29, NOV_29)
        with pytest.raises(Refusal, match="has not come yet"):
            answer(store, NOV_28, NOV_27)
        with pytest.raises(Refusal, match="would be older"):
            answer(store, NOV_14, NOV_27)


def test_an_answer_needs_a_letter_that_came(store: Store) -> None:
    plant(store)
    do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=NOV_14)
    with pytest.raises(Refusal, match="LAL-0001 has not come to SAVVIS"):
        sign(store, NOV_22, NOV_22)
    do(store, record_letter_delivery, on=NOV_22, letter="LAL-0001", delivery=by_fax(NOV_22))
    with pytest.raises(Refusal, match="The receipt of LAL-0001 cannot be computed: the copy of the fax"):
        objected(store, NOV_24, NOV_24)


def test_what_was_answered_in_time_and_entered_late_overturns_deemed(any_store: Store) -> None:
    received(any_store)
    do(any_store, review_deemed, on=NOV_29, letters=("LAL-0001",))
    sentence = objected(any_store, NOV_27, DEC_5, delivery=by_hand(NOV_27))
    assert sentence.endswith("by OBJ-0001; it is no longer deemed installed: Objected 27 Nov")
    after = page(any_store, DEC_5)
    assert after.row.state is LetterState.OBJECTED
    assert after.row.note.startswith(
        "It stood as deemed installed on Tue 28 Nov 2000 until the objection of Mon 27 Nov"
    )
    assert (after.row.marked, page(any_store, NOV_29).row.note) == (True, "")


def test_what_reached_winstar_too_late_is_recorded_and_said(any_store: Store) -> None:
    received(any_store)
    sign(any_store, NOV_28, NOV_28)
    assert page(any_store, NOV_28).answers[0].note.endswith("is not recorded.")
    facts = {"answer": "CS-0001", "delivery": by_hand(NOV_29)}
    done = do(any_store, record_answer_delivery, on=NOV_29, **facts)
    assert done.sentence.endswith("received on Wed 29 Nov 2000; too late, the last day was Tue 28 Nov 2000")
    after = page(any_store, NOV_29)
    assert (after.row.state, after.row.on) == (LetterState.DEEMED, NOV_28)
    assert not after.answers[0].closes
    assert "Late copy filed" in after.row.note


def test_an_objection_that_came_too_late_is_kept_as_it_was(store: Store) -> None:
    received(store)
    sentence = objected(store, NOV_28, DEC_5, delivery=by_hand(NOV_29))
    assert sentence.endswith("by OBJ-0001; too late, the last day was Tue 28 Nov 2000")
    assert page(store, DEC_5).row.state is LetterState.DEEMED
    assert page(store, DEC_5).row.note.startswith("Late objection filed")


def test_a_fax_sent_in_time_counts_when_its_copy_is_entered_later(store: Store) -> None:
    received(store)
    objected(store, NOV_27, DEC_5, delivery=by_fax(NOV_27))
    assert page(store, DEC_5).row.state is LetterState.DEEMED
    done = do(store, record_answer_delivery, on=DEC_5, answer="OBJ-0001", delivery=by_fax(NOV_27, NOV_28))
    assert "it is no longer deemed installed" in done.sentence
    assert page(store, DEC_5).row.on == NOV_27


def test_a_letter_is_countersigned_once(store: Store) -> None:
    received(store)
    sign(store, NOV_24, NOV_24)
    with pytest.raises(Refusal, match="countersigned on Fri 24 Nov 2000 as CS-0001"):
        sign(store, NOV_27, NOV_27)
    assert "as CS-0001" in str(page(store, NOV_27).why_not_countersign)


def test_an_answer_that_closed_a_letter_is_the_last(store: Store) -> None:
    received(store)
    sign(store, NOV_24, NOV_24, delivery=by_hand(NOV_24))
    with pytest.raises(Refusal, match="was countersigned and received in time on Fri 24 Nov 2000"):
        objected(store, NOV_27, NOV_27)


def test_a_delivery_to_winstar_that_cannot_be_is_refused(store: Store) -> None:
    received(store)
    sign(store, NOV_24, NOV_24)
    for answer, delivery, reason in (
        ("CS-0009", by_hand(NOV_24), "There is no answer CS-0009"),
        ("CS-0001", by_hand(NOV_22), "is dated Fri 24 Nov 2000"),
        ("CS-0001", by_hand(NOV_29), "has not come yet"),
        ("CS-0001", Delivery(), "Say how it went"),
        ("CS-0001", Delivery(Channel.HAND, delivered_on=NOV_27, received_at="25:00"), "25:00 is not an hour"),
    ):
        with pytest.raises(Refusal, match=reason):
            do(store, record_answer_delivery, on=NOV_28, answer=answer, delivery=delivery)
    with pytest.raises(Refusal, match="The objection of Mon 27 Nov 2000 is dated Mon 27 Nov 2000"):
        objected(store, NOV_27, NOV_28, delivery=by_hand(NOV_24))


def test_an_answer_is_not_taken_from_under_a_new_letter(store: Store) -> None:
    received(store)
    objected(store, NOV_27, NOV_27, delivery=by_hand(NOV_27))
    do(store, new_letter, on=NOV_29, links=("L-0001",), issued_on=NOV_29)
    with pytest.raises(Refusal, match="LAL-0002 was issued after LAL-0001 was answered"):
        do(store, record_answer_delivery, on=DEC_5, answer="OBJ-0001", delivery=by_hand(NOV_29))
    with pytest.raises(Refusal, match="Undo LAL-0002 first"):
        do(store, record_letter_delivery, on=DEC_5, letter="LAL-0001", delivery=by_hand(date(2000, 11, 15)))


def test_every_answer_can_be_taken_back(any_store: Store) -> None:
    received(any_store)
    signed = do(
        any_store, countersign, on=NOV_24, letter="LAL-0001", made_on=NOV_24, signed_by=SIGNER, delivery=by_fax(NOV_24)
    )
    copied = do(any_store, record_answer_delivery, on=NOV_24, answer="CS-0001", delivery=by_fax(NOV_24, NOV_24))
    assert page(any_store, NOV_24).row.state is LetterState.ACCEPTED
    any_store.undo(copied.act_id, NOV_24)
    any_store.undo(signed.act_id, NOV_24)
    assert page(any_store, NOV_24).answers == ()
    told = {"letter": "LAL-0001", "made_on": NOV_24, "signed_by": SIGNER, "explanation": "Soaked."}
    objection = do(any_store, object_to_letter, on=NOV_24, **told, items=FAILED, delivery=by_hand(NOV_24))
    any_store.undo(objection.act_id, NOV_24)
    assert page(any_store, NOV_24).row.state is LetterState.RUNNING
