"""Acts on the answers to a Link Availability Letter: countersigned, objected to, and how the answer went to Winstar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.deliveries import keep, receipt_words, tidy
from models.acts.letter_case import Case, case, refuse
from models.errors import Refusal
from models.rules.acceptance import after_close
from models.rules.answers import links_to_answer, why_not_countersign, why_not_object, why_not_sign_again
from models.rules.clause import Known, day_words
from models.rules.delivery import Delivery, received, recorded, why_not_delivery
from models.rules.letter_facts import AnswerFacts, AnswerKind, FailedItem, part
from models.rules.words import listed
from models.tables import Answer, AnswerItem, AnswerLink, Letter

__all__ = ["countersign", "object_to_letter", "record_answer_delivery"]

NOT_SENT = Delivery()


@act(says="Countersigned {letter}{about} on {day} as {answer}{aside}")
def countersign(
    doing: Doing,
    *,
    letter: str,
    made_on: date,
    signed_by: str,
    delivery: Delivery = NOT_SENT,
    links: tuple[str, ...] = (),
) -> Mapping[str, object]:
    """Records that Customer countersigned a letter, and how the copy went to Winstar if that is known (EXB-5b-3).

    `links` names those it is for; none named, it is for every Link of the letter that still awaits an answer.
    """
    before = case(doing, letter)
    in_force = before.law
    about = links or _awaiting(before, made_on)
    law = (in_force.calendar, in_force.terms, doing.on, made_on, in_force.readings)
    refuse(why_not_countersign(before.facts, *law, links=about), "EXB-5b-3")
    refuse(why_not_sign_again(before.facts, doing.on, about), "EXB-5b-3")
    draft = AnswerFacts(AnswerKind.COUNTERSIGNED, made_on, delivery, links=_named(before, about))
    return _answered(doing, before, draft, signed_by)


@act(says="Objected to {letter}{about} on {day} by {answer}{aside}")
def object_to_letter(
    doing: Doing,
    *,
    letter: str,
    made_on: date,
    signed_by: str,
    items: tuple[FailedItem, ...],
    explanation: str,
    delivery: Delivery = NOT_SENT,
    links: tuple[str, ...] = (),
) -> Mapping[str, object]:
    """Records Customer's written objection with its failed items and its explanation (EXB-5b-4).

    It has to be complete. What has left already is recorded as it went, in time or not; what has not, and could not
    come in time, is refused. `links` names those it is about; none named, it is about all that still await an answer.
    """
    before = case(doing, letter)
    about = links or _awaiting(before, made_on)
    draft = AnswerFacts(AnswerKind.OBJECTION, made_on, delivery, items, explanation, links=about)
    in_force = before.law
    judged = replace(draft, delivery=NOT_SENT) if _has_left(before, delivery, doing.on) else draft
    refuse(
        why_not_object(before.facts, in_force.calendar, in_force.terms, doing.on, judged, in_force.readings),
        "EXB-5b-4",
    )
    return _answered(doing, before, replace(draft, links=_named(before, about)), signed_by)


def _awaiting(before: Case, made_on: date) -> tuple[str, ...]:
    """The Links of a letter that an answer of a day can still be about, where these are not all."""
    of = before.law
    found = links_to_answer(before.facts, of.calendar, of.terms, before.on, made_on, of.readings)
    return found if len(found) < len(before.facts.links) else ()


def _named(before: Case, about: tuple[str, ...]) -> tuple[str, ...]:
    """The Links an answer has to name: none where it is about all of the letter's."""
    return () if set(about) == set(before.facts.links) else about


def _has_left(before: Case, delivery: Delivery, on: date) -> bool:
    """Whether a delivery tells of something done that is not still to come on a later day."""
    dated = (delivery.sent_on, delivery.delivered_on, delivery.accepted_on, delivery.received_on)
    receipt = received(delivery, before.law.calendar, "the answer", before.law.readings)
    return any(dated) and not (isinstance(receipt, Known) and receipt.value > on)


def _answered(doing: Doing, before: Case, draft: AnswerFacts, signed_by: str) -> Mapping[str, object]:
    """Writes an answer with its items and its delivery, and says what it does to the letter."""
    sent = recorded(draft.delivery)
    if sent:
        draft = replace(draft, delivery=tidy(draft.delivery))
        _refuse_delivery(doing, draft)
    prefix = "CS" if draft.kind is AnswerKind.COUNTERSIGNED else "OBJ"
    row = Answer(
        number=records.next_number(doing.session, Answer.number, prefix),
        letter_id=before.row.id,
        kind=draft.kind.value,
        made_on=draft.made_on,
        signed_by=signed_by.strip(),
        explanation=draft.explanation.strip(),
        delivery_id=None,
    )
    for position, item in enumerate(draft.failed, 1):
        texts = {"limit": item.limit.strip(), "result": item.result.strip(), "tested": item.tested.strip()}
        row.items.append(AnswerItem(position=position, name=item.name.strip(), **texts))
    aside = _aside(doing, before, (*before.facts.answers, draft), draft)
    doing.session.add(row)
    doing.session.flush()
    for link in draft.links:
        doing.session.add(AnswerLink(answer_id=row.id, link_id=records.link(doing.session, link).id))
    if sent:
        keep(doing.session, row, draft.delivery)
    about = f" for {listed(draft.links)}" if draft.links else ""
    return {"answer": row.number, "day": day_words(draft.made_on), "about": about, "aside": aside}


def _aside(doing: Doing, before: Case, answers: tuple[AnswerFacts, ...], answer: AnswerFacts) -> str:
    """What an answer does to the letter beside being recorded, for the journal's sentence."""
    after = replace(before.facts, answers=answers)
    if change := before.change(doing.session, after, answer.words):
        return change
    last_day = before.standing(part(before.facts, (answer.links or before.facts.links)[0])).due_on
    receipt = received(answer.delivery, before.law.calendar, answer.words, before.law.readings)
    if isinstance(receipt, Known) and last_day is not None and _late(before, answer, receipt.value, last_day):
        before.mark_late(doing.session, answer, last_day)
        return f"; too late, the last day was {day_words(last_day)}"
    return ""


def _late(before: Case, answer: AnswerFacts, receipt: date, last_day: date) -> bool:
    """Whether an answer reached Winstar after the last day, or after its close where a reading ends it there."""
    return receipt > last_day or after_close(answer, receipt, last_day, before.law.readings)


def _refuse_delivery(doing: Doing, answer: AnswerFacts) -> None:
    """Refuses facts of a delivery to Winstar that cannot stand together."""
    words = answer.words[0].upper() + answer.words[1:]
    refuse(why_not_delivery(answer.delivery, words, doing.on, answer.made_on), "MA-13.2")


@act(says="Recorded how {answer} went to Winstar: {words}")
def record_answer_delivery(doing: Doing, *, answer: str, delivery: Delivery) -> Mapping[str, object]:
    """Records how and when an answer went to Winstar, or corrects it; what came too late is recorded and said."""
    row = doing.session.scalar(select(Answer).where(Answer.number == answer))
    if row is None:
        raise Refusal(f"There is no answer {answer} in this book.", "EXB-5b-3")
    number = doing.session.get_one(Letter, row.letter_id).number
    before = case(doing, number)
    mine = next(one for one in before.facts.answers if one.number == answer)
    sent = replace(mine, delivery=tidy(delivery))
    _refuse_delivery(doing, sent)
    answers = tuple(sent if one.number == answer else one for one in before.facts.answers)
    aside = _aside(doing, before, answers, sent)
    keep(doing.session, row, sent.delivery)
    receipt = received(sent.delivery, before.law.calendar, sent.words, before.law.readings)
    return {"letter": number, "words": receipt_words(receipt) + aside}
