"""The list of what is due: findings put into rows, those that are alike on one day put into one, and its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.rules.clause import Why
from models.rules.findings import Finding, Group, Urgency, group_of
from models.rules.words import Side, short_day
from reports.columns import Column, Kind, Tone

__all__ = ["DUE", "DueRow", "due_rows", "owes"]

NUMBERED = re.compile(r"(?P<words>.+?) (?P<letters>[A-Z]+-)(?P<number>\d+)$")
MOST_NAMED = 3
PRESSING = (Group.OVERDUE, Group.TODAY)
TONES = {Urgency.OVERDUE: Tone.BAD, Urgency.TODAY: Tone.WARN, Urgency.STANDING: Tone.OUTLINE}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due, or several alike that are due on one day from one party."""

    findings: tuple[Finding, ...]
    what: str
    detail: str
    who: str
    rolled: str  # the day that will do where the due day is no Business Day
    urgent: bool = False  # the first of the list that something can be done about

    @property
    def first(self) -> Finding:
        """The finding it stands for, or the first of several."""
        return self.findings[0]

    @property
    def key(self) -> str:
        """What names the row through refills."""
        found = self.first
        return " ".join([found.code, found.subject, str(found.due_on), *found.record])

    @property
    def group(self) -> Group:
        """The group it stands in."""
        return group_of(self.first)

    @property
    def due_on(self) -> date | None:
        """The day it is due."""
        return self.first.due_on

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the records it is about."""
        return tuple(dict.fromkeys(one.record[1] for one in self.findings))

    @property
    def button(self) -> str | None:
        """The words of the button that settles it, for several of them where there are several."""
        button = self.first.button
        if len(self.findings) > 1 and button == "Open letter":
            return "Open letters"
        return button or None

    @property
    def tone(self) -> Tone:
        """The tone of its chip: late, due today, missing a fact, counted in Business Days, or simply some days."""
        found = self.first
        if found.urgency in TONES:
            return TONES[found.urgency]
        if found.missing:
            return Tone.MISSING
        if "Business Day" in found.chip:
            return Tone.INFO
        if found.chip.startswith(("Short", "Dates", "Objected", "Twice")):
            return Tone.WARN if found.chip.startswith("Short") and not found.act else Tone.BAD
        return Tone.NEUTRAL

    @property
    def icon(self) -> str:
        """The icon of its chip."""
        if self.first.chip.startswith("Short"):
            return "triangle-alert"
        return "octagon-x" if self.first.chip.startswith("Objected") else ""

    @property
    def why(self) -> Why:
        """Why it is due; where no rule counted anything, its sentence and its clause."""
        found = self.first
        why = found.why or Why(found.sentence.rstrip("."), (found.clause,))
        return replace(why, facts=(*why.facts, ("No Business Day", self.rolled_sentence))) if self.rolled else why

    @property
    def sentence(self) -> str:
        """The whole of it: every finding's sentence, and the day that will do."""
        said = " ".join(one.sentence for one in self.findings[:MOST_NAMED])
        return f"{said} {self.rolled_sentence}".rstrip()

    @property
    def rolled_sentence(self) -> str:
        """Why another day will do, or nothing."""
        return f"It falls on no Business Day and may still be done on {self.rolled}." if self.rolled else ""


def owes(found: Finding, names: Mapping[Side, str]) -> str:
    """Who owes a thing; where no party is named both do."""
    return names[found.party] if found.party is not None else "Both parties"


def due_rows(findings: Iterable[Finding], names: Mapping[Side, str], as_of: date) -> tuple[DueRow, ...]:
    """The rows of a day in their order; alike findings of one day stand in one row."""
    parts: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        parts.setdefault(_alike(found), []).append(found)
    rows = [_row(tuple(part), names, as_of) for part in parts.values()]
    first = next((row for row in rows if row.button), None)
    return tuple(replace(row, urgent=True) if row is first else row for row in rows)


def _alike(found: Finding) -> tuple[object, ...]:
    """What findings have in common that stand in one row; what presses and can be settled stands by itself."""
    if found.act and group_of(found) in PRESSING:
        return found.code, found.subject
    numbered = NUMBERED.match(found.subject)
    words = numbered["words"] + numbered["letters"] if numbered else found.subject
    return found.code, words, found.due_on, found.party, found.chip, found.act, group_of(found)


def _row(part: tuple[Finding, ...], names: Mapping[Side, str], as_of: date) -> DueRow:
    first = part[0]
    rolled = short_day(first.may_be_met_by, as_of) if first.may_be_met_by is not None else ""
    what, detail = (first.subject, first.detail) if len(part) == 1 else (_together(part), "")
    return DueRow(part, what, detail, owes(first, names), rolled)


def _together(part: tuple[Finding, ...]) -> str:
    """The words for several alike: Countersign or object to LAL-0160, 0161; else how many more there are."""
    found = [numbered for one in part if (numbered := NUMBERED.match(one.subject))]
    if not found:
        return f"{part[0].subject}, and {len(part) - 1} more"
    numbers = [one["number"] for one in found]
    named = found[0]["letters"] + ", ".join(numbers[:MOST_NAMED])
    if len(numbers) > MOST_NAMED:
        named += f" and {len(numbers) - MOST_NAMED} more"
    return f"{found[0]['words']} {named}"


DUE: tuple[Column[DueRow], ...] = (
    Column("What is due", lambda row: row.what, second=lambda row: row.detail, width=36, grow=1),
    Column(
        "Who owes it",
        lambda row: row.who,
        kind=Kind.DOT,
        tone=lambda row: Tone.OUTLINE if row.first.party is Side.WINSTAR else None,
        width=13,
    ),
    Column("Due", lambda row: row.due_on, kind=Kind.DATE, missing="no date", width=11),
    Column(
        "",
        lambda row: row.first.chip.removesuffix(" left") or None,
        kind=Kind.CHIP,
        tone=lambda row: row.tone,
        icon=lambda row: row.icon,
        missing="",
        width=17,
        spoken="State",
    ),
    Column("Clause", lambda row: row.first.tag, kind=Kind.TAG, width=9),
    Column(
        "",
        lambda row: row.button,
        kind=Kind.ACTION,
        tone=lambda row: Tone.INFO if row.urgent else None,
        width=15,
        spoken="What settles it",
    ),
)
"""The list as Today shows it."""
