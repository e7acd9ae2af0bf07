"""The sheet at the start: which letters became deemed installed while nobody looked, each with its day count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.acts.letters import review_deemed
from models.queries.letter_facts import letter_facts
from models.queries.letters import unreviewed_deemed
from models.rules.acceptance import answer_days, clock
from models.rules.clause import CountedDay, Known
from models.rules.letter_facts import LetterFacts
from reports.grids_letters import DEEMED, DeemedRow
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.text import Label
from ui.words import count_words, plural

__all__ = ["ReviewDialog", "unreviewed_rows"]


def unreviewed_rows(desk: Desk) -> list[DeemedRow]:
    """What became deemed installed by the as-of day and nobody has seen yet, with the days counted."""
    rows = desk.read(unreviewed_deemed, desk.as_of)
    facts = desk.read(letter_facts, [one.number for one in rows]) if rows else {}
    return [DeemedRow(one, _days(desk, facts[one.number])) for one in rows]


def _days(desk: Desk, facts: LetterFacts) -> tuple[CountedDay, ...]:
    running = clock(facts, desk.calendar, answer_days(facts, desk.calendar, desk.terms, desk.readings), desk.readings)
    return running.value.days if isinstance(running, Known) else ()


class ReviewDialog(ActDialog):
    """Confirms that the letters listed are deemed installed; nothing about them changes by that.

    Signals: letter_asked(str) to look at one of them instead.
    """

    letter_asked = Signal(str)
    wide = 900

    def __init__(self, desk: Desk, rows: Sequence[DeemedRow], parent: QWidget) -> None:
        many = count_words(len(rows), "letter")
        said = f"{many} reached the end of the three Business Days and nobody had answered."
        title = f"{many} {plural(len(rows), 'is', 'are')} deemed installed"
        super().__init__(desk, title, said, f"Confirm {'all ' if len(rows) > 1 else ''}{len(rows)}", "check", parent)
        self.rows = tuple(rows)
        table = RowTable(DEEMED, key=lambda row: row.letter.number, as_of=desk.as_of)
        table.set_rows(self.rows)
        self.view = RowView(table, hint="Enter opens the letter.", name="Letters deemed installed")
        self.view.setFixedHeight(70 + 32 * min(max(len(rows), 3), 9))
        self.view.opened.connect(self._open)
        self.add(self.view)
        told = "The Links count as installed from the last of these days. An answer made in time still overturns it."
        self.add(Label(told, "hint", elides=True))
        self.form.addStretch(1)
        self.cancel.set_words("Later")
        self.view.focus()
        self.view.step(1)

    def _open(self, row: DeemedRow) -> None:
        """Leaves the sheet for the letter under the cursor."""
        self.reject()
        self.letter_asked.emit(row.letter.number)

    def record(self) -> None:
        """Records that somebody has seen them."""
        self.do(review_deemed, letters=tuple(row.letter.number for row in self.rows))
