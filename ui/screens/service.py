"""The Service page: outages, availability, the Installation Target with its credits, and the work (Exhibit D)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from models.queries.service import ServicePage, service_page
from models.queries.state import WHOLE_BOOK
from ui import icons
from ui.desk import Desk
from ui.screen import Group
from ui.screens.in_parts import InParts
from ui.screens.service_parts.availability import AvailabilityPart
from ui.screens.service_parts.credits import CreditsPart
from ui.screens.service_parts.outages import OutagesPart
from ui.screens.service_parts.part import ServicePart
from ui.screens.service_parts.work import WorkPart
from ui.widgets.button import Button

__all__ = ["ServiceScreen"]

MINUTE = 60_000  # milliseconds after which running clocks are read again


class ServiceScreen(InParts):
    """Service under Exhibit D: what is down, how available each Link is, what is credited, what is worked on."""

    key = "service"
    title = "Service"
    icon = "activity"
    kinds = (OutagesPart, AvailabilityPart, CreditsPart, WorkPart)
    group = Group.SERVICE
    reads = WHOLE_BOOK
    opens = frozenset({"outage", "window", "move", "suspension", "disturbance", "credit", "quarter", "work_order"})

    shown: ServicePage | None = None
    _quarter: date | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        if self.inspector is not None:
            self.inspector.link.connect(self._open_link)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def more_buttons(self) -> Sequence[Button]:
        """The button with the menu of what else can be begun in the part shown."""
        part = self.part
        acts = part.more_acts() if isinstance(part, ServicePart) else ()
        if not acts:
            return ()
        button, menu = Button("More", icon="plus"), QMenu(self)
        for one in acts:
            menu.addAction(icons.icon(one.icon), f"{one.words}\t{one.key}" if one.key else one.words, one.run)
        button.setMenu(menu)
        return (button,)

    # -- filling ---------------------------------------------------------------------------------------------

    def moment(self) -> datetime | None:
        """The moment clocks are read at: now on the day that is today, else the end of the day."""
        now, as_of = self.desk.now(), self.desk.as_of
        near = abs(now.date() - as_of) <= timedelta(days=1)
        return now if near and as_of == self.desk.today else None

    @property
    def is_read(self) -> bool:
        """Whether the service of the day is read."""
        return self.shown is not None

    def refill(self) -> None:
        """Reads the service of the day in a worker thread."""
        self.desk.read_later(
            service_page, self.desk.as_of, self._quarter, self.moment(), then=self.fill, key=(id(self), "service")
        )

    def fill(self, page: ServicePage) -> None:
        """Shows what was read in the part shown."""
        self.shown = page
        self.fill_part()

    def _tick(self) -> None:
        """Reads running clocks again while somebody looks at them."""
        if self.isVisible() and self.moment() and self.shown and any(one.down for one in self.shown.outages):
            self.refill()

    def show_quarter(self, last: date) -> None:
        """Shows the availability of another quarter, by its last day."""
        if self.shown is None or self.shown.period is None or self.shown.period.last != last:
            self._quarter = last
            self.refill()

    # -- records ---------------------------------------------------------------------------------------------

    def find_record(self, key: str) -> bool:
        """Goes to a quarter by its last day, or to the first part that holds a record."""
        quarter = next((one for one in self.shown.periods if one.last.isoformat() == key), None) if self.shown else None
        if quarter is None:
            return super().find_record(key)
        self._wanted = ""
        self.choose(AvailabilityPart.key).view.focus()
        self.show_quarter(quarter.last)
        return True

    def _open_link(self) -> None:
        """Opens the Link of the availability under the cursor."""
        part = self.part
        if isinstance(part, AvailabilityPart) and part.row is not None:
            self.record_asked.emit("link", part.row.of.link)
