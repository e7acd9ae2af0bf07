"""The forms of the Work part: those that begin a piece of work, and those of its next steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from models.act import Act
from models.acts.maintenance import (
    cancel_maintenance,
    close_work_order,
    describe_site,
    notify_disturbance,
    notify_maintenance,
    open_work_order,
    record_disturbance,
    schedule_maintenance,
)
from models.acts.relocations import (
    cancel_move,
    consent_to_relocation,
    plan_relocation,
    put_up_move,
    request_move,
    take_down_move,
)
from models.acts.service import claim_force_majeure, end_force_majeure
from models.acts.suspensions import cure_interference, give_suspension_notice, restore_service, suspend_service
from models.queries.service_work import WorkRow
from models.rules.force_majeure import EVENTS
from models.rules.service_facts import MoveReason
from models.rules.words import capital
from ui.dialogs.act_form import Ask

if TYPE_CHECKING:
    from ui.screens.service_parts.part import ServicePart

__all__ = ["NEXT", "Next", "WorkForms"]

Asking = Callable[["ServicePart"], tuple[Ask, ...]]
LINKS = Ask("links", "Links", hint="One a line, L-0001.")
ZONE = Ask("zone", "Time zone, where the site has none", placeholder="America/New_York")


class Next(NamedTuple):
    """A next step: its words on a button, its icon, its act, the fact that names the record, and what it asks."""

    words: str
    icon: str
    act: Act
    record: str
    asks: Asking


NEXT: dict[str, Next] = {
    "notify_maintenance": Next(
        "Record notice", "send", notify_maintenance, "window", lambda of: (of.day("notified_on", "Notice given"),)
    ),
    "cancel_maintenance": Next(
        "Cancel", "x", cancel_maintenance, "window", lambda of: (of.day("cancelled_on", "Cancelled on"),)
    ),
    "consent_to_relocation": Next(
        "Record consent", "check", consent_to_relocation, "move", lambda of: (of.day("consent_on", "Consent of"),)
    ),
    "take_down_move": Next(
        "Take down",
        "arrow-down-to-line",
        take_down_move,
        "move",
        lambda of: (
            of.day("removed_on", "Taken down"),
            Ask("to", "Kept meanwhile in", hint="A store; empty for the storage Customer asked for."),
        ),
    ),
    "put_up_move": Next(
        "Put up",
        "arrow-up-from-line",
        put_up_move,
        "move",
        lambda of: (
            of.day("installed_on", "Put up"),
            Ask("hub", "Hub", placeholder="PHL-2"),
            Ask("to", "Building, where none was named", placeholder="B-0001"),
        ),
    ),
    "cancel_move": Next(
        "Cancel",
        "x",
        cancel_move,
        "move",
        lambda of: (of.day("cancelled_on", "Cancelled on"), Ask("why", "Why", lines=2)),
    ),
    "cure_interference": Next(
        "Record cure", "check", cure_interference, "suspension", lambda of: (of.day("cured_on", "Cured on"),)
    ),
    "suspend_service": Next(
        "Suspend", "pause", suspend_service, "suspension", lambda of: (of.moment("started_at", "Suspended from"),)
    ),
    "restore_service": Next(
        "Restore", "play", restore_service, "suspension", lambda of: (of.moment("ended_at", "Restored"),)
    ),
    "end_force_majeure": Next(
        "Record its end", "check", end_force_majeure, "event", lambda of: (of.moment("ended_at", "Ended"),)
    ),
    "notify_disturbance": Next(
        "Record notice", "send", notify_disturbance, "notice", lambda of: (of.day("notice_on", "Notice given"),)
    ),
    "close_work_order": Next("Close", "check", close_work_order, "order", lambda of: (of.day("done_on", "Done on"),)),
}
"""The steps that may come next for a piece of work, by the name of the act."""


class WorkForms:
    """Opens the forms of the Work part."""

    def __init__(self, part: ServicePart) -> None:
        self.part = part

    def next(self, row: WorkRow, name: str) -> None:
        """The form of a next step."""
        step = NEXT[name]
        self.part.ask(step.act, f"{step.words}: {row.number}", step.asks(self.part), {step.record: row.number})

    def maintain(self) -> None:
        """Schedules maintenance."""
        asks = (
            LINKS,
            self.part.moment("starts_at", "From"),
            self.part.moment("ends_at", "To"),
            Ask("interrupts", "It breaks the signal", value=True),
            Ask("notified_on", "Notice given"),
            Ask("words", "Work"),
            Ask("despite", "Why not between midnight and 6:00", lines=2),
            ZONE,
        )
        self.part.ask(schedule_maintenance, "Schedule maintenance", asks)

    def relocate(self) -> None:
        """Plans a relocation by Winstar."""
        reasons = [(one.value, one.words) for one in MoveReason if one is not MoveReason.REQUEST]
        asks = (
            Ask("link", "Link", choices=self.part.links()),
            Ask("reason", "Reason", choices=reasons),
            self.part.day("notice_on", "Notice received"),
            Ask("planned_on", "Planned for"),
            Ask("to", "To building", placeholder="B-0001"),
            Ask("consent_on", "Customer consented"),
            Ask("despite", "Why less than 60 days' notice", lines=2),
            Ask("words", "Remarks"),
        )
        self.part.ask(plan_relocation, "Relocate Equipment for Winstar", asks)

    def move(self) -> None:
        """Takes down Customer's request to move."""
        asks = (
            Ask("link", "Link", choices=self.part.links()),
            self.part.day("requested_on", "Requested on"),
            Ask("to", "To building", placeholder="B-0001"),
            Ask("storage", "Or into storage", hint="The name of the store."),
            Ask("owner", "Whose storage", value="Winstar"),
            Ask("planned_on", "Planned for"),
            Ask("words", "Remarks"),
        )
        self.part.ask(request_move, "Move Equipment for Customer", asks)

    def suspend(self) -> None:
        """Records a notice of interference or of unpaid support."""
        asks = (
            Ask("cause", "Cause"),
            self.part.day("notice_on", "Notice of"),
            Ask("words", "What interferes, or what is unpaid", lines=2),
            Ask("links", "Links", hint="One a line; none for all."),
            Ask("zone", "Time zone", placeholder="America/New_York"),
        )
        self.part.ask(give_suspension_notice, "Notice before a suspension", asks)

    def claim(self) -> None:
        """Records a force majeure."""
        asks = (
            Ask("party", "Party"),
            Ask("kind", "Event", choices=[(one, capital(one)) for one in EVENTS]),
            Ask("duty", "Duty that cannot be performed", "Name its clause or record, as B-2(d) or MV-0004."),
            Ask("zone", "Time zone", placeholder="America/New_York"),
            self.part.moment("started_at", "Began"),
            self.part.moment("ended_at", "Ended"),
            self.part.day("claimed_on", "Relied on since"),
            Ask("unpreventable", "No reasonable precaution would have prevented it"),
            Ask("no_workaround", "There is no way round it"),
            Ask("efforts", "Efforts to resume", lines=2),
        )
        self.part.ask(claim_force_majeure, "Claim force majeure", asks)

    def disturb(self) -> None:
        """Records a disturbance of Customer's service."""
        asks = (
            LINKS,
            Ask("reason", "Reason"),
            self.part.day("happened_on", "Happened on"),
            Ask("words", "What was done"),
        )
        self.part.ask(record_disturbance, "Record a disturbance", asks)

    def order(self) -> None:
        """Opens a work order."""
        asks = (
            Ask("link", "Link", choices=self.part.links()),
            Ask("kind", "Service"),
            self.part.day("opened_on", "Opened on"),
            Ask("words", "Work"),
        )
        self.part.ask(open_work_order, "Open a work order", asks)

    def describe(self) -> None:
        """Records a site's time zone and rules of access."""
        asks = (
            Ask("building", "Building", placeholder="B-0001"),
            Ask("zone", "Time zone", placeholder="America/New_York"),
            Ask("contact", "Contact"),
            Ask("telephone", "Telephone"),
            Ask("access", "Access and security rules", lines=3),
        )
        self.part.ask(describe_site, "Describe a site", asks)
