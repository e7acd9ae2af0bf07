"""The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), read out of the book as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.filled import filled
from models.queries.permit_facts import Names, Reader, permit_records, seen
from models.rules.collocation_facts import (
    Against,
    CabinetFacts,
    CollocationBook,
    EndReason,
    FacilityFacts,
    FacilityKind,
    InterferenceFacts,
    ItemFacts,
    LeaseFacts,
    LienFacts,
    MoveFacts,
    Purpose,
    ScheduleFacts,
    Settled,
    SpaceChargeFacts,
    SpaceChargeKind,
    SpaceWorkFacts,
    VisitFacts,
)
from models.rules.state import State
from models.rules.words import Side
from models.tables import Building, Hub
from models.tables.base import Base
from models.tables.collocation import (
    Approval,
    Cabinet,
    CollocatedItem,
    CollocationSchedule,
    Facility,
    FacilityDay,
    FacilityLease,
    InBuildingPlan,
    InBuildingStep,
    InsuranceCertificate,
    Interference,
    Lien,
    Permit,
    PermitGrant,
    SpaceCharge,
    SpaceMove,
    SpaceWork,
    SwitchSite,
    Visit,
    Warranty,
    WarrantyClaim,
)

__all__ = ["collocation_book", "collocation_records"]

R = TypeVar("R", bound=Base)

TABLES = (
    Facility, CollocationSchedule, FacilityDay, FacilityLease, Cabinet, CollocatedItem, Visit, Lien, SpaceWork,
    SpaceMove, Interference, SpaceCharge, Permit, PermitGrant, Approval, InsuranceCertificate, Warranty, WarrantyClaim,
    InBuildingPlan, InBuildingStep, SwitchSite,
)  # fmt: skip
"""The tables asked first whether they hold anything."""


def collocation_book(session: Session, now: State) -> CollocationBook:
    """The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), on the day of a State."""
    return collocation_records(session, now.as_of)


def collocation_records(session: Session, as_of: date) -> CollocationBook:
    """The same without a State: everything recorded of collocation, as it was known on a day."""
    read = Reader(session, as_of, filled(session) & {table.__tablename__ for table in TABLES})
    if not read.filled:
        return CollocationBook()
    names = Names(
        {key: number for key, number in session.execute(select(Facility.id, Facility.number))},
        {key: number for key, number in session.execute(select(Building.id, Building.number))},
        {key: code for key, code in session.execute(select(Hub.id, Hub.code))},
    )
    facilities = _facilities(read, names)
    records = permit_records(read, names)
    return CollocationBook(
        facilities=facilities,
        certificates=records.certificates,
        approvals=records.approvals,
        permits=records.permits,
        liens=_liens(read, names),
        warranties=records.warranties,
        in_building=records.in_building,
        interferences=_interferences(read, names),
        charges=_charges(read, names),
        sites=records.sites,
        routes=records.routes,
    )


def _by_facility(rows: Iterable[R]) -> Mapping[int, list[R]]:
    """Rows by the facility they are about."""
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[getattr(row, "facility_id")].append(row)  # noqa: B009  every table here has it, their base has not
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is recorded of every facility, by the facility's id."""

    schedules: Mapping[int, list[CollocationSchedule]]
    leases: Mapping[int, list[FacilityLease]]
    days: Mapping[int, list[FacilityDay]]
    cabinets: Mapping[int, list[Cabinet]]
    visits: Mapping[int, list[Visit]]
    works: Mapping[int, list[SpaceWork]]
    moves: Mapping[int, list[SpaceMove]]
    items: Mapping[int, list[CollocatedItem]]  # by the cabinet's id


def _parts(read: Reader) -> _Parts:
    """Everything recorded of facilities, each kind in one statement."""
    items: dict[int, list[CollocatedItem]] = defaultdict(list)
    for item in read.scalars(select(CollocatedItem).order_by(CollocatedItem.id)):
        if item.placed_on <= read.as_of:
            items[item.cabinet_id].append(item)
    return _Parts(
        _by_facility(read.scalars(select(CollocationSchedule).order_by(CollocationSchedule.version))),
        _by_facility(read.scalars(select(FacilityLease).order_by(FacilityLease.learned_on, FacilityLease.id))),
        _by_facility(read.scalars(select(FacilityDay).order_by(FacilityDay.known_on, FacilityDay.id))),
        _by_facility(read.scalars(select(Cabinet).order_by(Cabinet.name))),
        _by_facility(read.scalars(select(Visit).order_by(Visit.in_on, Visit.in_at, Visit.id))),
        _by_facility(read.scalars(select(SpaceWork).order_by(SpaceWork.id))),
        _by_facility(read.scalars(select(SpaceMove).order_by(SpaceMove.id))),
        items,
    )


def _facilities(read: Reader, names: Names) -> tuple[FacilityFacts, ...]:
    """Every facility added by a day, by number."""
    parts = _parts(read)
    rows = read.scalars(select(Facility).where(Facility.added_on <= read.as_of).order_by(Facility.number))
    return tuple(_facility(row, parts, names, read.as_of) for row in rows)


def _facility(row: Facility, parts: _Parts, names: Names, as_of: date) -> FacilityFacts:
    """A facility with everything known of it on a day."""
    days = {one.kind: one for one in parts.days[row.id] if one.known_on <= as_of}  # the last of each kind
    ended, cabinets = days.get("ended"), parts.cabinets[row.id]
    placed = [(cabinet, item) for cabinet in cabinets for item in parts.items[cabinet.id]]
    out = [item.removed_on for _, item in placed if item.removed_on is not None and item.removed_on <= as_of]
    return FacilityFacts(
        number=row.number,
        kind=FacilityKind(row.kind),
        name=row.name,
        address=", ".join(filter(None, (row.street, row.city, f"{row.state} {row.zip}".strip()))),
        affiliate=row.affiliate,
        hub=names.hub(row.hub_id),
        building=names.building(row.building_id),
        schedules=tuple(_schedule(one, as_of) for one in parts.schedules[row.id] if one.dated_on <= as_of),
        leases=tuple(
            LeaseFacts(one.learned_on, one.ends_on, one.source)
            for one in parts.leases[row.id]
            if one.learned_on <= as_of
        ),
        prepared_on=_on(days, "prepared"),
        renewal_effort_on=_on(days, "renewal_effort"),
        taking_on=_on(days, "taking"),
        ended_on=_on(days, "ended"),
        end_reason=EndReason(ended.words) if ended is not None else None,
        removed_on=_on(days, "removed"),
        last_out_on=max(out, default=None),
        demarcation=days["demarcation"].words if "demarcation" in days else "",
        cabinets=tuple(CabinetFacts(one.name, one.square_feet) for one in cabinets if one.added_on <= as_of),
        items=tuple(_item(item, cabinet.name) for cabinet, item in placed if seen(item.removed_on, as_of) is None),
        visits=tuple(_visit(one, as_of) for one in parts.visits[row.id] if one.in_on <= as_of),
        works=tuple(_work(one, as_of) for one in parts.works[row.id] if one.known_on <= as_of),
        moves=tuple(_move(one, as_of) for one in parts.moves[row.id] if one.noticed_on <= as_of),
    )


def _on(known: Mapping[str, FacilityDay], kind: str) -> date | None:
    """The day something happened, as far as it is known."""
    return known[kind].happened_on if kind in known else None


def _schedule(row: CollocationSchedule, as_of: date) -> ScheduleFacts:
    """A version of a Schedule with the signatures and attachments of a day."""
    return ScheduleFacts(
        row.version,
        row.dated_on,
        row.racks,
        row.cabinets,
        row.shelves,
        row.requested_on,
        row.escort,
        seen(row.customer_signed_on, as_of),
        seen(row.winstar_signed_on, as_of),
        row.drawings if seen(row.drawings_on, as_of) else "",
        seen(row.drawings_on, as_of),
        row.work_tasks if seen(row.work_tasks_on, as_of) else "",
        seen(row.work_tasks_on, as_of),
    )


def _item(row: CollocatedItem, cabinet: str) -> ItemFacts:
    """An item that stands in a cabinet."""
    return ItemFacts(
        row.number, cabinet, row.name, row.watts, row.pounds, row.switches, row.placed_on, row.serial, row.despite
    )


def _visit(row: Visit, as_of: date) -> VisitFacts:
    """A visit, ended if it was by a day."""
    out_on = seen(row.out_on, as_of)
    return VisitFacts(
        row.number,
        row.visitor,
        Purpose(row.purpose),
        row.in_on,
        row.in_at,
        out_on,
        row.out_at if out_on else "",
        row.escorted,
        row.contractor,
        row.despite,
    )


def _work(row: SpaceWork, as_of: date) -> SpaceWorkFacts:
    """Winstar's own work, with the notice known on a day."""
    notified_on = seen(row.notified_on, as_of)
    by = row.notified_by if notified_on else ""
    return SpaceWorkFacts(row.number, row.work, row.begins_on, notified_on, by, row.cost)


def _move(row: SpaceMove, as_of: date) -> MoveFacts:
    """A move of a Space, done if it was by a day."""
    moved_on = seen(row.moved_on, as_of)
    return MoveFacts(row.number, row.noticed_on, row.moves_on, row.to_place, row.why, row.emergency, moved_on)


def _liens(read: Reader, names: Names) -> tuple[LienFacts, ...]:
    """Every lien Customer learned of by a day."""
    rows = read.scalars(select(Lien).where(Lien.learned_on <= read.as_of).order_by(Lien.number))
    return tuple(
        LienFacts(
            row.number,
            row.learned_on,
            row.claimant,
            Against(row.against),
            names.facility(row.facility_id),
            row.filed_on,
            row.amount,
            seen(row.settled_on, read.as_of),
            Settled(row.settled_how) if seen(row.settled_on, read.as_of) else None,
        )
        for row in rows
    )


def _interferences(read: Reader, names: Names) -> tuple[InterferenceFacts, ...]:
    """Every disturbance one party told the other of by a day."""
    rows = read.scalars(select(Interference).where(Interference.noticed_on <= read.as_of).order_by(Interference.number))
    return tuple(
        InterferenceFacts(
            row.number,
            Side(row.caused_by),
            row.noticed_on,
            row.words,
            names.facility(row.facility_id),
            names.building(row.building_id),
            seen(row.suspended_on, read.as_of),
            seen(row.cured_on, read.as_of),
        )
        for row in rows
    )


def _charges(read: Reader, names: Names) -> tuple[SpaceChargeFacts, ...]:
    """Every further service rendered and damage done in a facility by a day."""
    rows = read.scalars(select(SpaceCharge).where(SpaceCharge.rendered_on <= read.as_of).order_by(SpaceCharge.number))
    return tuple(
        SpaceChargeFacts(
            row.number,
            names.facility(row.facility_id),
            SpaceChargeKind(row.kind),
            row.words,
            row.rendered_on,
            row.amount,
        )
        for row in rows
    )
