"""Writing what a page shows into a workbook the user names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from reports.excel.write import write_workbook
from reports.files import CannotWrite, safe_name
from reports.grid import Grid
from ui import words
from ui.widgets.toast import Toast

__all__ = ["export_grid"]


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
