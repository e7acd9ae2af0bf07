"""The journal: who did what and when, the facts, every row before and after, and whether the chain holds."""

from __future__ import annotations

from models.queries import book as books
from models.queries.book import EntryRow
from reports.columns import Column, Kind
from ui.desk import Desk
from ui.list_screen import ListScreen
from ui.row_table import RowTable
from ui.screen import Group

__all__ = ["JournalScreen"]


class JournalScreen(ListScreen):
    """Every act of the book, newest first."""

    key = "journal"
    title = "Journal"
    icon = "notebook-text"
    group = Group.RECORDS
    reads = frozenset({"journal"})
    opens = frozenset({"entry"})
    columns: tuple[Column[EntryRow], ...] = (
        Column("No.", lambda row: row.id, kind=Kind.NUMBER, width=6),
        Column("What was done", lambda row: row.sentence, grow=1, width=40),
        Column("For the day", lambda row: row.recorded_on, kind=Kind.DATE, width=16),
        Column("By", lambda row: row.by, width=20),
    )

    def __init__(self, desk: Desk) -> None:
        table: RowTable[EntryRow] = RowTable(self.columns, key=lambda row: str(row.id), as_of=desk.as_of)
        super().__init__(desk, table, lambda session, _day: books.journal(session), filter_words="Filter the journal")
