"""What a part of the Payments page is: a list out of the State of the day, its facets, its acts and its why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from models.rules.clause import Why
from models.rules.state import State
from ui import icons
from ui.clause_tags import ClauseTags
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.button import Button
from ui.widgets.facet_bar import FacetBar
from ui.widgets.why_box import WhyBox

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["MoneyPart"]


class MoneyPart(Part):
    """One list of the Payments page; `rows_of` makes it of the State, `head_actions` are its buttons, primary last."""

    def __init__(
        self, screen: PaymentsScreen, table: RowTable[Any], filter_words: str, hint: str = "", high: int = 32
    ) -> None:
        super().__init__(screen, table, filter_words, hint, high)
        self.payments = screen
        self._chosen: Sequence[Any] = ()
        if table.facets:
            self.facets = FacetBar.of(table)
            self.box.insertWidget(0, self.facets)
        self.view.opened.connect(lambda _row: screen.show_inspector(True))
        self.view.selection_changed.connect(self._choose)
        self.view.menu_asked.connect(self._fill_menu)
        self.view.tag_opened.connect(lambda row, _column: screen.clause_asked.emit(row.clause))

    @property
    def state(self) -> State | None:
        """The book on the as-of day; None until it is read."""
        return self.payments.state

    def rows_of(self, state: State) -> Sequence[Any]:
        """What the list holds."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """What the list holds; nothing until the book is read."""
        return self.rows_of(self.state) if self.state is not None else ()

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the row under the cursor; its menu offers the same."""
        return ()

    def page_actions(self) -> list[ScreenAction]:
        """Everything the part can do, each once."""
        return list({one.words: one for one in (*self.head_actions(), *self.row_actions())}.values())

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor, with its title."""
        return None

    def chosen_rows(self) -> list[Any]:
        """The rows an act is done with: those chosen, or the one under the cursor."""
        chosen = {self.table.key_of(row) for row in self._chosen}
        rows = [row for row in self.table.shown if self.table.key_of(row) in chosen]
        current = self.view.current()
        return rows or ([current] if current is not None else [])

    def not_one(self) -> str:
        """Why an act on a row cannot be done now."""
        return "" if self.view.current() is not None else "Choose a row in the list first."

    def only(self, why_not: Callable[[Any], str]) -> Callable[[], str]:
        """A gate that asks the row under the cursor."""
        return lambda: self.not_one() or why_not(self.view.current())

    def open_form(self, dialog: ActDialog) -> None:
        """Opens a form; what it did is told, and the list has the keyboard again."""
        dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.outcome))
        dialog.finished.connect(lambda _result: self.view.focus())
        dialog.open()

    def show_why(self, why: Why | None, title: str, *, shown: bool = True) -> None:
        """Puts a derivation into the inspector, its clauses beside it."""
        if why is None:
            return
        box = WhyBox(why, title, shown, self.inspector)
        box.clause_opened.connect(self.screen_.clause_asked.emit)
        self.inspector.add_section("", box)

    def show_clauses(self, *ids: str) -> None:
        """Puts the clauses of the row into the inspector."""
        tags = ClauseTags(ids)
        tags.asked.connect(self.screen_.clause_asked.emit)
        self.inspector.add_section("Clauses", tags)

    def buttons(self, *actions: ScreenAction, wide: int = 2) -> list[list[Button]]:
        """Actions as rows of buttons at the foot of the inspector."""
        made = [self.screen_.button(one) for one in actions]
        return [made[at : at + wide] for at in range(0, len(made), wide)]

    def _choose(self, rows: Sequence[Any]) -> None:
        self._chosen = tuple(rows)
        self.screen_.actions_changed.emit()

    def _fill_menu(self, _row: Any, menu: QMenu) -> None:
        """Puts the acts on a row into its menu, those barred in grey with the reason."""
        menu.setToolTipsVisible(True)
        for one in self.row_actions():
            entry = menu.addAction(icons.icon(one.icon), f"{one.words}\t{one.key}", one.run)
            entry.setEnabled(not one.gate())
            entry.setToolTip(one.gate())
