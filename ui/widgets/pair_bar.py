"""Where all the pairs are: one bar, running totals over it, the selected buildings under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

__all__ = ["Bracket", "PairBar", "PairTotal"]

SERIES = ("s1", "s2", "s3", "s4", "s5")
BAR_TOP, BAR = 68, 20


@dataclass(frozen=True, slots=True)
class PairTotal:
    """A running total: what is counted up to here, how many, and one short sentence about it."""

    words: str
    total: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch of the bar that means something of its own, such as the selected buildings."""

    start: int
    length: int
    words: str
    second: str = ""


class PairBar(QWidget):
    """Running totals from most done to the whole; the segments of the bar are their differences."""

    def __init__(
        self,
        totals: Sequence[PairTotal] = (),
        bracket: Bracket | None = None,
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._folded = folded
        self.set(totals, bracket)

    def set(self, totals: Sequence[PairTotal], bracket: Bracket | None = None) -> None:
        """Shows other totals."""
        self._totals, self._bracket = tuple(totals), bracket
        said = [f"{total.words} {total.total:,}{', ' + total.sentence if total.sentence else ''}" for total in totals]
        said += [f"{bracket.words}. {bracket.second}"] if bracket is not None else []
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Without the sentences and the bracket, for low windows."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    @property
    def segments(self) -> tuple[int, ...]:
        """The differences between the totals."""
        totals = [0, *(total.total for total in self._totals)]
        return tuple(b - a for a, b in pairwise(totals))

    def sum_words(self) -> str:
        """The sum that proves the bar: 150 + 98 + 62 + 190 = 500."""
        parts = [f"{part:,}" for part in self.segments if part]
        whole = self._totals[-1].total if self._totals else 0
        return f"{' + '.join(parts) or '0'} = {whole:,}"

    def sizeHint(self) -> QSize:
        """Captions, the bar and what is under it."""
        high = BAR_TOP + BAR - (17 if self._folded else 0)
        return QSize(560, high + (34 if self._bracket is not None and not self._folded else 2))

    def minimumSizeHint(self) -> QSize:
        """Captions need some room."""
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the captions, the bar and the bracket."""
        if not self._totals:
            return
        painter = QPainter(self)
        column = self.width() / len(self._totals)
        for number, total in enumerate(self._totals):
            token = SERIES[min(number, 4)] if number + 1 < len(self._totals) else "s5"
            self._caption(painter, QRectF(number * column, 0, column - 8, BAR_TOP), total, token)
        top = BAR_TOP - (17 if self._folded else 0)
        self._bar(painter, float(top))
        if self._bracket is not None and not self._folded:
            self._draw_bracket(painter, self._bracket, top + BAR + 3.0)

    def _caption(self, painter: QPainter, where: QRectF, total: PairTotal, token: str) -> None:
        square = QRectF(where.left(), 5, 9, 9)
        paint.box(painter, square, 2, theme.color(token), theme.color("line2") if token in ("s5", "s4") else None)
        label = QRectF(where.left() + 15, 0, where.width() - 15, 18)
        paint.words(painter, label, total.words, theme.font(12, 500), theme.color("text2"))
        figure = QRectF(where.left(), 18, where.width(), 28)
        paint.words(painter, figure, f"{total.total:,}", theme.font(24, 600), theme.color("text"))
        if not self._folded:
            below = QRectF(where.left(), 45, where.width(), 18)
            paint.words(painter, below, total.sentence, theme.font(12), theme.color("text2"))

    def _at(self, count: int) -> float:
        whole = max(self._totals[-1].total, 1)
        return self.width() * count / whole

    def _bar(self, painter: QPainter, top: float) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, top, self.width(), BAR), 4, 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(path)
        before = 0
        for number, total in enumerate(self._totals):
            token = SERIES[min(number, 4)] if number + 1 < len(self._totals) else "s5"
            left, right = self._at(before), self._at(total.total)
            gap = 2 if total.total < self._totals[-1].total else 0
            if right > left:
                wide = max(right - left - gap, 1.0)
                painter.fillRect(QRectF(left, top, wide, BAR), theme.color(token))
            before = total.total
        painter.restore()

    def _draw_bracket(self, painter: QPainter, bracket: Bracket, top: float) -> None:
        left, right = self._at(bracket.start), self._at(bracket.start + bracket.length) - 1
        painter.setPen(QPen(theme.color("text2"), 1.4))
        painter.drawPolyline([QPointF(left, top), QPointF(left, top + 6), QPointF(right, top + 6), QPointF(right, top)])
        bold, plain = theme.font(12, 500), theme.font(12)
        wide = paint.width_of(bracket.words, bold) + 8
        start = max(min(left, self.width() - wide - paint.width_of(bracket.second, plain)), 0)
        paint.words(painter, QRectF(start, top + 10, wide, 18), bracket.words, bold, theme.color("text"))
        rest = QRectF(start + wide, top + 10, self.width() - start - wide, 18)
        paint.words(painter, rest, bracket.second, plain, theme.color("text2"))
