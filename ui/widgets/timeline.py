"""What happened to a thing, the latest first, as a line of discs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.columns import Tone
from ui import icons, theme
from ui.widgets import paint

__all__ = ["Event", "Timeline"]

STEP, DISC = 46, 26


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: in words, more words, when, with its icon and tone."""

    words: str
    second: str = ""
    when: str = ""
    icon: str = "circle-dashed"
    tone: Tone = Tone.NEUTRAL


class Timeline(QWidget):
    """Events under one another, joined by a line."""

    def __init__(self, events: Sequence[Event] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_events(events)

    def set_events(self, events: Sequence[Event]) -> None:
        """Shows other events."""
        self._events = tuple(events)
        said = [", ".join(part for part in (event.words, event.second, event.when) if part) for event in events]
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A step for every event."""
        return QSize(320, max(STEP * len(self._events) - 8, 0))

    def minimumSizeHint(self) -> QSize:
        """Words may be cut, steps not."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the discs, the line between them and the words."""
        painter = QPainter(self)
        for number, shown in enumerate(self._events):
            top = float(number * STEP)
            if number + 1 < len(self._events):
                line = QRectF(DISC / 2 - 0.5, top + DISC + 2, 1.5, STEP - DISC - 4)
                painter.fillRect(line, theme.color("line2"))
            disc = QRectF(0, top, DISC, DISC)
            paint.box(painter, disc, DISC / 2, paint.tone_fill(shown.tone) or theme.color("neutS"))
            icons.paint(painter, shown.icon, disc.adjusted(6, 6, -6, -6), paint.tone_ink(shown.tone))
            self._draw_words(painter, shown, top, number == 0)

    def _draw_words(self, painter: QPainter, event: Event, top: float, latest: bool) -> None:
        when = theme.font(12)
        wide = paint.width_of(event.when, when)
        right = QRectF(self.width() - wide - 1, top - 2, wide + 1, 20)
        paint.words(painter, right, event.when, when, theme.color("text2"), paint.RIGHT)
        room = QRectF(DISC + 14, top - 2, self.width() - DISC - 14 - wide - 12, 20)
        paint.words(painter, room, event.words, theme.font(13, 500 if latest else 400), theme.color("text"))
        below = QRectF(room.left(), top + 17, self.width() - room.left(), 18)
        paint.words(painter, below, event.second, theme.font(12), theme.color("text3"))
