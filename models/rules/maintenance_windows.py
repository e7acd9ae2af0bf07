"""Scheduled maintenance: between midnight and 6:00 on the clock of the site, with notice where practical (EXD-1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.rules.clause import Known, Why, clause, day_words
from models.rules.moments import Span, clock, common, day_at, length_words, merged, minutes, moment_words
from models.rules.service_facts import OutageFacts, WindowFacts
from models.rules.terms import Terms

__all__ = ["hours", "inside_hours", "known_windows", "maintenance_spans", "quiet_spans", "why_not_schedule"]


@clause("EXD-1.4")
def hours(terms: Terms) -> tuple[time, time]:
    """The hours in which work that breaks the signal is done, on the site's clock."""
    first, last = terms.service_levels.maintenance_window.split(" ")[0].split("-")
    return time.fromisoformat(first), time.fromisoformat(last)


@clause("EXD-1.4")
def quiet_spans(within: Span, zone: str, terms: Terms) -> tuple[Span, ...]:
    """The stretches between midnight and 6:00 on the clock of a zone that lie within another stretch."""
    found, day = [], day_at(within.start, zone)
    while day <= day_at(within.end, zone):
        opens, closes = hours(terms.on(day))
        start, end = (datetime.combine(day, one, ZoneInfo(zone)).astimezone(UTC) for one in (opens, closes))
        found.append(Span(max(start, within.start), min(end, within.end)))
        day += timedelta(days=1)
    return merged(found)


@clause("EXD-1.4")
def inside_hours(window: WindowFacts, terms: Terms) -> Known[bool]:
    """Whether work that breaks the signal lies between midnight and 6:00 at its site; other work may be any time."""
    whole = Span(window.start, window.end)
    outside = minutes([whole]) - minutes(quiet_spans(whole, window.zone, terms))
    opens, closes = _clocks(window, terms)
    facts = (
        ("Window", window.number),
        ("From", moment_words(window.start, window.zone)),
        ("To", moment_words(window.end, window.zone)),
        ("Signal breaks", "yes" if window.interrupts else "no"),
        ("Outside the hours", length_words(outside)),
    )
    rule = f"Work that breaks the signal is done between {opens} and {closes} at the site, where practicable"
    return Known(outside == 0 or not window.interrupts, Why(rule, ("EXD-1.4",), facts))


def _clocks(window: WindowFacts, terms: Terms) -> tuple[str, str]:
    """The hours in words, as the terms of the day the work begins have them."""
    opens, closes = hours(terms.on(day_at(window.start, window.zone)))
    return clock(datetime.combine(date.min, opens)), clock(datetime.combine(date.min, closes))


@clause("EXD-1.4")
def why_not_schedule(window: WindowFacts, terms: Terms) -> str | None:
    """Why maintenance cannot be scheduled so, or None; work outside the hours wants its reason."""
    if not window.links:
        return "Name at least one Link that is worked on (D-1.4)."
    if window.end <= window.start:
        start = moment_words(window.start, window.zone)
        return f"The work cannot end {moment_words(window.end, window.zone)}; it starts {start} (D-1.4)."
    if window.notified_on is not None and window.notified_on > day_at(window.start, window.zone):
        return f"A notice of {day_words(window.notified_on)} comes after the work has begun (D-1.4)."
    if not inside_hours(window, terms).value and not window.despite:
        opens, closes = _clocks(window, terms)
        return (
            f"The work would break the signal from {moment_words(window.start, window.zone)} to "
            f"{moment_words(window.end, window.zone)}, outside {opens} to {closes}. "
            "Say why no time within was practicable (D-1.4)."
        )
    return None


@clause("EXD-1.4")
def known_windows(windows: Sequence[WindowFacts], as_of: date) -> tuple[WindowFacts, ...]:
    """The windows planned by a day, as they were known then."""

    def past(day: date | None) -> date | None:
        return day if day is not None and day <= as_of else None

    return tuple(
        replace(one, notified_on=past(one.notified_on), cancelled_on=past(one.cancelled_on))
        for one in windows
        if one.planned_on <= as_of
    )


@clause("EXD-1.4", "EXD-3.2")
def maintenance_spans(
    outage: OutageFacts, link: str, windows: Sequence[WindowFacts], terms: Terms, at: datetime
) -> tuple[Span, ...]:
    """What of an outage was scheduled maintenance of its Link between midnight and 6:00 (AMB-30)."""
    window = next((one for one in windows if one.number == outage.window), None)
    if window is None or link not in window.links or window.cancelled_on is not None:
        return ()
    down = Span(outage.start, min(outage.restored_at or at, at))
    return common(common([down], [Span(window.start, window.end)]), quiet_spans(down, window.zone, terms))
