"""The page of the Customer List: its buildings in order of priority, Winstar's word on them, and their selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from models.queries.buildings import BuildingRow, buildings
from models.queries.state import WHOLE_BOOK
from models.rules.buildings import BuildingState
from models.rules.clause import Why
from models.rules.customer_list import first_list_due
from reports.columns import Tone
from reports.grids_buildings import BUILDINGS, CUSTOMER_LIST, standing_words
from ui.desk import Desk
from ui.keys import is_field
from ui.row_table import RowTable
from ui.screen import Group, ScreenAction
from ui.screens.additions import additions_words, list_words_of
from ui.screens.building_acts import BuildingActs
from ui.screens.building_page import FACETS, PARTS, ListPage, list_page, places_of, stands_in
from ui.screens.building_record import show_building, why_standing
from ui.screens.import_host import ImportHost
from ui.screens.rank_typing import RankTyping
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.words import day_words

__all__ = ["BuildingsScreen"]

CITY_WIDTH, FILTER_WIDTH = 148, 180
FOLLOWING = {
    BuildingState.WAITING: "E",
    BuildingState.REFUSED: "E",
    BuildingState.ELIGIBLE: "S",
    BuildingState.NOTICED: "S",
    BuildingState.SELECTED: "P",
    BuildingState.SCHEDULED: "P",
    BuildingState.LATE: "P",
}
"""The act that comes next, by its key."""


class BuildingsScreen(ImportHost):
    """The Customer List in order of priority; a rank is typed, a block moves, every act is one key away."""

    key = "buildings"
    title = "Buildings"
    icon = "building-2"
    group = Group.FIELD
    noun = "building"
    workbook = CUSTOMER_LIST
    reads = WHOLE_BOOK
    opens = frozenset({"building", "customer_list"})

    def __init__(self, desk: Desk) -> None:
        self._page: ListPage | None = None
        self._waiting: ListPage | None = None
        self._part = "listed"
        self._moved = False
        table: RowTable[BuildingRow] = RowTable(
            BUILDINGS,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            sentence=lambda row: f"{row.rank or 'Not ranked'}, {row.name}, {row.place}, {standing_words(row)}",
        )
        self.where = Choice([("", "Any city")], name="City")
        self.which = Choice([("listed", PARTS["listed"])], name="Which buildings")
        hint = "Type a rank to move a building. Enter opens it."
        super().__init__(desk, table, buildings, hint=hint, inspector=384)
        self.additions = Banner()
        self.ranks = RankTyping(self.view, lambda: self._page.listed if self._page else 0)
        self.acts = BuildingActs(self, self.chosen, lambda: self._page)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.page.insertWidget(1, self.additions)
        self.filters.addWidget(self.which)
        self.filters.addWidget(self.where)
        self.where.setFixedWidth(CITY_WIDTH)
        self.where.view().setMinimumWidth(CITY_WIDTH + 80)
        self.additions.hide()
        self.which.hide()
        self._start = Button("Import the Customer List...", "primary", "file-spreadsheet", "Ctrl+I")
        self._start.clicked.connect(self.import_list)
        self._to_list = Button("", "default", "calendar-clock")
        self._to_list.clicked.connect(self._go_to_first_list)
        self._empty = EmptyState("building-2", "No Customer List yet", "", (self._start, self._to_list))
        self.view.set_empty(self._empty)
        self.table.sort(0)

    def _connect(self) -> None:
        self.where.changed.connect(lambda where: self.table.set_filter("where", stands_in(where)))
        self.which.changed.connect(self.show_part)
        self.additions.acted.connect(lambda _number: self.show_part("listed" if self._part == "held" else "held"))
        self.ranks.asked.connect(self._move)
        self.ranks.ended.connect(lambda: self.show_page(self._waiting) if self._waiting is not None else None)

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(list_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))
        self.wizard.refresh()

    def show_page(self, page: ListPage) -> None:
        """Shows what was read, once no rank is being typed; a building asked for is looked for in every part."""
        if self.ranks.under_way:
            self._waiting = page
            return
        self._waiting, self._page = None, page
        wanted = page.part_of(self._wanted) if self._wanted else ""
        self.show_part(wanted or (self._part if page.rows[self._part] else "listed"))
        if self._moved:
            self._moved = False
            self.view.grid.scrollTo(self.view.grid.currentIndex())

    def show_part(self, part: str) -> None:
        """Shows the buildings on the list, those held, or those off it."""
        page = self._page
        if page is None:
            return
        self._part = part
        there = [(key, f"{said} ({len(page.rows[key]):,})") for key, said in PARTS.items() if page.rows[key]]
        self.which.set_choices(there or [("listed", PARTS["listed"])], part)
        self.where.set_choices(places_of(page.rows[part]))
        self.table.set_filter("where", stands_in(self.where.chosen))
        self.fill(page.rows[part])
        self.show_parts()

    def show_parts(self) -> None:
        """What stands on the page now: an empty book has nothing to narrow, and an import takes the place of all."""
        page, away = self._page, self.importing
        if page is None:
            return
        listed = bool(page.parts)
        self.head.setVisible(not away)
        self.view.setVisible(not away)
        self.which.setVisible(self.which.count() > 1 and not away)
        for part in (self.facets, self.filter_field, self.where):
            part.setVisible(listed and not away)
        self.show_head()
        self._show_additions()
        self._arrange()
        if not listed and not away:
            self._say_empty(page)

    def said(self, rows: Sequence[BuildingRow]) -> str:
        """When the list came, its additions, its length; and the day acts are recorded for, if it is not today."""
        if self._page is None or not self._page.parts:
            return "The buildings where radio pairs go, in order of priority."
        words = list_words_of(self._page.parts, self._page.listed)
        if self.desk.as_of != self.desk.today:
            words += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return words

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """Export, import and the new building, once there is a list."""
        if self._page is None or not self._page.parts:
            return ()
        take_in = ScreenAction("Import", "Ctrl+I", "import", self.import_list)
        return ((self.export_action(), "default"), (take_in, "default"), (self.acts.of_list()[0], "primary"))

    def _show_additions(self) -> None:
        page = self._page
        self.additions.setVisible(bool(page and page.parts) and self.notice is None and not self.importing)
        if page is None or not page.parts:
            return
        held = page.rows["held"]
        per_quarter = self.desk.terms.customer_list.additions_per_calendar_quarter
        fact, sentence = additions_words(page.parts, held, self.desk.as_of, per_quarter, self.desk.readings)
        button = "Back to the list" if self._part == "held" else f"Show {len(held):,} held"
        self.additions.set(fact, sentence, Tone.INFO, "list-plus", [button] if held else [])
        self.order_keys()

    def focus_order(self) -> list[QWidget]:
        """The same, with the banner before the facets and the choices after the filter."""
        order = super().focus_order()
        at = order.index(self.filter_field) + 1
        order[at:at] = [self.which, self.where]
        first = order.index(self.facets.findChildren(QAbstractButton)[0])
        order[first:first] = self.additions.findChildren(Button)
        return order

    def set_notice(self, banner: Banner | None) -> None:
        """The one banner of the page; what it says goes before what is said of additions."""
        super().set_notice(banner)
        self._show_additions()

    def _say_empty(self, page: ListPage) -> None:
        rules, effective = self.desk.terms.customer_list, self.desk.terms.agreement.effective_date
        due = day_words(first_list_due(effective, rules.due_days_after_effective).value)
        sentence = f"{rules.buildings:,} buildings in order of priority, due by {due}. Drop the workbook here."
        if page.first_on is not None:
            sentence = f"The list came on {day_words(page.first_on)}, after the day looked from."
            self._to_list.set_words(f"Go to {day_words(page.first_on)}")
        self._to_list.setVisible(page.first_on is not None)
        self._empty.set_words("No Customer List yet", sentence)
        if not is_field(QApplication.focusWidget()):
            self.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard into the list, or where the first one is imported."""
        if self._page is not None and not self._page.parts and not self.importing:
            self._start.setFocus()
        else:
            super().take_focus()

    def _go_to_first_list(self) -> None:
        if self._page is not None and self._page.first_on is not None:
            self.desk.as_of = self._page.first_on

    # -- narrowing and finding -------------------------------------------------------------------------------

    def other_filters(self) -> list[str]:
        """The filters in force beside the facets, in words."""
        where = self.where.chosen
        return [*([where.removesuffix("|")] if where else []), *super().other_filters()]

    def clear_filters(self) -> None:
        """Lifts every filter and gives the keyboard back to the list."""
        self.where.choose("")
        super().clear_filters()

    def go_to(self, key: str) -> bool:
        """Opens a building, wherever it stands; no number means the list itself."""
        self.put_wizard_away()
        if not key:
            return True
        part = self._page.part_of(key) if self._page is not None else ""
        if part and part != self._part:
            self.show_part(part)
        found = super().go_to(key)
        if not self.table.filtered:
            self.where.choose("")
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facets and filters on one line where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Puts the facets before the filters, or over them."""
        beside = self.inspector.width() if self.inspector is not None and self._inspector_wanted else 0
        which = self.which.sizeHint().width() + 8 if self.which.isVisibleTo(self) else 0
        room = self.width() - beside - 48
        on_line = self.facets.sizeHint().width() + CITY_WIDTH + FILTER_WIDTH + which + 16 <= room
        if on_line != (self.filters.indexOf(self.facets) >= 0):
            if on_line:
                self.filters.insertWidget(0, self.facets)
            else:
                self.page.insertWidget(self.page.indexOf(self.filters), self.facets)

    # -- the record ------------------------------------------------------------------------------------------

    def show_inspector(self, wanted: bool) -> None:
        """Opens or closes the inspector, which takes room from the filters."""
        super().show_inspector(wanted)
        self._arrange()

    def fill_inspector(self, row: BuildingRow) -> None:
        """Shows a building with what can be done with it, the act that comes next in blue."""
        if self.inspector is None or self._page is None or row.number not in self._page.facts:
            return
        facts = self._page.facts[row.number]
        why_not = self.acts.bars_selection(facts) or ""
        winstar, listed = self.desk.party("winstar"), self._page.listed
        show_building(self.inspector, row, facts, winstar, listed, why_not, self.open_record)
        following = FOLLOWING.get(row.standing)
        made = {
            one.key: self.button(one, "primary" if one.key == following else "default") for one in self.acts.of_rows()
        }
        self.inspector.set_actions([[made["E"], made["R"]], [made["S"], made["U"]], [made["P"], made["D"]]])

    # -- acting ----------------------------------------------------------------------------------------------

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the buildings chosen."""
        return [*self.acts.of_rows(), *self.acts.of_ranks(self.ranks)]

    def list_actions(self) -> Sequence[ScreenAction]:
        """What concerns the list and its buildings."""
        return [*self.acts.of_list(), *self.row_actions()]

    def why(self) -> tuple[Why, str] | None:
        """How the building under the cursor came to where it stands."""
        row: BuildingRow | None = self.view.current()
        return None if row is None else (why_standing(row), f"Why does {row.number} stand so?")

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, and F2."""
        edit = ScreenAction("Edit the cell, or the building", "F2", "square-pen", self._edit_cell)
        return () if self.importing else [*super().page_keys(), edit]

    def _edit_cell(self) -> None:
        """Types into the cell under the cursor where that can be, else opens the form of the building."""
        grid = self.view.grid
        if grid.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            grid.edit(grid.currentIndex())
        elif not self.not_one():
            self.acts.edit()

    def _move(self, numbers: Sequence[str], rank: int) -> None:
        self._moved = True  # before the act, for what it touched is read at once
        self._moved = self.acts.move(numbers, rank)
