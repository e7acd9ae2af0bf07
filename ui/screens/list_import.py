"""An import of a Customer List under way: its file, sheet, columns, corrections and review; what bars each step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.acts.customer_list import ChangedRow, Decided, import_customer_list
from models.errors import BookError, Refusal
from models.list_review import Fate, Field, Fixes, Layout, Table, find_layout, layout_at
from models.queries.book import journal
from models.rules.customer_list import ListFault, key_of, proposed_earlier
from models.store import Done
from reports.excel.guard import BadWorkbook, Cancelled
from ui.desk import Desk
from ui.screens.building_page import listed_buildings
from ui.screens.import_doubts import Pair, pair_of
from ui.screens.list_reading import ListFile, Looked, look_through, pasted_list, read_list
from ui.words import count_words, plural

__all__ = ["ListImport"]

RECENT = 50
"""How many entries of the journal are looked at for an undo."""


class ListImport(QObject):
    """One list on its way into the book; the slow parts run in worker threads, and a late answer is dropped.

    Signals: busy(words, stretch of three, whether it can be stopped); file_taken(); layout_changed();
    looked_through(); not_read(sentence, empty when it was stopped); refused(sentence); finished(Done).
    """

    busy = Signal(str, int, bool)
    file_taken = Signal()
    layout_changed = Signal()
    looked_through = Signal()
    not_read = Signal(str)
    refused = Signal(str)
    finished = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._turn = 0
        self._stop = Event()
        self.forget()
        desk.trouble.connect(self._tell_trouble)

    def forget(self) -> None:
        """Lets the file go."""
        self.file: ListFile | None = None
        self.sheet: Table | None = None
        self.layout: Layout | None = None
        self.looked: Looked | None = None
        self.done: Done | None = None
        self.fixes = Fixes()
        self.leave_out = False
        self.reason = ""
        self.decided: dict[Pair, bool] = {}
        self.working = ""

    def _begin(self, words: str, stretch: int, stoppable: bool = True) -> int:
        """Says what begins; gives the turn its answer has to carry."""
        self._turn += 1
        self.working = words
        self.busy.emit(words, stretch, stoppable)
        return self._turn

    def stop(self) -> None:
        """Gives up what is being read or looked through."""
        self._stop.set()
        self._turn += 1
        self.working = ""

    def _failed(self, failure: Exception) -> None:
        """Says why a file could not be read; whatever else failed is raised where the window sees it."""
        self.working = ""
        if isinstance(failure, BadWorkbook | BookError):
            self.not_read.emit(failure.sentence)
        elif isinstance(failure, Cancelled):
            self.not_read.emit("")
        else:
            raise failure

    def _tell_trouble(self, sentence: str) -> None:
        """A book that cannot be written ends an import; the window has said why."""
        if sentence and self.working:
            self.working = ""
            self.refused.emit("The list was not imported.")

    # -- file and columns ------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.file.name if self.file is not None else ""

    def read(self, path: Path) -> None:
        """Reads a workbook."""
        self._stop = stop = Event()
        turn = self._begin(f"Reading {path.name}", 1)
        self.desk.run_later(lambda: read_list(self.desk, path, turn, stop.is_set), self._take_file, self._failed)

    def paste(self, text: str) -> None:
        """Takes rows that were copied in a spreadsheet program."""
        self._take_file(pasted_list(self.desk, text, self._begin("Reading the clipboard", 1)))

    def _take_file(self, file: ListFile) -> None:
        if file.turn == self._turn:
            self.forget()
            self.file = file
            self.take_sheet(0)
            self.file_taken.emit()

    def take_sheet(self, at: int) -> None:
        """Reads another sheet of the workbook."""
        if self.file is not None:
            self.sheet = self.file.sheets[at]
            self.fixes = Fixes()
            self._take_layout(find_layout(self.sheet, self.file.remembered))

    def take_heading(self, row: int) -> None:
        """Takes another row for the headings."""
        if self.sheet is not None and self.file is not None:
            self._take_layout(layout_at(self.sheet, row, self.file.remembered))

    def use_column(self, letters: str, field: str) -> None:
        """Reads a column as another field, or not at all."""
        if self.layout is not None:
            self._take_layout(self.layout.use(letters, Field(field) if field else None))

    def rank_by_order(self, wanted: bool) -> None:
        """Ranks the buildings in the order of their rows, behind those of the book."""
        if self.layout is not None:
            first = len(self.desk.read(listed_buildings, self.desk.as_of)) + 1
            self._take_layout(self.layout.ranked_by_order(first if wanted else None))

    def _take_layout(self, layout: Layout) -> None:
        self.layout = layout
        self.layout_changed.emit()

    def why_not_review(self) -> str:
        """Why the rows cannot be looked through, or nothing."""
        layout = self.layout
        if layout is None:
            return "Choose a file first."
        if layout.doubled:
            group = layout.doubled[0]
            letters = " and ".join(use.letters for use in group)
            return f"Columns {letters} are both headed “{group[0].heading}”. Choose what each is read as."
        return f"Choose the column of the {layout.missing[0].noun}." if layout.missing else ""

    # -- review ----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Looks the list through, held against the book as it stands."""
        sheet, layout, desk, fixes = self.sheet, self.layout, self.desk, self.fixes
        if sheet is None or layout is None:
            return
        facts: dict[str, Any] = {
            "leave_out": self.leave_out,
            "as_of": desk.as_of,
            "rules": desk.terms.customer_list,
            "turn": self._begin(f"Looking through {count_words(len(sheet.rows), 'row')}", 2),
        }
        desk.run_later(lambda: look_through(desk, sheet, layout, fixes, **facts), self._take_looked, self._failed)

    def _take_looked(self, looked: Looked) -> None:
        if looked.turn == self._turn:
            self.looked = looked
            self.working = ""
            self.looked_through.emit()

    def fix(self, change: Callable[[Fixes], Fixes]) -> None:
        """Makes a correction and looks again."""
        self.fixes = change(self.fixes)
        self.look()

    def set_leave_out(self, wanted: bool) -> None:
        """Leaves every row with a problem out, or takes them in again."""
        self.leave_out = wanted
        self.look()

    def decide(self, pair: Pair, same: bool | None) -> None:
        """Keeps whether a row is the building proposed before; None takes the decision back."""
        self.decided.pop(pair, None)
        if same is not None:
            self.decided[pair] = same

    def _said(self) -> dict[Pair, bool]:
        """What was decided of the doubts there are."""
        doubts = self.looked.doubts if self.looked is not None else ()
        return {pair: self.decided[pair] for pair in map(pair_of, doubts) if pair in self.decided}

    @property
    def undecided(self) -> int:
        """How many rows may have been proposed before and are not decided."""
        return len(self.looked.doubts) - len(self._said()) if self.looked is not None else 0

    @property
    def faults(self) -> tuple[ListFault, ...]:
        """What is wrong with the list as a whole, the rows decided to be proposed before included (K2)."""
        if self.looked is None:
            return ()
        said = self._said()
        same = [one for one in self.looked.doubts if said.get(pair_of(one))]
        found = (proposed_earlier([one.row], [replace(one.proposal, key=key_of(one.row))]) for one in same)
        return (*self.looked.faults, *(fault for faults in found for fault in faults))

    def why_not_import(self) -> str:
        """Why the list cannot be imported, or nothing."""
        if self.looked is None:
            return "The list is not looked through yet."
        found = self.looked.review
        if found.errors:
            return f"{count_words(len(found.errors), 'problem')} {plural(len(found.errors), 'is', 'are')} left."
        if not found.to_import:
            return "Nothing changes: every row is in the book as it stands." if found.rows else "The list has no row."
        if left := self.undecided:
            return f"{count_words(left, 'row')} may have been proposed before. Decide {plural(left, 'it', 'each')}."
        lacks = self.faults and not self.reason.strip()
        return "Give the reason for taking the list as it is." if lacks else ""

    # -- import ----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Imports the rows, all of them or none."""
        if self.looked is None:
            return
        found = self.looked.review
        facts = {
            "rows": found.new_rows,
            "changed": tuple(ChangedRow(number, row) for number, row in found.changed_rows),
            "source": self.name,
            "signature": found.layout.signature,
            "mapping": found.layout.choices,
            "confirmed": self.reason.strip() if self.faults else "",
            "decided": tuple(Decided(*pair, same, self.reason.strip()) for pair, same in self._said().items()),
        }
        self._begin(f"Importing {count_words(len(found.to_import), 'row')}", 3, stoppable=False)
        self.desk.do_later(import_customer_list, facts, then=self._take_done, refused=self._take_refusal)

    def _take_refusal(self, refusal: Refusal) -> None:
        self.working = ""
        self.refused.emit(refusal.sentence)

    def _take_done(self, done: Done) -> None:
        self._turn += 1  # what was looked through meanwhile is of no use any more
        self.working = ""
        self.done = done
        self.finished.emit(done)

    @property
    def left_out(self) -> int:
        """How many rows of the list stay out of the book."""
        return self.looked.review.counts[Fate.LEFT_OUT] if self.looked is not None else 0

    @property
    def undone(self) -> bool:
        """Whether somebody took the import back since it was done."""
        done = self.done
        if done is None or (self.desk.undoable is not None and self.desk.undoable.act_id == done.act_id):
            return False
        return any(row.undone for row in self.desk.read(journal, RECENT) if row.act_id == done.act_id)

    def undo(self) -> Done | None:
        """Takes the import back; None when that was refused or there is none."""
        if self.done is None:
            return None
        try:
            undone = self.desk.undo(self.done.act_id)
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
            return None
        self.done = None if undone is not None else self.done
        return undone
