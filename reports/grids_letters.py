"""The columns of the Letters on their page, of those deemed installed, and of the Links that wait for a Letter."""

from __future__ import annotations

from dataclasses import dataclass

from models.queries.letters import LetterRow
from models.queries.link_tests import Tally
from models.queries.links import LinkRow
from models.rules.acceptance import LetterState
from models.rules.clause import CountedDay, day_words
from models.rules.links import LinkState
from reports.columns import Column, Kind, Tone

__all__ = ["DEEMED", "LETTERS", "WAITING", "DeemedRow", "clock_icon", "clock_tone", "counted_words", "tally_words"]

DRESS = {
    LetterState.NOT_SENT: (Tone.MISSING, ""),
    LetterState.RECEIPT_UNKNOWN: (Tone.MISSING, ""),
    LetterState.RUNNING: (Tone.INFO, "hourglass"),
    LetterState.DUE_TODAY: (Tone.WARN, "clock"),
    LetterState.DEEMED: (Tone.DEEM, "timer-off"),
    LetterState.OBJECTED: (Tone.BAD, "octagon-x"),
    LetterState.ACCEPTED: (Tone.OK, "check"),
    LetterState.WITHDRAWN: (Tone.NEUTRAL, "undo-2"),
}


def clock_tone(state: LetterState) -> Tone:
    """The tone of the chip of a state."""
    return DRESS[state][0]


def clock_icon(state: LetterState) -> str:
    """The icon of that chip."""
    return DRESS[state][1]


def tally_words(tests: Tally) -> str:
    """How far the tests are: none yet, 4 of 6, 2 of 6 failed."""
    if not tests.total:
        return "no plan"
    if not tests.done:
        return "none yet"
    if tests.failed:
        return f"{tests.failed} of {tests.total} failed"
    return f"{tests.done} of {tests.total}"


def _tests_tone(row: LetterRow) -> Tone | None:
    if row.tests.failed:
        return Tone.BAD
    return None if row.tests.done else Tone.NEUTRAL


def _others(row: LetterRow) -> str:
    """What a letter for several Links names besides its first."""
    return f"and {len(row.links) - 1} more" if len(row.links) > 1 else ""


LETTERS: tuple[Column[LetterRow], ...] = (
    Column("Letter", lambda row: row.number, width=8),
    Column("Building", lambda row: row.street or row.name, second=_others, width=16, grow=1),
    Column("City", lambda row: row.city, width=11, fold=1),
    Column("Received", lambda row: row.received_on, kind=Kind.DATE, width=10),
    Column(
        "Clock",
        lambda row: row.clock,
        kind=Kind.CHIP,
        tone=lambda row: clock_tone(row.state),
        icon=lambda row: clock_icon(row.state),
        width=24,
    ),
    Column("Due", lambda row: row.due_on, kind=Kind.DATE, missing="cannot say", spoken="Last day", width=10),
    Column("Tests", lambda row: row.tests.done, text=lambda row: tally_words(row.tests), tone=_tests_tone, width=11),
)
"""The list on its page, and in a workbook."""


@dataclass(frozen=True, slots=True)
class DeemedRow:
    """A letter whose Links became deemed installed, with the days that were counted."""

    letter: LetterRow
    days: tuple[CountedDay, ...]


def _short(day: CountedDay) -> str:
    """A day without its month and year: Wed 22."""
    return " ".join(day_words(day.day).split()[:2])


def counted_words(days: tuple[CountedDay, ...]) -> str:
    """The days counted, and the closed weekdays passed over: Tue 21, Wed 22, Fri 24; Thu 23 was closed."""
    counted = ", ".join(_short(day) for day in days if day.number is not None)
    skipped = [_short(day) for day in days if day.number is None and day.day.weekday() < 5]
    return f"{counted}; {' and '.join(skipped)} closed" if skipped else counted


DEEMED: tuple[Column[DeemedRow], ...] = (
    Column("Letter", lambda row: row.letter.number, width=10),
    Column("Building", lambda row: row.letter.street, second=lambda row: row.letter.city, width=24, grow=1),
    Column("Received", lambda row: row.letter.received_on, kind=Kind.DATE, width=11),
    Column("Days counted", lambda row: counted_words(row.days), width=31),
    Column(
        "Clock",
        lambda row: row.letter.clock,
        kind=Kind.CHIP,
        tone=lambda row: clock_tone(row.letter.state),
        icon=lambda row: clock_icon(row.letter.state),
        width=24,
    ),
)
"""The sheet of what became deemed installed while the program was closed."""


def _waits(row: LinkRow) -> str:
    """Why a Link waits for a letter."""
    return "Objected to" if row.standing.state is LinkState.OBJECTED else "No letter yet"


WAITING: tuple[Column[LinkRow], ...] = (
    Column("Link", lambda row: row.number, width=9),
    Column("Building", lambda row: row.street, second=lambda row: row.city, width=24, grow=1),
    Column("Pair", lambda row: row.tag, kind=Kind.SERIAL, second=lambda row: row.radio, width=15),
    Column("Installed", lambda row: row.installed_on, kind=Kind.DATE, width=12),
    Column(
        "Waits for",
        _waits,
        kind=Kind.CHIP,
        tone=lambda row: Tone.BAD if row.standing.state is LinkState.OBJECTED else Tone.OUTLINE,
        icon=lambda row: "octagon-x" if row.standing.state is LinkState.OBJECTED else "",
        width=15,
    ),
)
"""The Links a new letter may be for."""
