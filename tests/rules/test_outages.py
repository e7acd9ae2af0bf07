"""The three hours in which Winstar responds, and the five in which it aims to restore service (EXD-3.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rules.outages import (
    Standing,
    is_down,
    known_outage,
    known_outages,
    response,
    restoration,
    shares,
    suspended,
    why_not_outage,
    why_not_times,
)
from models.rules.service_facts import Cause, SuspensionCause
from tests.rules.law import TERMS, day
from tests.rules.service import LA, NY, at, outage, suspension

REPORTED = "2000-11-28 14:00"
LATER = at("2000-11-29 00:00")


@pytest.mark.parametrize(
    ("responded", "standing", "words"),
    [
        ("2000-11-28 16:59", Standing.MET, "Responded in 2 h 59 min"),
        ("2000-11-28 17:00", Standing.MET, "Responded in 3 h 00 min"),
        ("2000-11-28 17:01", Standing.MISSED, "Responded in 3 h 01 min"),
    ],
)
def test_winstar_starts_work_within_three_hours_of_the_report(responded: str, standing: Standing, words: str) -> None:
    verdict = response(outage(REPORTED, responded_at=at(responded)), (), TERMS, LATER)
    assert (verdict.standing, verdict.words) == (standing, words)
    assert verdict.by == at("2000-11-28 17:00")
    assert verdict.why.clauses == ("EXD-3.1",)


@pytest.mark.parametrize(
    ("moment", "standing", "words"),
    [
        ("2000-11-28 15:30", Standing.RUNNING, "1 h 30 min left"),
        ("2000-11-28 17:00", Standing.RUNNING, "0 min left"),
        ("2000-11-28 17:10", Standing.LATE, "10 min late"),
    ],
)
def test_the_hours_run_until_work_starts(moment: str, standing: Standing, words: str) -> None:
    verdict = response(outage(REPORTED), (), TERMS, at(moment))
    assert (verdict.standing, verdict.words) == (standing, words)
    assert verdict.standing.is_open


def test_without_access_the_duty_does_not_run_and_the_goal_does() -> None:
    shut = outage(REPORTED, access_needed=True)
    assert (response(shut, (), TERMS, LATER).standing, response(shut, (), TERMS, LATER).words) == (
        Standing.STILL,
        "No access",
    )
    assert restoration(shut, (), TERMS, LATER).standing is Standing.LATE


def test_with_access_later_the_duty_runs_from_it() -> None:
    late = outage(REPORTED, access_needed=True, access_at=at("2000-11-28 18:00"), responded_at=at("2000-11-28 20:30"))
    assert response(late, (), TERMS, LATER).words == "Responded in 2 h 30 min"
    assert ("Access", "Tue 28 Nov 2000 18:00") in response(late, (), TERMS, LATER).why.facts
    early = replace(late, access_at=at(REPORTED))
    assert response(early, (), TERMS, LATER).standing is Standing.MISSED
    unneeded = replace(late, access_needed=False)
    assert response(unneeded, (), TERMS, LATER).words == "Responded in 6 h 30 min"


def test_what_customer_has_not_reported_is_no_duty_to_respond_and_still_a_goal_to_restore() -> None:
    known = replace(outage(REPORTED), reported_at=None, known_at=at("2000-11-28 13:00"))
    assert response(known, (), TERMS, LATER).words == "Not reported"
    assert restoration(known, (), TERMS, LATER).by == at("2000-11-28 18:00")


def test_the_goal_runs_from_whichever_came_first() -> None:
    known = outage(REPORTED, "2000-11-28 18:30", known_at=at("2000-11-28 13:00"))
    verdict = restoration(known, (), TERMS, LATER)
    assert (verdict.standing, verdict.words) == (Standing.MISSED, "Restored in 5 h 30 min")
    assert restoration(replace(known, known_at=None), (), TERMS, LATER).standing is Standing.MET


def test_service_restored_within_the_three_hours_was_responded_to() -> None:
    assert response(outage(REPORTED, "2000-11-28 16:00"), (), TERMS, LATER).standing is Standing.MET
    unsaid = response(outage(REPORTED, "2000-11-28 18:00"), (), TERMS, LATER)
    assert (unsaid.standing, unsaid.words) == (Standing.STILL, "Start not recorded")


def test_the_clocks_run_through_a_change_of_the_clocks_on_the_wall() -> None:
    spring = outage("2000-04-02 00:30", "2000-04-02 06:30")
    assert restoration(spring, (), TERMS, LATER).words == "Restored in 5 h 00 min"
    autumn = outage("2000-10-29 00:30", "2000-10-29 05:30")
    assert restoration(autumn, (), TERMS, LATER).words == "Restored in 6 h 00 min"


def test_no_clock_runs_while_all_links_are_suspended_for_interference() -> None:
    stopped = suspension("2000-11-28 15:00", "2000-11-28 17:00")
    verdict = response(outage(REPORTED, responded_at=at("2000-11-28 18:00")), (stopped,), TERMS, LATER)
    assert (verdict.words, verdict.by) == ("Responded in 2 h 00 min", at("2000-11-28 19:00"))
    assert ("Suspended", "2 h 00 min") in verdict.why.facts
    assert "MA-5.1" in verdict.why.clauses
    one = replace(stopped, links=("L-0001",))
    two = outage(REPORTED, links=("L-0001", "L-0002"), responded_at=at("2000-11-28 18:00"))
    assert response(two, (one,), TERMS, LATER).standing is Standing.MISSED


def test_a_suspension_counts_for_its_links_and_its_cause_up_to_the_moment() -> None:
    running = suspension("2000-11-28 15:00", links=("L-0002",))
    until = at("2000-11-28 16:00")
    assert suspended((running,), "L-0001", until) == ()
    [span] = suspended((running,), "L-0002", until)
    assert span.end == until
    assert suspended((running,), "L-0002", until, SuspensionCause.ARREARS) == ()
    assert suspended((suspension(None),), "L-0001", until) == ()
    assert suspended((running,), "L-0002", at("2000-11-28 14:00")) == ()


def test_an_outage_is_known_with_what_was_recorded_by_the_moment() -> None:
    whole = outage(
        REPORTED,
        "2000-11-29 02:00",
        responded_at=at("2000-11-28 16:00"),
        cause=Cause.POWER,
        customer_share=40,
        judged_on=day("2000-12-01"),
        found="Breaker",
        event="FM-0001",
        window="MW-0001",
    )
    then = known_outages((whole,), day("2000-11-28"))[0]
    assert (then.restored_at, then.cause, then.customer_share, then.event) == (None, None, None, "")
    assert then.responded_at == whole.responded_at
    assert known_outages((whole,), day("2000-12-01")) == (whole,)
    assert known_outages((whole,), day("2000-11-27")) == ()
    assert known_outage(whole, at("2000-11-28 13:59")) is None


def test_the_day_of_an_outage_ends_at_midnight_at_its_site() -> None:
    west = replace(outage(REPORTED), zone=LA, reported_at=at("2000-11-28 23:30", LA))
    assert known_outages((west,), day("2000-11-28")) == (west,)
    assert known_outages((west,), day("2000-11-27")) == ()


def test_an_outage_lasts_until_it_is_restored() -> None:
    one = outage(REPORTED, "2000-11-28 16:00")
    assert [is_down(one, at(f"2000-11-28 {hour}")) for hour in ("13:59", "14:00", "15:59", "16:00")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "Cause not settled"),
        (0, "At Winstar's cost"),
        (100, "Caused by Customer: at its cost, no credit"),
        (30, "Cost shared: Customer 30%, Winstar 70%"),
    ],
)
def test_the_cost_of_a_repair_follows_the_shares_of_its_cause(share: int | None, words: str) -> None:
    assert shares(outage(REPORTED, customer_share=share)) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reported_at": None}, "Say when the outage was reported"),
        ({"restored_at": at("2000-11-28 13:00")}, "Restored Tue 28 Nov 2000 13:00 lies before the outage"),
        ({"access_at": at("2000-11-28 13:00")}, "Access Tue 28 Nov 2000 13:00 lies before"),
        (
            {"responded_at": at("2000-11-28 16:00"), "restored_at": at("2000-11-28 15:00")},
            "Work on OUT-0001 started Tue 28 Nov 2000 16:00",
        ),
    ],
)
def test_moments_that_cannot_follow_one_another_are_told(facts: dict[str, Any], words: str) -> None:
    assert words in str(why_not_times(outage(REPORTED, **facts)))


def test_moments_in_order_stand() -> None:
    assert why_not_times(outage(REPORTED, "2000-11-28 16:00", responded_at=at("2000-11-28 15:00"))) is None


def test_an_outage_is_of_links_that_were_mounted_while_exhibit_d_ran() -> None:
    on = day("2000-11-28")
    assert why_not_outage(("L-0001",), ("L-0001",), on, TERMS) is None
    assert why_not_outage((), ("L-0001",), on, TERMS) == "Name at least one Link that is out of service (D-3.1)."
    assert why_not_outage(("L-0002",), ("L-0001",), on, TERMS) == "L-0002 was not mounted on Tue 28 Nov 2000 (D-3.1)."
    assert why_not_outage(("L-0001",), ("L-0001",), date(2010, 6, 30), TERMS) is None
    assert why_not_outage(("L-0001",), ("L-0001",), date(2010, 7, 1), TERMS) == (
        "Exhibit D ended on Wed 30 Jun 2010 (D-6)."
    )
    assert outage(REPORTED).zone == NY


def test_an_outage_is_known_from_its_first_moment_with_what_came_at_it() -> None:
    whole = outage(REPORTED, "2000-11-28 18:00", responded_at=at("2000-11-28 16:00"), judged_on=day("2000-11-29"))
    assert known_outage(whole, at(REPORTED)) is not None
    then = known_outage(whole, at("2000-11-28 16:00"))
    assert then is not None
    assert (then.responded_at, then.restored_at) == (at("2000-11-28 16:00"), None)
    assert known_outages((whole,), day("2000-11-28"))[0].judged_on is None
    assert known_outages((whole,), day("2000-11-29"))[0].judged_on == day("2000-11-29")


def test_a_suspension_that_begins_at_the_moment_has_not_counted_yet() -> None:
    assert suspended((suspension(REPORTED),), "L-0001", at(REPORTED)) == ()


def test_restored_within_exactly_three_hours_it_was_responded_to() -> None:
    told = outage(REPORTED, "2000-11-28 17:00")
    assert response(told, (), TERMS, LATER).standing is Standing.MET
    later = outage(REPORTED, "2000-11-28 17:01")
    assert response(later, (), TERMS, LATER).words == "Start not recorded"


def test_work_may_start_and_end_with_the_outage() -> None:
    at_once = outage(REPORTED, REPORTED, responded_at=at(REPORTED), access_at=at(REPORTED))
    assert why_not_times(at_once) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "not needed"),
        ({"access_needed": True}, "not recorded"),
        ({"access_needed": True, "access_at": at("2000-11-28 14:30")}, "Tue 28 Nov 2000 14:30"),
    ],
)
def test_the_derivation_says_whether_access_was_needed(facts: dict[str, Any], said: str) -> None:
    found = dict(response(outage(REPORTED, **facts), (), TERMS, LATER).why.facts)
    assert (found["Access"], found["Work started"]) == (said, "not recorded")
