"""The window before a book is open: the welcome page, and the questions of a new book."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMainWindow, QStackedWidget, QWidget

from models.engine import is_server
from reports.columns import Tone
from ui import theme
from ui.backups import backups_of
from ui.dialogs.restore import AfreshDialog, RestoreDialog
from ui.screens.new_book import NewBookPage
from ui.screens.welcome import WelcomePage
from ui.settings import GEOMETRY, RECENT, THEME, Books, Settings, data_home, sample_place
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Field
from ui.widgets.layout import row

__all__ = ["FrontWindow", "OpenDialog"]


class OpenDialog(Dialog):
    """Asks for a book: a file, typed or looked for, or the address of a database."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__("Open a book", "A .pairbook file, or the address of a PostgreSQL book.", "Open", parent=parent)
        self._folder = folder
        self.place = QLineEdit()
        self.place.setPlaceholderText("/home/desk/winstar-savvis.pairbook or postgresql://desk@server/pairbook")
        self.place.returnPressed.connect(self.confirm)
        look = Button("Look for a file...", icon="folder-open")
        look.clicked.connect(self._look)
        self.add(Field("File or address", self.place))
        line = QWidget()
        line.setLayout(row(look, 0))
        self.add(line)
        self.place.textChanged.connect(self._gate)
        self.confirmed.connect(self.accept)
        self._gate()

    def _gate(self) -> None:
        self.set_gate("" if self.place.text().strip() else "Name a file or an address.")

    def _look(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Open a book", self._folder, "Pairbook books (*.pairbook);;All files (*)"
        )
        if chosen:
            self.place.setText(chosen)
            self.accept()


class FrontWindow(QMainWindow):
    """Welcome and new book.

    Signals: book_asked(place); sample_asked(); afresh_asked() for the sample made anew; made(NewBook); closed();
    restored(place, Path) to put a backup in the place of a book that cannot be opened.
    """

    book_asked = Signal(str)
    sample_asked = Signal()
    afresh_asked = Signal()
    restored = Signal(str, object)
    made = Signal(object)
    closed = Signal()

    def __init__(self, settings: Settings, now: datetime) -> None:
        super().__init__()
        self._settings, self._now = settings, now
        self.welcome = WelcomePage()
        self.new_book: NewBookPage | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self.setCentralWidget(self._pages)
        self.setWindowTitle("Pairbook")
        self.setMinimumSize(880, 640)
        self.resize(1440, 900)
        self.restoreGeometry(settings.get(GEOMETRY))
        self._connect()
        self.refresh()
        self.welcome.sample.setFocus()

    def _connect(self) -> None:
        welcome = self.welcome
        welcome.sample_asked.connect(self.sample_asked)
        welcome.new_asked.connect(self.ask_new)
        welcome.open_asked.connect(self.ask_open)
        welcome.book_asked.connect(self.book_asked)
        welcome.forget_asked.connect(self._forget)
        welcome.afresh_asked.connect(self.ask_afresh)
        welcome.restore_asked.connect(self.ask_restore)
        welcome.theme_asked.connect(self._set_theme)
        for key, run in (("Ctrl+N", self.ask_new), ("Ctrl+O", self.ask_open)):
            QShortcut(QKeySequence(key), self, run)

    def refresh(self) -> None:
        """Lists the books opened before."""
        books: Books = self._settings.get(RECENT)
        self.welcome.set_recent(books, self._now)
        self.welcome.set_sample_made(Path(sample_place()).exists())

    def _forget(self, place: str) -> None:
        self._settings.forget(place)
        self.refresh()
        self.welcome.open.setFocus()

    def _set_theme(self, choice: str) -> None:
        self._settings.put(THEME, choice)
        theme.set_theme(choice)

    def ask_open(self) -> None:
        """Asks which book to open."""
        books: Books = self._settings.get(RECENT)
        files = [book.place for book in books if not is_server(book.place)]
        folder = str(Path(files[0]).parent) if files else str(data_home())
        dialog = OpenDialog(folder, self)
        dialog.accepted.connect(lambda: self.book_asked.emit(dialog.place.text().strip()))
        dialog.open()

    def ask_new(self) -> None:
        """Shows the questions of a new book."""
        if self.new_book is None:
            self.new_book = NewBookPage(data_home())
            self.new_book.answered.connect(self.made)
            self.new_book.left.connect(self.show_welcome)
            self._pages.addWidget(self.new_book)
        self._pages.setCurrentWidget(self.new_book)
        self.new_book.begin()

    def show_welcome(self) -> None:
        """Goes back to the welcome page."""
        self._pages.setCurrentWidget(self.welcome)
        self.welcome.sample.setFocus()

    def ask_afresh(self) -> None:
        """Asks whether the sample is to be made anew."""
        dialog = AfreshDialog(self)
        dialog.accepted.connect(self.afresh_asked)
        dialog.open()

    def ask_restore(self, place: str) -> None:
        """Asks for a backup of a book that cannot be opened."""
        dialog = RestoreDialog(Path(place), backups_of(place, self._settings.backups), self._now, self)
        dialog.accepted.connect(lambda: self.restored.emit(place, dialog.backup))
        dialog.open()

    def say_failed(self, sentence: str, place: str = "") -> None:
        """Says why a book could not be opened or made, where the user is; one that has backups can be restored."""
        if self.new_book is not None and self._pages.currentWidget() is self.new_book:
            self.new_book.refuse(sentence)
        else:
            restorable = place if place and backups_of(place, self._settings.backups) else ""
            self.welcome.say("Not opened.", sentence, restorable=restorable)

    def set_busy(self, sentence: str) -> None:
        """Says what is under way; an empty sentence when it is over."""
        self.welcome.set_busy(bool(sentence))
        self.welcome.say(sentence and "One moment.", sentence, Tone.INFO)
        if self.new_book is not None:
            self.new_book.set_busy(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that the window was closed."""
        self.closed.emit()
        super().closeEvent(event)
