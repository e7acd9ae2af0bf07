"""The first page of a day: where the pairs are, how the goals stand, and what is due, by whom, and what settles it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from models.queries.counters import Goal, Today, today
from models.queries.dates import dates
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from models.rules.words import Side
from models.sheets.kinds import PaperKind
from reports.columns import Kind, Tone
from reports.grid import Grid
from reports.grids_today import DUE, DueRow, due_rows
from ui.desk import Desk
from ui.row_view import RowView
from ui.screen import Group, Screen, ScreenAction
from ui.screens.letter_actions import ALL_SEEN
from ui.screens.letter_acts import LetterActs
from ui.screens.today_list import DueTable
from ui.screens.today_parts import GoalsCard, MonthsCard, PairsCard
from ui.screens.today_windows import WindowsCard
from ui.screens.today_words import Worst, so_what, worst_of
from ui.widgets.banner import Banner
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column
from ui.widgets.segmented import Segmented
from ui.words import long_day

__all__ = ["TodayScreen"]

LOW, WIDE = 820, 1400
PAGES_OF_GOALS = {"on_hand": "inventory", "selected": "buildings", "installed": "links", "accepted": "letters"}
PAGES_OF_KINDS = {"batch": "orders", "customer_list": "buildings", "book": "agreement", "test_plan": "letters"}
FIGURES = ("counter", "schedule")
PAGES_OF_ACTS = {"import_customer_list": "buildings", "select_buildings": "buildings", "draft_order": "orders"}


class TodayScreen(Screen):
    """Every figure opens its records and says why; every thing due has the button that settles it."""

    key = "today"
    title = "Today"
    icon = "sun"
    group = Group.TODAY
    reads = WHOLE_BOOK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.acts = LetterActs(self)
        self._day: Today | None = None
        self._worst: Worst | None = None
        self._offered = self._has_windows = False
        self.parties = Segmented(
            [("", "All"), (Side.CUSTOMER, desk.party("customer")), (Side.WINSTAR, desk.party("winstar"))],
            name="Who owes it",
        )
        self.print = Button("Print list", icon="printer", key="Ctrl+P")
        self.calendar = IconButton("calendar-days", "Save a calendar file")
        self.banner = Banner()
        self.pairs, self.goals, self.months, self.windows = PairsCard(), GoalsCard(), MonthsCard(), WindowsCard()
        self.table = DueTable(desk.as_of)
        self.view = RowView(self.table, footer=False, row_height=34, name="What is due")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.set_actions([self.parties, self.calendar, self.print])
        self.page.addWidget(self.banner)
        self.banner.hide()
        figures, below = QHBoxLayout(), QHBoxLayout()
        for line in (figures, below):
            line.setSpacing(16)
        figures.addWidget(self.pairs, 7)
        figures.addWidget(self.goals, 5)
        side = column(spacing=16)
        side.addWidget(self.months, 1)
        side.addWidget(self.windows)
        self.windows.hide()
        below.addWidget(self.view, 1)
        below.addLayout(side)
        self.page.addLayout(figures)
        self.page.addLayout(below, 1)
        self.page.setSpacing(14)
        self.view.set_empty(EmptyState("sun", "Nothing is due", "Nothing is overdue, nothing falls due."))

    def _connect(self) -> None:
        self.parties.changed.connect(self.show_party)
        self.print.clicked.connect(self.print_shown)
        self.calendar.clicked.connect(self.save_calendar)
        self.banner.acted.connect(lambda _number: self.settle_worst())
        self.pairs.opened.connect(self.page_asked)
        self.goals.opened.connect(self._open_goal)
        self.windows.opened.connect(lambda: self.page_asked.emit("notices"))
        self.view.opened.connect(self.settle)
        self.view.acted.connect(lambda row, _column: self.settle(row))
        self.view.tag_opened.connect(lambda row, _column: self.clause_asked.emit(row.first.clause))
        self.view.menu_asked.connect(self._fill_menu)
        self.view.current_changed.connect(lambda _row: self.actions_changed.emit())

    # -- filling ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the whole day in a worker thread."""
        self.desk.read_later(today, self.desk.as_of, then=self.fill, key=(id(self), "day"))

    def fill(self, found: Today) -> None:
        """Shows a day."""
        self._day = found
        desk = self.desk
        names = {side: desk.party(side) for side in Side}
        rows = due_rows(found.findings, names, desk.as_of)
        self.table.set_as_of(desk.as_of)
        self.table.set_rows(rows)
        self.head.set_sentence(f"{long_day(desk.as_of)}. {so_what(rows)}")
        self.pairs.show_day(found)
        self.goals.show_day(found.goals, found.counters.need.value == 0, desk.as_of)
        target = found.state.terms.installation_target
        start = found.state.terms.agreement.effective_date
        self.months.show_day(found.months, start, target.links, target.due, desk.as_of)
        self._has_windows = self.windows.show_state(found.state)
        self._fold()
        self._worst = worst_of(found, rows)
        self._show_worst()
        self.actions_changed.emit()
        self._offer_review()

    def _show_worst(self) -> None:
        """The one banner of the page, unless something else has just been said there."""
        worst = self._worst
        self.banner.setVisible(worst is not None and self.notice is None)
        if worst is not None:
            icon = "list-checks" if worst.tone is Tone.DEEM else ""
            button = [Button(worst.button, icon=icon, small=True)] if worst.button else []
            self.banner.set(worst.fact, worst.sentence, worst.tone, actions=button)

    def set_notice(self, banner: Banner | None) -> None:
        """What has just been said goes before the banner of the day."""
        super().set_notice(banner)
        self.banner.setVisible(self._worst is not None and banner is None)

    def _offer_review(self) -> None:
        """Opens the sheet of what became deemed installed unseen, once, on the day that is today."""
        if self._offered or self.desk.as_of != self.desk.today:
            return
        self._offered = True
        if self._day is not None and self._day.unreviewed:
            QTimer.singleShot(0, self, self.acts.review)

    def show_party(self, side: str) -> None:
        """Shows what one party owes, what both owe among it; no side shows all."""
        self.parties.choose(side)
        self.table.set_filter("party", (lambda row: row.first.party in (None, side)) if side else None)

    # -- settling --------------------------------------------------------------------------------------------

    def settle_worst(self) -> None:
        """What the button of the banner does."""
        worst = self._worst
        if worst is not None and worst.row is not None:
            self.settle(worst.row)
        elif worst is not None:
            self.acts.review()

    def settle(self, row: DueRow) -> None:
        """Does what settles a thing: opens its form, its page, or its record."""
        found = row.first
        number = found.record[1]
        if found.act in PAGES_OF_ACTS:
            self.page_asked.emit(PAGES_OF_ACTS[found.act])
        elif found.act == "record_letter_delivery" and not found.missing:
            self.open_record(row)
        elif found.act in ("record_letter_delivery", "record_fax_copy"):
            self.acts.receive(number)
        elif found.act == "record_answer_delivery":
            self.acts.answer_went(number)
        elif found.act == "agree_test_plan":
            self.acts.agree_plan()
        elif found.act == "record_rework":
            self.acts.repaired_link(number)
        elif found.act == "new_letter":
            self.acts.new(row.numbers)
        else:
            self.open_record(row)

    def open_record(self, row: DueRow) -> None:
        """Opens the record a thing is about, several letters together; a figure shows why it is what it is."""
        kind, number = row.first.record
        if kind in FIGURES:
            self.why_asked.emit(row.why, row.what)
        elif kind in PAGES_OF_KINDS:
            self.page_asked.emit(PAGES_OF_KINDS[kind])
        else:
            self.record_asked.emit(kind, " ".join(row.numbers) if kind == "letter" else number)

    def _open_goal(self, goal: Goal) -> None:
        self.page_asked.emit(PAGES_OF_GOALS[goal.key])

    def _fill_menu(self, row: DueRow, menu: QMenu) -> None:
        """The record and the derivation, in the menu of a row."""
        menu.addAction("Open the record", lambda: self.open_record(row))
        menu.addAction("Why?\tW", lambda: self.why_asked.emit(row.why, row.what))
        menu.addAction(f"Read {row.first.tag}", lambda: self.clause_asked.emit(row.first.clause))

    # -- what the window asks --------------------------------------------------------------------------------

    def page_actions(self) -> Sequence[ScreenAction]:
        """The row under the cursor, the sheet of deemed letters, and whose duties are shown."""
        return [
            ScreenAction("Settle this", "S", "circle-check", self._settle_current, self._why_no_row),
            ScreenAction("Review deemed letters", "V", "list-checks", self.acts.review, self._why_no_review),
            ScreenAction("Save a calendar file", "", "calendar-days", self.save_calendar),
            *(ScreenAction(f"Show what {name} owes", "", "users", self._party(side)) for side, name in self._names()),
            ScreenAction("Show what everybody owes", "", "users", self._party("")),
        ]

    def _names(self) -> list[tuple[str, str]]:
        return [(side, self.desk.party(side)) for side in Side]

    def _party(self, side: str) -> Callable[[], None]:
        return lambda: self.show_party(side)

    def _settle_current(self) -> None:
        row = self.view.current()
        if row is not None:
            self.settle(row)

    def _why_no_row(self) -> str:
        return "" if self.view.current() is not None else "Choose something that is due first."

    def _why_no_review(self) -> str:
        unseen = self._day is not None and self._day.unreviewed
        return "" if unseen else ALL_SEEN

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list."""
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: self.view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: self.view.step(-1)),
        ]

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the figure that has the keyboard, else of the row under the cursor."""
        counter = self.pairs.counter or self.goals.counter
        if counter is not None:
            return counter.why, f"{counter.name}: {counter.value:,}"
        row = self.view.current()
        return (row.why, row.what) if row is not None else None

    def print_shown(self) -> bool:
        """Prints the counters and what is due."""
        return self.acts.print_paper(PaperKind.STATUS_REPORT, "")

    def export_shown(self) -> Grid[Any] | None:
        """What is due, as shown."""
        columns = [column for column in DUE if column.kind is not Kind.ACTION]
        return Grid("What is due", columns, self.table.shown)

    def save_calendar(self) -> None:
        """Writes what is due into a calendar file, for the calendar everybody looks at."""
        from ui.exporting import export_calendar

        desk = self.desk
        export_calendar(self.window(), desk.read(dates, desk.as_of), desk.as_of, desk.now())

    def take_focus(self) -> None:
        """Puts the keyboard into the list of what is due."""
        self.view.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows fold the figures, narrow ones the months."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Shows what the window has room for."""
        window = self.window()
        low, narrow = window.height() < LOW, window.width() < WIDE
        self.pairs.set_folded(low)
        self.goals.set_folded(low)
        self.months.set_narrow(narrow)
        self.windows.setFixedWidth(self.months.maximumWidth())
        self.windows.setVisible(self._has_windows and not low)
