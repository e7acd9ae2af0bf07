"""Books with Links in service, for the tests of Exhibit D."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.acts.letters import new_letter, record_letter_delivery
from models.acts.maintenance import describe_site
from models.acts.outages import report_outage
from models.rules.delivery import Channel, Delivery
from models.store import Done, Store
from tests.builders import do, result
from tests.story import LISTED, with_links
from tests.told import told_once

SERVING = date(2000, 9, 20)
"""A day on which the Links of these books are in service."""
NOW = date(2000, 11, 28)
NY = "America/New_York"


@told_once
def with_service(store: Store, count: int = 1) -> None:
    """Links L-0001 and on, deemed installed on September 11, 2000, at sites in New York's time zone."""
    links = with_links(store, count)
    for building in (f"B-{number:04d}" for number in range(1, count + 1)):
        do(store, describe_site, LISTED, building=building, zone=NY)
    number = result(do(store, new_letter, date(2000, 9, 6), links=links, issued_on=date(2000, 9, 6)), "letter")
    came = Delivery(Channel.HAND, delivered_on=date(2000, 9, 6))
    do(store, record_letter_delivery, date(2000, 9, 6), letter=number, delivery=came)


def down(store: Store, on: date = NOW, **facts: Any) -> Done:
    """OUT-0001 of L-0001, reported on November 28, 2000 at 14:00."""
    return do(store, report_outage, on, **{"links": ("L-0001",), "reported_at": "2000-11-28 14:00", **facts})
