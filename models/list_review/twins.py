"""Buildings that are one and the same, may be, or only share an address."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from rapidfuzz import fuzz

from models.rules.address_words import DIRECTIONS, STREET_WORDS
from models.rules.addresses import address_key, plain_words, street_key, unit_of

__all__ = ["Spot", "doubtful_pairs", "same_name", "spot", "tell_apart"]

SAME_STREET = 85
SAME_NAME = 93
WITHIN_NAME = 95
NEAR_METRES = 250
CORNER_METRES = 60
SAME_SPOT_METRES = 20
METRES_PER_DEGREE = 111_320
SQUARE_NORTH, SQUARE_EAST = 0.0023, 0.0066
MANY_AT_A_PLACE = 20
MANY_AT_A_NUMBER = 500
COMPASS = frozenset(DIRECTIONS) | frozenset(DIRECTIONS.values())
ROMAN = frozenset("IVX")


@dataclass(frozen=True, slots=True)
class Spot:
    """A building as comparison needs it; `id` is its row or its number in the book."""

    id: Hashable
    name: str
    key: str
    street: str
    unit: str
    house: str
    road: str
    directions: frozenset[str]
    zone: str
    latitude: float | None
    longitude: float | None


def spot(
    id_: Hashable,
    name: str,
    street: str,
    city: str,
    state: str,
    zip_code: str,
    latitude: Decimal | None,
    longitude: Decimal | None,
) -> Spot:
    """The comparable form of a building."""
    key = address_key(street, city, state, zip_code)
    plain = street_key(street)
    words = plain.split()
    house = words[0] if words and words[0][0].isdigit() else ""
    rest = words[1:] if house else words
    directions = frozenset(word for word in rest if word in COMPASS)
    road = " ".join(word for word in rest if word not in COMPASS and word not in STREET_WORDS)
    place = (float(latitude), float(longitude)) if latitude is not None and longitude is not None else (None, None)
    zone = key.rpartition(" | ")[2]
    return Spot(id_, _name_key(name), key, plain, unit_of(street), house, road, directions, zone, *place)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for case, blanks and signs."""
    return _name_key(one) == _name_key(other)


def _name_key(name: str) -> str:
    """A name in one spelling."""
    return " ".join(plain_words(name))


def tell_apart(spots: Sequence[Spot]) -> tuple[str, ...] | None:
    """What tells buildings at one address apart, one text for each; None when nothing does.

    It is the unit when units and names differ, or what alone differs in their names: PHASE I and PHASE II.
    """
    units = [each.unit for each in spots]
    unlike = all(fuzz.token_set_ratio(a.name, b.name) < SAME_STREET for a, b in combinations(spots, 2))
    if len(set(units)) == len(units) and unlike:
        return tuple(units)
    names = [each.name.split() for each in spots]
    common = set(names[0]).intersection(*names[1:])
    rests = [[word for word in name if word not in common] for name in names]
    marks = [" ".join(rest) for rest in rests]
    if common and len(set(marks)) == len(marks) and all(rest and all(map(_is_mark, rest)) for rest in rests):
        return tuple(marks)
    return None


def _is_mark(word: str) -> bool:
    """Whether a word of a name is one that numbers or places a building among its like."""
    return len(word) == 1 or any(map(str.isdigit, word)) or set(word) <= ROMAN or word in COMPASS


def doubtful_pairs(new: Iterable[Spot], others: Iterable[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Pairs, at least one of them new, that may be one building although their addresses differ."""
    fresh = list(new)
    new_ids = {each.id for each in fresh}
    told: set[tuple[Hashable, Hashable]] = set()
    for one, other in _close_pairs([*fresh, *others]):
        if not {one.id, other.id} & new_ids or one.key == other.key or (one.id, other.id) in told:
            continue
        if _like_address(one, other) or _like_name(one, other):
            told |= {(one.id, other.id), (other.id, one.id)}
            yield one, other


def _close_pairs(spots: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """The pairs worth a closer look: with the same house number, or in the same corner of the map.

    One of several at an address stands for all of them, and a place given to many tells nothing.
    """
    alone = list({each.key: each for each in spots}.values())
    by_house: dict[str, list[Spot]] = {}
    by_place: dict[tuple[float | None, float | None], list[Spot]] = {}
    for each in alone:
        by_house.setdefault(each.house, []).append(each)
        by_place.setdefault((each.latitude, each.longitude), []).append(each)
    for house, group in by_house.items():
        if house and len(group) <= MANY_AT_A_NUMBER:
            yield from combinations(group, 2)
    yield from _neighbours([each for group in by_place.values() if len(group) <= MANY_AT_A_PLACE for each in group])


def _neighbours(spots: Iterable[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """The pairs in one square of the map or in two that touch; a square is at least as wide as what counts as near."""
    squares: dict[tuple[int, int], list[Spot]] = {}
    for each in spots:
        if each.latitude is not None and each.longitude is not None:
            square = (math.floor(each.latitude / SQUARE_NORTH), math.floor(each.longitude / SQUARE_EAST))
            squares.setdefault(square, []).append(each)
    for (north, east), group in squares.items():
        yield from combinations(group, 2)
        for step_north, step_east in ((0, 1), (1, -1), (1, 0), (1, 1)):
            yield from product(group, squares.get((north + step_north, east + step_east), ()))


def _metres(one: Spot, other: Spot) -> float:
    """How far apart two buildings stand; infinitely far when a place is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    north = (one.latitude - other.latitude) * METRES_PER_DEGREE
    east = (one.longitude - other.longitude) * METRES_PER_DEGREE * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _like_address(one: Spot, other: Spot) -> bool:
    """Whether two addresses differ only by a typing error, a missing direction or a missing street word."""
    if not one.house or one.house != other.house or (one.zone != other.zone and _metres(one, other) > NEAR_METRES):
        return False
    if one.directions and other.directions and one.directions != other.directions:
        return False
    digits = [{word for word in each.road.split() if any(map(str.isdigit, word))} for each in (one, other)]
    if digits[0] != digits[1]:
        return False
    streets = [set(each.street.split()) & STREET_WORDS for each in (one, other)]
    if digits[0] and streets[0] and streets[1] and streets[0] != streets[1]:
        return False
    return fuzz.ratio(one.road, other.road) >= SAME_STREET


def _like_name(one: Spot, other: Spot) -> bool:
    """Whether two buildings bear nearly the same name close to one another."""
    metres = _metres(one, other)
    if metres > NEAR_METRES or (one.road == other.road and metres > SAME_SPOT_METRES):
        return False
    alike = fuzz.token_sort_ratio(one.name, other.name) >= SAME_NAME
    within = metres <= CORNER_METRES and fuzz.token_set_ratio(one.name, other.name) >= WITHIN_NAME
    return (alike or within) and not (one.unit == other.unit and tell_apart((one, other)))
