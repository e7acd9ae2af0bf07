"""The frame beside a list in which the chosen record is read and acted upon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.button import Button, IconButton, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.layout import empty
from ui.widgets.text import Label, Rule

__all__ = ["Inspector"]

ALL = 100  # the share of words that break, so that nothing of their line stays empty


class Inspector(QFrame):
    """Title with its state, sections that scroll, actions fixed at the foot; it never closes on its own.

    Signals: previous(), next(), closed(), link() for the link under the title.
    """

    previous = Signal()
    next = Signal()
    closed = Signal()
    link = Signal()

    def __init__(self, width: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        self.setAccessibleName("Details")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._made_head())
        layout.addWidget(self._made_body(), 1)
        self._foot_rule = Rule()
        layout.addWidget(self._foot_rule)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(20, 12, 20, 12)
        self._foot.setSpacing(8)
        layout.addLayout(self._foot)
        self.set_actions(())

    def _made_head(self) -> QVBoxLayout:
        self._title = Label("", "title")
        self._chip = Chip()
        self._sentence = Label("", "second")
        self._link = LinkButton("")
        self._link.clicked.connect(self.link)
        self._top = top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._title)
        top.addSpacing(8)
        top.addWidget(self._chip)
        top.addStretch(1)
        told = (
            ("chevron-up", "Previous", self.previous),
            ("chevron-down", "Next", self.next),
            ("x", "Close", self.closed),
        )
        for icon, name, signal in told:
            button = IconButton(icon, name, "quiet", small=True)
            button.clicked.connect(signal)
            top.addWidget(button)
        self._under = under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self._sentence)
        under.addWidget(self._link)
        under.addStretch(1)
        self._chip_line = QHBoxLayout()
        self._chip_line.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 14, 12)
        head.setSpacing(0)
        head.addLayout(top)
        head.addLayout(self._chip_line)
        head.addLayout(under)
        return head

    def _made_body(self) -> QScrollArea:
        self._host = QWidget()
        self._host.setObjectName("scrolled")
        self._sections = QVBoxLayout(self._host)
        self._sections.setContentsMargins(20, 4, 20, 16)
        self._sections.setSpacing(8)
        self._sections.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._host)
        self._area = area
        return area

    def set_head(self, title: str, chip: Chip | None = None, sentence: str = "", link: str = "") -> None:
        """Names the record, its state, and says one sentence about it."""
        self._title.setText(title)
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.set(chip.words, chip.tone, chip.icon)
        self._place_chip(title, chip)
        self._sentence.setText(sentence)
        self._link.set_words(link)
        self._link.setVisible(bool(link))
        self._break_sentence(sentence, bool(link))
        self.setAccessibleName(f"Details of {title}")

    def _place_chip(self, title: str, chip: Chip | None) -> None:
        """Puts the chip beside a short name and under a long one, which then breaks where it must."""
        wide = paint.width_of(title, self._title.font())
        room = self.width() - 35 - 96  # margins; three buttons with their gaps
        beside = chip is None or wide + 16 + self._chip.sizeHint().width() <= room
        for line in (self._top, self._chip_line):
            line.removeWidget(self._chip)
        if beside:
            self._top.insertWidget(2, self._chip)
        else:
            self._chip_line.insertWidget(0, self._chip)
        self._chip_line.setContentsMargins(0, 0 if beside else 2, 0, 0 if beside else 4)
        _wrap(self._title, wide > room)
        self._top.setStretchFactor(self._title, ALL if wide > room else 0)

    def _break_sentence(self, sentence: str, linked: bool) -> None:
        """Lets a sentence too long for its line go on in the next."""
        wide = paint.width_of(sentence, self._sentence.font()) + (self._link.sizeHint().width() + 8 if linked else 0)
        long = wide > self.width() - 35
        _wrap(self._sentence, long)
        self._under.setStretchFactor(self._sentence, ALL if long else 0)

    def clear(self) -> None:
        """Takes all sections away."""
        empty(self._sections)
        self._sections.addStretch(1)

    def add_section(self, title: str, widget: QWidget, side: str | QWidget = "") -> None:
        """Adds a section below the others; `side` stands at the right of its title."""
        at = self._sections.count() - 1
        if at:
            self._sections.insertSpacing(at, 10)
            at += 1
        if title:
            self._sections.insertLayout(at, self._section_head(title, side))
            at += 1
        self._sections.insertWidget(at, widget)
        widget.show()

    @staticmethod
    def _section_head(title: str, side: str | QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "section"))
        head.addStretch(1)
        if isinstance(side, QWidget):
            head.addWidget(side)
        elif side:
            head.addWidget(Label(side, "hint", "text2"))
        return head

    def set_actions(self, rows: Sequence[Sequence[Button]]) -> None:
        """The buttons at the foot, row by row; those of a row share its width."""
        empty(self._foot)
        for buttons in rows:
            line = QHBoxLayout()
            line.setSpacing(8)
            for button in buttons:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                line.addWidget(button, 1)
            self._foot.addLayout(line)
            for button in buttons:
                button.show()  # at once: a key pressed now may go there
        margin = 12 if rows else 0
        self._foot.setContentsMargins(20, margin, 20, margin)
        self._foot_rule.setVisible(bool(rows))

    def sizeHint(self) -> QSize:
        """As wide as it was made."""
        return QSize(self.width(), 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the surface and the line at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line"))


def _wrap(label: Label, wraps: bool) -> None:
    """Lets a label break its words and grow downwards, or stand in one line again."""
    policy = QSizePolicy(
        QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed
    )
    policy.setHeightForWidth(wraps)
    label.setWordWrap(wraps)
    label.setSizePolicy(policy)
