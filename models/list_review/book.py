"""The list against the book: which rows name a building it lists already, and what would change of it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from models.list_review.candidates import Candidate, say_together
from models.list_review.fields import Field
from models.list_review.twins import Spot, same_name, spot, tell_apart
from models.rules.addresses import place_key, street_key, unit_of, zip5
from models.rules.customer_list import ListRow, key_of

__all__ = ["Change", "Listed", "Match", "match_book", "spot_of", "spot_of_listed"]

ANOTHER_NAME = 60
COMPARED = (
    Field.RANK, Field.NAME, Field.STREET, Field.CITY, Field.STATE, Field.ZIP,
    Field.FLOORS, Field.LATITUDE, Field.LONGITUDE, Field.REMARKS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A building the book lists: its number there, and its row."""

    number: str
    row: ListRow


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a building that the import would change; an empty old text was not known."""

    field: Field
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Match:
    """The building of the book that a row names, the row as it would stand, and what would change."""

    listed: Listed
    row: ListRow | None
    changes: tuple[Change, ...]


def spot_of(candidate: Candidate) -> Spot:
    """A candidate as comparison needs it."""
    each = candidate
    return spot(each.row, each.name, each.street, each.city, each.state, each.zip, each.latitude, each.longitude)


def spot_of_listed(listed: Listed) -> Spot:
    """A building of the book as comparison needs it."""
    row = listed.row
    return spot(listed.number, row.name, row.street, row.city, row.state, row.zip, row.latitude, row.longitude)


def match_book(
    candidates: Sequence[Candidate], listed: Sequence[Listed], confirmed: AbstractSet[int]
) -> dict[int, Match]:
    """The matches by row; what stands in the way of one is said at its row."""
    book = _Book(listed, confirmed)
    found: dict[int, Match] = {}
    taken: dict[str, Candidate] = {}
    for candidate in candidates:
        one = book.find(candidate)
        if one is None:
            continue
        first = taken.setdefault(one.number, candidate)
        if first is not candidate and not first.said_with(candidate):
            sentence = f"Rows {first.row} and {candidate.row} both name {one.number}, {one.row.name}."
            say_together([first, candidate], Field.STREET, sentence, "Leave one of them out, or correct its address.")
        found[candidate.row] = Match(one, *_compare(candidate, one))
    return found


class _Book:
    """The buildings of the book, to be found by number, by address, or by name and street."""

    def __init__(self, listed: Sequence[Listed], confirmed: AbstractSet[int]) -> None:
        self.confirmed = confirmed
        self.by_number = {one.number: one for one in listed}
        self.by_key: dict[str, list[Listed]] = {}
        self.by_street: dict[tuple[str, str], list[Listed]] = {}
        for one in listed:
            self.by_key.setdefault(key_of(one.row), []).append(one)
            self.by_street.setdefault(_street_in_place(one.row), []).append(one)

    def find(self, candidate: Candidate) -> Listed | None:
        """The building a candidate names; None when it is a new one or that cannot be said."""
        if candidate.number:
            return self._by_number(candidate)
        if not candidate.street or not (candidate.zip or candidate.city):
            return None
        row = _as_row(candidate)
        here = self.by_key.get(key_of(row), [])
        for one in here or self.by_street.get(_street_in_place(row), []):
            if same_name(one.row.name, candidate.name):
                return one
        return self._of_another_name(candidate, here) if here else None

    def _by_number(self, candidate: Candidate) -> Listed | None:
        one = self.by_number.get(candidate.number)
        if one is None:
            sentence = f"The book has no building {candidate.number}."
            candidate.error(Field.NUMBER, sentence, "Empty the cell for a new building, or correct it.")
        return one

    def _of_another_name(self, candidate: Candidate, here: Sequence[Listed]) -> Listed | None:
        """The building at the candidate's address, when the row can only mean that one."""
        if candidate.row in self.confirmed:
            candidate.apart = candidate.apart or spot_of(candidate).name
            return None
        marks = tell_apart([*map(spot_of_listed, here), spot_of(candidate)])
        if marks:
            candidate.apart = candidate.apart or marks[-1]
            names = " and ".join(f"{one.number} {one.row.name}" for one in here)
            candidate.note(Field.STREET, f"{names} has the same address; this row was taken for another building.")
            return None
        one = max(here, key=lambda each: fuzz.token_set_ratio(each.row.name, candidate.name))
        alike = fuzz.token_set_ratio(one.row.name.casefold(), candidate.name.casefold()) >= ANOTHER_NAME
        if alike or one.row.rank == candidate.rank or not candidate.name:
            return one
        if candidate.wrong:
            return None
        sentence = f"At this address the book has {one.number}, {one.row.name}, at rank {one.row.rank}."
        remedy = "Correct the address or the name, leave the row out, or confirm that it is a building of its own."
        candidate.error(Field.STREET, sentence, remedy)
        return None


def _street_in_place(row: ListRow) -> tuple[str, str]:
    return street_key(row.street), place_key(row.city, row.state)


def _as_row(candidate: Candidate) -> ListRow:
    """The candidate as a row for comparison, right or wrong."""
    each = candidate
    return ListRow(
        each.rank or 0, each.name, each.street, each.city, each.state, each.zip,
        each.floors, each.latitude, each.longitude, each.remarks, each.apart,
    )  # fmt: skip


def _compare(candidate: Candidate, one: Listed) -> tuple[ListRow | None, tuple[Change, ...]]:
    """The row as it would stand in the book, and what would change; nothing while an error bars the candidate."""
    clean = candidate.list_row()
    if clean is None:
        return None, ()
    kept: dict[str, Any] = {"apart": one.row.apart}
    changes: list[Change] = []
    for field in COMPARED:
        old, new = getattr(one.row, field.value), getattr(clean, field.value)
        if new in (None, "") and old not in (None, ""):
            kept[field.value] = old
            if field in candidate.cells:
                candidate.note(field, f"The cell is empty; the {field.noun} the book has was kept.")
        elif _means_the_same(field, one.row, clean):
            kept[field.value] = old
            if field is Field.STREET and old != new:
                candidate.note(field, "The book has the same address in another spelling, which was kept.")
        else:
            changes.append(Change(field, "" if old is None else str(old), str(new)))
            if field is Field.RANK:
                candidate.note(field, "The rank differs from the book's; re-ranking needs an agreement (AMB-16).")
    return replace(clean, **kept), tuple(changes)


def _means_the_same(field: Field, old: ListRow, new: ListRow) -> bool:
    """Whether a field says the same in both rows, however it is written."""
    if getattr(old, field.value) == getattr(new, field.value):
        return True
    match field:
        case Field.NAME:
            return same_name(old.name, new.name)
        case Field.STREET:
            return street_key(old.street) == street_key(new.street) and unit_of(old.street) == unit_of(new.street)
        case Field.CITY:
            return place_key(old.city, "") == place_key(new.city, "")
        case Field.ZIP:
            return len(new.zip) == 5 and zip5(old.zip) == new.zip
        case _:
            return False
