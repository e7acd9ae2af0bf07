"""The one banner of a page, and the strip under a list: a bold fact, a plain sentence, at most two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reports.columns import Tone
from ui import icons, theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.layout import empty
from ui.widgets.text import Label

__all__ = ["Banner", "Strip"]

ICONS = {
    Tone.INFO: "info",
    Tone.OK: "check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "triangle-alert",
    Tone.DEEM: "hourglass",
}
INKS = {Tone.INFO: "accentT", Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad", Tone.DEEM: "deem"}


class Banner(QWidget):
    """A fact that concerns the whole page.

    Signals: acted(int) with the number of the button.
    """

    acted = Signal(int)
    RADIUS = 8
    HEIGHT = 44

    def __init__(
        self,
        fact: str = "",
        sentence: str = "",
        tone: Tone = Tone.INFO,
        icon: str = "",
        actions: Sequence[str | Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(self.HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(44, 0, 8, 0)
        self._row.setSpacing(9)
        self.set(fact, sentence, tone, icon, actions)

    def set(
        self,
        fact: str,
        sentence: str = "",
        tone: Tone = Tone.INFO,
        icon: str = "",
        actions: Sequence[str | Button] = (),
    ) -> None:
        """Says something else."""
        empty(self._row)
        self._tone, self._icon = tone, icon or ICONS[tone]
        self._row.addWidget(Label(fact, "section", INKS[tone]))
        self._row.addWidget(Label(sentence, "body", elides=True), 1)
        for number, action in enumerate(actions):
            button = action if isinstance(action, Button) else Button(action, small=True)
            button.clicked.connect(lambda _=False, number=number: self.acted.emit(number))
            self._row.addWidget(button)
        self.setAccessibleName(f"{fact} {sentence}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground and the icon."""
        painter = QPainter(self)
        paint.box(painter, self.rect().toRectF(), self.RADIUS, paint.tone_fill(self._tone))
        where = self.rect().toRectF()
        where.setRect(16, self.height() / 2 - 8, 16, 16)
        icons.paint(painter, self._icon, where, theme.color(INKS[self._tone]))


class Strip(Banner):
    """What will happen, under the list in which somebody types.

    Signals: acted(int) with the number of the button.
    """

    RADIUS = 7

    def __init__(
        self, fact: str = "", sentence: str = "", actions: Sequence[str | Button] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(fact, sentence, Tone.INFO, "corner-down-left", actions, parent)
