"""Typing a rank into the list: what Enter would do is said under the list before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate

from models.queries.buildings import BuildingRow
from reports.columns import Column, Tone
from ui.row_view import RowView
from ui.screens.cell_editor import cell_editor
from ui.widgets.banner import Strip
from ui.widgets.button import Button

__all__ = ["RankTyping", "block_words", "move_words"]

HANDS_OVER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""The keys with which a cell is left and what was typed is taken."""


def move_words(name: str, rank: int, to: int) -> tuple[str, str]:
    """What moving one building does, as a fact and a sentence."""
    if rank == to:
        return f"{name} stands at {rank}.", "Type another rank, or Esc."
    first, last = (to, rank - 1) if to < rank else (rank + 1, to)
    way = "down" if to < rank else "up"
    others = f"Buildings {first} to {last} move" if first < last else f"Building {first} moves"
    return f"Enter moves {name} from {rank} to {to}.", f"{others} {way} by one."


def block_words(count: int, to: int) -> tuple[str, str]:
    """What moving a block of buildings does."""
    fact = f"Enter moves {count} buildings to ranks {to} to {to + count - 1}."
    return fact, "They keep their order; the others make room."


class RankTyping(QObject):
    """Watches the Rank cells of a list.

    Signals: asked(list of building numbers, rank) when a rank was typed and Enter pressed, or a strip button chosen;
    ended() when a cell was left.
    """

    asked = Signal(list, int)
    ended = Signal()

    def __init__(self, view: RowView, listed: Callable[[], int]) -> None:
        super().__init__(view)
        self._view, self._listed = view, listed
        self._row: BuildingRow | None = None
        self._top = self._button("To top", "arrow-up-to-line", "Ctrl+Up", self.to_top)
        self._bottom = self._button("To bottom", "arrow-down-to-line", "Ctrl+Down", self.to_bottom)
        view.typing.connect(self._typing)
        view.typing_ended.connect(self._end)
        view.edited.connect(self._edited)

    @staticmethod
    def _button(said: str, icon: str, key: str, run: Callable[[], None]) -> Callable[[], Button]:
        def made() -> Button:
            button = Button(said, "default", icon, key, small=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cell being typed in keeps the keyboard
            button.clicked.connect(run)
            return button

        return made

    def block(self, row: BuildingRow | None = None) -> list[BuildingRow]:
        """The buildings that move: those chosen, if the row is one of them, else the row alone; in order of rank."""
        chosen = self._view.selected()
        row = row or self._view.current()
        rows = chosen if row in chosen else [row] if row is not None else []
        return sorted((one for one in rows if one.rank is not None), key=lambda one: one.rank or 0)

    def last(self, block: Sequence[BuildingRow]) -> int:
        """The last rank a block can begin at."""
        return self._listed() - len(block) + 1

    def to_top(self) -> None:
        """Moves the chosen buildings to the top of the list."""
        self._move(self.block(), 1)

    def to_bottom(self) -> None:
        """Moves the chosen buildings to the bottom of the list."""
        block = self.block()
        self._move(block, self.last(block))

    def _move(self, block: Sequence[BuildingRow], rank: int) -> None:
        self._leave_cell()
        if block:
            self.asked.emit([row.number for row in block], rank)

    # -- while a rank is typed -------------------------------------------------------------------------------

    @property
    def under_way(self) -> bool:
        """Whether a rank is being typed now."""
        return cell_editor(self._view) is not None

    def _end(self) -> None:
        self._view.set_strip(None)
        self.ended.emit()

    def _typing(self, row: BuildingRow, column: Column[BuildingRow], text: str) -> None:
        self._row = row
        self._watch()
        block = self.block(row)
        wrong = self._wrong(text, block)
        if wrong:
            fact, sentence = wrong, ""
        elif len(block) > 1:
            fact, sentence = block_words(len(block), int(text))
        else:
            fact, sentence = move_words(row.name, row.rank or 0, int(text))
        strip = Strip()
        tone, icon = (Tone.WARN, "triangle-alert") if wrong else (Tone.INFO, "corner-down-left")
        strip.set(fact, sentence, tone, icon, (self._top(), self._bottom()))
        self._view.set_strip(strip)
        grid = self._view.grid
        QTimer.singleShot(0, grid, lambda: grid.scrollTo(grid.currentIndex()))  # the strip is higher than the footer

    def _wrong(self, text: str, block: Sequence[BuildingRow]) -> str:
        """Why a text is no rank for a block, or nothing."""
        typed = text.strip()
        if not (typed.isascii() and typed.isdigit()):
            return "A rank is a whole number."
        last = self.last(block)
        return "" if 1 <= int(typed) <= last else f"The rank has to be between 1 and {last:,}."

    def _edited(self, row: BuildingRow, column: Column[BuildingRow], text: str) -> None:
        """Asks for the move; what is no rank, or the same one, is let go as the strip said."""
        block = self.block(row)
        if not self._wrong(text, block) and (len(block) > 1 or int(text) != row.rank):
            self.asked.emit([one.number for one in block], int(text))

    def _typed_wrong(self) -> bool:
        """Whether what stands in the cell is no rank."""
        editor, row = cell_editor(self._view), self._row
        return editor is not None and row is not None and bool(self._wrong(editor.text(), self.block(row)))

    def _watch(self) -> None:
        """Listens to the cell, so that only Enter moves a building and a glance elsewhere does not."""
        editor = cell_editor(self._view)
        if editor is not None:
            editor.removeEventFilter(self)
            editor.installEventFilter(self)

    def _leave_cell(self) -> None:
        """Gives the cell its old rank back."""
        editor = cell_editor(self._view)
        if editor is not None:
            editor.removeEventFilter(self)
            self._view.grid.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter stays while it would do nothing; leaving the cell otherwise leaves the rank as it was."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() == Qt.FocusReason.PopupFocusReason:
                return False
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._leave_cell()
            return True
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key was taken from the cell: Ctrl with an arrow moves to an end of the list."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Up: self.to_top, Qt.Key.Key_Down: self.to_bottom}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in ends:
            ends[key]()
            return True
        if key in HANDS_OVER and self._typed_wrong():
            return True
        if key in HANDS_OVER or key == Qt.Key.Key_Escape:
            watched.removeEventFilter(self)
        return False
