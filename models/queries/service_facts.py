"""The records of outages, maintenance, relocations and credits (Exhibit D), read out of the book as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models.queries.credits import credit_notes
from models.queries.filled import holds
from models.queries.prices import prices
from models.rules.force_majeure import known_events
from models.rules.maintenance_windows import known_windows
from models.rules.outages import known_outages
from models.rules.relocations import known_moves
from models.rules.service_facts import (
    Cause,
    Disturbance,
    DisturbanceFacts,
    EventFacts,
    MarkFacts,
    MoveFacts,
    MoveKind,
    MoveReason,
    OutageFacts,
    ReportFacts,
    ServiceBook,
    SuspensionCause,
    SuspensionFacts,
    WindowFacts,
    WorkFacts,
    WorkKind,
)
from models.rules.state import State
from models.rules.suspensions import known_suspensions
from models.rules.words import Side
from models.tables import Building, Hub, Link, Place
from models.tables.service import (
    AvailabilityReport,
    ConnectedPlace,
    DisturbanceLink,
    DisturbanceNotice,
    ForceMajeure,
    MaintenanceLink,
    MaintenanceWindow,
    Move,
    Outage,
    OutageLink,
    Site,
    Suspension,
    SuspensionLink,
    WorkOrder,
)

__all__ = ["at", "kept", "moves", "outages", "service_book", "suspensions", "windows", "zones"]


def service_book(session: Session, now: State) -> ServiceBook:
    """The records of outages, maintenance, relocations and credits (Exhibit D), on the day of a State."""
    day = now.as_of
    return ServiceBook(
        outages=known_outages(outages(session), day),
        windows=known_windows(windows(session), day),
        events=known_events(_events(session), day),
        suspensions=known_suspensions(suspensions(session), day),
        moves=known_moves(moves(session), day),
        marks=tuple(one for one in _marks(session) if one.marked_on <= day),
        credits=credit_notes(session, day),
        reports=_reports(session, day),
        disturbances=_disturbances(session, day),
        work=_work(session, day),
        prices=prices(session),
        zones=zones(session),
    )


def at(words: str) -> datetime:
    """A moment as the tables keep it, 2000-11-28T19:05."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def _at(words: str | None) -> datetime | None:
    """A moment as the tables keep it, or None where nobody recorded it."""
    return at(words) if words else None


def kept(moment: datetime) -> str:
    """A moment as the tables keep it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}"


def zones(session: Session) -> dict[str, str]:
    """The time zone of every Link whose building has one."""
    query = select(Link.number, Site.zone).join(Site, Site.building_id == Link.building_id).where(Site.zone != "")
    return {number: zone for number, zone in session.execute(query)}


def _links(
    session: Session, of: InstrumentedAttribute[int], link: InstrumentedAttribute[int]
) -> Mapping[int, tuple[str, ...]]:
    """The Links each record of a kind names, by the record's id."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, number in session.execute(select(of, Link.number).join(Link, Link.id == link).order_by(Link.id)):
        found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def outages(session: Session) -> tuple[OutageFacts, ...]:
    """Every outage, whole, in the order they were taken down."""
    if not holds(session, Outage):
        return ()
    links = _links(session, OutageLink.outage_id, OutageLink.link_id)
    query = (
        select(Outage, ForceMajeure.number, MaintenanceWindow.number)
        .outerjoin(ForceMajeure, ForceMajeure.id == Outage.event_id)
        .outerjoin(MaintenanceWindow, MaintenanceWindow.id == Outage.window_id)
        .order_by(Outage.id)
    )
    return tuple(
        OutageFacts(
            number=row.number,
            links=links.get(row.id, ()),
            zone=row.zone,
            reported_at=_at(row.reported_at),
            known_at=_at(row.known_at),
            access_needed=row.access_needed,
            access_at=_at(row.access_at),
            responded_at=_at(row.responded_at),
            restored_at=_at(row.restored_at),
            cause=Cause(row.cause) if row.cause else None,
            customer_share=row.customer_share,
            judged_on=row.judged_on,
            event=event or "",
            window=window or "",
            words=row.words,
            found=row.found,
            contractor=row.contractor,
        )
        for row, event, window in session.execute(query)
    )


def windows(session: Session) -> tuple[WindowFacts, ...]:
    """Every maintenance window, whole."""
    if not holds(session, MaintenanceWindow):
        return ()
    links = _links(session, MaintenanceLink.window_id, MaintenanceLink.link_id)
    return tuple(
        WindowFacts(
            number=row.number,
            links=links.get(row.id, ()),
            zone=row.zone,
            start=at(row.starts_at),
            end=at(row.ends_at),
            planned_on=row.planned_on,
            interrupts=row.interrupts,
            notified_on=row.notified_on,
            despite=row.despite,
            cancelled_on=row.cancelled_on,
            words=row.words,
        )
        for row in session.scalars(select(MaintenanceWindow).order_by(MaintenanceWindow.id))
    )


def _events(session: Session) -> tuple[EventFacts, ...]:
    """Every force majeure claimed."""
    if not holds(session, ForceMajeure):
        return ()
    return tuple(
        EventFacts(
            number=row.number,
            party=Side(row.party),
            kind=row.kind,
            duty=row.duty,
            zone=row.zone,
            start=at(row.started_at),
            claimed_on=row.claimed_on,
            end=_at(row.ended_at),
            unpreventable=row.unpreventable,
            no_workaround=row.no_workaround,
            efforts=row.efforts,
        )
        for row in session.scalars(select(ForceMajeure).order_by(ForceMajeure.id))
    )


def suspensions(session: Session) -> tuple[SuspensionFacts, ...]:
    """Every notice of interference or arrears, with the suspension that followed."""
    if not holds(session, Suspension):
        return ()
    links = _links(session, SuspensionLink.suspension_id, SuspensionLink.link_id)
    return tuple(
        SuspensionFacts(
            number=row.number,
            cause=SuspensionCause(row.cause),
            zone=row.zone,
            notice_on=row.notice_on,
            words=row.words,
            links=links.get(row.id, ()),
            start=_at(row.started_at),
            end=_at(row.ended_at),
            cured_on=row.cured_on,
        )
        for row in session.scalars(select(Suspension).order_by(Suspension.id))
    )


def moves(session: Session) -> tuple[MoveFacts, ...]:
    """Every relocation and move."""
    if not holds(session, Move):
        return ()
    after = aliased(Link)
    query = (
        select(Move, Link.number, after.number, Building.number, Place.name)
        .join(Link, Link.id == Move.link_id)
        .outerjoin(after, after.id == Move.successor_id)
        .outerjoin(Building, Building.id == Move.building_id)
        .outerjoin(Place, Place.id == Move.store_id)
        .order_by(Move.id)
    )
    return tuple(
        MoveFacts(
            number=row.number,
            kind=MoveKind(row.kind),
            link=link,
            reason=MoveReason(row.reason),
            notice_on=row.notice_on,
            planned_on=row.planned_on,
            to=building or "",
            store=store or "",
            owner=row.owner,
            despite=row.despite,
            consent_on=row.consent_on,
            removed_on=row.removed_on,
            installed_on=row.installed_on,
            successor=successor or "",
            cancelled_on=row.cancelled_on,
            contractor=row.contractor,
            words=row.words,
        )
        for row, link, successor, building, store in session.execute(query)
    )


def _marks(session: Session) -> tuple[MarkFacts, ...]:
    """Every building and hub marked as having local connectivity."""
    query = (
        select(ConnectedPlace, Building.number, Building.name, Hub.code, Hub.name)
        .outerjoin(Building, Building.id == ConnectedPlace.building_id)
        .outerjoin(Hub, Hub.id == ConnectedPlace.hub_id)
        .order_by(ConnectedPlace.id)
    )
    return tuple(
        MarkFacts(
            number or code, name or hub, row.connected_on, row.marked_on, row.proof, row.ended_on, hub=code is not None
        )
        for row, number, name, code, hub in session.execute(query)
    )


def _reports(session: Session, as_of: date) -> tuple[ReportFacts, ...]:
    """Every availability report issued by a day."""
    query = select(AvailabilityReport).where(AvailabilityReport.issued_on <= as_of)
    rows = session.scalars(query.order_by(AvailabilityReport.first))
    return tuple(ReportFacts(row.first, row.last, row.issued_on) for row in rows)


def _disturbances(session: Session, as_of: date) -> tuple[DisturbanceFacts, ...]:
    """Every disturbance by a day; a notice given later has not been given."""
    if not holds(session, DisturbanceNotice):
        return ()
    links = _links(session, DisturbanceLink.notice_id, DisturbanceLink.link_id)
    query = select(DisturbanceNotice).where(DisturbanceNotice.happened_on <= as_of)
    return tuple(
        DisturbanceFacts(
            row.number,
            links.get(row.id, ()),
            Disturbance(row.reason),
            row.happened_on,
            row.notice_on if row.notice_on is not None and row.notice_on <= as_of else None,
            row.words,
        )
        for row in session.scalars(query.order_by(DisturbanceNotice.id))
    )


def _work(session: Session, as_of: date) -> tuple[WorkFacts, ...]:
    """Every work order opened by a day."""
    if not holds(session, WorkOrder):
        return ()
    query = (
        select(WorkOrder, Link.number, Outage.number)
        .join(Link, Link.id == WorkOrder.link_id)
        .outerjoin(Outage, Outage.id == WorkOrder.outage_id)
        .where(WorkOrder.opened_on <= as_of)
        .order_by(WorkOrder.id)
    )
    return tuple(
        WorkFacts(
            row.number,
            WorkKind(row.kind),
            link,
            row.opened_on,
            row.done_on if row.done_on is not None and row.done_on <= as_of else None,
            row.contractor,
            row.words,
            outage or "",
        )
        for row, link, outage in session.execute(query)
    )
