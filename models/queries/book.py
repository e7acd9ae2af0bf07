"""What the book says of itself: its agreement, terms and readings on a day, closed days, addresses, journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import NotABook
from models.rules.business_days import Calendar
from models.rules.clause import day_words
from models.rules.notice_addresses import AddressFacts
from models.rules.readings import Readings, readings_from
from models.rules.terms import Reading, Terms, readings_of, terms_on
from models.rules.words import Side
from models.tables import Amendment, Book, ClosedDay, Entry, NoticeAddress, ReadingChoice

__all__ = [
    "AddressRow",
    "BookRow",
    "ClosedDayRow",
    "EntryRow",
    "ReadingRow",
    "address_facts",
    "addresses",
    "book",
    "calendar",
    "closed_days",
    "journal",
    "reading_rows",
    "readings",
    "supposed",
    "supposing",
    "terms",
    "terms_data",
]


SUPPOSED = "supposed readings"


@dataclass(frozen=True, slots=True)
class BookRow:
    """The book's title, whose place its users stand in, and whether it is the sample."""

    title: str
    stands_for: str
    sample: bool
    calendar_first: date
    calendar_last: date


def book(session: Session) -> BookRow:
    """The book's own row; raises NotABook while no book has been started here."""
    row = session.get(Book, 1)
    if row is None:
        raise NotABook("This book has not been started yet.")
    return BookRow(row.title, row.stands_for, row.sample, row.calendar_first, row.calendar_last)


def terms_data(session: Session) -> dict[str, Any]:
    """The terms file the book was started with, and every amendment entered since, as JSON."""
    return _data(*_terms_texts(session))


def terms(session: Session, day: date) -> Terms:
    """The terms in force on a day (MA-13.13)."""
    return _terms(*_terms_texts(session), day)


def _terms_texts(session: Session) -> tuple[str, tuple[str, ...]]:
    """The terms and the amendments as the book keeps them."""
    text = session.scalar(select(Book.terms))
    if text is None:
        raise NotABook("This book has not been started yet.")
    amendments = session.scalars(select(Amendment.data).order_by(Amendment.effective_on, Amendment.number))
    return text, tuple(amendments)


def _data(text: str, amendments: tuple[str, ...]) -> dict[str, Any]:
    """Terms and amendments as one terms file."""
    data: dict[str, Any] = json.loads(text)
    return {**data, "amendment": [json.loads(one) for one in amendments]}


@lru_cache(maxsize=64)
def _terms(text: str, amendments: tuple[str, ...], day: date) -> Terms:
    """The terms of a day; every act and list asks for them, and they change only when their texts do."""
    return terms_on(_data(text, amendments), day)


def readings(session: Session, day: date) -> Readings:
    """The readings in force on a day: the last choice of each made by then, else the default."""
    chosen = select(ReadingChoice.key, ReadingChoice.value).where(ReadingChoice.chosen_on <= day)
    values = {key: value for key, value in session.execute(chosen.order_by(ReadingChoice.id))}
    return readings_from({**values, **session.info.get(SUPPOSED, {})})


@contextmanager
def supposing(session: Session, choices: Mapping[str, str]) -> Iterator[None]:
    """Reads the book as if these readings were chosen, for as long as it lasts; nothing is written."""
    session.info[SUPPOSED] = dict(choices)
    try:
        yield
    finally:
        del session.info[SUPPOSED]


def supposed(session: Session) -> frozenset[tuple[str, str]]:
    """The readings the book is read with as if they were chosen; none outside `supposing`."""
    return frozenset(session.info.get(SUPPOSED, {}).items())


def calendar(session: Session, day: date = date.max, read: Readings | None = None) -> Calendar:
    """The book's Business Days, as they are read on a day (MA-1.1c); `read` spares asking for the readings again."""
    row = book(session)
    closed = {day: name for day, name in session.execute(select(ClosedDay.day, ClosedDay.name))}
    return Calendar(closed, row.calendar_first, row.calendar_last, (read or readings(session, day)).business_days)


@dataclass(frozen=True, slots=True)
class ClosedDayRow:
    """One closed day, where it comes from, who entered it and why."""

    day: date
    name: str
    source: str
    entered_by: str
    why: str


def closed_days(session: Session) -> list[ClosedDayRow]:
    """Every closed day of the book's calendar in order."""
    rows = session.scalars(select(ClosedDay).order_by(ClosedDay.day))
    return [ClosedDayRow(row.day, row.name, row.source, row.entered_by, row.why) for row in rows]


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A notice address in force (MA-13.2)."""

    party: str
    copy: bool
    name: str
    address: tuple[str, ...]
    attention: str
    fax: str
    effective_from: date


def addresses(session: Session, as_of: date) -> list[AddressRow]:
    """The notice addresses in force on a day: the latest of each party and kind."""
    rows = session.scalars(
        select(NoticeAddress)
        .where(NoticeAddress.effective_from <= as_of)
        .order_by(NoticeAddress.effective_from, NoticeAddress.id)
    )
    latest = {(row.party, row.copy): row for row in rows}
    return [
        AddressRow(
            row.party,
            row.copy,
            row.name,
            tuple(row.address.splitlines()),
            row.attention,
            row.fax,
            row.effective_from,
        )
        for row in latest.values()
    ]


def address_facts(session: Session) -> tuple[AddressFacts, ...]:
    """Every notice address there was and will be, in the order they were entered; the rules ask for a day's."""
    rows = session.scalars(select(NoticeAddress).order_by(NoticeAddress.id))
    return tuple(
        AddressFacts(
            Side(row.party),
            row.copy,
            row.name,
            tuple(row.address.splitlines()),
            row.effective_from,
            row.attention,
            row.fax,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading with the value in force, and who chose it when and why; nobody while it is the recommended one."""

    reading: Reading
    value: str
    chosen_on: date | None
    why: str
    chosen_by: str = ""

    @property
    def offers(self) -> tuple[tuple[str, str], ...]:
        """The readings one can choose from, value and words, the recommended one first."""
        one = self.reading
        return (one.default, one.words), *((other.value, other.words) for other in one.alternatives)

    @property
    def words(self) -> str:
        """The reading in force, in words."""
        return dict(self.offers).get(self.value, f"{self.value} pairs, as typed by the parties.")

    @property
    def is_recommended(self) -> bool:
        """Whether the recommended reading is in force, chosen or not."""
        return self.value == self.reading.default

    @property
    def standing(self) -> str:
        """Where the value comes from, in a sentence."""
        if self.chosen_on is None:
            return "The recommended reading; nobody chose another."
        by = f" by {self.chosen_by}" if self.chosen_by else ""
        return f"Chosen{by} on {day_words(self.chosen_on)}: {self.why.rstrip('.')}."


def reading_rows(session: Session, day: date) -> list[ReadingRow]:
    """Every reading of the agreement with the value in force on a day."""
    choices = session.scalars(select(ReadingChoice).where(ReadingChoice.chosen_on <= day).order_by(ReadingChoice.id))
    latest = {choice.key: choice for choice in choices}
    rows = []
    for reading in readings_of(terms_data(session)):
        choice = latest.get(reading.key)
        rows.append(
            ReadingRow(reading, choice.value, choice.chosen_on, choice.why, choice.chosen_by)
            if choice
            else ReadingRow(reading, reading.default, None, reading.why)
        )
    return rows


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One journal entry as a list shows it."""

    id: int
    act_id: str
    act: str
    sentence: str
    recorded_on: date
    by: str
    at: str
    undone: bool
    undoable: bool
    touched: tuple[str, ...]
    hash: str


def journal(session: Session, limit: int = 5000) -> list[EntryRow]:
    """The latest entries of the journal, newest first."""
    columns = [column for column in Entry.__table__.columns if column.key not in ("facts", "images")]
    rows = list(session.execute(select(*columns).order_by(Entry.id.desc()).limit(limit)))
    undone: set[str] = set()
    for row in rows:  # newest first, so that an undo taken back does not count
        if row.undoes and row.act_id not in undone:
            undone.add(row.undoes)
    return [
        EntryRow(
            row.id,
            row.act_id,
            row.act,
            row.sentence,
            row.recorded_on,
            row.by,
            row.at,
            row.act_id in undone,
            row.undoable,
            tuple(row.touched.split(",")),
            row.hash,
        )
        for row in rows
    ]


def entry_facts(session: Session, entry_id: int) -> tuple[str, str]:
    """The facts and the row images of one entry, as JSON."""
    row = session.execute(select(Entry.facts, Entry.images).where(Entry.id == entry_id)).one()
    return row.facts, row.images


def entries(session: Session) -> int:
    """How many entries the journal holds."""
    return session.scalar(select(func.count()).select_from(Entry)) or 0
