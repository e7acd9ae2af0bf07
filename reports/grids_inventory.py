"""The columns of the inventory workbook: every pair with both serials, and the counters of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.queries.pairs import PairRow
from models.rules.clause import day_words
from models.rules.counters import Counter
from models.rules.figures import AnyCounter
from models.rules.words import tag_of
from reports.columns import Column, Kind
from reports.grid import Grid

__all__ = ["COUNTERS", "INVENTORY", "counters_grid", "inventory_grids"]

INVENTORY: tuple[Column[PairRow], ...] = (
    Column("Pair", lambda row: row.tag, width=10),
    Column("Type", lambda row: row.radio, width=8),
    Column("Serial", lambda row: row.ends, kind=Kind.PAIR, missing="not scanned", width=16),
    Column("Near band", lambda row: row.near_band or None, missing="", width=10),
    Column("Far band", lambda row: row.far_band or None, missing="", width=10),
    Column("Standing", lambda row: row.standing.words, width=18),
    Column("Place", lambda row: row.place, width=30),
    Column("Since", lambda row: row.since, kind=Kind.DATE, width=13),
    Column("Order", lambda row: row.order, width=10),
    Column("Batch", lambda row: row.batch, kind=Kind.NUMBER, width=7),
    Column("Shipment", lambda row: row.shipment, width=11),
    Column("Packing memorandum", lambda row: row.memorandum, width=20),
    Column("Shipped", lambda row: row.shipped_on, kind=Kind.DATE, width=13),
    Column("Received", lambda row: row.received_on, kind=Kind.DATE, missing="not yet", width=13),
    Column("Link", lambda row: row.link or None, missing="", width=9),
    Column("Building", lambda row: row.building or None, missing="", width=10),
    Column("Hub", lambda row: row.hub or None, missing="", width=9),
    Column("Installed", lambda row: row.installed_on, kind=Kind.DATE, missing="not yet", width=13),
    Column("Letter", lambda row: row.letter or None, missing="", width=11),
    Column("Letter received", lambda row: row.letter_on, kind=Kind.DATE, missing="not yet", width=16),
    Column("Accepted", lambda row: row.accepted_on, kind=Kind.DATE, missing="not yet", width=13),
)
"""Every pair, as a workbook holds it."""

COUNTERS: tuple[Column[AnyCounter], ...] = (
    Column("Counter", lambda row: row.name, width=28),
    Column(
        "Figure", lambda row: row.value if isinstance(row, Counter) else None, kind=Kind.NUMBER, missing="", width=9
    ),
    Column(
        "Sum, USD", lambda row: "" if isinstance(row, Counter) else row.value, kind=Kind.MONEY, missing="not complete"
    ),
    Column("Asked for", lambda row: row.of or None, kind=Kind.NUMBER, missing="", width=11),
    Column("Short", lambda row: row.short if row.of else None, kind=Kind.NUMBER, missing="", width=8),
    Column("How it is counted", lambda row: row.why.rule, width=52),
    Column("Clause", lambda row: tag_of(row.why.clauses[0]), width=12),
    Column("Records", lambda row: ", ".join(row.tags), width=40),
)
"""The counters with their derivation and the records behind them."""


def counters_grid(counters: Sequence[AnyCounter], as_of: date) -> Grid[Any]:
    """The counters of a day, which stands above them."""
    return Grid("Counters", COUNTERS, counters, (f"As of {day_words(as_of)}",))


def inventory_grids(rows: Sequence[PairRow], counters: Sequence[AnyCounter], as_of: date) -> list[Grid[Any]]:
    """The inventory workbook of a day: the pairs, and the counters beside them."""
    return [Grid("Inventory", INVENTORY, rows), counters_grid(counters, as_of)]
