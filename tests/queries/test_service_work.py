"""The work under Exhibit D as one list: how far each piece has come, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.queries.service_work import Step, WorkRow, work_rows
from models.rules.readings import Readings
from models.rules.service_facts import (
    Disturbance,
    DisturbanceFacts,
    MoveKind,
    MoveReason,
    SuspensionCause,
    WorkFacts,
    WorkKind,
)
from tests.rules.law import day, nov
from tests.rules.service import accepted, at, outage, serving, suspension
from tests.rules.test_availability import STORM
from tests.rules.test_maintenance_windows import window
from tests.rules.test_relocations import CANCELLED, DONE, PLANNED, STORED, TAKEN

LINK = accepted(1, day("2000-09-01"))
NIGHT = window("2000-11-30 02:00", "2000-11-30 03:00")
NOTIFIED = replace(NIGHT, notified_on=nov(27))
ODD = replace(NOTIFIED, end=at("2000-11-30 07:00"), despite="Landlord")
CONSENT = replace(PLANNED, reason=MoveReason.OPERATIONAL)
INTERFERES, STOPPED = suspension(None), suspension("2000-11-02 10:00")
OVER = suspension("2000-11-02 10:00", "2000-11-03 10:00")
UNSAID = DisturbanceFacts("DN-0001", ("L-0001",), Disturbance.OTHER, nov(20), None, "Test")
ORDER = WorkFacts("WO-0001", WorkKind.REPAIR, "L-0001", nov(20), None, "", "Mast", "OUT-0001")


def row(readings: Readings | None = None, **book: Any) -> WorkRow:
    """The one piece of work of a book on December 5 or November 28, 2000."""
    on = day("2000-12-05") if "moves" in book else nov(28)
    [one] = work_rows(serving(on, LINK, readings=readings or Readings(), **book))
    return one


@pytest.mark.parametrize(
    ("book", "step", "state", "then"),
    [
        ({"windows": (NIGHT,)}, Step.WARNS, "No notice yet", ("notify_maintenance", "cancel_maintenance")),
        ({"windows": (NOTIFIED,)}, Step.OPEN, "Notified", ("cancel_maintenance",)),
        ({"windows": (ODD,)}, Step.WARNS, "Outside hours", ("cancel_maintenance",)),
        ({"windows": (replace(NIGHT, cancelled_on=nov(27)),)}, Step.OFF, "Cancelled", ()),
        ({"windows": (window("2000-11-28 02:00", "2000-11-28 03:00"),)}, Step.DONE, "Done", ()),
        ({"moves": (PLANNED,)}, Step.OPEN, "Planned", ("take_down_move", "cancel_move")),
        (
            {"moves": (CONSENT,)},
            Step.WARNS,
            "Consent awaited",
            ("consent_to_relocation", "take_down_move", "cancel_move"),
        ),
        ({"moves": (TAKEN,)}, Step.RUNS, "Taken down", ("put_up_move",)),
        ({"moves": (DONE,)}, Step.DONE, "Put up again", ()),
        ({"moves": (STORED,)}, Step.DONE, "In storage", ("put_up_move",)),
        ({"moves": (CANCELLED,)}, Step.OFF, "Cancelled", ()),
        ({"suspensions": (INTERFERES,)}, Step.WARNS, "Notified", ("cure_interference", "suspend_service")),
        ({"suspensions": (STOPPED,)}, Step.RUNS, "Suspended", ("restore_service", "cure_interference")),
        ({"suspensions": (OVER,)}, Step.DONE, "Restored", ("cure_interference",)),
        ({"suspensions": (replace(INTERFERES, cured_on=nov(3)),)}, Step.DONE, "Cured", ()),
        (
            {"suspensions": (replace(INTERFERES, cause=SuspensionCause.ARREARS),)},
            Step.WARNS,
            "Notified",
            ("suspend_service",),
        ),
        ({"events": (replace(STORM, end=None),)}, Step.RUNS, "Excuses", ("end_force_majeure",)),
        ({"events": (replace(STORM, end=None, efforts=""),)}, Step.WARNS, "Does not excuse", ("end_force_majeure",)),
        ({"events": (STORM,)}, Step.DONE, "Over", ()),
        ({"disturbances": (UNSAID,)}, Step.WARNS, "No notice yet", ("notify_disturbance",)),
        ({"disturbances": (replace(UNSAID, notice_on=nov(21)),)}, Step.DONE, "Notified", ()),
        ({"work": (ORDER,)}, Step.OPEN, "Open", ("close_work_order",)),
        ({"work": (replace(ORDER, done_on=nov(22)),)}, Step.DONE, "Done", ()),
    ],
)
def test_each_piece_of_work_says_how_far_it_is_and_what_comes_next(
    book: dict[str, Any], step: Step, state: str, then: tuple[str, ...]
) -> None:
    one = row(**book)
    assert (one.step, one.state, one.next) == (step, state, then)
    assert one.is_open == (step not in (Step.DONE, Step.OFF))


def test_what_is_open_stands_first_and_the_latest_before_the_others() -> None:
    book = {"windows": (NIGHT,), "work": (replace(ORDER, done_on=nov(22)),), "disturbances": (UNSAID,)}
    assert [one.number for one in work_rows(serving(nov(28), LINK, **book))] == ["MW-0001", "DN-0001", "WO-0001"]


def test_a_move_says_where_it_goes_what_it_costs_and_whether_it_needs_a_letter() -> None:
    kept = Readings(move_letter="no_new_letter")
    facts = dict(row(kept, moves=(replace(STORED, owner="Winstar", contractor="Mast"),)).facts)
    assert (facts["To"], facts["Charge"]) == ("Store (Winstar's)", "Actual cost, without mark-up (B-4)")
    assert (facts["New Letter"], facts["Contractor"]) == ("Not needed, by the reading chosen", "Mast")
    relocated = dict(row(kept, moves=(replace(DONE, despite="The city"),)).facts)
    assert (relocated["Charge"], relocated["New Letter"]) == ("None (D-5.3)", "Needed")
    assert (relocated["Put up"], relocated["Shorter notice"]) == ("4 Dec 2000 as L-0009", "The city")
    asked = row(moves=(replace(PLANNED, kind=MoveKind.MOVE, to="", planned_on=None),))
    assert (asked.what, dict(asked.facts)["To"], asked.when) == ("Move for Customer", "not said yet", "asked for")


def test_an_event_names_the_links_of_its_outages() -> None:
    down = (outage("2000-11-28 14:00", event="FM-0001"), outage("2000-11-28 15:00", number="OUT-0002"))
    one = row(events=(STORM,), outages=down)
    assert (one.links, one.what) == (("L-0001",), "Winstar relies on lightning")


def test_a_suspension_without_links_is_of_all() -> None:
    assert row(suspensions=(INTERFERES,)).where == "All Links"
