"""The State that the watch looks at, gathered from the book in a fixed number of statements, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.kept import KEPT, Kept
from models.queries.book import address_facts, book, supposed
from models.queries.case_facts import case_book
from models.queries.collocation_facts import collocation_book
from models.queries.letter_facts import law, letter_facts, link_facts
from models.queries.money_facts import money_book
from models.queries.notice_facts import notice_book
from models.queries.plan_facts import plan_book
from models.queries.service_facts import service_book
from models.queries.shipments import shipment_facts
from models.queries.stock import Mounted, stock
from models.rules.acceptance import LetterStanding
from models.rules.counters import counters
from models.rules.links import LinkFacts, LinkStanding, letters_of, standing_by_letters
from models.rules.readings import Readings
from models.rules.state import State
from models.rules.watch import Finding
from models.rules.watch import findings as found_in
from models.rules.words import Side
from models.tables import Base, Building, Entry, Link, Placing, TestPlan

__all__ = ["WHOLE_BOOK", "findings", "state"]

WHOLE_BOOK = frozenset(Base.metadata.tables) - {"journal"}
"""The tables a State may be read from: any of them may change what is due."""


def findings(session: Session, as_of: date) -> list[Finding]:
    """Everything that is due, odd or possible on a day, the most urgent first."""
    return list(found_in(state(session, as_of)))


def state(session: Session, as_of: date) -> State:
    """The whole book as the watch looks at it on a day; readers of one book share it until an act is written."""
    kept: Kept | None = session.info.get(KEPT)
    if kept is None:
        return _read(session, as_of)
    last = session.scalar(select(Entry.hash).order_by(Entry.id.desc()).limit(1))
    return kept.at((last, as_of, supposed(session)), lambda: _read(session, as_of))


def _read(session: Session, as_of: date) -> State:
    """Reads a State; each part may look at those read before it."""
    now = _rollout(session, as_of)
    now = replace(now, notices=notice_book(session, now))
    now = replace(now, service=service_book(session, now), cases=case_book(session, now))
    now = replace(now, plans=plan_book(session, now), collocation=collocation_book(session, now))
    return replace(now, money=money_book(session, now))


def _rollout(session: Session, as_of: date) -> State:
    """The law of a day, the pairs, Links and Letters; every Letter and Link is judged once."""
    of = law(session, as_of)
    letters = letter_facts(session, as_of=as_of)
    standings = {number: of.standing(one, as_of) for number, one in letters.items()}
    links = link_facts(session, letters=letters)
    listed = _listed(session, as_of)
    sites = _sites(session)
    at_listed = frozenset(number for number, site in sites.items() if site.building_id in listed)
    mounted = Mounted(links, _link_standings(links, standings, as_of, of.readings), at_listed, len(listed))
    waiting = [number for number, now in standings.items() if now.state.is_open]
    records = stock(session, of, as_of, mounted, waiting)
    return State(
        as_of=as_of,
        calendar=of.calendar,
        terms=of.terms,
        counters=counters(records, of.terms, as_of, of.readings),
        stock=records,
        readings=of.readings,
        letters=tuple(letters.values()),
        letter_standings=standings,
        links=tuple(links.values()),
        link_standings=mounted.standings,
        shipments=shipment_facts(session, as_of),
        where={number: site.words for number, site in sites.items()},
        addresses=address_facts(session),
        stands_for=Side(book(session).stands_for),
        test_plan_agreed_on=session.scalar(select(func.min(TestPlan.agreed_on))),
    )


def _link_standings(
    links: Mapping[str, LinkFacts], standings: Mapping[str, LetterStanding], as_of: date, readings: Readings
) -> dict[str, LinkStanding]:
    """Where every Link mounted by a day stands, by the standings of its Letters."""
    found = {}
    for number, link in links.items():
        letters = letters_of(link, readings)
        own = [standings[one.number].of(number if number in one.links else one.links[0]) for one in letters]
        now = standing_by_letters(link, own, as_of)
        if now is not None:
            found[number] = now
    return found


def _listed(session: Session, as_of: date) -> set[int]:
    """The buildings on the Customer List on a day: those whose latest place is a place."""
    query = select(Placing.building_id, Placing.position).where(Placing.placed_on <= as_of)
    latest = {key: position for key, position in session.execute(query.order_by(Placing.placed_on, Placing.id))}
    return {key for key, position in latest.items() if position is not None}


class _Site(NamedTuple):
    """The building of a Link, and its address in words: 1200 Market St, Philadelphia."""

    building_id: int
    words: str


def _sites(session: Session) -> dict[str, _Site]:
    """The building of every Link."""
    query = select(Link.number, Building.id, Building.street, Building.city)
    rows = session.execute(query.join(Building, Building.id == Link.building_id))
    return {number: _Site(key, f"{street}, {city}") for number, key, street, city in rows}
