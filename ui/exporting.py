"""Writing what a page shows into a workbook the user names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from reports.excel.write import Grid, write_workbook
from reports.files import CannotWrite, safe_name
from ui.widgets.toast import Toast

__all__ = ["export_grid"]


def export_grid(window: QWidget, grid: Grid[Any], as_of: date) -> Path | None:
    """Asks where to, writes the workbook whole or not at all, and says so."""
    name = safe_name(f"{grid.title} {as_of.isoformat()}", ".xlsx")
    chosen, _ = QFileDialog.getSaveFileName(window, f"Export {grid.title}", name, "Excel workbook (*.xlsx)")
    if not chosen:
        return None
    path = Path(chosen).with_suffix(".xlsx")
    try:
        write_workbook(path, [grid], as_of)
    except CannotWrite as refusal:
        Toast.show_over(window, refusal.sentence)
        return None
    Toast.show_over(window, f"Exported {len(grid.rows):,} rows to {path.name}.")
    return path
