"""One Link Availability Letter whole: how it came, its days, tests, answers and Links, and what may be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.errors import Refusal
from models.queries.letter_facts import Law, law, letter_facts, link_facts
from models.queries.letters import LetterRow, rows_of
from models.queries.link_tests import PlanRow, TestRow, plan_of, results
from models.rules.acceptance import Clock, LetterStanding, LetterState, answer_days, clock, defects
from models.rules.answers import links_to_answer, why_not_countersign, why_not_object, why_not_sign_again
from models.rules.clause import Known, Unknown
from models.rules.delivery import Delivery, as_known, calendar_note, received
from models.rules.letter_facts import AnswerFacts, AnswerKind, FailedItem, LetterFacts, part
from models.rules.letter_steps import why_not_replace, why_not_rework, why_not_withdraw
from models.rules.links import LinkStanding, charge_due, link_standing
from models.tables import Answer, Building, End, Hub, Letter, LetterLink, Link, Pair

__all__ = ["AnswerRow", "LetterPage", "LinkOnLetter", "letter"]

Day = Known[date] | Unknown
CLOSED = (LetterState.ACCEPTED, LetterState.OBJECTED)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to a letter: what it says, how it went to Winstar, and what it does."""

    number: str
    kind: AnswerKind
    made_on: date
    signed_by: str
    items: tuple[FailedItem, ...]
    explanation: str
    delivery: Delivery
    received: Day
    closes: bool
    lacks: tuple[str, ...]
    note: str
    links: tuple[str, ...] = ()  # those it is about, where these are not all


@dataclass(frozen=True, slots=True)
class LinkOnLetter:
    """A link that a letter names: its pair, its two ends, where it stands, and when its charge is due (EXB-6a)."""

    number: str
    pair: str
    radio: str
    near_serial: str
    far_serial: str
    near_place: str
    far_place: str
    hub: str
    hub_name: str
    hub_address: tuple[str, str]  # street; city, state and ZIP
    building: str
    name: str
    address: tuple[str, str]
    installed_on: date
    standing: LinkStanding | None
    charge_due: Day | None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """Everything about one letter as of a day; a `why_not` is None when the act is open."""

    row: LetterRow
    facts: LetterFacts
    standing: LetterStanding
    delivery: Delivery
    received: Day
    receipt_note: str
    clock: Known[Clock] | Unknown
    plan: PlanRow | None
    tests: tuple[TestRow, ...]
    answers: tuple[AnswerRow, ...]
    links: tuple[LinkOnLetter, ...]
    why_not_countersign: str | None
    why_not_object: str | None
    why_not_withdraw: str | None
    why_not_replace: str | None
    why_not_rework: str | None
    to_answer: tuple[str, ...]  # the links an answer can still be about


def letter(session: Session, number: str, as_of: date) -> LetterPage:
    """One letter whole as of a day; a Refusal says that there is none by then."""
    facts = letter_facts(session, [number], as_of).get(number)
    if facts is None:
        raise Refusal(f"There is no Link Availability Letter {number} in this book by then.")
    in_force = law(session, as_of)
    known = as_known(facts.delivery, as_of)
    receipt = received(known, in_force.calendar, number, in_force.readings)
    days = answer_days(replace(facts, delivery=known), in_force.calendar, in_force.terms, in_force.readings)
    asked = (facts, in_force.calendar, in_force.terms, as_of)
    now = in_force.standing(facts, as_of)
    return LetterPage(
        row=rows_of(session, [facts], in_force, as_of, [number])[0],
        facts=facts,
        standing=now,
        delivery=known,
        received=receipt,
        receipt_note=calendar_note(receipt.value, in_force.calendar) if isinstance(receipt, Known) else "",
        clock=clock(replace(facts, delivery=known), in_force.calendar, days, in_force.readings),
        plan=(plan := plan_of(session, number, as_of, now.on)),
        tests=results(session, number, plan, as_of),
        answers=_answers(session, facts, in_force, as_of),
        links=_links(session, facts, in_force, as_of),
        why_not_countersign=_why_not_countersign(facts, in_force, as_of),
        why_not_object=why_not_object(*asked, readings=in_force.readings),
        why_not_withdraw=why_not_withdraw(*asked, in_force.readings),
        why_not_replace=_why_not_replace(session, facts, in_force, as_of),
        why_not_rework=why_not_rework(facts, as_of, *asked[1:], in_force.readings),
        to_answer=links_to_answer(*asked, readings=in_force.readings),
    )


def _why_not_countersign(facts: LetterFacts, in_force: Law, as_of: date) -> str | None:
    """Why the letter cannot be countersigned now, or None."""
    reason = why_not_countersign(facts, in_force.calendar, in_force.terms, as_of, readings=in_force.readings)
    awaited = links_to_answer(facts, in_force.calendar, in_force.terms, as_of, readings=in_force.readings)
    return reason or why_not_sign_again(facts, as_of, awaited)


def _why_not_replace(session: Session, facts: LetterFacts, in_force: Law, as_of: date) -> str | None:
    """Why no new letter can follow this one now, or None: one follows for each link that none has followed yet."""
    later = select(LetterLink.link_id).join(Letter, Letter.id == LetterLink.letter_id)
    earlier = select(Letter.id).where(Letter.number == facts.number).scalar_subquery()
    taken = later.where(Letter.replaces_id == earlier, Letter.issued_on <= as_of)
    followed = set(session.scalars(select(Link.number).where(Link.id.in_(taken))))
    law_of = (in_force.calendar, in_force.terms, as_of, in_force.readings)
    left = [replace(part(facts, link), replaced_by="") for link in facts.links if link not in followed]
    if not left:
        return why_not_replace(facts, *law_of)
    reasons = [why_not_replace(one, *law_of) for one in left]
    return None if None in reasons else reasons[0]


def _answers(session: Session, facts: LetterFacts, in_force: Law, as_of: date) -> tuple[AnswerRow, ...]:
    """The answers made by a day, each with what it does to the letter."""
    query = select(Answer.number, Answer.signed_by).join(Letter, Letter.id == Answer.letter_id)
    signers = {number: name for number, name in session.execute(query.where(Letter.number == facts.number))}
    now = in_force.standing(facts, as_of)
    return tuple(
        _answer(one, signers[one.number], facts, now, in_force, as_of) for one in facts.answers if one.made_on <= as_of
    )


def _answer(
    answer: AnswerFacts, signed_by: str, facts: LetterFacts, now: LetterStanding, in_force: Law, as_of: date
) -> AnswerRow:
    """One answer: looked at alone it says whether it came in time and, if not, why not."""
    link = (answer.links or facts.links)[0]
    alone = in_force.standing(_alone(part(facts, link), answer, in_force), as_of)
    known, mine = as_known(answer.delivery, as_of), now.of(link)
    return AnswerRow(
        number=answer.number,
        kind=answer.kind,
        made_on=answer.made_on,
        signed_by=signed_by,
        items=answer.failed,
        explanation=answer.explanation,
        delivery=known,
        received=received(known, in_force.calendar, answer.words, in_force.readings),
        closes=alone.state in CLOSED and (alone.state, alone.on) == (mine.state, mine.on),
        lacks=defects(answer),
        note=alone.note,
        links=answer.links,
    )


def _alone(facts: LetterFacts, answer: AnswerFacts, in_force: Law) -> LetterFacts:
    """A letter with one answer only, and where the same letter went on after a repair, with what came before that."""
    if in_force.readings.objection_effect != "same_letter":
        return replace(facts, answers=(answer,), reworks=(), marks=())
    told = tuple(one for one in facts.reworks if one.told_on <= answer.made_on)
    before = max((one.told_on for one in told), default=date.min)
    earlier = tuple(one for one in facts.answers if one.made_on <= before and one is not answer)
    return replace(facts, answers=(*earlier, answer), reworks=told, marks=())


def _links(session: Session, facts: LetterFacts, in_force: Law, as_of: date) -> tuple[LinkOnLetter, ...]:
    """The links the letter names, in its order."""
    near, far = aliased(End), aliased(End)
    query = (
        select(Link, Pair, near.serial, far.serial, Hub, Building)
        .join(LetterLink, LetterLink.link_id == Link.id)
        .join(Letter, Letter.id == LetterLink.letter_id)
        .join(Pair, Pair.id == Link.pair_id)
        .join(Hub, Hub.id == Link.hub_id)
        .join(Building, Building.id == Link.building_id)
        .outerjoin(near, (near.pair_id == Pair.id) & (near.side == "near"))
        .outerjoin(far, (far.pair_id == Pair.id) & (far.side == "far"))
        .where(Letter.number == facts.number)
        .order_by(LetterLink.id)
    )
    standings = {
        number: link_standing(one, in_force.calendar, in_force.terms, as_of, in_force.readings)
        for number, one in link_facts(session, facts.links).items()
    }
    return tuple(
        _link(link, pair, (near_serial or "", far_serial or ""), (hub, building), standings[link.number], in_force)
        for link, pair, near_serial, far_serial, hub, building in session.execute(query)
    )


def _link(
    link: Link,
    pair: Pair,
    serials: tuple[str, str],
    sites: tuple[Hub, Building],
    standing: LinkStanding | None,
    in_force: Law,
) -> LinkOnLetter:
    """One link of a letter, with the serials of its near and far end, its hub and its building."""
    hub, building = sites
    return LinkOnLetter(
        number=link.number,
        pair=pair.tag,
        radio=pair.radio,
        near_serial=serials[0],
        far_serial=serials[1],
        near_place=link.near_place,
        far_place=link.far_place,
        hub=hub.code,
        hub_name=hub.name,
        hub_address=_address(hub),
        building=building.number,
        name=building.name,
        address=_address(building),
        installed_on=link.installed_on,
        standing=standing,
        charge_due=charge_due(standing, in_force.terms, in_force.readings) if standing else None,
    )


def _address(site: Hub | Building) -> tuple[str, str]:
    """A site's address in two lines."""
    return site.street, f"{site.city}, {site.state} {site.zip}".rstrip()
