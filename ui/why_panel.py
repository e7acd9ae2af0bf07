"""The panel that says why: the rule, the facts, the days one by one, the readings, and the clauses behind them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.rules.clause import CountedDay, Why
from ui import words
from ui.clause_tags import ClauseTags
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label

__all__ = ["WhyPanel"]

MOST_DAYS = 14


class WhyPanel(Dialog):
    """A derivation laid open.

    Signals: clause_asked(str) with the id of a clause or reading to be read.
    """

    clause_asked = Signal(str)

    def __init__(self, why: Why, title: str = "Why?", parent: QWidget | None = None) -> None:
        super().__init__(title, why.rule + ("" if why.rule.endswith(".") else "."), "Close", width=560, parent=parent)
        self.cancel.hide()
        self.confirmed.connect(self.accept)
        if why.facts:
            self._add("From these facts", DefinitionList([Fact(name, value) for name, value in why.facts]))
        if why.days:
            self._add("Counted day by day", DayList(why.days))
        if why.readings:
            self._add("Where the text can be read in several ways", self._tags(why.readings))
        if why.clauses:
            self._add("Clauses", self._tags(why.clauses))
        self.form.addStretch(1)

    def _add(self, title: str, widget: QWidget) -> None:
        self.add(Label(title, "section"))
        self.add(widget)

    def _tags(self, ids: tuple[str, ...]) -> QWidget:
        """The clauses as tags that open their text."""
        tags = ClauseTags(ids)
        tags.asked.connect(self.clause_asked)
        return tags


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
