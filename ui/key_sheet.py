"""The F1 sheet: the keys of this page, out of the same lists the window serves them from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.screen import ScreenAction
from ui.widgets.chip import KeyCap
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label

__all__ = ["KeySheet"]

EVERYWHERE = (
    ("Ctrl+1", "To the pages, Ctrl+1 to Ctrl+9"),
    ("/", "Find or scan"),
    ("W", "Why this?"),
    ("Tab", "From part to part of the page"),
    ("Escape", "Clear, or leave"),
)


class KeySheet(Dialog):
    """Keys and what they do, in two columns."""

    def __init__(
        self,
        page: str,
        acts: Sequence[ScreenAction],
        keys: Sequence[ScreenAction],
        everywhere: Sequence[ScreenAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Keys of this page", "Single letters act while no field has the focus.", "Close", parent=parent
        )
        self.cancel.hide()
        self.confirmed.connect(self.accept)
        here = [(one.key, one.words) for one in (*acts, *keys) if one.key]
        always = [(one.key, one.words) for one in everywhere if one.key]
        columns = QHBoxLayout()
        columns.setSpacing(40)
        columns.addLayout(self._column(page, here or [("", "This page has no keys of its own.")]), 1)
        columns.addLayout(self._column("Everywhere", [*always, *EVERYWHERE]), 1)
        self.form.addLayout(columns)
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _column(title: str, lines: Sequence[tuple[str, str]]) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(8)
        made.addWidget(Label(title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (key, words) in enumerate(lines):
            if key:
                grid.addWidget(KeyCap(key), line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(words, elides=True), line, 1)
        made.addLayout(grid)
        made.addStretch(1)
        return made
