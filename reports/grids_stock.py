"""The columns of the inventory as its page shows it."""

from __future__ import annotations

from models.queries.pairs import PairRow, PairStanding
from reports.columns import Column, Kind, Tone

__all__ = ["PAIRS", "pair_icon", "pair_tone"]

DRESS = {
    PairStanding.IN_TRANSIT: (Tone.OUTLINE, "truck"),
    PairStanding.IN_STORE: (Tone.NEUTRAL, "package"),
    PairStanding.INSTALLED: (Tone.INFO, "radio-tower"),
    PairStanding.LETTER_OUT: (Tone.INFO, "mail"),
    PairStanding.OBJECTED: (Tone.BAD, "octagon-x"),
    PairStanding.ACCEPTED: (Tone.OK, "check"),
    PairStanding.DEEMED: (Tone.DEEM, "timer-off"),
    PairStanding.REPAIR: (Tone.WARN, "wrench"),
    PairStanding.SOLD_BACK: (Tone.NEUTRAL, "undo-2"),
    PairStanding.LOST: (Tone.BAD, "triangle-alert"),
    PairStanding.REPOSSESSED: (Tone.BAD, "scale"),
    PairStanding.SOLD_UNDER_SECURITY: (Tone.NEUTRAL, "scale"),
}


def pair_tone(row: PairRow) -> Tone:
    """The tone of a pair's chip."""
    return DRESS[row.standing][0]


def pair_icon(row: PairRow) -> str:
    """The icon of that chip."""
    return DRESS[row.standing][1]


def _place_words(row: PairRow) -> str:
    """Where a pair is; one in transit is with its carrier, as its state says the rest."""
    return "With the carrier" if row.standing is PairStanding.IN_TRANSIT else row.place


PAIRS: tuple[Column[PairRow], ...] = (
    Column("Pair", lambda row: row.tag, width=9),
    Column("Type", lambda row: row.radio, kind=Kind.TAG, width=7),
    Column("State", lambda row: row.standing.words, kind=Kind.CHIP, tone=pair_tone, icon=pair_icon, width=18, fold=0),
    Column("Place", _place_words, width=18, grow=1),
    Column(
        "Near end and far end serials",
        lambda row: row.ends,
        kind=Kind.PAIR,
        missing="not scanned",
        width=30,
        grow=1,
    ),
    Column("Order", lambda row: row.order, width=9, fold=2),
    Column("Shipped", lambda row: row.shipped_on, kind=Kind.DATE, width=12, fold=1, spoken="Shipped on"),
    Column("Shipment", lambda row: row.shipment, width=10, fold=3),
)
"""Every pair, as its page shows it; the workbook has more."""
