"""The sample's job without a window: what is due, letters, an order, a bill of sale and the inventory into ./out/."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from models.commands.books import Shell
from models.commands.lists import grids_of
from models.commands.sample import AS_OF, DESK, make_sample
from models.commands.status import as_words
from models.errors import BookError, Refusal
from models.queries.book import book
from models.queries.counters import today
from models.queries.dates import dates
from models.queries.documents import paper
from models.queries.letters import letters
from models.rules.clause import day_words
from models.rules.words import capital
from models.sheets.kinds import PaperKind
from models.store import Clock
from reports.calendar_file import calendar_file, dated
from reports.excel.write import write_workbook
from reports.files import CannotWrite, write_atomically
from reports.printing import Copy, copy_of
from resources.places import sample_place

__all__ = ["NO_DISPLAY", "OUT", "demonstrate"]

OUT = Path("out")
NO_DISPLAY = "There is no display to show a window on, so the sample's job is done without one."
MOST_DAYS = 3
ORDER = "PO-001"


def demonstrate(clock: Clock, *, no_display: bool, out: Path = OUT, as_of: date = AS_OF) -> int:
    """Does the sample's job and names every file; gives the exit code."""
    if no_display:
        _say(NO_DISPLAY)
    try:
        place = _sample()
        out.mkdir(parents=True, exist_ok=True)
        with Shell(clock, as_of).book(str(place), DESK) as store, store.reading() as session:
            files = list(_written(session, out, as_of, clock))
    except (Refusal, BookError, CannotWrite) as failure:
        sys.stderr.write(f"{failure.sentence}\n")
        return 1
    except OSError as failure:
        sys.stderr.write(f"{failure.filename or out} cannot be written to: {failure.strerror}.\n")
        return 1
    _say(f"The sample book as of {day_words(as_of)}:")
    for file, words in files:
        _say(f"  {file.as_posix():<{max(len(one.as_posix()) for one, _ in files)}}  {words}")
    return 0


def _sample() -> Path:
    """Where the sample book is; it is made when it is not there yet."""
    place = sample_place()
    if not place.exists():
        _say("Making the sample book, which takes a few seconds.")
        place.parent.mkdir(parents=True, exist_ok=True)
        make_sample(str(place))
    return place


def _written(session: Session, out: Path, as_of: date, clock: Clock) -> Iterator[tuple[Path, str]]:
    """Writes every file and says what it holds."""
    now = today(session, as_of)
    text = f"{as_words(book(session).title, now)}\n"
    yield write_atomically(out / "today.txt", text.encode()), f"{len(now.findings)} findings of the day"
    yield _paper(session, PaperKind.STATUS_REPORT, "", out, as_of)
    calendar = calendar_file(dates(session, as_of), clock())
    yield write_atomically(out / "due.ics", calendar), f"calendar of {len(dated(now.findings))} due dates"
    for letter in letters(session, as_of):
        if letter.is_open and letter.days_left is not None and letter.days_left <= MOST_DAYS:
            file, words = _paper(session, PaperKind.AVAILABILITY_LETTER, letter.number, out, as_of)
            yield file, f"{words}, {letter.clock[0].lower()}{letter.clock[1:]}"
    yield _paper(session, PaperKind.PURCHASE_ORDER, ORDER, out, as_of)
    yield _paper(session, PaperKind.BILL_OF_SALE, ORDER, out, as_of)
    grids = grids_of(session, "inventory", as_of)
    file = write_workbook(out / "inventory.xlsx", grids, as_of)
    yield file, f"inventory, {len(grids[0].rows)} pairs and the counters of the day"


def _paper(session: Session, kind: PaperKind, subject: str, out: Path, as_of: date) -> tuple[Path, str]:
    """Writes one paper: as issued, or as a draft while it was not."""
    found = paper(session, kind, subject, as_of)
    copy = Copy(kind, found.sheet, found.issued.pdf if found.issued else None)
    name = copy.sheet.head.number or kind.replace("_", "-")
    words = capital(kind.words)
    return write_atomically(out / f"{name}.pdf", copy_of(copy)), f"{words}, draft" if copy.is_draft else words


def _say(words: str) -> None:
    """Writes a line to stdout at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
