"""What must be so before a thing may be done: each item met, failed or still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reports.columns import Tone
from ui import icons, theme
from ui.widgets import paint
from ui.widgets.button import LinkButton
from ui.widgets.chip import Tag
from ui.widgets.layout import empty
from ui.widgets.text import Label, Rule

__all__ = ["Gate", "GateList", "GateState"]

ICONS = {Tone.OK: "check", Tone.WARN: "clock-alert", Tone.BAD: "triangle-alert", Tone.INFO: "info"}


class GateState(StrEnum):
    """How one item stands."""

    MET = "met"
    FAILED = "failed"
    WAITING = "waiting"


LOOKS = {
    GateState.MET: ("check", "ok", "met"),
    GateState.FAILED: ("x", "bad", "missing"),
    GateState.WAITING: ("circle-dashed", "text2", "not yet"),
}


@dataclass(frozen=True, slots=True)
class Gate:
    """One item: its words, how it stands, and more about it, line by line."""

    words: str
    state: GateState
    second: str = ""


class GateRow(QWidget):
    """An item with its mark."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        icon, ink, spoken = LOOKS[gate.state]
        self._icon, self._ink = icon, ink
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(Label(gate.words, "name", wrap=True))
        if gate.second:
            tone = "bad" if gate.state is GateState.FAILED else "text2"
            layout.addWidget(Label(gate.second, "hint", tone, wrap=True))
        self.setAccessibleName(f"{gate.words}: {spoken}. {gate.second}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the mark beside the words."""
        icons.paint(QPainter(self), self._icon, QRectF(0, 1, 16, 16), theme.color(self._ink), 2.2)


class GateList(QWidget):
    """A coloured head that says what would happen, the items, and the clause at the foot.

    Signals: clause_opened(str).
    """

    clause_opened = Signal(str)

    def __init__(self, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        self._tone, self._head_height = Tone.WARN, 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 14)
        self._layout.setSpacing(12)

    def set(
        self,
        title: str,
        sentence: str,
        gates: Sequence[Gate],
        tone: Tone = Tone.WARN,
        foot: str = "",
        tag: str = "",
    ) -> None:
        """Shows where things stand."""
        empty(self._layout)
        self._tone = tone
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(28, 0, 0, 12)
        head.setSpacing(3)
        ink = {Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad"}.get(tone, "accentT")
        head.addWidget(Label(title, "section", ink, wrap=True))
        if sentence:
            head.addWidget(Label(sentence, "body", wrap=True))
        self._layout.addWidget(self._head)
        for gate in gates:
            self._layout.addWidget(GateRow(gate))
        self._layout.addStretch(1)
        if foot or tag:
            self._add_foot(foot, tag)
        self.setAccessibleName(f"{title} {sentence}".strip())
        self.update()

    def _add_foot(self, foot: str, tag: str) -> None:
        self._layout.addWidget(Rule())
        if foot:
            self._layout.addWidget(Label(foot, "hint", "text", wrap=True))
        if tag:
            row = QHBoxLayout()
            row.setSpacing(12)
            clause, link = Tag(tag), LinkButton("Read the clause", 12)
            for button in (clause, link):
                button.clicked.connect(lambda _=False: self.clause_opened.emit(tag))
                row.addWidget(button)
            row.addStretch(1)
            self._layout.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box, the colour of its head and the icon."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        paint.box(painter, body, 8, theme.color("sunk"), theme.color("line"))
        if self._layout.count() == 0:
            return
        low = self._head.geometry().bottom() + 1.0
        shape = QPainterPath()
        shape.addRoundedRect(body.adjusted(1, 1, -1, -1), 7, 7)
        painter.save()
        painter.setClipRect(QRectF(0, 0, body.width(), low))
        painter.fillPath(shape, paint.tone_fill(self._tone) or theme.color("neutS"))
        painter.restore()
        icons.paint(painter, ICONS.get(self._tone, "info"), QRectF(16, 14, 18, 18), paint.tone_ink(self._tone))
