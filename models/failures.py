"""What a disk or a server says when something fails, in a sentence that tells what is safe and what to try."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError

from models.errors import BookError, DamagedBook, NotABook, Unreachable

__all__ = ["explained"]

DAMAGE = ("malformed", "no such table", "no such column", "Could not decode")
TROUBLES = {
    "locked": "is being written by another program. Nothing was changed; try again in a moment.",
    "lock timeout": "is being written by another program. Nothing was changed; try again in a moment.",
    "disk is full": "could not be saved: the disk is full. Nothing was changed; free some space and try again.",
    "No space left": "could not be saved: the server's disk is full. Nothing was changed; it needs more space.",
    "readonly": "cannot be written here: the file or its folder is read-only. Nothing was changed.",
    "unable to open": "cannot be opened or written: the folder or the file does not let this program in.",
    "disk I/O": "could not be read or written: the disk is full or reports a fault. Nothing was changed.",
    "permission denied": "does not let this user do that. Nothing was changed; ask whoever keeps the server.",
    "read-only transaction": "can only be read there: it is a copy of the book. Nothing was changed.",
}
"""What the disk or the server says, and what people are told of it."""


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns what the disk or server says into a sentence; everything else passes as the bug it is."""
    try:
        yield
    except DBAPIError as error:
        failure = _failure(engine, error)
        if failure is None:
            raise
        raise failure from error
    except ValueError as error:
        if "isoformat" not in str(error):  # nothing but the book's own dates is read there
            raise
        raise DamagedBook(f"{_name(engine)} is damaged: {error}. Open its last backup instead.") from error


def _failure(engine: Engine, error: DBAPIError) -> BookError | None:
    """The failure of file, disk or server behind an error; None when the fault is the program's own."""
    said = str(error.orig)
    if isinstance(error, (IntegrityError, DataError)):
        return None
    if isinstance(error.orig, sqlite3.DatabaseError):
        if "not a database" in said:
            return NotABook(f"{_name(engine)} is not a book.")
        if any(part in said for part in DAMAGE):
            return DamagedBook(f"{_name(engine)} is damaged: {said}. Open its last backup instead.")
    for part, words in TROUBLES.items():
        if part in said:
            return Unreachable(f"{_name(engine)} {words}")
    if isinstance(error, OperationalError) or error.connection_invalidated or error.statement is None:
        first = said.splitlines()[0] if said else "no answer"
        return Unreachable(f"{_name(engine)} cannot be reached: {first}. What was not saved has not been changed.")
    return None


def _name(engine: Engine) -> str:
    """The book's name in a sentence."""
    url = engine.url
    if engine.dialect.name == "sqlite":
        return Path(url.database or "The book").name
    return f"The book on {url.host or 'its server'}"
