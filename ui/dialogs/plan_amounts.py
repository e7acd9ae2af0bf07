"""Typing the amounts of a payment plan: a field for every row; many at once pasted or out of a workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from models.acts.plans import RowAmount, enter_instalments
from models.queries.plans import PlanDetail
from models.rules.payment_plans import row_words
from reports.excel.guard import BadWorkbook
from ui.desk import Desk
from ui.dialogs.plan_sheet import ReadAmounts, amounts_in_sheet, amounts_in_text
from ui.dialogs.recorded import ActDialog
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.widgets.number_field import MoneyField
from ui.widgets.text import Label
from ui.words import count_words, day_words, money_words

__all__ = ["AmountsDialog"]

COLUMNS = 3
HIGH = 620
WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xls *.ods *.csv)"


class AmountsDialog(ActDialog):
    """The amounts of a plan, as its signed table has them; an empty field is an amount not entered."""

    wide = 820

    def __init__(self, desk: Desk, detail: PlanDetail, parent: QWidget) -> None:
        plan = detail.plan
        sentence = (
            f"The rows of {plan.number}, {detail.row.table}. Paste a column into any field to fill those after it."
        )
        super().__init__(desk, "Type the amounts", sentence, "Record", "check", parent)
        self.detail = detail
        self._before = {one.number: one.amount if one.typed else None for one in plan.signed}
        self._days = {one.number: one.due_on for one in plan.signed}
        self.fields: dict[int, MoneyField] = {}
        self.said = Label("", "body", "text2", wrap=True)
        self.holds_from = DateField(plan.bought_on, near=desk.as_of)
        self.source = QLineEdit()
        self.source.setPlaceholderText("The paper they were read in")
        self.file = Button("From a workbook...", icon="file-spreadsheet")
        self.file.clicked.connect(self._from_file)
        head = QWidget()
        head.setLayout(row(Field("Hold from", self.holds_from), Field("Read in", self.source), self.file))
        self.add(head)
        self.add_scrolled(self._grid())
        self.add(self.said)
        self.setMinimumHeight(HIGH)
        self.holds_from.changed.connect(lambda _day: self._check())
        self._check()

    def sizeHint(self) -> QSize:
        """High enough for most of the rows."""
        return QSize(self.wide, HIGH)

    def _grid(self) -> QWidget:
        """A field for every row, down the columns."""
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        plan, high = self.detail.plan, -(-len(self._days) // COLUMNS)
        for position, (number, due_on) in enumerate(self._days.items()):
            field = self.fields[number] = MoneyField(self._before[number])
            if self._before[number] is None and (computed := plan.signed[position].amount) is not None:
                field.setPlaceholderText(f"{money_words(computed)} computed")
            field.setAccessibleName(f"{row_words(plan.table, number)}, {day_words(due_on)}")
            field.changed.connect(lambda _value: self._check())
            field.problem.connect(lambda _said: self._check())
            field.installEventFilter(self)
            name = "Down payment" if number == 0 else f"{number}."
            grid.addWidget(Field(f"{name} {day_words(due_on)}", field), position % high, position // high)
        return host

    # -- many at once ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pasting several lines into a field fills those after it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
            if len(text.split()) > 1:
                self.take_text(text, next(number for number, field in self.fields.items() if field is watched))
                return True
        return super().eventFilter(watched, event)

    def take_text(self, text: str, start: int) -> None:
        """Takes pasted lines, from a row on."""
        self._take(amounts_in_text(text, self._days, start), "What was pasted")

    def _from_file(self) -> None:
        """Asks for a workbook and reads its amounts."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Amounts from a workbook", "", WORKBOOKS)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Takes the amounts of a workbook: of the sheet that has most of them."""
        from reports.excel.read import read_workbook  # slow to load, and only a workbook needs it

        try:
            sheets = [sheet for sheet in read_workbook(path).sheets if sheet.visible]
        except BadWorkbook as bad:
            self.say(bad.sentence)
            return
        found = [amounts_in_sheet(sheet, self._days) for sheet in sheets]
        self._take(max(found, key=lambda one: len(one.amounts), default=ReadAmounts({})), path.name)

    def _take(self, read: ReadAmounts, what: str) -> None:
        """Puts what was read into the fields, and says what was not."""
        for number, amount in read.amounts.items():
            self.fields[number].set_value(amount)
        self._check()
        if not read.amounts:
            self.say(f"{what} holds no amounts.")
        elif read.bad:
            self.say(f"{count_words(len(read.bad), 'line was', 'lines were')} not taken: {read.bad[0]}")
        else:
            self.say("")

    # -- recording -------------------------------------------------------------------------------------------

    @property
    def changed(self) -> tuple[RowAmount, ...]:
        """The rows whose amount is another than before."""
        return tuple(
            RowAmount(number, field.value)
            for number, field in self.fields.items()
            if field.value != self._before[number]
        )

    def _check(self) -> None:
        """Says what the rows come to, and bars recording while something cannot be read."""
        typed = [field.value for field in self.fields.values() if field.value is not None]
        left = len(self.fields) - len(typed)
        total = money_words(sum(typed, Decimal("0.00")))
        missing = f"{count_words(left, 'row')} of {len(self.fields)} not entered" if left else "every row entered"
        self.said.setText(f"{total} together, {missing}.")
        wrong = next((number for number, field in self.fields.items() if field.has_problem), None)
        if wrong is not None:
            self.set_gate(f"Row {wrong} is no sum of money.")
        elif self.holds_from.day is None:
            self.set_gate("Hold from: a day is missing.")
        else:
            self.set_gate("" if self.changed else "No amount is changed yet.")

    def record(self) -> None:
        """Types the changed rows in."""
        day = self.holds_from.day
        assert isinstance(day, date)
        facts = {"amounts": self.changed, "holds_from": day, "source": self.source.text()}
        self.do(enter_instalments, plan=self.detail.plan.number, **facts)
