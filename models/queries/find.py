"""Finding a record by anything that is written on it: what the find box and a scanner ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.rules.clause import day_words
from models.tables import Building, Document, End, Letter, Link, Order, Pair, Shipment
from models.tables.cases import Claim, Default, Dispute, SecurityCase, Upgrade
from models.tables.collocation import Facility
from models.tables.money import Invoice, Payment
from models.tables.notices import Notice
from models.tables.permits import Permit
from models.tables.service import Outage

__all__ = ["Found", "FoundRow", "find"]

Column = InstrumentedAttribute[str]
SERIAL_BREAKS = str.maketrans("", "", " -./\t")


class Found(StrEnum):
    """What kind of thing was found."""

    PAIR = "pair"
    SERIAL = "serial"
    BUILDING = "building"
    LETTER = "letter"
    ORDER = "order"
    SHIPMENT = "shipment"
    MEMORANDUM = "memorandum"
    LINK = "link"
    NOTICE = "notice"
    INVOICE = "invoice"
    PAYMENT = "payment"
    OUTAGE = "outage"
    FACILITY = "facility"
    PERMIT = "permit"
    DEFAULT = "default"
    DISPUTE = "dispute"
    CLAIM = "claim"
    SECURITY = "security"
    UPGRADE = "upgrade"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One record found: the words to show, where in them the typed text stands, and the record to open."""

    kind: Found
    key: str
    words: str
    second: str
    start: int
    length: int
    opens: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where one kind of record is looked for: what is read, what is searched, and how a row is told."""

    kind: Found
    read: Select[*tuple[Any, ...]]
    columns: tuple[Column, ...]
    opens: str
    tell: Any  # (row, typed words) -> (key, words, second)


def find(session: Session, text: str, as_of: date, limit: int = 12) -> list[FoundRow]:
    """The records that hold every word of the text, those named exactly so first; nothing for an empty text."""
    typed = text.split()
    if not typed:
        return []
    found: list[FoundRow] = []
    for source in _sources(as_of):
        found += _from(session, source, text.strip(), typed, limit)
    order = list(Found)
    found.sort(key=lambda row: (not row.exact, row.start != 0 and row.length == 0, order.index(row.kind)))
    return found[:limit]


def _from(session: Session, source: Source, text: str, typed: list[str], limit: int) -> Iterator[FoundRow]:
    """The rows one source gives."""
    if source.kind is Found.SERIAL:
        squeezed = "".join(typed).upper()
        condition, first = End.serial_key.contains(squeezed, autoescape=True), End.serial_key == squeezed
    else:
        condition = _every(source.columns, typed)
        first = or_(*(func.lower(column) == text.lower() for column in source.columns))
    query = source.read.where(condition).order_by(case((first, 0), else_=1), source.columns[0]).limit(limit)
    for row in session.execute(query):
        key, words, second = source.tell(row, typed)
        start, length = _slice(words, typed)
        exact = text.casefold() in {key.casefold(), words.rpartition(" ")[2].casefold()}
        yield FoundRow(source.kind, key, words, second, start, length, source.opens, exact)


def _every(columns: Iterable[Column], typed: Iterable[str]) -> ColumnElement[bool]:
    """Whether each typed word stands in one of the columns; what a person types is bound and escaped."""
    named = tuple(columns)
    parts = [or_(*(column.icontains(word, autoescape=True) for column in named)) for word in typed]
    condition = parts[0]
    for part in parts[1:]:
        condition = condition & part
    return condition


def _slice(words: str, typed: Iterable[str]) -> tuple[int, int]:
    """Where the first typed word stands in the words shown; nowhere when it was found in another column."""
    lowered = words.lower()
    for word in typed:
        start = lowered.rfind(word.lower())
        if start >= 0:
            return start, len(word)
    return 0, 0


def _sources(as_of: date) -> tuple[Source, ...]:
    """Everything that can be found, as it stands on a day."""
    numbered = tuple(_numbered(*one, as_of) for one in NUMBERED)
    return (*_of_pairs(as_of), *numbered, *_of_places(as_of))


NUMBERED: tuple[tuple[Found, Column, InstrumentedAttribute[date], str, str], ...] = (
    (Found.LETTER, Letter.number, Letter.issued_on, "Letter", "issued"),
    (Found.ORDER, Order.number, Order.ordered_on, "Order", "ordered"),
    (Found.SHIPMENT, Shipment.number, Shipment.shipped_on, "Shipment", "shipped"),
    (Found.NOTICE, Notice.number, Notice.drafted_on, "Radio Pair Notice", "drafted"),
    (Found.INVOICE, Invoice.number, Invoice.issued_on, "Invoice", "issued"),
    (Found.PAYMENT, Payment.number, Payment.paid_on, "Payment", "paid"),
    (Found.FACILITY, Facility.number, Facility.added_on, "Facility", "added"),
    (Found.PERMIT, Permit.number, Permit.asked_on, "Permit", "asked for"),
    (Found.DEFAULT, Default.number, Default.opened_on, "Breach", "opened"),
    (Found.DISPUTE, Dispute.number, Dispute.asked_on, "Dispute", "opened"),
    (Found.CLAIM, Claim.number, Claim.known_on, "Claim", "known"),
    (Found.SECURITY, SecurityCase.number, SecurityCase.opened_on, "Security", "opened"),
    (Found.UPGRADE, Upgrade.number, Upgrade.noticed_on, "Upgrade", "noticed"),
)
"""The kinds of record that are known by a number and a day: column of each, noun, and what happened on the day."""


def _of_pairs(as_of: date) -> tuple[Source, ...]:
    """Pairs by their tags, their serials and the memorandum they came with."""
    shipped = Shipment.shipped_on <= as_of
    return (
        Source(
            Found.PAIR,
            select(Pair.tag, Pair.radio, Shipment.number).join(Shipment).where(shipped),
            (Pair.tag,),
            "pair",
            lambda row, _typed: (row.tag, f"Pair {row.tag}", f"{row.radio}, shipment {row.number}"),
        ),
        Source(
            Found.SERIAL,
            select(End.serial, End.side, Pair.tag, Pair.radio).join(Pair).join(Shipment).where(shipped),
            (End.serial,),
            "pair",
            lambda row, _typed: (row.tag, f"Serial {row.serial}", f"{row.side} end of {row.tag}, {row.radio}"),
        ),
        Source(
            Found.MEMORANDUM,
            select(Shipment.memorandum, Shipment.number, Shipment.shipped_on).where(shipped),
            (Shipment.memorandum,),
            "shipment",
            _tell_memorandum,
        ),
    )


def _of_places(as_of: date) -> tuple[Source, ...]:
    """Links, outages and buildings by number, name and street, and papers by number and title."""
    return (
        Source(
            Found.LINK,
            select(Link.number, Building.name, Building.street, Building.city, Pair.tag)
            .join(Building, Link.building_id == Building.id)
            .join(Pair, Link.pair_id == Pair.id)
            .where(Link.installed_on <= as_of),
            (Link.number,),
            "link",
            lambda row, _typed: (row.number, f"Link {row.number}", f"{row.name or row.street}, {row.city}, {row.tag}"),
        ),
        Source(
            Found.OUTAGE,
            select(Outage.number, Outage.words).where(
                func.coalesce(Outage.reported_at, Outage.known_at) < (as_of + timedelta(days=1)).isoformat()
            ),
            (Outage.number, Outage.words),
            "outage",
            lambda row, _typed: (row.number, f"Outage {row.number}", row.words),
        ),
        Source(
            Found.BUILDING,
            select(Building.number, Building.name, Building.street, Building.city, Building.zip),
            (Building.number, Building.name, Building.street, Building.city, Building.zip),
            "building",
            _tell_building,
        ),
        Source(
            Found.DOCUMENT,
            select(Document.number, Document.title, func.max(Document.issued_on).label("issued_on"))
            .where(Document.issued_on <= as_of)
            .group_by(Document.number, Document.title),
            (Document.number, Document.title),
            "document",
            lambda row, _typed: (row.number, f"{row.title} {row.number}", f"issued {day_words(row.issued_on)}"),
        ),
    )


def _tell_memorandum(row: Any, _typed: list[str]) -> tuple[str, str, str]:
    """A packing memorandum by its number, and the shipment it went with."""
    words = f"Packing memorandum {row.memorandum}"
    return row.number, words, f"{row.number}, shipped {day_words(row.shipped_on)}"


def _numbered(
    kind: Found, number: Column, day: InstrumentedAttribute[date], noun: str, verb: str, as_of: date
) -> Source:
    """A kind of record that is known by its number and its day."""

    def tell(row: Any, _typed: list[str]) -> tuple[str, str, str]:
        return row[0], f"{noun} {row[0]}", f"{verb} {day_words(row[1])}"

    return Source(kind, select(number, day).where(day <= as_of), (number,), kind.value, tell)


def _tell_building(row: Any, typed: list[str]) -> tuple[str, str, str]:
    """A building by what was typed of it: its number, or its name, or its street."""
    word = typed[0].lower()
    if word in row.number.lower():
        words, rest = f"Building {row.number}", (row.name, row.street, row.city)
    elif row.name and (word in row.name.lower() or word not in row.street.lower()):
        words, rest = row.name, (row.number, row.street, row.city)
    else:
        words, rest = row.street, (row.number, row.name, row.city)
    return row.number, words, ", ".join(filter(None, rest))
