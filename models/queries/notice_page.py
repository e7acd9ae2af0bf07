"""What acts and pages look at of the Radio Pair Notices: buildings and notices of a day, lines, cycles, what to buy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.queries.buildings import building_facts, link_standings, notices_on
from models.queries.letter_facts import Law, law
from models.rules.buildings import BuildingFacts
from models.rules.notice_facts import NoticeBook, NoticeStanding

__all__ = ["Named", "named_on", "notice_standing"]


@dataclass(frozen=True, slots=True)
class Named:
    """The buildings of a day, the notices that name them, and the law to judge them by."""

    law: Law
    book: NoticeBook
    buildings: tuple[BuildingFacts, ...]


def named_on(session: Session, as_of: date) -> Named:
    """The notices of a day, with every building as it stands."""
    of = law(session, as_of)
    standings = link_standings(session, as_of, of)
    facts = building_facts(session, as_of, standings)
    book = notices_on(session, as_of, standings)
    return Named(of, book, tuple(facts.values()))


def notice_standing(session: Session, number: str, as_of: date) -> NoticeStanding | None:
    """Where a notice stands on a day; None before it was drafted."""
    return notices_on(session, as_of, link_standings(session, as_of)).notice(number)
