"""The part of an objection that names the failed items, each with its result and what was tested."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries.link_tests import TestRow
from models.rules.letter_facts import FailedItem
from ui.dialogs.drafts import ItemDraft
from ui.dialogs.link_tests import limit_words
from ui.widgets.button import LinkButton
from ui.widgets.fields import set_state
from ui.widgets.text import Label, Rule

__all__ = ["ObjectionItems"]

HEADS = ("", "Item", "Limit", "Result", "What was tested and found")
BLANK = TestRow(0, "", "", "")


class ItemLine:
    """The fields of one item that may be named; one the plan does not hold has its name and limit typed."""

    def __init__(self, test: TestRow) -> None:
        self._test = test
        self._of_plan = bool(test.name)
        self.named = QCheckBox()
        self.named.setAccessibleName(f"Name {test.name or 'another item'}")
        self.named.setChecked(test.passed is False or not self._of_plan)
        self.name: Label | QLineEdit = Label(test.name, "name") if self._of_plan else QLineEdit()
        self.limit: Label | QLineEdit = Label(limit_words(test), "hint") if self._of_plan else QLineEdit()
        self.result, self.tested = QLineEdit(test.result), QLineEdit(test.tested)
        self.result.setAccessibleName(f"Result of {test.name}")
        self.tested.setAccessibleName(f"What was tested and found for {test.name}")
        self.result.setFixedWidth(106)

    @property
    def fields(self) -> list[QLineEdit]:
        """What is typed in."""
        return [one for one in (self.name, self.limit, self.result, self.tested) if isinstance(one, QLineEdit)]

    @property
    def item(self) -> FailedItem:
        """The item as the objection names it."""
        return FailedItem(
            self.name.text().strip(), self.result.text().strip(), self.tested.text().strip(), self.limit.text().strip()
        )

    @property
    def counts(self) -> bool:
        """Whether the objection names it."""
        return self.named.isChecked() and bool(self.name.text().strip())

    @property
    def draft(self) -> ItemDraft:
        """The line as it stands, to be kept."""
        item = self.item
        return ItemDraft(item.name, self.named.isChecked(), item.result, item.tested, item.limit)

    def restore(self, draft: ItemDraft) -> None:
        """Puts a kept line back."""
        self.named.setChecked(draft.named)
        self.result.setText(draft.result)
        self.tested.setText(draft.tested)
        if not self._of_plan:
            self.name.setText(draft.name)
            self.limit.setText(draft.limit)

    def show_state(self) -> None:
        """Marks what a named item lacks, and greys one that is not named."""
        named = self.named.isChecked()
        told = {self.name: "Name of the item", self.limit: "Limit", self.result: "Missing",
                self.tested: "Say what was tested"}  # fmt: skip
        for field in self.fields:
            field.setEnabled(named)
            lacks = named and field is not self.limit and not field.text().strip()
            field.setPlaceholderText(told[field] if named else "")
            set_state(field, "missing" if lacks else "")
        if isinstance(self.name, Label):
            self.name.set_ink("text" if named else "text3")


class ObjectionItems(QWidget):
    """A line for every item that did not pass; others may be added.

    Signals: changed() whenever something is ticked or typed.
    """

    changed = Signal()

    def __init__(self, tests: Iterable[TestRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ItemLine] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(4, 1)
        for column, words in enumerate(HEADS):
            self._grid.addWidget(Label(words, "field", "text3"), 0, column)
        another = LinkButton("Name an item the plan does not hold", 12)
        another.clicked.connect(self.add_another)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._grid)
        layout.addWidget(Rule())
        layout.addWidget(another)
        for test in tests:
            self.add(test)

    def add(self, test: TestRow) -> ItemLine:
        """Adds a line below the others."""
        line = ItemLine(test)
        at = 2 * len(self.lines) + 1
        self._grid.addWidget(Rule(), at, 0, 1, len(HEADS))
        for column, part in enumerate((line.named, line.name, line.limit, line.result, line.tested)):
            self._grid.addWidget(part, at + 1, column)
            part.show()  # a hidden field would not take the keyboard
        line.named.toggled.connect(self._tell)
        for field in line.fields:
            field.textChanged.connect(self._tell)
        self.lines.append(line)
        self._tell()
        return line

    def add_another(self) -> ItemLine:
        """Adds a line for an item the plan does not hold, and puts the keyboard into it."""
        line = self.add(BLANK)
        line.name.setFocus()
        return line

    def _tell(self) -> None:
        for line in self.lines:
            line.show_state()
        self.changed.emit()

    @property
    def items(self) -> tuple[FailedItem, ...]:
        """The items the objection names."""
        return tuple(line.item for line in self.lines if line.counts)

    @property
    def drafts(self) -> tuple[ItemDraft, ...]:
        """Every line as it stands, to be kept."""
        return tuple(line.draft for line in self.lines)

    def restore(self, drafts: Iterable[ItemDraft]) -> None:
        """Puts kept lines back, those of the plan by their names."""
        of_plan = {line.item.name: line for line in self.lines}
        for draft in drafts:
            line = of_plan.get(draft.name) or (self.add(BLANK) if draft.name else None)
            if line is not None:
                line.restore(draft)

    @property
    def first_missing(self) -> QLineEdit | None:
        """The first field of a named item that lacks its words."""
        return next((field for line in self.lines for field in line.fields if field.property("state")), None)
