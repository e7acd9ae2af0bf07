"""A list on a page: the grid in its card, its footer, the strip under it and what stands in its place when empty."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reports.columns import Column
from ui import theme
from ui.row_grid import RowGrid
from ui.row_table import RowTable
from ui.widgets import paint
from ui.widgets.text import Label, Rule

__all__ = ["RowView"]


class RowView(QFrame):
    """A card with the rows of a RowTable.

    Signals: opened(row); current_changed(row or None); selection_changed(list); acted(row, Column);
    tag_opened(row, Column); edited(row, Column, str); typing(row, Column, str) while a cell is typed in and
    typing_ended() after; menu_asked(row, QMenu).
    """

    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal(list)
    acted = Signal(object, object)
    tag_opened = Signal(object, object)
    edited = Signal(object, object, str)
    typing = Signal(object, object, str)
    typing_ended = Signal()
    menu_asked = Signal(object, QMenu)

    def __init__(
        self,
        table: RowTable[Any],
        *,
        hint: str = "",
        footer: bool = True,
        row_height: int = 32,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        if table.parent() is None:
            table.setParent(self)
        self.grid = RowGrid(table, row_height, self)
        self.grid.setAccessibleName(name or "List")
        self._empty: QWidget | None = None
        self._nothing: QWidget | None = None
        self._strip: QWidget | None = None
        self._told: Hashable | None = None
        self._build(hint, footer)
        self._connect()
        self._show_state()

    def _build(self, hint: str, footer: bool) -> None:
        self._stack_host = QWidget()
        self._stack = QStackedLayout(self._stack_host)
        self._stack.addWidget(self.grid)
        self._counts = Label("", "hint", "text2")
        self._hint = Label(hint, "hint", elides=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._foot = QWidget()
        self._foot.setFixedHeight(30)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(16)
        foot.addWidget(self._counts)
        foot.addWidget(self._hint, 1)
        self._foot_rule = Rule()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(1, 1, 1, 1)
        self._body.setSpacing(0)
        self._body.addWidget(self._stack_host, 1)
        self._body.addWidget(self._foot_rule)
        self._body.addWidget(self._foot)
        self._has_footer = footer

    def _connect(self) -> None:
        self.grid.opened.connect(self.opened)
        self.grid.acted.connect(self.acted)
        self.grid.tag_opened.connect(self.tag_opened)
        self.grid.menu_asked.connect(self.menu_asked)
        self.grid.cells.typing.connect(self._typing)
        self.grid.cells.finished.connect(self.typing_ended)
        self.table.edited.connect(self.edited)
        self.table.changed.connect(self._show_state)
        selection = self.grid.selectionModel()
        selection.currentChanged.connect(self._tell_current)
        selection.selectionChanged.connect(self._tell_selection)
        self.setFocusProxy(self.grid)

    # -- what screens ask ----------------------------------------------------------------------------------

    def current(self) -> Any:
        """The row the cursor is on, or None."""
        return self.grid.current_row()

    def selected(self) -> list[Any]:
        """The chosen rows, in the order shown."""
        return self.grid.selected_rows()

    def select(self, key: Hashable) -> bool:
        """Goes to the row of a key; False when it is not shown."""
        line = self.table.index_of(key)
        if line >= 0:
            self.grid.go_to(line)
        return line >= 0

    def step(self, by: int) -> None:
        """Moves to the next (+1) or the previous (-1) row."""
        self.grid.step(by)

    def focus(self) -> None:
        """Gives the grid the keyboard, or what stands in its place while there are no rows, until there are some."""
        shown = self._stack.currentWidget() or self.grid
        others = shown.findChildren(QAbstractButton) if shown is not self.grid else []
        (others[0] if others else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hint(self, sentence: str) -> None:
        """The words at the right of the footer."""
        self._hint.setText(sentence)

    def set_empty(self, widget: QWidget) -> None:
        """What stands in place of the list while there are no rows at all."""
        self._empty = widget
        self._stack.addWidget(widget)
        self._show_state()

    def set_nothing(self, widget: QWidget) -> None:
        """What stands under the heads while filters hide every row."""
        self._nothing = widget
        widget.setParent(self.grid)
        self._show_state()

    def set_strip(self, widget: QWidget | None) -> None:
        """A strip in place of the footer, such as what Enter will do; None brings the footer back."""
        if self._strip is widget:
            return
        if self._strip is not None:
            self._body.removeWidget(self._strip)
            self._strip.hide()
            self._strip.setParent(None)
        self._strip = widget
        if widget is not None:
            self._body.addWidget(widget)
            widget.show()
        self._show_state()

    # -- keeping up ----------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        none_at_all = not self.table.rows and self._empty is not None
        wanted = self._empty if none_at_all and self._empty is not None else self.grid
        if wanted is not self._stack.currentWidget():
            had = self._stack_host.isAncestorOf(QApplication.focusWidget() or self)
            self._stack.setCurrentWidget(wanted)
            if had:
                self.focus()
        hidden = bool(self.table.rows) and not self.table.shown
        if self._nothing is not None:
            self._nothing.setVisible(hidden)
            self._place_nothing()
        foot = self._has_footer and not none_at_all and not hidden and self._strip is None
        self._foot.setVisible(foot)
        self._foot_rule.setVisible(foot)
        self._body.setContentsMargins(1, 1, 1, 1 if foot or self._strip is not None else 6)
        self._count()
        self._tell_current()

    def _count(self) -> None:
        chosen, shown, held = len(self.selected()), len(self.table.shown), len(self.table.rows)
        self._counts.setText(f"{chosen:,} selected, {shown:,} shown, {held:,} in all")

    def _place_nothing(self) -> None:
        if self._nothing is not None:
            head = self.grid.horizontalHeader().height()
            self._nothing.setGeometry(0, head, self.grid.width(), max(self.grid.height() - head, 0))

    def _tell_current(self, *_: object) -> None:
        """Tells of the row under the cursor when it is another one, or the same with other facts."""
        row = self.current()
        if row != self._told:
            self._told = row
            self.current_changed.emit(row)

    def _tell_selection(self, *_: object) -> None:
        self._count()
        self.selection_changed.emit(self.selected())

    def _typing(self, line: int, number: int, text: str) -> None:
        row = self.table.row_at(line)
        if row is not None:
            column: Column[Any] = self.table.columns[number]
            self.typing.emit(row, column, text)

    def sizeHint(self) -> QSize:
        """Room for a dozen rows."""
        return QSize(640, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the page that says nothing matches in place."""
        super().resizeEvent(event)
        self._place_nothing()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card."""
        paint.box(QPainter(self), self.rect().toRectF(), 8, theme.color("surface"), theme.color("line"))
