"""The Payments page: what is due, payment plans, charges and invoices, the ledger, prices, the allocation."""

from __future__ import annotations

from models.queries.state import WHOLE_BOOK
from models.queries.state import state as read_state
from models.rules.state import State
from ui.screen import Group
from ui.screens.in_parts import InParts
from ui.screens.payment_parts.allocation import AllocationPart
from ui.screens.payment_parts.charges import ChargesPart
from ui.screens.payment_parts.due import DuePart
from ui.screens.payment_parts.ledger import LedgerPart
from ui.screens.payment_parts.plans import PlansPart
from ui.screens.payment_parts.prices import PricesPart

__all__ = ["PaymentsScreen"]


class PaymentsScreen(InParts):
    """Every sum between the parties: due, planned, charged, paid, and the prices they rest on."""

    key = "payments"
    title = "Payments"
    icon = "banknote"
    kinds = (DuePart, PlansPart, ChargesPart, LedgerPart, PricesPart, AllocationPart)
    group = Group.STOCK
    reads = WHOLE_BOOK
    opens = frozenset(
        {"due", "invoice", "payment", "price", "cost_statement", "services_quarter", "plan", "instalment", "charge",
         "acceleration", "schedule"}
    )  # fmt: skip
    state: State | None = None

    @property
    def is_read(self) -> bool:
        """Whether the State of the day is read."""
        return self.state is not None

    def refill(self) -> None:
        """Reads the book of the day in a worker thread."""
        self.desk.read_later(read_state, self.desk.as_of, then=self.fill, key=(id(self), "state"))

    def fill(self, state: State) -> None:
        """Shows what was read in the part shown."""
        self.state = state
        self.fill_part()
