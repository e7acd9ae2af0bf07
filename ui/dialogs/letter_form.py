"""The frame of every form about a letter: what it is about, one act for the as-of day, the clause one press away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models.act import Act
from models.errors import Refusal
from models.queries.letter_page import LetterPage
from models.rules.clause import Known
from models.store import Done
from ui.desk import Desk
from ui.dialogs.clause import ClauseText
from ui.dialogs.recorded import barred
from ui.widgets.dialog import Dialog
from ui.words import count_words, day_words

__all__ = ["LetterForm", "about"]


def about(page: LetterPage, desk: Desk) -> str:
    """A letter in one line: its building, its pair, and the day Customer received it."""
    row = page.row
    more = f" and {count_words(len(row.links) - 1, 'Link')} more" if len(row.links) > 1 else ""
    said = f"{row.street}, {row.city}. Pair {row.pair}, {row.radio}{more}."
    if isinstance(page.received, Known):
        return f"{said} Received by {desk.party('customer')} on {day_words(page.received.value)}."
    return f"{said} Dated {day_words(row.issued_on)}."


class Tall(QScrollArea):
    """A part that is as high as what it holds, and scrolls when it cannot be."""

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._host = host
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(host)

    def sizeHint(self) -> QSize:
        """The size of what it holds."""
        return self._host.sizeHint()


class LetterForm(Dialog):
    """A dialog about one letter whose primary does an act; a refusal is said in it and it stays open.

    `outcome` is what was done.
    """

    def __init__(
        self,
        desk: Desk,
        page: LetterPage,
        title: str,
        primary: str,
        parent: QWidget,
        *,
        icon: str = "",
        draft: str = "",
        second: str = "",
        width: int = 960,
    ) -> None:
        said = f"{about(page, desk)} Recorded for {day_words(desk.as_of)}."
        super().__init__(title, said, primary, icon=icon, draft=draft, second=second, width=width, parent=parent)
        self.desk, self.letter = desk, page
        self._scroll_form()
        self.outcome: Done | None = None
        self.gate.show()
        self.gate.clause_opened.connect(lambda clause: ClauseText(clause, self).open())
        self.confirmed.connect(self.record)

    def _scroll_form(self) -> None:
        """Lets the form scroll where the window is too low for it."""
        host = QWidget()
        host.setObjectName("scrolled")
        inner = QVBoxLayout(host)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        self._area = Tall(host)
        self.form.addWidget(self._area, 1)
        self.form = inner

    def open(self) -> None:
        """Shows the form, unless nothing can be recorded in the book."""
        if not barred(self, self.desk):
            super().open()

    def grow(self) -> None:
        """Makes the dialog as high as its form asks for now, as far as the window is high; it never shrinks."""
        parent = self.parentWidget()
        if parent is None or not self.isVisible():
            return
        window = parent.window()
        for layout in (self.form, self.layout()):
            if layout is not None:
                layout.activate()
        self._area.updateGeometry()
        lacks = self._area.sizeHint().height() - self._area.height()
        high = min(self.height() + lacks, window.height() - 24)
        if lacks > 0 and high > self.height():
            self.resize(self.width(), high)
            centre = window.mapToGlobal(window.rect().center())
            self.move(self.x(), centre.y() - high // 2)

    def record(self) -> None:
        """Does the act of the form."""
        raise NotImplementedError

    def do(self, act: Act, **facts: object) -> None:
        """Does an act and closes; a refusal is said and the form stays."""
        try:
            self.outcome = self.desk.do(act, **facts)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if self.outcome is not None:
            self.accept()
