"""Why an answer is what it is: the rule, the facts, the days counted and skipped, the readings, the clauses."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.rules.clause import CountedDay, Why
from models.rules.words import tag_of
from resources.register import defects_of, question_of
from ui import icons, theme, words
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.chip import Tag
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.layout import empty
from ui.widgets.pressable import Pressable

__all__ = ["Fold", "WhyBox", "why_facts"]


def _days_words(days: tuple[CountedDay, ...]) -> str:
    """Days in a row as a phrase; a long count is told by its ends."""
    said = [words.day_words(day.day).rsplit(" ", 1)[0] for day in days]
    if len(said) > 6:
        return f"{said[0]} to {said[-1]}, {len(said)} days"
    return ", ".join(said)


def _skipped_words(days: tuple[CountedDay, ...]) -> str:
    """Skipped days with their reasons; of a long count only the closed weekdays are named."""
    named = days if len(days) <= 6 else tuple(day for day in days if day.day.weekday() < 5)
    said = [
        words.day_words(day.day).rsplit(" ", 1)[0] + (f" {day.why}" if day.day.weekday() < 5 and day.why else "")
        for day in named
    ]
    rest = len(days) - len(named)
    return ", ".join([*said, *([f"{words.count_words(rest, 'weekend day')}"] if rest else [])])


def why_facts(why: Why) -> list[Fact]:
    """The rows that tell a derivation."""
    facts = [Fact("Rule", why.rule)]
    facts += [Fact(name, value) for name, value in why.facts]
    if why.counted:
        facts.append(Fact("Counted", _days_words(why.counted)))
    if why.skipped:
        facts.append(Fact("Skipped", _skipped_words(why.skipped)))
    facts += [_reading(one) for one in why.readings]
    facts += [Fact("Text", f"{one.odd} {one.handling}", ink="warn") for one in defects_of(why.clauses, biting=True)]
    return facts


def _reading(one: str) -> Fact:
    """A reading in force; one of the register is told by its question and opened by its number."""
    if not one.startswith("AMB-"):
        return Fact("Reading", one)
    return Fact("Reading", question_of(one) or "As this book reads it", tag=one)


class Fold(Pressable):
    """A title that opens and closes what is under it.

    Signals: toggled(bool).
    """

    def __init__(self, title: str, shown: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(shown)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """The arrow and the title."""
        return QSize(round(paint.width_of(self.text(), theme.font(13, 600))) + 26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the arrow and the title."""
        painter = QPainter(self)
        where = self.rect().toRectF()
        name = "chevron-down" if self.isChecked() else "chevron-right"
        icons.paint(painter, name, where.adjusted(0, 6, 14 - where.width(), -6), theme.color("text2"))
        room = where.adjusted(19, -0.5, 6, -0.5)
        paint.words(painter, room, self.text(), theme.font(13, 600), theme.color("text"))
        if self.hasFocus():
            paint.focus_ring(painter, where, 4)


class WhyBox(QWidget):
    """A derivation that can be opened and closed.

    Signals: clause_opened(str) with the id of a clause.
    """

    clause_opened = Signal(str)

    def __init__(
        self,
        why: Why | None = None,
        title: str = "Why this date?",
        shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fold = Fold(title, shown)
        self._tags = QHBoxLayout()
        self._tags.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addLayout(self._tags)
        self._list = DefinitionList(strong=True, label_width=76)
        self._card = Card(margin=12, ground="sunk")
        self._card.add(self._list)
        self._list.tag_opened.connect(self.clause_opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._card)
        self._card.setVisible(shown)
        self._fold.toggled.connect(self._card.setVisible)
        self.set_why(why, title)

    def set_why(self, why: Why | None, title: str = "") -> None:
        """Shows another derivation; none hides the box."""
        self.setHidden(why is None)
        empty(self._tags)
        if title:
            self._fold.setText(title)
            self._fold.setAccessibleName(title)
            self._fold.updateGeometry()
        if why is None:
            self._list.set_facts(())
            return
        self._list.set_facts(why_facts(why))
        for clause in why.clauses[:3]:
            tag = Tag(tag_of(clause))
            tag.clicked.connect(lambda _=False, clause=clause: self.clause_opened.emit(clause))
            self._tags.addWidget(tag)

    def toggle(self) -> None:
        """Opens or closes the box, as the key W does."""
        self._fold.toggle()
