"""K17 of every paper sent under 13.2: faxes without their copy, addresses no longer in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.case_facts import (
    CaseBook,
    ClaimFacts,
    ClaimKind,
    DefaultFacts,
    DefaultKind,
    SecurityFacts,
    UpgradeFacts,
)
from models.rules.clause import Unknown, Why
from models.rules.delivery import Channel, Delivery
from models.rules.notice_addresses import AddressFacts
from models.rules.notice_facts import NoticeBook, NoticeFacts, NoticeKind, NoticeStanding, NoticeState
from models.rules.state import State
from models.rules.watch_delivery import addresses_passed, lacks_copy, notices_without_copy, papers_sent
from models.rules.words import Side
from tests.rules.law import by_fax, by_hand, letter, nov, objection
from tests.rules.watched import watched

HERE = AddressFacts(Side.CUSTOMER, copy=False, name="SAVVIS", address=("12851 Worldgate Drive",), effective_from=nov(1))
THERE = replace(HERE, party=Side.WINSTAR, name="Winstar", address=("7799 Leesburg Pike",))
NEW = replace(HERE, address=("717 Office Parkway",), effective_from=nov(10))
FAX = by_fax(nov(20))
OLD_WAY = Delivery(Channel.COURIER, sent_on=nov(20), sent_to=HERE.line)
UNKNOWN = Unknown("not yet", Why("", ()))


def notice(delivery: Delivery, **facts: object) -> NoticeStanding:
    """An Initial Notice sent by Winstar."""
    told = NoticeFacts("RPN-0001", NoticeKind.INITIAL, nov(1), nov(15), delivery, **facts)  # type: ignore[arg-type]
    return NoticeStanding(told, NoticeState.GIVEN, UNKNOWN, UNKNOWN)


def cases(delivery: Delivery) -> CaseBook:
    """A default, a claim, a security case and an upgrade, each with its notice."""
    default = DefaultFacts("DEF-0001", DefaultKind.BREACH, Side.CUSTOMER, "EXB-7", "", True, nov(1), delivery=delivery)
    claim = ClaimFacts("CLM-0001", ClaimKind.FAILURE, Side.WINSTAR, "x", nov(1), amount=Decimal(1), delivery=delivery)
    return CaseBook(
        defaults=(default,),
        claims=(claim,),
        security=(SecurityFacts("SEC-0001", "DEF-0001", nov(1), delivery=delivery),),
        upgrades=(
            UpgradeFacts("UP-0001", nov(1), delivery),
            UpgradeFacts("UP-0002", nov(1), delivery, withdrawn_on=nov(2)),
        ),
    )


def state(*letters: object, **facts: object) -> State:
    """The State of November 28 with both parties' addresses."""
    return replace(watched(nov(28), *letters), addresses=(HERE, THERE, NEW), **facts)  # type: ignore[arg-type]


def test_every_paper_with_a_delivery_is_looked_at() -> None:
    answered = letter(by_hand(nov(20)), objection(nov(21), number="OBJ-0001"))
    withdrawn = letter(by_hand(nov(20)), number="LAL-0159", withdrawn_on=nov(20))
    book = NoticeBook((notice(FAX), notice(FAX, withdrawn_on=nov(16))))
    found = list(papers_sent(state(answered, withdrawn, notices=book, cases=cases(FAX))))
    assert [(one.words, one.sender.value) for one in found] == [
        ("LAL-0158", "winstar"),
        ("the objection of Tue 21 Nov 2000", "customer"),
        ("RPN-0001", "winstar"),
        ("the notice of DEF-0001", "customer"),
        ("the notice of CLM-0001", "winstar"),
        ("the notice of SEC-0001", "winstar"),
        ("the notice of UP-0001", "customer"),
    ]
    assert found[0].receiver is Side.CUSTOMER
    assert found[1].receiver is Side.WINSTAR


def test_a_paper_sent_to_an_address_passed_is_found() -> None:
    (found,) = addresses_passed(state(letter(OLD_WAY)))
    assert found.sentence == (
        "LAL-0158 went to an address no longer in force since Fri 10 Nov 2000, on Mon 20 Nov 2000. Whether it counts "
        "as given is open until its receipt is recorded."
    )
    assert (found.code, found.party, found.record, found.act) == (
        "K17", Side.WINSTAR, ("letter", "LAL-0158"), "record_letter_delivery",
    )  # fmt: skip
    assert found.why is not None
    assert found.why.clauses == ("MA-13.2",)


@pytest.mark.parametrize(
    "came",
    [
        replace(OLD_WAY, sent_to=NEW.line),
        replace(OLD_WAY, sent_on=nov(9)),
        replace(OLD_WAY, received_on=nov(21)),
        replace(OLD_WAY, sent_on=nov(29)),
        replace(OLD_WAY, sent_to=""),
    ],
    ids=["in force", "then in force", "received all the same", "not sent yet", "not recorded"],
)
def test_it_stops_where_the_address_was_in_force_or_the_receipt_is_recorded(came: Delivery) -> None:
    assert list(addresses_passed(state(letter(came)))) == []


def test_a_fax_of_any_other_notice_waits_for_its_copy() -> None:
    book = NoticeBook((notice(FAX),))
    found = list(notices_without_copy(state(letter(FAX), notices=book, cases=cases(FAX))))
    assert [one.record for one in found] == [
        ("notice", "RPN-0001"), ("default", "DEF-0001"), ("claim", "CLM-0001"), ("security", "SEC-0001"),
        ("upgrade", "UP-0001"),
    ]  # fmt: skip
    assert {one.party for one in found} == {Side.CUSTOMER, Side.WINSTAR}
    assert all(one.chip == "Copy missing" and one.why is not None for one in found)


@pytest.mark.parametrize(
    "came", [by_fax(nov(20), nov(21)), by_hand(nov(20)), replace(FAX, received_on=nov(20)), Delivery()]
)
def test_a_copy_another_way_or_a_recorded_receipt_settles_it(came: Delivery) -> None:
    assert list(notices_without_copy(state(notices=NoticeBook((notice(came),))))) == []


def test_a_copy_dated_later_is_not_there_yet() -> None:
    assert lacks_copy(by_fax(nov(20), nov(29)), nov(28))
    assert not lacks_copy(by_fax(nov(20), nov(29)), nov(29))
    assert not lacks_copy(by_fax(date(2000, 12, 1)), nov(28))
