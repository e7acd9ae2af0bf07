"""Facilities, in-building work and switch sites as a page shows them, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.queries.book import readings as readings_of
from models.queries.book import terms as terms_of
from models.queries.collocation_facts import collocation_records
from models.queries.permit_facts import hub_routes
from models.queries.permits import AccessRow, PaperRow, papers, site_access
from models.rules.clause import Known, Unknown
from models.rules.collocation_facts import CollocationBook, FacilityFacts
from models.rules.facilities import FacilityStanding, FacilityState, facility_standing, removal_due, renewal_effort_due
from models.rules.in_building import Step, counts_as_lit, open_steps, steps
from models.rules.occupancy import Condition, occupancy_gate, unmet
from models.rules.permit_facts import InBuildingFacts, PermitFacts, RouteFacts
from models.rules.permits import missing_permits
from models.rules.spaces import CabinetLoad, cabinet_load, central_office_use, escorted_hours, racks
from models.rules.terms import Terms
from models.tables import Building, Hub, Link
from models.tables.permits import SwitchSite

__all__ = [
    "BuildingWorkRow",
    "CollocationPage",
    "FacilityRow",
    "HubRouteRow",
    "Overview",
    "SiteRow",
    "building_work",
    "collocation_page",
    "facilities",
    "hub_rows",
    "switch_sites",
]


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """A facility with where it stands, what it lacks, and what its Space holds."""

    facts: FacilityFacts
    standing: FacilityStanding
    gate: tuple[Condition, ...]
    loads: tuple[CabinetLoad, ...]
    racks: Known[int] | Unknown
    escorted: Known[Decimal] | Unknown
    effort_due: Known[date] | Unknown | None
    removal_due: Known[date] | Unknown
    access: AccessRow | None = None

    @property
    def number(self) -> str:
        """Its number, CF-001."""
        return self.facts.number

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions of occupancy that are not met; what has ended has none."""
        over = (FacilityState.ENDED, FacilityState.REMOVED, FacilityState.ABANDONED)
        return () if self.standing.state in over else unmet(self.gate)

    @property
    def inside(self) -> tuple[str, ...]:
        """Who is in the Space now."""
        return tuple(one.visitor for one in self.facts.visits if one.out_on is None)


@dataclass(frozen=True, slots=True)
class Overview:
    """All facilities, and how far the units of the allocation table are taken up."""

    rows: tuple[FacilityRow, ...]
    use: Known[tuple[int, int]] | Unknown


def facilities(session: Session, as_of: date) -> Overview:
    """Every facility on a day."""
    law, read = terms_of(session, as_of), readings_of(session, as_of)
    book, access = collocation_records(session, as_of), site_access(session, as_of)
    rows = tuple(
        FacilityRow(
            one,
            facility_standing(one, law, as_of, read),
            occupancy_gate(one, book, law, as_of, read),
            tuple(cabinet_load(one, cabinet, law) for cabinet in one.cabinets),
            racks(one, law),
            escorted_hours(one.visits),
            renewal_effort_due(one, law),
            removal_due(one, law, read),
            access.get(one.number),
        )
        for one in book.facilities
    )
    return Overview(rows, central_office_use(book.facilities, law, as_of, read))


@dataclass(frozen=True, slots=True)
class BuildingWorkRow:
    """A building with its in-building option, its steps, its permits and whom to ask for access."""

    building: str
    name: str
    address: str
    plan: InBuildingFacts | None
    steps: tuple[Step, ...]
    left: tuple[Step, ...]
    lit: Known[bool] | Unknown
    permits: tuple[PermitFacts, ...]
    lacking: tuple[PermitFacts, ...]
    links: int
    access: AccessRow | None = None


def building_work(session: Session, as_of: date) -> list[BuildingWorkRow]:
    """Every building where a Link stands, or of which an option, a permit or an access is recorded, on a day."""
    book, law = collocation_records(session, as_of), terms_of(session, as_of)
    access = site_access(session, as_of)
    plans = {one.building: one for one in book.in_building}
    mounted = _links(session, as_of)
    named = {*plans, *(one.building for one in book.permits if one.building), *mounted, *access}
    rows = session.scalars(select(Building).where(Building.number.in_(named)).order_by(Building.number))
    return [_work(row, plans.get(row.number), book, law, mounted, access.get(row.number), as_of) for row in rows]


def _links(session: Session, as_of: date) -> dict[str, int]:
    """How many Links stand in each building on a day."""
    query = (
        select(Building.number, func.count(Link.id))
        .join(Link, Link.building_id == Building.id)
        .where(Link.installed_on <= as_of, or_(Link.removed_on.is_(None), Link.removed_on > as_of))
        .group_by(Building.number)
    )
    return {number: count for number, count in session.execute(query)}


def _work(
    row: Building,
    plan: InBuildingFacts | None,
    book: CollocationBook,
    law: Terms,
    mounted: dict[str, int],
    access: AccessRow | None,
    as_of: date,
) -> BuildingWorkRow:
    """One building."""
    chosen = plan or InBuildingFacts(row.number, "", as_of, name=row.name)
    return BuildingWorkRow(
        row.number,
        row.name,
        f"{row.street}, {row.city}",
        plan,
        steps(chosen.option, law),
        open_steps(chosen, law),
        counts_as_lit(chosen, law),
        tuple(one for one in book.permits if one.building == row.number),
        missing_permits(row.number, book.permits, as_of),
        mounted.get(row.number, 0),
        access,
    )


@dataclass(frozen=True, slots=True)
class HubRouteRow:
    """A hub with the switch site its traffic is carried to."""

    hub: str
    name: str
    city: str
    route: RouteFacts
    site_name: str = ""
    cage: str = ""


def hub_rows(session: Session, as_of: date) -> list[HubRouteRow]:
    """Every hub with its switch site on a day."""
    routes = {one.hub: one for one in hub_routes(session, as_of)}
    sites = {one.code: one for one in session.scalars(select(SwitchSite).where(SwitchSite.added_on <= as_of))}
    found = []
    for hub in session.scalars(select(Hub).order_by(Hub.code)):
        route = routes[hub.code]
        site = sites.get(route.site)
        city = ", ".join(filter(None, (hub.city, hub.state)))
        found.append(HubRouteRow(hub.code, hub.name, city, route, site.name if site else "", site.cage if site else ""))
    return found


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A switch site with Customer's cage there."""

    code: str
    name: str
    address: str
    cage: str


def switch_sites(session: Session, as_of: date) -> tuple[SiteRow, ...]:
    """Every switch site known on a day."""
    rows = session.scalars(select(SwitchSite).where(SwitchSite.added_on <= as_of).order_by(SwitchSite.code))
    return tuple(
        SiteRow(row.code, row.name, ", ".join(filter(None, (row.street, row.city, row.state))), row.cage)
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class CollocationPage:
    """Everything the Collocation page shows on a day."""

    overview: Overview
    papers: tuple[PaperRow, ...]
    buildings: tuple[BuildingWorkRow, ...]
    hubs: tuple[HubRouteRow, ...]
    sites: tuple[SiteRow, ...]


def collocation_page(session: Session, as_of: date) -> CollocationPage:
    """The four lists of the page, read together."""
    return CollocationPage(
        facilities(session, as_of),
        tuple(papers(session, as_of)),
        tuple(building_work(session, as_of)),
        tuple(hub_rows(session, as_of)),
        switch_sites(session, as_of),
    )
