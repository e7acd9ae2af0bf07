"""Going back to a backup: what was done since it, and putting it in the place of the book, which is kept aside."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from models.engine import open_book
from models.errors import DamagedBook, Unreachable

__all__ = ["ActKept", "acts_in", "acts_lost", "put_aside", "restore"]

COLUMNS = "SELECT id, hash, sentence, recorded_on, at, by FROM journal ORDER BY id"
HOT = "-journal"  # what SQLite leaves beside a file that was cut off while it was written


@dataclass(frozen=True, slots=True)
class ActKept:
    """An entry of a journal as far as it tells what a book holds."""

    number: int
    hash: str
    sentence: str
    recorded_on: date
    at: str
    by: str


def acts_in(file: Path) -> tuple[ActKept, ...]:
    """Every act a book holds, first to last; the file is only read, and stays as old as it is."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as book:
            return tuple(
                ActKept(number, seal, sentence, date.fromisoformat(day), at, by)
                for number, seal, sentence, day, at, by in book.execute(COLUMNS)
            )
    except (sqlite3.Error, ValueError) as error:
        raise DamagedBook(f"{file.name} cannot be read: {error}.") from error


def acts_lost(present: tuple[ActKept, ...], backup: tuple[ActKept, ...]) -> tuple[ActKept, ...]:
    """The acts of the present book that a backup does not hold, first to last."""
    held: Mapping[int, str] = {act.number: act.hash for act in backup}
    return tuple(act for act in present if held.get(act.number) != act.hash)


def put_aside(place: Path, aside: Path) -> None:
    """Gives a closed book another name, with what lies beside it; raises Unreachable, and overwrites nothing."""
    try:
        aside.touch(exist_ok=False)
    except FileExistsError:
        raise Unreachable(f"{aside.name} exists already. Nothing was changed; try again in a moment.") from None
    except OSError as error:
        raise Unreachable(f"Nothing can be kept in {aside.parent}: {error.strerror}. Nothing was changed.") from error
    try:
        _move(place, aside)
    except OSError as error:
        aside.unlink()
        raise Unreachable(f"{place.name} cannot be put aside: {error.strerror}. Nothing was changed.") from error


def _move(book: Path, target: Path) -> None:
    """Moves a book with what SQLite left beside it, both or neither."""
    book.replace(target)
    hot = Path(f"{book}{HOT}")
    if hot.exists():
        try:
            hot.replace(f"{target}{HOT}")
        except OSError:
            target.replace(book)
            target.touch()
            raise


def restore(backup: Path, place: Path, aside: Path) -> None:
    """Puts a checked copy of a backup in the place of a closed book, which is kept aside.

    Raises BookError where the backup is no whole book or a file cannot be written; the book then stands as it was.
    """
    part = place.with_name(f"{place.name}.part")
    try:
        shutil.copyfile(backup, part)
        open_book(str(part)).dispose()
        if place.exists():
            put_aside(place, aside)
        try:
            part.rename(place)
        except OSError:
            if aside.exists() and not place.exists():
                _move(aside, place)
            raise
    except OSError as error:
        raise Unreachable(f"{place.name} cannot be written in {place.parent}: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
