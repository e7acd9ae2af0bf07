"""What force majeure makes of a finding: its party is excused while the event lasts, and no day is moved (MA-10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from models.rules.clause import Why, clause, day_words
from models.rules.findings import Finding
from models.rules.force_majeure import excuses
from models.rules.moments import day_at
from models.rules.service_facts import EventFacts
from models.rules.state import State
from models.rules.words import counted, listed, party, tag_of

__all__ = ["names", "with_excuse"]


@clause("MA-10.3")
def names(duty: str, name: str) -> bool:
    """Whether the duty an event stops names a clause or a record: B-2(d), EXB-2d, INV-0003."""
    found = rf"(?<![\w.-])(?<!Sch\. )(?<!Schedule ){re.escape(name)}(?![\w(]|\.\d|-\w)"
    return re.search(found, duty, re.IGNORECASE) is not None


@clause("MA-10.3")
def with_excuse(found: Finding, state: State) -> Finding:
    """A finding with what excuses its party: the event that lasts, and the days late that events have caused."""
    events = [one for one in state.service.events if _covers(one, found, state)]
    late = list(_days_late(found, state.as_of))
    excused = [day for day in late if any(_held(one, day) for one in events)]
    lasting = [one for one in events if one.end is None]
    if not lasting and not excused:
        return found
    told = [f"{_name(state, one)} is excused while {_event(one)} lasts; no day is moved (10.3)." for one in lasting]
    short = [f"excused while {one.number} lasts" for one in lasting]
    if excused:
        share = f"{len(excused)} of {counted(len(late), 'day')} late"
        by = listed([_event(one) if one.end else one.number for one in events if any(_held(one, day) for day in late)])
        told.append(f"{share} {'is' if len(excused) == 1 else 'are'} excused by {by} (10.3).")
        short = short or [f"{share} excused"]
    detail = ", ".join(filter(None, (found.detail, *short)))
    return replace(found, sentence=" ".join((found.sentence, *told)), detail=detail, why=_why(found, events))


def _name(state: State, event: EventFacts) -> str:
    """The party that an event excuses."""
    return party(state.terms, event.party)


def _event(event: EventFacts) -> str:
    """An event in a sentence."""
    began = day_words(day_at(event.start, event.zone))
    ended = f"since {began}" if event.end is None else f"{began} to {day_words(day_at(event.end, event.zone))}"
    return f"{event.number} ({event.kind}, {ended})"


def _covers(event: EventFacts, found: Finding, state: State) -> bool:
    """Whether an event that excuses stops what a finding asks for, by the clause or the record its duty names."""
    if day_at(event.start, event.zone) > state.as_of or not excuses(event, state.terms).value:
        return False
    number = found.record[1]
    if any(one.isdigit() for one in number) and names(event.duty, number):
        return True
    mine = found.party in (event.party, None)
    return mine and any(names(event.duty, one) for one in _clauses(found, state))


def _clauses(found: Finding, state: State) -> Iterator[str]:
    """The clauses of a finding as a duty may name them; of a breach the clause that was breached too."""
    breached = [one.clause for one in state.cases.defaults if found.record == ("default", one.number)]
    for one in (found.clause, *breached):
        yield one
        yield tag_of(one)


def _days_late(found: Finding, as_of: date) -> Iterator[date]:
    """The days after the day of a finding, up to the day looked from."""
    day = found.due_on or as_of
    while day < as_of:
        day += timedelta(days=1)
        yield day


def _held(event: EventFacts, day: date) -> bool:
    """Whether an event lasted on a day."""
    ended = event.end is not None and day_at(event.end, event.zone) < day
    return day_at(event.start, event.zone) <= day and not ended


def _why(found: Finding, events: list[EventFacts]) -> Why:
    """The derivation of a finding with the events that excuse its party."""
    why = found.why or Why(found.subject, (found.clause,))
    facts = tuple(("Force majeure", _event(one)) for one in events)
    return replace(why, clauses=(*why.clauses, "MA-10.3"), facts=(*why.facts, *facts))
