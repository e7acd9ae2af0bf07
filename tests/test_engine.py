"""Books that open, and places that are none: each gets a sentence, and nothing is written to it."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from models.engine import APPLICATION_ID, create_book, is_book, open_book, place_words
from models.errors import BookError, DamagedBook, NewerBook, NotABook, Unreachable
from models.queries import book
from models.store import Store
from models.tables import Base


def test_the_migrations_make_the_tables_as_the_classes_say(any_store: Store) -> None:
    with any_store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_book_file_is_set_up_to_lose_nothing(store: Store) -> None:
    with store.engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id", "trusted_schema")
        }
    assert asked == {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "application_id": APPLICATION_ID,
        "trusted_schema": 0,
    }  # fmt: skip


def test_a_newer_book_is_refused_with_a_sentence_and_left_alone(store: Store, tmp_path: Path) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    store.close()
    before = (tmp_path / "test.pairbook").read_bytes()
    with pytest.raises(NewerBook, match="tables 0999"):
        open_book(str(tmp_path / "test.pairbook"))
    assert (tmp_path / "test.pairbook").read_bytes() == before


def test_an_existing_file_is_never_made_into_a_new_book(tmp_path: Path) -> None:
    path = tmp_path / "notes.pairbook"
    path.write_text("dear diary")
    with pytest.raises(Unreachable, match=r"notes\.pairbook exists already"):
        create_book(str(path))
    assert path.read_text() == "dear diary"


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", NotABook, "is empty"),
        (b"PK\x03\x04 a workbook" + bytes(5000), NotABook, "is not a book"),
        (os.urandom(8192), NotABook, "is not a book"),
    ],
)
def test_what_is_no_book_gets_a_sentence(tmp_path: Path, content: bytes, error: type[BookError], words: str) -> None:
    path = tmp_path / "x.pairbook"
    path.write_bytes(content)
    with pytest.raises(error, match=words):
        open_book(str(path))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_a_book(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(NotABook, match="of another program"):
        open_book(str(path))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match=r"no file gone\.pairbook"):
        open_book(str(tmp_path / "gone.pairbook"))
    with pytest.raises(NotABook, match="is a folder"):
        open_book(str(tmp_path))


def test_a_book_cut_short_is_called_damaged_and_not_written_to(store: Store, tmp_path: Path) -> None:
    store.close()
    path = tmp_path / "test.pairbook"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises((DamagedBook, NotABook), match=r"damaged|not a book"):
        open_book(str(path))
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_an_empty_database_on_a_server_holds_no_book_yet(server_place: str) -> None:
    with pytest.raises(NotABook, match="holds no book yet"):
        open_book(server_place)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    place = "postgresql://desk:secret@127.0.0.1:1/book"
    with pytest.raises(Unreachable, match=r"The book on 127\.0\.0\.1 cannot be reached") as failure:
        open_book(place)
    assert "secret" not in failure.value.sentence
    assert "secret" not in place_words(place)


def test_a_failed_start_leaves_no_half_a_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import models.migrations.versions as versions

    step = Path(next(iter(versions.__path__))) / "0001_first_tables.py"
    assert step.is_file()
    from alembic import op

    made = 0

    def failing(*args: object, **kwargs: object) -> None:
        nonlocal made
        made += 1
        if made == 5:
            raise OSError("disk pulled out")
        original(*args, **kwargs)

    original = op.create_table
    monkeypatch.setattr(op, "create_table", failing)
    with pytest.raises(OSError, match="pulled out"):
        create_book(str(tmp_path / "half.pairbook"))
    left = sqlite3.connect(tmp_path / "half.pairbook")
    assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    left.close()


def test_a_new_book_that_cannot_be_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_engine: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr("models.engine.upgrade", full)
    with pytest.raises(OSError, match="no space"):
        create_book(str(tmp_path / "new.pairbook"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("postgresql://127.0.0.1:port/book", "not the address"),
        ("postgresql://127.0.0.1:1/book?what=1", "cannot be reached"),
        ("postgresql://", "cannot be reached"),
        ("x" * 300, "cannot be looked for"),
        ("notes.txt/book", "no file book in notes.txt"),
        (".", "is a folder"),
    ],
)
def test_a_place_that_is_none_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").touch()
    with pytest.raises(BookError, match=words):
        open_book(place)


def test_without_the_package_for_servers_a_book_on_one_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Unreachable, match="need the package psycopg"):
        open_book("postgresql://127.0.0.1:1/book")


def test_only_a_book_is_told_to_be_one(store: Store, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "notes.pairbook").write_text("dear diary")
    found = {path.name: is_book(path) for path in (*tmp_path.iterdir(), tmp_path, tmp_path / "gone")}
    assert [name for name, one in found.items() if one] == ["test.pairbook"]


def test_a_reading_of_damaged_facts_is_called_damaged(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE book SET calendar_first = 'soon'"))
    with pytest.raises(DamagedBook, match="is damaged"), store.reading() as session:
        book.book(session)
