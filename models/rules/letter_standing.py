"""Where a Link Availability Letter stands: its states, its Business Days, and how a standing is said (EXB-5b)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.rules.clause import CountedDay, Why, clause
from models.rules.words import counted, short_day

__all__ = ["Clock", "LetterStanding", "LetterState", "chip_words", "merged"]


class LetterState(StrEnum):
    """Where a Letter stands."""

    NOT_SENT = "not_sent"
    RECEIPT_UNKNOWN = "receipt_unknown"
    RUNNING = "running"
    DUE_TODAY = "due_today"
    DEEMED = "deemed"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self in (LetterState.RECEIPT_UNKNOWN, LetterState.RUNNING, LetterState.DUE_TODAY)


@dataclass(frozen=True, slots=True)
class Clock:
    """The days a Letter leaves for its answer."""

    received_on: date
    last_day: date
    days: tuple[CountedDay, ...]

    @property
    def deemed_from(self) -> date:
        """The day at whose first moment the Link stands deemed installed, effective on the last day."""
        return self.last_day + timedelta(days=1)

    @property
    def started_on(self) -> date:
        """Day 0 of the count, as the reading in force sets it."""
        return self.days[0].day - timedelta(days=1) if self.days else self.last_day


@dataclass(frozen=True, slots=True)
class LetterStanding:
    """Where a Letter stands on a day, since when, until when, and why; `parts` where its Links differ."""

    number: str
    state: LetterState
    why: Why
    on: date | None = None
    received_on: date | None = None
    due_on: date | None = None
    business_days_left: int | None = None
    missing: str = ""
    note: str = ""
    started_on: date | None = None  # day 0 of the days that run: the receipt, or the word of a repair
    overturned: str = ""  # that it stood as deemed installed before something made in time was entered
    parts: tuple[tuple[str, LetterStanding], ...] = ()

    @property
    def closes_well(self) -> bool:
        """Whether its Links count as installed: accepted or deemed."""
        return self.state in (LetterState.ACCEPTED, LetterState.DEEMED)

    def of(self, link: str) -> LetterStanding:
        """Where it stands for one of its Links."""
        return dict(self.parts).get(link, self) if self.parts else self


PRESSING = (
    LetterState.DUE_TODAY,
    LetterState.RUNNING,
    LetterState.RECEIPT_UNKNOWN,
    LetterState.NOT_SENT,
    LetterState.OBJECTED,
    LetterState.DEEMED,
    LetterState.ACCEPTED,
    LetterState.WITHDRAWN,
)
"""The states of a Letter's Links, the one that speaks for the whole Letter first."""


@clause("MA-1.1n", "EXB-5b-4")
def merged(parts: tuple[tuple[str, LetterStanding], ...], as_of: date) -> LetterStanding:
    """Where a Letter for several Links stands as a whole: as the Link that asks most for something to be done."""
    lead = min((now for _, now in parts), key=lambda now: PRESSING.index(now.state))
    said = [f"{link}: {chip_words(now, as_of)}." for link, now in parts]
    notes = dict.fromkeys(now.note for _, now in parts if now.note)
    facts = tuple((link, chip_words(now, as_of)) for link, now in parts)
    return replace(
        lead,
        why=replace(lead.why, facts=(*lead.why.facts, *facts)),
        note=" ".join([*said, *notes]),
        overturned=" ".join(dict.fromkeys(now.overturned for _, now in parts if now.overturned)),
        parts=parts,
    )


def chip_words(letter: LetterStanding, as_of: date) -> str:
    """The standing in the few words of a chip: 2 Business Days left, Deemed installed 27 Nov."""
    day = short_day(letter.on, as_of)[4:] if letter.on else ""
    left = counted(letter.business_days_left or 0, "Business Day")
    alike = sum(now.state is letter.state for _, now in letter.parts)
    share = f", {alike} of {len(letter.parts)}" if alike < len(letter.parts) else ""
    return {
        LetterState.NOT_SENT: "Not sent",
        LetterState.RECEIPT_UNKNOWN: "Receipt not recorded",
        LetterState.RUNNING: f"{left} left",
        LetterState.DUE_TODAY: "Due today",
        LetterState.DEEMED: f"Deemed installed {day}",
        LetterState.OBJECTED: f"Objected {day}",
        LetterState.ACCEPTED: f"Accepted {day}",
        LetterState.WITHDRAWN: f"Withdrawn {day}",
    }[letter.state] + share
