"""Builders: books and the facts that fill them, for tests to say only what matters to them."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from models.act import Act
from models.acts.book import start_book
from models.closed_days import CALENDAR_FIRST, CALENDAR_LAST, bank_holidays
from models.engine import create_book, open_book
from models.store import Done, Store
from resources import path

JUNE_30 = date(2000, 6, 30)


@functools.cache
def terms_json() -> dict[str, Any]:
    """The Winstar/SAVVIS terms file as JSON."""
    data = tomllib.loads(path("agreement/winstar-savvis-2000.toml").read_text(encoding="utf-8"))
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


holidays = functools.cache(bank_holidays)


def clock() -> datetime:
    """A clock that stands still."""
    return datetime(2000, 11, 28, 14, 2, tzinfo=UTC)


def no_paper(kind: str, sheet: object) -> bytes:
    """Draws nothing but says what it was asked to draw; papers have tests of their own."""
    return f"{kind}: {sheet}".encode()


def new_store(place: str, *, draw: Any = no_paper, started: bool = True) -> Store:
    """A new book at a place, started with the Winstar/SAVVIS terms unless told otherwise."""
    create_book(place).dispose()
    store = opened(place, draw=draw)
    if started:
        do(store, start_book, **START)
    return store


def opened(place: str, *, draw: Any = no_paper) -> Store:
    """A book that stands at a place already."""
    return Store(open_book(place), clock, "Provisioning desk", draw)


START: dict[str, Any] = {
    "title": "Winstar and SAVVIS",
    "terms": terms_json(),
    "closed_days": holidays(),
    "calendar_first": CALENDAR_FIRST,
    "calendar_last": CALENDAR_LAST,
}


def do(store: Store, act: Act, on: date = JUNE_30, **facts: Any) -> Done:
    """Does one act, as on June 30, 2000 unless told otherwise."""
    return store.do(act, facts, on)


def result(done: Done, name: str) -> str:
    """One result of an act, for example the number it gave."""
    return str(dict(done.result)[name])


__all__ = ["JUNE_30", "Mapping", "clock", "do", "new_store", "no_paper", "opened", "result", "terms_json"]
