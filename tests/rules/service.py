"""Short ways to say facts of Exhibit D in the rules' tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from models.rules.counters import Stock
from models.rules.inventory import PairFacts
from models.rules.links import LinkFacts, LinkStanding, LinkState
from models.rules.prices import PriceFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.service_facts import OutageFacts, ServiceBook, SuspensionCause, SuspensionFacts
from models.rules.state import State
from tests.rules.watched import watched

NY, LA = "America/New_York", "America/Los_Angeles"


def at(words: str, zone: str = NY) -> datetime:
    """A moment on the clock of a zone, 2000-11-28 14:05."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def outage(start: str, end: str | None = None, **facts: Any) -> OutageFacts:
    """OUT-0001 of L-0001, reported at a moment and restored at another, in New York."""
    said = {"number": "OUT-0001", "links": ("L-0001",), "zone": NY, "reported_at": at(start), **facts}
    return OutageFacts(**{"restored_at": at(end) if end else None, **said})


def suspension(start: str | None, end: str | None = None, **facts: Any) -> SuspensionFacts:
    """SU-0001 for interference, of all Links, noticed on November 1, 2000."""
    said: dict[str, Any] = {
        "number": "SU-0001",
        "cause": SuspensionCause.INTERFERENCE,
        "zone": NY,
        "notice_on": date(2000, 11, 1),
        "words": "A transmitter on the roof",
        "start": at(start) if start else None,
        "end": at(end) if end else None,
        **facts,
    }
    return SuspensionFacts(**said)


def price(name: str, amount: str, on: date = date(2000, 6, 30)) -> PriceFacts:
    """A figure as it was typed in."""
    return PriceFacts(name, Decimal(amount), on)


def accepted(number: int, on: date, **facts: Any) -> LinkFacts:
    """A Link of a pair of its own at a building of its own, mounted the day it is accepted."""
    said = {"number": f"L-{number:04}", "pair": f"P-{number:04}", "building": f"B-{number:04}", "installed_on": on}
    return LinkFacts(**{**said, **facts})


def standings(*links: LinkFacts) -> dict[str, LinkStanding]:
    """Links accepted on the day they were mounted."""
    return {
        one.number: LinkStanding(one.number, LinkState.ACCEPTED, one.installed_on, accepted_on=one.installed_on)
        for one in links
    }


def serving(
    as_of: date,
    *links: LinkFacts,
    radio: str = "OC-3",
    readings: Readings = RECOMMENDED,
    zones: Mapping[str, str] | None = None,
    **book: Any,
) -> State:
    """A State with accepted Links and a book of service."""
    pairs = tuple(PairFacts(one.pair, radio) for one in links)
    state = watched(as_of, stock=Stock(pairs), readings=readings)
    told = {one.number: NY for one in links} if zones is None else zones
    return replace(state, links=links, link_standings=standings(*links), service=ServiceBook(zones=told, **book))
