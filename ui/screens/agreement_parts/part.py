"""What a part of the Agreement page is: a list with a filter, and its record in the page's inspector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.clause import Why
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.screen import Screen, ScreenAction
from ui.widgets.fields import FilterField
from ui.widgets.inspector import Inspector
from ui.widgets.text import Label

__all__ = ["Part", "stacked"]


def stacked(told: Sequence[tuple[str, str]]) -> QWidget:
    """Names too long to stand beside their values: each above its value."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    for name, value in told:
        column.addWidget(Label(name, "hint", wrap=True))
        value_label = Label(value, wrap=True)
        value_label.setContentsMargins(0, 0, 0, 7)
        value_label.setAccessibleName(f"{name}: {value}")
        column.addWidget(value_label)
    return box


class Part(QWidget):
    """One list of the Agreement page."""

    key: ClassVar[str] = ""
    words: ClassVar[str] = ""
    sentence: ClassVar[str] = ""

    def __init__(self, screen: Screen, table: RowTable[Any], filter_words: str, hint: str = "", high: int = 32) -> None:
        super().__init__()
        self.screen_, self.desk, self.table = screen, screen.desk, table
        self.view = RowView(table, hint=hint, row_height=high, name=self.words)
        self.view.current_changed.connect(self._show)
        self.filter_field = FilterField(filter_words)
        self.filter_field.changed.connect(table.set_text)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.filters.addWidget(self.filter_field, 1)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)
        self.box.addLayout(self.filters)
        self.box.addWidget(self.view, 1)

    @property
    def inspector(self) -> Inspector:
        """The inspector of the page."""
        assert self.screen_.inspector is not None
        return self.screen_.inspector

    def rows(self) -> Sequence[Any]:
        """What the list holds."""
        raise NotImplementedError

    def show_record(self, row: Any) -> None:
        """Fills the inspector with a row."""

    def page_actions(self) -> list[ScreenAction]:
        """What can be done in this part."""
        return []

    def head_actions(self) -> Sequence[ScreenAction]:
        """The buttons of the page for this part; the last is the primary one."""
        return ()

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor, with its title; None where there is nothing to derive."""
        return None

    def print_shown(self) -> bool:
        """Shows the paper of this part as it will print; False where it has none."""
        return False

    def said(self) -> str:
        """The sentence under the title of the page."""
        return self.sentence

    def refill(self) -> None:
        """Reads the list and shows the record under the cursor."""
        self.table.set_as_of(self.desk.as_of)
        self.table.set_rows(self.rows())
        if self.view.current() is None and self.table.shown:
            self.view.step(1)
        self._show(self.view.current())

    def _show(self, row: Any) -> None:
        if not self.isVisibleTo(self.screen_):
            return
        self.inspector.clear()
        self.inspector.set_actions(())
        if row is None:
            self.inspector.set_head(self.words, sentence="Nothing is chosen.")
        else:
            self.show_record(row)
        self.screen_.actions_changed.emit()

    def select(self, key: str) -> bool:
        """Goes to a row, lifting filters that hide it."""
        if not self.view.select(key):
            self.filter_field.clear()
            self.table.clear_filters()
        return self.view.select(key)

    def filter(self) -> None:
        """Puts the keyboard into the filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
