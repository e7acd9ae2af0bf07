"""The sums of the day in one line: overdue, due soon, and what Customer has paid (the cap on liability)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from models.rules.clause import Known, Unknown
from models.rules.ledger import Entry, ahead, liability_cap, overdue
from models.rules.state import State
from models.rules.words import Side
from ui.widgets.card import Card
from ui.widgets.layout import column, row
from ui.widgets.text import Label

__all__ = ["Figures", "figures_of"]

Sum = Known[Decimal] | Unknown


def figures_of(state: State) -> list[tuple[str, Sum]]:
    """The figures of a day with their names: Customer's sums, then what it has paid."""
    mine: Sequence[Entry] = [one for one in state.money.entries if one.due.payer is Side.CUSTOMER]
    return [
        (f"Overdue, {state.customer}", overdue(mine)),
        ("Due in 30 days", ahead(mine, state.as_of, 30)),
        ("In 60 days", ahead(mine, state.as_of, 60)),
        ("In 90 days", ahead(mine, state.as_of, 90)),
        (f"Paid to {state.winstar} so far", liability_cap(state.money.payments, state.as_of)),
    ]


class Figures(Card):
    """Five figures side by side; one that is not complete says so and counts what is known."""

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._pairs = [(Label("", "field"), Label("", "card"), Label("", "hint", elides=True)) for _ in range(5)]
        cells = []
        for name, figure, second in self._pairs:
            cell = QWidget()
            cell.setLayout(column(name, figure, second, spacing=2))
            cells.append(cell)
        line = row(*cells, spacing=16)
        for at in range(len(cells)):
            line.setStretch(at, 1)
        self.add(line)

    def show_state(self, state: State) -> None:
        """Shows the figures of a day."""
        shown = figures_of(state)
        complete = all(isinstance(asked, Known) for _, asked in shown)
        for (name, figure, second), (words, asked) in zip(self._pairs, shown, strict=True):
            name.setText(words)
            late = words.startswith("Overdue") and not (isinstance(asked, Known) and not asked.value)
            figure.setText(f"{asked.value:,.2f}" if isinstance(asked, Known) else "Not complete")
            figure.set_ink("bad" if late else "text")
            second.setText("" if isinstance(asked, Known) else asked.missing)
            second.setToolTip(second.text())
            second.setVisible(not complete)
