"""The first and the last step of an import, what stands between them while the program is busy, and the footer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reports.columns import Tone
from ui import icons, theme
from ui.widgets import paint
from ui.widgets.banner import Banner
from ui.widgets.button import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.layout import row
from ui.widgets.text import Label
from ui.words import count_words, day_words

__all__ = ["BusyStep", "DoneStep", "FileStep", "Footer", "workbook_dropped"]

KINDS = "Excel (.xlsx, .xlsm, .xls, .xlsb), OpenDocument (.ods) or text (.csv)"
SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt", ".tsv"}


def workbook_dropped(data: QMimeData) -> Path | None:
    """The one local file that is dragged, when it may be a workbook."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None


class Badge(QWidget):
    """A large icon in a disc of a tone."""

    def __init__(self, icon: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(QSize(64, 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        paint.box(painter, QRectF(self.rect()), 32, paint.tone_fill(self._tone))
        icons.paint(painter, self._icon, QRectF(18, 18, 28, 28), paint.tone_ink(self._tone), 1.5)


def _centred(card: Card, *widgets: QWidget) -> QVBoxLayout:
    """The widgets one under another in the middle of a card."""
    middle = QVBoxLayout()
    middle.setSpacing(8)
    middle.addStretch(5)
    for widget in widgets:
        middle.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    middle.addStretch(6)
    card.add(middle, 1)
    return middle


class FileStep(Card):
    """Where a workbook is dropped or chosen.

    Signals: choose_asked(); template_asked().
    """

    choose_asked = Signal()
    template_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.choose = Button("Choose a workbook...", "primary", "file-spreadsheet")
        self.template = LinkButton("Save an empty list to fill in...")
        self.problem = Banner()
        self.problem.hide()
        self.choose.clicked.connect(self.choose_asked)
        self.template.clicked.connect(self.template_asked)
        self.add(self.problem)
        said = Label(f"{KINDS}. Columns are found by their headings.", "second")
        _centred(self, Badge("file-input"), Label("Drop the workbook here", "title"), said, self.choose, self.template)

    def say(self, sentence: str) -> None:
        """Says why a file could not be read; an empty sentence takes it back."""
        if sentence:
            self.problem.set("Not read.", sentence, Tone.BAD)
        self.problem.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card with a dashed edge, as a place to drop things on."""
        painter = QPainter(self)
        paint.box(painter, QRectF(self.rect()), 8, theme.color("surface"), theme.color("line2"), 1.5, dashed=True)


class BusyStep(Card):
    """What the program is doing, how far it is, and the way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._words = Label("", "title")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(320)
        self._bar.setTextVisible(False)
        self.stop = Button("Stop", "default", "x", "Esc")
        _centred(self, self._words, self._bar, self.stop)

    def say(self, words: str, at: int, of: int, stoppable: bool) -> None:
        """Shows a stretch of the work."""
        self._words.setText(words)
        self._bar.setRange(0, of)
        self._bar.setValue(at)
        self._bar.setAccessibleName(f"{words}, step {at} of {of}")
        self.stop.setVisible(stoppable)


class DoneStep(Card):
    """What an import did.

    Signals: list_asked(); undo_asked(); again_asked().
    """

    list_asked = Signal()
    undo_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._title, self._sentence = Label("", "title"), Label("", "second")
        self._facts = DefinitionList(label_width=150)
        self._facts.setFixedWidth(380)
        self.show_list = Button("Show the list", "primary", "building-2")
        self.undo = Button("Undo this import", "default", "undo-2", "Ctrl+Z")
        self.again = Button("Import another file", "quiet")
        self.show_list.clicked.connect(self.list_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.again.clicked.connect(self.again_asked)
        buttons = QWidget()
        buttons.setLayout(row(self.show_list, self.undo, self.again))
        _centred(self, Badge("check", Tone.OK), self._title, self._sentence, self._facts, buttons)

    def show_done(self, result: Mapping[str, object], source: str, left_out: int) -> None:
        """Shows the counts of an import, and until when its new buildings are held."""
        new, changed, moved = (_number(result.get(name)) for name in ("new", "changed", "moved"))
        held = result.get("held_until")
        counts = (
            ("New buildings", new),
            ("Changed", changed),
            ("Moved to another rank", moved),
            ("Left out", left_out),
        )
        facts = [Fact(words, f"{count:,}") for words, count in counts if count]
        facts += [Fact("Held until", day_words(held), ink="warn")] if isinstance(held, date) else []
        self._title.setText("The Customer List is in the book")
        self._sentence.setText(f"{source} was imported in one act; one Undo takes it back.")
        if isinstance(held, date):
            self._title.setText(f"{count_words(new, 'building')} held until {day_words(held)}")
        self._facts.set_facts(facts)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


class Footer(QFrame):
    """The bar under the steps: back, what else, why not yet, and the way on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(57)
        self.back = Button("Back", "default", "arrow-left")
        self.save = Button("", "default", "file-spreadsheet")
        self.why_not = Label("", "hint", "text2", elides=True)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.leave = QCheckBox()
        self.cancel = Button("Cancel", "quiet", "", "Esc")
        self.onward = Button("", "primary", "import", "Ctrl+Return")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 1, 24, 0)
        layout.setSpacing(8)
        for widget in (self.back, self.save, self.why_not, self.leave, self.cancel, self.onward):
            layout.addWidget(widget, 1 if widget is self.why_not else 0)
        layout.insertSpacing(layout.indexOf(self.leave), 8)
        layout.insertSpacing(layout.indexOf(self.cancel), 8)

    def show_rows(self, wrong: int) -> None:
        """Offers what can be done with so many rows with problems."""
        rows = count_words(wrong, "row")
        self.save.set_words(f"Save the {rows} to Excel...")
        self.save.setVisible(bool(wrong))
        self.leave.setText(f"Leave out the {rows} with problems" if wrong else "Rows with problems are left out")
        self.leave.setVisible(bool(wrong) or self.leave.isChecked())

    def untick(self) -> None:
        """Takes rows with problems in again, without a signal."""
        self.leave.blockSignals(True)
        self.leave.setChecked(False)
        self.leave.blockSignals(False)

    def gate(self, sentence: str) -> None:
        """Bars the way on and says why; an empty sentence opens it."""
        self.onward.set_gate(sentence)
        self.why_not.setText(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bar and the line over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
