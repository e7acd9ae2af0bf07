"""The columns of the Service page: outages, availability, credits, and the work under Exhibit D."""

from __future__ import annotations

from models.queries.service import CreditRow, OutageRow, QuarterRow
from models.queries.service_work import Step, WorkRow
from models.rules.moments import length_words
from models.rules.outages import Standing, Verdict
from models.rules.service_facts import CreditKind
from models.rules.words import counted, listed
from reports.columns import Column, Kind, Tone

__all__ = [
    "AVAILABILITY",
    "CREDITS",
    "OUTAGES",
    "WORK",
    "credit_tone",
    "credit_words",
    "fails_tone",
    "fails_words",
    "verdict_icon",
    "verdict_tone",
    "work_icon",
    "work_tone",
]

VERDICTS = {
    Standing.MET: (Tone.OK, "check"),
    Standing.MISSED: (Tone.BAD, "x"),
    Standing.RUNNING: (Tone.INFO, "clock"),
    Standing.LATE: (Tone.BAD, "clock-alert"),
    Standing.STILL: (Tone.OUTLINE, ""),
}


def verdict_tone(verdict: Verdict) -> Tone:
    """The tone of a verdict's chip."""
    return VERDICTS[verdict.standing][0]


def verdict_icon(verdict: Verdict) -> str:
    """The icon of a verdict's chip."""
    return VERDICTS[verdict.standing][1]


def goal_tone(verdict: Verdict) -> Tone:
    """The tone of a goal's chip: a goal missed warns, for it is no duty."""
    tone = verdict_tone(verdict)
    return Tone.WARN if tone is Tone.BAD else tone


def _cause(row: OutageRow) -> str:
    """What the outage was put down to."""
    return row.facts.cause.words if row.facts.cause else "Not settled"


def _short(verdict: Verdict) -> str:
    """A verdict under a head that says what it is of: In 2 h 30 min."""
    words = verdict.words.removeprefix("Responded ").removeprefix("Restored ")
    return words[0].upper() + words[1:]


OUTAGES: tuple[Column[OutageRow], ...] = (
    Column("Outage", lambda row: row.number, width=10),
    Column("Links", lambda row: listed(row.facts.links), second=lambda row: row.where, width=22, grow=1),
    Column("Since", lambda row: row.since, width=17, spoken="Since, on the site's clock"),
    Column(
        "Response",
        lambda row: _short(row.response),
        kind=Kind.CHIP,
        tone=lambda row: verdict_tone(row.response),
        icon=lambda row: verdict_icon(row.response),
        width=19,
    ),
    Column(
        "Restored",
        lambda row: _short(row.restoration),
        kind=Kind.CHIP,
        tone=lambda row: goal_tone(row.restoration),
        icon=lambda row: verdict_icon(row.restoration),
        width=19,
    ),
    Column(
        "Lasts", lambda row: row.minutes, text=lambda row: length_words(row.minutes), kind=Kind.NUMBER, width=11, fold=1
    ),
    Column("Cause", _cause, second=lambda row: row.shares if row.facts.cause else "", width=20, fold=2),
)
"""Every outage with its two verdicts."""


def fails_words(row: QuarterRow) -> str:
    """How a Link did in a quarter, in the few words of a chip."""
    if not row.of.fails:
        return "Meets standard" if row.of.closed else "Meets so far"
    if row.of.credit is None:
        return "Below, no credit"
    if not row.of.closed:
        return "Below so far"
    return "Below, credited" if row.issued else "Below, to credit"


def fails_tone(row: QuarterRow) -> Tone:
    """The tone of that chip."""
    if not row.of.fails:
        return Tone.OK if row.of.closed else Tone.OUTLINE
    return Tone.NEUTRAL if row.of.credit is None else Tone.WARN if row.issued else Tone.BAD


def _left_out(row: QuarterRow) -> int:
    """The minutes that do not count."""
    return row.of.down - row.of.counted


AVAILABILITY: tuple[Column[QuarterRow], ...] = (
    Column("Link", lambda row: row.of.link, second=lambda row: row.where, width=24, grow=1),
    Column("Radio", lambda row: row.of.radio or None, width=7, fold=3),
    Column("Days", lambda row: row.of.days, kind=Kind.NUMBER, width=7, fold=2, spoken="Days in service"),
    Column("Down", lambda row: row.of.down, kind=Kind.NUMBER, width=8, spoken="Minutes down"),
    Column("Left out", _left_out, kind=Kind.NUMBER, width=9, fold=1, spoken="Minutes left out"),
    Column("Counted", lambda row: row.of.counted, kind=Kind.NUMBER, width=9, spoken="Minutes counted"),
    Column(
        "Allowed", lambda row: row.of.allowed, text=lambda row: f"{row.of.allowed:.3f}", kind=Kind.NUMBER, width=10,
        spoken="Minutes allowed",
    ),
    Column(
        "Availability", lambda row: row.of.share, text=lambda row: f"{row.of.share * 100:.4f}%", kind=Kind.NUMBER,
        width=13,
    ),
    Column("Standing", fails_words, kind=Kind.CHIP, tone=fails_tone, width=20),
)  # fmt: skip
"""A quarter's availability, Link by Link, in minutes."""


def credit_words(row: CreditRow) -> str:
    """How a credit stands, in the few words of a chip."""
    if row.note is not None:
        return "Issued"
    return "Next count" if row.ahead else "To issue"


def credit_tone(row: CreditRow) -> Tone:
    """The tone of that chip."""
    return Tone.OK if row.note is not None else Tone.OUTLINE if row.ahead else Tone.WARN


def _for(row: CreditRow) -> str:
    """What a credit is for."""
    below = "below standard" if row.earned.kind is CreditKind.AVAILABILITY else "missing"
    return f"{counted(row.earned.units, 'Link')} {below}"


CREDITS: tuple[Column[CreditRow], ...] = (
    Column("Earned", lambda row: row.earned.earned_on, kind=Kind.DATE, width=17),
    Column("For", _for, second=lambda row: row.earned.kind.words, width=30, grow=1),
    Column("Links", lambda row: listed(row.earned.links) or None, missing="", width=20, fold=2),
    Column("Credit, USD", lambda row: row.amount, kind=Kind.MONEY, missing="not entered", width=14),
    Column("Note", lambda row: row.note.number if row.note else None, missing="none yet", width=11),
    Column(
        "Issued", lambda row: row.note.issued_on if row.note else None, kind=Kind.DATE, missing="", width=17, fold=1
    ),
    Column("Standing", credit_words, kind=Kind.CHIP, tone=credit_tone, width=14),
)
"""Every credit earned toward future support, and its note."""

STEPS = {
    Step.OPEN: (Tone.INFO, "clock"),
    Step.WARNS: (Tone.WARN, "triangle-alert"),
    Step.RUNS: (Tone.INFO, "clock"),
    Step.DONE: (Tone.OK, "check"),
    Step.OFF: (Tone.NEUTRAL, ""),
}


def work_tone(row: WorkRow) -> Tone:
    """The tone of the chip of a piece of work."""
    return STEPS[row.step][0]


def work_icon(row: WorkRow) -> str:
    """The icon of that chip."""
    return STEPS[row.step][1]


WORK: tuple[Column[WorkRow], ...] = (
    Column("Number", lambda row: row.number, width=10),
    Column("Work", lambda row: row.what, second=lambda row: row.group.words, width=34, grow=2),
    Column("Links", lambda row: listed(row.links) or "All", second=lambda row: row.where, width=24, grow=1, fold=2),
    Column("Day", lambda row: row.on, kind=Kind.DATE, second=lambda row: row.when, width=25),
    Column("Standing", lambda row: row.state, kind=Kind.CHIP, tone=work_tone, icon=work_icon, width=18),
)
"""Maintenance, moves, suspensions, force majeure, disturbances and work orders."""
