"""The page of the Radio Pair Notices: every building they name, its window, and Customer's choice among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.queries.notices import LineRow, NoticePage, notices, notices_page
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from models.rules.notice_facts import LineState
from models.rules.words import Side
from reports.columns import Tone
from reports.grids_notices import LINE_LIST, LINES, window_words
from ui.desk import Desk
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.screens.notices_acts import NoticeActs
from ui.screens.notices_head import NoticesCard
from ui.screens.notices_record import show_line
from ui.screens.record_list import RecordList
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.words import count_words, day_words, plural

__all__ = ["NoticesScreen"]

ALL = ("", "Every notice")
State = LineState


def _in(*states: LineState) -> Callable[[LineRow], bool]:
    return lambda row: row.state in states


FACETS: tuple[Facet[LineRow], ...] = (
    Facet("listed", "Not chosen", _in(State.LISTED, State.LAPSED)),
    Facet("selected", "Selected", _in(State.SELECTED, State.SCHEDULED), Tone.INFO),
    Facet("late", "Late", _in(State.LATE), Tone.WARN),
    Facet("done", "Installed", _in(State.DONE_IN_TIME, State.DONE_LATE), Tone.OK),
    Facet("declined", "Declined", _in(State.DECLINED)),
    Facet("draft", "Not given", _in(State.DRAFT, State.NOT_GIVEN)),
)


class NoticesScreen(RecordList):
    """The lines of every notice by notice and rank; what runs and what is due next stands above them."""

    key = "notices"
    title = "Notices"
    icon = "megaphone"
    group = Group.FIELD
    noun = "line"
    workbook = LINE_LIST
    reads = WHOLE_BOOK
    opens = frozenset({"notice"})

    def __init__(self, desk: Desk) -> None:
        self.notices: NoticePage | None = None
        table: RowTable[LineRow] = RowTable(
            LINES,
            key=lambda row: row.key,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.state in (State.WITHDRAWN, State.CLOSED_BY_END, State.DECLINED),
            sentence=lambda row: f"{row.notice}, {row.name}, {row.state.words}, {window_words(row)}",
        )
        super().__init__(desk, table, notices, hint="Space chooses several. S selects them.", inspector=384)
        self.acts = NoticeActs(self)
        self.card = NoticesCard(desk)
        self.card.clause_asked.connect(self.clause_asked)
        self.page.insertWidget(1, self.card)
        if self.inspector is not None:
            self.inspector.link.connect(self.acts.building.run)
        self.of_notice = Choice([ALL], name="Notice")
        self.of_notice.changed.connect(lambda _key: self._narrow())
        self.filters.addWidget(self.of_notice)
        table.changed.connect(self._follow_filters)
        winstar = desk.party(Side.WINSTAR.value)
        sentence = (
            f"Within 15 days after the Inventory Event {winstar} names the buildings it believes it can install within "
            "75 days. Draft the notice here, or record the one that came."
        )
        self.view.set_empty(
            EmptyState("megaphone", "No Radio Pair Notice yet", sentence, (self.button(self.acts.draft, "primary"),))
        )

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(notices_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))

    def show_page(self, page: NoticePage) -> None:
        """Shows what was read."""
        self.notices = page
        self.card.show_page(page)
        numbers = [one.number for one in reversed(page.book.notices)]
        chosen = self.of_notice.chosen if self.of_notice.chosen in numbers else ""
        self.of_notice.set_choices([ALL, *((one, one) for one in numbers)])
        self.of_notice.choose(chosen)
        self.fill(page.rows)
        self.show_head()
        for part in (self.facets, self.filter_field, self.of_notice):
            part.setVisible(bool(page.rows))

    def said(self, rows: Sequence[LineRow]) -> str:
        """What waits: a notice to be given, buildings to be selected, windows that ended."""
        page = self.notices
        if page is None or not rows:
            return "The buildings Winstar believes it can install, and Customer's choice among them."
        counts, late = page.state.counters, sum(row.state is State.LATE for row in rows)
        given = page.book.given
        named = count_words(counts.noticed.value, "building")
        said = f"{count_words(len(given), 'notice')} given, naming {named}." if given else "No notice is given yet."
        if counts.selected.of is not None:
            short = f", {counts.selected.short} short" if counts.selected.short else ""
            said += f" {counts.selected.value} selected, {counts.selected.of} have to be{short}."
        if late:
            said += f" {count_words(late, 'building')} {plural(late, 'is', 'are')} past the window."
        if self.desk.as_of != self.desk.today:
            said += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return said

    # -- narrowing -------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        wanted = self.of_notice.chosen
        self.table.set_filter("notice", (lambda row: row.notice == wanted) if wanted else None)

    def _follow_filters(self) -> None:
        """When all filters are lifted at once, the choice of a notice goes back too."""
        if not self.table.filtered and self.of_notice.chosen:
            self.of_notice.choose("")

    def other_filters(self) -> list[str]:
        """The notice chosen, and what is typed."""
        return [*([self.of_notice.chosen] if self.of_notice.chosen else []), *super().other_filters()]

    def go_to(self, key: str) -> bool:
        """Goes to a line, or to the first line of a notice; no number at all leaves the place as it is."""
        if not key:
            self.view.focus()
            return True
        if "/" not in key:
            rows = [row for row in self.table.rows if row.notice == key]
            if rows:
                return super().go_to(rows[0].key)
        return super().go_to(key)

    def fill(self, rows: Sequence[LineRow]) -> None:
        """Shows the rows; a notice that was asked for before they were read is gone to by its first line."""
        wanted = self._wanted
        if wanted is not None and "/" not in wanted:
            self._wanted = next((row.key for row in rows if row.notice == wanted), None)
        super().fill(rows)

    # -- the record ------------------------------------------------------------------------------------------

    def fill_inspector(self, row: LineRow) -> None:
        """Shows a line and its notice."""
        notice = self.notices.notice(row.notice) if self.notices is not None else None
        if self.inspector is None or notice is None:
            return
        show_line(self.inspector, row, notice, self.desk, self.open_record)
        self.inspector.set_actions([[self.button(one) for one in pair] for pair in self.acts.for_line(row, notice)])

    def why(self) -> tuple[Why, str] | None:
        """Why the window of the line under the cursor ends when it does, or why so many have to be selected."""
        row = self.view.current()
        if self.notices is None:
            return None
        notice = self.notices.notice(row.notice) if row is not None else None
        if row is None or notice is None:
            return self.notices.state.counters.selected.why, "How many have to be selected?"
        return notice.window.why, f"Why does the window of {row.notice} end then?"

    def print_shown(self) -> bool:
        """Shows the notice of the line under the cursor as it will print."""
        if self.not_one():
            return False
        self.acts.show_paper()
        return True

    # -- acting ----------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """Export and the next notice."""
        if not self.table.rows:
            return ()
        return ((self.export_action(), "default"), (self.acts.draft, "primary"))

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the lines chosen."""
        return self.acts.on_lines

    def papers_of(self, row: LineRow) -> Sequence[str]:
        """The notice that names the building."""
        return (row.notice,)

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do."""
        return (
            self.acts.draft, *self.acts.on_notice, *self.acts.on_lines, *self.acts.on_book, *self.proof_actions(),
        )  # fmt: skip
