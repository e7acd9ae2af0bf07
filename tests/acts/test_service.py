"""Force majeure, buildings that count, reports and credit notes, recorded on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.act import Act
from models.acts.book import choose_reading
from models.acts.outages import restore_outage
from models.acts.prices import enter_price
from models.acts.service import (
    claim_force_majeure,
    end_force_majeure,
    issue_availability_report,
    issue_credit_note,
    mark_connected,
    unmark_connected,
)
from models.errors import Refusal
from models.queries.credits import credit_notes
from models.queries.service import ServicePage, service_page
from models.rules.service_facts import CreditKind
from models.rules.words import Side
from models.store import Store
from tests.builders import JUNE_30, do
from tests.service_story import NOW, NY, down, with_service

JANUARY, AUGUST = date(2001, 1, 10), date(2001, 8, 31)
Q4 = {"kind": CreditKind.AVAILABILITY, "earned_on": date(2000, 12, 31)}
FIRE = {"party": Side.WINSTAR, "kind": "fire", "duty": "Restore", "zone": NY, "started_at": "2000-11-28 10:00"}


def page(store: Store, as_of: date, quarter_end: date | None = None) -> ServicePage:
    """The page of service on a day."""
    with store.reading() as session:
        return service_page(session, as_of, quarter_end)


def failed(store: Store) -> None:
    """L-0001, which is OC-3, was down an hour in November 2000."""
    with_service(store)
    down(store)
    do(store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 15:00")


def test_a_credit_note_keeps_the_amount_of_its_day(any_store: Store) -> None:
    failed(any_store)
    do(any_store, enter_price, JUNE_30, price="oc3_credit", amount=Decimal("250.00"), holds_from=JUNE_30)
    done = do(any_store, issue_credit_note, JANUARY, **Q4, issued_on=JANUARY)
    assert done.sentence == "Issued CN-0001: 1 Link for Sun 31 Dec 2000, 250.00"
    with any_store.reading() as session:
        [note] = credit_notes(session, JANUARY)
        assert credit_notes(session, date(2001, 1, 9)) == ()
    assert (note.amount, note.links, note.clause, note.units) == (Decimal("250.00"), ("L-0001",), "EXD-3.2", 1)
    any_store.undo(done.act_id, JANUARY)
    assert page(any_store, JANUARY).credits[0].note is None


def test_a_note_without_its_figure_has_no_amount_until_it_is_entered(store: Store) -> None:
    failed(store)
    done = do(store, issue_credit_note, JANUARY, **Q4, issued_on=JANUARY, number="WS-77")
    assert done.sentence.endswith("amount not entered")
    [row] = page(store, JANUARY).credits
    assert (row.key, row.amount, row.missing) == ("WS-77", None, "its figure is not entered")
    do(store, enter_price, JANUARY, price="oc3_credit", amount=Decimal("250.00"), holds_from=JUNE_30)
    [row] = page(store, JANUARY).credits
    assert (row.amount, row.missing) == (Decimal("250.00"), "")


def test_the_months_short_of_the_target_are_credited_one_by_one(store: Store) -> None:
    with_service(store, 2)
    facts = {"kind": CreditKind.TARGET, "earned_on": date(2001, 7, 30), "issued_on": AUGUST}
    assert do(store, issue_credit_note, AUGUST, **facts).sentence.startswith("Issued CN-0001: 100 Links")
    rows = page(store, AUGUST).target
    assert [(row.measured_on.isoformat(), row.short, row.ahead, row.note is not None) for row in rows] == [
        ("2001-07-30", 100, False, True),
        ("2001-08-30", 100, False, False),
        ("2001-09-30", 100, True, False),
    ]
    with pytest.raises(Refusal, match="nothing is left to credit for Mon 30 Jul 2001"):
        do(store, issue_credit_note, AUGUST, **facts)


def test_the_other_reading_credits_a_month_more(store: Store) -> None:
    with_service(store)
    do(store, choose_reading, key="sla_first_credit", value="2001-06-30", why="Agreed by the parties")
    assert [row.key for row in page(store, AUGUST).target] == ["2001-06-30", "2001-07-30", "2001-08-30", "2001-09-30"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({**Q4, "issued_on": date(2001, 1, 11)}, "has not come yet"),
        ({**Q4, "issued_on": date(2000, 12, 30)}, "its note is not issued before"),
        ({**Q4, "earned_on": date(2000, 9, 30), "issued_on": JANUARY}, "nothing is left to credit"),
        ({"kind": CreditKind.TARGET, "earned_on": JANUARY, "issued_on": JANUARY}, "nothing is left to credit"),
    ],
)
def test_a_credit_note_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    failed(store)
    with pytest.raises(Refusal, match=words):
        do(store, issue_credit_note, JANUARY, **facts)


def test_two_notes_have_two_numbers(store: Store) -> None:
    with_service(store)
    facts = {"kind": CreditKind.TARGET, "issued_on": AUGUST}
    do(store, issue_credit_note, AUGUST, **facts, earned_on=date(2001, 7, 30), number="A-1")
    with pytest.raises(Refusal, match="There is a credit note A-1 already"):
        do(store, issue_credit_note, AUGUST, **facts, earned_on=date(2001, 8, 30), number="A-1")


def test_a_quarters_report_is_issued_once_and_after_it(any_store: Store) -> None:
    with_service(any_store)
    last = date(2000, 12, 31)
    with pytest.raises(Refusal, match="Q4 2000 ends on Sun 31 Dec 2000; its report is not issued before"):
        do(any_store, issue_availability_report, NOW, quarter_end=last, issued_on=NOW)
    done = do(any_store, issue_availability_report, JANUARY, quarter_end=last, issued_on=JANUARY)
    assert done.sentence == "Issued the availability report of Q4 2000"
    with pytest.raises(Refusal, match="was issued on Wed 10 Jan 2001"):
        do(any_store, issue_availability_report, JANUARY, quarter_end=last, issued_on=JANUARY)
    assert [one.last for one in page(any_store, JANUARY).state.service.reports] == [last]
    any_store.undo(done.act_id, JANUARY)
    assert page(any_store, JANUARY).state.service.reports == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"quarter_end": date(2000, 12, 30), "issued_on": JANUARY}, "No quarter that has begun ends on Sat 30 Dec"),
        ({"quarter_end": date(2000, 12, 31), "issued_on": AUGUST}, "has not come yet"),
    ],
)
def test_a_report_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        do(store, issue_availability_report, JANUARY, **facts)


def test_a_quarter_is_shown_that_fails_first_and_by_its_end(store: Store) -> None:
    with_service(store, 2)
    down(store, links=("L-0002",))
    do(store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 15:00")
    shown = page(store, JANUARY, date(2000, 12, 31))
    assert [(row.of.link, row.of.fails, row.issued) for row in shown.quarter] == [
        ("L-0002", True, False),
        ("L-0001", False, False),
    ]
    assert (shown.quarter[0].key, shown.quarter[0].where) == ("L-0002:2000-12-31", "2 Market St, Philadelphia")
    assert page(store, JANUARY).period == shown.periods[-1]


def test_a_hub_building_is_marked_with_its_proof_and_unmarked_with_a_reason(any_store: Store) -> None:
    with_service(any_store)
    facts = {"hub": "PHL-2", "connected_on": date(2000, 8, 1), "proof": "Hub log of August 1"}
    done = do(any_store, mark_connected, NOW, **facts)
    assert done.sentence == "Marked Broad St Hub as having local connectivity since Tue 1 Aug 2000"
    do(any_store, unmark_connected, JANUARY, hub="PHL-2", ended_on=JANUARY, why="Hub closed")
    [then], [now] = (page(any_store, day).state.service.marks for day in (NOW, JANUARY))
    assert (then.place, then.hub, then.name, now.ended_on) == ("PHL-2", True, "Broad St Hub", JANUARY)
    assert page(any_store, date(2000, 11, 27)).state.service.marks == ()


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (mark_connected, {"connected_on": NOW, "proof": "Log"}, "Name a building or a hub"),
        (mark_connected, {"building": "B-0001", "connected_on": NOW, "proof": " "}, "Say what proves"),
        (mark_connected, {"building": "B-0001", "connected_on": JANUARY, "proof": "Log"}, "has not come yet"),
        (mark_connected, {"hub": "PHL-2", "connected_on": NOW, "proof": "Log"}, "is marked as having"),
        (unmark_connected, {"building": "B-0001", "ended_on": NOW, "why": "Gone"}, "B-0001 is not marked"),
        (unmark_connected, {"hub": "PHL-2", "ended_on": NOW, "why": " "}, "Say why it no longer counts"),
        (unmark_connected, {"hub": "PHL-2", "ended_on": date(2000, 8, 2), "why": "X"}, "does not end before"),
        (unmark_connected, {"hub": "PHL-2", "ended_on": JANUARY, "why": "Gone"}, "has not come yet"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(store: Store, act: Act, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    do(store, mark_connected, NOW, hub="PHL-2", connected_on=date(2000, 8, 3), proof="Log")
    with pytest.raises(Refusal, match=words):
        do(store, act, NOW, **facts)


def test_a_force_majeure_is_claimed_and_ends(any_store: Store) -> None:
    with_service(any_store)
    facts = {**FIRE, "claimed_on": NOW, "unpreventable": True, "no_workaround": True, "efforts": "New mast ordered"}
    done = do(any_store, claim_force_majeure, NOW, **facts)
    assert done.sentence == "Recorded FM-0001: Winstar relies on fire from Tue 28 Nov 2000 10:00"
    later = date(2000, 11, 29)
    ended = do(any_store, end_force_majeure, later, event="FM-0001", ended_at="2000-11-29 12:00")
    assert ended.sentence == "Recorded the end of FM-0001, Wed 29 Nov 2000 12:00"
    [then], [now] = (page(any_store, day).state.service.events for day in (NOW, later))
    assert (then.end, now.end is not None, now.efforts) == (None, True, "New mast ordered")
    with pytest.raises(Refusal, match="FM-0001 has ended already"):
        do(any_store, end_force_majeure, later, event="FM-0001", ended_at="2000-11-29 13:00")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"kind": "strike"}, "strike is not among the events"),
        ({"zone": ""}, "Name the site's time zone"),
        ({"started_at": ""}, "Say when it began"),
        ({"ended_at": "2000-11-28 09:00"}, "cannot end before it began"),
        ({"claimed_on": JANUARY}, "has not come yet"),
    ],
)
def test_a_claim_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        do(store, claim_force_majeure, NOW, **{**FIRE, "claimed_on": NOW, **facts})


@pytest.mark.parametrize(
    ("ended_at", "words"), [("", "Type the day and the time"), ("2000-11-28 09:00", "cannot end before it began")]
)
def test_an_end_that_cannot_be_is_refused(store: Store, ended_at: str, words: str) -> None:
    do(store, claim_force_majeure, NOW, **FIRE, claimed_on=NOW)
    with pytest.raises(Refusal, match=words):
        do(store, end_force_majeure, NOW, event="FM-0001", ended_at=ended_at)
