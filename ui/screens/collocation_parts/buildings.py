"""In-building work: the option of Schedule E-2 of every building, its steps, its DSLAM, permits and access."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.acts.permits import (
    choose_in_building_option,
    decide_dslam,
    record_in_building_step,
    require_permit,
    set_site_access,
)
from models.queries.collocation import BuildingWorkRow, CollocationPage
from models.rules.clause import Known, Why
from models.rules.permits import permit_standing
from models.rules.words import counted
from reports.columns import Tone
from reports.grids_collocation import BUILDING_WORK, lit_tone, lit_words
from ui.dialogs.act_form import Ask
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.collocation_parts.facility_forms import ACCESS
from ui.screens.collocation_parts.part import CollocationPart, Line
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.gate_list import Gate, GateList, GateState
from ui.words import day_words

if TYPE_CHECKING:
    from ui.screens.collocation import CollocationScreen

__all__ = ["BuildingsPart"]

WIDE = 356
FACETS = (
    Facet[BuildingWorkRow]("left", "Steps left", lambda row: bool(row.left), Tone.INFO),
    Facet[BuildingWorkRow]("open", "No option chosen", lambda row: not row.steps, Tone.OUTLINE),
    Facet[BuildingWorkRow]("dark", "Not lit", lambda row: isinstance(row.lit, Known) and not row.lit.value, Tone.WARN),
    Facet[BuildingWorkRow]("permits", "Permits missing", lambda row: bool(row.lacking), Tone.BAD),
)


class BuildingsPart(CollocationPart):
    """Every building where a Link stands or something is recorded of how it gets in."""

    key, words = "in_building", "In-building"

    def __init__(self, screen: CollocationScreen) -> None:
        table: RowTable[BuildingWorkRow] = RowTable(
            BUILDING_WORK, key=lambda row: row.building, as_of=screen.desk.as_of, facets=FACETS
        )
        super().__init__(screen, table, "Filter the buildings", "Enter opens the building's work.")
        new = Button("Choose an option", "primary", "plus", "O")
        new.clicked.connect(lambda: self.option(None))
        self.view.set_empty(
            EmptyState(
                "building-2",
                "No building has a Link yet",
                "Buildings stand here once a Link is installed, or once an option of Schedule E-2, a permit or "
                "a contact for access is recorded for them.",
                (new,),
            )
        )

    def rows_of(self, page: CollocationPage) -> Sequence[BuildingWorkRow]:
        """The buildings."""
        return page.buildings

    def acts(self) -> Sequence[ScreenAction]:
        """Everything that can be done with in-building work."""
        return [
            ScreenAction("Choose an option...", "O", "list-checks", lambda: self.option(self.row)),
            ScreenAction("A step is done...", "S", "check", self.step, self._no_step),
            ScreenAction("How the DSLAM is housed...", "D", "server", lambda: self.dslam(self.row)),
            ScreenAction("New permit...", "N", "stamp", lambda: self.permit(self.row)),
            ScreenAction("Whom to ask for access...", "G", "key-round", lambda: self.access(self.row)),
        ]

    def next_acts(self, row: BuildingWorkRow) -> Sequence[ScreenAction]:
        """The next step, or choosing an option; access and permits after it."""
        option, step, dslam, permit, access = self.acts()
        first = step if row.left else option
        last = access if row.access is None else permit
        return [first, dslam if row.plan is None or not row.plan.dslam else last]

    def _no_step(self) -> str:
        if self.row is None:
            return self.not_one()
        if not self.row.steps:
            return f"No option is chosen for {self.row.building}."
        return "" if self.row.left else "Every step is done."

    def said(self) -> str:
        """How many buildings have their way in settled."""
        page = self.host.read
        rows = page.buildings if page else ()
        done = sum(bool(row.steps) and not row.left for row in rows)
        lacking = sum(bool(row.lacking) for row in rows)
        words = f"{counted(len(rows), 'building')}, {done} with every step done"
        return f"{words}, {lacking} with permits missing." if lacking else f"{words}."

    def why(self) -> tuple[Why, str] | None:
        """Why a building counts as lit, or does not."""
        return (self.row.lit.why, f"Is {self.row.building} a lit building?") if self.row is not None else None

    # -- forms -----------------------------------------------------------------------------------------------

    @staticmethod
    def _building(row: BuildingWorkRow | None) -> tuple[tuple[Ask, ...], dict[str, object]]:
        """The building: the one under the cursor, or asked for."""
        return ((Ask("building", placeholder="B-0001"),), {}) if row is None else ((), {"building": row.building})

    def option(self, row: BuildingWorkRow | None) -> None:
        """An option of Schedule E-2."""
        asked, given = self._building(row)
        choices = [(one.id, f"Option {one.id}: {one.name}") for one in self.desk.terms.in_building_option]
        asks = (*asked, Ask("option", choices=choices, value=choices[0][0]), self.on("chosen_on"), Ask("remarks"))
        self.ask(choose_in_building_option, "Choose an option of Schedule E-2", asks, given, primary="Choose")

    def step(self) -> None:
        """A step done."""
        row = self.row
        if row is None:
            return
        choices = [(one.key, one.words) for one in row.left]
        asks = (Ask("step", choices=choices, value=choices[0][0]), self.on("done_on"), Ask("words", "Remarks"))
        self.ask(record_in_building_step, f"A step at {row.name} is done", asks, {"building": row.building})

    def dslam(self, row: BuildingWorkRow | None) -> None:
        """How the DSLAM is housed."""
        asked, given = self._building(row)
        ways = [("rack", "Rack space"), ("port", "A port in Winstar's own"), ("none", "None")]
        asks = (*asked, Ask("dslam", "DSLAM", choices=ways, value="rack"), self.on("decided_on"))
        self.ask(decide_dslam, "How the DSLAM is housed", asks, given)

    def permit(self, row: BuildingWorkRow | None) -> None:
        """A permit the building needs."""
        asked, given = self._building(row)
        asks = (*asked, Ask("what", "Permit"), Ask("kind"), Ask("owner", "Obtained by"))
        self.ask(require_permit, "New permit", asks, {**given, "facility": ""}, primary="Add the permit")

    def access(self, row: BuildingWorkRow | None) -> None:
        """Whom to ask for access."""
        asked, given = self._building(row)
        self.ask(set_site_access, "Whom to ask for access", (*asked, *ACCESS), {**given, "facility": ""})

    # -- the inspector ---------------------------------------------------------------------------------------

    def show_record(self, row: BuildingWorkRow) -> None:
        """The building's work in the inspector."""
        self.inspector.set_head(row.building, Chip(lit_words(row), lit_tone(row)), row.name)
        self.inspector.add_section("Steps", self._steps(row))
        plan = row.plan
        told = [
            Line("Option", self._option_words(row), "E-2"),
            Line("DSLAM", plan.dslam.words if plan else "not decided", "EXE-2"),
            Line("Building", row.name, record=("building", row.building)),
            Line("Address", row.address),
            Line("Links", str(row.links)),
        ]
        self.facts("The way in", told)
        self.facts("Permits", [Line(one.number, self._permit_words(row, at)) for at, one in enumerate(row.permits)])
        self.facts("Access", self._access(row))
        self.show_why(row.lit.why, "Is it a lit building?")
        self.show_next(row)

    def _option_words(self, row: BuildingWorkRow) -> str:
        plan = row.plan
        found = next((one for one in self.desk.terms.in_building_option if plan and one.id == plan.option), None)
        if plan is None or found is None:
            return "none chosen"
        return f"{found.id}, {found.name}, since {day_words(plan.chosen_on, self.desk.as_of)}"

    def _permit_words(self, row: BuildingWorkRow, at: int) -> str:
        one = row.permits[at]
        now = permit_standing(one, self.desk.as_of)
        until = f" until {day_words(now.expires_on, self.desk.as_of)}" if now.expires_on else ""
        return f"{one.what}: {now.state.words.lower()}{until}"

    def _access(self, row: BuildingWorkRow) -> list[Line]:
        access = row.access
        if access is None:
            return [Line("Ask", "not known", "MA-5.2")]
        told = [Line("Ask", access.contact, "MA-5.2")]
        told += [Line("Telephone", access.telephone)] if access.telephone else []
        return [*told, Line("Getting in", access.instructions)] if access.instructions else told

    def _steps(self, row: BuildingWorkRow) -> GateList:
        """The steps of the option, done and open."""
        done = dict(row.plan.done) if row.plan else {}
        gates = [
            Gate(
                one.words,
                GateState.MET if one.key in done else GateState.WAITING,
                day_words(done[one.key], self.desk.as_of) if one.key in done else self.desk.party(one.by),
            )
            for one in row.steps
        ]
        title = "Every step is done" if row.steps and not row.left else f"{counted(len(row.left), 'step')} left"
        title = title if row.steps else "No option is chosen"
        said = "" if row.steps else "Choose how the Link is brought to the customer: 1a, 1b, 2 or 3."
        found = GateList(WIDE)
        found.set(title, said, gates, Tone.OK if row.steps and not row.left else Tone.INFO)
        return found
