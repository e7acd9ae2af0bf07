"""The service of a Link: in service, down, suspended, moving, decommissioned (10.3 of the register)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rules.clause import Unknown
from models.rules.link_service import ServiceState, link_service
from models.rules.links import LinkFacts, LinkStanding, LinkState, charge_due, letters_of, link_standing
from models.rules.readings import Readings
from models.rules.service_facts import Cause, Disturbance, ServiceBook, SuspensionCause, WorkKind
from tests.rules.law import CALENDAR, TERMS, by_hand, day, letter, nov
from tests.rules.service import at, outage, suspension
from tests.rules.test_relocations import DONE, PLANNED, TAKEN

SERVES = LinkStanding("L-0001", LinkState.ACCEPTED, nov(3), letter="LAL-0001", accepted_on=nov(3))
GONE = replace(SERVES, state=LinkState.REMOVED, on=day("2000-12-01"))
MOMENT = at("2000-11-28 15:00")
DOWN = (outage("2000-11-28 14:00"),)
STOPPED = (suspension("2000-11-28 14:00"),)


@pytest.mark.parametrize(
    ("link", "book", "state", "record"),
    [
        (replace(SERVES, state=LinkState.INSTALLED), {}, ServiceState.NOT_YET, "L-0001"),
        (replace(SERVES, state=LinkState.LETTER_OUT), {"outages": DOWN}, ServiceState.NOT_YET, "L-0001"),
        (replace(SERVES, state=LinkState.OBJECTED), {}, ServiceState.NOT_YET, "L-0001"),
        (SERVES, {}, ServiceState.IN_SERVICE, "LAL-0001"),
        (replace(SERVES, state=LinkState.DEEMED), {}, ServiceState.IN_SERVICE, "LAL-0001"),
        (SERVES, {"outages": DOWN}, ServiceState.DOWN, "OUT-0001"),
        (SERVES, {"outages": (outage("2000-11-28 14:00", "2000-11-28 14:30"),)}, ServiceState.IN_SERVICE, "LAL-0001"),
        (SERVES, {"outages": DOWN, "suspensions": STOPPED}, ServiceState.SUSPENDED, "SU-0001"),
        (
            SERVES,
            {"suspensions": (suspension("2000-11-28 14:00", cause=SuspensionCause.ARREARS),)},
            ServiceState.SUSPENDED,
            "SU-0001",
        ),
        (
            SERVES,
            {"suspensions": (suspension("2000-11-28 14:00", "2000-11-28 14:30"),)},
            ServiceState.IN_SERVICE,
            "LAL-0001",
        ),
        (SERVES, {"suspensions": (suspension(None),)}, ServiceState.IN_SERVICE, "LAL-0001"),
        (SERVES, {"suspensions": (suspension("2000-11-28 16:00"),)}, ServiceState.IN_SERVICE, "LAL-0001"),
        (SERVES, {"moves": (PLANNED,)}, ServiceState.IN_SERVICE, "LAL-0001"),
        (GONE, {"moves": (TAKEN,)}, ServiceState.MOVING, "RL-0001"),
        (GONE, {"moves": (DONE,)}, ServiceState.DECOMMISSIONED, "L-0001"),
        (GONE, {}, ServiceState.DECOMMISSIONED, "L-0001"),
    ],
)
def test_the_service_of_a_link_in_every_state(
    link: LinkStanding, book: dict[str, Any], state: ServiceState, record: str
) -> None:
    found = link_service(link, ServiceBook(**book), MOMENT)
    assert (found.state, found.record) == (state, record)
    assert found.why.rule == state.words


def test_a_decommissioned_link_names_the_link_it_became() -> None:
    found = link_service(GONE, ServiceBook(moves=(DONE,)), MOMENT)
    assert found.why.facts == (("Taken down", "Fri 1 Dec 2000, now L-0009"),)


OLD = letter(by_hand(nov(6)), number="LAL-0001", issued_on=nov(6), links=("L-0001",))
NEW = LinkFacts("L-0009", "P-0001", "B-0002", day("2000-12-04"), moved_from="L-0001", carried=(OLD,))
KEPT = Readings(move_letter="no_new_letter")


def test_a_moved_link_waits_for_its_own_letter_unless_the_reading_keeps_the_old_one() -> None:
    assert letters_of(NEW) == ()
    assert letters_of(NEW, KEPT) == (OLD,)
    on = day("2000-12-05")
    fresh, kept = (link_standing(NEW, CALENDAR, TERMS, on, one) for one in (Readings(), KEPT))
    assert fresh is not None
    assert kept is not None
    assert (fresh.state, fresh.accepted_on) == (LinkState.INSTALLED, None)
    assert (kept.state, kept.accepted_on, kept.letter) == (LinkState.DEEMED, nov(9), "LAL-0001")


@pytest.mark.parametrize("readings", [Readings(), KEPT, Readings(installation_clock="first_letter")])
def test_a_moved_link_bears_no_installation_charge(readings: Readings) -> None:
    own = replace(NEW, letters=(letter(by_hand(day("2000-12-05")), issued_on=day("2000-12-05")),))
    now = link_standing(own, CALENDAR, TERMS, date(2001, 1, 5), readings)
    assert now is not None
    found = charge_due(now, TERMS, readings)
    assert isinstance(found, Unknown)
    assert found.missing == "L-0009 is L-0001 moved; a move is charged at cost (B-4), a relocation not at all"


def test_every_cause_reason_and_service_is_worded() -> None:
    words = [one.words for kind in (Cause, Disturbance, WorkKind) for one in kind]
    assert len(set(words)) == len(words) == len(Cause) + len(Disturbance) + len(WorkKind)
    assert (Cause.POWER.words, Disturbance.EMERGENCY.words, WorkKind.SPECTRUM.words) == (
        "Power",
        "Emergency restoration",
        "Spectrum management",
    )


def test_a_link_is_suspended_from_the_first_minute_and_in_service_from_the_last() -> None:
    for start, end, state in (
        ("2000-11-28 15:00", None, ServiceState.SUSPENDED),
        ("2000-11-28 15:01", None, ServiceState.IN_SERVICE),
        ("2000-11-28 14:00", "2000-11-28 15:00", ServiceState.IN_SERVICE),
        ("2000-11-28 14:00", "2000-11-28 15:01", ServiceState.SUSPENDED),
    ):
        assert link_service(SERVES, ServiceBook(suspensions=(suspension(start, end),)), MOMENT).state is state


def test_the_move_of_another_link_is_not_its_own() -> None:
    other = ServiceBook(moves=(replace(TAKEN, link="L-0002"), replace(PLANNED, number="RL-0002")))
    assert link_service(GONE, other, MOMENT).state is ServiceState.DECOMMISSIONED
