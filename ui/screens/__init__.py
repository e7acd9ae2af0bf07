"""The pages of the window in the order of the sidebar; a new page adds a line here."""

from ui.screen import Screen
from ui.screens.journal import JournalScreen

__all__ = ["SCREENS"]

SCREENS: tuple[type[Screen], ...] = (JournalScreen,)
