"""Availability: a quarter's minutes, Link by Link, what is left out and why, and the report of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.acts.service import issue_availability_report
from models.queries.service import QuarterRow, ServicePage
from models.rules.clause import Known, Why
from reports.columns import Tone
from reports.grids_service import AVAILABILITY, fails_tone, fails_words
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.service_parts.part import ServicePart
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.words import count_words, day_words, money_words

if TYPE_CHECKING:
    from ui.screens.service import ServiceScreen

__all__ = ["AvailabilityPart"]

FACETS: tuple[Facet[QuarterRow], ...] = (
    Facet("fails", "Below standard", lambda row: row.of.fails, Tone.BAD),
    Facet("down", "Was down", lambda row: row.of.down > 0),
    Facet("left_out", "Minutes left out", lambda row: row.of.down != row.of.counted),
    Facet("oc3", "OC-3", lambda row: row.of.radio == "OC-3"),
    Facet("ds3", "DS-3, measured only", lambda row: row.of.radio == "DS-3"),
)


class AvailabilityPart(ServicePart):
    """The availability of every Link in a quarter."""

    key, words = "availability", "Availability"

    def __init__(self, screen: ServiceScreen) -> None:
        table: RowTable[QuarterRow] = RowTable(AVAILABILITY, key=lambda row: row.key, facets=FACETS)
        super().__init__(screen, table, "Filter the Links", "Enter opens the Link, W says why.", 40)
        self.quarters = Choice([], name="Quarter")
        self.quarters.changed.connect(lambda last: screen.show_quarter(date.fromisoformat(last)))
        self.filters.addWidget(self.quarters)
        self.view.set_empty(
            EmptyState("gauge", "No Link was in service", "A Link is measured from the day it is accepted.")
        )

    def rows_of(self, page: ServicePage) -> Sequence[QuarterRow]:
        """The Links of the quarter shown."""
        choices = [(one.last.isoformat(), one.words) for one in reversed(page.periods)]
        if page.period is not None:
            self.quarters.blockSignals(True)
            self.quarters.set_choices(choices)
            self.quarters.choose(page.period.last.isoformat())
            self.quarters.blockSignals(False)
        return page.quarter

    def said(self) -> str:
        """How the quarter went, and whether it is reported."""
        if self.shown is None or self.shown.period is None:
            return ""
        period, rows = self.shown.period, self.shown.quarter
        below = sum(row.of.fails for row in rows)
        report = next((one for one in self.shown.state.service.reports if one.last == period.last), None)
        told = f"reported {day_words(report.issued_on)}" if report else "not reported"
        if self.shown.state.as_of < period.last:
            told = f"runs until {day_words(period.last)}"
        standing = f"{count_words(below, 'Link')} below the standard" if below else "none below the standard"
        return f"{period.words}: {count_words(len(rows), 'Link')} in service, {standing}; {told}."

    def acts(self) -> Sequence[ScreenAction]:
        """Issuing the report, and the quarters before and after."""
        return (
            ScreenAction("Issue report", "R", "file-check", self.report, self._why_not_report),
            ScreenAction("Earlier quarter", "Ctrl+Up", "arrow-up", lambda: self._step(-1)),
            ScreenAction("Later quarter", "Ctrl+Down", "arrow-down", lambda: self._step(1)),
        )

    def _why_not_report(self) -> str:
        if self.shown is None or self.shown.period is None:
            return "No quarter has begun."
        period = self.shown.period
        if self.shown.state.as_of < period.last:
            return f"{period.words} ends on {day_words(period.last)}."
        issued = any(one.last == period.last for one in self.shown.state.service.reports)
        return f"The report of {period.words} is issued." if issued else ""

    def report(self) -> None:
        """Records that the quarter was reported."""
        if self.shown is not None and self.shown.period is not None:
            given = {"quarter_end": self.shown.period.last}
            title = f"Availability report of {self.shown.period.words}"
            self.ask(issue_availability_report, title, (self.day("issued_on", "Issued on"),), given)

    def _step(self, by: int) -> None:
        """Shows the quarter before or after."""
        if self.shown is None or self.shown.period is None:
            return
        place = self.shown.periods.index(self.shown.period) + by
        if 0 <= place < len(self.shown.periods):
            self.host.show_quarter(self.shown.periods[place].last)

    def show_record(self, row: QuarterRow) -> None:
        """The Link under the cursor: its minutes, its credit, and why."""
        of = row.of
        self.inspector.set_head(of.link, Chip(fails_words(row), fails_tone(row)), row.where, link="Open Link")
        self.facts(
            f"Minutes in {of.period.words}",
            [
                ("Down", f"{of.down:,}"),
                ("Suspended", f"{of.suspended:,}, left out" if of.suspended else ""),
                ("Customer's", f"{of.customer:,}, left out" if of.customer else ""),
                ("Force majeure", f"{of.force_majeure:,}, left out" if of.force_majeure else ""),
                ("Scheduled work", f"{of.maintenance:,}" if of.maintenance else ""),
                ("Counted", f"{of.counted:,}"),
                ("Allowed", f"{of.allowed:.3f}"),
                ("Availability", f"{of.share * 100:.4f}%"),
                ("Nothing left out", f"{of.share_of_all * 100:.4f}%" if of.down != of.counted else ""),
            ],
        )
        self.facts("Now", [("Service", row.service.state.words), *row.service.why.facts])
        if of.credit is not None:
            amount = money_words(of.credit.value) if isinstance(of.credit, Known) else "not entered"
            self.facts("Credit", [("Credit, USD", amount), ("Note", "issued" if row.issued else "none yet")])
        self.show_why(of.why, "Why this availability?", open_=True)
        self.show_clauses("EXD-3.2", "EXD-3.3", "MA-10.3", "EXD-1.4")

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the Link under the cursor."""
        return (self.row.of.why, f"Availability of {self.row.of.link}") if self.row is not None else None
