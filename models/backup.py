"""A verified copy of a book: by SQLite's own backup, or out of a server into a file by replaying the journal."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from models.engine import explained, open_book
from models.errors import Unreachable
from models.store import Store
from models.tables import Entry
from models.verify import digest

__all__ = ["back_up"]


def back_up(store: Store, target: Path) -> int:
    """Copies a SQLite book to a new file, checks the copy, and gives the number of its last journal entry.

    The copy appears under its name only when it is whole; raises Unreachable where it cannot be written.
    """
    if store.engine.dialect.name != "sqlite":
        raise Unreachable("A book on a server is backed up by its server, for example with pg_dump.")
    if target.exists():
        raise Unreachable(f"{target.name or target} exists already. Choose another name; nothing was changed.")
    part = target.with_name(f"{target.name}.part")
    try:
        _copy(store, part)
        entry = _checked(store, part)
        part.rename(target)
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise Unreachable(f"The backup could not be written to {target.parent}: {error}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return entry


def _copy(store: Store, part: Path) -> None:
    """Copies page by page under SQLite's own locks."""
    part.unlink(missing_ok=True)
    with explained(store.engine):
        source = store.engine.raw_connection()
    try:
        copy = sqlite3.connect(part)
        try:
            driver = source.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()


def _checked(store: Store, part: Path) -> int:
    """Opens the copy as any book and compares digests; a backup never restored is no backup."""
    engine = open_book(str(part))
    copy = Store(engine, store.clock, store.by, store.draw)
    try:
        with copy.reading() as session, store.reading() as original:
            last = session.scalar(select(Entry.id).order_by(Entry.id.desc()).limit(1)) or 0
            if last == (original.scalar(select(Entry.id).order_by(Entry.id.desc()).limit(1)) or 0) and digest(
                session
            ) != digest(original):
                raise Unreachable("The copy differs from the book; it was thrown away. Try another disk.")
            return last
    finally:
        copy.close()


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable, where the system lets a folder be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
