"""The bar over the pages: the find box, undo and redo, the as-of day, the user."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reports.columns import Tone
from ui import theme
from ui.as_of import AsOfButton, AsOfPopup
from ui.desk import Desk
from ui.find_field import FindField
from ui.widgets import paint
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip

__all__ = ["TopBar"]

CENTRE = Qt.AlignmentFlag.AlignCenter


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    parts = name.split()
    return "".join(part[0] for part in dict.fromkeys((parts[0], parts[-1]))).upper() if parts else ""


class UserButton(QAbstractButton):
    """Under whose name acts are recorded; pressing it opens Settings.

    Signals: clicked().
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Shows a name."""
        self.setText(name or "No name yet")
        self.setAccessibleName(f"Acts are recorded as {self.text()}")
        self.setToolTip(f"{self.accessibleName()}. Change the name in Settings.")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The name and its disc."""
        return QSize(40 if self.short else round(paint.width_of(self.text(), theme.font(13, 500))) + 56, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the name and the disc with its first letters."""
        painter, body = QPainter(self), self.rect().toRectF()
        if self.underMouse():
            paint.box(painter, body, 6, theme.color("hover"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 6)
        if not self.short:
            paint.words(
                painter, body.adjusted(8, -0.5, -38, -0.5), self.text(), theme.font(13, 500), theme.color("text")
            )
        disc = QRectF(body.width() - 34, 2, 28, 28)
        paint.box(painter, disc, 14, theme.color("accentS"))
        letters = initials(self.text())
        paint.words(
            painter, disc.adjusted(0, -0.5, 0, -0.5), letters, theme.font(11, 600), theme.color("accentT"), CENTRE
        )


class Stroke(QWidget):
    """The short upright line before the user's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(1, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        QPainter(self).fillRect(self.rect(), theme.color("line2"))


class TopBar(QWidget):
    """Find, undo, redo, as-of, user.

    Signals: undo(), redo(), settings() from its buttons; left() when the choice of a day is left.
    """

    undo = Signal()
    redo = Signal()
    settings = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setFixedHeight(52)
        self.finder = FindField()
        self.undo_button = IconButton("undo-2", "Undo", "quiet")
        self.redo_button = IconButton("redo-2", "Redo", "quiet")
        self.sample = Chip("Sample book", Tone.WARN, "flask-conical")
        self.sample.setToolTip("This book is a sample. Its people, prices and letters are made up.")
        self.as_of = AsOfButton()
        self.today = Button("Back to today", "quiet")
        self.user = UserButton()
        self._lay_out()
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.as_of.clicked.connect(self.open_as_of)
        self.today.clicked.connect(self._to_today)
        self.user.clicked.connect(self.settings)
        desk.as_of_changed.connect(self.refresh)
        desk.history_changed.connect(self.refresh)
        desk.user_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(24, 10, 18, 10)
        box.setSpacing(8)
        box.addWidget(self.finder, 1000)
        box.addStretch(1)
        for widget in (self.sample, self.undo_button, self.redo_button, self.today, self.as_of):
            box.addWidget(widget)
        box.addSpacing(8)
        box.addWidget(Stroke())
        box.addWidget(self.user)

    def refresh(self) -> None:
        """Shows what can be undone, the day and the user."""
        desk = self._desk
        for button, word, what in (
            (self.undo_button, "Undo", desk.undoable),
            (self.redo_button, "Redo", desk.redoable),
        ):
            key = "Ctrl+Z" if word == "Undo" else "Ctrl+Shift+Z"
            button.setEnabled(what is not None)
            button.set_name(f"{word}: {what.sentence} ({key})" if what else f"Nothing to {word.lower()}")
        self.as_of.set_day(desk.as_of, desk.today)
        self.today.setVisible(desk.as_of != desk.today)
        self.user.set_name(desk.user)
        self.sample.setVisible(desk.book.sample)

    def set_narrow(self, narrow: bool) -> None:
        """Fewer words in a small window."""
        self.user.short = self.as_of.short = narrow
        self.user.updateGeometry()
        self.as_of.set_day(self._desk.as_of, self._desk.today)

    def open_as_of(self) -> None:
        """Opens the popup that changes the day."""
        popup = AsOfPopup(self._desk, self.as_of, self.window())
        popup.left.connect(self.left)
        popup.open()

    def _to_today(self) -> None:
        self._desk.as_of = self._desk.today

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
