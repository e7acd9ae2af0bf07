"""Which buildings a Radio Pair Notice names, in the order of the Customer List, and whom it passes over (AMB-12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.buildings import BuildingFacts, Word
from models.rules.clause import Known, Why, clause
from models.rules.notice_facts import NoticeBook, NoticeKind, NoticeState, SkipFacts, Skipped
from models.rules.notices import clause_of
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = [
    "Proposal",
    "first_buildings",
    "guessed_reason",
    "number_asked",
    "passed_over",
    "propose",
    "remaining",
    "why_not_name",
    "why_short",
]

SIGHT, ROOF, HUB = ("line of sight", "sight"), ("roof",), ("hub", "capacity")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The buildings proposed for a notice by rank, how many it should name, and the better ranks left out."""

    kind: NoticeKind
    buildings: tuple[str, ...]
    asked: int
    left: int  # how many could be named at all
    skips: tuple[SkipFacts, ...]


@clause("EXB-2c", "EXB-2d")
def number_asked(kind: NoticeKind, terms: Terms) -> int:
    """How many buildings a notice should name: 100, and for the Initial Notice as many as are to be selected."""
    inventory = terms.inventory
    if kind is NoticeKind.INITIAL:
        return inventory.selected_buildings_minimum
    return inventory.additional_notice_buildings


@clause("EXB-2c", "EXB-2d", "EXB-1a")
def remaining(buildings: Sequence[BuildingFacts], book: NoticeBook, besides: str = "") -> tuple[BuildingFacts, ...]:
    """The buildings of the list by rank that no standing notice names and no Link serves; `besides` leaves one out."""
    named = {
        line.building
        for notice in book.notices
        if notice.number != besides and notice.state is not NoticeState.WITHDRAWN
        for line in notice.facts.lines
    }
    free = (one for one in buildings if one.rank is not None and one.number not in named and not one.standing_links)
    return tuple(sorted(free, key=lambda one: one.rank or 0))


@clause("EXB-2c", "EXB-2d", "EXB-1a", "MA-1.1h")
def propose(buildings: Sequence[BuildingFacts], book: NoticeBook, terms: Terms, besides: str = "") -> Known[Proposal]:
    """The next buildings by rank that Winstar has approved, with a reason for each better rank where one is known."""
    kind = NoticeKind.ADDITIONAL if _has_initial(book, besides) else NoticeKind.INITIAL
    free = remaining(buildings, book, besides)
    fit = [one for one in free if one.word is Word.ELIGIBLE]
    asked = number_asked(kind, terms)
    chosen = tuple(one.number for one in fit[:asked])
    skips = passed_over(free, chosen)
    facts = (
        ("On the list, no Link and on no notice", str(len(free))),
        ("Of these approved", str(len(fit))),
        ("To be named", str(min(asked, len(fit)))),
    )
    why = Why("By rank of the Customer List, approved buildings only", (clause_of(kind), "EXB-1a"), facts,
              readings=("AMB-11", "AMB-12"))  # fmt: skip
    return Known(Proposal(kind, chosen, asked, len(free), skips), why)


def _has_initial(book: NoticeBook, besides: str) -> bool:
    """Whether another notice is the Initial Notice already."""
    standing = (one for one in book.notices if one.number != besides and one.state is not NoticeState.WITHDRAWN)
    return any(one.facts.kind is NoticeKind.INITIAL for one in standing)


@clause("EXB-2c", "EXB-2d", "EXB-1a")
def passed_over(
    free: Sequence[BuildingFacts],
    named: Collection[str],
    reasons: Mapping[str, tuple[Skipped | None, str]] | None = None,
) -> tuple[SkipFacts, ...]:
    """The buildings ranked better than the last one named and left out, each with its reason if one is known."""
    reasons = reasons or {}
    last = max((one.rank or 0 for one in free if one.number in named), default=0)
    found = []
    for one in free:
        if one.number in named or one.rank is None or one.rank > last:
            continue
        reason, note = reasons.get(one.number, (None, ""))
        if reason is None:
            reason, note = guessed_reason(one)
        found.append(SkipFacts(one.number, one.rank, reason, note))
    return tuple(found)


@clause("MA-1.1h")
def guessed_reason(building: BuildingFacts) -> tuple[Skipped | None, str]:
    """The reason Winstar's own word gives for leaving a building out; None for one it has approved."""
    if building.word is Word.ELIGIBLE:
        return None, ""
    said = building.reason.casefold()
    if building.word is Word.OPEN or not said:
        return Skipped.NO_APPROVAL, building.reason
    for reason, words in ((Skipped.NO_LINE_OF_SIGHT, SIGHT), (Skipped.ROOF_REFUSED, ROOF), (Skipped.HUB_CAPACITY, HUB)):
        if any(word in said for word in words):
            return reason, building.reason
    return Skipped.NO_APPROVAL, building.reason


@clause("EXB-2a", "EXB-1a", "MA-1.1h")
def first_buildings(buildings: Sequence[BuildingFacts], readings: Readings = RECOMMENDED) -> tuple[str, ...]:
    """Where the first 102 pairs go next, before there is any notice: by rank, or as Customer chose (AMB-48)."""
    free = [one for one in buildings if one.rank is not None and one.word is Word.ELIGIBLE and not one.standing_links]
    if readings.first_buildings == "order_as_selection":
        free = [one for one in free if one.awaits]
        return tuple(one.number for one in sorted(free, key=lambda one: (one.selected_on or date.max, one.rank or 0)))
    return tuple(one.number for one in sorted(free, key=lambda one: one.rank or 0))


@clause("EXB-2c", "EXB-2d", "MA-1.1h", "EXB-2h")
def why_not_name(building: BuildingFacts, book: NoticeBook, besides: str = "") -> str | None:
    """Why a notice cannot name a building, or None; one on an open line needs a further pair to stand for."""
    if building.rank is None:
        return f"{building.words} is not on the Customer List (B-2)."
    if building.word is Word.REFUSED:
        because = f": {building.reason}" if building.reason else ""
        return f"{building.words} was refused by Winstar{because} (1.1(h))."
    line = next((one for one in book.open_lines if one.building == building.number and one.notice != besides), None)
    if line is not None and not building.is_selected:
        return f"{building.words} is on {line.notice} and not installed yet (B-2)."
    return None


@clause("EXB-2d", "EXB-2c")
def why_short(kind: NoticeKind, named: int, left: int, terms: Terms, readings: Readings = RECOMMENDED) -> str | None:
    """Why a notice should give a reason for the number of its buildings, or None (AMB-10, AMB-11)."""
    asked = number_asked(kind, terms)
    if kind is NoticeKind.INITIAL:
        firm = readings.selection_requirement == "notice_of_102"
        if named >= asked:
            return None
        must = "has to name" if firm else "leaves fewer to select than"
        return f"It names {counted(named, 'building')}; the Initial Radio Pair Notice {must} {asked} (B-2(c))."
    if named < asked and (readings.additional_buildings == "at_least_hundred" or named < left):
        return (
            f"It names {counted(named, 'building')}; an Additional Radio Pair Notice names the next {asked} (B-2(d))."
        )
    if named > asked and readings.additional_buildings != "at_least_hundred":
        return (
            f"It names {counted(named, 'building')}; an Additional Radio Pair Notice names the next {asked} (B-2(d))."
        )
    return None
