"""The columns of the Payments page: what is due, charges, the ledger, prices, the allocation."""

from __future__ import annotations

from models.queries.ledger import DueRow
from models.rules.ledger import SumState
from reports.columns import Column, Kind, Tone

__all__ = ["DUES", "sum_icon", "sum_tone"]

DRESS = {
    SumState.FUTURE: (Tone.OUTLINE, ""),
    SumState.DUE: (Tone.WARN, "calendar-clock"),
    SumState.OVERDUE: (Tone.BAD, "octagon-alert"),
    SumState.ACCELERABLE: (Tone.BAD, "octagon-alert"),
    SumState.PAID: (Tone.OK, "check"),
    SumState.REDUCED: (Tone.DEEM, "arrow-left-right"),
}
NEAR = 30  # days in which a sum to come is worth a colour


def sum_tone(row: DueRow) -> Tone:
    """The tone of where a sum stands."""
    near = row.entry.state is SumState.FUTURE and (row.entry.due_on - row.as_of).days <= NEAR
    return Tone.INFO if near else DRESS[row.entry.state][0]


def sum_icon(row: DueRow) -> str:
    """The icon of where a sum stands."""
    return DRESS[row.entry.state][1]


DUES: tuple[Column[DueRow], ...] = (
    Column("Due", lambda row: row.entry.due_on, kind=Kind.DATE, second=lambda row: row.until, width=24),
    Column("Sum", lambda row: row.entry.due.words, second=lambda row: row.key, width=34, grow=1),
    Column("Stream", lambda row: row.entry.due.stream.words, width=22, fold=3),
    Column("Owed by", lambda row: row.payer, width=11, fold=2),
    Column("Amount, $", lambda row: row.amount, kind=Kind.MONEY, missing="not entered", width=14, fold=1),
    Column("Open, $", lambda row: row.open, kind=Kind.MONEY, missing="not known", width=14),
    Column("Standing", lambda row: row.standing, kind=Kind.CHIP, tone=sum_tone, icon=sum_icon, width=20),
)
"""Every sum that is or will be due."""
