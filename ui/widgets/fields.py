"""Fields to type in and to choose from, with their label, hint and problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets import paint
from ui.widgets.text import Label

__all__ = ["Choice", "Field", "FilterField", "IconField", "LongText", "SearchField", "set_state"]


def set_state(editor: QWidget, state: str) -> None:
    """Dresses a field as plain (empty), "error" or "missing"."""
    if editor.property("state") != state:
        editor.setProperty("state", state)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class IconField(QLineEdit):
    """A line to type in, with an icon at its left and perhaps a key cap at its right."""

    def __init__(self, icon: str, placeholder: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self.key = icon, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(22, 0, 0, 0)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Another key in the cap; none takes it away."""
        self.key = key
        right = round(paint.keycap_width(key)) if key else 0
        self.setTextMargins(22, 0, right, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the field, then its icon and cap."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        ink = theme.color("text2" if self.isEnabled() else "text3")
        icons.paint(painter, self._icon, QRectF(11, middle - 8, 16, 16), ink)
        if self.key:
            wide = paint.keycap_width(self.key)
            place = QRectF(self.width() - wide - 8, 0, wide, self.height())
            paint.keycap(painter, place, self.key, theme.color("text3"), theme.color("line2"))


class SearchField(IconField):
    """The field in which things are looked for or scanned; a scanner ends with Enter.

    Signals: those of QLineEdit; moved(int) for Up and Down; left() for Esc.
    """

    moved = Signal(int)
    left = Signal()

    def __init__(self, placeholder: str = "Find or scan", key: str = "Ctrl+K", parent: QWidget | None = None) -> None:
        super().__init__("search", placeholder, key, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move in the list below, Esc clears and then leaves."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterField(IconField):
    """The field that narrows the list under it as one types; Esc clears it.

    Signals: changed(str).
    """

    changed = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("list-filter", placeholder, "", parent)
        self.textChanged.connect(self.changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears; with nothing to clear it is left to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class Field(QWidget):
    """A label, the editor under it, and a hint that gives way to a problem."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._label = Label(label, "field")
        self._label.setBuddy(editor)
        self._below = Label(hint, "hint", wrap=True)
        if not hint:
            self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._below)
        if not isinstance(editor, QPlainTextEdit):
            layout.addStretch(1)
        editor.setAccessibleName(label)
        self.setFocusProxy(editor)

    def set_problem(self, sentence: str, missing: bool = False) -> None:
        """Says what is wrong with the value; an empty sentence takes it back."""
        self._below.setText(sentence or self._hint)
        self._below.set_ink(("warn" if missing else "bad") if sentence else "text3")
        self._below.setVisible(bool(sentence or self._hint))
        set_state(self.editor, ("missing" if missing else "error") if sentence else "")
        self.editor.setAccessibleDescription(sentence or self._hint)

    def set_hint(self, sentence: str) -> None:
        """Another hint."""
        self._hint = sentence
        self.set_problem("")

    @property
    def problem(self) -> str:
        """The sentence shown as a problem, or nothing."""
        return self._below.text() if self.editor.property("state") else ""


class LongText(QPlainTextEdit):
    """Several lines of plain text; Tab leaves the field."""

    def __init__(self, placeholder: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(16 + 18 * lines)


class Choice(QComboBox):
    """One of several, given as (key, words).

    Signals: changed(str) with the key the user chose.
    """

    changed = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), chosen: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # without it Fusion frames the row under the pointer
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if name:
            self.setAccessibleName(name)
        self.set_choices(choices, chosen)
        self.activated.connect(lambda: self.changed.emit(self.chosen))

    def set_choices(self, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Other choices; the one in force stays if it is still among them."""
        kept = chosen or self.chosen
        self.blockSignals(True)
        self.clear()
        for key, said in choices:
            self.addItem(said, key)
        self.blockSignals(False)
        if kept:
            self.choose(kept)

    @property
    def chosen(self) -> str:
        """The key in force; empty when there is nothing to choose from."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Chooses a key without a signal; an unknown one changes nothing."""
        found = self.findData(key)
        if found >= 0:
            self.blockSignals(True)
            self.setCurrentIndex(found)
            self.blockSignals(False)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and never changes a choice by accident."""
        event.ignore()
