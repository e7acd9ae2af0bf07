"""A sheet over the window, soft at its edge: what the find box and the as-of control open."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import paint

__all__ = ["SHADE", "Sheet"]

SHADE = 12


class Sheet(QWidget):
    """The sheet stands SHADE pixels inside its widget, which leaves room for the soft edge."""

    @property
    def body(self) -> QRectF:
        """Where the sheet itself is."""
        return self.rect().toRectF().adjusted(SHADE, SHADE, -SHADE, -SHADE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the soft edge and the sheet."""
        self.draw_sheet(QPainter(self))

    def draw_sheet(self, painter: QPainter) -> None:
        """The soft edge in rings, then the sheet."""
        for ring in range(SHADE, 0, -1):
            paint.box(painter, self.body.adjusted(-ring, -ring + 2, ring, ring), 8 + ring, QColor(0, 0, 0, 4))
        paint.box(painter, self.body, 8, theme.color("surface"), theme.color("line2"))
