"""Commands on whole books: new, verify, backup; and how every command opens one."""

from __future__ import annotations

import getpass
import json
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.acts import ACTS
from models.acts.book import start_book
from models.backup import back_up
from models.closed_days import CALENDAR_FIRST, CALENDAR_LAST, bank_holidays
from models.engine import create_book, is_server, open_book, place_words
from models.errors import Refusal, Unreachable
from models.rules.terms import readings_of, terms_on
from models.rules.words import Side
from models.store import Clock, Store
from models.verify import verify as check
from reports.issue import draw_issued
from resources import path

__all__ = ["Shell", "backup", "new", "new_book", "terms_of", "verify"]

TERMS = "agreement/winstar-savvis-2000.toml"


@dataclass(frozen=True, slots=True)
class Shell:
    """What the outside gives every command: the clock, today, and where words go."""

    clock: Clock
    today: date

    def by(self, given: str) -> str:
        """Whose act it is."""
        return given or _login()

    @contextmanager
    def book(self, place: str, by: str = "") -> Iterator[Store]:
        """A book, open as long as the command runs."""
        store = Store(open_book(place), self.clock, self.by(by), draw_issued)
        try:
            yield store
        finally:
            store.close()


def _login() -> str:
    """The login name, or what stands for it where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Provisioning desk"


def terms_of(file: Path | None = None) -> dict[str, Any]:
    """A terms file as JSON; the Winstar and SAVVIS agreement when none is named."""
    source = file or path(TERMS)
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreachable(f"The terms file {source.name} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise Unreachable(f"The terms file {source.name} is not well formed: {error}.") from error
    plain: dict[str, Any] = json.loads(json.dumps(data, default=lambda day: day.isoformat()))
    return plain


def new_book(
    place: str,
    clock: Clock,
    by: str,
    *,
    title: str,
    terms: dict[str, Any],
    stands_for: Side = Side.CUSTOMER,
    on: date | None = None,
    sample: bool = False,
) -> Store:
    """A book started at a place, with the closed days of 2000 to 2040; a start that fails leaves no file."""
    effective = _effective(terms)
    facts = {
        "title": title,
        "terms": terms,
        "stands_for": stands_for,
        "sample": sample,
        "closed_days": bank_holidays(),
        "calendar_first": CALENDAR_FIRST,
        "calendar_last": CALENDAR_LAST,
    }
    start_book.checked(facts)
    store = Store(create_book(place), clock, by, draw_issued)
    try:
        store.do(start_book, facts, on or effective)
    except BaseException:
        store.close()
        if not is_server(place):
            Path(place).unlink(missing_ok=True)
        raise
    return store


def _effective(terms: dict[str, Any]) -> date:
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


def new(shell: Shell, place: str, file: Path | None, title: str, stands_for: str, on: date | None, by: str) -> str:
    """Starts a book."""
    store = new_book(
        place, shell.clock, shell.by(by), title=title, terms=terms_of(file), stands_for=Side(stands_for), on=on
    )
    store.close()
    return f"Started the book “{title}” in {place_words(place)}."


def verify(shell: Shell, place: str, head: str = "") -> tuple[bool, tuple[str, ...]]:
    """Checks a book and replays its journal into an empty one; gives the verdict and its sentences."""
    with shell.book(place) as store, tempfile.TemporaryDirectory() as folder:
        empty = create_book(str(Path(folder, "replay.pairbook")))
        try:
            verdict = check(store, empty, ACTS, draw_issued, head)
        finally:
            empty.dispose()
    return verdict.sound, verdict.sentences


def backup(shell: Shell, place: str, target: Path) -> str:
    """Writes a checked copy of a book."""
    with shell.book(place) as store:
        entry = back_up(store, target)
    return f"{target.name} holds the book up to journal entry {entry}; it was opened and compared."
