"""The Payments page: what is due, payment plans, charges and invoices, the ledger, prices, the allocation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from models.queries.state import WHOLE_BOOK
from models.queries.state import state as read_state
from models.rules.clause import Why
from models.rules.state import State
from reports.grid import Grid
from ui.desk import Desk
from ui.screen import Group, ScreenAction
from ui.screens.in_parts import InParts
from ui.screens.payment_parts.allocation import AllocationPart
from ui.screens.payment_parts.charges import ChargesPart
from ui.screens.payment_parts.due import DuePart
from ui.screens.payment_parts.ledger import LedgerPart
from ui.screens.payment_parts.part import MoneyPart
from ui.screens.payment_parts.plans import PlansPart
from ui.screens.payment_parts.prices import PricesPart
from ui.widgets.button import Button
from ui.widgets.inspector import Inspector
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented

__all__ = ["PaymentsScreen"]

PARTS: tuple[type[Any], ...] = (DuePart, PlansPart, ChargesPart, LedgerPart, PricesPart, AllocationPart)


class PaymentsScreen(InParts):
    """Every sum between the parties: due, planned, charged, paid, and the prices they rest on."""

    key = "payments"
    title = "Payments"
    icon = "banknote"
    kinds = PARTS
    group = Group.STOCK
    reads = WHOLE_BOOK
    opens = frozenset(
        {"due", "invoice", "payment", "price", "cost_statement", "services_quarter", "plan", "instalment", "charge",
         "acceleration", "schedule"}
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state: State | None = None
        self.parts: dict[str, MoneyPart] = {}
        self._wanted = ""
        self._buttons: list[tuple[Button, ScreenAction]] = []
        self.set_inspector(Inspector(396))
        self.tabs = Segmented([(kind.key, kind.words) for kind in PARTS], name="Part of the page")
        self.tabs.changed.connect(self.choose)
        self.page.addLayout(row(self.tabs, 0))
        self._stack = QStackedWidget()
        self.page.addWidget(self._stack, 1)
        if self.inspector is not None:
            self.inspector.previous.connect(lambda: self.part.view.step(-1))
            self.inspector.next.connect(lambda: self.part.view.step(1))
        self.actions_changed.connect(self._show_gates)
        self._show(PARTS[0].key)

    @property
    def part(self) -> MoneyPart:
        """The part shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, MoneyPart)
        return shown

    def choose(self, key: str) -> MoneyPart:
        """Shows a part, building it the first time, filled with what was read."""
        self._show(key)
        self._fill_part()
        return self.part

    def _show(self, key: str) -> None:
        """Brings a part to the front."""
        self._stack.setCurrentWidget(self.made(key))
        self.tabs.choose(key)
        wanted = self.part.head_actions()
        self._buttons = [(self.button(one, "primary" if one is wanted[-1] else "default"), one) for one in wanted]
        self.head.set_actions([button for button, _ in self._buttons])

    def _show_gates(self) -> None:
        """Brings the buttons up to date with the row under the cursor."""
        for button, action in self._buttons:
            button.set_gate(action.gate())

    # -- filling ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the book of the day in a worker thread."""
        self.desk.read_later(read_state, self.desk.as_of, then=self.fill, key=(id(self), "state"))

    def fill(self, state: State) -> None:
        """Shows what was read in the part shown."""
        self.state = state
        self._fill_part()

    def _fill_part(self) -> None:
        self.part.refill()
        self.head.set_sentence(self.part.said())
        self._show_gates()
        if self._wanted:
            self._go_to(self._wanted)

    # -- records ---------------------------------------------------------------------------------------------

    def go_to(self, key: str) -> bool:
        """Opens a part by its name, or the sum, invoice, payment, price or work of that number."""
        if key in {kind.key for kind in PARTS}:
            self.choose(key).view.focus()
            return True
        self._wanted = key
        return self.state is not None and self._go_to(key)

    def _go_to(self, key: str) -> bool:
        """Goes to the first part that holds a record, the one shown before the others."""
        self._wanted = ""
        shown = self.part.key
        for name in (shown, *(kind.key for kind in PARTS if kind.key != shown)):
            if self.choose(name).select(key):
                self.part.view.focus()
                self.show_inspector(True)
                return True
        self.choose(shown)
        return False

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor."""
        return self.part.why()

    def page_actions(self) -> Sequence[ScreenAction]:
        """What can be done in the part shown."""
        return self.part.page_actions()

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, and the other parts."""
        view = self.part.view
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: view.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
            ScreenAction("Next part of the page", "Ctrl+Right", "arrow-right", lambda: self._step(1)),
            ScreenAction("Previous part of the page", "Ctrl+Left", "arrow-left", lambda: self._step(-1)),
            ScreenAction("Details on or off", "I", "panel-right", self.toggle_inspector),
            *(ScreenAction(f"Payments: {kind.words}", "", self.icon, partial(self.go_to, kind.key)) for kind in PARTS),
        ]

    def _step(self, by: int) -> None:
        keys = [kind.key for kind in PARTS]
        self.choose(keys[(keys.index(self.tabs.chosen) + by) % len(keys)]).view.focus()

    def export_shown(self) -> Grid[Any]:
        """The list of the part shown."""
        return Grid(f"{self.title}, {self.part.words}", self.part.table.columns, self.part.table.shown)

    def filter(self) -> None:
        """Puts the keyboard into the filter of the part shown."""
        self.part.filter()

    def take_focus(self) -> None:
        """Puts the keyboard into the list."""
        self.part.view.focus()
