"""The versions of the Customer List, two days of it side by side, and the agreement to what was changed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.acts.buildings import record_list_agreement
from models.queries.list_changes import ListChange, Version, compared, unagreed_changes, versions
from models.rules.words import counted
from reports.grids_notices import CHANGES, VERSIONS
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field
from ui.widgets.text import Label
from ui.words import day_words

__all__ = ["ListVersions"]


class ListVersions(ActDialog):
    """Shows the versions and compares two days; records Winstar's agreement to the changes of a version."""

    wide = 920

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = "Ranks and removals are changed only by agreement, which is recorded here."
        super().__init__(desk, "Versions of the Customer List", sentence, "Record agreement", "check", parent)
        self._open = frozenset(desk.read(unagreed_changes, desk.as_of))
        found = desk.read(versions, desk.as_of)
        self.list: RowTable[Version] = RowTable(VERSIONS, key=lambda row: row.number, as_of=desk.as_of)
        self.changes: RowTable[ListChange] = RowTable(CHANGES, key=lambda row: row.number, as_of=desk.as_of)
        self.versions = RowView(self.list, hint="The rows below are what this version changed.", name="Versions")
        self.shown = RowView(self.changes, name="Changes")
        before = found[1].on if len(found) > 1 else desk.as_of
        self.earlier, self.later = DateField(before, desk.as_of), DateField(desk.as_of, desk.as_of)
        self.said = Label("", "body", "text2")
        self.words = QLineEdit()
        self.words.setPlaceholderText("For example: Winstar's fax of September 12")
        self._lay_out()
        self.list.set_rows(found)
        self.versions.current_changed.connect(self._take_version)
        self.earlier.changed.connect(lambda _day: self._compare())
        self.later.changed.connect(lambda _day: self._compare())
        self.words.textChanged.connect(lambda _text: self._check())
        self._compare()
        self._check()
        self.versions.step(1)

    def _lay_out(self) -> None:
        self.versions.setMinimumHeight(170)
        self.versions.set_empty(EmptyState("list-ordered", "No list yet", "The Customer List is not delivered."))
        self.shown.setMinimumHeight(190)
        self.shown.set_empty(EmptyState("equal", "Nothing changed", "The list is the same on both days."))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Field("Compare the list of", self.earlier))
        line.addWidget(Field("with the list of", self.later))
        line.addWidget(self.said, 1)
        host = QWidget()
        host.setLayout(line)
        self.add(self.versions)
        self.add(host)
        self.add(self.shown, 1)
        self.add(Field("How the parties agreed to the changes of the version chosen", self.words))

    def _take_version(self, version: Version | None) -> None:
        """Compares a version with the one before it."""
        if version is not None:
            before = [one.on for one in self.list.rows if one.number == version.number - 1]
            self.earlier.set_day(before[0] if before else version.on)
            self.later.set_day(version.on)
            self.words.setText(version.agreed)
            self._compare()
        self._check()

    def _compare(self) -> None:
        """Shows what stands otherwise on the later day."""
        if self.earlier.day is None or self.later.day is None:
            return
        found = self.desk.read(compared, self.earlier.day, self.later.day)
        self.changes.set_rows(found)
        self.said.setText(f"{counted(len(found), 'building')} stand otherwise.")

    def _check(self) -> None:
        """Only a version that waits for an agreement takes one."""
        version = self.versions.current()
        if version is None:
            self.set_gate("Choose a version first.")
        elif version.on not in self._open:
            said = "has its agreement" if version.agreed else "needs no agreement"
            self.set_gate(f"Version {version.number} of {day_words(version.on)} {said}.")
        else:
            self.set_gate("" if self.words.text().strip() else "Say who agreed, and how.")

    def record(self) -> None:
        """Records the agreement."""
        self.do(record_list_agreement, changed_on=self.versions.current().on, words=self.words.text().strip())
