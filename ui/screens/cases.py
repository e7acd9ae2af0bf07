"""The Cases page: breaches, disputes, claims, papers, the security interest, the upgrade, the log, the collateral."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from models.acts.upgrades import give_upgrade_notice
from models.queries.cases import CaseKind, CasePage, CaseRow, case_page, cases
from models.queries.security import CollateralRow
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Known, Why
from reports.columns import Tone
from reports.grid import Grid
from reports.grids_cases import CASE_LIST, CASES, COLLATERAL
from ui import icons
from ui.desk import Desk
from ui.dialogs.act_form import ActForm
from ui.row_table import Facet, RowTable
from ui.row_view import RowView
from ui.screen import Group, ScreenAction
from ui.screens.cases_acts import NEW, CaseAct, acts_of, why_no_upgrade, why_not
from ui.screens.cases_forms import asks_for, given_for
from ui.screens.cases_record import show_case
from ui.screens.record_list import RecordList
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import row as laid
from ui.widgets.segmented import Segmented
from ui.words import count_words, day_words, plural

__all__ = ["CasesScreen"]

SHOWN, COLLATERAL_PART = "cases", "collateral"
FACET_WORDS = {
    CaseKind.DEFAULT: "Breaches",
    CaseKind.DISPUTE: "Disputes",
    CaseKind.CLAIM: "Claims",
    CaseKind.PAPER: "Papers",
    CaseKind.SECURITY: "Security",
    CaseKind.UPGRADE: "Upgrade",
    CaseKind.LOG: "Log",
}


GIVEN = (CaseKind.DEFAULT, CaseKind.CLAIM, CaseKind.SECURITY, CaseKind.UPGRADE)
"""The kinds of case whose notice has a delivery."""


def _of(kind: CaseKind) -> Callable[[CaseRow], bool]:
    return lambda row: row.kind is kind


FACETS: tuple[Facet[CaseRow], ...] = (
    Facet("open", "Open", lambda row: row.is_open, Tone.INFO),
    *(Facet(kind.value, FACET_WORDS[kind], _of(kind)) for kind in CaseKind),
)


class CasesScreen(RecordList):
    """Every case, those with a day to come first, and the collateral beside them."""

    key = "cases"
    title = "Cases"
    icon = "scale"
    group = Group.SERVICE
    noun = "case"
    workbook = CASE_LIST
    reads = WHOLE_BOOK
    opens = frozenset({"claim", "default", "dispute", "instrument", "log", "security", "upgrade"})

    def __init__(self, desk: Desk) -> None:
        self._page: CasePage | None = None
        table: RowTable[CaseRow] = RowTable(
            CASES,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: not row.is_open,
            edge=self._edge,
            sentence=lambda row: f"{row.number}, {row.kind_words}, {row.title}, {row.state_words}",
        )
        super().__init__(desk, table, cases, hint="Enter opens the case. N records a new one.", inspector=396)
        self.collateral: RowTable[CollateralRow] = RowTable(
            COLLATERAL,
            key=lambda row: row.tag,
            as_of=desk.as_of,
            group=lambda row: row.batch_words,
            dim=lambda row: not row.secures,
            sentence=lambda row: f"{row.tag}, {row.radio}, {row.place}, {row.standing.words}",
        )
        self.schedule = RowView(self.collateral, hint="Enter opens the pair.", name="Collateral")
        self.schedule.opened.connect(lambda row: self.record_asked.emit("pair", row.tag))
        self.filter_field.changed.connect(self.collateral.set_text)
        self.tabs = Segmented([(SHOWN, "Cases"), (COLLATERAL_PART, "Collateral")], name="Part of the page")
        self.tabs.changed.connect(self.choose)
        self.page.insertLayout(1, laid(self.tabs, 0))
        self.page.addWidget(self.schedule, 1)
        self._empty_states()
        self.choose(SHOWN)

    def _empty_states(self) -> None:
        """What the page says while there is nothing."""
        new = Button("New case", "primary", "plus")
        new.clicked.connect(self.new_case)
        sentence = "Breaches, disputes, claims, certificates and filings stand here with the days that count from them."
        self.view.set_empty(EmptyState("scale", "No case in this book", sentence, (new,)))
        nothing = "Every radio bought secures what the customer owes. None has been shipped yet."
        self.schedule.set_empty(EmptyState("boxes", "No collateral yet", nothing))

    def _edge(self, row: CaseRow) -> Tone | None:
        """The bar of a row whose day has passed."""
        late = row.is_open and row.next_on is not None and row.next_on < self.desk.as_of
        return Tone.BAD if late or row.state == "event" else None

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(case_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))

    def show_page(self, page: CasePage) -> None:
        """Shows what was read."""
        self._page = page
        self.collateral.set_as_of(self.desk.as_of)
        self.collateral.set_rows(row for batch in page.batches for row in batch.rows)
        self.fill(page.rows)
        self._show_part()

    def said(self, rows: Sequence[CaseRow]) -> str:
        """What is open and when the next day is; of the collateral, what it is and what perfects it."""
        if self.tabs_at(COLLATERAL_PART):
            return self._said_of_collateral()
        if not rows:
            return "What has gone wrong between the parties, and the days that count from it."
        still = [row for row in rows if row.is_open]
        dated = sorted((row.next_on, row.number, row.next_words) for row in still if row.next_on is not None)
        late = [one for one in dated if one[0] < self.desk.as_of]
        words = f"{count_words(len(still), 'open case')} of {len(rows)}"
        words += f", {len(late)} past {plural(len(late), 'its day', 'their days')}." if late else "."
        if len(late) < len(dated):
            day, number, what = dated[len(late)]
            words += f" Next: {number}, {what[0].lower()}{what[1:]}, {day_words(day, self.desk.as_of)}."
        return words

    def _said_of_collateral(self) -> str:
        """The collateral in one sentence."""
        batches = self._page.batches if self._page else ()
        pairs = sum(batch.pairs for batch in batches)
        known = [batch for batch in batches if isinstance(batch.balance, Known)]
        complete = bool(batches) and len(known) == len(batches)
        owed = "what is owed stands by batch" if complete else "what is owed is not wholly known"
        filing = next((batch.filing for batch in batches if batch.filing), "")
        perfected = f"perfected by {filing}" if filing else "no UCC-1 in force is recorded"
        of = f"{count_words(len(batches), 'batch', 'batches')}"
        secure = f"{count_words(pairs, 'pair')} of {of} {plural(pairs, 'secures', 'secure')} all payments"
        return f"{secure}; {owed}; {perfected}."

    # -- the two parts ---------------------------------------------------------------------------------------

    def tabs_at(self, part: str) -> bool:
        """Whether a part is the one shown."""
        return hasattr(self, "tabs") and self.tabs.chosen == part

    def choose(self, part: str) -> None:
        """Shows the cases or the collateral."""
        self.tabs.choose(part)
        self._show_part()
        self.head.set_sentence(self.said(self.table.rows))
        self.take_focus()

    def _show_part(self) -> None:
        """Brings the widgets of the part chosen into view."""
        of_cases, some = self.tabs_at(SHOWN), bool(self.table.rows)
        self.view.setVisible(of_cases)
        self.facets.setVisible(of_cases and some)
        self.filter_field.setVisible(some if of_cases else bool(self.collateral.rows))
        self.schedule.setVisible(not of_cases)
        self.filter_field.setPlaceholderText("Filter cases" if of_cases else "Filter the collateral")
        if not of_cases:
            self.show_inspector(False)
        self.show_head()

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list shown, and the other part."""
        if self.tabs_at(SHOWN):
            return [*super().page_keys(), self._other_part("Collateral", COLLATERAL_PART)]
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: self.schedule.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: self.schedule.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
            self._other_part("Cases", SHOWN),
        ]

    def _other_part(self, words: str, part: str) -> ScreenAction:
        key = "Ctrl+Right" if part == COLLATERAL_PART else "Ctrl+Left"
        return ScreenAction(f"Show {words.lower()}", key, self.icon, lambda: self.choose(part))

    def clear_filters(self) -> None:
        """Lifts every filter of both parts and gives the keyboard back to the list shown."""
        super().clear_filters()
        self.collateral.clear_filters()
        self.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard into the list shown."""
        (self.view if self.tabs_at(SHOWN) else self.schedule).focus()

    def go_to(self, key: str) -> bool:
        """Opens a case; without a number the page itself."""
        if not self.tabs_at(SHOWN):
            self.choose(SHOWN)
        return True if not key else super().go_to(key)

    def export_shown(self) -> Grid[Any] | None:
        """The list of the part shown."""
        if self.tabs_at(SHOWN):
            return super().export_shown()
        said = tuple(batch.words for batch in self._page.batches) if self._page else ()
        return Grid("Collateral schedule", COLLATERAL, self.collateral.shown, said)

    # -- the record ------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """Export and the new case, once there is something."""
        if self._page is None or not (self.table.rows if self.tabs_at(SHOWN) else self.collateral.rows):
            return ()
        export = (self.export_action(), "default")
        return (export, (self._new_action(), "primary")) if self.tabs_at(SHOWN) else (export,)

    def fill_inspector(self, row: CaseRow) -> None:
        """Shows a case with what can be done now."""
        if self.inspector is None:
            return
        show_case(self.inspector, row, self.desk.as_of, self.open_record)
        ready = [self.button(one) for one in self.row_actions() if not one.gate()]
        self.inspector.set_actions([ready[at : at + 2] for at in range(0, len(ready), 2)])

    def why(self) -> tuple[Why, str] | None:
        """Why the case under the cursor stands where it does, or what a batch of the collateral still owes."""
        if self.tabs_at(COLLATERAL_PART):
            return self._why_owed()
        row = self.view.current()
        if row is None or row.why is None:
            return None
        return row.why, f"Why is {row.number} {row.state_words.lower()}?"

    def _why_owed(self) -> tuple[Why, str] | None:
        """Why the batch under the cursor owes what it owes."""
        row = self.schedule.current()
        batches = self._page.batches if self._page else ()
        batch = next((one for one in batches if row is not None and one.order == row.order), None)
        return None if batch is None else (batch.balance.why, f"What is owed for batch {batch.batch}?")

    # -- acting ----------------------------------------------------------------------------------------------

    def _new_action(self) -> ScreenAction:
        return ScreenAction("New case", "N", "plus", self.new_case, lambda: self.desk.why_not_write)

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the case under the cursor."""
        row = self.view.current() if self.tabs_at(SHOWN) else None
        return [] if row is None else [self._action(one) for one in acts_of(row.kind)]

    def _action(self, one: CaseAct) -> ScreenAction:
        """An act on the case that is under the cursor when it is asked for."""
        return ScreenAction(
            f"{one.words}...", one.key, one.icon, partial(self._act_now, one), partial(self._why_not, one)
        )

    def _act_now(self, one: CaseAct) -> None:
        row = self.view.current()
        if row is not None:
            self.act_on(one, row)

    def _why_not(self, one: CaseAct) -> str:
        """Why an act cannot be done with the case under the cursor."""
        row, page = self.view.current(), self._page
        if row is None or one not in acts_of(row.kind):
            return "Choose a case first."
        return why_not(one, row, page, self.desk) if page is not None else ""

    def papers_of(self, row: CaseRow) -> Sequence[str]:
        """The notice of a case that is given by one."""
        return (row.number,) if row.kind in GIVEN else ()

    def page_actions(self) -> Sequence[ScreenAction]:
        """A new case, and what can be done with the one under the cursor."""
        if not self.tabs_at(SHOWN):
            return []
        return [self._new_action(), *self.row_actions(), *self.proof_actions()]

    def new_case(self) -> None:
        """Offers the kinds of case that can be recorded; what cannot be now is grey, with the reason."""
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        for one, said in NEW:
            entry = self.menu.addAction(icons.icon(one.icon), one.words, partial(self._open_new, one))
            upgrade = self._page is not None and one.act is give_upgrade_notice
            barred = why_no_upgrade(self._page, self.desk) if upgrade and self._page is not None else ""
            entry.setEnabled(not barred)
            entry.setToolTip(barred or said)
        self.menu.setActiveAction(self.menu.actions()[0])
        corner = self.head.mapToGlobal(self.head.rect().bottomRight())
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def _open_new(self, one: CaseAct) -> None:
        form = ActForm(
            self.desk, one.act, f"New case: {one.words.lower()}", parent=self, asks=asks_for(one, None, self.desk)
        )
        self.open_form(form)

    def act_on(self, one: CaseAct, row: CaseRow) -> None:
        """Opens the form of an act on a case."""
        title = f"{one.words}: {row.number}"
        asks = asks_for(one, row, self.desk)
        self.open_form(ActForm(self.desk, one.act, title, parent=self, given=given_for(one, row), asks=asks))
