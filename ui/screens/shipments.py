"""The page of the Shipments: what was handed to the carrier, whose risk it is, and what has come of it."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.orders import orders
from models.queries.shipments import ShipmentDetail, ShipmentRow, ShipmentStanding, shipment, shipments
from models.rules.clause import Why
from models.sheets.kinds import PaperKind
from reports.columns import Tone
from reports.grids_orders import SHIPMENT_LIST, SHIPMENTS
from ui.desk import Desk
from ui.dialogs.preview import preview
from ui.dialogs.receive import ReceiveDialog
from ui.dialogs.ship import ShipDialog
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.screens.record_list import RecordList
from ui.screens.shipment_record import show_shipment, show_shipment_head
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words

__all__ = ["ShipmentsScreen"]

Standing = ShipmentStanding
FACETS: tuple[Facet[ShipmentRow], ...] = (
    Facet("in_transit", "In transit", lambda row: row.standing is Standing.IN_TRANSIT, Tone.INFO),
    Facet("part", "Part received", lambda row: row.standing is Standing.PART_RECEIVED, Tone.WARN),
    Facet("received", "Received", lambda row: row.standing is Standing.RECEIVED, Tone.OK),
)


class ShipmentsScreen(RecordList):
    """Every shipment, the latest first, with its packages, pairs and receipts beside the list."""

    key = "shipments"
    title = "Shipments"
    icon = "truck"
    group = Group.STOCK
    noun = "shipment"
    workbook = SHIPMENT_LIST
    reads = frozenset(
        {"shipments", "packages", "orders", "order_lines", "order_pairs", "pairs", "ends", "movements", "places",
         "receipts", "receipt_marks", "amendments", "reading_choices", "closed_days"}
    )  # fmt: skip
    opens = frozenset({"shipment", "memorandum"})

    def __init__(self, desk: Desk) -> None:
        self._detail: ShipmentDetail | None = None
        table: RowTable[ShipmentRow] = RowTable(
            SHIPMENTS,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            sentence=lambda row: f"{row.number}, {count_words(row.pairs, 'pair')}, {row.standing.words}",
        )
        super().__init__(desk, table, shipments, hint="Enter opens the shipment. R receives it.", inspector=420)
        sentence = "Pairs of an issued order are shipped with one packing memorandum. Issue an order first."
        first = self.button(self._new_action(), "primary")
        self.view.set_empty(EmptyState("truck", "No shipments yet", sentence, (first,)))

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the shipments in a worker thread; the one under the cursor is read anew."""
        self._detail = None
        super().refill()

    def fill(self, rows: Sequence[ShipmentRow]) -> None:
        """Shows the shipments; a book without any has nothing to narrow."""
        self.facets.setVisible(bool(rows))
        self.filter_field.setVisible(bool(rows))
        super().fill(rows)
        self.show_head()

    def said(self, rows: Sequence[ShipmentRow]) -> str:
        """How many pairs are under way, and whose risk they are."""
        if not rows:
            return "Pairs handed to the carrier, and what has come of them."
        pairs, way = sum(row.pairs for row in rows), sum(row.in_transit for row in rows)
        words = f"{count_words(pairs, 'pair')} shipped, {sum(row.received for row in rows):,} received"
        customer = self.desk.party("customer")
        words += f", {way:,} in transit at {customer}'s risk." if way else ", none in transit."
        if self.desk.as_of != self.desk.today:
            words += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return words

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """Export, the memorandum, and a new shipment."""
        if not self.table.rows:
            return ()
        return (
            (self.export_action(), "default"),
            (self._memorandum_action(), "default"),
            (self._new_action(), "primary"),
        )

    # -- the record ------------------------------------------------------------------------------------------

    def fill_inspector(self, row: ShipmentRow) -> None:
        """Names the shipment at once; the rest of it is read in a worker thread."""
        if self.inspector is None:
            return
        show_shipment_head(self.inspector, row)
        self.inspector.set_actions(
            [[self.button(self._receive_action(), "primary"), self.button(self._memorandum_action())],
             [self.button(self._order_action())]]
        )  # fmt: skip
        self.desk.read_later(
            shipment, row.number, self.desk.as_of, then=self._show_shipment, key=(id(self), "shipment")
        )

    def _show_shipment(self, detail: ShipmentDetail) -> None:
        """Fills the inspector, unless the cursor has moved on."""
        current = self.view.current()
        if self.inspector is None or current is None or current.number != detail.row.number:
            return
        self._detail = detail
        show_shipment(self.inspector, detail, self.desk.terms, self.desk.as_of, self.open_record)

    def why(self) -> tuple[Why, str] | None:
        """Why title and risk passed on the day they did."""
        row = self.view.current()
        if row is None:
            return None
        return row.title.why, f"When did title in {row.number} pass?"

    # -- what can be done ------------------------------------------------------------------------------------

    def _new_action(self) -> ScreenAction:
        return ScreenAction("New shipment", "N", "package-plus", self.new_shipment, self.why_not_ship)

    def _receive_action(self) -> ScreenAction:
        return ScreenAction("Receive...", "R", "scan-line", self.receive, self.why_not_receive)

    def _memorandum_action(self) -> ScreenAction:
        return ScreenAction("Packing memorandum", "P", "printer", self.print_shown, self.not_one)

    def _order_action(self) -> ScreenAction:
        return ScreenAction("Open order", "O", "file-text", self._open_order, self.not_one)

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the shipment chosen."""
        return (self._new_action(), self._receive_action(), self._memorandum_action(), self._order_action())

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do."""
        return self.row_actions()

    def why_not_ship(self) -> str:
        """Why nothing can be shipped: no issued order has pairs left."""
        rows = self.desk.read(orders, self.desk.as_of)
        left = any(row.issued_on and not row.cancelled_on and row.shipped < row.listed for row in rows)
        return "" if left else "No issued order has pairs left to ship (A-3)."

    def why_not_receive(self) -> str:
        """Why nothing can be received: all of it has come."""
        reason = self.not_one()
        if reason:
            return reason
        row: ShipmentRow = self.chosen()[0]
        return "" if row.in_transit else f"All pairs of {row.number} have been received."

    # -- doing -----------------------------------------------------------------------------------------------

    def new_shipment(self) -> None:
        """Opens the form of a shipment, and goes to what it recorded."""
        dialog = ShipDialog(self.desk, self)
        dialog.accepted.connect(lambda: self.go_to(dialog.shipment))
        self.open_form(dialog)

    def receive(self) -> None:
        """Opens the form that scans the shipment in."""
        self.open_form(ReceiveDialog(self.desk, self.chosen()[0].number, self))

    def print_shown(self) -> bool:
        """Shows the packing memorandum as it will print."""
        if self.not_one():
            return False
        preview(self, self.desk, PaperKind.PACKING_MEMORANDUM, self.chosen()[0].number)
        return True

    def _open_order(self) -> None:
        self.open_record("order", self.chosen()[0].order)
