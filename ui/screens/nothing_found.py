"""What stands under the heads while filters hide every row: which filters they are, and how to lift them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.row_table import RowTable
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, list_words, plural

__all__ = ["NothingFound"]


class NothingFound(QWidget):
    """Names the filters in force and offers to lift all of them, or all but the facet."""

    def __init__(
        self,
        table: RowTable[Any],
        noun: str,
        others: Callable[[], Sequence[str]],
        clear: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._noun, self._others, self._clear = table, noun, others, clear
        self._clear_all = Button("Clear all filters", "default", "list-x", "Esc")
        self._keep = Button("", "quiet")
        self._said = EmptyState("search-x", f"No {noun} matches these filters", "", (self._clear_all, self._keep))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        self._clear_all.clicked.connect(clear)
        self._keep.clicked.connect(self._keep_facet)
        table.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        """Names the filters, when they hide everything."""
        rows = self._table.rows
        if not rows or self._table.shown:
            return
        chosen = [facet for facet in self._table.facets if facet.key in self._table.chosen_facets]
        named = [facet.words for facet in chosen] + list(self._others())
        hidden = count_words(len(rows), self._noun)
        verb = plural(len(rows), "is", "are")
        self._said.set_words(
            f"No {self._noun} matches these filters", f"{hidden} {verb} hidden by {list_words(named)}."
        )
        count = sum(any(facet.test(row) for facet in chosen) for row in rows)
        self._keep.set_words(f"Keep only {list_words([facet.words for facet in chosen])} ({count:,})")
        self._keep.setVisible(bool(chosen) and count > 0 and len(named) > len(chosen))

    def _keep_facet(self) -> None:
        kept = self._table.chosen_facets
        self._clear()
        self._table.set_facets(kept)
