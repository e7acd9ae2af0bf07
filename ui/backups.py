"""Verified copies of the book beside the work: on request, and every half hour when something was done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.backup import back_up
from models.engine import is_server
from models.errors import BookError
from ui.desk import Desk

__all__ = ["Backups", "backups_of"]

LOG = logging.getLogger("pairbook")
EVERY = 30 * 60 * 1000
NEWEST, DAYS, MONTHS = 24, 30, 12


def backups_of(place: str, folder: Path) -> list[Path]:
    """The backups of a book in a folder, newest first; their names sort by time."""
    if is_server(place):
        return []
    return sorted(folder.glob(f"{glob_safe(Path(place).stem)} ????-??-?? ??????.pairbook"), reverse=True)


class Backups(QObject):
    """The backups of one book in one folder.

    Signals: changed() when there is a new one.
    """

    changed = Signal()

    def __init__(self, desk: Desk, folder: Callable[[], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, folder
        self._busy = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._make_if_due)
        self._timer.start()

    @property
    def possible(self) -> bool:
        """Whether this program backs the book up; a server does so itself."""
        return not is_server(self._desk.place)

    def files(self) -> list[Path]:
        """The backups of this book, newest first; their names sort by time."""
        return backups_of(self._desk.place, self._folder())

    @property
    def last(self) -> datetime | None:
        """When the book was last backed up; None when it never was."""
        files = self.files() if self.possible else []
        return datetime.fromtimestamp(files[0].stat().st_mtime, UTC) if files else None

    @property
    def due(self) -> bool:
        """Whether something was done since the last backup."""
        saved, last = self._desk.saved_at, self.last
        return self.possible and not self._busy and saved is not None and (last is None or last < saved)

    def leave(self) -> None:
        """Makes no backup at closing: the file itself is about to be kept aside."""
        self._busy = True

    def make_at_end(self) -> None:
        """Backs up a session's work when the book is closed; a folder that cannot be written is only logged."""
        if not self.due:
            return
        try:
            self._write(self._target())
        except (BookError, OSError) as failure:
            LOG.warning("No backup at closing: %s", failure)
        else:
            self.thin()

    def _target(self) -> Path:
        """The file of a backup made now."""
        desk = self._desk
        return self._folder() / f"{Path(desk.place).stem} {desk.now().astimezone(UTC):%Y-%m-%d %H%M%S}.pairbook"

    def _write(self, target: Path) -> Path:
        target.parent.mkdir(parents=True, exist_ok=True)
        back_up(self._desk.store, target)
        return target

    def make(self, then: Callable[[Path], object], failed: Callable[[str], object]) -> None:
        """Backs the book up in a worker thread; `failed` is told why it could not be."""
        target = self._target()
        self._busy = True

        def done(path: Path) -> None:
            self._busy = False
            self.thin()
            self.changed.emit()
            then(path)

        def not_done(failure: Exception) -> None:
            self._busy = False
            if not isinstance(failure, (BookError, OSError)):
                raise failure
            failed(_why(target.parent, failure))

        self._desk.run_later(lambda: self._write(target), done, not_done)

    def _make_if_due(self) -> None:
        if self.due:
            self.make(lambda _path: None, self._desk.trouble.emit)

    def thin(self) -> None:
        """Keeps the newest, the last of each of the latest days, and the last of each month of a year."""
        files = self.files()
        kept = set(files[:NEWEST])
        for length, most in ((len("2000-11-28"), DAYS), (len("2000-11"), MONTHS)):
            last: dict[str, Path] = {}
            for file in files:
                last.setdefault(file.stem[-len("2000-11-28 140200") :][:length], file)
            kept |= set(list(last.values())[:most])
        for old in set(files) - kept:
            old.unlink(missing_ok=True)


def _why(folder: Path, failure: BookError | OSError) -> str:
    """Why a backup could not be made, as a sentence."""
    return failure.sentence if isinstance(failure, BookError) else f"{folder} cannot be written: {failure.strerror}."


def glob_safe(name: str) -> str:
    """A file name in which nothing means more than itself to a search by pattern."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
