"""The Service page: outages, availability, the Installation Target with its credits, and the work (Exhibit D)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget

from models.queries.service import ServicePage, service_page
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from reports.grid import Grid
from ui import icons
from ui.desk import Desk
from ui.screen import Group, ScreenAction
from ui.screens.in_parts import InParts
from ui.screens.service_parts.availability import AvailabilityPart
from ui.screens.service_parts.credits import CreditsPart
from ui.screens.service_parts.outages import OutagesPart
from ui.screens.service_parts.part import ServicePart
from ui.screens.service_parts.work import WorkPart
from ui.widgets.button import Button
from ui.widgets.inspector import Inspector
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented

__all__ = ["ServiceScreen"]

PARTS: tuple[type[Any], ...] = (OutagesPart, AvailabilityPart, CreditsPart, WorkPart)
MINUTE = 60_000  # milliseconds after which running clocks are read again


class ServiceScreen(InParts):
    """Service under Exhibit D: what is down, how available each Link is, what is credited, what is worked on."""

    key = "service"
    title = "Service"
    icon = "activity"
    kinds = PARTS
    group = Group.SERVICE
    reads = WHOLE_BOOK
    opens = frozenset({"outage", "window", "move", "suspension", "disturbance", "credit", "quarter", "work_order"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: ServicePage | None = None
        self.parts: dict[str, ServicePart] = {}
        self._quarter: date | None = None
        self._wanted = ""
        self._buttons: list[tuple[Button, ScreenAction]] = []
        inspector = Inspector(396)
        self.set_inspector(inspector)
        inspector.previous.connect(lambda: self.part.view.step(-1))
        inspector.next.connect(lambda: self.part.view.step(1))
        inspector.closed.connect(lambda: self.show_inspector(False))
        inspector.link.connect(self._open_link)
        self.tabs = Segmented([(kind.key, kind.words) for kind in PARTS], name="Part of the page")
        self.tabs.changed.connect(self.choose)
        self.page.addLayout(row(self.tabs, 0))
        self._stack = QStackedWidget()
        self.page.addWidget(self._stack, 1)
        self.actions_changed.connect(self._show_gates)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._show(PARTS[0].key)

    @property
    def part(self) -> ServicePart:
        """The part shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, ServicePart)
        return shown

    def choose(self, key: str) -> ServicePart:
        """Shows a part, building it the first time, filled with what was read."""
        self._show(key)
        self._fill_part()
        return self.part

    def _show(self, key: str) -> None:
        """Brings a part to the front."""
        self._stack.setCurrentWidget(self.made(key))
        self.tabs.choose(key)
        wanted = self.part.head_acts()
        self._buttons = [(self.button(one, "primary" if one is wanted[-1] else "default"), one) for one in wanted]
        self.head.set_actions([*self._more(), *(button for button, _ in self._buttons)])

    def _more(self) -> list[Button]:
        """The button with the menu of what else can be begun in the part shown."""
        acts = self.part.more_acts()
        if not acts:
            return []
        button, menu = Button("More", icon="plus"), QMenu(self)
        for one in acts:
            menu.addAction(icons.icon(one.icon), f"{one.words}\t{one.key}" if one.key else one.words, one.run)
        button.setMenu(menu)
        return [button]

    def _show_gates(self) -> None:
        """Brings the buttons up to date with the row under the cursor."""
        for button, action in self._buttons:
            button.set_gate(action.gate())

    # -- filling ---------------------------------------------------------------------------------------------

    def moment(self) -> datetime | None:
        """The moment clocks are read at: now on the day that is today, else the end of the day."""
        now, as_of = self.desk.now(), self.desk.as_of
        near = abs(now.date() - as_of) <= timedelta(days=1)
        return now if near and as_of == self.desk.today else None

    def refill(self) -> None:
        """Reads the service of the day in a worker thread."""
        self.desk.read_later(
            service_page, self.desk.as_of, self._quarter, self.moment(), then=self.fill, key=(id(self), "service")
        )

    def fill(self, page: ServicePage) -> None:
        """Shows what was read in the part shown."""
        self.shown = page
        self._fill_part()

    def _fill_part(self) -> None:
        self.part.refill()
        self.head.set_sentence(self.part.said())
        self._show_gates()
        if self._wanted and self.shown is not None:
            self._go_to(self._wanted)

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

    def go_to(self, key: str) -> bool:
        """Opens a part by its name, a quarter by its last day, or the record of that number."""
        if key in {kind.key for kind in PARTS}:
            self.choose(key).view.focus()
            return True
        self._wanted = key
        return self.shown is not None and self._go_to(key)

    def _go_to(self, key: str) -> bool:
        """Goes to the first part that holds a record, the one shown before the others."""
        self._wanted = ""
        quarter = next((one for one in self.shown.periods if one.last.isoformat() == key), None) if self.shown else None
        if quarter is not None:
            self.choose(AvailabilityPart.key).view.focus()
            self.show_quarter(quarter.last)
            return True
        shown = self.part.key
        for name in (shown, *(kind.key for kind in PARTS if kind.key != shown)):
            if self.choose(name).select(key):
                self.part.view.focus()
                self.show_inspector(True)
                return True
        self.choose(shown)
        return False

    def _open_link(self) -> None:
        """Opens the Link of the availability under the cursor."""
        if self.part.key == AvailabilityPart.key and self.part.row is not None:
            self.record_asked.emit("link", self.part.row.of.link)

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor."""
        return self.part.why()

    def page_actions(self) -> Sequence[ScreenAction]:
        """What can be done in the part shown."""
        return self.part.page_actions()

    def page_keys(self) -> Sequence[ScreenAction]:
        """Walking the list, and the other parts."""
        view = self.part.view
        return [
            ScreenAction("Next row", "J", "chevron-down", lambda: view.step(1)),
            ScreenAction("Previous row", "K", "chevron-up", lambda: view.step(-1)),
            ScreenAction("Filter this list", "Ctrl+F", "list-filter", self.filter),
            ScreenAction("Next part of the page", "Ctrl+Right", "arrow-right", lambda: self._step(1)),
            ScreenAction("Previous part of the page", "Ctrl+Left", "arrow-left", lambda: self._step(-1)),
            ScreenAction("Details on or off", "I", "panel-right", self.toggle_inspector),
            *(ScreenAction(f"Service: {kind.words}", "", self.icon, partial(self.go_to, kind.key)) for kind in PARTS),
        ]

    def _step(self, by: int) -> None:
        keys = [kind.key for kind in PARTS]
        self.choose(keys[(keys.index(self.tabs.chosen) + by) % len(keys)]).view.focus()

    def export_shown(self) -> Grid[Any]:
        """The list of the part shown."""
        return Grid(f"{self.title}, {self.part.words}", self.part.table.columns, self.part.table.shown)

    def filter(self) -> None:
        """Puts the keyboard into the filter of the part shown."""
        self.part.filter()

    def take_focus(self) -> None:
        """Puts the keyboard into the list."""
        self.part.view.focus()
