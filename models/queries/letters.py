"""Link Availability Letters as lists and pages show them: receipt, clock, tests, answers, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.letter_facts import Law, law, letter_facts, link_facts
from models.queries.link_tests import Tally, tallies
from models.rules.acceptance import LetterStanding, LetterState, chip_words
from models.rules.delivery import Channel, as_known
from models.rules.letter_facts import LetterFacts
from models.rules.links import link_standing
from models.tables import Building, Letter, LetterLink, Link, Pair

__all__ = ["LetterRow", "accepted_links", "letters", "newly_deemed", "rows_of", "unreviewed_deemed"]

ORDER = (
    LetterState.DUE_TODAY,
    LetterState.RUNNING,
    LetterState.RECEIPT_UNKNOWN,
    LetterState.NOT_SENT,
    LetterState.DEEMED,
    LetterState.OBJECTED,
    LetterState.ACCEPTED,
    LetterState.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as a list shows it; building, pair and link are those of its first link, `links` names all."""

    number: str
    issued_on: date
    links: tuple[str, ...]
    link: str
    pair: str
    radio: str
    building: str
    name: str
    street: str
    city: str
    state: LetterState
    clock: str  # 2 Business Days left, Due today, Deemed installed 27 Nov
    on: date | None  # the day it was accepted, objected to, deemed installed or withdrawn
    received_on: date | None
    due_on: date | None
    days_left: int | None
    missing: str  # why the receipt is not known
    note: str  # what is to be said of an answer that did not close it
    channel: Channel | None
    tests: Tally
    replaces: str
    replaced_by: str
    reviewed_on: date | None
    marked: bool = False  # whether a late entry did something to it that nobody has seen yet

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.state.is_open


def letters(session: Session, as_of: date) -> list[LetterRow]:
    """Every letter issued by a day: those that run first, by their last day, then the closed ones, the latest first."""
    facts = letter_facts(session, as_of=as_of).values()
    return sorted(rows_of(session, facts, law(session, as_of), as_of), key=_order)


def _order(row: LetterRow) -> tuple[int, int, str]:
    """Where a letter stands in the list."""
    day = row.due_on if row.is_open else row.on
    ordinal = (day or row.issued_on).toordinal()
    return ORDER.index(row.state), ordinal if row.is_open else -ordinal, row.number


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a link is: its pair and its building."""

    link: str
    pair: str
    radio: str
    building: str
    name: str
    street: str
    city: str


def rows_of(
    session: Session, facts: Iterable[LetterFacts], of: Law, as_of: date, numbers: Sequence[str] | None = None
) -> list[LetterRow]:
    """The rows of letters as of a day; `numbers` names them where they are not all letters of the book."""
    standings = {one.number: (one, of.standing(one, as_of)) for one in facts}
    closed = {number: now.on for number, (_, now) in standings.items() if now.on is not None}
    tests, places = tallies(session, as_of, numbers, closed), _places(session, numbers)
    return [_row(one, now, as_of, tests[number], places[number]) for number, (one, now) in standings.items()]


def _places(session: Session, numbers: Sequence[str] | None) -> dict[str, _Where]:
    """The first link of each letter and where it is, by the letter's number."""
    query = (
        select(
            Letter.number,
            Link.number,
            Pair.tag,
            Pair.radio,
            Building.number,
            Building.name,
            Building.street,
            Building.city,
        )
        .join(LetterLink, LetterLink.letter_id == Letter.id)
        .join(Link, Link.id == LetterLink.link_id)
        .join(Pair, Pair.id == Link.pair_id)
        .join(Building, Building.id == Link.building_id)
        .order_by(LetterLink.id.desc())
    )
    if numbers is not None:
        query = query.where(Letter.number.in_(numbers))
    return {number: _Where(*where) for number, *where in session.execute(query)}


def _row(facts: LetterFacts, now: LetterStanding, as_of: date, tests: Tally, where: _Where) -> LetterRow:
    """One letter as the list shows it."""
    return LetterRow(
        number=facts.number,
        issued_on=facts.issued_on,
        links=facts.links,
        link=where.link,
        pair=where.pair,
        radio=where.radio,
        building=where.building,
        name=where.name,
        street=where.street,
        city=where.city,
        state=now.state,
        clock=chip_words(now, as_of),
        on=now.on,
        received_on=now.received_on,
        due_on=now.due_on,
        days_left=now.business_days_left,
        missing=now.missing,
        note=now.note,
        channel=as_known(facts.delivery, as_of).channel,
        tests=tests,
        replaces=facts.replaces,
        replaced_by=facts.replaced_by,
        reviewed_on=_seen(facts, as_of),
        marked=_unseen(facts, as_of),
    )


def _seen(facts: LetterFacts, as_of: date) -> date | None:
    """The day somebody saw that the letter had become deemed installed, if it has come."""
    return facts.reviewed_on if facts.reviewed_on is not None and facts.reviewed_on <= as_of else None


def _unseen(facts: LetterFacts, as_of: date) -> bool:
    """Whether what a late entry did to the letter by a day has not been seen by then."""
    marks = (one for one in facts.marks if one.marked_on <= as_of)
    return any(one.seen_on is None or one.seen_on > as_of for one in marks)


def newly_deemed(session: Session, since: date, as_of: date) -> list[LetterRow]:
    """The letters that became deemed installed after the end of one day and by another."""
    return [row for row in _deemed(session, as_of) if row.on is not None and row.on >= since]


def unreviewed_deemed(session: Session, as_of: date) -> list[LetterRow]:
    """The letters deemed installed on a day that nobody has reviewed by then, in the order they became so."""
    return [row for row in _deemed(session, as_of) if row.reviewed_on is None]


def _deemed(session: Session, as_of: date) -> list[LetterRow]:
    """The letters deemed installed on a day, in the order they became so."""
    of = law(session, as_of)
    issued = letter_facts(session, as_of=as_of).values()
    facts = [one for one in issued if of.standing(one, as_of).state is LetterState.DEEMED]
    rows = rows_of(session, facts, of, as_of, [one.number for one in facts]) if facts else []
    return sorted(rows, key=lambda row: (row.on or row.issued_on, row.number))


def accepted_links(session: Session, as_of: date) -> Mapping[str, tuple[date, str]]:
    """Every link accepted by a day: when, and whether by its countersigned letter or deemed ("countersigned")."""
    in_force = law(session, as_of)
    found: dict[str, tuple[date, str]] = {}
    for number, facts in link_facts(session).items():
        now = link_standing(facts, in_force.calendar, in_force.terms, as_of, in_force.readings)
        if now is not None and now.accepted_on is not None:
            found[number] = (now.accepted_on, "deemed" if now.deemed else "countersigned")
    return found
