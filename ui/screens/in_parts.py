"""A page in parts: each built once, when it is shown or when the find box asks what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from ui.screen import Screen, ScreenAction

__all__ = ["InParts"]


class InParts(Screen):
    """A page whose parts stand behind each other in `_stack`; `kinds` are their classes in order."""

    kinds: ClassVar[tuple[type[Any], ...]] = ()
    parts: dict[str, Any]
    _stack: QStackedWidget

    def part_names(self) -> Sequence[tuple[str, str]]:
        """The parts in the order of their tabs."""
        return [(kind.key, kind.words) for kind in self.kinds]

    @property
    def part_shown(self) -> str:
        """The key of the part in front."""
        return str(getattr(self._stack.currentWidget(), "key", ""))

    def has_part(self, part: str) -> bool:
        """Whether a part is built."""
        return part in self.parts

    def made(self, part: str) -> Any:
        """A part, built behind the one shown if it was not yet."""
        if part not in self.parts:
            kind = next(kind for kind in self.kinds if kind.key == part)
            self.parts[part] = kind(self)
            self._stack.addWidget(self.parts[part])
        return self.parts[part]

    def print_shown(self) -> bool:
        """Shows the paper of the part in front, where it has one."""
        return bool(self.made(self.part_shown).print_shown())

    def acts_of_part(self, part: str) -> Sequence[ScreenAction]:
        """What can be done in a part; what it lists is read when it is shown."""
        acts: Sequence[ScreenAction] = self.made(part).page_actions()
        return acts
