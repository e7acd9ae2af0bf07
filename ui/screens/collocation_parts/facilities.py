"""Facilities: where each licence stands, what has to be met before anybody goes in, and what its Space holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.queries.collocation import CollocationPage, FacilityRow
from models.rules.clause import Known, Unknown, Why
from models.rules.facilities import FacilityState
from models.rules.words import counted
from reports.columns import Tone
from reports.grids_collocation import FACILITIES, facility_icon, facility_tone
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.collocation_parts.facility_acts import FacilityActs
from ui.screens.collocation_parts.facility_record import FacilityRecord
from ui.screens.collocation_parts.part import CollocationPart
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.screens.collocation import CollocationScreen

__all__ = ["FacilitiesPart"]

OVER = (FacilityState.ENDED, FacilityState.REMOVED, FacilityState.ABANDONED)
FACETS = (
    Facet[FacilityRow]("licensed", "Licensed", lambda row: row.standing.state is FacilityState.LICENSED, Tone.OK),
    Facet[FacilityRow]("unmet", "Conditions not met", lambda row: bool(row.unmet), Tone.WARN),
    Facet[FacilityRow]("inside", "Somebody inside", lambda row: bool(row.inside), Tone.INFO),
    Facet[FacilityRow]("over", "Ended", lambda row: row.standing.state in OVER, Tone.NEUTRAL),
)


class FacilitiesPart(CollocationPart):
    """Every Terminal Facility with its Collocation Schedule."""

    key, words = "facilities", "Facilities"

    def __init__(self, screen: CollocationScreen) -> None:
        table: RowTable[FacilityRow] = RowTable(
            FACILITIES, key=lambda row: row.number, as_of=screen.desk.as_of, facets=FACETS
        )
        super().__init__(screen, table, "Filter the facilities", "Enter opens the facility.")
        self.acts_ = FacilityActs(self)
        self.record = FacilityRecord(self)
        new = Button("New facility", "primary", "plus", "N")
        new.clicked.connect(self.acts_.add)
        self.view.set_empty(
            EmptyState(
                "server",
                "No facilities yet",
                "Add a central office, a hub or a building in which the parties agree room for equipment. "
                "Its Collocation Schedule, licence and visits are kept here.",
                (new,),
            )
        )

    def rows_of(self, page: CollocationPage) -> Sequence[FacilityRow]:
        """The facilities."""
        return page.overview.rows

    def acts(self) -> Sequence[ScreenAction]:
        """Everything that can be done with facilities."""
        return self.acts_.all

    def next_acts(self, row: FacilityRow) -> Sequence[ScreenAction]:
        """What comes next for a facility."""
        return self.acts_.next(row)

    def said(self) -> str:
        """How many there are, how many want something, and how far the allocation's units are taken up."""
        page = self.host.read
        if page is None or not page.overview.rows:
            return "Room for equipment in central offices, hubs and buildings, under Exhibit E."
        rows = page.overview.rows
        lacking = sum(bool(row.unmet) for row in rows)
        met = f"{lacking} with conditions not met" if lacking else "every condition met"
        return f"{counted(len(rows), 'facility', 'facilities')}, {met}. {self._use(page)}"

    @staticmethod
    def _use(page: CollocationPage) -> str:
        """How many units of the allocation table are taken up."""
        use = page.overview.use
        if isinstance(use, Unknown):
            return f"Central offices taken up: cannot say, {use.missing}."
        taken, units = use.value
        return f"{taken} of {units} central office units taken up."

    def why(self) -> tuple[Why, str] | None:
        """Why the facility stands as it does; with none chosen, how far the allocation is taken up."""
        if self.row is not None:
            return self.row.standing.why, f"Why does {self.row.number} stand so?"
        page = self.host.read
        return (page.overview.use.why, "Why so many units?") if page is not None else None

    def show_record(self, row: FacilityRow) -> None:
        """The facility in the inspector."""
        chip = Chip(row.standing.state.words, facility_tone(row), facility_icon(row))
        self.inspector.set_head(row.number, chip, row.facts.name)
        self.record.show(row)
        if isinstance(row.standing.end, Known) and row.standing.state is FacilityState.LICENSED:
            self.show_why(row.standing.end.why, "Why does it end then?")
        self.show_next(row)
