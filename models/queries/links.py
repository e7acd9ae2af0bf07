"""Links and hubs as of a day: which pair stands between which hub and building, and how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.pair_review import EndSide
from models.queries.buildings import link_standings
from models.queries.ends import ends_of
from models.rules.links import LinkStanding
from models.tables import Building, Hub, Link, Pair

__all__ = ["HubRow", "LinkRow", "hubs", "links", "miles"]

EARTH_MILES = 3958.8


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A Link as a list shows it; an end nobody has read has no serial, a distance not known is None."""

    number: str
    tag: str
    radio: str
    building: str
    name: str
    street: str
    city: str
    state: str
    hub: str
    hub_name: str
    hub_street: str
    near: str | None
    far: str | None
    near_band: str
    far_band: str
    near_place: str
    far_place: str
    miles: float | None
    installed_on: date
    removed_on: date | None
    standing: LinkStanding

    @property
    def accepted_on(self) -> date | None:
        """The day it was accepted or deemed installed."""
        return self.standing.accepted_on


def links(
    session: Session,
    as_of: date,
    standings: Mapping[str, LinkStanding] | None = None,
    tags: Collection[str] | None = None,
) -> list[LinkRow]:
    """Every Link installed by a day, or those of the pairs named, the latest first, removed ones among them.

    `standings` of the Links spares reading the Letters again.
    """
    standings = link_standings(session, as_of) if standings is None else standings
    query = (
        select(Link, Pair, Building, Hub)
        .join(Pair, Pair.id == Link.pair_id)
        .join(Building, Building.id == Link.building_id)
        .join(Hub, Hub.id == Link.hub_id)
        .where(Link.installed_on <= as_of)
        .order_by(Link.id.desc())
    )
    if tags is not None:
        query = query.where(Pair.tag.in_(tags))
    ends = ends_of(session, tags)
    return [
        _row(link, pair, (building, hub), ends.get(pair.tag, {}), standings[link.number], as_of)
        for link, pair, building, hub in session.execute(query)
    ]


def _row(
    link: Link,
    pair: Pair,
    sites: tuple[Building, Hub],
    ends: Mapping[EndSide, tuple[str, str]],
    standing: LinkStanding,
    as_of: date,
) -> LinkRow:
    """One Link as a list shows it, with the serials and bands of its pair's ends."""
    building, hub = sites
    near, near_band = ends.get(EndSide.NEAR, ("", ""))
    far, far_band = ends.get(EndSide.FAR, ("", ""))
    return LinkRow(
        number=link.number,
        tag=pair.tag,
        radio=pair.radio,
        building=building.number,
        name=building.name,
        street=building.street,
        city=building.city,
        state=building.state,
        hub=hub.code,
        hub_name=hub.name,
        hub_street=hub.street,
        near=near or None,
        far=far or None,
        near_band=near_band,
        far_band=far_band,
        near_place=link.near_place,
        far_place=link.far_place,
        miles=miles(hub, building),
        installed_on=link.installed_on,
        removed_on=link.removed_on if link.removed_on and link.removed_on <= as_of else None,
        standing=standing,
    )


def miles(start: Hub | Building, end: Hub | Building) -> float | None:
    """The distance between two places as the crow flies; None while a position is not known."""
    if start.latitude is None or start.longitude is None or end.latitude is None or end.longitude is None:
        return None
    latitudes = radians(start.latitude), radians(end.latitude)
    half_up = (latitudes[1] - latitudes[0]) / 2
    half_across = radians(end.longitude - start.longitude) / 2
    chord = sin(half_up) ** 2 + cos(latitudes[0]) * cos(latitudes[1]) * sin(half_across) ** 2
    return 2 * EARTH_MILES * asin(sqrt(chord))


@dataclass(frozen=True, slots=True)
class HubRow:
    """A hub as a list shows it, with the number of Links that end there."""

    code: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    latitude: Decimal | None
    longitude: Decimal | None
    links: int


def hubs(session: Session, as_of: date) -> list[HubRow]:
    """Every hub by its code, with the Links that end there on a day."""
    standing = (Link.installed_on <= as_of, (Link.removed_on.is_(None)) | (Link.removed_on > as_of))
    ending = Counter(session.scalars(select(Link.hub_id).where(*standing)))
    return [
        HubRow(
            row.code,
            row.name,
            row.street,
            row.city,
            row.state,
            row.zip,
            row.latitude,
            row.longitude,
            ending[row.id],
        )
        for row in session.scalars(select(Hub).order_by(Hub.code))
    ]
