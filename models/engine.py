"""How a book is reached: SQLite files and PostgreSQL databases, their locks and their checks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from models.errors import BookError, DamagedBook, NewerBook, NotABook, Unreachable
from models.failures import explained

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "create_book",
    "explained",
    "is_book",
    "is_server",
    "lock",
    "open_book",
    "place_words",
    "reading",
    "why_not_written",
]

HEAD = "0009"
"""The newest version of the tables; `models/migrations/versions` holds the steps up to it."""

APPLICATION_ID = 0x50414952  # "PAIR" in a SQLite file's header
WRITER = 0x50414952  # the advisory lock that makes writers on PostgreSQL wait for each other
WAIT = 5_000  # milliseconds that a writer waits for another

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)

SERVER = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
"""How soon a server that has gone silent is given up, so that nobody waits for it longer than some seconds."""
LIMITS = text(
    "SELECT set_config('lock_timeout', :wait, true), set_config('idle_in_transaction_session_timeout', '60s', true)"
)


MAY_WRITE = text("SELECT current_setting('transaction_read_only') = 'on', has_table_privilege('journal', 'INSERT')")
"""Whether a server's book is a copy that is only read, and whether this user may add to its journal."""


def is_server(place: str) -> bool:
    """Whether a book's place is the URL of a PostgreSQL database rather than a file."""
    return place.startswith(("postgresql://", "postgresql+psycopg://"))


def is_book(path: Path) -> bool:
    """Whether a file is a book by its first bytes; one that is open here must not be asked, it would lose its locks."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def place_words(place: str) -> str:
    """A book's place as shown to people: a file name, or a URL without its password."""
    return make_url(place).render_as_string(hide_password=True) if is_server(place) else str(Path(place))


def create_book(place: str) -> Engine:
    """A new, empty book at a place where there is none; raises BookError, and leaves no file, when it cannot be."""
    if not is_server(place):
        _claim(Path(place))
    engine = _engine(place)
    try:
        with explained(engine):
            if is_server(place) and inspect(engine).has_table("journal"):
                raise Unreachable("This database holds a book already. Nothing was changed.")
            upgrade(engine)
    except BaseException:
        engine.dispose()
        if not is_server(place):
            Path(place).unlink(missing_ok=True)
        raise
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


def reading(engine: Engine) -> Engine:
    """The engine for reading: one consistent state as long as a session lasts, which SQLite gives by itself."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def why_not_written(engine: Engine) -> str:
    """Why nothing can be recorded in an open book: a file or folder that may only be read, a server's copy; or nothing.

    SQLite writes a journal beside the file, so the folder counts as well.
    """
    if engine.dialect.name == "sqlite":
        file = Path(engine.url.database or "")
        barred = next((one for one in (file, file.parent) if one.exists() and not os.access(one, os.W_OK)), None)
        if barred is None:
            return ""
        what = "the file is read-only" if barred == file else f"its folder {barred.name} is read-only"
        return f"{file.name} can only be read here: {what}. Nothing can be recorded in it."
    with explained(engine), engine.connect() as connection:
        copy, may = connection.execute(MAY_WRITE).one()
    if not copy and may:
        return ""
    why = "it is a copy of the book" if copy else "its server does not let this user write"
    return f"This book can only be read: {why}. Nothing can be recorded in it."


def _claim(path: Path) -> None:
    """Makes an empty file for a new book; only who made it may fill it, or take it away again."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise Unreachable(f"{path.name or path} exists already. Choose another name; nothing was changed.") from None
    except OSError as error:
        raise Unreachable(f"{path.name:.80} cannot be made in {path.parent}: {error.strerror}.") from error


def _stands(path: Path) -> bool:
    """Whether anything stands at a path; raises Unreachable where nobody may look."""
    try:
        return path.exists()
    except OSError as error:
        raise Unreachable(f"{path.name:.80} cannot be looked for: {error.strerror}.") from error


def _refuse_no_file(path: Path) -> None:
    """Refuses what is no file before SQLite would make one there."""
    if not _stands(path):
        raise Unreachable(f"There is no file {path.name} in {path.parent}.")
    if path.is_dir():
        raise NotABook(f"{path.name or path} is a folder, not a book.")
    if path.stat().st_size == 0:
        raise NotABook(f"{path.name} is empty; it is not a book.")


def _engine(place: str) -> Engine:
    """An engine for a place, with the listeners of its dialect."""
    if is_server(place):
        try:
            url = make_url(place).set(drivername="postgresql+psycopg")
            return create_engine(url, pool_pre_ping=True, connect_args=SERVER)
        except (ArgumentError, ValueError):
            raise Unreachable("That is not the address of a PostgreSQL database.") from None
        except ModuleNotFoundError:
            raise Unreachable("Books on a server need the package psycopg, which is not installed here.") from None
    engine = create_engine(URL.create("sqlite", database=str(Path(place))), connect_args={"timeout": WAIT / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _SameFile(Path(place)))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Sets up one SQLite connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _lower(value: object) -> object:
    """Small letters beyond ASCII too, as a server makes them; SQLite's own knows only A to Z."""
    return value.lower() if isinstance(value, str) else value


class _SameFile:
    """Refuses to go on when another file has taken the place of the one that was opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: tuple[int, int] | None = None

    def __call__(self, _connection: Connection) -> None:
        """Compares the file at the path with the one seen first."""
        try:
            there = self.path.stat()
        except OSError as error:
            raise Unreachable(
                f"{self.path.name} is no longer there: its folder or drive is gone, or it was moved. "
                "Nothing was changed; bring it back, or open it where it is now."
            ) from error
        self.opened = self.opened or (there.st_dev, there.st_ino)
        if self.opened != (there.st_dev, there.st_ino):
            raise Unreachable(
                f"{self.path.name} was replaced by another file since it was opened. "
                "Nothing was changed; open it again."
            )


def _begin(connection: Connection) -> None:
    """Begins a transaction; a writer takes the lock at once, so that what it reads still holds when it writes."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def lock(connection: Connection) -> None:
    """Takes the writer's lock until the transaction ends; on SQLite BEGIN IMMEDIATE has taken it already.

    Nobody waits for it longer than on SQLite, and a writer that falls silent is cut off by the server.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(LIMITS, {"wait": str(WAIT)})
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})


def _checked_version(engine: Engine) -> str:
    """The version of the book's tables; raises NotABook or DamagedBook when its own checks fail."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _check_file(connection, Path(engine.url.database or "").name)
        elif not {"journal", "alembic_version"} <= set(inspect(connection).get_table_names()):
            raise NotABook("This database holds no book yet. Start a new book there.")
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


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
        lock(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
