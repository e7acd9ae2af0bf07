"""What an import has to say of its list, beside the rows: the list as a whole, each problem at its cell, the notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.list_review import Field, Layout, Problem, Review
from models.rules.customer_list import ListFault
from reports.columns import Tone
from ui import theme
from ui.screens.import_columns import CellBox
from ui.screens.import_doubts import Doubts
from ui.widgets import paint
from ui.widgets.button import LinkButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields import LongText
from ui.widgets.layout import empty, row
from ui.widgets.text import Label, Rule
from ui.words import count_words

__all__ = ["Problems"]

MOST = 60
WIDTH = 324


class ProblemBox(QWidget):
    """One problem: its cell, what is wrong, and what can be done about it here.

    Signals: asked(what) with "show", "type", "leave" or "apart".
    """

    asked = Signal(str)

    def __init__(self, problem: Problem, mendable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        self._here = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 7, 8, 7)
        layout.setSpacing(10)
        cells = QVBoxLayout()
        cells.setSpacing(3)
        for cell in problem.cells[: 2 if mendable else 1]:
            cells.addWidget(CellBox(cell, Tone.BAD if mendable else Tone.NEUTRAL))
        cells.addStretch(1)
        host = QWidget()
        host.setFixedWidth(44)
        host.setLayout(cells)
        cells.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Label(self._words(mendable), "body", "text" if mendable else "text2", wrap=True))
        if mendable:
            self._offer(said)
        layout.addWidget(host)
        layout.addLayout(said, 1)
        self.setAccessibleName(f"{problem.where}: {problem.sentence} {problem.remedy}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _words(self, mendable: bool) -> str:
        problem = self.problem
        return problem.sentence if mendable or problem.count == 1 else f"{problem.sentence} {problem.count:,} cells."

    def _offer(self, said: QVBoxLayout) -> None:
        """What to do: the remedy in words, then the ways to it."""
        problem = self.problem
        said.addWidget(Label(problem.remedy, "hint", wrap=True))
        ways = [("type", "Type it here")] if problem.cells else []
        ways += [("leave", f"Leave row {problem.rows[-1]} out")] if problem.rows else []
        links = [self._link(what, words) for what, words in ways]
        said.addLayout(row(*links, 0, spacing=14))
        if problem.field is Field.STREET and problem.value:
            said.addLayout(row(self._link("apart", "It is a building of its own"), 0))

    def _link(self, what: str, words: str) -> LinkButton:
        link = LinkButton(words)
        link.setAccessibleName(f"{words}: {self.problem.where}")
        link.clicked.connect(lambda: self.asked.emit(what))
        return link

    def set_here(self, here: bool) -> None:
        """Shows whether its row is the one looked at."""
        if here != self._here:
            self._here = here
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the row."""
        self.asked.emit("show")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of the one looked at."""
        if self._here:
            paint.box(QPainter(self), self.rect().toRectF(), 6, theme.color("accentS"))


class Problems(Card):
    """The card beside the rows.

    Signals: asked(what, Problem); columns_asked(); reason_typed(str).
    """

    asked = Signal(str, object)
    columns_asked = Signal()
    reason_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=8, parent=parent)
        self.doubts = Doubts()
        self.setFixedWidth(WIDTH)
        self.boxes: list[ProblemBox] = []
        self.reason = LongText("For example: agreed by both parties on that day", 2)
        self.reason.setAccessibleName("Why the list is taken as it is")
        self.reason.textChanged.connect(lambda: self.reason_typed.emit(self.reason.toPlainText()))
        self._faults = QVBoxLayout()
        self._faults.setSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._columns = QVBoxLayout()
        self._columns.setSpacing(4)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("scrolled")
        body = QVBoxLayout(whole)
        body.setContentsMargins(8, 4, 8, 8)
        body.setSpacing(8)
        self._whole = QWidget()
        of_list = QVBoxLayout(self._whole)
        of_list.setContentsMargins(0, 0, 0, 0)
        of_list.setSpacing(6)
        of_list.addLayout(self._faults)
        of_list.addWidget(self.reason)
        of_list.addWidget(Rule())
        body.addWidget(self.doubts)
        body.addWidget(self._whole)
        body.addLayout(self._list)
        body.addWidget(Rule())
        body.addLayout(self._columns)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(whole)
        self._area = area
        self.add(area, 1)

    def show_review(self, found: Review, faults: Sequence[ListFault], held: str) -> None:
        """Shows what there is to say of a list."""
        self._show_whole(faults, held)
        empty(self._list)
        self.boxes = []
        if found.errors:
            self._head(count_words(len(found.errors), "problem"))
        for problem in found.errors[:MOST]:
            self._add(problem, mendable=True)
        if len(found.errors) > MOST:
            self._list.addWidget(
                Label(f"{len(found.errors) - MOST:,} more appear as these are mended.", "hint", wrap=True)
            )
        if found.notes:
            self._head(count_words(len(found.notes), "note"))
        for problem in found.notes[:MOST]:
            self._add(problem, mendable=False)
        if not found.problems:
            self._head("Nothing to say")
            self._list.addWidget(Label("Every cell reads as it stands.", "second"))
        self._show_columns(found.layout)

    def _head(self, words: str) -> None:
        label = Label(words, "card")
        label.setContentsMargins(0, 6, 0, 2)
        self._list.addWidget(label)

    def _add(self, problem: Problem, *, mendable: bool) -> None:
        box = ProblemBox(problem, mendable)
        box.asked.connect(lambda what: self.asked.emit(what, problem))
        self.boxes.append(box)
        self._list.addWidget(box)

    def _show_whole(self, faults: Sequence[ListFault], held: str) -> None:
        """What is said of the list as a whole; a fault that can be overruled asks for the reason."""
        empty(self._faults)
        if held:
            self._faults.addWidget(Label("This addition is held", "card"))
            self._faults.addWidget(Label(held, "second", wrap=True))
        if faults:
            self._faults.addWidget(Label("The list as a whole", "card"))
        for fault in faults[:MOST]:
            self._faults.addWidget(Label(fault.sentence, "body", "warn", wrap=True))
        if faults:
            self._faults.addWidget(Label("Why it is taken as it is", "field"))
        self.reason.setVisible(bool(faults))
        self._whole.setVisible(bool(faults or held))

    def _show_columns(self, layout: Layout) -> None:
        """How the columns are read, and the way back to change it."""
        empty(self._columns)
        change = LinkButton("Change")
        change.setAccessibleName("Change how the columns are read")
        change.clicked.connect(self.columns_asked)
        self._columns.addLayout(row(Label("Columns", "card"), 0, change))
        for use in layout.columns:
            heading = Label(use.heading or "no heading", "second", elides=True)
            heading.setMinimumWidth(96)
            arrow = Label("→", "second", "text3")
            read_as = Label(use.field.words, "name") if use.field else Chip("Not imported", Tone.MISSING, "ban")
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(CellBox(use.letters))
            line.addWidget(heading, 1)
            line.addWidget(arrow)
            line.addWidget(read_as, 1)
            self._columns.addLayout(line)

    def show_row(self, number: int | None) -> None:
        """Marks the problems of the row looked at, and brings the first of them into sight."""
        first: ProblemBox | None = None
        for box in self.boxes:
            here = number is not None and number in box.problem.rows and box.problem.count == 1
            box.set_here(here)
            first = first or (box if here else None)
        if first is not None:
            self._area.ensureWidgetVisible(first, 0, 24)
