"""Acts on the work Winstar does: scheduled maintenance, work orders, disturbances, and what a site asks (Exhibit D)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_after_term, refuse_day
from models.acts.moments import link_rows, named, one, site, zone_of
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.book import terms
from models.queries.service_facts import kept, windows
from models.rules.clause import day_words
from models.rules.maintenance_windows import why_not_schedule
from models.rules.moments import day_at, moment, moment_words, why_not_moment, why_not_zone
from models.rules.service_facts import Disturbance, WindowFacts, WorkKind
from models.rules.words import Side, party
from models.tables.service import (
    DisturbanceLink,
    DisturbanceNotice,
    MaintenanceLink,
    MaintenanceWindow,
    Outage,
    WorkOrder,
)

__all__ = [
    "cancel_maintenance",
    "close_work_order",
    "describe_site",
    "notify_disturbance",
    "notify_maintenance",
    "open_work_order",
    "record_disturbance",
    "schedule_maintenance",
]


@act(says="Recorded for {name}: {what}")
def describe_site(
    doing: Doing, *, building: str, zone: str = "", contact: str = "", telephone: str = "", access: str = ""
) -> Mapping[str, object]:
    """Records the time zone of a building, and whom and what access to it takes (EXD-1.4, MA-5.2)."""
    row = records.building(doing.session, building)
    typed = {"zone": zone, "contact": contact, "telephone": telephone, "access": access}
    changes = {name: words.strip() for name, words in typed.items() if words.strip()}
    if not changes:
        raise Refusal("Type the time zone, the contact, the telephone or the rules of access.", "MA-5.2")
    if "zone" in changes and (reason := why_not_zone(changes["zone"])):
        raise Refusal(reason, "EXD-1.4")
    place = site(doing, row)
    for name, words in changes.items():
        setattr(place, name, words)
    return {"name": row.name, "what": ", ".join(f"{name} {words}" for name, words in changes.items())}


@act(says="Scheduled maintenance {window} of {what}, {start} to {end}")
def schedule_maintenance(
    doing: Doing,
    *,
    links: tuple[str, ...],
    starts_at: str,
    ends_at: str,
    interrupts: bool = True,
    notified_on: date | None = None,
    despite: str = "",
    words: str = "",
    zone: str = "",
) -> Mapping[str, object]:
    """Records planned maintenance; work that breaks the signal lies between midnight and 6:00 there (EXD-1.4).

    `despite` gives the reason where no time within those hours was practicable.
    """
    rows = link_rows(doing, links)
    zone = zone_of(doing, rows, zone)
    if notified_on is not None:
        refuse_day(doing, notified_on, "Notice cannot be given")
    window = WindowFacts(
        number=records.next_number(doing.session, MaintenanceWindow.number, "MW"),
        links=tuple(row.number for row in rows),
        zone=zone,
        start=_typed(starts_at, zone),
        end=_typed(ends_at, zone),
        planned_on=doing.on,
        interrupts=interrupts,
        notified_on=notified_on,
        despite=despite.strip(),
    )
    if reason := why_not_schedule(window, terms(doing.session, doing.on)):
        raise Refusal(reason, "EXD-1.4")
    refuse_after_term(doing, day_at(window.end, zone), "Maintenance cannot be scheduled")
    _refuse_again(doing, window)
    row = _planned(window, words.strip())
    doing.session.add(row)
    doing.session.flush()
    for link in rows:
        doing.session.add(MaintenanceLink(window_id=row.id, link_id=link.id))
    said = {"start": moment_words(window.start, zone), "end": moment_words(window.end, zone)}
    return {"window": window.number, "what": named(window.links), **said}


def _typed(words: str, zone: str) -> datetime:
    """A moment of maintenance as it was typed; it may lie ahead."""
    if reason := why_not_moment(words, zone):
        raise Refusal(reason, "EXD-1.4")
    return moment(words, zone)


def _refuse_again(doing: Doing, window: WindowFacts) -> None:
    """Refuses maintenance of the same Links at the same time as a window that stands."""
    for stands in windows(doing.session):
        link = next((name for name in window.links if name in stands.links), None)
        if link and stands.cancelled_on is None and (stands.start, stands.end) == (window.start, window.end):
            raise Refusal(f"{stands.number} is planned for {link} at that time already.", "EXD-1.4")


def _planned(window: WindowFacts, words: str) -> MaintenanceWindow:
    """A maintenance window as it is kept when it is planned."""
    return MaintenanceWindow(
        number=window.number,
        zone=window.zone,
        starts_at=kept(window.start),
        ends_at=kept(window.end),
        planned_on=window.planned_on,
        interrupts=window.interrupts,
        notified_on=window.notified_on,
        despite=window.despite,
        cancelled_on=None,
        words=words,
    )


@act(says="Recorded the notice of {window}, {day}")
def notify_maintenance(doing: Doing, *, window: str, notified_on: date) -> Mapping[str, object]:
    """Records the notice Winstar gave of scheduled maintenance (EXD-1.4)."""
    row = _window(doing, window)
    refuse_day(doing, notified_on, "Notice cannot be given")
    if row.notified_on is not None:
        raise Refusal(f"Notice of {window} was given on {day_words(row.notified_on)}.", "EXD-1.4")
    start = day_at(moment(f"{row.starts_at}Z", row.zone), row.zone)
    if notified_on > start:
        raise Refusal(f"{window} began on {day_words(start)}; notice comes before.", "EXD-1.4")
    row.notified_on = notified_on
    return {"day": day_words(notified_on)}


@act(says="Cancelled maintenance {window}")
def cancel_maintenance(doing: Doing, *, window: str, cancelled_on: date) -> Mapping[str, object]:
    """Records that scheduled maintenance will not take place."""
    row = _window(doing, window)
    refuse_day(doing, cancelled_on, "Maintenance cannot be cancelled")
    ends = day_at(moment(f"{row.ends_at}Z", row.zone), row.zone)
    if cancelled_on > ends:
        raise Refusal(f"{window} ended on {day_words(ends)}; it cannot be cancelled after.", "EXD-1.4")
    row.cancelled_on = cancelled_on
    return {}


def _window(doing: Doing, number: str) -> MaintenanceWindow:
    """The maintenance window of that number, unless it was cancelled."""
    row = one(doing, MaintenanceWindow, MaintenanceWindow.number, number, "maintenance window")
    if row.cancelled_on is not None:
        raise Refusal(f"{number} was cancelled on {day_words(row.cancelled_on)}.", "EXD-1.4")
    return row


@act(says="Recorded the disturbance {notice} of {what} on {day}")
def record_disturbance(
    doing: Doing,
    *,
    links: tuple[str, ...],
    reason: Disturbance,
    happened_on: date,
    words: str,
    notice_on: date | None = None,
) -> Mapping[str, object]:
    """Records that Winstar disturbed Customer's service to control its licences, and its notice of it (MA-5.3d)."""
    rows = link_rows(doing, links)
    if not rows:
        raise Refusal("Name at least one Link that was disturbed.", "MA-5.3")
    if not words.strip():
        raise Refusal("Say what was done.", "MA-5.3")
    for day in filter(None, (happened_on, notice_on)):
        refuse_day(doing, day, "A disturbance cannot be recorded")
    row = DisturbanceNotice(
        number=records.next_number(doing.session, DisturbanceNotice.number, "DN"),
        reason=reason.value,
        happened_on=happened_on,
        notice_on=notice_on,
        words=words.strip(),
    )
    refuse_twin(doing, row, "MA-5.3", "reason", "happened_on", "words")
    doing.session.add(row)
    doing.session.flush()
    for link in rows:
        doing.session.add(DisturbanceLink(notice_id=row.id, link_id=link.id))
    what = named([link.number for link in rows])
    return {"notice": row.number, "what": what, "day": day_words(happened_on)}


@act(says="Recorded the notice of {notice}, {day}")
def notify_disturbance(doing: Doing, *, notice: str, notice_on: date) -> Mapping[str, object]:
    """Records the notice Winstar gave of a disturbance (MA-5.3d)."""
    row = one(doing, DisturbanceNotice, DisturbanceNotice.number, notice, "disturbance")
    refuse_day(doing, notice_on, "Notice cannot be given")
    if row.notice_on is not None:
        raise Refusal(f"Notice of {notice} was given on {day_words(row.notice_on)}.", "MA-5.3")
    row.notice_on = notice_on
    return {"day": day_words(notice_on)}


@act(says="Opened the work order {order} on {link}: {what}")
def open_work_order(
    doing: Doing, *, link: str, kind: WorkKind, opened_on: date, words: str = "", contractor: str = "", outage: str = ""
) -> Mapping[str, object]:
    """Records a piece of the Equipment Support Services, and the contractor who does it if any (EXD-1.1, EXD-2)."""
    row = records.link(doing.session, link)
    refuse_day(doing, opened_on, "Work cannot be ordered")
    cause = one(doing, Outage, Outage.number, outage, "outage").id if outage else None
    number = records.next_number(doing.session, WorkOrder.number, "WO")
    made = WorkOrder(
        number=number,
        kind=kind.value,
        link_id=row.id,
        outage_id=cause,
        opened_on=opened_on,
        done_on=None,
        contractor=contractor.strip(),
        words=words.strip(),
    )
    refuse_twin(doing, made, "EXD-1.1", "kind", "link_id", "outage_id", "opened_on", "done_on", "contractor", "words")
    doing.session.add(made)
    answers = party(terms(doing.session, doing.on), Side.WINSTAR)
    by = f", by {contractor.strip()}; {answers} answers for it" if contractor.strip() else ""
    return {"order": number, "what": f"{kind.words.lower()}{by}"}


@act(says="Closed the work order {order}, {day}")
def close_work_order(doing: Doing, *, order: str, done_on: date) -> Mapping[str, object]:
    """Records that a piece of work was done."""
    row = one(doing, WorkOrder, WorkOrder.number, order, "work order")
    refuse_day(doing, done_on, "Work cannot be done")
    if row.done_on is not None:
        raise Refusal(f"{order} was done on {day_words(row.done_on)}.", "EXD-1.1")
    if done_on < row.opened_on:
        raise Refusal(f"{order} was opened on {day_words(row.opened_on)}; it was not done before.", "EXD-1.1")
    row.done_on = done_on
    return {"day": day_words(done_on)}
