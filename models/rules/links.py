"""The state of a Link from its pair, its Letters and its days (10.3 of the register; MA-1.1o, Exhibit B, 5(b))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.acceptance import LetterStanding, LetterState, standing
from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.letter_facts import LetterFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms

__all__ = [
    "LinkFacts",
    "LinkStanding",
    "LinkState",
    "charge_due",
    "charged_since",
    "letters_of",
    "link_standing",
    "standing_by_letters",
    "why_not_issue_letter",
]


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """A pair mounted between a hub and a building, with the Letters that name it, in the order of their issue."""

    number: str
    pair: str
    building: str
    installed_on: date
    removed_on: date | None = None
    letters: tuple[LetterFacts, ...] = ()
    moved_from: str = ""  # the Link the pair made before it was moved under EXB-4 or EXD-5
    carried: tuple[LetterFacts, ...] = ()  # the Letters of the Links it was moved from at Customer's request


class LinkState(StrEnum):
    """How far a Link has come."""

    INSTALLED = "installed"
    LETTER_OUT = "letter_out"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    DEEMED = "deemed"
    REMOVED = "removed"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        return {"letter_out": "Letter out", "deemed": "Deemed installed"}.get(self, self.capitalize())


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """Where a Link stands on a day: since when, by which Letter, and when it was accepted if it was."""

    number: str
    state: LinkState
    on: date
    letter: str = ""
    letter_on: date | None = None  # the first Letter received by Customer
    accepted_on: date | None = None
    deemed: bool = False
    charged_from: date | None = None  # receipt of the Letter that led to acceptance
    moved_from: str = ""
    why: Why | None = None


BY_LETTER = {
    LetterState.ACCEPTED: LinkState.ACCEPTED,
    LetterState.DEEMED: LinkState.DEEMED,
    LetterState.OBJECTED: LinkState.OBJECTED,
}


@clause("EXB-4", "EXB-5b-1")
def letters_of(link: LinkFacts, readings: Readings = RECOMMENDED) -> tuple[LetterFacts, ...]:
    """The Letters that decide on a Link: those that name it, and by the reading those from before its move (AMB-33)."""
    return (*link.carried, *link.letters) if readings.move_letter == "no_new_letter" else link.letters


@clause("MA-1.1o", "EXB-5b-1", "EXB-5b-4")
def link_standing(
    link: LinkFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> LinkStanding | None:
    """Where a Link stands at the end of a day; None before its pair was mounted."""
    return standing_by_letters(link, _letters(link, calendar, terms, as_of, readings), as_of)


@clause("MA-1.1o", "EXB-5b-1", "EXB-5b-4")
def standing_by_letters(link: LinkFacts, letters: Sequence[LetterStanding], as_of: date) -> LinkStanding | None:
    """Where a Link stands by the standings of its Letters on that day, in the order of their issue."""
    if link.installed_on > as_of:
        return None
    letters = [one for one in letters if one.state is not LetterState.WITHDRAWN]
    first = min((one.received_on for one in letters if one.received_on and one.received_on <= as_of), default=None)
    good = next((one for one in letters if one.closes_well), None)
    last = good or (letters[-1] if letters else None)
    state, on = _state(link, last, as_of)
    return LinkStanding(
        link.number,
        state,
        on,
        letter=last.number if last else "",
        letter_on=first,
        accepted_on=good.on if good else None,
        deemed=good is not None and good.state is LetterState.DEEMED,
        charged_from=good.received_on if good else None,
        moved_from=link.moved_from,
        why=last.why if last else _mounted(link),
    )


def _mounted(link: LinkFacts) -> Why:
    """The derivation of a Link that no Letter decides: it is mounted, and no more."""
    facts = (("Link", link.number), ("Mounted", day_words(link.installed_on)), ("Letter", "none is recorded"))
    return Why("A Link stands by its Letter; without one it is only mounted", ("EXB-5b-1",), facts)


def _letters(
    link: LinkFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings
) -> list[LetterStanding]:
    """The standings of a Link's Letters issued by a day."""
    issued = (letter for letter in letters_of(link, readings) if letter.issued_on <= as_of)
    return [standing(letter, calendar, terms, as_of, readings) for letter in issued]


def _state(link: LinkFacts, last: LetterStanding | None, as_of: date) -> tuple[LinkState, date]:
    """The state of a Link by its deciding Letter, and the day it took effect."""
    if link.removed_on is not None and link.removed_on <= as_of:
        return LinkState.REMOVED, link.removed_on
    if last is None or last.state is LetterState.NOT_SENT:
        return LinkState.INSTALLED, link.installed_on
    if last.state in BY_LETTER and last.on is not None:
        return BY_LETTER[last.state], last.on
    return LinkState.LETTER_OUT, last.received_on or link.installed_on


@clause("EXB-6a")
def charged_since(link: LinkStanding, readings: Readings = RECOMMENDED) -> date | None:
    """The day of receipt from which the charge of a Link counts, as the reading has it (AMB-17)."""
    return link.letter_on if readings.installation_clock == "first_letter" else link.charged_from


@clause("EXB-6a", "EXB-4", "EXD-5.3")
def charge_due(link: LinkStanding, terms: Terms, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The day the installation charge of a Link is due: 30 days after receipt of its Letter (AMB-17)."""
    first, start = readings.installation_clock == "first_letter", charged_since(link, readings)
    days = (terms if start is None else terms.on(start)).installation.due_days_after_letter_receipt
    which = "the first Letter" if first else "the Letter that led to acceptance"
    rule = f"{days} days after receipt of {which}"
    if link.moved_from:
        moved = (("Moved from", link.moved_from),)
        missing = f"{link.number} is {link.moved_from} moved; a move is charged at cost (B-4), a relocation not at all"
        return Unknown(missing, Why(rule, ("EXB-6a", "EXB-4", "EXD-5.3"), moved, readings=("AMB-33",)))
    if start is None:
        missing = "no Letter has been received" if first else f"{link.number} is not accepted or deemed installed"
        return Unknown(missing, Why(rule, ("EXB-6a",), readings=("AMB-17",)))
    due = start + timedelta(days=days)
    facts = (("Letter", link.letter), ("Received", day_words(start)), ("Due", day_words(due)))
    return Known(due, Why(rule, ("EXB-6a", "MA-1.1f"), facts, readings=("AMB-17",)))


@clause("MA-1.1n", "EXB-5b-1")
def why_not_issue_letter(
    links: Sequence[LinkFacts],
    on: date,
    calendar: Calendar,
    terms: Terms,
    readings: Readings = RECOMMENDED,
) -> str | None:
    """Why Winstar cannot issue a Letter for these Links on a day, or None."""
    if not links:
        return "A Link Availability Letter names at least one Link (1.1(n))."
    for link in links:
        if link.installed_on > on:
            return (
                f"{link.number} was installed on {day_words(link.installed_on)}; its Letter cannot be older (B-5(b))."
            )
        if link.removed_on is not None and link.removed_on <= on:
            return f"{link.number} was removed on {day_words(link.removed_on)}."
        letters = _letters(link, calendar, terms, on, readings)
        for one in letters:
            if one.state not in (LetterState.OBJECTED, LetterState.WITHDRAWN):
                return f"{link.number} already has the Letter {one.number} (B-5(b))."
    return None
