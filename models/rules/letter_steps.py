"""What may happen to a Letter beside its answer: it comes, is withdrawn, is repaired after, is followed by another."""

from __future__ import annotations

from datetime import date

from models.rules.acceptance import LetterState, standing
from models.rules.business_days import Calendar
from models.rules.clause import Known, clause, day_words
from models.rules.delivery import Delivery, received, why_not_delivery
from models.rules.letter_facts import LetterFacts, part
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, capital, party

__all__ = ["why_not_receive", "why_not_replace", "why_not_rework", "why_not_withdraw"]


@clause("MA-13.2", "EXB-5b-2")
def why_not_receive(
    letter: LetterFacts, delivery: Delivery, calendar: Calendar, on: date, readings: Readings = RECOMMENDED
) -> str | None:
    """Why a Letter cannot have come this way on these days, or None."""
    if letter.withdrawn_on is not None and letter.withdrawn_on <= on:
        return f"{letter.number} was withdrawn on {day_words(letter.withdrawn_on)}."
    if reason := why_not_delivery(delivery, letter.number, on, letter.issued_on):
        return reason
    for answer in letter.answers:
        receipt = received(delivery, calendar, letter.number, readings)
        if isinstance(receipt, Known) and answer.made_on < receipt.value:
            day = day_words(receipt.value)
            return f"{capital(answer.words)} cannot come before the receipt of {letter.number} on {day} (B-5(b))."
    return None


@clause("EXB-5b-1")
def why_not_withdraw(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> str | None:
    """Why Winstar cannot withdraw a Letter, or None: only one that Customer has not received."""
    now = standing(letter, calendar, terms, as_of, readings)
    if now.state is LetterState.WITHDRAWN and now.on is not None:
        return f"{letter.number} was withdrawn on {day_words(now.on)}."
    if now.received_on is not None and now.received_on <= as_of:
        customer = party(terms, Side.CUSTOMER)
        return f"{customer} received {letter.number} on {day_words(now.received_on)}; its days run (B-5(b))."
    return None


@clause("EXB-5b-1", "EXB-5b-4")
def why_not_replace(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> str | None:
    """Why a new Letter cannot follow this one, or None: only an objection or a withdrawal calls for one."""
    if letter.replaced_by:
        return f"{letter.replaced_by} already follows {letter.number}."
    now = standing(letter, calendar, terms, as_of, readings)
    states = {now.of(link).state for link in letter.links} | {now.state}
    if LetterState.WITHDRAWN in states:
        return None
    if LetterState.OBJECTED not in states:
        why = "a new Letter follows only an objection that stopped the clock (B-5(b))."
        return f"{letter.number} was not objected to; {why}"
    if readings.objection_effect == "same_letter":
        return f"By the reading in force {letter.number} itself goes on after the repair (AMB-05)."
    return None


@clause("EXB-5b-1", "EXB-5b-4")
def why_not_rework(
    letter: LetterFacts,
    done_on: date,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
    link: str = "",
) -> str | None:
    """Why no repair after an objection can be recorded, or None: only what was objected to is repaired."""
    judged = part(letter, link) if link else letter
    now = standing(judged, calendar, terms, as_of, readings)
    objected = [one for _, one in now.parts if one.state is LetterState.OBJECTED] or [now]
    if objected[0].state is not LetterState.OBJECTED or objected[0].on is None:
        return f"{link or letter.number} was not objected to; there is nothing to repair (B-5(b))."
    made = min((one.made_on for one in judged.answers), default=objected[0].on)
    if done_on < made:
        return f"{letter.number} was objected to on {day_words(made)}; it was not repaired before (B-5(b))."
    if letter.replaced_on is not None and done_on > letter.replaced_on:
        follows = f"{letter.replaced_by} of {day_words(letter.replaced_on)} follows {letter.number}"
        return f"{follows}; what is repaired since concerns that letter (B-5(b))."
    return None
