"""Suspension after notice, and force majeure with what 10.3 asks of it (MA-5.1, MA-10.3, EXD-4B)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.force_majeure import EVENTS, excuses, known_events, why_not_claim
from models.rules.service_facts import SuspensionCause, SuspensionFacts
from models.rules.suspensions import known_suspensions, why_not_cure, why_not_lift, why_not_suspend
from tests.rules.law import TERMS, day
from tests.rules.service import at, suspension
from tests.rules.test_availability import STORM

NOTICED = suspension(None)
RUNNING = suspension("2000-11-02 10:00")
ENDED = suspension("2000-11-02 10:00", "2000-11-03 10:00")
CURED = suspension(None, cured_on=date(2000, 11, 2))


@pytest.mark.parametrize(
    ("of", "suspend", "lift", "cure"),
    [
        (NOTICED, None, "SU-0001 suspends nothing (5.1).", None),
        (RUNNING, "SU-0001 suspends since Thu 2 Nov 2000 10:00 (5.1).", None, None),
        (
            ENDED,
            "SU-0001 suspends since Thu 2 Nov 2000 10:00 (5.1).",
            "SU-0001 ended Fri 3 Nov 2000 10:00 (5.1).",
            None,
        ),
        (
            CURED,
            "SU-0001 was cured on Thu 2 Nov 2000; there is nothing to suspend for (5.1).",
            "SU-0001 suspends nothing (5.1).",
            "SU-0001 was cured on Thu 2 Nov 2000 (5.1).",
        ),
    ],
)
def test_every_step_in_every_state_of_a_suspension(
    of: SuspensionFacts, suspend: str | None, lift: str | None, cure: str | None
) -> None:
    moment = at("2000-11-03 12:00")
    assert (why_not_suspend(of, moment), why_not_lift(of, moment), why_not_cure(of, day("2000-11-03"))) == (
        suspend,
        lift,
        cure,
    )


def test_nothing_is_suspended_cured_or_ended_before_its_time() -> None:
    assert why_not_suspend(NOTICED, at("2000-10-31 12:00")) == (
        "The notice of SU-0001 is of Wed 1 Nov 2000; nothing is suspended before (5.1)."
    )
    assert why_not_lift(RUNNING, at("2000-11-02 09:00")) == (
        "SU-0001 suspends since Thu 2 Nov 2000 10:00; it did not end before (5.1)."
    )
    assert why_not_cure(NOTICED, day("2000-10-31")) == (
        "The notice of SU-0001 is of Wed 1 Nov 2000; it was not cured before (5.1)."
    )
    unpaid = replace(NOTICED, cause=SuspensionCause.ARREARS)
    assert why_not_lift(unpaid, at("2000-11-03 12:00")) == "SU-0001 suspends nothing (D-4(B))."


def test_a_suspension_is_known_with_what_had_happened_by_the_day() -> None:
    whole = replace(ENDED, cured_on=day("2000-11-03"))
    assert known_suspensions((whole,), day("2000-10-31")) == ()
    assert known_suspensions((whole,), day("2000-11-01")) == (NOTICED,)
    assert known_suspensions((whole,), day("2000-11-02")) == (RUNNING,)
    assert known_suspensions((whole,), day("2000-11-03")) == (whole,)


def test_a_force_majeure_excuses_where_all_of_10_3_is_met() -> None:
    said = excuses(STORM, TERMS)
    assert said.value
    assert ("Duty", "Winstar: Restore L-0001") in said.why.facts
    odd = excuses(replace(STORM, kind="strike", end=None), TERMS)
    assert not odd.value
    assert ("Event", "strike, not listed in 10.3") in odd.why.facts
    assert ("To", "lasts") in odd.why.facts


def test_an_event_is_known_from_the_day_it_is_claimed_and_lasts_until_its_end() -> None:
    ended = replace(STORM, end=at("2000-11-30 10:00"))
    assert known_events((ended,), day("2000-11-27")) == ()
    assert known_events((ended,), day("2000-11-29")) == (replace(ended, end=None),)
    assert known_events((ended,), day("2000-11-30")) == (ended,)


@pytest.mark.parametrize(
    ("kind", "duty", "end", "words"),
    [
        ("strike", "Restore", None, "strike is not among the events of 10.3: fire, explosion"),
        ("fire", "", None, "Name the duty that cannot be performed (10.3)."),
        ("fire", "Restore", "2000-11-01 09:00", "The event cannot end before it began (10.3)."),
    ],
)
def test_a_claim_names_a_listed_event_and_a_duty(kind: str, duty: str, end: str | None, words: str) -> None:
    assert words in str(why_not_claim(kind, duty, at("2000-11-01 10:00"), at(end) if end else None))


def test_every_listed_event_can_be_claimed() -> None:
    start = at("2000-11-01 10:00")
    assert [kind for kind in EVENTS if why_not_claim(kind, "Restore", start, start)] == []


def test_every_step_may_fall_on_the_day_of_the_one_before() -> None:
    assert why_not_suspend(NOTICED, at("2000-11-01 12:00")) is None
    assert "there is nothing to suspend for" in str(why_not_suspend(CURED, at("2000-11-02 12:00")))
    assert why_not_suspend(CURED, at("2000-11-01 12:00")) is None
    assert why_not_lift(RUNNING, at("2000-11-02 10:00")) is None
    assert why_not_cure(NOTICED, day("2000-11-01")) is None


def test_what_came_at_the_very_end_of_a_day_is_known_that_day() -> None:
    midnight = suspension("2000-11-02 00:00", "2000-11-03 00:00")
    assert known_suspensions((midnight,), day("2000-11-01")) == (suspension("2000-11-02 00:00"),)
    assert known_suspensions((midnight,), day("2000-11-02")) == (midnight,)
