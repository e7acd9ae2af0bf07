"""Letters are issued once for a Link, come by a way that counts, run their Business Days and become deemed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.acts.answers import object_to_letter
from models.acts.letters import (
    new_letter,
    record_fax_copy,
    record_letter_delivery,
    review_deemed,
    withdraw_letter,
)
from models.errors import Refusal
from models.queries.letter_page import letter
from models.queries.letters import letters, unreviewed_deemed
from models.rules.acceptance import LetterState
from models.rules.clause import Known
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do, result
from tests.planted import by_courier, by_fax, by_hand, plant

NOV_14, NOV_22, NOV_28 = date(2000, 11, 14), date(2000, 11, 22), date(2000, 11, 28)
LATER = date(2002, 1, 31)
FAILED = (FailedItem("Bit error rate, 24 h", "4.1e-7", "24 h soak", "1e-9"),)


def sent(store: Store, delivery: Delivery, *, issued_on: date = NOV_14, on: date = LATER) -> str:
    """A letter for the first link, issued and delivered."""
    number = result(do(store, new_letter, on=on, links=("L-0001",), issued_on=issued_on), "letter")
    do(store, record_letter_delivery, on=on, letter=number, delivery=delivery)
    return number


def state_on(store: Store, number: str, day: date) -> LetterState:
    """Where a letter stands on a day."""
    with store.reading() as session:
        return letter(session, number, day).row.state


EIGHT_TWO_B = [  # the table of cases of the register: how, receipt, last day, charge due
    (by_hand(date(2000, 11, 17), "10:00"), date(2000, 11, 17), date(2000, 11, 22), date(2000, 12, 17)),
    (by_fax(date(2000, 11, 17), date(2000, 11, 17)), date(2000, 11, 17), date(2000, 11, 22), date(2000, 12, 17)),
    (by_fax(date(2000, 11, 18), date(2000, 11, 18)), date(2000, 11, 18), date(2000, 11, 22), date(2000, 12, 18)),
    (by_fax(date(2000, 11, 19), date(2000, 11, 20)), date(2000, 11, 19), date(2000, 11, 22), date(2000, 12, 19)),
    (by_courier(date(2000, 11, 17)), date(2000, 11, 20), date(2000, 11, 24), date(2000, 12, 20)),
    (by_hand(date(2000, 11, 22)), date(2000, 11, 22), date(2000, 11, 28), date(2000, 12, 22)),
    (by_hand(date(2000, 11, 23)), date(2000, 11, 23), date(2000, 11, 28), date(2000, 12, 23)),
    (by_hand(date(2000, 12, 23)), date(2000, 12, 23), date(2000, 12, 28), date(2001, 1, 22)),
    (by_hand(date(2001, 5, 25)), date(2001, 5, 25), date(2001, 5, 31), date(2001, 6, 24)),
    (by_hand(date(2000, 11, 11)), date(2000, 11, 11), date(2000, 11, 15), date(2000, 12, 11)),
    (by_hand(date(2001, 11, 8)), date(2001, 11, 8), date(2001, 11, 14), date(2001, 12, 8)),
]


@pytest.mark.parametrize(("delivery", "received_on", "last_day", "charge"), EIGHT_TWO_B)
def test_an_unanswered_letter_is_deemed_after_three_business_days(
    store: Store, delivery: Delivery, received_on: date, last_day: date, charge: date
) -> None:
    plant(store)
    number = sent(store, delivery, issued_on=date(2000, 11, 10))
    with store.reading() as session:
        on_the_day = letter(session, number, last_day)
        after = letter(session, number, last_day + timedelta(days=1))
    assert on_the_day.row.received_on == received_on
    assert (on_the_day.row.state, on_the_day.row.due_on) == (LetterState.DUE_TODAY, last_day)
    assert (after.row.state, after.row.on) == (LetterState.DEEMED, last_day)
    due = after.links[0].charge_due
    assert isinstance(due, Known)
    assert due.value == charge


def test_a_letter_runs_from_issue_to_deemed_and_is_reviewed(any_store: Store) -> None:
    plant(any_store)
    number = sent(any_store, by_hand(NOV_22), on=NOV_22)
    assert state_on(any_store, number, date(2000, 11, 21)) is LetterState.NOT_SENT
    assert state_on(any_store, number, date(2000, 11, 27)) is LetterState.RUNNING
    assert state_on(any_store, number, date(2000, 11, 29)) is LetterState.DEEMED
    done = do(any_store, review_deemed, on=date(2000, 11, 29), letters=(number,))
    assert done.sentence == "Saw that LAL-0001 became deemed installed"
    with any_store.reading() as session:
        assert unreviewed_deemed(session, date(2000, 11, 29)) == []
        assert letters(session, date(2000, 11, 13)) == []


def test_a_letter_cannot_be_older_than_its_link_nor_dated_ahead(store: Store) -> None:
    plant(store)
    with pytest.raises(Refusal, match="was installed on Tue 1 Aug 2000"):
        do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=date(2000, 7, 31))
    with pytest.raises(Refusal, match="Wed 15 Nov 2000 has not come yet on Tue 14 Nov 2000"):
        do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=date(2000, 11, 15))
    with pytest.raises(Refusal, match="at least one Link"):
        do(store, new_letter, on=NOV_14, links=(), issued_on=NOV_14)
    with pytest.raises(Refusal, match="There is no link L-0009"):
        do(store, new_letter, on=NOV_14, links=("L-0009",), issued_on=NOV_14)


def test_a_link_has_one_open_letter_at_a_time(store: Store) -> None:
    plant(store)
    sent(store, by_hand(NOV_22), on=NOV_22)
    for day in (NOV_22, NOV_28, LATER):  # running, due and deemed
        with pytest.raises(Refusal, match="L-0001 already has the Letter LAL-0001"):
            do(store, new_letter, on=day, links=("L-0001",), issued_on=day)


def test_a_letter_entered_late_does_not_slip_before_a_later_one(store: Store) -> None:
    plant(store)
    sent(store, by_hand(NOV_22), on=NOV_28)
    with pytest.raises(Refusal, match="already has the Letter LAL-0001"):
        do(store, new_letter, on=NOV_28, links=("L-0001",), issued_on=date(2000, 11, 7))


def test_the_new_letter_after_an_objection_follows_the_old_one(store: Store) -> None:
    plant(store, 2)
    number = sent(store, by_hand(NOV_22), on=NOV_22)
    facts = {"letter": number, "made_on": date(2000, 11, 24), "signed_by": "Provisioning desk"}
    day = date(2000, 11, 24)
    do(store, object_to_letter, on=day, **facts, items=FAILED, explanation="Soaked.", delivery=by_hand(day))
    other = result(do(store, new_letter, on=NOV_28, links=("L-0002",), issued_on=NOV_28), "letter")
    with pytest.raises(Refusal, match="LAL-0002 is not for L-0001"):
        do(store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28, replaces=other)
    done = do(store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28, replaces=number)
    assert done.sentence == "Recorded LAL-0003 of Tue 28 Nov 2000 for L-0001, after LAL-0001"
    with store.reading() as session:
        assert letter(session, number, NOV_28).row.replaced_by == "LAL-0003"


def test_a_letter_that_is_not_objected_to_is_not_replaced(store: Store) -> None:
    plant(store)
    number = sent(store, by_hand(NOV_22), on=NOV_22)
    with pytest.raises(Refusal, match="L-0001 already has the Letter LAL-0001"):
        do(store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28, replaces=number)


def test_a_fax_counts_once_its_copy_is_recorded(any_store: Store) -> None:
    plant(any_store)
    number = sent(any_store, by_fax(NOV_22), on=NOV_22)
    assert state_on(any_store, number, NOV_28) is LetterState.RECEIPT_UNKNOWN
    done = do(any_store, record_fax_copy, on=NOV_28, letter=number, copy_channel=Channel.COURIER, copy_on=NOV_22)
    assert "received on Wed 22 Nov 2000" in done.sentence
    assert state_on(any_store, number, NOV_28) is LetterState.DUE_TODAY


def test_only_a_fax_has_a_copy(store: Store) -> None:
    plant(store)
    number = result(do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=NOV_14), "letter")
    copy = {"letter": number, "copy_channel": Channel.HAND, "copy_on": NOV_22}
    with pytest.raises(Refusal, match="How LAL-0001 went is not recorded yet"):
        do(store, record_fax_copy, on=NOV_22, **copy)
    do(store, record_letter_delivery, on=NOV_22, letter=number, delivery=by_hand(NOV_22))
    with pytest.raises(Refusal, match="went by hand; only a fax needs a copy"):
        do(store, record_fax_copy, on=NOV_22, **copy)


def test_a_delivery_that_cannot_be_is_refused(store: Store) -> None:
    plant(store)
    number = result(do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=NOV_14), "letter")
    for delivery, reason in (
        (by_hand(date(2000, 11, 13)), "LAL-0001 is dated Tue 14 Nov 2000"),
        (by_hand(NOV_28), "has not come yet on Wed 22 Nov 2000"),
        (Delivery(), "Say how it went"),
        (by_hand(NOV_22, "noonish"), "noonish is not an hour of the day"),
        (Delivery(Channel.FAX, sent_on=NOV_22, copy_channel=Channel.FAX), "not by another fax"),
    ):
        with pytest.raises(Refusal, match=reason):
            do(store, record_letter_delivery, on=NOV_22, letter=number, delivery=delivery)


def test_a_corrected_delivery_moves_the_clock_and_is_said(store: Store) -> None:
    plant(store)
    number = sent(store, by_hand(NOV_22, "9.05"), on=NOV_22)
    done = do(store, record_letter_delivery, on=LATER, letter=number, delivery=by_hand(date(2000, 11, 24)))
    assert done.sentence == "Recorded delivery of LAL-0001: received on Fri 24 Nov 2000"
    with store.reading() as session:
        assert letter(session, number, LATER).row.on == date(2000, 11, 29)
        assert letter(session, number, LATER).delivery.received_at == ""


def test_a_letter_can_be_withdrawn_until_customer_has_it(store: Store) -> None:
    plant(store)
    number = result(do(store, new_letter, on=NOV_14, links=("L-0001",), issued_on=NOV_14), "letter")
    with pytest.raises(Refusal, match="cannot be withdrawn before"):
        do(store, withdraw_letter, on=NOV_14, letter=number, withdrawn_on=date(2000, 11, 13))
    with pytest.raises(Refusal, match="has not come yet"):
        do(store, withdraw_letter, on=NOV_14, letter=number, withdrawn_on=NOV_22)
    withdrawn = do(store, withdraw_letter, on=NOV_22, letter=number, withdrawn_on=NOV_22)
    assert withdrawn.sentence == "Withdrew LAL-0001 as of Wed 22 Nov 2000"
    assert state_on(store, number, NOV_22) is LetterState.WITHDRAWN
    assert result(do(store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28), "replaces") == number


def test_a_letter_that_came_is_not_withdrawn(store: Store) -> None:
    plant(store)
    number = sent(store, by_hand(NOV_22), on=NOV_22)
    with pytest.raises(Refusal, match="SAVVIS received LAL-0001 on Wed 22 Nov 2000"):
        do(store, withdraw_letter, on=NOV_28, letter=number, withdrawn_on=NOV_28)


def test_only_a_deemed_letter_is_reviewed(store: Store) -> None:
    plant(store)
    number = sent(store, by_hand(NOV_22), on=NOV_22)
    with pytest.raises(Refusal, match="LAL-0001 is not deemed installed: Due today"):
        do(store, review_deemed, on=NOV_28, letters=(number,))
    with pytest.raises(Refusal, match="at least one letter"):
        do(store, review_deemed, on=NOV_28, letters=())


def test_a_letter_reviewed_twice_keeps_its_first_day(store: Store) -> None:
    plant(store)
    number = sent(store, by_hand(NOV_22), on=NOV_22)
    for day in (date(2000, 11, 29), LATER):
        do(store, review_deemed, on=day, letters=(number, number))
    with store.reading() as session:
        assert letter(session, number, LATER).row.reviewed_on == date(2000, 11, 29)


def test_every_act_on_a_letter_can_be_taken_back(any_store: Store) -> None:
    plant(any_store)
    issued = do(any_store, new_letter, on=NOV_14, links=("L-0001",), issued_on=NOV_14)
    delivered = do(any_store, record_letter_delivery, on=NOV_22, letter="LAL-0001", delivery=by_fax(NOV_22))
    copied = do(any_store, record_fax_copy, on=NOV_22, letter="LAL-0001", copy_channel=Channel.HAND, copy_on=NOV_22)
    seen = do(any_store, review_deemed, on=LATER, letters=("LAL-0001",))
    for done, state in (
        (seen, LetterState.DEEMED),
        (copied, LetterState.RECEIPT_UNKNOWN),
        (delivered, LetterState.NOT_SENT),
    ):
        any_store.undo(done.act_id, LATER)
        assert state_on(any_store, "LAL-0001", LATER) is state
    withdrawn = do(any_store, withdraw_letter, on=NOV_22, letter="LAL-0001", withdrawn_on=NOV_22)
    any_store.undo(withdrawn.act_id, LATER)
    any_store.undo(issued.act_id, LATER)
    with any_store.reading() as session:
        assert letters(session, LATER) == []
