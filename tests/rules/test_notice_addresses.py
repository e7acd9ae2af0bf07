"""Where a party takes notices on a day, and what is said of a paper that went elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.delivery import Channel, Delivery
from models.rules.notice_addresses import AddressFacts, address_note, in_force, one_line, went_on
from models.rules.words import Side
from tests.rules.law import nov

FIRST, MOVED, LATER = date(2000, 6, 30), nov(6), date(2001, 3, 1)
OLD = AddressFacts(Side.WINSTAR, copy=False, name="Winstar", address=("7799 Leesburg Pike",), effective_from=FIRST)
NEW = replace(OLD, address=("685 Third Avenue", "New York, NY 10017"), effective_from=MOVED)
NEXT = replace(OLD, address=("1 Main St",), effective_from=LATER)
COPY = replace(OLD, copy=True, address=("2 Side St",))
OTHER = replace(OLD, party=Side.CUSTOMER, address=("12851 Worldgate Drive",))
ALL = (OLD, COPY, OTHER, NEW, NEXT)
FAX = Delivery(Channel.FAX, sent_on=nov(20), sent_to=NEW.line)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2000, 6, 29), ()), (FIRST, (OLD, COPY)), (nov(5), (OLD, COPY)), (MOVED, (NEW, COPY)), (LATER, (NEXT, COPY))],
)
def test_the_latest_address_of_each_kind_is_in_force(day: date, expected: tuple[AddressFacts, ...]) -> None:
    assert in_force(ALL, Side.WINSTAR, day) == expected


def test_of_two_from_the_same_day_the_last_entered_decides() -> None:
    again = replace(NEW, attention="Notices desk")
    assert in_force((OLD, NEW, again), Side.WINSTAR, nov(7)) == (again,)
    assert in_force((NEXT, OLD), Side.WINSTAR, LATER) == (NEXT,)


@pytest.mark.parametrize("line", [NEW.line, NEW.line.upper(), COPY.line])
def test_nothing_is_said_of_an_address_in_force(line: str) -> None:
    assert address_note(replace(FAX, sent_to=line), Side.WINSTAR, ALL) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (OLD.line, "to an address no longer in force since Mon 6 Nov 2000"),
        (NEXT.line, "to an address in force only from Thu 1 Mar 2001"),
        (OTHER.line, "to an address that is none of its notice addresses"),
        ("Elsewhere", "to an address that is none of its notice addresses"),
    ],
)
def test_another_address_is_said_with_what_is_in_force(line: str, words: str) -> None:
    found = address_note(replace(FAX, sent_to=line), Side.WINSTAR, ALL)
    assert found is not None
    said, why = found
    assert said == words
    assert why.facts[-1] == ("In force", f"{NEW.line}, since Mon 6 Nov 2000")
    assert why.clauses == ("MA-13.2",)


def test_of_two_addresses_from_one_day_the_one_replaced_is_no_longer_in_force() -> None:
    again = replace(NEW, address=("2 Main St",))
    found = address_note(replace(FAX, sent_on=MOVED), Side.WINSTAR, (OLD, NEW, again))
    assert found is not None
    assert found[0] == "to an address no longer in force since Mon 6 Nov 2000"


def test_without_any_address_in_force_no_day_is_named() -> None:
    found = address_note(FAX, Side.WINSTAR, (COPY,))
    assert found is not None
    assert found[0] == "to an address that is none of its notice addresses"
    assert [name for name, _ in found[1].facts] == ["Sent to", "On"]
    gone = replace(COPY, effective_from=nov(7))
    old = address_note(replace(FAX, sent_to=COPY.line), Side.WINSTAR, (COPY, replace(gone, address=("3 Side St",))))
    assert old is not None
    assert old[0] == "to an address no longer in force"


def test_a_delivery_without_a_day_or_an_address_says_nothing() -> None:
    assert address_note(replace(FAX, sent_to=""), Side.WINSTAR, ALL) is None
    assert address_note(Delivery(Channel.FAX, sent_to=OLD.line), Side.WINSTAR, ALL) is None


def test_a_paper_is_addressed_on_the_day_it_is_sent_delivered_or_accepted() -> None:
    assert went_on(Delivery(Channel.HAND, delivered_on=nov(2))) == nov(2)
    assert went_on(Delivery(Channel.CERTIFIED_MAIL, sent_on=nov(1), accepted_on=nov(3))) == nov(1)
    assert went_on(Delivery(Channel.CERTIFIED_MAIL, accepted_on=nov(3))) == nov(3)
    assert one_line((" A ", "", "B")) == "A, B"
