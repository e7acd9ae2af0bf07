"""Settings of this laptop, and what the open book is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from models.engine import is_server, place_words
from models.queries import book as books
from ui import theme, words
from ui.book_lock import share_words
from ui.desk import Desk
from ui.screen import Group, Screen, ScreenAction
from ui.settings import BACKUPS, THEME
from ui.status_line import moment_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

__all__ = ["SettingsScreen"]

WIDTH = 720
THEMES = (("system", "As system", "monitor"), ("light", "Light", "sun"), ("dark", "Dark", "moon"))


class SettingsScreen(Screen):
    """Look, name, backups, and the book."""

    key = "settings"
    title = "Settings"
    icon = "settings"
    group = Group.FOOT
    reads = frozenset({"book", "journal", "notice_addresses"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.set_sentence("Kept on this computer. What belongs to the agreement stands under Agreement.")
        self.themes = Segmented(THEMES, theme.choice(), "Theme")
        self.name = QLineEdit(desk.user)
        self.folder = QLineEdit(str(desk.settings.backups))
        self._name_field = Field("Acts are recorded as", self.name, "The Journal keeps this name with every act.")
        self._folder_field = Field("Folder of backups", self.folder)
        self._book = DefinitionList(label_width=150)
        self._lay_out()
        self.themes.changed.connect(self.set_theme)
        self.name.editingFinished.connect(self._take_name)
        self.folder.editingFinished.connect(lambda: self.set_folder(self.folder.text()))
        desk.user_changed.connect(self.name.setText)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._look())
        column.addWidget(self._backups())
        book = Card("This book")
        book.add(self._book)
        if self.desk.book.sample:
            book.add(row(self.button(self._afresh_action()), 0))
        column.addWidget(book)
        column.addStretch(1)
        middle = QWidget()
        middle.setObjectName("scrolled")
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        self.page.addWidget(area, 1)

    def _look(self) -> Card:
        card = Card("Look and name")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label("Theme", "field"), 0, 0)
        grid.addWidget(self.themes, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name_field, 0, 1, 3, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _backups(self) -> Card:
        card = Card(
            "Backups", "A checked copy of the book every half hour while something is done, and whenever you ask."
        )
        card.add(self._folder_field)
        look, now = Button("Choose a folder...", icon="folder-open"), Button("Back up now", icon="archive")
        look.clicked.connect(self._look_for_folder)
        now.clicked.connect(self._back_up)
        now.set_gate(self._why_no_backup())
        card.add(row(look, now, self.button(self._restore_action()), 0))
        return card

    def _why_no_backup(self) -> str:
        return "A book on a server is backed up there." if is_server(self.desk.place) else ""

    def _restore_action(self) -> ScreenAction:
        return ScreenAction("Restore a backup...", "", "history", self.restore_asked.emit, self._why_no_backup)

    def _afresh_action(self) -> ScreenAction:
        return ScreenAction("Start the sample afresh...", "", "rotate-ccw", self.afresh_asked.emit)

    # -- changing --------------------------------------------------------------------------------------------

    def set_theme(self, choice: str) -> None:
        """Shows and keeps a theme."""
        self.desk.settings.put(THEME, choice)
        theme.set_theme(choice)
        self.themes.choose(choice)

    def _take_name(self) -> None:
        name = " ".join(self.name.text().split())
        self._name_field.set_problem("" if name else "Acts need a name.")
        if name:
            self.desk.user = name

    def set_folder(self, text: str) -> None:
        """Keeps another folder of backups, if it is one or can be made."""
        folder = Path(text.strip()).expanduser()
        if text.strip() and not folder.is_absolute():
            self._folder_field.set_problem("Name the folder from the root, such as /home/desk/backups.")
            return
        if folder.exists() and not folder.is_dir():
            self._folder_field.set_problem(f"{folder.name} is a file, not a folder.")
            return
        self._folder_field.set_problem("")
        self.desk.settings.put(BACKUPS, str(folder) if text.strip() else "")
        self.folder.setText(str(self.desk.settings.backups))

    def _look_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder of backups", self.folder.text())
        if chosen:
            self.set_folder(chosen)

    def _back_up(self) -> None:
        self.backup_asked.emit()

    # -- the book --------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Says what the open book is."""
        facts = [Fact(name, said) for name, said in self.book_words().items()]
        share = share_words(self.desk.place)
        if share:
            facts.append(Fact("Note", f"The book lies {share}; two people can damage it there.", ink="warn"))
        self._book.set_facts(facts)

    def book_words(self) -> dict[str, str]:
        """What the open book is, by name."""
        desk, book = self.desk, self.desk.book
        kept = "PostgreSQL database" if is_server(desk.place) else "File"
        said = {
            "Title": book.title + (" (sample)" if book.sample else ""),
            kept: place_words(desk.place),
            "This desk stands for": desk.terms.parties[book.stands_for].name,
            "Business Days": f"{words.day_words(book.calendar_first)} to {words.day_words(book.calendar_last)}",
            "Journal": words.count_words(desk.read(books.entries), "entry", "entries"),
        }
        if desk.saved_at is not None:
            said["Last saved"] = moment_words(desk.saved_at, desk.now())
        return said

    def page_actions(self) -> Sequence[ScreenAction]:
        """Backups and the themes, from the find box."""
        return [
            self._restore_action(),
            *([self._afresh_action()] if self.desk.book.sample else []),
            *(
                ScreenAction(f"Theme: {said}", "", icon, partial(self.set_theme, key))
                for key, said, icon in (
                    ("system", "as system", "monitor"),
                    ("light", "light", "sun"),
                    ("dark", "dark", "moon"),
                )
            ),
        ]

    def take_focus(self) -> None:
        """Puts the keyboard into the name."""
        self.themes.setFocus(Qt.FocusReason.OtherFocusReason)
