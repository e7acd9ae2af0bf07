"""The panel that says why: rule, facts and their records, days, readings in words, clauses, slips in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.queries.book import ReadingRow
from models.rules.clause import CountedDay, Why
from reports.columns import Tone
from reports.derivation import slips_of
from resources.register import Defect, resolved
from ui import words
from ui.record_tags import RecordTags, records_in
from ui.widgets.chip import Chip, Tag
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row
from ui.widgets.text import Label

__all__ = ["WhyPanel"]

MOST_DAYS = 14


class WhyPanel(Dialog):
    """A derivation laid open; Ctrl+P or Print puts it on a page.

    Signals: clause_asked(str) with the id of a clause or reading to be read; record_asked(kind, number) with a record
    it names; seconded() to print it.
    """

    clause_asked = Signal(str)
    record_asked = Signal(str, str)

    def __init__(
        self, why: Why, title: str = "Why?", readings: Sequence[ReadingRow] = (), parent: QWidget | None = None
    ) -> None:
        sentence = why.rule + ("" if why.rule.endswith(".") else ".")
        super().__init__(title, sentence, "Close", second="Print", width=620, parent=parent)
        self.why, self.asked, self.readings = why, title, tuple(readings)
        self.cancel.hide()
        self.confirmed.connect(self.accept)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._lay_out()
        self._column.addStretch(1)
        self.add_scrolled(self._inside)
        self._inside.adjustSize()
        self.setMinimumHeight(min(self._inside.sizeHint().height() + 190, 720))
        QShortcut(QKeySequence("Ctrl+P"), self, self.seconded.emit)

    def _lay_out(self) -> None:
        why = self.why
        if why.facts:
            self._add("From these facts", DefinitionList([Fact(name, value) for name, value in why.facts]))
        records = records_in([self.asked, why.rule, *(text for fact in why.facts for text in fact)])
        if records:
            tags = RecordTags(records)
            tags.asked.connect(self.record_asked)
            self._add("Their records", tags)
        if why.days:
            self._add("Counted day by day", DayList(why.days))
        if why.readings:
            self._add("How the text is read", self._read(why.readings))
        if why.clauses:
            self._add("Clauses", self._named(why.clauses))
        slips = slips_of(why)
        if slips:
            self._add("Slips in the text", _slips(slips))

    def _add(self, title: str, widget: QWidget) -> None:
        self._column.addWidget(Label(title, "section"))
        self._column.addWidget(widget)

    def _tag(self, words_: str, key: str) -> Tag:
        """A tag that opens the text of a clause or a reading."""
        tag = Tag(words_)
        tag.clicked.connect(lambda: self.clause_asked.emit(key))
        return tag

    def _read(self, numbers: Iterable[str]) -> QWidget:
        """Each reading used: the question, how it is read, and who chose that; its number opens it."""
        told = {one.reading.amb for one in self.readings}
        box, column = _column()
        for one in self.readings:
            chip = [] if one.is_recommended else [Chip("Alternative in force", Tone.WARN)]
            column.addLayout(row(self._tag(one.reading.amb, one.reading.amb), *chip, 0))
            column.addWidget(Label(one.reading.question, "name", wrap=True))
            column.addWidget(Label(one.words, wrap=True))
            column.addWidget(Label(one.standing, "hint", wrap=True))
        rest = [number for number in dict.fromkeys(numbers) if number not in told]
        if rest:
            column.addLayout(row(*(self._tag(number, number) for number in rest), 0))
        return box

    def _named(self, ids: Sequence[str]) -> QWidget:
        """The clauses by tag and title; a tag opens the text."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(dict.fromkeys(ids)):
            found = resolved(one)
            grid.addWidget(self._tag(found.tag if found else one, one), line, 0, Qt.AlignmentFlag.AlignLeft)
            title = f"{found.title}. {found.place}" if found else ""
            grid.addWidget(Label(title, "second", wrap=True), line, 1)
        return box


def _column() -> tuple[QWidget, QVBoxLayout]:
    """A widget with things one under the other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return box, column


def _slips(found: Iterable[Defect]) -> QWidget:
    """What is odd in the text, and how the program handles it."""
    box, column = _column()
    for one in found:
        column.addWidget(Label(f"{one.place}: {one.odd}", "body", "warn", wrap=True))
        column.addWidget(Label(one.handling, "hint", wrap=True))
    return box


class DayList(QWidget):
    """Days with their numbers, skipped ones with the reason; of a long count the first and the last."""

    def __init__(self, days: tuple[CountedDay, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        half = MOST_DAYS // 2
        shown = days if len(days) <= MOST_DAYS else (*days[:half], *days[-half:])
        for line, day in enumerate(shown):
            counted = day.number is not None
            grid.addWidget(
                Label(words.day_words(day.day), "name" if counted else "body", "" if counted else "text3"), line, 0
            )
            grid.addWidget(
                Label(f"Day {day.number}" if counted else "skipped", "body", "accentT" if counted else "text3"), line, 1
            )
            grid.addWidget(Label(day.why, "body", "text3"), line, 2)
        if len(days) > len(shown):
            grid.addWidget(
                Label(f"{len(days) - len(shown)} days between are counted alike.", "hint"), len(shown), 0, 1, 3
            )
