"""How acts on service read moments on a site's clock, and find the Links and records they are told about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from models.act import Doing
from models.acts import records
from models.acts.days import refuse_day
from models.errors import Refusal
from models.rules.moments import day_at, moment, why_not_moment, why_not_zone
from models.tables import Base, Building, Link
from models.tables.service import Site

__all__ = ["link_rows", "named", "one", "read", "site", "zone_of"]

R = TypeVar("R", bound=Base)


def named(links: Sequence[str]) -> str:
    """Links as an act's sentence names them."""
    return links[0] if len(links) == 1 else f"{links[0]} and {len(links) - 1} more"


def one(doing: Doing, kind: type[R], column: InstrumentedAttribute[str], number: str, what: str) -> R:
    """The record of that number; a Refusal says that there is none."""
    row = doing.session.scalar(select(kind).where(column == number))
    if row is None:
        raise Refusal(f"There is no {what} {number:.20} in this book.")
    return row


def link_rows(doing: Doing, links: Sequence[str]) -> list[Link]:
    """The Links named, each once."""
    return [records.link(doing.session, number) for number in dict.fromkeys(links)]


def site(doing: Doing, building: Building) -> Site:
    """What is recorded of a building for the work there, made when the first of it is known."""
    doing.session.flush()
    row = doing.session.scalar(select(Site).where(Site.building_id == building.id))
    if row is None:
        row = Site(building_id=building.id, zone="", contact="", telephone="", access="")
        doing.session.add(row)
    return row


def zone_of(doing: Doing, links: Sequence[Link], zone: str) -> str:
    """The time zone the moments of some Links are told in; one named is kept for their buildings that have none."""
    buildings = [doing.session.get_one(Building, link.building_id) for link in links]
    sites = [site(doing, building) for building in {one.id: one for one in buildings}.values()]
    found = zone.strip() or next((one.zone for one in sites if one.zone), "")
    if not found and not buildings:
        raise Refusal("Name at least one Link.", "EXD-1.4")
    if not found:
        where = f"The time zone of {buildings[0].name} is not known"
        raise Refusal(f"{where}. Name it with the times, as America/New_York.", "EXD-1.4")
    if reason := why_not_zone(found):
        raise Refusal(reason)
    for row in sites:
        row.zone = row.zone or found
    return found


def read(doing: Doing, words: str, zone: str, cannot: str) -> datetime | None:
    """A moment as it was typed, None where nothing was; a Refusal where it is none or has not come."""
    if not words.strip():
        return None
    if reason := why_not_moment(words, zone):
        raise Refusal(reason)
    found = moment(words, zone)
    refuse_day(doing, day_at(found, zone), cannot)
    return found
