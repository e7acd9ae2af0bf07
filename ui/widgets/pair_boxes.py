"""The two ends of a pair, face to face."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import paint

__all__ = ["PairBoxes", "PairEnd"]

MIDDLE = 46
LINE = 17


@dataclass(frozen=True, slots=True)
class PairEnd:
    """One end: its title, serial, band, where it is, and what else is known."""

    title: str
    serial: str | None
    band: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    icon: str = "radio-tower"


class PairBoxes(QWidget):
    """Two equal boxes and a line with two rings; under the line whether the bands match."""

    def __init__(
        self,
        near: PairEnd,
        far: PairEnd,
        distance: str = "",
        match: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(near, far, distance, match)

    def set(self, near: PairEnd, far: PairEnd, distance: str = "", match: bool | None = None) -> None:
        """Shows another pair."""
        self._near, self._far, self._distance, self._match = near, far, distance, match
        bands = {True: "Bands match.", False: "Bands do not match.", None: "Bands not known."}[match]
        ends = [f"{end.title}: serial {end.serial or 'not scanned'}, {end.band}, {end.place}" for end in (near, far)]
        self.setAccessibleName(f"{ends[0]}. {ends[1]}. {bands}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the fuller end."""
        most = max(len(self._near.lines), len(self._far.lines))
        return QSize(360, 92 + LINE * (1 + most) + 8)

    def minimumSizeHint(self) -> QSize:
        """Narrow boxes."""
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws both boxes and what joins them."""
        painter = QPainter(self)
        wide = (self.width() - MIDDLE) / 2
        self._draw_end(painter, QRectF(0, 0, wide, self.height()), self._near)
        self._draw_end(painter, QRectF(wide + MIDDLE, 0, wide, self.height()), self._far)
        self._draw_join(painter, wide)

    def _draw_join(self, painter: QPainter, left: float) -> None:
        right, y = left + MIDDLE, 46.0
        ink = theme.color("bad" if self._match is False else "s2")
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(left + 6, y), QPointF(right - 6, y))
        for x in (left, right):
            ring = QRectF(x - 4.5, y - 4.5, 9, 9)
            paint.box(painter, ring, 4.5, theme.color("surface"), ink, 1.8)
        place = QRectF(left, y - 24, MIDDLE, 16)
        paint.words(painter, place, self._distance, theme.font(11, 500), theme.color("text2"), paint.CENTRE)
        name = {True: "check", False: "x", None: "circle-question-mark"}[self._match]
        tone = {True: "ok", False: "bad", None: "text3"}[self._match]
        icons.paint(painter, name, QRectF(left + MIDDLE / 2 - 7, y + 8, 14, 14), theme.color(tone), 2.4)

    def _draw_end(self, painter: QPainter, where: QRectF, end: PairEnd) -> None:
        paint.box(painter, where, 8, theme.color("sunk"), theme.color("line"))
        inner = where.adjusted(12, 0, -12, 0)
        icons.paint(painter, end.icon, QRectF(inner.left(), 13, 16, 16), theme.color("accentT"))
        self._line(painter, inner.adjusted(22, 0, 0, 0), 11, end.title, 600, "text")
        serial = QRectF(inner.left(), 37, inner.width(), 20)
        known = end.serial is not None
        font = theme.font(13, 500, zero=True)
        paint.words(painter, serial, end.serial or "not scanned", font, theme.color("text" if known else "warn"))
        self._line(painter, inner, 57, end.band, 400, "text2", 12)
        painter.fillRect(QRectF(inner.left(), 82, inner.width(), 1), theme.color("line"))
        self._line(painter, inner, 89, end.place, 500, "text", 12)
        for number, said in enumerate(end.lines, 1):
            self._line(painter, inner, 89 + LINE * number, said, 400, "text2", 12)

    @staticmethod
    def _line(painter: QPainter, where: QRectF, top: float, said: str, weight: int, ink: str, size: int = 13) -> None:
        place = QRectF(where.left(), top, where.width(), 19)
        paint.words(painter, place, said, theme.font(size, weight), theme.color(ink))
