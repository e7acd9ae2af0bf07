"""The sample book: the story's acts, done one after another in a new book."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import event

from models.acts.register import ACTS
from models.starting import NewBook, read_terms, start
from models.store import Store
from reports.issue import draw_issued
from resources.sample.story import AS_OF, story

__all__ = ["AS_OF", "DESK", "make_sample", "script"]

DESK = "Provisioning desk"
TITLE = "Winstar and SAVVIS, sample"
Progress = Callable[[int, int], None]


def make_sample(place: str, progress: Progress = lambda _done, _all: None) -> None:
    """Makes the sample book at a place; it appears there only when it is whole."""
    target = Path(place)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    at = {"day": date(2000, 6, 30)}
    new = NewBook(TITLE, str(part), read_terms(), sample=True)
    store = start(new, lambda: datetime.combine(at["day"], time(14, 2), UTC), DESK, draw_issued)
    try:
        _hurry(store)
        lines = list(story())
        for number, line in enumerate(lines, 1):
            at["day"] = date.fromisoformat(line["on"])
            store.do(ACTS[line["act"]], line["facts"], at["day"])
            progress(number, len(lines))
    except BaseException:
        store.close()
        part.unlink(missing_ok=True)
        raise
    store.close()
    part.replace(target)


def _hurry(store: Store) -> None:
    """Leaves out waiting for the disk: a sample that is cut short is thrown away and made again."""

    def without_waiting(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")

    store.engine.dispose()
    event.listen(store.engine, "connect", without_waiting)


def script() -> str:
    """The story as a script that `do --script` takes."""
    return "".join(f"{json.dumps(line)}\n" for line in story())
