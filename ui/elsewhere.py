"""What can be done on the other pages, for the find box: it goes to the page first, then does it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.screen import Screen, ScreenAction, always
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["Elsewhere"]

PAUSE = 40  # milliseconds between two pages, so that typing is not held up


class Elsewhere(QObject):
    """The acts of the pages that are not shown; pages not loaded yet are loaded one by one while the box is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._load_next)
        window.closing.connect(self._timer.stop)

    def load(self) -> None:
        """Begins to load the pages nobody has shown yet."""
        if self._missing():
            self._timer.start()

    def _missing(self) -> list[str]:
        return [key for key in self._window.screens if key not in self._window.built]

    def _load_next(self) -> None:
        missing = self._missing()
        if missing:
            self._window.prepare(missing[0])
            self._window.palette_box.refresh()
            self.load()

    def actions(self) -> Iterator[tuple[ScreenAction, str]]:
        """Every act of another page, with the title of its page."""
        for key, screen in self._window.built.items():
            if screen is self._window.shown:
                continue
            for action in screen.page_actions():
                yield replace(action, run=self._runner(key, screen, action.words), key="", gate=always), screen.title

    def _runner(self, key: str, screen: Screen, words: str) -> Callable[[], None]:
        """Shows a page; its act follows when the page is filled."""

        def run() -> None:
            self._window.go(key)
            QTimer.singleShot(0, self, lambda: self._do(screen, words))

        return run

    def _do(self, screen: Screen, words: str) -> None:
        """Does an act of the page shown, or says why it cannot be done now."""
        if self._window.desk.reading:
            QTimer.singleShot(PAUSE, self, lambda: self._do(screen, words))
            return
        action = next((one for one in screen.page_actions() if one.words == words), None)
        if action is None or self._window.shown is not screen:
            return
        if why_not := action.gate():
            Toast.show_over(self._window, why_not)
        else:
            action.run()
