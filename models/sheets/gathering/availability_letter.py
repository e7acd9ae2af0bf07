"""Gathers a Link Availability Letter, made to be countersigned: its Links, and its days once the receipt is known."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models.rules.clause import day_words
from models.rules.letter_facts import LetterFacts
from models.rules.words import Side
from models.sheets.availability_letter import AvailabilityLetterSheet
from models.sheets.gathering.letters import clock_of, days_to_answer, delivery_of, letter_of
from models.sheets.gathering.links_on_paper import where
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import delivered, paper_day, received_how
from models.tables import Letter

__all__ = ["about", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> AvailabilityLetterSheet:
    """The letter as it stands on the day."""
    facts, on = letter_of(source, subject), source.records.on_letters[subject]
    came, running = delivery_of(source, facts), clock_of(source, facts)
    charge_days = source.terms.installation.due_days_after_letter_receipt
    withdrawn_on = _withdrawn_on(source, facts.replaces) if facts.replaces else ""
    return AvailabilityLetterSheet(
        head=source.head(subject, facts.issued_on, Side.WINSTAR, delivered(came), with_copies=True),
        links=on.links,
        answer_days=days_to_answer(source, facts),
        charge_days=charge_days,
        specification=on.plan,
        received_on=running.received_on if running else None,
        received_how=received_how(came) if running else "",
        days=running.days if running else (),
        answer_by=running.last_day if running else None,
        charge_due_on=running.received_on + timedelta(days=charge_days) if running else None,
        replaces="" if withdrawn_on else facts.replaces,
        remarks=_remarks(source, facts, withdrawn_on),
    )


def _withdrawn_on(source: Source, number: str) -> str:
    """The day the letter it takes the place of was withdrawn, in words; empty for one that was objected to."""
    day = source.session.scalar(select(Letter.withdrawn_on).where(Letter.number == number))
    return paper_day(day) if day is not None and day <= source.as_of else ""


def _remarks(source: Source, facts: LetterFacts, withdrawn_on: str) -> tuple[str, ...]:
    """That it takes the place of a withdrawn letter, and that it was itself withdrawn."""
    winstar = source.terms.parties[Side.WINSTAR].short_name
    said = []
    if withdrawn_on:
        said.append(f"This letter takes the place of {facts.replaces}, which {winstar} withdrew on {withdrawn_on}.")
    if facts.withdrawn_on is not None and facts.withdrawn_on <= source.as_of:
        said.append(f"{winstar} withdrew this letter on {paper_day(facts.withdrawn_on)}.")
    return tuple(said)


def about(sheet: AvailabilityLetterSheet) -> str:
    """Which Links the letter makes available, and where."""
    return where(sheet.links)


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the letter's paper cannot be issued, with the clause, or None."""
    facts = letter_of(source, subject)
    if facts.withdrawn_on is not None and facts.withdrawn_on <= source.as_of:
        return f"{subject} was withdrawn on {day_words(facts.withdrawn_on)}; its paper is not issued.", "EXB-5b-1"
    return None
