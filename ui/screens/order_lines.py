"""The lines of one order: typed into, pasted, and summed up under them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.acts.order_lines import LineFact
from models.errors import Refusal
from models.queries.orders import OrderDetail, OrderStanding
from models.rules.clause import Unknown
from reports.columns import Column, Tone
from reports.grids_orders import LINE_PRICE, LINES, LineShown
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.screens.cell_editor import cell_editor
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column
from ui.widgets.text import Label
from ui.words import money_words

__all__ = ["OrderLines", "pasted_lines", "price_of", "quantity_of"]

PRICE = LINES.index(LINE_PRICE)


def price_of(text: str) -> Decimal | None:
    """A price as somebody types it; nothing typed takes it out; a Refusal when it is no sum."""
    bare = text.replace("$", "").replace(",", "").strip()
    if not bare:
        return None
    try:
        price = Decimal(bare)
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite():
        raise Refusal(f"“{text.strip()}” is not a price. Type a sum such as 22,400.00.", "A-3")
    return price


def quantity_of(text: str) -> int:
    """A quantity as somebody types it; a Refusal when it is no whole number."""
    bare = text.replace(",", "").strip()
    if not bare.isascii() or not bare.isdigit():
        raise Refusal(f"“{text.strip()}” is not a quantity. Type a whole number.", "A-3")
    return int(bare)


def pasted_lines(text: str) -> tuple[LineFact, ...]:
    """Rows copied out of a workbook: item, quantity and, where there is one, the unit price; heads are passed over."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    if rows and not any(_is_count(cell) for cell in rows[0]):
        rows = rows[1:]
    if not rows:
        raise Refusal("There are no lines on the clipboard. Copy rows with an item, a quantity and a price.", "A-3")
    return tuple(_line(number, cells) for number, cells in enumerate(rows, 1))


def _is_count(cell: str) -> bool:
    return cell.replace(",", "").isdigit() and cell.isascii()


def _line(number: int, cells: list[str]) -> LineFact:
    """One row, whichever of item and quantity stands first."""
    item = next((at for at, cell in enumerate(cells) if cell and not _is_count(cell)), None)
    count = next((at for at, cell in enumerate(cells) if _is_count(cell)), None)
    if item is None or count is None:
        raise Refusal(f"Row {number} has no {'item' if item is None else 'quantity'}.", "A-3")
    rest = [cell for at, cell in enumerate(cells) if at > max(item, count) and cell]
    return LineFact(cells[item], quantity_of(cells[count]), price=price_of(rest[0]) if rest else None)


class OrderLines(QWidget):
    """The card of an order's lines with its warning above and its sums below.

    Signals: typed(LineShown, Column, str) for a cell; clause_opened(str); add_asked() from the empty card.
    """

    typed = Signal(object, object, str)
    clause_opened = Signal(str)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: RowTable[LineShown] = RowTable(
            LINES,
            key=lambda shown: shown.line.position,
            edge=lambda shown: Tone.WARN if shown.line.price is None and shown.open else None,
            sentence=lambda shown: f"Line {shown.line.position}, {shown.line.quantity} of {shown.line.description}",
        )
        self.view = RowView(self.table, name="Lines of the order")
        self.title = Label("", "card")
        self.warning = Banner()
        self._tools = QHBoxLayout()
        self._running, self._missing = Label("", "body", "text2"), Label("", "body", "warn")
        self._sum_words, self._sum = Label("", "second"), Label("", "card")
        self.warning.acted.connect(lambda _number: self.clause_opened.emit("A-3"))
        self.view.edited.connect(self.typed)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        self._tools.setSpacing(8)
        head.addLayout(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.warning)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.view.set_strip(self._sums())
        add = Button("Add line", "primary", "list-plus")
        add.clicked.connect(self.add_asked)
        sentence = "Add the first line, or copy rows in Excel and press Ctrl+V here."
        self.view.set_empty(EmptyState("list-plus", "No lines yet", sentence, (add,)))

    def _sums(self) -> QWidget:
        """The strip under the lines: where the order stands among the 500, and what it costs."""
        sums = QWidget()
        across = QHBoxLayout(sums)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(12)
        across.addLayout(column(self._running, self._missing, spacing=2), 1)
        across.addWidget(self._sum_words)
        across.addWidget(self._sum)
        return sums

    def set_tools(self, buttons: list[Button]) -> None:
        """The buttons at the right of the title."""
        while self._tools.count():
            item = self._tools.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self._tools.addWidget(button)

    # -- filling ---------------------------------------------------------------------------------------------

    def set_order(self, order: OrderDetail) -> None:
        """Shows an order."""
        standing = order.row.standing
        draft, live = standing is OrderStanding.DRAFT, standing is not OrderStanding.CANCELLED
        self.title.setText(f"Lines of {order.row.number}")
        self.table.set_rows([LineShown(line, draft, live) for line in order.lines])
        self._show_warning(order)
        self._running.setText(f"{order.running_words}.")
        missing = order.total.missing if isinstance(order.total, Unknown) else ""
        self._missing.setText(f"The total is not complete: {missing}.")
        self._missing.setVisible(bool(missing))
        bare = all(line.price is None for line in order.lines)
        self._sum_words.setText("Priced lines, USD" if missing and not bare else "Total, USD")
        self._sum.setText("not entered" if bare else money_words(order.priced_total))

    def _show_warning(self, order: OrderDetail) -> None:
        """The banner that stands as long as the lines and the contract differ."""
        row, words = order.row, warning_words(order)
        self.warning.setVisible(bool(words[0]))
        self.warning.set(*words, Tone.WARN, "", ["Read A-3"])
        self.warning.setToolTip("\n".join(row.warnings))

    # -- typing ----------------------------------------------------------------------------------------------

    @property
    def has_keyboard(self) -> bool:
        """Whether the cursor is in the lines."""
        return self.view.grid.hasFocus() or cell_editor(self.view) is not None

    def enter(self) -> None:
        """Puts the cursor on the price of the first line without one, else of the first line."""
        bare = next((row for row in self.table.shown if row.line.price is None), None)
        first = bare or next(iter(self.table.shown), None)
        if first is not None and not self.view.grid.currentIndex().isValid():
            self.view.grid.go_to(self.table.index_of(first.line.position), PRICE)
        self.view.focus()

    def type(self) -> None:
        """Opens the cell under the cursor, or the first price that is missing."""
        if cell_editor(self.view) is not None:
            return
        grid = self.view.grid
        column_now: Column[LineShown] | None = LINES[grid.currentIndex().column()] if grid.hasFocus() else None
        row = self.view.current()
        if column_now is None or row is None or column_now.editable is None or not column_now.editable(row):
            line = self._to_price(row if grid.hasFocus() else None)
            if line < 0:
                return
            grid.go_to(line, PRICE)
        self.view.focus()
        grid.edit(grid.currentIndex())

    def _to_price(self, row: LineShown | None) -> int:
        """The line whose price is to be typed."""
        bare = next((one for one in self.table.shown if one.line.price is None), None)
        wanted = row or bare or next(iter(self.table.shown), None)
        return -1 if wanted is None else self.table.index_of(wanted.line.position)

    def step_down(self) -> None:
        """Goes to the next line in the same column, as Enter does in a workbook."""
        self.view.step(1)


def warning_words(order: OrderDetail) -> tuple[str, str]:
    """What the banner says, as a fact and a sentence; both empty when nothing is odd."""
    row = order.row
    if not row.warnings:
        return "", ""
    if row.listed and row.listed != row.batch_pairs:
        lists = f"Schedule {row.form} lists" if row.form == "A-3" else f"{row.number} lists"
        more = f" {row.warnings[1]}" if len(row.warnings) > 1 else ""
        return f"{lists} {row.listed} pairs.", f"The contract counts {row.batch_pairs} for batch {row.batch}.{more}"
    return "The lines do not fit together.", row.warnings[0]
