"""The act of taking in the Customer List: the first list, an addition, or a corrected copy of what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.facts import canonical
from models.queries import book
from models.queries.list_changes import decisions
from models.queries.ranking import STEP, held_from, ranking
from models.rules.clause import day_words
from models.rules.customer_list import (
    EarlierProposal,
    ListRow,
    addition_window,
    address_key,
    first_list_faults,
    key_of,
    proposed_earlier,
)
from models.rules.earlier import doubts, undecided
from models.tables import Building, ColumnMap, ListPart, Placing, Proposal
from models.tables.notices import ProposalDecision

__all__ = ["ChangedRow", "Decided", "add_building", "import_customer_list"]

DETAILS = ("name", "street", "city", "state", "zip", "floors", "latitude", "longitude", "remarks")

Identity = tuple[str, str]
"""What tells one building from another: its normalised address, and what sets it apart from a neighbour there."""

Known = tuple[Building, ListRow]
"""A building of the book, and the row that names it."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A building of the book by its number, and its row as it is to stand."""

    building: str
    row: ListRow


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a row that may have been proposed before: the proposal's address, and whether it is that."""

    rank: int
    proposal: str
    same: bool
    reason: str = ""


@act(says="Imported the Customer List from {source}: {what}")
def import_customer_list(
    doing: Doing,
    *,
    rows: tuple[ListRow, ...],
    source: str,
    changed: tuple[ChangedRow, ...] = (),
    signature: str = "",
    mapping: tuple[str, ...] = (),
    confirmed: str = "",
    decided: tuple[Decided, ...] = (),
) -> Mapping[str, object]:
    """Takes in a Customer List whole or not at all (EXB-1).

    The first list becomes version one; new buildings in a later one are an addition, held for the next calendar
    quarter when this one has its addition already, and so are buildings taken off that it names again; known
    buildings, found by their address or named by number in `changed`, are brought up to date. `confirmed` gives the
    reason for taking a list that fails a check which can be overruled; `decided` says of every row that may have been
    proposed before whether it is that building.
    """
    if not (rows or changed):
        raise Refusal("The list has no buildings.", "EXB-1a")
    known = {(row.key, row.apart): row for row in doing.session.scalars(select(Building))}
    new, old = _parted(rows, known)
    old = [*old, *((records.building(doing.session, one.building), one.row) for one in changed)]
    first = doing.session.scalar(select(ListPart.id).limit(1)) is None
    _decide(doing, new, decided, confirmed if len(rows) == 1 else "")
    _refuse_faults(doing, new if not first else rows, confirmed, first=first)
    corrected = sum(_update(doing, building, row) for building, row in old)
    again = _taken_off(doing, old)
    part = _add(doing, new, source, first=first, again=again) if new or again else None
    moved = _reorder(doing, [one for one in old if one[0] not in again])
    if not (new or corrected or moved or again):
        buildings = f"all {len(rows)} buildings are" if len(rows) > 1 else "the building is"
        raise Refusal(f"Nothing changes: {buildings} in the book as they stand in {source}.", "EXB-1a")
    if mapping:
        _remember(doing, signature, mapping)
    held = part is not None and part.effective_on > doing.on
    return {
        "what": _words(len(new), corrected + moved, part if held else None, len(again)),
        "new": len(new),
        "again": len(again),
        "changed": corrected,
        "moved": moved,
        "held_until": part.effective_on if part is not None and held else None,
    }


def _parted(rows: Sequence[ListRow], known: Mapping[Identity, Building]) -> tuple[list[ListRow], list[Known]]:
    """The rows of buildings the book does not know, and those it does by their address, both in order of rank."""
    new: list[ListRow] = []
    old: list[Known] = []
    seen: set[Identity] = set()
    for row in sorted(rows, key=lambda row: row.rank):
        key = (key_of(row), row.apart)
        if key in seen:
            raise Refusal(f"{row.name}, {row.street} stands in the list twice. Leave one row out.", "EXB-1a")
        seen.add(key)
        if key in known:
            old.append((known[key], row))
        else:
            new.append(row)
    return new, old


def _decide(doing: Doing, new: Sequence[ListRow], decided: Sequence[Decided], reason: str) -> None:
    """Keeps what was decided of rows that may have been proposed before; refuses a list with one undecided (K2).

    The reason given for taking in one building alone is the decision that it is another one.
    """
    found = undecided(doubts(new, _proposals(doing)), decisions(doing.session))
    if not found:
        return
    keys = {row.address: row.id for row in doing.session.scalars(select(Proposal))}
    said = {(one.rank, one.proposal): one for one in decided}
    for doubt in found:
        rank, proposal = doubt.row.rank, doubt.proposal.name
        one = said.get((rank, proposal))
        if one is None and reason.strip():
            one = Decided(rank, proposal, same=False, reason=reason)
        if one is None:
            raise Refusal(doubt.sentence, "EXB-1b")
        doing.session.add(
            ProposalDecision(
                proposal_id=keys[proposal],
                key=key_of(doubt.row),
                apart=doubt.row.apart,
                same=one.same,
                decided_on=doing.on,
                reason=one.reason,
            )
        )
    doing.session.flush()


def _proposals(doing: Doing) -> list[EarlierProposal]:
    """The register of earlier proposals."""
    return [EarlierProposal(row.key, row.address, row.proposed_on) for row in doing.session.scalars(select(Proposal))]


def _refuse_faults(doing: Doing, rows: Sequence[ListRow], confirmed: str, *, first: bool) -> None:
    """Refuses a list that fails a check, unless the check can be overruled and a reason is given."""
    earlier = _proposals(doing)
    known = {one.key: one for one in earlier}
    earlier += [replace(known[one.proposal], key=one.key) for one in decisions(doing.session) if one.same]
    faults = list(proposed_earlier(rows, earlier))
    if first:
        faults += first_list_faults(rows, book.terms(doing.session, doing.on).customer_list.buildings)
    if faults and not confirmed.strip():
        more = f" ({len(faults) - 1} more like this.)" if len(faults) > 1 else ""
        raise Refusal(
            f"{faults[0].sentence}{more} Correct the list, or give the reason for taking it as it is.",
            "EXB-1b" if faults[0].bars else "EXB-1a",
        )


def _update(doing: Doing, building: Building, row: ListRow) -> bool:
    """Brings a known building up to date; gives whether anything changed."""
    different = {name: value for name in DETAILS if (value := getattr(row, name)) != getattr(building, name)}
    for name, value in different.items():
        setattr(building, name, value)
    key = address_key(building.street, building.city, building.state, building.zip)
    if key != building.key:
        _refuse_twin(doing, building, key)
        building.key = key
    return bool(different)


def _refuse_twin(doing: Doing, building: Building, key: str) -> None:
    """Refuses an address at which the book has another building."""
    with doing.session.no_autoflush:
        twin = doing.session.scalar(
            select(Building).where(Building.key == key, Building.apart == building.apart, Building.id != building.id)
        )
    if twin is not None:
        raise Refusal(f"{twin.name} ({twin.number}) stands at that address already.", "EXB-1a")


def _taken_off(doing: Doing, old: Sequence[Known]) -> list[Building]:
    """The buildings a list names again after they were taken off, in its order; held ones are on their way anyway."""
    if not old:
        return []
    listed = {one.building_id for one in ranking(doing.session, doing.on)}
    coming = held_from(doing.session, doing.on)
    named = sorted(old, key=lambda one: one[1].rank)
    return [building for building, _ in named if building.id not in listed and building.id not in coming]


def _add(doing: Doing, new: Sequence[ListRow], source: str, *, first: bool, again: Sequence[Building] = ()) -> ListPart:
    """Adds new buildings, and those taken off, behind all others, from the day the list or addition takes effect."""
    part = ListPart(
        kind="first" if first else "addition",
        delivered_on=doing.on,
        effective_on=doing.on if first else _window(doing),
        source=source,
        buildings=len(new) + len(again),
    )
    doing.session.add(part)
    doing.session.flush()
    numbers = _Numbers.after(records.next_number(doing.session, Building.number, "B"))
    last = doing.session.scalar(select(Placing.position).order_by(Placing.position.desc().nulls_last()).limit(1)) or 0
    placed = [one.id for one in again]
    placed += doing.add_many(Building, (_building(row, numbers.next()) for row in new))
    doing.add_many(
        Placing,
        (
            {"building_id": key, "part_id": part.id, "position": last + offset * STEP, "placed_on": part.effective_on}
            for offset, key in enumerate(placed, 1)
        ),
    )
    return part


@dataclass(slots=True)
class _Numbers:
    """Building numbers one after another."""

    upcoming: int

    @classmethod
    def after(cls, number: str) -> _Numbers:
        """Numbers from this one on."""
        return cls(int(number.rpartition("-")[2]))

    def next(self) -> str:
        """The next one."""
        self.upcoming += 1
        return f"B-{self.upcoming - 1:04d}"


def _window(doing: Doing) -> date:
    """The day from which an addition delivered today counts (EXB-1c, K3)."""
    parts = doing.session.execute(select(ListPart.kind, ListPart.delivered_on, ListPart.effective_on)).all()
    earlier = [part.effective_on for part in parts if part.kind == "addition"]
    first_on = next((part.delivered_on for part in parts if part.kind == "first"), None)
    per_quarter = book.terms(doing.session, doing.on).customer_list.additions_per_calendar_quarter
    return addition_window(doing.on, earlier, per_quarter, first_on, book.readings(doing.session, doing.on)).value


def _building(row: ListRow, number: str) -> dict[str, object]:
    """The columns of a building out of its row of the list."""
    details = {name: getattr(row, name) for name in DETAILS}
    return {"number": number, "key": key_of(row), "apart": row.apart, **details}


def _reorder(doing: Doing, old: Sequence[Known]) -> int:
    """Follows a list that ranks known buildings otherwise; gives how many moved.

    The known buildings take the order the new list gives them, in the places they held among them before.
    """
    if not old:
        return 0
    places = {one.building_id: one for one in ranking(doing.session, doing.on)}
    listed = sorted((one for one in old if one[0].id in places), key=lambda one: one[1].rank)
    wanted = [building for building, _row in listed]
    current = sorted(wanted, key=lambda building: places[building.id].rank)
    moved = 0
    for building, place in zip(wanted, [places[one.id] for one in current], strict=True):
        if building.id != place.building_id:
            doing.session.add(
                Placing(
                    building_id=building.id,
                    part_id=places[building.id].part_id,
                    position=place.position,
                    placed_on=doing.on,
                )
            )
            moved += 1
    return moved


def _remember(doing: Doing, signature: str, mapping: Sequence[str]) -> None:
    """Keeps how the columns of this layout were mapped, for the next file like it."""
    row = doing.session.scalar(
        select(ColumnMap).where(ColumnMap.kind == "customer_list", ColumnMap.signature == signature)
    )
    if row is None:
        doing.session.add(ColumnMap(kind="customer_list", signature=signature, mapping=canonical(list(mapping))))
    else:
        row.mapping = canonical(list(mapping))


def _words(new: int, changed: int, held: ListPart | None, again: int = 0) -> str:
    """What the import did, in words."""
    parts = [f"{new} new" if new else "", f"{again} again" if again else "", f"{changed} changed" if changed else ""]
    words = ", ".join(part for part in parts if part)
    return f"{words}, held until {day_words(held.effective_on)}" if held is not None else words


@act(says="Added {name} to the Customer List{held}")
def add_building(doing: Doing, *, row: ListRow, decided: tuple[Decided, ...] = ()) -> Mapping[str, object]:
    """Adds one building to the list as the addition of its calendar quarter, or held for the next (EXB-1c)."""
    twin = doing.session.scalar(select(Building).where(Building.key == key_of(row), Building.apart == row.apart))
    if twin is not None:
        raise Refusal(f"{twin.name} ({twin.number}) stands at that address already.", "EXB-1a")
    _decide(doing, [row], decided, "")
    _refuse_faults(doing, [row], "", first=False)
    first = doing.session.scalar(select(ListPart.id).limit(1)) is None
    if first:
        raise Refusal("Import the first Customer List before adding to it.", "EXB-1a")
    part = _add(doing, [row], "typed", first=False)
    held = f", held until {day_words(part.effective_on)}" if part.effective_on > doing.on else ""
    return {"name": row.name, "held": held, "held_until": part.effective_on if held else None}
