"""A radio pair as its own page shows it: its row, its Link, and everything that happened to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.queries.letter_facts import Law, law, link_facts
from models.queries.links import LinkRow, links
from models.queries.movements import Move, moves
from models.queries.pairs import PairRow, pairs
from models.rules.acceptance import LetterState
from models.rules.clause import day_words
from models.rules.inventory import PlaceKind
from models.rules.links import LinkFacts, LinkStanding, link_standing
from models.tables import Entry, Link, Pair

__all__ = ["PairEvent", "PairEventKind", "PairPage", "pair"]


class PairEventKind(StrEnum):
    """What kind of thing happened to a pair."""

    SHIPPED = "shipped"
    RECEIVED = "received"
    MOVED = "moved"
    REPAIR = "repair"
    INSTALLED = "installed"
    REMOVED = "removed"
    LETTER = "letter"
    ACCEPTED = "accepted"
    DEEMED = "deemed"
    OBJECTED = "objected"
    SERIAL = "serial"
    SOLD_BACK = "sold_back"
    LOST = "lost"
    REPOSSESSED = "repossessed"


@dataclass(frozen=True, slots=True)
class PairEvent:
    """One thing that happened to a pair: its day, its words, and a second voice."""

    on: date
    kind: PairEventKind
    words: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class PairPage:
    """A pair with all that is known of it by a day; the latest event comes first."""

    row: PairRow
    link: LinkRow | None
    events: tuple[PairEvent, ...]


def pair(session: Session, tag: str, as_of: date) -> PairPage:
    """One pair whole; a Refusal says that it was not shipped by a day."""
    in_force = law(session, as_of)
    facts = link_facts(session, session.scalars(select(Link.number).join(Pair).where(Pair.tag == tag)).all())
    standings = _standings(facts, in_force, as_of)
    row = next(iter(pairs(session, as_of, standings, [tag])), None)
    if row is None:
        raise Refusal(f"There is no pair {tag} in this book on {day_words(as_of)}.")
    mine = links(session, as_of, standings, [tag])
    way = moves(session, as_of, [tag])[tag]
    events = [
        *_moves(row, way, mine),
        *_letters(facts.values(), in_force, as_of),
        *_serials(session, tag, as_of),
    ]
    in_order = sorted(events, key=lambda event: event.on)
    return PairPage(row, next((one for one in mine if one.removed_on is None), None), tuple(in_order[::-1]))


def _standings(facts: Mapping[str, LinkFacts], in_force: Law, as_of: date) -> dict[str, LinkStanding]:
    """Where each of a pair's Links stands on a day."""
    calendar, terms, readings = in_force.calendar, in_force.terms, in_force.readings
    found = {number: link_standing(link, calendar, terms, as_of, readings) for number, link in facts.items()}
    return {number: now for number, now in found.items() if now is not None}


def _moves(row: PairRow, way: Sequence[Move], mine: Sequence[LinkRow]) -> Iterator[PairEvent]:
    """What the ledger says of a pair."""
    in_order = iter(mine[::-1])
    link = None
    for move in way:
        if move.to_kind is PlaceKind.TRANSIT:
            words = f"Shipped as {row.shipment}, title and risk passed"
            yield PairEvent(move.on, PairEventKind.SHIPPED, words, f"Packing memorandum {row.memorandum}, {row.order}")
        elif move.to_kind is PlaceKind.BUILDING:
            link = next(in_order)
            hub = f"{link.number}, hub {link.hub}. {move.note}".strip(" .")
            yield PairEvent(move.on, PairEventKind.INSTALLED, f"Installed at {link.name}", hub)
        elif move.from_kind is PlaceKind.BUILDING and link is not None:
            words = f"{link.number} removed from {link.name} to {move.to_place}"
            yield PairEvent(move.on, PairEventKind.REMOVED, words, move.note)
        else:
            yield _between(move)


def _between(move: Move) -> PairEvent:
    """A movement between stores, repair and where pairs are lost or sold."""
    kinds = {
        PlaceKind.REPAIR: (PairEventKind.REPAIR, f"Sent to repair: {move.to_place}"),
        PlaceKind.LOST: (PairEventKind.LOST, f"Lost at {move.from_place}"),
        PlaceKind.SOLD_BACK: (PairEventKind.SOLD_BACK, f"Sold back from {move.from_place}"),
        PlaceKind.REPOSSESSED: (PairEventKind.REPOSSESSED, f"Repossessed at {move.from_place}"),
        PlaceKind.SOLD_UNDER_SECURITY: (PairEventKind.REPOSSESSED, "Sold under the security interest"),
    }
    moved = PairEventKind.MOVED, f"Moved from {move.from_place} to {move.to_place}"
    if move.from_kind is PlaceKind.TRANSIT and move.to_kind is PlaceKind.STORE:
        moved = PairEventKind.RECEIVED, f"Received at {move.to_place}"
    kind, words = kinds.get(move.to_kind, moved)
    return PairEvent(move.on, kind, words, move.note)


CLOSED: Mapping[LetterState, tuple[PairEventKind, str]] = {
    LetterState.ACCEPTED: (PairEventKind.ACCEPTED, "{} countersigned, the Link is accepted"),
    LetterState.DEEMED: (PairEventKind.DEEMED, "Deemed installed by {}"),
    LetterState.OBJECTED: (PairEventKind.OBJECTED, "Objected to {}"),
}


def _letters(facts: Iterable[LinkFacts], in_force: Law, as_of: date) -> Iterator[PairEvent]:
    """What the Letters of a pair's Links did: received, and how each was closed."""
    for link in facts:
        for letter in link.letters:
            if letter.issued_on > as_of:
                continue
            now = in_force.standing(letter, as_of)
            if now.received_on is not None and now.received_on <= as_of:
                words = f"Link Availability Letter {letter.number} received"
                yield PairEvent(now.received_on, PairEventKind.LETTER, words, link.number)
            if now.state in CLOSED and now.on is not None:
                kind, words = CLOSED[now.state]
                yield PairEvent(now.on, kind, words.format(letter.number), link.number)


def _serials(session: Session, tag: str, as_of: date) -> Iterator[PairEvent]:
    """What the journal says of a pair's serials: typed, corrected, swapped, turned round, and not undone since."""
    acts = ("correct_serial", "swap_end", "turn_pair")
    rows = session.execute(
        select(Entry.act_id, Entry.sentence, Entry.facts, Entry.recorded_on, Entry.by)
        .where(Entry.act.in_(acts), Entry.recorded_on <= as_of, Entry.facts.contains(f'"tag":"{tag}"', autoescape=True))
        .order_by(Entry.id)
    ).all()
    undos = select(Entry.undoes, Entry.act_id).where(Entry.undoes.is_not(None))
    undone_by = {row.undoes: row.act_id for row in session.execute(undos)} if rows else {}
    for row in rows:
        if _stands(row.act_id, undone_by):
            facts = json.loads(row.facts)
            on = date.fromisoformat(facts.get("swapped_on", row.recorded_on.isoformat()))
            yield PairEvent(on, PairEventKind.SERIAL, row.sentence, facts.get("why", "") or row.by)


def _stands(act_id: str, undone_by: Mapping[str | None, str]) -> bool:
    """Whether an act has effect after all its undos and redos."""
    stands = True
    while act_id in undone_by:
        act_id, stands = undone_by[act_id], not stands
    return stands
