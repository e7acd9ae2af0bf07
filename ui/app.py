"""The program with a window: the application, its look, its hooks, and which window is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from models.engine import is_server
from models.queries.book import book
from ui import theme
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.opening import SAMPLE_DAY, MakeSample, Opened, Opener, Outside
from ui.screens import SCREENS
from ui.settings import THEME, USER, Settings, sample_place
from ui.side_bar import mark
from ui.troubles import GarbageInGui, Troubles, start_log
from ui.widgets.toast import Toast

PATIENCE = 400

if TYPE_CHECKING:
    from ui.front_window import FrontWindow

__all__ = ["Program", "make_application", "open_window"]


def make_application(settings: Settings) -> QApplication:
    """The application in its look, with its name and mark."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Pairbook")
    app.setApplicationDisplayName("Pairbook")
    theme.install(app, settings.get(THEME))
    app.setWindowIcon(_window_icon())
    return app


def _window_icon() -> QIcon:
    """The mark of the program in the sizes systems ask for."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 128):
        picture = QPixmap(side, side)
        picture.fill("transparent")
        painter = QPainter(picture)
        mark(painter, picture.rect().toRectF())
        painter.end()
        icon.addPixmap(picture)
    return icon


def open_window(
    place: str | None,
    now: Callable[[], datetime],
    today: date,
    *,
    as_of: date | None = None,
    sample: bool = False,
    make_sample: MakeSample | None = None,
) -> int:
    """Shows the window on a book, on the sample, or the welcome page; gives the exit code."""
    settings = Settings()
    app = make_application(settings)
    troubles = Troubles(start_log(settings.folder), app)
    troubles.install()
    garbage = GarbageInGui(app)
    program = Program(Outside(now, today, make_sample), settings, as_of)
    program.start(place, sample)
    code = run_loop(app)
    program.stop()
    garbage.stop()
    return code


def run_loop(app: QApplication) -> int:
    """Serves the windows until the last is closed."""
    return app.exec()


class Program(QObject):
    """Which book is open, and in which window."""

    def __init__(self, outside: Outside, settings: Settings, as_of: date | None = None) -> None:
        super().__init__()
        self._outside, self._settings, self._as_of = outside, settings, as_of
        self.front: FrontWindow | None = None
        self.main: MainWindow | None = None
        self._opened: Opened | None = None
        self._only_book, self._waiting, self._asked = False, "", ""
        self.opener = Opener(outside, lambda: settings.get(USER), self)
        self.opener.opened.connect(self._show_book)
        self.opener.failed.connect(self._failed)
        self.opener.raised.connect(self._raised)
        self.opener.busy.connect(self._busy)

    def start(self, place: str | None, sample: bool) -> None:
        """Opens what was asked for, else the welcome page; that page too while an opening takes long."""
        if not place and not sample:
            self.welcome()
            return
        self._only_book = True
        QTimer.singleShot(PATIENCE, self._show_waiting)
        if place:
            self.open(place)
        else:
            self.open_sample()

    def _show_waiting(self) -> None:
        if self.main is None and self._waiting:
            self.welcome()
            self._busy(self._waiting)

    def welcome(self) -> None:
        """Shows the welcome page."""
        if self.front is None:
            from ui.front_window import FrontWindow  # needed only before a book is open

            self.front = FrontWindow(self._settings, self._outside.now())
            self.front.book_asked.connect(self.open)
            self.front.sample_asked.connect(self.open_sample)
            self.front.afresh_asked.connect(lambda: self.open_sample(afresh=True))
            self.front.restored.connect(self._restore)
            self.front.made.connect(self.opener.make)
        self.front.refresh()
        self.front.show()
        self.front.raise_()
        self.front.activateWindow()

    def open(self, place: str) -> None:
        """Opens a book by its file or address."""
        where = place if is_server(place) else str(Path(place).expanduser().resolve())
        self._asked = where
        if self._opened is not None and self._opened.place == where:
            self._raise_main()
        else:
            self.opener.open(where)

    def open_sample(self, *, afresh: bool = False) -> None:
        """Opens the copy of the sample book; afresh: made anew, the former copy kept aside."""
        place = sample_place()
        if afresh and self._opened is not None and self._opened.place == place:
            self._close_main()
        self.opener.sample(place, afresh=afresh)

    def _show_book(self, opened: Opened) -> None:
        """Shows a book that was opened, in place of what was there."""
        before, self._opened = self.main, opened
        opened.lock.raise_asked.connect(self._raise_main)
        desk = self._desk(opened)
        window = MainWindow(desk, SCREENS)
        window.another_asked.connect(self.welcome)
        window.restored.connect(lambda backup: self._restore(opened.place, backup))
        window.afresh_asked.connect(lambda: self.open_sample(afresh=True))
        window.closing.connect(window.backups.make_at_end)
        window.closed.connect(lambda: self._let_go(opened))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.main = window
        window.show()
        if not desk.book.sample:
            self._settings.remember(opened.place, desk.book.title, self._outside.now())
        if before is not None:
            before.close()
        if self.front is not None:
            self.front.show_welcome()
            self.front.hide()
        if opened.told:
            Toast.show_over(window, opened.told)

    def _restore(self, place: str, backup: Path) -> None:
        """Closes a book, puts a backup in its place and opens that; the welcome page says what is under way."""
        self._close_main()
        self.opener.restore(place, backup)

    def _close_main(self) -> None:
        """Shows the welcome page in place of the book that is open."""
        self.welcome()
        if self.main is not None:
            self.main.close()

    def _desk(self, opened: Opened) -> Desk:
        """The desk over a book; the sample has a day of its own."""
        with opened.store.reading() as session:
            today = SAMPLE_DAY if book(session).sample else None
        return Desk(opened.store, opened.place, self._outside.now, self._settings, as_of=self._as_of, today=today)

    def _let_go(self, opened: Opened) -> None:
        """Lets go of a book whose window was closed."""
        opened.lock.release()
        if self._opened is opened:
            self._opened, self.main = None, None

    def _raise_main(self) -> None:
        if self.main is not None:
            self.main.showNormal() if self.main.isMinimized() else self.main.show()
            self.main.raise_()
            self.main.activateWindow()

    def _failed(self, sentence: str) -> None:
        self._only_book = False
        self.welcome()
        if self.front is not None:
            self.front.say_failed(sentence, self._asked)
            self._asked = ""

    def _raised(self, sentence: str) -> None:
        """The book's own window was brought forward; a start for that book alone ends here."""
        if self._only_book and self.main is None:
            QApplication.quit()
        else:
            self._failed(sentence)

    def _busy(self, sentence: str) -> None:
        self._waiting = sentence
        if self.front is not None:
            self.front.set_busy(sentence)

    def stop(self) -> None:
        """Waits for what is under way."""
        self.opener.stop()
