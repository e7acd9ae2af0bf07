"""Starting a book: the terms it is for, where it will be, its years of Business Days, and its first entry."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.acts.book import start_book
from models.closed_days import CALENDAR_FIRST, CALENDAR_LAST, bank_holidays
from models.engine import create_book, is_server
from models.errors import Refusal, Unreachable
from models.rules.terms import readings_of, terms_on
from models.rules.words import Side
from models.store import Clock, Draw, Store
from resources import path

__all__ = ["DEFAULT_TERMS", "NewBook", "party_names", "read_terms", "start"]

DEFAULT_TERMS = "agreement/winstar-savvis-2000.toml"


@dataclass(frozen=True, slots=True)
class NewBook:
    """The answers a book is started from; without a day it starts on its Effective Date."""

    title: str
    place: str
    terms: Mapping[str, Any]
    stands_for: Side = Side.CUSTOMER
    first: date = CALENDAR_FIRST
    last: date = CALENDAR_LAST
    on: date | None = None
    sample: bool = False


def read_terms(file: Path | None = None) -> dict[str, Any]:
    """A terms file as JSON, whole; the Winstar and SAVVIS agreement when none is named."""
    source = file or path(DEFAULT_TERMS)
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreachable(f"The terms file {source.name} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise Unreachable(f"The terms file {source.name} is not well formed: {error}.") from error
    plain: dict[str, Any] = json.loads(json.dumps(data, default=lambda day: day.isoformat()))
    _effective(plain)
    return plain


def party_names(terms: Mapping[str, Any]) -> dict[Side, str]:
    """Which party each side is."""
    return {side: str(terms["parties"][side.value]["short_name"]) for side in Side}


def start(new: NewBook, clock: Clock, by: str, draw: Draw) -> Store:
    """Makes the book and its first entry; a start that fails leaves no file behind."""
    effective = _effective(new.terms)
    facts = {
        "title": new.title,
        "terms": dict(new.terms),
        "stands_for": new.stands_for,
        "sample": new.sample,
        "closed_days": bank_holidays(new.first, new.last),
        "calendar_first": new.first,
        "calendar_last": new.last,
    }
    start_book.checked(facts)
    store = Store(create_book(new.place), clock, by, draw)
    try:
        store.do(start_book, facts, new.on or effective)
    except BaseException:
        store.close()
        if not is_server(new.place):
            Path(new.place).unlink(missing_ok=True)
        raise
    return store


def _effective(terms: Mapping[str, Any]) -> date:
    """The Effective Date of terms that are whole, with all their amendments; a Refusal names what they lack."""
    try:
        effective = date.fromisoformat(terms["agreement"]["effective_date"])
    except (KeyError, TypeError, ValueError):
        raise Refusal("The terms file names no Effective Date; it needs agreement.effective_date.") from None
    try:
        terms_on(terms, effective)
        terms_on(terms, date.max)
        readings_of(terms)
    except KeyError as error:
        raise Refusal(f"The terms file lacks {error.args[0]}; nothing was made.") from None
    except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
        raise Refusal(f"The terms file misstates a value ({error}); nothing was made.") from None
    return effective
