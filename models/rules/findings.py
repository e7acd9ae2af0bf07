"""What the watch finds: one duty, warning or possibility, with its clause, who owes it, when, and what settles it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.clause import Why, clause
from models.rules.words import Side, counted, tag_of

__all__ = ["Finding", "Group", "Urgency", "chip_of", "group_of", "order_of", "urgency_of"]


class Urgency(StrEnum):
    """How soon a finding wants something done."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT = "next"
    UNDATED = "undated"
    SOON = "soon"
    LATER = "later"
    STANDING = "standing"


class Group(StrEnum):
    """The groups in which what is due is shown."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT = "next"
    SOON = "soon"
    LATER = "later"
    STANDING = "standing"

    @property
    def words(self) -> str:
        """The head of the group."""
        return {
            "overdue": "Overdue",
            "today": "Due today",
            "next": "Next 3 Business Days",
            "soon": "Next 30 days",
            "later": "Later",
        }.get(self, "To know")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its code in the register, the sentence, who owes it, by when, and the act that settles it."""

    code: str
    clause: str
    subject: str
    sentence: str
    party: Side | None  # None: both parties
    record: tuple[str, str]  # kind and number of the record it is about
    chip: str = ""
    detail: str = ""
    act: str = ""  # the act that settles it; empty where none does
    button: str = ""
    due_on: date | None = None
    may_be_met_by: date | None = None  # the next Business Day after a due date that is none (AMB-21)
    missing: str = ""
    urgency: Urgency = Urgency.UNDATED
    why: Why | None = None

    @property
    def tag(self) -> str:
        """Its clause as a tag names it."""
        return tag_of(self.clause)


@clause("MA-1.1c", "MA-1.1f")
def urgency_of(due_on: date, as_of: date, calendar: Calendar) -> Urgency:
    """How urgent a due date is, looked at from a day; the due date itself is not late."""
    days = (due_on - as_of).days
    if days < 0:
        return Urgency.OVERDUE
    if days == 0:
        return Urgency.TODAY
    if days > 30:
        return Urgency.LATER
    return Urgency.NEXT if calendar.left(as_of, due_on) <= 3 else Urgency.SOON


def chip_of(due_on: date, as_of: date) -> str:
    """A due date in the few words of a chip: 2 days late, Due today, 11 days."""
    days = (due_on - as_of).days
    if days == 0:
        return "Due today"
    return f"{counted(-days, 'day')} late" if days < 0 else counted(days, "day")


def group_of(found: Finding) -> Group:
    """The group a finding is shown in; what has no date stands with what is next."""
    return Group.NEXT if found.urgency is Urgency.UNDATED else Group(found.urgency.value)


def order_of(found: Finding, ours: Side | None = None) -> tuple[int, bool, date, str, str]:
    """What findings are sorted by: urgency, those of the party in whose place we stand, due date, code, record."""
    theirs = ours is not None and found.party not in (ours, None)
    return list(Urgency).index(found.urgency), theirs, found.due_on or date.max, found.code, found.record[1]
