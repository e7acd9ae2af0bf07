"""The second step of an import: which row holds the headings, and what each column is read as."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from models.list_review import ColumnUse, Field, How, Layout
from reports.columns import Tone
from ui import theme
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.fields import Choice
from ui.widgets.gate_list import Gate, GateList, GateState
from ui.widgets.layout import empty, row
from ui.widgets.text import Label, Rule

__all__ = ["CellBox", "ColumnsStep"]

NEEDED = (Field.RANK, Field.NAME, Field.STREET, Field.CITY, Field.STATE, Field.ZIP)
SPARE = (Field.FLOORS, Field.LATITUDE, Field.LONGITUDE, Field.REMARKS)
HEADINGS_WITHIN = 40


class CellBox(QWidget):
    """The name of a cell or of a column, on a soft ground."""

    def __init__(self, words: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self._tone = words, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Cell {words}")

    def sizeHint(self) -> QSize:
        """The words with a little air."""
        return QSize(max(24, round(paint.width_of(self.words, theme.font(12, 600))) + 14), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box."""
        painter, where = QPainter(self), QRectF(self.rect())
        paint.box(painter, where, 4, paint.tone_fill(self._tone))
        centre = Qt.AlignmentFlag.AlignCenter
        paint.words(painter, where, self.words, theme.font(12, 600), paint.tone_ink(self._tone), centre)


class ColumnsStep(QWidget):
    """Every column of the sheet with its first values, and what it is read as.

    Signals: sheet_chosen(int); heading_chosen(int); column_used(letters, field or ""); ranked_by_order(bool).
    """

    sheet_chosen = Signal(int)
    heading_chosen = Signal(int)
    column_used = Signal(str, str)
    ranked_by_order = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Choice(name="Sheet")
        self.heading = Choice(name="Row of the headings")
        self.by_order = QCheckBox("Rank the buildings in the order of their rows")
        self.choices: dict[str, Choice] = {}
        self._needed = GateList(316)
        self.sheet.changed.connect(lambda key: self.sheet_chosen.emit(int(key)))
        self.heading.changed.connect(lambda key: self.heading_chosen.emit(int(key)))
        self.by_order.clicked.connect(self.ranked_by_order)
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnMinimumWidth(1, 120)
        self._rows.setColumnStretch(2, 1)
        host = QWidget()
        host.setObjectName("scrolled")
        inner = QVBoxLayout(host)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.addLayout(self._rows)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(host)
        card = Card(margin=16)
        card.body.setSpacing(12)
        top = QWidget()
        top.setLayout(row(self.sheet, self.heading, self.by_order, 0, spacing=12))
        card.add(top)
        card.add(Rule())
        card.add(area, 1)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addWidget(card, 1)
        sides.addWidget(self._needed)

    def show_sheets(self, titles: list[str], at: int) -> None:
        """The sheets to choose from; with one there is no choice."""
        self.sheet.set_choices([(str(number), f"Sheet “{title}”") for number, title in enumerate(titles)], str(at))
        self.sheet.setVisible(len(titles) > 1)

    def show_layout(self, layout: Layout, rows: int) -> None:
        """Shows how a sheet of so many rows is read."""
        choices = [("0", "No row of headings")]
        choices += [(str(number), f"Headings in row {number}") for number in range(1, min(rows, HEADINGS_WITHIN) + 1)]
        self.heading.set_choices(choices, str(layout.heading_row))
        self.by_order.setChecked(layout.rank_from is not None)
        by_order = layout.rank_from is not None
        self.by_order.setVisible(by_order or Field.RANK in layout.missing)
        self._show_columns(layout)
        self._show_needed(layout)

    def _show_columns(self, layout: Layout) -> None:
        held = {letters: choice.hasFocus() for letters, choice in self.choices.items()}
        empty(self._rows)
        self.choices = {}
        for at, title in enumerate(("", "Column", "First values", "Read as", "")):
            self._rows.addWidget(Label(title, "field", "text3"), 0, at)
        for line, use in enumerate(layout.columns, 1):
            self._add_column(line, use)
        for letters, had_focus in held.items():
            if had_focus and letters in self.choices:
                self.choices[letters].setFocus()

    def _add_column(self, line: int, use: ColumnUse) -> None:
        choice = Choice(_fields(), use.field.value if use.field else "", f"Column {use.letters}, {use.heading}")
        choice.setMinimumWidth(168)
        choice.changed.connect(lambda field, letters=use.letters: self.column_used.emit(letters, field))
        self.choices[use.letters] = choice
        how = "" if use.how is How.NOT else use.how.value
        values = Label(
            "   ".join(use.samples) or "nothing in it", "second", "text2" if use.samples else "text3", elides=True
        )
        cells = (
            CellBox(use.letters),
            Label(use.heading or "no heading", "name", "text" if use.heading else "text3"),
            values,
            choice,
            Label(how, "hint"),
        )
        for at, widget in enumerate(cells):
            self._rows.addWidget(widget, line, at)

    def _show_needed(self, layout: Layout) -> None:
        """What a list cannot be read without, and the column that gives it."""
        by_field = {use.field: use for use in layout.columns if use.field}
        both = by_field.get(Field.CITY_STATE)
        gates = []
        for field in NEEDED:
            use = by_field.get(field) or (both if field in (Field.CITY, Field.STATE) else None)
            said = f"column {use.letters}, {use.how.value}" if use else ""
            if field is Field.RANK and layout.rank_from is not None:
                said = "the order of the rows"
            gates.append(Gate(field.words, GateState.MET if said else GateState.WAITING, said or "choose its column"))
        spare = [field.noun for field in SPARE if field not in by_field]
        foot = f"Not in this list: {', '.join(spare)}." if spare else ""
        open_ = len(layout.missing) + len(layout.doubled)
        title = "Every column is found." if not open_ else "Some columns are still to be chosen."
        self._needed.set(title, "", gates, Tone.WARN if open_ else Tone.OK, foot)

    def take_focus(self) -> None:
        """Puts the keyboard into the first column that nobody chose yet, or the first of all."""
        waiting = [choice for choice in self.choices.values() if not choice.chosen]
        for choice in (*waiting, *self.choices.values()):
            choice.setFocus()
            return


def _fields() -> list[tuple[str, str]]:
    return [("", "Not imported"), *((field.value, field.words) for field in Field)]
