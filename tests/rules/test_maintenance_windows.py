"""Scheduled maintenance between midnight and 6:00 on the clock of the site (EXD-1.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from models.rules.maintenance_windows import (
    hours,
    inside_hours,
    known_windows,
    maintenance_spans,
    quiet_spans,
    why_not_schedule,
)
from models.rules.moments import Span, minutes
from models.rules.service_facts import WindowFacts
from tests.rules.law import TERMS, day
from tests.rules.service import LA, NY, at, outage


def window(start: str, end: str, zone: str = NY, **facts: Any) -> WindowFacts:
    """MW-0001 of L-0001, planned on November 20, 2000."""
    said: dict[str, Any] = {
        "number": "MW-0001",
        "links": ("L-0001",),
        "zone": zone,
        "planned_on": day("2000-11-20"),
        **facts,
    }
    return WindowFacts(start=at(start, zone), end=at(end, zone), **said)


def test_the_hours_are_those_of_the_terms() -> None:
    assert hours(TERMS) == (time(0), time(6))


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        ("2000-11-28 00:00", "2000-11-28 06:00", True),
        ("2000-11-28 00:00", "2000-11-28 06:01", False),
        ("2000-11-27 23:59", "2000-11-28 02:00", False),
        ("2000-11-28 02:00", "2000-11-29 02:00", False),
        ("2000-10-29 00:00", "2000-10-29 06:00", True),
        ("2000-04-02 00:00", "2000-04-02 06:00", True),
    ],
)
def test_work_that_breaks_the_signal_lies_between_midnight_and_six(start: str, end: str, inside: bool) -> None:
    assert inside_hours(window(start, end), TERMS).value == inside
    assert inside_hours(window(start, end, interrupts=False), TERMS).value


def test_the_hours_are_those_of_the_site_and_not_of_another() -> None:
    east = window("2000-11-28 01:00", "2000-11-28 02:00")
    assert inside_hours(east, TERMS).value
    assert not inside_hours(replace(east, zone=LA), TERMS).value
    assert ("Outside the hours", "1 h 00 min") in inside_hours(replace(east, zone=LA), TERMS).why.facts


def test_the_night_of_changed_clocks_has_seven_hours_or_five() -> None:
    for night, length in (("2000-10-29", 7), ("2000-04-02", 5), ("2000-11-28", 6)):
        whole = Span(at(f"{night} 00:00"), at(f"{night} 12:00"))
        assert minutes(quiet_spans(whole, NY, TERMS)) == length * 60


def test_work_outside_the_hours_wants_its_reason() -> None:
    odd = window("2000-11-28 05:00", "2000-11-28 07:00")
    assert why_not_schedule(odd, TERMS) == (
        "The work would break the signal from Tue 28 Nov 2000 5:00 to Tue 28 Nov 2000 7:00, outside 0:00 to 6:00. "
        "Say why no time within was practicable (D-1.4)."
    )
    assert why_not_schedule(replace(odd, despite="The landlord opens the roof at 5:00"), TERMS) is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"links": ()}, "Name at least one Link that is worked on (D-1.4)."),
        ({"end": at("2000-11-28 02:00")}, "The work cannot end Tue 28 Nov 2000 2:00; it starts"),
        ({"notified_on": date(2000, 11, 29)}, "A notice of Wed 29 Nov 2000 comes after the work has begun (D-1.4)."),
    ],
)
def test_work_that_cannot_be_is_told(facts: dict[str, Any], words: str) -> None:
    assert words in str(why_not_schedule(replace(window("2000-11-28 02:00", "2000-11-28 03:00"), **facts), TERMS))


def test_notice_on_the_day_itself_is_notice() -> None:
    same = window("2000-11-28 02:00", "2000-11-28 03:00", notified_on=date(2000, 11, 28))
    assert why_not_schedule(same, TERMS) is None


def test_windows_are_known_from_the_day_they_are_planned() -> None:
    one = window("2000-11-28 02:00", "2000-11-28 03:00", notified_on=day("2000-11-22"), cancelled_on=day("2000-11-25"))
    assert known_windows((one,), day("2000-11-19")) == ()
    [then] = known_windows((one,), day("2000-11-23"))
    assert (then.notified_on, then.cancelled_on) == (day("2000-11-22"), None)
    assert known_windows((one,), day("2000-11-25")) == (one,)


def test_every_night_of_a_stretch_has_its_hours() -> None:
    assert minutes(quiet_spans(Span(at("2000-11-27 12:00"), at("2000-11-30 12:00")), NY, TERMS)) == 3 * 6 * 60


def test_a_window_is_known_on_the_day_it_is_planned() -> None:
    one = window("2000-11-28 02:00", "2000-11-28 03:00")
    assert known_windows((one,), day("2000-11-20")) == (one,)


def test_maintenance_leaves_out_no_more_than_the_outage_and_its_window() -> None:
    work = window("2000-11-28 01:00", "2000-11-28 05:00")
    down = outage("2000-11-28 02:00", "2000-11-28 03:00", window="MW-0001")
    noon = at("2000-11-28 12:00")
    assert maintenance_spans(down, "L-0001", (work,), TERMS, noon) == (
        Span(at("2000-11-28 02:00"), at("2000-11-28 03:00")),
    )  # fmt: skip
    lasting = maintenance_spans(replace(down, restored_at=None), "L-0001", (work,), TERMS, noon)
    assert lasting == (Span(at("2000-11-28 02:00"), at("2000-11-28 05:00")),)
