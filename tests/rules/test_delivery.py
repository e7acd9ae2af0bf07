"""When a notice counts as received under 13.2."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.clause import Known, Unknown
from models.rules.delivery import Channel, Delivery, as_known, calendar_note, received, recorded, why_not_delivery
from models.rules.readings import RECOMMENDED
from tests.rules.law import CALENDAR, by_courier, by_fax, by_hand, nov

FAX = by_fax(nov(17), nov(17))


def known(delivery: Delivery, **readings: str) -> date:
    answer = received(delivery, CALENDAR, "LAL-0158", replace(RECOMMENDED, **readings))
    assert isinstance(answer, Known)
    assert answer.why.clauses[0] == "MA-13.2"
    return answer.value


def missing(delivery: Delivery, **readings: str) -> str:
    answer = received(delivery, CALENDAR, "LAL-0158", replace(RECOMMENDED, **readings))
    assert isinstance(answer, Unknown)
    return answer.missing


RECEIVED = [
    ("by hand, when delivered", by_hand(nov(17)), 17),
    ("by hand on Thanksgiving", by_hand(nov(23)), 23),
    ("courier on a Tuesday, the next day", by_courier(nov(21)), 22),
    ("courier on a Friday, the Monday", by_courier(nov(17)), 20),
    ("courier before Thanksgiving, the Friday", by_courier(nov(22)), 24),
    ("courier on a Saturday, the Monday", by_courier(nov(18)), 20),
    ("confirmed fax with its copy, when sent", FAX, 17),
    ("fax on a Saturday with its copy, that Saturday", by_fax(nov(18), nov(20)), 18),
    ("certified mail, when accepted", Delivery(Channel.CERTIFIED_MAIL, sent_on=nov(16), accepted_on=nov(20)), 20),
    ("recorded by the receiver, without a way", Delivery(received_on=nov(21)), 21),
    ("recorded by the receiver, before the courier's day", replace(by_courier(nov(17)), received_on=nov(18)), 18),
    ("recorded by the receiver, a fax without its copy", replace(by_fax(nov(17)), received_on=nov(17)), 17),
]


@pytest.mark.parametrize(("delivery", "on"), [case[1:] for case in RECEIVED], ids=[case[0] for case in RECEIVED])
def test_a_notice_counts_as_received(delivery: Delivery, on: int) -> None:
    assert known(delivery) == nov(on)


MISSING = [
    (Delivery(), "how and when LAL-0158 was delivered is not recorded"),
    (Delivery(Channel.HAND), "the day LAL-0158 was delivered by hand is not recorded"),
    (Delivery(Channel.COURIER), "the day LAL-0158 was handed to the courier is not recorded"),
    (Delivery(Channel.CERTIFIED_MAIL), "the day receipt of LAL-0158 was accepted in writing is not recorded"),
    (Delivery(Channel.FAX), "the day the fax of LAL-0158 was sent is not recorded"),
    (replace(FAX, confirmed=None), "the confirmation of the fax of LAL-0158 is not recorded"),
    (replace(FAX, confirmed=False), "the fax of LAL-0158 was not confirmed"),
    (by_fax(nov(17)), "the copy of the fax of LAL-0158 by hand, courier or certified mail is not recorded"),
    (
        replace(FAX, copy_channel=Channel.FAX),
        "the copy of the fax of LAL-0158 by hand, courier or certified mail is not recorded",
    ),
    (
        replace(FAX, copy_on=None),
        "the day the copy of the fax of LAL-0158 went by overnight courier is not recorded",
    ),
]


@pytest.mark.parametrize(("delivery", "words"), MISSING, ids=[case[1] for case in MISSING])
def test_a_missing_fact_leaves_the_day_unknown_and_is_named(delivery: Delivery, words: str) -> None:
    assert missing(delivery) == words


def test_there_is_no_channel_for_e_mail() -> None:
    assert [one.words for one in Channel] == ["by hand", "by overnight courier", "by fax", "by certified mail"]


def test_a_courier_skips_the_closed_days_and_shows_them() -> None:
    answer = received(by_courier(nov(22)), CALENDAR, "LAL-0158")
    assert [one.day for one in answer.why.skipped] == [nov(23)]
    assert answer.why.facts == (("Handed to the courier", "Wed 22 Nov 2000"),)


def test_a_recorded_receipt_shows_the_day_13_2_would_give() -> None:
    answer = received(replace(by_courier(nov(17)), received_on=nov(18)), CALENDAR, "LAL-0158")
    assert answer.why.facts == (("Recorded by the receiver", "Sat 18 Nov 2000"), ("By 13.2", "Mon 20 Nov 2000"))
    assert answer.why.readings == ("AMB-03",)
    fax = received(replace(by_fax(nov(17)), received_on=nov(17)), CALENDAR, "LAL-0158")
    assert "copy of the fax" in fax.why.facts[1][1]


def test_a_courier_past_the_table_of_closed_days_is_not_known() -> None:
    assert missing(by_courier(date(2040, 12, 31))) == "the table of closed days ends on Mon 31 Dec 2040"


def test_the_other_readings_of_receipt() -> None:
    assert known(by_fax(nov(17), nov(20)), receipt_basis="fax_from_copy") == nov(21)
    hand_copy = replace(FAX, copy_channel=Channel.HAND, copy_on=nov(20))
    assert known(hand_copy, receipt_basis="fax_from_copy") == nov(20)
    mailed = replace(FAX, copy_channel=Channel.CERTIFIED_MAIL)
    assert "accepted in writing" in missing(mailed, receipt_basis="fax_from_copy")
    assert missing(by_hand(nov(17)), receipt_basis="recorded_only") == "the day LAL-0158 was received is not recorded"
    assert known(Delivery(received_on=nov(17)), receipt_basis="recorded_only") == nov(17)


def test_a_cut_off_hour_moves_what_comes_later_to_the_next_business_day() -> None:
    evening = Delivery(Channel.HAND, received_on=nov(17), received_at="19:40")
    assert known(evening) == nov(17)
    assert known(evening, after_hours_cutoff="17:00") == nov(20)
    assert known(replace(evening, received_at="16:59"), after_hours_cutoff="17:00") == nov(17)
    assert known(replace(evening, received_at="17:00"), after_hours_cutoff="17:00") == nov(17)


def test_facts_dated_later_are_not_known_yet() -> None:
    fax = by_fax(nov(17), nov(20))
    assert as_known(fax, nov(16)) == Delivery()
    assert as_known(fax, nov(19)) == by_fax(nov(17))
    assert as_known(fax, nov(20)) == fax
    mail = Delivery(Channel.CERTIFIED_MAIL, sent_on=nov(16), accepted_on=nov(20), received_on=nov(21))
    assert as_known(mail, nov(17)) == Delivery(Channel.CERTIFIED_MAIL, sent_on=nov(16))
    assert as_known(Delivery(Channel.HAND), nov(17)) == Delivery(Channel.HAND)


def test_nothing_recorded_is_no_delivery() -> None:
    assert not recorded(Delivery())
    assert recorded(Delivery(Channel.HAND))


REFUSED = [
    (replace(FAX, copy_channel=Channel.FAX), "The copy of a fax goes by hand, courier or certified mail"),
    (by_hand(nov(10)), "LAL-0158 is dated Wed 15 Nov 2000; it cannot have been delivered on Fri 10 Nov 2000 (13.2)."),
    (by_courier(nov(14)), "LAL-0158 is dated Wed 15 Nov 2000; it cannot have been sent on Tue 14 Nov 2000 (13.2)."),
    (
        Delivery(Channel.CERTIFIED_MAIL, sent_on=nov(20), accepted_on=nov(17)),
        "LAL-0158 was sent on Mon 20 Nov 2000; it cannot have been accepted on Fri 17 Nov 2000 (13.2).",
    ),
    (
        replace(by_courier(nov(20)), received_on=nov(18)),
        "LAL-0158 was sent on Mon 20 Nov 2000; it cannot have been received on Sat 18 Nov 2000 (13.2).",
    ),
    (
        by_hand(nov(29)),
        "Wed 29 Nov 2000 has not come yet on Tue 28 Nov 2000; LAL-0158 cannot have been delivered then.",
    ),
    (by_fax(nov(17), nov(29)), "LAL-0158 cannot have been copied then."),
]


@pytest.mark.parametrize(("delivery", "words"), REFUSED, ids=range(len(REFUSED)))
def test_dates_out_of_order_are_refused_with_both_days(delivery: Delivery, words: str) -> None:
    assert words in (why_not_delivery(delivery, "LAL-0158", nov(28), nov(15)) or "")


def test_dates_in_order_stand() -> None:
    assert why_not_delivery(by_fax(nov(17), nov(20)), "LAL-0158", nov(28), nov(15)) is None
    assert why_not_delivery(by_hand(nov(29)), "LAL-0158") is None


def test_receipt_on_a_closed_day_is_explained() -> None:
    assert calendar_note(nov(18), CALENDAR) == (
        "Sat 18 Nov 2000 is not a Business Day (Saturday); day 1 is the next one."
    )
    assert calendar_note(nov(17), CALENDAR) == ""


def test_what_was_done_on_the_day_is_known_beside_what_came_later() -> None:
    sent = replace(by_courier(nov(17)), received_on=nov(20))
    assert as_known(sent, nov(17)) == by_courier(nov(17))
    assert as_known(sent, nov(20)) == sent
