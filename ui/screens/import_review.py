"""The third step of an import: every row with its fate, every problem at its cell, mended in place or left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.list_review import Fate, Field, Problem, ReviewedRow, Severity
from reports.columns import Align, Column, Kind, Tone
from ui import icons
from ui.row_table import Facet, RowTable
from ui.row_view import RowView
from ui.screen import ScreenAction
from ui.screens.cell_editor import cell_editor
from ui.screens.import_problems import Problems
from ui.screens.list_import import ListImport
from ui.screens.list_reading import Looked
from ui.screens.nothing_found import NothingFound
from ui.widgets.facet_bar import FacetBar
from ui.widgets.layout import empty

__all__ = ["ReviewStep"]

FATES = {
    Fate.NEW: ("New", Tone.OK, "plus"),
    Fate.CHANGED: ("Changed", Tone.INFO, "pencil"),
    Fate.SAME: ("Same", Tone.NEUTRAL, "equal"),
    Fate.PROBLEM: ("Problem", Tone.BAD, "triangle-alert"),
    Fate.LEFT_OUT: ("Left out", Tone.NEUTRAL, "circle-minus"),
}
WIDTHS = {Field.RANK: 6, Field.NAME: 20, Field.STREET: 20, Field.CITY: 9, Field.STATE: 6, Field.ZIP: 8,
          Field.CITY_STATE: 12, Field.FLOORS: 7, Field.LATITUDE: 10, Field.LONGITUDE: 11}  # fmt: skip
GROWS = {Field.NAME: 3, Field.STREET: 3}
FOLDS = {Field.REMARKS: 9, Field.NUMBER: 8, Field.LONGITUDE: 7, Field.LATITUDE: 6, Field.STATE: 4, Field.CITY: 3,
         Field.CITY_STATE: 3, Field.FLOORS: 2}  # fmt: skip


def _facet(fate: Fate) -> Facet[ReviewedRow]:
    words, tone, _icon = FATES[fate]
    return Facet(fate.value, words, lambda row: row.fate is fate, tone)


FACETS = tuple(map(_facet, Fate))
LEADING = 2
"""The columns before those of the fields: row and fate."""
HINT = "Enter types into a cell. F8 goes to the next problem. X leaves a row out."


def review_columns(fields: Sequence[Field], needed: frozenset[Field]) -> tuple[Column[ReviewedRow], ...]:
    """The columns of the rows: those with something wrong in them never fold away."""
    fate: Column[ReviewedRow] = Column(
        "Fate",
        lambda row: FATES[row.fate][0],
        kind=Kind.CHIP,
        tone=lambda row: FATES[row.fate][1],
        icon=lambda row: FATES[row.fate][2],
        width=11,
    )
    number: Column[ReviewedRow] = Column("Row", lambda row: row.number, kind=Kind.NUMBER, align=Align.LEFT, width=5)
    return (number, fate, *(_column(field, field in needed) for field in fields))


def _column(field: Field, needed: bool) -> Column[ReviewedRow]:
    def words(row: ReviewedRow) -> str:
        return row.text(field) or ("empty" if row.problem(field) and row.fate is Fate.PROBLEM else "")

    def second(row: ReviewedRow) -> str:
        change = row.change(field)
        return f"was {change.old or 'not known'}" if change else ""

    return Column(
        field.words,
        lambda row: row.text(field) or None,
        text=words,
        second=second,
        tone=lambda row: Tone.INFO if row.change(field) else None,
        problem=lambda row: row.problem(field) if row.fate is not Fate.LEFT_OUT else "",
        editable=lambda row: field in row.cells and field is not Field.NUMBER and row.fate is not Fate.LEFT_OUT,
        width=WIDTHS.get(field, 12),
        grow=GROWS.get(field, 0),
        fold=0 if needed else FOLDS.get(field, 0),
    )


class ReviewStep(QWidget):
    """The rows of a list with what there is to say of them.

    Signals: columns_asked() to change how the columns are read; reason_typed(str) for taking the list as it is;
    decided() when it was said of a row whether it was proposed before.
    """

    columns_asked = Signal()
    reason_typed = Signal(str)
    decided = Signal()

    def __init__(self, job: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._looked: Looked | None = None
        self._waiting: Looked | None = None
        self._fields: tuple[Field, ...] = ()
        self._made_for: object = None
        self.problems = Problems()
        self.problems.asked.connect(self._asked)
        self.problems.columns_asked.connect(self.columns_asked)
        self.problems.reason_typed.connect(self.reason_typed)
        self.problems.doubts.decided.connect(self._decide)
        self._left = QVBoxLayout()
        self._left.setSpacing(12)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addLayout(self._left, 1)
        sides.addWidget(self.problems)
        self._make_table((), frozenset(), None)

    def _make_table(self, fields: tuple[Field, ...], needed: frozenset[Field], made_for: object) -> None:
        """The list of rows; made anew for other columns, for the columns of a list do not change."""
        empty(self._left)
        self._fields, self._made_for = fields, made_for
        self.table: RowTable[ReviewedRow] = RowTable(
            review_columns(fields, needed),
            key=lambda row: row.number,
            facets=FACETS,
            edge=lambda row: FATES[row.fate][1],
            dim=lambda row: row.fate in (Fate.SAME, Fate.LEFT_OUT),
            sentence=_spoken,
            parent=self,
        )
        self.view = RowView(self.table, hint=HINT, row_height=30, name="Rows of the list")
        self.facets = FacetBar.of(self.table)
        self.view.set_nothing(NothingFound(self.table, "row", tuple, self.table.clear_filters))
        self.view.current_changed.connect(lambda row: self.problems.show_row(row.number if row else None))
        self.view.opened.connect(self.type_into)
        self.view.edited.connect(self._typed)
        self.view.typing_ended.connect(self._catch_up)
        self.view.menu_asked.connect(self._fill_menu)
        self._left.addWidget(self.facets)
        self._left.addWidget(self.view, 1)

    def show_looked(self, looked: Looked) -> None:
        """Shows a list that was looked through; while a cell is typed in, as soon as that is done."""
        if cell_editor(self.view) is not None:
            self._waiting = looked
            return
        self._waiting, self._looked = None, looked
        found = looked.review
        fields = tuple(use.field for use in found.layout.columns if use.field is not None)
        if self._made_for != (found.title, fields):
            wrong = {problem.field for problem in found.errors if problem.field is not None}
            changed = {change.field for row in found.rows for change in row.changes}
            self._make_table(fields, frozenset(wrong | changed), (found.title, fields))
        self.table.set_rows(found.rows)
        self.problems.show_review(found, self._job.faults, looked.held)
        self.problems.doubts.show_doubts(looked.doubts, self._job.decided)
        row = self.view.current()
        self.problems.show_row(row.number if row else None)

    def _decide(self, rank: int, proposal: str, key: str) -> None:
        """Takes what was decided of a row that may have been proposed before."""
        self._job.decide((rank, proposal), {"same": True, "another": False}.get(key))
        if self._looked is not None:
            self.problems.show_review(self._looked.review, self._job.faults, self._looked.held)
        self.decided.emit()

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_looked(self._waiting)

    # -- going through the problems --------------------------------------------------------------------------

    def to_problem(self, by: int) -> None:
        """Goes to the next (+1) or the previous (-1) problem, and round the end."""
        errors = [one for one in (self._looked.review.errors if self._looked else ()) if one.rows]
        if not errors:
            return
        row = self.view.current()
        at = row.number if row is not None else 0
        if by > 0:
            chosen = next((one for one in errors if one.rows[-1] > at), errors[0])
        else:
            chosen = next((one for one in reversed(errors) if one.rows[-1] < at), errors[-1])
        self._show(chosen)
        self.view.focus()

    def _no_problem(self) -> str:
        return "" if self._looked and self._looked.review.errors else "No problem is left."

    def _show(self, problem: Problem) -> None:
        """Puts the cursor on the cell of a problem, lifting facets that hide its row."""
        if not problem.rows:
            return
        number = problem.rows[-1]
        if self.table.index_of(number) < 0:
            self.table.clear_filters()
        self.view.grid.go_to(self.table.index_of(number), self._column_of(problem.field))
        self.problems.show_row(number)

    def _column_of(self, field: Field | None) -> int:
        return self._fields.index(field) + LEADING if field in self._fields else 0

    def _asked(self, what: str, problem: Problem) -> None:
        """Does what was asked at a problem."""
        self._show(problem)
        self.view.focus()
        if what == "type":
            self.view.grid.edit(self.view.grid.currentIndex())
        elif what == "leave":
            self._job.fix(lambda fixes: fixes.leave_out(problem.rows[-1]))
        elif what == "apart":
            self._job.fix(lambda fixes: fixes.confirm_apart(*problem.rows))

    # -- mending ---------------------------------------------------------------------------------------------

    def type_into(self, row: ReviewedRow) -> None:
        """Types into the cell under the cursor, or into the first one with a problem."""
        grid = self.view.grid
        column = grid.currentIndex().column()
        if column < LEADING:
            wrong = [problem for problem in row.problems if problem.severity is Severity.ERROR]
            column = self._column_of(wrong[0].field if wrong else Field.NAME)
        selection = grid.selectionModel()
        index = self.table.index(self.table.index_of(row.number), column)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            grid.edit(index)

    def _typed(self, row: ReviewedRow, column: Column[ReviewedRow], text: str) -> None:
        field = self._fields[self.table.columns.index(column) - LEADING]
        self._job.fix(lambda fixes: fixes.type(row.cells[field], text))

    def chosen(self) -> list[ReviewedRow]:
        """The rows an act is done with."""
        current = self.view.current()
        return self.view.selected() or ([current] if current is not None else [])

    def _all_out(self) -> bool:
        return all(row.number in self._job.fixes.left_out for row in self.chosen())

    def leave_out(self) -> None:
        """Leaves the chosen rows out, or takes them in again when all of them are out."""
        numbers = [row.number for row in self.chosen()]
        out = self._all_out()
        self._job.fix(lambda fixes: fixes.take_in(*numbers) if out else fixes.leave_out(*numbers))

    def take_apart(self) -> None:
        """Takes the chosen rows for buildings of their own."""
        numbers = [row.number for row in self.chosen()]
        self._job.fix(lambda fixes: fixes.confirm_apart(*numbers))

    def _why_not_apart(self) -> str:
        doubtful = any(row.problem(Field.STREET) and row.text(Field.STREET) for row in self.chosen())
        return "" if doubtful else "Choose a row whose address another building has."

    def actions_now(self) -> list[ScreenAction]:
        """What can be done with the rows."""
        words = "Take the row in again" if self.chosen() and self._all_out() else "Leave the row out"
        return [
            ScreenAction(words, "X", "circle-minus", self.leave_out, lambda: "" if self.chosen() else "Choose a row."),
            ScreenAction("Take it for a building of its own", "A", "building-2", self.take_apart, self._why_not_apart),
            ScreenAction("Next problem", "F8", "arrow-down", lambda: self.to_problem(1), self._no_problem),
            ScreenAction("Previous problem", "F7", "arrow-up", lambda: self.to_problem(-1), self._no_problem),
        ]

    def _fill_menu(self, row: ReviewedRow, menu: QMenu) -> None:
        menu.addAction("Type into the cell\tF2", lambda: self.type_into(row))
        for action in self.actions_now():
            entry = menu.addAction(icons.icon(action.icon), f"{action.words}\t{action.key}", action.run)
            entry.setEnabled(not action.gate())


def _spoken(row: ReviewedRow) -> str:
    """A row as it is read aloud."""
    wrong = [problem.sentence for problem in row.problems if problem.severity is Severity.ERROR]
    return ", ".join([f"Row {row.number}", FATES[row.fate][0], row.text(Field.NAME) or "no name", *wrong])
