"""The records of the Radio Pair Notices and their lines (EXB-2), read out of the book as of a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.rules.notice_facts import NoticeBook
from models.rules.state import State

__all__ = ["notice_book"]


def notice_book(session: Session, now: State) -> NoticeBook:
    """The records of the Radio Pair Notices and their lines (EXB-2), on the day of a State."""
    return NoticeBook()
