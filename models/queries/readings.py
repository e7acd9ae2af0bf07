"""The readings a derivation used, as they stand on a day, and what another reading would change."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from models.queries.book import ReadingRow, reading_rows, supposing
from models.queries.state import state
from models.rules.clause import day_words
from models.rules.figures import AnyCounter, SumCounter, every_counter
from models.rules.letter_standing import LetterState
from models.rules.state import State
from models.rules.watch import findings
from models.rules.words import counted, listed

__all__ = ["Change", "ChangeKind", "ReadingEffect", "reading_effect", "readings_told"]

Told = Mapping[tuple[str, str, str], tuple[str, str]]
"""What is told of a day by kind of record, number and code: its subject, and its value in words."""


def readings_told(session: Session, as_of: date, numbers: Sequence[str]) -> tuple[ReadingRow, ...]:
    """The readings of these ambiguities (AMB-01) as of a day, in the order of the register."""
    wanted = frozenset(numbers)
    if not wanted:
        return ()
    return tuple(row for row in reading_rows(session, as_of) if row.reading.amb in wanted)


class ChangeKind(StrEnum):
    """What a reading can change."""

    DUE_DATE = "due date"
    SUM = "sum"
    FIGURE = "figure"
    STANDING = "standing"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: what it is about, as it is and as it would be, and the record to open."""

    kind: ChangeKind
    subject: str
    before: str
    after: str
    record: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadingEffect:
    """What a reading, by its key and value, would change of a day."""

    key: str
    value: str
    changes: tuple[Change, ...]

    @property
    def words(self) -> str:
        """The effect in a sentence: 7 due dates and 2 figures would change."""
        if not self.changes:
            return "Nothing of this day would change."
        kinds = Tally(one.kind for one in self.changes)
        return (
            f"{listed([counted(kinds[kind], kind.value) for kind in ChangeKind if kinds[kind]], most=5)} would change."
        )


def reading_effect(session: Session, as_of: date, key: str, value: str) -> ReadingEffect:
    """What a day would look like under another reading, beside what it looks like; nothing is written."""
    before = state(session, as_of)
    with supposing(session, {key: value}):
        after = state(session, as_of)
    return ReadingEffect(key, value, tuple(_changes(before, after)))


def _changes(before: State, after: State) -> Iterator[Change]:
    """Every difference between two views of one day, kind by kind."""
    for kind, tell in (
        (ChangeKind.DUE_DATE, _due_dates),
        (ChangeKind.SUM, _sums),
        (ChangeKind.FIGURE, _figures),
        (ChangeKind.STANDING, _standings),
        (ChangeKind.FINDING, _findings),
    ):
        was, now = tell(before), tell(after)
        for one in dict.fromkeys((*was, *now)):
            subject = (was.get(one) or now[one])[0]
            old, new = was.get(one, ("", "nothing"))[1], now.get(one, ("", "nothing"))[1]
            gone = kind is ChangeKind.DUE_DATE and "nothing" in (old, new)  # a finding that comes or goes is told once
            if old != new and not gone:
                yield Change(kind, subject, old, new, (one[0], one[1]))


def _due_dates(now: State) -> Told:
    """The day everything is due: findings, Letters, sums of money."""
    found = {(*one.record, one.code): (one.subject, day_words(one.due_on)) for one in findings(now) if one.due_on}
    for due in now.money.dues:
        found[(*due.record, due.key)] = (due.words, day_words(due.due_on))
    return found


def _sums(now: State) -> Told:
    """What every sum of money comes to."""
    return {
        (*due.record, due.key): (due.words, f"{due.amount:,}" if due.amount is not None else "not entered")
        for due in now.money.dues
    }


def _figures(now: State) -> Told:
    """Every counter, with what it is to reach."""
    return {("counter", one.code, one.name): (one.name, _figure(one)) for one in every_counter(now)}


def _figure(one: AnyCounter) -> str:
    """A counter in words: 98 of 102, or a sum."""
    if isinstance(one, SumCounter):
        return "not complete" if one.value is None else f"{one.value:,}"
    return f"{one.value}{f' of {one.of}' if one.of is not None else ''}"


def _standings(now: State) -> Told:
    """Where every Letter and Link stands, and since when."""
    letters = {
        ("letter", number, ""): (number, f"{_words(one.state)}{f', {day_words(one.on)}' if one.on else ''}")
        for number, one in now.letter_standings.items()
    }
    links = {
        ("link", number, ""): (number, f"{one.state.words}, {day_words(one.on)}")
        for number, one in now.link_standings.items()
    }
    return {**letters, **links}


def _words(state: LetterState) -> str:
    """A state in words: Due today."""
    return state.value.replace("_", " ").capitalize()


def _findings(now: State) -> Told:
    """What the watch finds."""
    return {(*one.record, one.code): (one.subject, "found") for one in findings(now)}
