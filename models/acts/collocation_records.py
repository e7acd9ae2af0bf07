"""How acts on collocation find the records they are told about, and what they ask of every text."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Doing
from models.acts import records
from models.errors import Refusal
from models.queries.book import readings, terms
from models.queries.collocation_facts import collocation_records
from models.rules.clause import Known, day_words
from models.rules.collocation_facts import CollocationBook, FacilityFacts
from models.rules.facilities import licence_end, licence_start, title_lost
from models.rules.readings import Readings
from models.rules.terms import Terms
from models.tables.base import Base
from models.tables.collocation import Facility

__all__ = [
    "Site",
    "book_on",
    "facility_row",
    "facts_of",
    "find",
    "law_on",
    "refuse_abandoned",
    "refuse_before",
    "refuse_ended",
    "site",
    "tidy",
    "wanted",
]

R = TypeVar("R", bound=Base)
Site = tuple[int | None, int | None]
"""The building or the facility a record is about, by their ids."""


def find(session: Session, kind: type[R], number: str, what: str, clause: str) -> R:
    """The record of that number; a Refusal says that there is none."""
    row = session.scalar(select(kind).where(getattr(kind, "number") == number))  # noqa: B009  every table here has it
    if row is None:
        raise Refusal(f"There is no {what} {number} in this book.", clause)
    return row


def facility_row(session: Session, number: str) -> Facility:
    """The facility of that number, CF-001."""
    return find(session, Facility, number, "facility", "EXE-1a")


def site(doing: Doing, building: str, facility: str, clause: str, *, needed: bool = True) -> Site:
    """The building or the facility a record is about; a Refusal where both are named, or none that is needed."""
    if building and facility:
        raise Refusal("Name the building or the facility, not both.", clause)
    if building:
        return records.building(doing.session, building).id, None
    if facility:
        return None, facility_row(doing.session, facility).id
    if needed:
        raise Refusal("Name the building or the facility it is for.", clause)
    return None, None


def tidy(text: str) -> str:
    """A text without stray spaces."""
    return " ".join(text.split())


def wanted(text: str, sentence: str, clause: str = "") -> str:
    """A text without stray spaces; a Refusal with the sentence when nothing is left."""
    words = tidy(text)
    if not words:
        raise Refusal(sentence, clause)
    return words


def refuse_before(day: date, first: date, what: str, clause: str) -> None:
    """Refuses a day before another one: "The lien was filed" on that one."""
    if day < first:
        raise Refusal(f"{what} on {day_words(first)}; {day_words(day)} is before that.", clause)


def refuse_ended(doing: Doing, facility: FacilityFacts, day: date, clause: str) -> None:
    """Refuses what needs a licence on a day after it ended."""
    end = licence_end(facility, *law_on(doing))
    begun = isinstance(licence_start(facility), Known)
    if begun and isinstance(end, Known) and end.value < day:
        raise Refusal(f"The licence of {facility.number} ended on {day_words(end.value)}.", clause)


def refuse_abandoned(doing: Doing, facility: FacilityFacts, day: date) -> None:
    """Refuses to take out what is Customer's no more, because it was left too long."""
    terms, readings = law_on(doing)
    lost = title_lost(facility, terms, day, readings)
    if lost is not None:
        since = f"What was left in {facility.number} is abandoned since {day_words(lost.value)}"
        raise Refusal(f"{since}; it is Customer's no more (E-3(b)).", "EXE-3b")


def law_on(doing: Doing) -> tuple[Terms, Readings]:
    """The terms and readings of the day an act is recorded for."""
    return terms(doing.session, doing.on), readings(doing.session, doing.on)


def book_on(doing: Doing, day: date) -> CollocationBook:
    """Everything recorded of collocation, as it stands on a day with what this act did so far."""
    doing.session.flush()
    return collocation_records(doing.session, day)


def facts_of(book: CollocationBook, number: str) -> FacilityFacts:
    """A facility of the book; a Refusal where it was added later than the day looked at."""
    found = book.facility(number)
    if found is None:
        raise Refusal(f"There is no facility {number} in this book on that day.", "EXE-1a")
    return found
