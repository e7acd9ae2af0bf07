"""What the watch says of outages, the Installation Target, credits, maintenance, moves and suspensions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.rules.dues import Due, Stream
from models.rules.findings import Finding, Urgency
from models.rules.ledger import Entry, SumState
from models.rules.money_facts import MoneyBook
from models.rules.service_facts import (
    Cause,
    CreditFacts,
    CreditKind,
    Disturbance,
    DisturbanceFacts,
    MarkFacts,
    MoveKind,
    MoveReason,
    ReportFacts,
    SuspensionCause,
)
from models.rules.state import State
from models.rules.watch_service import WATCHERS
from models.rules.words import Side
from tests.rules.law import day, nov
from tests.rules.service import accepted, at, outage, price, serving, suspension
from tests.rules.test_maintenance_windows import window
from tests.rules.test_relocations import DONE, PLANNED, STORED, TAKEN

LINK = accepted(1, date(2000, 9, 1))
TODAY = nov(28)


def said(state: State, code: str) -> list[Finding]:
    """The findings of one code about service."""
    return [one for watcher in WATCHERS for one in watcher(state) if one.code == code]


def state(as_of: date = TODAY, **book: Any) -> State:
    """One OC-3 Link in service, and a book of service."""
    return serving(as_of, LINK, **book)


def test_a_running_outage_asks_first_for_work_to_start() -> None:
    [one] = said(state(outages=(outage("2000-11-28 22:00"),)), "K27")
    assert (one.act, one.urgency, one.chip, one.party) == (
        "respond_to_outage",
        Urgency.TODAY,
        "1 h 00 min left",
        Side.WINSTAR,
    )
    assert one.sentence == (
        "OUT-0001 lasts since Tue 28 Nov 2000 22:00. Winstar is to start work by Wed 29 Nov 2000 1:00."
    )
    [late] = said(state(outages=(outage("2000-11-28 14:00"),)), "K27")
    assert (late.urgency, late.chip) == (Urgency.TODAY, "Due 17:00")
    [older] = said(state(outages=(outage("2000-11-27 14:00"),)), "K27")
    assert (older.urgency, older.chip) == (Urgency.OVERDUE, "31 h 00 min late")


def test_once_work_has_started_a_running_outage_asks_for_service() -> None:
    begun = outage("2000-11-28 14:00", responded_at=at("2000-11-28 15:00"))
    [one] = said(state(outages=(begun,)), "K27")
    assert (one.act, one.urgency, one.chip) == ("restore_outage", Urgency.TODAY, "Due 19:00")


def test_without_access_a_running_outage_asks_for_service() -> None:
    [one] = said(state(outages=(outage("2000-11-28 14:00", access_needed=True),)), "K27")
    assert one.act == "restore_outage"


def test_an_outage_that_is_over_is_said_until_a_missed_response_has_its_cause() -> None:
    slow = outage("2000-11-28 14:00", "2000-11-28 20:00", responded_at=at("2000-11-28 18:00"))
    [one] = said(state(outages=(slow,)), "K27")
    assert (one.act, one.urgency) == ("settle_cause", Urgency.STANDING)
    assert one.chip == "Responded in 4 h 00 min"
    assert not said(state(outages=(replace(slow, cause=Cause.POWER),)), "K27")
    assert not said(state(outages=(replace(slow, responded_at=at("2000-11-28 15:00")),)), "K27")


def test_the_installation_target_is_winstars_until_102_links_count() -> None:
    links = tuple(accepted(number, date(2001, 5, 1)) for number in range(1, 83))
    [one] = said(serving(day("2001-07-02"), *links), "R14")
    assert (one.due_on, one.chip, one.may_be_met_by) == (day("2001-06-30"), "2 days late", None)
    assert one.sentence == (
        "Winstar installs 102 Links by Sat 30 Jun 2001; 82 count. Those missing on Mon 30 Jul 2001 are credited for "
        "the month."
    )
    [on_the_day] = said(serving(day("2001-06-30"), *links), "R14")
    assert on_the_day.sentence.endswith("82 count.")
    [last, *_] = said(serving(day("2010-06-30"), *links), "R14")
    assert "credited for the month" not in last.sentence
    marks = tuple(MarkFacts(f"H-{n}", "Hub", day("2001-01-01"), day("2001-01-01"), "Log") for n in range(20))
    assert not said(serving(day("2001-07-02"), *links, marks=marks), "R14")
    assert said(serving(day("2001-07-02"), *links, marks=marks[1:]), "R14")


def test_each_month_short_of_the_target_asks_for_a_credit_note_until_it_is_issued() -> None:
    prices = (price("sla_credit_per_link_month", "100.00"),)
    [_, one] = said(state(day("2001-07-30"), prices=prices), "R14")
    assert (one.subject, one.act, one.detail, one.due_on) == (
        "Credit 101 Links missing on Mon 30 Jul 2001",
        "issue_credit_note",
        "10,100.00",
        day("2001-07-30"),
    )
    note = CreditFacts("CN-0001", CreditKind.TARGET, day("2001-07-30"), day("2001-07-30"), None, "EXD-7.2", 101)
    assert len(said(state(day("2001-07-30"), credits=(note,)), "R14")) == 1
    assert len(said(state(day("2001-07-29")), "R14")) == 1


def test_a_quarter_that_is_over_asks_for_its_report_and_its_credit() -> None:
    down = (outage("2000-11-28 14:00", "2000-11-28 15:00"),)
    reported = ReportFacts(date(2000, 7, 1), date(2000, 9, 30), date(2000, 10, 2))
    assert not said(state(day("2000-12-30"), outages=down, reports=(reported,)), "R16")
    credit, report = said(state(day("2000-12-31"), outages=down, reports=(reported,)), "R16")
    assert (report.subject, report.due_on, report.act) == (
        "Report availability of Q4 2000",
        day("2001-01-05"),
        "issue_availability_report",
    )
    assert (credit.subject, credit.detail) == ("Credit 1 Link below its availability on Sun 31 Dec 2000", "not entered")
    assert credit.missing == "Credit for an OC-3 Link below its availability is not entered"
    both = (reported, ReportFacts(date(2000, 10, 1), date(2000, 12, 31), day("2001-01-02")))
    assert [one.act for one in said(state(day("2001-01-02"), outages=down, reports=both), "R16")] == [
        "issue_credit_note"
    ]


def test_maintenance_ahead_asks_for_its_notice_and_shows_odd_hours() -> None:
    night = window("2000-11-30 02:00", "2000-11-30 03:00")
    [one] = said(state(windows=(night,)), "K28")
    assert (one.act, one.due_on) == ("notify_maintenance", nov(30))
    assert not said(state(windows=(replace(night, notified_on=nov(27)),)), "K28")
    assert not said(state(windows=(replace(night, cancelled_on=nov(27)),)), "K28")
    assert not said(state(day("2000-12-01"), windows=(night,)), "K28")
    noon = window("2000-11-30 12:00", "2000-11-30 13:00", notified_on=nov(27), despite="Landlord")
    [odd] = said(state(windows=(noon,)), "K28")
    assert (odd.subject, odd.act) == ("MW-0001 is outside the hours", "")
    assert odd.sentence == "Winstar works on L-0001 from Thu 30 Nov 2000 12:00: Landlord."


def test_a_relocation_is_said_until_it_is_put_up_again() -> None:
    [one] = said(state(moves=(PLANNED,)), "K29")
    assert (one.subject, one.act, one.due_on) == ("Move L-0001", "take_down_move", day("2000-12-01"))
    [down] = said(state(moves=(TAKEN,)), "K29")
    assert (down.subject, down.act) == ("Put L-0001 up again", "put_up_move")
    assert not said(state(moves=(DONE,)), "K29")


def test_a_relocation_on_short_notice_says_why() -> None:
    short = replace(PLANNED, planned_on=day("2000-11-15"), despite="The city closes the roof")
    [one] = said(state(moves=(short,)), "K29")
    assert one.sentence.endswith("Notice allows it from Fri 1 Dec 2000 on: The city closes the roof.")


def test_a_move_for_customer_without_a_day_has_no_due_date_and_one_in_storage_is_done() -> None:
    asked = replace(PLANNED, number="MV-0001", kind=MoveKind.MOVE, reason=MoveReason.REQUEST, planned_on=None)
    [one] = said(state(moves=(asked,)), "K29")
    assert (one.due_on, one.chip, one.why) == (None, "Planned", None)
    assert not said(state(moves=(STORED,)), "K29")


def test_interference_is_customers_until_it_is_cured() -> None:
    [one] = said(state(suspensions=(suspension(None),)), "K30")
    assert (one.party, one.chip, one.act) == (Side.CUSTOMER, "Notified", "cure_interference")
    [stopped] = said(state(suspensions=(suspension("2000-11-02 10:00"),)), "K30")
    assert stopped.sentence.endswith("Service is suspended since Thu 2 Nov 2000 10:00.")
    for over in ({"cured_on": nov(3)}, {"end": at("2000-11-03 10:00")}, {"cause": SuspensionCause.ARREARS}):
        assert not said(state(suspensions=(replace(suspension("2000-11-02 10:00"), **over),)), "K30")


def test_a_disturbance_asks_for_its_notice() -> None:
    one = DisturbanceFacts("DN-0001", ("L-0001",), Disturbance.FCC_REQUEST, nov(20), None, "Transmitter shut down")
    [found] = said(state(disturbances=(one,)), "K31")
    assert (found.act, found.party) == ("notify_disturbance", Side.WINSTAR)
    assert not said(state(disturbances=(replace(one, notice_on=nov(21)),)), "K31")


def entry(amount: str, paid: str, due_on: date = TODAY, stream: Stream = Stream.MAINTENANCE) -> Entry:
    """A sum of support with what was paid of it."""
    due = Due("INV-0001", stream, Side.CUSTOMER, due_on, Decimal(amount), "Support", "EXD-4B", ("invoice", "INV-0001"))
    return Entry(due, due_on, due_on, SumState.DUE, Decimal(paid))


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        ((entry("100", "0"),), True),
        ((entry("100", "100"),), False),
        ((entry("100", "0", day("2000-12-04")),), False),
        ((entry("100", "0", stream=Stream.EQUIPMENT),), False),
        ((), False),
    ],
)
def test_support_restored_with_arrears_is_a_warning(sums: tuple[Entry, ...], found: bool) -> None:
    unpaid = suspension("2000-11-29 10:00", "2000-11-30 10:00", cause=SuspensionCause.ARREARS)
    now = state(suspensions=(unpaid,))
    now = replace(now, money=MoneyBook(entries=sums))
    assert bool(said(now, "K23")) == found
    running = replace(now, service=replace(now.service, suspensions=(replace(unpaid, end=None),)))
    assert not said(running, "K23")
    other = replace(
        now, service=replace(now.service, suspensions=(replace(unpaid, cause=SuspensionCause.INTERFERENCE),))
    )
    assert not said(other, "K23")


def test_the_first_links_of_an_outage_are_named_and_the_rest_are_counted() -> None:
    both = outage("2000-11-28 14:00", links=("L-0001", "L-0002"))
    assert said(state(outages=(both,)), "K27")[0].subject == "Restore L-0001 and L-0002"
    three = replace(both, links=("L-0001", "L-0002", "L-0003"))
    assert said(state(outages=(three,)), "K27")[0].subject == "Restore L-0001 and 2 more"


def test_maintenance_of_today_is_still_ahead() -> None:
    tonight = window("2000-11-28 02:00", "2000-11-28 03:00")
    assert [one.due_on for one in said(state(windows=(tonight,)), "K28")] == [TODAY]


def test_a_relocation_on_the_first_day_its_notice_allows_needs_no_reason() -> None:
    [one] = said(state(moves=(PLANNED,)), "K29")
    assert one.sentence.endswith("for RL-0001 on Fri 1 Dec 2000: risk of damage to the network.")


def test_arrears_are_what_was_due_on_the_day_of_restoring_down_to_the_last_cents() -> None:
    unpaid = suspension("2000-11-29 10:00", "2000-11-30 10:00", cause=SuspensionCause.ARREARS)
    cents = replace(state(suspensions=(unpaid,)), money=MoneyBook(entries=(entry("100", "99.50", nov(30)),)))
    [one] = said(cents, "K23")
    assert "INV-0001 is unpaid still" in one.sentence
    two = replace(cents, money=MoneyBook(entries=(entry("100", "0"), entry("50", "0"))))
    assert "are unpaid still" in said(two, "K23")[0].sentence
