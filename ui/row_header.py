"""The head of a list: titles, and the arrow of the sorted column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from reports.columns import Align
from ui import icons, theme
from ui.row_delegate import FIRST_PAD, LAST_PAD, PAD
from ui.row_table import RowTable
from ui.widgets import paint

if TYPE_CHECKING:
    from ui.row_grid import RowGrid

__all__ = ["RowHeader"]


class RowHeader(QHeaderView):
    """The titles over a RowGrid; pressing one sorts by it, a third press gives back the given order."""

    def __init__(self, grid: RowGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)
        self.setFixedHeight(32)
        self.sectionClicked.connect(self._sort)
        self.setAccessibleName("Column heads")
        self.viewport().setAutoFillBackground(False)

    @property
    def _table(self) -> RowTable[Any]:
        return cast("RowTable[Any]", self._grid.model())

    def _sort(self, section: int) -> None:
        table = self._table
        if table.sorted_by == (section, Qt.SortOrder.DescendingOrder):
            table.sort(-1)
        elif table.sorted_by == (section, Qt.SortOrder.AscendingOrder):
            table.sort(section, Qt.SortOrder.DescendingOrder)
        else:
            table.sort(section)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """A fixed height."""
        return QSize(super().sizeHint().width(), 32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draws one title; the sorted one is darker and has an arrow."""
        where = QRectF(rect)
        column = self._table.columns[section]
        in_force = self._table.sorted_by
        mine = in_force is not None and in_force[0] == section
        left = FIRST_PAD if self._grid.visual(section) == 0 else PAD
        right = LAST_PAD if self._grid.is_last(section) else PAD
        room = where.adjusted(left, 0, -right, -1)
        font = theme.font(12, 600 if mine else 500)
        wide = min(paint.width_of(column.title, font), room.width() - (15 if mine else 0))
        if column.side is Align.RIGHT:
            room.setLeft(room.right() - wide - (15 if mine else 0))
        ink = theme.color("text" if mine else "text3")
        paint.words(painter, QRectF(room.left(), room.top(), wide + 1, room.height()), column.title, font, ink)
        if mine and in_force is not None:
            name = "arrow-up" if in_force[1] == Qt.SortOrder.AscendingOrder else "arrow-down"
            icons.paint(painter, name, QRectF(room.left() + wide + 3, where.center().y() - 6.5, 12, 12), ink, 2.4)

    def paintEvent(self, event: Any) -> None:
        """Draws one ground with the round corners of the card, then the titles."""
        painter = QPainter(self.viewport())
        painter.setClipRect(self.viewport().rect())
        ground = self.viewport().rect().toRectF().adjusted(0, 0, 0, 8)
        paint.box(painter, ground, 7, theme.color("sunk"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()
        super().paintEvent(event)
