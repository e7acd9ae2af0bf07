"""The files that prove how papers went: attached from this computer, and saved as they were attached."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models.acts.proofs import LARGEST, attach_proof, lines_of
from models.errors import Refusal
from models.queries.proofs import ProofRow, proof_content, proofs
from models.store import Done
from reports.columns import Column, Kind
from reports.files import CannotWrite, write_atomically
from ui.desk import Desk
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.widgets.toast import Toast
from ui.words import day_words

__all__ = ["ProofsDialog"]


def _size_words(size: int) -> str:
    """The size of a file: 12 kB."""
    return f"{size:,} bytes" if size < 10_000 else f"{size / 1000:,.0f} kB"


COLUMNS: tuple[Column[ProofRow], ...] = (
    Column("Proof", lambda one: one.number, width=11),
    Column("Of", lambda one: one.paper, width=11),
    Column("File", lambda one: one.name, width=28, grow=1),
    Column("Size", lambda one: one.size, text=lambda one: _size_words(one.size), width=12),
    Column("Attached", lambda one: one.attached_on, kind=Kind.DATE, width=17),
    Column("SHA-256", lambda one: one.sha256[:12], width=15, fold=1),
)


class ProofsDialog(Dialog):
    """The proofs of a paper and of what answers it; `done_` is the last one attached."""

    def __init__(self, desk: Desk, papers: Sequence[str], parent: QWidget) -> None:
        said = f"A file stays in the book for good, with its hash. Attached for {day_words(desk.as_of)}."
        super().__init__(f"Proofs of {papers[0]}", said, "Close", width=820, parent=parent)
        self.desk, self.papers = desk, tuple(papers)
        self.done_: Done | None = None
        self.paper = Choice([(one, one) for one in papers], papers[0], "Paper")
        self.table: RowTable[ProofRow] = RowTable(COLUMNS, key=lambda one: one.number, as_of=desk.as_of)
        self.view = RowView(self.table, hint="Enter saves a copy.", name="Proofs")
        self.view.set_empty(EmptyState("paperclip", "No proof yet", "Attach a fax report, an airbill or a receipt."))
        self.view.setMinimumHeight(240)
        self.attach = Button("Attach a file...", icon="paperclip")
        self.save = Button("Save a copy...", icon="save")
        self.add(self.view, 1)
        self.form.addLayout(row(Field("Proof of", self.paper), 0, self.attach, self.save))
        self.attach.clicked.connect(self.ask_file)
        self.save.clicked.connect(self.save_copy)
        self.view.opened.connect(lambda _one: self.save_copy())
        self.cancel.hide()
        self.confirmed.connect(self.accept)
        self.attach.set_gate(desk.why_not_write)
        self._fill()

    def _fill(self) -> None:
        """The proofs of these papers, the latest first."""
        found = self.desk.read(proofs, self.desk.as_of)
        self.table.set_rows([one for one in found if one.paper in self.papers])
        self.save.set_gate("" if self.table.rows else "There is no proof yet.")

    def ask_file(self) -> None:
        """Asks for a file and attaches it."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Attach a proof")
        if chosen:
            self.attach_file(Path(chosen))

    def attach_file(self, file: Path) -> None:
        """Attaches a file to the paper chosen; says why it cannot."""
        try:
            if file.stat().st_size > LARGEST:
                self.say(f"{file.name} is larger than {_size_words(LARGEST)}.")
                return
            content = lines_of(file.read_bytes())
            done = self.desk.do(attach_proof, paper=self.paper.chosen, name=file.name, content=content)
        except OSError as error:
            self.say(f"{file.name} cannot be read: {error.strerror}.")
            return
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if done is not None:
            self.done_ = done
            self._fill()

    def save_copy(self) -> None:
        """Asks for a place and saves the proof under the cursor as it was attached."""
        one = self.view.current() or (self.table.rows[0] if self.table.rows else None)
        if one is None:
            return
        name, content = self.desk.read(proof_content, one.number)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save a copy", name)
        if not chosen:
            return
        try:
            write_atomically(Path(chosen), content)
        except CannotWrite as refusal:
            self.say(refusal.sentence)
            return
        Toast.show_over(self, f"Saved {Path(chosen).name}.")
