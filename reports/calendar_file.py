"""What is due as a calendar file: one whole day for each finding with a date, and its reminders."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from models.queries.dates import Dates
from models.rules.clause import day_words
from models.rules.findings import Finding
from models.rules.reminders import leads_of

__all__ = ["calendar_file", "dated"]

SPEAKS_AT = timedelta(hours=9)
"""The hour of the day at which a reminder speaks."""


def dated(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that have a day, in its order."""
    return sorted((one for one in findings if one.due_on is not None), key=lambda one: (str(one.due_on), one.code))


def calendar_file(dates: Dates, written: datetime) -> bytes:
    """A calendar of everything with a due date.

    An entry keeps its name from file to file, so that a calendar taking in a later one moves it instead of doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Pairbook//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", dates.title)
    seen: Counter[str] = Counter()
    for found in dated(dates.findings):
        who = dates.names[found.party] if found.party is not None else "Both parties"
        calendar.add_component(_event(found, who, _uid(found, dates.mark, seen), written))
    return bytes(calendar.to_ical())


def _uid(found: Finding, mark: str, seen: Counter[str]) -> str:
    """The name of an entry: of its book, code, clause and record, numbered where one record has several."""
    plain = "|".join((mark, found.code, found.clause, *found.record))
    seen[plain] += 1
    return hashlib.sha256(f"{plain}|{seen[plain]}".encode()).hexdigest()[:32] + "@pairbook"


def _event(found: Finding, who: str, uid: str, written: datetime) -> Event:
    """One finding as a day of the calendar that leaves the day free."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", written)
    if found.due_on is not None:
        event.add("dtstart", found.due_on)
        event.add("dtend", found.due_on + timedelta(days=1))
    event.add("summary", f"{found.subject} ({who})")
    event.add("description", _description(found))
    event.add("categories", [who])
    event.add("transp", "TRANSPARENT")
    for days in leads_of(found.code):
        event.add_component(_alarm(found, days))
    return event


def _description(found: Finding) -> str:
    """The sentence, the clause and the day that will do."""
    said = [found.sentence, f"Clause {found.tag}."]
    if found.may_be_met_by is not None:
        said.append(f"It falls on no Business Day and may still be done on {day_words(found.may_be_met_by)}.")
    return "\n".join(said)


def _alarm(found: Finding, days: int) -> Alarm:
    """A reminder some days before, in the morning."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", found.subject)
    alarm.add("trigger", SPEAKS_AT - timedelta(days=days))
    return alarm
