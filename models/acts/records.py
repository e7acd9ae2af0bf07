"""How acts find the records they are told about, and number the ones they make."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.errors import Refusal
from models.tables import Base, Building, Hub, Letter, Link, Movement, Order, Pair, Place, Shipment

__all__ = ["building", "hub", "letter", "link", "next_number", "next_tag", "order", "pair", "place", "shipment"]

R = TypeVar("R", bound=Base)


def _one(session: Session, kind: type[R], column: InstrumentedAttribute[Any], key: str, what: str, clause: str) -> R:
    """The record with that key; a Refusal says that there is none, with the clause that knows such records."""
    row = session.scalar(select(kind).where(column == key))
    if row is None:
        raise Refusal(f"There is no {what} {key} in this book.", clause)
    return row


def building(session: Session, number: str) -> Building:
    """The building of that number, B-0001."""
    return _one(session, Building, Building.number, number, "building", "EXB-1a")


def hub(session: Session, code: str) -> Hub:
    """The hub of that code, PHL-2."""
    return _one(session, Hub, Hub.code, code, "hub", "MA-1.1o")


def order(session: Session, number: str) -> Order:
    """The order of that number, PO-001."""
    return _one(session, Order, Order.number, number, "order", "EXA-3")


def shipment(session: Session, number: str) -> Shipment:
    """The shipment of that number, SH-0001."""
    return _one(session, Shipment, Shipment.number, number, "shipment", "EXA-4")


def pair(session: Session, tag: str) -> Pair:
    """The pair of that tag, P-0001."""
    return _one(session, Pair, Pair.tag, tag, "pair", "EXA-1a")


def link(session: Session, number: str) -> Link:
    """The link of that number, L-0001."""
    return _one(session, Link, Link.number, number, "link", "MA-1.1o")


def letter(session: Session, number: str) -> Letter:
    """The letter of that number, LAL-0001."""
    return _one(session, Letter, Letter.number, number, "Link Availability Letter", "MA-1.1n")


def place(session: Session, name: str) -> Place:
    """The place of that name."""
    return _one(session, Place, Place.name, name, "place", "EXB-4")


def next_number(session: Session, column: InstrumentedAttribute[str], prefix: str, digits: int = 4) -> str:
    """The number after the highest one with this prefix: PO-001, PO-002 and so on."""
    session.flush()
    highest = session.scalar(
        select(column).where(column.like(f"{prefix}-%")).order_by(func.length(column).desc(), column.desc()).limit(1)
    )
    return f"{prefix}-{int(highest.rpartition('-')[2]) + 1 if highest else 1:0{digits}d}"


def next_tag(session: Session) -> str:
    """The next pair's tag; the ledger remembers the tags of pairs taken away, which are not used again."""
    tags = [next_number(session, column, "P") for column in (Pair.tag, Movement.tag)]
    return max(tags, key=lambda tag: int(tag.removeprefix("P-")))
