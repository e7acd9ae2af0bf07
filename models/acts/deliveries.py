"""How acts keep the record of a paper's way from one party to the other."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from enum import Enum

from sqlalchemy.orm import Session

from models.errors import Refusal
from models.rules.clause import Known, Unknown, day_words
from models.rules.delivery import Channel, Delivery
from models.tables import Answer, Letter
from models.tables import Delivery as DeliveryRow
from models.tables.notices import Notice

__all__ = ["keep", "receipt_words", "tidy", "with_copy"]

HOUR = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")


def tidy(delivery: Delivery) -> Delivery:
    """The delivery with its hour as 16:30; a Refusal says what is no hour, or that the way is not chosen."""
    if delivery.channel is None:
        raise Refusal("Say how it went: by hand, by overnight courier, by fax or by certified mail (13.2).", "MA-13.2")
    began = min((day for day in (delivery.sent_on, delivery.delivered_on) if day is not None), default=None)
    if delivery.copy_on is not None and began is not None and delivery.copy_on < began:
        raise Refusal(
            f"It went on {day_words(began)}; its copy did not go on {day_words(delivery.copy_on)}.", "MA-13.2"
        )
    hour = delivery.received_at.strip()
    found = HOUR.fullmatch(hour)
    if hour and found is None:
        raise Refusal(f"{hour} is not an hour of the day. Write it as 16:30.", "MA-13.2")
    return replace(delivery, received_at=f"{int(found[1]):02}:{found[2]}" if found else "")


def with_copy(delivery: Delivery, what: str, channel: Channel, on: date) -> Delivery:
    """A fax with the way and the day of its copy; a Refusal when the paper did not go by fax."""
    if delivery.channel is None:
        raise Refusal(f"How {what} went is not recorded yet (13.2).", "MA-13.2")
    if delivery.channel is not Channel.FAX:
        raise Refusal(f"{what} went {delivery.channel.words}; only a fax needs a copy (13.2).", "MA-13.2")
    return tidy(replace(delivery, copy_channel=channel, copy_on=on))


def keep(session: Session, paper: Letter | Answer | Notice, delivery: Delivery) -> None:
    """Writes how a paper went, or corrects what was written before."""
    values = {one.name: getattr(delivery, one.name) for one in fields(delivery)}
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
    row = session.get(DeliveryRow, paper.delivery_id) if paper.delivery_id is not None else None
    if row is None:
        row = DeliveryRow(**plain)
        session.add(row)
        session.flush()
        paper.delivery_id = row.id
        return
    for name, value in plain.items():
        setattr(row, name, value)


def receipt_words(receipt: Known[date] | Unknown) -> str:
    """A receipt at the end of a journal's sentence: its day, or what is missing for it."""
    if isinstance(receipt, Known):
        return f"received on {day_words(receipt.value)}"
    return f"receipt cannot be computed, {receipt.missing}"
