"""Buildings as of a day: their rank, Winstar's word, selection and links, and the state that follows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.queries.letter_facts import Law, law, letter_facts, link_facts
from models.queries.notice_facts import book_of, has_notices
from models.queries.ranking import Ranked, held_from, ranking
from models.queries.stock import Mounted, pair_facts
from models.rules.buildings import BuildingFacts, BuildingState, Word, building_standing
from models.rules.clause import Known
from models.rules.customer_list import ListRow
from models.rules.inventory import process_end
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkStanding, link_standing
from models.rules.notice_facts import NoticeBook
from models.tables import Building, ColumnMap, Eligibility, Hub, Link, ListPart, Pair, Placing, Proposal, Selection

__all__ = [
    "BuildingRow",
    "KnownBuilding",
    "building_facts",
    "buildings",
    "column_maps",
    "known_buildings",
    "link_standings",
    "notices_on",
    "proposals",
]


@dataclass(frozen=True, slots=True)
class BuildingRow:
    """One building as the list shows it."""

    number: str
    rank: int | None
    name: str
    street: str
    city: str
    state: str
    zip: str
    floors: int | None
    latitude: Decimal | None
    longitude: Decimal | None
    remarks: str
    standing: BuildingState
    standing_on: date | None
    reason: str
    word: Word
    selected_on: date | None
    hub: str
    links: tuple[str, ...]
    pairs: tuple[str, ...]
    held_until: date | None
    part: str  # first list, or the addition it came with

    @property
    def place(self) -> str:
        """The city with its state."""
        return f"{self.city}, {self.state}" if self.state else self.city


def link_standings(
    session: Session, as_of: date, of: Law | None = None, letters: dict[str, LetterFacts] | None = None
) -> dict[str, LinkStanding]:
    """Where every link stands on a day, by its number; links not yet mounted are left out."""
    of = of or law(session, as_of)
    found: dict[str, LinkStanding] = {}
    for number, facts in link_facts(session, letters=letters if letters is not None else letter_facts(session)).items():
        now = link_standing(facts, of.calendar, of.terms, as_of, of.readings)
        if now is not None:
            found[number] = now
    return found


def building_facts(
    session: Session,
    as_of: date,
    standings: Mapping[str, LinkStanding] | None = None,
    numbers: Iterable[str] | None = None,
) -> dict[str, BuildingFacts]:
    """What the rules look at, by building number: all buildings, or those named."""
    standings = link_standings(session, as_of) if standings is None else standings
    wanted = None if numbers is None else tuple(numbers)
    ranks = {one.building_id: one for one in ranking(session, as_of)}
    listed = {row.id: row.effective_on for row in session.execute(select(ListPart.id, ListPart.effective_on))}
    words = _words(session, as_of)
    chosen = _selections(session, as_of)
    links: dict[int, list[LinkStanding]] = defaultdict(list)
    for row in session.execute(select(Link.number, Link.building_id).order_by(Link.id)):
        if row.number in standings:
            links[row.building_id].append(standings[row.number])
    book = notices_on(session, as_of, standings)
    lines = {line.building: line for line in book.lines}
    query = select(Building.id, Building.number, Building.name).order_by(Building.id)
    found = {
        row.number: _facts(row.id, row.number, row.name, ranks, listed, words, chosen, links)
        for row in session.execute(_named(query, wanted))
    }
    if not book.notices:
        return found
    begun = book.initial is not None
    return {number: replace(one, line=lines.get(number), begun=begun) for number, one in found.items()}


def notices_on(session: Session, as_of: date, standings: Mapping[str, LinkStanding]) -> NoticeBook:
    """The notices of a day; the end of the process is looked for only where enough Links stand."""
    if not has_notices(session):
        return NoticeBook()
    of, links = law(session, as_of), link_facts(session)
    ended_on = None
    if len(standings) >= of.terms.inventory.end_installed_pairs:
        listed = {one.building_id for one in ranking(session, as_of)}
        rows = session.execute(select(Link.number, Link.building_id))
        at_listed = frozenset(number for number, key in rows if key in listed)
        mounted = Mounted(links, standings, at_listed, len(listed))
        end = process_end(tuple(pair_facts(session, as_of, mounted).values()), of.terms, as_of, of.readings)
        ended_on = end.value if isinstance(end, Known) else None
    return book_of(session, as_of, of, links, standings, ended_on)


Choice = tuple[date, int, date | None]
Said = tuple[str, date, str]


def _facts(
    key: int,
    number: str,
    name: str,
    ranks: Mapping[int, Ranked],
    listed: Mapping[int, date],
    words: Mapping[int, Said],
    chosen: Mapping[int, Choice],
    links: Mapping[int, list[LinkStanding]],
) -> BuildingFacts:
    """One building's facts out of the tables read for all."""
    place = ranks.get(key)
    word, word_on, reason = words.get(key, (Word.OPEN.value, None, ""))
    selected_on, pairs, withdrawn_on = chosen.get(key, (None, 1, None))
    return BuildingFacts(
        number,
        name,
        place.rank if place else None,
        listed[place.part_id] if place else None,
        Word(word),
        word_on,
        reason,
        selected_on,
        pairs,
        withdrawn_on,
        tuple(links.get(key, ())),
    )


def _named(query: Select[int, str, str], numbers: tuple[str, ...] | None) -> Select[int, str, str]:
    """The query, for the buildings named only."""
    return query if numbers is None else query.where(Building.number.in_(numbers))


def _words(session: Session, as_of: date) -> dict[int, Said]:
    """Winstar's latest word on each building by a day."""
    rows = session.execute(
        select(Eligibility.building_id, Eligibility.standing, Eligibility.decided_on, Eligibility.reason)
        .where(Eligibility.decided_on <= as_of)
        .order_by(Eligibility.decided_on, Eligibility.id)
    )
    return {row.building_id: (row.standing, row.decided_on, row.reason) for row in rows}


def _selections(session: Session, as_of: date) -> dict[int, Choice]:
    """Each building's latest selection by a day; a withdrawal after the day is not known yet."""
    rows = session.execute(
        select(Selection.building_id, Selection.selected_on, Selection.pairs, Selection.withdrawn_on)
        .where(Selection.selected_on <= as_of)
        .order_by(Selection.selected_on, Selection.id)
    )
    return {
        row.building_id: (
            row.selected_on,
            row.pairs,
            row.withdrawn_on if row.withdrawn_on and row.withdrawn_on <= as_of else None,
        )
        for row in rows
    }


def buildings(session: Session, as_of: date) -> list[BuildingRow]:
    """Every building delivered by a day, in order of rank; held and dropped ones come last."""
    facts = building_facts(session, as_of)
    held = held_from(session, as_of)
    hubs = _hubs(session, as_of)
    parts = _parts(session, as_of)
    rows = []
    for row in session.scalars(select(Building)):
        if row.id not in parts:
            continue
        known = facts[row.number]
        standing = building_standing(known)
        hub, links, pairs = hubs.get(row.id, ("", (), ()))
        rows.append(
            BuildingRow(
                row.number,
                known.rank,
                row.name,
                row.street,
                row.city,
                row.state,
                row.zip,
                row.floors,
                row.latitude,
                row.longitude,
                row.remarks,
                standing.state,
                standing.on,
                known.reason,
                known.word,
                known.selected_on if known.is_selected else None,
                hub,
                links,
                pairs,
                held.get(row.id),
                parts[row.id],
            )
        )
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.number))


def _hubs(session: Session, as_of: date) -> dict[int, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The hub, links and pairs of each building with a link on a day."""
    rows = session.execute(
        select(Link.building_id, Hub.code, Link.number, Pair.tag)
        .join(Hub, Hub.id == Link.hub_id)
        .join(Pair, Pair.id == Link.pair_id)
        .where(Link.installed_on <= as_of, (Link.removed_on.is_(None)) | (Link.removed_on > as_of))
        .order_by(Link.id)
    )
    found: dict[int, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}
    for row in rows:
        _, links, pairs = found.get(row.building_id, ("", (), ()))
        found[row.building_id] = (row.code, (*links, row.number), (*pairs, row.tag))
    return found


def _parts(session: Session, as_of: date) -> dict[int, str]:
    """With which delivery of the list each building came, for those delivered by a day."""
    rows = session.execute(
        select(Placing.building_id, ListPart.kind, ListPart.delivered_on)
        .join(ListPart, ListPart.id == Placing.part_id)
        .where(ListPart.delivered_on <= as_of)
        .order_by(Placing.id.desc())
    )
    return {
        row.building_id: "First list" if row.kind == "first" else f"Addition of {row.delivered_on:%Y-%m-%d}"
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class KnownBuilding:
    """A building as the review of an import compares it: its number in the book, and its row of the list."""

    number: str
    row: ListRow


def known_buildings(session: Session, as_of: date) -> list[KnownBuilding]:
    """Every building in the book with its rank on a day; held ones are ranked behind all others."""
    ranks = {one.building_id: one.rank for one in ranking(session, as_of)}
    behind = count(len(ranks) + 1)
    return [
        KnownBuilding(row.number, _list_row(row, ranks.get(row.id) or next(behind)))
        for row in session.scalars(select(Building).order_by(Building.id))
    ]


def _list_row(row: Building, rank: int) -> ListRow:
    """A building as its row of the list."""
    details = (row.name, row.street, row.city, row.state, row.zip, row.floors, row.latitude, row.longitude)
    return ListRow(rank, *details, row.remarks, row.apart)


def column_maps(session: Session, kind: str) -> dict[str, tuple[str, ...]]:
    """The remembered mappings of a kind of import: the layout's signature to the field of each column."""
    rows = session.execute(select(ColumnMap.signature, ColumnMap.mapping).where(ColumnMap.kind == kind))
    return {row.signature: tuple(json.loads(row.mapping)) for row in rows}


def proposals(session: Session) -> list[tuple[str, str, date]]:
    """The register of earlier proposals: key, address and day (EXB-1b)."""
    rows = session.execute(select(Proposal.key, Proposal.address, Proposal.proposed_on).order_by(Proposal.id))
    return [(row.key, row.address, row.proposed_on) for row in rows]
