"""The first pages of a paper in small, side by side; pressing them opens the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.pressable import Pressable

__all__ = ["PageThumbs"]

EDGE, GAP, MOST, WIDE = 16, 16, 2, 340
PAPER = 8.5 / 11


class PageThumbs(Pressable):
    """Up to two pages on a desk; more are counted beneath them.

    Signals: clicked().
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[QImage, ...] = ()
        self._count = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_pages((), 0)

    def set_pages(self, pages: Sequence[QImage], count: int) -> None:
        """Shows the first pages of so many."""
        self._pages, self._count = tuple(pages[:MOST]), count
        self.setAccessibleName(f"{count} pages, opens the paper" if count != 1 else "1 page, opens the paper")
        self.setEnabled(bool(pages))
        self.updateGeometry()
        self.update()

    def _page_width(self) -> float:
        """As wide as two pages side by side may be, and no higher than there is room."""
        high = self.height() - 2 * EDGE - (22 if self._more else 0)
        return min((self.width() - 2 * EDGE - (MOST - 1) * GAP) / MOST, high * PAPER)

    def hasHeightForWidth(self) -> bool:
        """The pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the pages at a width, and of the line beneath."""
        return round((width - 2 * EDGE - (MOST - 1) * GAP) / MOST / PAPER) + 2 * EDGE + (22 if self._more else 0)

    def sizeHint(self) -> QSize:
        """Two pages side by side in an inspector."""
        return QSize(WIDE, self.heightForWidth(WIDE))

    @property
    def _more(self) -> str:
        left = self._count - len(self._pages)
        return f"and {left} more page{'s' * (left != 1)}" if left > 0 and self._pages else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the desk and the pages; pages keep their whiteness in the dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint.box(painter, self.rect().toRectF(), 8, theme.color("neutS"))
        wide = self._page_width()
        start = (self.width() - len(self._pages) * (wide + GAP) + GAP) / 2
        for number, page in enumerate(self._pages):
            self._draw_page(painter, QRectF(start + number * (wide + GAP), EDGE, wide, wide / PAPER), page)
        if self._more:
            line = QRectF(EDGE, self.height() - 30, self.width() - 2 * EDGE, 20)
            paint.words(painter, line, self._more, theme.font(12, 400), theme.color("text2"), paint.CENTRE)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().toRectF(), 8)

    def _draw_page(self, painter: QPainter, where: QRectF, page: QImage) -> None:
        size = (where.size() * self.devicePixelRatio()).toSize()
        small = page.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        for ring in range(4, 0, -1):
            paint.box(painter, where.adjusted(-ring, -ring + 1, ring, ring + 1), 2 + ring, QColor(0, 0, 0, 6))
        painter.fillRect(where, theme.color("paper"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(where, small)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
