"""A row of clauses as tags, each of which opens its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.rules.words import tag_of
from ui.widgets.chip import Tag
from ui.widgets.layout import row

__all__ = ["ClauseTags"]


class ClauseTags(QWidget):
    """Clauses and readings side by side.

    Signals: asked(str) with the id of the one pressed.
    """

    asked = Signal(str)

    def __init__(self, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tags = []
        named = {one if one.startswith("AMB-") else tag_of(one): one for one in reversed(ids)}
        for said, one in reversed(named.items()):
            tag = Tag(said)
            tag.clicked.connect(lambda _=False, one=one: self.asked.emit(one))
            tags.append(tag)
        self.setLayout(row(*tags, 0, spacing=6))
