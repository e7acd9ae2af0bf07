"""The welcome page: the sample, a new book, a book that exists, and the books opened before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reports.columns import Tone
from ui import icons, theme
from ui.screens.welcome_parts import Door, Mark, RecentRow
from ui.settings import RecentBook
from ui.skyline import Skyline
from ui.widgets.banner import Banner
from ui.widgets.button import LinkButton
from ui.widgets.card import Card
from ui.widgets.layout import column, empty, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label, Rule

__all__ = ["WelcomePage"]

WIDTH, MOST_SHOWN = 840, 4
LOW = 740


class WelcomePage(QWidget):
    """The first thing one sees.

    Signals: sample_asked(); new_asked(); open_asked(); book_asked(place); forget_asked(place); theme_asked(str);
    afresh_asked() for the sample made anew; restore_asked(place) for a book that cannot be opened.
    """

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    book_asked = Signal(str)
    forget_asked = Signal(str)
    theme_asked = Signal(str)
    afresh_asked = Signal()
    restore_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sample = Door(
            "book-open-check",
            "Open the sample agreement",
            "Winstar and SAVVIS, 30 June 2000, with orders, 750 buildings and letters in every standing. "
            "Change what you like; it is a copy.",
            "Enter",
        )
        self.new = Door(
            "file-plus",
            "Start a new book",
            "A few questions: the title, the agreement, whose desk this is, "
            "and the years of the calendar of Business Days.",
            "Ctrl+N",
        )
        self.open = Door(
            "folder-open",
            "Open a book...",
            "A .pairbook file on this computer, or your team's book on PostgreSQL.",
            "Ctrl+O",
        )
        self.afresh = LinkButton("Start the sample afresh...")
        self._restorable = ""
        self.banner = Banner()
        self._notice = QWidget()
        self._notice.setLayout(column(self.banner))
        self._notice.setContentsMargins(0, 0, 0, 16)
        self._notice.hide()
        self.themes = Segmented(
            (("system", "As system", "monitor"), ("light", "Light", "sun"), ("dark", "Dark", "moon")),
            theme.choice(),
            "Theme",
        )
        self._lay_out()
        self.sample.clicked.connect(self.sample_asked)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self.open_asked)
        self.themes.changed.connect(self.theme_asked)
        self.afresh.clicked.connect(self.afresh_asked)
        self.banner.acted.connect(lambda _number: self.restore_asked.emit(self._restorable))

    def _lay_out(self) -> None:
        self._skyline = Skyline()
        self._recent = Card(margin=1)
        self._recent.body.setSpacing(0)
        self._recent_head = Label("Recent books", "section")
        self._shared = Label(
            "A book on a network share or in a synced folder can be damaged when two people open it. "
            "Copy it to this computer, or use a team book.",
            "hint",
            "text2",
        )
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 24)
        box.setSpacing(0)
        box.addStretch(2)
        box.addWidget(self._skyline)
        box.addSpacing(32)
        box.addLayout(self._title())
        box.addSpacing(30)
        box.addWidget(self._notice)
        box.addLayout(row(self.sample, self.new, self.open, spacing=16))
        box.addSpacing(10)
        box.addLayout(row(self.afresh, 0))
        box.addSpacing(14)
        for part in (self._recent_head, self._recent, self._shared):
            box.addWidget(part)
            box.addSpacing(8)
        box.addStretch(3)
        offline = QHBoxLayout()
        offline.setSpacing(10)
        sign = Label()
        sign.setPixmap(icons.pixmap("wifi-off", 16, "text2", self.devicePixelRatioF()))
        offline.addWidget(sign)
        offline.addWidget(Label("Works offline. A book on this computer stays on this computer.", "second"))
        offline.addStretch(1)
        offline.addWidget(self.themes)
        box.addLayout(offline)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(16, 8, 16, 0)
        sides.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)

    @staticmethod
    def _title() -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label("Welcome to Pairbook", "welcome"))
        said.addWidget(Label("Radio pairs, buildings, letters and due dates under one master agreement.", "second"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        return line

    def set_recent(self, books: Sequence[RecentBook], now: datetime) -> None:
        """The books opened before, latest first."""
        empty(self._recent.body)
        rows = [RecentRow(book, now) for book in books[:MOST_SHOWN]]
        for number, one in enumerate(rows):
            if number:
                self._recent.body.addWidget(Rule())
            self._recent.body.addWidget(one)
            one.clicked.connect(lambda _=False, place=one.book.place: self.book_asked.emit(place))
            one.forgotten.connect(lambda place=one.book.place: self.forget_asked.emit(place))
        self._recent_head.setVisible(bool(rows))
        self._recent.setVisible(bool(rows))
        self._shared.setVisible(any(one.shared for one in rows))

    def set_sample_made(self, made: bool) -> None:
        """Whether there is a copy of the sample that could be made anew."""
        self.afresh.setVisible(made)

    def say(self, fact: str, sentence: str = "", tone: Tone = Tone.BAD, restorable: str = "") -> None:
        """Says what went wrong, or what is under way; nothing takes it away. A book with backups offers them."""
        self._restorable = restorable
        self._notice.setVisible(bool(fact))
        if fact:
            self.banner.set(fact, sentence, tone, actions=("Restore a backup...",) if restorable else ())
        self._fit()

    def set_busy(self, busy: bool) -> None:
        """Bars the doors while a book is being opened."""
        for part in (self.sample, self.new, self.open, self.afresh, self._recent):
            part.setEnabled(not busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture gives way in a low window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        need = LOW + (60 if self._notice.isVisibleTo(self) else 0) - (0 if self._recent.isVisibleTo(self) else 190)
        self._skyline.setVisible(self.height() >= need)
