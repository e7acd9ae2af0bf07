"""The import of a Customer List in four steps: its file, its columns, a review of every row, and what was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from models.list_review import problem_rows
from models.store import Done
from reports.grid import Grid, plain_grid
from ui.desk import Desk
from ui.screen import ScreenAction
from ui.screens.import_columns import ColumnsStep
from ui.screens.import_review import ReviewStep
from ui.screens.import_steps import BusyStep, DoneStep, FileStep, Footer
from ui.screens.list_import import ListImport
from ui.widgets.page_head import PageHead
from ui.widgets.steps import Steps
from ui.words import count_words, day_words

__all__ = ["ImportList"]

FILE, COLUMNS, REVIEW, DONE, BUSY = range(5)
PATIENCE = 250
TITLE = "Import the Customer List"
FILTER = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)"
TEMPLATE = (
    "Priority",
    "Building",
    "Street address",
    "City",
    "State",
    "ZIP",
    "Floors",
    "Latitude",
    "Longitude",
    "Remarks",
)


class ImportList(QWidget):
    """The steps of an import; what was reviewed and mended is kept until it is imported or another file is chosen.

    Signals: closed() when the list is wanted again; told(sentence, act id) after an act.
    """

    closed = Signal()
    told = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.job = ListImport(desk, self)
        self.step = FILE
        self.steps = Steps(["File", "Columns", "Review", "Done"])
        self.head = PageHead(TITLE, "", [self.steps])
        self.file_step, self.columns_step, self.review_step = FileStep(), ColumnsStep(), ReviewStep(self.job)
        self.done_step, self.busy_step, self.footer = DoneStep(), BusyStep(), Footer()
        self.pages = QStackedWidget()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._lay_out()
        self._connect_job()
        self._connect_steps()
        self.go(FILE)

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 16)
        inner.setSpacing(12)
        inner.addWidget(self.head)
        for page in (self.file_step, self.columns_step, self.review_step, self.done_step, self.busy_step):
            self.pages.addWidget(page)
        inner.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inner, 1)
        layout.addWidget(self.footer)

    def _connect_job(self) -> None:
        job = self.job
        job.busy.connect(self._show_busy)
        job.file_taken.connect(self._take_file)
        job.layout_changed.connect(self._show_layout)
        job.looked_through.connect(self._show_looked)
        job.not_read.connect(self._say_not_read)
        job.refused.connect(self._say_refused)
        job.finished.connect(self._show_done)
        self._patience.timeout.connect(self._show_patience)

    def _connect_steps(self) -> None:
        job, footer = self.job, self.footer
        self.file_step.choose_asked.connect(self.choose_file)
        self.file_step.template_asked.connect(self.save_template)
        self.busy_step.stop.clicked.connect(self.stop)
        self.columns_step.sheet_chosen.connect(job.take_sheet)
        self.columns_step.heading_chosen.connect(job.take_heading)
        self.columns_step.column_used.connect(job.use_column)
        self.columns_step.ranked_by_order.connect(job.rank_by_order)
        self.review_step.columns_asked.connect(self.back)
        self.review_step.reason_typed.connect(self._take_reason)
        self.review_step.decided.connect(self.show_state)
        footer.back.clicked.connect(self.back)
        footer.save.clicked.connect(self.save_problem_rows)
        footer.leave.toggled.connect(job.set_leave_out)
        footer.cancel.clicked.connect(self.closed)
        footer.onward.clicked.connect(self.onward)
        self.done_step.list_asked.connect(self.finish)
        self.done_step.undo_asked.connect(self.undo)
        self.done_step.again_asked.connect(self.start_again)

    # -- where one is ----------------------------------------------------------------------------------------

    def resume(self) -> None:
        """Shows the step the import was left at; one that is done gives way to a new one."""
        if self.step == DONE:
            self.start_again()
        self.take_focus()

    def go(self, step: int) -> None:
        """Shows a step."""
        self.step = step
        self._patience.stop()
        self.pages.setCurrentIndex(step)
        self.steps.go(step)
        self.footer.setVisible(step != DONE)
        self.footer.back.setVisible(step in (COLUMNS, REVIEW))
        self.footer.onward.setVisible(step in (COLUMNS, REVIEW))
        self.show_state()
        self.take_focus()

    def show_state(self) -> None:
        """Brings the head and the footer up to date."""
        self.head.set_sentence(self._sentence())
        footer = self.footer
        footer.gate(self.why_not() if self.step in (COLUMNS, REVIEW) else "")
        found = self.job.looked.review if self.job.looked and self.step == REVIEW else None
        footer.show_rows(len(found.problem_rows) if found else 0)
        rows = count_words(len(found.to_import), "row") if found else ""
        footer.onward.set_words(*((f"Import {rows}", "import") if found else ("Review the rows", "arrow-right")))

    def _sentence(self) -> str:
        """The file in hand, and that nothing is saved yet."""
        job = self.job
        saved = "Nothing is saved until you import."
        if self.desk.as_of != self.desk.today:
            saved = f"Saved for {day_words(self.desk.as_of)} when you import."
        if self.step == DONE and job.done is not None:
            return f"{job.done.sentence}."
        if self.step == FILE or job.sheet is None:
            return saved
        rows = count_words(len(job.looked.review.rows), "row") if job.looked and self.step == REVIEW else ""
        return f"{', '.join(filter(None, (job.name, f'“{job.sheet.title}”', rows)))}. {saved}"

    def why_not(self) -> str:
        """Why the step cannot be left, or nothing."""
        if self.job.working:
            return f"{self.job.working}."
        ways = {COLUMNS: self.job.why_not_review, REVIEW: self.job.why_not_import}
        return ways[self.step]() if self.step in ways else "Choose a file first."

    def take_focus(self) -> None:
        """Puts the keyboard where the step wants it."""
        if not self.isVisible():
            return
        if self.pages.currentIndex() == BUSY:
            self.busy_step.stop.setFocus()
        elif self.step == FILE:
            self.file_step.choose.setFocus()
        elif self.step == COLUMNS:
            self.columns_step.take_focus()
        elif self.step == REVIEW:
            self.review_step.view.focus()
        else:
            self.done_step.show_list.setFocus()

    def refresh(self) -> None:
        """Holds the list against the book again when that, or the day, is another."""
        if not self.isVisible():
            return
        if self.step == REVIEW and not self.job.working:
            self.job.look()
        elif self.step == DONE and self.job.undone:
            self.job.done = None
            self.job.look()
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Comes back to what was kept."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is being read, or goes back to the list; the import waits as it stands."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.pages.currentIndex() == BUSY and self.busy_step.stop.isVisible():
            self.stop()
        elif self.pages.currentIndex() != BUSY:
            self.closed.emit()

    # -- what the job tells ----------------------------------------------------------------------------------

    def _show_busy(self, words: str, stretch: int, stoppable: bool) -> None:
        """Says what is being done, once it takes longer than a moment."""
        self.busy_step.say(words, stretch, 3, stoppable)
        self._patience.start()
        self.show_state()

    def _show_patience(self) -> None:
        self.pages.setCurrentIndex(BUSY)
        self.footer.hide()
        self.take_focus()

    def stop(self) -> None:
        """Gives up what is being read; nothing was written."""
        self.job.stop()
        self.go(self.step)

    def _take_file(self) -> None:
        self.review_step.problems.reason.clear()
        self.footer.untick()
        self.go(COLUMNS)

    def _show_layout(self) -> None:
        job = self.job
        if job.file is not None and job.sheet is not None and job.layout is not None:
            self.columns_step.show_sheets([sheet.title for sheet in job.file.sheets], job.file.sheets.index(job.sheet))
            self.columns_step.show_layout(job.layout, len(job.sheet.rows))
        self.show_state()

    def _show_looked(self) -> None:
        self._patience.stop()
        came = self.step != REVIEW
        looked = self.job.looked
        assert looked is not None
        self.review_step.show_looked(looked)
        if came or self.pages.currentIndex() == BUSY:
            self.go(REVIEW)
        self.show_state()
        if came and looked.review.errors:
            self.review_step.to_problem(1)

    def _say_not_read(self, sentence: str) -> None:
        self.go(FILE)
        self.file_step.say(sentence)

    def _say_refused(self, sentence: str) -> None:
        self.go(self.step)
        self.footer.why_not.setText(sentence)

    def _show_done(self, done: Done) -> None:
        self.done_step.show_done(done.result, self.job.name, self.job.left_out)
        self.go(DONE)

    def _take_reason(self, reason: str) -> None:
        self.job.reason = reason
        self.show_state()

    # -- files -----------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for the workbook."""
        chosen, _ = QFileDialog.getOpenFileName(self.window(), TITLE, "", FILTER)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Begins with a file."""
        self.file_step.say("")
        self.go(FILE)
        self.job.read(path)

    def paste(self, text: str) -> None:
        """Begins with rows from the clipboard."""
        self.go(FILE)
        self.job.paste(text)

    def save_template(self) -> None:
        """Writes a workbook with the headings alone, to be filled in."""
        self._export(plain_grid("Customer List", TEMPLATE, ()))

    def save_problem_rows(self) -> None:
        """Writes the rows with problems into a workbook, to be mended there and imported again."""
        if self.job.sheet is not None and self.job.looked is not None:
            rows = problem_rows(self.job.sheet, self.job.looked.review)
            self._export(plain_grid("Rows with problems", rows.headings, rows.rows))

    def _export(self, grid: Grid[Any]) -> None:
        from ui.exporting import export_grid

        export_grid(self.window(), grid, self.desk.as_of)

    def export_shown(self) -> Grid[Any] | None:
        """The rows under review, as shown."""
        table = self.review_step.table
        return Grid(self.job.name, table.columns, table.shown) if self.step == REVIEW else None

    # -- onward and back -------------------------------------------------------------------------------------

    def onward(self) -> None:
        """Does what the primary button of the step says."""
        if not self.why_not():
            self.job.look() if self.step == COLUMNS else self.job.write()

    def back(self) -> None:
        """Goes one step back; nothing that was mended is lost."""
        if self.step in (COLUMNS, REVIEW):
            self.job.stop()
            self.go(self.step - 1)

    def undo(self) -> None:
        """Takes the import back and returns to its review."""
        undone = self.job.undo()
        if undone is not None:
            self.told.emit(undone.sentence, "")
            self.job.look()

    def finish(self) -> None:
        """Goes back to the list; the file is let go."""
        self.start_again()
        self.closed.emit()

    def start_again(self) -> None:
        """Lets the file go and begins anew."""
        self.job.forget()
        self.go(FILE)

    # -- keys ------------------------------------------------------------------------------------------------

    def actions_now(self) -> list[ScreenAction]:
        """What can be done at this step."""
        if self.step == FILE:
            return [ScreenAction("Choose a workbook", "N", "file-spreadsheet", self.choose_file)]
        if self.step == DONE:
            return []
        onward = "Import the rows" if self.step == REVIEW else "Review the rows"
        steps = [
            ScreenAction(onward, "Ctrl+Return", "import", self.onward, self.why_not),
            ScreenAction("Back one step", "Alt+Left", "arrow-left", self.back),
        ]
        return [*steps, *(self.review_step.actions_now() if self.step == REVIEW else [])]
