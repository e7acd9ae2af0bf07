"""Equipment moved: by Winstar on 60 days' notice (EXD-5), or for Customer at its request (EXB-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from models.rules.clause import Known, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings
from models.rules.service_facts import MoveFacts, MoveKind, MoveReason
from models.rules.terms import Terms

__all__ = [
    "MoveState",
    "earliest_relocation",
    "known_moves",
    "letter_after_move",
    "move_state",
    "why_not_put_up",
    "why_not_relocate",
    "why_not_take_down",
]


class MoveState(StrEnum):
    """How far a move has come."""

    PLANNED = "planned"
    MOVING = "moving"
    STORED = "stored"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """The state as a chip names it."""
        return {"moving": "Taken down", "stored": "In storage", "done": "Put up again"}.get(self, self.capitalize())


@clause("EXD-5.1", "EXB-4")
def known_moves(moves: Sequence[MoveFacts], as_of: date) -> tuple[MoveFacts, ...]:
    """The moves notified or requested by a day, as they were known then."""

    def past(day: date | None) -> date | None:
        return day if day is not None and day <= as_of else None

    return tuple(
        replace(
            one,
            consent_on=past(one.consent_on),
            removed_on=past(one.removed_on),
            installed_on=past(one.installed_on),
            cancelled_on=past(one.cancelled_on),
            successor=one.successor if past(one.installed_on) else "",
        )
        for one in moves
        if one.notice_on <= as_of
    )


@clause("EXD-5.1", "EXD-5.3", "EXB-4")
def move_state(move: MoveFacts) -> MoveState:
    """How far a move has come, by its days."""
    if move.cancelled_on is not None:
        return MoveState.CANCELLED
    if move.installed_on is not None:
        return MoveState.DONE
    if move.removed_on is None:
        return MoveState.PLANNED
    return MoveState.MOVING if move.to else MoveState.STORED


@clause("EXD-5.1", "MA-13.12")
def earliest_relocation(notice_on: date, terms: Terms) -> Known[date]:
    """The day from which Winstar relocates after its notice; the notice's own day is not counted."""
    days = terms.on(notice_on).service_levels.relocation.notice_days
    earliest = notice_on + timedelta(days=days)
    facts = (("Notice", day_words(notice_on)), ("Earliest", f"{days} days later, {day_words(earliest)}"))
    return Known(earliest, Why(f"{days} days' prior notice, to the extent practicable", ("EXD-5.1", "MA-13.12"), facts))


@clause("EXD-5.1", "EXD-5.2")
def why_not_relocate(move: MoveFacts, terms: Terms) -> str | None:
    """Why Winstar cannot relocate Equipment as planned, or None; a shorter notice wants its reason."""
    if move.reason is MoveReason.REQUEST:
        return "A move at Customer's request is a move, not a relocation (B-4)."
    earliest = earliest_relocation(move.notice_on, terms)
    if move.planned_on is not None and move.planned_on < earliest.value and not move.despite:
        return (
            f"Notice of {day_words(move.notice_on)} allows a relocation from {day_words(earliest.value)} on, "
            f"{(earliest.value - move.notice_on).days} days later. "
            "Say why that much notice was not practicable (D-5.1)."
        )
    return None


@clause("EXD-5.2", "EXB-4", "EXD-5.1")
def why_not_take_down(move: MoveFacts, on: date) -> str | None:
    """Why the Equipment of a move cannot be taken down on a day, or None."""
    if move.cancelled_on is not None:
        return f"{move.number} was cancelled on {day_words(move.cancelled_on)}."
    if move.removed_on is not None:
        return f"{move.link} was taken down on {day_words(move.removed_on)}."
    if on < move.notice_on:
        what = "notice" if move.kind is MoveKind.RELOCATION else "request"
        return f"The {what} of {move.number} is of {day_words(move.notice_on)}; nothing was taken down before."
    if move.reason is MoveReason.OPERATIONAL and (move.consent_on is None or move.consent_on > on):
        return f"{move.number} is for another operational reason, to which Customer has to consent first (D-5.2)."
    return None


@clause("EXD-5.3", "EXB-4")
def why_not_put_up(move: MoveFacts, on: date) -> str | None:
    """Why the Equipment of a move cannot be put up on a day, or None."""
    if move.cancelled_on is not None:
        return f"{move.number} was cancelled on {day_words(move.cancelled_on)}."
    if move.installed_on is not None:
        return f"{move.number} was put up again on {day_words(move.installed_on)} as {move.successor}."
    if move.removed_on is None:
        return f"{move.link} has not been taken down for {move.number} yet."
    if on < move.removed_on:
        return f"{move.link} was taken down on {day_words(move.removed_on)}; it was not put up before."
    if not move.to:
        return f"{move.number} names no building. Say at which one the pair is put up (B-4)."
    return None


@clause("EXB-4", "EXD-5.3")
def letter_after_move(move: MoveFacts, readings: Readings = RECOMMENDED) -> Known[bool]:
    """Whether the new Link of a move needs a Letter of its own (AMB-33); Winstar's relocation always does."""
    needed = move.kind is MoveKind.RELOCATION or readings.move_letter == "new_letter"
    facts = (("Move", f"{move.number}, {move.kind.words}"), ("Link moved", move.link))
    return Known(
        needed,
        Why("A move makes a new Link; Exhibit B is followed again", ("EXB-4", "EXD-5.3"), facts, readings=("AMB-33",)),
    )
