"""The columns of the cases and of the collateral, as their page shows them and as their workbooks hold them."""

from __future__ import annotations

from models.queries.cases import CaseRow
from models.queries.security import CollateralRow
from reports.columns import Column, Kind, Tone
from reports.grids_stock import DRESS as PAIR_DRESS

__all__ = ["CASES", "CASE_LIST", "COLLATERAL", "case_icon", "case_tone"]

GOOD, PLAIN, RUNS = (Tone.OK, "check"), (Tone.NEUTRAL, "circle-minus"), (Tone.INFO, "clock")
LATE, ODD, ASKED = (Tone.BAD, "octagon-x"), (Tone.WARN, "triangle-alert"), (Tone.OUTLINE, "mail-question-mark")
DRESS: dict[str, tuple[Tone, str]] = {
    "waiting": (Tone.MISSING, ""),
    "sent": (Tone.MISSING, ""),
    "running": RUNS,
    "event": LATE,
    "cured": GOOD,
    "cured_late": ODD,
    "waived": PLAIN,
    "terminated": LATE,
    "asked": ASKED,
    "talks": RUNS,
    "talks_over": ODD,
    "arbitration": (Tone.WARN, "gavel"),
    "court": (Tone.WARN, "landmark"),
    "awarded": (Tone.NEUTRAL, "gavel"),
    "resolved": GOOD,
    "open": RUNS,
    "lapsed": LATE,
    "notified": GOOD,
    "notified_late": ODD,
    "settled": PLAIN,
    "in_force": GOOD,
    "expired": LATE,
    "renewed": PLAIN,
    "ended": PLAIN,
    "noticed": RUNS,
    "sale_possible": (Tone.WARN, "gavel"),
    "sold": (Tone.WARN, "banknote"),
    "retained": PLAIN,
    "redeemed": GOOD,
    "applied": PLAIN,
    "closed": PLAIN,
    "priced": RUNS,
    "agreed": (Tone.INFO, "check"),
    "sold_back": (Tone.WARN, "undo-2"),
    "replaced": GOOD,
    "withdrawn": PLAIN,
    "not_consulted": ODD,
    "logged": PLAIN,
}


def case_tone(row: CaseRow) -> Tone:
    """The tone of a case's chip."""
    return DRESS[row.state][0]


def case_icon(row: CaseRow) -> str:
    """The icon of that chip."""
    return DRESS[row.state][1]


CASES: tuple[Column[CaseRow], ...] = (
    Column("Case", lambda row: row.number, width=9),
    Column("Kind", lambda row: row.kind_words, width=17, fold=1),
    Column("What", lambda row: row.title, width=26, grow=2),
    Column("State", lambda row: row.state_words, kind=Kind.CHIP, tone=case_tone, icon=case_icon, width=25),
    Column("Whose", lambda row: row.party_words, width=10, fold=3),
    Column("Since", lambda row: row.on, kind=Kind.DATE, width=15, fold=2),
    Column(
        "Next day",
        lambda row: row.next_on,
        kind=Kind.DATE,
        second=lambda row: row.next_words,
        missing="",
        width=26,
        grow=1,
        spoken="Next day due",
    ),
)
"""Every case, as its page shows it."""

CASE_LIST: tuple[Column[CaseRow], ...] = (
    Column("Case", lambda row: row.number, width=10),
    Column("Kind", lambda row: row.kind_words, width=18),
    Column("What", lambda row: row.title, width=48),
    Column("State", lambda row: row.state_words, width=24),
    Column("Whose", lambda row: row.party_words, width=12),
    Column("Since", lambda row: row.on, kind=Kind.DATE, width=16),
    Column("Next day", lambda row: row.next_on, kind=Kind.DATE, width=16, missing=""),
    Column("For", lambda row: row.next_words, width=22),
    Column("Record", lambda row: row.record[1], width=14),
    Column("Clause", lambda row: ", ".join(row.why.clauses) if row.why else "", width=22),
)
"""Every case, as its workbook holds it."""


def _pair_tone(row: CollateralRow) -> Tone:
    return PAIR_DRESS[row.standing][0]


COLLATERAL: tuple[Column[CollateralRow], ...] = (
    Column("Pair", lambda row: row.tag, width=9),
    Column("Type", lambda row: row.radio, kind=Kind.TAG, width=7),
    Column(
        "Near end and far end serials",
        lambda row: row.ends,
        kind=Kind.PAIR,
        missing="not scanned",
        width=30,
        grow=1,
    ),
    Column("Place", lambda row: row.place, width=20, grow=1),
    Column(
        "State",
        lambda row: row.standing.words,
        kind=Kind.CHIP,
        tone=_pair_tone,
        icon=lambda row: PAIR_DRESS[row.standing][1],
        width=20,
    ),
    Column("Secures", lambda row: "yes" if row.secures else "no longer", width=10, fold=1),
    Column("Order", lambda row: row.order, width=9, fold=2),
    Column("Bought", lambda row: row.bought_on, kind=Kind.DATE, width=15, fold=3, spoken="Bought on"),
)
"""The collateral schedule: every radio of the security interest."""
