"""What is due: every sum of both parties by its urgency, with paying it, taking it back and setting it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.queries.ledger import DueRow, due_rows
from models.rules.state import State
from reports.grids_money import DUES
from ui.row_table import RowTable
from ui.screens.payment_parts.part import MoneyPart

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["DuePart"]


class DuePart(MoneyPart):
    """Every sum that is or will be due."""

    key, words = "due", "Due"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[DueRow] = RowTable(DUES, key=lambda row: row.key)
        super().__init__(screen, table, "Filter the sums", "Enter opens the sum.")

    def rows_of(self, state: State) -> tuple[DueRow, ...]:
        """Every sum, the earliest first."""
        return due_rows(state)
