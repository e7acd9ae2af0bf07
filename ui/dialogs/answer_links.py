"""Which Links of a letter an answer is about: all that still await one, or one of them (Exhibit B, 5(b))."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.letter_page import LetterPage
from models.queries.link_tests import Tally, TestRow
from models.rules.letter_facts import LetterFacts, part
from ui.widgets.fields import Choice, Field

__all__ = ["AnswerLinks"]


class AnswerLinks(QWidget):
    """A choice among the Links of a letter; it hides where the letter has one.

    Signals: changed() when another Link is chosen.
    """

    changed = Signal()

    def __init__(self, page: LetterPage, *, late: bool) -> None:
        super().__init__()
        self._page = page
        open_ones = page.row.links if late or not page.to_answer else page.to_answer
        places = {link.number: link.name for link in page.links}
        choices = [(number, f"{number}, {places.get(number, '')}") for number in open_ones]
        every = (
            "Every Link of the letter" if len(open_ones) == len(page.row.links) else "Every Link that awaits an answer"
        )
        self.choice = Choice([("", every), *choices], name="Links it is about")
        self.choice.changed.connect(lambda _key: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Field("About", self.choice))
        self.setVisible(len(page.row.links) > 1)
        self._open = open_ones

    @property
    def links(self) -> tuple[str, ...]:
        """The Links the answer names; none where it is about every one that awaits an answer."""
        return (self.choice.chosen,) if self.choice.chosen else ()

    @property
    def facts(self) -> LetterFacts:
        """The letter as it concerns what is chosen."""
        return part(self._page.facts, self.choice.chosen or (self._open or self._page.row.links)[0])

    @property
    def tests(self) -> tuple[TestRow, ...]:
        """The tests of what is chosen."""
        chosen = self.links or self._open
        return tuple(test for test in self._page.tests if not test.link or test.link in chosen)

    @property
    def tally(self) -> Tally:
        """How far the tests of what is chosen are."""
        if not self.links:
            return self._page.row.tests
        tests = self.tests
        return Tally(len(tests), sum(one.done for one in tests), sum(one.passed is False for one in tests))
