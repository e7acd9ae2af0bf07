"""Street addresses in one spelling, so that "1201 Third Avenue" and "1201 3RD AVE" are one building (AMB-16)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from models.rules.address_words import (
    CARDINALS,
    DIRECTIONS,
    FLOORS,
    ORDINALS,
    PLACES,
    STREET_WORDS,
    SUFFIXES,
    TENS,
    UNITS,
)
from models.rules.clause import clause

__all__ = ["address_key", "place_key", "plain_words", "street_key", "unit_of", "zip5"]

ZIP = re.compile(r"\s*([0-9]{5})(?:-?[0-9]{4})?\s*")
DASHES = re.compile(r"[‐-―]")
LOOSE_DASH = re.compile(r"(?<![0-9])-|-(?![0-9])")
APOSTROPHES = re.compile(r"['`´‘’]")
NOT_WORD = re.compile(r"[^\w#-]+|_")
ORDINAL = re.compile(r"([0-9]+)(?:ST|ND|RD|TH|(?<=[23])D)")
UNIT_NUMBER = re.compile(r".*[0-9].*|[A-Z]")


@clause("EXB-1b")
def address_key(street: str, city: str, state: str, zip_code: str) -> str:
    """What identifies an address: its street within its ZIP, or within its city and state when the ZIP is not known."""
    return f"{street_key(street)} | {zip5(zip_code) or place_key(city, state)}"


@clause("EXB-1b")
def street_key(street: str) -> str:
    """A street address in one spelling: capitals, short forms, numbered streets in digits, no suite or floor."""
    return " ".join(_parted(street)[0])


@clause("EXB-1b")
def unit_of(street: str) -> str:
    """The suite, floor or room within a building that a street address names; empty when it names none."""
    return " ".join(_parted(street)[1])


@clause("EXB-1b")
def place_key(city: str, state: str) -> str:
    """A city and its state in one spelling."""
    name = " ".join(PLACES.get(word, word) for word in plain_words(city))
    name = "NEW YORK" if name in {"NEW YORK CITY", "NYC"} else name
    return f"{name}, {' '.join(plain_words(state))}"


@clause("EXB-1b")
def zip5(code: str) -> str:
    """The five digits of a ZIP code, with or without its four-digit extension; empty for anything else."""
    found = ZIP.fullmatch(code)
    return found[1] if found else ""


@clause("EXB-1b")
def plain_words(text: str) -> list[str]:
    """The words of a text in capitals without accents and punctuation; a dash stays only between digits."""
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = APOSTROPHES.sub("", text.upper()).replace("&", " AND ").replace("#", " # ")
    return NOT_WORD.sub(" ", LOOSE_DASH.sub(" ", DASHES.sub("-", plain))).split()


@lru_cache(maxsize=4096)
def _parted(street: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the building's address, and those of the unit within it; looked through until nothing changes."""
    before: list[str] = []
    unit: list[str] = []
    building = plain_words(street)
    while building != before:
        before = building
        building, found = _pass(building)
        unit = found + unit
    return tuple(building), tuple(UNITS.get(word, DIRECTIONS.get(word, word)) for word in unit)


def _pass(words: list[str]) -> tuple[list[str], list[str]]:
    """One look through an address: its building in short forms, and the unit it names."""
    words = _ordinals(words)
    start, end = 0, len(words)
    while start < end and (length := _unit_length(words, start)) and start + length < end:
        start += length
    cut = next((at for at in range(start + 1, end) if _unit_length(words, at)), end)
    building = _numbered_streets(_directions([SUFFIXES.get(word, word) for word in words[start:cut]]))
    if len(building) > 1:
        building[0] = CARDINALS.get(building[0], building[0])
    return building, words[:start] + words[cut:]


def _ordinals(words: list[str]) -> list[str]:
    """Numbered streets as digits: THIRD, 3D and TWENTY THIRD become 3RD and 23RD."""
    result: list[str] = []
    for word in words:
        number = ORDINALS.get(word, 0)
        if result and 0 < number < 10 and result[-1] in TENS:
            number += TENS[result.pop()]
        spelled = ORDINAL.fullmatch(word)
        number = int(spelled[1]) if spelled else number
        result.append(_ordinal(number) if number else word)
    return result


def _ordinal(number: int) -> str:
    ending = "TH" if number % 100 in (11, 12, 13) else {1: "ST", 2: "ND", 3: "RD"}.get(number % 10, "TH")
    return f"{number}{ending}"


def _directions(words: list[str]) -> list[str]:
    """Directions in one or two letters: a last S W becomes SW, a last No. or So. becomes N or S."""
    short = [DIRECTIONS.get(word, word) for word in words]
    if len(short) > 1 and short[-1] in {"NO", "SO"}:
        short[-1] = short[-1][0]
    result: list[str] = []
    for at, word in enumerate(short):
        before_a_suffix = at + 1 < len(short) and short[at + 1] in STREET_WORDS
        if word in {"E", "W"} and result and result[-1] in {"N", "S"} and not before_a_suffix:
            word = result.pop() + word
        result.append(word)
    return result


def _numbered_streets(words: list[str]) -> list[str]:
    """A bare number before a street word is that street's ordinal: 701 5 AVE becomes 701 5TH AVE."""
    return [
        _ordinal(int(word)) if word.isdecimal() and 0 < at < len(words) - 1 and words[at + 1] in STREET_WORDS else word
        for at, word in enumerate(words)
    ]


def _unit_length(words: list[str], at: int) -> int:
    """How many words at this place name a unit: STE 1550 is two, 24TH FL is two, none is 0."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if ORDINAL.fullmatch(words[at]) and following in FLOORS:
        return 2
    if words[at] in UNITS and (not following or UNIT_NUMBER.fullmatch(following)):
        return 2 if following else 1
    return 0
