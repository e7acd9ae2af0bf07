"""Force majeure: when it excuses a party, and for how long (MA-10.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from models.rules.clause import Known, Why, clause
from models.rules.moments import Span, common, day_ends, moment_words
from models.rules.service_facts import EventFacts, OutageFacts
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = ["EVENTS", "excuses", "force_majeure_spans", "known_events", "why_not_claim"]

EVENTS = (
    "fire",
    "explosion",
    "vandalism",
    "power outage",
    "flood",
    "lightning",
    "earthquake",
    "elements of nature",
    "acts of God",
    "war",
    "riots",
    "civil or military authority",
    "civil disorders",
    "rebellions",
    "revolutions",
    "insurrections",
    "terrorism",
)
"""The events 10.3 lists."""


@clause("MA-10.3")
def excuses(event: EventFacts, terms: Terms) -> Known[bool]:
    """Whether an event excuses its party: listed, not preventable, with no way round it, efforts going on."""
    tests = (
        ("Event", event.kind if event.kind in EVENTS else f"{event.kind}, not listed in 10.3"),
        ("Duty", f"{party(terms, event.party)}: {event.duty}"),
        ("From", moment_words(event.start, event.zone)),
        ("To", moment_words(event.end, event.zone) if event.end else "lasts"),
        ("Could not be prevented", "stated" if event.unpreventable else "not stated"),
        ("No way round it", "stated" if event.no_workaround else "not stated"),
        ("Efforts to resume", event.efforts or "not stated"),
    )
    rule = "A listed event that could be neither prevented nor worked around excuses, for as long as efforts continue"
    met = event.kind in EVENTS and event.unpreventable and event.no_workaround and bool(event.efforts)
    return Known(met, Why(rule, ("MA-10.3",), tests))


@clause("MA-10.3")
def known_events(events: Sequence[EventFacts], as_of: date) -> tuple[EventFacts, ...]:
    """The events claimed by a day; one that ended later lasts still."""
    return tuple(
        replace(one, end=one.end if one.end is not None and one.end <= day_ends(as_of, one.zone) else None)
        for one in events
        if one.claimed_on <= as_of
    )


@clause("MA-10.3", "EXD-3.2")
def force_majeure_spans(
    outage: OutageFacts, events: Sequence[EventFacts], terms: Terms, at: datetime
) -> tuple[Span, ...]:
    """What of an outage is excused by the force majeure it is put down to, where that excuses Winstar."""
    event = next((one for one in events if one.number == outage.event), None)
    if event is None or event.party is not Side.WINSTAR or not excuses(event, terms).value or event.start >= at:
        return ()
    return common(
        [Span(outage.start, min(outage.restored_at or at, at))], [Span(event.start, min(event.end or at, at))]
    )


@clause("MA-10.3")
def why_not_claim(kind: str, duty: str, start: datetime, end: datetime | None) -> str | None:
    """Why a force majeure cannot be recorded, or None."""
    if kind not in EVENTS:
        return f"{kind:.40} is not among the events of 10.3: {', '.join(EVENTS)}."
    if not duty:
        return "Name the duty that cannot be performed (10.3)."
    if end is not None and end < start:
        return "The event cannot end before it began (10.3)."
    return None
