"""What is recorded of a Link Availability Letter and of the answers to it (Exhibit B, 5(b))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.rules.clause import clause, day_words
from models.rules.delivery import Delivery

__all__ = ["AnswerFacts", "AnswerKind", "FailedItem", "LetterFacts", "Mark", "MarkKind", "Rework", "part"]


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
    """An answer to a Letter: when it was made, how it went to Winstar, and the Links it is about (none named: all)."""

    kind: AnswerKind
    made_on: date
    delivery: Delivery = Delivery()
    failed: tuple[FailedItem, ...] = ()
    explanation: str = ""
    number: str = ""
    links: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How the answer is named in a sentence."""
        name = "countersigned Letter" if self.kind is AnswerKind.COUNTERSIGNED else "objection"
        return f"the {name} of {day_words(self.made_on)}"


@dataclass(frozen=True, slots=True)
class Rework:
    """Winstar's work on a Link that was objected to: the day it was done, and the day Customer was told of it."""

    done_on: date
    told_on: date
    what: str = ""
    link: str = ""  # none named: every Link objected to


class MarkKind(StrEnum):
    """What may come about when something is entered after the three Business Days."""

    OVERTURNED = "overturned"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the entry of an answer or a receipt did to a Letter that stood as deemed installed, for people to see."""

    kind: MarkKind
    marked_on: date  # the day of the entry
    deemed_on: date  # the day as of which it stood as deemed installed
    cause: str  # the objection of Mon 20 Nov 2000
    link: str = ""
    seen_on: date | None = None


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
    reworks: tuple[Rework, ...] = ()
    marks: tuple[Mark, ...] = ()
    replaced_on: date | None = None

    @property
    def is_split(self) -> bool:
        """Whether something recorded is about some of its Links only, so that each Link stands for itself."""
        if len(self.links) < 2:
            return False
        return any(answer.links for answer in self.answers) or any(rework.link for rework in self.reworks)


@clause("MA-1.1n", "EXB-5b-4")
def part(letter: LetterFacts, link: str) -> LetterFacts:
    """A Letter as it concerns one of its Links: 5(b) speaks of "the subject Link", so each is answered for itself."""
    if not letter.is_split or link not in letter.links:
        return letter
    return replace(
        letter,
        links=(link,),
        answers=tuple(one for one in letter.answers if not one.links or link in one.links),
        reworks=tuple(one for one in letter.reworks if one.link in ("", link)),
        marks=tuple(one for one in letter.marks if one.link in ("", link)),
    )
