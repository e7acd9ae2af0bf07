"""The form of what the tests of a letter's Link gave, item by item of its plan (EXB-5b-2)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.acts.link_tests import ResultFact, record_test_results
from models.queries.letter_page import LetterPage
from models.queries.link_tests import TestRow
from ui.desk import Desk
from ui.dialogs.letter_form import LetterForm
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label, Rule
from ui.words import count_words, day_words, plural

__all__ = ["LinkTestsDialog", "Verdict", "limit_words"]

VERDICTS = {"": None, "pass": True, "fail": False}
KEYS = {Qt.Key.Key_P: "pass", Qt.Key.Key_F: "fail", Qt.Key.Key_Delete: "", Qt.Key.Key_Backspace: ""}


def limit_words(test: TestRow) -> str:
    """A limit with its unit."""
    return f"{test.limit} {test.unit}".strip() or "no limit"


class Verdict(Segmented):
    """Passed, failed, or nobody has said; P, F and Delete say it, as arrows and the pointer do."""

    def __init__(self, passed: bool | None, name: str) -> None:
        chosen = next(key for key, value in VERDICTS.items() if value is passed)
        super().__init__([("", "Open"), ("pass", "Pass"), ("fail", "Fail")], chosen, name)

    @property
    def passed(self) -> bool | None:
        """Whether it passed; None while nobody has said."""
        return VERDICTS[self.chosen]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P is pass, F is fail, Delete takes it back."""
        key = KEYS.get(Qt.Key(event.key()))
        if key is None:
            super().keyPressEvent(event)
        elif key != self.chosen:
            self.choose(key)
            self.changed.emit(key)


class Line:
    """The fields of one test."""

    def __init__(self, test: TestRow) -> None:
        self.test = test
        self.result, self.tested = QLineEdit(test.result), QLineEdit(test.tested)
        self.result.setPlaceholderText("no result")
        self.result.setAccessibleName(f"Result of {test.name}")
        self.tested.setAccessibleName(f"What was tested for {test.name}")
        self.verdict = Verdict(test.passed, test.name)

    @property
    def fact(self) -> ResultFact:
        """What the fields say."""
        result, tested = self.result.text().strip(), self.tested.text().strip()
        return ResultFact(self.test.name, result, self.verdict.passed, tested)

    @property
    def differs(self) -> bool:
        """Whether they say something else than is recorded."""
        test = self.test
        return self.fact != ResultFact(test.name, test.result, test.passed, test.tested)


class LinkTestsDialog(LetterForm):
    """Enters results; Tab goes from field to field, P and F say pass and fail."""

    def __init__(self, desk: Desk, page: LetterPage, parent: QWidget) -> None:
        super().__init__(desk, page, f"Enter tests for {page.row.number}", "Record results", parent, icon="list-checks")
        self.gate.hide()
        self.lines = [Line(test) for test in page.tests]
        self.tested_on = DateField(desk.as_of, desk.as_of)
        self.tested_on.setFixedWidth(180)
        self.tally = Label("", "name")
        plan = page.plan
        said = "No plan" if plan is None else f"Plan {plan.version}, {_agreed(plan.agreed_on)}"
        self.form.addLayout(row(self.tally, 0, Label(said, "hint", "text2")))
        self.form.addLayout(self._made_grid())
        self.form.addLayout(self._made_foot_of_form())
        self.form.addStretch(1)
        self.tested_on.textChanged.connect(self._show)
        self.tested_on.changed.connect(self._show)
        self._show()
        self._focus_first_open()

    def _made_foot_of_form(self) -> QHBoxLayout:
        day = Field("Tested on", self.tested_on)
        self.tested_on.problem.connect(day.set_problem)
        rest = Button("Pass the rest", icon="check-check")
        rest.setToolTip("Says pass of every test with a result of which nobody has said anything.")
        rest.clicked.connect(self.pass_rest)
        foot = row(day, 0, rest)
        foot.setAlignment(rest, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _focus_first_open(self) -> None:
        """Starts where the first result is missing."""
        first = next((line for line in self.lines if not line.result.text()), None) or next(iter(self.lines), None)
        if first is not None:
            first.result.setFocus()

    def _made_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        heads = ("Item", "Limit", "Result", "P or F", "What was tested and found")
        for column, words in enumerate(heads):
            grid.addWidget(Label(words, "field", "text3"), 0, column)
        for number, line in enumerate(self.lines):
            at = 2 * number + 1
            grid.addWidget(Rule(), at, 0, 1, len(heads))
            parts = (Label(line.test.name, "name"), Label(limit_words(line.test), "hint"), line.result, line.verdict,
                     line.tested)  # fmt: skip
            for column, part in enumerate(parts):
                grid.addWidget(part, at + 1, column)
            line.result.setFixedWidth(106)
            for field in (line.result, line.tested):
                field.textEdited.connect(self._show)
            line.verdict.changed.connect(self._show)
        grid.addWidget(Rule(), 2 * len(self.lines) + 1, 0, 1, len(heads))
        grid.setColumnStretch(4, 1)
        return grid

    def pass_rest(self) -> None:
        """Says pass of every test with a result of which nobody has said anything."""
        for line in self.lines:
            if line.verdict.passed is None and line.result.text().strip():
                line.verdict.choose("pass")
        self._show()

    def _show(self) -> None:
        verdicts = [line.verdict.passed for line in self.lines]
        failed, to_say = verdicts.count(False), verdicts.count(None)
        if failed:
            said = f"{count_words(failed, 'test')} failed; an objection can name {plural(failed, 'it', 'them')}."
        elif self.lines and not to_say:
            said = "Every test passed; the letter can be countersigned."
        else:
            said = f"{count_words(to_say, 'test')} of {len(self.lines)} still open."
        self.tally.setText(said)
        self.tally.set_ink("bad" if failed else "text2" if to_say else "ok")
        self.set_gate(self._barred())

    def _barred(self) -> str:
        """Why nothing can be recorded, or nothing."""
        if not self.lines:
            return "This letter has no test plan."
        if self.tested_on.day is None:
            return "Say when it was tested."
        return "" if any(line.differs for line in self.lines) else "Nothing new is entered."

    def record(self) -> None:
        """Records what is another than before."""
        self.do(
            record_test_results,
            letter=self.letter.row.number,
            results=tuple(line.fact for line in self.lines if line.differs),
            tested_on=self.tested_on.day,
        )


def _agreed(day: date | None) -> str:
    return f"agreed on {day_words(day)}" if day else "proposed, not agreed yet"
