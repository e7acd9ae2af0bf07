"""The picture on the welcome page: two buildings and the path between their masts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import paint

__all__ = ["Skyline"]

# left, width, height, windows across, windows down, whether it carries a mast
HOUSES = (
    (41, 53, 57, 3, 2, False), (104, 74, 103, 4, 5, True), (188, 44, 46, 2, 2, False),
    (604, 48, 51, 2, 2, False), (663, 79, 83, 4, 4, True), (753, 51, 43, 3, 1, False),
)  # fmt: skip
MASTS = ((141.0, 126.0), (702.5, 106.0))
WIDTH, HEIGHT, GROUND = 840, 140, 138


class Skyline(QWidget):
    """Two hubs of a link, drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Two buildings joined by a radio link")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws ground, houses, masts and the dashed path."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - WIDTH) / 2, 0)
        for house in HOUSES:
            self._draw_house(painter, *house)
        painter.fillRect(QRectF(0, GROUND - 1, WIDTH, 2), theme.color("line"))
        self._draw_path(painter)

    @staticmethod
    def _draw_house(painter: QPainter, left: int, wide: int, high: int, across: int, down: int, tall: bool) -> None:
        body = QRectF(left, GROUND - high, wide, high)
        paint.box(painter, body, 2, theme.color("surface" if tall else "sunk"), theme.color("line2"))
        step = 14.7 if across != 3 else 13.5
        start = left + (wide - step * (across - 1) - 6) / 2
        for row in range(down):
            for column in range(across):
                window = QRectF(start + column * step, GROUND - high + 14 + 16 * row, 6, 8)
                paint.box(painter, window, 1, theme.color("line"))

    @staticmethod
    def _draw_path(painter: QPainter) -> None:
        (x1, y1), (x2, y2) = MASTS
        one, two = QPointF(x1, GROUND - y1), QPointF(x2, GROUND - y2)
        pen = QPen(theme.color("s2"), 2)
        pen.setDashPattern([5, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(one, two)
        tops = {tuple(MASTS[0]): 103, tuple(MASTS[1]): 83}
        for end, top in zip((one, two), tops.values(), strict=True):
            painter.setPen(QPen(theme.color("text3"), 2))
            painter.drawLine(end, QPointF(end.x(), GROUND - top))
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("canvas"))
            painter.drawEllipse(end, 6, 6)
