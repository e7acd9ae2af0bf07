"""How a book is reached: SQLite files and PostgreSQL databases, their locks, checks and failures in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import Session

from models.errors import BookError, DamagedBook, NewerBook, NotABook, Unreachable

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "create_book",
    "explained",
    "is_server",
    "lock",
    "open_book",
    "place_words",
]

HEAD = "0001"
"""The newest version of the tables; `models/migrations/versions` holds the steps up to it."""

APPLICATION_ID = 0x50414952  # "PAIR" in a SQLite file's header
WRITER = 0x50414952  # the advisory lock that makes writers on PostgreSQL wait for each other

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def is_server(place: str) -> bool:
    """Whether a book's place is the URL of a PostgreSQL database rather than a file."""
    return place.startswith(("postgresql://", "postgresql+psycopg://"))


def place_words(place: str) -> str:
    """A book's place as shown to people: a file name, or a URL without its password."""
    return make_url(place).render_as_string(hide_password=True) if is_server(place) else str(Path(place))


def create_book(place: str) -> Engine:
    """A new, empty book at a place where there is none; raises BookError when something stands there."""
    if not is_server(place) and Path(place).exists():
        raise Unreachable(f"{Path(place).name} exists already. Choose another name; nothing was changed.")
    engine = _engine(place)
    with explained(engine):
        if is_server(place) and inspect(engine).has_table("journal"):
            raise Unreachable("This database holds a book already. Nothing was changed.")
        upgrade(engine)
    return engine


def open_book(place: str) -> Engine:
    """An existing book, checked and brought up to date; raises BookError with a sentence when it cannot be."""
    if not is_server(place):
        _refuse_no_file(Path(place))
    engine = _engine(place)
    try:
        with explained(engine):
            version = _checked_version(engine)
            if version != HEAD:
                _refuse_newer(version)
                upgrade(engine)
    except BookError:
        engine.dispose()
        raise
    return engine


def _refuse_no_file(path: Path) -> None:
    """Refuses what is no file before SQLite would make one there."""
    if path.is_dir():
        raise NotABook(f"{path.name} is a folder, not a book.")
    if not path.exists():
        raise Unreachable(f"There is no file {path.name} in {path.parent}.")
    if path.stat().st_size == 0:
        raise NotABook(f"{path.name} is empty; it is not a book.")


def _engine(place: str) -> Engine:
    """An engine for a place, with the listeners of its dialect."""
    if is_server(place):
        try:
            url = make_url(place).set(drivername="postgresql+psycopg")
        except ArgumentError:
            raise Unreachable("That is not the address of a PostgreSQL database.") from None
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    engine = create_engine(URL.create("sqlite", database=str(Path(place))), connect_args={"timeout": 5})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Sets up one SQLite connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """Begins a transaction; a writer takes the lock at once, so that what it reads still holds when it writes."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def lock(session: Session) -> None:
    """Takes the writer's lock until the transaction ends; on SQLite BEGIN IMMEDIATE has taken it already."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})


def _checked_version(engine: Engine) -> str:
    """The version of the book's tables; raises NotABook or DamagedBook when its own checks fail."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _check_file(connection, Path(engine.url.database or "").name)
        elif not inspect(connection).has_table("journal"):
            raise NotABook("This database holds no book yet. Start a new book there.")
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _check_file(connection: Connection, name: str) -> None:
    """Looks whether a SQLite file is a book, and a whole one."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise NotABook(f"{name} is a database of another program, not a book.")
    verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if verdict != "ok":
        raise DamagedBook(f"{name} is damaged: {verdict}. Nothing was written to it. Open its last backup instead.")


def _refuse_newer(version: str) -> None:
    """Refuses a book whose tables this program does not know."""
    if not version.isdigit() or int(version) > int(HEAD):
        raise NewerBook(
            f"This book was written by a newer Pairbook (tables {version}; this one knows {HEAD}). "
            "Nothing was changed. Install the newer program to open it."
        )


def upgrade(engine: Engine) -> None:
    """Brings a book's tables to the newest version, in one transaction; a failed step leaves it as it was."""
    from alembic import command  # slow to load, and only a new or old book needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(writing=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns what the disk or server says into a sentence; everything else passes as the bug it is."""
    try:
        yield
    except OperationalError as error:
        raise Unreachable(_operational(engine, error)) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and "not a database" in str(error.orig):
            raise NotABook(f"{_name(engine)} is not a book.") from error
        if isinstance(error.orig, sqlite3.DatabaseError) and "malformed" in str(error.orig):
            raise DamagedBook(f"{_name(engine)} is damaged. Open its last backup instead.") from error
        raise


def _operational(engine: Engine, error: OperationalError) -> str:
    """The sentence for a book that could not be reached or written."""
    said = str(error.orig)
    sentences = {
        "locked": "is being written by another program. Nothing was changed; try again in a moment.",
        "full": "could not be saved: the disk is full. Nothing was changed; free some space and try again.",
        "readonly": "cannot be written here: the file or its folder is read-only. Nothing was changed.",
        "unable to open": "cannot be opened: the folder or the file does not let this program in.",
        "disk I/O": "could not be read or written: the disk reports a fault. Nothing was changed.",
    }
    for part, words in sentences.items():
        if part in said:
            return f"{_name(engine)} {words}"
    first = said.splitlines()[0] if said else "no answer"
    return f"{_name(engine)} cannot be reached: {first}. What was not saved has not been changed."


def _name(engine: Engine) -> str:
    """The book's name in a sentence."""
    url = engine.url
    return Path(url.database or "The book").name if engine.dialect.name == "sqlite" else f"The book on {url.host}"
