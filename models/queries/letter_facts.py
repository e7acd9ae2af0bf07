"""What the rules look at: the law of a day, and every Letter and Link with all that is recorded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models.queries.book import calendar, readings, terms
from models.queries.filled import holds
from models.queries.moved import links_before, moved_links, with_earlier
from models.rules.acceptance import LetterStanding, standing
from models.rules.business_days import Calendar
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import AnswerFacts, AnswerKind, FailedItem, LetterFacts, Mark, MarkKind, Rework, part
from models.rules.links import LinkFacts
from models.rules.readings import Readings
from models.rules.terms import Terms
from models.tables import (
    Answer,
    AnswerItem,
    AnswerLink,
    Building,
    Letter,
    LetterLink,
    LetterMark,
    LetterReview,
    LetterRework,
    Link,
    Pair,
)
from models.tables import Delivery as DeliveryRow

__all__ = ["Law", "law", "letter_facts", "link_facts"]


@dataclass(frozen=True, slots=True)
class Law:
    """What every rule is asked with: the book's Business Days, and the terms and readings in force on a day."""

    calendar: Calendar
    terms: Terms
    readings: Readings

    def standing(self, letter: LetterFacts, as_of: date) -> LetterStanding:
        """Where a Letter stands at the end of a day."""
        return standing(letter, self.calendar, self.terms, as_of, self.readings)


def law(session: Session, day: date) -> Law:
    """The law of a day."""
    read = readings(session, day)
    return Law(calendar(session, day, read), terms(session, day), read)


Ts = TypeVarTuple("Ts")
Numbers = Iterable[str] | None
DELIVERY = [DeliveryRow.__table__.columns[one.name] for one in fields(Delivery)]


def letter_facts(session: Session, numbers: Numbers = None, as_of: date | None = None) -> dict[str, LetterFacts]:
    """Letters by number in the order of their issue, whole: all, those named, those issued by a day."""
    earlier, later = aliased(Letter), aliased(Letter)
    query = (
        select(
            Letter.id,
            Letter.number,
            Letter.issued_on,
            Letter.withdrawn_on,
            earlier.number.label("replaces"),
            later.number.label("replaced_by"),
            later.issued_on.label("replaced_on"),
            LetterReview.reviewed_on,
            *DELIVERY,
        )
        .outerjoin(DeliveryRow, DeliveryRow.id == Letter.delivery_id)
        .outerjoin(earlier, earlier.id == Letter.replaces_id)
        .outerjoin(later, (later.replaces_id == Letter.id) & _by(later.issued_on, as_of))
        .outerjoin(LetterReview, LetterReview.letter_id == Letter.id)
        .where(_by(Letter.issued_on, as_of))
        .order_by(Letter.issued_on, Letter.id, later.issued_on, later.id)
    )
    links, answers = _links_of_letters(session, numbers), _answers(session, numbers)
    reworks, marks = _reworks(session, numbers), _marks(session, numbers)
    return {
        number: LetterFacts(
            number,
            issued_on,
            _delivery(*came),
            tuple(answers.get(key, ())),
            withdrawn_on,
            tuple(links.get(key, ())),
            replaces or "",
            replaced_by or "",
            reviewed_on,
            tuple(reworks.get(key, ())),
            tuple(marks.get(key, ())),
            replaced_on,
        )
        for (
            key, number, issued_on, withdrawn_on, replaces, replaced_by, replaced_on, reviewed_on, *came
        ) in session.execute(_named(query, numbers))
    }  # fmt: skip


def _reworks(session: Session, numbers: Numbers) -> dict[int, list[Rework]]:
    """The repairs after objections, by the letter's id."""
    if not holds(session, LetterRework):
        return {}
    query = (
        select(LetterRework.letter_id, LetterRework.done_on, LetterRework.told_on, LetterRework.what, Link.number)
        .join(Letter, Letter.id == LetterRework.letter_id)
        .outerjoin(Link, Link.id == LetterRework.link_id)
        .order_by(LetterRework.told_on, LetterRework.id)
    )
    found: dict[int, list[Rework]] = defaultdict(list)
    for letter_id, done_on, told_on, what, link in session.execute(_named(query, numbers)):
        found[letter_id].append(Rework(done_on, told_on, what, link or ""))
    return found


def _marks(session: Session, numbers: Numbers) -> dict[int, list[Mark]]:
    """What late entries did to letters, by the letter's id."""
    if not holds(session, LetterMark):
        return {}
    query = (
        select(LetterMark, Link.number)
        .join(Letter, Letter.id == LetterMark.letter_id)
        .outerjoin(Link, Link.id == LetterMark.link_id)
        .order_by(LetterMark.id)
    )
    found: dict[int, list[Mark]] = defaultdict(list)
    for row, link in session.execute(_named(query, numbers)):
        mark = Mark(MarkKind(row.kind), row.marked_on, row.deemed_on, row.cause, link or "", row.seen_on)
        found[row.letter_id].append(mark)
    return found


def _by(column: InstrumentedAttribute[date], as_of: date | None) -> ColumnElement[bool]:
    """Whether something was issued by a day, where one is given."""
    return true() if as_of is None else column <= as_of


def _named(query: Select[*Ts], numbers: Numbers) -> Select[*Ts]:
    """The query, for the letters named only."""
    return query if numbers is None else query.where(Letter.number.in_(tuple(numbers)))


def _delivery(channel: str | None, *facts: Any) -> Delivery:
    """The delivery a row was joined with, its columns in their order; nothing recorded when there is none."""
    if channel is None:
        return Delivery()
    sent_on, delivered_on, confirmed, copy_channel, *rest = facts
    copy = Channel(copy_channel) if copy_channel else None
    return Delivery(Channel(channel), sent_on, delivered_on, confirmed, copy, *rest)


def _links_of_letters(session: Session, numbers: Numbers) -> dict[int, list[str]]:
    """The links each letter names, by the letter's id."""
    query = (
        select(LetterLink.letter_id, Link.number)
        .join(Link, Link.id == LetterLink.link_id)
        .join(Letter, Letter.id == LetterLink.letter_id)
        .order_by(LetterLink.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for letter_id, number in session.execute(_named(query, numbers)):
        found[letter_id].append(number)
    return found


def _answers(session: Session, numbers: Numbers) -> dict[int, list[AnswerFacts]]:
    """The answers to each letter in the order they were made, by the letter's id."""
    query = (
        select(
            Answer.id,
            Answer.letter_id,
            Answer.kind,
            Answer.made_on,
            Answer.explanation,
            Answer.number,
            *DELIVERY,
        )
        .join(Letter, Letter.id == Answer.letter_id)
        .outerjoin(DeliveryRow, DeliveryRow.id == Answer.delivery_id)
        .order_by(Answer.made_on, Answer.id)
    )
    items, about = _failed_items(session, numbers), _answered_links(session, numbers)
    found: dict[int, list[AnswerFacts]] = defaultdict(list)
    for key, letter_id, kind, made_on, explanation, number, *went in session.execute(_named(query, numbers)):
        failed, links = tuple(items.get(key, ())), tuple(about.get(key, ()))
        answer = AnswerFacts(AnswerKind(kind), made_on, _delivery(*went), failed, explanation, number, links)
        found[letter_id].append(answer)
    return found


def _answered_links(session: Session, numbers: Numbers) -> dict[int, list[str]]:
    """The links that answers about some of a letter's links name, by the answer's id."""
    if not holds(session, AnswerLink):
        return {}
    query = (
        select(AnswerLink.answer_id, Link.number)
        .join(Link, Link.id == AnswerLink.link_id)
        .join(Answer, Answer.id == AnswerLink.answer_id)
        .join(Letter, Letter.id == Answer.letter_id)
        .order_by(AnswerLink.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for answer_id, link in session.execute(_named(query, numbers)):
        found[answer_id].append(link)
    return found


def _failed_items(session: Session, numbers: Numbers) -> dict[int, list[FailedItem]]:
    """The failed items each objection names, by the answer's id."""
    query = (
        select(
            AnswerItem.answer_id,
            AnswerItem.name,
            AnswerItem.result,
            AnswerItem.tested,
            AnswerItem.limit,
        )
        .join(Answer, Answer.id == AnswerItem.answer_id)
        .join(Letter, Letter.id == Answer.letter_id)
        .order_by(AnswerItem.answer_id, AnswerItem.position)
    )
    found: dict[int, list[FailedItem]] = defaultdict(list)
    for answer_id, name, result, tested, limit in session.execute(_named(query, numbers)):
        found[answer_id].append(FailedItem(name, result, tested, limit))
    return found


def link_facts(
    session: Session, numbers: Numbers = None, letters: dict[str, LetterFacts] | None = None
) -> dict[str, LinkFacts]:
    """Links by number with every Letter that names them: all of them, or those named."""
    query = (
        select(Link.number, Pair.tag, Building.number, Link.installed_on, Link.removed_on)
        .join(Pair, Pair.id == Link.pair_id)
        .join(Building, Building.id == Link.building_id)
        .order_by(Link.id)
    )
    if numbers is not None:
        numbers = tuple(numbers)
        query = query.where(Link.number.in_(numbers))
    moved = moved_links(session)
    if letters is None:
        naming = None if numbers is None else _letters_naming(session, with_earlier(moved, numbers))
        letters = letter_facts(session, naming)
    by_link: dict[str, list[LetterFacts]] = defaultdict(list)
    for letter in letters.values():
        for number in letter.links:
            by_link[number].append(part(letter, number))
    return {
        number: LinkFacts(
            number,
            tag,
            building,
            installed_on,
            removed_on,
            tuple(by_link.get(number, ())),
            moved[number].link if number in moved else "",
            tuple(letter for before in links_before(moved, number) for letter in by_link.get(before, ())),
        )
        for number, tag, building, installed_on, removed_on in session.execute(query)
    }


def _letters_naming(session: Session, links: Iterable[str]) -> list[str]:
    """The numbers of the letters that name any of these links."""
    query = (
        select(Letter.number)
        .join(LetterLink, LetterLink.letter_id == Letter.id)
        .join(Link, Link.id == LetterLink.link_id)
        .where(Link.number.in_(tuple(links)))
        .distinct()
    )
    return list(session.scalars(query))
