"""How acts refuse a day that cannot be."""

from __future__ import annotations

from datetime import date

from models.act import Doing
from models.errors import Refusal
from models.queries.book import terms
from models.rules.clause import day_words

__all__ = ["refuse_after_term", "refuse_day", "refuse_future", "refuse_outside"]


def refuse_future(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day that has not come when the act is recorded: "Pairs cannot be shipped" then."""
    if day > doing.on:
        raise Refusal(f"{day_words(day)} has not come yet on {day_words(doing.on)}. {cannot} then.")


def refuse_day(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day of the agreement's life that has not come when the act is recorded, or lies before it began."""
    refuse_future(doing, day, cannot)
    _refuse_before_agreement(doing, day, cannot)


def refuse_after_term(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day to come on which there is no agreement any more: "Nothing can be planned" for then."""
    ends = terms(doing.session, doing.on).agreement.term_end
    if day > ends:
        raise Refusal(f"The Term ends on {day_words(ends)}. {cannot} on {day_words(day)}.", "MA-3")


def refuse_outside(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day from which something is to hold, when it lies before the agreement or after its Term."""
    _refuse_before_agreement(doing, day, cannot)
    refuse_after_term(doing, day, cannot)


def _refuse_before_agreement(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day on which there was no agreement yet."""
    begins = terms(doing.session, doing.on).agreement.effective_date
    if day < begins:
        raise Refusal(f"The agreement begins on {day_words(begins)}. {cannot} on {day_words(day)}.", "MA-1.1g")
