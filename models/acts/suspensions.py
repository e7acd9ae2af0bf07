"""Acts on suspensions: for interference with the network (MA-5.1), or for unpaid support (EXD-4B)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from models.act import Doing, act
from models.acts import records
from models.acts.cures import cure_interference, suspension_of
from models.acts.days import refuse_day
from models.acts.moments import link_rows, named, read
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.service_facts import kept
from models.rules.clause import day_words
from models.rules.moments import moment_words, why_not_zone
from models.rules.service_facts import SuspensionCause, SuspensionFacts
from models.rules.suspensions import why_not_lift, why_not_suspend
from models.tables.service import Suspension, SuspensionLink

__all__ = ["cure_interference", "give_suspension_notice", "restore_service", "suspend_service"]


@act(says="Recorded the notice {suspension} of {day}: {cause_words}, {what}")
def give_suspension_notice(
    doing: Doing, *, cause: SuspensionCause, notice_on: date, words: str, zone: str, links: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """Records Winstar's notice of interference with its network, or that it suspends unpaid support.

    Without Links it is of all of them; `zone` is the time zone its moments are told in (MA-5.1, EXD-4B).
    """
    rows = link_rows(doing, links)
    refuse_day(doing, notice_on, "Notice cannot be given")
    if reason := why_not_zone(zone.strip()):
        raise Refusal(reason)
    if not words.strip():
        raise Refusal("Say what interferes, or which invoices are unpaid.", "MA-5.1")
    row = Suspension(
        number=records.next_number(doing.session, Suspension.number, "SU"),
        cause=cause.value,
        zone=zone.strip(),
        notice_on=notice_on,
        words=words.strip(),
        started_at=None,
        ended_at=None,
        cured_on=None,
    )
    refuse_twin(doing, row, "MA-5.1", "cause", "notice_on", "words")
    doing.session.add(row)
    doing.session.flush()
    for link in rows:
        doing.session.add(SuspensionLink(suspension_id=row.id, link_id=link.id))
    what = named([link.number for link in rows]) if rows else "all Links"
    said = {"day": day_words(notice_on), "cause_words": cause.words[0].lower() + cause.words[1:], "what": what}
    return {"suspension": row.number, **said}


@act(says="Recorded service suspended under {suspension}, {at}")
def suspend_service(doing: Doing, *, suspension: str, started_at: str) -> Mapping[str, object]:
    """Records the moment from which Winstar suspended service after its notice (MA-5.1, EXD-4B)."""
    row, facts = suspension_of(doing, suspension)
    start = _moment(doing, row, started_at, "Service cannot be suspended")
    if reason := why_not_suspend(facts, start):
        raise Refusal(reason, _clause(facts))
    row.started_at = kept(start)
    return {"at": moment_words(start, row.zone)}


@act(says="Recorded service restored after {suspension}, {at}")
def restore_service(doing: Doing, *, suspension: str, ended_at: str) -> Mapping[str, object]:
    """Records the moment at which a suspension ended (MA-5.1, EXD-4B)."""
    row, facts = suspension_of(doing, suspension)
    end = _moment(doing, row, ended_at, "Service cannot be restored")
    if reason := why_not_lift(facts, end):
        raise Refusal(reason, _clause(facts))
    row.ended_at = kept(end)
    return {"at": moment_words(end, row.zone)}


def _moment(doing: Doing, row: Suspension, typed: str, cannot: str) -> datetime:
    """A moment on the clock the suspension is told in."""
    found = read(doing, typed, row.zone, cannot)
    if found is None:
        raise Refusal("Type the day and the time, as 2000-11-28 14:05.")
    return found


def _clause(facts: SuspensionFacts) -> str:
    """The clause a suspension stands on."""
    return "MA-5.1" if facts.cause is SuspensionCause.INTERFERENCE else "EXD-4B"
