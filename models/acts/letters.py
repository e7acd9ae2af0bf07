"""Acts on Link Availability Letters: issued, delivered, withdrawn, and seen to have become deemed installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.deliveries import keep, receipt_words, tidy, with_copy
from models.acts.letter_case import Case, case, refuse
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.letter_facts import Law, law, letter_facts, link_facts
from models.queries.link_tests import plan_in_force
from models.rules.acceptance import LetterState, chip_words
from models.rules.clause import day_words
from models.rules.delivery import Channel, Delivery, received
from models.rules.letter_facts import LetterFacts
from models.rules.letter_steps import why_not_receive, why_not_replace, why_not_rework, why_not_withdraw
from models.rules.links import LinkFacts, why_not_issue_letter
from models.rules.words import Side, listed, party
from models.tables import Letter, LetterLink, LetterMark, LetterReview, LetterRework

__all__ = [
    "new_letter",
    "record_fax_copy",
    "record_letter_delivery",
    "record_rework",
    "review_deemed",
    "see_marks",
    "withdraw_letter",
]


@act(says="Recorded {letter} of {day} for {what}")
def new_letter(doing: Doing, *, links: tuple[str, ...], issued_on: date, replaces: str = "") -> Mapping[str, object]:
    """Records that Winstar issued a Link Availability Letter for one or more Links (MA-1.1n, EXB-5b-1).

    A letter for Links whose last letter was objected to or withdrawn follows that letter, named or not.
    """
    refuse_day(doing, issued_on, "A letter cannot be dated")
    rows = {number: records.link(doing.session, number) for number in links}
    facts = link_facts(doing.session, rows)
    in_force = law(doing.session, doing.on)
    _refuse_issue(facts, issued_on, doing.on, in_force)
    follows = _followed(doing, facts, replaces, in_force)
    plan = plan_in_force(doing.session, issued_on)
    letter = Letter(
        number=records.next_number(doing.session, Letter.number, "LAL"),
        issued_on=issued_on,
        withdrawn_on=None,
        replaces_id=records.letter(doing.session, follows).id if follows else None,
        delivery_id=None,
        plan_id=plan.id if plan else None,
    )
    doing.session.add(letter)
    doing.session.flush()
    for row in rows.values():
        doing.session.add(LetterLink(letter_id=letter.id, link_id=row.id))
    what = listed(list(rows)) + (f", after {follows}" if follows else "")
    return {"letter": letter.number, "replaces": follows, "day": day_words(issued_on), "what": what}


def _refuse_issue(links: Mapping[str, LinkFacts], issued_on: date, on: date, in_force: Law) -> None:
    """Refuses a letter the rules bar, on its own day or because of what is recorded after it."""
    calendar, terms, readings = in_force.calendar, in_force.terms, in_force.readings
    found = tuple(links.values())
    for one in found:
        refuse(_goes_on(one, in_force, on), "EXB-5b-4")
    refuse(why_not_issue_letter(found, issued_on, calendar, terms, readings), "EXB-5b-1")
    standing = tuple(replace(link, removed_on=None) for link in found)
    refuse(why_not_issue_letter(standing, on, calendar, terms, readings), "EXB-5b-1")


def _goes_on(link: LinkFacts, in_force: Law, on: date) -> str | None:
    """Why a Link objected to gets no new letter where the reading lets the same one go on, or None (AMB-05)."""
    last = next(iter(link.letters[-1:]), None)
    same = in_force.readings.objection_effect == "same_letter"
    if last is None or not same or in_force.standing(last, on).state is not LetterState.OBJECTED:
        return None
    return f"{link.number}: by the reading in force {last.number} itself goes on after the repair (AMB-05)."


def _followed(doing: Doing, links: Mapping[str, LinkFacts], replaces: str, in_force: Law) -> str:
    """The number of the letter that a new one for these links follows; empty when it is their first."""
    earlier = {letter.number: _unfollowed(letter, links) for link in links.values() for letter in link.letters}
    if not replaces:
        free = (one for one in earlier.values() if _why_not_follow(one, in_force, doing.on) is None)
        return max(free, key=lambda one: (one.issued_on, one.number), default=LetterFacts("", doing.on)).number
    records.letter(doing.session, replaces)
    if replaces not in earlier:
        raise Refusal(f"{replaces} is not for {listed(list(links))} (B-5(b)).", "EXB-5b-1")
    refuse(_why_not_follow(earlier[replaces], in_force, doing.on), "EXB-5b-1")
    return replaces


def _unfollowed(letter: LetterFacts, links: Mapping[str, LinkFacts]) -> LetterFacts:
    """A letter as it stands for some of its links: it is followed where a later letter of one of these names it."""
    later = [one for link in links.values() for one in link.letters if one.replaces == letter.number]
    last = max(later, key=lambda one: (one.issued_on, one.number), default=None)
    return replace(letter, replaced_by=last.number if last else "", replaced_on=last.issued_on if last else None)


def _why_not_follow(letter: LetterFacts, in_force: Law, on: date) -> str | None:
    """Why no new letter can follow this one, or None."""
    return why_not_replace(letter, in_force.calendar, in_force.terms, on, in_force.readings)


@act(says="Recorded delivery of {letter}: {words}")
def record_letter_delivery(doing: Doing, *, letter: str, delivery: Delivery) -> Mapping[str, object]:
    """Records how and when a letter came to Customer, or corrects what was recorded before (MA-13.2)."""
    before = case(doing, letter)
    return _deliver(doing, before, tidy(delivery))


@act(says="Recorded the copy of the fax of {letter}: {words}")
def record_fax_copy(doing: Doing, *, letter: str, copy_channel: Channel, copy_on: date) -> Mapping[str, object]:
    """Records the copy that makes a confirmed fax of a letter count: its way and its day (MA-13.2)."""
    before = case(doing, letter)
    return _deliver(doing, before, with_copy(before.facts.delivery, letter, copy_channel, copy_on))


def _deliver(doing: Doing, before: Case, delivery: Delivery) -> Mapping[str, object]:
    """Writes a letter's delivery after asking the rules."""
    calendar, number = before.law.calendar, before.facts.number
    refuse(why_not_receive(before.facts, delivery, calendar, doing.on, before.law.readings), "MA-13.2")
    cause = f"how {number} came"
    aside = before.change(doing.session, replace(before.facts, delivery=delivery), cause)
    keep(doing.session, before.row, delivery)
    receipt = received(delivery, calendar, number, before.law.readings)
    return {"words": receipt_words(receipt) + aside}


@act(says="Withdrew {letter} as of {day}")
def withdraw_letter(doing: Doing, *, letter: str, withdrawn_on: date) -> Mapping[str, object]:
    """Records that Winstar withdrew a letter before Customer received it (EXB-5b-1)."""
    now = case(doing, letter)
    in_force = now.law
    refuse_day(doing, withdrawn_on, f"{letter} cannot be withdrawn")
    if withdrawn_on < now.facts.issued_on:
        issued = day_words(now.facts.issued_on)
        raise Refusal(f"{letter} is dated {issued}; it cannot be withdrawn before (B-5(b)).", "EXB-5b-1")
    reason = why_not_withdraw(now.facts, in_force.calendar, in_force.terms, doing.on, in_force.readings)
    refuse(reason, "EXB-5b-1")
    now.row.withdrawn_on = withdrawn_on
    return {"day": day_words(withdrawn_on)}


@act(says="Saw that {what} became deemed installed")
def review_deemed(doing: Doing, *, letters: tuple[str, ...]) -> Mapping[str, object]:
    """Records that somebody saw which letters had become deemed installed (EXB-5b-4)."""
    if not letters:
        raise Refusal("Name at least one letter that was reviewed.", "EXB-5b-4")
    in_force = law(doing.session, doing.on)
    rows = {number: records.letter(doing.session, number) for number in letters}
    facts = letter_facts(doing.session, rows)
    for number, row in rows.items():
        now = in_force.standing(facts[number], doing.on)
        if now.state is not LetterState.DEEMED:
            raise Refusal(f"{number} is not deemed installed: {chip_words(now, doing.on)} (B-5(b)).", "EXB-5b-4")
        if doing.session.scalar(select(LetterReview.id).where(LetterReview.letter_id == row.id)) is None:
            doing.session.add(LetterReview(letter_id=row.id, reviewed_on=doing.on))
    return {"what": listed(list(rows))}


@act(says="Recorded that {what} was repaired on {day}, {customer} told on {told}")
def record_rework(
    doing: Doing, *, letter: str, done_on: date, told_on: date, what: str = "", link: str = ""
) -> Mapping[str, object]:
    """Records that Winstar repaired what was objected to, and the day Customer was told of it (EXB-5b-1).

    A new letter may follow; where the reading lets the same letter go on, its Business Days run anew from then.
    `link` names the Link where the letter has several.
    """
    now = case(doing, letter)
    in_force = now.law
    if link and link not in now.facts.links:
        raise Refusal(f"{letter} does not name {link}; it names {listed(now.facts.links)} (1.1(n)).", "MA-1.1n")
    law = (in_force.calendar, in_force.terms, doing.on, in_force.readings)
    judged = _unfollowed(now.facts, link_facts(doing.session, [link])) if link else now.facts
    refuse(why_not_rework(judged, done_on, *law, link), "EXB-5b-4")
    if told_on < done_on:
        raise Refusal(
            f"It was repaired on {day_words(done_on)}; nobody can have been told on {day_words(told_on)}.", "EXB-5b-1"
        )
    refuse_day(doing, told_on, "Nobody can have been told of the repair")
    repaired = records.link(doing.session, link).id if link else None
    row = LetterRework(letter_id=now.row.id, link_id=repaired, done_on=done_on, told_on=told_on, what=what.strip())
    refuse_twin(doing, row, "EXB-5b-1", "letter_id", "link_id", "done_on", "told_on", "what")
    doing.session.add(row)
    customer = party(in_force.terms, Side.CUSTOMER)
    days = {"day": day_words(done_on), "told": day_words(told_on)}
    return {"what": link or listed(now.facts.links), "customer": customer, **days}


@act(says="Saw what late entries did to {what}")
def see_marks(doing: Doing, *, letters: tuple[str, ...]) -> Mapping[str, object]:
    """Records that somebody saw which deemed standings were overturned, and which answers came too late (EXB-5b-4)."""
    rows = {number: records.letter(doing.session, number) for number in letters}
    query = select(LetterMark).where(LetterMark.marked_on <= doing.on, LetterMark.seen_on.is_(None))
    found = [mark for mark in doing.session.scalars(query) if mark.letter_id in {row.id for row in rows.values()}]
    if not found:
        raise Refusal("No late entry did anything to these letters that was not seen yet (B-5(b)).", "EXB-5b-4")
    for mark in found:
        mark.seen_on = doing.on
    return {"what": listed(list(rows))}
