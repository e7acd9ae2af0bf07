"""The state of a building from its listing to its Link, and what bars a selection or an installation (Exhibit B, 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.clause import clause, day_words
from models.rules.inventory import PairFacts, PlaceKind
from models.rules.links import LinkStanding, LinkState
from models.rules.notice_facts import LineStanding, LineState
from models.rules.selecting import why_not_select_line
from models.rules.terms import Terms
from models.rules.words import Side, counted, party

__all__ = [
    "BuildingFacts",
    "BuildingStanding",
    "BuildingState",
    "Word",
    "building_standing",
    "open_selections",
    "why_barred",
    "why_not_install",
    "why_not_mount",
    "why_not_select",
    "why_not_unselect",
]


class Word(StrEnum):
    """Winstar's word on a building as an Eligible Location (MA-1.1h)."""

    OPEN = "open"
    ELIGIBLE = "eligible"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BuildingFacts:
    """A building as it stands on the day looked from: its place in the list, Winstar's word, selection and Links."""

    number: str
    name: str = ""
    rank: int | None = None  # None: not on the Customer List
    listed_on: date | None = None
    word: Word = Word.OPEN
    word_on: date | None = None
    reason: str = ""
    selected_on: date | None = None
    selected_pairs: int = 1
    withdrawn_on: date | None = None
    links: tuple[LinkStanding, ...] = ()
    line: LineStanding | None = None  # its latest line on a notice given by the day
    begun: bool = False  # the Initial Radio Pair Notice has been given

    @property
    def words(self) -> str:
        """How the building is named in a sentence."""
        return self.name or self.number

    @property
    def is_selected(self) -> bool:
        """Whether Customer chose it and did not withdraw the choice."""
        return self.selected_on is not None and self.withdrawn_on is None

    @property
    def is_declined(self) -> bool:
        """Whether Winstar declined its latest line."""
        return self.line is not None and self.line.state is LineState.DECLINED

    @property
    def accepted_before(self) -> int:
        """How many of its pairs were installed before it was chosen, for a further pair."""
        return sum(_before(link.accepted_on, self.selected_on) for link in self.standing_links)

    @property
    def awaits(self) -> bool:
        """Whether it is chosen and not all its pairs are accepted or deemed installed yet (AMB-10)."""
        if not self.is_selected or self.is_declined:
            return False
        done = sum(
            link.accepted_on is not None and not _before(link.accepted_on, self.selected_on) for link in self.links
        )
        return done < self.selected_pairs

    @property
    def standing_links(self) -> tuple[LinkStanding, ...]:
        """Its Links that have not been removed."""
        return tuple(link for link in self.links if link.state is not LinkState.REMOVED)


def _before(day: date | None, other: date | None) -> bool:
    """Whether one day is known and lies before another."""
    return day is not None and other is not None and day < other


class BuildingState(StrEnum):
    """How far a building has come (10.2 of the register)."""

    NOT_LISTED = "not_listed"
    WAITING = "waiting"
    REFUSED = "refused"
    ELIGIBLE = "eligible"
    NOTICED = "noticed"
    SELECTED = "selected"
    SCHEDULED = "scheduled"
    LATE = "late"
    DECLINED = "declined"
    INSTALLED = "installed"
    LETTER_OUT = "letter_out"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    DEEMED = "deemed"
    UNLINKED = "unlinked"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        names = {
            "not_listed": "Not listed",
            "waiting": "Waiting for Winstar",
            "noticed": "On a notice",
            "late": "Past its window",
            "letter_out": "Letter out",
            "unlinked": "Link removed",
        }
        return names.get(self, "Deemed installed" if self is BuildingState.DEEMED else self.capitalize())


@dataclass(frozen=True, slots=True)
class BuildingStanding:
    """Where a building stands, and since when if that is known."""

    state: BuildingState
    on: date | None = None


BEHIND = (
    LinkState.OBJECTED,
    LinkState.INSTALLED,
    LinkState.LETTER_OUT,
    LinkState.DEEMED,
    LinkState.ACCEPTED,
)


@clause("EXB-1a", "MA-1.1h", "EXB-2c", "EXB-2f", "EXB-2h", "EXB-5b-4")
def building_standing(building: BuildingFacts) -> BuildingStanding:
    """Where a building stands; with several Links, the one that is furthest behind decides."""
    if links := building.standing_links:
        last = min(links, key=lambda link: BEHIND.index(link.state))
        return BuildingStanding(BuildingState(last.state.value), last.on)
    if building.is_declined and building.line is not None:
        return BuildingStanding(BuildingState.DECLINED, building.line.on)
    if building.awaits:
        return _chosen(building)
    if removed := [link for link in building.links if link.accepted_on is not None]:
        return BuildingStanding(BuildingState.UNLINKED, max(link.on for link in removed))
    return _unchosen(building)


ON_LINE = {LineState.SCHEDULED: BuildingState.SCHEDULED, LineState.LATE: BuildingState.LATE}


def _chosen(building: BuildingFacts) -> BuildingStanding:
    """Where a chosen building without a Link stands: by its line where it is on a notice."""
    line = building.line
    if line is not None and line.state in ON_LINE:
        return BuildingStanding(ON_LINE[line.state], line.on)
    return BuildingStanding(BuildingState.SELECTED, building.selected_on)


def _unchosen(building: BuildingFacts) -> BuildingStanding:
    """Where a building that is not chosen stands: by its notice, Winstar's word, or the list."""
    line = building.line
    if building.word is Word.REFUSED:
        return BuildingStanding(BuildingState.REFUSED, building.word_on)
    if building.rank is None:
        return BuildingStanding(BuildingState.NOT_LISTED)
    if line is not None and line.state in (LineState.LISTED, LineState.LAPSED):
        return BuildingStanding(BuildingState.NOTICED, line.on)
    if building.word is Word.ELIGIBLE:
        return BuildingStanding(BuildingState.ELIGIBLE, building.word_on)
    return BuildingStanding(BuildingState.WAITING, building.listed_on)


@clause("EXB-2f")
def open_selections(buildings: Sequence[BuildingFacts]) -> tuple[str, ...]:
    """The buildings chosen whose pairs are not all accepted or deemed installed yet (AMB-10)."""
    return tuple(one.number for one in buildings if one.awaits)


@clause("MA-1.1h", "EXB-2f", "EXB-2h")
def why_not_select(
    building: BuildingFacts, terms: Terms, on: date | None = None, direction: str = "", forecast: date | None = None
) -> str | None:
    """Why Customer cannot select a building, or None; `on` asks the notices too, on that day."""
    if reason := _not_eligible(building, terms):
        return reason
    if building.awaits and building.selected_on is not None:
        return f"{building.words} is selected since {day_words(building.selected_on)} (B-2(f))."
    further = building.line is not None and building.line.state in (LineState.LISTED, LineState.LAPSED)
    if building.standing_links and not further and not direction.strip():
        return f"{building.words} already has the Link {building.standing_links[0].number} (B-2(f))."
    if on is None:
        return None
    return why_not_select_line(building.words, building.line, building.begun, on, direction, forecast)


@clause("EXB-2f")
def why_not_unselect(building: BuildingFacts) -> str | None:
    """Why Customer cannot withdraw a selection, or None."""
    if not building.is_selected:
        return f"{building.words} is not selected (B-2(f))."
    if len(building.standing_links) > building.accepted_before:
        return f"{building.words} already has the Link {building.standing_links[0].number} (B-2(f))."
    return None


def _not_eligible(building: BuildingFacts, terms: Terms) -> str | None:
    """Why a building is no Eligible Location, or None."""
    winstar = party(terms, Side.WINSTAR)
    if building.word is Word.REFUSED and building.word_on is not None:
        because = f": {building.reason}" if building.reason else ""
        return f"{winstar} refused {building.words} on {day_words(building.word_on)}{because} (1.1(h))."
    if building.word is not Word.ELIGIBLE:
        return f"{building.words} is not an Eligible Location: {winstar} has not approved it (1.1(h))."
    return None


@clause("MA-1.1h", "EXB-2f", "EXB-2h")
def why_barred(building: BuildingFacts, terms: Terms, selection_needed: bool = True) -> str | None:
    """Why no pair belongs at a building: it is not approved, declined, or not selected; None where one does (K8)."""
    if reason := _not_eligible(building, terms):
        return reason
    if building.is_declined:
        return f"{party(terms, Side.WINSTAR)} declined {building.words}; no pair is installed there (B-2(h))."
    if selection_needed and not building.is_selected:
        return f"{building.words} is not selected. Select it before a pair goes there (B-2(f))."
    return None


@clause("MA-1.1h", "EXB-2f", "MA-1.1o")
def why_not_install(
    building: BuildingFacts, pair: PairFacts, terms: Terms, on: date, selection_needed: bool = True
) -> str | None:
    """Why a pair cannot be installed at a building on a day, or None (K8, K9)."""
    if reason := why_barred(building, terms, selection_needed):
        return reason
    if building.is_selected and len(building.standing_links) >= building.selected_pairs + building.accepted_before:
        planned = counted(building.selected_pairs, "pair")
        return f"{building.words} is selected for {planned} and has the Link {building.standing_links[-1].number}."
    return why_not_mount(pair, on)


@clause("MA-1.1o", "EXA-3")
def why_not_mount(pair: PairFacts, on: date) -> str | None:
    """Why a pair cannot be mounted anywhere on a day, or None."""
    if pair.link:
        return f"{pair.tag} is already in the Link {pair.link} (1.1(o))."
    if pair.gone_on is not None and pair.gone_on <= on:
        where = pair.place.value.replace("_", " ")
        return f"{pair.tag} is not on hand: it was {where} on {day_words(pair.gone_on)}."
    if pair.shipped_on is None or pair.shipped_on > on:
        return f"{pair.tag} is not on hand: it has not been shipped (A-3)."
    if pair.received_on is None or pair.received_on > on:
        return f"{pair.tag} is in transit since {day_words(pair.shipped_on)}. Receive it first (A-3)."
    if pair.place is PlaceKind.REPAIR:
        return f"{pair.tag} is under repair."
    return None
