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
from models.rules.letter_facts import AnswerFacts, LetterFacts, MarkKind
from models.tables import Letter, LetterMark

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

    def change(self, session: Session, after: LetterFacts, cause: str) -> str:
        """What new facts do to where the letter stands, in words for the journal; a later letter may bar them.

        A deemed standing that falls is marked on the letter, with its cause, for people to see.
        """
        was, now = self.standing(), self.standing(after)
        said = [self._change(session, link, was.of(link), now.of(link), cause) for link in self._apart(was, now)]
        return "".join(dict.fromkeys(said))

    def _apart(self, was: LetterStanding, now: LetterStanding) -> tuple[str, ...]:
        """The links that have to be looked at one by one; one without a name where all stand alike."""
        return self.facts.links if was.parts or now.parts else ("",)

    def _change(self, session: Session, link: str, was: LetterStanding, now: LetterStanding, cause: str) -> str:
        """What new facts do to one link of the letter."""
        if was.state in REPLACEABLE and now.state not in REPLACEABLE:
            self._refuse_followed(session, now)
        name = f"{link} is" if link else "it is"
        if was.state is LetterState.DEEMED and now.state is not LetterState.DEEMED and was.on is not None:
            self._mark(session, MarkKind.OVERTURNED, was.on, cause, link)
            return f"; {name} no longer deemed installed: {chip_words(now, self.on)}"
        if was.state is not LetterState.DEEMED and now.state is LetterState.DEEMED:
            return f"; {f'{link}: ' if link else ''}{chip_words(now, self.on)}"
        return ""

    def mark_late(self, session: Session, answer: AnswerFacts, last_day: date) -> None:
        """Marks that an answer reached Winstar after the last day and was filed."""
        for link in answer.links or ("",):
            self._mark(session, MarkKind.LATE, last_day, answer.words, link)

    def _mark(self, session: Session, kind: MarkKind, deemed_on: date, cause: str, link: str) -> None:
        """Keeps what an entry did to the letter; a second entry of the same is no second mark."""
        known = (one for one in self.facts.marks if (one.kind, one.cause, one.link) == (kind, cause, link))
        if any(one.seen_on is None for one in known):
            return
        session.add(
            LetterMark(
                letter_id=self.row.id,
                link_id=records.link(session, link).id if link else None,
                kind=kind.value,
                marked_on=self.on,
                deemed_on=deemed_on,
                cause=cause,
                seen_on=None,
            )
        )

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
