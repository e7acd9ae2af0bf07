"""What the watch says of Letters and Links."""

from dataclasses import replace

import pytest

from models.rules.delivery import Channel, Delivery
from models.rules.findings import Finding, Urgency
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkFacts
from models.rules.watch import unreviewed
from models.rules.words import Side
from tests.rules.law import NOT_SENT, by_courier, by_fax, by_hand, letter, nov, objection, signed
from tests.rules.watched import found, watched

TODAY = nov(28)
WEDNESDAY = letter(by_hand(nov(22)), links=("L-0004",))
LINK = LinkFacts("L-0004", "P-0004", "B-0012", nov(8), letters=(WEDNESDAY,))
NO_COPY = "the copy of the fax of {} by hand, courier or certified mail is not recorded"


def only(findings: list[Finding]) -> Finding:
    (one,) = findings
    return one


def test_the_answer_to_a_running_letter_is_due_on_its_last_day() -> None:
    one = only(found(watched(TODAY, links=(LINK,)), "R10"))
    assert (one.subject, one.detail, one.chip) == ("Countersign or object to LAL-0158", "B-0012, Seattle", "Due today")
    assert (one.due_on, one.urgency, one.party) == (TODAY, Urgency.TODAY, Side.CUSTOMER)
    assert one.sentence == (
        "SAVVIS countersigns LAL-0158 or objects to it. Winstar has to have the answer by the end of Tue 28 Nov 2000; "
        "if not, the Link is deemed installed. It is Business Day 3 of 3. The courier would be too late; by hand or by "
        "fax with its copy it still counts today."
    )
    assert (one.tag, one.record, one.act) == ("B-5(b)", ("letter", "LAL-0158"), "countersign")
    assert one.why is not None
    assert [step.day for step in one.why.counted] == [nov(24), nov(27), TODAY]


def test_the_days_left_are_business_days() -> None:
    one = only(found(watched(nov(24), WEDNESDAY), "R10"))
    assert (one.chip, one.urgency, one.detail) == ("2 Business Days left", Urgency.NEXT, "")


def test_an_answer_on_its_way_is_told_beside_the_due_date() -> None:
    sent = replace(WEDNESDAY, answers=(signed(nov(24), by_courier(nov(24))),))
    assert "counts as received by Winstar on Mon 27 Nov 2000" in only(found(watched(nov(25), sent), "R10")).detail


CLOSED = [
    replace(WEDNESDAY, answers=(signed(nov(24), by_hand(nov(24))),)),
    replace(WEDNESDAY, answers=(objection(nov(24), by_hand(nov(24))),)),
    letter(by_hand(nov(17))),
    letter(NOT_SENT, withdrawn_on=nov(20)),
    replace(WEDNESDAY, issued_on=nov(29)),
]


@pytest.mark.parametrize("one", CLOSED, ids=range(len(CLOSED)))
def test_a_closed_letter_asks_for_nothing(one: LetterFacts) -> None:
    state = watched(TODAY, one)
    assert not found(state, "R10") + found(state, "K15") + found(state, "K17")


def test_a_letter_without_a_receipt_runs_no_clock_and_asks_for_the_fact() -> None:
    one = only(found(watched(TODAY, letter(Delivery(Channel.COURIER))), "R10"))
    assert (one.subject, one.chip, one.urgency) == ("Record receipt of LAL-0158", "Receipt missing", Urgency.UNDATED)
    assert one.missing == "the day LAL-0158 was handed to the courier is not recorded"
    assert (one.tag, one.party, one.act) == ("13.2", Side.CUSTOMER, "record_letter_delivery")


def test_a_letter_that_was_not_sent_is_winstars_to_send() -> None:
    one = only(found(watched(TODAY, letter(NOT_SENT)), "R10"))
    assert (one.chip, one.party) == ("Not sent", Side.WINSTAR)


def test_a_fax_of_a_letter_without_its_copy_asks_for_the_copy_only() -> None:
    state = watched(TODAY, letter(by_fax(nov(17))))
    assert not found(state, "R10")
    one = only(found(state, "K17"))
    assert (one.party, one.act, one.missing) == (Side.WINSTAR, "record_fax_copy", NO_COPY.format("LAL-0158"))
    assert not found(watched(TODAY, letter(by_fax(nov(17), nov(20)))), "K17")


def test_a_copy_recorded_for_a_later_day_is_missing_until_then() -> None:
    later = letter(by_fax(nov(17), nov(21)))
    assert found(watched(nov(20), later), "K17")
    assert not found(watched(nov(21), later), "K17")


def test_a_fax_of_an_answer_in_time_asks_for_its_copy_also_after_the_last_day() -> None:
    faxed = replace(WEDNESDAY, answers=(objection(nov(27), by_fax(nov(27))),))
    for as_of in (nov(27), nov(30)):
        one = only(found(watched(as_of, faxed), "K17"))
        assert (one.party, one.detail, one.act) == (Side.CUSTOMER, "LAL-0158", "record_answer_delivery")
        assert one.missing == NO_COPY.format("the objection of Mon 27 Nov 2000")


NO_USE = [
    objection(nov(29), by_fax(nov(29))),
    objection(nov(27), by_fax(nov(27)), failed=()),
    objection(nov(27), by_fax(nov(27), nov(27))),
    objection(nov(27), Delivery(Channel.FAX)),
]


@pytest.mark.parametrize("answer", NO_USE, ids=range(len(NO_USE)))
def test_a_copy_that_would_change_nothing_is_not_asked_for(answer) -> None:
    assert not found(watched(nov(30), replace(WEDNESDAY, answers=(answer,))), "K17")


def test_an_incomplete_objection_is_to_be_completed_by_the_last_day() -> None:
    lacking = replace(WEDNESDAY, answers=(objection(nov(27), by_hand(nov(27)), explanation=""),))
    one = only(found(watched(nov(27), lacking), "K15"))
    assert (one.due_on, one.chip, one.act) == (TODAY, "1 Business Day left", "object_to_letter")
    assert one.sentence == (
        "The objection of Mon 27 Nov 2000 does not stop the clock of LAL-0158: it does not explain the testing and its "
        "results."
    )
    assert not found(watched(nov(26), lacking), "K15")
    assert not found(watched(nov(29), lacking), "K15")


def test_days_that_cannot_follow_one_another_are_to_be_corrected() -> None:
    early = letter(by_hand(nov(17)), issued_on=nov(20))
    one = only(found(watched(TODAY, early), "K15"))
    assert one.sentence == (
        "LAL-0158 is dated Mon 20 Nov 2000; it cannot have been delivered on Fri 17 Nov 2000 (13.2)."
    )
    assert one.chip == "Dates disagree"
    assert not found(watched(nov(19), early), "K15")


def test_a_link_without_a_letter_is_reported_after_five_days() -> None:
    bare = replace(LINK, letters=())
    assert not found(watched(nov(12), links=(bare,)), "K16")
    one = only(found(watched(nov(13), links=(bare,)), "K16"))
    assert (one.chip, one.party, one.detail) == ("5 days installed", Side.WINSTAR, "B-0012, Seattle")
    assert one.sentence == (
        "L-0004 is installed since Wed 8 Nov 2000 and no Link Availability Letter from Winstar is recorded."
    )
    assert not found(watched(nov(7), links=(bare,)), "K16")
    assert not found(watched(nov(20), links=(replace(LINK, letters=(letter(NOT_SENT),)),)), "K16")


def test_an_objected_link_waits_for_a_new_letter_until_it_is_issued() -> None:
    objected = replace(WEDNESDAY, answers=(objection(nov(24), by_hand(nov(24))),))
    new = letter(NOT_SENT, number="LAL-0166", issued_on=nov(27), replaces="LAL-0158")
    waiting = replace(LINK, letters=(objected, new))
    one = only(found(watched(nov(26), links=(waiting,)), "K16"))
    assert (one.subject, one.chip, one.act) == ("New Letter for L-0004", "Objected 24 Nov", "new_letter")
    assert one.sentence == (
        "LAL-0158 was objected to on Fri 24 Nov 2000. Winstar corrects L-0004 and issues a new Letter."
    )
    assert not found(watched(nov(27), links=(waiting,)), "K16")


def test_what_became_deemed_is_reviewed_once() -> None:
    friday, seen = letter(by_hand(nov(17)), number="LAL-0150"), replace(WEDNESDAY, reviewed_on=nov(30))
    state = watched(nov(29), seen, friday)
    assert [one.number for one in unreviewed(state)] == ["LAL-0150", "LAL-0158"]
    assert [one.number for one in unreviewed(watched(nov(30), seen, friday))] == ["LAL-0150"]


def test_a_fax_of_an_answer_on_the_last_day_asks_for_its_copy() -> None:
    faxed = replace(WEDNESDAY, answers=(objection(TODAY, by_fax(TODAY)),))
    assert only(found(watched(nov(30), faxed), "K17")).act == "record_answer_delivery"


def test_a_letter_issued_today_is_asked_for_today() -> None:
    assert only(found(watched(TODAY, letter(NOT_SENT, issued_on=TODAY)), "R10")).chip == "Not sent"


def test_what_became_deemed_first_is_reviewed_first() -> None:
    friday = letter(by_hand(nov(17)), number="LAL-0200")
    assert [one.number for one in unreviewed(watched(nov(29), WEDNESDAY, friday))] == ["LAL-0200", "LAL-0158"]
