"""Work: maintenance, relocations and moves, suspensions, force majeure, disturbances and work orders in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from models.queries.service import ServicePage
from models.queries.service_work import WorkGroup, WorkRow
from models.rules.clause import Why
from reports.columns import Tone
from reports.grids_service import WORK, work_icon, work_tone
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.service_parts.part import ServicePart
from ui.screens.service_parts.work_forms import NEXT, WorkForms
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.words import count_words

if TYPE_CHECKING:
    from ui.screens.service import ServiceScreen

__all__ = ["WorkPart"]


def _is(group: WorkGroup) -> Callable[[WorkRow], bool]:
    """Whether a piece of work is of a kind."""
    return lambda row: row.group is group


RARE = (WorkGroup.EVENT, WorkGroup.DISTURBANCE)

FACETS: tuple[Facet[WorkRow], ...] = (
    Facet("open", "Open", lambda row: row.is_open, Tone.INFO),
    *(Facet(group.value, group.words, _is(group)) for group in WorkGroup if group not in RARE),
    Facet("rare", "Others", lambda row: row.group in RARE),
)


class WorkPart(ServicePart):
    """Every piece of work under Exhibit D."""

    key, words = "work", "Work"

    def __init__(self, screen: ServiceScreen) -> None:
        table: RowTable[WorkRow] = RowTable(
            WORK, key=lambda row: row.number, facets=FACETS, as_of=screen.desk.as_of, dim=lambda row: not row.is_open
        )
        super().__init__(screen, table, "Filter the work", "Enter opens the work, D does its next step.", 40)
        self.forms = WorkForms(self)
        self.view.set_empty(
            EmptyState("wrench", "No work is recorded", "Maintenance, moves, suspensions and work orders stand here.")
        )

    def rows_of(self, page: ServicePage) -> Sequence[WorkRow]:
        """Every piece of work."""
        return page.work

    def said(self) -> str:
        """How much is open, and what waits for a notice or a consent."""
        rows: Sequence[WorkRow] = self.rows()
        open_ = sum(row.is_open for row in rows)
        warns = sum(row.step == "warns" for row in rows)
        tail = f"; {warns} wait for a notice, a consent or a cure" if warns else ""
        return f"{count_words(len(rows), 'record')}, {open_} open{tail}."

    def acts(self) -> Sequence[ScreenAction]:
        """The next step of the row, then everything that can be begun."""
        forms = self.forms
        return (
            ScreenAction("Schedule maintenance", "N", "calendar-clock", forms.maintain),
            ScreenAction("Do the next step", "D", "arrow-right", self.step, self.only(self._why_not_step)),
            ScreenAction("Relocate for Winstar", "R", "truck", forms.relocate),
            ScreenAction("Move for Customer", "M", "move", forms.move),
            ScreenAction("Notice of interference or arrears", "", "radio", forms.suspend),
            ScreenAction("Claim force majeure", "", "cloud-lightning", forms.claim),
            ScreenAction("Record disturbance", "", "zap", forms.disturb),
            ScreenAction("Open work order", "O", "clipboard-list", forms.order),
            ScreenAction("Describe a site", "", "map-pin", forms.describe),
        )

    def head_actions(self) -> Sequence[ScreenAction]:
        """Scheduling maintenance."""
        return self.acts()[:1]

    def more_acts(self) -> Sequence[ScreenAction]:
        """Everything else that can be begun."""
        return self.acts()[2:]

    @staticmethod
    def _why_not_step(row: WorkRow) -> str:
        return "" if row.next else f"{row.number} is done."

    def step(self) -> None:
        """Opens the form of the next step."""
        self.forms.next(self.row, self.row.next[0])

    def show_record(self, row: WorkRow) -> None:
        """The work under the cursor, with what comes next."""
        self.inspector.set_head(row.number, Chip(row.state, work_tone(row), work_icon(row)), row.what)
        self.facts(row.group.words, row.facts)
        if row.links and self.shown is not None:
            where = self.shown.state.where
            self.facts("Links", [(link, where.get(link, "")) for link in row.links])
        self.show_why(row.why, "Why?", open_=True)
        self.show_clauses(row.clause)
        steps = [
            ScreenAction(NEXT[name].words, "", NEXT[name].icon, partial(self.forms.next, row, name))
            for name in row.next
        ]
        self.show_next(steps)

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the work under the cursor."""
        return (self.row.why, self.row.number) if self.row is not None and self.row.why is not None else None
