"""The Agreement page: clauses, terms, amendments, readings, closed days, parties."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from models.rules.clause import Why
from reports.grid import Grid
from ui.desk import Desk
from ui.screen import Group, ScreenAction
from ui.screens.agreement_parts.amendments import AmendmentsPart
from ui.screens.agreement_parts.clauses import ClausesPart
from ui.screens.agreement_parts.days import DaysPart
from ui.screens.agreement_parts.part import Part
from ui.screens.agreement_parts.parties import PartiesPart
from ui.screens.agreement_parts.readings import ReadingsPart
from ui.screens.agreement_parts.terms import TermsPart
from ui.screens.in_parts import InParts
from ui.widgets.inspector import Inspector
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented

__all__ = ["AgreementScreen"]

Kind = (
    type[ClausesPart] | type[TermsPart] | type[AmendmentsPart] | type[ReadingsPart] | type[DaysPart] | type[PartiesPart]
)
PARTS: tuple[Kind, ...] = (ClausesPart, TermsPart, AmendmentsPart, ReadingsPart, DaysPart, PartiesPart)


class AgreementScreen(InParts):
    """What the agreement says, and how this book reads it."""

    key = "agreement"
    title = "Agreement"
    icon = "scroll-text"
    kinds = PARTS
    group = Group.FOOT
    reads = frozenset({"book", "amendments", "closed_days", "notice_addresses", "reading_choices"})
    opens = frozenset({"clause", "reading", "closed_day", "party", "book"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_inspector(Inspector(396))
        self.parts: dict[str, Part] = {}
        self.tabs = Segmented([(kind.key, kind.words) for kind in PARTS], name="Part of the page")
        self.tabs.changed.connect(self.choose)
        self.page.addLayout(row(self.tabs, 0))
        self._stack = QStackedWidget()
        self.page.addWidget(self._stack, 1)
        if self.inspector is not None:
            self.inspector.previous.connect(lambda: self.part.view.step(-1))
            self.inspector.next.connect(lambda: self.part.view.step(1))
        self._bring(PARTS[0].key)

    @property
    def part(self) -> Part:
        """The part shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Part)
        return shown

    def choose(self, key: str) -> Part:
        """Shows a part, building it the first time."""
        self._bring(key)
        self.refill()
        return self.part

    def _bring(self, key: str) -> None:
        """Brings a part to the front; it is read when the page is seen."""
        self._stack.setCurrentWidget(self.made(key))
        self.tabs.choose(key)

    def refill(self) -> None:
        """Reads the part shown."""
        self.part.refill()
        self.head.set_sentence(self.part.said())

    def go_to(self, key: str) -> bool:
        """Opens a clause, a reading, a closed day or a party, whichever has that name."""
        wanted = "readings" if key.startswith("AMB-") else "days" if key[:4].isdecimal() and "-" in key else "clauses"
        wanted = key if key in {kind.key for kind in PARTS} else wanted
        part = self.choose(wanted)
        found = wanted == key or part.select(key)
        part.view.focus()
        return found

    def page_actions(self) -> Sequence[ScreenAction]:
        """What can be done in the part shown, and the other parts."""
        return self.part.page_actions()

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, and the next part."""
        view = self.part.view
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: view.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
            ScreenAction("Next part of the page", "Ctrl+Right", "arrow-right", lambda: self._step(1)),
            ScreenAction("Previous part of the page", "Ctrl+Left", "arrow-left", lambda: self._step(-1)),
            ScreenAction("Details on or off", "I", "panel-right", self.toggle_inspector),
            *(ScreenAction(f"Agreement: {kind.words}", "", self.icon, partial(self.go_to, kind.key)) for kind in PARTS),
        ]

    def why(self) -> tuple[Why, str] | None:
        """How a term, a reading or a day comes about."""
        return self.part.why()

    def _step(self, by: int) -> None:
        keys = [kind.key for kind in PARTS]
        self.choose(keys[(keys.index(self.tabs.chosen) + by) % len(keys)]).view.focus()

    def export_shown(self) -> Grid[Any]:
        """The list of the part shown."""
        return Grid(f"{self.title}, {self.part.words}", self.part.table.columns, self.part.table.shown)

    def filter(self) -> None:
        """Puts the keyboard into the filter of the part shown."""
        self.part.filter()

    def take_focus(self) -> None:
        """Puts the keyboard into the list."""
        self.part.view.focus()
