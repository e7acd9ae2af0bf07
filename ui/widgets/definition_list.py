"""Facts of a record as rows of a name and a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.button import LinkButton
from ui.widgets.chip import Tag
from ui.widgets.layout import empty
from ui.widgets.text import Label

__all__ = ["DefinitionList", "Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its name, its value, a clause it rests on, whether the value leads somewhere, another colour."""

    label: str
    value: str
    tag: str = ""
    link: bool = False
    ink: str = ""


class DefinitionList(QWidget):
    """Names in grey, values beside them.

    Signals: tag_opened(str) with the clause; link_opened(str) with the name of the row.
    """

    tag_opened = Signal(str)
    link_opened = Signal(str)

    def __init__(
        self, facts: Iterable[Fact] = (), strong: bool = False, label_width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = "name" if strong else "body"
        self._size = "hint" if strong else "body"
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, label_width)
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[Fact]) -> None:
        """Shows other facts."""
        empty(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for line, fact in enumerate(facts):
            name = Label(fact.label, "hint" if self._size == "hint" else "second", "text3")
            name.setContentsMargins(0, 2, 0, 2)
            self._grid.addWidget(name, line, 0, top)
            value = self._value(fact)
            side = Qt.AlignmentFlag.AlignLeft if fact.link else Qt.AlignmentFlag(0)
            self._grid.addWidget(value, line, 1, 1, 1 if fact.tag else 2, side)  # without a clause, all the width
            if fact.tag:
                tag = Tag(fact.tag)
                tag.setFixedHeight(22)
                tag.clicked.connect(lambda _=False, clause=fact.tag: self.tag_opened.emit(clause))
                self._grid.addWidget(tag, line, 2, top | Qt.AlignmentFlag.AlignRight)

    def _value(self, fact: Fact) -> QWidget:
        if fact.link:
            link = LinkButton(fact.value)
            link.setFixedHeight(21)
            link.clicked.connect(lambda: self.link_opened.emit(fact.label))
            link.setAccessibleName(f"{fact.label}: {fact.value}")
            return link
        value = Label(fact.value, self._style, fact.ink, wrap=True)
        value.setContentsMargins(0, 2, 0, 2)
        value.setAccessibleName(f"{fact.label}: {fact.value}")
        return value
