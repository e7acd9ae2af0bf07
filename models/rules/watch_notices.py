"""What the watch says of the Radio Pair Notices, their windows and the purchases every 30 days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from models.rules.clause import Known, Why, clause, day_words
from models.rules.counters import counters
from models.rules.cycles import Cycle, next_day, notice_cycles, passed_days
from models.rules.findings import Finding, Urgency
from models.rules.notice_facts import LineState, NoticeKind, NoticeStanding
from models.rules.notices import clause_of
from models.rules.state import State
from models.rules.watch_lines import LINE_WATCHERS
from models.rules.words import Side, counted, short_day

__all__ = [
    "WATCHERS",
    "additional_notice_due",
    "initial_notice_due",
    "notices_out_of_cycle",
    "purchase_due",
    "windows_end",
]

LEAD_WINDOW = 15  # days before the end of a window (R9)


def _cycles(state: State) -> tuple[Cycle, ...]:
    """The notices due and given as of the day."""
    return notice_cycles(state.notices, state.counters.event, state.calendar, state.terms, state.as_of, state.readings)


@clause("EXB-2c")
def initial_notice_due(state: State) -> Iterator[Finding]:
    """R5: the Initial Radio Pair Notice, from the Inventory Event until it is given."""
    given = state.stock.initial_notice_on
    first = next(iter(_cycles(state)), None)
    if first is None or (given is not None and given <= state.as_of):
        return
    due_on, event_on = first.due.value, state.counters.event_on or state.as_of
    days = (due_on - event_on).days
    draft = next((one for one in state.notices.notices if one.facts.kind is NoticeKind.INITIAL), None)
    found = Finding(
        "R5",
        "EXB-2c",
        "Initial Radio Pair Notice",
        f"{state.winstar} gives the Initial Radio Pair Notice by {day_words(due_on)}, {days} days after the Inventory "
        f"Event of {day_words(event_on)}.",
        Side.WINSTAR,
        ("notice", draft.number if draft else ""),
        detail=f"Inventory Event on {day_words(event_on)}",
        act="record_notice_delivery" if draft and draft.facts.issued_on else "draft_notice",
        button="Open notices",
        why=first.due.why,
    )
    yield state.due(due_on, found, rolls=True)


@clause("EXB-2d", "EXB-2g")
def additional_notice_due(state: State) -> Iterator[Finding]:
    """R6: the Additional Radio Pair Notice that comes next, and how many more are owed since."""
    waiting = [one for one in _cycles(state) if one.number and one.given_on is None]
    left = _left_to_name(state)
    if not waiting or not left or state.notices.ended_on is not None:
        return
    first, due_on = waiting[0], waiting[0].due.value
    if max(due_on, state.as_of) > state.terms.agreement.term_end:
        return
    asked = min(state.terms.inventory.additional_notice_buildings, left)
    passed = sum(one.due.value < state.as_of for one in waiting[1:])
    more = f" {counted(passed, 'later notice', 'later notices')} fell due since." if passed else ""
    found = Finding(
        "R6",
        "EXB-2d",
        f"Additional Radio Pair Notice {first.number}",
        f"{state.winstar} names the next {counted(asked, 'building')} by {day_words(due_on)}.{more}",
        Side.WINSTAR,
        ("notice", ""),
        detail=f"next {counted(asked, 'building')}" + (f", {passed} more owed since" if passed else ""),
        act="draft_notice",
        button="Open notices",
        why=first.due.why,
    )
    yield state.due(due_on, found, rolls=True)


def _left_to_name(state: State) -> int:
    """How many buildings of the list could still be named, drafts included."""
    waiting = (one for one in state.notices.notices if one.given_on is None and one.facts.withdrawn_on is None)
    return state.notices.unnamed + sum(len(one.lines) for one in waiting)


@clause("EXB-2e", "EXA-1a")
def purchase_due(state: State) -> Iterator[Finding]:
    """R7: what Customer has to buy by the next purchase day; over a day that passed it is late."""
    need = state.counters.need
    if not need.value or state.notices.ended_on is not None:
        return
    day = _purchase_day(state)
    if day is None:
        return
    found = Finding(
        "R7",
        "EXB-2e",
        f"Buy {counted(need.value, 'pair')}",
        f"{state.customer} buys {counted(need.value, 'radio pair')} by {day_words(day.value)} to have "
        f"{counted(state.counters.target.value, 'pair')} on hand.",
        Side.CUSTOMER,
        ("counter", "need"),
        detail=f"{state.counters.on_hand.value} on hand, {state.counters.on_order.value} still to ship",
        act="draft_order",
        button="Draft order",
        why=replace(need.why, facts=(*need.why.facts, *day.why.facts), readings=(*need.why.readings, "AMB-09")),
    )
    yield state.due(day.value, found, rolls=True)


def _purchase_day(state: State) -> Known[date] | None:
    """The purchase day the need belongs to: the first one passed with it still uncovered, or the next one."""
    event_on = state.counters.event_on
    late = None
    for day in reversed(passed_days(state.notices, event_on, state.terms, state.as_of, state.readings)):
        if not counters(state.stock, state.terms.on(day.value), day.value, state.readings).need.value:
            break
        late = day
    if late is not None:
        return late
    coming = next_day(state.notices, event_on, state.terms, state.as_of, state.readings)
    return coming if isinstance(coming, Known) else None


@clause("EXB-2c", "EXB-2d")
def windows_end(state: State) -> Iterator[Finding]:
    """R9: the windows that end within fifteen days with buildings still to be installed, and those that are late."""
    for notice, ends in [(one, one.window_ends) for one in state.notices.given if one.window_ends is not None]:
        chosen = [line for line in notice.lines if line.state in (LineState.SELECTED, LineState.SCHEDULED)]
        if chosen and (ends - state.as_of).days <= LEAD_WINDOW and state.as_of <= ends:
            yield state.due(ends, _window(state, notice, ends, len(chosen)))
        if late := notice.count(LineState.LATE):
            yield _late(state, notice, ends, late)


def _window(state: State, notice: NoticeStanding, ends: date, number: int) -> Finding:
    """Lines of a notice that are to be installed by the end of their window."""
    lapses = notice.count(LineState.LISTED)
    firm = state.readings.window_missed == "firm"
    says = "installs" if firm else "believes it can install"
    return Finding(
        "R9",
        clause_of(notice.facts.kind),
        f"Window of {notice.number} ends",
        f"{state.winstar} {says} {counted(number, 'selected building')} of {notice.number} by {day_words(ends)}."
        + (f" {counted(lapses, 'line')} nobody chose {'lapses' if lapses == 1 else 'lapse'} then." if lapses else ""),
        Side.WINSTAR,
        ("notice", notice.number),
        detail=counted(number, "building"),
        button="Open notice",
        why=notice.window.why,
    )


def _late(state: State, notice: NoticeStanding, ends: date, late: int) -> Finding:
    """Lines past their window: a forecast missed, or by the other reading a duty (AMB-14)."""
    firm = state.readings.window_missed == "firm"
    owed = f"{state.winstar} owes their installation." if firm else "The window was a forecast; the lines stay open."
    found = Finding(
        "R9",
        clause_of(notice.facts.kind),
        f"{counted(late, 'building')} past the window",
        f"{counted(late, 'building')} of {notice.number} {'is' if late == 1 else 'are'} selected and not installed; "
        f"the window ended on {day_words(ends)}. {owed}",
        Side.WINSTAR,
        ("notice", notice.number),
        chip="" if firm else f"Late since {short_day(ends, state.as_of)}",
        detail=counted(late, "line"),
        act="forecast_buildings",
        button="Open notice",
        urgency=Urgency.STANDING,
        why=notice.window.why,
    )
    return state.due(ends, found) if firm else found


@clause("EXB-2c", "EXB-2d")
def notices_out_of_cycle(state: State) -> Iterator[Finding]:
    """K10: every notice given after its day, before the Inventory Event, or in the cycle before its own."""
    first = state.notices.initial
    if first is not None and _early(state):
        yield _out(state, first, "was given before the Inventory Event", "Before the event", state.counters.event.why)
    for cycle in _cycles(state):
        notice = state.notices.notice(cycle.notice)
        if notice is not None and cycle.days_late:
            late = counted(cycle.days_late, "day")
            says = f"was given {late} after its day, {day_words(cycle.due.value)}; later notices keep their days"
            yield _out(state, notice, says, f"{late} late", cycle.due.why)
        elif notice is not None and cycle.early:
            says = f"was given in the cycle before its own, whose day is {day_words(cycle.due.value)}"
            yield _out(state, notice, says, "Early", cycle.due.why)


def _early(state: State) -> bool:
    """Whether the Initial Notice was given before the Inventory Event."""
    event_on, given = state.counters.event_on, state.stock.initial_notice_on
    return event_on is None or (given is not None and given < event_on)


def _out(state: State, notice: NoticeStanding, says: str, chip: str, why: Why) -> Finding:
    """A notice out of its cycle, as a thing to know."""
    given = day_words(notice.given_on) if notice.given_on else "not given"
    return Finding(
        "K10",
        clause_of(notice.facts.kind),
        f"{notice.number} is out of its cycle",
        f"{notice.number} {says}.",
        Side.WINSTAR,
        ("notice", notice.number),
        chip=chip,
        detail=f"given {given}",
        button="Open notice",
        urgency=Urgency.STANDING,
        why=why,
    )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    initial_notice_due,  # R5
    additional_notice_due,  # R6
    purchase_due,  # R7
    windows_end,  # R9
    notices_out_of_cycle,  # K10
    *LINE_WATCHERS,
)
"""Every check and reminder here, for the watch."""
