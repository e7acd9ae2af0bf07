"""What a column is by its values, told only where they leave little doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from models.list_review.fields import Field
from models.list_review.states import EAST, NORTH, SOUTH, WEST, state_code

__all__ = ["guess_by_content", "is_building_numbers"]

NEARLY_ALL = 0.8
FEWEST = 3
BUILDING_NUMBER = re.compile(r"B-[0-9]{4,}")
ZIP = re.compile(r"[0-9]{5}(-[0-9]{4})?")
CITY_STATE = re.compile(r"[^\d,]+,\s*([A-Za-z]{2})\.?")
STREET = re.compile(r"[0-9][0-9A-Za-z/&-]*\.?\s+.*[^\W\d_]{2}.*")


def is_building_numbers(values: Sequence[object]) -> bool:
    """Whether a column holds the book's own numbers of its buildings."""
    filled = [value for value in values if value is not None]
    return bool(filled) and all(isinstance(value, str) and BUILDING_NUMBER.fullmatch(value) for value in filled)


def guess_by_content(values: Sequence[object], wanted: Collection[Field]) -> Field | None:
    """The first wanted field that nearly all values of a column look like."""
    filled = [value for value in values if value is not None]
    if len(filled) < FEWEST:
        return None
    if Field.RANK in wanted and _counts_up(filled):
        return Field.RANK
    for field, looks_like in _LOOKS.items():
        open_ = field in wanted or (field is Field.CITY_STATE and {Field.CITY, Field.STATE} <= set(wanted))
        if open_ and sum(map(looks_like, filled)) >= NEARLY_ALL * len(filled):
            return field
    return None


def _counts_up(values: Sequence[object]) -> bool:
    """Whether the values count up by one."""
    numbers = [value for value in values if isinstance(value, int)]
    steps = sum(later - number == 1 for number, later in pairwise(numbers))
    return len(numbers) >= NEARLY_ALL * len(values) and steps >= NEARLY_ALL * (len(numbers) - 1) > 0


def _is_zip(value: object) -> bool:
    return bool(ZIP.fullmatch(str(value).strip())) if isinstance(value, str | int) else False


def _is_city_state(value: object) -> bool:
    found = CITY_STATE.fullmatch(value.strip()) if isinstance(value, str) else None
    return bool(found and state_code(found[1]))


def _is_state(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) == 2 and bool(state_code(value))


def _is_street(value: object) -> bool:
    return isinstance(value, str) and bool(STREET.fullmatch(value.strip()))


def _is_latitude(value: object) -> bool:
    return isinstance(value, float) and SOUTH <= value <= NORTH


def _is_longitude(value: object) -> bool:
    return isinstance(value, float) and WEST <= value <= EAST


_LOOKS: dict[Field, Callable[[object], bool]] = {
    Field.ZIP: _is_zip,
    Field.CITY_STATE: _is_city_state,
    Field.STATE: _is_state,
    Field.LATITUDE: _is_latitude,
    Field.LONGITUDE: _is_longitude,
    Field.STREET: _is_street,
}
