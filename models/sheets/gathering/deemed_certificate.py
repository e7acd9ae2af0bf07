"""Gathers a certificate of deemed installation: the days counted, what came too late, the readings in force."""

from __future__ import annotations

from models.errors import Refusal
from models.queries.book import ReadingRow, reading_rows
from models.rules.acceptance import LetterStanding, LetterState
from models.rules.clause import day_words
from models.sheets.deemed_certificate import DeemedCertificateSheet
from models.sheets.gathering.letters import delivery_of, letter_of
from models.sheets.gathering.links_on_paper import where
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import on_paper, received_how

__all__ = ["about", "gather", "why_not_issue"]

CALENDAR = "Citibank, N.A. calendar"
OBJECTIONS = "AMB-05"  # how objections are read; of no weight where nothing has come


def gather(source: Source, subject: str) -> DeemedCertificateSheet:
    """The certificate of a letter that is deemed installed on the day; a Refusal says that it is not."""
    reason = why_not_issue(source, subject)
    if reason is not None:
        raise Refusal(*reason)
    facts = letter_of(source, subject)
    now = source.law.standing(facts, source.as_of)
    assert now.received_on is not None
    assert now.on is not None
    return DeemedCertificateSheet(
        head=source.head("", source.as_of, source.records.stands_for),
        letter=subject,
        letter_dated=facts.issued_on,
        links=source.records.on_letters[subject].links,
        received_on=now.received_on,
        days=now.why.days,
        answer_days=len(now.why.counted),
        effective_on=now.on,
        received_how=received_how(delivery_of(source, facts)),
        calendar=CALENDAR,
        arrived_late=(on_paper(now.note),) if now.note else (),
        readings=_readings(source, now),
    )


def _readings(source: Source, now: LetterStanding) -> tuple[str, ...]:
    """The readings the count rests on, each in its own words and by its number in the register."""
    wanted = [amb for amb in now.why.readings if now.note or amb != OBJECTIONS]
    rows = (row for row in reading_rows(source.session, source.as_of) if row.reading.amb in wanted)
    return tuple(f"{_words(row)} ({row.reading.amb})" for row in rows)


def _words(row: ReadingRow) -> str:
    """What the reading in force says."""
    chosen = (one.words for one in row.reading.alternatives if one.value == row.value)
    return row.reading.words if row.value == row.reading.default else next(chosen)


def about(sheet: DeemedCertificateSheet) -> str:
    """Which Links are deemed installed, and where."""
    return where(sheet.links)


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why there is no certificate for the letter on the day, with the clause, or None."""
    now = source.law.standing(letter_of(source, subject), source.as_of)
    if now.state is LetterState.DEEMED:
        return None
    if now.missing:
        return f"{subject} is not deemed installed: {now.missing}.", "EXB-5b-4"
    if now.state.is_open and now.due_on is not None:
        until = f"its last day is {day_words(now.due_on)}"
        return f"{subject} is not deemed installed on {day_words(source.as_of)}: {until}.", "EXB-5b-4"
    what = {LetterState.ACCEPTED: "countersigned", LetterState.OBJECTED: "objected to"}.get(now.state, "withdrawn")
    on = f" on {day_words(now.on)}" if now.on else ""
    return f"{subject} is not deemed installed: it was {what}{on}.", "EXB-5b-4"
