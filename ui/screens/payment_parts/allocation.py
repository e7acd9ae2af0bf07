"""The allocation of the price: Schedule M-6.3 as the typed figures make it, with its total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.queries.price_rows import AllocationLine, allocation_lines
from models.rules.charge_facts import money
from models.rules.clause import Known, Why
from models.rules.state import State
from reports.columns import Tone
from reports.grids_money import ALLOCATION
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.payment_parts.part import MoneyPart
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["AllocationPart"]


class AllocationPart(MoneyPart):
    """The six lines of the schedule and their total."""

    key, words = "allocation", "Allocation"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[AllocationLine] = RowTable(
            ALLOCATION, key=lambda row: row.name, edge=lambda row: Tone.INFO if row.row is None else None
        )
        super().__init__(screen, table, "Filter the lines", "Enter opens the line. N enters its price.")

    def rows_of(self, state: State) -> tuple[AllocationLine, ...]:
        """The lines and the total."""
        return allocation_lines(state)

    def said(self) -> str:
        """The total, or what it waits for."""
        total = self.table.rows[-1].total if self.table.rows else None
        if isinstance(total, Known):
            return f"Schedule M-6.3 comes to {money(total.value)}; both parties file their taxes by it (6.3)."
        return f"Schedule M-6.3 is {total.missing}." if total is not None else ""

    def show_record(self, row: AllocationLine) -> None:
        """One line with its formula."""
        known = isinstance(row.total, Known)
        chip = Chip("Complete", Tone.OK, "check") if known else Chip("Not complete", Tone.MISSING)
        self.inspector.set_head(row.name, chip, "Schedule M-6.3")
        facts = [Fact("Total", money(row.total.value) if isinstance(row.total, Known) else "not complete")]
        if row.row is not None:
            facts.append(Fact("Units", f"{row.row.quantity:,}"))
        if not isinstance(row.total, Known):
            facts.append(Fact("Waits for", row.total.missing))
        self.inspector.add_section("Line", DefinitionList(facts, label_width=84))
        self.show_why(row.why, "Why this total?")
        self.show_clauses("M-6.3", "MA-6.3", "AMB-34")
        self.inspector.set_actions(self.buttons(*self.head_actions()))

    def why(self) -> tuple[Why, str] | None:
        """How the total of the line came about."""
        row = self.view.current()
        return (row.why, f"Why {row.name.lower()}?") if row is not None else None

    def head_actions(self) -> Sequence[ScreenAction]:
        """Entering the price of a line."""
        return (ScreenAction("Enter price", "N", "pencil", self._price, self.only(self._no_price)),)

    @staticmethod
    def _no_price(row: AllocationLine) -> str:
        return "" if row.row is not None else "The total has no price of its own."

    def _price(self) -> None:
        """Goes to the price of the line."""
        row = self.view.current()
        self.payments.choose("prices").select(row.row.price)
