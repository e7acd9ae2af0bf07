"""Writing what a page shows into a file the user names: a workbook, or a calendar of what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from models.queries.dates import Dates
from reports.calendar_file import calendar_file, dated
from reports.excel.write import write_workbook
from reports.files import CannotWrite, safe_name, write_atomically
from reports.grid import Grid
from ui import words
from ui.widgets.toast import Toast

__all__ = ["export_calendar", "export_grid"]


def export_grid(window: QWidget, grid: Grid[Any], as_of: date, beside: Sequence[Grid[Any]] = ()) -> Path | None:
    """Asks where to, writes the workbook whole or not at all, and says so; `beside` are further sheets."""
    name = safe_name(f"{grid.title} {as_of.isoformat()}", ".xlsx")
    chosen, _ = QFileDialog.getSaveFileName(window, f"Export {grid.title}", name, "Excel workbook (*.xlsx)")
    if not chosen:
        return None
    path = Path(chosen).with_suffix(".xlsx")
    try:
        write_workbook(path, [grid, *beside], as_of)
    except CannotWrite as refusal:
        Toast.show_over(window, refusal.sentence)
        return None
    Toast.show_over(window, f"Exported {words.count_words(len(grid.rows), 'row')} to {path.name}.")
    return path


def export_calendar(window: QWidget, found: Dates, as_of: date, written: datetime) -> Path | None:
    """Asks where to and writes what is due as a calendar file, whole or not at all, and says so."""
    name = safe_name(f"What is due {as_of.isoformat()}", ".ics")
    chosen, _ = QFileDialog.getSaveFileName(window, "Save what is due", name, "Calendar file (*.ics)")
    if not chosen:
        return None
    path = Path(chosen).with_suffix(".ics")
    try:
        write_atomically(path, calendar_file(found, written))
    except CannotWrite as refusal:
        Toast.show_over(window, refusal.sentence)
        return None
    Toast.show_over(window, f"Wrote {words.count_words(len(dated(found.findings)), 'date')} to {path.name}.")
    return path
