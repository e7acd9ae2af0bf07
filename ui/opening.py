"""Opening and making books off the GUI thread; whatever stands against it comes back as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.engine import is_server, open_book
from models.errors import BookError, Refusal
from models.queries.book import book
from models.restoring import put_aside, restore
from models.store import Store
from reports.issue import draw_issued
from ui.book_lock import BookLock, Taken
from ui.later import Later

if TYPE_CHECKING:
    from models.starting import NewBook

__all__ = ["Opened", "Opener", "Outside"]

MakeSample = Callable[[str, Callable[[int, int], None]], object]
SAMPLE_DAY = date(2000, 11, 28)


@dataclass(frozen=True, slots=True)
class Outside:
    """What comes in from outside: the clock, the day, and how the sample book is made."""

    now: Callable[[], datetime]
    today: date
    make_sample: MakeSample | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A book that is open: its store, its place, its lock, and what is to be told of how it came there."""

    store: Store
    place: str
    lock: BookLock
    told: str = ""


class Opener(QObject):
    """Opens and makes books in a worker thread.

    Signals: opened(Opened); failed(sentence); raised() when the book's own window was brought to the front instead;
    busy(sentence) while something is under way, empty when it is over.
    """

    opened = Signal(object)
    failed = Signal(str)
    raised = Signal(str)
    busy = Signal(str)
    _done_of = Signal(int, int)

    def __init__(self, outside: Outside, by: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outside, self._by = outside, by
        self._later = Later(1, self)
        self._done_of.connect(self._tell_progress)

    def open(self, place: str) -> None:
        """Opens a book that exists."""
        name, by = Path(place).name, self._by()
        self._under_lock(place, f"Opening {name}.", lambda: self._open(place, by))

    def make(self, new: NewBook) -> None:
        """Makes and opens a new book."""
        by = self._by()
        said = f"Making the book “{new.title}” and filling in the closed days."

        def work() -> Store:
            from models.starting import start  # slow to load, and only a new book needs it

            if not is_server(new.place):
                Path(new.place).parent.mkdir(parents=True, exist_ok=True)
            return start(new, self._outside.now, by, draw_issued)

        self._under_lock(new.place, said, work)

    def restore(self, place: str, backup: Path) -> None:
        """Puts a backup in the place of a book that is closed, and opens it."""
        by, aside = self._by(), self._aside(place)

        def work() -> Store:
            restore(backup, Path(place), aside)
            return self._open(place, by)

        told = f"Went back to {backup.stem}. What was there is kept as {aside.name}."
        self._under_lock(place, f"Going back to {backup.stem}.", work, told)

    def _aside(self, place: str) -> Path:
        """The name under which a file is kept that another one takes the place of."""
        path = Path(place)
        return path.with_name(f"{path.stem} before {self._outside.now().astimezone(UTC):%Y-%m-%d %H%M%S}.pairbook")

    def sample(self, place: str, *, afresh: bool = False) -> None:
        """Opens the copy of the sample book, making it the first time; afresh: anew, the former copy kept aside."""
        make, by = self._outside.make_sample, self._by()
        if make is None:
            self.failed.emit("This program came without its sample book.")
            return

        aside = self._aside(place)

        def work() -> Store:
            if afresh and Path(place).exists():
                put_aside(Path(place), aside)
            if not Path(place).exists():
                Path(place).parent.mkdir(parents=True, exist_ok=True)
                make(place, self._progress)
            return self._open(place, by)

        told = f"The former copy is kept as {aside.name}." if afresh and Path(place).exists() else ""
        self._under_lock(place, "Opening the sample book.", work, told)

    def _progress(self, done: int, of: int) -> None:
        """Told of from the worker thread, act by act; a signal brings some of it over."""
        if done % 50 == 0:
            self._done_of.emit(done, of)

    def _tell_progress(self, done: int, of: int) -> None:
        self.busy.emit(f"Making the sample book, once: {done:,} of {of:,} acts are done.")

    def _open(self, place: str, by: str) -> Store:
        store = Store(open_book(place), self._outside.now, by, draw_issued)
        try:
            with store.reading() as session:
                book(session)
        except BookError:
            store.close()
            raise
        return store

    def _under_lock(self, place: str, said: str, work: Callable[[], Store], told: str = "") -> None:
        """Does the work while nobody else has the book."""
        lock = BookLock(place, self)
        try:
            if not is_server(place):
                lock.take()
        except Taken as taken:
            (self.raised if taken.raised else self.failed).emit(taken.sentence)
            return
        self.busy.emit(said)

        def done(store: Store) -> None:
            self.busy.emit("")
            self.opened.emit(Opened(store, place, lock, told))

        def not_done(failure: Exception) -> None:
            lock.release()
            self.busy.emit("")
            if not isinstance(failure, (BookError, Refusal, OSError)):
                raise failure
            self.failed.emit(failure.sentence if isinstance(failure, (BookError, Refusal)) else f"{failure}.")

        self._later.ask(work, done, not_done)

    def stop(self) -> None:
        """Waits for what is under way."""
        self._later.stop()
