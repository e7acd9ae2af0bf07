"""What the window knows of a page before it is shown: enough for the sidebar, the keys, and links to its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.screen import Screen

__all__ = ["Page", "Pages"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the window. Its screen is slow to load, so it is loaded when the page is first shown."""

    key: str
    title: str
    icon: str
    group: int
    place: str
    opens: frozenset[str] = frozenset()

    @property
    def screen(self) -> type[Screen]:
        """The screen, loaded now if it was not before."""
        module, name = self.place.rsplit(".", 1)
        return cast("type[Screen]", getattr(import_module(module), name))

    def __call__(self, desk: Desk) -> Screen:
        """Builds the screen, as its class would."""
        return self.screen(desk)


Pages = Sequence["Page | type[Screen]"]
"""The pages of a window, loaded or not yet."""
