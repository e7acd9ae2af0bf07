"""The columns of a payment plan: its rows with where they stand, the ways to resume the letter's table, methods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.queries.plans import InstalmentRow, PlanDetail
from models.rules.plan_facts import Instalment, InstalmentState, RowKind
from models.rules.words import counted
from reports.columns import Align, Column, Kind, Tone

__all__ = [
    "INSTALMENTS",
    "PLAN_LIST",
    "RESUMES",
    "ResumeRow",
    "resume_rows",
    "row_words",
    "state_icon",
    "state_tone",
    "state_words",
]

DRESS = {
    InstalmentState.FUTURE: (Tone.OUTLINE, ""),
    InstalmentState.DUE: (Tone.WARN, "clock"),
    InstalmentState.PAID: (Tone.OK, "check"),
    InstalmentState.OVERDUE: (Tone.BAD, "clock-alert"),
    InstalmentState.ACCELERABLE: (Tone.BAD, "octagon-alert"),
    InstalmentState.ACCELERATED: (Tone.BAD, "octagon-x"),
    InstalmentState.REDUCED: (Tone.DEEM, "arrow-left-right"),
    InstalmentState.NOT_KNOWN: (Tone.MISSING, ""),
}


def state_tone(state: InstalmentState) -> Tone:
    """The tone of the chip of a state."""
    return DRESS[state][0]


def state_icon(state: InstalmentState) -> str:
    """The icon of that chip."""
    return DRESS[state][1]


def state_words(row: InstalmentRow) -> str:
    """Where a payment stands: Overdue, 12 days."""
    if row.state is InstalmentState.OVERDUE:
        return f"{counted(row.late, 'day')} late"
    return row.state.words


def row_words(row: InstalmentRow) -> str:
    """What a payment is: Down payment, Row 3, Continued, Instalment 5 less an offset."""
    words = row.words.removesuffix(" of Schedule A-2")
    return f"{words} less offset" if row.offset else words


INSTALMENTS: tuple[Column[InstalmentRow], ...] = (
    Column("Payment", lambda row: row.number, text=row_words, width=14, grow=1),
    Column("Quarter", lambda row: row.quarter, width=8, fold=6),
    Column("Due", lambda row: row.due_on, kind=Kind.DATE, width=15),
    Column("May be paid by", lambda row: row.may_be_paid_by, kind=Kind.DATE, width=15, missing="", fold=4),
    Column("Amount, USD", lambda row: row.payment, kind=Kind.MONEY, width=12, missing="not entered"),
    Column("Interest, USD", lambda row: row.interest, kind=Kind.MONEY, width=12, missing="not known", fold=3),
    Column("Principal, USD", lambda row: row.principal, kind=Kind.MONEY, width=13, missing="not known", fold=2),
    Column("Balance, USD", lambda row: row.balance, kind=Kind.MONEY, width=12, missing="not known", fold=1),
    Column("Paid, USD", lambda row: row.paid or None, kind=Kind.MONEY, width=10, missing="", fold=5),
    Column(
        "Standing",
        lambda row: list(InstalmentState).index(row.state),
        text=state_words,
        kind=Kind.CHIP,
        tone=lambda row: state_tone(row.state),
        icon=lambda row: state_icon(row.state),
        width=19,
    ),
)

"""The payments of one plan, on its page."""

PLAN_LIST: tuple[Column[InstalmentRow], ...] = (
    Column("Plan", lambda row: row.key.partition(":")[0], width=9),
    Column("Payment", row_words, width=14),
    *INSTALMENTS[1:],
)
"""The payments of every plan, as a workbook holds them."""


@dataclass(frozen=True, slots=True)
class ResumeRow:
    """One quarter of the letter's table, as signed and by each way to resume it; None where nothing is paid in it."""

    number: int
    quarter: str
    due_on: date
    signed: Decimal | None
    slide: Instalment | None
    calendar: Instalment | None
    catch_up: Instalment | None


def resume_rows(detail: PlanDetail) -> tuple[ResumeRow, ...]:
    """The quarters of every way to resume a plan, side by side; empty where its table stands as signed."""
    ways = {one.resume: {row.number: row for row in one.rows if row.number} for one in detail.plan.revisions}
    if not ways:
        return ()
    signed = {row.number: row for row in detail.plan.signed if row.number}
    days = {number: row for rows in (*ways.values(), signed) for number, row in rows.items()}
    return tuple(
        ResumeRow(
            number,
            days[number].quarter,
            days[number].due_on,
            signed[number].amount if number in signed else None,
            ways["slide"].get(number),
            ways["calendar"].get(number),
            ways["catch_up"].get(number),
        )
        for number in sorted(days)
    )


def _pay(row: Instalment | None) -> Decimal | None:
    return row.amount if row is not None else None


def _said(row: Instalment | None) -> str:
    """What a resumed quarter pays, in a grey second voice: continued, or which row of the table less what."""
    if row is None:
        return ""
    if row.kind is RowKind.CONTINUED:
        return "goes on"
    less = f" - {row.offset:,}" if row.offset else ""
    moved = row.row != row.number or less
    return f"row {row.row}{less}" if moved else ""


RESUMES: tuple[Column[ResumeRow], ...] = (
    Column("Quarter", lambda row: row.quarter, width=8),
    Column("Due", lambda row: row.due_on, kind=Kind.DATE, width=15, fold=2),
    Column("As signed, USD", lambda row: row.signed, kind=Kind.MONEY, width=13, missing=""),
    Column("Rows follow later", lambda row: _pay(row.slide), kind=Kind.MONEY, width=17, missing="",
           second=lambda row: _said(row.slide), align=Align.LEFT, grow=1),
    Column("Skipped rows lapse", lambda row: _pay(row.calendar), kind=Kind.MONEY, width=17, missing="",
           second=lambda row: _said(row.calendar), align=Align.LEFT, grow=1),
    Column("All at once", lambda row: _pay(row.catch_up), kind=Kind.MONEY, width=17, missing="",
           second=lambda row: _said(row.catch_up), align=Align.LEFT, grow=1, fold=1),
)  # fmt: skip
