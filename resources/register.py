"""The register of clauses and of the slips in their text, each in our own words; the signed documents decide."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources

__all__ = ["DOES", "Clause", "Defect", "defects", "defects_of", "question_of", "register", "resolved"]

DOES = {
    "computes": "computed",
    "checks": "checked",
    "reminds": "reminded",
    "prints": "printed",
    "holds": "kept",
    "none": "nothing",
}
"""What the program can do with a clause, in words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its id, the tag on screen, where it stands, what it says, what the program does with it."""

    id: str
    tag: str
    title: str
    place: str
    summary: str
    does: tuple[str, ...]

    @property
    def does_words(self) -> str:
        """What the program does with the clause, in words; empty where it does nothing."""
        return ", ".join(words for key, words in DOES.items() if key in self.does and key != "none")

    @property
    def part(self) -> str:
        """The part of the agreement it stands in: Master Agreement, Exhibit B, Letter."""
        return self.place.split(",", maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Defect:
    """A slip or gap in the text: where, the clauses it touches, what is odd, how the program handles it.

    It `bites` where an answer depends on how it is handled; a lost letter or page number does not.
    """

    place: str
    clauses: tuple[str, ...]
    odd: str
    handling: str
    bites: bool


def _load(name: str, kind: str) -> list[dict[str, Any]]:
    """The entries of one of the register's files."""
    found: list[dict[str, Any]] = tomllib.loads(resources.path(f"agreement/{name}.toml").read_text("utf-8"))[kind]
    return found


@cache
def register() -> tuple[Clause, ...]:
    """All clauses in the order of the agreement."""
    return tuple(
        Clause(one["id"], one["tag"], one["title"], one["place"], one["summary"], tuple(one["does"]))
        for one in _load("clauses", "clause")
    )


@cache
def defects() -> tuple[Defect, ...]:
    """All slips and gaps in the order of the agreement."""
    return tuple(
        Defect(one["place"], tuple(one["clauses"]), one["odd"], one["handling"], one["bites"])
        for one in _load("defects", "defect")
    )


def defects_of(clauses: Iterable[str], *, biting: bool = False) -> tuple[Defect, ...]:
    """The slips that touch any of these clauses; `biting` leaves out those that change no answer."""
    asked = frozenset(clauses)
    return tuple(one for one in defects() if asked.intersection(one.clauses) and (one.bites or not biting))


@cache
def resolved(name: str) -> Clause | None:
    """The clause of an id or of a tag as the screen shows it; None when there is none."""
    rows = register()
    return next((row for row in rows if row.id == name), None) or next((row for row in rows if row.tag == name), None)


@cache
def _questions() -> dict[str, str]:
    """The question of each ambiguity of the register that asks only one."""
    loaded = tomllib.loads(resources.path("agreement/winstar-savvis-2000.toml").read_text("utf-8"))["reading"]
    numbers = [one["amb"] for one in loaded]
    return {one["amb"]: one["question"] for one in loaded if numbers.count(one["amb"]) == 1}


def question_of(amb: str) -> str:
    """The question a reading answers, by the number of its ambiguity; nothing for one unknown or of several."""
    return _questions().get(amb, "")
