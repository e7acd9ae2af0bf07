"""How acts on cases find their records, judge their days and keep the way a notice went."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from models.act import Doing
from models.acts.deliveries import tidy
from models.errors import Refusal
from models.queries.case_facts import case_facts
from models.queries.letter_facts import Law, law
from models.rules.case_facts import CaseBook, Record
from models.rules.clause import day_words
from models.rules.delivery import Delivery, why_not_delivery
from models.rules.words import Side, party
from models.tables import Delivery as DeliveryRow
from models.tables.base import Base
from models.tables.cases import Claim, Default, Dispute, Instrument, SecurityCase, Upgrade

__all__ = [
    "Noticed",
    "about",
    "claim",
    "default",
    "dispute",
    "everything",
    "in_force",
    "instrument",
    "keep_notice",
    "name_of",
    "no_notice_before",
    "security",
    "upgrade",
    "wanted",
]

R = TypeVar("R", bound=Base)


class Noticed(Protocol):
    """A record whose notice goes by 13.2."""

    delivery_id: int | None


def _one(doing: Doing, column: InstrumentedAttribute[str], kind: type[R], number: str, what: str) -> R:
    """The record of that number; a Refusal says that there is none."""
    row = doing.session.scalar(select(kind).where(column == number))
    if row is None:
        raise Refusal(f"There is no {what} {number} in this book.")
    return row


def default(doing: Doing, number: str) -> Default:
    """The default of that number, DEF-001."""
    return _one(doing, Default.number, Default, number, "default")


def dispute(doing: Doing, number: str) -> Dispute:
    """The dispute of that number, DIS-001."""
    return _one(doing, Dispute.number, Dispute, number, "dispute")


def claim(doing: Doing, number: str) -> Claim:
    """The claim of that number, CLM-001."""
    return _one(doing, Claim.number, Claim, number, "claim")


def instrument(doing: Doing, number: str) -> Instrument:
    """The certificate or filing of that number, CER-001 or UCC-001."""
    return _one(doing, Instrument.number, Instrument, number, "certificate or filing")


def security(doing: Doing, number: str) -> SecurityCase:
    """The case of Winstar's remedies of that number, SEC-001."""
    return _one(doing, SecurityCase.number, SecurityCase, number, "security case")


def upgrade(doing: Doing, number: str) -> Upgrade:
    """The upgrade of that number, UP-001."""
    return _one(doing, Upgrade.number, Upgrade, number, "upgrade")


def everything(doing: Doing) -> CaseBook:
    """Every case with all that is recorded of it, whatever its day."""
    doing.session.flush()
    return case_facts(doing.session)


def in_force(doing: Doing) -> Law:
    """The law of the day the act is recorded for."""
    return law(doing.session, doing.on)


def name_of(doing: Doing, side: Side) -> str:
    """A party's name in sentences."""
    return party(in_force(doing).terms, side)


def wanted(text: str, asks: str, clause: str) -> str:
    """A text without stray blanks; where it is empty, the Refusal asks for it."""
    kept = text.strip()
    if not kept:
        raise Refusal(asks, clause)
    return kept


def no_notice_before(day: date, since: date, what: str, since_words: str, clause: str) -> None:
    """Refuses a step dated before the one it follows."""
    if day < since:
        raise Refusal(f"{since_words} {day_words(since)}; {what} cannot be of {day_words(day)}.", clause)


def keep_notice(doing: Doing, row: Noticed, delivery: Delivery, what: str, issued_on: date) -> None:
    """Writes how a notice went, or corrects what was written before; a Refusal says what cannot stand together."""
    if delivery == Delivery():
        return
    tidied = tidy(delivery)
    if reason := why_not_delivery(tidied, what, doing.on, issued_on):
        raise Refusal(reason, "MA-13.2")
    values = {one.name: getattr(tidied, one.name) for one in fields(Delivery)}
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
    kept = doing.session.get(DeliveryRow, row.delivery_id) if row.delivery_id is not None else None
    if kept is None:
        kept = DeliveryRow(**plain)
        doing.session.add(kept)
        doing.session.flush()
        row.delivery_id = kept.id
        return
    for name, value in plain.items():
        setattr(kept, name, value)


def about(kind: str, number: str) -> Record:
    """The record a case is about, its kind and number given together or not at all."""
    kind, number = kind.strip(), number.strip()
    if bool(kind) != bool(number):
        raise Refusal("Name the record a case is about by its kind and its number, or leave both out.")
    return kind, number
