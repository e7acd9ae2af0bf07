"""A page in parts: lists behind each other under a row of tabs, each built once and filled with what was read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from models.rules.clause import Why
from reports.grid import Grid
from ui.desk import Desk
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.button import Button
from ui.widgets.inspector import Inspector
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented

__all__ = ["InParts"]


class InParts(Screen):
    """A page of several lists; `kinds` are its parts in the order of their tabs.

    A subclass reads the book in `refill`, keeps what it read, tells of it in `is_read`, and calls `fill_part`.
    """

    kinds: ClassVar[tuple[type[Any], ...]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.parts: dict[str, Part] = {}
        self._wanted = ""
        self._buttons: list[tuple[Button, ScreenAction]] = []
        inspector = Inspector(396)
        self.set_inspector(inspector)
        inspector.previous.connect(lambda: self.part.view.step(-1))
        inspector.next.connect(lambda: self.part.view.step(1))
        self.tabs = Segmented(list(self.part_names()), name="Part of the page")
        self.tabs.changed.connect(self.choose)
        self.page.addLayout(row(self.tabs, 0))
        self._stack = QStackedWidget()
        self.page.addWidget(self._stack, 1)
        self.actions_changed.connect(self._show_gates)
        self._show(self.kinds[0].key)

    # -- the parts -------------------------------------------------------------------------------------------

    def part_names(self) -> Sequence[tuple[str, str]]:
        """The parts in the order of their tabs."""
        return [(kind.key, kind.words) for kind in self.kinds]

    @property
    def part(self) -> Part:
        """The part in front."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Part)
        return shown

    @property
    def part_shown(self) -> str:
        """The key of the part in front."""
        return self.part.key

    def has_part(self, part: str) -> bool:
        """Whether a part is built."""
        return part in self.parts

    def made(self, part: str) -> Part:
        """A part, built behind the one shown if it was not yet."""
        if part not in self.parts:
            kind = next(kind for kind in self.kinds if kind.key == part)
            self.parts[part] = kind(self)
            self._stack.addWidget(self.parts[part])
        return self.parts[part]

    def acts_of_part(self, part: str) -> Sequence[ScreenAction]:
        """What can be done in a part; what it lists is read when it is shown."""
        return self.made(part).page_actions()

    def choose(self, key: str) -> Any:
        """Shows a part, filled with what was read; the keyboard stays in the list if it was in one."""
        held = self.focusWidget()
        inside = held is not None and self._stack.isAncestorOf(held)
        self._show(key)
        self.fill_part()
        if inside:
            self.part.view.focus()
        return self.part

    def _show(self, key: str) -> None:
        """Brings a part to the front, with its buttons in the head of the page."""
        self._stack.setCurrentWidget(self.made(key))
        self.tabs.choose(key)
        wanted = self.part.head_actions()
        self._buttons = [(self.button(one, "primary" if one is wanted[-1] else "default"), one) for one in wanted]
        self.head.set_actions([*self.more_buttons(), *(button for button, _ in self._buttons)])

    def more_buttons(self) -> Sequence[Button]:
        """What stands before the buttons of the part."""
        return ()

    def _show_gates(self) -> None:
        """Brings the buttons up to date with the row under the cursor."""
        for button, action in self._buttons:
            button.set_gate(action.gate())

    # -- filling ---------------------------------------------------------------------------------------------

    @property
    def is_read(self) -> bool:
        """Whether the book has been read for the page."""
        return True

    def fill_part(self) -> None:
        """Shows what was read in the part in front, and goes to the record that was asked for."""
        self.part.refill()
        self.head.set_sentence(self.part.said())
        self._show_gates()
        if self._wanted and self.is_read:
            self.find_record(self._wanted)

    # -- records ---------------------------------------------------------------------------------------------

    def go_to(self, key: str) -> bool:
        """Opens a part by its name, or the record of that number."""
        if key in dict(self.part_names()):
            self.choose(key).view.focus()
            return True
        self._wanted = key
        found = self.is_read and self.find_record(key)
        if not found and not self.is_current:
            self._wanted = key  # it may stand in what is being read
        return found

    def find_record(self, key: str) -> bool:
        """Goes to the first part that holds a record, the one shown before the others."""
        self._wanted = ""
        shown = self.part_shown
        for name in (shown, *(kind.key for kind in self.kinds if kind.key != shown)):
            if self.choose(name).select(key):
                self.part.view.focus()
                self.show_inspector(True)
                return True
        self.choose(shown)
        return False

    # -- what can be done ------------------------------------------------------------------------------------

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor."""
        return self.part.why()

    def page_actions(self) -> Sequence[ScreenAction]:
        """What can be done in the part shown."""
        return self.part.page_actions()

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, and the other parts."""
        view = self.part.view
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: view.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
            ScreenAction("Next part of the page", "Ctrl+Right", "arrow-right", lambda: self._step(1)),
            ScreenAction("Previous part of the page", "Ctrl+Left", "arrow-left", lambda: self._step(-1)),
            ScreenAction("Details on or off", "I", "panel-right", self.toggle_inspector),
            *(
                ScreenAction(f"{self.title}: {words}", "", self.icon, partial(self.go_to, key))
                for key, words in self.part_names()
            ),
        ]

    def _step(self, by: int) -> None:
        keys = [kind.key for kind in self.kinds]
        self.choose(keys[(keys.index(self.part_shown) + by) % len(keys)]).view.focus()

    def export_shown(self) -> Grid[Any]:
        """The list of the part shown, with its sentence."""
        table, said = self.part.table, self.part.said()
        return Grid(f"{self.title}, {self.part.words}", table.columns, table.shown, (said,) if said else ())

    def print_shown(self) -> bool:
        """Shows the paper of the part in front, where it has one."""
        return self.part.print_shown()

    def filter(self) -> None:
        """Puts the keyboard into the filter of the part shown."""
        self.part.filter()

    def take_focus(self) -> None:
        """Puts the keyboard into the list."""
        self.part.view.focus()
