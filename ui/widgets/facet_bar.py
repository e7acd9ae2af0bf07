"""The pills that narrow a list, each with how many rows it would show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from reports.columns import Tone
from ui import theme
from ui.row_table import Facet, RowTable
from ui.widgets import paint
from ui.widgets.pressable import Pressable

__all__ = ["FacetBar"]

AIR = ((12, 8), (9, 8), (9, 5), (6, 4), (4, 3))  # inside a pill and between two, from roomy to tight


class Pill(Pressable):
    """One facet: a dot, its words and its count."""

    def __init__(self, words: str, tone: Tone | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._count = tone, 0
        self.padding = 12
        self.setText(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many rows the facet would show."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count:,}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dot, words and count with a little air."""
        return QSize(self.bare_width() + 2 * self.padding, 28)

    def bare_width(self) -> int:
        """The width of dot, words and count alone."""
        wide = paint.width_of(self.text(), theme.font(13, 500)) + paint.width_of(f"{self._count:,}", theme.font(12))
        lead = 16 if self._tone is not None else 0
        return round(wide + 7 + lead)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pill; a chosen one is blue."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        chosen = self.isChecked()
        ground = "accentS" if chosen else "hover" if self.underMouse() else "surface"
        paint.box(painter, body, 14, theme.color(ground), theme.color("accent" if chosen else "line2"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 14)
        x = float(self.padding)
        if self._tone is Tone.MISSING:
            painter.setPen(QPen(theme.color("text3"), 1.3, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x, 10, 8, 8))
        elif self._tone is not None:
            paint.dot(painter, x + 4, 14, paint.tone_ink(self._tone), self._tone is Tone.OUTLINE)
        x += 16 if self._tone is not None else 0
        font = theme.font(13, 500)
        ink = theme.color("accentT" if chosen else "text")
        paint.words(painter, body.adjusted(x, -0.5, 0, -0.5), self.text(), font, ink)
        x += paint.width_of(self.text(), font) + 7
        counted = theme.color("accentT" if chosen else "text3")
        paint.words(painter, body.adjusted(x, -0.5, 0, -0.5), f"{self._count:,}", theme.font(12), counted)


class FacetBar(QWidget):
    """A row of facets, one chosen or several with Ctrl; the first shows everything; with less room there is less air.

    Signals: changed(frozenset of keys).
    """

    changed = Signal(object)

    def __init__(self, facets: Sequence[Facet[Any]], all_words: str = "All", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: frozenset[str] = frozenset()
        self._pills = {"": Pill(all_words, None, self)}
        self._pills |= {facet.key: Pill(facet.words, facet.tone, self) for facet in facets}
        self._most = AIR[0]
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for key, pill in self._pills.items():
            layout.addWidget(pill)
            pill.clicked.connect(lambda _=False, key=key: self._press(key))
        layout.addStretch(1)
        self.setAccessibleName("Show")
        self._show()
        self._fit()

    @classmethod
    def of(cls, table: RowTable[Any], all_words: str = "All", parent: QWidget | None = None) -> FacetBar:
        """The facets of a table, joined to it both ways."""
        bar = cls(table.facets, all_words, parent)
        bar.changed.connect(table.set_facets)
        table.changed.connect(lambda: bar._follow(table))
        bar._follow(table)
        return bar

    def _follow(self, table: RowTable[Any]) -> None:
        self.set_counts(table.facet_counts())
        self.set_chosen(table.chosen_facets)

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the facets in force; none means all."""
        return self._chosen

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many rows each facet would show; the empty key is that of all."""
        for key, pill in self._pills.items():
            pill.set_count(counts.get(key, 0))
        self._fit()

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Shows these facets as chosen, without a signal."""
        self._chosen = frozenset(keys)
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Less air in the pills, for small windows."""
        self._most = AIR[1] if narrow else AIR[0]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes as much air as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The pills with as much air as is wanted."""
        return QSize(self._wide(*self._most), 28)

    def minimumSizeHint(self) -> QSize:
        """The pills with the least air, so that they never widen the page."""
        return QSize(self._wide(*AIR[-1]), 28)

    def _wide(self, padding: int, gap: int) -> int:
        """The width of all pills with that much air in and between them."""
        bare = sum(pill.bare_width() for pill in self._pills.values())
        return bare + 2 * padding * len(self._pills) + gap * (len(self._pills) - 1)

    def _fit(self) -> None:
        """Gives the pills the most air that fits."""
        allowed = AIR[AIR.index(self._most) :]
        padding, gap = next((air for air in allowed if self._wide(*air) <= self.width()), AIR[-1])
        self._row.setSpacing(gap)
        for pill in self._pills.values():
            pill.padding = padding
            pill.updateGeometry()

    def _show(self) -> None:
        for key, pill in self._pills.items():
            pill.setChecked(key in self._chosen if key else not self._chosen)

    def _press(self, key: str) -> None:
        more = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if not key:
            self._chosen = frozenset()
        elif more:
            self._chosen = self._chosen ^ {key}
        else:
            self._chosen = frozenset() if self._chosen == {key} else frozenset({key})
        self._show()
        self.changed.emit(self._chosen)
