"""A list whose records open beside it, with acts on the rows chosen, a workbook of its own, and filters Esc lifts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from reports.columns import Column
from reports.grid import Grid
from ui import icons
from ui.desk import Desk
from ui.dialogs.proofs import ProofsDialog
from ui.dialogs.recorded import ActDialog
from ui.list_screen import ListScreen
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.nothing_found import NothingFound
from ui.widgets.button import Button, IconButton

__all__ = ["RecordList"]

WIDE = 1400


class RecordList(ListScreen):
    """A list page; Enter opens the inspector, which is filled only while it is open."""

    noun: ClassVar[str] = "row"
    workbook: ClassVar[tuple[Column[Any], ...]] = ()

    def __init__(
        self, desk: Desk, table: RowTable[Any], query: Callable[..., Sequence[Any]], *, hint: str, inspector: int
    ) -> None:
        self._dialog: ActDialog | None = None
        self._selected: tuple[Hashable, ...] = ()
        self._shape: tuple[object, ...] = ()
        self._made: list[tuple[Button | IconButton, ScreenAction]] = []
        filter_words = f"Filter {self.title.lower() if self.noun.islower() else self.title}"
        super().__init__(desk, table, query, filter_words=filter_words, hint=hint, inspector=inspector)
        self.view.set_nothing(NothingFound(table, self.noun, self.other_filters, self.clear_filters))
        self.view.opened.connect(lambda _row: self.show_inspector(True))
        self.view.selection_changed.connect(self._take_selection)
        self.view.menu_asked.connect(self._fill_menu)
        super().show_inspector(False)

    # -- what subclasses say ---------------------------------------------------------------------------------

    def fill_inspector(self, row: Any) -> None:
        """Fills the inspector with a row."""
        raise NotImplementedError

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the rows chosen; the menu of a row offers the same."""
        raise NotImplementedError

    def papers_of(self, row: Any) -> Sequence[str]:
        """The papers of a row whose deliveries files can prove; none on most pages."""
        return ()

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """The actions at the head of the page, each with the kind of its button."""
        return ()

    def other_filters(self) -> list[str]:
        """The filters in force beside the facets, in words."""
        typed = self.filter_field.text().strip()
        return [f"“{typed}”"] if typed else []

    # -- the head --------------------------------------------------------------------------------------------

    def show_head(self) -> None:
        """The buttons of the page; those that are no primary lose their words beside an open inspector."""
        wanted = self.head_actions()
        shape = (self._inspector_wanted, *((action.words, kind) for action, kind in wanted))
        if shape != self._shape:
            self._shape = shape
            self._made = [(self._head_button(action, kind), action) for action, kind in wanted]
            self.head.set_actions([button for button, _ in self._made])
            self.order_keys()
        self.show_gates()

    def focus_order(self) -> list[QWidget]:
        """What Tab goes through before the inspector: actions, facets, filters, the list."""
        return [
            *(button for button, _ in self._made),
            *self.facets.findChildren(QAbstractButton),
            self.filter_field,
            self.view.grid,
        ]

    def order_keys(self) -> None:
        """Lets Tab go in that order, whenever parts of the page are made anew."""
        for before, after in pairwise(self.focus_order()):
            QWidget.setTabOrder(before, after)

    def show_gates(self) -> None:
        """Brings those buttons up to date with the rows chosen."""
        for button, action in self._made:
            if isinstance(button, Button):
                button.set_gate(action.gate())
            else:
                button.setEnabled(not action.gate())

    def _head_button(self, action: ScreenAction, kind: str) -> Button | IconButton:
        if kind == "primary" or not self._inspector_wanted:
            return self.button(action, kind)
        button = IconButton(action.icon, f"{action.words} ({action.key})")
        button.clicked.connect(lambda: self.run(action))
        return button

    def export_action(self) -> ScreenAction:
        """The export of the list as shown, as a button names it."""
        return ScreenAction("Export", "Ctrl+E", "file-spreadsheet", self._export)

    def export_shown(self) -> Grid[Any] | None:
        """The list as shown, with every column of its workbook."""
        return Grid(self.title, self.workbook, self.table.shown, (self.said(self.table.rows),))

    def _export(self) -> None:
        from ui.exporting import export_grid

        grid = self.export_shown()
        if grid is not None:
            export_grid(self.window(), grid, self.desk.as_of)

    # -- narrowing -------------------------------------------------------------------------------------------

    def clear_filters(self) -> None:
        """Lifts every filter and gives the keyboard back to the list."""
        self.filter_field.clear()
        self.table.clear_filters()
        self.view.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lifts the filters."""
        if event.key() == Qt.Key.Key_Escape and self.table.filtered:
            self.clear_filters()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pills with less air in small windows."""
        super().resizeEvent(event)
        self.facets.set_narrow(self.window().width() < WIDE)

    # -- the record ------------------------------------------------------------------------------------------

    def chosen(self) -> list[Any]:
        """The rows an act is done with: those chosen, or the one under the cursor."""
        found = [self.table.row_at(self.table.index_of(key)) for key in self._selected]
        rows = [row for row in found if row is not None]
        current = self.view.current()
        return rows or ([current] if current is not None else [])

    def _take_selection(self, rows: Sequence[Any]) -> None:
        """Keeps what is chosen by its keys, for asking Qt again costs a tenth of a second with a whole list."""
        self._selected = tuple(map(self.table.key_of, rows))
        self.show_gates()

    def not_one(self) -> str:
        """Why an act on one record cannot be done now."""
        count = len(self.chosen())
        return "" if count == 1 else f"Choose one {self.noun}." if count else f"Choose a {self.noun} first."

    def go_to(self, key: str) -> bool:
        """Opens a record."""
        self.show_inspector(True)
        return super().go_to(key)

    def show_inspector(self, wanted: bool) -> None:
        """Opens or closes the inspector; it is filled when it opens."""
        super().show_inspector(wanted)
        self.show_head()
        if wanted:
            self.show_record(self.view.current())

    def show_record(self, row: Any) -> None:
        """Fills the inspector, where it is open."""
        self.show_gates()
        if self.inspector is None or not self._inspector_wanted:
            return
        if row is None:
            self.inspector.clear()
            self.inspector.set_head(f"No {self.noun} chosen")
            self.inspector.set_actions(())
            return
        self.fill_inspector(row)

    def open_record(self, kind: str, key: str) -> None:
        """Opens a record or a clause wherever its page is."""
        if kind == "clause":
            self.clause_asked.emit(key)
        else:
            self.record_asked.emit(kind, key)

    # -- acting ----------------------------------------------------------------------------------------------

    def open_form(self, dialog: ActDialog) -> None:
        """Opens a form; what it did is told, and the list has the keyboard again."""
        self._dialog = dialog
        dialog.accepted.connect(lambda: self.tell(dialog.outcome) if dialog.outcome is not None else None)
        dialog.finished.connect(lambda _result: self.take_focus())
        dialog.open()

    def proof_actions(self) -> Sequence[ScreenAction]:
        """The files that prove how the papers of the row went (13.2), where rows have such papers."""
        if type(self).papers_of is RecordList.papers_of:
            return ()
        return (ScreenAction("Proofs of delivery...", "", "paperclip", self.show_proofs, self._no_proofs),)

    def _no_proofs(self) -> str:
        """Why no file can prove a delivery."""
        if reason := self.not_one():
            return reason
        row = self.chosen()[0]
        return "" if self.papers_of(row) else f"{self.table.key_of(row)} is not given as a notice, so none is proved."

    def show_proofs(self) -> None:
        """Shows the proofs of the row's papers, to attach another or save a copy."""
        dialog = ProofsDialog(self.desk, self.papers_of(self.chosen()[0]), self)
        dialog.finished.connect(lambda _result: self.tell_if(dialog.done_))
        dialog.finished.connect(lambda _result: self.take_focus())
        dialog.open()

    def _fill_menu(self, row: Any, menu: QMenu) -> None:
        """Puts the acts on rows into the menu of a row, those barred in grey with the reason."""
        menu.setToolTipsVisible(True)
        for one in (*self.row_actions(), *self.proof_actions()):
            entry = menu.addAction(icons.icon(one.icon), f"{one.words}\t{one.key}", partial(self.run, one))
            entry.setEnabled(not one.gate())
            entry.setToolTip(one.gate())
        menu.addSeparator()
