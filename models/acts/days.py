"""How acts refuse a day that cannot be."""

from __future__ import annotations

from datetime import date

from models.act import Doing
from models.errors import Refusal
from models.rules.clause import day_words

__all__ = ["refuse_future"]


def refuse_future(doing: Doing, day: date, cannot: str) -> None:
    """Refuses a day that has not come when the act is recorded: "Pairs cannot be shipped" then."""
    if day > doing.on:
        raise Refusal(f"{day_words(day)} has not come yet on {day_words(doing.on)}. {cannot} then.")
