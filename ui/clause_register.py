"""The register of clauses that comes with the program: each clause in our own words; the signed documents decide."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import resources

__all__ = ["ClauseRow", "register", "resolved"]

DOES = {
    "holds": "facts kept",
    "computes": "computed",
    "checks": "checked",
    "reminds": "reminded of",
    "prints": "printed",
    "none": "",
}


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause: its id, the tag on screen, where it stands, what it says, what the program does with it."""

    id: str
    tag: str
    title: str
    place: str
    summary: str
    does: tuple[str, ...]

    @property
    def does_words(self) -> str:
        """What the program does with the clause, in words."""
        return ", ".join(filter(None, (DOES.get(one, one) for one in self.does)))

    @property
    def part(self) -> str:
        """The part of the agreement it stands in: Master Agreement, Exhibit B, Letter."""
        return self.place.split(",", maxsplit=1)[0]


@cache
def register() -> tuple[ClauseRow, ...]:
    """All clauses in the order of the agreement."""
    data = tomllib.loads(resources.path("agreement/clauses.toml").read_text(encoding="utf-8"))
    return tuple(
        ClauseRow(one["id"], one["tag"], one["title"], one["place"], one["summary"], tuple(one["does"]))
        for one in data["clause"]
    )


def resolved(name: str) -> ClauseRow | None:
    """The clause of an id or of a tag as the screen shows it; None when there is none."""
    rows = register()
    return next((row for row in rows if row.id == name), None) or next((row for row in rows if row.tag == name), None)
