"""How the Customer List changed: its versions, two days side by side, what nobody agreed to, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models.queries.ranking import ranking
from models.rules.earlier import Decision
from models.tables import Building, ListPart, Placing, Proposal
from models.tables.notices import ListAgreement, ProposalDecision

__all__ = [
    "Change",
    "ListChange",
    "Version",
    "compared",
    "decisions",
    "listed_proposals",
    "unagreed_changes",
    "versions",
]


class Change(StrEnum):
    """What became of a building of the list between two days."""

    ADDED = "added"
    REMOVED = "removed"
    UP = "up"
    DOWN = "down"

    @property
    def words(self) -> str:
        """The change in words."""
        return {"up": "Moved up", "down": "Moved down"}.get(self, self.capitalize())


@dataclass(frozen=True, slots=True)
class ListChange:
    """One building that stands otherwise on the later of two days."""

    number: str
    name: str
    address: str
    change: Change
    before: int | None
    after: int | None


def compared(session: Session, earlier: date, later: date) -> list[ListChange]:
    """The buildings whose place in the list is another on the later day, by their later rank.

    A building that only gave way to another moved between the others counts as it stands: its rank changed.
    """
    was = {one.building_id: one.rank for one in ranking(session, earlier)}
    now = {one.building_id: one.rank for one in ranking(session, later)}
    keys = [key for key in {**now, **was} if was.get(key) != now.get(key)]
    names = _names(session)
    found = [_change(names[key], was.get(key), now.get(key)) for key in keys]
    return sorted(found, key=lambda one: (one.after is None, one.after or one.before or 0))


def _names(session: Session) -> Mapping[int, tuple[str, str, str]]:
    """The number, name and address of every building."""
    rows = session.execute(select(Building.id, Building.number, Building.name, Building.street, Building.city))
    return {key: (number, name, f"{street}, {city}") for key, number, name, street, city in rows}


def _change(who: tuple[str, str, str], before: int | None, after: int | None) -> ListChange:
    """What became of one building."""
    if before is None or after is None:
        return ListChange(*who, Change.ADDED if before is None else Change.REMOVED, before, after)
    return ListChange(*who, Change.UP if after < before else Change.DOWN, before, after)


@dataclass(frozen=True, slots=True)
class Version:
    """The list from a day on: how many buildings it names, and what changed on that day."""

    number: int
    on: date
    buildings: int
    added: int
    removed: int
    placed: int  # buildings given another place, not those that gave way
    words: str
    agreed: str = ""


def versions(session: Session, as_of: date) -> list[Version]:
    """Every version of the list in force by a day, the latest first."""
    days = session.scalars(
        select(Placing.placed_on).where(Placing.placed_on <= as_of).distinct().order_by(Placing.placed_on)
    ).all()
    parts = {part.effective_on: part for part in session.scalars(select(ListPart).order_by(ListPart.id))}
    agreed = {row.changed_on: row.words for row in session.scalars(select(ListAgreement))}
    placed = _placed(session)
    found, before = [], set[int]()
    for number, day in enumerate(days, 1):
        now = {one.building_id for one in ranking(session, day)}
        added, removed = len(now - before), len(before - now)
        moved = placed.get(day, 0) - added - removed
        words = _version_words(parts.get(day), added, removed, moved)
        found.append(Version(number, day, len(now), added, removed, max(0, moved), words, agreed.get(day, "")))
        before = now
    return found[::-1]


def _placed(session: Session) -> dict[date, int]:
    """How many buildings were placed on each day."""
    query = select(Placing.placed_on, func.count(func.distinct(Placing.building_id))).group_by(Placing.placed_on)
    return {day: number for day, number in session.execute(query)}


def _version_words(part: ListPart | None, added: int, removed: int, moved: int) -> str:
    """What made a version, in words."""
    if part is not None:
        name = "First list" if part.kind == "first" else "Addition"
        delivered = "" if part.delivered_on == part.effective_on else f", delivered {part.delivered_on:%Y-%m-%d}"
        return f"{name} from {part.source}{delivered}"
    said = [f"{removed} removed" if removed else "", f"{added} put back" if added else ""]
    said.append(f"{moved} moved" if moved > 0 else "")
    return ", ".join(one for one in said if one).capitalize() or "Places written anew"


def unagreed_changes(session: Session, as_of: date) -> tuple[date, ...]:
    """The days after the first delivery on which ranks were changed or buildings removed with no agreement recorded."""
    earlier = aliased(Placing)
    first = select(func.min(ListPart.delivered_on)).where(ListPart.kind == "first").scalar_subquery()
    agreed = select(ListAgreement.changed_on).where(ListAgreement.agreed_on <= as_of)
    again = select(earlier.id).where(earlier.building_id == Placing.building_id, earlier.id < Placing.id).exists()
    part = aliased(ListPart)
    by_addition = select(part.id).where(part.id == Placing.part_id, part.effective_on == Placing.placed_on).exists()
    query = (
        select(Placing.placed_on)
        .where(Placing.placed_on <= as_of, Placing.placed_on > first, again, ~by_addition)
        .where(Placing.placed_on.not_in(agreed))
        .distinct()
        .order_by(Placing.placed_on)
    )
    return tuple(session.scalars(query))


def listed_proposals(session: Session, as_of: date) -> tuple[tuple[str, str], ...]:
    """The buildings on the list that were proposed to Winstar before it: their number and name."""
    decided = (
        select(ProposalDecision.id)
        .where(ProposalDecision.same, ProposalDecision.key == Building.key, ProposalDecision.apart == Building.apart)
        .exists()
    )
    query = select(Building.id, Building.number, Building.name)
    rows = session.execute(query.where(Building.key.in_(select(Proposal.key)) | decided))
    found = {row.id: (row.number, row.name) for row in rows}
    if not found:
        return ()
    listed = {one.building_id for one in ranking(session, as_of)}
    return tuple(sorted(who for key, who in found.items() if key in listed))


def decisions(session: Session) -> tuple[Decision, ...]:
    """What was decided of buildings that may have been proposed before."""
    query = (
        select(Proposal.key.label("proposal"), ProposalDecision.key, ProposalDecision.apart,
               ProposalDecision.same, ProposalDecision.reason)
        .join(Proposal, Proposal.id == ProposalDecision.proposal_id)
        .order_by(ProposalDecision.id)
    )  # fmt: skip
    return tuple(Decision(*row) for row in session.execute(query))
