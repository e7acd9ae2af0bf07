"""A Link Availability Letter as an act has it before it: its row, its recorded facts, and the law of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.act import Doing
from models.acts import records
from models.errors import Refusal
from models.queries.letter_facts import Law, law, letter_facts, link_facts
from models.rules.acceptance import LetterStanding, LetterState, chip_words
from models.rules.letter_facts import LetterFacts
from models.tables import Letter

__all__ = ["Case", "case", "refuse"]

REPLACEABLE = (LetterState.OBJECTED, LetterState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter that an act is about, on the day the act is recorded for."""

    row: Letter
    facts: LetterFacts
    law: Law
    on: date

    def standing(self, facts: LetterFacts | None = None) -> LetterStanding:
        """Where the letter stands on the day of the act, or would stand with other facts."""
        return self.law.standing(facts or self.facts, self.on)

    def change(self, session: Session, after: LetterFacts) -> str:
        """What new facts do to where the letter stands, in words for the journal; a later letter may bar them."""
        was, now = self.standing(), self.standing(after)
        if was.state in REPLACEABLE and now.state not in REPLACEABLE:
            self._refuse_followed(session, now)
        if was.state is LetterState.DEEMED and now.state is not LetterState.DEEMED:
            return f"; it is no longer deemed installed: {chip_words(now, self.on)}"
        if was.state is not LetterState.DEEMED and now.state is LetterState.DEEMED:
            return f"; {chip_words(now, self.on)}"
        return ""

    def _refuse_followed(self, session: Session, now: LetterStanding) -> None:
        """Refuses to reopen a letter whose links a later letter names."""
        mine = (self.facts.issued_on, self.facts.number)
        for link in link_facts(session, self.facts.links).values():
            for one in link.letters:
                if (one.issued_on, one.number) > mine and one.withdrawn_on is None:
                    raise Refusal(
                        f"{one.number} was issued after {self.facts.number} was answered. With this, "
                        f"{self.facts.number} would be: {chip_words(now, self.on)}. Undo {one.number} first (B-5(b)).",
                        "EXB-5b-4",
                    )


def case(doing: Doing, number: str) -> Case:
    """The letter of that number as an act has it before it; a Refusal says that there is none."""
    row = records.letter(doing.session, number)
    doing.session.flush()
    return Case(row, letter_facts(doing.session, [number])[number], law(doing.session, doing.on), doing.on)


def refuse(reason: str | None, clause: str) -> None:
    """Raises the rule's reason, if it has one."""
    if reason is not None:
        raise Refusal(reason, clause)
