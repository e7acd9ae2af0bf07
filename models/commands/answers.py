"""Commands that read: the status of a book, its lists as workbooks, its papers as PDFs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from models.commands import status as standing
from models.commands.books import Shell
from models.commands.lists import ALL, grids_of
from models.errors import Refusal
from models.queries.book import book
from models.queries.counters import today
from models.queries.dates import dates
from models.queries.documents import DocumentRow, document, paper
from models.rules.clause import day_words
from models.rules.words import capital, counted, listed
from models.sheets.kinds import PaperKind
from reports.calendar_file import calendar_file, dated
from reports.excel.write import write_csv, write_workbook
from reports.files import write_atomically
from reports.printing import Copy, copy_of

__all__ = ["export", "kind_of", "print_paper", "status"]


def status(shell: Shell, place: str, on: date, *, as_json: bool) -> str:
    """Every counter and everything due on a day, in words or as JSON."""
    with shell.book(place) as store, store.reading() as session:
        title, now = book(session).title, today(session, on)
    return standing.as_json(title, now) if as_json else standing.as_words(title, now)


def export(shell: Shell, place: str, name: str, file: Path, on: date) -> str:
    """Writes a list into a workbook, or into a text table where the file ends in .csv."""
    kind = file.suffix.lower()
    if kind == ".ics":
        return _calendar(shell, place, name, file, on)
    if kind not in (".xlsx", ".csv"):
        raise Refusal(
            f"{file.name} is no workbook, text table or calendar; name a file that ends in .xlsx, .csv or .ics."
        )
    if kind == ".csv" and name == ALL:
        raise Refusal("A text table holds one list. Name one, or write all of them into an .xlsx file.")
    with shell.book(place) as store, store.reading() as session:
        grids = grids_of(session, name, on)
    if kind == ".csv":
        grids = grids[:1]
        write_csv(file, grids[0])
    else:
        write_workbook(file, grids, on)
    rows = listed([f"{counted(len(grid.rows), 'row')} of {grid.title}" for grid in grids], most=len(grids))
    return f"{file.name} holds {rows}, as of {day_words(on)}."


def _calendar(shell: Shell, place: str, name: str, file: Path, on: date) -> str:
    """Writes what is due into a calendar file."""
    if name != "today":
        raise Refusal(f"A calendar file holds what is due. Write the list today into {file.name}, not {name}.")
    with shell.book(place) as store, store.reading() as session:
        found = dates(session, on)
    write_atomically(file, calendar_file(found, shell.clock()))
    return f"{file.name} holds {counted(len(dated(found.findings)), 'date')}, as of {day_words(on)}."


def kind_of(words: str) -> PaperKind:
    """The kind of paper that was typed, with hyphens or underscores."""
    try:
        return PaperKind(words.replace("-", "_").lower())
    except ValueError:
        known = ", ".join(kind.value for kind in PaperKind)
        raise Refusal(f"There is no kind of paper {words}. The kinds are {known}.") from None


def print_paper(
    shell: Shell,
    place: str,
    kind: str,
    number: str,
    file: Path,
    on: date,
    *,
    redacted: bool = False,
    revision: int | None = None,
) -> str:
    """Writes a paper into a PDF: as it was issued, or as a draft while it was not."""
    wanted = kind_of(kind)
    with shell.book(place) as store, store.reading() as session:
        copy, said = _copy(session, wanted, number, on, revision)
    write_atomically(file, copy_of(copy, redacted=redacted))
    return f"{file.name} holds {'a redacted copy of ' if redacted else ''}{said}"


def _copy(session: Session, kind: PaperKind, number: str, on: date, revision: int | None) -> tuple[Copy, str]:
    """The paper to print, and the sentence that says which one it is."""
    if revision is not None:
        asked = document(session, number, revision)
        if asked.row.kind is not kind:
            raise Refusal(f"{number} is the number of a {asked.row.kind.words}, not of a {kind.words}.")
        return Copy(kind, asked.sheet, asked.pdf), _issued_words(asked.row)
    found = paper(session, kind, number, on)
    if found.issued is not None:
        return Copy(kind, found.issued.sheet, found.issued.pdf), _issued_words(found.issued.row)
    if kind is PaperKind.STATUS_REPORT:
        return Copy(kind, found.sheet), f"the {kind.words} as of {day_words(on)}."
    number = found.sheet.head.number
    words = f"the {kind.words} {number or f'of {found.subject}'}"
    why = f" {found.why_not_issue}" if found.why_not_issue else ""
    return Copy(kind, found.sheet), f"a draft of {words}; it has not been issued.{why}"


def _issued_words(row: DocumentRow) -> str:
    """Which issued paper it is, and whether it still says what the book does."""
    since = f" {capital(listed(row.changes))} changed since." if row.changes else ""
    return f"the {row.kind.words} {row.name}, issued on {day_words(row.issued_on)}.{since}"
