"""The states of the United States, by their two letters and by name, and the bounds within which buildings stand."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["EAST", "LEADING_ZERO", "NORTH", "PACIFIC", "SOUTH", "STATES", "WEST", "state_code"]

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "PR": "Puerto Rico", "VI": "Virgin Islands", "GU": "Guam", "AS": "American Samoa",
    "MP": "Northern Mariana Islands",
}  # fmt: skip
_BY_NAME = {name.casefold(): code for code, name in STATES.items()}

LEADING_ZERO = frozenset({"CT", "MA", "ME", "NH", "NJ", "NY", "PR", "RI", "VI", "VT"})
"""The states where ZIP codes begin with 0, which Excel takes away from numbers."""

PACIFIC = frozenset({"GU", "AS", "MP"})
SOUTH, NORTH, WEST, EAST = Decimal(17), Decimal(72), Decimal(-180), Decimal(-64)
"""The bounds of the states and territories outside the Pacific ones."""


def state_code(text: str) -> str:
    """The two letters of a state given by them or by its name; empty for anything else."""
    plain = text.strip(" .")
    return plain.upper() if plain.upper() in STATES else _BY_NAME.get(plain.casefold(), "")
