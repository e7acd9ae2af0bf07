"""What was read of a book, kept while the book stands as it was read; whoever asks for the same shares it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, TypeVar

__all__ = ["KEPT", "Kept"]

T = TypeVar("T")

KEPT = "kept"
"""Under which name a reading session has its store's `Kept`; a session that writes has none."""


class Kept:
    """One answer and what it was read at: the book's last entry, the day; another question takes its place."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._at: Hashable = None
        self._answer: Any = None

    def at(self, key: Hashable, read: Callable[[], T]) -> T:
        """The answer kept for this key, else the one read now; readers of the same wait for one another."""
        with self._lock:
            if key != self._at:
                self._answer, self._at = read(), key
            answer: T = self._answer
            return answer
