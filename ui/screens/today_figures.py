"""The figures of Today that can be pressed: the totals over the bar of pairs, and the goals as gauges."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import icons, theme
from ui.widgets import paint
from ui.widgets.gauge import CHIP_ROOM, Gauge
from ui.widgets.pair_bar import BAR, BAR_TOP, SERIES, PairBar

__all__ = ["GoalGauge", "PairsBar", "Proof"]

LOW_TOP, LOW_BRACKET = 26, 29
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PairsBar(PairBar):
    """The bar of pairs whose totals open the records behind them; in low windows a total stands in one line.

    Signals: opened(int) with the number of a total, by pointer, Enter or Space.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.tips: tuple[str, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Captions, the bar and the bracket; less of them in low windows."""
        if not self._folded:
            return super().sizeHint()
        return QSize(480, LOW_TOP + BAR + (LOW_BRACKET if self._bracket is not None else 2))

    # -- pressing --------------------------------------------------------------------------------------------

    def _places(self) -> list[QRectF]:
        """Where each total stands."""
        if not self._folded:
            column = self.width() / max(len(self._totals), 1)
            return [QRectF(number * column, 0, column - 8, BAR_TOP - 4) for number in range(len(self._totals))]
        widths = [self._low_width(number) for number in range(len(self._totals))]
        gap = max((self.width() - sum(widths)) / max(len(widths) - 1, 1), 4)
        starts = [sum(widths[:number]) + gap * number for number in range(len(widths))]
        return [QRectF(start, 0, wide, 20) for start, wide in zip(starts, widths, strict=True)]

    def _low_width(self, number: int) -> float:
        total = self._totals[number]
        figure = paint.width_of(f"{total.total:,}", theme.font(15, 600))
        return 15 + paint.width_of(total.words, theme.font(13)) + 6 + figure

    def _under(self, where: QPointF) -> int:
        """The number of the total under the pointer, or -1."""
        return next((number for number, place in enumerate(self._places()) if place.contains(where)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says that a total can be pressed."""
        over = self._under(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the records behind a total."""
        number = self._under(event.position())
        if number >= 0:
            self.at = number
            self.update()
            self.opened.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go along the totals, Enter opens the records behind one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._totals:
            self.at = (self.at + step) % len(self._totals)
            self.update()
        elif event.key() in ENTER and self._totals:
            self.opened.emit(self.at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Says more about the total under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._under(QPointF(event.pos()))
            tip = self.tips[number] if 0 <= number < len(self.tips) else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bar, and the ring around the total that has the keyboard."""
        if not self._folded:
            super().paintEvent(event)
        elif self._totals:
            self._paint_low(QPainter(self))
        if self.hasFocus() and self._totals:
            paint.focus_ring(QPainter(self), self._places()[self.at].adjusted(-4, 0, 4, 0), 4)

    def _paint_low(self, painter: QPainter) -> None:
        for number, (total, place) in enumerate(zip(self._totals, self._places(), strict=True)):
            last = number + 1 == len(self._totals)
            token = "s5" if last else SERIES[min(number, 4)]
            edge = theme.color("line2") if token in ("s4", "s5") else None
            paint.box(painter, QRectF(place.left(), 6, 9, 9), 2, theme.color(token), edge)
            words = place.adjusted(15, 0, 0, 0)
            paint.words(painter, words, total.words, theme.font(13), theme.color("text2"))
            figure = f"{total.total:,}"
            words.setLeft(place.right() - paint.width_of(figure, theme.font(15, 600)))
            paint.words(painter, words, figure, theme.font(15, 600), theme.color("text"))
        self._bar(painter, LOW_TOP)
        if self._bracket is not None:
            self._draw_bracket(painter, self._bracket, LOW_TOP + BAR + 2.0)


class GoalGauge(Gauge):
    """A goal as a thin bar; in low windows its words, its figure and its chip in two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._folded = False

    def set_folded(self, folded: bool) -> None:
        """Two lines without the bar, for low windows."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row, or two short lines."""
        return QSize(220, 37) if self._folded else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A low row, or two short lines."""
        return QSize(200, 37) if self._folded else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the row, or the two lines."""
        if self._folded:
            self._paint_low()
        elif self._need:
            super().paintEvent(event)
        else:
            self._paint_unasked()

    def _paint_unasked(self) -> None:
        """The row of a goal that is not asked for yet: no bar, and no amount beside the figure."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        wide = paint.chip_width(self._chip, self._tone, self._icon)
        right = body.right() - max(wide, CHIP_ROOM) - 76
        paint.words(painter, body.adjusted(0, -0.5, 0, -0.5), self._words, theme.font(13, 500), theme.color("text"))
        figure = QRectF(right, -0.5, 60, body.height())
        paint.words(painter, figure, f"{self._figure:,}", theme.font(15, 600), theme.color("text"))
        chip = QRectF(body.right() - wide, 0, wide + 1, body.height())
        paint.chip(painter, chip, self._chip, self._tone, self._icon)
        if self.hasFocus():
            paint.focus_ring(painter, body.adjusted(-4, 2, 0, -2), 4)

    def _paint_low(self) -> None:
        """Two lines: the words, then the figure and the chip."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        paint.words(painter, QRectF(0, -1, body.width(), 16), self._words, theme.font(12, 500), theme.color("text"))
        figure = f"{self._figure:,}"
        font = theme.font(15, 600)
        paint.words(painter, QRectF(0, 17, 80, 19), figure, font, theme.color("text"))
        of = QRectF(paint.width_of(figure, font) + 6, 18, 80, 18)
        if self._need:
            paint.words(painter, of, f"of {self._need:,}", theme.font(12), theme.color("text3"))
        wide = paint.chip_width(self._chip, self._tone, self._icon)
        chip = QRectF(body.right() - wide, 16, wide + 1, 21)
        paint.chip(painter, chip, self._chip, self._tone, self._icon)
        if self.hasFocus():
            paint.focus_ring(painter, body.adjusted(-4, -1, 3, 1), 4)


class Proof(QWidget):
    """A sum in figures with a check, or with a warning when it does not come out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._right = "", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, words: str, right: bool) -> None:
        """Shows another sum."""
        self._words, self._right = words, right
        self.setAccessibleName(f"{words}, {'adds up' if right else 'does not add up'}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The mark and the sum."""
        return QSize(round(paint.width_of(self._words, theme.font(12))) + 24, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the mark and the sum."""
        painter = QPainter(self)
        icon, ink = ("check", "ok") if self._right else ("triangle-alert", "bad")
        icons.paint(painter, icon, QRectF(0, 3, 14, 14), theme.color(ink), 2.2)
        words = QRectF(20, 0, self.width() - 20, 20)
        paint.words(painter, words, self._words, theme.font(12), theme.color("text2" if self._right else "bad"))
