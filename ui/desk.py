"""The window's only way to the book: reading, doing, undoing, the day it is read at, and what was touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from models.act import Act
from models.engine import is_server, why_not_written
from models.errors import BookError, Refusal
from models.queries import book as books
from models.queries.book import BookRow
from models.rules.business_days import Calendar
from models.rules.readings import Readings
from models.rules.terms import Terms
from models.store import Done, Store, Undoable
from ui.later import Later
from ui.settings import USER, Settings

__all__ = ["Desk"]

T = TypeVar("T")
NEWS_EVERY = 1500
PATIENCE = 5_000  # milliseconds that a key waits for what it is about
WITHOUT_KEYS = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Desk(QObject):
    """One open book as the window sees it; every act is recorded for the as-of day.

    Signals: as_of_changed(date); touched(frozenset of table names) after any act, own or other people's;
    history_changed() when undo, redo or the saved time are others; user_changed(str); working(int) long jobs under way;
    trouble(str) a sentence when the book cannot be reached or written, an empty one when it can again.
    """

    as_of_changed = Signal(object)
    touched = Signal(object)
    history_changed = Signal()
    user_changed = Signal(str)
    working = Signal(int)
    trouble = Signal(str)

    def __init__(
        self,
        store: Store,
        place: str,
        now: Callable[[], datetime],
        settings: Settings,
        *,
        as_of: date | None = None,
        today: date | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self.place, self.now, self.settings = store, place, now, settings
        self._today = today
        self._as_of = as_of or self.today
        self._kept: dict[str, Any] = {}
        self._troubled = False
        self._jobs = 0
        self._barred: str | None = None
        self.undoable: Undoable | None = None
        self.redoable: Undoable | None = None
        self.saved_at: datetime | None = None
        self._later = Later(parent=self)
        self.book: BookRow = self.read(books.book)
        self._seen = store.news(0)[0]
        self._read_history()
        self._timer = QTimer(self, interval=NEWS_EVERY)
        self._timer.timeout.connect(self.ask_news)
        self._timer.start()

    def close(self) -> None:
        """Waits for the readers, then lets the book go, and with it whoever listened to this desk."""
        self._timer.stop()
        self._later.stop()
        self.store.close()
        self.deleteLater()

    # -- the day ---------------------------------------------------------------------------------------------

    @property
    def as_of(self) -> date:
        """The day lists are read at and acts are recorded for."""
        return self._as_of

    @as_of.setter
    def as_of(self, day: date) -> None:
        if day != self._as_of:
            self._as_of = day
            self._kept.clear()
            self.as_of_changed.emit(day)

    @property
    def today(self) -> date:
        """The day it is; a sample has a day of its own."""
        return self._today or self.now().astimezone().date()

    # -- who -------------------------------------------------------------------------------------------------

    @property
    def user(self) -> str:
        """Whose name acts are recorded under."""
        return self.store.by

    @user.setter
    def user(self, name: str) -> None:
        if name != self.store.by:
            self.store.by = name
            self.settings.put(USER, name)
            self.user_changed.emit(name)

    # -- reading ---------------------------------------------------------------------------------------------

    def read(self, query: Callable[..., T], *args: object, **kw: object) -> T:
        """What a query gives, at once; for what takes a few milliseconds."""
        with self.store.reading() as session:
            return query(session, *args, **kw)

    def read_later(
        self, query: Callable[..., T], *args: object, then: Callable[[T], None], key: object = None, **kw: object
    ) -> None:
        """Reads in a worker thread and calls `then`; asking the same for the same `then` again drops the first."""
        whose = key if key is not None else (getattr(then, "__self__", None), query)
        self._later.ask(lambda: self.read(query, *args, **kw), then, self._failed, key=whose)

    @property
    def reading(self) -> int:
        """How many things are being read or done in worker threads."""
        return self._later.count

    def reads_for(self, who: QObject) -> bool:
        """Whether something is being read for a page or form."""
        return self._later.works_for(who)

    def wait_for(self, who: QObject) -> None:
        """Waits until all is read that a page asked for; keys pressed meanwhile keep their order."""
        patience = QDeadlineTimer(PATIENCE)
        while self.reads_for(who) and not patience.hasExpired():
            QCoreApplication.processEvents(WITHOUT_KEYS)

    def run_later(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Does anything that takes long in a worker thread, such as a backup; the status line counts it."""
        self._add_jobs(1)

        def ended(tell: Callable[[Any], None], answer: object) -> None:
            self._add_jobs(-1)
            tell(answer)

        self._later.ask(work, partial(ended, then), partial(ended, failed))

    def _add_jobs(self, more: int) -> None:
        self._jobs += more
        self.working.emit(self._jobs)

    def _failed(self, failure: Exception) -> None:
        """Tells of a book out of reach; raises anything else where the window's hook sees it."""
        if not isinstance(failure, BookError):
            raise failure
        self._tell_trouble(failure.sentence)

    def _kept_read(self, query: Callable[..., T], *args: object) -> T:
        """A reading kept until the day or the book changes."""
        name = query.__name__
        if name not in self._kept:
            self._kept[name] = self.read(query, *args)
        return cast("T", self._kept[name])

    @property
    def terms(self) -> Terms:
        """The terms in force on the as-of day."""
        return self._kept_read(books.terms, self._as_of)

    @property
    def readings(self) -> Readings:
        """The readings in force on the as-of day."""
        return self._kept_read(books.readings, self._as_of)

    @property
    def calendar(self) -> Calendar:
        """The book's Business Days, as they are read on the as-of day."""
        return self._kept_read(books.calendar, self._as_of)

    def party(self, side: str) -> str:
        """The name a party goes by: SAVVIS, Winstar."""
        return self.terms.parties[side].short_name

    # -- doing -----------------------------------------------------------------------------------------------

    def do(self, act: Act, **facts: object) -> Done | None:
        """Does an act for the as-of day; raises Refusal. None means that it was not saved; `trouble` says why."""
        return self._written(lambda: self.store.do(act, facts, self._as_of))

    def do_later(
        self,
        act: Act,
        facts: Mapping[str, object],
        *,
        then: Callable[[Done], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Does a long act in a worker thread, for the day that is the as-of day now."""
        day = self._as_of

        def failed(failure: Exception) -> None:
            if isinstance(failure, Refusal):
                refused(failure)
            else:
                self._failed(failure)

        self.run_later(lambda: self.store.do(act, facts, day), lambda done: then(self._after(done)), failed)

    def undo(self, act_id: str = "") -> Done | None:
        """Takes back the last act, or the one named; raises Refusal; None when there is nothing to undo."""
        what = act_id or (self.undoable.act_id if self.undoable else "")
        return self._take_back(what)

    def redo(self) -> Done | None:
        """Takes back the last undo; raises Refusal; None when there is nothing to redo."""
        return self._take_back(self.redoable.act_id if self.redoable else "")

    @property
    def why_not_write(self) -> str:
        """Why nothing can be recorded in this book; a file is looked at each time, a server once."""
        if self._barred is None or not is_server(self.place):
            self._barred = why_not_written(self.store.engine)
        return self._barred

    def _take_back(self, act_id: str) -> Done | None:
        return self._written(lambda: self.store.undo(act_id, self._as_of)) if act_id else None

    def _written(self, write: Callable[[], Done]) -> Done | None:
        """What a write left behind; a book that cannot be written becomes a sentence for the window."""
        try:
            done = write()
        except BookError as error:
            self._tell_trouble(error.sentence)
            return None
        return self._after(done)

    def _after(self, done: Done) -> Done:
        """Tells everybody what an act touched, and what others touched since the last news."""
        self._tell_trouble("")
        newest, tables = (done.entry, done.touched) if done.entry == self._seen + 1 else self.store.news(self._seen)
        self._seen = max(self._seen, newest)
        self._changed(tables | done.touched)
        return done

    def _changed(self, tables: frozenset[str]) -> None:
        self._kept.clear()
        if "book" in tables:
            self.book = self.read(books.book)
        self._read_history()
        self.touched.emit(tables)

    def _read_history(self) -> None:
        """Reads what can be undone and redone, and when the book was last written."""
        self.undoable, self.redoable = self.store.undoable(), self.store.redoable()
        last = self.read(books.journal, 1)
        self.saved_at = datetime.fromisoformat(last[0].at) if last else None
        self.history_changed.emit()

    # -- other people's acts ---------------------------------------------------------------------------------

    def ask_news(self) -> None:
        """Asks in a worker thread what others have done since."""
        since = self._seen
        self._later.ask(lambda: self.store.news(since), self._take_news, self._failed, key="news")

    def _take_news(self, news: tuple[int, frozenset[str]]) -> None:
        newest, tables = news
        self._tell_trouble("")
        if newest > self._seen:
            self._seen = newest
            self._changed(tables)

    def _tell_trouble(self, sentence: str) -> None:
        if sentence or self._troubled:
            self._troubled = bool(sentence)
            self.trouble.emit(sentence)
