"""Acts on outages: reported, responded to, restored, and their cause settled (EXD-3.1, EXD-3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.moments import link_rows, named, one, read, zone_of
from models.errors import Refusal
from models.queries.book import terms
from models.queries.service_facts import kept, outages
from models.rules.clause import day_words
from models.rules.moments import day_at, moment_words
from models.rules.outages import is_down, shares, why_not_outage, why_not_times
from models.rules.service_facts import Cause, OutageFacts
from models.tables import Link
from models.tables.service import ForceMajeure, MaintenanceWindow, Outage, OutageLink

__all__ = ["correct_outage", "give_access", "report_outage", "respond_to_outage", "restore_outage", "settle_cause"]


@act(says="Took down {outage} of {what}, {noticed}")
def report_outage(
    doing: Doing,
    *,
    links: tuple[str, ...],
    reported_at: str = "",
    known_at: str = "",
    access_needed: bool = False,
    access_at: str = "",
    words: str = "",
    zone: str = "",
) -> Mapping[str, object]:
    """Takes down an outage: Customer's report, or when Winstar knew of it otherwise, on the site's clock (EXD-3.1).

    A time zone named here is kept for the buildings that have none yet.
    """
    rows = link_rows(doing, links)
    zone = zone_of(doing, rows, zone)
    facts = OutageFacts(
        number=records.next_number(doing.session, Outage.number, "OUT"),
        links=tuple(row.number for row in rows),
        zone=zone,
        reported_at=read(doing, reported_at, zone, "An outage cannot be reported"),
        known_at=read(doing, known_at, zone, "An outage cannot be known"),
        access_needed=access_needed,
        access_at=read(doing, access_at, zone, "Access cannot be given"),
        words=words.strip(),
    )
    _refuse(why_not_times(facts))
    day = day_at(facts.start, zone)
    _refuse(why_not_outage(facts.links, _mounted(doing, day), day, terms(doing.session, doing.on)))
    _refuse_beside(doing, facts)
    row = _taken_down(facts)
    doing.session.add(row)
    doing.session.flush()
    for link in rows:
        doing.session.add(OutageLink(outage_id=row.id, link_id=link.id))
    return {"outage": row.number, "what": named(facts.links), "noticed": _noticed(facts)}


def _taken_down(facts: OutageFacts) -> Outage:
    """An outage as it is kept when it is taken down: nothing is done about it yet."""
    return Outage(
        number=facts.number,
        zone=facts.zone,
        reported_at=_kept(facts.reported_at),
        known_at=_kept(facts.known_at),
        access_needed=facts.access_needed,
        access_at=_kept(facts.access_at),
        responded_at=None,
        restored_at=None,
        words=facts.words,
        contractor="",
        cause=None,
        customer_share=None,
        judged_on=None,
        found="",
        event_id=None,
        window_id=None,
    )


def _noticed(outage: OutageFacts) -> str:
    """How and when an outage came to be known."""
    how = "reported" if outage.reported_at else "known otherwise"
    return f"{how} {moment_words(outage.start, outage.zone)}"


def _refuse_beside(doing: Doing, facts: OutageFacts) -> None:
    """Refuses an outage of a Link within another outage of it: a Link that is down does not go down again."""
    for other in outages(doing.session):
        link = next((one for one in facts.links if one in other.links), None)
        if link is None or other.number == facts.number or not _meet(facts, other):
            continue
        said = f"{link} was down already by {other.number}, {_noticed(other)}"
        if other.restored_at is None:
            todo = f"{said}, which has not ended. Record first when service was restored there"
        else:
            todo = f"{said}, restored {moment_words(other.restored_at, other.zone)}. Type other times"
        raise Refusal(f"{todo}, or correct the times of {other.number} (D-3.1).", "EXD-3.1")


def _meet(one: OutageFacts, other: OutageFacts) -> bool:
    """Whether an outage begins within another one; of one that has not ended only the beginning counts."""
    ended = one.restored_at is not None
    return is_down(other, one.start) or (ended and is_down(one, other.start))


@act(says="Recorded access for {outage}, {at}")
def give_access(doing: Doing, *, outage: str, access_at: str) -> Mapping[str, object]:
    """Records when Winstar's people had access to Customer's premises; the hours to respond run from then."""
    return {"at": _time(doing, outage, "access_at", access_at, "Access cannot be given")}


@act(says="Recorded the start of work on {outage}, {at}")
def respond_to_outage(
    doing: Doing, *, outage: str, responded_at: str, access_at: str = "", contractor: str = ""
) -> Mapping[str, object]:
    """Records when Winstar responded and started work, and the contractor it sent if any (EXD-3.1, EXD-2)."""
    if access_at.strip():
        _time(doing, outage, "access_at", access_at, "Access cannot be given")
    at = _time(doing, outage, "responded_at", responded_at, "Work cannot start")
    _row(doing, outage).contractor = contractor.strip()
    return {"at": at}


@act(says="Recorded {outage} restored, {at}")
def restore_outage(doing: Doing, *, outage: str, restored_at: str) -> Mapping[str, object]:
    """Records when effective use was restored; the outage ends (EXD-3.1)."""
    return {"at": _time(doing, outage, "restored_at", restored_at, "Service cannot be restored")}


@act(says="Settled the cause of {outage}: {cause_words}. {who}")
def settle_cause(
    doing: Doing,
    *,
    outage: str,
    cause: Cause,
    customer_share: int,
    judged_on: date,
    found: str = "",
    force_majeure: str = "",
    window: str = "",
) -> Mapping[str, object]:
    """Records what caused an outage and Customer's share of it in percent (EXD-3.3).

    `force_majeure` names the event it is put down to (MA-10.3), `window` the scheduled maintenance (EXD-1.4).
    """
    refuse_day(doing, judged_on, "A cause cannot be settled")
    row, facts = _row(doing, outage), _facts(doing, outage)
    if not 0 <= customer_share <= 100:
        raise Refusal(f"Customer's share is between 0 and 100 percent; {customer_share} was typed.", "EXD-3.3")
    if judged_on < day_at(facts.start, facts.zone):
        began = moment_words(facts.start, facts.zone)
        raise Refusal(f"{outage} began {began}; its cause was not settled before.", "EXD-3.3")
    if cause is Cause.CUSTOMER and not customer_share:
        raise Refusal("An outage Customer caused has a share of Customer's in its cause.", "EXD-3.3")
    if cause is Cause.MAINTENANCE and not window.strip():
        raise Refusal("Name the maintenance window the outage belongs to, MW-0001.", "EXD-1.4")
    settled = {
        "cause": cause.value,
        "customer_share": customer_share,
        "judged_on": judged_on,
        "found": found.strip(),
        "event_id": _event(doing, force_majeure),
        "window_id": _window(doing, window),
    }
    if all(getattr(row, name) == value for name, value in settled.items()):
        raise Refusal(f"The cause of {outage} is settled so already.", "EXD-3.3")
    for name, value in settled.items():
        setattr(row, name, value)
    who = shares(replace(facts, customer_share=customer_share))
    return {"cause_words": cause.words.lower(), "who": who}


@act(says="Corrected the times of {outage}: {changed}")
def correct_outage(
    doing: Doing,
    *,
    outage: str,
    why: str,
    reported_at: str = "",
    known_at: str = "",
    access_at: str = "",
    responded_at: str = "",
    restored_at: str = "",
) -> Mapping[str, object]:
    """Corrects moments of an outage that were written down wrong, with the reason; an empty one stays as it is."""
    row, facts = _row(doing, outage), _facts(doing, outage)
    if not why.strip():
        raise Refusal("Say why, so that the next reader knows.")
    typed = {
        "reported_at": reported_at,
        "known_at": known_at,
        "access_at": access_at,
        "responded_at": responded_at,
        "restored_at": restored_at,
    }
    changes: dict[str, Any] = {
        name: read(doing, words, row.zone, "It cannot be") for name, words in typed.items() if words.strip()
    }
    if not changes:
        raise Refusal("Type at least one moment to correct.")
    if replace(facts, **changes) == facts:
        raise Refusal(f"{outage} has these times already.", "EXD-3.1")
    _refuse(why_not_times(replace(facts, **changes)))
    _refuse_beside(doing, replace(facts, **changes))
    for name, at in changes.items():
        setattr(row, name, _kept(at))
    said = (f"{name.removesuffix('_at')} {moment_words(at, row.zone)}" for name, at in changes.items() if at)
    return {"changed": ", ".join(said)}


def _time(doing: Doing, outage: str, name: str, typed: str, cannot: str) -> str:
    """Records one moment of an outage that is not known yet; gives it in words."""
    row, facts = _row(doing, outage), _facts(doing, outage)
    at = read(doing, typed, row.zone, cannot)
    if at is None:
        raise Refusal("Type the day and the time, as 2000-11-28 14:05.", "EXD-3.1")
    before: datetime | None = getattr(facts, name)
    if before is not None:
        known = moment_words(before, row.zone)
        raise Refusal(f"{outage} has {known} for this already. Correct it with a reason.", "EXD-3.1")
    change: dict[str, Any] = {name: at}
    _refuse(why_not_times(replace(facts, **change)))
    _refuse_beside(doing, replace(facts, **change))
    setattr(row, name, _kept(at))
    return moment_words(at, row.zone)


def _kept(at: datetime | None) -> str | None:
    """A moment as the tables keep it."""
    return kept(at) if at is not None else None


def _row(doing: Doing, outage: str) -> Outage:
    """The outage of that number."""
    return one(doing, Outage, Outage.number, outage, "outage")


def _facts(doing: Doing, outage: str) -> OutageFacts:
    """An outage as the rules look at it."""
    doing.session.flush()
    return next(facts for facts in outages(doing.session) if facts.number == outage)


def _mounted(doing: Doing, day: date) -> list[str]:
    """The Links mounted on a day."""
    standing = or_(Link.removed_on.is_(None), Link.removed_on > day)
    return list(doing.session.scalars(select(Link.number).where(Link.installed_on <= day, standing)))


def _event(doing: Doing, number: str) -> int | None:
    """The force majeure named, if any."""
    if not number.strip():
        return None
    return one(doing, ForceMajeure, ForceMajeure.number, number.strip(), "force majeure").id


def _window(doing: Doing, number: str) -> int | None:
    """The maintenance window named, if any."""
    if not number.strip():
        return None
    row = one(doing, MaintenanceWindow, MaintenanceWindow.number, number.strip(), "maintenance window")
    if row.cancelled_on is not None:
        raise Refusal(f"{number} was cancelled on {day_words(row.cancelled_on)}.", "EXD-1.4")
    return row.id


def _refuse(reason: str | None) -> None:
    """Refuses what a rule bars."""
    if reason:
        raise Refusal(reason, "EXD-3.1")
