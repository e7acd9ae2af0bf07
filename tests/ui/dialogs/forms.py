"""Opens the forms of letters by real keys over their page, and reads what they say."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.queries.letter_page import LetterPage, letter
from models.store import Store
from tests.ui.frame import open_window, press, settled, type_in
from tests.ui.letters_book import with_letters
from ui.screens.letters import LettersScreen
from ui.widgets.dialog import Dialog
from ui.widgets.gate_list import GateRow

__all__ = ["Forms"]


class Forms:
    """The page of letters on a book of several, and the form opened last."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        with_letters(store)
        self.qtbot, self.store = qtbot, store
        self.window = open_window(qtbot, store, screens=(LettersScreen,))
        page = self.window.built["letters"]
        assert isinstance(page, LettersScreen)
        self.page = page

    def open(self, number: str, key: str) -> None:
        """Goes to a letter and presses the key of a form."""
        assert self.page.go_to(number)
        settled(self.qtbot, self.page.desk)
        self.page.view.focus()
        press(self.qtbot, self.window, key)
        assert self.page.acts.dialog is not None
        assert self.dialog.isVisible()

    @property
    def dialog(self) -> Dialog:
        """The form opened last."""
        assert self.page.acts.dialog is not None
        return self.page.acts.dialog

    def keys(self, *told: str) -> None:
        """Presses keys; what begins with a blank is typed."""
        for one in told:
            if one.startswith(" "):
                type_in(self.qtbot, self.window, one[1:])
            else:
                press(self.qtbot, self.window, one)

    def confirm(self) -> None:
        """Ctrl+Enter, and the page filled anew."""
        self.keys("Ctrl+Return")
        settled(self.qtbot, self.page.desk)

    def verdict(self) -> str:
        """The head of the gate: its words and its sentence."""
        return self.dialog.gate.accessibleName()

    def gates(self) -> list[str]:
        """The items of the gate as they are read aloud."""
        return [one.accessibleName() for one in self.dialog.gate.findChildren(GateRow)]

    def barred(self) -> str:
        """Why the primary button is greyed, or nothing."""
        return self.dialog.primary.toolTip()

    def labels(self) -> list[str]:
        """Every label of the form."""
        return [one.text() for one in self.dialog.findChildren(QLabel)]

    def letter(self, number: str) -> LetterPage:
        """The letter as the book has it now."""
        with self.store.reading() as session:
            return letter(session, number, self.page.desk.as_of)

    def clock(self, number: str) -> str:
        """The chip of a letter on the page."""
        return next(row.clock for row in self.page.table.rows if row.number == number)
