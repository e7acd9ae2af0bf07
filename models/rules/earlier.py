"""Buildings proposed to Winstar before the Customer List: which rows may be one of them (EXB-1b; AMB-16)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from models.rules.address_words import DIRECTIONS, STREET_WORDS
from models.rules.addresses import place_key, street_key, zip5
from models.rules.clause import clause, day_words
from models.rules.customer_list import EarlierProposal, ListRow, key_of

__all__ = ["Decision", "Doubt", "doubts", "undecided"]

ALIKE = 0.85
COMPASS = frozenset(DIRECTIONS) | frozenset(DIRECTIONS.values())


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of the list whose address is nearly that of an earlier proposal."""

    row: ListRow
    proposal: EarlierProposal

    @property
    def sentence(self) -> str:
        """The doubt in words, with what is asked."""
        when = f" on {day_words(self.proposal.on)}" if self.proposal.on else ""
        return (
            f"{self.row.name}, {self.row.street}, {self.row.city} may be the building proposed to Winstar{when} as "
            f"{self.proposal.name}. Say whether it is that building (B-1(b))."
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a row and an earlier proposal: whether they are one building, and why."""

    proposal: str  # the proposal's address in one spelling
    key: str
    apart: str
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address as it is compared: house number, road without signs, directions, and where it lies."""

    house: str
    road: str
    directions: frozenset[str]
    streets: frozenset[str]
    zip: str
    place: str


@clause("EXB-1b")
def doubts(rows: Iterable[ListRow], earlier: Sequence[EarlierProposal]) -> tuple[Doubt, ...]:
    """The rows that may be a building proposed before although their addresses are not spelled as one."""
    by_house: dict[str, list[tuple[_Address, EarlierProposal]]] = {}
    for proposal in earlier:
        address = _of_proposal(proposal)
        if address.house:
            by_house.setdefault(address.house, []).append((address, proposal))
    found = []
    for row in rows if by_house else ():
        mine = _address(street_key(row.street), zip5(row.zip), place_key(row.city, row.state))
        key = key_of(row)
        for other, proposal in by_house.get(mine.house, ()):
            if proposal.key != key and _alike(mine, other):
                found.append(Doubt(row, proposal))
    return tuple(found)


@clause("EXB-1b")
def undecided(found: Iterable[Doubt], decisions: Collection[Decision]) -> tuple[Doubt, ...]:
    """The doubts nobody has decided yet."""
    known = {(one.proposal, one.key, one.apart) for one in decisions}
    return tuple(one for one in found if (one.proposal.key, key_of(one.row), one.row.apart) not in known)


def _of_proposal(proposal: EarlierProposal) -> _Address:
    """An earlier proposal as it is compared; its place is read from its address as it was typed."""
    street, _, zone = proposal.key.partition(" | ")
    parts = proposal.name.rsplit(", ", 2)
    place = place_key(parts[1], parts[2].split(" ")[0]) if len(parts) == 3 else ""
    return _address(street, zip5(zone), place or ("" if zip5(zone) else zone))


def _address(street: str, zip_code: str, place: str) -> _Address:
    """An address in one spelling, taken apart."""
    words = street.split()
    house = words[0] if words and words[0][0].isdigit() else ""
    rest = words[1:] if house else words
    road = " ".join(word for word in rest if word not in COMPASS and word not in STREET_WORDS)
    directions = frozenset(word for word in rest if word in COMPASS)
    return _Address(house, road, directions, frozenset(rest) & frozenset(STREET_WORDS), zip_code, place)


def _alike(one: _Address, other: _Address) -> bool:
    """Whether two addresses differ by a typing error, a missing direction or street word, or their ZIP alone."""
    if one.zip != other.zip and one.place != other.place:
        return False
    if one.directions and other.directions and one.directions != other.directions:
        return False
    digits = [{word for word in each.road.split() if any(map(str.isdigit, word))} for each in (one, other)]
    if digits[0] != digits[1]:
        return False
    if digits[0] and one.streets and other.streets and one.streets != other.streets:
        return False
    return SequenceMatcher(None, one.road, other.road, autojunk=False).ratio() >= ALIKE
