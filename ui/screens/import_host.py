"""A list whose place on its page the import of a Customer List can take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from reports.grid import Grid
from ui.desk import Desk
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.import_list import ImportList
from ui.screens.import_steps import workbook_dropped
from ui.screens.record_list import RecordList
from ui.widgets.toast import Toast

__all__ = ["ImportHost"]


class ImportHost(RecordList):
    """A list into which rows come from a workbook chosen or dropped, or from the clipboard."""

    importing = False  # whether the import stands in place of the list

    def __init__(
        self, desk: Desk, table: RowTable[Any], query: Callable[..., Sequence[Any]], *, hint: str, inspector: int
    ) -> None:
        super().__init__(desk, table, query, hint=hint, inspector=inspector)
        self.wizard = ImportList(desk, self)
        self.wizard.hide()
        self.wizard.closed.connect(self.put_wizard_away)
        self.wizard.told.connect(self.told)
        self._sides.insertWidget(0, self.wizard, 1)
        self.setAcceptDrops(True)

    # -- what subclasses say ---------------------------------------------------------------------------------

    def show_parts(self) -> None:
        """Shows the parts of the page that stand there now: none of the list while it is imported."""
        raise NotImplementedError

    def list_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the list and its rows."""
        raise NotImplementedError

    # -- coming and going ------------------------------------------------------------------------------------

    def import_list(self) -> None:
        """Opens the import where it was left."""
        if self._barred():
            return
        self._show_wizard(True)
        self.wizard.resume()

    def import_file(self, path: Path) -> None:
        """Opens the import at a file."""
        if self._barred():
            return
        self._show_wizard(True)
        self.wizard.read(path)

    def paste(self) -> None:
        """Opens the import with the rows on the clipboard."""
        if self._barred():
            return
        text = QApplication.clipboard().text()
        self._show_wizard(True)
        self.wizard.paste(text)

    def _barred(self) -> bool:
        """Whether nothing can be recorded in the book, which is told before a list is read."""
        if why_not := self.desk.why_not_write:
            Toast.show_over(self.window(), why_not)
        return bool(why_not)

    @staticmethod
    def why_not_paste() -> str:
        """Why the clipboard holds no rows, or nothing."""
        return "" if "\t" in QApplication.clipboard().text() else "Copy rows in a spreadsheet program first."

    def put_wizard_away(self) -> None:
        """Shows the list again; what was reviewed is kept until it is imported."""
        if self.importing:
            self._show_wizard(False)
            self.take_focus()

    def _show_wizard(self, shown: bool) -> None:
        if shown:
            self.show_inspector(False)
        self.importing = shown
        self.wizard.setVisible(shown)
        self._margins()
        self.show_parts()
        self.actions_changed.emit()

    def _margins(self) -> None:
        """No margins around a page that has given way to the import."""
        super()._margins()
        if self.importing:
            self.page.setContentsMargins(0, 0, 0, 0)

    def take_focus(self) -> None:
        """Puts the keyboard into the list, or into the import while that is open."""
        if self.importing:
            self.wizard.take_focus()
        else:
            super().take_focus()

    # -- what the window asks --------------------------------------------------------------------------------

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do; while a list is imported, what the import can do."""
        if self.importing:
            return self.wizard.actions_now()
        return [
            ScreenAction("Import the Customer List", "Ctrl+I", "import", self.import_list),
            ScreenAction("Paste rows from a spreadsheet", "", "clipboard-paste", self.paste, self.why_not_paste),
            *self.list_actions(),
        ]

    def export_shown(self) -> Grid[Any] | None:
        """The list as shown; while one is imported, its rows."""
        return self.wizard.export_shown() if self.importing else super().export_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V begins an import with rows copied in a spreadsheet program; the import has its own keys."""
        if self.importing:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste) and not self.why_not_paste():
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook can be dropped anywhere on the page."""
        if workbook_dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the workbook that was dropped."""
        path = workbook_dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)
