"""What every paper about a Link Availability Letter looks at: its facts, how it came, and the days it leaves."""

from __future__ import annotations

from dataclasses import replace

from models.errors import Refusal
from models.rules.acceptance import Clock, answer_days, clock
from models.rules.clause import Known, day_words
from models.rules.delivery import Delivery, as_known
from models.rules.letter_facts import LetterFacts
from models.sheets.gathering.source import Source

__all__ = ["clock_of", "days_to_answer", "delivery_of", "letter_of"]


def letter_of(source: Source, number: str) -> LetterFacts:
    """The letter of that number; a Refusal says that there is none by the day."""
    facts = source.records.letters.get(number)
    if facts is None or facts.issued_on > source.as_of:
        raise Refusal(f"There is no Link Availability Letter {number} in this book on {day_words(source.as_of)}.")
    return facts


def delivery_of(source: Source, facts: LetterFacts) -> Delivery:
    """How the letter came, by what is known on the day."""
    return as_known(facts.delivery, source.as_of)


def days_to_answer(source: Source, facts: LetterFacts) -> int:
    """How many Business Days the letter leaves for its answer, by what is known on the day."""
    known = replace(facts, delivery=delivery_of(source, facts))
    return answer_days(known, source.law.calendar, source.terms, source.law.readings)


def clock_of(source: Source, facts: LetterFacts) -> Clock | None:
    """The days the letter leaves for its answer; None while its receipt is not known."""
    known = replace(facts, delivery=delivery_of(source, facts))
    days = days_to_answer(source, facts)
    running = clock(known, source.law.calendar, days, source.law.readings)
    return running.value if isinstance(running, Known) else None
