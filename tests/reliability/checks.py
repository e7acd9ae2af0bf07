"""How a test makes sure that a book is whole: its file, its chain, and a replay that comes to the same digest."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy import select

from models.acts.register import ACTS
from models.engine import create_book
from models.journal import broken_link
from models.store import Store
from models.tables import Entry
from models.verify import Verdict, verify
from tests.builders import no_paper, opened

__all__ = ["checked", "entries", "ids", "whole"]


def checked(store: Store, head: str = "") -> Verdict:
    """The verdict on an open book."""
    with tempfile.TemporaryDirectory() as folder:
        empty = create_book(str(Path(folder, "replay.pairbook")))
        try:
            return verify(store, empty, ACTS, no_paper, head)
        finally:
            empty.dispose()


def entries(store: Store) -> list[Entry]:
    """The journal, oldest entry first."""
    with store.reading() as session:
        found = list(session.scalars(select(Entry).order_by(Entry.id)))
        session.expunge_all()
    return found


def ids(place: str) -> list[str]:
    """The act ids in the journal of a book that opens and whose chain is whole."""
    store = opened(place)
    found = entries(store)
    store.close()
    assert broken_link(found) is None
    return [entry.act_id for entry in found]


def whole(place: str) -> int:
    """Makes sure that a replay of a book gives the book; tells how many entries it has."""
    store = opened(place)
    verdict = checked(store)
    store.close()
    assert verdict.sound, verdict.sentences
    return verdict.entries
