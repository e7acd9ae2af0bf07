"""The field that is open in a cell of a list while somebody types there."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.row_view import RowView

__all__ = ["cell_editor"]


def cell_editor(view: RowView) -> QLineEdit | None:
    """The open field, or None while nobody types in the list."""
    found = view.grid.findChild(QLineEdit, "cell")
    return found if isinstance(found, QLineEdit) else None
