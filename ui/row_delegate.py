"""How a cell of a list is painted and typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reports.columns import Align, Column, Kind, Tone
from ui import icons, theme
from ui.row_table import GroupHead, RowTable
from ui.widgets import paint

if TYPE_CHECKING:
    from ui.row_grid import RowGrid

__all__ = ["FIRST_PAD", "PAD", "RowDelegate"]

FIRST_PAD, PAD, LAST_PAD = 16, 8, 16
BUTTON_HEIGHT = 26
EDGES = {Tone.INFO: "focus", Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad", Tone.DEEM: "deem"}
Index = QModelIndex | QPersistentModelIndex


class CellField(QLineEdit):
    """The field inside a cell; the Enter that ends it goes no further, or the row would open as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter, which the delegate has seen by then."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a RowGrid from its columns.

    Signals: typing(line, column, str) while a cell is typed in; finished() when it is left.
    """

    typing = Signal(int, int, str)
    finished = Signal()

    def __init__(self, grid: RowGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    @property
    def _table(self) -> RowTable[Any]:
        return cast("RowTable[Any]", self._grid.model())

    # -- painting ------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws ground, hairline, content, selection bar and focus ring of one cell."""
        painter.save()
        where = QRectF(option.rect)
        painter.setClipRect(where)
        head = self._table.head_at(index.row())
        if head is not None:
            self._paint_head(painter, where, head, index)
        else:
            self._paint_row(painter, where, option, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, where: QRectF, head: GroupHead, index: Index) -> None:
        """Each cell shows its piece of one line that runs across all columns."""
        painter.fillRect(where, theme.color("sunk"))
        self._hairline(painter, where)
        left = float(self._grid.columnViewportPosition(0))
        icons.paint(
            painter,
            "chevron-down" if head.open else "chevron-right",
            QRectF(left + FIRST_PAD, where.center().y() - 7, 14, 14),
            theme.color("text2"),
        )
        tone = head.group.tone
        ink = paint.tone_ink(tone) if tone is not None else theme.color("text2")
        bold = theme.font(13, 600)
        start = left + FIRST_PAD + 19
        line = QRectF(start, where.top(), 600, where.height() - 1)
        paint.words(painter, line, head.group.words, bold, ink)
        line.setLeft(start + paint.width_of(head.group.words, bold) + 8)
        paint.words(painter, line, f"{head.count:,}", theme.font(), theme.color("text3"))
        if self._grid.hasFocus() and self._grid.currentIndex().row() == index.row():
            whole = QRectF(left, where.top(), self._grid.viewport().width(), where.height() - 1)
            paint.focus_ring(painter, whole.adjusted(1, 1, -1, -1), 4)

    def _hairline(self, painter: QPainter, where: QRectF) -> None:
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), theme.color("line"))

    def _paint_row(self, painter: QPainter, where: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._table.row_at(index.row())
        column = self._table.columns[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = index.row() == self._grid.hovered_line
        painter.fillRect(where, theme.color("accentS" if selected else "hover" if hovered else "surface"))
        self._hairline(painter, where)
        self._paint_edge(painter, where, row, index.column(), selected)
        room = self._room(where, index.column())
        problem = column.problem(row) if column.problem is not None else ""
        if problem:
            outline = QRectF(room.left() - 5, where.center().y() - 12, room.width() + 8, 23)
            paint.box(painter, outline, 4, theme.color("badS"), theme.color("bad"))
        self._paint_content(painter, room, column, row, selected, index, bool(problem))
        if self._grid.rings(index):
            ring = where.adjusted(3 if index.column() == 0 else 1, 1, -1, -2)
            paint.focus_ring(painter, ring, 4)

    def _paint_edge(self, painter: QPainter, where: QRectF, row: object, column: int, selected: bool) -> None:
        if self._grid.visual(column) != 0:
            return
        tone = self._table.edge(row) if self._table.edge is not None else None
        token = "focus" if selected else EDGES.get(tone, "line2") if tone is not None else ""
        if token:
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height() - 1), theme.color(token))

    def _room(self, where: QRectF, column: int) -> QRectF:
        left = FIRST_PAD if self._grid.visual(column) == 0 else PAD
        right = LAST_PAD if self._grid.is_last(column) else PAD
        return where.adjusted(left, 0, -right, -1)

    def _paint_content(
        self, painter: QPainter, room: QRectF, column: Column[Any], row: Any, selected: bool, index: Index, wrong: bool
    ) -> None:
        said = self._table.words_of(row, column)
        tone = column.tone(row) if column.tone is not None else None
        if not said:
            return
        match column.kind:
            case Kind.CHIP if column.text is not None or column.value(row) is not None:
                icon = column.icon(row) if column.icon is not None else ""
                paint.chip(painter, room, said, tone or Tone.NEUTRAL, icon, selected)
            case Kind.TAG if column.text is not None or column.value(row) is not None:
                paint.tag(painter, room, said)
            case Kind.PAIR if isinstance(column.value(row), tuple):
                self._paint_pair(painter, room, cast("tuple[str, str | None]", column.value(row)))
            case Kind.DOT:
                hollow = tone is Tone.OUTLINE
                paint.dot(painter, room.left() + 4, room.center().y(), theme.color("text2"), hollow)
                paint.words(painter, room.adjusted(16, 0, 0, 0), said, theme.font(), theme.color("text2"))
            case Kind.ACTION:
                self._paint_button(painter, room, said, tone is Tone.INFO, index)
            case _:
                self._paint_words(painter, room, column, row, said, tone, index.column(), wrong)

    def _ink(self, column: Column[Any], row: Any, tone: Tone | None, number: int, wrong: bool) -> QColor:
        if wrong:
            return theme.color("bad")
        if tone is not None:
            return paint.tone_ink(tone)
        if self._table.dim is not None and self._table.dim(row):
            return theme.color("text3")
        if column.text is None and column.value(row) is None:
            return theme.color("text3")
        named = number == 0 or column.kind in (Kind.SERIAL, Kind.NUMBER, Kind.MONEY) or column.grow
        return theme.color("text" if named else "text2")

    def _paint_words(
        self,
        painter: QPainter,
        room: QRectF,
        column: Column[Any],
        row: Any,
        said: str,
        tone: Tone | None,
        number: int,
        wrong: bool,
    ) -> None:
        """The main voice, and after it as much of the grey second voice as there is room for."""
        heavy = number == 0 or wrong or tone in (Tone.WARN, Tone.BAD)
        font = theme.font(13, 500 if heavy else 400, zero=column.kind is Kind.SERIAL)
        ink = self._ink(column, row, tone, number, wrong)
        align = paint.RIGHT if column.side is Align.RIGHT else paint.LEFT
        second = column.second(row) if column.second is not None else ""
        if second and column.side is Align.LEFT:
            used = paint.width_of(said, font) + 8
            rest = room.adjusted(used, 0, 0, 0)
            if rest.width() > 24:
                paint.words(painter, rest, second, theme.font(), theme.color("text3"))
        paint.words(painter, room, said, font, ink, align)

    def _paint_pair(self, painter: QPainter, room: QRectF, ends: tuple[str, str | None]) -> None:
        """Serial o-o serial, the second one said to be missing if it was not scanned."""
        near, far = ends
        font = theme.font(13, 400, zero=True)
        half = (room.width() - 40) / 2
        ink = theme.color("text")
        paint.words(painter, QRectF(room.left(), room.top(), half, room.height()), near, font, ink)
        x, y = room.left() + half + 6, room.center().y()
        painter.setPen(QPen(theme.color("field"), 1.5))
        painter.drawLine(QPointF(x + 5.5, y), QPointF(x + 18.5, y))
        for ring in (x, x + 18):
            paint.box(painter, QRectF(ring, y - 3, 6, 6), 3, None, theme.color("field"), 1.3)
        rest = QRectF(x + 30, room.top(), half, room.height())
        if far is None:
            paint.words(painter, rest, "not scanned", theme.font(13, 500), theme.color("warn"))
        else:
            paint.words(painter, rest, far, font, ink)

    def _paint_button(self, painter: QPainter, room: QRectF, said: str, primary: bool, index: Index) -> None:
        body = self.button_place(room)
        over = self._grid.hovered_button == (index.row(), index.column())
        if primary:
            paint.box(painter, body, 6, theme.color("accentH" if over else "accent"))
        else:
            paint.box(painter, body, 6, theme.color("hover" if over else "surface"), theme.color("line2"))
        ink = theme.color("onacc" if primary else "text")
        inner = body.adjusted(6, -0.5, -6, -0.5)
        paint.words(painter, inner, said, theme.font(12, 500), ink, paint.CENTRE)

    @staticmethod
    def button_place(room: QRectF) -> QRectF:
        """Where the button of a cell stands in it."""
        return QRectF(room.left(), round(room.center().y() - BUTTON_HEIGHT / 2), room.width(), BUTTON_HEIGHT)

    # -- typing in a cell ----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field with the focus border inside the cell."""
        editor = CellField(parent)
        editor.setObjectName("cell")
        column = self._table.columns[index.column()]
        editor.setFont(theme.font(13, 500, zero=column.kind is Kind.SERIAL))
        editor.setAccessibleName(column.full_title)
        if column.side is Align.RIGHT:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        place = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda text: self.typing.emit(place.row(), place.column(), text))
        editor.destroyed.connect(self.finished)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Starts from the words of the cell; words for a missing value are not text to keep."""
        row = self._table.row_at(index.row())
        column = self._table.columns[index.column()]
        known = row is not None and column.value(row) is not None
        if isinstance(editor, QLineEdit):
            editor.setText(self._table.words_of(row, column) if known else "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hands the words to the table, which tells whoever keeps the rows."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field leaves one pixel of the row around it."""
        first = self._grid.visual(index.column()) == 0
        editor.setGeometry(option.rect.adjusted(10 if first else 2, 2, -2, -3))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are as high as the grid says."""
        return QSize(40, self._grid.verticalHeader().defaultSectionSize())
