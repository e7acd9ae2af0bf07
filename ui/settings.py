"""What this laptop remembers, each setting declared once: theme, name, recent books, window, backups."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import urlsplit, urlunsplit

from platformdirs import user_config_path, user_data_path
from PySide6.QtCore import QSettings

__all__ = [
    "BACKUPS",
    "GEOMETRY",
    "RECENT",
    "THEME",
    "USER",
    "RecentBook",
    "Setting",
    "Settings",
    "home",
    "sample_place",
]

T = TypeVar("T")
MOST_RECENT = 8
DEFAULT_USER = "Provisioning desk"


def home() -> Path:
    """The folder of settings and the log: PAIRBOOK_HOME, or where this system keeps such things."""
    given = os.environ.get("PAIRBOOK_HOME")
    return Path(given) if given else user_config_path("Pairbook", appauthor=False)


def data_home() -> Path:
    """The folder of backups and of the sample book, unless told otherwise."""
    given = os.environ.get("PAIRBOOK_HOME")
    return Path(given) if given else user_data_path("Pairbook", appauthor=False)


def sample_place() -> str:
    """The file of the copy of the sample book."""
    return str(data_home() / "sample.pairbook")


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book opened before: where it is and when it was last open."""

    place: str
    title: str
    opened_at: datetime


Books = tuple[RecentBook, ...]


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its name in the file, its default, how it is read from and written as text, what it is for."""

    key: str
    default: T
    read: Callable[[str], T]
    write: Callable[[T], str]
    words: str


def _books(text: str) -> tuple[RecentBook, ...]:
    """Recent books out of JSON."""
    return tuple(
        RecentBook(one["place"], one["title"], datetime.fromisoformat(one["opened_at"])) for one in json.loads(text)
    )


def _book_text(books: tuple[RecentBook, ...]) -> str:
    """Recent books as JSON."""
    return json.dumps([{**asdict(book), "opened_at": book.opened_at.isoformat()} for book in books])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text)


THEME = Setting("theme", "system", str, str, "Light, dark, or as the system")
USER = Setting("user", DEFAULT_USER, str, str, "The name acts are recorded under")
BACKUPS = Setting("backups", "", str, str, "The folder backups are written to")
GEOMETRY = Setting("window", b"", _bytes, bytes.hex, "Where the window stood")
RECENT: Setting[Books] = Setting("recent", (), _books, _book_text, "Books opened before")


def without_password(place: str) -> str:
    """A book's place without the password of its address, which no file is to hold."""
    parts = urlsplit(place)
    if not parts.password:
        return place
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}"))


class Settings:
    """The settings file of this laptop; nothing about a book is kept here."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or home()
        self._file = QSettings(str(self.folder / "pairbook.ini"), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """The value in force; one that cannot be read counts as not set."""
        text = self._file.value(setting.key)
        if text is None:
            return setting.default
        try:
            return setting.read(str(text))
        except (ValueError, KeyError, TypeError):
            return setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Keeps a value from now on."""
        self._file.setValue(setting.key, setting.write(value))
        self._file.sync()

    @property
    def backups(self) -> Path:
        """The folder backups are written to."""
        chosen = self.get(BACKUPS)
        return Path(chosen) if chosen else (data_home() if self.folder == home() else self.folder) / "backups"

    def remember(self, place: str, title: str, now: datetime) -> None:
        """Puts a book at the head of the recent ones; a password in its address is not kept."""
        place = without_password(place)
        others = tuple(book for book in self.get(RECENT) if book.place != place)
        self.put(RECENT, (RecentBook(place, title, now), *others)[:MOST_RECENT])

    def forget(self, place: str) -> None:
        """Takes a book off the recent ones."""
        self.put(RECENT, tuple(book for book in self.get(RECENT) if book.place != place))
