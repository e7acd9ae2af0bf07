"""The records of the Radio Pair Notices and their lines (EXB-2), as the rules look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.rules.clause import Known, Unknown, Why
from models.rules.delivery import Delivery

__all__ = [
    "DeclineFacts",
    "LineFacts",
    "LineStanding",
    "LineState",
    "NoticeBook",
    "NoticeFacts",
    "NoticeKind",
    "NoticeStanding",
    "NoticeState",
    "SelectionFacts",
    "SiteFacts",
    "SiteLink",
    "SkipFacts",
    "Skipped",
    "WorkDay",
]


class NoticeKind(StrEnum):
    """The first notice after the Inventory Event, or one of those that follow every 30 days."""

    INITIAL = "initial"
    ADDITIONAL = "additional"

    @property
    def words(self) -> str:
        """How the kind is named on screen and paper."""
        return f"{self.capitalize()} Radio Pair Notice"


class Skipped(StrEnum):
    """Why a notice passes over a building with a better rank (AMB-12)."""

    NO_APPROVAL = "no_approval"
    NO_LINE_OF_SIGHT = "no_line_of_sight"
    ROOF_REFUSED = "roof_refused"
    HUB_CAPACITY = "hub_capacity"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason in words."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class SkipFacts:
    """A better-ranked building passed over by a notice; reason None where none was given."""

    building: str
    rank: int
    reason: Skipped | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeclineFacts:
    """Winstar's word that it will not install a line: by its own choice, or for a reason outside it."""

    on: date
    own_choice: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day named for a line's work, and when it was named."""

    day: date
    recorded_on: date


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """A choice of a building by Customer; `notice` is empty where it was made before any notice."""

    selected_on: date
    pairs: int = 1
    withdrawn_on: date | None = None
    notice: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A Link at a building: when it was mounted, and when accepted or deemed installed if it was."""

    number: str
    installed_on: date
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A building on a notice: its name, the choices made of it, and its Links."""

    building: str
    name: str = ""
    address: str = ""
    selections: tuple[SelectionFacts, ...] = ()
    links: tuple[SiteLink, ...] = ()


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A building on a notice, with its rank when it was named and what Winstar said of it since."""

    notice: str
    building: str
    position: int = 1
    rank: int | None = None
    declined: DeclineFacts | None = None
    scheduled: tuple[WorkDay, ...] = ()
    forecasts: tuple[WorkDay, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A Radio Pair Notice: when it was issued, how it came to Customer, its lines, and whom it passed over."""

    number: str
    kind: NoticeKind
    drafted_on: date
    issued_on: date | None = None
    delivery: Delivery = Delivery()
    withdrawn_on: date | None = None
    withdrawn_why: str = ""
    shortfall: str = ""
    lines: tuple[LineFacts, ...] = ()
    skips: tuple[SkipFacts, ...] = ()


class LineState(StrEnum):
    """How far a line of a notice has come (10.6 of the register)."""

    DRAFT = "draft"
    NOT_GIVEN = "not_given"
    LISTED = "listed"
    SELECTED = "selected"
    SCHEDULED = "scheduled"
    LATE = "late"
    LAPSED = "lapsed"
    DECLINED = "declined"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    CLOSED_BY_END = "closed_by_end"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        return self.value.replace("_", " ").capitalize()

    @property
    def is_open(self) -> bool:
        """Whether Winstar is still to install it and Customer may still choose it."""
        return self in (LineState.LISTED, LineState.SELECTED, LineState.SCHEDULED, LineState.LATE)

    @property
    def is_chosen(self) -> bool:
        """Whether Customer has it selected and it is still to be installed."""
        return self in (LineState.SELECTED, LineState.SCHEDULED, LineState.LATE)

    @property
    def is_done(self) -> bool:
        """Whether its pairs are accepted or deemed installed."""
        return self in (LineState.DONE_IN_TIME, LineState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class LineStanding:
    """Where a line stands on a day, since when, and the days that bear on it."""

    notice: str
    building: str
    state: LineState
    on: date | None = None
    position: int = 1
    rank: int | None = None
    name: str = ""
    address: str = ""
    window_ends: date | None = None
    until: date | None = None  # the end of the window, or of a fresh forecast the line was chosen on
    selected_on: date | None = None
    pairs: int = 1
    scheduled_for: date | None = None
    forecast: date | None = None
    done_on: date | None = None
    links: tuple[str, ...] = ()
    reason: str = ""
    own_choice: bool = False
    further: bool = False  # a further pair at a building that has one
    why: Why | None = None

    @property
    def words(self) -> str:
        """How the line's building is named in a sentence."""
        return self.name or self.building


class NoticeState(StrEnum):
    """How far a notice has come."""

    DRAFT = "draft"
    NOT_GIVEN = "not_given"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """Where a notice stands on a day: when it counts as given, and when its windows end."""

    facts: NoticeFacts
    state: NoticeState
    given: Known[date] | Unknown
    window: Known[date] | Unknown
    lines: tuple[LineStanding, ...] = ()

    @property
    def number(self) -> str:
        """Its number."""
        return self.facts.number

    @property
    def given_on(self) -> date | None:
        """The day it counts as given, or None while it does not."""
        return self.given.value if self.state is NoticeState.GIVEN and isinstance(self.given, Known) else None

    @property
    def window_ends(self) -> date | None:
        """The last day of its windows, or None while it is not given."""
        return self.window.value if self.state is NoticeState.GIVEN and isinstance(self.window, Known) else None

    def count(self, *states: LineState) -> int:
        """How many of its lines are in one of these states."""
        return sum(line.state in states for line in self.lines)


@dataclass(frozen=True, slots=True)
class NoticeBook:
    """The notices of a day in the order they were given, where their lines stand, and what is left to name."""

    notices: tuple[NoticeStanding, ...] = ()
    ended_on: date | None = None  # 500 pairs installed at listed buildings (EXB-2g)
    unnamed: int = 0  # listed buildings that no notice has named and no Link serves
    sites: Mapping[str, SiteFacts] = field(default_factory=dict)

    @property
    def given(self) -> tuple[NoticeStanding, ...]:
        """The notices given by the day, the Initial Notice first."""
        return tuple(one for one in self.notices if one.state is NoticeState.GIVEN)

    @property
    def initial(self) -> NoticeStanding | None:
        """The Initial Radio Pair Notice once it is given."""
        return next((one for one in self.given if one.facts.kind is NoticeKind.INITIAL), None)

    @property
    def additional(self) -> tuple[NoticeStanding, ...]:
        """The Additional Notices given by the day, in order."""
        return tuple(one for one in self.given if one.facts.kind is NoticeKind.ADDITIONAL)

    @property
    def lines(self) -> tuple[LineStanding, ...]:
        """The lines of every notice given by the day."""
        return tuple(line for one in self.given for line in one.lines)

    @property
    def open_lines(self) -> tuple[LineStanding, ...]:
        """The lines still to be installed, chosen or not."""
        return tuple(line for line in self.lines if line.state.is_open)

    def line(self, building: str) -> LineStanding | None:
        """The latest line of a building on a notice given by the day."""
        return next((line for line in reversed(self.lines) if line.building == building), None)

    def notice(self, number: str) -> NoticeStanding | None:
        """The notice of that number."""
        return next((one for one in self.notices if one.number == number), None)
