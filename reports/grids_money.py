"""The columns of the Payments page: what is due, charges, the ledger, prices, the allocation."""

from __future__ import annotations

from models.queries.charge_rows import ChargeGroup, ChargeRow
from models.queries.ledger import DueRow, LedgerRow
from models.queries.price_rows import AllocationLine, PriceRow
from models.rules.charge_facts import CostState
from models.rules.clause import Known
from models.rules.ledger import SumState
from models.rules.words import tag_of
from reports.columns import Align, Column, Kind, Tone

__all__ = ["ALLOCATION", "CHARGES", "DUES", "LEDGER", "PRICES", "charge_tone", "sum_icon", "sum_tone"]

DRESS = {
    SumState.FUTURE: (Tone.OUTLINE, ""),
    SumState.DUE: (Tone.WARN, "calendar-clock"),
    SumState.OVERDUE: (Tone.BAD, "triangle-alert"),
    SumState.ACCELERABLE: (Tone.BAD, "octagon-alert"),
    SumState.ACCELERATED: (Tone.BAD, "octagon-alert"),
    SumState.PAID: (Tone.OK, "check"),
    SumState.REDUCED: (Tone.DEEM, "arrow-left-right"),
    SumState.NOT_KNOWN: (Tone.MISSING, ""),
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
    Column("Due", lambda row: row.entry.due_on, kind=Kind.DATE, width=16),
    Column("Payable", lambda row: row.until or "that day", width=17, fold=4, spoken="May still be paid"),
    Column(
        "Sum",
        lambda row: row.entry.due.words,
        second=lambda row: "" if row.key.endswith("installation") else row.key,
        width=30,
        grow=1,
    ),
    Column("Stream", lambda row: row.entry.due.stream.words, width=24, fold=3),
    Column("Owed by", lambda row: row.payer, width=10, fold=2),
    Column("Amount, USD", lambda row: row.amount, kind=Kind.MONEY, missing="not entered", width=13, fold=1),
    Column("Open, USD", lambda row: row.open, kind=Kind.MONEY, missing="not known", width=13),
    Column("Standing", lambda row: row.standing, kind=Kind.CHIP, tone=sum_tone, icon=sum_icon, width=23),
)
"""Every sum that is or will be due."""

COST_TONES = {
    CostState.OPEN: Tone.INFO,
    CostState.CLOSED: Tone.WARN,
    CostState.CHARGED: Tone.OK,
    CostState.CANCELLED: Tone.NEUTRAL,
}


def charge_tone(row: ChargeRow) -> Tone:
    """The tone of where a charge stands."""
    if row.state is not None:
        return COST_TONES[row.state]
    if row.group is ChargeGroup.CLAIM:
        return Tone.WARN
    if row.group is ChargeGroup.DRAFT and row.entry is None:
        return Tone.OUTLINE
    return Tone.MISSING if row.entry is None else DRESS[row.entry.state][0]


CHARGES: tuple[Column[ChargeRow], ...] = (
    Column("Charge", lambda row: row.what, second=lambda row: row.of, width=38, grow=1),
    Column("Number", lambda row: row.number or None, missing="", width=11),
    Column("Day", lambda row: row.on, kind=Kind.DATE, width=16, spoken="Issued, opened or due on"),
    Column("Paid by", lambda row: row.payer, width=10, fold=2),
    Column("Clause", lambda row: tag_of(row.clause), kind=Kind.TAG, width=10, fold=1),
    Column("Amount, USD", lambda row: row.total, kind=Kind.MONEY, missing="not known", width=13),
    Column("Standing", lambda row: row.standing, kind=Kind.CHIP, tone=charge_tone, width=22),
)
"""What is to be invoiced, invoices, cost statements, and what may be claimed."""


def _late(row: LedgerRow) -> Tone | None:
    """Red for what is overdue."""
    return Tone.BAD if row.overdue else None


LEDGER: tuple[Column[LedgerRow], ...] = (
    Column("Stream or record", lambda row: row.name, second=lambda row: row.second, width=24, grow=1),
    Column("Paid by", lambda row: row.payer, width=10, fold=3),
    Column("Day", lambda row: row.on, kind=Kind.DATE, missing="", width=15),
    Column("Charged, USD", lambda row: row.charged, kind=Kind.MONEY, missing="", width=12, fold=1),
    Column("Taken off, USD", lambda row: row.reduced, kind=Kind.MONEY, missing="", width=12, fold=2),
    Column("Paid, USD", lambda row: row.paid, kind=Kind.MONEY, missing="", width=12),
    Column("Open, USD", lambda row: row.open, kind=Kind.MONEY, missing="", width=12),
    Column("Overdue, USD", lambda row: row.overdue, kind=Kind.MONEY, missing="", width=12, tone=_late),
)
"""The balance of every stream, payments, and what was taken off."""

PRICES: tuple[Column[PriceRow], ...] = (
    Column("Figure", lambda row: row.name, width=36, grow=1),
    Column("Unit", lambda row: row.unit, width=27, fold=2),
    Column("Clause", lambda row: tag_of(row.clause), kind=Kind.TAG, width=12),
    Column(
        "Figure in force",
        lambda row: row.amount,
        kind=Kind.MONEY,
        missing="not entered",
        editable=lambda row: row.rate is None,
        tone=lambda row: Tone.WARN if row.amount is None and row.waiting else None,
        width=14,
    ),
    Column("Since", lambda row: row.holds_from, kind=Kind.DATE, missing="", width=16, fold=1),
    Column("Read in", lambda row: row.source or None, missing="", width=20, fold=3),
    Column(
        "Asked for",
        lambda row: f"{row.waiting} sums wait" if row.waiting > 1 else "1 sum waits" if row.waiting else None,
        kind=Kind.CHIP,
        tone=lambda _row: Tone.MISSING,
        missing="",
        width=13,
    ),
)
"""The withheld figures and the rates, typed in place."""


def _unit_words(row: AllocationLine) -> str:
    """The price per unit, or that it is not entered."""
    if row.row is None:
        return ""
    return f"{row.row.unit.value:,.2f}" if isinstance(row.row.unit, Known) else "not entered"


ALLOCATION: tuple[Column[AllocationLine], ...] = (
    Column("Line", lambda row: row.name, width=30, grow=1),
    Column(
        "Monthly, USD",
        lambda row: row.row.monthly if row.row else None,
        kind=Kind.MONEY,
        missing="",
        width=14,
        fold=1,
        spoken="Monthly price per Link",
    ),
    Column(
        "Months",
        lambda row: row.row.months * row.row.years if row.row and row.row.months > 1 else None,
        kind=Kind.NUMBER,
        missing="",
        width=9,
        spoken="Months in ten years",
    ),
    Column(
        "Per unit, USD",
        lambda row: row.row.unit.value if row.row and isinstance(row.row.unit, Known) else None,
        text=_unit_words,
        kind=Kind.MONEY,
        width=16,
    ),
    Column("Units", lambda row: row.row.quantity if row.row else None, kind=Kind.NUMBER, missing="", width=9),
    Column(
        "Total, USD",
        lambda row: row.total.value if isinstance(row.total, Known) else None,
        kind=Kind.MONEY,
        missing="not complete",
        align=Align.RIGHT,
        width=20,
    ),
)
"""Schedule M-6.3 with its total."""
