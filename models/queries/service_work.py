"""The work under Exhibit D as one list: maintenance, moves, suspensions, force majeure, disturbances, work orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.clause import Why, day_words
from models.rules.force_majeure import excuses
from models.rules.maintenance_windows import inside_hours
from models.rules.moments import day_at, day_ends, moment_words
from models.rules.relocations import MoveState, earliest_relocation, letter_after_move, move_state
from models.rules.service_facts import (
    DisturbanceFacts,
    EventFacts,
    MoveFacts,
    MoveKind,
    SuspensionCause,
    SuspensionFacts,
    WindowFacts,
    WorkFacts,
)
from models.rules.state import State
from models.rules.words import party

__all__ = ["Step", "WorkGroup", "WorkRow", "work_rows"]


class WorkGroup(StrEnum):
    """The kinds of work the page keeps apart."""

    MAINTENANCE = "maintenance"
    MOVE = "move"
    SUSPENSION = "suspension"
    EVENT = "event"
    DISTURBANCE = "disturbance"
    ORDER = "order"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {
            "move": "Moves",
            "suspension": "Suspensions",
            "event": "Force majeure",
            "disturbance": "Disturbances",
            "order": "Work orders",
        }.get(self, "Maintenance")


class Step(StrEnum):
    """How far a piece of work has come."""

    OPEN = "open"
    WARNS = "warns"
    RUNS = "runs"
    DONE = "done"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A piece of work as the list shows it: what, where, when, how far, and the acts that come next."""

    number: str
    group: WorkGroup
    what: str
    links: tuple[str, ...]
    where: str
    on: date
    when: str
    step: Step
    state: str
    next: tuple[str, ...]  # acts by name
    clause: str
    facts: tuple[tuple[str, str], ...]
    why: Why | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.step not in (Step.DONE, Step.OFF)


def work_rows(now: State) -> tuple[WorkRow, ...]:
    """Every piece of work known on a day, what is open first, then the latest first."""
    rows = [*_windows(now), *_moves(now), *_suspensions(now), *_events(now), *_disturbances(now), *_orders(now)]
    return tuple(sorted(rows, key=lambda row: (not row.is_open, -row.on.toordinal(), row.number)))


def _where(where: Mapping[str, str], links: tuple[str, ...]) -> str:
    """The buildings of some Links in words."""
    return "; ".join(dict.fromkeys(where[link] for link in links if link in where)) if links else "All Links"


def _day(day: date | None) -> str:
    """A day in words, or that nobody recorded it."""
    return day_words(day)[4:] if day else "not recorded"


def _windows(now: State) -> Iterator[WorkRow]:
    """Scheduled maintenance."""
    for one in now.service.windows:
        yield WorkRow(
            one.number,
            WorkGroup.MAINTENANCE,
            one.words or "Scheduled maintenance",
            one.links,
            _where(now.where, one.links),
            day_at(one.start, one.zone),
            _hours(one),
            *_window_stands(now, one),
            clause="EXD-1.4",
            facts=(
                ("From", moment_words(one.start, one.zone)),
                ("To", moment_words(one.end, one.zone)),
                ("Signal breaks", "Yes" if one.interrupts else "No"),
                ("Notice", _day(one.notified_on)),
                ("Outside the hours", one.despite or "No reason needed"),
            ),
            why=inside_hours(one, now.terms).why,
        )


def _hours(one: WindowFacts) -> str:
    """The hours of a window on the site's clock: 1:00 to 4:00."""
    start, end = (moment_words(at, one.zone).split()[-1] for at in (one.start, one.end))
    return f"{start} to {end}"


def _window_stands(now: State, one: WindowFacts) -> tuple[Step, str, tuple[str, ...]]:
    """How far maintenance has come, and what comes next."""
    if one.cancelled_on is not None:
        return Step.OFF, "Cancelled", ()
    if one.end <= day_ends(now.as_of, one.zone):
        return Step.DONE, "Done", ()
    if one.notified_on is None:
        return Step.WARNS, "No notice yet", ("notify_maintenance", "cancel_maintenance")
    inside = inside_hours(one, now.terms).value
    return Step.OPEN if inside else Step.WARNS, "Notified" if inside else "Outside hours", ("cancel_maintenance",)


STEPS_OF_MOVES = {
    MoveState.PLANNED: (Step.OPEN, ("take_down_move", "cancel_move")),
    MoveState.MOVING: (Step.RUNS, ("put_up_move",)),
    MoveState.STORED: (Step.DONE, ("put_up_move",)),
    MoveState.DONE: (Step.DONE, ()),
    MoveState.CANCELLED: (Step.OFF, ()),
}


def _moves(now: State) -> Iterator[WorkRow]:
    """Relocations and moves."""
    for one in now.service.moves:
        step, then = STEPS_OF_MOVES[move_state(one)]
        waits = one.reason == "operational" and one.consent_on is None and step is Step.OPEN
        earliest = earliest_relocation(one.notice_on, now.terms)
        relocation = one.kind is MoveKind.RELOCATION
        yield WorkRow(
            one.number,
            WorkGroup.MOVE,
            f"{one.kind.words}: {one.reason.words.lower()}" if relocation else one.kind.words,
            (one.link,),
            _where(now.where, (one.link,)),
            one.planned_on or one.notice_on,
            "planned" if one.planned_on else "asked for",
            Step.WARNS if waits else step,
            "Consent awaited" if waits else move_state(one).words,
            ("consent_to_relocation", *then) if waits else then,
            clause="EXD-5.1" if relocation else "EXB-4",
            facts=_move_facts(now, one, relocation),
            why=earliest.why if relocation else None,
        )


def _move_facts(now: State, one: MoveFacts, relocation: bool) -> tuple[tuple[str, str], ...]:
    """What is recorded of a move."""
    return (
        ("Notice" if relocation else "Requested", _day(one.notice_on)),
        ("To", one.to or f"{one.store} ({one.owner}'s)" if one.to or one.store else "not said yet"),
        *((("Shorter notice", one.despite),) if one.despite else ()),
        *((("Consent", _day(one.consent_on)),) if one.reason == "operational" else ()),
        ("Taken down", _day(one.removed_on)),
        ("Put up", f"{_day(one.installed_on)} as {one.successor}" if one.installed_on else "not recorded"),
        ("New Letter", "Needed" if letter_after_move(one, now.readings).value else "Not needed, by the reading chosen"),
        ("Charge", "None (D-5.3)" if relocation else "Actual cost, without mark-up (B-4)"),
        *((("Contractor", one.contractor),) if one.contractor else ()),
    )


def _suspensions(now: State) -> Iterator[WorkRow]:
    """Notices of interference and of unpaid support."""
    for one in now.service.suspensions:
        yield WorkRow(
            one.number,
            WorkGroup.SUSPENSION,
            one.words,
            one.links,
            _where(now.where, one.links),
            one.notice_on,
            "notice",
            *_suspension_stands(one),
            clause="MA-5.1" if one.cause is SuspensionCause.INTERFERENCE else "EXD-4B",
            facts=(
                ("Cause", one.cause.words),
                ("Suspended", moment_words(one.start, one.zone) if one.start else "not suspended"),
                ("Restored", moment_words(one.end, one.zone) if one.end else "not recorded"),
                ("Cured", _day(one.cured_on)),
            ),
        )


def _suspension_stands(one: SuspensionFacts) -> tuple[Step, str, tuple[str, ...]]:
    """How far a suspension has come, and what comes next."""
    cure = ("cure_interference",) if one.cause is SuspensionCause.INTERFERENCE and one.cured_on is None else ()
    if one.end is not None:
        return Step.DONE, "Restored", cure
    if one.start is not None:
        return Step.RUNS, "Suspended", ("restore_service", *cure)
    if one.cured_on is not None:
        return Step.DONE, "Cured", ()
    return Step.WARNS, "Notified", (*cure, "suspend_service")


def _events(now: State) -> Iterator[WorkRow]:
    """Force majeure relied on."""
    for one in now.service.events:
        held = excuses(one, now.terms)
        yield WorkRow(
            one.number,
            WorkGroup.EVENT,
            f"{party(now.terms, one.party)} relies on {one.kind}",
            _links_of(now, one),
            _where(now.where, _links_of(now, one)) if _links_of(now, one) else "",
            day_at(one.start, one.zone),
            "over" if one.end else "lasts",
            Step.DONE if one.end else (Step.RUNS if held.value else Step.WARNS),
            "Over" if one.end else ("Excuses" if held.value else "Does not excuse"),
            () if one.end else ("end_force_majeure",),
            clause="MA-10.3",
            facts=(("Claimed", _day(one.claimed_on)), ("Duty", one.duty)),
            why=held.why,
        )


def _links_of(now: State, event: EventFacts) -> tuple[str, ...]:
    """The Links of the outages put down to an event."""
    return tuple(dict.fromkeys(link for one in now.service.outages if one.event == event.number for link in one.links))


def _disturbances(now: State) -> Iterator[WorkRow]:
    """Disturbances of Customer's service."""
    for one in now.service.disturbances:
        unsaid = one.notice_on is None
        yield WorkRow(
            one.number,
            WorkGroup.DISTURBANCE,
            f"{one.reason.words}: {one.words}",
            one.links,
            _where(now.where, one.links),
            one.on,
            "happened",
            Step.WARNS if unsaid else Step.DONE,
            "No notice yet" if unsaid else "Notified",
            ("notify_disturbance",) if unsaid else (),
            clause="MA-5.3",
            facts=_disturbance_facts(one),
        )


def _disturbance_facts(one: DisturbanceFacts) -> tuple[tuple[str, str], ...]:
    """What is recorded of a disturbance."""
    return (("Happened", _day(one.on)), ("Notice", _day(one.notice_on)))


def _orders(now: State) -> Iterator[WorkRow]:
    """Work orders."""
    for one in now.service.work:
        yield WorkRow(
            one.number,
            WorkGroup.ORDER,
            f"{one.kind.words}{f': {one.words}' if one.words else ''}",
            (one.link,),
            _where(now.where, (one.link,)),
            one.opened_on,
            "opened",
            Step.DONE if one.done_on else Step.OPEN,
            "Done" if one.done_on else "Open",
            () if one.done_on else ("close_work_order",),
            clause="EXD-1.1",
            facts=_order_facts(one),
        )


def _order_facts(one: WorkFacts) -> tuple[tuple[str, str], ...]:
    """What is recorded of a work order."""
    return (
        ("Service", one.kind.words),
        ("Contractor", one.contractor or "none"),
        ("For", one.outage or "no outage"),
        ("Done", _day(one.done_on)),
    )
