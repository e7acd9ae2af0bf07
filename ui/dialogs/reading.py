"""The choice of a reading: each with what it would change, and the reason it is chosen for."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from models.acts.book import TYPED_PAIRS, choose_reading
from models.queries.book import ReadingRow
from models.queries.readings import Change, ReadingEffect, reading_effect
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.fields import Field, LongText
from ui.widgets.number_field import NumberField
from ui.widgets.text import Label
from ui.words import day_words

__all__ = ["ReadingDialog", "change_facts"]

MOST = 7
TYPED = "typed"
WAITING = "Working out what would change."
SETTLING = 200  # milliseconds after the last key before a typed number is tried out


def change_facts(changes: tuple[Change, ...]) -> list[Fact]:
    """The first of the changes, as they are and as they would be."""
    told = [Fact(one.subject, f"{one.before or 'not there'}, then {one.after}") for one in changes[:MOST]]
    rest = len(changes) - len(told)
    return [*told, *([Fact("And", f"{rest} more")] if rest else [])]


class ReadingDialog(ActDialog):
    """Chooses how a text is read from the as-of day on; what would change is shown before it is chosen."""

    wide = 640

    def __init__(self, desk: Desk, row: ReadingRow, parent: QWidget) -> None:
        title = f"Choose the reading of {row.reading.amb}"
        super().__init__(desk, title, row.reading.question, "Choose this reading", "scale", parent)
        self.reading = row
        self._group = QButtonGroup(self)
        self.number = NumberField(least=1)
        self.number_field = Field("Pairs of the first batch", self.number)
        self.effect = Label("", "name", wrap=True)
        self.changes = DefinitionList()
        self.why = LongText("Agreed by the parties in their call of that day", lines=3)
        self._tried = ""
        self._timer = QTimer(self, interval=SETTLING, singleShot=True)
        self._timer.timeout.connect(self._try)
        self.finished.connect(self._timer.stop)
        self._lay_out()
        self._group.idToggled.connect(lambda *_: self._changed())
        self.number.changed.connect(lambda _number: self._changed())
        self.why.textChanged.connect(self._gate_now)
        self._changed()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        chosen = self.reading.value if self.reading.value in dict(self.reading.offers) else TYPED
        for line, (value, said) in enumerate(self.reading.offers):
            button = QRadioButton()
            button.setAccessibleName(said)
            button.setChecked(value == chosen)
            self._group.addButton(button, line)
            mark = " (recommended)" if value == self.reading.reading.default else ""
            grid.addWidget(button, line, 0)
            grid.addWidget(Label(said + mark, wrap=True), line, 1)
        self.form.addLayout(grid)
        self.add(self.number_field)
        self.add(Label(f"What it would change on {day_words(self.desk.as_of)}", "section"))
        self.add(self.effect)
        self.add(self.changes)
        self.add(Field("Why", self.why, "Kept with the choice, so that the next reader knows."))
        self.form.addStretch(1)

    @property
    def chosen(self) -> str:
        """The value of the reading marked."""
        return self.reading.offers[max(self._group.checkedId(), 0)][0]

    @property
    def _asks_number(self) -> bool:
        return self.chosen == TYPED and self.reading.reading.key == TYPED_PAIRS

    @property
    def value(self) -> str:
        """The reading marked, as the book would keep it; nothing while a number is missing."""
        if self._asks_number:
            return str(self.number.value) if self.number.value else ""
        return self.chosen

    # -- trying it out ---------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """Another reading is marked: what it would change is worked out in a worker thread."""
        self.number_field.setVisible(self._asks_number)
        self._timer.start()
        self._gate_now()

    def _try(self) -> None:
        value = self.value
        if not value or value == self.reading.value:
            self._tried = value
            self._tell("", ())
            return
        if value != self._tried:
            self._tried = value
            self._tell(WAITING, ())
            key = self.reading.reading.key
            self.desk.read_later(reading_effect, self.desk.as_of, key, value, then=self._show)

    def _show(self, found: ReadingEffect) -> None:
        if found.value == self._tried:
            self._tell(found.words, found.changes)

    def _tell(self, said: str, changes: tuple[Change, ...]) -> None:
        self.effect.setText(said or "It is in force; nothing would change.")
        self.changes.set_facts(change_facts(changes))
        self.changes.setVisible(bool(changes))

    # -- choosing --------------------------------------------------------------------------------------------

    def _gate_now(self) -> None:
        if not self.value:
            self.set_gate("Type the number of pairs.")
        elif self.value == self.reading.value:
            self.set_gate("This reading is in force already.")
        else:
            self.set_gate("" if self.why.toPlainText().strip() else "Say why.")

    def record(self) -> None:
        """Chooses the reading."""
        number = self.number.value if self._asks_number else None
        why = self.why.toPlainText().strip()
        self.do(choose_reading, key=self.reading.reading.key, value=self.chosen, why=why, number=number)
