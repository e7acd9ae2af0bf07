"""Letters as lists and pages show them on a day: standing, clock, tests, answers, and nothing that came later."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.answers import countersign, object_to_letter
from models.acts.letters import new_letter, record_letter_delivery, review_deemed, withdraw_letter
from models.acts.link_tests import ResultFact, record_test_results
from models.errors import Refusal
from models.queries.letter_facts import letter_facts, link_facts
from models.queries.letter_page import letter
from models.queries.letters import letters, newly_deemed, unreviewed_deemed
from models.rules.clause import Known, Unknown
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do
from tests.planted import by_courier, by_fax, by_hand, plant

NOV_14, NOV_17, NOV_20, NOV_21 = date(2000, 11, 14), date(2000, 11, 17), date(2000, 11, 20), date(2000, 11, 21)
NOV_22, NOV_24, NOV_27, NOV_28 = date(2000, 11, 22), date(2000, 11, 24), date(2000, 11, 27), date(2000, 11, 28)
FAILED = (FailedItem("Bit error rate, 24 h", "4.1e-7"),)


def issue(store: Store, *deliveries: Delivery | None) -> None:
    """One letter for one link after another, each delivered as told."""
    plant(store, len(deliveries))
    for number, delivery in enumerate(deliveries, 1):
        do(store, new_letter, on=NOV_14, links=(f"L-{number:04}",), issued_on=NOV_14)
        if delivery is not None:
            do(store, record_letter_delivery, on=NOV_28, letter=f"LAL-{number:04}", delivery=delivery)


def every_standing(store: Store) -> None:
    """A letter in each of the states a list can show on November 28."""
    issue(
        store,
        by_hand(NOV_22),
        by_hand(NOV_24),
        by_fax(NOV_22),
        None,
        by_hand(NOV_21),
        by_hand(NOV_20),
        by_courier(NOV_21),
        None,
    )
    told = {"signed_by": "Provisioning desk"}
    do(
        store, object_to_letter, on=NOV_22, letter="LAL-0006", made_on=NOV_22, items=FAILED, explanation="Soaked.",
        delivery=by_hand(NOV_22), **told,
    )  # fmt: skip
    do(store, countersign, on=NOV_27, letter="LAL-0007", made_on=NOV_27, delivery=by_hand(NOV_27), **told)
    do(store, withdraw_letter, on=NOV_17, letter="LAL-0008", withdrawn_on=NOV_17)


def test_the_list_says_how_every_letter_stands_open_ones_first(any_store: Store) -> None:
    every_standing(any_store)
    with any_store.reading() as session:
        rows = letters(session, NOV_28)
    assert [(row.number, row.clock) for row in rows] == [
        ("LAL-0001", "Due today"),
        ("LAL-0002", "1 Business Day left"),
        ("LAL-0003", "Receipt not recorded"),
        ("LAL-0004", "Not sent"),
        ("LAL-0005", "Deemed installed 27 Nov"),
        ("LAL-0006", "Objected 22 Nov"),
        ("LAL-0007", "Accepted 27 Nov"),
        ("LAL-0008", "Withdrawn 17 Nov"),
    ]
    first, third = rows[0], rows[2]
    assert (first.link, first.pair, first.radio, first.building) == ("L-0001", "P-0001", "OC-3", "B-0001")
    assert (first.received_on, first.due_on, first.days_left, first.channel) == (NOV_22, NOV_28, 0, Channel.HAND)
    assert third.received_on is None
    assert third.missing.startswith("the copy of the fax of LAL-0003")


def test_looked_at_from_an_earlier_day_later_facts_are_not_there(any_store: Store) -> None:
    every_standing(any_store)
    with any_store.reading() as session:
        rows = {row.number: row for row in letters(session, NOV_21)}
        page = letter(session, "LAL-0006", NOV_21)
        assert letters(session, date(2000, 11, 13)) == []
    assert rows["LAL-0001"].clock == "Not sent"
    assert rows["LAL-0005"].clock == "3 Business Days left"
    assert rows["LAL-0006"].clock == "2 Business Days left"
    assert rows["LAL-0008"].clock == "Withdrawn 17 Nov"
    assert page.answers == ()


def test_the_page_gives_the_days_counted_and_skipped(store: Store) -> None:
    issue(store, by_hand(NOV_22))
    with store.reading() as session:
        page = letter(session, "LAL-0001", NOV_28)
    assert isinstance(page.clock, Known)
    assert page.clock.value.deemed_from == date(2000, 11, 29)
    assert [day.day.day for day in page.clock.why.counted] == [24, 27, 28]
    assert page.clock.why.skipped[0].why == "Thanksgiving Day, Citibank, N.A. closed"
    assert isinstance(page.received, Known)
    assert (page.links[0].near_serial, page.links[0].far_serial) == ("N00001", "F00001")
    assert page.links[0].hub_address == ("1 Hub St", "Philadelphia, PA 19107")


def test_the_page_says_what_may_be_done_and_why_not(store: Store) -> None:
    every_standing(store)
    with store.reading() as session:
        open_, unknown, deemed = (letter(session, f"LAL-000{number}", NOV_28) for number in (1, 3, 5))
    assert (open_.why_not_countersign, open_.why_not_object) == (None, None)
    assert "its days run" in str(open_.why_not_withdraw)
    assert isinstance(unknown.clock, Unknown)
    assert "cannot be computed" in str(unknown.why_not_object)
    assert "the Link is deemed installed" in str(deemed.why_not_object)
    assert "was not objected to" in str(deemed.why_not_replace)


def test_a_receipt_on_a_closed_day_is_said(store: Store) -> None:
    issue(store, by_hand(date(2000, 11, 23)), by_hand(NOV_24))
    with store.reading() as session:
        holiday, business_day = letter(session, "LAL-0001", NOV_28), letter(session, "LAL-0002", NOV_28)
    assert holiday.receipt_note.startswith("Thu 23 Nov 2000 is not a Business Day (Thanksgiving Day")
    assert business_day.receipt_note == ""


def test_a_letter_may_name_several_links(any_store: Store) -> None:
    plant(any_store, 2)
    do(any_store, new_letter, on=NOV_14, links=("L-0002", "L-0001"), issued_on=NOV_14)
    with any_store.reading() as session:
        page = letter(session, "LAL-0001", NOV_28)
        links = link_facts(session, ["L-0001"])
    assert page.row.links == ("L-0002", "L-0001")
    assert (page.row.link, page.row.pair) == ("L-0002", "P-0002")
    assert [link.number for link in page.links] == ["L-0002", "L-0001"]
    assert [one.number for one in links["L-0001"].letters] == ["LAL-0001"]


def test_the_tests_done_and_failed_are_counted_for_the_list(store: Store) -> None:
    issue(store, by_hand(NOV_22), by_hand(NOV_24))
    results = (ResultFact("Receive level, near end", "−38.6", True), ResultFact("Bit error rate, 24 h", "4e-7", False))
    do(store, record_test_results, on=NOV_28, letter="LAL-0001", results=results, tested_on=NOV_27)
    with store.reading() as session:
        tests = {row.number: row.tests for row in letters(session, NOV_28)}
        before = {row.number: row.tests for row in letters(session, NOV_24)}
    assert (tests["LAL-0001"].done, tests["LAL-0001"].failed) == (2, 1)
    assert tests["LAL-0001"].total == tests["LAL-0002"].total > 2
    assert before["LAL-0001"].done == 0


def test_what_became_deemed_since_a_day_is_reviewed_once(any_store: Store) -> None:
    issue(any_store, by_hand(NOV_17), by_hand(NOV_20), by_hand(NOV_21))  # deemed on November 22, 24 and 27
    with any_store.reading() as session:
        assert [row.number for row in newly_deemed(session, NOV_24, NOV_27)] == ["LAL-0002"]
        assert [row.number for row in newly_deemed(session, NOV_24, NOV_28)] == ["LAL-0002", "LAL-0003"]
        assert len(unreviewed_deemed(session, NOV_28)) == 3
    do(any_store, review_deemed, on=NOV_28, letters=("LAL-0001", "LAL-0003"))
    with any_store.reading() as session:
        assert [row.number for row in unreviewed_deemed(session, NOV_28)] == ["LAL-0002"]
        assert len(unreviewed_deemed(session, NOV_27)) == 2


def test_the_letter_that_follows_is_not_known_before_it_is_issued(any_store: Store) -> None:
    every_standing(any_store)
    do(any_store, new_letter, on=NOV_27, links=("L-0006",), issued_on=NOV_27)
    with any_store.reading() as session:
        before, after = letter(session, "LAL-0006", NOV_24).row, letter(session, "LAL-0006", NOV_27).row
        follower = letter(session, "LAL-0009", NOV_27).row
    assert (before.replaced_by, after.replaced_by, follower.replaces) == ("", "LAL-0009", "LAL-0006")


def test_a_letter_that_is_not_there_is_refused(store: Store) -> None:
    issue(store, None)
    with store.reading() as session:
        for number, day in (("LAL-0009", NOV_28), ("LAL-0001", date(2000, 11, 13))):
            with pytest.raises(Refusal, match=f"There is no Link Availability Letter {number}"):
                letter(session, number, day)


def test_the_letters_named_are_read_alone(store: Store) -> None:
    every_standing(store)
    with store.reading() as session:
        whole = letter_facts(session)
        some = letter_facts(session, ["LAL-0006", "LAL-0003"])
    assert list(some) == ["LAL-0003", "LAL-0006"]
    assert all(whole[number] == facts for number, facts in some.items())
