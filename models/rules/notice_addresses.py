"""Where a party takes notices on a day, and what is to be said of a paper that went elsewhere (MA-13.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.clause import Why, clause, day_words
from models.rules.delivery import Delivery
from models.rules.words import Side

__all__ = ["AddressFacts", "address_note", "in_force", "one_line", "went_on"]


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """A notice address or designee of a party, and the day it holds from; a copy goes to some."""

    party: Side
    copy: bool
    name: str
    address: tuple[str, ...]
    effective_from: date
    attention: str = ""
    fax: str = ""

    @property
    def line(self) -> str:
        """The address on one line, as a delivery keeps it."""
        return one_line((self.name, *self.address))


def one_line(lines: Sequence[str]) -> str:
    """An address on one line."""
    return ", ".join(line.strip() for line in lines if line.strip())


@clause("MA-13.2")
def in_force(addresses: Sequence[AddressFacts], party: Side, day: date) -> tuple[AddressFacts, ...]:
    """Where a party takes notices on a day: the latest address, and the latest for copies; the last entered decides."""
    held = [one for one in addresses if one.party is party and one.effective_from <= day]
    latest: dict[bool, AddressFacts] = {}
    for one in held:
        if one.copy not in latest or one.effective_from >= latest[one.copy].effective_from:
            latest[one.copy] = one
    return tuple(latest[copy] for copy in sorted(latest))


def went_on(delivery: Delivery) -> date | None:
    """The day a paper was addressed: sent, else delivered, else accepted."""
    return delivery.sent_on or delivery.delivered_on or delivery.accepted_on


@clause("MA-13.2")
def address_note(delivery: Delivery, receiver: Side, addresses: Sequence[AddressFacts]) -> tuple[str, Why] | None:
    """What is to be said of the address a paper went to, or None when it was in force or is not recorded."""
    day, line = went_on(delivery), delivery.sent_to.casefold()
    if day is None or not line:
        return None
    now = in_force(addresses, receiver, day)
    if any(one.line.casefold() == line for one in now):
        return None
    known = [one for one in addresses if one.party is receiver and one.line.casefold() == line]
    wanted = next((one for one in now if not one.copy), None)
    facts = [("Sent to", delivery.sent_to), ("On", day_words(day))]
    if wanted is not None:
        facts.append(("In force", f"{wanted.line}, since {day_words(wanted.effective_from)}"))
    why = Why("A notice goes to the address in force on the day it is sent", ("MA-13.2",), tuple(facts))
    return _words(known, wanted, day), why


def _words(known: Sequence[AddressFacts], wanted: AddressFacts | None, day: date) -> str:
    """What is wrong with an address, as the end of a sentence."""
    if not known:
        return "to an address that is none of its notice addresses"
    first = min(one.effective_from for one in known)
    if first > day:
        return f"to an address in force only from {day_words(first)}"
    since = f" since {day_words(wanted.effective_from)}" if wanted is not None else ""
    return f"to an address no longer in force{since}"
