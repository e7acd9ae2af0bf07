"""Acts on Links: a pair mounted between a hub and a building, and taken down again (MA-1.1o, Exhibit B)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.pairs import move
from models.errors import Refusal
from models.queries.buildings import building_facts, link_standings
from models.queries.letter_facts import law, link_facts
from models.queries.movements import moves
from models.queries.stock import Mounted, pair_facts
from models.rules.buildings import BuildingFacts, why_not_install, why_not_mount
from models.rules.clause import Known, day_words
from models.rules.inventory import PairFacts, PlaceKind, inventory_event
from models.rules.links import LinkStanding, LinkState
from models.rules.terms import Terms
from models.rules.words import counted
from models.tables import Building, Link, Pair, Place

__all__ = ["Installation", "install_pair", "install_pairs", "remove_link"]


@dataclass(frozen=True, slots=True)
class Installation:
    """One pair mounted at both ends: near at a hub, far at a building.

    `despite` gives the reason for a building the rules bar, for example one approved by word of mouth.
    """

    tag: str
    building: str
    hub: str
    installed_on: date
    near_place: str = ""
    far_place: str = ""
    despite: str = ""


@act(says="Installed {tag} at {name} as {link}")
def install_pair(
    doing: Doing,
    *,
    tag: str,
    building: str,
    hub: str,
    installed_on: date,
    near_place: str = "",
    far_place: str = "",
    despite: str = "",
) -> Mapping[str, object]:
    """Records that a pair was mounted between a hub and a building: a Link is made (MA-1.1o).

    The building has to be an Eligible Location, and selected once the Inventory Event has come; `despite` gives the
    reason for going on where it is not.
    """
    one = Installation(tag, building, hub, installed_on, near_place, far_place, despite)
    [link] = _install(doing, [one])
    return {"link": link, "name": records.building(doing.session, building).name}


@act(says="Installed {count}: {what}")
def install_pairs(doing: Doing, *, lines: tuple[Installation, ...]) -> Mapping[str, object]:
    """Records many installations at once, all of them or none (MA-1.1o)."""
    if not lines:
        raise Refusal("Name at least one pair that was installed.", "MA-1.1o")
    links = _install(doing, lines)
    in_order = sorted(links, key=lambda number: (len(number), number))
    what = links[0] if len(links) == 1 else f"{in_order[0]} to {in_order[-1]}"
    return {"links": tuple(links), "count": counted(len(links), "pair"), "what": what}


def _install(doing: Doing, lines: Sequence[Installation]) -> list[str]:
    """Makes the links of many installations, the earliest first; gives their numbers in the order of the lines."""
    numbers: dict[int, str] = {}
    site: _Site | None = None
    for position, one in sorted(enumerate(lines), key=lambda line: line[1].installed_on):
        refuse_day(doing, one.installed_on, "A pair cannot be installed")
        if site is None or site.on != one.installed_on:
            site = _site(doing, one.installed_on, {line.building for line in lines})
        numbers[position] = _mount(doing, one, site)
    return [numbers[position] for position in range(len(lines))]


@dataclass(frozen=True, slots=True)
class _Site:
    """What the rules look at on one day; what is mounted on it is added as it goes."""

    on: date
    terms: Terms
    selection_needed: bool
    pairs: dict[str, PairFacts]
    buildings: dict[str, BuildingFacts]

    def add(self, number: str, one: Installation) -> None:
        """Puts in a link that was just made."""
        building = self.buildings[one.building]
        link = LinkStanding(number, LinkState.INSTALLED, self.on)
        self.buildings[one.building] = replace(building, links=(*building.links, link))
        self.pairs[one.tag] = replace(self.pairs[one.tag], link=number)


def _site(doing: Doing, on: date, buildings: set[str]) -> _Site:
    """The pairs and the buildings named, as they stand on a day."""
    session = doing.session
    session.flush()
    in_force = law(session, on)
    links, standings = link_facts(session), link_standings(session, on, in_force)
    mounted = Mounted(links=links, standings=standings, at_listed=frozenset(), listed=0)
    pairs = pair_facts(session, on, mounted)
    event = inventory_event(tuple(pairs.values()), in_force.terms, on, in_force.readings)
    return _Site(
        on,
        in_force.terms,
        isinstance(event, Known) and event.value < on,
        pairs,
        building_facts(session, on, standings, buildings),
    )


def _mount(doing: Doing, one: Installation, site: _Site) -> str:
    """Makes one link and moves its pair to the building; gives the link's number."""
    building, hub = records.building(doing.session, one.building), records.hub(doing.session, one.hub)
    pair = records.pair(doing.session, one.tag)
    remark = _refuse(one, site)
    number = records.next_number(doing.session, Link.number, "L")
    move(doing, moves(doing.session, tags=[one.tag])[one.tag], _place(doing, building), one.installed_on, remark)
    doing.session.add(
        Link(
            number=number,
            pair_id=pair.id,
            building_id=building.id,
            hub_id=hub.id,
            installed_on=one.installed_on,
            near_place=one.near_place.strip(),
            far_place=one.far_place.strip(),
            removed_on=None,
        )
    )
    site.add(number, one)
    return number


def _refuse(one: Installation, site: _Site) -> str:
    """Refuses what the rules bar; where a reason was given to go on in spite of the building, that is the remark."""
    pair = site.pairs.setdefault(one.tag, PairFacts(one.tag))
    if reason := why_not_mount(pair, site.on):
        raise Refusal(reason, "MA-1.1o")
    reason = why_not_install(site.buildings[one.building], pair, site.terms, site.on, site.selection_needed)
    if reason and not one.despite.strip():
        raise Refusal(reason, "MA-1.1h")
    return f"{reason} Installed nevertheless: {one.despite.strip()}" if reason else ""


def _place(doing: Doing, building: Building) -> Place:
    """The place of a building, made when the first pair goes there."""
    place = doing.session.scalar(select(Place).where(Place.building_id == building.id))
    if place is None:
        taken = doing.session.scalar(select(Place.id).where(Place.name == building.name))
        name = building.name if taken is None else f"{building.name} ({building.number})"
        place = Place(kind=PlaceKind.BUILDING.value, name=name, building_id=building.id)
        doing.session.add(place)
        doing.session.flush()
    return place


@act(says="Removed {link} from {name}, {tag} to {to}")
def remove_link(doing: Doing, *, link: str, removed_on: date, to: str, why: str) -> Mapping[str, object]:
    """Records that the pair of a Link was taken down and brought to a store or into repair, with the reason."""
    refuse_day(doing, removed_on, "A Link cannot be removed")
    row, goal = records.link(doing.session, link), records.place(doing.session, to)
    if row.removed_on is not None:
        raise Refusal(f"{link} was removed on {day_words(row.removed_on)}.", "MA-1.1o")
    if removed_on < row.installed_on:
        raise Refusal(f"{link} was installed on {day_words(row.installed_on)}; it was not removed before.", "MA-1.1o")
    if goal.kind not in (PlaceKind.STORE, PlaceKind.REPAIR):
        raise Refusal(f"{to} is neither a store nor a repair shop; the pair goes to one of these.", "MA-1.1o")
    if not why.strip():
        raise Refusal("Say why the Link was removed.", "MA-1.1o")
    pair = doing.session.get_one(Pair, row.pair_id)
    move(doing, moves(doing.session, tags=[pair.tag])[pair.tag], goal, removed_on, why.strip())
    row.removed_on = removed_on
    return {"name": doing.session.get_one(Building, row.building_id).name, "tag": pair.tag}
