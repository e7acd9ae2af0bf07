"""Going back to a backup: which one, and what was done since and would no longer be in the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.errors import BookError
from models.restoring import ActKept, acts_in, acts_lost
from reports.columns import Column, Kind, Tone
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.status_line import moment_words
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Label
from ui.words import count_words

__all__ = ["AfreshDialog", "RestoreDialog", "made_at"]

STAMP = "%Y-%m-%d %H%M%S"
UNREADABLE = "The book cannot be read, so nobody can say what was done since."


def made_at(file: Path) -> datetime:
    """When a backup was made, as its name says."""
    return datetime.strptime(file.stem[-len("2000-11-28 140200") :], STAMP).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup to choose: its file, when it was made, its last act, and the acts it lacks; None when unknown."""

    file: Path
    made: datetime
    acts: tuple[ActKept, ...]
    lost: tuple[ActKept, ...] | None


def _columns(now: datetime) -> tuple[Column[BackupRow], ...]:
    """The columns of the backups."""
    return (
        Column("Made", lambda row: row.made, text=lambda row: moment_words(row.made, now), width=22),
        Column("Last act in it", lambda row: row.acts[-1].sentence if row.acts else None, width=40, grow=1),
        Column("Acts", lambda row: len(row.acts), kind=Kind.NUMBER, width=8),
        Column(
            "Would be lost",
            lambda row: None if row.lost is None else len(row.lost),
            kind=Kind.NUMBER,
            width=16,
            missing="cannot say",
            tone=lambda row: Tone.WARN if row.lost else None,
        ),
    )


LOST: tuple[Column[ActKept], ...] = (
    Column("No.", lambda act: act.number, kind=Kind.NUMBER, width=6),
    Column("What was done", lambda act: act.sentence, width=44, grow=1),
    Column("For the day", lambda act: act.recorded_on, kind=Kind.DATE, width=18),
    Column("By", lambda act: act.by, width=20),
)


class RestoreDialog(Dialog):
    """Asks for a backup, the newest first; `backup` is the file chosen. The book as it is now is kept aside."""

    def __init__(self, place: Path, files: Sequence[Path], now: datetime, parent: QWidget) -> None:
        said = f"The backup takes the place of {place.name}. The file there now is kept beside it under another name."
        super().__init__("Restore a backup", said, "Restore", icon="history", danger=True, width=900, parent=parent)
        self.backup: Path | None = None
        self.table: RowTable[BackupRow] = RowTable(_columns(now), key=lambda row: row.file.name)
        self.view = RowView(self.table, hint="Enter restores.", name="Backups")
        self.view.setMinimumHeight(190)
        self.view.set_empty(EmptyState("archive", "No backup yet", "Backups are made every half hour of work."))
        self.said = Label("", "section")
        self.acts: RowTable[ActKept] = RowTable(LOST, key=lambda act: str(act.number))
        self.lost = RowView(self.acts, name="What would be lost")
        self.lost.setMinimumHeight(190)
        for part in (self.view, self.said, self.lost):
            self.add(part, 0 if part is self.said else 1)
        self.view.current_changed.connect(self._show)
        self.view.opened.connect(lambda _row: self.confirm())
        self.confirmed.connect(self._choose)
        self.table.set_rows(_rows(place, files))
        self.view.step(1)
        self._show(self.view.current())
        self.view.focus()

    def _show(self, row: BackupRow | None) -> None:
        """Says what a backup lacks."""
        self.set_gate("" if row is not None else "There is no backup to restore.")
        self.acts.set_rows(tuple(reversed(row.lost)) if row is not None and row.lost is not None else ())
        self.lost.setVisible(bool(self.acts.rows))
        self.said.setText(_lost_words(row) if row is not None else "")

    def _choose(self) -> None:
        row = self.view.current()
        if row is not None:
            self.backup = row.file
            self.accept()


class AfreshDialog(Dialog):
    """Asks whether the copy of the sample is to be made anew."""

    def __init__(self, parent: QWidget) -> None:
        said = "The sample is made anew, which takes a moment. Your copy with all you did in it is kept beside it."
        super().__init__("Start the sample afresh", said, "Start afresh", icon="rotate-ccw", width=560, parent=parent)
        self.confirmed.connect(self.accept)


def _lost_words(row: BackupRow) -> str:
    """What would be lost, in a sentence."""
    if row.lost is None:
        return UNREADABLE
    if not row.lost:
        return "Nothing was done since; nothing would be lost."
    return f"{count_words(len(row.lost), 'act')} done since would no longer be in the book:"


def _rows(place: Path, files: Sequence[Path]) -> list[BackupRow]:
    """The backups that can be read, each with what it lacks."""
    try:
        present: tuple[ActKept, ...] | None = acts_in(place)
    except BookError:
        present = None
    rows = []
    for file in files:
        try:
            acts = acts_in(file)
        except BookError:
            continue
        rows.append(BackupRow(file, made_at(file), acts, None if present is None else acts_lost(present, acts)))
    return rows
