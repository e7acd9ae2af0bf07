"""The page of the Radio Pair Notices as of a day: its lines, what is due next, the counts and the Inventory Event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.queries.buildings import building_facts
from models.queries.state import state
from models.rules.allowance import Allowance, allowance
from models.rules.buildings import BuildingFacts
from models.rules.clause import Known, Unknown
from models.rules.cycles import Cycle, next_day, notice_cycles
from models.rules.notice_facts import LineState, NoticeBook, NoticeStanding
from models.rules.proposing import first_buildings
from models.rules.state import State

__all__ = ["LineRow", "NoticePage", "lines_of", "notices", "notices_page"]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One building on a notice as the list shows it."""

    notice: str
    building: str
    name: str
    address: str
    rank: int | None
    position: int
    state: LineState
    on: date | None
    given_on: date | None
    until: date | None
    selected_on: date | None
    pairs: int
    scheduled_for: date | None
    forecast: date | None
    done_on: date | None
    links: tuple[str, ...]
    reason: str
    own_choice: bool
    further: bool
    days_left: int | None

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"{self.notice}/{self.building}"


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Everything the page shows, read at once."""

    rows: tuple[LineRow, ...]
    state: State
    cycles: tuple[Cycle, ...]
    purchase: Known[date] | Unknown
    may: Known[Allowance]
    buildings: tuple[BuildingFacts, ...]

    @property
    def book(self) -> NoticeBook:
        """The notices of the day."""
        return self.state.notices

    @property
    def first(self) -> tuple[str, ...]:
        """Where the first 102 pairs go next; empty once the Inventory Event has come (AMB-48)."""
        if self.state.counters.event_on is not None:
            return ()
        return first_buildings(self.buildings, self.state.readings)

    @property
    def waiting(self) -> Cycle | None:
        """The next notice that is due and not given."""
        return next((cycle for cycle in self.cycles if cycle.given_on is None), None)

    def notice(self, number: str) -> NoticeStanding | None:
        """The notice of that number."""
        return self.book.notice(number)


def notices_page(session: Session, as_of: date) -> NoticePage:
    """The page as of a day."""
    now = state(session, as_of)
    event_on = now.counters.event_on
    return NoticePage(
        lines_of(now.notices, as_of),
        now,
        notice_cycles(now.notices, now.counters.event, now.calendar, now.terms, as_of, now.readings),
        next_day(now.notices, event_on, now.terms, as_of, now.readings),
        allowance(now.notices, now.terms, now.readings),
        tuple(building_facts(session, as_of, now.link_standings).values()),
    )


def notices(session: Session, as_of: date) -> list[LineRow]:
    """The lines of every notice drafted by a day, the latest notice first."""
    return list(lines_of(state(session, as_of).notices, as_of))


def lines_of(book: NoticeBook, as_of: date) -> tuple[LineRow, ...]:
    """The lines of a day's notices as rows, the latest notice first and each by rank."""
    return tuple(row for notice in reversed(book.notices) for row in _rows(notice, as_of))


def _rows(notice: NoticeStanding, as_of: date) -> list[LineRow]:
    """The lines of one notice."""
    return [
        LineRow(
            line.notice,
            line.building,
            line.words,
            line.address,
            line.rank,
            line.position,
            line.state,
            line.on,
            notice.given_on,
            line.until,
            line.selected_on,
            line.pairs,
            line.scheduled_for,
            line.forecast,
            line.done_on,
            line.links,
            line.reason,
            line.own_choice,
            line.further,
            (line.until - as_of).days if line.until is not None and line.state.is_open else None,
        )
        for line in notice.lines
    ]
