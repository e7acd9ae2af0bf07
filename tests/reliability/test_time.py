"""No date of the book depends on the clock, on its zone or on how far away a day is."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pytest

import models.queries
from models.acts.orders import draft_order
from models.acts.places import add_hub
from models.acts.register import ACTS
from models.engine import open_book
from models.errors import Refusal
from models.facts import FIRST_DAY, LAST_DAY, canonical, encoded
from models.queries.counters import today
from models.queries.letters import letters
from models.store import Store
from models.verify import digest
from tests.builders import JUNE_30, do, no_paper, opened
from tests.reliability.checks import entries, whole
from tests.reliability.children import start, told
from tests.reliability.clerk import ON, Clerk

ZONES = ("UTC", "America/Los_Angeles", "Asia/Tokyo")
TERM_ENDS = date(2010, 6, 30)
LOOKED_AT = (date(2000, 11, 28), date(2000, 12, 31), date(2001, 2, 14))


def at_work_in(pipe: Connection, place: str, zone: str) -> None:
    """A clerk in a time zone does the same work as everybody else; tells its digest and every due date."""
    os.environ["TZ"] = zone
    time.tzset()
    store = Store(open_book(place), lambda: datetime.now(UTC), zone, no_paper)
    clerk = Clerk("Z", Random(8))
    for _ in range(40):
        clerk.work(store)
    with store.reading() as session:
        due = [
            [encoded([one.subject, one.tag, one.due_on, one.why]) for one in today(session, day).findings] +
            [encoded([row.number, row.state, row.due_on, row.on]) for row in letters(session, day)]
            for day in LOOKED_AT
        ]  # fmt: skip
        pipe.send((digest(session), canonical(due), time.tzname[0]))
    store.close()


def test_the_digest_and_every_due_date_are_the_same_in_every_zone(rollout: Path, tmp_path: Path) -> None:
    found, zones = set(), set()
    for number, zone in enumerate(ZONES):
        place = tmp_path / f"{number}.pairbook"
        place.write_bytes(rollout.read_bytes())
        child, pipe = start(at_work_in, str(place), zone)
        [(state, due, name)] = told(pipe)
        child.join()
        found.add((state, due))
        zones.add(name)
    assert len(found) == 1
    assert len(zones) == len(ZONES)
    assert "2000-1" in next(iter(found))[1]


def test_a_clock_that_jumps_does_not_break_the_chain(book: Path) -> None:
    jumps = iter([timedelta(0), timedelta(days=-400), timedelta(days=9000), timedelta(seconds=-1), timedelta(hours=-7)])
    noon = datetime(2000, 11, 28, 12, tzinfo=UTC)
    store = Store(open_book(str(book)), lambda: noon + next(jumps), "Provisioning desk", no_paper)
    for number in range(4):
        do(store, add_hub, code=f"NYC-{number}", name="A hub")
    store.undo(store.undoable().act_id, ON)  # type: ignore[union-attr]
    assert [entry.at[:10] for entry in entries(store)[-5:]] == [
        "2000-11-28", "1999-10-25", "2025-07-20", "2000-11-28", "2000-11-28",
    ]  # fmt: skip
    assert store.redoable() is not None
    store.close()
    whole(str(book))


def readings() -> Iterator[Callable[..., Any]]:
    """Every query that looks at the book from a day and asks for nothing else."""
    for module in pkgutil.iter_modules(models.queries.__path__):
        loaded = importlib.import_module(f"models.queries.{module.name}")
        for name in getattr(loaded, "__all__", ()):
            query = getattr(loaded, name)
            if inspect.isfunction(query):
                asked = [one for one in inspect.signature(query).parameters.values() if one.default is one.empty]
                if [one.name for one in asked] in (["session", "as_of"], ["session", "day"]):
                    yield query


@pytest.mark.parametrize("day", [FIRST_DAY, date(2041, 1, 1), LAST_DAY], ids=str)
def test_from_the_first_to_the_last_day_everything_can_be_done_and_looked_at(book: Path, day: date) -> None:
    store = opened(str(book))
    for act in ("new_letter", "record_letter_delivery", "import_customer_list", "issue_order", "install_pair"):
        _at(store, act, day)
    within = min(max(day, JUNE_30), TERM_ENDS)
    do(store, draft_order, on=LAST_DAY, pairs={"OC-3": 3}, ordered_on=within, deliver_by=TERM_ENDS)
    looked = list(readings())
    assert len(looked) > 15
    for query in looked:
        for as_of in (day, FIRST_DAY, LAST_DAY):
            with store.reading() as session:
                query(session, as_of)
    store.close()
    whole(str(book))


def _at(store: Store, act: str, day: date) -> None:
    """Does an act on a far day, unless the rules refuse it."""
    row = {"rank": 1, "name": "Far", "street": f"{day.year} Main St", "city": "Reno", "state": "NV", "zip": "89501"}
    facts: dict[str, dict[str, Any]] = {
        "new_letter": {"links": ["L-0001"], "issued_on": day},
        "record_letter_delivery": {"letter": "LAL-0001", "delivery": {"channel": "courier", "sent_on": day}},
        "import_customer_list": {"rows": [row], "source": "far.xlsx", "confirmed": "Far away"},
        "issue_order": {"order": "PO-001"},
        "install_pair": {"tag": "P-0001", "building": "B-0001", "hub": "PHL-2", "installed_on": day},
    }
    with suppress(Refusal):
        store.do(ACTS[act], facts[act], day)
