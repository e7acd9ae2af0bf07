"""The form of what the tests of a letter's Link gave, item by item of its plan (EXB-5b-2)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.acts.link_tests import ResultFact, record_test_results
from models.queries.letter_page import LetterPage
from models.queries.link_tests import TestRow, tests_by
from ui.desk import Desk
from ui.dialogs.letter_form import LetterForm
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import empty, row
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
    """Enters results by the plan in force on the day of testing; Tab goes on, P and F say pass and fail.

    A test of another day is kept beside the earlier ones; one made again on the same day is, where that is said.
    """

    def __init__(self, desk: Desk, page: LetterPage, parent: QWidget) -> None:
        super().__init__(desk, page, f"Enter tests for {page.row.number}", "Record results", parent, icon="list-checks")
        self.gate.hide()
        self.link = Choice([(link.number, f"{link.number}, {link.name}") for link in page.links], name="Link")
        self.tested_on = DateField(desk.as_of, desk.as_of)
        self.tested_on.setFixedWidth(180)
        self.again = QCheckBox("Tested again on the same day: keep the earlier results")
        self.tally, self._plan = Label("", "name"), Label("", "hint", "text2")
        self.lines: list[Line] = []
        self._shown: tuple[int, str] | None = None
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        if len(page.links) > 1:
            self.add(Field("Link", self.link))
        self.form.addLayout(row(self.tally, 0, self._plan))
        self.add(self._rows)
        self.form.addLayout(self._made_foot_of_form())
        self.form.addStretch(1)
        self._reread()
        self.link.changed.connect(lambda _key: self._reread())
        self.tested_on.textChanged.connect(self._reread)
        self.tested_on.changed.connect(self._reread)
        self._focus_first_open()

    def _made_foot_of_form(self) -> QHBoxLayout:
        day = Field("Tested on", self.tested_on)
        self.tested_on.problem.connect(day.set_problem)
        rest = Button("Pass the rest", icon="check-check")
        rest.setToolTip("Says pass of every test with a result of which nobody has said anything.")
        rest.clicked.connect(self.pass_rest)
        foot = row(day, self.again, 0, rest)
        for widget in (self.again, rest):
            foot.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _reread(self) -> None:
        """Shows the tests of the plan in force on the day; what is typed stays while plan and Link are the same."""
        day = self.tested_on.day or self.desk.as_of
        plan, tests = self.desk.read(tests_by, self.letter.row.number, day)
        said = "No plan" if plan is None else f"Plan {plan.version}, {_agreed(plan.agreed_on)}"
        self._plan.setText(said)
        shown = (plan.version if plan is not None else 0, self.link.chosen)
        if shown != self._shown:
            self._shown = shown
            self.lines = [Line(test) for test in tests if test.link in ("", self.link.chosen)]
            self._fill()
        self._show()

    def _focus_first_open(self) -> None:
        """Starts where the first result is missing."""
        first = next((line for line in self.lines if not line.result.text()), None) or next(iter(self.lines), None)
        if first is not None:
            first.result.setFocus()

    def _fill(self) -> None:
        """A row of fields for each test."""
        grid = self._grid
        empty(grid)
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
                part.setVisible(True)  # a hidden field would not take the keyboard
            line.result.setFixedWidth(106)
            for field in (line.result, line.tested):
                field.textEdited.connect(self._show)
            line.verdict.changed.connect(self._show)
        grid.addWidget(Rule(), 2 * len(self.lines) + 1, 0, 1, len(heads))
        grid.setColumnStretch(4, 1)

    @property
    def _tested_before(self) -> bool:
        """Whether what differs was tested on the same day before, so that it is a correction or another attempt."""
        day = self.tested_on.day
        return any(line.differs and line.test.done and line.test.tested_on == day for line in self.lines)

    def pass_rest(self) -> None:
        """Says pass of every test with a result of which nobody has said anything."""
        for line in self.lines:
            if line.verdict.passed is None and line.result.text().strip():
                line.verdict.choose("pass")
        self._show()

    def _show(self) -> None:
        self.again.setVisible(self._tested_before)
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
            return "No Link test plan was proposed by that day (B-5(a))."
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
            link=self.link.chosen if len(self.letter.links) > 1 else "",
            again=self.again.isChecked() and self._tested_before,
        )


def _agreed(day: date | None) -> str:
    return f"agreed on {day_words(day)}" if day else "proposed, not agreed yet"
