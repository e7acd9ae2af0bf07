"""Runs the commands of main.py as a user types them, and gives what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from models.commands.run import run
from models.store import Store
from tests.builders import clock

TODAY = date(2000, 11, 28)


@dataclass(frozen=True)
class Said:
    """The exit code of a command, and its words."""

    code: int
    out: str
    err: str


class Typed:
    """A command line on one book."""

    def __init__(self, capsys: pytest.CaptureFixture[str], book: Path) -> None:
        self._capsys = capsys
        self.book = book

    def __call__(self, *words: object) -> Said:
        """Types a command as it stands."""
        code = run([str(word) for word in words], clock, TODAY)
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def on(self, *words: object) -> Said:
        """Types a command that takes --book."""
        return self(*words, "--book", self.book)


def place_of(store: Store) -> Path:
    """The file of a test's book, let go of so that a command can open it."""
    store.close()
    return Path(store.engine.url.database or "")
