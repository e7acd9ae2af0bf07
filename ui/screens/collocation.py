"""The Collocation page: facilities, permits and certificates, in-building work, switch sites."""

from __future__ import annotations

from models.queries.collocation import CollocationPage, collocation_page
from models.queries.state import WHOLE_BOOK
from ui.screen import Group
from ui.screens.collocation_parts.buildings import BuildingsPart
from ui.screens.collocation_parts.facilities import FacilitiesPart
from ui.screens.collocation_parts.papers import PapersPart
from ui.screens.collocation_parts.sites import SitesPart
from ui.screens.in_parts import InParts

__all__ = ["CollocationScreen"]


class CollocationScreen(InParts):
    """Customer's room in Winstar's facilities, and what buildings and hubs need."""

    key = "collocation"
    title = "Collocation"
    icon = "server"
    kinds = (FacilitiesPart, PapersPart, BuildingsPart, SitesPart)
    group = Group.SERVICE
    reads = WHOLE_BOOK
    opens = frozenset(
        {"facility", "permit", "certificate", "approval", "warranty", "lien", "interference", "in_building",
         "switch_site"}
    )  # fmt: skip
    read: CollocationPage | None = None

    @property
    def is_read(self) -> bool:
        """Whether the page of the day is read."""
        return self.read is not None

    def refill(self) -> None:
        """Reads the book of the day in a worker thread."""
        self.desk.read_later(collocation_page, self.desk.as_of, then=self.fill, key=(id(self), "page"))

    def fill(self, read: CollocationPage) -> None:
        """Shows what was read in the part shown."""
        self.read = read
        self.fill_part()

    def go_to(self, key: str) -> bool:
        """Opens a part by its name, or the facility, permit, lien, building or hub of that number; none is a site."""
        return super().go_to(key or SitesPart.key)
