"""The table of closed days behind every count of Business Days: editable, with who and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.book import close_day, open_day
from models.errors import Refusal
from models.queries import book as books
from models.queries.book import ClosedDayRow
from models.rules.clause import Why
from models.store import Done
from reports.columns import Column, Kind
from ui import words
from ui.clause_tags import ClauseTags
from ui.desk import Desk
from ui.row_table import RowTable
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.date_field import DateField
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Choice, Field, LongText

__all__ = ["CloseDayDialog", "DaysPart", "OpenDayDialog"]

BUSINESS_DAY = "MA-1.1c"
COLUMNS: tuple[Column[ClosedDayRow], ...] = (
    Column("Day", lambda row: row.day, text=lambda row: words.day_words(row.day), kind=Kind.DATE, width=18),
    Column("Name", lambda row: row.name, width=30, grow=1),
    Column("Source", lambda row: row.source, width=28, grow=1),
    Column("Entered by", lambda row: row.entered_by, width=20, fold=2),
    Column("Why", lambda row: row.why, width=30, grow=1, fold=1),
)


class _DayDialog(Dialog):
    """What marking a day closed and marking it open have in common: the reason."""

    def __init__(self, desk: Desk, title: str, sentence: str, primary: str, parent: QWidget | None) -> None:
        said = f"{sentence} Recorded for {words.day_words(desk.as_of)}."
        super().__init__(title, said, primary, width=520, parent=parent)
        self.desk = desk
        self.done_: Done | None = None
        self.why = LongText("Notice on the bank's door", lines=2)
        self.reason = Field("Why", self.why, "Kept with the day. Every date that depends on it follows.")
        self.why.textChanged.connect(self.gate_now)
        self.confirmed.connect(self._record)

    def gate_now(self) -> None:
        """Bars the button until everything is said."""
        self.set_gate("" if self.why.toPlainText().strip() else "Say why.")

    def write(self) -> Done | None:
        """Does the act."""
        raise NotImplementedError

    def _record(self) -> None:
        try:
            done = self.write()
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if done is not None:
            self.done_ = done
            self.accept()


class CloseDayDialog(_DayDialog):
    """Marks a day as closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        said = "A day on which Citibank, N.A. was or will not be open for banking."
        super().__init__(desk, "Mark a day as closed", said, "Mark as closed", parent)
        self.day = DateField(None, near=desk.as_of)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Bank closed by order")
        self._day_field = Field("Day", self.day)
        self.day.problem.connect(self._day_field.set_problem)
        for field in (self._day_field, Field("Name", self.name), self.reason):
            self.add(field)
        self.day.changed.connect(lambda _day: self.gate_now())
        self.name.textChanged.connect(lambda _text: self.gate_now())
        self.gate_now()
        self.day.setFocus()

    def gate_now(self) -> None:
        """Day, name and reason are needed."""
        missing = "Name the day." if self.day.day is None else "" if self.name.text().strip() else "Give it a name."
        if missing:
            self.set_gate(missing)
        else:
            super().gate_now()

    def write(self) -> Done | None:
        """Enters the day."""
        name, why = self.name.text().strip(), self.why.toPlainText().strip()
        return self.desk.do(close_day, day=self.day.day, name=name, why=why)


class OpenDayDialog(_DayDialog):
    """Takes a day out of the table."""

    def __init__(self, desk: Desk, row: ClosedDayRow, parent: QWidget | None = None) -> None:
        said = f"{words.day_words(row.day)} ({row.name}) will count as a Business Day."
        super().__init__(desk, "Mark a day as open", said, "Mark as open", parent)
        self._row = row
        self.add(self.reason)
        self.gate_now()
        self.why.setFocus()

    def write(self) -> Done | None:
        """Takes the day out."""
        return self.desk.do(open_day, day=self._row.day, why=self.why.toPlainText().strip())


class DaysPart(Part):
    """The closed days of one year or of all."""

    key, words = "days", "Closed days"

    def __init__(self, screen: Screen) -> None:
        table: RowTable[ClosedDayRow] = RowTable(COLUMNS, key=lambda row: row.day.isoformat())
        super().__init__(screen, table, "Filter the closed days", "Weekends are not listed; they are never counted.")
        book = self.desk.book
        years = range(book.calendar_first.year, book.calendar_last.year + 1)
        self.year = Choice((("", "All years"), *((str(year), str(year)) for year in years)), name="Year")
        self.year.changed.connect(self._narrow)
        self.filters.addWidget(self.year)
        self.year.choose(str(self.desk.as_of.year))
        self._narrow(self.year.chosen)

    def _narrow(self, year: str) -> None:
        self.table.set_filter("year", (lambda row: str(row.day.year) == year) if year else None)

    def said(self) -> str:
        """From when to when the table says anything."""
        book = self.desk.book
        first, last = words.day_words(book.calendar_first), words.day_words(book.calendar_last)
        return f"A Business Day is a weekday that is not in this table. It runs from {first} to {last}."

    def rows(self) -> list[ClosedDayRow]:
        """Every closed day."""
        return self.desk.read(books.closed_days)

    def select(self, key: str) -> bool:
        """Goes to a day, in whatever year."""
        self.year.choose(key[:4])
        self._narrow(self.year.chosen)
        return super().select(key)

    def page_actions(self) -> list[ScreenAction]:
        """Marking days."""
        return [
            ScreenAction("Mark a day as closed...", "N", "calendar-plus", self.close),
            ScreenAction("Mark this day as open...", "O", "calendar-minus", self.open, self._why_not),
        ]

    def _why_not(self) -> str:
        return "" if self.view.current() is not None else "Choose a day in the list first."

    def close(self) -> bool:
        """Asks for a day to close."""
        dialog = CloseDayDialog(self.desk, self.window())
        dialog.accepted.connect(lambda: self._closed(dialog.done_, dialog.day.day))
        dialog.open()
        return True

    def _closed(self, done: Done | None, day: date | None) -> None:
        self.screen_.tell_if(done)
        if day is not None:
            self.select(day.isoformat())

    def open(self) -> None:
        """Asks why the day under the cursor is open."""
        row = self.view.current()
        if row is not None:
            dialog = OpenDayDialog(self.desk, row, self.window())
            dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.done_))
            dialog.open()

    def show_record(self, row: ClosedDayRow) -> None:
        """The day, where it comes from, who entered it and why."""
        self.inspector.set_head(words.day_words(row.day), sentence=row.name)
        facts = (Fact("Source", row.source), Fact("Entered by", row.entered_by), Fact("Why", row.why))
        self.inspector.add_section("", DefinitionList(facts))
        tags = ClauseTags((BUSINESS_DAY,))
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Business Day", tags)
        add, take = (self.screen_.button(action) for action in self.page_actions())
        self.inspector.set_actions([[add], [take]])

    def why(self) -> tuple[Why, str] | None:
        """Why the day under the cursor is no Business Day."""
        row = self.view.current()
        if row is None:
            return None
        day = words.day_words(row.day)
        facts = ((day, row.name), ("Source", row.source), ("Entered by", row.entered_by), ("Why", row.why))
        rule = "A Business Day is a day on which Citibank, N.A. is open for banking"
        return Why(rule, (BUSINESS_DAY,), facts, readings=("AMB-02",)), f"Why is {day} closed?"
