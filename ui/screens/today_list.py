"""The list of what is due, in its groups; the pointer over a row reads the whole sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from models.rules.findings import Group as Due
from reports.columns import Tone
from reports.grids_today import DUE, DueRow
from ui.row_table import Group, RowTable

__all__ = ["DueTable"]

INKS = {Due.OVERDUE: Tone.BAD, Due.TODAY: Tone.WARN}
GROUPS = tuple(Group(due.value, due.words, INKS.get(due), open=due is not Due.LATER) for due in Due)


class DueTable(RowTable[DueRow]):
    """What is due, under the heads of its groups."""

    def __init__(self, as_of: date) -> None:
        super().__init__(
            DUE,
            key=lambda row: row.key,
            as_of=as_of,
            group=lambda row: row.group.value,
            groups=GROUPS,
            sentence=lambda row: f"{row.what}, {row.who}, {row.first.chip}. {row.rolled_sentence}".rstrip(),
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; its tooltip is the sentence of the row, or why another day will do."""
        row = self.row_at(index.row()) if role == Qt.ItemDataRole.ToolTipRole and index.isValid() else None
        return row.sentence if row is not None else super().data(index, role)
