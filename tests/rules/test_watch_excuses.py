"""Force majeure in findings: whom it excuses, for how long, and that no day is moved (MA-10.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.case_facts import CaseBook, DefaultFacts, DefaultKind
from models.rules.findings import Finding, Urgency
from models.rules.force_majeure import EVENTS, why_not_claim
from models.rules.service_facts import EventFacts, ServiceBook
from models.rules.state import State
from models.rules.watch_excuses import names
from models.rules.words import Side
from tests.rules.law import by_hand, day
from tests.rules.service import NY, at
from tests.rules.watched import found, watched

FLOOD = EventFacts(
    "FM-0001", Side.WINSTAR, "flood", "Install 102 Links (D-7.1)", NY, at("2001-06-20 09:00"), date(2001, 6, 21),
    unpreventable=True, no_workaround=True, efforts="Pumps run",
)  # fmt: skip
OVER = replace(FLOOD, end=at("2001-07-04 18:00"))


def target(on: str, *events: EventFacts) -> Finding:
    """The Installation Target as it is found on a day."""
    (one,) = found(replace(watched(day(on)), service=ServiceBook(events=events)), "R14")
    return one


def test_while_an_event_lasts_its_party_is_excused_and_the_day_stays() -> None:
    bare, now = target("2001-06-25"), target("2001-06-25", FLOOD)
    assert now.sentence == (
        f"{bare.sentence} Winstar is excused while FM-0001 (flood, since Wed 20 Jun 2001) lasts; "
        "no day is moved (10.3)."
    )
    assert (now.due_on, now.chip, now.urgency) == (bare.due_on, bare.chip, bare.urgency)
    assert now.detail == "0 of 102, excused while FM-0001 lasts"
    assert now.why is not None
    assert now.why.clauses[-1] == "MA-10.3"
    assert now.why.facts[-1] == ("Force majeure", "FM-0001 (flood, since Wed 20 Jun 2001)")


@pytest.mark.parametrize(
    ("on", "event", "told"),
    [
        ("2001-06-19", FLOOD, ""),
        ("2001-07-01", FLOOD, "1 of 1 day late is excused by FM-0001"),
        ("2001-07-05", FLOOD, "5 of 5 days late are excused by FM-0001"),
        ("2001-06-30", OVER, ""),
        ("2001-07-05", OVER, "4 of 5 days late are excused by FM-0001 (flood, Wed 20 Jun 2001 to Wed 4 Jul 2001)"),
        ("2001-07-29", replace(OVER, end=at("2001-06-29 18:00")), ""),
    ],
)
def test_of_the_days_late_those_of_the_event_are_excused(on: str, event: EventFacts, told: str) -> None:
    now = target(on, event)
    assert told in now.sentence
    assert ("days late" in now.sentence or "day late" in now.sentence) is bool(told)


NOT_EXCUSED = [
    replace(FLOOD, unpreventable=False),
    replace(FLOOD, kind="strike"),
    replace(FLOOD, efforts=""),
    replace(FLOOD, party=Side.CUSTOMER),
    replace(FLOOD, duty="Install 102 Links"),
    replace(FLOOD, duty="Install under D-7.12"),
    replace(FLOOD, start=at("2001-07-01 09:00")),
]


@pytest.mark.parametrize("event", NOT_EXCUSED)
def test_what_does_not_excuse_leaves_the_finding_as_it_is(event: EventFacts) -> None:
    assert target("2001-06-25", event) == target("2001-06-25")


def test_an_event_that_covers_no_day_late_is_not_named_for_any() -> None:
    before = replace(OVER, number="FM-0003", start=at("2001-06-01 09:00"), end=at("2001-06-10 09:00"))
    now = target("2001-07-05", before, OVER)
    assert "FM-0003" not in now.sentence
    assert now.detail == "0 of 102, 4 of 5 days late excused"


def test_events_over_and_lasting_are_both_told() -> None:
    again = replace(FLOOD, number="FM-0002", kind="fire", start=at("2001-07-06 00:00"))
    now = target("2001-07-10", OVER, again)
    assert "Winstar is excused while FM-0002 (fire, since Fri 6 Jul 2001) lasts" in now.sentence
    both = "FM-0001 (flood, Wed 20 Jun 2001 to Wed 4 Jul 2001) and FM-0002 (10.3)."
    assert now.sentence.endswith(f"9 of 10 days late are excused by {both}")
    assert now.detail == "0 of 102, excused while FM-0002 lasts"


@pytest.mark.parametrize(
    ("duty", "name", "named"),
    [
        ("B-2(d)", "B-2(d)", True),
        ("Notices (B-2(d)), and more", "B-2(d)", True),
        ("under B-2(d).", "B-2(d)", True),
        ("exb-2d", "EXB-2d", True),
        ("B-2(d)", "B-2", False),
        ("Schedule A-3", "A-3", False),
        ("Sch. A-3", "A-3", False),
        ("A-3", "A-3", True),
        ("10.3.1", "10.3", False),
        ("INV-0003", "INV-0003", True),
        ("INV-00031", "INV-0003", False),
        ("EXA-3", "A-3", False),
    ],
)
def test_a_duty_names_a_clause_or_a_record_by_whole_words(duty: str, name: str, named: bool) -> None:
    assert names(duty, name) is named


BREACH = DefaultFacts(
    "DEF-001", DefaultKind.BREACH, Side.CUSTOMER, "EXB-2d", "No notice was given", True, day("2001-06-01"),
    noticed_on=day("2001-06-01"), delivery=by_hand(day("2001-06-01")),
)  # fmt: skip


def breach(*events: EventFacts) -> State:
    """A breach by Winstar of which notice was given on June 1, 2001."""
    now = watched(day("2001-06-25"))
    return replace(now, cases=CaseBook(defaults=(BREACH,)), service=ServiceBook(events=events))


@pytest.mark.parametrize(
    ("duty", "side", "excused"),
    [
        ("B-2(d)", Side.WINSTAR, True),
        ("B-2(d)", Side.CUSTOMER, False),
        ("DEF-001", Side.CUSTOMER, True),
        ("DEF-002", Side.WINSTAR, False),
    ],
)
def test_a_breach_is_excused_by_the_clause_breached_or_by_its_number(duty: str, side: Side, excused: bool) -> None:
    (one,) = found(breach(replace(FLOOD, duty=duty, party=side)), "R18")
    assert ("is excused while" in one.sentence) is excused


def test_a_finding_of_both_parties_names_the_one_excused_and_needs_no_derivation_of_its_own() -> None:
    event = replace(FLOOD, party=Side.CUSTOMER, duty="Test plan, B-5(a)", start=at("2000-07-10 08:00"))
    now = replace(watched(day("2000-07-20")), service=ServiceBook(events=(event,)))
    (plan,) = found(now, "R1")
    assert "SAVVIS is excused while FM-0001" in plan.sentence
    assert plan.why is not None
    assert (plan.why.rule, plan.why.clauses) == (plan.subject, ("EXB-5a", "MA-10.3"))


def test_a_counter_is_no_record_a_duty_could_name() -> None:
    event = replace(FLOOD, duty="target and need")
    assert target("2001-06-25", event).sentence == target("2001-06-25").sentence


def test_acts_of_god_are_among_the_events_of_the_text() -> None:
    assert "acts of God" in EVENTS
    assert why_not_claim("acts of God", "Install", FLOOD.start, None) is None
    assert target("2001-06-25", replace(FLOOD, kind="acts of God")).urgency is Urgency.SOON


def test_an_event_excuses_from_the_day_it_begins() -> None:
    today = replace(FLOOD, claimed_on=day("2001-06-20"))
    assert "Winstar is excused while FM-0001" in target("2001-06-20", today).sentence
