"""What is recorded of a Link Availability Letter and of the answers to it (Exhibit B, 5(b))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.clause import day_words
from models.rules.delivery import Delivery

__all__ = ["AnswerFacts", "AnswerKind", "FailedItem", "LetterFacts"]


class AnswerKind(StrEnum):
    """What Customer may send back: the countersigned Letter, or an objection."""

    COUNTERSIGNED = "countersigned"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class FailedItem:
    """A test item an objection names, its result, and what was tested and found."""

    name: str
    result: str = ""
    tested: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """An answer to a Letter: when it was made, and how it went to Winstar."""

    kind: AnswerKind
    made_on: date
    delivery: Delivery = Delivery()
    failed: tuple[FailedItem, ...] = ()
    explanation: str = ""
    number: str = ""

    @property
    def words(self) -> str:
        """How the answer is named in a sentence."""
        name = "countersigned Letter" if self.kind is AnswerKind.COUNTERSIGNED else "objection"
        return f"the {name} of {day_words(self.made_on)}"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A Link Availability Letter: when it was issued, how it came to Customer, and what was answered."""

    number: str
    issued_on: date
    delivery: Delivery = Delivery()
    answers: tuple[AnswerFacts, ...] = ()
    withdrawn_on: date | None = None
    links: tuple[str, ...] = ()
    replaces: str = ""
    replaced_by: str = ""
    reviewed_on: date | None = None
