"""Suspension: for interference with the network after notice, and for unpaid support after 60 days (MA-5.1, EXD-4B)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from models.rules.clause import clause, day_words
from models.rules.moments import day_at, day_ends, moment_words
from models.rules.service_facts import SuspensionFacts

__all__ = ["known_suspensions", "why_not_cure", "why_not_lift", "why_not_suspend"]


@clause("MA-5.1", "EXD-4B")
def known_suspensions(suspensions: Sequence[SuspensionFacts], as_of: date) -> tuple[SuspensionFacts, ...]:
    """The suspensions notified by a day, as they were known at its end."""
    return tuple(_known(one, as_of) for one in suspensions if one.notice_on <= as_of)


def _known(one: SuspensionFacts, as_of: date) -> SuspensionFacts:
    """A suspension as it was known at the end of a day."""
    at = day_ends(as_of, one.zone)
    return replace(
        one,
        start=one.start if one.start is not None and one.start <= at else None,
        end=one.end if one.end is not None and one.end <= at else None,
        cured_on=one.cured_on if one.cured_on is not None and one.cured_on <= as_of else None,
    )


@clause("MA-5.1", "EXD-4B")
def why_not_suspend(of: SuspensionFacts, start: datetime) -> str | None:
    """Why service cannot be suspended from a moment, or None: notice comes first."""
    if of.start is not None:
        return f"{of.number} suspends since {moment_words(of.start, of.zone)} ({_tag(of)})."
    if day_at(start, of.zone) < of.notice_on:
        return f"The notice of {of.number} is of {day_words(of.notice_on)}; nothing is suspended before ({_tag(of)})."
    if of.cured_on is not None and of.cured_on <= day_at(start, of.zone):
        return f"{of.number} was cured on {day_words(of.cured_on)}; there is nothing to suspend for ({_tag(of)})."
    return None


@clause("MA-5.1", "EXD-4B")
def why_not_lift(of: SuspensionFacts, end: datetime) -> str | None:
    """Why a suspension cannot end at a moment, or None."""
    if of.start is None:
        return f"{of.number} suspends nothing ({_tag(of)})."
    if of.end is not None:
        return f"{of.number} ended {moment_words(of.end, of.zone)} ({_tag(of)})."
    if end < of.start:
        return f"{of.number} suspends since {moment_words(of.start, of.zone)}; it did not end before ({_tag(of)})."
    return None


@clause("MA-5.1")
def why_not_cure(of: SuspensionFacts, cured_on: date) -> str | None:
    """Why Customer cannot have removed what interferes on a day, or None."""
    if of.cured_on is not None:
        return f"{of.number} was cured on {day_words(of.cured_on)} (5.1)."
    if cured_on < of.notice_on:
        return f"The notice of {of.number} is of {day_words(of.notice_on)}; it was not cured before (5.1)."
    return None


def _tag(of: SuspensionFacts) -> str:
    """The clause a suspension stands on."""
    return {"interference": "5.1", "arrears": "D-4(B)"}[of.cause]
