"""Radio pairs as of a day: where each is, how far it has come, its serials, and the way it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from models.pair_review import EndSide
from models.queries.buildings import link_standings
from models.queries.ends import Serials, ends_of
from models.queries.letter_facts import law, link_facts
from models.queries.links import LinkRow, links
from models.queries.movements import Move, moves, received_on
from models.queries.stock import Mounted, pair_facts
from models.rules.inventory import PlaceKind, on_hand_pairs
from models.rules.links import LinkStanding, LinkState
from models.tables import Order, Pair, Shipment

__all__ = ["OnHand", "PairRow", "PairStanding", "on_hand", "on_hand_of", "pairs"]


class PairStanding(StrEnum):
    """How far a pair has come (10.1 of the register)."""

    IN_TRANSIT = "in_transit"
    IN_STORE = "in_store"
    INSTALLED = "installed"
    LETTER_OUT = "letter_out"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    DEEMED = "deemed"
    REPAIR = "repair"
    SOLD_BACK = "sold_back"
    LOST = "lost"
    REPOSSESSED = "repossessed"
    SOLD_UNDER_SECURITY = "sold_under_security"

    @property
    def words(self) -> str:
        """How the standing is named on screen."""
        names = {"repair": "Under repair", "deemed": "Deemed installed"}
        return names.get(self, self.value.replace("_", " ").capitalize())


BY_PLACE = {
    PlaceKind.TRANSIT: PairStanding.IN_TRANSIT,
    PlaceKind.STORE: PairStanding.IN_STORE,
    PlaceKind.REPAIR: PairStanding.REPAIR,
    PlaceKind.SOLD_BACK: PairStanding.SOLD_BACK,
    PlaceKind.LOST: PairStanding.LOST,
    PlaceKind.REPOSSESSED: PairStanding.REPOSSESSED,
    PlaceKind.SOLD_UNDER_SECURITY: PairStanding.SOLD_UNDER_SECURITY,
}


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as a list shows it; an end nobody has read has no serial."""

    tag: str
    radio: str
    standing: PairStanding
    place: str
    place_kind: PlaceKind
    since: date  # at that place
    near: str | None
    far: str | None
    near_band: str
    far_band: str
    order: str
    batch: int
    shipment: str
    memorandum: str
    package: int | None
    shipped_on: date
    received_on: date | None
    link: str  # empty while it is in none
    building: str
    name: str  # of the building
    hub: str
    installed_on: date | None
    letter: str
    letter_on: date | None  # the first Letter received
    accepted_on: date | None
    deemed: bool

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """The serials of both ends."""
        return self.near, self.far

    @property
    def scanned(self) -> int:
        """How many of its ends have their serial known."""
        return sum(serial is not None for serial in self.ends)

    @property
    def one_end_missing(self) -> bool:
        """Whether one end is known and the other is not."""
        return self.scanned == 1


def pairs(
    session: Session,
    as_of: date,
    standings: Mapping[str, LinkStanding] | None = None,
    tags: Collection[str] | None = None,
) -> list[PairRow]:
    """Every pair shipped by a day, or those named, the latest first.

    `standings` of the Links spares reading the Letters again.
    """
    standings = link_standings(session, as_of) if standings is None else standings
    query: Select[*tuple[Any, ...]] = (
        select(
            Pair.tag,
            Pair.radio,
            Pair.package,
            Order.number.label("order"),
            Order.batch,
            Shipment.number.label("shipment"),
            Shipment.memorandum,
            Shipment.shipped_on,
        )
        .join(Order, Order.id == Pair.order_id)
        .join(Shipment, Shipment.id == Pair.shipment_id)
        .where(Shipment.shipped_on <= as_of)
        .order_by(Pair.id.desc())
    )
    if tags is not None:
        query = query.where(Pair.tag.in_(tags))
    ways, ends = moves(session, as_of, tags), ends_of(session, tags)
    standing_links = {row.tag: row for row in links(session, as_of, standings, tags) if row.removed_on is None}
    return [
        _row(row, ways[row.tag], ends.get(row.tag, {}), standing_links.get(row.tag)) for row in session.execute(query)
    ]


def _row(row: Row[*tuple[Any, ...]], way: Sequence[Move], ends: Serials, link: LinkRow | None) -> PairRow:
    """One pair as the list shows it."""
    last, now = way[-1], link.standing if link else None
    near, near_band = ends.get(EndSide.NEAR, ("", ""))
    far, far_band = ends.get(EndSide.FAR, ("", ""))
    return PairRow(
        tag=row.tag,
        radio=row.radio,
        standing=_standing(last.to_kind, now),
        place=link.name if link else last.to_place,
        place_kind=last.to_kind,
        since=last.on,
        near=near or None,
        far=far or None,
        near_band=near_band,
        far_band=far_band,
        order=row.order,
        batch=row.batch,
        shipment=row.shipment,
        memorandum=row.memorandum,
        package=row.package,
        shipped_on=row.shipped_on,
        received_on=received_on(way),
        link=link.number if link else "",
        building=link.building if link else "",
        name=link.name if link else "",
        hub=link.hub if link else "",
        installed_on=link.installed_on if link else None,
        letter=now.letter if now else "",
        letter_on=now.letter_on if now else None,
        accepted_on=now.accepted_on if now else None,
        deemed=now.deemed if now else False,
    )


def _standing(place: PlaceKind, link: LinkStanding | None) -> PairStanding:
    """How far a pair has come, by its Link, and where it has none by its place."""
    if link is not None and link.state is not LinkState.REMOVED:
        return PairStanding(link.state.value)
    return BY_PLACE[place]


@dataclass(frozen=True, slots=True)
class OnHand:
    """The pairs on hand, by the reading in force, and how far they have come."""

    tags: tuple[str, ...]
    by_standing: Mapping[PairStanding, int]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.tags)

    @property
    def in_store(self) -> int:
        """Those in a store."""
        return self.by_standing.get(PairStanding.IN_STORE, 0)

    @property
    def in_transit(self) -> int:
        """Those shipped and not received."""
        return self.by_standing.get(PairStanding.IN_TRANSIT, 0)

    @property
    def installed(self) -> int:
        """Those mounted and not accepted."""
        mounted = (PairStanding.INSTALLED, PairStanding.LETTER_OUT, PairStanding.OBJECTED)
        return sum(self.by_standing.get(one, 0) for one in mounted)


def on_hand_of(rows: Sequence[PairRow], tags: Collection[str]) -> OnHand:
    """The pairs of a list that a counter names as on hand, and how far they have come."""
    kept = [row for row in rows if row.tag in set(tags)]
    return OnHand(tuple(row.tag for row in kept), Counter(row.standing for row in kept))


def on_hand(session: Session, as_of: date) -> OnHand:
    """The pairs on hand on a day: Customer's own, not installed, not gone (EXB-2b, AMB-08)."""
    in_force = law(session, as_of)
    standings = link_standings(session, as_of, in_force)
    mounted = Mounted(links=link_facts(session), standings=standings, at_listed=frozenset(), listed=0)
    facts = pair_facts(session, as_of, mounted)
    tags = on_hand_pairs(tuple(facts.values()), as_of, in_force.readings)
    return on_hand_of(pairs(session, as_of, standings), tags)
