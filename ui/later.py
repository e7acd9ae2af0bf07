"""Work done off the GUI thread: functions run in a pool, their answers come back to it, stale ones are dropped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

__all__ = ["Later"]

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]
Arrived = Callable[[int, Any, Exception | None], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer somebody waits for."""

    key: Hashable
    then: Then
    failed: Failed
    owner: QObject | None


class Task(QRunnable):
    """One function on its way through the pool."""

    def __init__(self, number: int, work: Callable[[], Any], done: Arrived) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._number, self._work, self._done = number, work, done

    def run(self) -> None:
        """Does the work and hands over what came of it, whatever that is."""
        try:
            answer, failure = self._work(), None
        except Exception as error:  # noqa: BLE001  it is raised again where the answer is awaited
            answer, failure = None, error
        self._done(self._number, answer, failure)


class Later(QObject):
    """A pool of threads whose answers arrive in the thread this object lives in."""

    _arrived = Signal(int, object, object)

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._wanted: dict[int, Wanted] = {}
        self._tasks: dict[int, Task] = {}
        self._latest: dict[Hashable, int] = {}
        self._last = 0
        self._arrived.connect(self._take)

    @property
    def count(self) -> int:
        """How many tasks are under way."""
        return len(self._tasks)

    def ask(self, work: Callable[[], Any], then: Then, failed: Failed, *, key: Hashable = None) -> None:
        """Does the work in the pool and calls `then`; an earlier question of the same key is forgotten."""
        self._last += 1
        owner = getattr(then, "__self__", None)
        self._wanted[self._last] = Wanted(key, then, failed, owner if isinstance(owner, QObject) else None)
        if key is not None:
            self._latest[key] = self._last
        task = Task(self._last, work, self._arrived.emit)
        self._tasks[self._last] = task
        self._pool.start(task)

    def _take(self, number: int, answer: Any, failure: Exception | None) -> None:
        """Passes an answer on, unless it was asked for again or whoever asked is gone."""
        wanted = self._wanted.pop(number, None)
        self._tasks.pop(number, None)
        if wanted is None or (wanted.owner is not None and not shiboken6.isValid(wanted.owner)):
            return
        if wanted.key is not None:
            if self._latest.get(wanted.key) != number:
                return
            del self._latest[wanted.key]
        if failure is None:
            wanted.then(answer)
        else:
            wanted.failed(failure)

    def stop(self) -> None:
        """Forgets every question and waits until the threads are at rest."""
        self._wanted.clear()
        self._pool.clear()
        self._pool.waitForDone()
        self._tasks.clear()
