"""Reads the command line, then opens the window or runs one command; the only place that asks what day it is."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module

MINIMUM = (3, 11)
COMMANDS = {"new", "import", "do", "undo", "status", "export", "print", "verify", "backup", "clauses"}

FIRST_PAGE = (
    "models.queries.counters",
    "models.queries.counts",
    "models.queries.find",
    "models.queries.letter_page",
    "models.acts.letters",
    "models.backup",
    "reports.issue",
)
"""What the first page of a window is read with, and whatever these load."""


def now() -> datetime:
    """The clock of every act's time stamp."""
    return datetime.now(UTC)


def main(arguments: list[str]) -> int:
    """The program; gives its exit code."""
    if sys.version_info < MINIMUM:
        sys.stderr.write("Pairbook needs Python 3.11 or newer.\n")
        return 1
    today = date.today()  # noqa: DTZ011  the day on the user's own wall
    if arguments and arguments[0] in COMMANDS:
        from models.commands.run import run

        return run(arguments, now, today)
    return window(arguments, today)


def window(arguments: list[str], today: date) -> int:
    """Opens the window; without a display it does the sample's job headless and says so."""
    from models.commands.parser import parser
    from ui.display import has_display, missing_library

    asked = parser(today).parse_args(arguments)
    missing = missing_library() if has_display() and not asked.headless else None
    if missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    if asked.headless or not has_display():
        from models.commands.headless import demonstrate

        return demonstrate(now, no_display=not has_display())
    load_first_page()
    from ui.app import open_window

    return open_window(asked.book, now, today, as_of=asked.as_of, sample=asked.sample, make_sample=sample_maker)


def load_first_page() -> None:
    """Loads what the first page is read with before Qt, which looks into the source of every module loaded after it.

    Python's collector would find nothing to free in all this; the window collects on its own from then on.
    """
    gc.disable()
    for name in FIRST_PAGE:
        import_module(name)


def sample_maker(place: str, progress: Callable[[int, int], None]) -> None:
    """Makes the sample book; every act is loaded for it, once."""
    from models.commands.sample import make_sample

    make_sample(place, progress)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
