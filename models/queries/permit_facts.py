"""The records of permits, approvals, insurance, warranties and in-building plans, read out of the book as of a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from models.rules.permit_facts import (
    ApprovalFacts,
    ApprovalKind,
    CertificateFacts,
    ClaimFacts,
    Cover,
    Dslam,
    GrantFacts,
    InBuildingFacts,
    PermitFacts,
    PermitKind,
    RouteFacts,
    WarrantyFacts,
)
from models.rules.words import Side
from models.tables import Building, Hub, Link, Pair
from models.tables.permits import (
    Approval,
    HubRoute,
    InBuildingPlan,
    InBuildingStep,
    InsuranceCertificate,
    Permit,
    PermitGrant,
    SwitchSite,
    Warranty,
    WarrantyClaim,
)

__all__ = ["Names", "PermitRecords", "Reader", "hub_routes", "permit_records", "seen"]

R = TypeVar("R")


def seen(day: date | None, as_of: date) -> date | None:
    """A day of the records, if it had come on the day looked from."""
    return day if day is not None and day <= as_of else None


@dataclass(frozen=True, slots=True)
class Names:
    """The numbers by which facilities, buildings and hubs are known."""

    facilities: Mapping[int, str]
    buildings: Mapping[int, str]
    hubs: Mapping[int, str]

    def facility(self, key: int | None) -> str:
        """The number of a facility; empty for none."""
        return "" if key is None else self.facilities[key]

    def building(self, key: int | None) -> str:
        """The number of a building; empty for none."""
        return "" if key is None else self.buildings[key]

    def hub(self, key: int | None) -> str:
        """The code of a hub; empty for none."""
        return "" if key is None else self.hubs[key]


@dataclass(frozen=True, slots=True)
class Reader:
    """A session that asks only the tables that hold anything: most books have no facility and no permit."""

    session: Session
    as_of: date
    filled: frozenset[str]

    def scalars(self, query: Select[R]) -> Iterable[R]:
        """The rows of a table; none, unasked, where it is empty."""
        return self.session.scalars(query) if self._holds(query) else ()

    def _holds(self, query: Select[Any]) -> bool:
        """Whether the first table of a query has rows."""
        return query.column_descriptions[0]["entity"].__tablename__ in self.filled


@dataclass(frozen=True, slots=True)
class PermitRecords:
    """Everything recorded beside the facilities themselves."""

    certificates: tuple[CertificateFacts, ...]
    approvals: tuple[ApprovalFacts, ...]
    permits: tuple[PermitFacts, ...]
    warranties: tuple[WarrantyFacts, ...]
    in_building: tuple[InBuildingFacts, ...]
    sites: tuple[str, ...]
    routes: tuple[RouteFacts, ...]


def permit_records(read: Reader, names: Names) -> PermitRecords:
    """Permits, approvals, insurance, warranties, in-building plans and switch sites as they were known on a day."""
    sites = read.scalars(select(SwitchSite).where(SwitchSite.added_on <= read.as_of).order_by(SwitchSite.code))
    codes = tuple(row.code for row in sites)
    return PermitRecords(
        _certificates(read, names),
        _approvals(read, names),
        _permits(read, names),
        _warranties(read),
        _in_building(read),
        codes,
        hub_routes(read.session, read.as_of) if codes else (),
    )


def _certificates(read: Reader, names: Names) -> tuple[CertificateFacts, ...]:
    """Every certificate known by a day."""
    table = InsuranceCertificate
    rows = read.scalars(select(table).where(table.known_on <= read.as_of).order_by(table.number))
    return tuple(
        CertificateFacts(
            row.number,
            Cover(row.cover),
            row.insurer,
            row.policy,
            row.holds_from,
            row.expires_on,
            row.per_occurrence,
            row.statutory,
            row.additional_insured,
            seen(row.furnished_on, read.as_of),
            seen(row.cancelled_on, read.as_of),
            names.facility(row.facility_id),
        )
        for row in rows
    )


def _approvals(read: Reader, names: Names) -> tuple[ApprovalFacts, ...]:
    """Every consent asked for by a day, with the answer of that day."""
    rows = read.scalars(select(Approval).where(Approval.asked_on <= read.as_of).order_by(Approval.number))
    found = []
    for row in rows:
        answered_on = seen(row.answered_on, read.as_of)
        found.append(
            ApprovalFacts(
                row.number,
                ApprovalKind(row.kind),
                row.subject,
                Side(row.asked_by),
                row.asked_on,
                names.building(row.building_id),
                names.facility(row.facility_id),
                answered_on,
                row.granted if answered_on else None,
                row.words if answered_on else "",
                seen(row.told_on, read.as_of),
            )
        )
    return tuple(found)


def _permits(read: Reader, names: Names) -> tuple[PermitFacts, ...]:
    """Every permit known by a day to be needed, with what was obtained by then."""
    grants: dict[int, list[GrantFacts]] = defaultdict(list)
    query = select(PermitGrant).where(PermitGrant.obtained_on <= read.as_of)
    for one in read.scalars(query.order_by(PermitGrant.obtained_on, PermitGrant.id)):
        grants[one.permit_id].append(GrantFacts(one.obtained_on, one.expires_on, one.reference))
    rows = read.scalars(select(Permit).where(Permit.asked_on <= read.as_of).order_by(Permit.number))
    return tuple(
        PermitFacts(
            row.number,
            PermitKind(row.kind),
            row.what,
            Side(row.owner),
            row.asked_on,
            names.building(row.building_id),
            names.facility(row.facility_id),
            tuple(grants[row.id]),
            seen(row.dropped_on, read.as_of),
        )
        for row in rows
    )


def _warranties(read: Reader) -> tuple[WarrantyFacts, ...]:
    """Every warranty known by a day, with its claims."""
    claims: dict[int, list[ClaimFacts]] = defaultdict(list)
    query = select(WarrantyClaim).where(WarrantyClaim.claimed_on <= read.as_of)
    for one in read.scalars(query.order_by(WarrantyClaim.claimed_on, WarrantyClaim.id)):
        settled_on = seen(one.settled_on, read.as_of)
        outcome = one.outcome if settled_on else ""
        claims[one.warranty_id].append(ClaimFacts(one.claimed_on, one.defect, settled_on, outcome))
    if Warranty.__tablename__ not in read.filled:
        return ()
    rows = read.session.execute(
        select(Warranty, Pair.tag)
        .outerjoin(Pair, Pair.id == Warranty.pair_id)
        .where(Warranty.known_on <= read.as_of)
        .order_by(Warranty.number)
    )
    return tuple(
        WarrantyFacts(
            row.number,
            row.component,
            row.maker,
            row.starts_on,
            row.ends_on,
            row.passed_through,
            tag or "",
            tuple(claims[row.id]),
        )
        for row, tag in rows
    )


def _in_building(read: Reader) -> tuple[InBuildingFacts, ...]:
    """The latest word by a day on how each building is done, and the steps of it done by then."""
    done: dict[tuple[int, str], list[tuple[str, date]]] = defaultdict(list)
    steps = select(InBuildingStep).where(InBuildingStep.done_on <= read.as_of)
    for step in read.scalars(steps.order_by(InBuildingStep.done_on, InBuildingStep.id)):
        done[step.building_id, step.option].append((step.step, step.done_on))
    plans: dict[int, list[InBuildingPlan]] = defaultdict(list)
    query = select(InBuildingPlan).where(InBuildingPlan.chosen_on <= read.as_of)
    for plan in read.scalars(query.order_by(InBuildingPlan.chosen_on, InBuildingPlan.id)):
        plans[plan.building_id].append(plan)
    if not plans:
        return ()
    found = []
    for building in read.session.scalars(select(Building).where(Building.id.in_(plans)).order_by(Building.number)):
        last = plans[building.id][-1]
        found.append(
            InBuildingFacts(
                building.number,
                last.option,
                _since(plans[building.id], "option"),
                Dslam(last.dslam),
                _since(plans[building.id], "dslam") if last.dslam else None,
                tuple(done[building.id, last.option]),
                building.name,
            )
        )
    return tuple(found)


def _since(plans: list[InBuildingPlan], field: str) -> date:
    """The day from which the last word on a field holds, unchanged to this day."""
    last = getattr(plans[-1], field)
    day = plans[-1].chosen_on
    for plan in reversed(plans):
        if getattr(plan, field) != last:
            break
        day = plan.chosen_on
    return day


def hub_routes(session: Session, as_of: date) -> tuple[RouteFacts, ...]:
    """Every hub with the switch site its traffic is carried to on a day, and the Links that end there."""
    standing = (Link.installed_on <= as_of, or_(Link.removed_on.is_(None), Link.removed_on > as_of))
    ending = Counter(session.scalars(select(Link.hub_id).where(*standing)))
    query = (
        select(HubRoute, SwitchSite.code)
        .join(SwitchSite, SwitchSite.id == HubRoute.site_id)
        .where(HubRoute.holds_from <= as_of)
        .order_by(HubRoute.holds_from)
    )
    latest = {route.hub_id: (route, code) for route, code in session.execute(query)}
    found = []
    for hub in session.scalars(select(Hub).order_by(Hub.code)):
        route, code = latest.get(hub.id, (None, ""))
        pop, since = (route.pop, route.holds_from) if route else ("", None)
        found.append(RouteFacts(hub.code, code, pop, since, ending[hub.id]))
    return tuple(found)
