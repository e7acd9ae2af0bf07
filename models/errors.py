"""The failures a user can meet, sorted by whose fault they are; each one is a whole sentence."""

from __future__ import annotations

__all__ = ["BookError", "DamagedBook", "NewerBook", "NotABook", "Refusal", "Unreachable"]


class Refusal(Exception):
    """The rules, or the facts already recorded, say no to an act: what, when, and the clause."""

    def __init__(self, sentence: str, clause: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.clause = clause


class BookError(Exception):
    """A book that cannot be opened or written; the sentence says what is safe and what to try."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotABook(BookError):
    """The file is there, but it is no Pairbook book."""


class NewerBook(BookError):
    """The book was written by a newer program; nothing has been changed in it."""


class DamagedBook(BookError):
    """The file's own checks failed; nothing has been written to it."""


class Unreachable(BookError):
    """The file, folder or server cannot be reached, is locked, or is full."""
