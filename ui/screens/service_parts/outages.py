"""Outages: every ticket with its two clocks, and the acts that answer and end it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.acts.maintenance import open_work_order
from models.acts.outages import (
    correct_outage,
    give_access,
    report_outage,
    respond_to_outage,
    restore_outage,
    settle_cause,
)
from models.queries.service import OutageRow, ServicePage
from models.rules.clause import Why
from models.rules.moments import length_words, moment_words
from models.rules.outages import Standing
from models.rules.service_facts import ServiceBook
from reports.columns import Tone
from reports.grids_service import OUTAGES, verdict_icon, verdict_tone
from ui.dialogs.act_form import Ask
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.service_parts.part import ServicePart
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, number_words

if TYPE_CHECKING:
    from ui.screens.service import ServiceScreen

__all__ = ["OutagesPart"]

FACETS: tuple[Facet[OutageRow], ...] = (
    Facet("down", "Down now", lambda row: row.down, Tone.BAD),
    Facet("late", "Response late", lambda row: row.response.standing in (Standing.MISSED, Standing.LATE), Tone.BAD),
    Facet("goal", "Goal missed", lambda row: row.restoration.standing in (Standing.MISSED, Standing.LATE), Tone.WARN),
    Facet("open", "Cause not settled", lambda row: row.facts.cause is None),
)


class OutagesPart(ServicePart):
    """Every outage, those that last first."""

    key, words = "outages", "Outages"

    def __init__(self, screen: ServiceScreen) -> None:
        table: RowTable[OutageRow] = RowTable(
            OUTAGES,
            key=lambda row: row.number,
            facets=FACETS,
            edge=lambda row: Tone.BAD if row.down else None,
            sentence=lambda row: f"{row.number}, {row.where}, since {row.since}",
        )
        super().__init__(
            screen, table, "Filter the outages", "Enter opens the outage, R records the start of work.", 40
        )
        self.view.set_empty(
            EmptyState(
                "activity", "No outage is recorded", "Take one down with N: its Links, and when it was reported."
            )
        )

    def rows_of(self, page: ServicePage) -> Sequence[OutageRow]:
        """Every outage."""
        return page.outages

    def said(self) -> str:
        """How many outages last, and the number to call."""
        rows = self.rows()
        down = sum(row.down for row in rows)
        telephone = self.desk.terms.service_levels.outage_telephone
        lasting = f"{number_words(down).capitalize()} {'lasts' if down == 1 else 'last'}" if down else "None lasts"
        return f"{count_words(len(rows), 'outage')}. {lasting}. Customer reports to {telephone}."

    def acts(self) -> Sequence[ScreenAction]:
        """Taking down, answering, ending, and settling the cause."""
        return (
            ScreenAction("Report outage", "N", "plus", self.report),
            ScreenAction("Record start of work", "R", "wrench", self.respond, self.only(self._why_not_respond)),
            ScreenAction("Record access", "A", "door-open", self.access, self.only(self._why_not_access)),
            ScreenAction("Record restored", "E", "check", self.restore, self.only(self._why_not_restore)),
            ScreenAction("Settle cause", "C", "scale", self.settle, self.only(lambda _row: "")),
            ScreenAction("Open work order", "O", "clipboard-list", self.order, self.only(lambda _row: "")),
            ScreenAction("Correct times", "", "pencil", self.correct, self.only(lambda _row: "")),
        )

    @staticmethod
    def _why_not_respond(row: OutageRow) -> str:
        return "The start of work is recorded." if row.facts.responded_at else ""

    @staticmethod
    def _why_not_access(row: OutageRow) -> str:
        if not row.facts.access_needed:
            return "No access is needed."
        return "Access is recorded." if row.facts.access_at else ""

    @staticmethod
    def _why_not_restore(row: OutageRow) -> str:
        return "Service is restored." if row.facts.restored_at else ""

    # -- acts ------------------------------------------------------------------------------------------------

    def report(self) -> None:
        """Takes an outage down."""
        asks = (
            Ask("links", "Links", hint="One a line, L-0001."),
            self.moment("reported_at", "Reported by Customer"),
            self.moment("known_at", "Or known otherwise"),
            Ask("words", "What was reported"),
            Ask("access_needed", "Access to Customer's premises is needed"),
            self.moment("access_at", "Access given"),
            Ask("zone", "Time zone, where the site has none", placeholder="America/New_York"),
        )
        self.ask(report_outage, "Report an outage", asks)

    def respond(self) -> None:
        """Records the start of work."""
        asks = (self.moment("responded_at", "Work started"), self.moment("access_at", "Access given"))
        given: dict[str, object] = {"outage": self.row.number}
        if self.row.facts.access_at or not self.row.facts.access_needed:
            given["access_at"] = ""
        self.ask(respond_to_outage, f"Start of work on {self.row.number}", asks, given)

    def access(self) -> None:
        """Records access."""
        asks = (self.moment("access_at", "Access given"),)
        self.ask(give_access, f"Access for {self.row.number}", asks, {"outage": self.row.number})

    def restore(self) -> None:
        """Records the end of the outage."""
        asks = (self.moment("restored_at", "Restored"),)
        self.ask(restore_outage, f"{self.row.number} restored", asks, {"outage": self.row.number})

    def settle(self) -> None:
        """Settles the cause and whose it is."""
        events = [(one.number, f"{one.number}, {one.kind}") for one in self._book().events]
        windows = [
            (one.number, f"{one.number}, {moment_words(one.start, one.zone)}")
            for one in self._book().windows
            if one.cancelled_on is None
        ]
        asks = (
            Ask("cause", "Cause"),
            Ask("customer_share", "Customer's share, %", value=0),
            self.day("judged_on", "Settled on"),
            Ask("found", "What was found", lines=3),
            Ask("force_majeure", "Force majeure", choices=(("", "None"), *events)),
            Ask("window", "Maintenance window", choices=(("", "None"), *windows)),
        )
        self.ask(settle_cause, f"Cause of {self.row.number}", asks, {"outage": self.row.number})

    def order(self) -> None:
        """Opens a work order for the outage."""
        links = [(number, number) for number in self.row.facts.links]
        asks = (Ask("link", "Link", choices=links), Ask("kind", "Service"), self.day("opened_on"), Ask("words", "Work"))
        self.ask(open_work_order, f"Work order for {self.row.number}", asks, {"outage": self.row.number})

    def correct(self) -> None:
        """Corrects moments with a reason."""
        names = ("reported_at", "known_at", "access_at", "responded_at", "restored_at")
        asks = (*(self.moment(name) for name in names), Ask("why", "Why", lines=2))
        self.ask(correct_outage, f"Correct the times of {self.row.number}", asks, {"outage": self.row.number})

    def _book(self) -> ServiceBook:
        """The records of the day."""
        return self.shown.state.service if self.shown is not None else ServiceBook()

    # -- the record ------------------------------------------------------------------------------------------

    def show_record(self, row: OutageRow) -> None:
        """The outage under the cursor: its moments, its clocks, its cause."""
        verdict = row.response if row.response.standing.is_open and row.down else row.restoration
        chip = Chip(verdict.words, verdict_tone(verdict), verdict_icon(verdict))
        self.inspector.set_head(row.number, chip, row.facts.words or row.where)
        facts = row.facts
        moments = {
            "Reported": facts.reported_at,
            "Known otherwise": facts.known_at,
            "Access": facts.access_at,
            "Work started": facts.responded_at,
            "Restored": facts.restored_at,
        }
        told = [(name, moment_words(at, facts.zone)) for name, at in moments.items() if at is not None]
        self.facts("Moments", [*told, ("Clock", facts.zone), ("Lasts", length_words(row.minutes))])
        self.facts("Links", [(number, self._where(number)) for number in facts.links])
        self._show_sites(facts.links)
        cause = facts.cause.words if facts.cause else "Not settled"
        self.facts(
            "Cause",
            [
                ("Cause", cause),
                ("Found", facts.found),
                ("Cost", row.shares if facts.cause else ""),
                ("Force majeure", facts.event),
                ("Maintenance", facts.window),
                ("Contractor", facts.contractor),
            ],
        )
        self.show_why(row.response.why, "Why this response?", open_=True)
        self.show_why(row.restoration.why, "Why this goal?")
        self.show_clauses("EXD-3.1", "EXD-3.3", *(["MA-10.3"] if facts.event else []))
        self.show_next(self.acts()[1:6])

    def _show_sites(self, links: Sequence[str]) -> None:
        """Whom and what access to the buildings takes, where it is recorded."""
        sites = self.shown.sites if self.shown is not None else {}
        for site in {sites[one].building: sites[one] for one in links if one in sites}.values():
            told = [("Contact", site.contact), ("Telephone", site.telephone), ("Rules", site.access)]
            self.facts(f"Access to {site.name}", told)

    def _where(self, link: str) -> str:
        """The building of a Link."""
        return self.shown.state.where.get(link, "") if self.shown is not None else ""

    def why(self) -> tuple[Why, str] | None:
        """The clock that is asked for: the response while it is open, else the goal."""
        row = self.row
        if row is None:
            return None
        if row.down and row.response.standing.is_open:
            return row.response.why, f"Response to {row.number}"
        return row.restoration.why, f"Restoration of {row.number}"
