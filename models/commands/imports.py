"""The command that takes in a Customer List: the whole review is said before anything is written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date

from models.acts.customer_list import ChangedRow, import_customer_list
from models.commands.books import Shell
from models.errors import Refusal
from models.list_review import Fate, Fixes, Listed, Review, find_layout, review
from models.queries.buildings import column_maps, known_buildings
from models.store import Store
from reports.excel.read import Workbook, read_workbook

__all__ = ["customer_list", "facts_of", "reviewed"]

Say = Callable[[str], None]


def customer_list(shell: Shell, given: argparse.Namespace, say: Say) -> int:
    """Reviews a list and, unless it is a dry run or has problems, imports it; gives the exit code."""
    workbook = read_workbook(given.file)
    with shell.book(given.book, given.by) as store:
        found = reviewed(store, workbook, given.on)
        if given.leave_out and found.problem_rows:
            rows = [row.number for row in found.problem_rows]
            found = reviewed(store, workbook, given.on, Fixes().leave_out(*rows))
        for line in (*workbook.said, *_lines(found)):
            say(line)
        if found.errors:
            raise Refusal(
                f"{_counted(len(found.errors), 'problem')} found; nothing was written. "
                "Correct the file, or leave those rows out with --leave-out."
            )
        if given.dry_run:
            say("Dry run: nothing was written.")
        elif not found.to_import:
            say(f"Nothing to import: all {len(found.rows)} rows are in the book as they stand.")
        else:
            say(
                store.do(import_customer_list, facts_of(found, given.file.name, given.confirm), given.on).sentence + "."
            )
    return 0


def reviewed(store: Store, workbook: Workbook, on: date, fixes: Fixes | None = None) -> Review:
    """The review of a workbook's list against the book."""
    with store.reading() as session:
        listed = [Listed(one.number, one.row) for one in known_buildings(session, on)]
        remembered = column_maps(session, "customer_list")
    sheet = next((sheet for sheet in workbook.sheets if sheet.visible and sheet.rows), None)
    if sheet is None:
        raise Refusal("The workbook has no sheet with anything on it.")
    return review(sheet, find_layout(sheet, remembered), listed, fixes)


def facts_of(found: Review, source: str, confirmed: str = "") -> dict[str, object]:
    """A review's outcome as the facts of the act."""
    return {
        "rows": found.new_rows,
        "changed": tuple(ChangedRow(number, row) for number, row in found.changed_rows),
        "source": source,
        "signature": found.layout.signature,
        "mapping": found.layout.choices,
        "confirmed": confirmed,
    }


def _lines(found: Review) -> Sequence[str]:
    """The review in words: problems and notes by cell, and the count of every fate."""
    lines = [
        f"Column {use.letters} ({use.heading or 'no heading'}): not imported." for use in found.layout.not_imported
    ]
    for problem in found.problems:
        where = f"{problem.where}: " if problem.where else ""
        remedy = f" {problem.remedy}" if problem.remedy else ""
        lines.append(f"{where}{problem.sentence}{remedy}")
    counts = [f"{count} {fate.value}" for fate, count in found.counts.items() if count or fate is Fate.NEW]
    return [*lines, f"{len(found.rows)} rows: {', '.join(counts)}."]


def _counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'s' * (number != 1)}"
