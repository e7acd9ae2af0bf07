"""Starting a book: the terms it is for, where it will be, and making it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import resources
from models.acts.book import start_book
from models.closed_days import bank_holidays
from models.engine import create_book, is_server
from models.errors import BookError, Refusal
from models.rules.terms import terms_on
from models.rules.words import Side
from models.store import Store
from reports.issue import draw_issued

__all__ = ["DEFAULT_TERMS", "NewBook", "party_names", "read_terms", "start"]

DEFAULT_TERMS = "agreement/winstar-savvis-2000.toml"


@dataclass(frozen=True, slots=True)
class NewBook:
    """The answers a book is started from."""

    title: str
    place: str
    terms: Mapping[str, Any]
    stands_for: Side
    first: date
    last: date


def read_terms(file: Path | None = None) -> dict[str, Any]:
    """A terms file as JSON; raises BookError with a sentence. Without a name: the agreement this program comes with."""
    source = file or resources.path(DEFAULT_TERMS)
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        plain: dict[str, Any] = json.loads(json.dumps(data, default=lambda day: day.isoformat()))
        terms_on(plain, _effective(plain))
    except (OSError, UnicodeDecodeError) as error:
        raise BookError(f"The terms file {source.name} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise BookError(f"The terms file {source.name} is not well formed: {error}.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BookError(f"The terms file {source.name} is not complete; it lacks or misstates {error}.") from error
    return plain


def party_names(terms: Mapping[str, Any]) -> dict[Side, str]:
    """Which party each side is."""
    return {side: str(terms["parties"][side.value]["short_name"]) for side in Side}


def _effective(terms: Mapping[str, Any]) -> date:
    """The Effective Date, on which a book begins."""
    return date.fromisoformat(terms["agreement"]["effective_date"])


def start(new: NewBook, clock: Callable[[], datetime], by: str) -> Store:
    """Makes the book and its first entry; a start that fails leaves no file behind."""
    if not is_server(new.place):
        Path(new.place).parent.mkdir(parents=True, exist_ok=True)
    store = Store(create_book(new.place), clock, by, draw_issued)
    facts = {
        "title": new.title,
        "terms": dict(new.terms),
        "stands_for": new.stands_for,
        "closed_days": bank_holidays(new.first, new.last),
        "calendar_first": new.first,
        "calendar_last": new.last,
    }
    try:
        store.do(start_book, facts, _effective(new.terms))
    except (Refusal, BookError):
        store.close()
        if not is_server(new.place):
            Path(new.place).unlink(missing_ok=True)
        raise
    return store
