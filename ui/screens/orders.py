"""The page of the Orders: every purchase order, its lines and prices, and where it stands among the pairs committed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from models.acts.order_lines import edit_order_line, paste_order_lines, remove_order_line, type_price
from models.acts.orders import discard_order
from models.errors import Refusal
from models.queries.orders import OrderDetail, OrderRow, OrderStanding, orders
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from models.rules.purchasing import bought
from models.sheets.kinds import PaperKind
from reports.columns import Column, Tone
from reports.grids_orders import LINE_PRICE, ORDER_LIST, ORDERS, LineShown
from ui.desk import Desk
from ui.dialogs.edit_order import EditOrder
from ui.dialogs.new_order import NewOrder
from ui.dialogs.order_acts import AddLine, CancelOrder, IssueOrder
from ui.dialogs.preview import preview
from ui.dialogs.route_order import RouteOrder
from ui.dialogs.ship import ShipDialog
from ui.row_table import Facet, RowTable
from ui.screen import NARROW, Group, ScreenAction
from ui.screens.order_lines import OrderLines, pasted_lines, price_of, quantity_of
from ui.screens.order_page import (
    OrderPage,
    order_page,
    why_not_cancel,
    why_not_change,
    why_not_price,
    why_not_route,
    why_not_ship_any,
)
from ui.screens.order_record import show_order
from ui.screens.record_list import RecordList
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words, plural

__all__ = ["OrdersScreen"]

Standing = OrderStanding
UNDER_WAY = (Standing.ISSUED, Standing.PART_SHIPPED, Standing.SHIPPED)
FACETS: tuple[Facet[OrderRow], ...] = (
    Facet("draft", "Draft", lambda row: row.standing is Standing.DRAFT),
    Facet("under_way", "Under way", lambda row: row.standing in UNDER_WAY, Tone.INFO),
    Facet("received", "Received", lambda row: row.standing is Standing.RECEIVED, Tone.OK),
    Facet("unpriced", "No price", lambda row: bool(row.unpriced), Tone.WARN),
)
HEAD, ROW, FOOT, MOST_ROWS = 40, 32, 32, 5


class OrdersScreen(RecordList):
    """The orders above, the lines of the one under the cursor below, the rest of it in the inspector."""

    key = "orders"
    title = "Orders"
    icon = "file-text"
    group = Group.STOCK
    noun = "order"
    workbook = ORDER_LIST
    reads = WHOLE_BOOK
    opens = frozenset({"order"})

    def __init__(self, desk: Desk) -> None:
        self._page: OrderPage | None = None
        self._lines_of = ""
        self._met = False
        self.lines = OrderLines()
        table: RowTable[OrderRow] = RowTable(
            ORDERS,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.cancelled_on is not None,
            sentence=lambda row: f"{row.number}, {row.heading}, {row.standing.words}",
        )
        super().__init__(desk, table, orders, hint="Enter goes into the lines, Esc comes back.", inspector=384)
        self.page.setStretchFactor(self.view, 0)
        self.page.addWidget(self.lines, 1)
        sentence = "An order lists radio pairs and what goes with them. The first one is Schedule A-3."
        first = self.button(self._new_action(), "primary")
        self.view.set_empty(EmptyState("file-text", "No orders yet", sentence, (first,)))
        self._listen()

    def _listen(self) -> None:
        self.view.opened.connect(lambda _row: self.lines.enter())
        self.lines.typed.connect(self._typed)
        self.lines.add_asked.connect(self._add_line)
        self.lines.clause_opened.connect(self.clause_asked)
        self.lines.view.current_changed.connect(lambda _row: self.actions_changed.emit())
        self.lines.view.menu_asked.connect(
            lambda _row, menu: [menu.addAction(f"{one.words}\t{one.key}", one.run) for one in self._line_actions()]
        )

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(order_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))

    def show_page(self, page: OrderPage) -> None:
        """Shows what was read; a book without orders has nothing to narrow and no lines."""
        self._page = page
        some = bool(page.rows)
        for part in (self.facets, self.filter_field, self.lines):
            part.setVisible(some)
        self.fill(page.rows)
        height = HEAD + FOOT + ROW * max(min(len(page.rows), MOST_ROWS), 2)
        self.view.setMaximumHeight(height if some else 16_777_215)
        self.view.setMinimumHeight(height if some else 0)
        self.show_head()

    def said(self, rows: Sequence[OrderRow]) -> str:
        """How many pairs are bought, and how many are left to buy."""
        if not rows or self._page is None:
            return "Purchase orders for the radio pairs of Exhibit A."
        done = bought(tuple(self._page.facts.values()), self.desk.as_of).value
        total = self.desk.terms.equipment.total_pairs
        words = f"{done} of {total} pairs are bought, {total - done} are left to buy."
        bare = sum(row.unpriced for row in rows if row.cancelled_on is None)
        if bare:
            words += f" {count_words(bare, 'line')} {plural(bare, 'has', 'have')} no price."
        if self.desk.as_of != self.desk.today:
            words += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return words

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the record opens beside the list where there is room."""
        super().showEvent(event)
        if not self._met:
            self._met = True
            self.show_inspector(self.window().width() >= NARROW)

    # -- the record ------------------------------------------------------------------------------------------

    @property
    def detail(self) -> OrderDetail | None:
        """The order under the cursor, whole."""
        row = self.view.current()
        return self._page.details.get(row.number) if row is not None and self._page is not None else None

    def show_record(self, row: OrderRow | None) -> None:
        """The lines of the order, and the rest of it beside the list."""
        detail = self.detail
        self.lines.setVisible(detail is not None)
        if detail is not None:
            self.lines.set_order(detail)
            if self._lines_of != detail.row.number:
                self._lines_of = detail.row.number
                self.lines.view.grid.clearSelection()
                self.lines.view.grid.setCurrentIndex(self.lines.table.index(-1, -1))
            self.lines.set_tools([self.button(one, "default", True) for one in self._tools()])
        super().show_record(row)

    def fill_inspector(self, row: OrderRow) -> None:
        """Shows an order."""
        detail = self.detail
        if self.inspector is None or detail is None:
            return
        plan = self._page.plans.get(row.number) if self._page is not None else None
        show_order(self.inspector, detail, plan, self.desk.as_of, self.open_record)
        route, ship, issue, cancel, discard, edit = self._order_actions()
        if detail.row.standing is Standing.DRAFT:
            rows = [[self.button(issue, "primary"), self.button(edit)], [self.button(route), self.button(discard)]]
        else:
            rows = [[self.button(ship, "primary")], [self.button(route), self.button(cancel)]]
        self.inspector.set_actions(rows)

    def why(self) -> tuple[Why, str] | None:
        """Why the total is what it is, or why it cannot be said."""
        detail = self.detail
        return (detail.total.why, f"The total of {detail.row.number}") if detail is not None else None

    # -- what can be done ------------------------------------------------------------------------------------

    def _new_action(self) -> ScreenAction:
        return ScreenAction("New order", "N", "file-plus", self.new_order)

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """The papers of the order, export, and a new one."""
        if self._page is None or not self._page.rows:
            return ()
        purchase, sale = self._paper_actions()
        return (
            (self.export_action(), "default"),
            (sale, "default"),
            (purchase, "default"),
            (self._new_action(), "primary"),
        )

    def _paper_actions(self) -> tuple[ScreenAction, ScreenAction]:
        return (
            ScreenAction(
                "Purchase order", "P", "printer", lambda: self._preview(PaperKind.PURCHASE_ORDER), self.not_one
            ),
            ScreenAction(
                "Bill of sale", "B", "receipt-text", lambda: self._preview(PaperKind.BILL_OF_SALE), self.not_one
            ),
        )

    def _order_actions(self) -> tuple[ScreenAction, ...]:
        return (
            ScreenAction("Routing...", "R", "route", self.route, self._no_route),
            ScreenAction("Ship pairs...", "S", "truck", self.ship, self._no_shipping),
            ScreenAction("Issue order...", "U", "send", self.issue, self._no_issue),
            ScreenAction("Cancel order...", "C", "ban", self.cancel_order, self._no_cancelling),
            ScreenAction("Discard draft", "D", "trash-2", self.discard, self._not_draft),
            ScreenAction("Edit draft...", "E", "square-pen", self.edit, self._not_draft),
        )

    def _line_actions(self) -> tuple[ScreenAction, ...]:
        return (
            ScreenAction("Add line...", "A", "list-plus", self._add_line, self._not_draft),
            ScreenAction("Paste lines from Excel", "Ctrl+V", "clipboard-paste", self.paste, self._not_draft),
            ScreenAction("Type price", "F2", "circle-dollar-sign", self.lines.type, self._no_price),
            ScreenAction("Remove line", "X", "list-x", self._remove_line, self._no_removing),
        )

    def _tools(self) -> Sequence[ScreenAction]:
        """The buttons over the lines: all of a draft's, else only the price."""
        detail = self.detail
        actions = self._line_actions()
        return actions[:3] if detail is not None and detail.row.standing is Standing.DRAFT else actions[2:3]

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the order chosen."""
        return (self._new_action(), *self._order_actions(), *self._paper_actions())

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do."""
        return (*self.row_actions(), *self._line_actions())

    def page_keys(self) -> Sequence[ScreenAction]:
        """J and K walk the list that has the keyboard."""
        return (
            ScreenAction("Next row", "J", "chevron-down", lambda: self._walked.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: self._walked.step(-1)),
            *super().page_keys()[2:],
        )

    @property
    def _walked(self) -> Any:
        return self.lines.view if self.lines.has_keyboard else self.view

    # -- why not ---------------------------------------------------------------------------------------------

    def _not_draft(self) -> str:
        return why_not_change(self.detail)

    def _no_route(self) -> str:
        return why_not_route(self.detail)

    def _no_price(self) -> str:
        return why_not_price(self.detail)

    def _no_cancelling(self) -> str:
        return why_not_cancel(self.detail)

    def _no_issue(self) -> str:
        detail = self.detail
        return why_not_change(detail) or (detail.why_not_issue or "" if detail is not None else "")

    def _no_shipping(self) -> str:
        return why_not_ship_any(self._page, self.detail, self.desk.as_of)

    def _no_removing(self) -> str:
        return self._not_draft() or ("" if self.lines.view.current() is not None else "Choose a line first.")

    # -- doing -----------------------------------------------------------------------------------------------

    def new_order(self) -> None:
        """Opens the form of a new order, and goes to what it drafted."""
        dialog = NewOrder(self.desk, self)
        dialog.accepted.connect(lambda: self.go_to(dialog.order))
        self.open_form(dialog)

    def issue(self) -> None:
        """Says what issuing means, and does it."""
        if self.detail is not None:
            self.open_form(IssueOrder(self.desk, self.detail, self))

    def cancel_order(self) -> None:
        """Opens the form that cancels the order."""
        if self.detail is not None:
            self.open_form(CancelOrder(self.desk, self.detail.row.number, self))

    def discard(self) -> None:
        """Takes the draft out of the book; Undo brings it back."""
        if self.detail is not None:
            self.do(discard_order, order=self.detail.row.number)

    def edit(self) -> None:
        """Opens the form of the draft's days, destination and terms."""
        if self.detail is not None:
            self.open_form(EditOrder(self.desk, self.detail, self))

    def route(self) -> None:
        """Opens the form of a routing instruction."""
        if self.detail is not None:
            self.open_form(RouteOrder(self.desk, self.detail, self))

    def ship(self) -> None:
        """Opens the form of a shipment of the order's pairs."""
        if self.detail is not None:
            self.open_form(ShipDialog(self.desk, self, self.detail.row.number))

    def _preview(self, kind: PaperKind) -> None:
        if self.detail is not None:
            preview(self, self.desk, kind, self.detail.row.number)

    def print_shown(self) -> bool:
        """Shows the purchase order as it will print."""
        if self.detail is None:
            return False
        self._preview(PaperKind.PURCHASE_ORDER)
        return True

    # -- the lines -------------------------------------------------------------------------------------------

    def _add_line(self) -> None:
        if self.detail is not None and not self._not_draft():
            self.open_form(AddLine(self.desk, self.detail.row.number, self))

    def _remove_line(self) -> None:
        shown, detail = self.lines.view.current(), self.detail
        if shown is not None and detail is not None:
            self.do(remove_order_line, order=detail.row.number, line=shown.line.position)

    def paste(self) -> None:
        """Adds the rows on the clipboard as lines; in a field the key pastes there."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.paste()
            return
        if self.detail is None:
            return
        try:
            lines = pasted_lines(QGuiApplication.clipboard().text())
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self.do(paste_order_lines, order=self.detail.row.number, lines=lines)

    def _typed(self, shown: LineShown, column: Column[LineShown], text: str) -> None:
        """Records what was typed into a cell, and goes one line down."""
        if self.detail is None:
            return
        facts: dict[str, object] = {"order": self.detail.row.number, "line": shown.line.position}
        try:
            if column is LINE_PRICE:
                done = self.do(type_price, **facts, price=price_of(text))
            elif column.title == "Qty":
                done = self.do(edit_order_line, **facts, quantity=quantity_of(text))
            else:
                done = self.do(edit_order_line, **facts, description=text)
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        if done is not None:
            self.lines.step_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the lines goes back to the orders."""
        if event.key() == Qt.Key.Key_Escape and self.lines.has_keyboard:
            self.view.focus()
            return
        super().keyPressEvent(event)
