"""The form of a new Link Availability Letter: which Links it names, and the day Winstar dated it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.acts.letters import new_letter
from models.queries.letter_facts import link_facts
from models.queries.links import LinkRow, links
from models.rules.links import LinkState, why_not_issue_letter
from models.rules.words import listed
from reports.grids_letters import WAITING
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field, FilterField
from ui.widgets.layout import row

__all__ = ["NewLetterDialog", "waiting_links"]


def waiting_links(desk: Desk) -> list[LinkRow]:
    """The Links mounted by the as-of day that have no letter, or whose letter was objected to."""
    found = desk.read(links, desk.as_of)
    return [one for one in found if _waits(one)]


def _waits(link: LinkRow) -> bool:
    now = link.standing
    return now.state is LinkState.OBJECTED or (now.state is LinkState.INSTALLED and not now.letter)


class NewLetterDialog(ActDialog):
    """Records a letter for the Links chosen; one for a Link that was objected to follows the letter before it."""

    wide = 760

    def __init__(self, desk: Desk, parent: QWidget, chosen: Sequence[str] = ()) -> None:
        winstar = desk.party("winstar")
        said = f"{winstar} issues it for Links that are installed and available."
        super().__init__(desk, "New letter", said, "Record letter", "mail-plus", parent)
        self._chosen = tuple(chosen)
        self.table = RowTable(WAITING, key=lambda link: link.number, as_of=desk.as_of)
        self.view = RowView(self.table, hint="Space chooses.", name="Links that wait for a letter")
        self.view.set_empty(EmptyState("radio-tower", "No Link waits for a letter", "Install a pair first."))
        self.filter = FilterField("Filter these Links")
        self.issued_on = DateField(desk.as_of, desk.as_of)
        self.issued_on.set_closed(desk.calendar.why_closed)
        day = Field("Dated by Winstar", self.issued_on)
        self.issued_on.problem.connect(day.set_problem)
        self.add(self.filter)
        self.add(self.view)
        self.form.addLayout(row(day, 0))
        self.form.addStretch(1)
        self._fill()
        self._connect_form()
        self._show()

    def _connect_form(self) -> None:
        self.filter.changed.connect(self.table.set_text)
        self.view.selection_changed.connect(lambda _rows: self._show())
        self.issued_on.changed.connect(self._show)
        self.issued_on.textChanged.connect(self._show)

    def _fill(self) -> None:
        """Shows the Links that wait, and chooses those asked for."""
        rows = waiting_links(self.desk)
        self.table.set_rows(rows)
        self.view.setFixedHeight(70 + 32 * min(max(len(rows), 5), 9))
        selection = self.view.grid.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for number in self._chosen:
            line = self.table.index_of(number)
            if not selection.hasSelection():
                self.view.select(number)
            elif line >= 0:
                selection.select(self.table.index(line, 0), flags)
        self.view.focus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The numbers of the Links chosen, in the order of their numbers."""
        return tuple(sorted(link.number for link in self.view.selected()))

    def _show(self) -> None:
        numbers = self.chosen
        self.primary.set_words(f"Record letter for {listed(numbers, 2)}" if numbers else "Record letter")
        self.set_gate(self._reason(numbers))

    def _reason(self, numbers: tuple[str, ...]) -> str:
        """Why no letter can be recorded, or nothing."""
        day = self.issued_on.day
        if not numbers:
            return "Choose at least one Link."
        if day is None:
            return "Say what day it bears."
        desk = self.desk
        facts = tuple(desk.read(link_facts, numbers).values())
        return why_not_issue_letter(facts, day, desk.calendar, desk.terms, desk.readings) or ""

    def record(self) -> None:
        """Records the letter."""
        self.do(new_letter, links=self.chosen, issued_on=self.issued_on.day)
