"""Finding a record by anything that is written on it: what the find box and a scanner ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.rules.clause import day_words
from models.tables import Building, Document, End, Letter, Link, Order, Pair, Shipment

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
        _numbered(Found.LETTER, Letter.number, Letter.issued_on, "Letter", "issued", as_of),
        _numbered(Found.ORDER, Order.number, Order.ordered_on, "Order", "ordered", as_of),
        _numbered(Found.SHIPMENT, Shipment.number, Shipment.shipped_on, "Shipment", "shipped", as_of),
        Source(
            Found.MEMORANDUM,
            select(Shipment.memorandum, Shipment.number, Shipment.shipped_on).where(shipped),
            (Shipment.memorandum,),
            "shipment",
            lambda row, _typed: (
                row.number,
                f"Packing memorandum {row.memorandum}",
                f"{row.number}, shipped {day_words(row.shipped_on)}",
            ),
        ),
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
