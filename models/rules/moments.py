"""Moments: a time on the clock of a site, read with its time zone, and the stretches of time between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.rules.clause import day_words

__all__ = [
    "Span",
    "clock",
    "common",
    "day_at",
    "day_ends",
    "day_starts",
    "kept",
    "length_words",
    "merged",
    "minutes",
    "moment",
    "moment_words",
    "told",
    "why_not_moment",
    "why_not_zone",
    "without",
]

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d?:\d\d)([+-]\d\d:\d\d|Z)?")


def why_not_zone(zone: str) -> str | None:
    """Why a name is no time zone, or None."""
    if not zone:
        return "Name the site's time zone, as America/New_York."
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return f"There is no time zone {zone:.40}. Name one as America/New_York."
    return None


def why_not_moment(words: str, zone: str) -> str | None:
    """Why words are no moment on the clock of a zone, or None: an hour the clocks skip, or strike twice, is told."""
    parts = _parts(words)
    if parts is None:
        return f"{words:.40} is no moment. Write it as 2000-11-28 14:05."
    local, offset = parts
    if offset:
        return None
    found = _readings(local, zone)
    if not found:
        return f"{_local_words(local)} did not come in {zone}: the clocks were put forward."
    if len(found) > 1:
        ways = " or ".join(f"{words}{one.isoformat()[-6:]}" for one in found)
        return f"{_local_words(local)} came twice in {zone}: the clocks were put back. Write {ways}."
    return None


def moment(words: str, zone: str) -> datetime:
    """The moment that words name on the clock of a zone; `why_not_moment` has been asked before."""
    parts = _parts(words)
    if parts is None:
        raise ValueError(words)
    local, offset = parts
    if offset:
        return datetime.fromisoformat(f"{local.isoformat()}{offset}").astimezone(UTC)
    return _readings(local, zone)[0].astimezone(UTC)


def _parts(words: str) -> tuple[datetime, str] | None:
    """The time on the clock and the offset typed with it, or None where words are no moment."""
    found = MOMENT.fullmatch(words.strip())
    if found is None:
        return None
    day, hour, offset = found.groups(default="")
    try:
        local = datetime.fromisoformat(f"{day} {hour:0>5}")
        datetime.fromisoformat(f"{local.isoformat()}{offset}")
    except ValueError:
        return None
    return local, offset


def _readings(local: datetime, zone: str) -> list[datetime]:
    """The moments at which the clock of a zone shows a time: one, none or two."""
    found: list[datetime] = []
    for fold in (0, 1):
        one = local.replace(tzinfo=ZoneInfo(zone), fold=fold)
        back = one.astimezone(UTC).astimezone(one.tzinfo)
        if back.replace(tzinfo=None) == local and one.utcoffset() not in [other.utcoffset() for other in found]:
            found.append(one)
    return found


def _local_words(local: datetime) -> str:
    """A time on the clock in words: 2:30 on Sun 2 Apr 2000."""
    return f"{clock(local)} on {day_words(local.date())}"


def clock(local: datetime) -> str:
    """The time of day: 14:05."""
    return f"{local.hour}:{local.minute:02}"


def told(at: datetime, zone: str) -> str:
    """A moment as it is typed on the clock of a zone, with the offset where the hour came twice."""
    words = f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    return words if why_not_moment(words, zone) is None else f"{words}{at.astimezone(ZoneInfo(zone)).isoformat()[-6:]}"


def moment_words(at: datetime, zone: str) -> str:
    """A moment in words on the clock of a zone: Tue 28 Nov 2000 14:05."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date())} {clock(local)}"


def day_at(at: datetime, zone: str) -> date:
    """The day it is in a zone at a moment."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_starts(day: date, zone: str) -> datetime:
    """The moment at which a day begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def day_ends(day: date, zone: str) -> datetime:
    """The moment at which a day ends in a zone."""
    return day_starts(day + timedelta(days=1), zone)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time, from one moment to another."""

    start: datetime
    end: datetime


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches in order, those that touch or overlap made one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(one for one in spans if one.end > one.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def kept(spans: Sequence[Span], within: Span) -> tuple[Span, ...]:
    """What of the stretches lies within another one."""
    return merged(Span(max(one.start, within.start), min(one.end, within.end)) for one in spans)


def common(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What lies both in some of the stretches and in some of the others."""
    return merged(part for other in others for part in kept(spans, other))


def without(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What of the stretches lies in none of the others."""
    found = merged(spans)
    for other in merged(others):
        before = [Span(one.start, min(one.end, other.start)) for one in found]
        after = [Span(max(one.start, other.end), one.end) for one in found]
        found = merged([*before, *after])
    return found


def minutes(spans: Iterable[Span]) -> int:
    """How many minutes the stretches last, each moment counted once."""
    return sum(int((one.end - one.start).total_seconds() // 60) for one in merged(spans))


def length_words(length: int) -> str:
    """Minutes as a sentence says them: 47 min, 2 h 05 min."""
    hours, rest = divmod(length, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"
