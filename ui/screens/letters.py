"""The page of the Letters: where every Link Availability Letter stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from models.queries.letter_page import LetterPage, letter
from models.queries.letters import LetterRow, letters
from models.queries.state import WHOLE_BOOK
from models.rules.acceptance import LetterState
from models.rules.clause import Why
from models.sheets.kinds import PaperKind
from reports.columns import Tone
from reports.grid import Grid
from reports.grids_letters import LETTERS, tally_words
from ui import icons
from ui.desk import Desk
from ui.list_screen import ListScreen
from ui.row_table import RowTable
from ui.screen import Group, ScreenAction
from ui.screens.letter_actions import LetterActions
from ui.screens.letter_acts import LetterActs
from ui.screens.letter_filters import CHANNELS, FACETS, RECEIVED, by_channel, by_city, by_receipt, cities_of
from ui.screens.letter_inspector import show_head, show_letter
from ui.screens.nothing_found import NothingFound
from ui.widgets.banner import Banner
from ui.widgets.button import Button, IconButton, LinkButton
from ui.widgets.chip import KeyCap
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.layout import row
from ui.words import count_words, day_words, number_words, plural

__all__ = ["LettersScreen"]

WIDE, INSPECTOR, NARROW_INSPECTOR = 1400, 396, 384
State = LetterState


class LettersScreen(ListScreen):
    """Link Availability Letters and their three Business Days; the evidence decides which button is primary."""

    key = "letters"
    title = "Letters"
    icon = "mail-check"
    group = Group.FIELD
    reads = WHOLE_BOOK
    opens = frozenset({"letter", "test_plan"})

    def __init__(self, desk: Desk) -> None:
        table: RowTable[LetterRow] = RowTable(
            LETTERS,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            sentence=lambda row: f"{row.number}, {row.city}, {row.clock}, {tally_words(row.tests)}",
        )
        hint = "Enter opens the letter. Space selects. Shift + arrows extends."
        super().__init__(desk, table, letters, filter_words="Filter these letters", hint=hint, inspector=INSPECTOR)
        self.acts = LetterActs(self)
        self.actions_on = LetterActions(self.acts, lambda: self.letter, self._has_unseen)
        self._had_rows = True
        self._letter: LetterPage | None = None
        self._inspected = self._opening = ""
        self._asked: frozenset[str] = frozenset()
        self.city = Choice([("", "Any city")], name="City")
        self.channel = Choice(CHANNELS, name="Channel")
        self.received = Choice(RECEIVED, name="Received")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for choice in (self.city, self.channel, self.received):
            self.filters.addWidget(choice)
        paper = IconButton("printer", "Print these letters (Ctrl+P)")
        paper.clicked.connect(self.print_shown)
        sheet = IconButton("file-spreadsheet", "Export these letters (Ctrl+E)")
        sheet.clicked.connect(self._export)
        self.head.set_actions([paper, sheet, self.button(self.actions_on.new, "primary")])
        customer = self.desk.party("customer")
        sentence = (
            f"A letter starts the three Business Days in which {customer} tests, countersigns or objects. "
            "The first one appears when a Link is installed."
        )
        self._first = self.button(self.actions_on.new, "primary")
        self.view.set_empty(EmptyState("mail", "No Link Availability Letters yet", sentence, (self._first,)))
        self.view.set_nothing(NothingFound(self.table, "letter", self._named_filters, self.clear_filters))

    def _connect(self) -> None:
        self.city.changed.connect(lambda _key: self._narrow())
        self.channel.changed.connect(lambda _key: self._narrow())
        self.received.changed.connect(lambda _key: self._narrow())
        self.table.changed.connect(self._follow_filters)
        self.view.opened.connect(self._open)
        self.view.menu_asked.connect(self._fill_menu)
        if self.inspector is not None:
            self.inspector.link.connect(self._open_pair)

    # -- narrowing -------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        """Puts the three choices in force, those that narrow first: a list that nothing narrows resets them."""
        tests = {
            "city": by_city(self.city.chosen),
            "channel": by_channel(self.channel.chosen),
            "received": by_receipt(self.received.chosen, self.desk.as_of),
        }
        for name, test in sorted(tests.items(), key=lambda one: one[1] is None):
            self.table.set_filter(name, test)

    def _follow_filters(self) -> None:
        """When all filters are lifted at once, the choices and the notice of them go back too."""
        if not self.table.filtered:
            for choice in (self.city, self.channel, self.received):
                choice.choose("")
            if self._asked:
                self._asked = frozenset()
                self.set_notice(None)

    def _named_filters(self) -> list[str]:
        """The filters in force besides the facets, as the page that finds nothing names them."""
        said = [choice.currentText() for choice in (self.city, self.channel, self.received) if choice.chosen]
        typed = self.filter_field.text().strip()
        return [*said, *([f"the words {typed}"] if typed else []), *(["those asked for"] if self._asked else [])]

    def clear_filters(self) -> None:
        """Shows every letter again."""
        self.filter_field.clear()
        self.table.clear_filters()

    def go_to(self, key: str) -> bool:
        """Goes to a letter; several numbers with blanks between show just these; none is the Link test plan."""
        numbers = key.split()
        if not numbers:
            self.acts.agree_plan()
            return True
        if len(numbers) > 1:
            self._show_only(frozenset(numbers))
        elif self._asked - set(numbers):
            self.clear_filters()
        return super().go_to(numbers[0])

    def _show_only(self, numbers: frozenset[str]) -> None:
        self.clear_filters()
        self._asked = numbers
        self.table.set_filter("asked", lambda row: row.number in numbers)
        fact = f"{count_words(len(numbers), 'letter')} shown."
        notice = Banner(fact, "The others are hidden.", Tone.INFO, "list-filter", ["Show all letters"])
        notice.acted.connect(lambda _number: self.clear_filters())
        self.set_notice(notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lifts the filters."""
        if event.key() == Qt.Key.Key_Escape and self.table.filtered:
            self.clear_filters()
            return
        super().keyPressEvent(event)

    # -- filling ---------------------------------------------------------------------------------------------

    def said(self, rows: Sequence[LetterRow]) -> str:
        """How many wait for an answer, and how many of them today."""
        if not rows:
            return "Link Availability Letters and their three Business Days."
        waiting = sum(row.is_open for row in rows)
        today = sum(row.state is State.DUE_TODAY for row in rows)
        said = f"{waiting} of {len(rows):,} {plural(waiting, 'awaits', 'await')} an answer."
        if today:
            said += f" {number_words(today).capitalize()} must be answered by the end of today."
        if self.desk.as_of != self.desk.today:
            said = said.replace("today", day_words(self.desk.as_of))
            said += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return said

    def refill(self) -> None:
        """Reads the letters in a worker thread; the one under the cursor is read anew."""
        self._letter = None
        super().refill()

    def fill(self, rows: Sequence[LetterRow]) -> None:
        """Shows the letters; the cities to choose from are theirs."""
        self.city.set_choices(cities_of(rows), self.city.chosen)
        self.filter_field.setVisible(bool(rows))
        for choice in (self.city, self.channel, self.received):
            choice.setVisible(bool(rows))
        self.facets.setVisible(bool(rows))
        if bool(rows) != self._had_rows:
            self._had_rows = bool(rows)
            self._inspector_wanted = None if rows else False
            self._place_inspector()
        super().fill(rows)
        if not rows and self.isVisible():
            self._first.setFocus()
        if self.received.chosen:
            self._narrow()

    def show_record(self, row: LetterRow | None) -> None:
        """Names the letter at once; the rest of it is read in a worker thread."""
        inspector = self.inspector
        if inspector is None:
            return
        self._inspected = ""
        if row is None:
            self._letter = None
            inspector.set_head("No letter")
            inspector.clear()
            inspector.set_actions(())
            return
        show_head(inspector, row)
        self.desk.read_later(letter, row.number, self.desk.as_of, then=self._show_letter, key=(id(self), "letter"))

    def _show_letter(self, page: LetterPage) -> None:
        """Fills the inspector, unless the cursor has moved on."""
        current = self.view.current()
        if self.inspector is None or current is None or current.number != page.row.number:
            return
        self._letter = page
        on = self.actions_on
        receive = self._linked("Correct" if page.delivery.channel else "Record", on.receive)
        tests = self._linked("Enter", on.tests)
        show_letter(self.inspector, page, self.desk, self.record_or_clause, receive, tests)
        self.inspector.set_actions([[self.button(one, kind) for one, kind in line] for line in on.foot(page)])
        self._inspected = page.row.number
        self._go_to_next()
        self.actions_changed.emit()

    def _linked(self, words: str, action: ScreenAction) -> QWidget:
        """A link with its key at the right of a section's title."""
        link, box = LinkButton(words), QWidget()
        link.setEnabled(not action.gate())
        link.setToolTip(action.gate() or action.words)
        link.setAccessibleName(action.words)
        link.clicked.connect(lambda: self.run(action))
        box.setLayout(row(link, KeyCap(action.key), spacing=6))
        return box

    def record_or_clause(self, kind: str, key: str) -> None:
        """Opens a clause or a record that the inspector names."""
        if kind == "clause":
            self.clause_asked.emit(key)
        elif kind == "letter":
            self.go_to(key)
        else:
            self.record_asked.emit(kind, key)

    def _open_pair(self) -> None:
        row = self.view.current()
        if row is not None:
            self.record_asked.emit("pair", row.pair)

    def _open(self, row: LetterRow) -> None:
        """Enter: the letter beside the list, with the keyboard on what is to be done with it."""
        self.show_inspector(True)
        self._opening = row.number
        self._go_to_next()

    def _go_to_next(self) -> None:
        """Puts the keyboard on what is to be done with the letter opened, as soon as it is read."""
        if self.inspector is None or not self._opening or self._inspected != self._opening:
            return
        self._opening = ""
        primary = next((one for one in self.inspector.findChildren(Button) if one.kind == "primary"), None)
        if primary is not None:
            primary.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what can be done ------------------------------------------------------------------------------------

    def _has_unseen(self) -> bool:
        """Whether a letter became deemed installed that nobody has seen yet."""
        return any(row.state is State.DEEMED and row.reviewed_on is None for row in self.table.rows)

    @property
    def letter(self) -> LetterPage | None:
        """The letter under the cursor, whole."""
        row = self.view.current()
        if row is None:
            return None
        if self._letter is None or self._letter.row.number != row.number:
            self._letter = self.acts.read(row.number)
        return self._letter

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything that can be done with a letter."""
        return self.actions_on.all()

    def print_shown(self) -> bool:
        """Shows the acceptance letters of the rows chosen as they will print."""
        return self.acts.print_paper(PaperKind.AVAILABILITY_LETTER, *(row.number for row in self.view.selected()))

    def _export(self) -> None:
        """Writes the letters shown into a workbook."""
        from ui.exporting import export_grid  # slow to load, and only an export needs it

        export_grid(self.window(), self.export_shown(), self.desk.as_of)

    def export_shown(self) -> Grid[LetterRow]:
        """The letters as shown."""
        return Grid(self.title, self.table.columns, self.table.shown, (self.said(self.table.rows),))

    def _fill_menu(self, row: LetterRow, menu: QMenu) -> None:
        """What is open for the letter, in its menu."""
        menu.addSeparator()
        for action in self.actions_on.of_row():
            menu.addAction(icons.icon(action.icon), f"{action.words}\t{action.key}", partial(self.run, action))
        menu.addSeparator()

    def why(self) -> tuple[Why, str] | None:
        """Why the letter stands as it does."""
        page = self.letter
        return (page.standing.why, f"{page.row.number}: {page.row.clock}") if page is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A little less for the letter beside the list in smaller windows."""
        if self.inspector is not None:
            self.inspector.setFixedWidth(INSPECTOR if self.window().width() >= WIDE else NARROW_INSPECTOR)
        narrow = self.window().width() < WIDE
        self.facets.set_narrow(narrow)
        if (pills := self.facets.layout()) is not None:
            pills.setSpacing(5 if narrow else 8)
        super().resizeEvent(event)
