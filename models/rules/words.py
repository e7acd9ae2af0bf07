"""How the rules word days, counts, lists, clauses and parties in their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from models.rules.clause import day_words
from models.rules.terms import Terms

__all__ = ["Side", "capital", "counted", "listed", "party", "short_day", "tag_of"]


class Side(StrEnum):
    """The two parties, by the part they play in the agreement."""

    CUSTOMER = "customer"
    WINSTAR = "winstar"


def party(terms: Terms, side: Side) -> str:
    """The name a party goes by in sentences: SAVVIS, Winstar."""
    return terms.parties[side].short_name


def short_day(day: date, as_of: date) -> str:
    """A day without its year when it is the year looked from: Tue 28 Nov."""
    return day_words(day).removesuffix(f" {as_of.year}")


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: 1 pair, 2 pairs."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as a sentence lists them: A, B and C; beyond `most` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def capital(words: str) -> str:
    """Words as they open a sentence."""
    return words[0].upper() + words[1:]


EXHIBIT = re.compile(r"EX([A-E])-([\d.]+)([a-z]?)")
SECTION = re.compile(r"MA-([\d.]+)([a-z]?)")
LETTER_PARTS = {"LTR-PO": "Letter, order", "LTR-SCHED": "Letter, table"}


def tag_of(clause_id: str) -> str:
    """The clause as a tag on screen names it: EXB-5b-4 is B-5(b), MA-13.2 is 13.2, LTR-2 is Letter 2."""
    if found := EXHIBIT.match(clause_id) or SECTION.match(clause_id):
        *number, letter = found.groups()
        return "-".join(number) + (f"({letter})" if letter else "")
    if clause_id.startswith("LTR-"):
        return LETTER_PARTS.get(clause_id, f"Letter {clause_id.removeprefix('LTR-')}")
    return f"Schedule {clause_id}"
