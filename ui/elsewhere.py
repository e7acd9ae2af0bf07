"""What can be done elsewhere, for the find box: it goes to the page and part first, then does it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.screen import Screen, ScreenAction, always
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["Elsewhere"]

PAUSE = 10  # milliseconds between two pages or parts, so that typing is not held up


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act is done: a page, and a part of it where it has parts."""

    page: str
    part: str = ""


class Elsewhere(QObject):
    """The acts of what is not shown; pages and parts not built yet are built one by one while the box is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._load_next)
        window.closing.connect(self._timer.stop)

    # -- building what nobody has shown ----------------------------------------------------------------------

    def load(self) -> None:
        """Begins to build what nobody has shown yet."""
        if self.loading:
            self._timer.start()

    @property
    def loading(self) -> bool:
        """Whether some acts are still unknown."""
        return self._missing() is not None

    def _missing(self) -> Place | None:
        """The next page or part to build."""
        window = self._window
        for key in window.screens:
            if key not in window.built:
                return Place(key)
            screen = window.built[key]
            for part, _words in screen.part_names():
                if not screen.has_part(part):
                    return Place(key, part)
        return None

    def _load_next(self) -> None:
        missing = self._missing()
        if missing is None:
            return
        screen = self._window.prepare(missing.page)
        if missing.part:
            screen.acts_of_part(missing.part)
        self.load()
        self._window.palette_box.refresh()

    # -- what can be done ------------------------------------------------------------------------------------

    def actions(self) -> Iterator[tuple[ScreenAction, str]]:
        """Every act of another page or part, with the title of its place; its gate where the place is up to date."""
        shown = self._window.shown
        for key, screen in self._window.built.items():
            parts = [one for one in screen.part_names() if screen.has_part(one[0])] or [("", "")]
            for part, words in parts:
                if screen is shown and part in ("", screen.part_shown):
                    continue
                known = screen.is_current and part in ("", screen.part_shown)
                where = f"{screen.title}, {words}" if words else screen.title
                for one in screen.acts_of_part(part):
                    gate = one.gate if known else always
                    yield replace(one, run=self._runner(Place(key, part), one), key="", gate=gate), where

    def _runner(self, place: Place, action: ScreenAction) -> Callable[[], None]:
        """Shows a place; its act follows when the place is filled."""

        def run() -> None:
            screen = self._window.go(place.page)
            if screen is not None:
                if place.part:
                    screen.go_to(place.part)
                QTimer.singleShot(0, self, partial(self._do, screen, place, action.words))

        return run

    def _do(self, screen: Screen, place: Place, words: str) -> None:
        """Does an act of the place shown, or says why it cannot be done now."""
        if self._window.desk.reads_for(screen):
            QTimer.singleShot(PAUSE, self, partial(self._do, screen, place, words))
            return
        if self._window.shown is not screen or place.part != screen.part_shown:
            return
        action = next((one for one in screen.page_actions() if one.words == words), None)
        if action is None:
            Toast.show_over(self._window, f"{words.removesuffix('...')} does not apply to what is chosen here.")
        else:
            screen.run(action)
