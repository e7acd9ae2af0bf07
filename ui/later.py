"""Work done off the GUI thread: functions run in a pool, their answers come back to it, stale ones are dropped."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

__all__ = ["Later"]

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer somebody waits for."""

    key: Hashable
    then: Then
    failed: Failed
    owner: QObject | None


class _Collecting:
    """Holds Python's collector back while workers run: it would delete Qt objects in whatever thread it runs in."""

    _held = 0
    _was_on = True

    @classmethod
    def hold(cls) -> None:
        """One more worker runs."""
        if not cls._held:
            cls._was_on = gc.isenabled()
            gc.disable()
        cls._held += 1

    @classmethod
    def let_go(cls, count: int = 1) -> None:
        """So many workers are done; called in the GUI thread only."""
        cls._held -= count
        if not cls._held and cls._was_on:
            gc.enable()


class Later(QObject):
    """A pool of threads whose answers arrive in the thread this object lives in."""

    _arrived = Signal(int, object, object)

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")
        self._wanted: dict[int, Wanted] = {}
        self._latest: dict[Hashable, int] = {}
        self._last = 0
        self._arrived.connect(self._take)

    @property
    def count(self) -> int:
        """How many tasks are under way."""
        return len(self._wanted)

    def works_for(self, owner: QObject) -> bool:
        """Whether an answer is awaited that goes to a method of this object."""
        return any(wanted.owner is owner for wanted in self._wanted.values())

    def ask(self, work: Callable[[], Any], then: Then, failed: Failed, *, key: Hashable = None) -> None:
        """Does the work in the pool and calls `then`; an earlier question of the same key is forgotten."""
        self._last += 1
        number, owner = self._last, getattr(then, "__self__", None)
        self._wanted[number] = Wanted(key, then, failed, owner if isinstance(owner, QObject) else None)
        if key is not None:
            self._latest[key] = number
        _Collecting.hold()
        self._pool.submit(self._run, number, work)

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        """Does the work in a thread of the pool, and sends over what came of it, whatever that is."""
        try:
            answer, failure = work(), None
        except Exception as error:  # noqa: BLE001  it is raised again where the answer is awaited
            answer, failure = None, error
        self._arrived.emit(number, answer, failure)

    def _take(self, number: int, answer: Any, failure: Exception | None) -> None:
        """Passes an answer on, unless it was asked for again or whoever asked is gone."""
        wanted = self._wanted.pop(number, None)
        if wanted is None:
            return
        _Collecting.let_go()
        if wanted.owner is not None and not shiboken6.isValid(wanted.owner):
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
        self._pool.shutdown(wait=True, cancel_futures=True)
        _Collecting.let_go(len(self._wanted))
        self._wanted.clear()
