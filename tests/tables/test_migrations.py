"""A book of an earlier version is brought up to date with everything in it, on SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from models import engine as engines
from models.engine import HEAD, create_book, open_book
from models.tables import Base

STEPS = Path(engines.__file__).parent / "migrations"
ROWS = (
    "INSERT INTO letters (id, number, issued_on) VALUES (1, 'LAL-0001', '2000-11-22')",
    "INSERT INTO letters (id, number, issued_on, replaces_id) VALUES (2, 'LAL-0002', '2000-11-28', 1)",
    "INSERT INTO letter_reviews (id, letter_id, reviewed_on) VALUES (1, 1, '2000-11-28')",
)


def to_version(version: str) -> object:
    """What brings a new book's tables to an earlier version only."""

    def upgrade(engine: Engine) -> None:
        config = Config()
        config.set_main_option("script_location", str(STEPS))
        with engine.execution_options(writing=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, version)
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id = {engines.APPLICATION_ID}")

    return upgrade


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a book can be made: a file, and a database on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "old.pairbook")
    return str(request.getfixturevalue("server_place"))


def test_letters_of_an_old_book_stay_and_several_may_follow_one(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(engines, "upgrade", to_version("0008"))
        old = create_book(place)
    with old.execution_options(writing=True).begin() as connection:
        for row in ROWS:
            connection.execute(text(row))
    old.dispose()
    book = open_book(place)
    with book.execution_options(writing=True).begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        connection.execute(
            text("INSERT INTO letters (id, number, issued_on, replaces_id) VALUES (3, 'L3', '2000-12-01', 1)")
        )
        kept = connection.execute(text("SELECT number, replaces_id FROM letters ORDER BY id")).all()
        assert [tuple(row) for row in kept] == [("LAL-0001", None), ("LAL-0002", 1), ("L3", 1)]
        assert connection.execute(text("SELECT letter_id FROM letter_reviews")).scalars().all() == [1]
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    book.dispose()


def test_what_refers_to_a_letter_still_does_after_the_table_was_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "old.pairbook")
    with monkeypatch.context() as patch:
        patch.setattr(engines, "upgrade", to_version("0008"))
        create_book(place).dispose()
    book = open_book(place)
    with book.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'letter_links'").scalar()
    assert "REFERENCES letters (id)" in str(made)
    book.dispose()
