"""A choice of one among a few, side by side in one box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import paint

__all__ = ["Segmented"]


class Segmented(QWidget):
    """Segments given as (key, words) or (key, words, icon); arrows move the choice.

    Signals: changed(str) with the key chosen by the user.
    """

    changed = Signal(str)

    def __init__(
        self, segments: Sequence[tuple[str, ...]], chosen: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._segments = [(*segment, "")[:3] for segment in segments]
        self._at = 0
        self._name = name or "Show as"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(chosen or self._segments[0][0])

    @property
    def chosen(self) -> str:
        """The key of the segment chosen."""
        return self._segments[self._at][0]

    def choose(self, key: str) -> None:
        """Chooses a segment without a signal."""
        self._at = [segment[0] for segment in self._segments].index(key)
        said = ", ".join(segment[1] for segment in self._segments)
        self.setAccessibleName(f"{self._name}: {self._segments[self._at][1]}")
        self.setAccessibleDescription(f"One of {said}. Arrow keys change it.")
        self.update()

    def _widths(self) -> list[float]:
        font = theme.font(13, 500)
        return [round(paint.width_of(words, font) + 30 + (24 if icon else 0)) for _, words, icon in self._segments]

    def sizeHint(self) -> QSize:
        """All segments and the box around them."""
        return QSize(int(sum(self._widths())) + 4, 32)

    def _pick(self, number: int) -> None:
        if 0 <= number < len(self._segments) and number != self._at:
            self.choose(self._segments[number][0])
            self.changed.emit(self.chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the segment under the pointer."""
        right = 2.0
        for number, wide in enumerate(self._widths()):
            right += wide
            if event.position().x() < right:
                self._pick(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._pick(self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box and its segments."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        paint.box(painter, body, 6, theme.color("surface"), theme.color("line2"))
        x = 2.0
        for number, ((_, said, icon), wide) in enumerate(zip(self._segments, self._widths(), strict=True)):
            here = number == self._at
            if here:
                paint.box(painter, QRectF(x, 2, wide, self.height() - 4), 4, theme.color("accentS"))
            ink = theme.color("accentT" if here else "text")
            start = x + 15
            if icon:
                square = QRectF(start - 3, self.height() / 2 - 8, 16, 16)
                icons.paint(painter, icon, square, ink if here else theme.color("text2"))
                start += 22
            place = QRectF(start, -0.5, x + wide - start, self.height())
            paint.words(painter, place, said, theme.font(13, 500), ink)
            x += wide
        if self.hasFocus():
            paint.focus_ring(painter, body, 6)
