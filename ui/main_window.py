"""The window of an open book: sidebar, top bar, the pages, status line, and the keys that reach them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries.counts import PageCount, counts
from models.queries.readings import readings_told
from models.rules.clause import Why
from models.store import Done
from reports.columns import Tone
from ui.backups import Backups
from ui.book_lock import share_words
from ui.desk import Desk
from ui.elsewhere import Elsewhere
from ui.key_sheet import KeySheet
from ui.keys import Keys
from ui.page import Page, Pages
from ui.palette import Palette
from ui.screen import NARROW, Screen, ScreenAction, always
from ui.settings import GEOMETRY
from ui.side_bar import SideBar
from ui.status_line import StatusLine, place_name
from ui.top_bar import TopBar
from ui.widgets.banner import Banner
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.why_panel import WhyPanel

__all__ = ["MainWindow"]


class MainWindow(QMainWindow):
    """One open book.

    Signals: another_asked() to open another book; restored(Path) to close this one and put a backup in its place;
    afresh_asked() to close the sample and make it anew; closing() while the book is still open; closed() once it is
    let go.
    """

    another_asked = Signal()
    restored = Signal(object)
    afresh_asked = Signal()
    closing = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, screens: Pages) -> None:
        super().__init__()
        self.desk, settings = desk, desk.settings
        self.screens = {screen.key: screen for screen in screens}
        self.built: dict[str, Screen] = {}
        self.backups = Backups(desk, lambda: settings.backups, self)
        self.side = SideBar(screens)
        self.top = TopBar(desk)
        self.status = StatusLine(desk, self.backups)
        self.pages = QStackedWidget()
        self.trouble = Banner()
        self._lay_out()
        self.elsewhere = Elsewhere(self)
        self.palette_box = Palette(self, desk, self.top.finder)
        self.keys = Keys(self, self.actions_now)
        self._connect()
        self.setWindowTitle(f"{desk.book.title} ({place_name(desk.place)}) – Pairbook")
        self.resize(1440, 900)
        self.restoreGeometry(settings.get(GEOMETRY))
        self.count()
        self.go(next(iter(self.screens)))

    def _lay_out(self) -> None:
        centre = QWidget()
        centre.setObjectName("page")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._banners = QVBoxLayout()
        self._banners.setContentsMargins(24, 12, 24, 0)
        self._banners.addWidget(self.trouble)
        self.trouble.hide()
        for part in (self.top, self._banners, self.pages):
            right.addLayout(part) if isinstance(part, QVBoxLayout) else right.addWidget(part)
        right.setStretchFactor(self.pages, 1)
        sides.addWidget(self.side)
        sides.addLayout(right, 1)
        column.addLayout(sides, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.setMinimumSize(880, 560)
        self._tell_trouble("")
        share = share_words(self.desk.place)
        if share:
            said = "Two people can damage it there. Copy it to this computer, or use a team book."
            self._show_banner(f"This book lies {share}.", said, Tone.WARN, ("Close",))
        if why_not := self.desk.why_not_write:
            self._show_banner("Only to read.", why_not, Tone.WARN, ("Close",))

    def _connect(self) -> None:
        desk = self.desk
        self.side.chosen.connect(self.go)
        self.top.undo.connect(self.undo)
        self.top.redo.connect(self.redo)
        self.top.left.connect(self.to_page)
        self.top.settings.connect(lambda: self.go("settings"))
        self.status.undo.connect(self.undo)
        self.status.backup.connect(self.back_up)
        desk.trouble.connect(self._tell_trouble)
        self.trouble.acted.connect(lambda _number: self._show_banner(""))
        desk.working.connect(self.status.set_jobs)
        desk.touched.connect(lambda _tables: self.count())
        desk.as_of_changed.connect(lambda _day: self.count())

    # -- pages -----------------------------------------------------------------------------------------------

    @property
    def shown(self) -> Screen:
        """The page shown."""
        here = self.pages.currentWidget()
        assert isinstance(here, Screen)
        return here

    def to_page(self) -> None:
        """Gives the page shown the keyboard."""
        self.shown.take_focus()

    def go(self, key: str) -> Screen | None:
        """Shows a page, building it the first time."""
        if key not in self.screens:
            return None
        screen = self.prepare(key)
        self.pages.setCurrentWidget(screen)
        self.side.show_page(key)
        screen.take_focus()
        return screen

    def prepare(self, key: str) -> Screen:
        """A page, built now if nobody has shown it before."""
        if key not in self.built:
            self.built[key] = self._build(self.screens[key])
        return self.built[key]

    def _build(self, kind: Page | type[Screen]) -> Screen:
        screen = kind(self.desk)
        screen.record_asked.connect(self.open_record)
        screen.clause_asked.connect(lambda clause: self.open_record("clause", clause))
        screen.why_asked.connect(self.show_why)
        screen.told.connect(self._tell)
        screen.page_asked.connect(self.go)
        screen.backup_asked.connect(self.back_up)
        screen.restore_asked.connect(self.restore)
        screen.afresh_asked.connect(self.start_afresh)
        self.pages.addWidget(screen)
        return screen

    def open_record(self, kind: str, key: str) -> bool:
        """Shows a record on the page that opens its kind; False when no page does."""
        name = next((name for name, screen in self.screens.items() if kind in screen.opens), "")
        page = self.go(name)
        if page is None:
            Toast.show_over(self, f"No page of this window opens {key}.")
            return False
        return page.go_to(key)

    def count(self) -> None:
        """Counts for the sidebar, in a worker thread."""
        self.desk.read_later(counts, self.desk.as_of, then=self._show_counts)

    def _show_counts(self, found: Mapping[str, PageCount]) -> None:
        self.side.set_counts(found)

    # -- what can be done ------------------------------------------------------------------------------------

    def window_actions(self) -> list[ScreenAction]:
        """What can be done wherever one is."""
        return [
            ScreenAction("Find or scan", "Ctrl+K", "search", self.palette_box.open),
            ScreenAction("As-of date", "Ctrl+D", "calendar-clock", self.top.open_as_of),
            ScreenAction(self._named("Undo"), "Ctrl+Z", "undo-2", self.undo, self._no_undo),
            ScreenAction(self._named("Redo"), "Ctrl+Shift+Z", "redo-2", self.redo, self._no_redo),
            ScreenAction("Print what is shown", "Ctrl+P", "printer", self.print_shown),
            ScreenAction("Export what is shown", "Ctrl+E", "file-spreadsheet", self.export_shown),
            ScreenAction("Back up this book", "", "archive", self.back_up),
            ScreenAction("Open another book", "Ctrl+O", "folder-open", self.another_asked.emit),
            ScreenAction("Keys of this page", "F1", "keyboard", self.show_keys),
        ]

    def ways(self) -> list[ScreenAction]:
        """How to get to each page."""
        return [
            ScreenAction(
                f"Go to {kind.title}", f"Ctrl+{number}" if number <= 9 else "", kind.icon, self._goer(kind.key)
            )
            for number, kind in enumerate(self.screens.values(), 1)
        ]

    def actions_now(self) -> list[ScreenAction]:
        """Everything that can be done now: on this page, in the window, and the pages."""
        quiet = [
            ScreenAction("Find or scan", "/", "search", self.palette_box.open),
            ScreenAction("Why this?", "W", "circle-question-mark", self.ask_why),
        ]
        here = self.shown
        acts = [replace(one, run=partial(here.run_anew, one), gate=always) for one in here.page_actions()]
        return [*acts, *here.page_keys(), *self.window_actions(), *quiet, *self.ways()]

    def offered(self) -> list[ScreenAction]:
        """What the find box offers: the acts of this page and of the window, and the pages."""
        here = self.shown
        acts = [replace(one, run=partial(here.run_anew, one)) for one in here.page_actions()]
        named = [one for one in here.page_keys() if not one.key]
        return [*acts, *named, *self.window_actions(), *self.ways()]

    def _goer(self, key: str) -> Callable[[], object]:
        return lambda: self.go(key)

    def _named(self, word: str) -> str:
        what = self.desk.undoable if word == "Undo" else self.desk.redoable
        return f"{word}: {what.sentence}" if what else word

    def _no_undo(self) -> str:
        return self.desk.why_not_write if self.desk.undoable else "There is nothing to undo."

    def _no_redo(self) -> str:
        return self.desk.why_not_write if self.desk.redoable else "There is nothing to redo."

    def undo(self) -> None:
        """Takes back the last act."""
        self._take_back(self.desk.undo)

    def redo(self) -> None:
        """Takes back the last undo."""
        self._take_back(self.desk.redo)

    def _take_back(self, step: Callable[[], Done | None]) -> None:
        try:
            done = step()
        except Refusal as refusal:
            self.shown.show_refusal(refusal)
            return
        if done is not None:
            Toast.show_over(self, f"{done.sentence}.")

    def _tell(self, sentence: str, act_id: str) -> None:
        """The notice of an act, with its Undo."""
        undo = (lambda: self._take_back(lambda: self.desk.undo(act_id))) if act_id else None
        Toast.show_over(self, f"{sentence}.", undo)

    def print_shown(self) -> None:
        """Prints what the page shows."""
        if not self.shown.print_shown():
            Toast.show_over(self, f"{self.shown.title} has nothing to print here.")

    def export_shown(self) -> None:
        """Writes the list as shown into a workbook."""
        grid = self.shown.export_shown()
        if grid is None:
            Toast.show_over(self, f"{self.shown.title} has no list to export.")
            return
        from ui.exporting import export_grid

        export_grid(self, grid, self.desk.as_of, self.shown.export_beside())

    def back_up(self) -> None:
        """Backs the book up now."""
        self.backups.make(
            lambda path: Toast.show_over(self, f"Backed up to {path.name} in {path.parent}."),
            self._tell_trouble,
        )

    def restore(self) -> None:
        """Asks for a backup to go back to."""
        from ui.dialogs.restore import RestoreDialog  # seldom needed

        desk = self.desk
        dialog = RestoreDialog(Path(desk.place), self.backups.files(), desk.now(), self)
        dialog.accepted.connect(lambda: self._leave_for(lambda: self.restored.emit(dialog.backup)))
        dialog.open()

    def start_afresh(self) -> None:
        """Asks whether the sample is to be made anew."""
        from ui.dialogs.restore import AfreshDialog  # seldom needed

        dialog = AfreshDialog(self)
        dialog.accepted.connect(lambda: self._leave_for(self.afresh_asked.emit))
        dialog.open()

    def _leave_for(self, go_on: Callable[[], object]) -> None:
        """Goes on with another file in the place of this book, once the dialog that asked for it is gone."""
        self.backups.leave()
        QTimer.singleShot(0, self, go_on)

    def show_keys(self) -> None:
        """Shows the keys of this page."""
        KeySheet(
            self.shown.title, self.shown.page_actions(), self.shown.page_keys(), self.window_actions(), parent=self
        ).open()

    def ask_why(self) -> None:
        """Shows the derivation of what is looked at."""
        found = self.shown.why()
        if found is None:
            Toast.show_over(self, "Choose something with a date or a count first.")
        else:
            self.show_why(*found)

    def show_why(self, why: Why, title: str) -> None:
        """Shows a derivation beside the page."""
        from ui.why_panel import WhyPanel  # slow to load, and only a question needs it

        told = self.desk.read(readings_told, self.desk.as_of, why.readings)
        panel = WhyPanel(why, title, told, self)
        panel.clause_asked.connect(lambda clause: (panel.close(), self.open_record("clause", clause)))
        panel.record_asked.connect(lambda kind, key: (panel.close(), self.open_record(kind, key)))
        panel.seconded.connect(lambda: self._print_why(why, title, panel))
        panel.open()

    def _print_why(self, why: Why, title: str, panel: WhyPanel) -> None:
        """Shows a derivation as it will print."""
        from ui.dialogs.derivation import preview_derivation  # slow to load, and only printing needs it

        preview_derivation(self.desk, why, title, panel)

    def _tell_trouble(self, sentence: str) -> None:
        """Says that the book cannot be reached or written, until it can again."""
        self._show_banner("Not saved." if sentence else "", sentence, Tone.BAD)

    def _show_banner(self, fact: str, sentence: str = "", tone: Tone = Tone.WARN, actions: Sequence[str] = ()) -> None:
        """The banner over all pages; no fact takes it away."""
        if fact:
            self.trouble.set(fact, sentence, tone, actions=actions)
        self.trouble.setVisible(bool(fact))
        self._banners.setContentsMargins(24, 12 if fact else 0, 24, 0)

    # -- the window itself -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has icons only at its side."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.side.set_narrow(narrow)
        self.top.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps the place of the window, waits for the readers, lets the book go."""
        self.desk.settings.put(GEOMETRY, bytes(self.saveGeometry().data()))
        self.closing.emit()
        self.desk.close()
        self.closed.emit()
        super().closeEvent(event)
