"""Commands on whole books: new, verify, backup; and how every command opens one."""

from __future__ import annotations

import getpass
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.acts.register import ACTS
from models.backup import back_up
from models.engine import create_book, is_book, open_book, place_words
from models.errors import Refusal
from models.rules.words import Side
from models.starting import NewBook, read_terms, start
from models.store import Clock, Store
from models.verify import verify as check
from reports.issue import draw_issued

__all__ = ["Shell", "backup", "new", "spare", "verify"]


@dataclass(frozen=True, slots=True)
class Shell:
    """What the outside gives every command: the clock, today, and where words go."""

    clock: Clock
    today: date

    def by(self, given: str) -> str:
        """Whose act it is."""
        return given or _login()

    @contextmanager
    def book(self, place: str, by: str = "") -> Iterator[Store]:
        """A book, open as long as the command runs."""
        store = Store(open_book(place), self.clock, self.by(by), draw_issued)
        try:
            yield store
        finally:
            store.close()


def _login() -> str:
    """The login name, or what stands for it where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Provisioning desk"


def new(shell: Shell, place: str, file: Path | None, title: str, stands_for: str, on: date | None, by: str) -> str:
    """Starts a book."""
    answers = NewBook(title, place, read_terms(file), Side(stands_for), on=on)
    start(answers, shell.clock, shell.by(by), draw_issued).close()
    return f"Started the book “{title}” in {place_words(place)}."


def verify(shell: Shell, place: str, head: str = "") -> tuple[bool, tuple[str, ...]]:
    """Checks a book and replays its journal into an empty one; gives the verdict and its sentences."""
    with shell.book(place) as store, tempfile.TemporaryDirectory() as folder:
        empty = create_book(str(Path(folder, "replay.pairbook")))
        try:
            verdict = check(store, empty, ACTS, draw_issued, head)
        finally:
            empty.dispose()
    return verdict.sound, verdict.sentences


def spare(file: Path) -> None:
    """Refuses a file to write to that is a book: a list or a paper must not take its place."""
    if is_book(file):
        raise Refusal(f"{file.name} is a book. Name another file to write to; nothing was changed.")


def backup(shell: Shell, place: str, target: Path) -> str:
    """Writes a checked copy of a book."""
    with shell.book(place) as store:
        entry = back_up(store, target)
    return f"{target.name} holds the book up to journal entry {entry}; it was opened and compared."
