"""The table view of a list: keys, pointer, column widths and what keeps its place through a refill."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from reports.columns import Column, Kind
from ui.row_delegate import RowDelegate
from ui.row_header import RowHeader
from ui.row_table import RowTable

__all__ = ["RowGrid"]

CHARACTER = 7.3
GROUP_HEIGHT = 26
Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowGrid(QTableView):
    """A QTableView over a RowTable.

    Signals: opened(row); acted(row, Column) for a button in a cell; tag_opened(row, Column); menu_asked(row, QMenu).
    """

    opened = Signal(object)
    acted = Signal(object, object)
    tag_opened = Signal(object, object)
    menu_asked = Signal(object, QMenu)

    def __init__(self, table: RowTable[Any], row_height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_line = -1
        self.hovered_button: tuple[int, int] | None = None
        self._kept: tuple[list[Hashable], Hashable | None, int, int] = ([], None, 0, 0)
        self._row_height = row_height
        self._by_hand: set[int] = set()
        self._laying_out = False
        self.setModel(table)
        self.cells = RowDelegate(self)
        self.setItemDelegate(self.cells)
        self._dress()
        self._set_heights()
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
        self.doubleClicked.connect(self._pressed_twice)
        self.clicked.connect(self._pressed)

    def _dress(self) -> None:
        header = RowHeader(self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._resized_by_hand)
        header.setStretchLastSection(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        typed = QAbstractItemView.EditTrigger.AnyKeyPressed
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | typed)

    @property
    def table(self) -> RowTable[Any]:
        """The model under this view."""
        return cast("RowTable[Any]", self.model())

    # -- columns -------------------------------------------------------------------------------------------

    def visual(self, column: int) -> int:
        """The place of a column among those shown."""
        return sum(not self.isColumnHidden(i) for i in range(column))

    def is_last(self, column: int) -> bool:
        """Whether no column is shown after this one."""
        return all(self.isColumnHidden(i) for i in range(column + 1, len(self.table.columns)))

    def _resized_by_hand(self, section: int, before: int, after: int) -> None:
        if not self._laying_out:
            self._by_hand.add(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out again."""
        super().resizeEvent(event)
        self.lay_out()

    def _wanted(self, number: int, column: Column[Any]) -> int:
        return round(column.width * CHARACTER) + (24 if number == 0 else 16)

    def lay_out(self) -> None:
        """Gives every column its width, folds some away when there is too little, and shares what is left."""
        columns = self.table.columns
        width = self.viewport().width()
        wanted = [self._wanted(i, column) for i, column in enumerate(columns)]
        hidden: set[int] = set()
        foldable = sorted((i for i, column in enumerate(columns) if column.fold), key=lambda i: -columns[i].fold)
        for i in foldable:
            if sum(w for j, w in enumerate(wanted) if j not in hidden) <= width:
                break
            hidden.add(i)
        shown = [i for i in range(len(columns)) if i not in hidden]
        spare = width - sum(wanted[i] for i in shown)
        shares = {i: columns[i].grow for i in shown if columns[i].grow} or {i: wanted[i] for i in shown}
        self._laying_out = True
        left = spare
        for n, (i, share) in enumerate(shares.items()):
            extra = left if n == len(shares) - 1 else round(spare * share / sum(shares.values()))
            wanted[i] = max(wanted[i] + extra, min(wanted[i], 80))
            left -= extra
        for i in range(len(columns)):
            self.setColumnHidden(i, i in hidden)
            if i in shown and i not in self._by_hand:
                self.setColumnWidth(i, wanted[i])
        self._laying_out = False

    # -- keeping the place ---------------------------------------------------------------------------------

    def selected_rows(self) -> list[Any]:
        """The chosen rows, in the order shown."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in map(self.table.row_at, lines) if row is not None]

    def current_row(self) -> Any:
        """The row the cursor is on, or None."""
        index = self.currentIndex()
        return self.table.row_at(index.row()) if index.isValid() else None

    def _remember(self) -> None:
        table, current = self.table, self.current_row()
        keys = [table.key_of(row) for row in self.selected_rows()]
        place = self.verticalScrollBar().value()
        self._kept = (keys, table.key_of(current) if current is not None else None, self.currentIndex().column(), place)

    def _restore(self) -> None:
        """Chooses the same rows again where they are still shown."""
        self._set_heights()
        keys, current, column, place = self._kept
        line = self.table.index_of(current) if current is not None else -1
        selection = self.selectionModel()
        if line >= 0:
            flags = selection.SelectionFlag.NoUpdate
            selection.setCurrentIndex(self.table.index(line, max(column, 0)), flags)
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for key in keys:
            found = self.table.index_of(key)
            if found >= 0:
                selection.select(self.table.index(found, 0), flags)
        self.verticalScrollBar().setValue(place)

    def _set_heights(self) -> None:
        for line in range(self.table.rowCount()):
            if self.table.head_at(line) is not None:
                self.setRowHeight(line, GROUP_HEIGHT)

    def go_to(self, line: int, column: int = 0) -> None:
        """Puts the cursor on a line and chooses it alone."""
        if 0 <= line < self.table.rowCount():
            index = self.table.index(line, column)
            selection = self.selectionModel()
            flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
            selection.setCurrentIndex(index, flags)
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Moves to the next or the previous row, past the heads of groups."""
        line = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else self.table.rowCount())
        line += by
        while 0 <= line < self.table.rowCount() and self.table.row_at(line) is None:
            line += by
        if 0 <= line < self.table.rowCount():
            self.go_to(line, max(self.currentIndex().column(), 0))

    def rings(self, index: Index) -> bool:
        """Whether a cell wears the focus ring."""
        return self.hasFocus() and index == self.currentIndex()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that gets the keyboard has a row under the cursor, never the head of a group."""
        if not self.currentIndex().isValid():
            self.step(1)
        super().focusInEvent(event)

    # -- keys and pointer ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K step, Space chooses, Enter does what the cell offers or opens, typing edits a cell."""
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.table.tsv(self.selected_rows()))
        elif plain and key == Qt.Key.Key_J:
            self.step(1)
        elif plain and key == Qt.Key.Key_K:
            self.step(-1)
        elif plain and key == Qt.Key.Key_Space:
            self._toggle()
        elif plain and key in ENTER:
            self._enter(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self.go_to(0 if key == Qt.Key.Key_Home else self.table.rowCount() - 1)
        elif self._starts_typing(event):
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        elif key == Qt.Key.Key_Escape or self._is_for_the_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _starts_typing(self, event: QKeyEvent) -> bool:
        """A digit begins editing a cell that may be typed in; letters stay keys of the page."""
        index = self.currentIndex()
        editable = index.isValid() and bool(self.table.flags(index) & Qt.ItemFlag.ItemIsEditable)
        return editable and len(event.text()) == 1 and event.text() in "0123456789.,-"

    @staticmethod
    def _is_for_the_page(event: QKeyEvent) -> bool:
        """Letters and signs are keys of the page; Qt would begin to edit with them."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return bool(event.text()) and event.text().isprintable() and not event.modifiers() & held

    def _toggle(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.table.row_at(index.row()) is not None:
            selection = self.selectionModel()
            selection.select(index, selection.SelectionFlag.Toggle | selection.SelectionFlag.Rows)

    def _enter(self, index: Index) -> None:
        """Enter on a cell: press its button, open its tag, open or close its group, or open the row."""
        if not index.isValid():
            return
        head = self.table.head_at(index.row())
        if head is not None:
            self.table.toggle_group(head.group.key)
            self.go_to(index.row())
            return
        if not self._do_cell(index):
            self.opened.emit(self.table.row_at(index.row()))

    def _do_cell(self, index: Index) -> bool:
        row, column = self.table.row_at(index.row()), self.table.columns[index.column()]
        if row is None or column.kind not in (Kind.ACTION, Kind.TAG) or not self.table.words_of(row, column):
            return False
        (self.acted if column.kind is Kind.ACTION else self.tag_opened).emit(row, column)
        return True

    def _pressed(self, index: Index) -> None:
        if self.table.head_at(index.row()) is not None:
            self._enter(index)
        elif QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._do_cell(index)

    def _pressed_twice(self, index: Index) -> None:
        row, column = self.table.row_at(index.row()), self.table.columns[index.column()]
        if row is None or column.kind in (Kind.ACTION, Kind.TAG):
            return
        if self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the pointer with the colour of its row."""
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the colour away."""
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def _hover(self, where: QPoint) -> None:
        index = self.indexAt(where)
        line = index.row() if index.isValid() else -1
        column = self.table.columns[index.column()] if index.isValid() else None
        over = column is not None and column.kind is Kind.ACTION
        button = (index.row(), index.column()) if over else None
        if (line, button) != (self.hovered_line, self.hovered_button):
            self.hovered_line, self.hovered_button = line, button
            self.viewport().update()
        pointing = column is not None and column.kind in (Kind.ACTION, Kind.TAG) and self.table.head_at(line) is None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the row: the buttons of its cells, then whatever the screen adds."""
        row = self.current_row()
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction("Open\tEnter", lambda: self.opened.emit(row))
        for column in self.table.columns:
            said = self.table.words_of(row, column) if column.kind is Kind.ACTION else ""
            if said:
                menu.addAction(said, partial(self.acted.emit, row, column))
        self.menu_asked.emit(row, menu)
        menu.addAction("Copy\tCtrl+C", lambda: QApplication.clipboard().setText(self.table.tsv(self.selected_rows())))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
