"""The screen most pages are: a list with facets, a filter, and the chosen record in the inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reports.grid import Grid
from ui.desk import Desk
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.screen import Screen, ScreenAction
from ui.widgets.facet_bar import FacetBar
from ui.widgets.fields import FilterField
from ui.widgets.inspector import Inspector

__all__ = ["ListScreen"]


class ListScreen(Screen):
    """A page over one query `(session, as_of) -> rows`, read in a worker thread."""

    def __init__(
        self,
        desk: Desk,
        table: RowTable[Any],
        query: Callable[..., Sequence[Any]],
        *,
        filter_words: str = "Filter this list",
        hint: str = "",
        row_height: int = 32,
        inspector: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.table, self._query = table, query
        self._wanted: str | None = None
        self.view = RowView(table, hint=hint, row_height=row_height, name=self.title)
        self.view.current_changed.connect(self._show_current)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.filter_field = FilterField(filter_words)
        self.filter_field.changed.connect(table.set_text)
        self.filters.addWidget(self.filter_field, 1)
        if table.facets:
            self.facets = FacetBar.of(table)
            self.page.addWidget(self.facets)
        self.page.addLayout(self.filters)
        self.page.addWidget(self.view, 1)
        if inspector:
            self._join(Inspector(inspector))

    def _join(self, inspector: Inspector) -> None:
        """Lets the inspector walk the list."""
        inspector.previous.connect(lambda: self.view.step(-1))
        inspector.next.connect(lambda: self.view.step(1))
        self.set_inspector(inspector)

    # -- what subclasses say ---------------------------------------------------------------------------------

    def said(self, rows: Sequence[Any]) -> str:
        """The sentence under the title, which answers: so what."""
        return ""

    def show_record(self, row: Any) -> None:
        """Fills the inspector with the row under the cursor; None when there is none."""

    # -- filling ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the rows in a worker thread."""
        self.desk.read_later(self._query, self.desk.as_of, then=self.fill, key=(id(self), "rows"))

    def fill(self, rows: Sequence[Any]) -> None:
        """Shows the rows, keeps the place, and goes to the record that was asked for."""
        self.table.set_as_of(self.desk.as_of)
        self.table.set_rows(rows)
        self.head.set_sentence(self.said(rows))
        if self._wanted is not None:
            self._go_to(self._wanted)
            self._wanted = None
        if self.view.current() is None and self.table.shown:
            self.view.step(1)
        self._show_current(self.view.current())

    def _show_current(self, row: Any) -> None:
        if self.inspector is not None:
            self.show_record(row)
        self.actions_changed.emit()

    def go_to(self, key: str) -> bool:
        """Goes to the record; filters that hide it are lifted, and unread rows are waited for."""
        self._wanted = key
        found = self._go_to(key)
        if self.is_current:
            self._wanted = None  # nothing is being read that could hold it
        return found

    def _go_to(self, key: str) -> bool:
        if not self.view.select(key) and any(self.table.key_of(row) == key for row in self.table.rows):
            self.filter_field.clear()
            self.table.clear_filters()
            self.view.select(key)
        row = self.view.current()
        found = row is not None and self.table.key_of(row) == key
        if found:
            self._wanted = None
            self.view.focus()
        return found

    def export_shown(self) -> Grid[Any] | None:
        """The list as it is shown."""
        return Grid(self.title, self.table.columns, self.table.shown)

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, narrowing it, and the inspector."""
        keys = [
            ScreenAction("Next row", "J", "chevron-down", lambda: self.view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: self.view.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
        ]
        if self.inspector is not None:
            keys.append(ScreenAction("Details on or off", "I", "panel-right", self.toggle_inspector))
        return keys

    def filter(self) -> None:
        """Puts the keyboard into the filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Puts the keyboard into the list."""
        self.view.focus()
