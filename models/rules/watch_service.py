"""What the watch says of outages, availability, credits, maintenance and relocations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from models.rules.availability import Period
from models.rules.clause import Known, clause, day_words
from models.rules.dues import Stream
from models.rules.findings import Finding, Urgency
from models.rules.maintenance_windows import inside_hours
from models.rules.moments import day_at, day_ends, moment_words
from models.rules.outages import Standing, Verdict, is_down, levels_of, response, restoration
from models.rules.relocations import MoveState, earliest_relocation, move_state
from models.rules.service_credits import Earned
from models.rules.service_facts import CreditKind, MoveFacts, MoveKind, OutageFacts, SuspensionCause
from models.rules.service_now import credits_left, rollout, unreported
from models.rules.state import State
from models.rules.target_credits import counted_links, measuring_days
from models.rules.words import Side, counted, listed

__all__ = ["WATCHERS"]

MONTH = 31  # days in which another count comes
REPORT_DAYS = 5  # after the end of a quarter, by which its report is looked for (R16)


@clause("EXD-3.1")
def outages_running(state: State) -> Iterator[Finding]:
    """K27: every outage that lasts, with the hours left to respond and to restore."""
    for outage in state.service.outages:
        at = day_ends(state.as_of, outage.zone)
        if not is_down(outage, at):
            continue
        answered = response(outage, state.service.suspensions, state.terms, at)
        restored = restoration(outage, state.service.suspensions, state.terms, at)
        first = answered if answered.standing.is_open and answered.standing is not Standing.STILL else restored
        yield _running(state, outage, first, answered if first is answered else None)


def _running(state: State, outage: OutageFacts, verdict: Verdict, duty: Verdict | None) -> Finding:
    """An outage that lasts, by the clock that is asked for next."""
    since = moment_words(outage.start, outage.zone)
    what = "start work" if duty else "restore service"
    by = f" by {moment_words(verdict.by, outage.zone)}" if verdict.by else ""
    late = duty is not None and verdict.standing is Standing.LATE
    ends_today = verdict.by is not None and day_at(verdict.by, outage.zone) == state.as_of
    hour = f"Due {by.rsplit(' ', 1)[-1]}" if ends_today else verdict.words
    return Finding(
        "K27",
        "EXD-3.1",
        f"Restore {listed(outage.links, 2)}",
        f"{outage.number} lasts since {since}. {state.winstar} is to {what}{by}.",
        Side.WINSTAR,
        ("outage", outage.number),
        chip=f"Down since {since[:-6].rstrip()}" if not by else hour,
        detail=outage.number,
        act="respond_to_outage" if duty else "restore_outage",
        button="Open outage",
        urgency=Urgency.OVERDUE if late and not ends_today else Urgency.TODAY,
        why=verdict.why,
    )


@clause("EXD-3.1")
def responses_late(state: State) -> Iterator[Finding]:
    """K27: every outage that is over, to which Winstar responded later than its duty, until its cause is settled."""
    for outage in state.service.outages:
        at = day_ends(state.as_of, outage.zone)
        verdict = response(outage, state.service.suspensions, state.terms, at)
        if is_down(outage, at) or verdict.standing is not Standing.MISSED or outage.cause is not None:
            continue
        yield Finding(
            "K27",
            "EXD-3.1",
            f"Settle the cause of {outage.number}",
            f"Work on {outage.number} did not start within {levels_of(outage, state.terms).response_hours} hours of "
            "the report. Its cause is not settled.",
            Side.WINSTAR,
            ("outage", outage.number),
            chip=verdict.words,
            detail=listed(outage.links),
            act="settle_cause",
            button="Open outage",
            urgency=Urgency.STANDING,
            why=verdict.why,
        )


@clause("EXD-7.1")
def installation_target(state: State) -> Iterator[Finding]:
    """R14: the Installation Target, until its Links are installed; after its day the credits are what is left."""
    wanted = state.terms.installation_target
    count = counted_links(rollout(state), state.as_of, state.readings)
    if count.value >= wanted.links:
        return
    found = Finding(
        "R14",
        "EXD-7.1",
        f"Install {wanted.links} Links",
        f"{state.winstar} installs {wanted.links} Links by {day_words(wanted.due)}; {count.value} count."
        f"{_next_count(state)}",
        Side.WINSTAR,
        ("counter", "target"),
        detail=f"{count.value} of {wanted.links}",
        why=count.why,
    )
    yield state.due(wanted.due, found)


def _next_count(state: State) -> str:
    """By which day the Links missing then are credited, once the target's own day has passed."""
    if state.as_of <= state.terms.installation_target.due:
        return ""
    ahead = measuring_days(state.terms, state.as_of + timedelta(days=MONTH), state.readings)
    coming = next((day for day in ahead if day > state.as_of), None)
    return f" Those missing on {day_words(coming)} are credited for the month." if coming else ""


@clause("EXD-3.2", "EXD-7.2")
def credits_owed(state: State) -> Iterator[Finding]:
    """R14 and R16: every credit earned for which no credit note was issued."""
    for one in credits_left(state):
        yield state.due(one.earned_on, _credit(state, one))


def _credit(state: State, one: Earned) -> Finding:
    """A credit that waits for its note."""
    target = one.kind is CreditKind.TARGET
    amount = f"{one.amount.value:,.2f}" if isinstance(one.amount, Known) else "not entered"
    below = "below its availability" if one.units == 1 else "below their availability"
    for_what = f"{counted(one.units, 'Link')} {'missing' if target else below} on {day_words(one.earned_on)}"
    return Finding(
        "R14" if target else "R16",
        "EXD-7.2" if target else "EXD-3.2",
        f"Credit {for_what}",
        f"{state.winstar} credits {state.customer} for {for_what}: {amount}.",
        Side.WINSTAR,
        ("credit", f"{one.kind}:{one.earned_on}"),
        detail=amount,
        act="issue_credit_note",
        button="Issue credit note",
        missing="" if isinstance(one.amount, Known) else one.amount.missing,
        why=one.amount.why,
    )


@clause("EXD-3.2")
def reports_due(state: State) -> Iterator[Finding]:
    """R16: the availability report of every quarter that is over, until it is issued."""
    for period in unreported(state):
        yield state.due(period.last + timedelta(days=REPORT_DAYS), _report(state, period))


def _report(state: State, period: Period) -> Finding:
    """A report that waits to be issued."""
    return Finding(
        "R16",
        "EXD-3.2",
        f"Report availability of {period.words}",
        f"The quarter ended on {day_words(period.last)}. {state.winstar} measures each OC-3 Link and reports it.",
        Side.WINSTAR,
        ("quarter", period.last.isoformat()),
        act="issue_availability_report",
        button="Open quarter",
    )


@clause("EXD-1.4")
def maintenance_ahead(state: State) -> Iterator[Finding]:
    """K28: maintenance ahead without notice, or outside midnight to 6:00."""
    for window in state.service.windows:
        starts_on = day_at(window.start, window.zone)
        if window.cancelled_on is not None or starts_on < state.as_of:
            continue
        inside = inside_hours(window, state.terms)
        if window.notified_on is not None and inside.value:
            continue
        unsaid = window.notified_on is None
        found = Finding(
            "K28",
            "EXD-1.4",
            f"Give notice of {window.number}" if unsaid else f"{window.number} is outside the hours",
            f"{state.winstar} works on {listed(window.links)} from {moment_words(window.start, window.zone)}"
            + (f"; {state.customer} has no notice of it." if unsaid else f": {window.despite}."),
            Side.WINSTAR,
            ("window", window.number),
            detail=listed(window.links),
            act="notify_maintenance" if unsaid else "",
            button="Record notice" if unsaid else "",
            why=inside.why,
        )
        yield state.due(starts_on, found)


@clause("EXD-5.1", "EXD-5.2", "EXD-5.3", "EXB-4")
def moves_open(state: State) -> Iterator[Finding]:
    """K29: every relocation and move that is asked for or taken down, and not put up yet."""
    for move in state.service.moves:
        stands = move_state(move)
        if stands is MoveState.PLANNED or (stands is MoveState.MOVING and move.to):
            found = _move(state, move, stands)
            yield found if move.planned_on is None else state.due(move.planned_on, found)


def _move(state: State, move: MoveFacts, stands: MoveState) -> Finding:
    """A move that is not done."""
    relocation = move.kind is MoveKind.RELOCATION
    earliest = earliest_relocation(move.notice_on, state.terms)
    planned = f" on {day_words(move.planned_on)}" if move.planned_on else ""
    short = relocation and move.planned_on is not None and move.planned_on < earliest.value
    tail = f" Notice allows it from {day_words(earliest.value)} on: {move.despite}." if short else ""
    down = stands is MoveState.MOVING
    return Finding(
        "K29",
        "EXD-5.1" if relocation else "EXB-4",
        f"Put {move.link} up again" if down else f"Move {move.link}",
        f"{state.winstar} {'puts up' if down else 'moves'} {move.link} for {move.number}{planned}: "
        f"{move.reason.words.lower()}.{tail}",
        Side.WINSTAR,
        ("move", move.number),
        chip="" if move.planned_on else stands.words,
        act="put_up_move" if down else "take_down_move",
        button="Open move",
        why=earliest.why if relocation else None,
    )


@clause("MA-5.1")
def interference_open(state: State) -> Iterator[Finding]:
    """K30: every interference notified that Customer has not removed."""
    for one in state.service.suspensions:
        if one.cause is not SuspensionCause.INTERFERENCE or one.cured_on is not None or one.end is not None:
            continue
        stopped = f" Service is suspended since {moment_words(one.start, one.zone)}." if one.start else ""
        yield Finding(
            "K30",
            "MA-5.1",
            f"Remove the interference of {one.number}",
            f"{state.winstar} gave notice on {day_words(one.notice_on)}: {one.words}. {state.customer} removes it "
            f"promptly.{stopped}",
            Side.CUSTOMER,
            ("suspension", one.number),
            chip="Suspended" if one.start else "Notified",
            act="cure_interference",
            button="Open notice",
        )


@clause("MA-5.3")
def disturbances_unsaid(state: State) -> Iterator[Finding]:
    """K31: every disturbance of Customer's service of which Winstar has given no notice."""
    for one in state.service.disturbances:
        if one.notice_on is None:
            yield Finding(
                "K31",
                "MA-5.3",
                f"Give notice of {one.number}",
                f"{state.winstar} disturbed {listed(one.links)} on {day_words(one.on)}: {one.words}. "
                f"{state.customer} has no notice of it.",
                Side.WINSTAR,
                ("disturbance", one.number),
                chip="No notice",
                act="notify_disturbance",
                button="Record notice",
            )


@clause("EXD-4B")
def restored_with_arrears(state: State) -> Iterator[Finding]:
    """K23: support restored after a suspension while charges that were due then are unpaid still."""
    for one in state.service.suspensions:
        if one.cause is not SuspensionCause.ARREARS or one.end is None:
            continue
        day = day_at(one.end, one.zone)
        unpaid = [
            entry.due.key
            for entry in state.money.entries
            if entry.due.stream is Stream.MAINTENANCE and entry.due_on <= day and (entry.open is None or entry.open > 0)
        ]
        if unpaid:
            yield Finding(
                "K23",
                "EXD-4B",
                f"{one.number} ended with charges unpaid",
                f"Support was restored on {day_words(day)}; {listed(unpaid)} {'is' if len(unpaid) == 1 else 'are'} "
                "unpaid still. It is restored once all charges and interest are paid in full.",
                Side.CUSTOMER,
                ("suspension", one.number),
                chip="Arrears",
                detail=listed(unpaid),
            )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    outages_running,
    responses_late,
    installation_target,
    credits_owed,
    reports_due,
    maintenance_ahead,
    moves_open,
    interference_open,
    disturbances_unsaid,
    restored_with_arrears,
)
"""Every check and reminder here, for the watch."""
