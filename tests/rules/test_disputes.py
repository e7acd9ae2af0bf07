"""Tests of disputes: the executives' days to the day, the steps, and that nothing is excused meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.rules.case_facts import DisputeFacts, FormalGround
from models.rules.clause import Known, Unknown
from models.rules.disputes import (
    DisputeState,
    arbitrators_missing,
    dispute_standing,
    excuses,
    talks_end,
    why_not_appoint,
    why_not_arbitrator,
    why_not_award,
    why_not_go_formal,
    why_not_resolve,
)
from models.rules.words import Side
from tests.rules.law import TERMS, day

ASKED = DisputeFacts("DIS-001", Side.CUSTOMER, day("2001-02-20"), "Objection to LAL-0158")
TALKS = replace(
    ASKED,
    customer_executive="Vice President",
    customer_appointed_on=day("2001-02-25"),
    winstar_appointed_on=day("2001-03-01"),
)
FORMAL = replace(TALKS, formal_on=day("2001-04-02"), ground=FormalGround.TALKS_FAILED)
PANEL = replace(
    FORMAL,
    customer_arbitrator_on=day("2001-04-20"),
    winstar_arbitrator_on=day("2001-04-21"),
    chair_on=day("2001-05-02"),
)
AWARDED = replace(PANEL, award_on=day("2001-07-02"), award="Dismissed.")
RESOLVED = replace(TALKS, resolved_on=day("2001-03-20"))


@pytest.mark.parametrize(
    ("ours", "theirs", "ends"),
    [
        ("2001-02-25", "2001-03-01", "2001-03-31"),  # the worked example of Part 8
        ("2001-03-01", "2001-02-25", "2001-03-31"),
        ("2004-01-31", "2004-01-30", "2004-03-01"),
        ("2000-12-01", "2000-12-02", "2001-01-01"),
    ],
)
def test_the_talks_end_thirty_days_from_the_later_appointment(ours: str, theirs: str, ends: str) -> None:
    found = talks_end(replace(TALKS, customer_appointed_on=day(ours), winstar_appointed_on=day(theirs)), TERMS)
    assert isinstance(found, Known)
    assert found.value == day(ends)


def test_the_derivation_names_both_appointments() -> None:
    assert talks_end(TALKS, TERMS).why.facts == (
        ("SAVVIS appointed", "Vice President, Sun 25 Feb 2001"),
        ("Winstar appointed", "Thu 1 Mar 2001"),
        ("Sum", "Thu 1 Mar 2001 + 30 days"),
    )


def test_without_both_appointments_no_day_is_known() -> None:
    one = replace(TALKS, winstar_appointed_on=None)
    found = talks_end(one, TERMS)
    assert isinstance(found, Unknown)
    assert found.missing == "the appointment of Winstar's executive is not recorded"
    assert "SAVVIS's and Winstar's" in (
        why_not_go_formal(ASKED, FormalGround.TALKS_FAILED, day("2001-04-02"), TERMS) or ""
    )


STANDINGS = [
    (ASKED, "2001-03-01", "asked", None),
    (TALKS, "2001-03-31", "talks", "2001-03-31"),
    (TALKS, "2001-04-01", "talks_over", None),
    (FORMAL, "2001-04-02", "arbitration", None),
    (replace(ASKED, formal_on=day("2001-03-01"), ground=FormalGround.INJUNCTION), "2001-04-02", "court", None),
    (AWARDED, "2001-08-01", "awarded", None),
    (RESOLVED, "2001-08-01", "resolved", None),
]


@pytest.mark.parametrize(("dispute", "on", "state", "next_on"), STANDINGS)
def test_where_a_dispute_stands(dispute: DisputeFacts, on: str, state: str, next_on: str | None) -> None:
    now = dispute_standing(dispute, TERMS, day(on))
    assert (now.state, now.next_on) == (state, day(next_on) if next_on else None)
    assert DisputeState(state).words
    assert DisputeState(state).is_open == (state not in ("awarded", "resolved"))


def test_the_talks_come_before_arbitration_unless_excepted() -> None:
    failed = FormalGround.TALKS_FAILED
    assert "until Sat 31 Mar 2001" in (why_not_go_formal(TALKS, failed, day("2001-03-31"), TERMS) or "")
    assert why_not_go_formal(TALKS, failed, day("2001-04-01"), TERMS) is None
    for ground in (one for one in FormalGround if one is not failed):
        assert ground.words
        assert why_not_go_formal(ASKED, ground, day("2001-02-21"), TERMS) is None
    assert "already" in (why_not_go_formal(FORMAL, failed, day("2001-05-01"), TERMS) or "")
    assert "resolved" in (why_not_go_formal(RESOLVED, failed, day("2001-05-01"), TERMS) or "")


def test_the_parties_arbitrators_come_before_the_third() -> None:
    assert arbitrators_missing(FORMAL) == (Side.CUSTOMER, Side.WINSTAR, None)
    assert "does not have both yet" in (why_not_arbitrator(FORMAL, None) or "")
    assert why_not_arbitrator(replace(PANEL, chair_on=None), None) is None
    assert "appointed already" in (why_not_arbitrator(PANEL, Side.WINSTAR) or "")
    assert "not in arbitration" in (why_not_arbitrator(TALKS, Side.WINSTAR) or "")
    assert "resolved" in (why_not_arbitrator(RESOLVED, Side.WINSTAR) or "")


def test_three_arbitrators_make_the_award() -> None:
    assert why_not_award(PANEL) is None
    assert "Three arbitrators" in (why_not_award(FORMAL) or "")
    assert "not in arbitration" in (why_not_award(TALKS) or "")
    assert "decided by the award" in (why_not_award(AWARDED) or "")
    assert why_not_resolve(PANEL) is None
    assert "resolved" in (why_not_resolve(RESOLVED) or "")


def test_an_executive_is_appointed_once_and_not_after_the_talks() -> None:
    assert why_not_appoint(ASKED, Side.WINSTAR, TERMS) is None
    assert "SAVVIS appointed" in (why_not_appoint(TALKS, Side.CUSTOMER, TERMS) or "")
    court = replace(ASKED, formal_on=day("2001-03-01"))
    assert "left the executives" in (why_not_appoint(court, Side.WINSTAR, TERMS) or "")
    assert "resolved" in (why_not_appoint(replace(ASKED, resolved_on=day("2001-03-01")), Side.WINSTAR, TERMS) or "")


def test_an_open_dispute_stops_no_due_date() -> None:
    assert "stops no due date" in excuses(TALKS, day("2001-03-19"))
    assert "stops no due date" in excuses(RESOLVED, day("2001-03-19"))
    assert excuses(RESOLVED, day("2001-03-20")) == ""


def test_talks_are_over_from_the_day_after_their_last() -> None:
    now = dispute_standing(TALKS, TERMS, day("2001-04-01"))
    assert (now.state, now.on) == (DisputeState.TALKS_OVER, day("2001-04-01"))


def test_each_executive_was_appointed_on_a_day_of_its_own() -> None:
    assert why_not_appoint(TALKS, Side.CUSTOMER, TERMS) == (
        "SAVVIS appointed its executive for DIS-001 on Sun 25 Feb 2001 (12.1)."
    )
    assert why_not_appoint(TALKS, Side.WINSTAR, TERMS) == (
        "Winstar appointed its executive for DIS-001 on Thu 1 Mar 2001 (12.1)."
    )


def test_the_third_arbitrator_waits_for_the_second() -> None:
    one = replace(FORMAL, customer_arbitrator_on=day("2001-04-20"))
    assert "does not have both yet" in str(why_not_arbitrator(one, None))
    assert why_not_arbitrator(replace(one, winstar_arbitrator_on=day("2001-04-21")), None) is None
