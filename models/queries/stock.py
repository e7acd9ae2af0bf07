"""The records the counters count, as they stood on a day: pairs, orders, selections, waiting letters, the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from models.queries.letter_facts import Law
from models.queries.list_changes import listed_proposals, unagreed_changes
from models.queries.notice_facts import book_of, has_notices
from models.queries.orders import order_facts
from models.queries.ranking import list_parts
from models.rules.buildings import BuildingFacts, Word, open_selections
from models.rules.clause import Known
from models.rules.counters import ListFacts, Stock
from models.rules.inventory import Confirmation, PairFacts, PlaceKind, process_end
from models.rules.links import LinkFacts, LinkStanding
from models.rules.notice_facts import NoticeBook
from models.tables import Building, Document, Eligibility, Link, Movement, Order, Pair, Place, Selection, Shipment
from models.tables.notices import EventConfirmation

__all__ = ["Mounted", "confirmation", "pair_facts", "sold_on", "stock"]

InLink = tuple[LinkFacts, LinkStanding]


@dataclass(frozen=True, slots=True)
class Mounted:
    """The links mounted by a day, where each stands, which are at listed buildings, and how many are listed at all."""

    links: Mapping[str, LinkFacts]
    standings: Mapping[str, LinkStanding]
    at_listed: frozenset[str]
    listed: int

    def of_pairs(self) -> dict[str, list[InLink]]:
        """The links of each pair in the order they were made, by its tag."""
        found: dict[str, list[InLink]] = defaultdict(list)
        for number, now in self.standings.items():
            link = self.links[number]
            found[link.pair].append((link, now))
        return found

    def of_buildings(self) -> dict[str, list[LinkStanding]]:
        """The links of each building, by its number."""
        found: dict[str, list[LinkStanding]] = defaultdict(list)
        for number, now in self.standings.items():
            found[self.links[number].building].append(now)
        return found


def stock(session: Session, of: Law, as_of: date, mounted: Mounted, waiting: Sequence[str]) -> Stock:
    """Everything the counters count on a day, by the law of that day."""
    parts = list_parts(session, as_of)
    first = next((part for part in parts if part.kind == "first"), None)
    additions = tuple(part.effective_on for part in parts if part.kind == "addition")
    pairs = tuple(pair_facts(session, as_of, mounted).values())
    book = _notices(session, of, as_of, mounted, pairs)
    chosen = _selected(session, as_of, mounted, book)
    selected = open_selections(chosen)
    return Stock(
        pairs=pairs,
        orders=tuple(order_facts(session, as_of=as_of).values()),
        selected=selected,
        waiting=tuple(waiting),
        list=ListFacts(
            first.delivered_on if first is not None else None,
            mounted.listed,
            additions,
            first.buildings if first is not None else None,
            unagreed_changes(session, as_of),
            listed_proposals(session, as_of),
        ),
        initial_notice_on=book.initial.given_on if book.initial is not None else None,
        notices=book,
        sites=_sites(session, as_of, mounted, chosen, book),
        planned={one.number: one.selected_pairs for one in chosen if one.number in selected},
        confirmed=confirmation(session),
    )


def confirmation(session: Session) -> Confirmation | None:
    """The Inventory Event as the parties confirmed its day, if they did."""
    row = session.execute(select(EventConfirmation.event_on, EventConfirmation.confirmed_on)).first()
    return Confirmation(*row) if row is not None else None


def _notices(session: Session, of: Law, as_of: date, mounted: Mounted, pairs: Sequence[PairFacts]) -> NoticeBook:
    """The notices and where their lines stand."""
    if not has_notices(session):
        return NoticeBook()
    end = process_end(pairs, of.terms, as_of, of.readings)
    ended_on = end.value if isinstance(end, Known) else None
    return book_of(session, as_of, of, mounted.links, mounted.standings, ended_on)


def _selected(session: Session, as_of: date, mounted: Mounted, book: NoticeBook) -> tuple[BuildingFacts, ...]:
    """The buildings ever selected by a day, each with its latest choice, its Links and its line."""
    rows = session.execute(
        select(Building.number, Selection.selected_on, Selection.pairs, Selection.withdrawn_on)
        .join(Building, Building.id == Selection.building_id)
        .where(Selection.selected_on <= as_of)
        .order_by(Selection.selected_on, Selection.id)
    )
    links, lines = mounted.of_buildings(), {line.building: line for line in book.lines}
    latest = {
        row.number: BuildingFacts(
            row.number,
            selected_on=row.selected_on,
            selected_pairs=row.pairs,
            withdrawn_on=_by(row.withdrawn_on, as_of),
            links=tuple(links.get(row.number, ())),
            line=lines.get(row.number),
        )
        for row in rows
    }
    return tuple(latest.values())


def _sites(
    session: Session, as_of: date, mounted: Mounted, chosen: Sequence[BuildingFacts], book: NoticeBook
) -> tuple[BuildingFacts, ...]:
    """The buildings where a Link stands, each with Winstar's latest word and Customer's choice of it."""
    rows = session.execute(
        select(Building.number, Building.name, Eligibility.standing, Eligibility.decided_on, Eligibility.reason)
        .outerjoin(Eligibility, (Eligibility.building_id == Building.id) & (Eligibility.decided_on <= as_of))
        .where(Building.id.in_(select(Link.building_id)))
        .order_by(Eligibility.decided_on, Eligibility.id)
    )
    selected, links = {one.number: one for one in chosen}, mounted.of_buildings()
    found = {}
    for number, name, word, word_on, reason in rows:
        facts = selected.get(number) or BuildingFacts(
            number, links=tuple(links.get(number, ())), line=book.line(number)
        )
        said = Word(word or Word.OPEN)
        found[number] = replace(facts, name=name, word=said, word_on=word_on, reason=reason or "")
    return tuple(one for one in found.values() if one.standing_links)


def _by(day: date | None, as_of: date) -> date | None:
    """A day as known on another: one that has not come is not there yet."""
    return day if day is not None and day <= as_of else None


def pair_facts(session: Session, as_of: date, mounted: Mounted) -> dict[str, PairFacts]:
    """Every pair shipped by a day with its days as known then, by its tag."""
    query = (
        select(Pair.tag, Pair.radio, Order.number.label("order"), Shipment.shipped_on, sold_on(as_of))
        .join(Order, Order.id == Pair.order_id)
        .join(Shipment, Shipment.id == Pair.shipment_id)
        .where(Shipment.shipped_on <= as_of)
        .order_by(Pair.id)
    )
    ways, links = _ways(session, as_of), mounted.of_pairs()
    return {
        tag: replace(
            _pair((tag, radio, order), shipped_on, ways.get(tag, NOWHERE), links.get(tag), mounted, as_of), sold_on=sold
        )
        for tag, radio, order, shipped_on, sold in session.execute(query)
    }


def sold_on(as_of: date) -> ScalarSelect[date]:
    """The day of the first Bill of Sale of an order issued by a day that conveys what had been shipped by then."""
    bill = select(func.min(Document.issued_on)).where(Document.kind == "bill_of_sale", Document.subject == Order.number)
    return (
        bill.where(Document.issued_on.between(Shipment.shipped_on, as_of)).correlate(Order, Shipment).scalar_subquery()
    )


class _Way(NamedTuple):
    """Where a pair's way has led it: its place, since when, and when it first came into a store."""

    place: PlaceKind
    since: date | None
    received_on: date | None


NOWHERE = _Way(PlaceKind.SUPPLIER, None, None)
KINDS = {kind.value: kind for kind in PlaceKind}


def _ways(session: Session, as_of: date) -> dict[str, _Way]:
    """The way of every pair that has moved by a day; what was taken back does not count."""
    query = (
        select(Movement.id, Movement.tag, Movement.moved_on, Place.kind, Movement.reverses_id)
        .join(Place, Place.id == Movement.to_place_id)
        .where(Movement.moved_on <= as_of)
        .order_by(Movement.moved_on, Movement.id)
    )
    rows = session.execute(query).all()
    reverses = {row.id: row.reverses_id for row in rows if row.reverses_id is not None}
    undone = set(reverses.values())
    last: dict[str, tuple[str, date]] = {}
    stored: dict[str, date] = {}
    for key, tag, moved_on, kind, _ in rows:
        if key in undone or (key in reverses and _takes_back(key, reverses)):
            continue
        last[tag] = (kind, moved_on)
        if kind == PlaceKind.STORE.value:
            stored.setdefault(tag, moved_on)
    return {tag: _Way(KINDS[kind], since, stored.get(tag)) for tag, (kind, since) in last.items()}


def _takes_back(key: int, reverses: Mapping[int, int]) -> bool:
    """Whether a reversing movement takes one back; reversing a reversal makes the first one again."""
    return key in reverses and not _takes_back(reverses[key], reverses)


def _pair(
    pair: tuple[str, str, str],
    shipped_on: date,
    way: _Way,
    links: Sequence[InLink] | None,
    mounted: Mounted,
    as_of: date,
) -> PairFacts:
    """A pair with its way and with what became of it in its links; a moved one keeps its first days (AMB-15)."""
    tag, radio, order = pair
    place, since, received_on = way
    gone_on = since if place.is_gone else None
    if not links:
        return PairFacts(tag, radio, order, place, shipped_on, received_on, gone_on=gone_on)
    last = links[-1][0]
    deciding, now = next((one for one in links if one[1].accepted_on is not None), links[-1])
    removed_on = _by(last.removed_on, as_of)
    return PairFacts(
        tag,
        radio,
        order,
        place,
        shipped_on,
        received_on,
        installed_on=links[0][0].installed_on,
        letter_on=min((one.letter_on for _, one in links if one.letter_on), default=None),
        accepted_on=now.accepted_on,
        deemed=now.deemed,
        removed_on=removed_on,
        gone_on=gone_on,
        link="" if removed_on else last.number,
        building=last.building,
        listed=deciding.number in mounted.at_listed,
    )
