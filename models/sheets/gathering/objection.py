"""Gathers a written objection: the failed items, the account of the tests, and the day by which it has to arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.queries.link_tests import tests_of
from models.rules.clause import day_words
from models.rules.delivery import Delivery, as_known
from models.rules.letter_facts import AnswerFacts, AnswerKind, LetterFacts
from models.rules.letter_facts import FailedItem as ItemFacts
from models.rules.words import Side, counted
from models.sheets.gathering.letters import clock_of, days_to_answer, letter_of
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import delivered
from models.sheets.objection import FailedItem, ObjectionSheet
from models.sheets.sheet import Signatory
from models.tables import Answer, Letter

__all__ = ["about", "drafted", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> ObjectionSheet:
    """The objection of that number, or the last one to the letter of that number."""
    number, letter, signed_by = _found(source, subject)
    of = Source(source.session, source.as_of, (letter,))
    facts = letter_of(of, letter)
    answer = next(one for one in facts.answers if one.number == number)
    return _sheet(of, facts, answer, signed_by)


def drafted(
    session: Session,
    letter: str,
    as_of: date,
    items: Sequence[ItemFacts] = (),
    explanation: str = "",
    signed_by: str = "",
    delivery: Delivery | None = None,
) -> ObjectionSheet:
    """The paper of an objection that is still being written."""
    source = Source(session, as_of, (letter,))
    answer = AnswerFacts(AnswerKind.OBJECTION, as_of, delivery or Delivery(), tuple(items), explanation)
    return _sheet(source, letter_of(source, letter), answer, signed_by)


def _found(source: Source, subject: str) -> tuple[str, str, str]:
    """The number of the objection, of its letter, and who signed it; a Refusal says that there is none by the day."""
    query = (
        select(Answer.number, Letter.number, Answer.signed_by)
        .join(Letter, Letter.id == Answer.letter_id)
        .where((Answer.number == subject) | (Letter.number == subject))
        .where(Answer.kind == AnswerKind.OBJECTION.value, Answer.made_on <= source.as_of)
        .order_by(Answer.made_on.desc(), Answer.id.desc())
    )
    row = source.session.execute(query).first()
    if row is None:
        what = f"objection {subject}" if subject.startswith("OBJ") else f"objection to {subject}"
        raise Refusal(f"There is no {what} in this book on {day_words(source.as_of)}.")
    return row[0], row[1], row[2]


def _sheet(source: Source, letter: LetterFacts, answer: AnswerFacts, signed_by: str) -> ObjectionSheet:
    running = clock_of(source, letter)
    tests = [one for one in tests_of(source.session, letter.number, source.as_of) if one.done]
    days = [one.tested_on for one in tests if one.tested_on is not None]
    went = as_known(answer.delivery, source.as_of)
    return ObjectionSheet(
        head=source.head(answer.number, answer.made_on, Side.CUSTOMER, delivered(went), with_copies=True),
        letter=letter.number,
        letter_dated=letter.issued_on,
        links=source.records.on_letters[letter.number].links,
        failed=tuple(FailedItem(one.name, one.limit, one.result, one.tested) for one in answer.failed),
        items_tested=max(len(tests), len(answer.failed)),
        explanation=answer.explanation,
        answer_days=days_to_answer(source, letter),
        received_on=running.received_on if running else None,
        must_arrive_by=running.last_day if running else None,
        tested_on=max(days, default=None),
        tested_by=source.party(Side.CUSTOMER).name if tests else "",
        signatory=Signatory(signed_by),
    )


def about(sheet: ObjectionSheet) -> str:
    """What the objection is to, in a few words."""
    return f"{sheet.letter}, {counted(len(sheet.failed), 'failed item')}"


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the objection's paper cannot be issued, with the clause, or None: what is recorded is complete."""
    _found(source, subject)
    return None
