"""Switch sites: where Winstar carries the traffic of each hub, and Customer's cage there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.acts.places import add_switch_site, route_hub
from models.queries.collocation import CollocationPage, HubRouteRow
from models.rules.clause import Why
from models.rules.words import counted
from reports.columns import Tone
from reports.grids_collocation import HUB_ROUTES
from ui.dialogs.act_form import Ask
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.collocation_parts.part import CollocationPart, Line
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.words import day_words

if TYPE_CHECKING:
    from ui.screens.collocation import CollocationScreen

__all__ = ["SitesPart"]

FACETS = (
    Facet[HubRouteRow]("recorded", "Recorded", lambda row: bool(row.route.site), Tone.OK),
    Facet[HubRouteRow]("open", "Not recorded", lambda row: not row.route.site, Tone.OUTLINE),
)


class SitesPart(CollocationPart):
    """Every hub, and the switch site behind it."""

    key, words = "sites", "Switch sites"

    def __init__(self, screen: CollocationScreen) -> None:
        table: RowTable[HubRouteRow] = RowTable(
            HUB_ROUTES, key=lambda row: row.hub, as_of=screen.desk.as_of, facets=FACETS
        )
        super().__init__(screen, table, "Filter the hubs", "Enter opens the hub.")
        self.view.set_empty(
            EmptyState(
                "route",
                "No hubs yet",
                "Hubs are added where a pair is installed, or imported. Schedule C-2 has a heading for switch "
                "sites and no list: yours is kept here.",
            )
        )

    def rows_of(self, page: CollocationPage) -> Sequence[HubRouteRow]:
        """The hubs."""
        return page.hubs

    def acts(self) -> Sequence[ScreenAction]:
        """A new switch site, and where a hub's traffic goes."""
        return [
            ScreenAction("New switch site...", "N", "plus", self.add),
            ScreenAction("Carry this hub to a site...", "R", "route", self.route, self._no_route),
        ]

    def next_acts(self, row: HubRouteRow) -> Sequence[ScreenAction]:
        """Where the hub's traffic goes, once there is a switch site."""
        add, route = self.acts()
        return [add if self._no_route() else route]

    def _no_route(self) -> str:
        page = self.host.read
        return self.not_one() or ("" if page and page.sites else "Add a switch site first.")

    def said(self) -> str:
        """How many hubs have their switch site."""
        page = self.host.read
        if page is None:
            return ""
        known = sum(bool(row.route.site) for row in page.hubs)
        sites = counted(len(page.sites), "switch site")
        return f"{sites}. {known} of {counted(len(page.hubs), 'hub')} carried to one. Schedule C-2 is blank."

    def why(self) -> tuple[Why, str] | None:
        """What Exhibit C says of backhaul."""
        if self.row is None:
            return None
        route = self.row.route
        facts = (("Hub", self.row.hub), ("Switch site", route.site or "not recorded"))
        rule = "Winstar carries each hub's traffic to Customer's cage at a switch site; Schedule C-2 lists none"
        return Why(rule, ("EXC-2", "C-2"), facts), f"Where does {self.row.hub} go?"

    def add(self) -> None:
        """A switch site."""
        asks = (Ask("code", placeholder="PHL-S"), Ask("name"), Ask("cage", placeholder="Cage 12"))
        self.ask(add_switch_site, "New switch site", asks, primary="Add the site")

    def route(self) -> None:
        """Where a hub's traffic goes."""
        page, row = self.host.read, self.row
        if page is None or row is None:
            return
        sites = [(one.code, f"{one.code}, {one.name}") for one in page.sites]
        asks = (
            Ask("site", "Switch site", choices=sites, value=sites[0][0]),
            self.on("holds_from", "From"),
            Ask("pop", "POP"),
        )
        self.ask(route_hub, f"Where {row.hub} is carried", asks, {"hub": row.hub})

    def show_record(self, row: HubRouteRow) -> None:
        """The hub in the inspector."""
        route = row.route
        chip = Chip("Recorded", Tone.OK, "check") if route.site else Chip("Not recorded", Tone.OUTLINE)
        self.inspector.set_head(row.hub, chip, row.name)
        told = [
            Line("Switch site", f"{route.site}, {row.site_name}" if route.site else "not recorded", "EXC-2"),
            Line("Cage", row.cage or "not known", "C-2"),
            Line("POP", route.pop or "not known"),
            Line("Since", day_words(route.since, self.desk.as_of)),
            Line("Hub", f"{row.name}, {row.city}" if row.city else row.name),
            Line("Links", str(route.links)),
        ]
        self.facts("Backhaul", told)
        page = self.host.read
        others = [
            f"{one.code}, {one.name}{f', {one.cage}' if one.cage else ''}" for one in (page.sites if page else ())
        ]
        self.lines("Switch sites of Schedule C-2", others)
        self.show_next(row)
